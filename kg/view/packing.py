"""Lay the separate parts of a picture beside each other, close but never touching."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.view.stress import Matrix

Cells: TypeAlias = NDArray[np.bool_]

CELL = 14.0  #: size of a square of the raster in which parts are laid out


def pack(parts: Sequence[Sequence[tuple[float, float, float, float]]], aspect: float) -> Matrix:
    """Give for each part the shift that finds it a free place, the largest in the middle.

    A part is what it covers, as boxes (left, top, right, bottom). The whole grows towards a page
    ``aspect`` times as wide as high.
    """
    shapes = [_cells(part) for part in parts]
    order = sorted(range(len(parts)), key=lambda number: (-int(shapes[number][0].sum()), number))
    extent = sum(max(shape.shape) for shape, _ in shapes) + 4
    taken = np.zeros((2 * extent, 2 * extent), dtype=np.bool_)
    shifts = np.zeros((len(parts), 2))
    bounds = np.array([extent, extent, extent, extent])
    for number in order:
        shape, corner = shapes[number]
        row, column = _free_place(taken, shape, bounds, aspect)
        taken[row : row + shape.shape[0], column : column + shape.shape[1]] |= shape
        bounds = _grown(bounds, row, column, shape)
        shifts[number] = (column - extent) * CELL - corner[0], (row - extent) * CELL - corner[1]
    return shifts


def _cells(part: Sequence[tuple[float, float, float, float]]) -> tuple[Cells, tuple[float, float]]:
    """Give the raster squares that a part covers, one more all around, and their upper left corner."""
    boxes = np.array(part)
    left, top = float(boxes[:, 0].min()) - CELL, float(boxes[:, 1].min()) - CELL
    first = np.floor((boxes[:, :2] - (left, top)) / CELL).astype(int) - 1
    last = np.floor((boxes[:, 2:] - (left, top)) / CELL).astype(int) + 2
    cells = np.zeros((int(last[:, 1].max()), int(last[:, 0].max())), dtype=np.bool_)
    for (column, row), (column_end, row_end) in zip(first, last, strict=True):
        cells[max(row, 0) : row_end, max(column, 0) : column_end] = True
    return cells, (left, top)


def _grown(bounds: NDArray[np.int64], row: int, column: int, shape: Cells) -> NDArray[np.int64]:
    height, width = shape.shape
    if bounds[0] == bounds[2]:
        return np.array([row, column, row + height, column + width])
    low, high = np.minimum(bounds[:2], (row, column)), np.maximum(bounds[2:], (row + height, column + width))
    return np.concatenate((low, high))


def _free_place(taken: Cells, shape: Cells, bounds: NDArray[np.int64], aspect: float) -> tuple[int, int]:
    """Give the place at which the whole page stays smallest, then that nearest to its middle."""
    height, width = shape.shape
    if bounds[0] == bounds[2]:
        return int(bounds[0]) - height // 2, int(bounds[1]) - width // 2
    rows = np.arange(max(0, bounds[0] - height), min(taken.shape[0] - height, bounds[2]) + 1)
    columns = np.arange(max(0, bounds[1] - width), min(taken.shape[1] - width, bounds[3]) + 1)
    high = np.maximum(bounds[2], rows + height) - np.minimum(bounds[0], rows)
    wide = np.maximum(bounds[3], columns + width) - np.minimum(bounds[1], columns)
    page = np.maximum(high[:, None] * aspect, wide[None, :])
    middle_row, middle_column = (bounds[0] + bounds[2] - height) / 2, (bounds[1] + bounds[3] - width) / 2
    off = np.abs(rows[:, None] - middle_row) * aspect + np.abs(columns[None, :] - middle_column)
    for place in np.lexsort((off.ravel(), page.ravel())):
        row, column = int(rows[place // len(columns)]), int(columns[place % len(columns)])
        if not (taken[row : row + height, column : column + width] & shape).any():
            return row, column
    return int(bounds[2]), int(bounds[1])
