"""The likeliest way through a byte shift: a beam search over the raw characters.

Its state is one byte: the first half of the next true character, or none where decoder and characters are in step.
What is likely is told by the character model; what may have happened, by ``kg.text.shift``.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log1p
from typing import TYPE_CHECKING

from kg.text.shift import REPLACEMENT, Move, State, Written, go_on, realign

if TYPE_CHECKING:
    from kg.text.likelihood import CharacterModel

BEAM = 48  #: hypotheses kept in step, and as many out of step
MARGIN = 30.0  #: hypotheses so far behind the best are given up
CUT_SHORT = -10.0  #: what it costs to end out of step
EFFORT = 200_000  #: moves of one search; then the best in step is taken


@dataclass(slots=True)
class Node:
    """One hypothesis about everything up to a place in the raw text."""

    move: Move
    score: float  #: logarithm of the likelihood of the best way here
    total: float  #: the same of all ways here
    last: str
    quoted: bool
    before: Node | None

    @property
    def shifted(self) -> bool:
        """Tell whether this step began or ended out of step."""
        return self.move.pending is not None or (self.before is not None and self.before.move.pending is not None)


@dataclass(frozen=True, slots=True)
class Search:
    """What a search found."""

    steps: tuple[Node, ...]
    certainty: float  #: share of the likelihood of all hypotheses that this one has


class Searcher:
    """A beam search over one raw text."""

    def __init__(self, raw: str, model: CharacterModel) -> None:
        """Prepare to search ``raw``."""
        self._raw = raw
        self._model = model
        self._front: dict[int, dict[tuple[int | None, str], Node]] = {}
        self.effort = 0  #: moves weighed so far, in all searches

    def search(self, state: State) -> Search:
        """Find what was meant from ``state``, where a shift can begin, to where all is in step again.

        Takes time and room in proportion to the damaged stretch, and gives up after ``EFFORT`` moves.
        """
        start = Node(Move(state.place, trail=state.trail), 0.0, 0.0, state.last, state.quoted, None)
        self._front = {state.place: {(None, state.last): start}}
        limit = self.effort + EFFORT
        while True:
            place = min(self._front)
            nodes = _survivors(self._front.pop(place))
            if place >= state.end or self.effort > limit or self._is_over(nodes):
                return self._finish(nodes, state.end)
            for node in nodes:
                self._expand(node, state.end)

    def _is_over(self, nodes: list[Node]) -> bool:
        """Tell whether but one hypothesis is left, and that is in step."""
        return len(nodes) == 1 and not self._front and nodes[0].move.pending is None and nodes[0].before is not None

    def _expand(self, node: Node, end: int) -> None:
        move = node.move
        state = State(self._raw, end, move.place, node.last, move.trail, move.since, node.quoted)
        for step in go_on(state) if move.pending is None else realign(state, move.pending):
            self._add(node, step)

    def _add(self, node: Node, move: Move) -> None:
        """Note where ``move`` leads from ``node``; of two ways to one state the better is kept."""
        self.effort += 1
        gain, last, quoted = move.cost, node.last, node.quoted
        for one in move.written:
            gain += self._model.score(last, one.character)
            last = one.character
            if last in "“”":
                quoted = last == "“"
        score, total = node.score + gain, node.total + gain
        states = self._front.setdefault(move.place, {})
        rival = states.get((move.pending, last))
        if rival:
            total = _log_sum(total, rival.total)
            if rival.score >= score:
                rival.total = total
                return
        states[move.pending, last] = Node(move, score, total, last, quoted, node)

    def _finish(self, nodes: list[Node], end: int) -> Search:
        """Choose the best hypothesis; one that ends out of step loses half a character."""
        best = max(nodes, key=lambda node: self._final_score(node, end))
        certainty = round(min(1.0, exp(best.score - best.total)), 3)
        if best.move.pending is not None:
            lost = Written(REPLACEMENT, best.move.since, best.move.place, lost=True)
            best = Node(Move(best.move.place, (lost,)), best.score, best.total, REPLACEMENT, best.quoted, best)
        return Search(tuple(_path(best)), certainty)

    def _final_score(self, node: Node, end: int) -> float:
        at_end = self._model.score(node.last, "\n") if node.move.place >= end else 0.0
        return node.score + at_end + (0.0 if node.move.pending is None else CUT_SHORT)


def _survivors(states: dict[tuple[int | None, str], Node]) -> list[Node]:
    """Keep the best hypotheses in step and out of step, and the very best in step in any case."""
    nodes = sorted(states.values(), key=lambda node: -node.score)
    near = [node for node in nodes if node.score >= nodes[0].score - MARGIN]
    in_step = [n for n in near if n.move.pending is None] or [n for n in nodes if n.move.pending is None][:1]
    return in_step[:BEAM] + [n for n in near if n.move.pending is not None][:BEAM]


def _path(node: Node) -> list[Node]:
    """Give the steps that led to ``node``, first to last, without the start."""
    steps: list[Node] = []
    while node.before is not None:
        steps.append(node)
        node = node.before
    return steps[::-1]


def _log_sum(a: float, b: float) -> float:
    high, low = max(a, b), min(a, b)
    return high + log1p(exp(low - high))
