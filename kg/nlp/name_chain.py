"""The best chain of tags, and how probable the names in it are.

Characters that cannot be in a name whatever their neighbours are split a text into runs; the runs are looked at side
by side, the longest first, so that at each step those that still go on stand in front.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

import numpy as np

from kg.nlp.name_weights import TAGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Places = NDArray[np.int64]

_SLACK = 3.0  #: natural logarithms by which "outside" must beat every tag, for a character to be left alone
_HOPE = 0.7  #: the same for all characters of a run together: a name needs one that speaks for it
_WORST = np.int16(-(1 << 14))
_ROWS = 1024  #: runs looked at side by side, so that the arrays stay in the cache
_IMPOSSIBLE = np.float32(-1e4)
_FIRST, _LAST = (frozenset(k for k, tag in enumerate(TAGS) if tag[0] in places) for places in ("BS", "ES"))


@dataclass(frozen=True, slots=True)
class _Runs:
    """Runs of characters, the longest first."""

    starts: Places
    lengths: Places
    active: list[int]  #: for each step, how many runs are that long
    logs: Floats  #: score of each tag: step, tag, run

    @property
    def ends(self) -> tuple[Places, Places]:
        """Give the last step of each run, and the number of the run: an index of both."""
        return self.lengths - 1, np.arange(len(self.lengths))

    def some(self, chosen: Places) -> _Runs:
        """Give some of the runs, in the same order."""
        lengths = self.lengths[chosen]
        return _Runs(
            self.starts[chosen], lengths, _active(lengths), np.ascontiguousarray(self.logs[: lengths[0], :, chosen])
        )


class Chain:
    """Finds chains with one set of transitions."""

    def __init__(self, transitions: NDArray[np.int16], scale: float) -> None:
        self._scale = scale
        size = len(TAGS)
        logs = (transitions[:size, :size] / scale).astype(np.float32)
        logs[~_allowed()] = _IMPOSSIBLE
        self._logs = logs
        self._steps = np.where(_allowed(), np.exp(logs), np.float32(0))
        self._moves = np.rint(_moves(logs) * scale).astype(np.int16)

    def best(self, scores: NDArray[np.int16]) -> list[tuple[int, int, str, float]]:
        """Give the names of the best chain: start, end, kind, probability."""
        starts, lengths = self._runs(scores)
        order = np.argsort(-lengths, kind="stable")
        found: list[tuple[int, int, str, float]] = []
        for some in range(0, len(order), _ROWS):
            chosen = order[some : some + _ROWS]
            runs = self._laid_out(scores, starts[chosen], lengths[chosen])
            path = self._path(runs)
            named = np.flatnonzero(path.any(axis=0))
            if len(named):
                runs = runs.some(named)
                path = path[: runs.lengths[0], named]
                found += _names(path, self._sure(runs, path), runs)
        return sorted(found)

    def _runs(self, scores: NDArray[np.int16]) -> tuple[Places, Places]:
        """Give where the runs of characters start that may be in names, and their lengths."""
        rival = (scores[:, 1 : len(TAGS)] + self._moves).max(axis=1) - scores[:, 0]
        open_ = np.zeros(len(scores) + 2, np.int8)
        open_[1:-1] = rival > -_SLACK * self._scale
        edges = np.diff(open_)
        starts = np.flatnonzero(edges == 1)
        lengths = np.flatnonzero(edges == -1) - starts
        if not len(starts):
            return starts, lengths
        bounds = np.stack([starts, starts + lengths], axis=1).ravel()
        hope = np.maximum.reduceat(np.append(rival, _WORST), bounds)[::2]
        good = hope > -_HOPE * self._scale
        return starts[good], lengths[good]

    def _laid_out(self, scores: NDArray[np.int16], starts: Places, lengths: Places) -> _Runs:
        steps = np.arange(lengths[0])[:, None]
        places = np.minimum(starts + steps, len(scores) - 1)
        logs = scores[places, : len(TAGS)].transpose(0, 2, 1).astype(np.float32, order="C")
        logs /= np.float32(self._scale)
        return _Runs(starts, lengths, _active(lengths), logs)

    def _path(self, runs: _Runs) -> NDArray[np.int8]:
        """Give the best tag of each step of each run; outside behind its end."""
        best = runs.logs.copy()
        best[0] += self._logs[0][:, None]
        moves = self._logs[:, :, None]
        for k, rows in enumerate(runs.active[1:], 1):
            best[k, :, :rows] += (best[k - 1, :, None, :rows] + moves).max(axis=0)
        best = np.ascontiguousarray(best.transpose(0, 2, 1))
        path = np.zeros(best.shape[:2], np.int8)
        path[runs.ends] = (best[runs.ends] + self._logs[:, 0]).argmax(axis=1)
        back = np.ascontiguousarray(self._logs.T)
        for k in range(len(best) - 2, -1, -1):
            rows = runs.active[k + 1]
            path[k, :rows] = (best[k, :rows] + back.take(path[k + 1, :rows], axis=0)).argmax(axis=1)
        return path

    def _sure(self, runs: _Runs, path: NDArray[np.int8]) -> tuple[Floats, Floats, Floats]:
        """Give, along the path: probability from the left, logarithm of each step, and what the right adds."""
        likely = np.exp(runs.logs - runs.logs.max(axis=1, keepdims=True))
        left, right = np.zeros_like(likely), np.zeros_like(likely)
        norms = np.ones((len(likely), likely.shape[2]), np.float32)
        forth = self._steps.T
        for k, rows in enumerate(runs.active):
            here = (forth @ left[k - 1, :, :rows] if k else self._steps[0][:, None]) * likely[k, :, :rows]
            norm = norms[k, :rows] = here.sum(axis=0)
            left[k, :, :rows] = here / norm
        last, each = runs.ends
        whole = (left[last, :, each].T * self._steps[:, :1]).sum(axis=0)
        right[last, :, each] = (self._steps[:, :1] / whole).T
        likely_here = likely / norms[:, None]
        for k in range(len(likely) - 2, -1, -1):
            rows = runs.active[k + 1]
            right[k, :, :rows] = self._steps @ (right[k + 1, :, :rows] * likely_here[k + 1, :, :rows])
        tags = path.astype(np.int64)
        along, across = np.arange(len(tags))[:, None], np.arange(tags.shape[1])[None]
        steps = np.ones(tags.shape, np.float32)
        steps[1:] = self._steps[tags[:-1], tags[1:]] * likely_here[along, tags, across][1:]
        return left[along, tags, across], np.log(np.maximum(steps, np.float32(1e-30))), right[along, tags, across]


def _active(lengths: Places) -> list[int]:
    """Give, for each step, how many of the runs go on at least that far."""
    counts = np.bincount(lengths, minlength=int(lengths[0]) + 1)
    active: list[int] = np.cumsum(counts[::-1])[::-1][1:].tolist()
    return active


def _moves(logs: Floats) -> Floats:
    """Give, for each tag but "outside", what the steps into and out of it cost against staying outside.

    With that added, the scores of the characters of a name sum up to how much better the name is than none.
    """
    moves: Floats = logs.max(axis=0) - logs[0, 0]
    moves += np.where(logs[:, 0] > _IMPOSSIBLE, logs[:, 0] - logs[0, 0], np.float32(0))
    rest: Floats = moves[1:]
    return rest


def _allowed() -> NDArray[np.bool_]:
    """Tell which tag may follow which."""
    kinds = [tag[2:] for tag in TAGS]
    allowed = np.zeros((len(TAGS), len(TAGS)), np.bool_)
    for a, first in enumerate(TAGS):
        for b, then in enumerate(TAGS):
            goes_on = first[0] in "BI" and then[0] in "IE" and kinds[a] == kinds[b]
            allowed[a, b] = goes_on or (first[0] in "OES" and then[0] in "OBS")
    return allowed


def _names(
    path: NDArray[np.int8], sure: tuple[Floats, Floats, Floats], runs: _Runs
) -> Iterator[tuple[int, int, str, float]]:
    left, steps, right = (each.T.tolist() for each in sure)
    starts = runs.starts.tolist()
    for row, tags in enumerate(path.T.tolist()):
        start = 0
        for k, tag in enumerate(tags):
            if not tag:
                continue
            if tag in _FIRST:
                start = k
            if tag in _LAST:
                certainty = left[row][start] * exp(sum(steps[row][start + 1 : k + 1])) * right[row][k]
                yield starts[row] + start, starts[row] + k + 1, TAGS[tag][2:], round(min(1.0, certainty), 3)
