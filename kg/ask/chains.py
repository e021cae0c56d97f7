"""Questions in two steps: what stands in a relation to what stands in a relation to something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ask import sparql
from kg.ask.answer import Item
from kg.ask.chosen import NOTHING, Result, answering, best, items
from kg.ask.fill import body, matches
from kg.ask.goal import Goal
from kg.ask.patterns import MARK
from kg.ask.predicates import core

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ask.asker import Asker
    from kg.ask.match import Match

_INNER = "＊"  #: stands for the answer of the first step
_SURE = 0.86  # what each step must reach: errors of two steps multiply
_LONGEST = 8  # characters of the noun of a relation


def chain(asker: Asker, goal: Goal) -> Result:
    """Answer the inner question, put its answer into the outer one, and answer that."""
    if any("，" in words for words in goal.slots.values()):
        return NOTHING
    results = [_steps(asker, goal, inner, outer) for inner, outer in _pairs(asker, goal)]
    return max(results, key=lambda one: one.score, default=NOTHING)


def _pairs(asker: Asker, goal: Goal) -> Iterator[tuple[str, str]]:
    """Give inner and outer question; where the noun of the relation has no end of its own, every known one."""
    if len(goal.texts) > 1:
        yield goal.texts[0], goal.texts[1]
        return
    subject, rest = goal.slots.get("x", ""), goal.slots.get("r", "")
    for length in range(1, min(_LONGEST, len(rest) - 1) + 1):
        noun, said = rest[:length], rest[length:].lstrip("的")
        meaning = asker.predicates.meaning(noun)
        if core(said) and (meaning.direct or len(meaning.labels) > 2):
            yield f"{subject}的{noun}是{MARK}", f"{_INNER}{said}{MARK}{goal.slots.get('z', '')}"


def _steps(asker: Asker, goal: Goal, inner: str, outer: str) -> Result:
    first = _best(asker, inner, "thing", goal)
    if not first:
        return NOTHING
    found: list[tuple[Match, Match]] = []
    for one in first[:3]:
        end = answering(one)
        if end is not None and end.iri:
            found += [(one, other) for other in _best(asker, outer.replace(_INNER, end.label), goal.wants, goal)]
    if not found:
        return NOTHING
    seconds = [second for _, second in found]
    told = tuple(_with(one, found) for one in items(seconds))
    score = min(m.total for pair in found for m in pair)
    return Result(
        round(score - 0.05, 3), told, _query(asker, goal, [pair[0] for pair in found], seconds),
        f"{inner} → {'、'.join(dict.fromkeys(e.label for m, _ in found if (e := answering(m))))}；{outer}",
    )  # fmt: skip


def _best(asker: Asker, text: str, wants: str, goal: Goal) -> list[Match]:
    shapes = list(asker.interpreter.shapes(text))
    subject, mark, noun = text.partition("的")
    if mark and noun.endswith(f"是{MARK}"):
        shapes += asker.interpreter.stated(subject, f"@{noun.removesuffix(f'是{MARK}')}", MARK)
    return best(matches(asker, Goal("fill", goal.form, text, wants, shapes=tuple(shapes))), _SURE)


def _with(one: Item, found: list[tuple[Match, Match]]) -> Item:
    """Give an answer with the evidence of both steps."""
    before = [p for first, second in found if second.fact.iri == one.statement for p in first.fact.evidence]
    return Item(one.label, one.iri, one.statement, tuple(dict.fromkeys((*before, *one.evidence))))


def _query(asker: Asker, goal: Goal, first: list[Match], second: list[Match]) -> str:
    """Write both steps as one query: what answers the first is what the second knows."""
    inner = [
        line.replace("?statement", "?first")
        .replace("?answer", "?middle")
        .replace("?property", "?relation")
        .replace("?modality", "?mode")
        for line in body(asker, first)
    ]
    outer = [line.replace("?known", "?middle") for line in body(asker, second)[1:]]
    kept = [line for line in inner if "OPTIONAL" not in line]
    return sparql.select(goal.text, "?answer ?label ?statement ?first", [*kept, *outer])
