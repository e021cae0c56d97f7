"""Settle what several finders say of the same stretch: one name at a place, and how sure it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.nlp.name_parts import Name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Span

_WIDER = {"Organisation": ("Company",), "Work": ("Law",)}  #: a kind, and the narrower ones that agree with it
_SHARE = 0.8  #: finders look at the same words, so that a second one adds less than its own certainty


def settled(found: Iterable[Name]) -> list[Name]:
    """Give the names that do not overlap, by place: what several finders found is surer.

    >>> from kg.model import Span
    >>> a = Name(Span(0, 2), "Organisation", "华信", 0.6, "tagger")
    >>> b = Name(Span(0, 2), "Company", "华信", 0.5, "ending")
    >>> c = Name(Span(1, 3), "Place", "信在", 0.7, "tagger")
    >>> [(one.kind, round(one.certainty, 2)) for one in settled([a, b, c])]
    [('Company', 0.76)]
    """
    best: dict[Span, Name] = {}
    for one in found:
        old = best.get(one.span)
        best[one.span] = one if old is None else _joined(old, one)
    taken: list[Name] = []
    used: set[int] = set()
    for one in sorted(best.values(), key=lambda one: (-one.certainty, -len(one.span), one.span)):
        stretch = range(one.span.start, one.span.end)
        if used.isdisjoint(stretch):
            used.update(stretch)
            taken.append(one)
    return sorted(taken)


def _joined(one: Name, other: Name) -> Name:
    """Join what two finders say of one stretch."""
    surer, other = (one, other) if one.certainty >= other.certainty else (other, one)
    if other.kind in _WIDER.get(surer.kind, ()):
        surer = replace(surer, kind=other.kind, label=other.label)
    elif surer.kind != other.kind and surer.kind not in _WIDER.get(other.kind, ()):
        return surer
    certainty = 1 - (1 - surer.certainty) * (1 - _SHARE * other.certainty)
    return replace(surer, certainty=certainty)


def agreed(found: list[Name]) -> list[Name]:
    """Give one kind to all names with the same characters: the kind that is surest over the document."""
    votes: dict[str, dict[str, float]] = {}
    for one in found:
        kinds = votes.setdefault(one.label, {})
        kinds[one.kind] = kinds.get(one.kind, 0.0) + one.certainty
    best = {label: max(sorted(kinds), key=kinds.__getitem__) for label, kinds in votes.items()}
    return [one if one.kind == best[one.label] else replace(one, kind=best[one.label]) for one in found]
