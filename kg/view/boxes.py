"""How much room each node takes: its disc or card, and the lines of its label."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING
from unicodedata import category

from kg.view.fonts import bundled
from kg.view.network import PREDICATE, SITUATION, VALUE, kind_of, label_of

if TYPE_CHECKING:
    from kg.view.network import Network

LINE = 1.22  #: line height, in type sizes
GAP = 2.5  #: between disc and label
PADDING = 5.0  #: between the border of a card and its words
LONGEST = 60  #: characters of a label that are drawn; the rest is left to the card of the node

#: A run of Latin letters and digits stays together; any other character may end a line.
PIECE = re.compile(r"[A-Za-z0-9À-ɏ.\-'&/]+\s?|\s|.", re.DOTALL)
#: Control characters, formatting characters, halves of surrogate pairs.
HIDDEN = frozenset({"Cc", "Cf", "Cs"})
#: What must not begin a line.
TRAILING = frozenset("，。、；：？！）」』》〉…,.;:?!)%")


@dataclass(frozen=True, slots=True)
class Box:
    """What is drawn for a node, around its own centre.

    A disc has its label below; a card has no disc and its words inside.
    """

    radius: float  #: of the disc; 0 for a card
    lines: tuple[str, ...]
    size: float  #: of the type
    width: float  #: of the whole
    top: float  #: distance from the centre to the upper edge
    bottom: float  #: distance from the centre to the lower edge

    @property
    def card(self) -> bool:
        """Tell whether the words stand inside a frame."""
        return not self.radius

    @property
    def height(self) -> float:
        """Give the height of the whole."""
        return self.top + self.bottom

    @property
    def baselines(self) -> tuple[float, ...]:
        """Give how far below the centre each line of the label stands."""
        first = -self.top + PADDING if self.card else self.radius + GAP
        return tuple(first + self.size * (0.92 + LINE * number) for number in range(len(self.lines)))


def box(graph: Network, node: str) -> Box:
    """Give the room a node takes: discs and labels grow with what is said about it."""
    kind, label = kind_of(graph, node), label_of(graph, node)
    if kind in {SITUATION, VALUE, PREDICATE}:
        return _card(label, 11.0, 11 if kind == SITUATION else 14)
    rank = sqrt(graph.degree(node))
    radius, size = min(5.0 + 2.4 * rank, 22.0), min(11.0 + 1.25 * (rank - 1), 18.0)
    return _disc(label, radius, round(size * 2) / 2)


def _disc(label: str, radius: float, size: float) -> Box:
    lines = tuple(wrap(label, 8 * size, size, measure))
    width = max(2 * radius, *(measure(line, size) for line in lines))
    return Box(radius, lines, size, width, top=radius, bottom=radius + GAP + LINE * size * len(lines))


def _card(label: str, size: float, across: float) -> Box:
    lines = tuple(wrap(label, across * size, size, measure))
    half = LINE * size * len(lines) / 2 + PADDING
    width = max(measure(line, size) for line in lines) + 4 * PADDING
    return Box(0.0, lines, size, width, top=half, bottom=half)


def measure(text: str, size: float) -> float:
    """Give the width of a line in the font that comes along."""
    return bundled().measure(text, size)


def visible(text: str) -> str:
    r"""Give a label as one line of characters that can be drawn: no control characters, no turns of direction.

    >>> visible(" 甲\n乙\u202e\x00 丙")
    '甲 乙 丙'
    """
    return "".join(sign for sign in " ".join(text.split()) if category(sign) not in HIDDEN)


def wrap(text: str, width: float, size: float, measure: Callable[[str, float], float]) -> list[str]:
    """Break a label into as few lines as fit ``width``, and these into about equal length.

    A word in Latin letters is never broken, so that a line may be wider.

    >>> wrap("产业端供给侧的改革", 8, 1, lambda line, size: len(line) * size)
    ['产业端供给', '侧的改革']
    >>> wrap("Ant Group 蚂蚁集团", 9, 1, lambda line, size: len(line) * size)
    ['Ant Group', '蚂蚁集团']
    """
    shown = visible(text) or "·"
    pieces = PIECE.findall(shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…")
    fewest = _filled(pieces, width, size, measure)
    narrow = measure(shown, size) / len(fewest)
    while narrow < width:
        lines = _filled(pieces, narrow, size, measure)
        if len(lines) == len(fewest):
            return lines
        narrow += size / 2
    return fewest


def _filled(pieces: list[str], width: float, size: float, measure: Callable[[str, float], float]) -> list[str]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and piece not in TRAILING and measure(lines[-1] + piece.rstrip(), size) > width:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines if line.strip()]
