"""What stands beside a name or an event and says more of it: posts, kin, kinds, times, prices.

华屿大学教授白知微 says that she is a professor and where; 2016年加入X says when that was.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.discourse import Reference, References
from kg.extract.interpret.stating import Stating
from kg.extract.sense import Sense
from kg.model import Entity, Predicate, Statement, Value
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract import nodes
    from kg.extract.grammar import Grammar

_SURE = 0.9  # confidence from which a statement is worth dating
_BODIES = ("Company", "Organisation", "GovernmentBody", "University", "School", "Court")
_KIN = ("child", "parent", "spouse", "sibling", "student", "teacher")
#: Common nouns of bodies: before the name of one they say what it is.
_SORTS = ("企业", "公司", "机构", "集团", "平台", "组织", "学校", "品牌", "银行", "巨头", "厂商", "大学")
_NOTIONS = ("Concept", "Situation", "Quality")
_ON = ("于", "在", "自", "从")
_UNTIL = ("至", "到", "—", "-", "～")
#: Times that the day of the text tells.
_RELATIVE = frozenset(
    "今年 去年 明年 前年 同年 次年 翌年 昨日 昨天 今天 明天 上月 本月 下月 近日 日前 昨晚 今年上半年 上半年 下半年 "
    "年底 年初 年末 当年 当天 同日 次日".split()
)


class Describing(Stating):
    """The part of the interpreter that reads what describes."""

    # Names

    def described(self, grammar: Grammar, phrase: nodes.Phrase, found: References) -> None:
        """State what the words before a name say: 桥梁专家陆启元, 创始人、董事长贺长庚, 工业视觉企业澜川科技."""
        cats, end, start = grammar.cats, phrase.end - 1, phrase.head
        if len(found) != 1 or end <= start or not isinstance(found[0].end, Entity) or not cats[end] & t.NAME:
            return
        name = grammar.tokens[end]
        if found[0].end.label != self.resolver.canonical(name.label):
            return
        where = (start, phrase.end)
        if name.kind == "Person":
            for k in range(start, end):
                self._kin(grammar, where, k, found[0])
        elif name.kind in _BODIES and not cats[end - 1] & (t.NAME | t.COORD | t.P | t.V):
            label = self.resolver.label(grammar, start, end)
            if label.endswith(_SORTS):
                sort = Reference(Entity(label), grammar.span(start, end))
                self.state(grammar, where, found[0], Predicate("", "isA"), sort, Sense(), "apposition", 0.9)

    def _kin(self, grammar: Grammar, where: tuple[int, int], k: int, person: Reference) -> None:
        """State 长女沈知行 and 其妻钱某: kin of whom is spoken of."""
        word = grammar.tokens[k].text
        value = self.resolver.lexicon.noun(word, "relation")
        if value is None or value.split()[0] not in _KIN:
            return
        kin = Predicate(word, value.split()[0])
        for one in self.resolver.discourse.spoken:
            if isinstance(one.end, Entity) and one.end != person.end:
                self.state(grammar, where, one, kin, person, Sense(), "kin", 0.8)

    # Events

    def details(self, grammar: Grammar, clause: nodes.Clause, main: Statement) -> None:
        """State when and for how much what a clause says took place: the statement itself is the subject."""
        if main.confidence < _SURE or not isinstance(main.subject, Entity) or main.subject.kind in _NOTIONS:
            return
        where = (clause.start, clause.end)
        for adjunct in (*clause.adjuncts, *(clause.predicate.adjuncts if clause.predicate is not None else ())):
            when = self._when(grammar, adjunct)
            if when is not None:
                self._of_event(grammar, where, main, Predicate("时间", "date"), when, "when")
            price = self._price(grammar, adjunct)
            if price is not None:
                self._of_event(grammar, where, main, Predicate(adjunct.word, "price"), price, "price")

    def detail(
        self, grammar: Grammar, where: tuple[int, int], main: Statement, label: str, name: str, value: Reference
    ) -> None:
        """State one more thing of what took place."""
        self._of_event(grammar, where, main, Predicate(label, name), value, name)

    def _of_event(
        self,
        grammar: Grammar,
        where: tuple[int, int],
        main: Statement,
        predicate: Predicate,
        value: Reference,
        rule: str,
    ) -> None:
        event = Reference(_as_event(main), grammar.span(*where))
        sense = Sense(modality=main.modality, holder=main.holder, conditions=main.conditions)
        self.state(grammar, where, event, predicate, value, sense, rule, 0.9)

    def _when(self, grammar: Grammar, adjunct: nodes.Adjunct) -> Reference | None:
        """Give the time that an adjunct names: a date, or 去年; a stretch of time is none."""
        start, end = adjunct.start, adjunct.end
        if adjunct.kind == "preposition":
            if adjunct.word not in _ON or adjunct.phrase is None:
                return None
            start, end = adjunct.phrase.start, adjunct.phrase.end
        elif adjunct.kind != "time":
            return None
        dated = next((k for k in range(start, end) if grammar.cats[k] & t.T and grammar.cats[k] & t.VALUE), None)
        words, span = grammar.text(start, end), grammar.span(start, end)
        if dated is not None:
            if end < len(grammar.tokens) and grammar.tokens[end].text in _UNTIL:
                return None
            value = self.resolver.amount(grammar, dated, dated + 1).end
            return Reference(replace(value, label=words) if isinstance(value, Value) else value, span)
        if adjunct.kind == "time" and grammar.cats[start] & t.T and grammar.tokens[start].text in _RELATIVE:
            return Reference(Value(words, words, "string"), span)
        return None

    def _price(self, grammar: Grammar, adjunct: nodes.Adjunct) -> Reference | None:
        """Give the sum in 以18.6亿元现金收购."""
        if adjunct.kind != "preposition" or adjunct.word != "以" or adjunct.phrase is None:
            return None
        k = adjunct.phrase.start
        token = grammar.tokens[k]
        if token.kind in ("integer", "decimal") and token.text[-1] in "元币镑":
            return self.resolver.amount(grammar, k, k + 1)
        return None


def _as_event(main: Statement) -> Statement:
    """Give a statement with its subject, verb and object as words, without adjuncts."""
    subject, verb, stated = main.subject.label, main.predicate.label, main.object.label if main.object else ""
    said = verb.replace("…", stated) if verb.count("…") == 1 else verb.replace("…", "") + stated
    return replace(main, words=subject + said)
