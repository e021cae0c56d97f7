"""Tell who does what in a sentence: for each predicate the probable edges of its subject and of its object, and whom it means.

Two small convolutional networks over characters, with what the segmenter and the lexica say of the words around them; what they
say is weighed alike. Made by ``docs/data/train_arguments.py`` from sentences that were written and read for kg; data and figures
stand in ``kg/nlp/weights/ARGUMENTS.md``. They judge what the grammar read; they state nothing by themselves.

All products of matrices are of whole numbers small enough that their sums are exact in single precision: the same text
gives the same figures on every machine. Weighed: a network over words (what is cut wrongly cannot be put right), an LSTM
(no better, and its steps are not exact).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from kg.nlp.body import Body, rounded

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from kg.nlp.body import Floats
    from kg.nlp.token import Token

#: What the network points to for a predicate.
SUBJECT_END, SUBJECT_START, OBJECT_END, OBJECT_START = range(4)
#: What it tells of how a predicate is meant; the order of the marks in the training data.
DENIED, PLANNED, REQUIRED, POSSIBLE, SUPPOSED, ASKED, PASSIVE, TOLD = range(8)
BREAKS = "，；：。,;"  #: marks that part clauses
FAR, PARTED = 40, 4  #: characters and clauses from which distances are one
BACK = 5  #: sentences before, in which it seeks whom something means
_LIKELY = -2.5  #: logit from which a character may begin a predicate
#: The numbers that it gives for a character: whether a predicate begins there, how it is meant, how likely it is that the
#: name of somebody meant ends there, that nobody near is meant; for edges; for no argument in the sentence; for pairs.
MARKED, MEANT, NOBODY, EDGES, AWAY, PAIRS = slice(1, 9), 9, 10, slice(11, 15), slice(15, 19), 19
#: What pairs are scored of: a predicate with each edge, each edge with its predicate, what means somebody, and somebody meant.
OF_PREDICATE, OF_EDGE, SEEKING, SOUGHT, WAYS = slice(0, 4), slice(4, 8), 8, 9, 10


@dataclass(frozen=True, slots=True)
class Pointing:
    """What the network says of one predicate: natural logarithms of probabilities."""

    is_predicate: float
    ends: Floats  #: 4 rows; column 0: not in this sentence; column k: the character k - 1 of the sentence
    marks: Floats  #: of `DENIED` and the rest: logits

    @property
    def probability(self) -> float:
        """Give how probable the predicate is with its most probable arguments."""
        return float(np.exp(self.is_predicate + self.ends.max(1).sum()))

    def stretch(self, row: int) -> tuple[int, int] | None:
        """Give the most probable subject (``SUBJECT_END``) or object (``OBJECT_END``): its characters; None for none."""
        last, first = int(self.ends[row].argmax()), int(self.ends[row + 1].argmax())
        return (first - 1, last) if 0 < first <= last else None


class Network:
    """The networks that are asked together; what they say is weighed alike."""

    def __init__(self, given: Sequence[Mapping[str, NDArray[np.generic]]]) -> None:
        self.bodies = [Body(one) for one in given]
        self.distances = np.ascontiguousarray(_mean([one["distances"].T.astype(np.float32) for one in given]))
        self.partings = np.ascontiguousarray(_mean([one["partings"].T.astype(np.float32) for one in given]))
        self.back = _mean([one["back"].astype(np.float32) for one in given])
        self.rank = sum(int(one["rank"]) for one in given)  #: numbers of a character by which pairs are scored
        self.pair_step = min(float(one["pair_step"]) for one in given)
        #: What a score of a pair in whole numbers stands for.
        self.pair_scale = np.float32((self.rank * len(given)) ** -0.5 / self.pair_step**2)

    def read(self, sentences: Sequence[tuple[str, int, Sequence[Token]]]) -> list[Arguments]:
        """Read sentences side by side; each comes with where it starts, and with its tokens."""
        read = zip(*(body.read(sentences) for body in self.bodies), strict=True)
        return [
            Arguments(self, words, start, _mean([one[:, :PAIRS] for one in heads]), self._pairs(heads))
            for (words, start, _), heads in zip(sentences, read, strict=True)
        ]

    def _pairs(self, heads: Sequence[Floats]) -> Floats:
        """Give by what pairs are scored, in whole numbers: what of them, character, numbers of all networks."""
        parts = [one[:, PAIRS:].reshape(len(one), WAYS, -1) for one in heads]
        whole = rounded(np.maximum(np.concatenate(parts, 2), 0), self.pair_step)
        return np.ascontiguousarray(whole.transpose(1, 0, 2))


class Arguments:
    """What the network says of one sentence."""

    def __init__(self, network: Network, words: str, start: int, heads: Floats, pairs: Floats) -> None:
        self.network = network
        self.words = words
        self.start = start  #: in the text, code points
        self.heads = heads
        self.pairs = pairs  #: `WAYS`, character, number: by what pairs of characters are scored
        self.before: tuple[Arguments, ...] = ()  #: sentences before, the last one last; as many as `BACK` are asked

    def at(self, place: int) -> Pointing:
        """Give what is said of a predicate that begins at a character, counted from the start of the sentence."""
        ends = self.ends(place)
        if ends is None:
            ends = self._ends(np.array([place]))[:, 0]
        return Pointing(float(self.predicates[place]), ends, self.heads[place, MARKED])

    def likely(self) -> list[int]:
        """Give where a predicate begins, more probably than not."""
        return self._more_likely

    @cached_property
    def _more_likely(self) -> list[int]:
        return [int(place) for place in np.flatnonzero(self.heads[:, 0] > 0)]

    def between(self, first: int, last: int) -> list[int]:
        """Give where a predicate may begin within ``[first, last)``; where it is least unlikely, if nowhere."""
        found = [place for place in self._likely[0] if first <= place < last]
        return found or [first + int(self.heads[first:last, 0].argmax())]

    @cached_property
    def predicates(self) -> Floats:
        """Give for each character the logarithm of the probability that a predicate begins with it."""
        return -np.logaddexp(np.float32(0), -self.heads[:, 0])

    def ends(self, place: int) -> Floats | None:
        """Give `Pointing.ends` of a predicate; None where none is likely to begin."""
        rows, known = self._likely
        number = rows.get(place)
        return known[:, number] if number is not None else None

    def wanted(self, row: int, column: int, place: int) -> float:
        """Give the logarithm of how probable it is that another predicate than one points to a column (`Pointing.ends`)."""
        places, known = self._wanted
        told = known[row, :, column].tolist()
        return max((one for at, one in zip(places, told, strict=True) if at != place), default=-math.inf)

    def meant(self, place: int, names: Collection[str], *, there: bool) -> tuple[float, float]:
        """Give the logarithms of how probable it is that a name is meant, and that nobody near is.

        ``place`` is the last character of what means somebody, who is named before it (``there``), or that of a predicate
        whose subject the sentence does not name.
        """
        scores = self._searched(place, there=there)
        return self._at_names(scores, place, names), float(scores[-1][1][0])

    def meant_of(self, place: int, forms: Mapping[str, Collection[str]], *, there: bool) -> dict[str, float]:
        """Give for each of some things, by the names it goes by, how probable it is that it is meant, as `meant` does."""
        scores = self._searched(place, there=there)
        return {label: self._at_names(scores, place, names) for label, names in forms.items()}

    def _searched(self, place: int, *, there: bool) -> list[tuple[Arguments, Floats]]:
        """Give the logarithms of how probable it is that what ends at a character is meant; last, that nobody near is."""
        seeker, scores = self.pairs[SEEKING, place], []
        for back, one in enumerate((self, *reversed(self.before[-BACK:]))):
            size = place if one is self else len(one.words)
            if (one is self and not there) or not size:
                continue
            told = one.pairs[SOUGHT, :size] @ seeker * self.network.pair_scale
            scores.append((one, told + one.heads[:size, MEANT] + self.network.back[back]))
        scores.append((self, self.heads[place, NOBODY, None]))
        total = float(np.logaddexp.reduce(np.concatenate([one for _, one in scores])))
        return [(one, found - np.float32(total)) for one, found in scores]

    def _at_names(self, scores: list[tuple[Arguments, Floats]], place: int, names: Collection[str]) -> float:
        """Give the logarithm of how probable it is that one of some names is meant."""
        found: list[float] = []
        for one, told in scores[:-1]:
            words = one.words[:place] if one is self else one.words
            ends = set()
            for name in names:
                at = words.find(name)
                while at >= 0:
                    ends.add(at + len(name) - 1)
                    at = words.find(name, at + 1)
            found += [float(told[end]) for end in sorted(ends)]
        return float(np.logaddexp.reduce(found)) if found else -math.inf

    @cached_property
    def _likely(self) -> tuple[dict[int, int], Floats]:
        """Give the edges for all characters that a predicate may begin with, and which row is whose."""
        places = np.flatnonzero(self.heads[:, 0] > _LIKELY)
        return {int(place): k for k, place in enumerate(places)}, self._ends(places)

    @cached_property
    def _wanted(self) -> tuple[list[int], Floats]:
        """Give where predicates may begin, and how probable these are with each of their edges."""
        places, known = list(self._likely[0]), self._likely[1]
        return places, known + self.predicates[places][:, None]

    def _ends(self, places: NDArray[np.int64]) -> Floats:
        """Give the edges for some characters: edge, predicate, column."""
        net, pairs, size = self.network, self.pairs, len(self.words)
        parts = np.cumsum([one in BREAKS for one in self.words])
        scores = np.empty((4, len(places), size + 1), np.float32)
        scores[:, :, 0] = self.heads[places, AWAY].T
        near = scores[:, :, 1:]
        np.matmul(pairs[OF_PREDICATE][:, places], pairs[OF_EDGE].transpose(0, 2, 1), out=near)
        near *= net.pair_scale
        near += self.heads[:, EDGES].T[:, None, :]
        near += net.distances[:, np.clip(np.arange(size) - places[:, None], -FAR, FAR) + FAR]
        near += net.partings[:, np.clip(parts - parts[places][:, None], -PARTED, PARTED) + PARTED]
        scores -= scores.max(2, keepdims=True)
        scores -= np.log(np.exp(scores).sum(2, keepdims=True))
        return scores


def stored(given: Mapping[str, NDArray[np.generic]]) -> list[dict[str, NDArray[np.generic]]]:
    """Give the weights of each network that a file holds, one after another: ``0.letters``, ``1.letters``."""
    found: dict[str, dict[str, NDArray[np.generic]]] = {}
    for name in given:
        number, _, own = name.partition(".")
        found.setdefault(number, {})[own] = given[name]
    return [found[number] for number in sorted(found)]


def _mean(given: Sequence[Floats]) -> Floats:
    """Give the mean of tables of one shape, summed in their order."""
    total = given[0].copy()
    for one in given[1:]:
        total += one
    total *= np.float32(1 / len(given))
    return total


@cache
def network() -> Network:
    """Give the networks that come with the package, read when they are first needed."""
    with (files("kg.nlp") / "weights" / "arguments.npz").open("rb") as file, np.load(file) as given:
        return Network(stored(given))
