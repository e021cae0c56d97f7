"""Values as literals, in the one spelling that every store gives back unchanged."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.model import Value
from kg.rdf.names import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable

_XSD = PREFIXES["xsd"]
_LONGEST = 4000  # digits; Python refuses to turn longer ones into numbers


def canonical(value: Value) -> Value:
    """Give the value in canonical spelling; what is not of its datatype becomes a string.

    >>> canonical(Value("3.50元", "3.50", "decimal", "元")).value
    '3.5'
    >>> canonical(Value("二月三十日", "2020-02-30", "date")).datatype
    'string'
    """
    form = _FORMS.get(value.datatype, str)(value.value)
    if form is None:
        return replace(value, datatype="string")
    return replace(value, value=form, datatype=value.datatype if value.datatype in _FORMS else "string")


def literal(value: Value) -> Literal:
    """Give the literal of a value, without its unit.

    >>> literal(Value("300名", "0300", "integer", "名"))
    <Literal value=300 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#integer>>
    """
    right = canonical(value)
    return Literal(right.value, datatype=NamedNode(_XSD + right.datatype))


def value(stated: Literal, label: str = "", unit: str = "") -> Value:
    """Give the value of a literal; without a label it is shown as value and unit."""
    return Value(label or f"{stated.value}{unit}", stated.value, stated.datatype.value.removeprefix(_XSD), unit)


def _integer(text: str) -> str | None:
    if not re.fullmatch(r"[+-]?[0-9]+", text) or len(text) > _LONGEST:
        return None
    return str(int(text))


def _decimal(text: str) -> str | None:
    if not re.fullmatch(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)", text) or len(text) > _LONGEST:
        return None
    whole = f"{Decimal(text):f}"
    short = whole.rstrip("0").rstrip(".") if "." in whole else whole
    return "0" if short in {"-0", ""} else short


def _boolean(text: str) -> str | None:
    return {"true": "true", "1": "true", "false": "false", "0": "false"}.get(text)


def _date(text: str) -> str | None:
    found = re.fullmatch(r"(-?(?:[1-9][0-9]{3,}|0[0-9]{3}))-([0-9]{2})-([0-9]{2})", text)
    if not found or not _gyearmonth(text[:-3]):
        return None
    # The calendar repeats after 400 years, so that any year can be judged by one that Python knows.
    days = monthrange(2000 + int(found[1]) % 400, int(found[2]))[1]
    return text if 1 <= int(found[3]) <= days else None


def _gyearmonth(text: str) -> str | None:
    return text if _gyear(text[:-3]) and re.fullmatch(r"-(0[1-9]|1[0-2])", text[-3:]) else None


def _gyear(text: str) -> str | None:
    return text if re.fullmatch(r"-?([1-9][0-9]{3,8}|0[0-9]{3})", text) and text != "-0000" else None


_FORMS: dict[str, Callable[[str], str | None]] = {
    "string": str,
    "integer": _integer,
    "decimal": _decimal,
    "boolean": _boolean,
    "date": _date,
    "gYear": _gyear,
    "gYearMonth": _gyearmonth,
}
