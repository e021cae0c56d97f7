"""A query from outside is answered like one from inside, or stopped."""

from __future__ import annotations

import socket
import sys
from threading import Thread
from time import perf_counter
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, Triple

from kg.errors import QueryError, StoreError
from kg.rdf import turtle
from kg.rdf.names import term
from kg.store import open_store
from kg.store.guard import Worker, run_guarded
from kg.store.wish import Wish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
GREEDY = "SELECT DISTINCT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"

INTEGER = b"http://www.w3.org/2001/XMLSchema#integer"

unix_only = pytest.mark.skipif(sys.platform == "win32", reason="limits of memory and files are of Unix")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("many") / "build"
    place.mkdir()
    with open_store(place / "store", writable=True) as store:
        store.add(Triple(term(f"e:{n}"), term("kg:quantity"), Literal(n)) for n in range(20_000))
    return place


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?s ?n { ?s kg:quantity ?n FILTER(?n < 5) } ORDER BY ?n",
        "SELECT * { ?s kg:quantity ?n FILTER(?n = 7) OPTIONAL { ?s kg:has ?x } }",
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "ASK { e:7 kg:quantity 7 }",
        "ASK { e:7 kg:quantity 8 }",
        "CONSTRUCT { ?s kg:has ?n } { ?s kg:quantity ?n FILTER(?n < 5) }",
    ],
)
def test_answers_like_the_store(folder: Path, sparql: str) -> None:
    with open_store(folder) as store:
        assert run_guarded(folder, sparql) == store.query(sparql)


def test_a_file_is_asked_too(tmp_path: Path, small: list[Triple]) -> None:
    turtle.write(small, tmp_path / "small.ttl")
    answer = run_guarded(tmp_path / "small.ttl", "SELECT ?label { e:流量 rdfs:label ?label }")
    assert answer.rows == ((Literal('引号"和\\反斜杠\n换行{}<script>', language="zh-hans"),),)


def test_one_that_runs_away_is_stopped_and_the_next_is_answered(folder: Path) -> None:
    with Worker(folder) as worker:
        begin = perf_counter()
        with pytest.raises(QueryError, match=r"stopped after 0\.5 seconds; narrow it .* raise --timeout"):
            worker.query(ENDLESS, seconds=0.5)
        assert perf_counter() - begin < 5
        assert worker.query("ASK { ?s ?p ?o }").boolean is True


@pytest.mark.parametrize(
    ("form", "told"),
    [
        (
            "json",
            b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"0","datatype":"%s"}}]}}'
            % INTEGER,
        ),
        ("csv", b"n\r\n0\r\n"),
        ("tsv", b"?n\n0\n"),
    ],
)
def test_rows_come_in_the_format_that_is_wished_for_and_no_more_than_that(folder: Path, form: str, told: bytes) -> None:
    with Worker(folder) as worker:
        answer = worker.answer(Wish("SELECT ?n { e:0 kg:quantity ?n }", form))
        assert (answer.body, answer.cut) == (told, False)
        many = worker.answer(Wish("SELECT ?s { ?s kg:quantity ?n }", "csv", most=7))
        assert (len(many.body.splitlines()), many.cut) == (8, True)
        some = worker.answer(Wish("CONSTRUCT WHERE { ?s kg:quantity ?n }", triples="nt", most=7))
        assert (len(some.body.splitlines()), some.cut) == (7, True)


@unix_only
def test_one_that_takes_all_memory_is_stopped_and_the_next_is_answered(folder: Path) -> None:
    with Worker(folder, memory=400 << 20) as worker:
        with pytest.raises(QueryError, match="needs more than 400 MiB of memory"):
            worker.query(GREEDY, seconds=60)
        assert worker.query("ASK { ?s ?p ?o }").boolean is True


@pytest.mark.parametrize(
    "sparql",
    ["SELECT ?s { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "INSERT DATA { e:a a e:b }", "SELECT ?s { ?s ?p"],
)
def test_what_is_no_query_is_refused_as_by_the_store(folder: Path, sparql: str) -> None:
    with open_store(folder) as store, pytest.raises(QueryError) as inside:
        store.query(sparql)
    with pytest.raises(QueryError) as outside:
        run_guarded(folder, sparql)
    assert str(outside.value) == str(inside.value)


@pytest.fixture
def listener() -> Iterator[tuple[int, list[object]]]:
    """Give the port of a server, and what has called it."""
    calls: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            try:
                caller, place = server.accept()
            except OSError:  # closed: nobody came
                return
            calls.append(place)
            caller.close()

        thread = Thread(target=answer, daemon=True)
        thread.start()
        yield server.getsockname()[1], calls
        if not calls:
            server.shutdown(socket.SHUT_RDWR)
    thread.join(5)


@unix_only
def test_the_process_itself_cannot_call_out(
    folder: Path, listener: tuple[int, list[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even if the words of a query did not give it away, no connection is made."""
    port, calls = listener
    monkeypatch.setattr("kg.store.guard.checked", str)
    monkeypatch.setattr("kg.store.guard._PROGRAM", UNCHECKED)
    with pytest.raises(StoreError, match="Too many open files"):
        run_guarded(folder, f"SELECT ?s {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}")
    assert calls == []


UNCHECKED = """
import sys
sys.path.insert(0, sys.argv.pop(1))
import kg.store.oxigraph
kg.store.oxigraph.checked = str
from kg.store.worker import main
main(*sys.argv[2:])
"""


def test_without_limits_it_would_call(
    folder: Path, listener: tuple[int, list[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test above proves something: the engine does call, where nothing stops it."""
    port, calls = listener
    monkeypatch.setattr("kg.store.oxigraph.checked", str)
    with open_store(folder) as store, pytest.raises(StoreError):
        store.query(f"SELECT ?s {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}")
    assert len(calls) == 1


def test_what_cannot_be_opened_is_told_as_by_the_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as inside:
        open_store(tmp_path / "none")
    with pytest.raises(StoreError) as outside:
        run_guarded(tmp_path / "none", "ASK { ?s ?p ?o }")
    assert str(outside.value) == str(inside.value)


def test_modules_in_the_current_folder_are_not_taken(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('taken')\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run_guarded(folder, "ASK { ?s ?p ?o }").boolean is True


def test_the_graph_is_seen_as_it_was_opened(tmp_path: Path, small: list[Triple]) -> None:
    with open_store(tmp_path / "store", writable=True) as store:
        store.add(small)
    with Worker(tmp_path / "store") as worker:
        before = worker.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
        with open_store(tmp_path / "store", writable=True) as store:
            store.add([Triple(term("e:a"), term("kg:has"), term("e:b"))])
        assert worker.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == before
