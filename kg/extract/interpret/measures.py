"""Measures and what else somebody's N is: 营业收入5.3亿元, 总部位于杭州, 62%的股权."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.discourse import AUTHOR, Reference, References
from kg.extract.interpret.referring import Referring
from kg.extract.scruple import is_figure, torn
from kg.model import Entity, Predicate, Statement
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract import nodes
    from kg.extract.grammar import Grammar
    from kg.extract.interpret.act import Act
    from kg.extract.sense import Sense

#: Verbs between the name of a relation and what it is: 总部位于杭州, 高度达到三米.
_ATTRIBUTIVE = frozenset(
    "位于 设在 在 为 达 达到 约为 高达 有 设于 增至 升至 降至 超过 突破 来自 叫 名为 不足 约 共计 合计 坐落于 长达 "
    "仅为 仅 增加到 上升到 下降到".split()
)
_NUMERIC = ("integer", "decimal")
_SHARES = ("股权", "股份", "股票")


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
            return None
        owners = self._owners(grammar, phrase, start, sense, given)
        if owners is None:
            return None
        inner = sense.with_operators(grammar, clause.predicate)
        if torn(grammar, core.object):
            self.drop(f"“{grammar.text(core.object.start, core.object.end)}”: {torn(grammar, core.object)}")
            self.ambiguous = True
            return []
        targets = self.references(grammar, core.object, inner)
        predicate = Predicate(f"{grammar.text(start, phrase.end)}{core.verb}", name)
        made = self.state_each(grammar, (clause.start, clause.end), owners, predicate, targets, inner, "attribute")
        if owners:
            self.resolver.discourse.subject = tuple(replace(one, antecedents=()) for one in owners)
        return made

    def _owners(
        self, grammar: Grammar, phrase: nodes.Phrase, start: int, sense: Sense, given: References
    ) -> References | None:
        """Give whose N a subject names, where N starts at ``start``; None where that must be guessed."""
        if start > phrase.start:
            owner = _owner(grammar, phrase, start)
            owners = self.references(grammar, owner, sense) if owner is not None else ()
            return () if self._figures(owners) else owners
        owners = tuple(map(self.of_whom, given or self.resolver.elided(grammar.tokens[phrase.start].start)))
        return owners if not self._figures(owners) and all(self.resolver.sure(one) for one in owners) else None

    def _figures(self, owners: References) -> bool:
        """Tell whether figures would own one: after 利润下滑, 其研发费用 is not that of the profit."""
        return any(is_figure(self.resolver, one.end.label) for one in owners)

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
            return []
        owners = subject
        if start > phrase.start:
            owner = _owner(grammar, phrase, start)
            owners = self.resolver.references(grammar, owner) if owner is not None else ()
        label, value = grammar.text(start, end), self.resolver.amount(grammar, at, phrase.end)
        owners = tuple(map(self.of_whom, owners))
        acting = tuple(one for one in owners if one.end != AUTHOR)
        made = self.state_each(grammar, where, acting, Predicate(label, name), (value,), sense, "measure")
        if len(made) == 1 and len(owners) == 1:  # 净利润3.1亿元，同比下降4.5%: what falls is the profit
            measure = Entity(f"{owners[0].end.label}的{label}", "Measure")
            self.resolver.discourse.subject = (replace(owners[0], end=measure, antecedents=()),)
            self.of_measure, self.measured_of = True, owners[0].end
        return made

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
    """Give what stands before a noun that starts at ``start``, without its 的."""
    return grammar.phrase(phrase.start, start - 1 if grammar.cats[start - 1] & t.DE else start)


def _amount_at(grammar: Grammar, phrase: nodes.Phrase) -> int | None:
    """Give the first token of a phrase that is an amount, but not its first."""
    for k in range(phrase.start + 1, phrase.end):
        if grammar.cats[k] & t.VALUE and grammar.tokens[k].kind in _NUMERIC:
            return k
    return None
