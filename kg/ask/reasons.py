"""Why, under what condition, with what consequence, by what means, for what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.ask import sparql
from kg.ask.answer import Item, item
from kg.ask.chosen import NOTHING, Result
from kg.ask.echo import HEARD, Echoes, said
from kg.ask.fill import fill
from kg.ask.patterns import MARK
from kg.ask.telling import clause, predication
from kg.text.variant import simplify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.ask.asker import Asker
    from kg.ask.echo import Echo
    from kg.ask.facts import Fact
    from kg.ask.goal import Goal

_CAUSING = frozenset("causes enables promotes".split())
_CAUSED = frozenset("hasCause dependsOn".split())
_ASKED = frozenset("requires dependsOn hasBasis".split())
_REASON = re.compile(
    "(?:正?是?因为|由于|因此前|因(?!此|而|素|为)|鉴于|原因(?:主要)?(?:是|在于)|为了|为(?=阻|避|便|使|让|保|防|了))"
)
_INSIDE = re.compile(
    "(?:因(?!此|而|素|为)|因为|由于|为了|为(?=阻|避|便于))(?P<why>[^，。；因]{2,24}?)(?:而|，|被|下令|解散|停赛|失|革|,|$)"
)
_LONG = 16  # characters from which a clause is told by its parts


_PAIRED = re.compile("既[^。；]*[，]?[又也且]|不仅[^。；]*，(?:而且|还|也)|一是[^。]*二是")  # reasons in pairs


def why(asker: Asker, goal: Goal) -> Result:
    """Answer by stated causes, by conditions, by clauses that a word marks as reasons, by what leads up to it."""
    echoes = Echoes(asker, goal.text)
    facts = asker.around(goal)
    found = list(_causes(asker, echoes, facts))
    effects = echoes.of(facts)
    if not found:
        found = [pair for effect in effects for pair in _marked(facts, effect)]
        if any(_PAIRED.search(piece.sentence) for _, one in found for piece in one.evidence):
            return NOTHING  # half of it: the sentence tells the whole
    if not found:
        found = [pair for effect in effects for pair in _conditions(asker, effect.fact, effect.score)]
    if not found:
        found = [pair for effect in effects[:1] for pair in _inside(effect)]
    if not found:
        found = [pair for effect in effects[:1] for pair in _leading(facts, effect)]
    return _told(goal, found, "原因")


def condition(asker: Asker, goal: Goal) -> Result:
    """Answer by what must hold for something: its conditions, what enables it, what it requires."""
    echoes = Echoes(asker, goal.text)
    facts = asker.around(goal)
    found: list[tuple[float, Item]] = []
    for fact in facts:
        if fact.conditions and (score := echoes.fact(fact)) >= HEARD:
            found += _conditions(asker, fact, score)
        if fact.relation in _CAUSING and fact.object and (score := echoes.end(fact.object)) >= HEARD:
            found.append((score, item(said(asker, fact.subject), fact, fact.subject.iri)))
        if fact.relation in _ASKED and fact.object and (score := echoes.end(fact.subject)) >= HEARD:
            found.append((score, item(said(asker, fact.object), fact, fact.object.iri)))
        if fact.modality == "necessity" and not fact.negative and (score := _needed_for(goal, echoes, fact)) >= HEARD:
            found.append((score, _needed(fact)))
    told = _told(goal, found, "条件")
    if told.items or not goal.shapes:
        return told
    return fill(asker, goal)


def _needed_for(goal: Goal, echoes: Echoes, fact: Fact) -> float:
    """Tell how surely something must be for the sake of what is asked about: it is its condition, or its sentence says so."""
    depends = max(map(echoes.end, fact.conditions), default=0.0)
    if fact.subject.label not in goal.text:
        return depends
    return max(depends, *(echoes.share(piece.sentence, None) - 0.1 for piece in fact.evidence), 0.0)


def _needed(fact: Fact) -> Item:
    """Give what must be: the thing that is required, else the clause, shortened where it is long."""
    if fact.relation == "requires" and fact.object is not None:
        return item(fact.object.label, fact, fact.object.iri)
    words = clause(fact)
    return item(words if len(words) <= _LONG else predication(fact), fact)


def consequence(asker: Asker, goal: Goal) -> Result:
    """Answer by what is said to follow from something."""
    echoes = Echoes(asker, goal.text)
    facts = asker.around(goal)
    found: list[tuple[float, Fact, Item]] = []
    for fact in facts:
        supposed = max(map(echoes.end, fact.conditions), default=0.0)
        if supposed >= HEARD:
            found.append((supposed, fact, item(clause(fact), fact)))
        elif (said_of := _said_of(asker, goal, echoes, fact)) >= HEARD:
            found.append((said_of, fact, item(clause(fact), fact)))
        elif (
            goal.facet == "effect"
            and fact.subject.kind in ("Situation", "Statement")
            and fact.relation not in _CAUSING
            and (score := echoes.end(fact.subject)) >= HEARD
        ):
            found.append((score, fact, item(clause(fact), fact)))
        if fact.relation in _CAUSING and fact.object and (score := echoes.end(fact.subject)) >= HEARD:
            found.append((score, fact, item(said(asker, fact.object), fact, fact.object.iri)))
    wanted = _wanted(asker, goal, [fact for _, fact, _ in found])
    pairs = [
        (score, _object_of(fact, told) if fact in wanted else told)
        for score, fact, told in found
        if not wanted or fact in wanted
    ]
    result = _told(goal, pairs, "后果")
    return result if result.items or not goal.shapes else fill(asker, goal)


def _said_of(asker: Asker, goal: Goal, echoes: Echoes, fact: Fact) -> float:
    """Tell how surely a sentence that says what becomes of the thing asked about speaks of what is supposed."""
    about = goal.slots.get("b", "").strip("，")
    if len(about) < 2 or fact.modality == "asserted" or asker.matcher.agrees(about, fact.subject) < 0.9:
        return 0.0
    return max((echoes.share(piece.sentence, None) for piece in fact.evidence), default=0.0)


def _wanted(asker: Asker, goal: Goal, facts: list[Fact]) -> list[Fact]:
    """Give the consequences whose predicate is the one asked for: 会失去什么."""
    words = goal.slots.get("b", "").replace(MARK, "")
    verbs = re.sub("^.*?(?:会|将|该|要|得|就)", "", words)
    if not verbs or verbs in ("怎么", "有"):
        return []
    meaning = asker.predicates.meaning(verbs, goal.wants)
    return [fact for fact in facts if fact.object and asker.matcher.relates(meaning, fact)[0] >= 0.65]


def _object_of(fact: Fact, told: Item) -> Item:
    return Item(fact.object.label, fact.object.iri, told.statement, told.evidence) if fact.object else told


def how(asker: Asker, goal: Goal) -> Result:
    """Answer by the means that are stated, else by the conditions."""
    echoes = Echoes(asker, goal.text)
    found = [
        (score, item(said(asker, fact.subject), fact, fact.subject.iri))
        for fact in asker.around(goal)
        if fact.relation == "enables"
        and fact.object
        and (score := max(echoes.end(fact.object), 0.9 * echoes.fact(fact))) >= HEARD
    ]
    told = _told(goal, found, "方式")
    return told if told.items else condition(asker, goal)


def _causes(asker: Asker, echoes: Echoes, facts: list[Fact]) -> Iterator[tuple[float, Item]]:
    for fact in facts:
        if fact.negative or fact.object is None:
            continue
        if fact.relation in _CAUSING and (score := echoes.end(fact.object)) >= HEARD:
            yield score, item(said(asker, fact.subject), fact, fact.subject.iri)
        elif fact.relation in _CAUSED and (score := echoes.end(fact.subject)) >= HEARD:
            yield score, item(said(asker, fact.object), fact, fact.object.iri)


def _conditions(asker: Asker, fact: Fact, score: float) -> list[tuple[float, Item]]:
    return [(score, item(said(asker, one), fact, one.iri)) for one in fact.conditions]


def _marked(facts: list[Fact], effect: Echo) -> Iterator[tuple[float, Item]]:
    """Give the statements of clauses that a word marks as reasons in the sentence of the effect."""
    for piece in effect.fact.evidence:
        at = _place(piece.sentence, effect.fact)
        mark = _REASON.search(piece.sentence)
        if at is None or mark is None or mark.start() <= at <= mark.end():
            continue
        ends = len(piece.sentence) if mark.start() > at else at
        for fact in facts:
            place = _place(piece.sentence, fact) if fact.iri != effect.fact.iri else None
            if (
                place is not None
                and mark.start() <= place < ends
                and any(p.sentence == piece.sentence for p in fact.evidence)
            ):
                yield effect.score, item(said_in(piece.sentence, fact), fact)


def _inside(effect: Echo) -> Iterator[tuple[float, Item]]:
    """Give the reason that stands within the clause of the effect or before it: 因空袭解散."""
    for piece in effect.fact.evidence:
        found = _INSIDE.search(piece.sentence)
        if found:
            yield effect.score * 0.95, Item(found["why"], "", effect.fact.iri, (piece,))


def _leading(facts: list[Fact], effect: Echo) -> Iterator[tuple[float, Item]]:
    """Give what the sentence says of the same thing before it says what is to be explained."""
    for piece in effect.fact.evidence:
        for fact in facts:
            if fact.subject.label != effect.fact.subject.label or fact.iri == effect.fact.iri:
                continue
            if any(
                p.sentence == piece.sentence and p.document == piece.document and p.start < piece.start
                for p in fact.evidence
            ):
                yield effect.score * 0.9, item(said_in(piece.sentence, fact), fact)


def said_in(sentence: str, fact: Fact) -> str:
    """Give the words in which one of its sentences makes a statement, its subject with them where it stands before them."""
    if fact.words and f"{fact.subject.label}{fact.words}" in sentence:
        return f"{fact.subject.label}{fact.words}"
    if fact.words and fact.words in sentence:
        return clause(fact)
    for piece in fact.evidence:
        words = simplify(piece.quote).strip("，。,. ")
        if piece.sentence == sentence and words in sentence:
            return words
    return predication(fact)


def _place(sentence: str, fact: Fact) -> int | None:
    """Tell where in a sentence a statement is made."""
    if fact.words:
        place = sentence.find(fact.words)
        if place >= 0:
            return place
    for piece in fact.evidence:
        if piece.sentence == sentence:
            place = sentence.find(simplify(piece.quote))
            if place >= 0:
                return place
    core = fact.surface.split("…")[-1]
    place = sentence.find(core) if core else -1
    return place if place >= 0 else None


def _told(goal: Goal, found: Iterable[tuple[float, Item]], what: str) -> Result:
    ranked = sorted(found, key=lambda one: -one[0])
    if not ranked:
        return NOTHING
    kept: dict[str, Item] = {}
    for score, one in ranked:
        if score >= ranked[0][0] - 0.1 and not any(
            known.endswith(one.label) or one.label.endswith(known) for known in kept
        ):
            kept[one.label] = one
    items = tuple(sorted(kept.values(), key=lambda one: one.evidence[0].start if one.evidence else 0))
    return Result(
        round(0.2 + 0.8 * ranked[0][0], 3), items, _query(goal, items), f"{goal.text} — {what} → {MARK}",
        steps=tuple(f"{score:.2f} {one.label}" for score, one in ranked[:8]),
    )  # fmt: skip


def _query(goal: Goal, items: tuple[Item, ...]) -> str:
    return sparql.telling(goal.text, [one.statement for one in items])
