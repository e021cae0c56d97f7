"""The documents of a build: what was read from each, and where it lies, so that what has not changed is not read again.

One file of SQLite in the folder of the build. What is written in one `Catalogue.keep` is there whole or not at all,
whatever becomes of the process; one process writes at a time. A document is known by its IRI (name and content); a
place is where it was found, and several places may hold one document.

Weighed: a file for each document (a hundred thousand of them burden every tool); the triples alone (they do not tell
what a document would have said of things that another describes, too).
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import StoreError
from kg.store.journal import LEAST, MOST, SHARE, TABLE, Journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from types import TracebackType
    from typing import Self

    from kg.store.journal import Former

FILE = "documents.sqlite"
_SCHEMA = "1"
_TABLES = """
CREATE TABLE document (iri TEXT PRIMARY KEY, mark TEXT NOT NULL, told TEXT NOT NULL, lines BLOB NOT NULL);
CREATE TABLE place (
    place TEXT PRIMARY KEY, file TEXT NOT NULL, folder TEXT NOT NULL, name TEXT NOT NULL, iri TEXT NOT NULL,
    run INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX place_of ON place (iri);
CREATE INDEX place_in ON place (file);
CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_CALLED = "CREATE TABLE IF NOT EXISTS renamed (iri TEXT PRIMARY KEY, called TEXT NOT NULL)"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document was found."""

    place: str  #: what tells it from all others: the file, and the record within
    file: str
    folder: str  #: the folder that was searched; empty where the file was named
    name: str  #: what the user calls the document
    iri: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What was read from a document."""

    iri: str
    mark: str  #: what it was read with; another mark, and it must be read again
    told: dict[str, Any]  #: its part of the report, as JSON has it
    lines: bytes  #: its triples as lines, packed


@dataclass(frozen=True, slots=True)
class Called:
    """How the things of a document are called in the graph, where that is otherwise than in the document."""

    names: Mapping[str, str]
    aliases: Mapping[str, str]  #: those of them that are of things with a name of their own
    ids: Mapping[str, str]  #: of statements, the new by the old
    subjects: list[int]  #: digests of what it then speaks of, as `kg.rdf.lines.shared` gives them


class Catalogue:
    """The documents of one build. Use it in a ``with`` statement, or close it."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None = None) -> None:
        """Hold an open file."""
        self._db = connection
        self.path = path
        self.run = int(self.state("run") or 0)  #: number of the build that is going on
        self.span = int(self.state("span") or 0)  #: documents of which so many may change before all is made anew
        self._journal = Journal(connection, self.span)

    @classmethod
    def open(cls, folder: Path | None) -> Self:
        """Open the catalogue of a folder for writing, a new one if it has none; without a folder, one in memory.

        Raises:
            StoreError: another program writes it, it is damaged, or the folder may not be written

        """
        path = folder / FILE if folder else None
        try:
            connection = sqlite3.connect(path or ":memory:", timeout=0.5, isolation_level=None)
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("BEGIN IMMEDIATE")
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if "state" not in tables:
                for table in _TABLES.split(";"):
                    connection.execute(table)
                connection.execute("INSERT INTO state VALUES ('schema', ?)", (_SCHEMA,))
            connection.execute(_CALLED)
            connection.execute(TABLE)
            connection.execute("COMMIT")
            return cls(connection, path)
        except sqlite3.Error as error:
            raise _told(path, error) from error

    def begin(self) -> None:
        """Begin a build: what it does not come across can be told from what it does."""
        self.run += 1
        with self._together():
            self._set("run", str(self.run))

    def mark_of(self, iri: str) -> str | None:
        """Give what a document was read with; None if it is not known."""
        found = self._db.execute("SELECT mark FROM document WHERE iri = ?", (iri,)).fetchone()
        return found[0] if found else None

    def seen(self, place: str) -> str | None:
        """Give the document that this build has found at a place; None if it was not there yet."""
        found = self._db.execute("SELECT iri FROM place WHERE place = ? AND run = ?", (place, self.run)).fetchone()
        return found[0] if found else None

    def keep(self, found: Iterable[Kept], places: Iterable[Place]) -> None:
        """Take in documents, and where they and others were found, all or none."""
        new = False
        with self._together():
            for one in found:
                self._remember([one.iri])
                row = (one.iri, one.mark, json.dumps(one.told, ensure_ascii=False), one.lines)
                self._db.execute("INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?)", row)
                new = True
            if new:
                self._changed()
            self._place(places)

    def _place(self, places: Iterable[Place]) -> None:
        same = "UPDATE place SET run = ? WHERE place = ? AND iri = ? AND name = ? AND folder = ?"
        for one in places:
            if self._db.execute(same, (self.run, one.place, one.iri, one.name, one.folder)).rowcount:
                continue
            self._changed()
            there = self._db.execute("SELECT iri FROM place WHERE place = ?", (one.place,)).fetchall()
            self._remember([one.iri, *(iri for (iri,) in there)])
            self._db.execute(
                "INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?)",
                (one.place, one.file, one.folder, one.name, one.iri, self.run),
            )

    def retain(self, file: str) -> None:
        """Let the documents of a file stay, as it cannot be told what is in it now."""
        with self._together():
            self._db.execute("UPDATE place SET run = ? WHERE file = ?", (self.run, file))

    def drop_unseen(self, files: Iterable[str], folders: Iterable[str], exists: Callable[[str], bool]) -> int:
        """Take back what this build searched for and did not find again; give how many places that were.

        Of what lies below a folder, but was not found by searching it, what ``exists`` stays.
        """
        with self._together():
            gone = [(file,) for file in files]
            for folder in folders:
                below = self._db.execute(
                    "SELECT DISTINCT file, folder FROM place WHERE file > ? AND file < ? AND run <> ?",
                    (f"{folder}/", f"{folder}0", self.run),  # 0 is the character after /
                )
                gone += [(file,) for file, found_in in below if found_in == folder or not exists(file)]
            count = sum(self._drop("file = ? AND run <> ?", (*one, self.run)) for one in gone)
            self._drop_homeless(count)
            return count

    def forget(self, iris: Iterable[str], places: Iterable[str] = ()) -> int:
        """Take back documents, or single places of them; give how many places that were."""
        with self._together():
            count = sum(self._drop("iri = ?", (iri,)) for iri in iris)
            count += sum(self._drop("place = ?", (one,)) for one in places)
            self._drop_homeless(count)
            return count

    def _drop(self, where: str, values: tuple[object, ...]) -> int:
        """Take places back; give how many."""
        there = self._db.execute(f"SELECT iri FROM place WHERE {where}", values).fetchall()  # noqa: S608 - our own words
        self._remember(iri for (iri,) in there)
        return self._db.execute(f"DELETE FROM place WHERE {where}", values).rowcount  # noqa: S608 - as above

    def _drop_homeless(self, count: int) -> None:
        if count:
            self._changed()
        self._db.execute("DELETE FROM document WHERE iri NOT IN (SELECT iri FROM place)")

    def places(self) -> Iterator[Place]:
        """Give all places, sorted."""
        for row in self._db.execute("SELECT place, file, folder, name, iri FROM place ORDER BY place"):
            yield Place(*row)

    def documents(self, *, lines: bool = True) -> Iterator[tuple[str, Kept]]:
        """Give each document with its name, the first of several, sorted by IRI."""
        body = "lines" if lines else "x''"
        for name, *row in self._db.execute(
            f"SELECT MIN(place.name), iri, mark, told, {body} FROM document JOIN place USING (iri) GROUP BY iri"  # noqa: S608
            " ORDER BY iri"
        ):
            iri, mark, told, packed = row
            yield name, Kept(iri, mark, json.loads(told), packed)

    def size(self) -> int:
        """Give how many bytes the packed lines of all documents have."""
        (size,) = self._db.execute("SELECT TOTAL(LENGTH(lines)) FROM document").fetchone()
        return int(size)

    def placed(self, state: Mapping[str, str], called: Mapping[str, Called]) -> None:
        """Note what graph is in place, and how things are called in it."""
        with self._together():
            self._db.execute("DELETE FROM renamed")
            rows = ((iri, json.dumps(asdict(one), ensure_ascii=False)) for iri, one in called.items())
            self._db.executemany("INSERT INTO renamed VALUES (?, ?)", rows)
            self.span = max(LEAST, min(MOST, self.count() // SHARE))
            self._journal.begin(self.span)
            for key, value in {**state, "span": str(self.span)}.items():
                self._set(key, value)

    def called(self) -> dict[str, Called]:
        """Give for documents whose things are called otherwise in the graph, how."""
        rows = self._db.execute("SELECT iri, called FROM renamed")
        return {iri: Called(**json.loads(called)) for iri, called in rows}

    def former(self) -> dict[str, Former | None] | None:
        """Give the documents that have changed since a graph was placed as they were; None if it is not known."""
        return self._journal.former()

    def _remember(self, iris: Iterable[str]) -> None:
        for iri in iris:
            if not self._journal.remember(iri):
                self._set("span", "0")

    def lines_of(self, iri: str) -> bytes:
        """Give the packed lines of a document."""
        (lines,) = self._db.execute("SELECT lines FROM document WHERE iri = ?", (iri,)).fetchone()
        return bytes(lines)

    def others(self) -> list[str]:
        """Give the other names of documents that have several, sorted."""
        rows = self._db.execute(
            "SELECT name FROM place JOIN (SELECT iri, MIN(name) AS first FROM place GROUP BY iri HAVING COUNT(*) > 1)"
            " USING (iri) WHERE name <> first ORDER BY name"
        )
        return [name for (name,) in rows]

    def count(self) -> int:
        """Count the documents."""
        (count,) = self._db.execute("SELECT COUNT(DISTINCT iri) FROM place").fetchone()
        return int(count)

    def stale(self, marks: Iterable[str]) -> int:
        """Count the documents that were read with something else than what these marks stand for."""
        known = list(marks)
        marked = ",".join("?" * len(known))
        sql = f"SELECT COUNT(*) FROM document WHERE substr(mark, 1, 16) NOT IN ({marked})"  # noqa: S608 - marks only
        (count,) = self._db.execute(sql, known).fetchone()
        return int(count)

    def state(self, key: str) -> str | None:
        """Give what was noted."""
        found = self._db.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
        return found[0] if found else None

    def note(self, key: str, value: str) -> None:
        """Note something."""
        with self._together():
            self._set(key, value)

    @property
    def generation(self) -> str:
        """Give what changes whenever the documents do."""
        return self.state("generation") or "0"

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def __enter__(self) -> Self:
        """Give the catalogue itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def _changed(self) -> None:
        self._set("generation", str(int(self.generation) + 1))

    def _set(self, key: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (key, value))

    @contextmanager
    def _together(self) -> Iterator[None]:
        """Write all or nothing."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self._db.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise _told(self.path, error) from error


def pack(lines: Iterable[bytes]) -> bytes:
    """Pack the lines of a document."""
    return zlib.compress(b"\n".join(lines), 3)


def unpack(packed: bytes) -> list[bytes]:
    """Give the lines that were packed."""
    whole = zlib.decompress(packed)
    return whole.split(b"\n") if whole else []


def _told(path: Path | None, error: sqlite3.Error) -> StoreError:
    place = path.parent if path else "memory"
    if "locked" in str(error):
        return StoreError(f"{place}: another build is writing this folder; wait until it has ended")
    if isinstance(error, sqlite3.OperationalError):
        return StoreError(f"{place}: cannot be written: {error}; check the rights and the space left")
    return StoreError(f"{place}: {FILE} is damaged: {error}; remove it and build again")
