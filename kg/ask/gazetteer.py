"""An index of names: exact, by shared pairs of characters, by one wrong character, by sound.

SQLite, in memory for a small graph; for a large one in a file beside the store, written when the graph is built, or
else when it is first needed. The file knows which state of the store it was made from, and is made again when the store
has changed.

Weighed: a search engine (a dependency for one look-up); the index as triples in the graph (it would be exported with
it); lists in memory (ten seconds for half a million names, at every start).
"""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from kg.ask.likeness import bigrams, plain
from kg.ask.sounds import sound
from kg.model import Entity
from kg.rdf import names
from kg.rdf.iri import entity_iri
from kg.rdf.names import ENTITY, term
from kg.rdf.terms import Literal, NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.ontology import Lexicon
    from kg.store import Store

FILE = "names.sqlite"  #: beside the store
LARGE = 20_000  #: names from which an index is kept in a file
COMMON = 4_000  #: names that share a pair of characters; commoner pairs tell too little to be followed
SHORT = 8  #: characters up to which a name is also known with one of them left out
_SPOKEN = 12  # characters up to which a name is also known by its sound
_TABLES = """
CREATE TABLE name (id INTEGER PRIMARY KEY, label TEXT, iri TEXT);
CREATE TABLE pair (pair TEXT, id INTEGER, PRIMARY KEY (pair, id)) WITHOUT ROWID;
CREATE TABLE key (key TEXT, id INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE TABLE common (pair TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE state (state TEXT);
"""


class Gazetteer:
    """The names of one graph."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Hold an open index."""
        self._db = connection

    @classmethod
    def of(cls, store: Store, lexicon: Lexicon) -> Gazetteer:
        """Open the index of a store; make it where there is none, in a file if the store lies on disk."""
        known = cls.beside(store)
        if known is not None:
            return known
        labels = _labels(store, lexicon)
        path = _file(store)
        if path is not None and len(labels) > LARGE:
            with suppress(sqlite3.Error, OSError):
                _write(labels, path)
                made = cls.beside(store)
                if made is not None:
                    return made
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        _fill(connection, labels, "")
        return cls(connection)

    @classmethod
    def beside(cls, store: Store) -> Gazetteer | None:
        """Open the index that lies beside a store, if it was made from the store as it is."""
        path = _file(store)
        if path is None or not path.is_file():
            return None
        with suppress(sqlite3.Error):
            connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            (made_from,) = connection.execute("SELECT state FROM state").fetchone()
            if made_from == state(path.parent):
                return cls(connection)
            connection.close()
        return None

    def exact(self, words: Iterable[str]) -> dict[str, list[str]]:
        """Give for each of the words that is a name the things of that name."""
        wanted = list(dict.fromkeys(words))
        found: dict[str, list[str]] = {}
        for start in range(0, len(wanted), 500):
            part = wanted[start : start + 500]
            marks = ",".join("?" * len(part))
            for label, iri in self._db.execute(
                f"SELECT label, iri FROM name WHERE label IN ({marks}) ORDER BY label, iri",  # noqa: S608 - marks only
                part,
            ):
                found.setdefault(label, []).append(iri)
        return found

    def near(self, words: str, most: int) -> Iterator[tuple[str, str]]:
        """Give names worth comparing with the words: those that sound so, differ by one character, or share most pairs."""
        bare = plain(words)
        keys = [*_keys(bare), *_keys(words)]
        yield from self._chosen(
            "SELECT id FROM key WHERE key IN ({}) GROUP BY id ORDER BY COUNT(*) DESC, id LIMIT ?", keys, most
        )
        pairs = [pair for pair in sorted(bigrams(bare)) if not self._is_common(pair)]
        yield from self._chosen(
            "SELECT id FROM pair WHERE pair IN ({}) GROUP BY id ORDER BY COUNT(*) DESC, id LIMIT ?", pairs, most
        )

    def short(self, most: int) -> list[tuple[str, str]]:
        """Give all names of few characters, if there are no more than ``most`` names in all."""
        (count,) = self._db.execute("SELECT COUNT(*) FROM name").fetchone() if self.count_below(most) else (most + 1,)
        if count > most:
            return []
        return self._db.execute("SELECT label, iri FROM name WHERE LENGTH(label) <= 6 ORDER BY id").fetchall()

    def count_below(self, most: int) -> bool:
        """Tell whether there are no more than ``most`` names."""
        return self._db.execute("SELECT 1 FROM name WHERE id > ? LIMIT 1", (most,)).fetchone() is None

    def _is_common(self, pair: str) -> bool:
        return self._db.execute("SELECT 1 FROM common WHERE pair = ?", (pair,)).fetchone() is not None

    def _chosen(self, query: str, wanted: list[str], most: int) -> Iterator[tuple[str, str]]:
        if not wanted:
            return
        marks = ",".join("?" * len(wanted))
        chosen = [row[0] for row in self._db.execute(query.format(marks), (*wanted, most))]
        for one in chosen:
            yield self._db.execute("SELECT label, iri FROM name WHERE id = ?", (one,)).fetchone()


