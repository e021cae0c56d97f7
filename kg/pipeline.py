"""The stages joined. Read this first.

    documents.unpack and repair (text within) -> extract.read (nlp within) -> rdf.describe -> lines
    catalogue (what each document says) -> assembly -> store, Turtle -> ask's index of names

One document at a time passes through the first line (`kg.reading`, by several processes in `kg.workers`), and what was
found in it is written down (`kg.update`). The second line makes the graph of what is written down (`kg.assembly`).
What goes wrong with one document stays with it.
"""

from __future__ import annotations

import hashlib
import json
import logging
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import StoreError, TextError
from kg.reading import mark_of, read
from kg.report import Report
from kg.same import rules
from kg.store import open_store
from kg.store.build import kept, renewing, settle
from kg.store.catalogue import FILE, Called, Catalogue
from kg.store.oxigraph import OxigraphStore
from kg.store.remote import RemoteStore
from kg.update import BATCH, Update, chosen, moved
from kg.workers import Alone, Crew

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.documents import Fields
    from kg.ontology import Ontology
    from kg.same import Sameness
    from kg.seeds import Source

__all__ = ["REPORT", "STORE", "TURTLE", "Settings", "build", "build_folder", "forget", "merge", "publish", "read"]

log = logging.getLogger(__name__)

STORE, TURTLE, REPORT = "store", "graph.ttl", "report.json"  #: what a built folder holds

_FIRST, _GROWTH = 64, 15  # a long build is put in place after so many documents, and whenever so many times more came


def unwatched(source: Source) -> None:
    """Let a build go on unseen."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to build."""

    fields: Fields | None = None  #: where records (JSON Lines) have their text and their name
    overlays: tuple[Path, ...] = ()  #: folders that were laid over the ontology
    jobs: int = 1  #: processes that read; the result is the same for any number
    same: str | None = None  #: what the user knows of names (see `kg.same.rules`); None: what was said before
    force: bool = False  #: read again what has not changed, too
    watch: Callable[[Source], None] = unwatched  #: called before each source is opened
    done: Callable[[], None] = lambda: None  #: called for each document that was read or has not changed


def build(
    sources: Iterable[Source], ontology: Ontology, settings: Settings | None = None
) -> tuple[OxigraphStore, Report]:
    """Build a graph in memory.

    Raises:
        TextError: no document at all could be read

    """
    from kg.assembly import assemble, reported, settled

    wanted, crew = settings or Settings(), Alone(ontology)
    with Catalogue.open(None) as catalogue:
        report = _updated(catalogue, sources, crew, wanted, Path.cwd(), lambda: None)
        same = settled(catalogue, ontology.vocabulary, rules(wanted.same or ""))
        store = OxigraphStore.in_memory()
        called = assemble(catalogue, store, crew, same)
        report.repeated += catalogue.others()
        return store, reported(catalogue, report, same, called)


def build_folder(
    sources: Iterable[Source], ontology: Ontology, folder: str | Path, settings: Settings | None = None
) -> Report:
    """Bring a folder up to date: the store, the graph as Turtle, the report; of many names, an index for asking.

    Documents that are there already stay, and are not read again unless they, the ontology or the programs have
    changed; changed ones replace what they said before; those that have gone from a folder or corpus that is named
    are taken back. The same documents give the same files, byte for byte, in whatever place, order, language and
    hash seed, after whatever builds (the store and the catalogue apart, whose files are their own affair).

    What was there stays until the new is whole. Documents are written down as they are finished: after an
    interruption the next build goes on from there.

    Raises:
        TextError: no document at all could be read
        StoreError: the folder cannot be written, or another build is writing it

    """
    wanted = settings or Settings()
    with _writing(Path(folder)) as (here, catalogue), ExitStack() as stack:
        crew = stack.enter_context(Crew(wanted.jobs, ontology)) if wanted.jobs > 1 else Alone(ontology)
        state = _State(here, catalogue, ontology, crew)
        if wanted.same is not None:
            rules(wanted.same)
            catalogue.note("same", wanted.same)
        try:
            report = _updated(catalogue, sources, crew, wanted, here, state.grown)
        except TextError:
            if not catalogue.count():
                catalogue.close()
                (here / FILE).unlink()
            raise
        report.stale = catalogue.stale([mark_of(wanted.overlays)])
        return state.renew(report)


