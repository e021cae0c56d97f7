"""What something is: 是一家公司, 是公司的创始人, 不仅仅只是…的存在."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.discourse import Reference, References
from kg.extract.interpret.measures import Measures
from kg.extract.interpret.seen import once
from kg.extract.nodes import Phrase
from kg.extract.phrasing import poor
from kg.model import Entity, Predicate, Statement
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.grammar import Grammar
    from kg.extract.interpret.act import Act

_HOMES = ("家中", "家里", "家")  #: 家中次子 is a second son, whose is left unsaid
_DOING = tuple("执行 履行 酒后 醉酒 无证 违章 超速 疲劳".split())  #: they open what is done
_PEOPLE = tuple("人员者民工生师徒犯兵手客")
_DOUBTFUL = 0.3  # cost from which what something is may be a clause


class Copulas(Measures):
    """The part of the interpreter that reads 是."""

    def copula(self, act: Act) -> list[Statement]:
        """State what the subject is, and what the relative clauses before that noun say of it."""
        act = replace(act, subject=tuple(conduct_of(one) for one in act.subject))
        grammar, phrase, sense = act.grammar, act.core.object, act.sense
        if phrase is None:
            return []
        dummy = self.resolver.lexicon.noun(grammar.text(phrase.head, phrase.end), "dummy") is not None
        label = grammar.text(act.where[0], act.core.start + 1)
        before = once(grammar, act.core.start)
        label = label if before in label else before + label
        if dummy and sense.merely:
            what = Entity(self.resolver.label(grammar, phrase.start, phrase.end))
            target = Reference(what, grammar.span(phrase.start, phrase.end))
            return self.state_each(grammar, act.where, act.subject, Predicate(label, "isA"), (target,), sense, "copula")
        found = self._clauses(act, phrase, dummy=dummy)
        if dummy:
            rest = [one for one in phrase.modifiers if one.clause is None and one.kind != "preposition"]
            if not rest:
                return found
            nominal = tuple(one for one in phrase.modifiers if one.clause is None)
            phrase = Phrase(rest[0].start, phrase.end, phrase.head, nominal, 0)
        related = self.relation_noun(act, phrase, label)
        return found + (related if related is not None else self._kind(act, phrase, label))

    def _clauses(self, act: Act, phrase: Phrase, *, dummy: bool) -> list[Statement]:
        """State of the subject what relative clauses say of the noun that it is."""
        if act.sense.negative and not dummy:
            return []
        found: list[Statement] = []
        sense = act.sense if dummy else act.sense.within()
        for modifier in phrase.modifiers:
            clause = modifier.clause
            if clause is not None and clause.predicate is not None and clause.subject is None:
                if any(act.grammar.tokens[k].text == "要" for k in clause.predicate.operators):
                    continue  # 要托付人命的路: the head need not be who does it
                self.headed = act.subject, act.grammar.span(modifier.end + 1, phrase.end)
                found += self.predicate(act.grammar, clause.predicate, sense, act.subject)
                self.headed = None
        return found

    def _kind(self, act: Act, phrase: Phrase, label: str) -> list[Statement]:
        """State that the subject is one of a kind."""
        grammar = act.grammar
        time = all(c & t.T and not c & t.N for c in grammar.cats[phrase.start : phrase.end])
        if self._acts_so(act, phrase):
            self.drop(f"“{grammar.text(phrase.start, phrase.end)}”: it is what is done")
            return []
        if (phrase.cost >= _DOUBTFUL and not _headed(grammar, phrase)) or time or poor(grammar, phrase):
            self.drop(f"“{grammar.text(phrase.start, phrase.end)}”: it may be a clause")
            return []
        found: list[Statement] = []
        for target in self._described(grammar, phrase):
            found += self.state_each(
                grammar, act.where, act.subject, Predicate(label, "isA"), (target,), act.sense, "copula"
            )
        return found

    def _acts_so(self, act: Act, phrase: Phrase) -> bool:
        """Tell whether a verb opens what is done rather than what somebody is: 而是|转向医院, 王某系|执行公务."""
        grammar, start = act.grammar, phrase.start
        if of_conduct(grammar, act.core.start, phrase.end):
            return any(self.resolver.is_person(one) for one in act.subject)
        if phrase.modifiers or phrase.end - start == 1:
            return False
        rather = self.resolver.document.clean[: grammar.tokens[act.where[0]].start].endswith("而")
        return rather and bool(grammar.cats[start] & t.V) and not grammar.cats[start] & (t.N | t.A)

    def _described(self, grammar: Grammar, phrase: Phrase) -> References:
        """Give what something is in all its words: 现存最早的大型石拱桥, though the head is known alone."""
        found = self.resolver.references(grammar, phrase)
        end = found[0].end if len(found) == 1 else None
        if (
            not isinstance(end, Entity)
            or found[0].antecedents
            or not phrase.modifiers
            or grammar.cats[phrase.start] & t.R
        ):
            return found
        label = self.resolver.label(grammar, phrase.start, phrase.end)
        whole = label.endswith(end.label) and len(label) > len(end.label) and phrase.head > phrase.start
        return (replace(found[0], end=Entity(label, end.kind)),) if whole else found

    def relation_noun(self, act: Act, phrase: Phrase, label: str) -> list[Statement] | None:
        """Read 是X的N, where N names a relation: 是互联网的延续, 是公司的创始人; None where it is not so."""
        grammar = act.grammar
        start, value = self._relation(act, phrase)
        if value is None:
            return None
        owned = bool(grammar.cats[start - 1] & t.DE)
        if start <= phrase.start + owned or grammar.text(phrase.start, start - owned) in _HOMES:
            return None
        owner = grammar.phrase(phrase.start, start - owned)
        owners = self.references(grammar, owner, act.sense.within()) if owner is not None else ()
        if not owners:
            return None
        name, _, direction = value.partition(" ")
        predicate = Predicate(f"{label}…的{grammar.text(start, phrase.end)}", name)
        made = [
            self.state(grammar, act.where, first, predicate, second, act.sense, "relation-noun")
            for one in act.subject
            for other in owners
            for first, second in ([(other, one)] if direction == "of>is" else [(one, other)])
        ]
        return [one for one in made if one is not None]

    def _relation(self, act: Act, phrase: Phrase) -> tuple[int, str | None]:
        """Give where the noun of a relation starts within the head of a phrase, and what it names."""
        for k in range(phrase.head, phrase.end):
            value = self.resolver.lexicon.noun(act.grammar.text(k, phrase.end), "relation")
            if value is not None:
                return k, value
        return phrase.head, None


def _headed(grammar: Grammar, phrase: Phrase) -> bool:
    """Tell whether a plain noun stands behind the last 的 of a phrase, whatever its description is."""
    cats, end = grammar.cats, phrase.end
    mark = next((k for k in range(end - 2, phrase.start, -1) if cats[k] & t.DE), None)
    if mark is None or grammar.broken(phrase.start, end) or not cats[end - 1] & t.N:
        return False
    return grammar.flat(mark + 1, end) < _DOUBTFUL


def of_conduct(grammar: Grammar, k: int, end: int) -> bool:
    """Tell whether 系 at ``k`` says how somebody acts, not what he is: 系|执行公务, but not 系退役军人."""
    if grammar.tokens[k].text != "系" or k + 1 >= end:
        return False
    words = grammar.text(k + 1, end)
    return words.startswith(_DOING) and not words.endswith(_PEOPLE)


def conduct_of(one: Reference) -> Reference:
    """Give the conduct rather than who conducts himself so, where a judgement is on the conduct."""
    return replace(one, end=Entity(one.words)) if one.words else one
