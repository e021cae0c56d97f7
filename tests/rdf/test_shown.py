"""What docs/graph.md shows of the graph is so, and its SPARQL finds what it says."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest

from kg.model import Span
from kg.rdf import describe
from kg.rdf.names import PREFIXES
from kg.rdf.turtle import head
from kg.store.graph import GraphStore
from kg.store.oxigraph import OxigraphStore

PAGE = (Path(__file__).parent.parent.parent / "docs" / "graph.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture
def made(document, told):
    """Give the triples of the statement that is shown."""
    evidence = replace(told[1].evidence[0], marks=(Span(11, 12), Span(13, 15)))
    return set(describe(document, [replace(told[1], words="有9亿用户", evidence=(evidence,))]))


def test_the_statement_looks_like_this(made):
    (block,) = blocks("turtle")
    shown = {
        quad.triple for quad in pyoxigraph.parse(head(PREFIXES) + block.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    }
    assert shown - made == set()
    assert len(shown) == 16  # 14, a unit, another writing


@pytest.mark.parametrize("kind", [OxigraphStore.in_memory, GraphStore], ids=["oxigraph", "rdflib"])
def test_the_queries_find_place_words_and_antecedent(made, kind):
    store = kind()
    store.add(made)
    words, resolved = ([[cell.value for cell in row] for row in store.query(query).rows] for query in blocks("sparql"))
    assert [row[2:] for row in words] == [["27", "33", "有9亿用户"]]
    assert words[0][1] == "https://kg.example/document/article-0123456789ab"
    assert resolved == [["它", "支付宝"]]
