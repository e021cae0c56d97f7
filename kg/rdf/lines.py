"""Triples as lines of bytes: sorted, merged and written without ever being in memory together.

A line is one of N-Triples with its subject first and bare: ``subject, tab, predicate object .``; so the order of the
bytes is that of the subjects, as in the Turtle that `kg.rdf.turtle` writes.
"""

from __future__ import annotations

import heapq
import re
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, parse, serialize

from kg.rdf.names import PREFIXES, STATEMENT, term
from kg.rdf.turtle import body, head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Triple

RUN = 64 << 20  #: bytes of lines that are sorted in memory
CHUNK = 20_000  #: lines that are written as Turtle together

_CONFIDENCE = b"\t<" + term("kg:confidence").value.encode() + b"> "
_STATEMENT = STATEMENT.encode()
_NUMBER = re.compile(rb'"([0-9.]+)"')


def lines_of(triples: Iterable[Triple]) -> list[bytes]:
    r"""Give the lines of triples, sorted, each once.

    >>> from pyoxigraph import NamedNode, Triple
    >>> lines_of([Triple(NamedNode("x:a"), NamedNode("x:b"), NamedNode("x:c"))])
    [b'x:a\t<x:b> <x:c> .']
    """
    written = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    return sorted({bare(line) for line in written.split(b"\n") if line})


def bare(line: bytes) -> bytes:
    """Put the subject of a line of N-Triples first, without its brackets."""
    at = line.index(b"> ")
    return line[1:at] + b"\t" + line[at + 2 :]


def n_triples(lines: Iterable[bytes]) -> bytes:
    """Give the lines as N-Triples."""
    return b"".join(b"<" + line.replace(b"\t", b"> ", 1) + b"\n" for line in lines)


def triples_of(lines: Iterable[bytes]) -> list[Triple]:
    """Read lines."""
    return [quad.triple for quad in parse(n_triples(lines), format=RdfFormat.N_TRIPLES)]


class Sorter:
    """Sorts more lines than fit into memory: sorted runs go to files, which are merged."""

    def __init__(self, folder: Path, limit: int = RUN) -> None:
        """Use a folder for the runs."""
        self._folder, self._limit = folder, limit
        self._lines: list[bytes] = []
        self._size = 0
        self._runs: list[Path] = []

    def add(self, lines: list[bytes]) -> None:
        """Take in lines."""
        self._lines += lines
        self._size += sum(map(len, lines))
        if self._size > self._limit:
            self._spill()

    def merged(self) -> Iterator[bytes]:
        """Give all lines in order, each once; of several confidences of a statement the greatest."""
        self._lines.sort()
        runs = [_read(run) for run in self._runs]
        for _, of_subject in groupby(_once(heapq.merge(self._lines, *runs)), key=_subject):
            yield from _settled(of_subject)

    def _spill(self) -> None:
        self._lines.sort()
        run = self._folder / f"run{len(self._runs)}"
        with run.open("wb") as file:
            file.writelines(line + b"\n" for line in _once(iter(self._lines)))
        self._runs.append(run)
        self._lines, self._size = [], 0


def chunks(lines: Iterable[bytes], size: int = CHUNK) -> Iterator[list[bytes]]:
    """Cut sorted lines into pieces that end with the end of a subject."""
    chunk: list[bytes] = []
    for line in lines:
        if len(chunk) >= size and _subject(line) != _subject(chunk[-1]):
            yield chunk
            chunk = []
        chunk.append(line)
    if chunk:
        yield chunk


def turtle_of(lines: list[bytes]) -> bytes:
    """Give the Turtle of whole subjects, without prefixes."""
    return body(triples_of(lines))


def turtle_head() -> bytes:
    """Give the prefixes that stand before all Turtle."""
    return head(PREFIXES)


def _settled(of_subject: Iterator[bytes]) -> Iterator[bytes]:
    first = next(of_subject)
    if not first.startswith(_STATEMENT):
        yield first
        yield from of_subject
        return
    lines = [first, *of_subject]
    sure = [line for line in lines if _CONFIDENCE in line]
    best = max(sure, key=_confidence, default=b"")
    yield from (line for line in lines if line not in sure or line == best)


def _confidence(line: bytes) -> float:
    found = _NUMBER.search(line, line.index(_CONFIDENCE))
    return float(found[1]) if found else 0.0


def _once(lines: Iterator[bytes]) -> Iterator[bytes]:
    last = b""
    for line in lines:
        if line != last:
            yield line
            last = line


def _subject(line: bytes) -> bytes:
    return line[: line.index(b"\t")]


def _read(run: Path) -> Iterator[bytes]:
    with run.open("rb") as file:
        for line in file:
            yield line[:-1]
