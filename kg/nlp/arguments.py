"""Tell who does what in a sentence: for each predicate the probable edges of its subject and of its object, and whom it means.

A small convolutional network over characters, with what the segmenter and the lexica say of the words around them. Made
by ``docs/data/train_arguments.py`` from sentences that were written and read for kg; data and figures stand in
``kg/nlp/weights/ARGUMENTS.md``. It judges what the grammar read; it states nothing by itself.

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

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from kg.nlp.token import Token

    Floats = NDArray[np.float32]

#: What the network points to for a predicate.
SUBJECT_END, SUBJECT_START, OBJECT_END, OBJECT_START = range(4)
#: What it tells of how a predicate is meant; the order of the marks in the training data.
DENIED, PLANNED, REQUIRED, POSSIBLE, SUPPOSED, ASKED, PASSIVE, TOLD = range(8)
#: Kinds of tokens that it knows; all others are one.
KINDS = tuple(
    "- Person Place Organisation Company Product Work Law integer decimal date gYear string gYearMonth other".split()
)
CATEGORIES = 28  #: bits of `kg.nlp.token.Cat`
#: Marks that are one, however they are written.
SAME = str.maketrans(",;:?!()「」『』", "，；：？！（）“”‘’")
BREAKS = "，；：。,;"  #: marks that part clauses
FAR, PARTED = 40, 4  #: characters and clauses from which distances are one
BACK = 5  #: sentences before, in which it seeks whom something means
_LIKELY = -2.5  #: logit from which a character may begin a predicate
_TOP = 255  # of what a number between layers is rounded to
_CACHED = 30_000  # words whose rows are kept: 15 MB
#: The numbers that it gives for a character: whether a predicate begins there, how it is meant, how likely it is that the
#: name of somebody meant ends there, that nobody near is meant; for edges; for no argument in the sentence; for pairs.
MARKED, MEANT, NOBODY, EDGES, AWAY, PAIRS = slice(1, 9), 9, 10, slice(11, 15), slice(15, 19), 19


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
    """The weights, laid out for whole paragraphs at once."""

    def __init__(self, given: Mapping[str, NDArray[np.generic]]) -> None:
        self.letters = _table(str(given["letters"]))
        self.words = {word: k + 1 for k, word in enumerate(str(given["words"]).split("\n"))}
        self.of_letters = given["of_letters"].astype(np.float32)
        self.of_words = given["of_words"].astype(np.float32)
        self.of_cats = given["of_cats"].astype(np.float32)
        self.of_places = given["of_places"].astype(np.float32)
        self.dilations = [int(one) for one in given["dilations"]]
        self.layers = [
            tuple(given[f"{one}{k}"].astype(np.float32) for one in "wsb") for k in range(len(self.dilations))
        ]
        self.steps = [float(one) for one in given["steps"]]
        self.heads = given["heads"].astype(np.float32)
        self.heads_scale, self.heads_bias = (
            given["heads_scale"].astype(np.float32),
            given["heads_bias"].astype(np.float32),
        )
        self.distances = np.ascontiguousarray(given["distances"].T)
        self.partings = np.ascontiguousarray(given["partings"].T)
        self.back = given["back"]
        self.rank = int(given["rank"])
        self.pair_step = float(given["pair_step"])
        self.first_step = float(given["first_step"])
        self._rows: dict[tuple[str, int, str], int] = {}
        self._known = np.zeros((1024, self.of_words.shape[1]), np.float32)

    def read(self, sentences: Sequence[tuple[str, int, Sequence[Token]]]) -> list[Arguments]:
        """Read sentences side by side; each comes with where it starts, and with its tokens."""
        gap = max(self.dilations)
        size = sum(len(words) for words, _, _ in sentences) + gap * (len(sentences) + 1)
        state, inside, at = np.zeros((size, self.of_words.shape[1]), np.float32), np.zeros((size, 1), np.float32), gap
        places = []
        for words, start, tokens in sentences:
            state[at : at + len(words)] = self._seen(words, start, tokens)
            inside[at : at + len(words)] = 1
            places.append(at)
            at += len(words) + gap
        np.maximum(state * np.float32(self.first_step), 0, out=state)
        for k, dilation in enumerate(self.dilations):
            self._convolve(state, k, dilation)
            state *= inside
        heads = _rounded(state, self.steps[-1]) @ self.heads * self.heads_scale + self.heads_bias
        return [
            Arguments(self, words, start, heads[place : place + len(words)])
            for (words, start, _), place in zip(sentences, places, strict=True)
        ]

    def _convolve(self, state: Floats, k: int, dilation: int) -> None:
        """Add to the state what one layer makes of it and of what stands ``dilation`` to either side."""
        weights, scale, bias = self.layers[k]
        rounded = _rounded(state, self.steps[k])
        total = rounded @ weights[1]
        total[dilation:] += rounded[:-dilation] @ weights[0]
        total[:-dilation] += rounded[dilation:] @ weights[2]
        total *= scale
        total += bias
        np.maximum(total, 0, out=total)
        state += total

    def _seen(self, words: str, start: int, tokens: Sequence[Token]) -> Floats:
        """Give what the first layer sees of a sentence, in whole numbers."""
        points = np.frombuffer(words.encode("utf-32-le", "replace"), np.uint32)
        letters = self.letters.take(np.minimum(points, len(self.letters) - 1))
        rows, places = np.zeros(len(words), np.int32), np.zeros(len(words), np.int8)
        if len(self._rows) >= _CACHED:  # never between the words of a sentence: their rows are still to be taken
            self._rows.clear()
        for one in tokens:
            first, last = one.start - start, one.end - start
            if first < 0 or last > len(words):
                continue
            rows[first:last] = self._row(one)
            places[first] |= 1
            places[last - 1] |= 2
        return self.of_letters.take(letters, 0) + self._known.take(rows, 0) + self.of_places.take(places, 0)

    def _row(self, token: Token) -> int:
        """Give the number of the row of a word that can be so and so."""
        key = (token.text, token.cats, token.kind)
        known = self._rows.get(key)
        if known is not None:
            return known
        number = len(self._rows) + 1  # 0: no token
        if number >= len(self._known):
            self._known = np.concatenate([self._known, np.zeros_like(self._known)])
        self._known[number] = self.of_words[self.words.get(spelled(token.text), 0)]
        for column in columns(token.text, token.cats, token.kind):
            self._known[number] += self.of_cats[column]
        self._rows[key] = number
        return number


class Arguments:
    """What the network says of one sentence."""

    def __init__(self, network: Network, words: str, start: int, heads: Floats) -> None:
        self.network = network
        self.words = words
        self.start = start  #: in the text, code points
        self.heads = heads
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
        seeker, scores = self._meanings(0, place), []
        for back, one in enumerate((self, *reversed(self.before[-BACK:]))):
            size = place if one is self else len(one.words)
            if (one is self and not there) or not size:
                continue
            told = one._sought[:size] @ seeker * one._pair_scale  # noqa: SLF001  # its own kind
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
    def _sought(self) -> Floats:
        return self._meanings(1, slice(None))

    @property
    def _pair_scale(self) -> np.float32:
        net = self.network
        return np.float32(1 / (net.pair_step * net.pair_step * net.rank**0.5))

    def _meanings(self, which: int, places: int | slice) -> Floats:
        """Give of characters what counts in them as what means somebody (0), or as the end of a name that is meant (1)."""
        rank, net = self.network.rank, self.network
        first = PAIRS + (8 + which) * rank
        return _rounded(np.maximum(self.heads[places, first : first + rank], 0), net.pair_step)

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

    @cached_property
    def _pairs(self) -> Floats:
        rank, net = self.network.rank, self.network
        pairs = _rounded(np.maximum(self.heads[:, PAIRS : PAIRS + 8 * rank], 0), net.pair_step)
        return np.ascontiguousarray(pairs.reshape(len(self.words), 2, 4, rank).transpose(1, 2, 0, 3))

    def _ends(self, places: NDArray[np.int64]) -> Floats:
        """Give the edges for some characters: edge, predicate, column."""
        net, pairs, size = self.network, self._pairs, len(self.words)
        parts = np.cumsum([one in BREAKS for one in self.words])
        scores = np.empty((4, len(places), size + 1), np.float32)
        scores[:, :, 0] = self.heads[places, AWAY].T
        near = scores[:, :, 1:]
        np.matmul(pairs[0][:, places], pairs[1].transpose(0, 2, 1), out=near)
        near *= self._pair_scale
        near += self.heads[:, EDGES].T[:, None, :]
        near += net.distances[:, np.clip(np.arange(size) - places[:, None], -FAR, FAR) + FAR]
        near += net.partings[:, np.clip(parts - parts[places][:, None], -PARTED, PARTED) + PARTED]
        scores -= scores.max(2, keepdims=True)
        scores -= np.log(np.exp(scores).sum(2, keepdims=True))
        return scores


def columns(text: str, cats: int, kind: str) -> Iterator[int]:
    """Give the numbers of what is known of a word: its categories, its kind, whether it is long."""
    yield from (k for k in range(CATEGORIES) if cats >> k & 1)
    yield CATEGORIES + (KINDS.index(kind or "-") if (kind or "-") in KINDS else len(KINDS) - 1)
    if len(text) > 2:
        yield CATEGORIES + len(KINDS)


def spelled(word: str) -> str:
    """Give a word as the network knows it: all that begins with a digit is one."""
    return "#" if word[0].isdigit() else word.translate(SAME)


def _rounded(values: Floats, step: float) -> Floats:
    """Give whole numbers from 0 to 255: sums of products of these with weights are exact."""
    scaled: Floats = values * np.float32(step)
    np.rint(scaled, out=scaled)
    np.minimum(scaled, np.float32(_TOP), out=scaled)
    return scaled


def _table(letters: str) -> NDArray[np.int32]:
    """Give the number of each character below 65,536; 0 stands for those that the network does not know."""
    table = np.zeros(1 << 16, np.int32)
    for k, letter in enumerate(letters):
        table[ord(letter)] = k + 1
    table[ord("0") : ord("9") + 1] = table[ord("0")]
    for one, other in SAME.items():
        table[one] = table[other]
    return table


@cache
def network() -> Network:
    """Give the network that comes with the package, read when it is first needed."""
    with (files("kg.nlp") / "weights" / "arguments.npz").open("rb") as file, np.load(file) as given:
        return Network(dict(given))
