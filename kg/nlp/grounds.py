"""How the phrases of a claim lie in their sentence, as the network of arguments sees it.

In: where subject and object stand, counted from the start of the sentence, and where the predicate begins. Out: figures by name,
which `kg.extract.support` weighs beside the probabilities of the edges themselves: whether a predicate stands within a phrase
or between it and its own, whether another predicate would have it, how much else an edge speaks for itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.nlp import arguments as net

if TYPE_CHECKING:
    from kg.nlp.arguments import Arguments, Pointing
    from kg.nlp.body import Floats

Place = tuple[int, int]
_LEAST, _MOST = -8.0, 8.0  #: logits and logarithms beyond are as sure
_MANY = 4  # of marks that part clauses, and of 的: more are as many
_LONG = 20.0  # code points
_SENSES = ("denied", "planned", "required", "possible", "supposed", "asked", "passive", "told")


def grounds(
    subject: Place | None, object_: Place | None, pointing: Pointing, place: int, sentence: Arguments
) -> dict[str, float]:
    """Give what speaks for and against a claim by how it lies, by name."""
    told = {f"seen {name}": _held(mark) for name, mark in zip(_SENSES, pointing.marks.tolist(), strict=True)}
    told["place"] = place / len(sentence.words)
    told["predicates"] = len(sentence.likely()) / _LONG
    told |= _phrase("s", subject, (net.SUBJECT_END, net.OBJECT_END), pointing, place, sentence)
    return told | _phrase("o", object_, (net.OBJECT_END, net.SUBJECT_END), pointing, place, sentence)


def _phrase(
    name: str, stretch: Place | None, rows: tuple[int, int], pointing: Pointing, place: int, sentence: Arguments
) -> dict[str, float]:
    """Give how one phrase lies; ``rows``: what it is of its predicate, and what it may be of another."""
    (row, other), ends = rows, pointing.ends
    column = stretch[1] if stretch is not None else 0
    best = int(ends[row].argmax())
    told = {f"{name}_most": float(best == column), f"{name}_next": _next(ends[row], best, column)}
    if stretch is None:
        return told
    first, last = stretch
    between = (last, place) if last <= place else (place + 1, max(place + 1, first))
    own = "".join(sentence.words[first:last])
    told[f"{name}_opens"] = float(int(ends[row + 1].argmax()) == first + 1)
    told[f"{name}_holds"] = _most(sentence, first, last)
    told[f"{name}_between"] = _most(sentence, *between)
    told[f"{name}_parts"] = _count(own, net.BREAKS)
    told[f"{name}_away"] = _count(sentence.words[slice(*between)], net.BREAKS)
    told[f"{name}_gap"] = min(1.0, (between[1] - between[0]) / _LONG)
    told[f"{name}_of"] = _count(own, "的")
    told[f"{name}_closing"] = _held(float(sentence.heads[last - 1, net.EDGES][row]))
    told[f"{name}_opening"] = _held(float(sentence.heads[first, net.EDGES][row + 1]))
    told[f"{name}_wanted"] = _held(sentence.wanted(row, last, place))
    told[f"{name}_otherwise"] = _held(sentence.wanted(other, last, place))
    return told


def _next(scores: Floats, best: int, column: int) -> float:
    """Give how probable the most probable edge is beside one."""
    if best != column:
        return _held(float(scores[best]))
    return _held(float(np.partition(scores, -2)[-2])) if scores.size > 1 else _LEAST


def _most(sentence: Arguments, first: int, last: int) -> float:
    """Give how probable it is that a predicate begins within some characters."""
    return _held(float(sentence.predicates[first:last].max())) if first < last else _LEAST


def _count(words: str, letters: str) -> float:
    return min(_MANY, sum(one in letters for one in words)) / _MANY


def _held(value: float) -> float:
    """Keep a logit or a logarithm within what tells anything."""
    return max(_LEAST, min(_MOST, value))
