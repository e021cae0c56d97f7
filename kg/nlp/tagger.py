"""Tag the characters of a text as parts of names: people, organisations, places.

A linear-chain conditional random field over characters, with what `kg.nlp.name_features` sees of them. The weights
are made by ``docs/data/train_names.py`` and stand under ``kg/nlp/weights`` with a licence of their own. Here they are
only added up: whole texts at once for the scores of the tags, and the best chain only where a name is plausible.

Weighed: tags on words (the segmenter cuts one name in fourteen in the wrong place), a perceptron (no probabilities).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from kg.nlp import name_features as seen
from kg.nlp.name_chain import Chain
from kg.nlp.name_finder import code_points
from kg.nlp.name_weights import Weights, add_shifted, load_weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from kg.nlp.name_words import Words

KINDS = {"PER": "Person", "ORG": "Organisation", "LOC": "Place"}
_PART = 30_000  #: characters looked at side by side, so that a long text needs no more memory than a short one
_CACHED = 32_000  #: words whose scores are kept: 20 MB
_NEVER = np.int16(-(1 << 13))  #: score of any tag for an edge character
_GAP = 3  #: edge characters before and behind each stretch


@dataclass(frozen=True, slots=True, order=True)
class Tagged:
    """A name that the tagger found."""

    start: int
    end: int
    kind: str
    certainty: float  #: the probability of the name as a whole, by the model


class Tagger:
    """Adds up weights. It keeps the scores of words it has seen; nothing of the texts."""

    def __init__(self, weights: Weights, known: seen.Known) -> None:
        self.weights = weights
        self.known = known
        self._numbers: dict[tuple[str, str], int] = {}
        self._forget()
        self._blocks = np.zeros((1024, weights.word_columns), np.int16)
        self._flags = np.zeros(1024, np.int32)
        self.chain = Chain(weights.transitions, weights.scale)

    def tag(self, words: Words) -> list[Tagged]:
        """Give the names in the words of a text, by place."""
        return [one for part in words.parts(_PART) for one in self._tag(part)]

    def _tag(self, words: Words) -> Iterator[Tagged]:
        text, joined, own = _joined(words)
        for start, end, kind, certainty in self.chain.best(self.scores(text, words)):
            k = bisect_right(joined, start) - 1
            shift = own[k] - joined[k]
            yield Tagged(start + shift, end + shift, KINDS[kind], certainty)

    def scores(self, text: str, words: Words) -> NDArray[np.int16]:
        """Give the score of each tag for each character of the joined text."""
        weights = self.weights
        points = code_points(text)
        known = seen.known_numbers(self.known.met(text, points), len(points))
        total = weights.letters(points)
        observations = seen.character_observations(points, weights.classes, known)
        for table in weights.tables:
            table.add(total, observations[table.name])
        self._add_words(total, words, known)
        total[points == 0, 1:] = _NEVER
        return total

    def _add_words(self, total: NDArray[np.int16], words: Words, known: NDArray[np.int32]) -> None:
        """Add what the words say about the characters in them."""
        lengths = np.fromiter(map(len, words.words), np.int64, len(words.words))
        silent = np.flatnonzero(lengths == 0)
        lengths[silent] = _GAP
        opening = silent[::2]
        numbers = np.insert(self._word_numbers(words), opening, 0)  # no stretch sees the words of another
        blocks = self._blocks.take(numbers, axis=0)
        size = self.weights.word_columns // len(seen.NEAR)
        sums = blocks[:, size * seen.NEAR.index(0) : size * (seen.NEAR.index(0) + 1)].copy()
        for k, offset in enumerate(seen.NEAR):
            if offset:
                add_shifted(sums, blocks[:, size * k : size * (k + 1)], offset)
        flags = self._flags.take(numbers)
        for table in self.weights.flag_tables:
            table.add(sums, flags)
        word, place = seen.places_in_words(np.insert(lengths, opening, 0))
        total += sums.reshape(-1, total.shape[1]).take(word * 4 + place, axis=0)
        hits = np.flatnonzero(known)
        self.weights.known_table.add_at(total, hits, (known[hits] * 4 + place[hits]) * 128 + flags[word[hits]])

    def _word_numbers(self, words: Words) -> NDArray[np.int32]:
        cached = self._numbers
        pairs = words.pairs
        if len(cached) > _CACHED:
            self._forget()
        numbers = list(map(cached.get, pairs))
        if None in numbers:
            new = [pair for pair in dict.fromkeys(pairs) if pair not in cached]
            self._learn(new)
            numbers = [cached[pair] for pair in pairs]
        return np.asarray(numbers, np.int32)

    def _forget(self) -> None:
        """Keep only the number of nothing at all, which says nothing."""
        self._numbers.clear()
        self._numbers["", ""] = 0

    def _learn(self, new: list[tuple[str, str]]) -> None:
        """Add up what each of the words says by itself."""
        first = len(self._numbers)
        need = first + len(new)
        if need > len(self._blocks):
            room = max(need, 2 * len(self._blocks))
            grown = np.zeros((room, self._blocks.shape[1]), np.int16)
            grown[:first] = self._blocks[:first]
            self._blocks = grown
            self._flags = np.concatenate([self._flags[:first], np.zeros(room - first, np.int32)])
        described = [seen.word_observations(*pair) for pair in new]
        self._blocks[first:need] = self.weights.word_blocks(described)
        self._flags[first:need] = [self.weights.flag_numbers.get(one["g"], 0) for one in described]
        for k, pair in enumerate(new):
            self._numbers[pair] = first + k


def _joined(words: Words) -> tuple[str, list[int], list[int]]:
    """Join the stretches, with edges between them; give where each starts in the whole, and in the text."""
    edge = seen.EDGE * _GAP
    parts: list[str] = []
    joined: list[int] = []
    own: list[int] = []
    size = 0
    silences = [words.starts[k] for k, word in enumerate(words.words) if not word]
    for start, end in zip(silences[::2], silences[1::2], strict=True):
        parts.append(f"{edge}{words.text[start:end]}{edge}")
        joined.append(size + _GAP)
        own.append(start)
        size += end - start + 2 * _GAP
    return "".join(parts), joined, own


@cache
def tagger() -> Tagger:
    """Give the tagger that comes with the package, read when it is first needed."""
    from kg.nlp.name_lists import known_names

    return Tagger(load_weights(), seen.Known(known_names()))
