"""The process that answers queries from outside: it can be killed, and cannot reach out.

`main` opens the graph for reading, then lowers its own limits, then answers line by line: in comes a query
with the format that is wanted as JSON (`Wish`), out goes ``{"form": ..., "size": n, "cut": ...}`` and n bytes.
Whatever goes wrong with a query is an answer too; with memory it is the end of the process.
"""

from __future__ import annotations

import json
import sys
from itertools import islice
from typing import IO, TYPE_CHECKING

from pyoxigraph import QueryBoolean, QuerySolutions

from kg.errors import KgError, QueryError
from kg.rdf import turtle
from kg.store.opening import open_store
from kg.store.results import rows_as, truth_as
from kg.store.tokens import in_order
from kg.store.wish import Wish

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.store.oxigraph import OxigraphStore

    Sent = tuple[str, bytes, bool]


def main(place: str, memory: str) -> None:
    """Open the graph, then answer until stdin ends."""
    store = opened(place)
    if store is not None:
        answer_all(lambda wish: _answer(store, wish), int(memory))


def opened(place: str) -> OxigraphStore | None:
    """Open the graph; if that fails, tell whoever asks, and give nothing."""
    try:
        return open_store(place)
    except KgError as error:
        _send(sys.stdout.buffer, "unopened", str(error).encode(), cut=False)
        return None


def answer_all(answer: Callable[[Wish], Sent], memory: int, *, alone: bool = True) -> None:
    """Say that all is ready, give up what no answer needs, and answer until stdin ends.

    ``alone``: it opens no more files and no connections.
    """
    out = sys.stdout.buffer
    _confine(memory, alone=alone)
    _send(out, "ready", b"", cut=False)
    for line in sys.stdin.buffer:
        try:
            form, body, cut = answer(Wish(**json.loads(line)))
        except QueryError as error:
            form, body, cut = "refused", str(error).encode(), False
        except (KgError, OSError, RuntimeError, ValueError) as error:
            form, body, cut = "failed", str(error).encode(), False
        _send(out, form, body, cut=cut)


def _confine(memory: int, *, alone: bool) -> None:
    """Take away what a query must not have: memory without end, and new files or sockets.

    Files that are open stay open. Where the system knows no such limits, only the time is limited.
    """
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    if alone:
        resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(store: OxigraphStore, wish: Wish) -> Sent:
    answer = store.answer(wish.query)
    if isinstance(answer, QuerySolutions):
        columns = in_order(wish.query, tuple(variable.value for variable in answer.variables))
        rows = list(answer if wish.most is None else islice(answer, wish.most + 1))
        cut = wish.most is not None and len(rows) > wish.most
        return "rows", rows_as(columns, rows[: wish.most], wish.rows), cut
    if isinstance(answer, QueryBoolean):
        return "boolean", truth_as(bool(answer), wish.rows), False
    triples = list(answer if wish.most is None else islice(answer, wish.most + 1))
    cut = wish.most is not None and len(triples) > wish.most
    return "triples", turtle.written_as(set(triples[: wish.most]), wish.triples), cut


def _send(out: IO[bytes], form: str, body: bytes, *, cut: bool) -> None:
    out.write(json.dumps({"form": form, "size": len(body), "cut": cut}).encode() + b"\n" + body)
    out.flush()
