"""``import kg``: the same graph in Python's hands."""

import datetime as dt
import logging
import subprocess
import sys
from decimal import Decimal

import networkx as nx
import pytest
import rdflib

import kg
from kg.errors import QueryError, StoreError, TextError, UsageError

NOTE = kg.Seed("note.txt", "支付宝沉迷于流量。金融科技不是互联网的延续。\n".encode())


@pytest.fixture(scope="module")
def graph(article):
    with kg.build([article]) as built:
        yield built


def test_importing_it_imports_nothing_heavy():
    heavy = "{'numpy', 'rdflib', 'pyoxigraph', 'networkx', 'opencc', 'rjieba', 'pyshacl', 'typer'}"
    told = subprocess.run(
        [sys.executable, "-c", f"import sys, kg; print(sorted({heavy} & {{*sys.modules}}))"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert told.stdout == "[]\n"


def test_every_name_it_offers_is_there():
    assert [name for name in kg.__all__ if not hasattr(kg, name)] == []
    with pytest.raises(AttributeError, match="no attribute 'biuld'"):
        kg.biuld  # noqa: B018 (the access is what fails)


def test_a_select_gives_rows_of_python_values(graph):
    (row,) = graph.query(
        "SELECT ?iri ?number ?decimal ?yes ?day ?year ?word ?none "
        "{ VALUES (?iri ?number ?decimal ?yes ?day ?year ?word) "
        '{ (e:支付宝 7 0.5 true "2020-02-29"^^xsd:date "2020"^^xsd:gYear "词"@zh-hans) } }'
    )
    assert row == {
        "iri": "https://kg.example/entity/支付宝",
        "number": 7,
        "decimal": Decimal("0.5"),
        "yes": True,
        "day": dt.date(2020, 2, 29),
        "year": "2020",
        "word": "词",
        "none": None,
    }


def test_an_ask_gives_yes_or_no(graph):
    assert graph.ask("ASK { e:支付宝 kg:pursues e:流量 }")
    assert not graph.ask("ASK { e:金融科技 kg:continues e:互联网 }"), "the article denies it"


def test_a_wrong_question_names_the_right_one(graph):
    with pytest.raises(QueryError, match=r"Graph\.ask"):
        graph.query("ASK { ?s ?p ?o }")
    with pytest.raises(QueryError, match=r"Graph\.query"):
        graph.ask("SELECT ?s { ?s ?p ?o }")
    with pytest.raises(QueryError, match="line 1"):
        graph.query("SELECT ?s WHERE { ?s ")


def test_statements_come_back_as_they_were_read(graph, article):
    raw = article.read_text(encoding="utf-8")
    everything = graph.statements()
    assert {found.claim for found in everything} >= {found.claim for found in kg.read(article)}
    assert not [e for found in everything for e in found.evidence if raw[e.span.start : e.span.end] != e.quote]


def test_statements_are_chosen_by_subject_predicate_and_object(graph):
    about = graph.statements(subject="支付宝")
    assert {found.subject.label for found in about} == {"支付宝"}
    assert {found.object.label for found in graph.statements(subject="支付宝", predicate="pursues")} >= {"流量"}
    denied = graph.statements(subject="金融科技", predicate="continues", object="互联网")
    assert "negative" in {found.polarity.value for found in denied}


def test_networkx_and_rdflib_hold_the_same(graph):
    network = graph.to_networkx()
    assert isinstance(network, nx.MultiDiGraph)
    assert network.has_edge("支付宝", "流量")
    copy = graph.to_rdflib()
    assert isinstance(copy, rdflib.Graph)
    assert len(copy) == graph.store.count()


@pytest.mark.parametrize("ending", ["ttl", "nt", "nq", "trig", "jsonld", "rdf", "xml"])
def test_what_is_saved_opens_again(ending, tmp_path):
    with kg.build([NOTE]) as built:
        built.save(tmp_path / f"out.{ending}")
        with kg.open(tmp_path / f"out.{ending}") as again:
            assert {found.claim for found in again.statements()} == {found.claim for found in built.statements()}
            assert again.store.count() == built.store.count()


def test_an_ending_that_names_no_format_names_those_that_do(graph, tmp_path):
    with pytest.raises(UsageError, match=r"out\.doc: .*; known: \.ttl"):
        graph.save(tmp_path / "out.doc")


def test_a_folder_is_what_the_command_builds(article, built, tmp_path):
    with kg.build([article], tmp_path / "build") as graph:
        assert graph.ask("ASK { e:支付宝 kg:pursues e:流量 }")
    for name in ("graph.ttl", "report.json"):
        assert (tmp_path / "build" / name).read_bytes() == (built / name).read_bytes()
    with kg.open(tmp_path / "build") as opened:
        assert opened.report is None
        assert opened.ask("ASK { e:支付宝 kg:pursues e:流量 }")


def test_a_document_that_cannot_be_read_is_logged_and_reported(tmp_path, caplog):
    with caplog.at_level(logging.WARNING), kg.build([NOTE, tmp_path / "gone.txt"]) as built:
        assert [str(skipped) for skipped in built.report.skipped] == [
            f"{tmp_path / 'gone.txt'}: no such file; check the name"
        ]
    assert caplog.messages == [f"{tmp_path / 'gone.txt'}: no such file; check the name"]


def test_where_nothing_can_be_read_it_is_an_error(tmp_path):
    with pytest.raises(TextError, match=r"gone\.txt: no such file"):
        kg.build([tmp_path / "gone.txt"])
    with pytest.raises(TextError, match="no document given"):
        kg.build([])


def test_a_graph_that_is_not_there_says_how_to_build_one(tmp_path):
    with pytest.raises(StoreError, match="kg build"):
        kg.open(tmp_path / "none")


def test_repair_takes_one_document(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes("當下".encode())
    assert kg.repair(tmp_path / "a.txt").clean == "当下"
    with pytest.raises(UsageError, match="a folder with 2 documents; name one of them"):
        kg.repair(tmp_path)
