"""Who does what a clause says, where it has no subject: whom its time names, whom 由 brings, whom a court binds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.duties import RULING, binds, judges, party
from kg.extract.interpret.act import bare_name
from kg.extract.interpret.existing import Existing
from kg.model import Entity, Span
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract import nodes
    from kg.extract.discourse import References
    from kg.extract.grammar import Grammar

_GOALS = "给到至成在向"  #: behind them stands where something goes, not what is done
_PLANS = frozenset("设想 构想 计划 规划 打算 安排 部署".split())
_PLANNERS = frozenset("Person Company Organisation GovernmentBody University School SportsTeam".split())
_OWNED = 2  # tokens before the noun of a plan: whose, and 的


class Lacking(Existing):
    """The part of the interpreter that finds who is left out."""

    def whose_time(self, grammar: Grammar, clause: nodes.Clause) -> References:
        """Give who does what a clause says, where only the time before it names them: 劳动者离职后可以竞争."""
        if clause.subject is not None or not clause.adjuncts:
            return ()
        last = clause.adjuncts[-1]
        if last.kind != "clause" or last.clause is None or last.clause.subject is None or last.tail == "的话":
            return ()
        by = [one for one in clause.adjuncts if one.word in ("经", "经过")]
        if by or grammar.tokens[last.start].text in ("经", "经过"):
            return ()  # 经助理提醒后改判: who is reminded does it
        self.resolver.discourse.subject = self.resolver.discourse.topic = ()
        return () if last.end in grammar.breaks else self.resolver.references(grammar, last.clause.subject)

    def agent_of(self, grammar: Grammar, clause: nodes.Clause, predicate: nodes.Predicate) -> References:
        """Give who acts where a clause has no subject, and 由 brings them: 五年内由公司承担费用."""
        core = predicate.core
        if core is None or core.kind != "verb" or core.object is None:
            return ()
        if core.verb[-1] in _GOALS:
            return ()
        by = next((one for one in (*clause.adjuncts, *predicate.adjuncts) if one.word == "由" and one.phrase), None)
        whom = bare_name(grammar, by.phrase) if by is not None else None
        found = self.resolver.references(grammar, whom) if whom is not None else ()
        return () if any(not isinstance(one.end, Entity) for one in found) else found

    def planner(self, grammar: Grammar, phrase: nodes.Phrase) -> References:
        """Give whose plan a clause goes by, who mostly carries it out: 按照公司的设想，明年将新建两座厂房."""
        end = phrase.end - 1
        if grammar.tokens[end].text not in _PLANS or end - phrase.start < _OWNED or not grammar.cats[end - 1] & t.DE:
            return ()
        whose = grammar.phrase(phrase.start, end - 1)
        found = self.resolver.references(grammar, whose) if whose is not None else ()
        ends = [one for one in found if isinstance(one.end, Entity)]
        kinds = [self.resolver.kind_of(one.end) for one in ends if isinstance(one.end, Entity)]
        if not kinds or not _PLANNERS.issuperset(kinds):
            self.resolver.discourse.subject = self.resolver.discourse.topic = ()
            return ()
        return found

    def bound(self, found: References, core: nodes.Core | None, place: int) -> References:
        """Give who does what a court's words go on with: 判决被告停止侵权，赔偿损失."""
        here = self.resolver.mentions.here
        if core is not None and core.stem in RULING and self.bench and self.bench[0].span.start >= here:
            return tuple(self.resolver.resolved(one, "", Span(place, place)) for one in self.bench)
        if not binds(core) or not judges(found):
            return found
        self.owing = True
        self.bench = tuple(replace(one, antecedents=()) for one in found)
        stated = (one for one in reversed(self.statements) if one.evidence[0].sentence == self._words)
        whom = party(self.resolver.discourse, stated, here)
        return tuple(self.resolver.resolved(one, "", Span(place, place)) for one in whom)

    @property
    def _words(self) -> str:
        return self.sentence.of(self.resolver.document.clean)
