"""The notebook face: graphs, rows, statements and answers show themselves; the notebook of docs/ runs."""

import builtins
import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import kg
from kg.errors import MissingPartError
from kg.notebook import Rows, Statements

ROOT = Path(__file__).parent.parent
NOTEBOOK = ROOT / "docs" / "notebook.ipynb"
EVIL = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def graph(article):
    with kg.build([article]) as built:
        yield built


def test_a_graph_shows_its_totals_and_a_picture(graph):
    shown = graph._repr_html_()
    totals, svg = ET.fromstring(shown)
    counted = graph.query("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a kg:Statement }")
    entities, statements = map(int, re.search(r"(\d+) 个实体 · (\d+) 条陈述$", totals.text).groups())
    assert 0.8 * counted[0]["n"] < statements <= counted[0]["n"]
    assert entities > 100
    assert svg.tag == "{http://www.w3.org/2000/svg}svg"
    assert {"支付宝", "京东科技"} <= {"".join(text.itertext()) for text in svg.iter("{http://www.w3.org/2000/svg}text")}
    assert "<script" not in shown
    assert "max-width:100%" in svg.get("style")
    assert repr(graph) == "<kg.Graph in memory>"


def test_rows_are_a_table(graph):
    rows = graph.query("SELECT ?what ?none { e:支付宝 kg:pursues ?what }")
    assert rows == [{"what": "https://kg.example/entity/流量", "none": None}]
    table = ET.fromstring(rows._repr_html_())
    assert [cell.text for cell in table.iter("th")] == ["what", "none"]
    assert [cell.text for cell in table.iter("td")] == ["https://kg.example/entity/流量", None]


def test_statements_are_a_table_with_their_sentences(graph):
    said = graph.statements(subject="金融科技", predicate="hasBasis", object="互联网")
    table = ET.fromstring(said._repr_html_())
    assert [cell.text for cell in table.iter("th")][-3:] == ["sentence", "start", "end"]
    assert any("不是以互联网为底色" in (cell.text or "") for cell in table.iter("td"))


def test_an_answer_is_a_table_with_its_sentences(graph):
    answer = graph.answer("金融科技以互联网为底色吗？")
    assert answer.boolean is False
    shown = ET.fromstring(f"<div>{answer._repr_html_().replace('<br>', '<br/>')}</div>")
    assert shown.find(".//th").text == "否"
    assert "底色" in "".join(shown.find(".//td").itertext())
    assert graph.answer("长江有多长？")._repr_html_().startswith("<p>")


def test_a_long_table_says_what_it_leaves_out():
    assert Rows([{"n": n} for n in range(60)])._repr_html_().endswith("<p>… 10 more</p>")
    assert Rows()._repr_html_() == "<table><thead><tr></tr></thead><tbody></tbody></table>"


def test_what_looks_like_markup_stays_text():
    said = kg.Statement(kg.Entity(EVIL), kg.model.Predicate(EVIL), kg.Entity(EVIL))
    for shown in (Rows([{EVIL: EVIL}])._repr_html_(), Statements([said])._repr_html_()):
        assert "<script" not in shown
        assert "&lt;script&gt;" in shown


def test_they_become_data_frames(graph):
    pytest.importorskip("pandas", reason="pip install pandas")
    frame = graph.statements().to_pandas()
    assert len(frame) == len(graph.statements())
    assert frame[frame.polarity == "negative"].sentence.str.len().min() > 0
    assert list(graph.query("SELECT ?a ?b { VALUES (?a ?b) { (1 2.5) } }").to_pandas().columns) == ["a", "b"]


def test_without_pandas_it_says_how_to_install_it(monkeypatch):
    known = builtins.__import__

    def without(name, *rest):
        if name == "pandas":
            raise ModuleNotFoundError(name=name)
        return known(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingPartError, match="pip install pandas"):
        Rows([{"a": 1}]).to_pandas()


@pytest.mark.skipif("CI" not in os.environ and not NOTEBOOK.exists(), reason="no notebook")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the libraries that talk to the kernel
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_notebook_of_the_documentation_runs(tmp_path, request, monkeypatch):
    """Each cell runs, and shows what is stored with it in kind; ``--rewrite`` stores what it shows now."""
    nbformat = pytest.importorskip("nbformat", reason="pip install nbclient ipykernel")
    client = pytest.importorskip("nbclient", reason="pip install nbclient ipykernel")
    pytest.importorskip("ipykernel", reason="pip install nbclient ipykernel")
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.setenv("PYTHONPATH", f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    monkeypatch.setenv("JUPYTER_PLATFORM_DIRS", "1")
    stored = nbformat.read(NOTEBOOK, as_version=4)
    now = nbformat.read(NOTEBOOK, as_version=4)
    client.NotebookClient(now, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    if request.config.getoption("rewrite"):
        for cell in now.cells:
            cell.metadata.clear()
        now.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
        NOTEBOOK.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    else:
        assert kinds(now) == kinds(stored)


def kinds(notebook):
    """Give for each cell the kinds of what it shows."""
    return [[sorted(out.get("data", {"text": 0})) for out in cell.get("outputs", [])] for cell in notebook.cells]
