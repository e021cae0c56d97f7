"""Choose among the statements that match, and say how they were found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ask.answer import Item, item
from kg.ask.likeness import plain
from kg.ask.match import ACCEPTED
from kg.ask.predicates import core

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.ask.facts import End
    from kg.ask.match import Match

_BEHIND = 0.09  #: how far behind the best a statement may be and still answer too
_SAME = 0.75  #: from which a predicate is the one asked for, not only near it
_HOLDS, _HOLDS_ALL = 0.45, 0.8
_UNSAID = 0.2  # share of the question's words that the best holds and another that answers may not hold


@dataclass(frozen=True, slots=True)
class Result:
    """What one goal came to."""

    score: float
    items: tuple[Item, ...]
    sparql: str = ""
    interpretation: str = ""
    boolean: bool | None = None
    steps: tuple[str, ...] = ()


NOTHING = Result(0.0, ())


def best(matches: Iterable[Match], least: float = ACCEPTED) -> list[Match]:
    """Keep the matches that answer: the best, and those of one kind with it that are hardly worse."""
    ranked = sorted(_one_each(m for m in matches if _enough(m)), key=lambda m: (-m.total, _place(m)))
    if not ranked or ranked[0].total < least:
        return []
    outright = [m for m in ranked if m.fact.modality != "hypothetical" or m.shape.modality == "hypothetical"]
    sure = (
        outright
        and outright[0].total >= ranked[0].total - _BEHIND
        and outright[0].predicate >= ranked[0].predicate - 0.05
    )
    ranked = outright if sure else ranked
    first = ranked[0]
    kept = [
        m for m in ranked
        if m.total >= first.total - _BEHIND and m.side == first.side and _alike(m, first) and m.cover >= first.cover - _UNSAID
    ]  # fmt: skip
    worded = [m for m in kept if _worded(m)]
    if worded and all(_worded(m) or not core(m.fact.surface) for m in kept):
        kept = worded  # 担任 is asked, and said: what only 是 says is something else
    return sorted(kept, key=_place)


def _worded(match: Match) -> bool:
    """Tell whether a statement is made in the words of the question."""
    said = core(match.fact.surface)
    return len(said) > 1 and said in match.shape.words


def _enough(match: Match) -> bool:
    """Tell whether a statement holds enough of the question: one that only has a like predicate must hold nearly all of it."""
    return match.cover >= (_HOLDS if match.predicate >= _SAME else _HOLDS_ALL)


def _one_each(matches: Iterable[Match]) -> list[Match]:
    """Keep for each statement and side the best way to match it."""
    found: dict[tuple[str, str], Match] = {}
    for match in matches:
        key = match.fact.iri, match.side
        if key not in found or found[key].total < match.total:
            found[key] = match
    return list(found.values())


def _alike(one: Match, first: Match) -> bool:
    return (
        one.fact.relation == first.fact.relation and one.predicate >= first.predicate - 0.1
    ) or one.predicate >= first.predicate - 0.04


def _place(match: Match) -> tuple[str, int, str]:
    piece = match.fact.evidence[0] if match.fact.evidence else None
    return (piece.document, piece.start, match.fact.iri) if piece else ("", 0, match.fact.iri)


def answering(match: Match) -> End | None:
    """Give the end that answers."""
    return {"subject": match.fact.subject, "object": match.fact.object, "holder": match.fact.holder}.get(match.side)


def items(matches: Iterable[Match]) -> tuple[Item, ...]:
    """Give the answers of matches: each thing once, with the evidence of all statements that name it."""
    found: dict[str, Item] = {}
    for match in matches:
        end = answering(match)
        if end is None:
            continue
        key = plain(end.label)
        if key in found:
            old = found[key]
            found[key] = Item(
                old.label, old.iri, old.statement, tuple(dict.fromkeys((*old.evidence, *match.fact.evidence)))
            )
        else:
            found[key] = item(end.label, match.fact, end.iri)
    return tuple(found.values())
