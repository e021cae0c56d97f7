"""From the documents of a catalogue to a graph: their lines sorted, merged, loaded and written in one pass.

The graph depends on the documents alone, not on the order or the number of the builds that brought them: what two of
them say stands there once, and goes when the last of them goes. Memory holds one run of lines at a time.

Weighed: changing the store triple by triple (needs to be told for each triple who else supports it, and is overtaken
by loading everything anew once a few in a hundred documents have changed; its files would tell of its history).
"""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, Any

from kg.errors import StoreError
from kg.rdf.lines import Sorter, chunks, lines_of, n_triples, turtle_head, turtle_of
from kg.rdf.provenance import named
from kg.renaming import renamed, retold
from kg.report import Reading, Report
from kg.same import Sameness, decide
from kg.store.catalogue import unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.ontology import Vocabulary
    from kg.same import Rules
    from kg.store.catalogue import Catalogue, Kept
    from kg.store.oxigraph import OxigraphStore
    from kg.workers import Crew


def settled(catalogue: Catalogue, vocabulary: Vocabulary, known: Rules) -> Sameness:
    """Decide which names of the documents mean one thing."""

    def told() -> Iterator[tuple[str, dict[str, Any]]]:
        return ((kept.iri, kept.told) for _, kept in catalogue.documents(lines=False))

    return decide(told, vocabulary, known)


def assemble(
    catalogue: Catalogue,
    store: OxigraphStore,
    turtle: Path | None = None,
    crew: Crew | None = None,
    same: Sameness | None = None,
) -> None:
    """Fill an empty store with the graph of all documents, and write it as Turtle.

    Raises:
        StoreError: the disk is full, or may not be written

    """
    try:
        with TemporaryDirectory(prefix="runs-", dir=turtle.parent if turtle else None) as desk:
            sorter = Sorter(Path(desk))
            for name, kept in catalogue.documents():
                sorter.add(lines_under(name, kept, same or Sameness()))
            pieces = chunks(sorter.merged())
            if turtle is None:
                store.load(n_triples(piece) for piece in pieces)
                return
            with turtle.open("wb") as out, _writing(out, crew) as write:
                store.load(write(pieces))
    except OSError as error:
        msg = f"{turtle or 'memory'}: cannot be written: {error.strerror or error}; check the rights and the space left"
        raise StoreError(msg) from error


def lines_under(name: str, kept: Kept, same: Sameness) -> list[bytes]:
    """Give the lines of a document under a name, its things under the names that were settled."""
    lines = unpack(kept.lines)
    names = same.of(kept.iri, kept.told["entities"])
    if names:
        lines, _ = renamed(lines, names, same.canonical)
    return lines + lines_of(named(kept.iri, name, titled=kept.told["reading"]["titled"]))


def reported(catalogue: Catalogue, report: Report, same: Sameness) -> Report:
    """Add to a report what all documents of the catalogue tell, and what was decided of their names."""
    report.decisions = tuple(astuple(one) for one in same.decisions)
    report.repeated += catalogue.others()
    for name, kept in catalogue.documents(lines=False):
        told = dict(kept.told["reading"])
        del told["titled"]
        told["notes"] = tuple(told["notes"])
        report.readings.append(Reading(name=name, **told))
        names = same.of(kept.iri, kept.told["entities"])
        if names:
            lines = unpack(catalogue.lines_of(kept.iri))
            report.tally.take(retold(kept.told, names, renamed(lines, names, same.canonical)[1]))
        else:
            report.tally.take(kept.told)
        report.example = report.example or tuple(kept.told["example"])
    return report


@contextmanager
def _writing(out: IO[bytes], crew: Crew | None) -> Iterator[_Writer]:
    writer = _Writer(out, crew)
    out.write(turtle_head())
    yield writer
    writer.finish()


class _Writer:
    """Writes pieces as Turtle while they go by, by a crew where there is one."""

    def __init__(self, out: IO[bytes], crew: Crew | None) -> None:
        self._out, self._crew = out, crew
        self._pending: deque[object] = deque()
        self._empty = True

    def __call__(self, pieces: Iterable[list[bytes]]) -> Iterator[bytes]:
        """Give the pieces as N-Triples."""
        for piece in pieces:
            self._empty = False
            if self._crew is None:
                self._out.write(turtle_of(piece))
            else:
                self._pending.append(self._crew.submit("turtle", piece))
                while len(self._pending) > 2 * self._crew.count:
                    self._write()
            yield n_triples(piece)

    def finish(self) -> None:
        """Write what is pending."""
        while self._pending:
            self._write()
        if self._empty:
            self._out.write(b"\n")

    def _write(self) -> None:
        self._out.write(self._pending.popleft().result())  # type: ignore[attr-defined]
