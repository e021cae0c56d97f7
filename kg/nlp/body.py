"""One of the networks that read a sentence side by side: from its characters and words to the numbers that it gives for each character.

All products of matrices are of whole numbers small enough that their sums are exact in single precision: the same text
gives the same figures on every machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from kg.nlp.token import Token

    Floats = NDArray[np.float32]

#: Kinds of tokens that it knows; all others are one.
KINDS = tuple(
    "- Person Place Organisation Company Product Work Law integer decimal date gYear string gYearMonth other".split()
)
CATEGORIES = 28  #: bits of `kg.nlp.token.Cat`
#: Marks that are one, however they are written.
SAME = str.maketrans(",;:?!()「」『』", "，；：？！（）“”‘’")
PARTS = 4096  #: what tables are stored by comes in whole numbers of one part in so many
_TOP = 255  # of what a number between layers is rounded to
_CACHED = 30_000  # words whose rows are kept: 15 MB


class Body:
    """The weights of one network, laid out for whole paragraphs at once."""

    def __init__(self, given: Mapping[str, NDArray[np.generic]]) -> None:
        self.letters = _table(str(given["letters"]))
        self.words = {word: k + 1 for k, word in enumerate(str(given["words"]).split("\n"))}
        self.of_letters = unpacked(given, "of_letters")
        self.of_words = unpacked(given, "of_words")
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
        self.first_step = float(given["first_step"])
        self._rows: dict[tuple[str, int, str], int] = {}
        self._known = np.zeros((1024, self.of_words.shape[1]), np.float32)

    def read(self, sentences: Sequence[tuple[str, int, Sequence[Token]]]) -> list[Floats]:
        """Read sentences side by side: character, number that the network gives."""
        gap = max(self.dilations)
        size = sum(len(words) for words, _, _ in sentences) + gap * (len(sentences) + 1)
        state, inside, at = np.zeros((size, self.of_words.shape[1]), np.float32), np.zeros((size, 1), np.float32), gap
        places = []
        for words, start, tokens in sentences:
            state[at : at + len(words)] = self._seen(words, start, tokens)
            inside[at : at + len(words)] = 1
            places.append(slice(at, at + len(words)))
            at += len(words) + gap
        np.maximum(state * np.float32(self.first_step), 0, out=state)
        for k, dilation in enumerate(self.dilations):
            self._convolve(state, k, dilation)
            state *= inside
        heads = rounded(state, self.steps[-1]) @ self.heads * self.heads_scale + self.heads_bias
        return [heads[place] for place in places]

    def _convolve(self, state: Floats, k: int, dilation: int) -> None:
        """Add to the state what one layer makes of it and of what stands ``dilation`` to either side."""
        weights, scale, bias = self.layers[k]
        whole = rounded(state, self.steps[k])
        total = whole @ weights[1]
        total[dilation:] += whole[:-dilation] @ weights[0]
        total[:-dilation] += whole[dilation:] @ weights[2]
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


def unpacked(given: Mapping[str, NDArray[np.generic]], name: str) -> Floats:
    """Give a table that is stored by some of its columns and by what the others lack of a sum of these.

    All numbers are whole, and so small that sums are exact: the table is what was stored, number for number.
    ``docs/data/arguments/packing.py`` makes what is given.
    """
    told, lacking = (given[one].T.astype(np.float64) for one in (name, f"{name}_lacking"))
    factors, places = given[f"{name}_factors"].astype(np.float64), given[f"{name}_columns"].astype(np.int64)
    table = np.empty((len(told), told.shape[1] + lacking.shape[1]), np.float32)
    table[:, places] = told
    table[:, np.setdiff1d(np.arange(table.shape[1]), places)] = (
        np.rint((told @ factors[:-1] + factors[-1]) / PARTS) + lacking
    )
    return table


def columns(text: str, cats: int, kind: str) -> Iterator[int]:
    """Give the numbers of what is known of a word: its categories, its kind, whether it is long."""
    yield from (k for k in range(CATEGORIES) if cats >> k & 1)
    yield CATEGORIES + (KINDS.index(kind or "-") if (kind or "-") in KINDS else len(KINDS) - 1)
    if len(text) > 2:
        yield CATEGORIES + len(KINDS)


def spelled(word: str) -> str:
    """Give a word as the network knows it: all that begins with a digit is one."""
    return "#" if word[0].isdigit() else word.translate(SAME)


def rounded(values: Floats, step: float) -> Floats:
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
