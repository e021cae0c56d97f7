"""Lines between two nodes: bent so that none hides another, cut where they meet what is drawn for a node."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from math import atan2, cos, degrees, hypot, pi, sin
from typing import TypeAlias

from kg.view.boxes import GAP, Box
from kg.view.scene import Point

Curve: TypeAlias = tuple[Point, ...]

SAMPLES = 48  #: steps in which a curve is searched for where it leaves a node
CLEAR = 2.5  #: between a node and the end of a line


def bent(start: Point, end: Point, bow: float) -> Curve:
    """Give a line that passes ``bow`` to the left of the middle; straight if that is nothing."""
    if not bow:
        return (start, end)
    (ax, ay), (bx, by) = start, end
    length = hypot(bx - ax, by - ay) or 1.0
    across = 2 * bow / length
    return (start, ((ax + bx) / 2 + (by - ay) * across, (ay + by) / 2 - (bx - ax) * across), end)


def loop(centre: Point, radius: float, number: int) -> Curve:
    """Give a line from a node to itself, to the upper right; each further one is larger."""
    x, y = centre
    reach = radius + 34.0 + 16.0 * number
    ends = [(x + radius * cos(turn), y - radius * sin(turn)) for turn in (pi * 0.06, pi * 0.44)]
    return (ends[0], (x + reach * 1.25, y - reach * 0.2), (x + reach * 0.2, y - reach * 1.25), ends[1])


def at(curve: Curve, share: float) -> Point:
    """Give the point at a share of the way along a curve."""
    points = list(curve)
    while len(points) > 1:
        points = [_between(a, b, share) for a, b in pairwise(points)]
    return points[0]


def heading(curve: Curve, share: float) -> float:
    """Give the direction of a curve at a share of the way, in degrees clockwise from rightwards."""
    (ax, ay), (bx, by) = at(curve, max(0.0, share - 0.01)), at(curve, min(1.0, share + 0.01))
    return degrees(atan2(by - ay, bx - ax))


def length(curve: Curve) -> float:
    """Give the length of a curve, near enough."""
    points = [at(curve, step / SAMPLES) for step in range(SAMPLES + 1)]
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))


def between(curve: Curve, first: float, last: float) -> Curve:
    """Give the stretch of a curve from one share of the way to another."""
    left = _split(curve, last)[0]
    return _split(left, first / last if last else 0.0)[1]


def free(curve: Curve, start: tuple[Point, Box], end: tuple[Point, Box]) -> Curve | None:
    """Cut off what runs over the two nodes; None if nothing is left to see."""
    steps = [step / SAMPLES for step in range(SAMPLES + 1)]
    leaving = next((step for step in reversed(steps) if _covers(*start, at(curve, step))), 0.0)
    reaching = next((step for step in steps if _covers(*end, at(curve, step))), 1.0)
    first = _edge(lambda step: _covers(*start, at(curve, step)), leaving, min(1.0, leaving + 1 / SAMPLES))
    last = _edge(lambda step: _covers(*end, at(curve, step)), reaching, max(0.0, reaching - 1 / SAMPLES))
    return between(curve, first, last) if last - first > 1 / SAMPLES else None


def _edge(inside: Callable[[float], bool], covered: float, open_: float) -> float:
    for _ in range(12):
        middle = (covered + open_) / 2
        covered, open_ = (middle, open_) if inside(middle) else (covered, middle)
    return open_


def _covers(centre: Point, room: Box, point: Point) -> bool:
    """Tell whether a point lies on the disc, the card or the label of a node, or just beside it."""
    x, y = point[0] - centre[0], point[1] - centre[1]
    if room.card:
        return abs(x) < room.width / 2 + CLEAR and abs(y) < room.height / 2 + CLEAR
    if hypot(x, y) < room.radius + CLEAR:
        return True
    half = max(room.width / 2, room.radius) if len(room.lines) else 0.0
    return abs(x) < half + CLEAR and room.radius + GAP - 1 < y < room.bottom + CLEAR


def _between(a: Point, b: Point, share: float) -> Point:
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def _split(curve: Curve, share: float) -> tuple[Curve, Curve]:
    left, right, points = [], [], list(curve)
    while points:
        left.append(points[0])
        right.append(points[-1])
        points = [_between(a, b, share) for a, b in pairwise(points)]
    return tuple(left), tuple(reversed(right))
