"""When, where and how much of what is stated: a statement about a statement answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ask import sparql
from kg.ask.answer import item
from kg.ask.chosen import NOTHING, Result
from kg.ask.echo import Echoes
from kg.ask.match import fits
from kg.ask.patterns import MARK

if TYPE_CHECKING:
    from kg.ask.asker import Asker
    from kg.ask.goal import Goal

_HEARD = 0.66  # from which a statement is taken for the one that is asked about


def adjuncts(asker: Asker, goal: Goal) -> Result:
    """Answer by the time, place or amount of the statement that the question speaks of."""
    clause = goal.text.replace(MARK, "").removesuffix("的").removesuffix("是")
    about = [
        f
        for f in asker.around(goal)
        if f.subject.kind == "Statement"
        and f.object is not None
        and fits(f.object, goal.wants, asker.ontology.vocabulary)
    ]
    if not about:
        return NOTHING
    echoes = Echoes(asker, clause)
    scored = [(echoes.fact(asker.facts.fact(f.subject.iri)), f) for f in about]
    top = max(score for score, _ in scored)
    if top < _HEARD:
        return NOTHING
    kept = [f for score, f in scored if score >= top - 0.03]
    told = {f.object.label: item(f.object.label, f, f.object.iri) for f in kept if f.object is not None}
    return Result(
        round(0.15 + 0.85 * top, 3), tuple(told.values()), sparql.telling(goal.text, [f.iri for f in kept]),
        f"{kept[0].subject.label} — {asker.called(kept[0])} → {MARK}", steps=tuple(f"{score:.2f} {f.subject.label}" for score, f in scored if score >= top),
    )  # fmt: skip
