"""Measures and what else somebody's N is: 营业收入5.3亿元, 总部位于杭州, 62%的股权."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.discourse import AUTHOR, Reference, References
from kg.extract.fitting import is_body
from kg.extract.interpret.referring import Referring
from kg.extract.phrasing import torn
from kg.extract.scruple import MEASURING, TELLING, is_figure, is_measure
from kg.model import Entity, Predicate, Span, Statement, Value
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract import nodes
    from kg.extract.grammar import Grammar
    from kg.extract.interpret.act import Act
    from kg.extract.sense import Sense

#: Verbs between the name of a relation and what it is: 总部位于杭州, 高度达到三米.
_ATTRIBUTIVE = frozenset(
    "低至 低达 位于 设在 在 为 达 达到 约为 高达 有 设于 增至 升至 降至 超过 突破 来自 叫 名为 不足 约 共计 合计 坐落于 长达 "
    "仅为 仅 只有 可达 多达 仅有 分别为 增加到 上升到 下降到".split()
)
#: Before an amount they say that it is the least or the most.
_BOUNDS = ("不少于", "不低于", "不高于", "不超过", "不多于", "至少", "最多", "超过", "不足")
#: Before a measure they are no part of whose it is: the second say how it was fixed.
_ADDED = ("累计", "合计", "全年", "同期")
_FIXED = ("约定", "设计", "账面", "核定", "议定", "额定", "票面", "标称")
#: Measures of what is agreed, built or taught, and of what happens, that nobody who does so has: 银行发放贷款，期限三年.
_OF_DEALS = frozenset("期限 租期 借期 学制 总额 金额 工期 利率 票面利率 年利率 年息 起因".split())
_PAY = frozenset("月薪 年薪 日薪 周薪 薪水 底薪".split())  #: of people only
_PEOPLE = ("Person", "Group", "Role")
_NUMERIC = ("integer", "decimal")
#: Properties of a bare measure that is not that of somebody who was spoken of: 当晚气温高达34摄氏度.
_OF_NOBODY = (None, "amount", "temperature", "population", "area")
_SAID = -0.7  #: logarithm of how probable a verb is from which it is one
_SHARES = ("股权", "股份", "股票")
#: Endings of a part of what something is in: 在高端市场这一块.
_SCOPE = re.compile("[这那][一个].{1,2}$|领域$|市场$|方面$|板块$")


class Measures(Referring):
    """The part of the interpreter that reads what somebody's N is."""

    def attribute(
        self, grammar: Grammar, clause: nodes.Clause, sense: Sense, given: References
    ) -> list[Statement] | None:
        """Read X的N是Y, X的N达Y, N位于Y, where N names a relation; None where a clause is not of this form."""
        core = clause.predicate.core if clause.predicate is not None else None
        phrase = clause.subject
        if phrase is None or core is None or clause.predicate is None or core.object is None or core.next is not None:
            return None
        if core.kind not in ("copula", "verb") or (core.kind == "verb" and core.stem not in _ATTRIBUTIVE):
            return None
        start, name = self._named(grammar, phrase.start, phrase.end)
        if name is None:
            numeric = grammar.cats[core.object.start] & t.VALUE and grammar.tokens[core.object.start].kind in _NUMERIC
            start = self._unlisted(grammar, phrase.start, phrase.end) if numeric else phrase.end
        if name is None and start == phrase.end:
            return None
        start = self._placed(grammar, phrase.start, start)
        owners = self._owners(grammar, phrase, start, sense, given)
        if owners is None:
            return None
        alone = _bare(grammar, phrase.start, start)
        whose = grammar.text(phrase.start, phrase.end) if alone else ""
        if start > phrase.start and self._not_theirs(whose, owners):
            return None  # 约定的对价|为3亿元
        if self._not_theirs(whose, owners) or (alone and name in _OF_NOBODY and self._no_measures(owners)):
            self.drop(f"“{grammar.text(phrase.start, phrase.end)}”: whose it is stays unknown")
            return []
        inner = sense.with_operators(grammar, clause.predicate)
        if torn(grammar, core.object):
            self.drop(f"“{grammar.text(core.object.start, core.object.end)}”: {torn(grammar, core.object)}")
            self.ambiguous = True
            return []
        targets = self.references(grammar, core.object, inner)
        predicate = Predicate(f"{_within(grammar, clause)}{grammar.text(start, phrase.end)}{core.verb}", name)
        where = (clause.start, clause.end)
        each = self._respectively(grammar, clause.predicate, owners, targets)
        if each:
            return [
                one
                for owner, target in each
                if (one := self.state(grammar, where, owner, predicate, target, inner, "attribute")) is not None
            ]
        made = self.state_each(grammar, where, owners, predicate, targets, inner, "attribute")
        end = start - 1 if start > phrase.start and grammar.cats[start - 1] & t.DE else start
        self._of_then(grammar, where, made, max(phrase.start + 1, _placed_at(grammar, phrase.start, end)), end)
        if owners:
            self.resolver.discourse.subject = tuple(replace(one, antecedents=()) for one in owners)
        if len(made) == 1 and isinstance(made[0].object, Value) and made[0].object.unit:
            self._go_on_of(owners[0], grammar.text(start, phrase.end), grammar.span(phrase.start, phrase.end))
        return made

    def _no_measures(self, owners: References) -> bool:
        """Tell whether nobody who was left out has such a measure: 庞坤记录数据，…，服药率升至51%."""
        ends = [one.end for one in owners if isinstance(one.end, Entity)]
        return any(self.resolver.kind_of(end) == "Person" or end.label.endswith(TELLING) for end in ends)

    def _not_theirs(self, measure: str, owners: References) -> bool:
        """Tell whether a measure cannot be that of whoever was left out: 合作社租下茶园，租期|二十年."""
        pay = measure in _PAY
        if not pay and measure not in _OF_DEALS and not measure.startswith(_FIXED):
            return False
        ends = [(self.resolver.kind_of(one.end), one.end.label) for one in owners if isinstance(one.end, Entity)]
        return any(is_body(*end) or end[0] == "Place" or (not pay and end[0] in _PEOPLE) for end in ends)

    def _go_on_of(self, owner: Reference, noun: str, span: Span) -> None:
        """Speak of a measure from now on: 净利润3.1亿元，同比下降4.5%: what falls is the profit."""
        joint = "" if noun[0] in "在对" else "的"
        measure = Entity(f"{owner.end.label}{joint}{noun}", "Measure")
        self.resolver.discourse.subject = (replace(owner, end=measure, span=span, antecedents=()),)
        self.measured_of = owner.end

    def _placed(self, grammar: Grammar, first: int, start: int) -> int:
        """Give where a measure starts with what says where or of what it is: 钠|在地壳中的含量, 耳机|对粤语的识别率."""
        if start - first < 4 or not grammar.cats[start - 1] & t.DE or grammar.phrase(first, start - 1) is not None:
            return start
        return next((k for k in range(first + 1, start - 2) if grammar.tokens[k].text in ("在", "对")), start)

    def _respectively(
        self, grammar: Grammar, predicate: nodes.Predicate, owners: References, targets: References
    ) -> list[tuple[Reference, Reference]]:
        """Pair owners and values of 分别: of the clause itself, else those that the clause before listed."""
        if "分别" not in grammar.text(predicate.start, predicate.core.start + 1 if predicate.core else predicate.end):
            return []
        for some in (owners, self.listed):
            if len(some) == len(targets) > 1:
                return list(zip((replace(one, antecedents=()) for one in some), targets, strict=True))
        return []

    def _owners(
        self, grammar: Grammar, phrase: nodes.Phrase, start: int, sense: Sense, given: References
    ) -> References | None:
        """Give whose N a subject names, where N starts at ``start``; None where that must be guessed."""
        owner = _owner(grammar, phrase, start) if start > phrase.start else None
        dated = _timed(grammar, owner) and grammar.tokens[start - 1].text == "的"
        if not dated and not _bare(grammar, phrase.start, start):  # 去年的交易额: whose it is was left out
            owners = self.references(grammar, owner, sense) if owner is not None else ()
            return () if self._figures(owners) else owners
        place, noun = grammar.tokens[phrase.start].start, grammar.text(start, phrase.end)
        left_out = given or self.resolver.elided(place) or self.resolver.entered(noun, place)
        owners = tuple(map(self.of_whom, left_out))
        return (
            owners
            if not self._figures(owners) and all(self.resolver.sure(one, near=self.chained) for one in owners)
            else None
        )

    def _figures(self, owners: References) -> bool:
        """Tell whether figures would own one: after 利润下滑, 其研发费用 is not that of the profit."""
        return any(is_figure(self.resolver, one.end.label) or is_measure(one.end.label) for one in owners)

    def measured(
        self, grammar: Grammar, where: tuple[int, int], phrase: nodes.Phrase, sense: Sense, subject: References
    ) -> list[Statement]:
        """Read a noun that names a measure with its value behind it: 营业收入5.3亿元, 净利润约7100万元."""
        at = _amount_at(grammar, phrase)
        if at is None or at < phrase.end - 2:
            return []
        end = at
        while end - 1 > phrase.start and grammar.cats[end - 1] & (t.D | t.P) and not grammar.cats[end - 1] & t.N:
            end -= 1
        start, name = self._named(grammar, phrase.start, end)
        if name is None:
            start = self._unlisted(grammar, phrase.start, end)
        if name is None and (start == end or (grammar.cats[end - 1] & t.V and self._is_said(grammar, end - 1))):
            return []  # 整笔交易|作价|三十八亿元
        owners = subject
        if not subject or self._figures(subject):
            owners = self.resolver.entered(grammar.text(start, end), grammar.tokens[phrase.start].start) or subject
        placed = _placed_at(grammar, phrase.start, start)
        if placed > phrase.start:
            owner = _owner(grammar, phrase, placed)
            if owner is not None and self._is_done(grammar, owner):
                self.drop(f"“{grammar.text(owner.start, owner.end)}”: it is done, and has no such measure")
                return []
            whose = None if _timed(grammar, owner) else owner
            owners = self.resolver.references(grammar, whose) if whose is not None else ()
        label, value = grammar.text(start, end), self.resolver.amount(grammar, at, phrase.end)
        if placed == phrase.start and self._not_theirs(grammar.text(phrase.start, end), owners):
            self.drop(f"“{label}”: whose it is stays unknown")
            return []
        bound = grammar.text(end, at)
        if bound in _BOUNDS and isinstance(value.end, Value):
            value = replace(value, end=replace(value.end, label=bound + value.end.label))
        owners = tuple(map(self.of_whom, owners))
        acting = tuple(one for one in owners if one.end != AUTHOR)
        made = self.state_each(grammar, where, acting, Predicate(label, name), (value,), sense, "measure")
        self._of_then(grammar, where, made, placed, start)
        if len(made) == 1 and len(owners) == 1:  # 净利润3.1亿元，同比下降4.5%: what falls is the profit
            self._go_on_of(owners[0], label, grammar.span(phrase.start, phrase.end))
            self.of_measure = True
        return made

    def _of_then(self, grammar: Grammar, where: tuple[int, int], made: list[Statement], placed: int, end: int) -> None:
        """State the time that stands before a measure: 公司|去年|营收19亿元."""
        if made and placed < end and grammar.cats[placed] & t.T:
            words = grammar.text(placed, end)
            when = Reference(Value(words, words, "string"), grammar.span(placed, end))
            self.detail(grammar, where, made[0], "时间", "date", when)

    def _is_done(self, grammar: Grammar, owner: nodes.Phrase) -> bool:
        """Tell whether what stands before a measure is a verb to the network: 三座冷库合计|贡献|利润2100万元."""
        last = owner.end - 1
        return bool(grammar.cats[last] & t.V) and not grammar.cats[last] & t.NAME and self._is_said(grammar, last)

    def _is_said(self, grammar: Grammar, k: int) -> bool:
        """Tell whether a word is a verb to the network."""
        sentence = self.support.sentence
        if sentence is None:
            return False
        place = grammar.tokens[k].start - sentence.start
        return 0 <= place < len(sentence.words) and float(sentence.predicates[place]) > _SAID

    def has_measure(self, grammar: Grammar, phrase: nodes.Phrase) -> bool:
        """Tell whether a noun phrase is a measure with its value."""
        ends = (phrase.end - 1, phrase.end - 2)
        return any(self._named(grammar, phrase.start, end)[1] is not None for end in ends)

    def _named(self, grammar: Grammar, start: int, end: int) -> tuple[int, str | None]:
        """Give where the noun of a measure or another relation starts, and its property."""
        for k in range(start, end):
            value = self.resolver.lexicon.noun(grammar.text(k, end), "relation")
            if value is not None and value.endswith("of>is"):
                return k, value.split()[0]
        return end, None

    def _unlisted(self, grammar: Grammar, start: int, end: int) -> int:
        """Give where the noun of a measure that no list holds starts; ``end`` where there is none.

        It stands behind 的, or alone behind a clause on whose measure it is: 电芯的能量密度, …，算力为8TOPS.
        """
        last = grammar.tokens[end - 1]
        if not grammar.cats[end - 1] & t.N or grammar.cats[end - 1] & t.NAME or not last.text.endswith(MEASURING):
            return end
        mark = next((k for k in range(end - 1, start, -1) if grammar.cats[k] & t.DE), None)
        if mark is not None:
            within = any(grammar.cats[k] & t.T or grammar.tokens[k].text[0] == "每" for k in range(mark + 1, end - 1))
            return end if within else mark + 1  # 所用的|溶剂目前每公斤要价
        alone = all(not c & (t.NAME | t.R | t.DET | t.COORD | t.VALUE) for c in grammar.cats[start:end])
        return start if alone and self.chained else end

    def holding(self, grammar: Grammar, phrase: nodes.Phrase) -> tuple[Reference, Reference] | None:
        """Read X62%的股权 as X, and how much of it."""
        cats, tokens = grammar.cats, grammar.tokens
        if tokens[phrase.end - 1].text not in _SHARES or not cats[phrase.start] & t.NAME:
            return None
        for k in range(phrase.start + 1, phrase.end):
            if cats[k] & t.VALUE and tokens[k].text[-1] in "%％股":
                owner = grammar.phrase(phrase.start, k)
                found = self.resolver.references(grammar, owner) if owner is not None else ()
                return (found[0], self.resolver.amount(grammar, k, k + 1)) if len(found) == 1 else None
        return None

    def share(self, act: Act) -> tuple[References, Reference | None]:
        """Resolve the object of a verb, and give how much of it is meant, where it is a share."""
        phrase = act.core.object
        if phrase is None:
            return (), None
        whole = self.holding(act.grammar, phrase)
        if whole is not None:
            return (whole[0],), whole[1]
        return self.references(act.grammar, phrase, act.sense, act.subject), None


