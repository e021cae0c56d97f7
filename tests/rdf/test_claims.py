"""What was described is read back as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Triple

from kg.errors import StoreError
from kg.model import Entity, Evidence, Modality, Polarity, Predicate, Span, Statement, Value
from kg.rdf import describe, names
from kg.rdf.claims import statements
from kg.rdf.describe import whole
from kg.rdf.evidence import ends, found_marks
from kg.rdf.iri import statement_iri
from kg.rdf.literal import canonical
from kg.rdf.names import term
from kg.store.graph import GraphStore
from kg.store.oxigraph import OxigraphStore

if TYPE_CHECKING:
    from kg.model import Document
    from kg.store import Store


@pytest.fixture(params=[OxigraphStore.in_memory, GraphStore], ids=["oxigraph", "rdflib"])
def store(request: pytest.FixtureRequest, document: Document, told: list[Statement]) -> Store:
    opened: Store = request.param()
    opened.add(describe(document, told))
    return opened


def in_full(statement: Statement) -> tuple[object, ...]:
    """Give all of a statement, what does not count for its equality too; marks are found where none were given."""
    inside = tuple(in_full(part) for part in whole(statement) if part is not statement)
    marked = [replace(e, marks=e.marks or found_marks(e.sentence, ends(statement))) for e in statement.evidence]
    return statement, statement.confidence, sorted(marked), statement.words, inside


def test_all_come_back_whole(store: Store, told: list[Statement]) -> None:
    everything = {found.id: found for one in told for found in whole(one)}
    back = {found.id: found for found in statements(store)}
    assert {key: in_full(found) for key, found in back.items()} == {key: in_full(s) for key, s in everything.items()}


def test_they_come_in_reading_order(store: Store) -> None:
    places = [s.evidence[0].span for s in statements(store) if s.evidence]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("ends", "count"),
    [
        ({"subject": "支付宝"}, 6),
        ({"subject": "支付寶"}, 6),
        ({"subject": "e:支付宝"}, 6),
        ({"subject": "https://kg.example/entity/支付宝"}, 6),
        ({"subject": "Alipay"}, 6),
        ({"subject": "alipay"}, 6),
        ({"subject": term("e:支付宝")}, 6),
        ({"object": "流量"}, 3),
        ({"predicate": "pursues"}, 1),
        ({"predicate": "kg:pursues"}, 1),
        ({"predicate": "追求"}, 1),
        ({"predicate": "沉迷于"}, 1),
        ({"predicate": "沉迷於"}, 1),
        ({"predicate": "alias"}, 1),
        ({"predicate": "此起彼伏"}, 1),
        ({"subject": "支付宝", "predicate": "gives up"}, 0),
        ({"subject": "支付宝", "predicate": "abandons"}, 2),
        ({"subject": "支付宝", "predicate": "users", "object": "9亿"}, 1),
        ({"subject": "支付宝", "predicate": "users", "object": "900000000"}, 1),
        ({"object": "支付宝必须放弃流量"}, 1),
        ({"subject": "京东"}, 0),
        ({"subject": "e:"}, 0),
        ({"subject": "e:a b<>"}, 0),
        ({"subject": ""}, 0),
    ],
)
def test_they_are_chosen_by_their_ends(store: Store, ends: dict[str, str], count: int) -> None:
    assert len(statements(store, **ends)) == count  # type: ignore[arg-type]


def test_an_incomplete_statement_is_told(document: Document, told: list[Statement]) -> None:
    node = statement_iri(told[0].id)
    for part in (names.SUBJECT, names.PREDICATE, term("kg:polarity"), term("kg:modality")):
        store = OxigraphStore.in_memory(t for t in describe(document, told[:1]) if t.predicate != part)
        with pytest.raises(StoreError, match=f"{node.value}: .* is missing or wrong; kg validate tells more"):
            statements(store)


def test_a_statement_inside_itself_is_told(document: Document, told: list[Statement]) -> None:
    node = statement_iri(told[0].id)
    store = OxigraphStore.in_memory(describe(document, told[:1]))
    store.add([Triple(node, term("kg:condition"), node)])
    with pytest.raises(StoreError, match="stands inside itself"):
        statements(store)


def test_of_two_confidences_the_surer_counts(document: Document, told: list[Statement]) -> None:
    store = OxigraphStore.in_memory()
    for confidence in (0.25, 0.75, 0.5):
        store.add(describe(document, [replace(told[0], confidence=confidence)]))
    assert [s.confidence for s in statements(store)] == [0.75]


def test_namesakes_stay_apart(document: Document) -> None:
    fruit = Statement(Entity("苹果", "Organism"), Predicate("是", "isA"), Entity("水果"))
    maker = Statement(Entity("苹果", "Company", "苹果（公司）"), Predicate("是", "isA"), Entity("公司"))
    odd = Statement(Entity("苹果", "Work", "苹果/歌曲_1"), Predicate("是", "isA"), Entity("歌曲"))
    store = OxigraphStore.in_memory(describe(document, [fruit, maker, odd]))
    assert {s.id for s in statements(store)} == {fruit.id, maker.id, odd.id}
    assert {s.subject for s in statements(store)} == {fruit.subject, maker.subject, odd.subject}
    assert len(statements(store, subject="苹果")) == 3


hard = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=8) | st.sampled_from(
    [
        '"',
        "'''",
        "{}",
        "\\",
        "<script>alert(1)</script>",
        "} DELETE WHERE { ?s ?p ?o",
        "# x",
        "a/b",
        "_",
        "%41",
        " 支 付 ",
    ]
)
entities = st.builds(Entity, hard, st.sampled_from(["Person", "Company", "Concept"]))
values = st.builds(Value, hard, hard) | st.builds(
    lambda n: Value(str(n), str(n), "integer", "元"), st.integers(-(10**30), 10**30)
)
spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda p: Span(min(p), max(p)))
proofs = st.builds(
    Evidence,
    st.just("https://kg.example/document/article-0123456789ab"),
    spans,
    hard,
    hard,
    hard,
    marks=st.tuples(spans),
)
simple = st.builds(
    Statement,
    entities,
    st.builds(Predicate, hard, st.sampled_from([None, "pursues", "has"])),
    st.none() | entities | values,
    st.sampled_from(Polarity),
    st.sampled_from(Modality),
    holder=st.none() | entities,
    confidence=st.sampled_from([0.0, 0.125, 0.9999, 1.0]),
    evidence=st.tuples(proofs),
)
nested = st.builds(
    Statement, entities | simple, st.builds(Predicate, hard), entities | simple, conditions=st.tuples(simple)
)


@given(statement=simple | nested)
def test_whatever_is_said_comes_back(document: Document, statement: Statement) -> None:
    store = OxigraphStore.in_memory(describe(document, [statement]))
    wanted = {s.id for s in whole(statement)}
    assert {s.id for s in statements(store)} == wanted
    back = next(s for s in statements(store) if s.id == statement.id)
    assert [e.quote for e in back.evidence] == [e.quote for e in statement.evidence]
    assert isinstance(back.object, Value) == isinstance(statement.object, Value)
    if isinstance(back.object, Value) and isinstance(statement.object, Value):
        assert (back.object.value, back.object.unit) == (canonical(statement.object).value, statement.object.unit)
