"""SPARQL that finds what was found, to be read, kept and changed.

Names enter a query only as IRIs and literals that are escaped here, never as text of the query: quotes, braces and
whole queries in the name of a thing stay data. Comments hold labels, on one line, with nothing that ends it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.rdf.names import PREFIXES
from kg.rdf.terms import Literal, NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.ask.facts import End, Piece

_LOCAL = re.compile(r"[^\W_][\w-]*")
_SHORT = sorted(PREFIXES.items(), key=lambda one: -len(one[1]))
_UNSEEN = re.compile("[\x00-\x1f\x7f\N{NEXT LINE}\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]+")


def node(term: NamedNode | Literal) -> str:
    r"""Write a term as SPARQL has it, short where its name allows.

    >>> node(NamedNode("https://kg.example/entity/支付宝")), node(NamedNode("https://kg.example/entity/C++"))
    ('e:支付宝', '<https://kg.example/entity/C++>')
    >>> node(Literal('a"} DROP ALL #'))
    '"a\\"} DROP ALL #"'
    """
    if isinstance(term, Literal):
        return str(term)
    for prefix, base in _SHORT:
        local = term.value[len(base) :]
        if term.value.startswith(base) and _LOCAL.fullmatch(local) and not local.endswith("-"):
            return f"{prefix}:{local}"
    return str(term)


def comment(text: str) -> str:
    r"""Write words as a comment: one line, whatever they hold.

    >>> comment("甲\n} DROP ALL")
    '# 甲 } DROP ALL'
    """
    return "# " + " ".join(_UNSEEN.sub(" ", text).split())


def values(variable: str, terms: Iterable[NamedNode | Literal], labels: Iterable[str] = ()) -> str:
    """Write the terms that a variable may be, with their labels behind them."""
    told = sorted({node(term) for term in terms})
    said = "；".join(dict.fromkeys(label for label in labels if label))
    return f"  VALUES ?{variable} {{ {' '.join(told)} }}" + (f"  {comment(said)}" if said else "")


def among(variable: str, terms: Iterable[NamedNode | Literal], labels: Iterable[str] = ()) -> str:
    """Write the terms that a variable must be one of: a filter, where VALUES would mislead the order of joins."""
    told = sorted({node(term) for term in terms})
    said = "；".join(dict.fromkeys(label for label in labels if label))
    return f"  FILTER(?{variable} IN ({', '.join(told)}))" + (f"  {comment(said)}" if said else "")


def ends(variable: str, known: Iterable[End]) -> str:
    """Write the things that an end may be."""
    told = list(known)
    return values(variable, (end.node for end in told), (end.label for end in told))


def select(asked: str, columns: str, body: Iterable[str]) -> str:
    """Write a query."""
    lines = "\n".join(body)
    return f"{comment(asked)}\nSELECT DISTINCT {columns} WHERE {{\n{lines}\n}}\nORDER BY ?statement"


def only(statements: Iterable[str]) -> str:
    """Write the statements that are meant, where the rest of a query would find others too."""
    return values("statement", (NamedNode(iri) for iri in statements))


def telling(asked: str, statements: Iterable[str]) -> str:
    """Write the query that shows statements whole: ends, words, polarity, conditions, sentences."""
    return select(
        asked,
        "?statement ?subject ?words ?object ?polarity ?modality ?condition ?sentence",
        [
            only(statements),
            "  ?statement rdf:subject ?subject ;",
            "             kg:surface ?words ;",
            "             kg:polarity ?polarity ;",
            "             kg:modality ?modality ;",
            "             prov:wasDerivedFrom/kg:sentence ?sentence .",
            "  OPTIONAL { ?statement rdf:object ?object }",
            "  OPTIONAL { ?statement kg:condition/rdfs:label ?condition }",
        ],
    )


def quoting(asked: str, piece: Piece) -> str:
    """Write the query that shows a sentence, and what was stated from it."""
    return select(
        asked,
        "?piece ?sentence ?begin ?end ?statement",
        [
            values("piece", [NamedNode(piece.iri)]),
            "  ?piece kg:sentence ?sentence .",
            '  BIND(xsd:integer(REPLACE(STR(?piece), "^.*#char=([0-9]+),.*$", "$1")) AS ?begin)',
            '  BIND(xsd:integer(REPLACE(STR(?piece), "^.*#char=[0-9]+,([0-9]+).*$", "$1")) AS ?end)',
            "  OPTIONAL { ?statement prov:wasDerivedFrom ?piece }",
        ],
    )
