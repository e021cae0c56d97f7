"""A graph at a real endpoint that is not our own code: Virtuoso of Debian (virtuoso-opensource-7), with its limits.

It refuses more than some thousand triples in a request, cuts answers at ten thousand rows, sorts no more than that for
a page, answers ASK with a row, and wants a password (Digest) from who writes. It is started here, for these tests alone.
"""

import os
import shutil
import socket
import subprocess
import threading
import time
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote

import pytest
from pyoxigraph import Triple

import kg
from kg.errors import StoreError
from kg.rdf.names import term
from kg.store import open_store
from kg.store.remote import BATCH, PAGE, RemoteStore
from kg.store.taken import take

PROGRAM = "virtuoso-t"
SECONDS = 60  #: for the server to be up; it takes two
PASSWORD = "not/so@secret"
KEEPER = f"dba:{quote(PASSWORD, safe='')}@"
GRAPH = "https://kg.example/graph"
INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa

[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx

[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .

[SPARQL]
ResultSetMaxRows = 10000
"""

pytestmark = pytest.mark.skipif(
    shutil.which(PROGRAM) is None and "CI" not in os.environ, reason="needs Debian's package virtuoso-opensource-7"
)


def free_ports(count):
    """Give ports that nobody uses, all different."""
    taken = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in taken]
    for one in taken:
        one.close()
    return ports


def is_up(port):
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/sparql")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


@contextmanager
def running(folder):
    """Start Virtuoso in a folder, and give its port when it answers."""
    sql, http = free_ports(2)
    (folder / "virtuoso.ini").write_text(INI.format(sql=sql, http=http), encoding="ascii")
    command = [PROGRAM, "+foreground", "+configfile", "virtuoso.ini"]
    told = {"cwd": folder, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    changed = subprocess.run([*command, "+pwdold", "dba", "+pwddba", PASSWORD], timeout=SECONDS, check=True, **told)
    assert b"password is changed" in changed.stdout
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output)
    try:
        end = time.monotonic() + SECONDS
        while not is_up(http):
            told = (folder / "output").read_text(encoding="utf-8", errors="replace")
            assert process.poll() is None, told
            assert time.monotonic() < end, told
            time.sleep(0.05)
        yield http
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    with running(tmp_path_factory.mktemp("virtuoso")) as http:
        yield http


def place(port, *, user=KEEPER, graph=GRAPH):
    """Give the address where Virtuoso asks for a password, or without ``user`` the one that all may read."""
    return f"http://{user}127.0.0.1:{port}/sparql{'-auth' if user else ''}#{graph}"


@pytest.fixture
def empty(port):
    """Give a store at Virtuoso with nothing in it."""
    with RemoteStore(place(port)) as store:
        store.clear()
        yield store
        store.clear()


@pytest.fixture(scope="module")
def article_store(built):
    with open_store(built) as store:
        yield store


def test_what_is_sent_comes_back_in_batches_and_pages(empty, article_store):
    many = [Triple(term(f"e:公司{n}"), term("kg:pursues"), term("e:流量")) for n in range(PAGE + 500)]
    wanted = {*article_store, *many}
    assert len(wanted) > PAGE > BATCH, "more than a request takes, and more than an answer holds"
    empty.add(wanted)
    assert empty.count() == len(wanted)
    assert set(empty) == wanted
    assert set(empty.match(None, term("kg:pursues"))) == {one for one in wanted if one.predicate == term("kg:pursues")}
    empty.remove(many)
    assert set(empty) == set(article_store)


def test_questions_are_answered_as_by_our_own_store(empty, article_store):
    empty.add(article_store)
    for query in (
        "ASK { e:支付宝 kg:pursues e:流量 }",
        "ASK { e:流量 kg:pursues e:支付宝 }",
        "SELECT ?o ?s { ?s kg:pursues ?o } ORDER BY ?s ?o",
        'SELECT ?who { ?who rdfs:label ?name FILTER(langMatches(lang(?name), "zh-hant")) } ORDER BY ?who',
        "SELECT (COUNT(?x) AS ?n) { ?x kg:polarity kg:negative }",
        "SELECT ?x { ?x kg:sentence ?no, ?such }",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s kg:polarity kg:negative ; ?p ?o }",
    ):
        ours, theirs = article_store.query(query), empty.query(query)
        assert (theirs.boolean, theirs.columns, sorted(theirs.rows, key=str), theirs.triples) == (
            ours.boolean,
            ours.columns,
            sorted(ours.rows, key=str),
            ours.triples,
        )
    assert kg.Graph(empty).statements() == kg.Graph(article_store).statements()


def test_a_graph_is_taken_whole_predicate_by_predicate(port, empty, article_store):
    many = [Triple(term(f"e:公司{n}"), term("kg:pursues"), term("e:流量")) for n in range(PAGE + 500)]
    wanted = {*article_store, *many}
    empty.add(wanted)
    with RemoteStore(place(port, user="")) as reader:
        found = list(take(reader))
    assert len(found) == len(wanted)
    assert set(found) == wanted


def test_who_may_not_write_is_told(port, empty, article_store):
    some = list(article_store)[:3]
    for user, cause in (("", "not allowed"), ("dba:wrong@", r"not allowed \(401\)")):
        with RemoteStore(place(port, user=user)) as store, pytest.raises(StoreError, match=cause) as caught:
            store.add(some)
        assert "wrong" not in str(caught.value)
    assert empty.count() == 0
    empty.add(some)
    with RemoteStore(place(port, user="")) as store:
        assert set(store) == set(some), "reading is free"


def test_a_graph_leaves_others_alone(port, empty, article_store):
    first, second, *_ = article_store
    with RemoteStore(place(port, graph="https://kg.example/other")) as other:
        other.add([first])
        empty.add([second])
        empty.clear()
        assert (set(empty), set(other)) == (set(), {first})
        other.clear()


class Dropping(ThreadingHTTPServer):
    """Stands before a server, and hangs up on some requests after the server has done them."""

    daemon_threads = True

    def __init__(self, port):
        super().__init__(("127.0.0.1", 0), Passing)
        self.behind, self.requests, self.dropped = port, 0, 0


class Passing(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_POST(self):
        server = self.server
        server.requests += 1
        connection = HTTPConnection("127.0.0.1", server.behind, timeout=30)
        connection.request("POST", self.path, self.rfile.read(int(self.headers["Content-Length"])), dict(self.headers))
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        if answer.status != 401 and server.requests % 3 == 0:
            server.dropped += 1
            return self.connection.shutdown(socket.SHUT_RDWR)
        self.send_response(answer.status)
        for name in ("Content-Type", "WWW-Authenticate"):
            if name in answer.headers:
                self.send_header(name, answer.headers[name])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return self.wfile.write(body)


def test_what_is_cut_off_is_sent_again_and_stands_there_once(port, empty, article_store):
    with Dropping(port) as between:
        thread = threading.Thread(target=between.serve_forever, args=(0.01,))
        thread.start()
        try:
            with RemoteStore(place(between.server_address[1]), pause=0) as store:
                store.add(article_store)
                assert set(store) == set(article_store)
        finally:
            between.shutdown()
            thread.join()
    assert between.dropped > 1
    assert set(empty) == set(article_store)


def test_the_commands_write_and_read_there(run, port, empty, article, tmp_path):
    known, free = place(port), place(port, user="")
    done = run("build", article, "-q", "--store", known, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    done = run("build", article, "-q", "--store", known, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, ""), "and again, in the place of what was there"
    with open_store(tmp_path / "build") as store:
        assert set(empty) == set(store)
    for there in (known, free):
        assert run("export", "-g", there).stdout == (tmp_path / "build/graph.ttl").read_text(encoding="utf-8")
    assert run("diff", "build", free, cwd=tmp_path).returncode == 0
    for command in (
        ("why", "支付宝", "pursues", "流量"),
        ("stats",),
        ("query", "SELECT ?o { e:支付宝 kg:pursues ?o }"),
    ):
        ours, theirs = run(*command, cwd=tmp_path), run(*command, "-g", free)
        assert (theirs.returncode, theirs.stderr) == (0, ""), theirs.stderr
        assert sorted(theirs.stdout.splitlines()) == sorted(ours.stdout.splitlines())
    assert "支付宝" in run("query", "-g", free, "SELECT ?s { ?s kg:pursues e:流量 }").stdout
