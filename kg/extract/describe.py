"""What stands beside a name or an event and says more of it: posts, kin, kinds, times, prices.

华屿大学教授白知微 says that she is a professor and where; 2016年加入X says when that was.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.resolve import Reference
from kg.extract.sense import Sense
from kg.model import Entity, Predicate, Span, Statement, Value
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract import nodes
    from kg.extract.grammar import Grammar
    from kg.extract.resolve import Resolver

References = tuple[Reference, ...]
_SURE = 0.9  # confidence from which a statement is worth dating
_BODIES = ("Company", "Organisation", "GovernmentBody", "University", "School", "Court")


class Describing:
    """The part of the interpreter that reads what describes."""

    resolver: Resolver

    def state(  # noqa: PLR0913
        self, grammar: Grammar, where: tuple[int, int], subject: Reference, predicate: Predicate,
        target: Reference | None, sense: Sense, rule: str, confidence: float = 1.0,
    ) -> Statement | None:  # fmt: skip
        """Add one statement; the interpreter does it."""
        raise NotImplementedError

    # Names

    def described(self, grammar: Grammar, phrase: nodes.Phrase, found: References) -> None:
        """State what the words before a name say: 桥梁专家陆启元, 创始人、董事长贺长庚, 工业视觉企业澜川科技."""
        tokens, cats = grammar.tokens, grammar.cats
        end = phrase.end - 1
        start = phrase.head
        if len(found) != 1 or end <= start or not isinstance(found[0].end, Entity) or not cats[end] & t.NAME:
            return
        if found[0].end.label != self.resolver.canonical(tokens[end].label):
            return
        where = (start, phrase.end)
        if tokens[end].kind == "Person":
            self._posts(grammar, where, end, found[0])
        elif tokens[end].kind in _BODIES and not cats[end - 1] & (t.NAME | t.COORD | t.P | t.V):
            kind = self.resolver.label(grammar, start, end)
            if len(kind) > 1 and kind[-2:] in ("企业", "公司", "机构", "集团", "平台", "组织", "学校", "品牌", "银行", "巨头", "厂商", "大学"):
                self.state(grammar, where, found[0], Predicate("", "isA"), self._named(grammar, start, end, kind), Sense(), "apposition", 0.9)

    def _posts(self, grammar: Grammar, where: tuple[int, int], end: int, person: Reference) -> None:
        tokens, cats = grammar.tokens, grammar.cats
        body: Reference | None = None
        start = where[0]
        for k in range(start, end):
            word = tokens[k].text
            if cats[k] & t.COORD:
                start = k + 1
            elif cats[k] & t.NAME and tokens[k].kind in _BODIES:
                body = Reference(self.resolver.entity(tokens[k].label, tokens[k].kind), Span(tokens[k].start, tokens[k].end))
                self.state(grammar, where, person, Predicate("任职于", "worksFor"), body, Sense(), "apposition", 0.9)
                start = k + 1
            elif self.resolver.lexicon.noun(word, "role") is not None and start <= k:
                self._post(grammar, where, (start, k + 1), person, body)
                start = k + 1
            else:
                self._kin(grammar, where, k, person)

    def _post(self, grammar: Grammar, where: tuple[int, int], part: tuple[int, int], person: Reference, body: Reference | None) -> None:
        """State a post; one that names a relation to its body, such as 创始人, states that too."""
        start, end = part
        former = grammar.tokens[start].text in ("原", "前", "前任", "原任", "曾任")
        label = self.resolver.label(grammar, start + former, end)
        role = self._named(grammar, start, end, label, "Role")
        self.state(grammar, where, person, Predicate("原" if former else "是", "hasRole"), role, Sense(), "apposition", 0.9)
        value = self.resolver.lexicon.noun(grammar.tokens[end - 1].text, "relation")
        owner = body or self._body()
        if value is not None and owner is not None and not former and value.endswith("of>is"):
            self.state(grammar, where, owner, Predicate(grammar.tokens[end - 1].text, value.split()[0]), person, Sense(), "apposition", 0.8)

    def _body(self) -> Reference | None:
        """Give the company or institution spoken of."""
        discourse = self.resolver.discourse
        for one in (*discourse.subject, *discourse.topic):
            if isinstance(one.end, Entity) and self.resolver.kinds.get(one.end.label, one.end.kind) in _BODIES:
                return one
        return None

    def _kin(self, grammar: Grammar, where: tuple[int, int], k: int, person: Reference) -> None:
        """State 长女沈知行 and 其妻钱某: kin of whom is spoken of."""
        value = self.resolver.lexicon.noun(grammar.tokens[k].text, "relation")
        if value is None or value.split()[0] not in ("child", "parent", "spouse", "sibling", "student", "teacher"):
            return
        discourse = self.resolver.discourse
        for one in discourse.subject or discourse.topic:
            if isinstance(one.end, Entity) and one.end != person.end:
                self.state(grammar, where, one, Predicate(grammar.tokens[k].text, value.split()[0]), person, Sense(), "kin", 0.8)

    def _named(self, grammar: Grammar, start: int, end: int, label: str, kind: str = "Concept") -> Reference:
        return Reference(Entity(label, kind), Span(grammar.tokens[start].start, grammar.tokens[end - 1].end))

    # Events

    def details(self, grammar: Grammar, clause: nodes.Clause, main: Statement) -> None:
        """State when and for how much what a clause says took place: the statement itself is the subject."""
        if main.confidence < _SURE or not isinstance(main.subject, Entity) or main.subject.kind in ("Concept", "Situation", "Quality"):
            return
        adjuncts = (*clause.adjuncts, *(clause.predicate.adjuncts if clause.predicate is not None else ()))
        where = (clause.start, clause.end)
        event = Reference(as_event(main), Span(grammar.tokens[clause.start].start, grammar.tokens[clause.end - 1].end))
        for adjunct in adjuncts:
            when = self._when(grammar, adjunct)
            if when is not None:
                self.state(grammar, where, event, Predicate("时间", "date"), when, self._plain(main), "when", 0.9)
            price = self._price(grammar, adjunct)
            if price is not None:
                self.state(grammar, where, event, Predicate(adjunct.word, "price"), price, self._plain(main), "price", 0.9)

    def _plain(self, main: Statement) -> Sense:
        sense = Sense(modality=main.modality, holder=main.holder)
        return replace(sense, conditions=main.conditions)

    def _when(self, grammar: Grammar, adjunct: nodes.Adjunct) -> Reference | None:
        start, end = adjunct.start, adjunct.end
        if adjunct.kind == "preposition":
            if adjunct.word not in ("于", "在", "自", "从") or adjunct.phrase is None:
                return None
            start, end = adjunct.phrase.start, adjunct.phrase.end
        elif adjunct.kind != "time":
            return None
        span = Span(grammar.tokens[start].start, grammar.tokens[end - 1].end)
        dated = next((k for k in range(start, end) if grammar.cats[k] & t.T and grammar.cats[k] & t.VALUE), None)
        if dated is not None and end < len(grammar.tokens) and grammar.tokens[end].text in ("至", "到", "—", "-", "～"):
            return None  # a stretch of time, not a date
        if dated is not None:
            value = self.resolver.amount(grammar, dated, dated + 1).end
            words = grammar.text(start, end)
            return Reference(replace(value, label=words) if isinstance(value, Value) else value, span)
        if adjunct.kind == "time" and grammar.cats[start] & t.T and grammar.tokens[start].text in _RELATIVE:
            words = grammar.text(start, end)
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


_RELATIVE = frozenset("今年 去年 明年 前年 同年 次年 翌年 昨日 昨天 今天 明天 上月 本月 下月 近日 日前 昨晚 今年上半年 上半年 下半年 年底 年初 年末 当年 当天 同日 次日".split())


def as_event(main: Statement) -> Statement:
    """Give a statement with its subject, verb and object as words, without adjuncts."""
    ends = [main.subject.label, main.predicate.label.replace("…", ""), main.object.label if main.object is not None else ""]
    return replace(main, words="".join(ends))
