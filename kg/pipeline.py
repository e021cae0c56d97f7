"""The stages joined. Read this first.

    documents.unpack and repair (text within) -> extract.read (nlp within) -> rdf.describe -> store -> ask's index of names

One document at a time passes through all of them, so that a build holds one document, the names of
what it has found, and nothing else; what goes wrong with one document stays with it.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import StoreError, TextError
from kg.report import Report, Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.documents import Fields
    from kg.model import Document, Seed, Statement
    from kg.ontology import Ontology
    from kg.seeds import Source
    from kg.store import Store

log = logging.getLogger(__name__)

STORE, TURTLE, REPORT = "store", "graph.ttl", "report.json"  #: what a built folder holds


def unwatched(source: Source) -> None:
    """Let a build go on unseen."""


def build(
    sources: Iterable[Source],
    ontology: Ontology,
    store: Store,
    *,
    watch: Callable[[Source], None] = unwatched,
    fields: Fields | None = None,
) -> Report:
    """Add to the store what the sources state, and report what was repaired, found and skipped.

    A document that cannot be read is skipped, with its reason; one that was given before (by name
    and bytes) is not read again. ``watch`` is called before each source is opened; ``fields`` says where
    records (JSON Lines) have their text and their name.

    Raises:
        StoreError: the store cannot take what was found; nothing built so far can be trusted

    """
    from kg.rdf import describe

    report = Report()
    known = set[str]()
    for source, seed in _seeds(sources, report, watch, fields):
        try:
            document, statements = read(seed, ontology)
        except Exception as error:  # whatever is wrong with one document, the others are built
            log.debug("%s", source.place, exc_info=error)
            report.skipped.append(Skipped(source, error))
            continue
        if document.iri in known:
            report.repeated.append(document.name)
            continue
        known.add(document.iri)
        store.add(describe(document, statements, terms=ontology.lexicon.terms))
        report.add(document, statements)
    return report


def _seeds(
    sources: Iterable[Source], report: Report, watch: Callable[[Source], None], fields: Fields | None
) -> Iterator[tuple[Source, Seed]]:
    """Give the documents in the sources; what cannot be opened is reported."""
    from kg.documents import unpack

    for source in sources:
        watch(source)
        try:
            for seed in unpack(source, fields):
                if isinstance(seed, Exception):
                    report.skipped.append(Skipped(source, seed))
                else:
                    yield source, seed
        except Exception as error:  # as with documents
            log.debug("%s", source.place, exc_info=error)
            report.skipped.append(Skipped(source, error))


def read(seed: Seed, ontology: Ontology) -> tuple[Document, list[Statement]]:
    """Repair one document and read what it states."""
    from kg import extract
    from kg.documents import repair

    document = repair(seed)
    return document, extract.read(document, ontology)


def build_folder(
    sources: Iterable[Source],
    ontology: Ontology,
    folder: str | Path,
    *,
    watch: Callable[[Source], None] = unwatched,
    fields: Fields | None = None,
) -> Report:
    """Build a folder with the store, the graph as Turtle, the report as JSON; of many names, an index for asking.

    The folder changes at the end and at once: until then, and for good if anything fails, what was
    there before stays as it was. The same documents give the same files, byte for byte, in whatever
    place, order, language and hash seed (the store apart, whose files are its own affair).

    Raises:
        TextError: no document at all could be read
        StoreError: the folder cannot be written

    """
    from kg.ask.gazetteer import index
    from kg.rdf import turtle
    from kg.store import open_store
    from kg.store.build import replacing

    with replacing(Path(folder)) as fresh:
        with open_store(fresh / STORE, writable=True) as store:
            report = build(sources, ontology, store, watch=watch, fields=fields)
            if not report.readings:
                raise nothing_read(report)
            settle(store)
            written = turtle.written_as(store)
        index(fresh, ontology.lexicon)
        try:
            (fresh / TURTLE).write_bytes(written)
            (fresh / REPORT).write_text(report.json(), encoding="utf-8", newline="\n")
        except OSError as error:
            msg = f"{folder}: cannot be written: {error.strerror}; check the rights and the space left"
            raise StoreError(msg) from error
    return report


def settle(store: Store) -> None:
    """Where documents say one thing with more and less confidence, keep the more."""
    store.update(
        "DELETE { ?statement kg:confidence ?less } "
        "WHERE { ?statement kg:confidence ?less, ?more FILTER(?less < ?more) }"
    )


def nothing_read(report: Report) -> Exception:
    """Tell why no document could be read.

    >>> nothing_read(Report())
    TextError('no document given; name a file or a folder')
    """
    if not report.skipped:
        return TextError("no document given; name a file or a folder")
    first = report.skipped[0]
    if first.bug:
        return first.error
    more = len(report.skipped) - 1
    return TextError(str(first) + (f" (and {more} more could not be read; nothing was built)" if more else ""))
