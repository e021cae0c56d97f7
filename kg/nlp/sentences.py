"""Split paragraphs into sentences.

A sentence ends at 。！？!?…；-free stops with the closers that follow, never inside brackets; a line ends it always.
A full stop of ASCII ends one only after a Han character.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_STOP = re.compile(r"(?:[。！？!?…]|(?<=[㐀-鿿」』”’）)])\.(?![A-Za-z0-9]))+[”’」』）)\]】》]*")
_OPEN = "（(【["
_CLOSE = "）)】]"


def sentences(text: str, span: Span) -> Iterator[Span]:
    """Give the sentences of one paragraph, as spans of ``text``.

    >>> line = "他说：“走吧！”大家（除了小王。）都走了。版本是3.5。"
    >>> [s.of(line) for s in sentences(line, Span(0, len(line)))]
    ['他说：“走吧！”', '大家（除了小王。）都走了。', '版本是3.5。']
    """
    start = span.start
    for stop in _STOP.finditer(text, span.start, span.end):
        if _depth(text, start, stop.start()) > 0:
            continue
        yield from _trimmed(text, start, stop.end())
        start = stop.end()
    yield from _trimmed(text, start, span.end)


def _depth(text: str, start: int, end: int) -> int:
    part = text[start:end]
    return sum(part.count(c) for c in _OPEN) - sum(part.count(c) for c in _CLOSE)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
