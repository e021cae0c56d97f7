"""Noun phrases as the interpreter reads them: their relative clauses and events are stated on the way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.discourse import Reference, References
from kg.extract.interpret.events import Events
from kg.extract.nodes import Clause, Phrase
from kg.extract.parsed import AMONG
from kg.extract.phrasing import poor
from kg.model import Entity, Predicate
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract import nodes
    from kg.extract.grammar import Grammar
    from kg.extract.sense import Sense

#: Heads that stand for what somebody does: what is said of X的做法 is said of X.
_CONDUCT = frozenset("做法 行为 举动 举措 行动".split())
_NUMBERS = ("integer", "decimal")
_SHARES = ("成", "%", "％", "一半", "半数", "分之一", "分之二", "分之三")
_NO_SUM = ("Person", "Company", "Organisation", "Measure", "Situation")  #: of which nobody counts a part
_DOUBTFUL = 0.5  # cost from which a relative clause states nothing


class Referring(Events):
    """The part of the interpreter that reads noun phrases."""

    def subject(self, grammar: Grammar, phrase: nodes.Phrase, sense: Sense) -> References:
        """Resolve a subject and state what its modifiers say; one that is poorly read is none."""
        part = self._part_of_them(grammar, phrase)
        found = self.references(grammar, phrase, sense) if part is None else part
        why = poor(grammar, phrase) if part is None else ""
        first = phrase.modifiers[0] if phrase.modifiers and phrase.modifiers[0].kind == "clause" else None
        if first is not None and grammar.tokens[phrase.start].text == "以" and not _represents(first):
            why = "“以” may stand before all of it"  # 其中以发源于雪山的河流量最大
        if why and not any(self.resolver.sure(one) for one in found):
            self.drop(f"“{grammar.text(phrase.start, phrase.end)}”: {why}")
            self.resolver.discourse.subject = ()
            found = ()
        if len(found) == 1 and found[0].bridged and isinstance(found[0].end, Entity) and found[0].end.kind == "Measure":
            self.measured_of = self.resolver.entity(found[0].antecedents[0].label)  # 重量减轻三成，售价900元
        self.subjects.append(found)
        self.resolver.discourse.acting.extend(one for one in found if isinstance(one.end, Entity))
        return found

    def _part_of_them(self, grammar: Grammar, phrase: nodes.Phrase) -> References | None:
        """Read 其中近六成 as so much of what was spoken of; None where it is no bare number."""
        start, end = phrase.start, phrase.end
        if not any(one.text == AMONG for one in grammar.tokens[max(0, start - 2) : start]) or end - start > 2:
            return None
        if not grammar.cats[end - 1] & t.VALUE or grammar.tokens[end - 1].kind not in _NUMBERS:
            return None
        whole = self.resolver.discourse.subject
        share = grammar.tokens[end - 1].text.endswith(_SHARES)  # 其中两个: of which of the things before is not sure
        if not share or len(whole) != 1 or not isinstance(whole[0].end, Entity) or whole[0].end.kind in _NO_SUM:
            return ()
        source = self.resolver.resolved(whole[0], AMONG, grammar.span(start, end))
        first = next(k for k in range(max(0, start - 2), start) if grammar.tokens[k].text == AMONG) + 1
        label = f"{grammar.text(first, end)}{whole[0].end.label}"
        return (Reference(Entity(label, "Group"), grammar.span(start, end), source.antecedents),)

    def references(self, grammar: Grammar, phrase: nodes.Phrase, sense: Sense, owner: References = ()) -> References:
        """Resolve a noun phrase; its relative clauses and events are stated on the way."""
        head = grammar.text(phrase.head, phrase.end)
        told = (
            self._represented(grammar, phrase, sense)
            or self._conduct(grammar, phrase, sense, head)
            or self._apposed(grammar, phrase, sense, head)
        )
        if told:
            return told
        found = self.resolver.references(grammar, phrase)
        self.resolver.discourse.named.extend(one for one in found if isinstance(one.end, Entity))
        self.described(grammar, phrase, found)
        self._modifiers(grammar, phrase, sense, found)
        self.event(grammar, phrase, sense, owner)
        return found

    def _represented(self, grammar: Grammar, phrase: nodes.Phrase, sense: Sense) -> References:
        """Read 以X为代表的Y: X represents Y, and what is said of Y is said of X."""
        for modifier in phrase.modifiers:
            core = _represents(modifier)
            if core is None:
                continue
            start = modifier.end + 1
            label = self.resolver.label(grammar, start, phrase.end)
            group = Reference(self.resolver.entity(label, "Group"), grammar.span(start, phrase.end))
            members = self.references(grammar, core.slots["x"], sense)
            predicate, where = Predicate("以…为代表", "representativeOf"), (phrase.start, phrase.end)
            self.state_each(grammar, where, members, predicate, (group,), sense.within(), "represented-by")
            return tuple(self._standing_for(grammar, phrase, one) for one in members)
        return ()

    def _standing_for(self, grammar: Grammar, phrase: nodes.Phrase, one: Reference) -> Reference:
        """Give whom a whole noun phrase stands for, where they are named."""
        words, span = grammar.text(phrase.start, phrase.end), grammar.span(phrase.start, phrase.end)
        return replace(self.resolver.resolved(one, words, span), span=one.span)

    def _conduct(self, grammar: Grammar, phrase: nodes.Phrase, sense: Sense, head: str) -> References:
        """Read X…的做法: what X does is stated, and what is said of the conduct is said of X."""
        if head not in _CONDUCT:
            return ()
        who: References = ()
        for modifier in phrase.modifiers:
            clause = modifier.clause
            if modifier.kind == "noun" and not who:
                if not grammar.cats[modifier.end - 1] & (t.DET | t.Q):
                    whole = Phrase(modifier.start, modifier.end, modifier.start)
                    who = self.resolver.references(grammar, whole)
            elif clause is not None:
                named = modifier.owner if modifier.owner is not None else clause.subject
                who = self.resolver.references(grammar, named) if named is not None else who
                if who:
                    bare = Clause(clause.start, clause.end, clause.adjuncts, None, clause.predicate, clause.cost)
                    self.quietly(grammar, bare, sense.granted(), who)
        return tuple(replace(self._standing_for(grammar, phrase, one), words=f"{one.end.label}的{head}") for one in who)

    def _apposed(self, grammar: Grammar, phrase: nodes.Phrase, sense: Sense, head: str) -> References:
        """Read X这样一种…的存在: it is X, and what the clause says is said of X."""
        first = phrase.modifiers[0] if phrase.modifiers else None
        if first is None or first.owner is None or first.clause is None or not self._is(head, "dummy"):
            return ()
        who = self.resolver.references(grammar, first.owner)
        if who and first.clause.subject is None:
            self.quietly(grammar, first.clause, sense.granted(), who)
        return who

    def _is(self, head: str, noun_class: str) -> bool:
        return self.resolver.lexicon.noun(head, noun_class) is not None

    def _modifiers(self, grammar: Grammar, phrase: nodes.Phrase, sense: Sense, found: References) -> None:
        """State what relative clauses say of their head."""
        head = grammar.text(phrase.head, phrase.end)
        if self._is(head, "dummy") or self._is(head, "content"):
            return
        for modifier in phrase.modifiers:
            clause = modifier.clause
            if clause is None or clause.predicate is None or clause.cost > _DOUBTFUL:
                continue
            pronoun = bool(grammar.cats[modifier.start] & t.R)  # the label has whom it means
            said = self.resolver.label(grammar, modifier.start + pronoun, modifier.end)
            if any(said in one.end.label for one in found):
                continue  # the label keeps the clause: to state it would say nothing new
            self._relative(grammar, clause, sense.granted(), found)

    def _relative(self, grammar: Grammar, clause: nodes.Clause, sense: Sense, found: References) -> None:
        """State what one relative clause says: of its head as subject, as owner, or as object."""
        if clause.subject is None:
            if not clause.adjuncts and not any(self._is_event(one) for one in found):
                self.quietly(grammar, clause, sense, found)
        elif not self.attribute(grammar, clause, sense, found):
            self._object_relative(grammar, clause, clause.subject, sense, found)

    def _is_event(self, one: Reference) -> bool:
        return isinstance(one.end, Entity) and one.end.label[-2:] in self.resolver.lexicon.verbs

    def _object_relative(
        self, grammar: Grammar, clause: nodes.Clause, subject: nodes.Phrase, sense: Sense, found: References
    ) -> None:
        """Read 产业所输送的红利: the head is the object."""
        core = clause.predicate.core if clause.predicate is not None else None
        if clause.predicate is None or core is None or core.kind != "verb" or core.object or core.complement:
            return
        known = self.resolver.lexicon.verbs.get(core.verb)
        if known is not None and known.frame in ("factive", "clause"):
            return
        inner = sense.with_operators(grammar, clause.predicate)
        for one in self.resolver.references(grammar, subject):
            for target in found:
                self.state_verb(grammar, (clause.start, clause.end), one, core, target, inner)


def _represents(modifier: nodes.Modifier) -> nodes.Core | None:
    """Give what a modifier says, if it is who represents a thing: 以青花瓷为代表."""
    core = modifier.clause.predicate.core if modifier.clause and modifier.clause.predicate else None
    return core if core is not None and core.construction == "represented-by" else None
