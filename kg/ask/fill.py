"""Questions with an empty place: who, what, which, where, when, how much, how many."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.ask import sparql
from kg.ask.adjuncts import adjuncts
from kg.ask.answer import Item, item
from kg.ask.chosen import NOTHING, Result, answering, best, items
from kg.ask.likeness import plain
from kg.ask.match import ACCEPTED
from kg.ask.names import SURE
from kg.ask.patterns import MARK
from kg.ask.roles import holders
from kg.ask.telling import clause, predication
from kg.model import Span
from kg.nlp.names import names as names_in
from kg.rdf.names import term
from kg.rdf.table import RULE
from kg.rdf.terms import NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.ask.asker import Asker
    from kg.ask.facts import End, Fact
    from kg.ask.goal import Goal
    from kg.ask.match import Match

_NUMERAL = re.compile(
    "(?:第)?[0-9〇零一二两三四五六七八九十百千万亿][0-9,，.〇零一二两三四五六七八九十百千万亿多余]*(?:个百分点|平方米|公里|小时|分钟|[^\\W\\d_])?"
)
_COUNTER = re.compile("(?:多少|几)(.+)")
_VAGUE = frozenset(
    "has hasPart contains provides isA hasProperty".split()
)  # what kind of thing is had they do not tell
_UNIT = 3  # characters that a unit may have after its first
_PLACES = {"subject": "rdf:subject", "object": "rdf:object", "holder": "kg:holder"}


def fill(asker: Asker, goal: Goal, least: float = ACCEPTED) -> Result:
    """Answer by the ends of the statements that match, or by when and where another statement is said to hold."""
    beside = adjuncts(asker, goal) if goal.wants in ("date", "place", "number") else NOTHING
    found = nouns(asker, goal, best(matches(asker, goal), least))
    post = holders(asker, goal)
    for other in (post, beside):
        if other.score > max((m.total for m in found), default=0.0):
            return other
    if not found:
        return NOTHING
    return Result(
        max(m.total for m in found), counted(goal, trimmed(asker, goal, items(found))), query(asker, goal, found), interpretation(found),
        steps=tuple(step(m) for m in found),
    )  # fmt: skip


def trimmed(asker: Asker, goal: Goal, told: tuple[Item, ...]) -> tuple[Item, ...]:
    """Leave out of the labels what is no answer: modifiers of a name that is asked for, a verb that the question has."""
    left = (goal.asked or goal.text).partition(MARK)[0].removesuffix("了")
    found: dict[str, Item] = {}
    for one in told:
        for label in _short(asker, goal, one.label, left):
            found.setdefault(plain(label), replace(one, label=label, iri=one.iri if label == one.label else ""))
    return tuple(found.values())


def _short(asker: Asker, goal: Goal, label: str, left: str) -> Iterator[str]:
    said = next((label[:k] for k in range(min(len(label) - 2, 6), 1, -1) if left.endswith(label[:k])), "")
    if said:  # 拆除东门和西门, where it was asked: 下令拆除了什么
        yield from _AND.split(label.removeprefix(said))
        return
    when, mark, head = label.rpartition("的")
    if mark and goal.wants == "date" and (goal.asked or goal.text).partition(MARK)[2] == mark + head:
        yield when  # 春秋时期, where it was asked: 哪个时期的人
        return
    noun = goal.noun or _asked_noun(goal)
    name = _name_at_end(asker, head) if mark and goal.wants in ("person", "agent") else ""
    if name or (mark and noun and head.endswith(noun) and len(head) > len(noun) + 1):
        yield name or head
    else:
        yield label


def _asked_noun(goal: Goal) -> str:
    found = _NOUN.match((goal.asked or goal.text).partition(MARK)[2])
    return found[0] if found else ""


def _name_at_end(asker: Asker, words: str) -> str:
    """Give the name of somebody that words end with: 罗子衡, of 门生罗子衡."""
    found = names_in(words, [Span(0, len(words))], asker.ontology.lexicon).spans
    last = [one for one in found if one.span.end == len(words) and asker.ontology.vocabulary.is_a(one.kind, "Agent")]
    return last[-1].span.of(words) if last else ""


_NOUN = re.compile("[^的了是有在里上中，？吗]{2,4}$")
_AND = re.compile("(?<=..)(?:、|和|及|与)(?=..)")


def count(asker: Asker, goal: Goal) -> Result:
    """Answer how many: by a number that is stated, else by counting what is."""
    if goal.facet == "possible":
        return _possible(asker, goal)
    result = fill(asker, goal)
    return replace(result, items=_numbers(result.items))


def counted(goal: Goal, told: tuple[Item, ...]) -> tuple[Item, ...]:
    """Where a number of things is asked for (多少册剧本), give the number only."""
    return _numbers(told) if goal.wants == "number" and _COUNTER.fullmatch(goal.hole) else told


def _numbers(told: tuple[Item, ...]) -> tuple[Item, ...]:
    # The value of a row is a number with its unit as it stands there: 大32开, 28,051平方公里.
    numbers = [one.label if _tabled(one) else _numeral(one.label) for one in told]
    if not all(numbers):
        return told
    return tuple(Item(number, "", one.statement, one.evidence) for number, one in zip(numbers, told, strict=True))


def _tabled(one: Item) -> bool:
    return any(piece.construction == RULE for piece in one.evidence)


def _possible(asker: Asker, goal: Goal) -> Result:
    """Count what somebody is said to be able to do, by the means named."""
    able = ability(asker, goal)
    if not able.items:
        return NOTHING
    first = able.items[0]
    return replace(able, items=(Item(str(len(able.items)), "", first.statement, first.evidence),))


def ability(asker: Asker, goal: Goal) -> Result:
    """Answer what somebody is said to be able to do, by the means named, if any are."""
    subject = goal.slots.get("x", "")
    links = {link.iri for link in asker.names.resolve(subject) if link.score >= SURE}
    means = [words for words, _ in asker.units(goal.slots.get("m", ""))]
    able = [
        fact for fact in asker.around(goal)
        if fact.modality == "possibility" and not fact.negative and fact.subject.iri in links and all(words in fact.sentences for words in means)
    ]  # fmt: skip
    if not able:
        return NOTHING
    # One sentence tells them; another that says so too may name others.
    told = max({f.sentences for f in able}, key=lambda words: (sum(f.sentences == words for f in able), words))
    kept = {clause(fact): fact for fact in able if not means or fact.sentences == told}
    return Result(
        0.95, tuple(item(words, fact) for words, fact in kept.items()), sparql.telling(goal.text, [fact.iri for fact in kept.values()]),
        f"{subject} — 可能（kg:possibility） → {MARK}",
    )  # fmt: skip


def _numeral(label: str) -> str:
    found = _NUMERAL.search(label)
    if found is None:
        return ""
    return label if not found.start() and len(label) - found.end() < _UNIT else found[0]


def nouns(asker: Asker, goal: Goal, found: list[Match]) -> list[Match]:
    """Keep what is of the kind asked for, where the labels tell: 哪一端的流量; a count only with its counter."""
    counted = _COUNTER.fullmatch(goal.hole) if goal.wants == "number" else None
    counter = counted[1] if counted and not goal.noun else ""
    if counter and counter != "钱":
        found = [
            m for m in found if (end := answering(m)) is not None and (counter in end.label or end.label.isdigit())
        ]
    owned = goal.slots.get("y", "") if goal.form == "has-what-noun" else ""
    noun = goal.noun or next((m.shape.tail for m in found if m.shape.tail), "") or owned
    if not noun:
        return found
    kept = [m for m in found if (end := answering(m)) is not None and noun in end.label]
    if kept:
        return kept
    return [
        m
        for m in found
        if m.fact.relation not in _VAGUE or (noun in m.shape.words and not owned) or _speaks_of(asker, noun, m.fact)
    ]


def _speaks_of(asker: Asker, noun: str, fact: Fact) -> bool:
    """Tell whether a sentence speaks of what a noun names, by that word or another: 颜色, 配色."""
    return any(len(word) > 1 and word in fact.sentences for word in asker.predicates.meaning(noun).labels)


def denial(asker: Asker, goal: Goal) -> Result:
    """Answer what something is not, or does not do: by all that is denied of it."""
    subject = goal.slots.get("x", "")
    links = {link.iri for link in asker.names.resolve(subject) if link.score >= SURE}
    denied = [
        fact for fact in asker.around(goal)
        if fact.negative and fact.subject.iri in links and fact.holder is None and fact.modality in ("asserted", "possibility")
    ]  # fmt: skip
    if not denied:
        return NOTHING
    told: dict[str, Item] = {}
    for fact in denied:
        words = predication(fact, bare=True)
        told.setdefault(plain(words), item(words, fact))
    return Result(
        0.95, tuple(told.values()), sparql.telling(goal.text, [fact.iri for fact in denied]), f"{subject} — 否定 → {MARK}",
    )  # fmt: skip


def matches(asker: Asker, goal: Goal) -> list[Match]:
    """Give every way in which a statement matches the goal."""
    units = asker.units(goal.asked or goal.text)
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
    lines = body(asker, found)
    columns = "?answer ?label ?statement"
    asked = sparql.select(goal.text, columns, lines)
    wanted = {(m.fact.iri, _of(answering(m))) for m in found}
    rows = {(str_(row[2]), str_(row[0])) for row in asker.store.query(asked).rows}
    if rows != wanted:
        asked = sparql.select(goal.text, columns, [sparql.only(m.fact.iri for m in found), *lines])
    return asked


def body(asker: Asker, found: list[Match]) -> list[str]:
    """Write the conditions that found matches meet."""
    side = found[0].side
    others = [end for m in found for end in _known(m)]
    lines: list[str] = []
    place = "object" if side == "subject" else "subject"
    if others:
        lines.append(sparql.ends("known", others))
    properties = {m.fact.predicate.value: m.fact.surface for m in found}
    modalities = sorted({m.fact.modality for m in found})
    polarity = "kg:negative" if found[0].fact.negative else "kg:positive"
    pattern = [
        "?statement rdf:predicate ?property",
        f"{_PLACES[side]} ?answer",
        f"kg:polarity {polarity}",
        "kg:modality ?modality",
    ]
    if others:
        pattern.insert(1, f"{_PLACES[place]} ?known")
    lines.append("  " + " ;\n             ".join(pattern) + " .")
    lines.append(sparql.among("property", (NamedNode(p) for p in properties), (asker.called(m.fact) for m in found)))
    lines.append(sparql.among("modality", (term(f"kg:{one}") for one in modalities)))
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


def interpretation(found: list[Match]) -> str:
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
