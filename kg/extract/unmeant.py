"""What shows that a verb to which the network points tells nothing that is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.words import OF_THINGS, WHENEVER
from kg.extract.interpret.seen import (
    ENCOURAGING,
    averted,
    denied_whole,
    even_lacking,
    granting,
    of_whoever,
    open_still,
    preceding,
    shifting,
    tries,
    until_then,
    without_proof,
)
from kg.extract.interpret.words import AMOUNTING, LEADING, WEDDING
from kg.model import Modality
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.discourse import References
    from kg.extract.grammar import Grammar
    from kg.extract.interpret.act import Act
    from kg.extract.nodes import Phrase
    from kg.extract.sense import Sense

_FINDING = ("嫌", "嫌弃", "抱怨", "埋怨", "责怪")
#: What is believed wrongly, or pretended, is not so.
_WRONGLY = ("误以为", "误认为", "误信", "以为", "谎称", "假装", "佯装", "装作", "冒充")
#: What is said may not be so.
_RUMOURS = frozenset("消息 说法 传闻 传言 谣言 谣传 指控 猜测 传说 假设 谎言 流言".split())
_FORESEEING = ("预计", "预期", "预测", "估计")  #: the text may do so itself
#: They bring what something is likened to; closed so, they tell how something is done.
_LIKENING = frozenset("像 好像 仿佛 如同 宛如 宛若 犹如 好似 有如 恰似 形似 酷似 恍若 像是 活像 似的".split())
_ALIKE = ("一样", "一般", "般", "那样", "这样", "似的")
#: Nouns of how, why, when or where something is done.
_WHOLES = frozenset(
    "机制 机理 原理 原因 缘由 过程 经过 方式 方法 办法 时间 时候 时刻 日期 地点 地方 目的 理由 条件 规律 概率 能力".split()
)
_LETTING = ("让", "使", "令")
_ALONG = ("跟着", "随着", "随之")
_HURRYING = frozenset("急 急着 急于 忙着 忙于 立刻 立即 马上 匆忙 贸然 一味 轻易".split())
_SHORT = 2  # code points


def unmeant(grammar: Grammar, k: int, sense: Sense) -> str:
    """Tell what shows that what the verb at ``k`` tells is not so, or not always; nothing where nothing does."""
    if averted(grammar, k, denied=sense.negative) or even_lacking(grammar, k):
        return "it does not come about"
    if not sense.conditions and (grammar.preceded_by(k, WHENEVER) or (sense.negative and until_then(grammar, k))):
        return "it is so only each time, or denied only before something"
    how_much = grammar.tokens[k].text.startswith("有多") or grammar.preceded_by(k, ("有多", "多么"))
    if how_much or (not sense.supposed and open_still(grammar, k)):
        return "it is asked when or how much, or needed for something"
    if grammar.preceded_by(k, _WRONGLY) or grammar.preceded_by(k, AMOUNTING):
        return "it is believed wrongly, or only what something amounts to"
    if of_whoever(grammar, k):
        return "it only tells whom a rule is for"
    if not sense.negative and denied_whole(grammar, k):
        return "it is denied as a whole"
    if grammar.preceded_by(k, _FINDING):
        return "somebody finds it so, or too much so"
    if grammar.tokens[k].text in WEDDING and grammar.preceded_by(k, LEADING):
        return "it is whoever goes before that does so"
    if grammar.tokens[k].text == "为" and _by_whom(grammar, k):
        return "it tells by whom something is done"
    return _merely(grammar, k, sense)


def _by_whom(grammar: Grammar, k: int) -> bool:
    """Tell whether a verb with 所 stands behind 为, and what has it done between: 碑文均|为|工匠|所写."""
    behind = range(k + 2, grammar.piece_end(k))
    return any(grammar.tokens[j].text.startswith("所") and grammar.cats[j] & t.V for j in behind)


def _merely(grammar: Grammar, k: int, sense: Sense) -> str:
    """Tell whether a verb only names what something is, what is tried, or what is not done at once."""
    if sense.negative and grammar.preceded_by(k, _HURRYING):
        return "it is only not done at once"  # 没有急着|下山
    named = k > 1 and grammar.tokens[k - 1].text == "是" and grammar.cats[k - 2] & t.N
    if named and grammar.piece_end(k) == k + 1:
        return "it is what something is"  # 最大的难题是|发霉
    if sense.modality is Modality.ASSERTED and tries(grammar, k) and not grammar.preceded_by(k, ENCOURAGING):
        return "it is only tried"
    if grammar.tokens[k].text in _ALONG and k + 1 < grammar.piece_end(k) and grammar.cats[k + 1] & t.V:
        return "it only tells along with what"  # 工资没有|跟|着|涨
    return ""


def denied_as_ground(grammar: Grammar, k: int) -> bool:
    """Tell whether a denial before the verb at ``k`` stands in the ground for it alone: 以没有先例为由|拒绝."""
    before = [grammar.tokens[j] for j in range(grammar.piece_start(k), k)]
    words = [one.text for one in before]
    if "以" not in words or "为由" not in words:
        return False
    first, last = words.index("以"), words.index("为由")
    return not any(one.cats & t.NEG for one in (*before[:first], *before[last:]))


def whenever(grammar: Grammar, k: int) -> bool:
    """Tell whether a verb tells what is so whenever something else is: 预算一撤，项目就停."""
    if not k or grammar.tokens[k - 1].text not in ("就", "便"):
        return False
    for j, one in enumerate(grammar.tokens[: k - 1]):
        joined = len(one.text) == _SHORT and not grammar.cats[j] & (t.N | t.M | t.T | t.VALUE)
        if one.text[0] == "一" and (joined or (len(one.text) == 1 and grammar.cats[j + 1] & t.V)):
            return True
    return False


def headless(grammar: Grammar, k: int, end: int, actors: References) -> bool:
    """Tell whether a verb names what its subject does it with, or is done by more: 小区用|的, 公司在海外的收入|下降."""
    if _owned_goes(grammar, k, actors):
        return True
    if end >= len(grammar.tokens) or not grammar.cats[end] & t.DE:
        return False
    following = grammar.cats[end + 1] if end + 1 < grammar.piece_end(end) else 0
    if following & (t.N | t.NAME | t.DET | t.A) and not following & t.D:
        return False  # 鸣声减弱的|情况
    if any(grammar.cats[j] & t.COP or grammar.tokens[j].text in _LETTING for j in preceding(grammar, k)):
        return False  # 校长是昨天离开的, 让渡口消失的是桥
    return all(one.span.end <= grammar.tokens[k].start for one in actors)


def _owned_goes(grammar: Grammar, k: int, actors: References) -> bool:
    """Tell whether a verb of change stands behind a noun that a preposition and 的 give to who seems to do so."""
    start, where = grammar.piece_start(k), grammar.span(k, k + 1).start
    marks = [j for j in range(start + 1, k - 1) if grammar.cats[j] & t.DE and j not in grammar.breaks]
    if not marks:
        return False
    place = next((j for j in range(start + 1, marks[-1]) if grammar.tokens[j].text in OF_THINGS), k)
    what = grammar.phrase(marks[-1] + 1, k) if place < k else None
    ends = {one.span.end for one in actors if one.span.end <= where}
    return what is not None and grammar.grows(grammar.tokens[k].text, what) and grammar.tokens[place].start in ends


def counts_those(grammar: Grammar, phrase: Phrase) -> bool:
    """Tell whether a bare amount tells of how many the verb behind it is true: 工厂有|三家|停产."""
    bare = all(c & t.VALUE for c in grammar.cats[phrase.start : phrase.end])
    goes_on = phrase.end < len(grammar.tokens) and phrase.end not in grammar.breaks
    return bare and goes_on and bool(grammar.cats[phrase.end] & t.V)


def unproved(grammar: Grammar, k: int, named: Phrase | None) -> bool:
    """Tell whether a verb stands in what a rumour says, in what is not said or found, in nobody's thought, or in a simile.

    他已出境|的消息, 没有发现|墙体有裂缝, 昨天嫌|平台太少, 像一群|奔跑|的羊.
    """
    mark = grammar.next_de[k]
    if mark + 1 < len(grammar.tokens) and not grammar.broken(k, mark) and grammar.tokens[mark + 1].text in _RUMOURS:
        return True
    for j in preceding(grammar, k):
        verb = grammar.lexicon.verbs.get(grammar.tokens[j].text) if grammar.cats[j] & t.V else None
        told = verb is not None and (verb.frame in ("clause", "content") or verb.property == "discovers")
        if verb is not None and ((told and j and grammar.cats[j - 1] & t.NEG) or without_proof(grammar, j)):
            return True
    return _nobodys(grammar, k) or (named is not None and _likened(grammar, k, named))


def _nobodys(grammar: Grammar, k: int) -> bool:
    """Tell whether a verb of thought stands before the verb at ``k``, and nobody who thinks so: 昨天|嫌|平台|太少."""
    for j in preceding(grammar, k):
        verb = grammar.lexicon.verbs.get(grammar.tokens[j].text) if grammar.cats[j] & t.V else None
        if verb is not None and verb.frame == "clause" and verb.property in (None, "believes"):
            return verb.word not in _FORESEEING
        if not grammar.cats[j] & (t.T | t.D | t.CONN | t.NEG | t.MODAL):
            return False
    return False


def _likened(grammar: Grammar, k: int, named: Phrase) -> bool:
    """Tell whether a verb only describes what something is likened to: 像一群|奔跑|的羊, but not 像候鸟一样|飞走."""
    if named.start < k:
        return False
    place = next((j for j in reversed(preceding(grammar, k)) if grammar.tokens[j].text in _LIKENING), None)
    return place is not None and not any(grammar.tokens[j].text in _ALIKE for j in range(place, grammar.piece_end(k)))


def stands_for_all(grammar: Grammar, phrase: Phrase, k: int) -> bool:
    """Tell whether a noun stands for the whole of what the clause before it tells, and does nothing in it: 海绵发光的机制."""
    return k < phrase.start and grammar.tokens[phrase.end - 1].text in _WHOLES


def of_another(act: Act) -> bool:
    """Tell whether it is another than its subject that becomes what a verb says: 国务院将桥列为文物, 获部门列为保护单位."""
    grammar, marker = act.grammar, shifting(act.grammar, act.core.start)
    if marker is not None and any(one.span.end <= grammar.tokens[marker].start for one in act.subject):
        return True
    return any(granting(grammar, one.span) for one in act.subject)
