"""A build on a cluster, as it is led from here."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import __version__
from kg.errors import StoreError
from kg.pipeline import Settings, nothing_read
from kg.reading import mark_of, ontology_hash
from kg.report import COUNTED, Report
from kg.same import decide, rules
from kg.spark.scratch import Scratch, rows
from kg.spark.session import cluster, unheard
from kg.spark.slices import slices
from kg.spark.tasks import Job, Slice, Written, read_slice, spread, write_part
from kg.store.build import replacing
from kg.store.manifest import MANIFEST, Manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pyspark import SparkContext

    from kg.ontology import Ontology
    from kg.report import Skipped
    from kg.same import Sameness
    from kg.seeds import Source
    from kg.spark.slices import Work
    from kg.spark.tasks import Read

LEAST, QUADS = 4, 500_000  #: parts, and lines before they are pooled that make another


@dataclass(frozen=True, slots=True)
class Built:
    """What a build on a cluster did."""

    manifest: Manifest
    skipped: tuple[Skipped, ...]  #: documents that were not read, and why


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which of the rows stand for which documents."""

    documents: tuple[dict[str, str], ...]
    changed: tuple[dict[int, str], ...]  #: for each slice: rows under another name, or (an empty one) left out
    repeated: tuple[str, ...]


def build_parts(
    sources: Iterable[Source],
    ontology: Ontology,
    folder: str | Path,
    settings: Settings,
    master: str,
    told: Callable[[int, int], None] = unheard,
) -> Built:
    """Build the graph of documents on a cluster, into a folder of parts with their manifest.

    What was in the folder stays until the new is whole. The same documents give the same files, on whatever machines.

    Raises:
        TextError: no document at all could be read
        StoreError: the folder cannot be written, or is not seen by all machines; the cluster cannot be reached
        MissingPartError: Spark is not installed

    """
    known = rules(settings.same or "")
    cut = slices(sources, settings.fields)
    if not cut:
        raise nothing_read(Report())
    with (
        replacing(Path(os.path.abspath(folder)), MANIFEST) as fresh,  # noqa: PTH100 - links stay as they were named
        cluster(master, told) as context,
    ):
        scratch = Scratch(fresh / ".work")
        scratch.make()
        job = Job(scratch, mark_of(), settings.fields, context.broadcast(ontology))
        found = _read(context, cut, job)
        skipped = _skipped(found)
        chosen = choose(found)
        if not chosen.documents:
            raise nothing_read(Report(skipped=list(skipped)))
        same = decide(lambda: _told(scratch, chosen), ontology.vocabulary, known)
        written = _write(context, found, chosen, job, same, fresh)
        shutil.rmtree(scratch.path)
        manifest = _manifest(settings, found, chosen, same, skipped, written)
        (fresh / MANIFEST).write_text(manifest.json(), encoding="utf-8", newline="\n")
    return Built(manifest, skipped)


def _read(context: SparkContext, cut: list[list[Work]], job: Job) -> list[Slice]:
    numbered = list(enumerate(cut))
    found = context.parallelize(numbered, len(cut)).map(lambda one: read_slice(*one, job)).collect()
    for one in found:
        if one.trouble:
            raise StoreError(one.trouble)
        if not job.scratch.read(one.number).is_file():
            place = job.scratch.path.parent.parent.parent
            msg = f"{place}: what other machines write there is not seen here; name a folder with -o that all share"
            raise StoreError(msg)
    return found


def choose(found: Iterable[Slice]) -> Chosen:
    """Decide which row stands for a document that was found at several places, and what it is called.

    As on one machine: the name that sorts first; what was read last, should it have been read as another form.
    """
    whole = list(found)
    read = sorted(((one.source, part.number, row), one) for part in whole for row, one in enumerate(part.read))
    places: set[tuple[str, str]] = set()
    repeated: list[str] = []
    names: dict[str, list[str]] = {}
    stands: dict[str, tuple[int, int, Read]] = {}
    for (_, part, row), one in read:
        if (one.place, one.iri) in places:
            repeated.append(one.name)
            continue
        places.add((one.place, one.iri))
        names.setdefault(one.iri, []).append(one.name)
        stands[one.iri] = part, row, one
    changed: list[dict[int, str]] = [dict.fromkeys(range(len(part.read)), "") for part in whole]
    documents = []
    for iri, (part, row, one) in sorted(stands.items()):
        name = min(names[iri])
        repeated += [other for other in names[iri] if other != name]
        if name == one.name:
            del changed[part][row]
        else:
            changed[part][row] = name
        documents.append({"name": name, "iri": iri, "sha256": one.sha256})
    documents.sort(key=lambda one: (one["name"], one["sha256"]))
    return Chosen(tuple(documents), tuple(changed), tuple(sorted(repeated)))


def _told(scratch: Scratch, chosen: Chosen) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give what the documents tell of their things."""
    for number, changed in enumerate(chosen.changed):
        for row, (told, _) in enumerate(rows(scratch.read(number), bodies=False)):
            if changed.get(row, told["name"]):
                yield told["iri"], told


def _write(
    context: SparkContext, found: list[Slice], chosen: Chosen, job: Job, same: Sameness, folder: Path
) -> list[Written]:
    parts = max(LEAST, sum(read.lines for one in found for read in one.read) // QUADS)
    names = context.broadcast(same)
    written = (
        context.parallelize(list(enumerate(chosen.changed)), len(found))
        .flatMap(lambda one: spread(*one, job, names, parts))
        .partitionBy(parts, int)
        .mapPartitionsWithIndex(lambda number, runs: iter([write_part(number, runs, job, folder)]))
        .collect()
    )
    for one in written:
        if not (folder / one.part.name).is_file():
            msg = f"{folder.parent.parent}: {one.part.name} is not seen here; name a folder with -o that all machines share"
            raise StoreError(msg)
    return written


def _skipped(found: list[Slice]) -> tuple[Skipped, ...]:
    """Give what could not be read, each fault once: every share of a corpus comes across its damage."""
    told = {(number, str(one)): one for part in found for number, one in part.skipped}
    return tuple(one for _, one in sorted(told.items(), key=lambda item: item[0]))


def _manifest(
    settings: Settings,
    found: list[Slice],
    chosen: Chosen,
    same: Sameness,
    skipped: tuple[Skipped, ...],
    written: list[Written],
) -> Manifest:
    characters = {read.iri: read.characters for one in found for read in one.read}
    reasons = sorted({(left.source.name, left.reason) for left in skipped})
    return Manifest(
        kg=__version__,
        ontology=ontology_hash(settings.overlays),
        documents=chosen.documents,
        skipped=tuple({"name": name, "reason": reason} for name, reason in reasons),
        repeated=chosen.repeated,
        same=tuple(
            {"name": one.name, "other": one.other, "same": one.same, "reason": one.reason, "documents": one.documents}
            for one in same.decisions
        ),
        counts={
            "documents": len(chosen.documents),
            "characters": sum(characters.values()),
            **{name: sum(one.counts[name] for one in written) for name in COUNTED},
            "quads": sum(one.part.quads for one in written),
        },
        parts=tuple(one.part for one in written),
    )
