"""A long Turtle file with a few of its subjects written anew: the rest is copied, not read.

The file is one of `kg.rdf.turtle`: sorted by subject, a blank line before each. A subject is found by halving.
"""

from __future__ import annotations

import mmap
import re
from typing import IO, TYPE_CHECKING

from kg.rdf.lines import turtle_head
from kg.rdf.names import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_BETWEEN = b"\n\n"
_COPIED = 16 << 20  # bytes at a time
_ESCAPED = re.compile(r"\\(.)")


def splice(old: Path, new: Path, blocks: Mapping[str, bytes]) -> None:
    """Write a Turtle file again with what is said of these subjects, as `kg.rdf.turtle.body` gives it; empty: nothing."""
    with old.open("rb") as file, new.open("wb") as out, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        at, first = 0, len(turtle_head())
        last = first if len(data) == first + 1 else len(data)  # of nothing at all, an empty line is left
        for subject in sorted(blocks):
            start, end = _block(data, subject, max(at, first), last)
            _copy(data, at, start, out)
            out.write(blocks[subject])
            at = end
        _copy(data, at, last, out)


def _block(data: mmap.mmap, subject: str, low: int, high: int) -> tuple[int, int]:
    """Give from where to where a subject stands, with its blank line; an empty stretch where it would stand."""
    first = low
    while low < high:
        start = max(low, data.rfind(_BETWEEN, first - 1, (low + high) // 2 + 1) + 1)
        end = data.find(_BETWEEN, start + 1) + 1 or len(data)
        found = subject_at(data, start)
        if found == subject:
            return start, end
        if found < subject:
            low = end
        else:
            high = start
    return low, low


def subject_at(data: mmap.mmap | bytes, start: int) -> str:
    r"""Give the subject of the block that begins, with its blank line, at a place.

    >>> subject_at(b"\ne:C\\+\\+ a kg:Concept .\n", 0), subject_at(b"\n<x:a> a kg:Concept .\n", 0)
    ('https://kg.example/entity/C++', 'x:a')
    """
    word = bytes(data[start + 1 : data.find(b" ", start)]).decode()
    if word.startswith("<"):
        return word[1:-1]
    prefix, _, local = word.partition(":")
    return PREFIXES[prefix] + _ESCAPED.sub(r"\1", local)


def _copy(data: mmap.mmap, start: int, end: int, out: IO[bytes]) -> None:
    for at in range(start, end, _COPIED):
        out.write(data[at : min(end, at + _COPIED)])
