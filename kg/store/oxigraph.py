"""The default store: Oxigraph, on disk or in memory."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from gzip import BadGzipFile
from io import BytesIO
from typing import IO, TYPE_CHECKING

import pyoxigraph
from pyoxigraph import Quad, QueryBoolean, QuerySolutions, RdfFormat, parse

from kg.errors import KgError, QueryError, StoreError
from kg.rdf.names import PREFIXES
from kg.store.protocol import QueryResult
from kg.store.question import checked
from kg.store.tokens import in_order
from kg.store.trouble import explain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from pyoxigraph import NamedNode, Triple

    from kg.store.protocol import Node

#: So many triples are gathered before a fresh store writes them: each write in bulk makes new files.
GATHERED = 200_000
#: Bytes of N-Triples that are loaded together, some 100,000; they take five times as many in memory.
AT_ONCE = 16 << 20
#: So many such parts are loaded at a time.
SIDE_BY_SIDE = 3


class OxigraphStore:
    """Triples in Oxigraph."""

    def __init__(self, store: pyoxigraph.Store, path: Path | None = None, *, fresh: bool = False) -> None:
        """Hold an open store; ``fresh`` ones are filled in bulk, others by transactions."""
        self._store: pyoxigraph.Store | None = store
        self._path = path
        self._fresh = fresh
        self._gathered: list[Quad] = []
        self._changed = False  #: by transactions

    @classmethod
    def in_memory(cls, triples: Iterable[Triple] = ()) -> Self:
        """Give a store that is gone when it is closed.

        >>> from kg.rdf.names import term
        >>> from pyoxigraph import Triple
        >>> with OxigraphStore.in_memory([Triple(term("e:支付宝"), term("kg:pursues"), term("e:流量"))]) as store:
        ...     store.query("SELECT ?what { e:支付宝 kg:pursues ?what }").rows
        ((<NamedNode value=https://kg.example/entity/流量>,),)
        """
        store = cls(pyoxigraph.Store())
        store.add(triples)
        return store

    @property
    def path(self) -> Path | None:
        """Give the folder it lies in."""
        return self._path

    @property
    def _open(self) -> pyoxigraph.Store:
        if self._store is None:
            msg = f"{self._place}: closed already; open it again"
            raise StoreError(msg)
        self._flush()
        return self._store

    @property
    def _place(self) -> str:
        return str(self._path or "store in memory")

    def add(self, triples: Iterable[Triple]) -> None:
        """Add triples; a fresh store gathers them and writes many at once."""
        quads = (Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
        if not self._fresh:
            self._changing(lambda store: store.extend(quads))
            return
        for quad in quads:
            self._gathered.append(quad)
            if len(self._gathered) >= GATHERED:
                self._flush()

    def load(self, pieces: Iterable[bytes]) -> None:
        """Add N-Triples that come in pieces of whole lines, by Oxigraph's own loader; for stores that nobody reads.

        It takes what it loads several times over in memory, and writes what it has read when it has read all: so parts
        are loaded, some at a time, one being written while another is read.
        """
        with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
            loading: deque[Future[None]] = deque()
            for part in _parts(pieces):
                if len(loading) == SIDE_BY_SIDE:
                    loading.popleft().result()
                loading.append(pool.submit(self.load_from, BytesIO(part), RdfFormat.N_TRIPLES))
            for one in loading:
                one.result()

    def load_from(self, stream: IO[bytes], form: RdfFormat, base: str | None = None) -> None:
        """Add what a stream holds, by Oxigraph's own loader; named graphs as one.

        Raises:
            SyntaxError: it is not in that form

        """
        try:
            if form in {RdfFormat.N_QUADS, RdfFormat.TRIG, RdfFormat.JSON_LD}:
                quads = parse(stream, format=form, base_iri=base)
                self._open.bulk_extend(Quad(one.subject, one.predicate, one.object) for one in quads)
            else:
                self._open.bulk_load(input=stream, format=form, base_iri=base)
        except (RuntimeError, OSError) as error:
            if isinstance(error, BadGzipFile):
                raise
            raise self._not_written(error) from error

    def remove(self, triples: Iterable[Triple]) -> None:
        """Take triples out."""
        for triple in triples:
            quad = Quad(triple.subject, triple.predicate, triple.object)
            self._changing(lambda store, quad=quad: store.remove(quad))  # type: ignore[misc]

    def match(
        self, subject: NamedNode | None = None, predicate: NamedNode | None = None, stated: Node | None = None
    ) -> Iterator[Triple]:
        """Give the triples with these parts."""
        for quad in self._open.quads_for_pattern(subject, predicate, stated, None):
            yield quad.triple

    def __iter__(self) -> Iterator[Triple]:
        """Give all triples."""
        return self.match()

    def query(self, sparql: str) -> QueryResult:
        """Answer a SPARQL query."""
        try:
            return _result(sparql, self.answer(sparql))
        except (OSError, RuntimeError, ValueError) as error:
            raise self._not_answered(error) from error

    def answer(self, sparql: str) -> QuerySolutions | QueryBoolean | pyoxigraph.QueryTriples:
        """Answer a SPARQL query as Oxigraph does, row by row; for those who write the answer out again."""
        store = self._open
        try:
            return store.query(checked(sparql), prefixes=PREFIXES)
        except SyntaxError as error:
            raise explain(sparql, error.msg) from error
        except (OSError, RuntimeError, ValueError) as error:
            raise self._not_answered(error) from error

    def update(self, sparql: str) -> None:
        """Run a SPARQL update."""
        try:
            self._changing(lambda store: store.update(sparql, prefixes=PREFIXES))
        except SyntaxError as error:
            raise explain(sparql, error.msg) from error

    def count(self) -> int:
        """Count the triples by reading them all."""
        return len(self._open)

    def backup(self, folder: Path) -> None:
        """Copy a store on disk as it is now, by hard links where the disk allows it."""
        try:
            self._open.backup(str(folder))
        except (OSError, RuntimeError) as error:
            msg = f"{folder}: no copy of {self._place} could be made: {error}; name a folder that is not there yet"
            raise StoreError(msg) from error

    def close(self) -> None:
        """Write what was gathered and let go of the files."""
        if self._store is not None:
            self._flush()
            if self._changed and self._path is not None:
                self._settle(self._store)
            self._store = None

    def __enter__(self) -> Self:
        """Give the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store; after an exception what was gathered is let go."""
        if error is not None:
            self._gathered = []
        self.close()

    def _changing(self, change: Callable[[pyoxigraph.Store], None]) -> None:
        try:
            change(self._open)
            self._changed = True
        except (OSError, RuntimeError) as error:
            raise self._not_written(error) from error

    def _settle(self, store: pyoxigraph.Store) -> None:
        """Write changes from the log to the tables: a copy of a store that is only read has no log."""
        try:
            store.flush()
        except (OSError, RuntimeError) as error:
            raise self._not_written(error) from error

    def _flush(self) -> None:
        if self._gathered and self._store is not None:
            quads, self._gathered = self._gathered, []
            try:
                self._store.bulk_extend(quads)
            except (OSError, RuntimeError) as error:
                raise self._not_written(error) from error

    def _not_answered(self, error: Exception) -> KgError:
        if "not supported" in str(error):
            return QueryError(f"query: {error}; use what SPARQL 1.1 has")
        return StoreError(f"{self._place}: cannot be read: {error}; build the graph again")

    def _not_written(self, error: Exception) -> StoreError:
        if "read-write" in str(error):
            return StoreError(f"{self._place}: opened for reading only; open it with writable=True")
        return StoreError(f"{self._place}: cannot be written: {error}; check the rights and the space left")


def _parts(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Join pieces to parts of some size."""
    gathered: list[bytes] = []
    size = 0
    for piece in pieces:
        gathered.append(piece)
        size += len(piece)
        if size >= AT_ONCE:
            yield b"".join(gathered)
            gathered, size = [], 0
    if gathered:
        yield b"".join(gathered)


def _result(sparql: str, answer: QuerySolutions | QueryBoolean | pyoxigraph.QueryTriples) -> QueryResult:
    if isinstance(answer, QueryBoolean):
        return QueryResult(boolean=bool(answer))
    if isinstance(answer, QuerySolutions):
        columns = in_order(sparql, tuple(variable.value for variable in answer.variables))
        return QueryResult(columns, tuple(tuple(row[column] for column in columns) for row in answer))
    return QueryResult(triples=tuple(sorted(set(answer), key=str)))
