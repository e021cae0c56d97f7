"""Find the statements that a clause speaks of: what is to be explained, supposed, believed or proved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ask.likeness import bigrams, plain
from kg.ask.match import begun_anew
from kg.ask.telling import clause

if TYPE_CHECKING:
    from kg.ask.asker import Asker
    from kg.ask.facts import End, Fact

HEARD = 0.6  #: from which a statement is taken for what the clause says
_SAME = 0.8  # from which other words say the same


@dataclass(frozen=True, slots=True)
class Echo:
    """A statement and how surely a clause speaks of it."""

    score: float
    fact: Fact


class Echoes:
    """Compares statements with one clause."""

    def __init__(self, asker: Asker, text: str) -> None:
        """Read the clause."""
        self.asker = asker
        self.text = text
        named = [found.words for found in asker.names.within(text) if asker.interpreter.is_thing(found.links[0].iri)]
        self.units = asker.units(text)
        beyond = [(words, weight) for words, weight in self.units if not any(words in name for name in named)]
        #: What is said of the things named; where all are names, of the first of them.
        self.news = beyond or [
            (words, weight) for words, weight in self.units if not any(words in name for name in named[:1])
        ]
        self.shapes = [
            shape for shape in asker.interpreter.shapes(text) if not shape.asked and (shape.subject or shape.object)
        ]

    def of(self, facts: list[Fact], least: float = HEARD) -> list[Echo]:
        """Give the statements that the clause speaks of, the surest first."""
        found = [Echo(score, fact) for fact in facts if (score := self.fact(fact)) >= least]
        found.sort(key=lambda one: (-one.score, one.fact.iri))
        return [one for one in found if one.score >= found[0].score - 0.12]

    def fact(self, fact: Fact) -> float:
        """Tell how surely the clause speaks of a statement."""
        stated = fact.object.label if fact.object else ""
        near = f"{fact.subject.label} {fact.words} {fact.surface} {stated}"
        said = self.share(near, fact)
        if said < 0.4:
            return said
        matched = max((self._matched(shape, fact) for shape in self.shapes), default=0.0)
        return round(max(0.55 * matched + 0.45 * said, 0.85 * said), 3)

    def label(self, label: str) -> float:
        """Tell how surely the clause says what a label says."""
        return self.share(label, None)

    def end(self, end: End) -> float:
        """Tell how surely the clause speaks of an end: a statement within a statement, or a situation."""
        if end.kind == "Statement":
            return max(self.fact(self.asker.facts.fact(end.iri)), self.label(end.label))
        return self.label(end.label)

    def share(self, near: str, fact: Fact | None) -> float:
        """Tell which share of the clause's words stand in some words, or mean the same.

        That the same things are named is not enough: what is said of them must be there too.
        """
        if not self.units:
            pairs = bigrams(plain(self.text))
            return len(pairs & bigrams(plain(near))) / len(pairs)
        whole = self._share(self.units, near, fact)
        return min(whole, 0.25 + 0.75 * self._share(self.news, near, fact)) if self.news else 0.5 * whole

    def _share(self, units: list[tuple[str, float]], near: str, fact: Fact | None) -> float:
        total = 0.0
        for words, weight in units:
            if words in near:
                total += weight
            elif (fact is not None and fact.relation and self._means(words, fact)) or self._otherwise(words, near):
                total += 0.9 * weight
            elif len(words) > 1:
                pairs = bigrams(words)
                total += weight * 0.8 * len(pairs & bigrams(near)) / len(pairs)
        return total / sum(weight for _, weight in units)

    def _means(self, words: str, fact: Fact) -> bool:
        meaning = self.asker.predicates.meaning(words)
        return meaning.properties.get(fact.relation, 0.0) >= 0.6 and not begun_anew(meaning, fact)

    def _otherwise(self, words: str, near: str) -> bool:
        """Tell whether other words for the same stand there: 捐赠给, for 捐给."""
        labels = self.asker.predicates.meaning(words).labels
        return any(weight >= _SAME and len(label) > 2 and label in near for label, weight in labels.items())

    def _matched(self, shape: object, fact: Fact) -> float:
        from kg.ask.goal import Goal, Shape

        if not isinstance(shape, Shape):
            return 0.0
        match = self.asker.matcher.match(Goal("boolean", "echo", self.text), shape, fact, self.units)
        return match.total if match else 0.0


def said(asker: Asker, end: End) -> str:
    """Give the words of an end that answers: a clause as written, where it is a statement."""
    return clause(asker.facts.fact(end.iri)) if end.kind == "Statement" else end.label
