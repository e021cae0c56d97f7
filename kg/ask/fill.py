"""Questions with an empty place: who, what, which, where, when, how much, how many."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.ask import sparql
from kg.ask.answer import Item
from kg.ask.chosen import NOTHING, Result, answering, best, items
from kg.ask.patterns import MARK
from kg.rdf.names import term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.ask.asker import Asker
    from kg.ask.facts import End
    from kg.ask.goal import Goal
    from kg.ask.match import Match

_NUMERAL = re.compile("(?:第)?[0-9〇零一二两三四五六七八九十百千万亿][0-9,，.〇零一二两三四五六七八九十百千万亿多余]*(?:个百分点|平方米|公里|小时|分钟|[^\\W\\d_])?")
_PLACES = {"subject": "rdf:subject", "object": "rdf:object", "holder": "kg:holder"}


def fill(asker: Asker, goal: Goal) -> Result:
    """Answer by the ends of the statements that match."""
    found = best(matches(asker, goal))
    if not found:
        return NOTHING
    return Result(
        max(m.total for m in found), items(found), query(asker, goal, found), interpretation(goal, found),
        steps=tuple(step(m) for m in found),
    )  # fmt: skip


def count(asker: Asker, goal: Goal) -> Result:
    """Answer how many: by a number that is stated, else by counting what is."""
    found = best(matches(asker, goal))
    if not found:
        return NOTHING
    result = fill(asker, goal)
    numbers = [_numeral(one.label) for one in result.items]
    if all(numbers):
        told = tuple(Item(number, "", one.statement, one.evidence) for number, one in zip(numbers, result.items, strict=True))
        return Result(result.score, told, result.sparql, result.interpretation, steps=result.steps)
    return result


def _numeral(label: str) -> str:
    found = _NUMERAL.search(label)
    return found[0] if found else ""


def matches(asker: Asker, goal: Goal) -> list[Match]:
    """Give every way in which a statement matches the goal."""
    units = asker.units(goal.text)
    found: list[Match] = []
    for shape in goal.shapes:
        if not shape.asked:
            continue
        negative = shape.negative
        for fact in asker.candidates(goal, shape):
            if fact.negative != negative or fact.relation == "isMerely":
                continue
            match = asker.matcher.match(goal, shape, fact, units)
            if match is not None:
                found.append(match)
    return found


def query(asker: Asker, goal: Goal, found: list[Match]) -> str:
    """Write the query that finds what was chosen, and run it to make sure that it finds no more."""
    body = _body(asker, found)
    columns = "?answer ?label ?statement"
    asked = sparql.select(goal.text, columns, body)
    wanted = {(m.fact.iri, _of(answering(m))) for m in found}
    rows = {(str_(row[2]), str_(row[0])) for row in asker.store.query(asked).rows}
    if rows != wanted:
        asked = sparql.select(goal.text, columns, [sparql.only(m.fact.iri for m in found), *body])
    return asked


def _body(asker: Asker, found: list[Match]) -> list[str]:
    side = found[0].side
    others = [end for m in found for end in _known(m)]
    lines: list[str] = []
    place = "object" if side == "subject" else "subject"
    if others:
        lines.append(sparql.ends("known", others))
    properties = {m.fact.predicate.value: m.fact.surface for m in found}
    lines.append(sparql.values("property", (NamedNode(p) for p in properties), (asker.called(m.fact) for m in found)))
    polarity = "kg:negative" if found[0].fact.negative else "kg:positive"
    lines.append(f"  ?statement rdf:predicate ?property ;\n             {_PLACES[side]} ?answer ;")
    if others:
        lines[-1] += f"\n             {_PLACES[place]} ?known ;"
    lines[-1] += f"\n             kg:polarity {polarity} ."
    modalities = sorted({m.fact.modality for m in found})
    lines.append(sparql.values("modality", (term(f"kg:{one}") for one in modalities)))
    lines.append("  ?statement kg:modality ?modality .")
    if all(m.fact.holder is None for m in found):
        lines.append("  FILTER NOT EXISTS { ?statement kg:holder ?somebody }")
    lines.append('  OPTIONAL { ?answer rdfs:label ?label FILTER(LANG(?label) = "zh-hans") }')
    return lines


def _known(match: Match) -> Iterable[End]:
    fact = match.fact
    if match.side == "subject":
        return (fact.object,) if fact.object else ()
    return (fact.subject,)


def _of(end: End | None) -> str:
    return str(end.node) if end else ""


def str_(node: object) -> str:
    """Write a cell of a row: the IRI of a statement, or the term."""
    text = str(node)
    return text[1:-1] if text.startswith("<https://kg.example/statement/") else text


def interpretation(goal: Goal, found: list[Match]) -> str:
    """Tell how the question was understood."""
    first = found[0]
    fact = first.fact
    name = f"（kg:{fact.relation}）" if fact.relation else ""
    parts = {"subject": fact.subject.label, "object": fact.object.label if fact.object else "", first.side: MARK}
    told = f"{parts['subject']} — {fact.surface}{name} → {parts['object']}"
    return f"{told}；持有者？" if first.side == "holder" else told


def step(match: Match) -> str:
    """Tell why a statement was chosen."""
    fact = match.fact
    stated = fact.object.label if fact.object else ""
    return (
        f"{fact.subject.label} | {fact.surface} {fact.relation} | {stated}: {match.total:.2f} "
        f"(两端 {match.ends:.2f}, 谓词 “{match.shape.words}” {match.predicate:.2f}, {match.shape.origin})"
    )
