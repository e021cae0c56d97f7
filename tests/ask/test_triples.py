"""Questions in free wording over a table of triples from outside."""

from pathlib import Path

import pytest

from kg.ask import Asker
from kg.ask.likeness import plain
from kg.errors import TextError
from kg.model import Seed
from kg.rdf import describe
from kg.rdf.table import describe_names, read_table
from kg.store.oxigraph import OxigraphStore

CASES = Path(__file__).parent / "cases"
TABLES = ("triples", "encyclopaedia")
SHARE = 0.95  #: of the answers that must be right; the wrong ones below say how many may be worse than silent
WRONG = 0.02


def questions(table: str) -> list[tuple[str, str]]:
    lines = (CASES / f"{table}-questions.tsv").read_text(encoding="utf-8").splitlines()
    return [(cells[0], cells[1]) for line in lines if line and not line.startswith("#") for cells in [line.split("\t")]]


def asker_of(table: str, ontology) -> Asker:
    data = (CASES / f"{table}.tsv").read_bytes()
    document, statements = read_table(Seed(f"{table}.tsv", data), ontology.vocabulary)
    return Asker(OxigraphStore.in_memory({*describe(document, statements), *describe_names(statements)}), ontology)


def is_right(labels: list[str], wanted: str) -> bool:
    """Tell whether the value of the row was given; where several rows answer, all of them."""
    if not wanted:
        return not labels
    one = plain(wanted) in map(plain, labels) and len(labels) <= 2
    return one or sorted(map(plain, labels)) == sorted(map(plain, wanted.split("、")))


@pytest.mark.parametrize("table", TABLES)
def test_most_are_right_and_hardly_any_wrong(table, ontology):
    asker = asker_of(table, ontology)
    asked = questions(table)
    assert len(asked) >= 150
    missed, wrong = [], []
    for question, wanted in asked:
        labels = [item.label for item in asker.answer(question).answers]
        if not is_right(labels, wanted):
            (wrong if labels else missed).append((question, wanted, labels))
    assert len(missed) + len(wrong) <= (1 - SHARE) * len(asked), (missed, wrong)
    assert len(wrong) <= WRONG * len(asked), wrong


def test_the_tables_are_varied():
    rows = [line.split("\t") for line in (CASES / "encyclopaedia.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    assert len({cells[0] for cells in rows}) >= 60
    assert len({cells[1] for cells in rows}) >= 40


@pytest.mark.parametrize("table", TABLES)
def test_what_a_row_holds_is_answered_as_it_stands(table, ontology):
    """Numbers, dates and lists are not rewritten: 大32开, 28,051平方公里."""
    _, statements = read_table(Seed("a.tsv", (CASES / f"{table}.tsv").read_bytes()), ontology.vocabulary)
    store = asker_of(table, ontology).facts
    told = {fact.object.label for fact in store.all() if fact.object}
    assert {statement.object.label for statement in statements if statement.object} == told


def test_namesakes_are_told_apart_by_what_else_is_said(ontology):
    asker = asker_of("encyclopaedia", ontology)
    asked = {
        "画家李牧的代表作品是什么？": ["《秋壑图》"],
        "李牧穿几号球衣？": ["3号"],
        "武安君是什么民族？": ["华夏族"],
    }
    assert {text: [item.label for item in asker.answer(text).answers] for text in asked} == asked


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
