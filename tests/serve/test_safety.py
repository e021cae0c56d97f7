"""Safe by default: who may ask, what a query may do, and what an answer gives away."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

ROOT = Path(__file__).parents[2]
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
GREEDY = "SELECT DISTINCT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
SMALL = f"/sparql?query={quote('SELECT ?what { e:支付宝 kg:pursues ?what }')}"


def query(words):
    return f"/sparql?query={quote(words)}"


def test_it_listens_to_this_machine_alone(server):
    host, port = server.netloc.split(":")
    assert host == "127.0.0.1"
    elsewhere = [one[4][0] for one in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    for address in {one for one in elsewhere if not one.startswith("127.")}:
        with pytest.raises(OSError), socket.create_connection((address, int(port)), timeout=2):  # noqa: PT011
            pass


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200), ("localhost:7373", 200), ("[::1]:80", 200), ("192.168.1.7:7373", 200), ("LOCALHOST", 200),
        ("evil.example", 421), ("127.0.0.1.evil.example:7373", 421), ("", 421), ("localhost@evil.example", 421),
    ],
)  # fmt: skip
def test_only_names_of_this_machine_are_answered_to(server, host, status):
    for path in ("/", "/health", SMALL):
        assert server.ask("GET", path, Host=host).status == status


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://localhost:8000", 200), ("http://127.0.0.1:1", 200), ("http://[::1]:5", 200),
        ("http://evil.example", 403), ("null", 403), ("http://127.0.0.1.evil.example", 403), ("http://10.0.0.1", 403),
        ("file://127.0.0.1", 403), ("https://localhost.evil.example", 403),
    ],
)  # fmt: skip
def test_only_pages_of_this_machine_may_ask(server, origin, status):
    told = server.ask("GET", SMALL, Origin=origin)
    assert told.status == status
    assert told.headers.get("access-control-allow-origin") == (origin if status == 200 else None)
    assert "Origin" in told.headers["vary"]
    before = server.ask("OPTIONS", "/sparql", Origin=origin, Access_Control_Request_Method="POST")
    assert before.status == (204 if status == 200 else 403)


def test_a_page_elsewhere_cannot_have_a_browser_fetch_in_silence(server):
    assert server.ask("GET", SMALL, Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="no-cors").status == 403
    assert server.ask("GET", "/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate").status == 200
    assert server.ask("GET", SMALL, Sec_Fetch_Site="same-origin", Sec_Fetch_Mode="cors").status == 200


def test_others_are_let_in_by_name(start, built):
    with start(built, "--name", "graph.example", "--allow-origin", "https://yasgui.example") as server:
        assert server.ask("GET", SMALL, Host="graph.example", Origin="https://yasgui.example").status == 200
        assert server.ask("GET", SMALL, Host="graph.example", Origin="https://evil.example").status == 403
        before = server.ask(
            "OPTIONS", "/sparql", Origin="https://yasgui.example", Access_Control_Request_Method="POST",
            Access_Control_Request_Headers="content-type",
        )  # fmt: skip
        assert before.headers["access-control-allow-headers"] == "content-type"
        assert "POST" in before.headers["access-control-allow-methods"]


def test_a_browser_is_told_to_run_nothing_but_the_files_of_the_page(server):
    told = server.ask("GET", "/")
    rules = dict(rule.strip().split(" ", 1) for rule in told.headers["content-security-policy"].split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == "'self'"
    assert rules["frame-ancestors"] == "'none'"
    assert told.headers["x-content-type-options"] == "nosniff"
    assert "server" not in told.headers
    assert "<style" not in told.text
    assert " style=" not in told.text
    assert told.text.count("<script") == 2  # the data, which is not run, and the file


@pytest.mark.parametrize(
    "words",
    [
        "SELECT ?s { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT ?s FROM <file:///etc/passwd> { ?s ?p ?o }",
        "LOAD <file:///etc/passwd>",
        "DELETE WHERE { ?s ?p ?o }",
    ],
)
def test_a_query_only_reads_this_graph(server, words):
    told = server.ask("GET", query(words))
    assert told.status == 400
    assert "root:" not in told.text


def test_one_that_would_run_for_ever_is_stopped_and_the_next_is_answered(start, built):
    with start(built, "--timeout", "0.7", "--workers", 1) as server:
        assert server.ask("GET", SMALL).status == 200
        begin = time.monotonic()
        told = server.ask("GET", query(ENDLESS), Accept="application/json")
        assert told.status == 503
        assert "stopped after 0.7 seconds" in json.loads(told.body)["error"]["message"]
        assert time.monotonic() - begin < 5
        assert server.ask("GET", SMALL).status == 200


@pytest.mark.parametrize(
    "words",
    [
        "SELECT ?x { ?x ?y " + "词" * 200_000 + " }",
        "SELECT ?x { '" + " is no word of SPARQL; did you mean " * 20_000 + "' }",
        "SELECT ?x " + "{ " * 200_000,
        "ASK { ?s ?p 'x' " + "FILTER(1 = 1) " * 20_000 + "}",
    ],
    ids=["one word", "a message in it", "brackets", "filters"],
)
def test_a_long_query_holds_nobody_up(server, words):
    begin = time.monotonic()
    told = server.ask(
        "POST", "/sparql", words.encode(), Content_Type="application/sparql-query", Accept="application/json"
    )
    assert told.status in {200, 400, 503}
    assert time.monotonic() - begin < 20
    assert server.ask("GET", SMALL).status == 200


def test_those_in_line_are_answered_after_it(start, built):
    with start(built, "--timeout", "0.7", "--workers", 1) as server, ThreadPoolExecutor(4) as clients:
        slow = clients.submit(server.ask, "GET", query(ENDLESS))
        others = [clients.submit(server.ask, "GET", SMALL) for _ in range(3)]
        assert slow.result().status == 503
        assert {other.result().status for other in others} == {200}


def test_two_hundred_at_once_are_all_answered(server):
    words = [query(f"SELECT ?s {{ ?s ?p ?o }} LIMIT {n % 7 + 1}") for n in range(200)]
    with ThreadPoolExecutor(200) as clients:
        told = list(clients.map(lambda path: server.ask("GET", path), words))
    assert {one.status for one in told} == {200}
    assert [len(json.loads(one.body)["results"]["bindings"]) for one in told] == [n % 7 + 1 for n in range(200)]
    assert json.loads(server.ask("GET", "/health").body)["busy"] == 0


def test_a_small_query_is_quick(server):
    """In the best of three rounds: a busy machine slows some of them."""
    server.ask("GET", SMALL)
    assert min(nearly_the_slowest(server) for _ in range(3)) < 0.05


def nearly_the_slowest(server):
    """Give the time that 95 of 100 small queries stay below."""
    times = []
    for _ in range(60):
        begin = time.perf_counter()
        assert server.ask("GET", SMALL).status == 200
        times.append(time.perf_counter() - begin)
    return sorted(times)[56]


@pytest.mark.parametrize(
    "path",
    ["/", "/page.js", "/page.css", "/openapi.json", "/health", "/sparql", SMALL, query("SELECT"), "/nowhere",
     f"/entity/{quote('支付宝')}", "/entity/%00", f"/ask?q={quote('什么？')}", query("SELECT * { ?s ?p ?o }")],
)  # fmt: skip
def test_no_answer_tells_of_the_machine(server, built, path):
    told = server.ask("GET", path)
    for place in (str(built), str(built.parent), str(ROOT), sys.prefix, f"{Path.home()}/"):
        assert place not in told.text
        assert place not in str(told.headers)


def test_a_graph_that_goes_away_is_told_without_its_place(start, built, tmp_path):
    import shutil

    shutil.copytree(built, tmp_path / "build")
    with start(tmp_path / "build", "--timeout", "0.5", "--workers", 1) as server:
        server.ask("GET", SMALL)
        shutil.rmtree(tmp_path / "build")
        server.ask("GET", query(ENDLESS))  # the worker is gone, and another cannot start
        told = server.ask("GET", SMALL)
        assert (told.status, told.text) == (500, "the graph cannot be read\n")


def test_it_starts_at_once_and_ends_cleanly(start, built):
    with start(built) as server:
        assert server.seconds < 1
        assert server.stop(signal.SIGINT) == 0
        assert server.process.stderr.read() == "Ctrl-C ends it.\n"
        with pytest.raises(OSError), socket.create_connection(server.netloc.split(":"), timeout=2):  # noqa: PT011
            pass


def test_it_ends_in_the_middle_of_a_query(start, built):
    with start(built, "--timeout", "60") as server, ThreadPoolExecutor(1) as clients:
        server.ask("GET", SMALL)
        slow = clients.submit(server.ask, "GET", query(ENDLESS))
        while json.loads(server.ask("GET", "/health").body)["busy"] == 0:
            pass
        assert server.stop(signal.SIGINT) == 0
        slow.exception(timeout=20)


@pytest.mark.skipif(sys.platform != "linux", reason="there the system's opener has another name")
def test_it_opens_the_page_in_the_browser_if_asked(start, built, tmp_path, monkeypatch):
    opener = tmp_path / "xdg-open"
    opener.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/opened.new && mv {tmp_path}/opened.new {tmp_path}/opened\n')
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with start(built, "--open") as server:
        begin = time.monotonic()
        while not (tmp_path / "opened").exists():
            assert time.monotonic() - begin < 20
        assert (tmp_path / "opened").read_text().strip() == server.url


def test_a_port_that_is_taken_and_a_graph_that_is_not_there(run, server, built, tmp_path):
    port = urlsplit(server.url).port
    done = run("serve", "-g", built, "--port", port)
    assert (done.returncode, done.stdout) == (2, "")
    assert "choose another --port" in done.stderr
    done = run("serve", "-g", tmp_path / "none", "--port", 0)
    assert (done.returncode, done.stdout) == (3, "")
    assert "no such graph" in done.stderr


def test_without_its_libraries_it_says_how_to_install_them(built, tmp_path):
    (tmp_path / "starlette.py").write_text("raise ModuleNotFoundError(name='starlette')\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "kg", "serve", "-g", built],
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"},
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (4, "starlette: not installed; pip install 'kg-zh[serve]'\n")