def forget(documents: Iterable[str], ontology: Ontology, folder: str | Path) -> list[str]:
    """Take documents back from a folder, with all that only they support; give their names.

    Raises:
        KgError: one of them is not in the graph
        StoreError: the folder was not built from documents, or cannot be written

    """
    here = Path(folder)
    if not (here / FILE).is_file():
        msg = f"{folder}: not built from documents; name a folder that kg build made (-g)"
        raise StoreError(msg)
    with _writing(here) as (home, catalogue):
        places = [place for document in documents for place in chosen(catalogue, document, home)]
        catalogue.forget((), {place.place for place in places})
        _State(home, catalogue, ontology, Alone(ontology)).renew(Report())
        return sorted({place.name for place in places})


def merge(folders: Iterable[str | Path], ontology: Ontology, into: str | Path) -> Report:
    """Put the documents of several builds together: what a build of all of them would have made.

    Where two hold one file as it was at different times, the later of them is followed. ``into`` may hold documents
    already.

    Raises:
        StoreError: a folder was not built from documents, or is being written

    """
    sources = [Path(folder) for folder in folders]
    for folder in sources:
        if not (folder / FILE).is_file():
            msg = f"{folder}: not built from documents; name a folder that kg build made"
            raise StoreError(msg)
    with _writing(Path(into)) as (here, catalogue):
        catalogue.begin()
        for folder in sources:
            if folder.resolve() != here.resolve():
                with Catalogue.open(folder) as other:
                    catalogue.keep((kept for _, kept in other.documents()), ())
                    catalogue.keep((), [moved(place, folder, here) for place in other.places()])
        return _State(here, catalogue, ontology, Alone(ontology)).renew(Report())


def publish(folder: str | Path, url: str) -> int:
    """Put the graph of a folder in the place of what a SPARQL endpoint holds; give the number of triples.

    Raises:
        StoreError: the endpoint cannot be reached, or does not let us write

    """
    with open_store(folder) as store, RemoteStore(url) as remote:
        remote.clear()
        remote.add(store)
        return store.count()


@contextmanager
def _writing(folder: Path) -> Iterator[tuple[Path, Catalogue]]:
    """Open a folder for building: nobody else builds it meanwhile."""
    with kept(folder, FILE) as here, Catalogue.open(here) as catalogue:
        settle(here)
        yield here, catalogue


def _updated(
    catalogue: Catalogue,
    sources: Iterable[Source],
    crew: Crew | Alone,
    settings: Settings,
    base: Path,
    grown: Callable[[], None],
) -> Report:
    """Bring the catalogue up to date."""
    update = Update(
        catalogue,
        mark_of(settings.overlays),
        base.absolute(),
        fields=settings.fields,
        force=settings.force,
        watch=settings.watch,
        kept=grown,
        done=settings.done,
    )
    report = update.run(sources, crew.read)
    if not report.fresh + report.unchanged:
        raise nothing_read(report)
    return report


