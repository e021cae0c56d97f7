"""What a preposition brings to a verb that has no object: 在龟背屿触礁, 以泉州话演唱, 与平台协商.

Without it such a statement says little, or too much: 任何单位不得动工. A statement is weighed by the network as the verb
alone, which is all that the network was taught to see, and then told with what stands right before the verb.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.fitting import fitting
from kg.extract.interpret.complements import Complements
from kg.extract.interpret.known import worded
from kg.extract.interpret.words import BY_PLAN, MEANS, PARTNER, PLACED
from kg.model import Entity, Predicate
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.discourse import Reference
    from kg.extract.grammar import Grammar
    from kg.extract.nodes import Adjunct, Phrase
    from kg.extract.sense import Sense
    from kg.model import Statement

_THERE = frozenset("在 于".split())
_FROM_OR_AT = _THERE | {"从"}
_BRINGING = frozenset("以 用 与 同 跟 向 朝 往 从 为 替 给 沿 沿着 随".split()) | PARTNER | MEANS | BY_PLAN
_WITHIN = ("", "内", "里", "上")  #: they close a place, and no time or condition: but not 在雨中, 在此前提下
#: What closes with 上 or 里 and is no place.
_NO_PLACES = tuple(
    "基础 程度 意义 前提 过程 情况 条件 问题 时候 同时 期间 方面 实际 事实 本质 总体 历史 原则 名义 表面 理论".split()
)
_AFTER = ("后", "前", "时", "期间", "年间", "以来", "当中")
_LEADING = _FROM_OR_AT | {"随", "跟", "向"}  #: what they bring does not do, nor is done
_SPELLS = ("时间", "工夫", "年", "天", "小时")
_VAGUE = frozenset("上面 下面 里面 外面 那里 这里 其中 一起 一旁".split())
_LONG = 16  # characters of what is brought


class Brought(Complements):
    """The part of the interpreter that tells with whom, where and how something is done that has no object."""

    def with_what(
        self, grammar: Grammar, k: int, one: Reference, found: Statement | None, sense: Sense
    ) -> Statement | None:
        """Give what was stated last of the verb at ``k``, with what a preposition brings right before it as its object."""
        if found is None or found.object is not None or found.predicate.property is not None:
            return found
        adjunct = _right_before(grammar, k)
        if adjunct is None or adjunct.phrase is None or not _outside(grammar, adjunct, one):
            return found
        targets = self.resolver.references(grammar, adjunct.phrase)
        if len(targets) != 1 or not _meant(grammar, adjunct, targets[0]):
            return found
        verb = self.resolver.lexicon.verbs.get(grammar.tokens[k].text)
        placed = verb is not None and adjunct.word in _FROM_OR_AT and verb.property in PLACED
        last = grammar.tokens[adjunct.phrase.end - 1]
        side = last.text if last.cats & t.LOC and not targets[0].end.label.endswith(last.text) else adjunct.tail
        label = f"{adjunct.word}…{side}{found.predicate.label}"
        predicate = Predicate(label, verb.property if verb is not None and placed else None)
        told = replace(
            found,
            predicate=fitting(self.resolver, found.subject, predicate, targets[0].end),
            object=targets[0].end,
            evidence=(
                self._evidence(grammar, (adjunct.start, k + 1), (one, targets[0]), found.evidence[0].construction),
            ),
            words=worded(grammar, (adjunct.start, k + 1), sense, one),
        )
        self.statements[-1] = told
        return told


def _outside(grammar: Grammar, adjunct: Adjunct, one: Reference) -> bool:
    """Tell whether a subject stands outside what is brought, or was named before."""
    span = grammar.span(adjunct.start, adjunct.end)
    return bool(one.antecedents) or one.span.end <= span.start or one.span.start >= span.end


def _right_before(grammar: Grammar, k: int) -> Adjunct | None:
    """Give the preposition with its phrase that stands before a verb, with nothing but adverbs between."""
    cats, first, end = grammar.cats, grammar.piece_start(k), k
    while end > first and cats[end - 1] & (t.D | t.MODAL | t.NEG) and not cats[end - 1] & (t.N | t.NAME):
        end -= 1
    for start in range(end - 2, first - 1, -1):
        if cats[start] & t.P and grammar.tokens[start].text in _THERE | _BRINGING:
            before = cats[start - 1] if start > first else 0
            ends_verb = before & t.V and not before & (t.N | t.NAME | t.D | t.AUX | t.MODAL | t.NEG)
            return None if ends_verb else grammar.adjunct_phrase(start, end)  # 打|在身上变线
    return None


def _meant(grammar: Grammar, adjunct: Adjunct, target: Reference) -> bool:
    """Tell whether what a preposition brings is a thing, a place or a partner, and no time, ground or matter of form."""
    label, phrase = target.end.label, adjunct.phrase
    if phrase is None or not isinstance(target.end, Entity) or len(label) > _LONG or label in _VAGUE:
        return False
    if _acts(grammar, adjunct, phrase) or label.endswith(_SPELLS):
        return False  # 用两年时间|拼来
    if grammar.cats[phrase.end - 1] & t.LOC and grammar.tokens[phrase.end - 1].text not in _WITHIN:
        return False  # 在镇长的劝说下|撤离
    pointed = grammar.cats[phrase.start] & (t.DET | t.R) and not target.antecedents
    if pointed or not grammar.cats[phrase.end - 1] & (t.N | t.NAME | t.R | t.LOC):
        return False  # 在上述区域|投放, 在主场八|连胜
    if adjunct.word not in _THERE:
        return not adjunct.tail and (adjunct.word != "从" or not _of_clause(phrase))
    return adjunct.tail in _WITHIN and not label.endswith((*_AFTER, *_NO_PLACES)) and not _of_clause(phrase)


def _acts(grammar: Grammar, adjunct: Adjunct, phrase: Phrase) -> bool:
    """Tell whether what is brought holds a verb of its own, or when it was: 随父亲上山|采药, 与去年基本|持平."""
    cats, last = grammar.cats[phrase.head : phrase.end], grammar.cats[phrase.end - 1]
    does = last & t.D or (last & t.V and (not last & t.N or adjunct.word in _LEADING))
    if (does and not grammar.cats[phrase.end - 2] & t.DE) or (len(cats) > 1 and cats[0] & t.T and cats[0] & t.VALUE):
        return True
    if any((c & t.V and not c & t.N) or c & t.LOC for c in cats[1:-1]):
        return True  # 在食堂里拉网|训练
    return bool(len(cats) > 1 and cats[0] & t.V and cats[1] & (t.R | t.DET | t.M))  # 为感念此事|集资


def _of_clause(phrase: Phrase) -> bool:
    """Tell whether a clause modifies a noun, which may be who does it: 从青年队升入一队的小将|怯场."""
    return bool(phrase.modifiers) and phrase.modifiers[0].kind == "clause"
