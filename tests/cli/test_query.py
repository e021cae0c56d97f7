"""``kg query``, on the graph that the tests of ``kg.rdf`` keep."""

import csv
import io
import json
import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "rdf" / "golden" / "article.ttl"
NAMES = "SELECT ?name ?n { e:支付宝 rdfs:label ?name ; kg:users ?n } ORDER BY ?name"


@pytest.fixture
def ask(run):
    return lambda *arguments, **more: run("query", "-g", GOLDEN, *arguments, **more)


def test_rows_between_tabs(ask):
    done = ask(NAMES)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "name\tn\n支付宝\t900000000\n支付寶\t900000000\n"


def test_things_have_short_names_in_rows_and_full_ones_elsewhere(ask):
    what = "SELECT ?what { e:支付宝 kg:pursues ?what }"
    assert ask(what).stdout == "what\ne:流量\n"
    assert json.loads(ask(what, "--json").stdout) == {"what": "https://kg.example/entity/流量"}
    assert ask(what, "--csv").stdout == "what\r\nhttps://kg.example/entity/流量\r\n"


def test_json_is_one_object_a_line_with_numbers_as_numbers(ask):
    found = [json.loads(line) for line in ask(NAMES, "--json").stdout.splitlines()]
    assert found == [{"name": "支付宝", "n": 900000000}, {"name": "支付寶", "n": 900000000}]
    nothing = ask("SELECT ?x ?y { BIND(0.875 AS ?x) OPTIONAL { ?y kg:opposes ?x } }", "--json").stdout
    assert json.loads(nothing) == {"x": 0.875, "y": None}


def test_csv_for_excel_begins_with_the_mark(ask):
    text = ask(NAMES, "--excel").stdout
    assert text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}name,n\r\n")
    assert len(list(csv.reader(io.StringIO(text)))) == 3


def test_yes_no_and_triples(ask):
    assert ask("ASK { e:支付宝 kg:pursues e:流量 }").stdout == "true\n"
    assert ask("ASK { e:支付宝 kg:abandons e:流量 }", "--json").stdout == "false\n"
    made = ask("CONSTRUCT { ?what kg:relatedTo ?who } { ?who kg:pursues ?what }").stdout
    assert made.endswith("\ne:流量 kg:relatedTo e:支付宝 .\n")


def test_a_query_comes_from_a_file_or_from_stdin(ask, tmp_path):
    file = tmp_path / "names.rq"
    file.write_text("\ufeff# names\n" + NAMES, encoding="utf-8")
    assert ask(file).stdout == ask("-", given=NAMES).stdout == ask(NAMES).stdout


def test_a_missing_file_is_no_query(ask):
    done = ask("names.rq")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("names.rq: no such file, and no SPARQL either; ")


def test_a_mistake_is_shown_with_its_place(ask):
    done = ask("SELECT ?x { ?x foo:p 支付宝 }")
    assert (done.returncode, done.stdout) == (1, "")
    first, line, carets = done.stderr.rstrip("\n").split("\n")
    assert first.startswith("query, line 1, column 16: the prefix foo: is not declared")
    assert line.index("foo:p") == carets.index("^")


@pytest.mark.parametrize("limit", [(), ("--timeout", "20")], ids=["here", "apart"])
@pytest.mark.parametrize("sparql", [NAMES, "SELECT * { ?z kg:pursues ?a }", "ASK { ?s ?p ?o }"])
def test_a_time_limit_changes_no_answer(ask, limit, sparql):
    assert ask(sparql, *limit).stdout == ask(sparql).stdout != ""


def test_a_query_that_takes_too_long_is_stopped(ask):
    endless = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(6)) + " }"
    done = ask(endless, "--timeout", "0.5")
    assert (done.returncode, done.stdout) == (1, "")
    assert "stopped after 0.5 seconds" in done.stderr


@pytest.mark.parametrize(
    "sparql", ["SELECT ?s { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "INSERT DATA { e:a kg:has e:b }"]
)
@pytest.mark.parametrize("limit", [(), ("--timeout", "20")], ids=["here", "apart"])
def test_a_query_only_reads_this_graph(ask, limit, sparql):
    done = ask(sparql, *limit)
    assert (done.returncode, done.stdout) == (1, "")


def test_a_graph_that_is_not_there_is_told(run, tmp_path):
    done = run("query", "ASK { ?s ?p ?o }", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "build: no such graph; build one (kg build FILES -o build) or name another with -g\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_on_a_terminal_it_is_a_table():
    import pty
    import subprocess

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "kg", "query", "-g", str(GOLDEN), NAMES]
    with subprocess.Popen(command, stdout=theirs, env={**os.environ, "COLUMNS": "40"}) as process:
        os.close(theirs)
        shown = b""
        while chunk := read(ours):
            shown += chunk
    os.close(ours)
    assert process.returncode == 0
    assert shown.decode().splitlines() == [
        "name            n",
        "------  ---------",
        "支付宝  900000000",
        "支付寶  900000000",
    ]


def read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other end is closed
        return b""
