"""Queries from outside, in a process of their own with limits of time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results

from kg.errors import LimitError, QueryError, StoreError
from kg.store.protocol import QueryResult
from kg.store.question import checked
from kg.store.tokens import in_order
from kg.store.wish import Wish

if TYPE_CHECKING:
    from types import TracebackType
    from typing import IO, Self

SECONDS = 10.0
MEMORY = 2 << 30  #: bytes of address space

_STARTING = 60.0  # seconds; a file of RDF is read into memory at the start
_PACKAGES = str(Path(__file__).resolve().parent.parent.parent)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker sent: ``rows``, ``triples`` or ``boolean``, in the format that was wished for."""

    form: str
    body: bytes
    cut: bool = False  #: whether there is more than was wished for


class Worker:
    """A process that answers queries on one graph. Use it in a ``with`` statement, or close it.

    It sees the graph as it was when it was opened. After a query that had to be stopped the process is
    gone; the next query starts another. Not to be shared by threads.
    """

    def __init__(self, place: str | Path, *, memory: int = MEMORY, program: str = "kg.store.worker") -> None:
        """Name the graph; the process starts with the first query, or with `start`.

        ``program`` is the module whose ``main`` answers; another than the usual one answers other wishes.
        """
        self.place = Path(place)
        self.memory = memory
        self.program = program
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process and wait until the graph is open.

        Raises:
            StoreError: the graph cannot be opened

        """
        # -P: what lies in the current folder must not be taken for a module.
        given = [_PACKAGES, self.program, str(self.place), str(self.memory)]
        command = [sys.executable, "-P", "-c", _PROGRAM, *given]
        self._process = subprocess.Popen(  # noqa: S603 - our own program; the query goes through the pipe
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        answer = self._receive(_STARTING)
        if answer is None or answer.form != "ready":
            self.close()
            raise StoreError(answer.body.decode() if answer else f"{self.place}: could not be opened in time")

    def raw(self, sparql: str, *, seconds: float = SECONDS) -> Answer:
        """Answer a query in bytes: rows as SPARQL JSON, triples as N-Triples; see `answer`."""
        return self.answer(Wish(sparql), seconds=seconds)

    def answer(self, wish: Wish, *, seconds: float = SECONDS) -> Answer:
        """Answer a query in bytes, in the format that is wished for, ready to be sent on.

        Raises:
            QueryError: the query is refused or wrong
            LimitError: it takes too much time or memory
            StoreError: the graph cannot be opened or read

        """
        checked(wish.query)
        return self.send(wish, seconds=seconds)

    def send(self, wish: Wish, *, seconds: float = SECONDS) -> Answer:
        """Pass on what need not be SPARQL, to a program that takes it; else like `answer`."""
        if self._process is None or self._process.poll() is not None:
            self.start()
        self._send(wish)
        answer = self._receive(seconds)
        if answer is None:
            raise LimitError(self._ended(seconds))
        if answer.form == "refused":
            raise QueryError(answer.body.decode())
        if answer.form == "failed":
            raise StoreError(answer.body.decode())
        return answer

    def query(self, sparql: str, *, seconds: float = SECONDS) -> QueryResult:
        """Answer a query as a value; see `raw`."""
        return result(sparql, self.raw(sparql, seconds=seconds))

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream:
                _close(stream)

    def __enter__(self) -> Self:
        """Give the worker itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self.close()

    def _send(self, wish: Wish) -> None:
        if self._process and self._process.stdin:
            with suppress(BrokenPipeError):  # it has ended: there will be no answer either
                self._process.stdin.write(json.dumps(wish.record()).encode() + b"\n")
                self._process.stdin.flush()

    def _receive(self, seconds: float) -> Answer | None:
        """Wait for an answer; None if the process ended first, of itself or by the limit of time."""
        process = self._process
        if process is None or process.stdout is None:
            return None
        timer = Timer(seconds, process.kill)
        timer.daemon = True
        timer.start()
        try:
            head = process.stdout.readline()
            if not head:
                return None
            told = json.loads(head)
            body = process.stdout.read(told["size"])
            return Answer(told["form"], body, told["cut"]) if len(body) == told["size"] else None
        finally:
            timer.cancel()

    def _ended(self, seconds: float) -> str:
        code = self._process.wait() if self._process else 0
        self.close()
        if code == _KILLED:
            return f"query: stopped after {seconds:g} seconds; narrow it (FILTER, LIMIT) or raise --timeout"
        return f"query: needs more than {self.memory >> 20} MiB of memory; narrow it (FILTER, LIMIT, fewer variables)"


#: What the process runs: from the folder of this very package, wherever Python would look otherwise.
_PROGRAM = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); from importlib import import_module; "
    "import_module(sys.argv.pop(1)).main(*sys.argv[1:])"
)
_KILLED = -9


def run_guarded(place: str | Path, sparql: str, *, seconds: float = SECONDS, memory: int = MEMORY) -> QueryResult:
    """Answer one query in a process of its own that is killed after ``seconds``.

    It takes about a tenth of a second more than a query here. The graph is opened for reading only; the
    process cannot open files or connections while it answers.

    Raises:
        QueryError: the query is refused, wrong, too slow, or takes too much memory
        StoreError: the graph cannot be opened or read

    """
    with Worker(place, memory=memory) as worker:
        return worker.query(sparql, seconds=seconds)


def result(sparql: str, answer: Answer) -> QueryResult:
    """Give the value of an answer in bytes."""
    if answer.form == "boolean":
        return QueryResult(boolean=bool(json.loads(answer.body)["boolean"]))
    if answer.form == "triples":
        found = {quad.triple for quad in parse(answer.body, format=RdfFormat.N_TRIPLES)}
        return QueryResult(triples=tuple(sorted(found, key=str)))
    rows = parse_query_results(answer.body, format=QueryResultsFormat.JSON)
    if not isinstance(rows, QuerySolutions):
        return QueryResult()
    columns = in_order(sparql, tuple(variable.value for variable in rows.variables))
    return QueryResult(columns, tuple(tuple(row[column] for column in columns) for row in rows))


def _close(stream: IO[bytes]) -> None:
    with suppress(OSError):  # what was still to be written has no reader any more
        stream.close()