def index(folder: Path, lexicon: Lexicon) -> None:
    """Write the index of a build that has many names; to be called when its store is closed.

    Takes about ten seconds for half a million names. Without it the first question takes as long.
    """
    from kg.store import open_store

    with open_store(folder) as store:
        labels = _labels(store, lexicon)
        path = _file(store)
    if path is not None and len(labels) > LARGE:
        _write(labels, path)


def _write(labels: list[tuple[str, str]], path: Path) -> None:
    """Write an index to a file; one that is there is replaced when the new one is whole."""
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with closing(sqlite3.connect(fresh)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        _fill(connection, labels, state(path.parent))
    fresh.replace(path)


def state(folder: Path) -> str:
    """Give what tells one state of a store on disk from another: the names and sizes of its tables."""
    store = folder / "store" if (folder / "store").is_dir() else folder
    tables = sorted((file.name, file.stat().st_size) for file in store.glob("*.sst"))
    logs = sorted((file.name, file.stat().st_size) for file in store.glob("*.log"))
    return hashlib.sha256(repr((tables, logs)).encode()).hexdigest()


def _file(store: Store) -> Path | None:
    path = store.path
    if path is None or not path.is_dir():
        return None
    return (path.parent if path.name == "store" else path) / FILE


def _fill(connection: sqlite3.Connection, labels: list[tuple[str, str]], made_from: str) -> None:
    connection.executescript(_TABLES)
    connection.executemany("INSERT INTO name VALUES (?, ?, ?)", ((n, *one) for n, one in enumerate(labels)))
    pairs = ((pair, n) for n, (label, _) in enumerate(labels) for pair in bigrams(plain(label)))
    connection.executemany("INSERT OR IGNORE INTO pair VALUES (?, ?)", pairs)
    keys = ((key, n) for n, (label, _) in enumerate(labels) for key in _keys(label))
    connection.executemany("INSERT OR IGNORE INTO key VALUES (?, ?)", keys)
    connection.execute("INSERT INTO common SELECT pair FROM pair GROUP BY pair HAVING COUNT(*) > ?", (COMMON,))
    connection.execute("CREATE INDEX label ON name (label)")
    connection.execute("INSERT INTO state VALUES (?)", (made_from,))
    connection.commit()


def _keys(label: str) -> set[str]:
    """Give what a name has in common with its misspellings: its sound, and itself without one of its characters.

    >>> sorted(_keys("支付宝") & _keys("支付包"))
    ['zhifubao', '支付']
    """
    found = {sound(label)} if 1 < len(label) <= _SPOKEN else set()
    if 2 < len(label) <= SHORT:
        found |= {label[:k] + label[k + 1 :] for k in range(len(label))}
    return found - {""}


def _labels(store: Store, lexicon: Lexicon) -> list[tuple[str, str]]:
    """Give all names with the things they name: labels, other labels, and the aliases of the lexicon."""
    found = {
        (t.object.value, t.subject.value)
        for place in (names.LABEL, term("skos:altLabel"))
        for t in store.match(None, place)
        if isinstance(t.object, Literal) and isinstance(t.subject, NamedNode) and t.subject.value.startswith(ENTITY)
    }
    for alias, label in lexicon.aliases.items():
        iri = entity_iri(Entity(label)).value
        if (label, iri) in found:
            found.add((alias, iri))
    return sorted(found)
