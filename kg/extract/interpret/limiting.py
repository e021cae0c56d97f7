"""How far something is so: of most, at times, almost, or but for an exception."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Entity, Predicate, Value
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.discourse import Reference
    from kg.extract.grammar import Grammar
    from kg.extract.sense import Sense
    from kg.model import Statement

#: Of what is so at times only, a property may be stated.
_NOT_ALWAYS = frozenset("往往 偶尔 有时 时而 一度".split())
#: What is denied of most is not said of most; what is denied almost, or at times, may be so.
NOT_QUITE = frozenset("几乎 近乎 差点 险些 至多 偶尔 有时 时而 一度".split())
_EXCEPTING, _BUT_FOR = ("除", "除了", "除去", "除开"), ("外", "之外", "以外")
_ALL = ("所有", "全部", "一切", "每")
_NOBODY = ("没人", "无人", "没有人")
_BOUNDING = ("exceeds", "fallsBelow")
_AMOUNTING = re.compile("(?:[0-9.]+|[零一二两三四五六七八九十百千万亿半]+)[^的]{0,4}的")
_LEVELS = tuple("线位限准平模标槛值额度")  #: last characters of what is exceeded: 20米的警戒水位, 三倍的定额
_UNITS = tuple("元 % ％ 成 倍 年 天 日 小时 分钟 米 公里 吨 度".split())
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


def by_nobody(grammar: Grammar, k: int) -> bool:
    """Tell whether nobody does what stands before ``k`` in its piece: 没人|把他列为热门, but not 无人|仓库."""
    before = range(grammar.piece_start(k - 1), k - 1)
    return any(grammar.tokens[j].text in _NOBODY and not grammar.cats[j + 1] & (t.N | t.NAME) for j in before)


def mainly_not(grammar: Grammar, k: int) -> bool:
    """Tell whether a token says that something else is denied than all of it: 责任|主要|不在."""
    follows = k + 1 < len(grammar.tokens) and k + 1 not in grammar.breaks
    return follows and grammar.tokens[k].text == "主要" and bool(grammar.cats[k + 1] & t.NEG)


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


def of_all(grammar: Grammar, subject: Reference, sense: Sense) -> Reference:
    """Give a subject with 所有 or 每家 where what is denied is that all do so: 并非|所有商店|都降了价."""
    if not sense.negative or subject.antecedents or not isinstance(subject.end, Entity):
        return subject
    k = bisect_left(grammar.tokens, subject.span.start, key=lambda one: one.start)
    k -= bool(k and not grammar.tokens[k].text.startswith(_ALL))
    word = grammar.tokens[k].text
    denied = k > 0 and grammar.cats[k - 1] & (t.NEG | t.COP)
    if not denied or not word.startswith(_ALL) or subject.end.label.startswith(word):
        return subject
    return replace(subject, end=replace(subject.end, label=word + subject.end.label))


def unbounded(predicate: Predicate, target: Entity | Value | Statement | None, *, named: bool) -> str:
    """Tell what shows that what exceeds or falls below is not its subject, which is ``named``; nothing where nothing does."""
    if predicate.property not in (*_BOUNDING, "quantity") or target is None:
        return ""
    if isinstance(target, Value) and named and predicate.property in _BOUNDING and target.label.endswith(_UNITS):
        return "what is so much or so little is not named"  # 企业可以收取调度费，每次不得超过十元
    level = isinstance(target, Value) or target.label.endswith(_LEVELS)
    if level or not _AMOUNTING.match(target.label):
        return ""
    return f"“{target.label}”: the amount only tells of which"  # 直径超过800毫米的主干管
