"""HTML as a run of tags and texts, each with its place in the source.

Weighed: html.parser (12 kB of ``<a <a <a`` take it 0.8 s, twice as much four times as long), lxml and html5lib (they
give lines or nothing, and an evidence must be found to the character). What stands here never looks at a character
twice, and what is not closed ends with the source, as browsers have it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Elements whose content is no text of the page; all of it is passed over, up to their end.
UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "iframe", "noembed", "noframes", "svg", "math", "object"}
)
#: Elements whose content is text and holds no tags.
PLAIN = frozenset({"title", "textarea", "xmp"})

_NAME = re.compile(r"[a-zA-Z][^\s/>]{0,40}")
_ATTRIBUTE = re.compile(r"[\s/]*([^\s/>=]+|=)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]*))?")
_END = re.compile(r"[\s/]*>")
_OPEN = re.compile(r"<(?=[a-zA-Z/!?])")
_KEPT = frozenset({"class", "id", "role", "hidden", "style", "aria-hidden"})


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of the source that is text, with its references to characters as they stand."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag; of its attributes only those that tell what an element is for."""

    start: int
    end: int
    name: str  #: in lower case
    closing: bool = False
    attributes: tuple[tuple[str, str], ...] = ()


def scan(source: str) -> Iterator[Text | Tag]:
    """Give the texts and tags of a page; comments, scripts and styles are left out.

    >>> [part.name if isinstance(part, Tag) else source[part.start:part.end]
    ...  for source in ["<p class=a>支付宝<!-- x --><br/>1 < 2<script>if (a<b) {}</script>"] for part in scan(source)]
    ['p', '支付宝', 'br', '1 < 2']
    """
    place = 0
    while place < len(source):
        found = _next(source, place)
        at = found.start() if found else len(source)
        if at > place:
            yield Text(place, at)
        if found is None:
            return
        tag, place = _tag(source, at)
        if tag is None:
            continue
        if tag.name in UNSEEN and not tag.closing:
            place = _behind(source, place, tag.name)
            continue
        yield tag
        if tag.name in PLAIN and not tag.closing:
            end = _before(source, place, tag.name)
            yield Text(place, end)
            place = end


def _next(source: str, place: int) -> re.Match[str] | None:
    """Find where a tag or comment begins."""
    found = _OPEN.search(source, place)
    while found and source[found.end()] == "/" and not source[found.end() + 1 : found.end() + 2].isalpha():
        found = _OPEN.search(source, found.end())
    return found


def _tag(source: str, at: int) -> tuple[Tag | None, int]:
    """Read what begins at a ``<``; None for comments and the like."""
    if source.startswith("<!--", at):
        return None, _after(source, "-->", at + 4)
    if source[at + 1] in "!?":
        return None, _after(source, ">", at)
    closing = source[at + 1] == "/"
    name = _NAME.match(source, at + 1 + closing)
    if name is None:
        return None, _after(source, ">", at)
    place, kept = name.end(), []
    while not (end := _END.match(source, place)):
        attribute = _ATTRIBUTE.match(source, place)
        if attribute is None:
            return None, len(source)
        place = attribute.end()
        if attribute[1].lower() in _KEPT:
            kept.append((attribute[1].lower(), (attribute[2] or "").strip("\"'")[:400]))
    return Tag(at, end.end(), name[0].lower(), closing, tuple(kept)), end.end()


def _after(source: str, mark: str, place: int) -> int:
    at = source.find(mark, place)
    return len(source) if at < 0 else at + len(mark)


def _before(source: str, place: int, name: str) -> int:
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, place)
    return found.start() if found else len(source)


def _behind(source: str, place: int, name: str) -> int:
    """Find the end of an element that holds no text."""
    return _after(source, ">", _before(source, place, name))
