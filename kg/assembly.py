"""From the documents of a catalogue to a graph: their lines sorted, merged, loaded and written.

The graph depends on the documents alone, not on the order or the number of the builds that brought them: what two of
them say stands there once, and goes when the last of them goes. Memory holds a few stretches of lines at a time; they
are sorted and written by those who read (`kg.workers`), while here they are loaded.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import astuple
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, Any

from kg.errors import StoreError
from kg.merging import Part
from kg.rdf.lines import turtle_head
from kg.rdf.runs import EVERY, cuts
from kg.renaming import retold
from kg.report import Reading, Report
from kg.same import Sameness, decide

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.merging import Stretch
    from kg.ontology import Vocabulary
    from kg.same import Rules
    from kg.store.catalogue import Called, Catalogue, Kept
    from kg.store.oxigraph import OxigraphStore
    from kg.workers import Alone, Crew

RUN = 8 << 20  #: bytes of packed lines that are sorted together; they take some ten times as many in memory
STRETCH = 50_000  #: lines that are merged together


def settled(catalogue: Catalogue, vocabulary: Vocabulary, known: Rules) -> Sameness:
    """Decide which names of the documents mean one thing."""

    def told() -> Iterator[tuple[str, dict[str, Any]]]:
        return ((kept.iri, kept.told) for _, kept in catalogue.documents(lines=False))

    return decide(told, vocabulary, known)


def assemble(
    catalogue: Catalogue, store: OxigraphStore, crew: Crew | Alone, same: Sameness, turtle: Path | None = None
) -> dict[str, Called]:
    """Fill an empty store with the graph of all documents, and write it as Turtle; tell what is called otherwise.

    Raises:
        StoreError: the disk is full, or may not be written

    """
    try:
        with ExitStack() as stack:
            desk = Path(stack.enter_context(TemporaryDirectory(prefix="runs-", dir=turtle.parent if turtle else None)))
            out = stack.enter_context(turtle.open("wb")) if turtle else None
            runs, stretches, called = _sorted(catalogue, desk, crew, same)
            tasks = ((runs, start, end, bool(out)) for start, end in stretches)
            store.load(_written(crew.each("merge", tasks), out))
            return called
    except OSError as error:
        msg = f"{turtle or 'memory'}: cannot be written: {error.strerror or error}; check the rights and the space left"
        raise StoreError(msg) from error


def _sorted(
    catalogue: Catalogue, desk: Path, crew: Crew | Alone, same: Sameness
) -> tuple[list[Path], list[tuple[bytes, bytes]], dict[str, Called]]:
    """Sort what all documents say into files; give them, how to cut them into stretches, what is called otherwise."""
    runs: list[Path] = []
    subjects: list[bytes] = []
    called: dict[str, Called] = {}

    def tasks() -> Iterator[tuple[list[Part], Path]]:
        size = min(RUN, catalogue.size() // (2 * crew.count) + 1)
        for number, parts in enumerate(_batches(parts_of(catalogue, same), size)):
            runs.append(desk / f"run{number}")
            yield parts, runs[-1]

    for run in crew.each("sort", tasks()):
        subjects += run.subjects
        called |= run.called
    return runs, cuts(subjects, max(1, len(subjects) * EVERY // STRETCH)), called


def parts_of(catalogue: Catalogue, same: Sameness, *, lines: bool = True) -> Iterator[Part]:
    """Give what each document brings to the graph, its lines too if wanted."""
    for name, kept in catalogue.documents(lines=lines):
        yield part_of(name, kept, same)


def part_of(name: str, kept: Kept, same: Sameness) -> Part:
    """Give what a document brings to the graph under a name, its things under the names that were settled."""
    names = same.of(kept.iri, kept.told["entities"])
    aliases = {old: same.canonical[old] for old in names if old in same.canonical}
    return Part(kept.iri, name, kept.told["reading"]["titled"], kept.lines, names, aliases)


def _batches(parts: Iterable[Part], size: int) -> Iterator[list[Part]]:
    """Put parts together until they have so many bytes."""
    batch: list[Part] = []
    filled = 0
    for part in parts:
        batch.append(part)
        filled += len(part.lines)
        if filled >= size:
            yield batch
            batch, filled = [], 0
    if batch:
        yield batch


def _written(stretches: Iterable[Stretch], out: IO[bytes] | None) -> Iterator[bytes]:
    """Write Turtle while the same triples go by."""
    if out is not None:
        out.write(turtle_head())
    for one in stretches:
        if out is not None:
            out.write(one.turtle)
        yield one.triples


def reported(catalogue: Catalogue, report: Report, same: Sameness, called: Mapping[str, Called]) -> Report:
    """Add to a report what all documents of the catalogue tell, and what was decided of their names."""
    report.decisions = tuple(astuple(one) for one in same.decisions)
    for name, kept in catalogue.documents(lines=False):
        told = dict(kept.told["reading"])
        del told["titled"]
        told["notes"] = tuple(told["notes"])
        report.readings.append(Reading(name=name, **told))
        one = called.get(kept.iri)
        report.tally.take(retold(kept.told, one.names, one.ids) if one else kept.told)
        report.example = report.example or tuple(kept.told["example"])
    return report
