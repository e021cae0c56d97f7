"""Bring a catalogue up to what its sources hold: what is new or changed is read, what has gone is taken back."""

from __future__ import annotations

import hashlib
import logging
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kg.errors import KgError
from kg.reading import Finding
from kg.report import Report, Skipped
from kg.store.catalogue import Catalogue, Kept, Place
from kg.text import document_iri

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.documents import Fields
    from kg.model import Seed
    from kg.seeds import Source

log = logging.getLogger(__name__)

BATCH = 64  #: documents that are written down together; so many are read again at most after an interruption


@dataclass(frozen=True, slots=True)
class Task:
    """A document to be read: where it comes from, and where it goes."""

    source: Source
    place: Place
    mark: str


class ReadAll(Protocol):
    """What reads documents: here, or by a crew."""

    def __call__(self, tasks: Iterable[tuple[Task, Seed]]) -> Iterator[tuple[Task, Finding | Exception]]:
        """Give for each task what was found, in any order."""


@dataclass(slots=True)
class Update:
    """One build's way through its sources."""

    catalogue: Catalogue
    mark: str  #: what documents are read with now
    base: Path  #: what places are named from, so that they stay the same when all is moved together
    fields: Fields | None = None
    force: bool = False  #: read again what has not changed, too
    watch: Callable[[Source], None] = lambda _: None
    kept: Callable[[], None] = lambda: None  #: called whenever documents were written down
    done: Callable[[], None] = lambda: None  #: called for each document
    report: Report = field(default_factory=Report)
    _found: list[Kept] = field(default_factory=list)
    _places: list[Place] = field(default_factory=list)
    _seen: dict[str, str] = field(default_factory=dict)  #: what the places not yet written down hold
    _folders: dict[str, str] = field(default_factory=dict)  #: those that are searched, as places have them
    _whole: set[str] = field(default_factory=set)  #: files that were read to their end

    def run(self, sources: Iterable[Source], read_all: ReadAll) -> Report:
        """Go through the sources.

        Raises:
            StoreError: the catalogue cannot be written

        """
        self.catalogue.begin()
        for task, found in read_all(self._tasks(sources)):
            if isinstance(found, Exception):
                self._failed(task.source, found, task.place.file)
            else:
                self.report.fresh += 1
                self.done()
                self._keep(Kept(found.iri, task.mark, found.told, found.lines), task.place)
        self._flush()
        if self.report.fresh or self.report.unchanged:
            self.report.gone = self.catalogue.drop_unseen(self._whole, self._folders.values(), self._exists)
        return self.report

    def _tasks(self, sources: Iterable[Source]) -> Iterator[tuple[Task, Seed]]:
        """Give what must be read; what has not changed is noted here."""
        from kg.documents import unpack

        for source in sources:
            self.watch(source)
            file = place_of(source, self.base)
            if source.folder and source.folder not in self._folders:
                self._folders[source.folder] = _relative(source.folder, self.base)
            try:
                for seed in unpack(source, self.fields):
                    if isinstance(seed, Exception):
                        self._failed(source, seed, file)
                    else:
                        yield from self._task(source, seed, file)
            except Exception as error:  # noqa: BLE001 - whatever is wrong with one source, the others are built
                self._failed(source, error, file)
                if isinstance(error.__cause__, OSError):  # what is in it cannot be told
                    self._flush()
                    self._whole.discard(file)
                    self.catalogue.retain(file)

    def _task(self, source: Source, seed: Seed, file: str) -> Iterator[tuple[Task, Seed]]:
        name = f"{file}#{hashlib.sha256(seed.data).hexdigest()[:12]}" if source.place == "-" else file
        record = seed.name[len(source.name) :]
        if record:
            name += record
            self._ended(file)
        iri, mark = document_iri(seed.name, seed.data), f"{self.mark} {seed.form}".strip()
        place = self._free(name, iri)
        if place is None:
            self.report.repeated.append(seed.name)
            return
        where = Place(place, file, self._folders.get(source.folder, ""), seed.name, iri)
        if not self.force and self.catalogue.mark_of(iri) == mark:
            self.report.unchanged += 1
            self.done()
            self._places.append(where)
            self._seen[place] = iri
            if len(self._places) >= 4 * BATCH:
                self._flush()
            return
        self._seen[place] = iri
        yield Task(source, where, mark), seed

    def _free(self, name: str, iri: str) -> str | None:
        """Give a place that this build has not filled yet; None if the very document is there already."""
        number, free = 1, name
        while (holds := self._seen.get(free) or self.catalogue.seen(free)) is not None:
            if holds == iri:
                return None
            number += 1
            free = f"{name}\x1f{number}"
        return free

    def _ended(self, file: str) -> None:
        """Note that what a file held before, but not now, is to be taken back; the standard input is new each time."""
        if file != "-":
            self._whole.add(file)

    def _exists(self, file: str) -> bool:
        return (self.base / file).exists()

    def _keep(self, kept: Kept, place: Place) -> None:
        self._found.append(kept)
        self._places.append(place)
        if len(self._found) >= BATCH:
            self._flush()
            self.kept()

    def _flush(self) -> None:
        if self._places:
            self.catalogue.keep(self._found, self._places)
            for place in self._places:
                self._seen.pop(place.place, None)
            self._found, self._places = [], []

    def _failed(self, source: Source, error: Exception, file: str) -> None:
        log.debug("%s", source.place, exc_info=error)
        self._ended(file)
        self.report.skipped.append(Skipped(source, error))


def place_of(source: Source, base: Path) -> str:
    """Give what tells a source from all others: its path from ``base``, or the name of what is no file."""
    if source.data is not None:
        return f"seed:{source.name}"
    return source.place if source.place == "-" else _relative(source.place, base)


def moved(place: Place, old: Path, new: Path) -> Place:
    """Give a place of one build as it is called from another folder."""

    def called(path: str) -> str:
        return path if not path or path.startswith(("seed:", "-")) else _relative(str(old / path), new.absolute())

    file = called(place.file)
    return replace(place, place=file + place.place[len(place.file) :], file=file, folder=called(place.folder))


def chosen(catalogue: Catalogue, document: str, base: Path) -> list[Place]:
    """Give the places that a user means by a path, a file name, a place within the graph, or an IRI.

    Raises:
        KgError: there is none

    """
    places = list(catalogue.places())
    path = _relative(document, base)
    ways: tuple[Callable[[Place], bool], ...] = (
        lambda one: one.iri == document,
        lambda one: path in {one.place, one.file, one.folder},
        lambda one: document in {one.name, one.place},
        lambda one: document in {Path(one.name).name, one.iri.rpartition("/")[2]},
        lambda one: one.file.startswith(f"{path}/"),
    )
    for way in ways:
        found = [one for one in places if way(one)]
        if found:
            return found
    near = ", ".join(sorted({one.name for one in places})[:8]) or "none"
    msg = f"{document}: no document of this graph; it holds: {near}{' …' if len(places) > 8 else ''}"
    raise KgError(msg)


def _relative(place: str, base: Path) -> str:
    path = os.path.abspath(place)  # noqa: PTH100 - links stay as they were named
    try:
        return Path(os.path.relpath(path, base)).as_posix()
    except ValueError:  # another drive
        return Path(path).as_posix()
