"""Dates, amounts and counts get their canonical form; what is no value is left alone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Span
from kg.nlp.values import LOST, number, values

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "values.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
TEXT = st.text(alphabet="0123456789一二三十百千万亿点年月日元米%个约第.,，。 长" + LOST, max_size=30)


def found(text: str) -> list[str]:
    return [f"{one.label}|{one.value}|{one.datatype}|{one.unit}" for _, one in values(text, Span(0, len(text)))]


def test_the_cases_are_there():
    assert len(CASES) >= 25
    assert sum(1 for _, *wanted in CASES if not wanted) >= 6


@pytest.mark.parametrize("case_", CASES, ids=[f"line-{k}" for k in range(1, len(CASES) + 1)])
def test_values_of_a_sentence(case_):
    text, *wanted = case_
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("零", "0"),
        ("十", "10"),
        ("二十", "20"),
        ("两百零五", "205"),
        ("一万二千", "12000"),
        ("三亿五千万", "350000000"),
        ("二点五", "2.5"),
        ("1.25万", "12500"),
        ("0.5亿", "50000000"),
        ("一九九八", "1998"),
        ("12,345", "12345"),
    ],
)
def test_numerals(words, digits):
    assert number(words) == digits


@given(TEXT)
def test_values_are_slices_left_to_right_without_overlap(text):
    end = 0
    for where, value in values(text, Span(0, len(text))):
        assert where.start >= end
        assert where.of(text) == value.label
        end = where.end


@given(TEXT, st.integers(0, 10))
def test_values_stay_within_the_span_they_are_asked_for(text, start):
    span = Span(min(start, len(text)), len(text))
    assert all(span.covers(where) for where, _ in values(text, span))


@given(TEXT)
def test_a_number_that_touches_what_is_lost_is_none(text):
    for where, _ in values(text, Span(0, len(text))):
        assert LOST not in text[max(0, where.start - 1) : where.end + 1]


@given(st.integers(0, 10**12))
def test_digits_stand_for_themselves(amount):
    assert number(str(amount)) == str(amount)
