"""Find room for the words along the lines: they are written only where they cover nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.view import curves
from kg.view.boxes import measure
from kg.view.curves import Curve
from kg.view.scene import Point, Text

Corners: TypeAlias = NDArray[np.float64]
Bounds: TypeAlias = tuple[float, float, float, float]

#: Where along a line its words are tried, the middle first.
PLACES = (0.48, 0.4, 0.56, 0.32, 0.64, 0.25, 0.71)
SLACK = 16.0  #: how much longer than its words a line must be: the ends and the head stay free
SMALLER = 0.9  #: the second type size that is tried


@dataclass(frozen=True, slots=True)
class Sign:
    """Words wanted along a line."""

    name: str
    curve: Curve
    wordings: tuple[str, ...]  #: the best first
    size: float


def fit(signs: Sequence[Sign], boxes: Sequence[Bounds]) -> list[tuple[Sign, Text]]:
    """Place as many signs as fit between the boxes and beside each other, those with least room first."""
    fixed = np.array(boxes).reshape(-1, 4)
    taken: list[Corners] = []
    found = {}
    spare = {sign.name: curves.length(sign.curve) - measure(sign.wordings[-1], sign.size) for sign in signs}
    for sign in sorted(signs, key=lambda sign: spare[sign.name]):
        for text, corners in _offers(sign):
            if not _hits_box(corners, fixed) and not any(_meet(corners, other) for other in taken):
                taken.append(corners)
                found[sign.name] = text
                break
    return [(sign, found[sign.name]) for sign in signs if sign.name in found]


def _offers(sign: Sign) -> Iterator[tuple[Text, Corners]]:
    room = curves.length(sign.curve)
    for words in sign.wordings:
        for size in (sign.size, sign.size * SMALLER):
            width = measure(words, size)
            if width + SLACK > room:
                continue
            for share in PLACES:
                if abs(share - 0.5) * room + width / 2 < room / 2 - SLACK / 3:
                    yield _written(sign.curve, share, words, size, width)


def _written(curve: Curve, share: float, words: str, size: float, width: float) -> tuple[Text, Corners]:
    angle = (curves.heading(curve, share) + 90) % 180 - 90  # never upside down
    middle, turn = curves.at(curve, share), radians(angle)
    down = size * 0.36
    at = (middle[0] - down * sin(turn), middle[1] + down * cos(turn))
    text = Text((round(at[0], 2), round(at[1], 2)), words, size, "", angle=round(angle, 1))
    return text, _corners(middle, turn, width / 2 + 1.0, size * 0.56)


def _corners(middle: Point, turn: float, along: float, across: float) -> Corners:
    axis, side = np.array((cos(turn), sin(turn))) * along, np.array((-sin(turn), cos(turn))) * across
    return np.array(middle) + np.array((axis + side, axis - side, -axis - side, -axis + side))


def _hits_box(corners: Corners, boxes: Corners) -> bool:
    """Tell whether a turned rectangle overlaps one of the upright ones."""
    if not len(boxes):
        return False
    low, high = corners.min(axis=0), corners.max(axis=0)
    near = (boxes[:, 0] < high[0]) & (boxes[:, 2] > low[0]) & (boxes[:, 1] < high[1]) & (boxes[:, 3] > low[1])
    return any(_meet(corners, upright(box)) for box in boxes[near])


def upright(box: Sequence[float] | Corners) -> Corners:
    """Give the corners of an upright rectangle: left, top, right, bottom."""
    left, top, right, bottom = box
    return np.array(((left, top), (right, top), (right, bottom), (left, bottom)))


def _meet(one: Corners, other: Corners) -> bool:
    """Tell whether two rectangles overlap: no side of either parts them."""
    for corners in (one, other):
        for axis in (corners[1] - corners[0], corners[2] - corners[1]):
            ours, theirs = (points[:, 0] * axis[0] + points[:, 1] * axis[1] for points in (one, other))
            if ours.max() <= theirs.min() or theirs.max() <= ours.min():
                return False
    return True
