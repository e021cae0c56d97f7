"""Two things set side by side: where they differ, what they share, what each does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.ask import sparql
from kg.ask.answer import Item, item
from kg.ask.chosen import NOTHING, Result
from kg.ask.fill import fill
from kg.ask.goal import Goal
from kg.ask.likeness import likeness, plain
from kg.ask.names import SURE
from kg.ask.patterns import MARK
from kg.ask.telling import telling

if TYPE_CHECKING:
    from kg.ask.asker import Asker
    from kg.ask.facts import Fact

_COMPARING = re.compile("不同|区别|相比|比起|比较|差异|差别|差在|优于|胜过|不如|不及|更")


def comparison(asker: Asker, goal: Goal) -> Result:
    """Answer by properties that both have and in which they differ, or which they share."""
    if goal.facet == "each":
        return _each(asker, goal)
    one, other = goal.slots.get("a", ""), goal.slots.get("b", "")
    first, second = _of(asker, one), _of(asker, other)
    if goal.facet == "aspect":
        return _aspects(asker, goal, first, other)
    pairs = [(f, g) for f in first for g in second if _comparable(asker, f, g)]
    shared = goal.facet == "shared"
    chosen = [(f, g) for f, g in pairs if (_object(f) == _object(g)) == shared]
    kept = _weightiest(chosen)
    if not kept and not shared:
        kept = [f for f in (*first, *second) if f.relation != "differsFrom" and _compared(f, one, other)]
    if not kept and not shared:
        kept = _told_apart(asker, one, other)
    if not kept:
        return NOTHING
    items: dict[str, Item] = {}
    for fact in kept:
        words = telling(fact, asker.ontology)
        items.setdefault(plain(words), item(words, fact))
    return Result(
        0.96,
        tuple(items.values()),
        sparql.telling(goal.text, [f.iri for f in kept]),
        f"{one} 与 {other}：{'相同' if shared else '不同'}的属性",
    )


def _told_apart(asker: Asker, one: str, other: str) -> list[Fact]:
    """Give what is said of the one and the other together that tells them apart: that they differ, or what is denied."""
    ends = [{link.iri for link in asker.names.resolve(words) if link.score >= SURE} for words in (one, other)]
    facts = dict.fromkeys(fact for iri in sorted(ends[0]) for fact in asker.facts.about(iri))
    return [
        f for f in facts
        if f.object is not None and f.holder is None and f.modality == "asserted" and (f.negative or f.relation == "differsFrom")
        and any({f.subject.iri} <= a and {f.object.iri} <= b for a, b in (ends, ends[::-1]))
    ]  # fmt: skip


def _compared(fact: Fact, one: str, other: str) -> bool:
    """Tell whether a sentence that says it sets the two side by side."""
    return any(one in p.sentence and other in p.sentence and _COMPARING.search(p.sentence) for p in fact.evidence)


def _weightiest(pairs: list[tuple[Fact, Fact]]) -> list[Fact]:
    """Keep the properties that the text dwells on: those with at least half the evidence of the first."""
    groups: list[set[str]] = []
    for one, other in pairs:
        near = {one.relation, other.relation}
        joined = [group for group in groups if group & near]
        groups = [group for group in groups if not group & near] + [near.union(*joined)]
    facts = list(dict.fromkeys(fact for pair in pairs for fact in pair))
    weights = [sum(len(fact.evidence) for fact in facts if fact.relation in group) for group in groups]
    heavy = [group for group, weight in zip(groups, weights, strict=True) if weight * 2 >= max(weights)]
    return [fact for fact in facts if any(fact.relation in group for group in heavy)]


def _of(asker: Asker, words: str) -> list[Fact]:
    """Give what is asserted of a thing by the author."""
    links = {link.iri for link in asker.names.resolve(words) if link.score >= SURE}
    facts = [fact for iri in sorted(links) for fact in asker.facts.about(iri)]
    return [
        f for f in dict.fromkeys(facts)
        if f.subject.iri in links and f.object is not None and not f.negative and f.holder is None and f.modality == "asserted" and f.relation
    ]  # fmt: skip


def _comparable(asker: Asker, one: Fact, other: Fact) -> bool:
    return one.relation == other.relation or other.relation in asker.known.neighbours(one.relation)


def _object(fact: Fact) -> str:
    return plain(fact.object.label) if fact.object else ""


def _aspects(asker: Asker, goal: Goal, first: list[Fact], other: str) -> Result:
    """Answer in which respects: what differs is a part of the one, or a noun beside the difference."""
    one = goal.slots.get("a", "")
    items: dict[str, Item] = {}
    for fact in asker.around(goal):
        if fact.relation != "differsFrom" or fact.object is None or likeness(fact.object.label, other) < 0.6:
            continue
        if fact.subject.label.startswith(f"{one}的"):
            items.setdefault(
                fact.subject.label, item(fact.subject.label.removeprefix(f"{one}的"), fact, fact.subject.iri)
            )
    del first
    if not items:
        return NOTHING
    return Result(
        0.97,
        tuple(items.values()),
        sparql.telling(goal.text, [i.statement for i in items.values()]),
        f"{one} 与 {other}：有别的方面",
    )


def _each(asker: Asker, goal: Goal) -> Result:
    """Ask the same of both."""
    results: list[Result] = []
    for name in (goal.slots.get("a", ""), goal.slots.get("b", "")):
        text = f"{name}{goal.slots.get('v', '')}{MARK}"
        results.append(
            fill(asker, Goal("fill", goal.form, text, goal.wants, shapes=tuple(asker.interpreter.shapes(text))))
        )
    items = tuple(one for result in results for one in result.items)
    if not all(result.items for result in results):
        return NOTHING
    told = "；".join(result.interpretation for result in results)
    return Result(0.97, items, sparql.telling(goal.text, [one.statement for one in items]), told)
