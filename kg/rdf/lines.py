"""Triples as lines of bytes, which sort and compare fast.

A line is one of N-Triples with its subject first and bare: ``subject, tab, predicate object .``; so the order of the
bytes is that of the subjects, as in the Turtle that `kg.rdf.turtle` writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from pyoxigraph import RdfFormat, parse, serialize

from kg.rdf.names import PREFIXES
from kg.rdf.turtle import body, head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Triple

CHUNK = 20_000  #: lines that are written as Turtle together


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


def chunks(lines: Iterable[bytes], size: int = CHUNK) -> Iterator[list[bytes]]:
    """Cut sorted lines into pieces that end with the end of a subject."""
    chunk: list[bytes] = []
    for line in lines:
        if len(chunk) >= size and subject_of(line) != subject_of(chunk[-1]):
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


def subject_of(line: bytes) -> bytes:
    r"""Give the subject of a line.

    >>> subject_of(b"x:a\t<x:b> <x:c> .")
    b'x:a'
    """
    return line[: line.index(b"\t")]


def shared(lines: Iterable[bytes], document: str) -> list[int]:
    """Give digests of the subjects that other documents than this one may speak of, too."""
    own = document.encode()
    return sorted(digest({subject for line in lines if not (subject := subject_of(line)).startswith(own)}))


def digest(subjects: Iterable[bytes]) -> set[int]:
    """Give a small number for each subject; that two share one costs a look."""
    return {crc32(subject) for subject in subjects}