@dataclass(slots=True)
class _State:
    """What is in place in a folder, against what its catalogue holds."""

    folder: Path
    catalogue: Catalogue
    ontology: Ontology
    crew: Crew | Alone
    count: int = -1  #: documents in the graph that is in place; -1: not known yet
    new: int = 0  #: documents that were written down since

    def grown(self) -> None:
        """Put in place what there is, where that is much more than is in place: long builds can be asked early."""
        if self.count < 0:
            self.count = self.catalogue.count() - BATCH if (self.folder / STORE).is_dir() else 0
        self.new += BATCH
        if self.new >= max(_FIRST, _GROWTH * self.count):
            self.renew(Report())
            self.count += self.new
            self.new = 0

    def renew(self, report: Report) -> Report:
        """Put the graph of the catalogue in place, if it is not there; fill in the report of all of it."""
        known = self.catalogue.state("same") or ""
        graph = _hash([self.catalogue.generation, known])
        report.repeated += self.catalogue.others()
        shown = _hash([graph, *report.apart()])
        whole = self._is_whole() and self.catalogue.state("graph") == graph
        if whole and report.recall((self.folder / REPORT).read_text(encoding="utf-8", errors="replace")):
            report.example = tuple(json.loads(self.catalogue.state("example") or "[]"))
            if self.catalogue.state("in place") != shown:
                with renewing(self.folder) as fresh:
                    self._tell(fresh, report)
                self.catalogue.note("in place", shown)
            return report
        return self._made(report, graph, shown)

    def _made(self, report: Report, graph: str, shown: str) -> Report:
        """Make the graph of the catalogue and put it in place."""
        from kg.assembly import reported, settled

        known = self.catalogue.state("same") or ""
        sound = self._is_whole() and self.catalogue.state("graph") and self.catalogue.state("files") == self._files()
        self.catalogue.note("graph", "")  # what ends here leaves a graph of which nothing is known
        with renewing(self.folder) as fresh:
            same = settled(self.catalogue, self.ontology.vocabulary, rules(known))
            called = self._changed(same, fresh) if sound else None
            if called is None:
                called = self._anew(same, fresh)
            indexed = self.crew.start("index", fresh)
            reported(self.catalogue, report, same, called)
            self._tell(fresh, report)
            indexed()
        state = {"graph": graph, "in place": shown, "files": self._files(), "example": json.dumps(report.example)}
        self.catalogue.placed(state, called)
        return report

    def _changed(self, same: Sameness, fresh: Path) -> dict[str, Called] | None:
        """Make the graph out of the one in place, where little has changed; tell what is called otherwise."""
        from kg.changing import apply, change

        wanted = change(self.catalogue, same)
        if wanted is not None:
            apply(wanted, self.folder / STORE, self.folder / TURTLE, fresh)
        return wanted.called if wanted else None

    def _anew(self, same: Sameness, fresh: Path) -> dict[str, Called]:
        """Make the graph of all documents; tell what is called otherwise in it."""
        from kg.assembly import assemble

        with open_store(fresh / STORE, writable=True) as store:
            return assemble(self.catalogue, store, self.crew, same, fresh / TURTLE)

    def _files(self) -> str:
        """Give what tells whether somebody else has changed the graph in place."""
        from kg.ask.gazetteer import state

        turtle = (self.folder / TURTLE).stat()
        return _hash([state(self.folder), turtle.st_size, turtle.st_mtime_ns])

    def _tell(self, fresh: Path, report: Report) -> None:
        try:
            (fresh / REPORT).write_text(report.json(), encoding="utf-8", newline="\n")
        except OSError as error:
            msg = f"{self.folder}: cannot be written: {error.strerror}; check the rights and the space left"
            raise StoreError(msg) from error

    def _is_whole(self) -> bool:
        return (self.folder / STORE).is_dir() and all((self.folder / name).is_file() for name in (TURTLE, REPORT))


def _hash(told: list[Any]) -> str:
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def nothing_read(report: Report) -> Exception:
    """Tell why no document could be read.

    >>> nothing_read(Report())
    TextError('no document given; name a file or a folder')
    """
    if not report.skipped:
        return TextError("no document given; name a file or a folder")
    first = report.skipped[0]
    if first.bug or len(report.skipped) == 1:
        return first.error if first.bug else type(first.error)(str(first))
    more = len(report.skipped) - 1
    return TextError(f"{first} (and {more} more could not be read; nothing was built)")
