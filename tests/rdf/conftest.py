"""A document and statements of every kind, built by hand."""

from __future__ import annotations

from array import array

import pytest

from kg.model import (
    Alignment,
    Antecedent,
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

RAW = (
    "螞蟻金服沉迷於流量\n"
    "當(dāng)支付寶沉迷於流量時，它有9億用戶。很多人認為支付寶必須放棄流量，否則不會勝過京東科技。\n"
)
ORIGINAL = RAW.replace("(dāng)", "")
CLEAN = "蚂蚁金服沉迷于流量\n当支付宝沉迷于流量时，它有9亿用户。很多人认为支付宝必须放弃流量，否则不会胜过京东科技。\n"

ALIPAY = Entity("支付宝", "Product")
TRAFFIC = Entity("流量")
JD = Entity("京东科技", "Company")
MANY = Entity("很多人", "Group")


def _alignment() -> Alignment:
    cut = RAW.index("(dāng)")
    starts = [n if n < cut else n + len("(dāng)") for n in range(len(CLEAN))]
    return Alignment(array("I", starts), array("I", [s + 1 for s in starts]))


@pytest.fixture(scope="session")
def document() -> Document:
    return Document(
        iri="https://kg.example/document/article-0123456789ab",
        name="article.txt",
        sha256="0123456789ab" + "0" * 52,
        codec="utf-8",
        raw=RAW,
        clean=CLEAN,
        original=ORIGINAL,
        alignment=_alignment(),
        paragraphs=(Paragraph(Span(0, 9), Role.TITLE), Paragraph(Span(10, len(CLEAN) - 1))),
    )


def evidence(document: Document, quote: str, construction: str, **more: object) -> Evidence:
    """Give evidence for a stretch of the clean text, within the sentence around it."""
    begin = document.clean.index(quote)
    span = document.alignment.raw_span(Span(begin, begin + len(quote)))
    sentence = next(s for s in document.clean.replace("\n", "。").split("。") if quote in s) + "。"
    return Evidence(document.iri, span, span.of(document.raw), construction, sentence, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def told(document: Document) -> list[Statement]:
    """Give six statements: plain, with a value, required and held, denied under a condition, bare, about a name."""
    plain = Statement(
        ALIPAY,
        Predicate("沉迷于", "pursues"),
        TRAFFIC,
        evidence=(evidence(document, "支付宝沉迷于流量", "obsessed-with"),),
    )
    it = document.clean.index("它")
    named = document.clean.index("支付宝")
    pronoun = Antecedent(
        "它",
        document.alignment.raw_span(Span(it, it + 1)),
        "支付宝",
        document.alignment.raw_span(Span(named, named + 3)),
    )
    value = Statement(
        ALIPAY,
        Predicate("有", "users"),
        Value("9亿", "900000000", "integer", "用户"),
        evidence=(
            evidence(
                document,
                "它有9亿用户",
                "has-number",
                antecedents=(pronoun,),
                marks=(Span(11, 12), Span(12, 13), Span(13, 15)),
            ),
        ),
        confidence=0.875,
    )
    gives_up = Statement(
        ALIPAY,
        Predicate("放弃", "abandons"),
        TRAFFIC,
        modality=Modality.NECESSITY,
        holder=MANY,
        evidence=(evidence(document, "很多人认为支付宝必须放弃流量", "must"),),
        words="支付宝必须放弃流量",
    )
    thought = evidence(document, "很多人认为支付宝必须放弃流量", "believe")
    believed = Statement(MANY, Predicate("认为", "believes"), gives_up, evidence=(thought,))
    denied = Statement(
        ALIPAY,
        Predicate("胜过", "betterThan"),
        JD,
        polarity=Polarity.NEGATIVE,
        modality=Modality.HYPOTHETICAL,
        conditions=(
            Statement(
                ALIPAY,
                Predicate("放弃", "abandons"),
                TRAFFIC,
                polarity=Polarity.NEGATIVE,
                modality=Modality.HYPOTHETICAL,
                words="否则",
            ),
        ),
        evidence=(evidence(document, "否则不会胜过京东科技", "otherwise"),),
    )
    bare = Statement(TRAFFIC, Predicate("此起彼伏"), evidence=(evidence(document, "流量", "bare"),))
    name = evidence(document, "支付宝", "name")
    alias = Statement(ALIPAY, Predicate("英文名", "englishName"), Value("Alipay", "Alipay"), evidence=(name,))
    return [plain, value, gives_up, believed, denied, bare, alias]
