"""From what documents say to sorted stretches of the graph: work that can be cut, and done by several processes.

First parts are sorted (`write_sorted`), so many documents at a time; then stretches of subjects are taken out of all of
them (`stretch`), as N-Triples to load and as Turtle to read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.rdf.lines import chunks, lines_of, n_triples, shared, turtle_of
from kg.rdf.provenance import named
from kg.rdf.runs import merged, write_run
from kg.renaming import renamed
from kg.store.catalogue import Called, unpack

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Part:
    """What one document brings to the graph."""

    iri: str
    name: str
    titled: bool
    lines: bytes  #: its triples as lines, packed
    names: Mapping[str, str]  #: its things that are called otherwise in the graph
    aliases: Mapping[str, str]  #: those of them that have a name of their own already


@dataclass(frozen=True, slots=True)
class Run:
    """What was sorted of some documents."""

    subjects: list[bytes]  #: some, evenly spread
    called: dict[str, Called]  #: of documents whose things are called otherwise


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some subjects of the graph with all that is said of them."""

    triples: bytes  #: as N-Triples
    turtle: bytes


def lines_under(part: Part) -> tuple[list[bytes], dict[str, str]]:
    """Give the lines of a document under its name, its things as they are called, and the new ids of statements."""
    lines, ids = unpack(part.lines), dict[str, str]()
    if part.names:
        lines, ids = renamed(lines, part.names, part.aliases)
    return lines + lines_of(named(part.iri, part.name, titled=part.titled)), ids


def brought(part: Part) -> tuple[set[bytes], Called | None]:
    """Give the lines of a document as `lines_under` does, and what is called otherwise, if anything."""
    lines, ids = lines_under(part)
    return set(lines), Called(part.names, part.aliases, ids, shared(lines, part.iri)) if part.names else None


def write_sorted(parts: list[Part], path: Path) -> Run:
    """Sort what documents say into a file."""
    lines, called = set[bytes](), {}
    for part in parts:
        found, otherwise = brought(part)
        lines |= found
        if otherwise:
            called[part.iri] = otherwise
    return Run(write_run(lines, path), called)


def stretch(runs: list[Path], start: bytes, end: bytes, *, turtle: bool) -> Stretch:
    """Take the subjects from one up to another out of sorted files."""
    lines = merged(runs, start, end)
    return Stretch(n_triples(lines), b"".join(map(turtle_of, chunks(lines))) or b"\n" if turtle else b"")
