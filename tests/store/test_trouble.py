"""What is wrong with a query is told in plain words, at the place where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.store.oxigraph import OxigraphStore
from kg.store.question import checked
from kg.store.tokens import tokens
from kg.store.trouble import columns

CASES = Path(__file__).parent / "cases" / "trouble.txt"


def cases() -> list[tuple[str, str]]:
    """Give each query with what is said of it: blocks between empty lines, the message after ``=>``."""
    blocks = CASES.read_text(encoding="utf-8").split("\n\n")[1:]
    return [(query.rstrip("\n"), said.strip("\n")) for query, _, said in (b.partition("=>\n") for b in blocks)]


def test_all_cases_are_seen() -> None:
    assert len(cases()) == 26


@pytest.mark.parametrize(("query", "said"), cases(), ids=lambda text: text.split("\n")[0][:40])
def test_trouble(query: str, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        OxigraphStore.in_memory().query(query)
    assert str(caught.value) == said


def test_carets_stand_below_wide_characters() -> None:
    with pytest.raises(QueryError) as caught:
        OxigraphStore.in_memory().query("SELECT ?x { ?x kg:pursues e:支付宝 . 流量 }")
    _, line, carets = str(caught.value).split("\n")
    assert columns(line[: line.index("流量")]) == carets.index("^")
    assert carets.count("^") == columns("流量")


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?s { SERVICE <http://a/> { ?s ?p ?o } }",
        "SELECT ?s { service silent <http://a/> { ?s ?p ?o } }",
        "SELECT ?s{SERVICE<http://a/>{?s ?p ?o}}",
        "SELECT ?s { # a comment\nSeRvIcE ?where { ?s ?p ?o } }",
        "SELECT ?s { ?s ?p '#' . SERVICE <http://a/> {} }",
        'SELECT ?s { ?s ?p """a"b""" . SERVICE <http://a/> {} }',
        "SELECT ?s { ?s ?p 'a\\'b' . SERVICE <http://a/> {} }",
        "SELECT ?s { ?s <http://a/#x> ?o . SERVICE <http://a/> {} }",
        "SELECT ?s { FILTER(?a<3) SERVICE<http://a/>{} FILTER(?b>3) }",
        "ASK FROM <http://a/> { ?s ?p ?o }",
        "SELECT ?s FROM NAMED <file:///etc/passwd> { ?s ?p ?o }",
    ],
)
def test_what_reaches_out_is_refused_however_written(sparql: str) -> None:
    with pytest.raises(QueryError, match=r"calls another server|names another graph"):
        checked(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?service { ?service kg:service e:SERVICE }",
        "ASK { ?s ?p 'SERVICE' } # SERVICE <http://a/>",
        "ASK { ?s ?p <http://a/SERVICE#FROM> }",
        'ASK { ?s ?p """\nFROM <http://a/>\n""" }',
        "PREFIX service: <http://a/> ASK { ?s service:from ?o }",
        "PREFIX select: <http://a/> ASK { ?s select:from ?o }",
    ],
)
def test_what_only_looks_like_it_is_not(sparql: str) -> None:
    assert checked(sparql) == sparql


def test_tokens_tile_the_query() -> None:
    sparql = 'SELECT ?甲 { ?甲 kg:名/^e:C\\+* \'a\\\'b\'@zh-hans, 1.5e3 ; <http://a/?b#c> """x"y"""^^xsd:string }'
    found = list(tokens(sparql))
    assert all(sparql.startswith(t.text, t.start) for t in found)
    assert "".join(t.text for t in found) == sparql.replace(" ", "")
