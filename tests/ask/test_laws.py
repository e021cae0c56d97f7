"""What holds whatever is asked, and whatever things are called."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from told import document_of, made, proved

from kg.ask import Asker, answer
from kg.ask.forms import wordings
from kg.ask.question import fold
from kg.model import Entity, Predicate, Statement
from kg.rdf import describe
from kg.rdf.entity import describe_entity
from kg.store.graph import GraphStore
from kg.store.oxigraph import OxigraphStore

WORDS = st.text(alphabet="白鹭银行沉迷于规模什么谁为哪年多少如果？，的是不吗呢\"'{}\\<>#;. ab1", max_size=30)

HOSTILE = [
    'A" } DROP ALL #',
    "B'}; DELETE WHERE { ?s ?p ?o } #",
    "反斜\\杠",
    "花{括}号",
    "<https://kg.example/entity/白鹭银行>",
    "?answer",
    "一行\n两行",
    "SELECT * WHERE { ?s ?p ?o }",
    "# 注释",
    "空 格 名",
]


@given(WORDS)
@example("如")  # a connective alone
@settings(max_examples=150, deadline=None)
def test_anything_can_be_asked(asker, text):
    found = asker.answer(text)
    assert found.question == text
    assert found.answers or found.message
    known = {t.subject.value for t in asker.store.match()}
    assert all(item.statement in known for item in found.answers if item.statement)


@given(st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_folding_holds_as_many_holes_as_marks(text):
    question = fold(text, wordings())
    if "？" not in text and "?" not in text:
        assert question.marked.count("？") == len(question.holes)


def test_the_same_question_gets_the_same_answer(store, ontology):
    first, second = (Asker(store, ontology).answer("白鹭银行和青禾信用社有什么不同？").record() for _ in range(2))
    assert first == second


def hostile_store(name: str, kind=OxigraphStore):
    document = document_of(["标题", "某物沉迷于某事。"])
    said = Statement(Entity(name), Predicate("沉迷于", "pursues"), Entity("某事"), evidence=(proved(document, 1),))
    triples = [*describe(document, [said]), *describe_entity(Entity(name), document)]
    if kind is OxigraphStore:
        return OxigraphStore.in_memory(triples)
    graph = GraphStore()
    graph.add(triples)
    return graph


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_data(ontology, name):
    store = hostile_store(name)
    before = store.count()
    found = answer("谁沉迷于某事？", store, ontology)
    assert [item.label for item in found.answers] == [name]
    rows = store.query(found.sparql).rows
    assert found.answers[0].statement in {cell.value for row in rows for cell in row if cell is not None}
    assert store.count() == before


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_questions_are_data(asker, name):
    found = asker.answer(f"{name}沉迷于什么？")
    if found.sparql:
        asker.store.query(found.sparql)


@pytest.mark.parametrize(
    "question",
    [
        "白鹭银行沉迷于什么？",
        "谁创办了青禾信用社？",
        "白鹭银行是互联网公司的翻版吗？",
        "白鹭银行为什么停止消费贷款业务？",
    ],
)
def test_both_stores_answer_alike(asker, ontology, question):
    told = made()
    graph = GraphStore()
    graph.add(describe(told.document, told.statements))
    assert answer(question, graph, ontology).record() == asker.answer(question).record()
