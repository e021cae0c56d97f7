"""Yes, no, or not said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ask import sparql
from kg.ask.answer import item
from kg.ask.chosen import NOTHING, Result
from kg.ask.echo import Echoes
from kg.ask.fill import step
from kg.ask.telling import telling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ask.asker import Asker
    from kg.ask.facts import Fact
    from kg.ask.goal import Goal
    from kg.ask.match import Match

_SURE = 0.8  # total from which a statement settles a question
_ENDS = 0.74
_SAID = 0.84  # share of the words of the question that a statement must hold where its parts do not match one by one


def boolean(asker: Asker, goal: Goal) -> Result:
    """Answer by the polarity of the statement that was asked about; silence answers nothing."""
    ranked = sorted(_judged(asker, goal), key=lambda one: (-one[0], *_aside(one[1], goal), one[1].iri))
    if not ranked:
        return NOTHING
    score, fact, yes, why = ranked[0]
    label = "是" if yes else "否"
    same = [f for s, f, y, _ in ranked if y == yes and s >= score - 0.08]
    return Result(
        round(score, 3), (item(label, fact),), sparql.telling(goal.text, [f.iri for f in same]),
        f"{telling(fact, asker.ontology)}{'（否定）' if fact.negative else ''}", yes, (why,),
    )  # fmt: skip


def _aside(fact: Fact, goal: Goal) -> tuple[bool, int]:
    """Order statements that fit alike: first what is told of what the question names, and what most sentences tell."""
    return fact.subject.label not in goal.text, -len(fact.evidence)


def _judged(asker: Asker, goal: Goal) -> Iterator[tuple[float, Fact, bool, str]]:
    """Give statements that settle the question, with their verdict."""
    units = asker.units(goal.text)
    denied = any(shape.negative for shape in goal.shapes if shape.origin == "read")
    for shape in goal.shapes:
        if shape.asked or not (shape.subject and shape.object):
            continue
        for fact in asker.candidates(goal, shape):
            match = asker.matcher.match(goal, shape, fact, units)
            if match is not None and _settles(match):
                yield match.total, fact, (fact.negative == shape.negative) != (goal.facet == "turned"), step(match)
    if goal.facet:
        return
    echoes = Echoes(asker, goal.text)
    for one in echoes.of(asker.around(goal), _SAID):
        if one.fact.relation != "isMerely" and one.fact.modality != "question":
            yield one.score - 0.05, one.fact, one.fact.negative == denied, f"{one.score:.2f} {one.fact.words}"


def _settles(match: Match) -> bool:
    fact = match.fact
    if fact.relation == "isMerely" or fact.modality == "question":
        return False
    return match.total >= _SURE and match.ends >= _ENDS and match.predicate >= 0.7
