"""Names in IRIs: readable, reversible where nothing is lost, and never the same for two."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.model import Entity, Evidence, Predicate, Span
from kg.rdf.iri import entity_iri, evidence_iri, fold, property_iri, statement_iri, unfold

texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)
tricky = texts | st.text(alphabet="a支 _~%/-.:", max_size=6) | st.sampled_from(
    ['"', "<script>", "{}", "\\", "..", ".", "", "a#b", "a?b", "a[b]", "\ufdd0", "a-abcdefgh", "\0", "\u200b"]
)  # fmt: skip

READABLE = {
    "支付宝": "支付宝",
    "京东·科技": "京东·科技",
    "《边城》": "《边城》",
    "“双减”政策": "“双减”政策",
    "Ant Financial": "Ant_Financial",
    "C++": "C++",
    "AT&T": "AT&T",
    "1984": "1984",
    "𠮷野家": "𠮷野家",
    "3.5亿": "3.5亿",
}


@pytest.mark.parametrize("name", READABLE)
def test_readable(name: str) -> None:
    assert fold(name) == READABLE[name]
    assert unfold(fold(name)) == name


MARKED = ["A/B", "A_B", "100%", "a#b", "", ".", "..", " a", "a ", "a  b", "a\tb", "甲<乙", "x-abcdefgh", "葛\U000e0100"]


@pytest.mark.parametrize("name", MARKED)
def test_what_an_iri_may_not_hold_is_folded_and_marked(name: str) -> None:
    assert re.fullmatch(r".*-[a-p]{8}", fold(name))
    assert unfold(fold(name)) is None


@given(tricky)
def test_every_name_makes_an_iri_without_percent_that_stays_in_its_place(name: str) -> None:
    iri = entity_iri(Entity(name)).value
    local = iri.removeprefix("https://kg.example/entity/")
    assert local
    assert not set(local) & set('/?#%[]<>"{}|\\^` ')
    assert local not in {".", ".."}
    assert not [c for c in local if unicodedata.category(c)[0] in "CZ"]


@given(tricky, tricky)
def test_two_names_have_one_iri_only_if_they_are_one(one: str, other: str) -> None:
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
    assert (fold(one) == fold(other)) == same
    predicates = property_iri(Predicate(one)), property_iri(Predicate(other))
    assert (predicates[0] == predicates[1]) == same


@given(tricky)
def test_folding_what_is_not_marked_can_be_undone(name: str) -> None:
    back = unfold(fold(name))
    assert back is None or back == unicodedata.normalize("NFC", name)


@given(tricky)
def test_a_verbatim_predicate_ends_in_a_name_of_xml(name: str) -> None:
    local = property_iri(Predicate(name)).value.removeprefix("https://kg.example/says/")
    assert re.search(r"[^\W\d][\w.·-]*$", local)


def test_iris() -> None:
    assert entity_iri(Entity("苹果", "Company", "苹果（公司）")) == NamedNode("https://kg.example/entity/苹果（公司）")
    assert property_iri(Predicate("沉迷于", "pursues")) == NamedNode("https://kg.example/ontology#pursues")
    assert property_iri(Predicate("按下了暂停键")) == NamedNode("https://kg.example/says/按下了暂停键")
    assert statement_iri("00ff") == NamedNode("https://kg.example/statement/00ff")
    evidence = Evidence("https://kg.example/document/a", Span(3, 9), "", "")
    assert evidence_iri(evidence, "00ff") == NamedNode("https://kg.example/document/a#char=3,9;st=00ff")
