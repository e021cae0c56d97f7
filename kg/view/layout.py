"""Where everything of a network goes on the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from kg.view.boxes import Box, box, measure
from kg.view.packing import pack
from kg.view.spread import spread
from kg.view.stress import Matrix, distances, place

if TYPE_CHECKING:
    from kg.view.network import Network

ASPECT = 1.5  #: width of the page, in heights
SHORTEST = 58.0  #: between the rims of two nodes
CROWD = 7.0  #: how much further a node keeps its neighbours for each that it has
FARTHEST = 240.0
BOW = 17.0  #: between neighbouring lines of one pair of nodes
BESIDE = 20.0  #: how much longer a line is for each more that runs beside it
STRETCH = 1.12  #: labels lie across, so a little more room is needed there than down


@dataclass(frozen=True, slots=True)
class Layout:
    """A place and a box for each node; the upper left corner of the page is the origin."""

    places: Mapping[str, tuple[float, float]]
    boxes: Mapping[str, Box]
    width: float
    height: float

    def bounds(self, node: str) -> tuple[float, float, float, float]:
        """Give what a node covers: left, top, right, bottom."""
        (x, y), room = self.places[node], self.boxes[node]
        return x - room.width / 2, y - room.top, x + room.width / 2, y + room.bottom


def layout(graph: Network, *, aspect: float = ASPECT, margin: float = 24.0) -> Layout:
    """Place every node so that no two overlap, the separate parts of the graph packed together.

    The same graph, its nodes and edges in the same order, gives the same places.
    """
    boxes = {node: box(graph, node) for node in graph}
    order = {node: number for number, node in enumerate(graph)}
    components = [sorted(part, key=order.__getitem__) for part in nx.weakly_connected_components(graph)]
    components.sort(key=lambda part: order[part[0]])
    placed = [_component(graph, part, boxes) for part in components]
    covered = [_covered(graph, part, points, boxes) for part, points in zip(components, placed, strict=True)]
    shifts = pack(covered, aspect) if covered else np.zeros((0, 2))
    places = {
        node: (float(point[0] + shift[0]), float(point[1] + shift[1]))
        for part, points, shift in zip(components, placed, shifts, strict=True)
        for node, point in zip(part, points, strict=True)
    }
    return _on_page(places, boxes, margin)


def _component(graph: Network, part: list[str], boxes: Mapping[str, Box]) -> Matrix:
    number = {node: index for index, node in enumerate(part)}
    near = {node: len(set(nx.all_neighbors(graph, node)) - {node}) for node in part}
    lengths: dict[tuple[int, int], float] = {}
    beside: Counter[tuple[int, int]] = Counter()
    for one, other, edge in graph.edges(part, data=True):
        pair = min(number[one], number[other]), max(number[one], number[other])
        beside[pair] += 1
        lengths[pair] = max(lengths.get(pair, 0.0), _length(one, other, near, boxes, str(edge.get("label", ""))))
    for pair, count in beside.items():
        lengths[pair] += BESIDE * (count - 1)
    points = place(distances(len(part), ((*pair, length) for pair, length in lengths.items())), beside)
    sizes = np.array([(room.width / 2, room.width / 2, room.top, room.bottom) for room in map(boxes.get, part) if room])
    lines = np.array(list(lengths), dtype=np.int64).reshape(-1, 2)
    breadths = np.array([BOW * (beside[pair] - 1) / 2 for pair in lengths])
    return spread(points * (STRETCH, 1 / STRETCH), sizes, lines, breadths)


def _length(one: str, other: str, near: Mapping[str, int], boxes: Mapping[str, Box], label: str) -> float:
    """Give how long the line between two nodes should be: room for its words, more at a hub."""
    rims = sum(room.radius or room.width / 3 for room in (boxes[one], boxes[other]))
    crowd = CROWD * (max(near[one], near[other]) - 1) + CROWD * 0.6 * (min(near[one], near[other]) - 1)
    return rims + min(max(SHORTEST, measure(label, 10.0) + 34.0) + crowd, FARTHEST)


def _covered(
    graph: Network, part: list[str], points: Matrix, boxes: Mapping[str, Box]
) -> list[tuple[float, float, float, float]]:
    """Give the boxes of a part, and small ones along its lines."""
    at = dict(zip(part, points, strict=True))
    found = []
    for node in part:
        (x, y), room = at[node], boxes[node]
        found.append((x - room.width / 2, y - room.top, x + room.width / 2, y + room.bottom))
    for one, other in graph.edges(part):
        for share in np.linspace(0, 1, 12):
            x, y = at[one] * (1 - share) + at[other] * share
            found.append((x - 4, y - 4, x + 4, y + 4))
    return [tuple(map(float, box)) for box in found]  # type: ignore[misc]


def _on_page(places: Mapping[str, tuple[float, float]], boxes: Mapping[str, Box], margin: float) -> Layout:
    if not places:
        return Layout({}, {}, 2 * margin, 2 * margin)
    left = min(x - boxes[node].width / 2 for node, (x, _) in places.items())
    top = min(y - boxes[node].top for node, (_, y) in places.items())
    right = max(x + boxes[node].width / 2 for node, (x, _) in places.items())
    bottom = max(y + boxes[node].bottom for node, (_, y) in places.items())
    moved = {node: (round(x - left + margin, 1), round(y - top + margin, 1)) for node, (x, y) in places.items()}
    return Layout(moved, boxes, round(right - left + 2 * margin, 1), round(bottom - top + 2 * margin, 1))
