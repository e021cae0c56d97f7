"""What is read from a sentence where no statement answers: only what is marked plainly, and said to be read so."""

import pytest
from told import asker_of, document_of

from kg.model import Entity, Evidence, Predicate, Span, Statement

SENTENCES = (
    "白鹭银行换帅",
    "白鹭银行行长沈砚秋表示，白鹭银行于2019年3月迁入新楼。",
    "由于租金上涨，白鹭银行关闭了三家网点。",
    "如果监管批准，白鹭银行将发行新债券。",
    "白鹭银行扎根江畔市，网点遍布全城。",
    "白鹭银行去年裁撤了十二个部门。",
    "白鹭银行从未发行过信用卡。",
)


def headline(document, subject, verb):
    """Give what the title of a document says of somebody."""
    title = document.paragraphs[0].span
    proof = Evidence(document.iri, title, title.of(document.raw), "made", title.of(document.raw))
    return Statement(subject, Predicate(verb), None, evidence=(proof,), words=verb)


@pytest.fixture(scope="module")
def reader(ontology):
    document = document_of(SENTENCES, "换帅.txt")
    return asker_of(document, [headline(document, Entity("白鹭银行", "Company"), "换帅")], ontology)


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("白鹭银行是什么时候迁入新楼的？", "2019年3月"),
        ("白鹭银行为什么关闭了三家网点？", "租金上涨"),
        ("什么情况下白鹭银行将发行新债券？", "监管批准"),
        ("如果监管批准，白鹭银行会怎样？", "白鹭银行将发行新债券"),
        ("白鹭银行扎根哪里？", "江畔市"),
        ("白鹭银行去年裁撤了多少个部门？", "十二个"),
        ("白鹭银行的行长是谁？", "沈砚秋"),
    ],
)
def test_what_is_marked_is_read(reader, question, label):
    answer = reader.answer(question)
    assert [item.label for item in answer.answers] == [label]
    assert answer.interpretation.startswith("读自原句")
    assert label.removeprefix("白鹭银行") in answer.answers[0].evidence[0].sentence
    assert answer.answers[0].evidence[0].sentence in {
        cell.value for row in reader.store.query(answer.sparql).rows for cell in row if cell
    }


@pytest.mark.parametrize(
    "question",
    [
        "白鹭银行是什么时候成立的？",
        "白鹭银行为什么发行新债券？",
        "白鹭银行去年裁撤了多少家网点？",
        "白鹭银行发行过什么？",
        "白鹭银行的董事长是谁？",
        "青禾信用社为什么关闭了三家网点？",
    ],
)
def test_what_is_not_said_is_not_read(reader, question):
    assert not reader.answer(question).answers


def test_a_sentence_is_its_slice_of_the_raw_text(reader):
    document = document_of(SENTENCES, "换帅.txt")
    assert len(reader.sentences) == len(SENTENCES)
    for piece in reader.sentences:
        assert Span(piece.start, piece.end).of(document.raw) == piece.quote == piece.sentence


RIVALS = (
    "两家奶茶公司",
    "去年，苍松科技公司连开了百家新店。",
    "相比之下，远帆科技公司只开了三家。",
    "前者赢得了一时的热闹，后者赢得了顾客的口碑。",
)


@pytest.mark.parametrize(
    ("question", "label"), [("谁赢得了一时的热闹？", "苍松科技公司"), ("谁赢得了顾客的口碑？", "远帆科技公司")]
)
def test_the_former_and_the_latter_are_those_named_before(ontology, question, label):
    document = document_of(RIVALS, "奶茶.txt")
    asker = asker_of(document, [headline(document, Entity("奶茶", "Product"), "流行")], ontology)
    assert [item.label for item in asker.answer(question).answers] == [label]
