"""SPARQL cut into tokens: enough to find words, names and variables outside of strings and comments.

No parser: whether a query is right is judged by the engine. This is for what the engine does not tell:
where a mistake is, whether a query wants to call other servers, and in what order it names its variables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_GRAMMAR = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<comment>\#[^\n\r]*)
    | (?P<iri><[^\x00-\x20<>"{}|^`\\]*>)
    | (?P<string>\"{3}(?:[^"\\]|\\.|\"(?!\"\"))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
               | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<open>["'])
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<name>(?:[^\W\d_](?:[\w.-]*[\w-])?)?:(?:(?:[\w:\u00b7-]|\\[_~.!$&'()*+,;=/?\#@%-]|%[0-9A-Fa-f]{2}
              |[\u3001-\u303f\uff01-\uffef]|\.(?=[\w:.\\%-]))*))
    | (?P<number>[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)
    | (?P<word>[^\W\d](?:[\w-]*\w)?)
    | (?P<sign>&&|\|\||\^\^|!=|<=|>=|.)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query."""

    kind: str  #: iri, string, open (a quotation mark never closed), variable, language, name, number, word, sign
    text: str
    start: int  #: code points from the start of the query


def tokens(sparql: str) -> Iterator[Token]:
    r"""Give the tokens of a query, without spaces and comments.

    >>> [t.text for t in tokens("SELECT ?甲 { ?甲 kg:pursues e:支付宝 . # SERVICE\n }")]
    ['SELECT', '?甲', '{', '?甲', 'kg:pursues', 'e:支付宝', '.', '}']
    """
    for found in _GRAMMAR.finditer(sparql):
        kind = found.lastgroup or "sign"
        if kind not in {"space", "comment"}:
            yield Token(kind, found[0], found.start())


def form(told: list[Token]) -> str:
    """Give ``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``; the first word that is no prologue otherwise."""
    prologue = {"PREFIX", "BASE", "VERSION"}
    for before, token in zip([None, *told], told, strict=False):
        named = before is not None and before.text.upper() in prologue
        if token.kind == "word" and token.text.upper() not in prologue and not named:
            return token.text.upper()
    return ""


def in_order(sparql: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Order the columns of ``SELECT *`` as the query first names them; others stay.

    >>> in_order("SELECT * { ?b ?a ?c }", ("a", "b", "c"))
    ('b', 'a', 'c')
    >>> in_order("SELECT ?c ?a { ?b ?a ?c }", ("c", "a"))
    ('c', 'a')
    """
    told = [t for t in tokens(sparql) if t.kind in {"word", "variable", "sign", "name"}]
    at = next((n for n, t in enumerate(told) if t.text.upper() == "SELECT"), len(told))
    skipped = {"DISTINCT", "REDUCED"}
    first = next((t for t in told[at + 1 :] if t.text.upper() not in skipped), None)
    if first is None or first.text != "*":
        return columns
    place = {t.text[1:]: n for n, t in reversed(list(enumerate(told))) if t.kind == "variable"}
    return tuple(sorted(columns, key=lambda column: place.get(column, len(told))))
