"""Move nodes until no two boxes touch and as few lines as can be run through a box."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.view.stress import Matrix

Pairs: TypeAlias = NDArray[np.int64]

CLEAR = 7.0  #: between the boxes of two nodes
AWAY = 5.0  #: between a box and a line that passes by
FARTHEST = 30.0  #: that a node moves from one line at a time
SHARE = 0.3  #: of the way out that is taken in one round
ROUNDS = 60  #: of moving away from lines
TRIES = 2000  #: rounds of pushing apart: each frees at least one pair, most free all


def spread(points: Matrix, sizes: Matrix, edges: Pairs, breadths: Matrix) -> Matrix:
    """Give points near the given ones at which no two boxes overlap.

    ``sizes`` holds for each node how far its box reaches to the left, right, up and down; ``edges``
    the two ends of each line, ``breadths`` how far lines beside it bow out to either side. First boxes
    and lines push each other aside a little at a time, then the boxes alone have the last word.
    """
    moved = points.copy()
    for round_ in range(ROUNDS):
        moved += _from_lines(moved, sizes, edges, breadths) * (1.0 - round_ / ROUNDS)
        moved = _apart(moved, sizes, 3)
    return _apart(moved, sizes, TRIES)


def overlaps(points: Matrix, sizes: Matrix, clear: float = 0.0) -> Pairs:
    """Give the pairs of nodes whose boxes come nearer to each other than ``clear``."""
    left, right = points[:, 0] - sizes[:, 0], points[:, 0] + sizes[:, 1] + clear
    top, bottom = points[:, 1] - sizes[:, 2], points[:, 1] + sizes[:, 3] + clear
    beside = (right[:, None] > left) & (right > left[:, None])
    beside &= bottom[:, None] > top
    beside &= bottom > top[:, None]
    ones, others = np.nonzero(np.triu(beside, k=1))
    return np.column_stack((ones, others))


def _apart(points: Matrix, sizes: Matrix, rounds: int) -> Matrix:
    """Push overlapping boxes apart along the cheaper axis, each half of the way."""
    for _ in range(rounds):
        pairs = overlaps(points, sizes, CLEAR)
        if not len(pairs):
            break
        points = points + _step(points, sizes, pairs)
    return points


def _step(points: Matrix, sizes: Matrix, pairs: Pairs) -> Matrix:
    """Give the step by which each node leaves the boxes it lies on; many small pushes do not add up in full."""
    ones, others = pairs[:, 0], pairs[:, 1]
    half = (sizes[:, [0, 2]] + sizes[:, [1, 3]]) / 2
    middle = points + (sizes[:, [1, 3]] - sizes[:, [0, 2]]) / 2
    gap = middle[others] - middle[ones]
    depth = half[ones] + half[others] + CLEAR - np.abs(gap)
    sideways = depth[:, 0] < depth[:, 1]
    step = np.zeros_like(points)
    for axis, chosen in enumerate((sideways, ~sideways)):
        push = np.where(gap[chosen, axis] < 0, -1.0, 1.0) * (depth[chosen, axis] * 0.5 + 0.01)
        count = len(points)
        moved = np.bincount(others[chosen], push, count) - np.bincount(ones[chosen], push, count)
        times = np.bincount(others[chosen], minlength=count) + np.bincount(ones[chosen], minlength=count)
        step[:, axis] = moved / np.maximum(1.0, np.sqrt(times))
    return step


def _from_lines(points: Matrix, sizes: Matrix, edges: Pairs, breadths: Matrix) -> Matrix:
    """Give the step by which each node leaves the lines that run through its box."""
    if not len(edges):
        return np.zeros_like(points)
    half_width, half_height = (sizes[:, 0] + sizes[:, 1]) / 2 + AWAY, (sizes[:, 2] + sizes[:, 3]) / 2 + AWAY
    x, y = points[:, 0] + (sizes[:, 1] - sizes[:, 0]) / 2, points[:, 1] + (sizes[:, 3] - sizes[:, 2]) / 2
    ones, others = edges[:, 0], edges[:, 1]
    right, down = points[others, 0] - points[ones, 0], points[others, 1] - points[ones, 1]
    length = np.maximum(np.sqrt(right * right + down * down), 1e-9)
    right, down = right / length, down / length
    off_x, off_y = x[:, None] - points[None, ones, 0], y[:, None] - points[None, ones, 1]
    along, aside = off_x * right + off_y * down, off_y * right - off_x * down
    depth = half_width[:, None] * np.abs(down) + half_height[:, None] * np.abs(right) + breadths - np.abs(aside)
    nodes = np.arange(len(points))[:, None]
    crossed = (depth > 0) & (along > 0) & (along < length) & (nodes != ones) & (nodes != others)
    amount = np.where(crossed, np.minimum(depth, FARTHEST) * SHARE * np.where(aside < 0, -1.0, 1.0), 0.0)
    return np.column_stack(((amount * -down).sum(axis=1), (amount * right).sum(axis=1)))
