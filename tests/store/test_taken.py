"""A graph at an endpoint, taken whole: in pages, none left out, whatever the server cuts."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pyoxigraph
import pytest

import kg
from kg.errors import StoreError
from kg.model import Seed
from kg.store import open_store, taken
from kg.store.remote import RemoteStore
from kg.store.taken import at_hand, take

NOTES = Seed("note.txt", "支付宝沉迷于流量。京东科技关注产业，也按下了暂停键。金融科技不是互联网的延续。".encode())


class Server(ThreadingHTTPServer):
    """Answers SPARQL, of each answer no more rows than it may give."""

    daemon_threads = True

    def __init__(self, triples, most=10_000, *, mixed=False):
        super().__init__(("127.0.0.1", 0), Handler)
        self.store, self.most, self.asked = pyoxigraph.Store(), most, []
        self.mixed = mixed  # whether what is asked in no order comes in another order each time
        self.store.extend(pyoxigraph.Quad(one.subject, one.predicate, one.object) for one in triples)
        self.url = f"http://127.0.0.1:{self.server_address[1]}/sparql"

    def worded(self, query):
        if not self.mixed or "ORDER" in query:
            return query
        turned = " ORDER BY DESC(?o) LIMIT" if len(self.asked) % 2 else " ORDER BY ?o LIMIT"
        return query.replace(" LIMIT", turned) if "?o" in query else query


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_POST(self):
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.server.asked.append(form["query"][0])
        found = self.server.store.query(self.server.worded(form["query"][0]))
        told = json.loads(found.serialize(format=pyoxigraph.QueryResultsFormat.JSON))
        if "results" in told:
            del told["results"]["bindings"][self.server.most :]
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(*arguments, **more):
    with Server(*arguments, **more) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield running
        finally:
            running.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def graph():
    with kg.build([NOTES]) as built:
        yield built


@pytest.mark.parametrize("page", [3, 40, 10_000])
@pytest.mark.parametrize("most", [2, 17, 10_000])
def test_all_is_taken_however_little_comes_at_a_time(graph, monkeypatch, page, most):
    monkeypatch.setattr(taken, "PAGE", page)
    with serving(graph.store, most) as server:
        found = list(take(RemoteStore(server.url)))
    assert len(found) == len(set(found))
    assert set(found) == set(graph.store)


def test_a_server_that_gives_rows_in_no_order_is_asked_for_one(graph, monkeypatch):
    monkeypatch.setattr(taken, "PAGE", 3)
    with serving(graph.store, mixed=True) as server:
        assert set(take(RemoteStore(server.url))) == set(graph.store)
        assert [query for query in server.asked if "ORDER BY" in query]


def test_rare_predicates_come_together(graph):
    with serving(graph.store) as server:
        assert set(take(RemoteStore(server.url))) == set(graph.store)
        assert len(server.asked) <= 5


def test_what_a_server_does_not_give_is_noticed(graph, monkeypatch):
    monkeypatch.setattr(taken, "PAGE", 3)
    with serving(graph.store) as server:
        triples = take(RemoteStore(server.url))
        next(triples)
        server.store.clear()
        with pytest.raises(StoreError, match=r"gives \d+ of \d+ rows that it counts; it changed meanwhile"):
            list(triples)


def test_none_and_too_many_are_told(graph, monkeypatch):
    with serving([]) as server, pytest.raises(StoreError, match="no triples in this graph; check the address"):
        list(take(RemoteStore(server.url)))
    monkeypatch.setattr(taken, "MOST", 10)
    with serving(graph.store) as server, pytest.raises(StoreError, match=r"more than are taken here .* kg load"):
        list(take(RemoteStore(server.url)))


def test_what_was_taken_is_gone_in_the_end(graph):
    told = []
    with serving(graph.store) as server, at_hand(server.url, told.append) as place:
        with open_store(place) as store:
            assert set(store) == set(graph.store)
        assert place.exists()
    assert not place.exists()
    assert told == [graph.store.count()]


def test_a_place_here_stays_what_it_is(tmp_path):
    with at_hand(tmp_path) as place:
        assert place == tmp_path
    assert tmp_path.exists()


def test_the_library_answers_from_an_endpoint(graph):
    with serving(graph.store) as server, kg.open(server.url) as remote:
        assert [one.label for one in remote.answer("支付宝沉迷于什么？").answers] == ["流量"]
