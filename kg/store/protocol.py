"""What every store can do, whatever engine is behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import Self

Node: TypeAlias = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class QueryResult:
    """An answer, free of the engine that gave it: rows, or yes and no, or triples."""

    columns: tuple[str, ...] = ()  #: names of variables without ``?``, in the order of the query
    rows: tuple[tuple[Node | None, ...], ...] = ()
    boolean: bool | None = None  #: of ASK
    triples: tuple[Triple, ...] | None = None  #: of CONSTRUCT and DESCRIBE, sorted


@runtime_checkable
class Store(Protocol):
    """Triples at rest. Use it in a ``with`` statement, or close it."""

    @property
    def path(self) -> Path | None:
        """Give the folder or file it was opened from; None where it is in memory only."""

    def add(self, triples: Iterable[Triple]) -> None:
        """Add triples; those already there stay as they are."""

    def remove(self, triples: Iterable[Triple]) -> None:
        """Take triples out; those that are not there are passed over."""

    def match(
        self, subject: NamedNode | None = None, predicate: NamedNode | None = None, stated: Node | None = None
    ) -> Iterator[Triple]:
        """Give the triples with these parts; None stands for any. They come in no particular order."""

    def __iter__(self) -> Iterator[Triple]:
        """Give all triples, in no particular order."""

    def query(self, sparql: str) -> QueryResult:
        """Answer a SPARQL query; the prefixes of `kg.rdf.names.PREFIXES` need no declaration.

        Raises:
            QueryError: it is not SPARQL, or asks for what a query must not do

        """

    def update(self, sparql: str) -> None:
        """Run a SPARQL update of our own; never one from outside.

        Raises:
            QueryError: it is not SPARQL
            StoreError: the store was opened for reading only

        """

    def count(self) -> int:
        """Count the triples; on disk this reads them all."""

    def close(self) -> None:
        """Write what is pending and let go of the files. What is used after that fails."""

    def __enter__(self) -> Self:
        """Give the store itself."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
