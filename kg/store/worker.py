"""The process that answers queries from outside: it can be killed, and cannot reach out.

`main` opens the graph for reading, then lowers its own
limits, then answers line by line: in comes a query as a JSON string, out goes ``{"form": ..., "size": n}``
and n bytes. Whatever goes wrong with a query is an answer too; with memory it is the end of the process.
"""

from __future__ import annotations

import json
import sys
from typing import IO, TYPE_CHECKING

import pyoxigraph
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, serialize

from kg.errors import KgError, QueryError
from kg.store.opening import open_store

if TYPE_CHECKING:
    from kg.store.oxigraph import OxigraphStore


def main(place: str, memory: str) -> None:
    """Open the graph, then answer until stdin ends."""
    answers = sys.stdout.buffer
    try:
        store = open_store(place)
    except KgError as error:
        _send(answers, "unopened", str(error).encode())
        return
    _confine(int(memory))
    _send(answers, "ready", b"")
    for line in sys.stdin.buffer:
        _send(answers, *_answer(store, json.loads(line)))


def _confine(memory: int) -> None:
    """Take away what a query must not have: memory without end, and new files or sockets.

    Files that are open stay open. Where the system knows no such limits, only the time is limited.
    """
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(store: OxigraphStore, sparql: str) -> tuple[str, bytes]:
    try:
        answer = store.answer(sparql)
        if isinstance(answer, QuerySolutions):
            return "rows", answer.serialize(format=QueryResultsFormat.JSON) or b""
        if isinstance(answer, QueryBoolean):
            return "boolean", b"true" if answer else b"false"
        return "triples", _triples(answer)
    except QueryError as error:
        return "refused", str(error).encode()
    except KgError as error:
        return "failed", str(error).encode()
    except (OSError, RuntimeError, ValueError) as error:
        return "failed", str(error).encode()


def _triples(answer: pyoxigraph.QueryTriples) -> bytes:
    return serialize(answer, format=RdfFormat.N_TRIPLES) or b""


def _send(out: IO[bytes], form: str, body: bytes) -> None:
    out.write(json.dumps({"form": form, "size": len(body)}).encode() + b"\n" + body)
    out.flush()
