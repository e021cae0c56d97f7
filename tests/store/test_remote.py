"""A graph at an endpoint: what is sent, what is made of the answers, and what is said when there is none.

The server here is a stand-in that does what real ones do (cuts answers, is busy, wants a password, answers ASK with a
row); `test_virtuoso` asks a real one.
"""

import base64
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pyoxigraph
import pytest

import kg
from kg.errors import QueryError, StoreError
from kg.model import Seed
from kg.store import remote
from kg.store.remote import RemoteStore

NOTES = Seed("note.txt", '支付宝沉迷于流量。金融科技不是互联网的延续。他说：“京东\\科技"关注"产业”。'.encode())


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.store = pyoxigraph.Store()
        self.busy, self.password, self.rows, self.asked = 0, "", 0, []
        self.url = f"http://127.0.0.1:{self.server_address[1]}/sparql"


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_POST(self):
        server = self.server
        given = {
            key: value[0]
            for key, value in parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()).items()
        }
        server.asked.append(given)
        if server.busy:
            server.busy -= 1
            return self.answer(503, b"busy")
        wanted = "Basic " + base64.b64encode(f"me:{server.password}".encode()).decode()
        if server.password and self.headers.get("Authorization") != wanted:
            return self.answer(401, b"", {"WWW-Authenticate": 'Basic realm="x"'})
        if "redirect" in self.path:
            return self.answer(302, b"", {"Location": "http://127.0.0.1:9/stolen"})
        try:
            return self.answer(200, self.result(given), {"Content-Type": self.kind(given)})
        except SyntaxError as error:
            return self.answer(400, str(error).encode())

    def kind(self, given):
        return "application/n-triples" if "CONSTRUCT" in given.get("query", "") else "application/sparql-results+json"

    def result(self, given):
        if "update" in given:
            self.server.store.update(given["update"])
            return b""
        graph = given.get("default-graph-uri")
        found = self.server.store.query(given["query"], default_graph=pyoxigraph.NamedNode(graph) if graph else None)
        if isinstance(found, pyoxigraph.QueryTriples):
            return pyoxigraph.serialize(found, format=pyoxigraph.RdfFormat.N_TRIPLES)
        if isinstance(found, pyoxigraph.QueryBoolean):
            return (
                b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "typed-literal", "value": "%d"}}]}}'
                % bool(found)
            )
        return found.serialize(format=pyoxigraph.QueryResultsFormat.JSON)

    def answer(self, code, body, headers=None):
        self.send_response(code)
        for name, value in {**(headers or {}), "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def server():
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def graph():
    with kg.build([NOTES]) as built:
        yield built


@pytest.mark.parametrize("named", ["", "#https://kg.example/graph"])
def test_what_is_sent_comes_back(server, graph, monkeypatch, named):
    monkeypatch.setattr(remote, "BATCH", 10)
    monkeypatch.setattr(remote, "PAGE", 7)
    round_trip(RemoteStore(server.url + named), graph)
    assert max(one["update"].count(" .\n") for one in server.asked if "update" in one) <= 10


def round_trip(store, graph):
    with store:
        store.clear()
        assert store.count() == 0
        store.add(graph.store)
        assert set(store) == set(graph.store)
        one = next(iter(graph.store))
        assert list(store.match(one.subject, one.predicate, one.object)) == [one]
        assert set(store.match(one.subject)) == set(graph.store.match(one.subject))
        for query in ("ASK { e:支付宝 kg:pursues ?x }", "ASK { ?x kg:pursues e:支付宝 }"):
            assert store.query(query).boolean is graph.store.query(query).boolean
        for query in (
            "SELECT ?o ?s { ?s kg:pursues ?o }",
            "CONSTRUCT { ?s ?p ?o } WHERE { ?s kg:polarity ?o ; ?p ?o }",
        ):
            ours, theirs = store.query(query), graph.store.query(query)
            assert (ours.columns, ours.rows, ours.triples) == (theirs.columns, theirs.rows, theirs.triples)
        assert {found.id for found in kg.Graph(store).statements()} == {found.id for found in graph.statements()}
        store.remove([one])
        assert store.count() == graph.store.count() - 1
        store.clear()


def test_a_busy_server_is_asked_again_and_a_dead_one_is_told(server):
    server.busy = 2
    assert RemoteStore(server.url, pause=0).count() == 0
    server.busy = 3
    with pytest.raises(StoreError, match=r"failed \(503\): busy"):
        RemoteStore(server.url, pause=0).count()
    with pytest.raises(StoreError, match=r"cannot be reached .*; check address and server"):
        RemoteStore("http://127.0.0.1:9/sparql", pause=0).count()


def test_a_password_is_given_where_it_is_asked_for_and_shown_nowhere(server):
    server.password = "secret"
    assert RemoteStore(server.url.replace("://", "://me:secret@")).count() == 0
    with pytest.raises(StoreError, match=r"not allowed \(401\)") as caught:
        RemoteStore(server.url.replace("://", "://me:wrong@")).count()
    assert "wrong" not in str(caught.value)


def test_nobody_is_followed_elsewhere_and_mistakes_are_told(server):
    with pytest.raises(StoreError, match=r"no SPARQL endpoint there \(302\)"):
        RemoteStore(server.url + "/redirect").count()
    with pytest.raises(QueryError, match="refuses the query"):
        RemoteStore(server.url).query("SELECT ?x { ?x ")
    with pytest.raises(QueryError, match="SERVICE calls another server"):
        RemoteStore(server.url).query("SELECT ?x { SERVICE <http://x/> { ?x ?y ?z } }")


def test_the_commands_take_an_address(run, server, tmp_path):
    (tmp_path / "a.txt").write_text("支付宝沉迷于流量。", encoding="utf-8")
    done = run("build", "a.txt", "-q", "--store", f"{server.url}#https://kg.example/g", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    place = f"{server.url}#https://kg.example/g"
    assert run("diff", "build", place, cwd=tmp_path).returncode == 0
    assert run("export", "-g", place).stdout == (tmp_path / "build" / "graph.ttl").read_text(encoding="utf-8")
    assert "流量" in run("why", "-g", place, "支付宝", "pursues", "流量").stdout
    assert run("query", "-g", place, "ASK { e:支付宝 ?p ?o }").stdout.strip() == "true"
    gone = run("query", "-g", "http://127.0.0.1:9/sparql", "ASK { ?s ?p ?o }")
    assert gone.returncode == 3
    assert gone.stderr.startswith("http://127.0.0.1:9/sparql: cannot be reached")
