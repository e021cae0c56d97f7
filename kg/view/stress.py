"""Positions whose distances on the page are those in the graph: stress majorisation.

Only sums, products, quotients and square roots of single numbers are used, which every processor
rounds alike; the fast products of matrices, whose last digit depends on the processor, are not. So
the same graph lies the same everywhere.

Source: Gansner, Koren and North, Graph Drawing by Stress Majorization, 2004 (the step), and
classical scaling (the start). Cubic once and quadratic a step in time, quadratic in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import cos, pi, sin, sqrt
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Matrix: TypeAlias = NDArray[np.float64]

STEPS = 300
ENOUGH = 1e-5  #: the relative gain of a step below which nothing more is to be had
FIRM = 2.0  #: how much more the distance of two neighbours counts than that of others as far apart
GOLDEN = pi * (3 - sqrt(5))  #: angle between neighbours on a sunflower
TURNS = 60  #: of the iteration that finds the axes to start from: they need not be exact


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


def place(ways: Matrix, firm: Mapping[tuple[int, int], int]) -> Matrix:
    """Give a point for each node of a connected graph, the middle of all at the origin.

    ``firm`` tells for the pairs that have lines how many: these distances count that much more.
    The longer axis lies across the page.
    """
    count = len(ways)
    if count == 1:
        return np.zeros((1, 2))
    points = _start(ways) + _sunflower(count) * float(ways.mean()) * 0.05
    weights = _weights(ways, firm)
    sums = -weights + 1.0 / count
    np.fill_diagonal(sums, weights.sum(axis=1) + 1.0 / count)
    inverse = inverted(sums) - 1.0 / count
    pulls = weights * ways
    before = np.inf
    for _ in range(STEPS):
        apart = _lengths(points)
        stress = float((weights * (apart - ways) ** 2).sum())
        if before - stress < ENOUGH * before:
            break
        before = stress
        pull = np.divide(pulls, apart, out=np.zeros_like(pulls), where=apart > 0)
        points = times(inverse, pull.sum(axis=1)[:, None] * points - times(pull, points))
    return across(points)


def _weights(ways: Matrix, firm: Mapping[tuple[int, int], int]) -> Matrix:
    """Tell how much each distance counts: the less the longer it is."""
    apart = ways + np.eye(len(ways))
    weights = 1.0 / (apart * apart)
    np.fill_diagonal(weights, 0.0)
    for (one, other), lines in firm.items():
        if one != other:
            weights[one, other] = weights[other, one] = weights[one, other] * FIRM * lines
    return weights


def times(matrix: Matrix, points: Matrix) -> Matrix:
    """Multiply a matrix with points, each sum taken in one order.

    >>> times(np.array([[1.0, 2.0]]), np.array([[3.0, 4.0], [5.0, 6.0]])).tolist()
    [[13.0, 16.0]]
    """
    return np.column_stack([(matrix * points[None, :, axis]).sum(axis=1) for axis in range(points.shape[1])])


def inverted(matrix: Matrix) -> Matrix:
    """Invert a symmetric positive matrix by elimination.

    >>> inverted(np.array([[4.0, 2.0], [2.0, 2.0]])).tolist()
    [[0.5, -0.5], [-0.5, 1.0]]
    """
    count = len(matrix)
    left = np.hstack((matrix, np.eye(count)))
    for row in range(count):
        left[row] /= left[row, row]
        factors = left[:, row].copy()
        factors[row] = 0.0
        left -= factors[:, None] * left[row][None, :]
    return left[:, count:]


def across(points: Matrix) -> Matrix:
    """Turn points so that they spread most from left to right, and centre them.

    Of the turns that do so, it is the one that keeps the first points to the left and above.
    """
    centred = points - points.mean(axis=0)
    x, y = centred[:, 0], centred[:, 1]
    wide, high, slant = float((x * x).sum()), float((y * y).sum()), float((x * y).sum())
    half = (wide - high) / 2
    along = np.array((half + sqrt(half * half + slant * slant), slant))
    size = sqrt(float((along * along).sum()))
    a, b = along / size if size else (1.0, 0.0)
    turned = np.column_stack((a * x + b * y, a * y - b * x))
    order = np.arange(len(points), 0, -1.0)[:, None]
    return np.asarray(turned * np.where((order * turned).sum(axis=0) > 0, -1.0, 1.0))


def _lengths(points: Matrix) -> Matrix:
    x, y = points[:, 0], points[:, 1]
    right, down = x[:, None] - x[None, :], y[:, None] - y[None, :]
    return np.asarray(np.sqrt(right * right + down * down))


def _start(ways: Matrix) -> Matrix:
    """Give about the two main coordinates of classical scaling."""
    squares = ways * ways
    centred = (squares.mean(axis=0) + squares.mean(axis=1)[:, None] - squares.mean() - squares) / 2
    axes: list[Matrix] = []
    for number in range(2):
        axis = np.arange(len(ways)) % (number + 2) - 0.5 + np.arange(len(ways)) / len(ways)
        for _ in range(TURNS):
            axis = (centred * axis[None, :]).sum(axis=1)
            for known in axes:
                axis = axis - known * float((known * axis).sum())
            axis = axis / (sqrt(float((axis * axis).sum())) or 1.0)
        axes.append(axis)
    spans = [sqrt(max(0.0, float((axis * (centred * axis[None, :]).sum(axis=1)).sum()))) for axis in axes]
    return np.column_stack([axis * span for axis, span in zip(axes, spans, strict=True)])


def _sunflower(count: int) -> Matrix:
    """Give points evenly spread over a disc of radius 1: they part nodes that would coincide."""
    turns = [(sqrt((number + 0.5) / count), GOLDEN * number) for number in range(count)]
    return np.array([(round(far * cos(turn), 9), round(far * sin(turn), 9)) for far, turn in turns])
