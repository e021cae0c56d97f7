"""``kg export``, ``kg validate``, ``kg stats``: commands on a whole graph."""

import json
from pathlib import Path

import pyoxigraph
import pytest

from kg.rdf import turtle

GOLDEN = Path(__file__).parent.parent / "rdf" / "golden" / "article.ttl"


@pytest.mark.parametrize("form", turtle.FORMATS)
def test_export_prints_or_writes_the_same_graph(run, tmp_path, form):
    printed = run("export", "-g", GOLDEN, "-f", form)
    assert (printed.returncode, printed.stderr) == (0, "")
    done = run("export", "-g", GOLDEN, "-f", form, "-o", tmp_path / "graph")
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "graph").read_bytes() == printed.stdout.encode()
    back = {quad.triple for quad in pyoxigraph.parse(printed.stdout, format=turtle.FORMATS[form])}
    assert back == {quad.triple for quad in pyoxigraph.parse(path=str(GOLDEN))}


def test_export_is_turtle_unless_told(run):
    assert run("export", "-g", GOLDEN).stdout == GOLDEN.read_text(encoding="utf-8")
    done = run("export", "-g", GOLDEN, "-f", "docx")
    assert (done.returncode, done.stdout) == (2, "")


def test_a_sound_graph_is_valid(run):
    done = run("validate", "-g", GOLDEN)
    assert (done.returncode, done.stdout, done.stderr) == (0, "The graph fits its shapes.\n", "")
    assert run("validate", "-g", GOLDEN, "--lang", "zh").stdout == "图谱合乎形状。\n"
    assert run("validate", "-g", GOLDEN, "--json").stdout == ""


@pytest.fixture
def broken(tmp_path):
    file = tmp_path / "broken.ttl"
    text = GOLDEN.read_text(encoding="utf-8")
    assert 'nif:anchorOf "支付寶沉迷於流量"' in text
    file.write_text(text.replace('nif:anchorOf "支付寶沉迷於流量"', 'nif:anchorOf "支付寶"'), encoding="utf-8")
    return file


@pytest.mark.parametrize("judge", [(), ("--pyshacl",)], ids=["sparql", "pyshacl"])
def test_a_broken_graph_is_told_with_statement_and_sentence(run, broken, judge):
    done = run("validate", "-g", broken, *judge)
    assert (done.returncode, done.stderr) == (1, "1 found.\n")
    assert done.stdout == (
        "https://kg.example/document/article-0123456789ab#char=17,25;st=4a35b34772f52b0c: "
        "the quote is not as long as from begin to end\n"
        "  st:4a35b34772f52b0c\n"
        "  当支付宝沉迷于流量时，它有9亿用户。\n"
    )


def test_findings_in_chinese_and_as_json(run, broken):
    assert "原文的字数与起止不符" in run("validate", "-g", broken, LC_ALL="zh_CN.UTF-8").stdout
    done = run("validate", "-g", broken, "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["statement"] == "https://kg.example/statement/4a35b34772f52b0c"


def test_stats_count(run):
    rows = [line.split("\t") for line in run("stats", "-g", GOLDEN).stdout.splitlines()]
    assert rows[0] == ["group", "name", "count"]
    for row in (
        ["total", "documents", "1"],
        ["total", "entities", "4"],
        ["total", "statements", "8"],
        ["total", "with condition", "1"],
        ["total", "with holder", "1"],
        ["documents", "article.txt", "7"],
        ["entities", "Company", "1"],
        ["properties", "abandons", "2"],
        ["polarity", "positive", "6"],
        ["modality", "hypothetical", "2"],
        ["unmapped", "此起彼伏", "1"],
    ):
        assert row in rows


def test_stats_as_json_tell_the_same(run):
    counted = json.loads(run("stats", "-g", GOLDEN, "--json").stdout)
    assert counted["totals"]["statements"] == sum(counted["polarity"].values()) == sum(counted["modality"].values())
    assert next(iter(counted["properties"])) == "abandons", "most first"
    assert counted["unmapped"] == {"此起彼伏": 1}


def test_stats_show_as_many_as_asked(run):
    rows = run("stats", "-g", GOLDEN, "--top", "1").stdout.splitlines()
    assert len([row for row in rows if row.startswith("properties\t")]) == 1
