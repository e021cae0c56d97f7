"""Terms as people and other programs read them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.rdf.names import PREFIXES

if TYPE_CHECKING:
    Node = NamedNode | BlankNode | Literal | Triple

_NUMBERS = frozenset(f"{PREFIXES['xsd']}{name}" for name in ("integer", "decimal"))


def shortened(node: Node | None) -> str:
    """Give a term for eyes: prefixed where it can be, a literal without datatype and language.

    >>> shortened(NamedNode("https://kg.example/entity/支付宝")), shortened(Literal("支付寶", language="zh-hant"))
    ('e:支付宝', '支付寶')
    """
    if isinstance(node, NamedNode):
        return shortened_iri(node.value)
    told = node.value if isinstance(node, Literal) else in_full(node)
    return "" if told is None else str(told)


def shortened_iri(iri: str) -> str:
    """Give a prefixed name where there is a prefix, else the IRI."""
    for prefix, start in PREFIXES.items():
        if iri.startswith(start) and len(iri) > len(start):
            return f"{prefix}:{iri.removeprefix(start)}"
    return iri


def in_full(node: Node | None) -> str | int | float | bool | None:
    """Give a term for programs: an IRI in full, a number as a number, nothing as None.

    >>> in_full(Literal(7)), in_full(Literal("0.5", datatype=NamedNode(PREFIXES["xsd"] + "decimal")))
    (7, 0.5)
    """
    if node is None:
        return None
    if isinstance(node, NamedNode):
        return node.value
    if not isinstance(node, Literal):
        return str(node)
    if node.datatype.value in _NUMBERS:
        return _number(node.value)
    if node.datatype.value == f"{PREFIXES['xsd']}boolean" and node.value in {"true", "false"}:
        return node.value == "true"
    return node.value


def _number(text: str) -> int | float | str:
    """Give a number if nothing of it is lost, else the text."""
    try:
        exact = Decimal(text)
    except ArithmeticError:
        return text
    if exact == exact.to_integral_value() and "." not in text:
        return int(exact)
    return float(exact) if Decimal(repr(float(exact))) == exact else text
