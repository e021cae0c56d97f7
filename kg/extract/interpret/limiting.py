"""How far something is so: of most, at times, almost, or but for an exception."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Predicate
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.grammar import Grammar

#: Of what is so at times only, a property may be stated.
_NOT_ALWAYS = frozenset("往往 偶尔 有时 时而 一度".split())
#: What is denied of most is not said of most; what is denied almost, or at times, may be so.
NOT_QUITE = frozenset("几乎 近乎 差点 险些 至多 偶尔 有时 时而 一度".split())
_EXCEPTING, _BUT_FOR = ("除", "除了", "除去", "除开"), ("外", "之外", "以外")
_BESIDES = frozenset("还 也 又 另 另有 另外 还有 更 同时 尚 尚有 亦 仍".split())


def adverbs_before(grammar: Grammar, k: int) -> range:
    """Give the adverbs, denials and times right before a token in its piece: 设备|平时|几乎|不用."""
    cats, tokens, start = grammar.cats, grammar.tokens, k
    while start and start not in grammar.breaks and cats[start - 1] & (t.D | t.NEG | t.MODAL | t.T):
        if grammar.lexicon.function(tokens[start - 1].text, "modal") == "plan":
            break  # 一度打算|拆除
        start -= 1
    return range(start, k)


def limits(grammar: Grammar, k: int) -> bool:
    """Tell whether an adverb says that something is so of some only, or not always: 大多|来自, but not 几乎|所有|学校."""
    if grammar.lexicon.function(grammar.tokens[k].text, "adv") != "limiting" or k + 1 >= len(grammar.tokens):
        return False
    following = grammar.cats[k + 1]
    return bool(following & t.V) or not following & (t.DET | t.M | t.VALUE)


def excepted(grammar: Grammar, start: int, end: int) -> str | None:
    """Give the exception to what tokens ``[start, end)`` say: 除校长外|都住在镇上; None where they stand in one.

    What comes besides is none: 除卖茶叶外|还出租茶具.
    """
    tokens = grammar.tokens
    first = next((k for k in range(end - 1, -1, -1) if tokens[k].text in _EXCEPTING), None)
    if first is None:
        return ""
    piece = grammar.piece_end(first)
    last = next((k for k in range(first, piece) if tokens[k].text in _BUT_FOR), piece - 1)
    if end - 1 <= last:
        return None
    begun = start if start > last else last + 1
    if any(grammar.cats[k] & t.NEG for k in range(first, last + 1)):
        return ""  # 除证言外别无佐证 is whole
    if last == piece - 1 and piece < len(tokens):
        piece = grammar.piece_end(piece)  # 除一件外，均来自本地
    besides = any(tokens[k].text in _BESIDES for k in range(last + 1, end))
    return "" if besides or begun >= piece else grammar.text(first, last + 1)


def limited(predicate: Predicate, limit: str) -> Predicate:
    """Give a predicate with the adverb that limits it, and no property that says more: 大多是, 偶尔使用."""
    label = predicate.label if limit in predicate.label else limit + predicate.label
    kept = limit in _NOT_ALWAYS and predicate.property not in ("isA", "hasProperty")
    return Predicate(label, predicate.property if kept else None)
