"""Move nodes until no two boxes touch and as few lines as can be run through a box."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.view.stress import Matrix

Pairs: TypeAlias = NDArray[np.int64]

CLEAR = 7.0  #: between the boxes of two nodes
AWAY = 5.0  #: between a box and a line that passes by
ROUNDS = 60  #: of moving away from lines
TRIES = 2000  #: rounds of pushing apart: each frees at least one pair, most free all


def spread(points: Matrix, sizes: Matrix, edges: Pairs) -> Matrix:
    """Give points near the given ones at which no two boxes overlap.

    ``sizes`` holds for each node how far its box reaches to the left, right, up and down; ``edges``
    the two ends of each line. First boxes and lines push each other aside a little at a time, then
    the boxes alone have the last word.
    """
    moved = points.copy()
    for round_ in range(ROUNDS):
        moved += _from_lines(moved, sizes, edges) * (1.0 - round_ / ROUNDS)
        moved = _apart(moved, sizes, 3)
    return _apart(moved, sizes, TRIES)


def overlaps(points: Matrix, sizes: Matrix, clear: float = 0.0) -> Pairs:
    """Give the pairs of nodes whose boxes come nearer to each other than ``clear``."""
    across, down = _depths(points, sizes, clear)
    ones, others = np.nonzero(np.triu((across > 0) & (down > 0), k=1))
    return np.column_stack((ones, others))


def _depths(points: Matrix, sizes: Matrix, clear: float) -> tuple[Matrix, Matrix]:
    """Tell how deep each box lies in each other, across and down; above zero in both: they overlap."""
    left, right = points[:, 0] - sizes[:, 0], points[:, 0] + sizes[:, 1]
    top, bottom = points[:, 1] - sizes[:, 2], points[:, 1] + sizes[:, 3]
    across = np.minimum(right[:, None] - left[None, :], right[None, :] - left[:, None]) + clear
    down = np.minimum(bottom[:, None] - top[None, :], bottom[None, :] - top[:, None]) + clear
    return across, down


def _apart(points: Matrix, sizes: Matrix, rounds: int) -> Matrix:
    """Push overlapping boxes apart along the cheaper axis, each half of the way."""
    middle = points + (sizes[:, [1, 3]] - sizes[:, [0, 2]]) / 2
    order = np.arange(len(points))
    for _ in range(rounds):
        across, down = _depths(points, sizes, CLEAR)
        touching = (across > 0) & (down > 0)
        np.fill_diagonal(touching, val=False)
        if not touching.any():
            break
        sideways = touching & (across < down)
        upright = touching & ~sideways
        middle = points + (sizes[:, [1, 3]] - sizes[:, [0, 2]]) / 2
        step = np.zeros_like(points)
        for axis, (chosen, depth) in enumerate(((sideways, across), (upright, down))):
            gap = middle[:, None, axis] - middle[None, :, axis]
            sign = np.where(gap == 0, np.sign(order[:, None] - order[None, :]), np.sign(gap))
            step[:, axis] = np.where(chosen, sign * (depth * 0.5 + 0.01), 0.0).sum(axis=1)
            step[:, axis] /= np.maximum(1.0, np.sqrt(chosen.sum(axis=1)))
        points = points + step
    return points


def _from_lines(points: Matrix, sizes: Matrix, edges: Pairs) -> Matrix:
    """Give the step by which each node leaves the lines that run through its box."""
    step = np.zeros_like(points)
    if not len(edges):
        return step
    middle = points + (sizes[:, [1, 3]] - sizes[:, [0, 2]]) / 2
    half = (sizes[:, [0, 2]] + sizes[:, [1, 3]]) / 2 + AWAY
    start, end = points[edges[:, 0]], points[edges[:, 1]]
    along = end - start
    length = np.maximum(np.sqrt((along**2).sum(axis=1)), 1e-9)
    normal = np.column_stack((-along[:, 1], along[:, 0])) / length[:, None]
    offset = middle[:, None, :] - start[None, :, :]
    share = (offset * along[None]).sum(axis=2) / (length**2)[None]
    distance = (offset * normal[None]).sum(axis=2)
    reach = half @ np.abs(normal).T
    depth = reach - np.abs(distance)
    own = (edges[None, :, :] == np.arange(len(points))[:, None, None]).any(axis=2)
    crossed = (depth > 0) & (share > 0) & (share < 1) & ~own
    side = np.where(distance < 0, -1.0, 1.0)
    amount = np.where(crossed, np.minimum(depth, 30.0) * 0.3 * side, 0.0)
    return np.asarray(amount @ normal)
