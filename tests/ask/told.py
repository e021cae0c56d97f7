"""A small invented graph, stated by hand, so that what is asked of it does not depend on how well texts are read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.ask import Asker
from kg.model import (
    Alignment,
    Document,
    Entity,
    Evidence,
    Modality,
    Paragraph,
    Polarity,
    Predicate,
    Role,
    Span,
    Statement,
    Value,
)
from kg.ontology import Ontology
from kg.rdf import describe
from kg.store.oxigraph import OxigraphStore

SENTENCES = (
    "白鹭银行的复兴",
    "作者：温以墨，来源：江畔财经。",
    "白鹭银行沉迷于规模，而青禾信用社聚焦小商户。",
    "白鹭银行是江畔市的一家商业银行。",
    "白鹭银行成立于1996年，总部位于江畔市。",
    "青禾信用社由沈砚秋创办，现有员工420人。",
    "白鹭银行并不是互联网公司的翻版。",
    "很多人认为，白鹭银行是互联网公司的翻版。",
    "由于坏账上升，白鹭银行停止了消费贷款业务。",
    "如果白鹭银行继续沉迷于规模，它将失去小商户的信任。",
    "只有建立风控团队，白鹭银行才能恢复盈利。",
    "青禾信用社通过上门走访找到新的客户。",
    "白鹭银行的存款余额为320亿元，青禾信用社的存款余额为45亿元。",
    "白鹭银行将手机看成获取存款的工具。",
    "现金正在被数字支付取代。",
    "青禾信用社与农户合作，也与县政府合作。",
    "小微贷款是指单户五百万元以下的贷款。",
)


@dataclass(frozen=True)
class Told:
    """A document and its statements."""

    document: Document
    statements: list[Statement]


def document_of(sentences: Iterable[str], name: str = "made.txt") -> Document:
    text = "\n".join(sentences)
    paragraphs, start = [], 0
    for number, line in enumerate(text.split("\n")):
        paragraphs.append(Paragraph(Span(start, start + len(line)), Role.TITLE if number == 0 else Role.BODY))
        start += len(line) + 1
    return Document(
        f"https://kg.example/document/{name}",
        name,
        "00",
        "utf-8",
        text,
        text,
        text,
        Alignment.identity(len(text)),
        (),
        tuple(paragraphs),
    )


def asker_of(document: Document, statements: Iterable[Statement], ontology: Ontology) -> Asker:
    return Asker(OxigraphStore.in_memory(describe(document, statements)), ontology)


def proved(document: Document, place: int, words: str = "") -> Evidence:
    """Give the evidence of a sentence, or of some words of it."""
    part = document.paragraphs[place].span
    start = part.start + (part.of(document.raw).index(words) if words else 0)
    span = Span(start, start + len(words)) if words else part
    return Evidence(document.iri, span, span.of(document.raw), "made", part.of(document.raw))


def thing(label: str, kind: str = "Concept") -> Entity:
    return Entity(label, kind)


BANK, UNION = thing("白鹭银行", "Company"), thing("青禾信用社", "Company")


def made() -> Told:
    document = document_of(SENTENCES)
    work = thing("白鹭银行的复兴", "Article")

    def say(place, subject, words, name, stated, clause="", **more):
        return Statement(
            subject, Predicate(words, name), stated, evidence=(proved(document, place, clause),), words=clause, **more
        )

    copy = say(
        6, BANK, "并不是…的翻版", "continues", thing("互联网公司"), "并不是互联网公司的翻版", polarity=Polarity.NEGATIVE
    )
    supposed = say(9, BANK, "沉迷于", "pursues", thing("规模"), "继续沉迷于规模", modality=Modality.HYPOTHETICAL)
    team = say(10, BANK, "建立", "founds", thing("风控团队"), "建立风控团队", modality=Modality.HYPOTHETICAL)
    return Told(
        document,
        [
            say(1, work, "作者", "author", thing("温以墨", "Person")),
            say(1, work, "来源", "publishedIn", thing("江畔财经", "Organisation")),
            say(2, BANK, "沉迷于", "pursues", thing("规模"), "沉迷于规模"),
            say(2, UNION, "聚焦", "focusesOn", thing("小商户", "Group"), "聚焦小商户"),
            say(3, BANK, "是", "isA", thing("商业银行"), "是江畔市的一家商业银行"),
            say(4, BANK, "成立于", "inception", Value("1996年", "1996", "gYear"), "成立于1996年"),
            say(4, BANK, "总部位于", "headquarteredIn", thing("江畔市", "Place"), "总部位于江畔市"),
            say(5, thing("沈砚秋", "Person"), "创办", "founds", UNION, "由沈砚秋创办"),
            say(5, UNION, "现有员工", "employees", Value("420人", "420", "integer", "人"), "现有员工420人"),
            copy,
            replace(
                say(7, BANK, "是…的翻版", "continues", thing("互联网公司"), "是互联网公司的翻版"),
                holder=thing("很多人", "Group"),
                modality=Modality.REPORTED,
            ),
            say(8, thing("坏账上升", "Situation"), "由于", "causes", thing("白鹭银行停止消费贷款业务", "Situation")),
            say(8, BANK, "停止了", "stops", thing("消费贷款业务"), "停止了消费贷款业务"),
            replace(
                say(
                    9,
                    BANK,
                    "失去",
                    "loses",
                    thing("小商户的信任"),
                    "将失去小商户的信任",
                    modality=Modality.HYPOTHETICAL,
                ),
                conditions=(supposed,),
            ),
            replace(
                say(10, BANK, "恢复", "gains", thing("盈利"), "才能恢复盈利", modality=Modality.HYPOTHETICAL),
                conditions=(team,),
            ),
            say(11, thing("上门走访", "Situation"), "通过", "enables", thing("青禾信用社找到新的客户", "Situation")),
            say(11, UNION, "找到", "gains", thing("新的客户"), "找到新的客户"),
            say(
                12, BANK, "存款余额为", "assets", Value("320亿元", "32000000000", "integer", "元"), "存款余额为320亿元"
            ),
            say(12, UNION, "存款余额为", "assets", Value("45亿元", "4500000000", "integer", "元"), "存款余额为45亿元"),
            say(13, thing("手机"), "将…看成", "regardedAs", thing("获取存款的工具"), "将手机看成获取存款的工具"),
            say(14, thing("现金"), "被…取代", "replacedBy", thing("数字支付"), "正在被数字支付取代"),
            say(15, UNION, "与…合作", "cooperatesWith", thing("农户", "Group"), "与农户合作"),
            say(15, UNION, "与…合作", "cooperatesWith", thing("县政府", "GovernmentBody"), "也与县政府合作"),
            say(
                16,
                thing("小微贷款"),
                "是指",
                "definedAs",
                thing("单户五百万元以下的贷款"),
                "是指单户五百万元以下的贷款",
            ),
        ],
    )
