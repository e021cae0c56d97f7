"""Find known strings in a text: thousands of them, in the time of one look at each character."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

_SIZE = 1 << 16


def code_points(text: str) -> NDArray[np.uint16]:
    """Give the code points of a text; those beyond the first plane count as one unknown character."""
    wide = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    points: NDArray[np.uint16] = np.minimum(wide, 0xFFFF).astype(np.uint16)
    return points


class Finder:
    """Finds strings of two characters or more.

    >>> text = "中国足协在北京站"
    >>> Finder(["中国", "中国足协", "北京"]).met(text, code_points(text))
    [(0, 4), (5, 7)]
    """

    def __init__(self, strings: Iterable[str]) -> None:
        heads: dict[str, set[str]] = {}
        for one in strings:
            if len(one) > 1:
                heads.setdefault(one[:2], set()).add(one)
        self._heads = {head: tuple(sorted(same, key=lambda one: (-len(one), one))) for head, same in heads.items()}
        self._table = np.zeros(_SIZE, np.bool_)
        if heads:
            points = code_points("".join(self._heads)).astype(np.uint32)
            self._table[_mixed(points[::2], points[1::2])] = True

    def met(self, text: str, points: NDArray[np.uint16]) -> list[tuple[int, int]]:
        """Give where the strings stand, left to right: the longest at each place, none within another."""
        wide = points.astype(np.uint32)
        places = np.flatnonzero(self._table.take(_mixed(wide[:-1], wide[1:]))).tolist()
        found: list[tuple[int, int]] = []
        end = 0
        heads = self._heads
        for place in places:
            if place < end:
                continue
            for one in heads.get(text[place : place + 2], ()):
                if text.startswith(one, place):
                    end = place + len(one)
                    found.append((place, end))
                    break
        return found


def _mixed(first: NDArray[np.uint32], second: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Give a place in the table for a pair of characters."""
    return (first * np.uint32(31) + second) & np.uint32(_SIZE - 1)
