"""Superlatives: the thing with the greatest or the smallest value of a property."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from kg.ask import sparql
from kg.ask.answer import item
from kg.ask.chosen import NOTHING, Result
from kg.ask.patterns import MARK
from kg.ask.predicates import closeness

if TYPE_CHECKING:
    from kg.ask.asker import Asker
    from kg.ask.facts import Fact
    from kg.ask.goal import Goal

_SMALL = frozenset("低 小 少 短 早 便宜 轻 矮 窄 浅 近 年轻 慢".split())
_IMPLIED = {
    "长": "length duration", "短": "length duration", "高": "height", "矮": "height", "低": "height price", "大": "area age capacity", "小": "area age",
    "宽": "width", "窄": "width", "深": "depth", "浅": "depth", "重": "weight", "轻": "weight", "贵": "price", "便宜": "price", "快": "speed", "慢": "speed",
    "早": "inception builtIn publishedOn releasedOn openedOn", "晚": "inception builtIn publishedOn releasedOn openedOn", "年轻": "age", "老": "age inception",
    "多": "quantity population employees sales", "少": "quantity population employees sales",
}  # fmt: skip
_FEWEST = 2  # things to be compared


def extreme(asker: Asker, goal: Goal) -> Result:
    """Answer by the greatest or smallest of the values that the graph holds, in one unit."""
    degree = goal.slots.get("w", "").rstrip("的")
    words = goal.slots.get("y", "")
    properties = (
        asker.predicates.meaning(words, "number").properties
        if words
        else dict.fromkeys(_IMPLIED.get(degree, "").split(), 1.0)
    )
    for name, weight in sorted(properties.items(), key=lambda one: (-one[1], one[0])):
        if weight < _SURE:
            continue
        valued = [
            (value, fact) for fact in asker.having(name) if not fact.negative and (value := _value(fact)) is not None
        ]
        for unit in dict.fromkeys(_unit(fact) for _, fact in valued):
            told = _extreme(goal, [(v, f) for v, f in valued if _unit(f) == unit], smallest=degree in _SMALL)
            if told.items:
                return told
    return _by_words(asker, goal, words, degree)


def _by_words(asker: Asker, goal: Goal, words: str, degree: str) -> Result:
    """Compare what the text says in the words of the question, where they are no property."""
    if not words or not asker.facts.whole:
        return NOTHING
    groups: dict[str, list[tuple[Decimal | str, Fact]]] = {}
    for fact in asker.everything:
        value = _value(fact)
        if value is not None and not fact.negative and closeness(words, fact.surface) >= _SAID:
            groups.setdefault(fact.predicate.value, []).append((value, fact))
    results = [_extreme(goal, group, smallest=degree in _SMALL) for name, group in sorted(groups.items())]
    return next((told for told in results if told.items), NOTHING)


_SAID = 0.7  # closeness from which the words of a predicate are those of the question
_SURE = 0.85


def _extreme(goal: Goal, valued: list[tuple[Decimal | str, Fact]], *, smallest: bool) -> Result:
    if len({fact.subject.iri for _, fact in valued}) < _FEWEST or len({type(v) for v, _ in valued}) > 1:
        return NOTHING
    ranked = sorted(valued, key=lambda one: (one[0], one[1].iri), reverse=not smallest)
    kept = [fact for value, fact in ranked if value == ranked[0][0]]
    asked = sparql.select(
        goal.text,
        "?answer ?label ?value ?statement",
        [
            sparql.values("property", [kept[0].predicate]),
            "  ?statement rdf:predicate ?property ;",
            "             rdf:subject ?answer ;",
            "             rdf:object ?value ;",
            "             kg:polarity kg:positive .",
            '  OPTIONAL { ?answer rdfs:label ?label FILTER(LANG(?label) = "zh-hans") }',
        ],
    ).replace("ORDER BY ?statement", f"ORDER BY {'ASC' if smallest else 'DESC'}(?value)")
    items = tuple(item(fact.subject.label, fact, fact.subject.iri) for fact in kept)
    return Result(
        0.95,
        items,
        asked,
        f"{MARK} — {kept[0].surface} 最{'小' if smallest else '大'}",
        steps=tuple(f"{f.subject.label}: {v}" for v, f in ranked[:5]),
    )


def _value(fact: Fact) -> Decimal | str | None:
    if fact.object is None or fact.object.iri:
        return None
    text = fact.object.node.value
    if fact.object.kind in ("date", "gYear", "gYearMonth"):
        return text
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _unit(fact: Fact) -> str:
    if fact.object is None or fact.object.kind in ("date", "gYear", "gYearMonth"):
        return ""
    return "".join(c for c in fact.object.label if not c.isdigit() and c not in ".,约近超过")
