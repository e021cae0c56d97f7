"""A text that holds RDF, SPARQL, HTML and codes of terminals, in a file whose name has a line break: all of it stays words."""

import json
import os
import re

import pytest

from kg.store import open_store

EVIL = (
    "支付宝沉迷于流量\x1b[31m\x1b]0;me\x07。\n"
    "京东科技关注“</script><script>alert(1)</script><img src=x onerror=alert(2)>”。\n"
    "金融科技关注“> . <http://evil.example/s> <http://evil.example/p> <http://evil.example/o> . #”产业。\n"
    "蚂蚁金服追求“} ; DROP ALL ; INSERT DATA { <a> <b> <c> }”利润。\n"
    "白鹭银行（SELECT * { SERVICE <http://evil.example/> { ?s ?p ?o } }）关注规模。\u202e\u2066\n"
)
NAME = "a\n\x1b[31mb.txt"
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no such names there")


@pytest.fixture(scope="module")
def folder(tmp_path_factory, run):
    folder = tmp_path_factory.mktemp("evil")
    (folder / "in").mkdir()
    (folder / "in" / NAME).write_text(EVIL, encoding="utf-8")
    done = run("build", "in", cwd=folder)
    assert (done.returncode, CONTROLS.findall(done.stdout + done.stderr)) == (0, [])
    return folder


COMMANDS = {
    "why": ("why", "支付宝"),
    "why-json": ("why", "支付宝", "--json"),
    "ask": ("ask", "支付宝沉迷于什么？", "--explain"),
    "ask-nothing": ("ask", "谁\x1b[31m收购了\x07甲？"),
    "ask-near": ("ask", "京东科\x1b[31m在哪里？"),
    "stats": ("stats",),
    "query": ("query", "SELECT * { ?s ?p ?o }"),
    "query-json": ("query", "SELECT * { ?s ?p ?o }", "--json"),
    "query-wrong": ("query", "SELECT * { ?s \x1b[31m ?o }"),
    "export": ("export",),
    "validate": ("validate",),
    "extract": ("extract", f"in/{NAME}"),
    "repair": ("repair", f"in/{NAME}"),
    "repair-edits": ("repair", f"in/{NAME}", "--edits"),
    "view": ("view", "-"),
    "missing": ("build", "gone\n\x1b[31m.txt"),
    "no graph": ("query", "ASK { ?s ?p ?o }", "-g", "gone\n\x1b[31m"),
    "nobody": ("why", "谁\n\x1b[31m也不是"),
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_no_command_passes_on_codes_to_a_terminal(run, folder, command):
    done = run(*command, cwd=folder)
    assert done.returncode in {0, 1, 3}
    assert "Traceback" not in done.stderr
    assert CONTROLS.findall(done.stdout + done.stderr) == []


@pytest.mark.parametrize("name", ["missing", "no graph", "nobody"])
def test_a_mistake_is_told_in_one_line_whatever_the_name(run, folder, name):
    done = run(*COMMANDS[name], cwd=folder)
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1


def test_nothing_of_the_text_becomes_a_triple(folder, run):
    with open_store(folder / "build") as store:
        assert not [triple for triple in store if "evil.example" in f"{triple.subject} {triple.predicate}"]
        assert store.query("ASK { ?s ?p <http://evil.example/o> }").boolean is False
        count = store.count()
    written = run("export", cwd=folder).stdout
    (folder / "again.ttl").write_text(written, encoding="utf-8")
    with open_store(folder / "again.ttl") as again:
        assert again.count() == count
    assert [run("export", "-f", form, cwd=folder).returncode for form in ("nt", "jsonld")] == [0, 0]
    refused = run("export", "-f", "xml", cwd=folder)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "holds the character U+001B, which XML cannot; choose ttl, nt or jsonld" in refused.stderr


def test_nothing_of_the_text_becomes_part_of_a_page(folder, run):
    page = run("view", "-", cwd=folder).stdout
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert page.count("<script") == page.count("</script>")


def test_the_evidence_is_the_text_as_it_stands(folder, run):
    (line,) = [one for one in run("why", "支付宝", "--json", cwd=folder).stdout.splitlines() if "流量" in one]
    (proof,) = json.loads(line)["evidence"]
    assert EVIL[proof["start"] : proof["end"]] == proof["quote"]
