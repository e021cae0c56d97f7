"""How evidence was read, in one literal, and back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, Triple

from kg.errors import StoreError
from kg.model import Antecedent, Span
from kg.rdf import describe
from kg.rdf.claims import statements
from kg.rdf.marks import Marks, read_marks, write_marks
from kg.rdf.names import term
from kg.store.oxigraph import OxigraphStore

words = st.text(max_size=6) | st.sampled_from(["它", "", "a=b", "; ", "\\", "甲 1,2 3,4; 乙=", "1,2", "\n", "=;\\="])
spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda pair: Span(min(pair), max(pair)))
antecedents = st.lists(st.builds(Antecedent, words, spans, words, spans), max_size=4).map(tuple)
ends = st.lists(spans, max_size=3).map(tuple)


@given(st.builds(Marks, ends, st.none() | spans | words.filter(bool), antecedents))
def test_what_was_written_is_read(marks):
    assert read_marks(write_marks(marks)) == marks


@pytest.mark.parametrize(
    "text",
    ["here", "0,3 ", "0,3;", "3,0", "²,3", "0,3; 3", "0,3; 3,8;", "0,3; 3,8; 它", "-; -; 它=支付宝", "-; -; 它=支付宝 1,2",
     "-; -; 它=支付宝 1,2 3,4;", "-; -; 它=支付宝 2,1 3,4", "-; -; =; ", '-; "a=b',
     '-; "a; 它'],
)  # fmt: skip
def test_what_is_misspelt_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        read_marks(text)


def test_several_come_back_from_a_graph(document, told):
    evidence = told[1].evidence[0]
    left_out = replace(evidence.antecedents[0], mention="", span=Span(5, 5))
    both = (evidence.antecedents[0], left_out)
    made = replace(told[1], evidence=(replace(evidence, antecedents=both),))
    (back,) = statements(OxigraphStore.in_memory(describe(document, [made])))
    assert back.evidence[0].antecedents == both


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("kg:marks", Literal("here")), "kg:marks is misspelt; kg validate tells more"),
        (("kg:antecedent", term("e:它")), "written by an earlier version of kg, .*; build it again"),
    ],
    ids=["marks", "earlier"],
)
def test_what_cannot_be_read_is_told(document, told, change, says):
    name, stated = change
    triples = [one for one in describe(document, told[:1]) if one.predicate != term(name)]
    (proof,) = {one.object for one in triples if one.predicate == term("prov:wasDerivedFrom")}
    store = OxigraphStore.in_memory([*triples, Triple(proof, term(name), stated)])
    with pytest.raises(StoreError, match=f"{proof.value}: {says}"):
        statements(store)


def test_evidence_without_a_place_is_told(document, told):
    triples = [one for one in describe(document, told[:1]) if one.predicate != term("prov:wasDerivedFrom")]
    (node,) = {one.subject for one in triples if one.object == term("kg:Statement")}
    store = OxigraphStore.in_memory([*triples, Triple(node, term("prov:wasDerivedFrom"), term("e:它"))])
    with pytest.raises(StoreError, match="the IRI of an evidence tells its place"):
        statements(store)
