"""Asking by words: what is found, and what is said where nothing is."""

from __future__ import annotations

import re

import pytest

from kg.errors import QueryError
from kg.model import Document, Evidence, Predicate, Span, Statement
from kg.ontology.files import ontology_folder
from kg.ontology.vocabulary import Vocabulary, load_vocabulary
from kg.rdf import describe
from kg.rdf.evidence import roles
from kg.rdf.lookup import nearest_things, predicates, things
from kg.rdf.names import term
from kg.rdf.search import search
from kg.store.oxigraph import OxigraphStore


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(ontology_folder())


@pytest.fixture
def store(document: Document, told: list[Statement]) -> OxigraphStore:
    return OxigraphStore.in_memory(describe(document, told))


def test_what_is_said_is_found(store: OxigraphStore, vocabulary: Vocabulary, told: list[Statement]) -> None:
    assert search(store, vocabulary, "支付宝", "pursues", "流量") == [told[0]]
    assert search(store, vocabulary, "支付寶", "追求") == [told[0]]
    assert search(store, vocabulary, "alipay", "Pursues") == [told[0]]
    assert told[3] in search(store, vocabulary, "很多人")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("支付保",), "支付保: nothing in the graph has that name; nearest: 支付"),
        (("支",), "支: nothing in the graph has that name; nearest: 支付"),
        (("xyz",), "xyz: nothing in the graph has that name; kg stats shows what there is"),
        (("京东科技",), "京东科技: the graph says nothing of it; it only says: 支付宝 胜过 京东科技"),
        (("支付宝", "persues"), "persues: not said of 支付宝; nearest property: pursues"),
        (
            ("支付宝", "acquires"),
            "acquires: not said of 支付宝; said of it: englishName (英文名), pursues (追求), users",
        ),
        (("支付宝", "pursues", "京东科技"), "京东科技: not said of 支付宝 pursues; said of it: 流量"),
    ],
)
def test_where_there_is_nothing_the_nearest_is_told(
    store: OxigraphStore, vocabulary: Vocabulary, words: tuple[str, ...], said: str
) -> None:
    with pytest.raises(QueryError, match=re.escape(said)) as caught:
        search(store, vocabulary, *words)
    assert "\n" not in str(caught.value)


def test_long_lists_are_cut(document: Document, vocabulary: Vocabulary, told: list[Statement]) -> None:
    many = [Statement(told[0].subject, Predicate(f"做{n}"), told[0].object) for n in range(11)]
    store = OxigraphStore.in_memory(describe(document, many))
    with pytest.raises(QueryError, match=r"said of it: (做\d+, ){7}做\d+ and 3 more"):
        search(store, vocabulary, "支付宝", "acquires")


def test_nearest_things_come_likest_first(store: OxigraphStore) -> None:
    assert nearest_things(store, "京东")[0] == "京东科技"
    assert nearest_things(store, "") == []


def test_a_property_brings_those_below_it(store: OxigraphStore, vocabulary: Vocabulary) -> None:
    found = predicates(store, "alias", vocabulary)
    assert {term("kg:alias"), term("kg:penName")} <= set(found)
    assert predicates(store, "此起彼伏", vocabulary) == [term("says:此起彼伏")]
    assert predicates(store, "无此谓语", vocabulary) == []


@pytest.mark.parametrize("words", ['"', "{}", "\\", "<script>", "} DELETE WHERE { ?s ?p ?o", "e:a>b", "\n", "%", "e:"])
def test_odd_words_name_nothing_and_do_nothing(store: OxigraphStore, words: str) -> None:
    before = set(store)
    assert things(store, words) == []
    assert set(store) == before


def evidence(sentence: str, *marks: tuple[int, int]) -> Evidence:
    return Evidence("https://kg.example/document/a", Span(0, 1), "", "", sentence, (), tuple(Span(*m) for m in marks))


def test_roles_of_marks(told: list[Statement]) -> None:
    plain = told[0]
    whole = Span(0, 3), Span(3, 6), Span(6, 8)
    assert roles(evidence("支付宝沉迷于流量", (0, 3), (3, 6), (6, 8)), plain) == whole
    assert roles(evidence("支付宝沉迷于流量", (0, 3), (6, 8)), plain) == whole
    assert roles(evidence("它沉迷于流量", (0, 0), (1, 4), (4, 6)), plain) == (None, Span(1, 4), Span(4, 6))
    assert roles(evidence("沉迷于流量", (3, 5)), plain) == (None, Span(0, 3), Span(3, 5))
    assert roles(evidence("支付宝是", (0, 3)), plain) == (Span(0, 3), None, None)
