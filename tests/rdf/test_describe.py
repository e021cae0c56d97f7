"""Documents and statements as triples."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.model import Document, Entity, Modality, Paragraph, Polarity, Predicate, Role, Span, Statement, Value
from kg.ontology.files import ontology_folder
from kg.ontology.lexicon import Term
from kg.ontology.vocabulary import load_vocabulary
from kg.rdf import describe, names, turtle
from kg.rdf.describe import describe_statement, direct
from kg.rdf.entity import ALIASES
from kg.rdf.iri import document_of, entity_iri, span_of, statement_iri
from kg.rdf.names import term
from kg.rdf.provenance import Run, this_run
from kg.store import open_store

GOLDEN = Path(__file__).parent / "golden" / "article.ttl"
RUN = Run(("kg 0.1.0",))  # the same whatever is installed


def difference(made: set[Triple], golden: set[Triple]) -> str:
    """Give the triples that only one of two graphs has, sorted."""
    lines = [f"+ {triple}" for triple in made - golden] + [f"- {triple}" for triple in golden - made]
    return "\n".join(sorted(lines, key=lambda line: line[2:]))


def test_golden(document: Document, told: list[Statement]) -> None:
    """Set KG_REWRITE_GOLDEN=1 to write the file anew, then read its difference."""
    made = set(describe(document, told, RUN))
    if os.environ.get("KG_REWRITE_GOLDEN"):
        turtle.write(made, GOLDEN)
    with open_store(GOLDEN) as golden:
        assert difference(made, set(golden)) == ""
    assert turtle.written_as(made) == GOLDEN.read_bytes()


def made_of(document: Document, *statements: Statement) -> set[Triple]:
    """Give what the statements add to the bare document, entities not counted."""
    added = set(describe(document, statements)) - set(describe(document, []))
    entities = {t for t in added if t.predicate in {names.TYPE, names.LABEL} and _is_entity(t.subject)}
    return added - entities


def _is_entity(node: object) -> bool:
    return isinstance(node, NamedNode) and node.value.startswith(names.ENTITY)


def test_a_statement_with_one_piece_of_evidence_takes_14_triples(document: Document, told: list[Statement]) -> None:
    ends = (Span(1, 4), Span(7, 9))  # as all are marked that are read from a text; where its words stand is told there
    marked = replace(told[0], words="沉迷于流量", evidence=(replace(told[0].evidence[0], marks=ends),))
    assert len(made_of(document, marked)) == 14
    assert len(made_of(document, told[0])) == 13


def test_a_sentence_takes_eight_triples(document: Document) -> None:
    bare = set(describe(document, []))
    sentences = {t.subject for t in bare if t.object == term("nif:Sentence")}
    assert len(sentences) == 3
    assert len([t for t in bare if t.subject in sentences]) == 24


def test_a_sentence_is_found_in_the_raw_text_and_repaired(document: Document) -> None:
    told = {t.object.value for t in describe(document, []) if t.predicate == term("kg:sentence")}
    assert told == {
        "蚂蚁金服沉迷于流量",
        "当支付宝沉迷于流量时，它有9亿用户。",
        "很多人认为支付宝必须放弃流量，否则不会胜过京东科技。",
    }


def test_furniture_is_no_sentence(document: Document) -> None:
    whole = Span(0, len(document.clean))
    furnished = replace(document, paragraphs=(Paragraph(whole, Role.FURNITURE),))
    assert not [t for t in describe(furnished, []) if t.object == term("nif:Sentence")]


def test_each_quality_takes_one_more(document: Document, told: list[Statement]) -> None:
    plain = replace(told[0], polarity=Polarity.NEGATIVE)  # which takes the direct triple away
    condition = Statement(Entity("京东科技", "Company"), Predicate("竞争", "competesWith"), Entity("流量"))
    inside = set(describe_statement(condition))

    def more(statement: Statement) -> int:
        return len(made_of(document, statement) - inside) - len(made_of(document, plain))

    assert more(plain) == 0
    assert more(replace(plain, holder=Entity("很多人", "Group"))) == 1
    assert more(replace(plain, words="支付宝不沉迷于流量")) == 1  # which the text does not say like this
    assert more(replace(plain, words="沉迷于流量")) == 1
    assert more(replace(plain, predicate=Predicate("不沉迷"))) == 0
    assert more(replace(plain, evidence=told[1].evidence)) == 1  # marks, antecedents among them
    assert more(replace(plain, conditions=(condition,))) == 1
    assert more(replace(plain, object=Value("9亿", "900000000", "integer"))) == 1
    assert more(replace(plain, object=Value("9亿元", "900000000", "integer", "元"))) == 2
    assert more(replace(plain, object=Value("9元", "9", "integer", "元"))) == 1
    assert more(replace(plain, object=None)) == -1


@pytest.mark.parametrize(
    "change",
    [
        {"polarity": Polarity.NEGATIVE},
        *({"modality": modality} for modality in Modality if modality is not Modality.ASSERTED),
        {"holder": Entity("很多人", "Group")},
        {"conditions": (Statement(Entity("a"), Predicate("b")),)},
        {"object": None},
    ],
    ids=str,
)
def test_only_what_is_asserted_outright_has_a_direct_triple(told: list[Statement], change: dict[str, object]) -> None:
    assert list(direct(told[0])) == [Triple(term("e:支付宝"), term("kg:pursues"), term("e:流量"))]
    assert list(direct(replace(told[0], **change))) == []  # type: ignore[arg-type]


def test_what_is_only_inside_another_statement_is_not_asserted(document: Document) -> None:
    inner = Statement(Entity("支付宝"), Predicate("追求", "pursues"), Entity("流量"))
    outer = Statement(Entity("专家"), Predicate("否认", "denies"), inner)
    bare = Triple(term("e:支付宝"), term("kg:pursues"), term("e:流量"))
    assert bare not in set(describe(document, [outer]))
    assert bare in set(describe(document, [outer, inner]))


def test_each_statement_has_evidence_of_its_own(document: Document, told: list[Statement]) -> None:
    """What one sentence says of two things was read twice; neither reading is the proof of the other."""
    other = replace(
        told[0],
        predicate=Predicate("依赖", "dependsOn"),
        evidence=(replace(told[0].evidence[0], construction="depends-on"),),
    )
    triples = set(describe(document, [told[0], other]))
    for statement, construction in ((told[0], "obsessed-with"), (other, "depends-on")):
        node = statement_iri(statement.id)
        proofs = {t.object for t in triples if t.subject == node and t.predicate == names.DERIVED_FROM}
        found = {t.object for t in triples if t.subject in proofs and t.predicate == term("kg:construction")}
        assert found == {Literal(construction)}


def test_evidence_holds_its_slice_of_the_raw_text(document: Document, told: list[Statement]) -> None:
    triples = list(describe(document, told))
    quotes = {t.subject.value: t.object.value for t in triples if t.predicate == names.ANCHOR}
    assert len(quotes) == 10  # of seven statements and three sentences
    assert {node: span_of(node).of(document.raw) for node in quotes} == quotes
    assert {document_of(node) for node in quotes} == {document.iri}


def test_the_words_of_a_statement_are_told_by_their_place(document: Document, told: list[Statement]) -> None:
    """Only where another says or supposes it, and the text does not, it has them for a label; where no sentence holds them, they are marked."""
    said = replace(told[0], words="沉迷于流量")
    node = statement_iri(said.id)

    def label(*statements: Statement) -> set[str]:
        made = describe(document, statements)
        return {t.object.value for t in made if t.subject == node and t.predicate == names.LABEL}

    def marks(statement: Statement) -> set[str]:
        return {t.object.value for t in describe(document, [statement]) if t.predicate == term("kg:marks")}

    assert label(said) == set()
    assert marks(said) == {"-; 4,9"}
    denied = Statement(Entity("专家"), Predicate("否认", "denies"), said)
    assert (label(denied), label(said, denied)) == ({"沉迷于流量"}, set())
    assert label(Statement(said, Predicate("发生于", "date"), Value("2016", "2016年", "gYear"))) == set()
    unheard = replace(said, words="沉迷;流量")
    assert (label(unheard), marks(unheard)) == (set(), {'-; "沉迷\\;流量'})
    assert label(replace(unheard, evidence=())) == {"沉迷;流量"}


def test_no_blank_nodes_and_no_triple_twice(document: Document, told: list[Statement]) -> None:
    triples = list(describe(document, told))
    assert len(triples) == len(set(triples))
    assert not [t for t in triples if isinstance(t.subject, BlankNode) or isinstance(t.object, BlankNode)]


def test_an_entity_is_labelled_in_both_scripts(document: Document, told: list[Statement]) -> None:
    triples = describe(document, told)
    labels = {t.object for t in triples if t.subject == term("e:支付宝") and t.predicate == names.LABEL}
    assert labels == {Literal("支付宝", language="zh-hans"), Literal("支付寶", language="zh-hant")}


def test_a_label_in_latin_letters_is_english_too(document: Document) -> None:
    triples = set(describe(document, [Statement(Entity("SaaS"), Predicate("兴起"))]))
    assert Triple(term("e:SaaS"), names.LABEL, Literal("SaaS", language="en")) in triples


def test_another_name_is_an_alias(document: Document, told: list[Statement]) -> None:
    triples = set(describe(document, told))
    assert Triple(term("e:支付宝"), names.ALT_LABEL, Literal("Alipay", language="en")) in triples
    denied = replace(told[-1], polarity=Polarity.NEGATIVE)
    assert not [t for t in describe(document, [denied]) if t.predicate == names.ALT_LABEL]


def test_the_lexicon_gives_other_names(document: Document, told: list[Statement]) -> None:
    known = Term("支付宝", "Product", ("支付宝钱包", "Zhifubao"), "Alipay")
    triples = set(describe(document, told[:1], terms={"支付宝": known, "微信": Term("微信", "Product", ("WeChat",))}))
    iri = term("e:支付宝")
    assert Triple(iri, names.LABEL, Literal("Alipay", language="en")) in triples
    assert Triple(iri, names.ALT_LABEL, Literal("支付宝钱包", language="zh-hans")) in triples
    assert Triple(iri, names.ALT_LABEL, Literal("Zhifubao", language="en")) in triples
    assert not [t for t in triples if t.subject == term("e:微信")]  # the document does not speak of it


def test_a_latin_label_stays_the_one_label_in_english(document: Document) -> None:
    told = [Statement(Entity("KOL"), Predicate("兴起"))]
    triples = set(describe(document, told, terms={"KOL": Term("KOL", "Role", (), "key opinion leader")}))
    english = {
        t.predicate: t.object.value
        for t in triples
        if t.subject == term("e:KOL") and getattr(t.object, "language", "") == "en"
    }
    assert english == {names.LABEL: "KOL", names.ALT_LABEL: "key opinion leader"}


def test_aliases_are_the_properties_below_alias() -> None:
    vocabulary = load_vocabulary(ontology_folder())
    assert {name for name in vocabulary.properties if "alias" in vocabulary.more_general(name)} == ALIASES


def test_the_words_of_a_verbatim_predicate_stand_with_the_statement(document: Document, told: list[Statement]) -> None:
    triples = set(describe(document, told))
    (node,) = [t.subject for t in triples if t.predicate == names.PREDICATE and t.object == term("says:此起彼伏")]
    assert Triple(node, term("kg:surface"), Literal("此起彼伏")) in triples
    assert not [t for t in triples if t.subject == term("says:此起彼伏")]


def test_the_document_is_described_with_its_run(document: Document) -> None:
    said = {t.predicate: t.object for t in describe(document, []) if t.subject == NamedNode(document.iri)}
    assert said[names.LABEL] == Literal("蚂蚁金服沉迷于流量", language="zh-hans")
    assert said[term("kg:fileName")] == Literal("article.txt")
    assert said[term("kg:characters")] == Literal(len(document.raw))
    assert said[names.GENERATED_BY] == this_run().iri
    assert this_run().versions[0].startswith("kg ")


@given(st.permutations(range(7)))
def test_the_order_of_statements_does_not_matter(document: Document, told: list[Statement], order: list[int]) -> None:
    assert set(describe(document, [told[n] for n in order])) == set(describe(document, told))


@pytest.mark.parametrize("confidence", [0.0, 0.5, 0.12345678, 1.0, 1e-9])
def test_confidence_is_a_canonical_decimal(document: Document, told: list[Statement], confidence: float) -> None:
    triples = describe(document, [replace(told[0], confidence=confidence)])
    (found,) = [t.object for t in triples if t.predicate == term("kg:confidence")]
    assert isinstance(found, Literal)
    assert found == Literal(f"{round(confidence, 4):.4f}".rstrip("0").rstrip("."), datatype=term("xsd:decimal"))


def test_an_empty_antecedent_is_an_empty_span(document: Document, told: list[Statement]) -> None:
    evidence = told[1].evidence[0]
    left_out = replace(evidence.antecedents[0], mention="", span=Span(5, 5))
    statement = replace(told[1], evidence=(replace(evidence, antecedents=(left_out, evidence.antecedents[0])),))
    triples = set(describe(document, [statement]))
    marks = {t.object for t in triples if t.predicate == term("kg:marks")}
    assert marks == {Literal("11,12 12,13 13,15; -; =支付宝 5,5 17,20; 它=支付宝 27,28 17,20")}
    assert entity_iri(Entity("支付宝")) in {t.subject for t in triples}
