"""Every command that takes the address of an endpoint says of it what it says of a build."""

import json
from urllib.parse import quote

import pytest

from kg.store import open_store
from kg.store.remote import RemoteStore

SAID = "支付宝沉迷于流量。京东科技关注产业，也按下了暂停键。金融科技不是互联网的延续。"
COMMANDS = {
    "ask": ("ask", "支付宝沉迷于什么？", "--json"),
    "ask-batch": ("ask", "--batch", "-"),
    "validate": ("validate", "--json"),
    "view": ("view", "-", "-q"),
    "draw": ("draw", "-o", "-", "-q"),
    "stats": ("stats", "--json"),
    "why": ("why", "支付宝"),
    "export": ("export",),
    "query": ("query", "SELECT ?s ?o { ?s kg:pursues ?o }"),
    "query-timed": ("query", "SELECT ?s ?o { ?s kg:pursues ?o }", "--timeout", "20"),
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_commands_say_of_an_endpoint_what_they_say_of_a_build(run, endpoint, command):
    folder, url = endpoint
    given = "支付宝沉迷于什么？\n京东科技关注什么？\n"
    here, there = (run(*command, "-g", place, given=given) for place in (folder, url))
    assert (here.returncode, here.stderr) == (0, "")
    assert (there.returncode, there.stderr, there.stdout) == (0, "", here.stdout)


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory, run, start):
    """Give a build, and its address at a server of our own."""
    folder = tmp_path_factory.mktemp("served")
    (folder / "note.txt").write_text(SAID, encoding="utf-8")
    assert run("build", "note.txt", cwd=folder).returncode == 0
    with start(folder / "build") as server:
        yield folder / "build", f"{server.url}sparql"


def test_a_server_serves_what_another_serves(endpoint, start):
    folder, url = endpoint
    with start(url) as second:
        told = json.loads(second.ask("GET", f"/ask?q={quote('支付宝沉迷于什么？')}").body)
        assert [one["label"] for one in told["answers"]] == ["流量"]
        with open_store(folder) as store:
            assert set(RemoteStore(f"{second.url}sparql")) == set(store)
        assert "支付宝" in second.ask("GET", "/").text


@pytest.mark.parametrize("command", ["ask", "validate", "view", "stats", "why", "export"])
def test_an_endpoint_that_is_not_there_is_told_in_one_line(run, command):
    words = ("甲",) if command in {"ask", "why"} else ("-",) if command == "view" else ()
    done = run(command, *words, "-g", "http://127.0.0.1:9/sparql")
    assert (done.returncode, done.stdout) == (3, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("http://127.0.0.1:9/sparql: cannot be reached (")
    assert line.endswith("); check address and server")
