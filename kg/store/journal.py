"""What the graph in place says of documents that have changed since: what it takes to change it in a few places.

A table in the file of the `kg.store.catalogue`. It is given up when too much has changed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3

LEAST, SHARE, MOST = 64, 20, 1000  #: so many documents are remembered, or one in so many, but not more than that

TABLE = "CREATE TABLE IF NOT EXISTS former (iri TEXT PRIMARY KEY, name TEXT, told TEXT, lines BLOB)"


@dataclass(frozen=True, slots=True)
class Former:
    """A document as it was."""

    name: str
    told: dict[str, Any]
    lines: bytes


class Journal:
    """The documents that have changed since the graph was made."""

    def __init__(self, connection: sqlite3.Connection, span: int) -> None:
        """Go on with what was remembered; ``span`` documents at most, none if nothing is known of the graph."""
        self._db = connection
        (count,) = connection.execute("SELECT COUNT(*) FROM former").fetchone()
        self._left = span - int(count)

    def begin(self, span: int) -> None:
        """Forget all, as a graph was made of what is there now."""
        self._db.execute("DELETE FROM former")
        self._left = span

    def remember(self, iri: str) -> bool:
        """Remember a document before it changes, comes or goes; False when that became too much."""
        if self._left <= 0 or self._db.execute("SELECT 1 FROM former WHERE iri = ?", (iri,)).fetchone():
            return True
        sql = "SELECT MIN(place.name), told, lines FROM document JOIN place USING (iri) WHERE iri = ?"
        self._db.execute("INSERT INTO former VALUES (?, ?, ?, ?)", (iri, *self._db.execute(sql, (iri,)).fetchone()))
        self._left -= 1
        if not self._left:
            self.begin(0)
        return self._left > 0

    def former(self) -> dict[str, Former | None] | None:
        """Give the documents that have changed as they were, None for those that were not there; None if not known."""
        if self._left <= 0:
            return None
        rows = self._db.execute("SELECT iri, name, told, lines FROM former")
        return {iri: None if name is None else Former(name, json.loads(told), lines) for iri, name, told, lines in rows}