def _owner(grammar: Grammar, phrase: nodes.Phrase, start: int) -> nodes.Phrase | None:
    """Give what stands before a noun that starts at ``start``, without its 的 and a time: 公司|去年|营收."""
    end = start - 1 if grammar.cats[start - 1] & t.DE else start
    placed = _placed_at(grammar, phrase.start, end)
    if placed > phrase.start and grammar.tokens[placed].text in _FIXED and grammar.cats[placed - 1] & t.DE:
        placed -= 1  # 工厂|的账面净资产
    return grammar.phrase(phrase.start, placed if placed > phrase.start else end)


def _within(grammar: Grammar, clause: nodes.Clause) -> str:
    """Give the words of what alone a measure is told for: 在三角琴这一档，公司的份额不足百分之二."""
    for one in clause.adjuncts:
        if one.word == "在" and one.phrase is not None and not any(c & t.T for c in grammar.cats[one.start : one.end]):
            words = grammar.text(one.start, one.end)
            return words if _SCOPE.search(words) else ""
    return ""


def _bare(grammar: Grammar, first: int, start: int) -> bool:
    """Tell whether nothing stands before a measure, or only how it was fixed: 设计|年产能, 约定的|对价."""
    return all(grammar.tokens[k].text in (*_FIXED, "的") for k in range(first, start))


def _timed(grammar: Grammar, phrase: nodes.Phrase | None) -> bool:
    """Tell whether a phrase only tells when: 去年的|交易额."""
    return phrase is not None and all(grammar.cats[k] & t.T for k in range(phrase.start, phrase.end))


def _placed_at(grammar: Grammar, first: int, start: int) -> int:
    """Give where the time of a measure starts, before the measure: 海岳股份|2024年|营收."""
    placed = start
    while placed > first and (grammar.tokens[placed - 1].text in (*_ADDED, *_FIXED) or _is_time(grammar, placed - 1)):
        placed -= 1
    return placed


def _is_time(grammar: Grammar, k: int) -> bool:
    c = grammar.cats[k]
    spell = bool(c & t.VALUE) and grammar.tokens[k].text.endswith(("年", "个月", "季度"))
    return spell or bool(c & t.T and (c & t.VALUE or not c & t.N))


def _amount_at(grammar: Grammar, phrase: nodes.Phrase) -> int | None:
    """Give the first token of a phrase that is an amount, but not its first."""
    for k in range(phrase.start + 1, phrase.end):
        if grammar.cats[k] & t.VALUE and grammar.tokens[k].kind in _NUMERIC:
            return k
    return None
