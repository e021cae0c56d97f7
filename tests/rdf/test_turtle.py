"""Graphs as files: the same bytes from the same graph, and the same graph from every format."""

from __future__ import annotations

import io
import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import UsageError
from kg.model import Document, Entity, Predicate, Statement
from kg.rdf import describe, turtle
from kg.rdf.names import term
from kg.store import open_store
from kg.store.graph import from_rdflib

GOLDEN = Path(__file__).parent / "golden" / "article.ttl"
RDFLIB = {"ttl": "turtle", "nt": "nt", "nq": "nquads", "trig": "trig", "jsonld": "json-ld", "xml": "xml"}

words = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=10) | st.sampled_from(
    ['"', "'''", "\\", "{}", "<script>alert(1)</script>", "]]>", "&amp;", "?x } DELETE WHERE { ?s ?p ?o", "a b", "\n\t"]
)


@pytest.fixture(scope="module")
def golden() -> list[Triple]:
    with open_store(GOLDEN) as store:
        return list(store)


def read(text: bytes, form: str) -> set[Triple]:
    return {quad.triple for quad in pyoxigraph.parse(text, format=turtle.FORMATS[form])}


@pytest.mark.parametrize("form", turtle.FORMATS)
def test_every_format_gives_the_graph_back(golden: list[Triple], form: str) -> None:
    assert read(turtle.written_as(golden, form), form) == set(golden)


@pytest.mark.parametrize("form", turtle.FORMATS)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib warns of itself
def test_rdflib_reads_the_same_graph(golden: list[Triple], form: str) -> None:
    graph = rdflib.Dataset() if form in {"nq", "trig"} else rdflib.Graph()
    graph.parse(data=turtle.written_as(golden, form), format=RDFLIB[form])
    triples = graph.quads() if isinstance(graph, rdflib.Dataset) else graph
    back = {tuple(map(from_rdflib, triple[:3])) for triple in triples}
    assert back == {(t.subject, t.predicate, t.object) for t in golden}


@pytest.mark.parametrize("form", turtle.FORMATS)
def test_the_order_of_triples_does_not_matter(golden: list[Triple], form: str) -> None:
    shuffled = random.Random(7).sample(golden, len(golden))
    assert turtle.written_as(shuffled, form) == turtle.written_as(golden, form)


@pytest.mark.parametrize("form", turtle.FORMATS)
def test_another_process_with_another_hash_seed_writes_the_same_bytes(golden: list[Triple], form: str) -> None:
    program = (
        "import sys\nfrom kg.rdf import turtle\nfrom kg.store import open_store\n"
        f"turtle.write(open_store({str(GOLDEN)!r}), sys.stdout.buffer, {form!r})\n"
    )
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        )
        assert done.stdout == turtle.written_as(golden, form)


def test_turtle_is_one_to_read(golden: list[Triple]) -> None:
    text = turtle.written_as(golden).decode()
    head, *blocks = text.split("\n\n")
    assert all(re.fullmatch(r"@prefix \w+: <[^>]+> \.", line) for line in head.splitlines())
    assert head.splitlines() == sorted(head.splitlines())
    assert len(blocks) == len({triple.subject for triple in golden})
    assert text.endswith(" .\n")
    assert "e:支付宝 a kg:Product ;" in text
    assert "%" not in text.replace('"', "")


@given(st.lists(st.tuples(words, words, words), max_size=4))
def test_whatever_words_say_they_stay_data(document: Document, told: list[tuple[str, str, str]]) -> None:
    statements = [Statement(Entity(a), Predicate(b), Entity(c)) for a, b, c in told]
    triples = set(describe(document, statements))
    for form in turtle.FORMATS:
        assert read(turtle.written_as(triples, form), form) == triples


def test_json_ld_holds_no_context_to_fetch(golden: list[Triple]) -> None:
    assert isinstance(json.loads(turtle.written_as(golden, "jsonld")), list)
    assert b"@context" not in turtle.written_as(golden, "jsonld")


def test_xml_refuses_what_it_cannot_hold() -> None:
    triple = Triple(term("e:a"), term("rdfs:label"), Literal("一\x0c二"))
    with pytest.raises(UsageError, match=r"entity/a: holds the character U\+000C, which XML cannot; choose ttl"):
        turtle.written_as([triple], "xml")
    assert read(turtle.written_as([triple], "ttl"), "ttl") == {triple}


def test_a_format_that_is_not_known_is_told() -> None:
    with pytest.raises(UsageError, match="format 'docx': not known; known: ttl, nt, nq, trig, jsonld, xml"):
        turtle.written_as([], "docx")


@pytest.mark.parametrize("form", turtle.FORMATS)
def test_an_empty_graph_is_a_file_too(form: str) -> None:
    assert read(turtle.written_as([], form), form) == set()


def test_it_writes_to_files_and_streams(tmp_path: Path, golden: list[Triple]) -> None:
    stream = io.BytesIO()
    turtle.write(golden, stream)
    turtle.write(golden, tmp_path / "graph.ttl")
    assert stream.getvalue() == (tmp_path / "graph.ttl").read_bytes() == GOLDEN.read_bytes()


def test_line_breaks_in_words_are_no_new_subjects() -> None:
    triples = [
        Triple(term("e:a"), term("rdfs:label"), Literal("一\n二\n\n三")),
        Triple(term("e:b"), term("kg:has"), term("e:a")),
    ]
    text = turtle.written_as(triples).decode()
    assert len(text.split("\n\n")) == 3
    assert read(text.encode(), "ttl") == set(triples)


def test_names_that_turtle_cannot_shorten_are_written_in_full() -> None:
    triples = {
        Triple(NamedNode("https://kg.example/entity/a…b"), term("kg:has"), NamedNode("https://kg.example/entity/x."))
    }
    assert read(turtle.written_as(triples), "ttl") == triples
