"""Open relations in the words of a sentence: all of each case, and nothing else; every word stands in the text."""

from pathlib import Path

import pytest

from kg.extract.surface import surface
from kg.model import Document, Seed
from kg.text import repair

CASES = [
    block.splitlines()
    for block in (Path(__file__).parent / "surface_cases.txt").read_text(encoding="utf-8").split("\n= ")[1:]
]
ARTICLE = Path(__file__).parents[2] / "seeds" / "alipay-and-jd-tech.txt"


def document(text: str) -> Document:
    return repair(Seed("case.txt", text.encode()))


def test_cases_are_found():
    assert len(CASES) >= 11


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_gives_each_relation_and_nothing_else(case, ontology):
    found = [f"{one.subject} | {one.predicate} | {one.object}" for one in surface(document(case[0]), ontology)]
    assert sorted(found) == sorted(line for line in case[1:] if line)


def test_every_word_stands_in_the_sentence(ontology):
    text = document(ARTICLE.read_text(encoding="utf-8"))
    found = surface(text, ontology)
    assert len(found) > 100
    for one in found:
        words = set(one.sentence.of(text.clean))
        assert set(one.subject + one.predicate + one.object) <= words
