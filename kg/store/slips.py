"""The usual slips in a query: each function gives where one begins, how wide it is, and what to do."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.rdf.names import PREFIXES
from kg.store.tokens import form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.store.tokens import Token

    Slip = tuple[int, int, str]

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_CHANGES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
_PAIRS = {"{": "}", "(": ")", "[": "]"}

#: A bare word that is neither a keyword nor a function of SPARQL 1.1 is a slip.
_KEYWORDS = frozenset(
    """a true false select ask construct describe prefix base distinct reduced where from named order group by having
    limit offset asc desc optional minus union graph service silent filter bind values as in not exists undef separator
    version lateral""".split()
)
_FUNCTIONS = frozenset(
    """count sum min max avg sample group_concat str lang langmatches datatype bound iri uri bnode rand abs ceil floor
    round concat strlen ucase lcase encode_for_uri contains strstarts strends strbefore strafter year month day hours
    minutes seconds timezone tz now uuid struuid md5 sha1 sha256 sha384 sha512 coalesce if strlang strdt sameterm isiri
    isuri isblank isliteral isnumeric regex substr replace adjust triple subject predicate object istriple haslang
    haslangdir langdir strlangdir""".split()
)

#: What other languages call the functions of SPARQL.
_ELSEWHERE = {
    "length": "strlen", "len": "strlen", "substring": "substr", "like": "contains", "lower": "lcase", "upper": "ucase",
    "startswith": "strstarts", "endswith": "strends", "ifnull": "coalesce", "isnull": "bound", "average": "avg",
}  # fmt: skip

_TERMS = frozenset({"variable", "name", "iri", "string", "number"})
_WHOLE = 3  # parts of a triple


def _unclosed(told: list[Token]) -> Iterator[Slip]:
    waiting: list[Token] = []
    for token in told:
        if token.kind == "open":
            yield token.start, 1, f"the quotation mark {token.text} is never closed; close it on the same line"
        if token.kind != "sign":
            continue
        if token.text in _PAIRS:
            waiting.append(token)
        elif token.text in _PAIRS.values():
            if not waiting:
                yield token.start, 1, f"{token.text} closes nothing; take it out, or open what it shall close"
            elif _PAIRS[waiting[-1].text] != token.text:
                break
            else:
                waiting.pop()
    for token in reversed(waiting):
        yield token.start, 1, f"{token.text} is never closed; add {_PAIRS[token.text]}"


def _not_a_query(told: list[Token]) -> Iterator[Slip]:
    first = form(told)
    token = next((t for t in told if t.text.upper() == first), None)
    if token is None:
        yield 0, 1, "there is no query here; begin with SELECT, ASK, CONSTRUCT or DESCRIBE"
    elif first in _CHANGES:
        yield token.start, len(first), f"{first} would change the graph; a query only reads: use SELECT or ASK"
    elif first not in _FORMS:
        near = get_close_matches(first, _FORMS, n=1, cutoff=0.5)
        yield token.start, len(first), f"{token.text} is no form of query; {_meant(near) or 'begin with SELECT or ASK'}"


def _unknown_prefix(told: list[Token]) -> Iterator[Slip]:
    declared = set(PREFIXES)
    for before, token in zip([None, *told], told, strict=False):
        if before and before.text.upper() == "PREFIX" and token.kind != "name":
            yield token.start, len(token.text), f"a prefix ends in a colon; write PREFIX {token.text}: <...>"
        if token.kind != "name":
            continue
        prefix = token.text.partition(":")[0]
        if before and before.text.upper() == "PREFIX":
            declared.add(prefix)
        elif prefix not in declared:
            known = ", ".join(f"{p}:" for p in sorted(declared))
            yield token.start, len(token.text), f"the prefix {prefix}: is not declared; known: {known}"


def _unknown_word(told: list[Token]) -> Iterator[Slip]:
    for token, after in zip(told, [*told[1:], None], strict=True):
        word = token.text.casefold()
        if token.kind != "word" or word in _KEYWORDS | _FUNCTIONS:
            continue
        called = after is not None and after.text == "("
        known = {**dict.fromkeys(_FUNCTIONS), **_ELSEWHERE} if called else dict.fromkeys(_KEYWORDS)
        near = [known[n] or n for n in get_close_matches(word, known, n=1, cutoff=0.6)]
        if called:
            said = f"{token.text} is no function of SPARQL; {_meant(near) or 'see those of SPARQL 1.1'}"
        else:
            said = f"{token.text} is no word of SPARQL; {_meant(near) or f'a thing is written e:{token.text}'}"
        yield token.start, len(token.text), said


def _broken_iri(told: list[Token]) -> Iterator[Slip]:
    for here, after in pairwise(told):
        if here.text == "<" and after.start == here.start + 1 and any(t.text == ">" for t in told):
            yield here.start, 1, "an IRI holds no spaces or quotation marks; write it without them between < and >"


def _bare_filter(told: list[Token]) -> Iterator[Slip]:
    for here, after in pairwise(told):
        if here.text.upper() == "FILTER" and after.kind in _TERMS - {"name", "iri"}:
            yield after.start, len(after.text), "the condition of a FILTER stands in brackets; write FILTER(...)"
        if here.text.upper() in {"LIMIT", "OFFSET"} and after.kind != "number":
            yield after.start, len(after.text), f"{here.text} takes a whole number; write {here.text} 10"


def _nameless_column(told: list[Token]) -> Iterator[Slip]:
    """Find a computed column of SELECT without a name."""
    depth, opened, named = 0, 0, True
    for token in told[next((n for n, t in enumerate(told) if t.text.upper() == "SELECT"), len(told)) :]:
        if token.text == "{":
            return
        if token.text == "(":
            depth += 1
            if depth == 1:
                opened, named = token.start, False
        named = named or token.text.upper() == "AS"
        if token.text == ")":
            depth -= 1
            if depth == 0 and not named:
                width = token.start + 1 - opened
                yield opened, width, "a computed column needs a name; write (... AS ?name)"


def _not_three(told: list[Token]) -> Iterator[Slip]:
    """Find a triple that has too few or too many parts, where nothing but plain terms stand."""
    run: list[Token] = []
    begins = False
    for place, token in enumerate(told):
        if token.kind in _TERMS or token.text == "a":
            run.append(token)
        elif token.kind == "language" or (token.kind == "sign" and token.text in "^^"):
            continue
        else:
            if begins and token.text in {".", "}"} and run and len(run) != _WHOLE:
                yield _parts(run)
            run = []
            listed = {t.text.upper() for t in told[max(place - 2, 0) : place]} & {"VALUES", ")"}
            begins = token.text in {".", "}"} or (token.text == "{" and not listed)


def _parts(run: list[Token]) -> Slip:
    if len(run) < _WHOLE:
        width = run[-1].start + len(run[-1].text) - run[0].start
        return run[0].start, width, "a triple has three parts: subject, predicate and object; one is missing"
    extra = run[_WHOLE]
    return extra.start, len(extra.text), "a triple has three parts and ends with a dot; put a dot before this"


#: In the order they are looked for: what leads to most other errors first.
SLIPS: tuple[Callable[[list[Token]], Iterator[Slip]], ...] = (
    _unclosed,
    _not_a_query,
    _broken_iri,
    _unknown_prefix,
    _bare_filter,
    _unknown_word,
    _nameless_column,
    _not_three,
)


def _meant(near: list[str]) -> str:
    return f"did you mean {near[0].upper()}?" if near else ""
