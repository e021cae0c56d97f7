"""Sentences end where a reader ends them, and lose nothing."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Span
from kg.nlp.sentences import sentences

CASES = [
    line
    for line in (Path(__file__).parent / "cases" / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
TEXT = st.text(alphabet="天地玄黄。！？!?….“”（）() \u3000aB1", max_size=40)


def cut(text: str) -> list[str]:
    return [one.of(text) for one in sentences(text, Span(0, len(text)))]


def test_the_cases_are_there():
    assert len(CASES) >= 9


@pytest.mark.parametrize("line", CASES, ids=[f"line-{k}" for k in range(1, len(CASES) + 1)])
def test_sentences_of_a_paragraph(line):
    assert cut(line.replace("|", "")) == line.removesuffix("|").split("|")


@given(TEXT)
def test_only_blanks_are_between_sentences(text):
    place = 0
    for one in sentences(text, Span(0, len(text))):
        assert not text[place : one.start].strip()
        assert one.of(text) == one.of(text).strip() != ""
        place = one.end
    assert not text[place:].strip()


@given(TEXT)
def test_a_sentence_is_not_cut_again_unless_a_bracket_stood_open(text):
    if "（" in text or "(" in text:
        return
    assert all(cut(one) == [one] for one in cut(text))
