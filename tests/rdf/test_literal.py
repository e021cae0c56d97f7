"""Literals are spelled so that every store gives them back unchanged."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.model import Value
from kg.rdf.literal import canonical, literal, value

XSD = "http://www.w3.org/2001/XMLSchema#"

CANONICAL = [
    ("integer", "007", "7"),
    ("integer", "-0", "0"),
    ("integer", "+5", "5"),
    ("integer", "123456789012345678901234567890", "123456789012345678901234567890"),
    ("decimal", "0.50", "0.5"),
    ("decimal", "1.0", "1"),
    ("decimal", "-0.0", "0"),
    ("decimal", ".5", "0.5"),
    ("decimal", "100", "100"),
    ("decimal", "1000000000000000000000.10", "1000000000000000000000.1"),
    ("boolean", "1", "true"),
    ("boolean", "false", "false"),
    ("date", "2024-02-29", "2024-02-29"),
    ("date", "1900-02-28", "1900-02-28"),
    ("date", "-0221-01-01", "-0221-01-01"),
    ("gYear", "1881", "1881"),
    ("gYear", "-0221", "-0221"),
    ("gYearMonth", "1999-05", "1999-05"),
    ("string", "007", "007"),
    ("string", '"\\\n', '"\\\n'),
]
NOT_OF_ITS_DATATYPE = [
    ("integer", "九亿"),
    ("integer", "1.5"),
    ("integer", ""),
    ("integer", "１２"),
    ("integer", "9" * 5000),
    ("decimal", "1e5"),
    ("decimal", "NaN"),
    ("decimal", "."),
    ("boolean", "yes"),
    ("date", "2023-02-29"),
    ("date", "1900-02-29"),
    ("date", "2024-13-01"),
    ("date", "2024-1-1"),
    ("date", "2024-01-01Z"),
    ("gYear", "81"),
    ("gYear", "0000-"),
    ("gYearMonth", "1999-13"),
    ("gYearMonth", "1999"),
    ("dateTime", "2024-01-01T00:00:00"),
]


@pytest.mark.parametrize(("datatype", "given_as", "spelled"), CANONICAL)
def test_canonical(datatype: str, given_as: str, spelled: str) -> None:
    assert literal(Value("x", given_as, datatype)) == Literal(spelled, datatype=NamedNode(XSD + datatype))


@pytest.mark.parametrize(("datatype", "text"), NOT_OF_ITS_DATATYPE)
def test_what_is_not_of_its_datatype_stays_as_a_string(datatype: str, text: str) -> None:
    assert literal(Value("x", text, datatype)) == Literal(text)


KINDS = ["integer", "decimal", "date", "gYear", "gYearMonth", "boolean"]
values = (
    st.integers().map(lambda n: ("integer", str(n)))
    | st.decimals(allow_nan=False, allow_infinity=False, places=6).map(lambda n: ("decimal", f"{n:f}"))
    | st.dates().map(lambda day: ("date", day.isoformat()))
    | st.integers(1, 9999).map(lambda year: ("gYear", f"{year:04d}"))
    | st.text(alphabet=st.characters(exclude_categories=["Cs"])).map(lambda text: ("string", text))
    | st.tuples(st.sampled_from(KINDS), st.text("0123-+.:Z", max_size=12))
)  # fmt: skip


@given(values)
def test_a_store_gives_every_literal_back_unchanged(pair: tuple[str, str]) -> None:
    datatype, text = pair
    made = literal(Value("x", text, datatype))
    store = Store()
    here = NamedNode("https://kg.example/x")
    store.add(Quad(here, here, made))
    assert [quad.object for quad in store] == [made]


@given(values)
def test_what_is_canonical_stays_and_means_the_same(pair: tuple[str, str]) -> None:
    datatype, text = pair
    once = canonical(Value("x", text, datatype, "元"))
    assert canonical(once) == once
    assert value(literal(once), "x", "元") == once
    if once.datatype in {"integer", "decimal"}:
        assert Decimal(once.value) == Decimal(text)


def test_a_value_without_a_label_is_shown_with_its_unit() -> None:
    assert value(Literal(9), unit="元").label == "9元"
