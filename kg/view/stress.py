"""Positions whose distances on the page are those in the graph: stress majorisation.

Source: Gansner, Koren and North, Graph Drawing by Stress Majorization, 2004 (the step), and
classical scaling (the start). Quadratic in memory, cubic once and quadratic a step in time: a
second for 500 nodes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Matrix: TypeAlias = NDArray[np.float64]

STEPS = 300
ENOUGH = 1e-5  #: the relative gain of a step below which nothing more is to be had
GOLDEN = np.pi * (3 - np.sqrt(5))  #: angle between neighbours on a sunflower


def distances(count: int, edges: Iterable[tuple[int, int, float]]) -> Matrix:
    """Give the length of the shortest way between each two of ``count`` nodes.

    >>> distances(3, [(0, 1, 2.0), (1, 2, 3.0)])[0].tolist()
    [0.0, 2.0, 5.0]
    """
    ways = np.full((count, count), np.inf)
    np.fill_diagonal(ways, 0.0)
    for one, other, length in edges:
        if one != other:
            ways[one, other] = ways[other, one] = min(ways[one, other], length)
    for middle in range(count):
        np.minimum(ways, ways[:, middle, None] + ways[None, middle, :], out=ways)
    return ways


def place(ways: Matrix) -> Matrix:
    """Give a point for each node of a connected graph, the middle of all at the origin.

    The longer axis lies across the page.
    """
    count = len(ways)
    if count == 1:
        return np.zeros((1, 2))
    points = _scaled(ways) + _sunflower(count) * ways.mean() * 0.05
    apart = ways + np.eye(count)
    weights = apart**-2.0
    np.fill_diagonal(weights, 0.0)
    inverse = np.linalg.inv(np.diag(weights.sum(axis=1)) - weights + 1.0 / count) - 1.0 / count
    before = np.inf
    for _ in range(STEPS):
        now = _lengths(points)
        pull = np.where(now > 0, weights * ways / np.where(now > 0, now, 1.0), 0.0)
        points = inverse @ (pull.sum(axis=1)[:, None] * points - pull @ points)
        stress = float((weights * (_lengths(points) - ways) ** 2).sum())
        if before - stress < ENOUGH * before:
            break
        before = stress
    return across(points)


def across(points: Matrix) -> Matrix:
    """Turn points so that they spread most from left to right, and centre them.

    The turn is one of the two that do so: the one that keeps the first points to the left and above.
    """
    centred = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    turned: Matrix = centred @ axes[:, ::-1]
    order = np.arange(len(points))[::-1] + 1.0
    signs = np.where(order @ turned > 0, -1.0, 1.0)
    return turned * signs


def _lengths(points: Matrix) -> Matrix:
    steps = points[:, None, :] - points[None, :, :]
    return np.asarray(np.sqrt((steps**2).sum(axis=2)))


def _scaled(ways: Matrix) -> Matrix:
    """Give the two main coordinates of classical scaling, their signs settled."""
    squares = ways**2
    middle = squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean()
    values, vectors = np.linalg.eigh(-middle / 2)
    axes: Matrix = vectors[:, [-1, -2]] * np.sqrt(np.maximum(values[[-1, -2]], 0.0))
    largest = axes[np.abs(axes).argmax(axis=0), [0, 1]]
    return axes * np.where(largest < 0, -1.0, 1.0)


def _sunflower(count: int) -> Matrix:
    """Give points evenly spread over a disc of radius 1: they part nodes that would coincide."""
    number = np.arange(count)
    radius, angle = np.sqrt((number + 0.5) / count), GOLDEN * number
    return np.column_stack((radius * np.cos(angle), radius * np.sin(angle)))
