"""The subject of a clause, where the network of arguments sees that the grammar took in too much: 股价|周三早盘."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.nodes import Adjunct
from kg.nlp import arguments as net
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract import nodes
    from kg.extract.grammar import Grammar
    from kg.nlp.arguments import Arguments

_SURE = math.log(0.8)  #: probability of predicate and edges
_LIKELY = math.log(0.3)  #: probability of a predicate before it
#: What these connectives open is not so, or not always.
_OPEN = frozenset("condition only-if when universal purpose instead unless".split())


def trimmed(grammar: Grammar, clause: nodes.Clause, sentence: Arguments | None) -> nodes.Clause:
    """Give a clause with no more for its subject than the network is sure of, and what it took in as a time: 股价|周三."""
    core = clause.predicate.core if clause.predicate is not None else None
    phrase = clause.subject
    seen = _seen(grammar, core, sentence) if core is not None and phrase is not None else None
    if seen is None or phrase is None:
        return clause
    begin, end = seen
    taken_in = [*range(phrase.start, begin), *range(end, phrase.end)]
    if not phrase.start <= begin < end <= phrase.end or not taken_in or any(_counts(grammar, k) for k in taken_in):
        return clause
    rest, before = grammar.phrase(begin, end), max(phrase.start, grammar.piece_start(begin))
    if rest is None or sentence is None or any(_says(grammar, k, sentence) for k in range(before, begin)):
        return clause
    last = next((k for k in range(end, phrase.end) if not grammar.cats[k] & t.T), phrase.end)
    when = (Adjunct("time", end, last, grammar.text(end, last)),) if last > end else ()
    return replace(clause, subject=rest, adjuncts=(*clause.adjuncts, *when))


def unstressed(grammar: Grammar, clause: nodes.Clause) -> nodes.Clause:
    """Give a clause without the 是…的 that only stresses when or where something took place: 桥是|1998年建成|的."""
    predicate = clause.predicate
    core = predicate.core if predicate is not None else None
    inner = core.complement if core is not None and core.kind == "focus" else None
    acting = inner.predicate if inner is not None else None
    if predicate is None or inner is None or acting is None or acting.core is None or acting.core.kind != "verb":
        return clause
    circumstances = (*inner.adjuncts, *acting.adjuncts)
    closes = grammar.cats[clause.end - 1] & t.DE and inner.subject is None and clause.subject is not None
    denied = any(grammar.cats[k] & t.NEG for k in (*predicate.operators, *acting.operators))
    when = any(one.kind == "time" and one.start == inner.start for one in circumstances)
    if not closes or denied or not when:
        return clause
    operators, adjuncts = (*predicate.operators, *acting.operators), (*predicate.adjuncts, *circumstances)
    return replace(clause, predicate=replace(acting, operators=operators, adjuncts=adjuncts))


def _seen(grammar: Grammar, core: nodes.Core, sentence: Arguments | None) -> tuple[int, int] | None:
    """Give the tokens of the subject of a predicate that the network is sure of."""
    if sentence is None:
        return None
    first, last = (grammar.tokens[k].start - sentence.start for k in (core.start, core.end - 1))
    place = max(sentence.between(first, last + 1), key=lambda k: sentence.predicates[k])
    pointing, row = sentence.at(place), net.SUBJECT_END
    stretch = pointing.stretch(row)
    if stretch is None or pointing.is_predicate + pointing.ends[row].max() + pointing.ends[row + 1].max() < _SURE:
        return None
    opens, closes = sentence.start + stretch[0], sentence.start + stretch[1]
    begin, end = (bisect_left(grammar.tokens, at, key=lambda one: one.start) for at in (opens, closes))
    whole = begin < end and grammar.tokens[begin].start == opens and grammar.tokens[end - 1].end == closes
    return (begin, end) if whole else None


def _counts(grammar: Grammar, k: int) -> bool:
    """Tell whether a word changes how a clause is meant, or how often it is so: 不, 可能, 如果, 每秒."""
    word = grammar.tokens[k].text
    return (
        bool(grammar.cats[k] & (t.NEG | t.MODAL))
        or word.startswith("每")
        or grammar.lexicon.function(word, "conn") in _OPEN
    )


def _says(grammar: Grammar, k: int, sentence: Arguments) -> bool:
    """Tell whether a word before a subject is a predicate, of which all else may be what is said: 法院|判决|平台退还押金."""
    first, last = (at - sentence.start for at in (grammar.tokens[k].start, grammar.tokens[k].end))
    return bool((sentence.predicates[first:last] > _LIKELY).any())
