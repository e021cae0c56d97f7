"""Questions in free wording over a table of triples from outside."""

from pathlib import Path

import pytest

from kg.ask import Asker
from kg.ask.likeness import plain
from kg.errors import TextError
from kg.model import Seed
from kg.rdf import describe
from kg.rdf.table import read_table
from kg.store.oxigraph import OxigraphStore

CASES = Path(__file__).parent / "cases"
QUESTIONS = [
    tuple(line.split("\t"))
    for line in (CASES / "triples-questions.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
SHARE = 0.95  #: of the answers that must be right; the wrong ones below say how many may be worse than silent
WRONG = 0.02


@pytest.fixture(scope="module")
def asker(ontology):
    document, statements = read_table(Seed("triples.tsv", (CASES / "triples.tsv").read_bytes()), ontology.vocabulary)
    return Asker(OxigraphStore.in_memory(describe(document, statements)), ontology)


def test_most_are_right_and_hardly_any_wrong(asker):
    assert len(QUESTIONS) >= 150
    missed, wrong = [], []
    for question, wanted in QUESTIONS:
        labels = [item.label for item in asker.answer(question).answers]
        if wanted and plain(wanted) in map(plain, labels) and len(labels) <= 2:
            continue
        if wanted or labels:
            (wrong if labels else missed).append((question, wanted, labels))
    assert len(missed) + len(wrong) <= (1 - SHARE) * len(QUESTIONS), (missed, wrong)
    assert len(wrong) <= WRONG * len(QUESTIONS), wrong


def test_every_line_is_its_own_evidence(ontology):
    data = (CASES / "triples.tsv").read_bytes()
    document, statements = read_table(Seed("triples.tsv", data), ontology.vocabulary)
    raw = data.decode()
    for statement in statements:
        for piece in statement.evidence:
            assert piece.span.of(raw) == piece.quote
            assert piece.quote.startswith(statement.subject.label)
    assert document.raw == raw


def test_known_predicates_become_properties(ontology):
    _, statements = read_table(Seed("a.tsv", "鲁迅\t出生地\t绍兴\n鲁迅\t口头禅\t没有\n".encode()), ontology.vocabulary)
    assert [one.predicate.property for one in statements] == ["birthPlace", None]
    assert [one.predicate.label for one in statements] == ["出生地", "口头禅"]


def test_a_short_line_is_told(ontology):
    with pytest.raises(TextError, match=r"a\.tsv:2: three columns"):
        read_table(Seed("a.tsv", "甲\t乙\t丙\n甲\t乙\n".encode()), ontology.vocabulary)


def test_traditional_tables_are_read_in_simplified(ontology):
    _, statements = read_table(Seed("a.tsv", "紅樓夢\t作者\t曹雪芹\n".encode()), ontology.vocabulary)
    assert statements[0].subject.label == "红楼梦"
    assert statements[0].evidence[0].quote == "紅樓夢\t作者\t曹雪芹"
