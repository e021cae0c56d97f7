"""Within what a verb stands: a relative clause, a ground, what is told or ordered. A date before that is of something else."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from kg.extract.interpret.words import BECAUSE
from kg.nlp import arguments as net
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.grammar import Grammar
    from kg.extract.interpret.act import Act
    from kg.nlp.arguments import Arguments

#: Verbs of these frames and properties have a clause behind them that is told, known, ordered or asked for.
_TELLING = ("clause", "content", "factive")
_ORDERING = ("sentencedTo", "requires", "asks", "suggests", "permits", "prohibits")


def opening(act: Act, k: int, sentence: Arguments) -> int:
    """Give where that opens within which the verb at ``k`` stands; 0 where it stands in nothing."""
    grammar = act.grammar
    start = grammar.piece_start(k)
    found = start if _relative(act, k) else 0
    place = grammar.tokens[k].start - sentence.start
    others = [one for one in sentence.likely() if not place <= one < place + len(grammar.tokens[k].text)]
    for one in others:
        found = max(found, _around(grammar, place, one, sentence), _before(grammar, (start, k), one, sentence))
    return max(found, _ground(act, (start, k), others, sentence))


def _relative(act: Act, k: int) -> bool:
    """Tell whether what a verb is said of, or what it is done to, stands behind it as the noun that it describes."""
    grammar, begin, object_ = act.grammar, act.grammar.tokens[k].start, act.core.object
    if any(not one.antecedents and one.span.start > begin for one in act.subject):
        return True  # 从日本归来的官淑筠
    return object_ is not None and object_.start > k + 1 and bool(grammar.cats[object_.start - 1] & t.DE)


def _around(grammar: Grammar, place: int, other: int, sentence: Arguments) -> int:
    """Give where the noun phrase opens that another verb has and a predicate stands in; 0 where there is none."""
    pointing = sentence.at(other)
    for row in (net.SUBJECT_END, net.OBJECT_END):
        first, last = pointing.stretch(row) or (0, 0)
        within = first <= place < last and not first <= other < last
        if within and "的" in sentence.words[place:last] and "，" not in sentence.words[first:last]:
            return _token_at(grammar, sentence.start + first)
    return 0


def _before(grammar: Grammar, piece: tuple[int, int], other: int, sentence: Arguments) -> int:
    """Give the verb that tells or orders what a predicate of the same piece says; 0 where ``other`` is none."""
    j = _token_at(grammar, sentence.start + other)
    known = grammar.lexicon.verbs.get(grammar.tokens[j].text)
    if not piece[0] <= j < piece[1] or known is None:
        return 0
    return j if known.frame in _TELLING or known.property in _ORDERING else 0


def _ground(act: Act, piece: tuple[int, int], others: list[int], sentence: Arguments) -> int:
    """Give where a ground opens in which the verb at the end of a piece stands: 因生源不足并入他校; 0 where it does not."""
    grammar, (start, k) = act.grammar, piece
    j = next((j for j in range(k - 1, start - 1, -1) if grammar.tokens[j].text in BECAUSE), 0)
    if not j:
        return 0
    if any(grammar.tokens[j].start < one.span.start < grammar.tokens[k].start for one in act.subject):
        return j
    end = grammar.piece_end(k)
    behind = grammar.tokens[k].end - sentence.start, grammar.tokens[end - 1].end - sentence.start
    return j if any(behind[0] <= one < behind[1] for one in others) else 0


def _token_at(grammar: Grammar, place: int) -> int:
    """Give the token that holds a character of the text."""
    return max(0, bisect_right(grammar.tokens, place, key=lambda one: one.start) - 1)
