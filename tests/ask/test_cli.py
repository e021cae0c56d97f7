"""``kg ask`` as a user runs it."""

import json

import pytest

from kg.store import open_store


@pytest.fixture(scope="module")
def graph(tmp_path_factory, run):
    folder = tmp_path_factory.mktemp("imported")
    table = folder / "facts.tsv"
    table.write_text(
        "# 甲\n红石岭\t作者\t郭远帆\n红石岭\t出版时间\t2009年5月\n郭远帆\t出生地\t湖州\n", encoding="utf-8"
    )
    done = run("import", table, "-o", folder / "build")
    assert done.returncode == 0, done.stderr
    assert "3 statements" in done.stdout
    return folder / "build"


def test_answers_with_the_line_that_says_so(run, graph):
    done = run("ask", "-g", graph, "《红石岭》是谁写的？")
    assert done.returncode == 0
    assert done.stdout.startswith("郭远帆\n    “红石岭\t作者\t郭远帆”\n")


def test_json_holds_the_fields(run, graph):
    told = json.loads(run("ask", "-g", graph, "红石岭是哪一年出版的？", "--json").stdout)
    assert list(told) == ["question", "kind", "answers", "boolean", "sparql", "interpretation", "alternatives"]
    assert told["kind"] == "when"
    assert [item["label"] for item in told["answers"]] == ["2009年5月"]
    assert told["answers"][0]["evidence"][0]["quote"] == "红石岭\t出版时间\t2009年5月"
    with open_store(graph) as store:
        rows = store.query(told["sparql"]).rows
    assert told["answers"][0]["statement"] in {cell.value for row in rows for cell in row if cell is not None}


def test_the_query_gives_the_same_rows_through_kg_query(run, graph, tmp_path):
    told = json.loads(run("ask", "-g", graph, "红石岭的作者是谁？", "--json").stdout)
    query = tmp_path / "asked.rq"
    query.write_text(told["sparql"], encoding="utf-8")
    done = run("query", "-g", graph, query)
    assert done.returncode == 0, done.stderr
    assert "郭远帆" in done.stdout


def test_no_answer_says_what_there_is(run, graph):
    done = run("ask", "-g", graph, "郭远帆的老师是谁？")
    assert done.returncode == 0
    assert done.stdout.startswith("图中没有")
    assert "出生地" in done.stdout


def test_a_batch_gives_one_object_a_line(run, graph, tmp_path):
    batch = tmp_path / "questions.txt"
    batch.write_text('红石岭的作者是谁？\n\n{"q": "郭远帆是哪里人？"}\n红石岭有多少页？\n', encoding="utf-8")
    done = run("ask", "-g", graph, "--batch", batch)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [[item["label"] for item in one["answers"]] for one in told] == [["郭远帆"], ["湖州"], []]
    again = run("ask", "-g", graph, "--batch", "-", given=batch.read_text(encoding="utf-8"))
    assert again.stdout == done.stdout


def test_explain_shows_the_reading_and_the_query(run, graph):
    done = run("ask", "-g", graph, "红石岭的作者是谁？", "--explain")
    assert "SELECT DISTINCT ?answer" in done.stdout
    assert "noun-of" in done.stdout


def test_two_steps(run, graph):
    assert run("ask", "-g", graph, "红石岭的作者的出生地是哪里？").stdout.startswith("湖州\n")


@pytest.mark.parametrize(
    ("arguments", "told", "code"),
    [
        (("ask",), "give one question", 2),
        (("ask", "甲是谁？", "-g", "nowhere"), "no such graph", 3),
        (("ask", "--batch", "nowhere.txt"), "nowhere", 3),
    ],
)
def test_mistakes_are_told_in_one_line(run, tmp_path, arguments, told, code):
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == code
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [("甲\t乙\n", "facts.tsv:1: three columns are needed"), ("", "facts.tsv")],
    ids=["columns", "empty"],
)
def test_a_table_that_is_none_is_told(run, tmp_path, text, told):
    table = tmp_path / "facts.tsv"
    table.write_text(text, encoding="utf-8")
    done = run("import", table, "-o", tmp_path / "build")
    assert done.returncode == 3
    assert told in done.stderr
    assert not (tmp_path / "build").exists()
