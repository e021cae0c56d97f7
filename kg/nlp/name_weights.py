"""Read the weights of the tagger, and lay them out so that whole texts are scored at once.

The file holds, for each observation and offset, the codes that bear weight, the tags and the weights, all as small
numbers; here they become tables that numpy can index.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from kg.nlp import name_features as seen
from kg.nlp.name_finder import code_points

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

TAGS = ("O", *(f"{place}-{kind}" for kind in ("PER", "ORG", "LOC") for place in "BIES"))
WIDTH = 16  #: columns of a row: the tags, and room to make rows of 32 bytes
_CLASSES = ("surname", "given", "last", "foreign", "usual", "place", "ending")
_FEW, _PAIR = 512, 1 << 14  #: bounds of codes that are few, and of pairs of flags
_PAIRS = ("gg", "Gg", "g2")  #: observations with codes below the second, the others that are few below the first
_SMALL = (
    "yyy",
    "rrrrr",
    "sss",
    "ss",
    "tt",
    "ttt",
    "su",
    "s-v",
    "uv",
    "suv",
    "sv",
    "pe",
    "ppe",
    "z",
)  #: observations with codes below that
_FOLDED = {
    "c": "letter", "y": "kind", "t": "foreign", "p": "place", "e": "ending", "s": "surname", "u": "given", "v": "last",
}  # fmt: skip  #: observations that one character decides alone


class Table:
    """The weights of one observation, for all offsets at which it bears."""

    def __init__(self, name: str, offsets: Sequence[int], parts: Sequence[Rows]) -> None:
        self.name = name
        self.offsets = tuple(offsets)
        codes = np.unique(np.concatenate([part.codes for part in parts])) if parts else np.zeros(0, np.int32)
        self.codes: _Few | _Codes = _Few(codes) if name in _SMALL or name in _PAIRS else _Codes(codes)
        self.width = parts[0].width if parts else WIDTH
        #: For each code what it weighs at each of the offsets, side by side: one look finds all.
        self.blocks = np.zeros((len(codes) + 1, len(parts) * self.width), np.int16)
        for k, part in enumerate(parts):
            places = np.searchsorted(codes, part.codes) + 1
            self.blocks[places, self._columns(k)] = part.dense()

    def _columns(self, k: int) -> slice:
        return slice(k * self.width, (k + 1) * self.width)

    def add(self, total: NDArray[np.int16], codes: NDArray[np.int32]) -> None:
        """Add to the row of each character (or word) what the codes around it weigh."""
        found = self.codes.numbers(codes)
        hits = found.nonzero()[0]
        if len(hits) * 3 > len(found):
            blocks = self.blocks.take(found, axis=0)
            for k, offset in enumerate(self.offsets):
                add_shifted(total, blocks[:, self._columns(k)], offset)
        elif len(hits):
            blocks = self.blocks.take(found[hits], axis=0)
            for k, offset in enumerate(self.offsets):
                at, part = hits - offset, blocks[:, self._columns(k)]
                if at[0] < 0 or at[-1] >= len(total):
                    inside = (at >= 0) & (at < len(total))
                    at, part = at[inside], part[inside]
                total[at] += part

    def add_at(self, total: NDArray[np.int16], places: NDArray[np.int64], codes: NDArray[np.int32]) -> None:
        """Add to the rows at ``places`` what their codes weigh."""
        total[places] += self.blocks.take(self.codes.numbers(codes), axis=0)


def add_shifted(total: NDArray[np.int16], part: NDArray[np.int16], offset: int) -> None:
    """Add to each row the row of ``part`` that stands ``offset`` further on."""
    if offset > 0:
        total[:-offset] += part[offset:]
    elif offset < 0:
        total[-offset:] += part[:offset]
    else:
        total += part


class _Few:
    """Numbers codes below a small bound, from 1; 0 is a code without weight."""

    def __init__(self, codes: NDArray[np.int32]) -> None:
        self.table = np.zeros(_FEW if not len(codes) or codes[-1] < _FEW else _PAIR, np.int32)
        self.table[codes] = np.arange(1, len(codes) + 1)

    def numbers(self, codes: NDArray[np.int32]) -> NDArray[np.int32]:
        """Give the number of each code."""
        return self.table.take(codes)


class _Codes:
    """Numbers codes from 1, in a table that is open to collisions; 0 is a code without weight."""

    def __init__(self, codes: NDArray[np.int32]) -> None:
        self.bits = max(8, int(np.ceil(np.log2(len(codes) * 4 + 1))))
        self.slots = np.zeros(1 << self.bits, np.int32)
        self.codes = np.concatenate([np.full(1, -1, np.int32), codes.astype(np.int32)])
        left = np.arange(1, len(codes) + 1, dtype=np.int32)
        self.probes = 0
        while len(left):
            slots = self._slots(self.codes[left], self.probes)
            free = self.slots[slots] == 0
            self.slots[slots[free]] = left[free]
            left = left[self.slots[slots] != left]
            self.probes += 1

    def _slots(self, codes: NDArray[np.int32], probe: int) -> NDArray[np.uint32]:
        mixed = codes.astype(np.uint32) * np.uint32(2654435761)
        return (mixed >> np.uint32(32 - self.bits)) ^ np.uint32(probe * 0x9E37 & ((1 << self.bits) - 1))

    def numbers(self, codes: NDArray[np.int32]) -> NDArray[np.int32]:
        """Give the number of each code."""
        found = self.slots.take(self._slots(codes, 0))
        wrong = ((self.codes.take(found) != codes) & (found > 0)).nonzero()[0]
        found[wrong] = 0
        for probe in range(1, self.probes):
            if not len(wrong):
                break
            again = self.slots[self._slots(codes[wrong], probe)]
            right = self.codes[again] == codes[wrong]
            found[wrong[right]] = again[right]
            wrong = wrong[~right & (again > 0)]
        return found


@dataclass(frozen=True, slots=True)
class Rows:
    """Weights of one observation at one offset: codes, and for each weight its code, column and size."""

    codes: NDArray[np.int32]
    row: NDArray[np.int32]
    column: NDArray[np.uint8]
    weight: NDArray[np.int16]
    width: int = WIDTH

    def dense(self) -> NDArray[np.int16]:
        """Give one row of weights for each code."""
        full = np.zeros((len(self.codes), self.width), np.int16)
        full[self.row, self.column] = self.weight
        return full


class Weights:
    """The weights of the tagger."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        self._arrays = arrays
        self.scale = float(arrays["scale"])
        self.transitions = np.asarray(arrays["transitions"], np.int16)
        self._read_classes(str(arrays["letters"]))
        self.tables = [
            Table(name, offsets, [self._rows(f"{name}@{offset}") for offset in offsets])
            for name, offsets in seen.CHARACTER.items()
            if name not in _FOLDED
        ]
        self.flag_numbers = {flag: k for k, flag in enumerate(str(arrays["flags"]).split(" "), 1)}
        self.flag_tables = [
            FlagTable(name, offsets, self._rows(name, 4 * WIDTH)) for name, offsets in seen.FLAGS.items()
        ]
        self.known_table = Table("zw", (0,), [self._rows("zw")])
        self.word_columns = len(seen.NEAR) * 4 * WIDTH
        self._read_words()

    def _rows(self, name: str, width: int = WIDTH) -> Rows:
        arrays = self._arrays
        codes = np.cumsum(arrays[f"{name} codes"].astype(np.int64)).astype(np.int32)
        counts = arrays[f"{name} counts"].astype(np.int64)
        row = np.repeat(np.arange(len(codes), dtype=np.int32), counts)
        return Rows(
            codes, row, arrays[f"{name} columns"].astype(np.uint8), arrays[f"{name} weights"].astype(np.int16), width
        )

    def _read_classes(self, letters: str) -> None:
        points = code_points(letters)
        tables = {name: np.zeros(1 << 16, np.uint8) for name in _CLASSES}
        for name in _CLASSES:
            tables[name][points] = self._arrays[f"class {name}"]
        letter = np.zeros(1 << 16, np.int16)
        letter[points] = np.arange(1, len(points) + 1)
        self.classes = seen.Classes(letter, seen.kinds(), **tables)
        self._fold(points)

    def _fold(self, points: NDArray[np.uint16]) -> None:
        """Add up what a character says by itself, at all offsets."""
        offsets = seen.CHARACTER["c"]
        sample = np.concatenate([points, seen.SAMPLES])
        total = np.zeros((len(sample), len(offsets), WIDTH), np.int16)
        for name, own in _FOLDED.items():
            codes = getattr(self.classes, own)[sample].astype(np.int32)
            for offset in seen.CHARACTER[name]:
                part = self._rows(f"{name}@{offset}")
                places = np.searchsorted(part.codes, codes)
                places[places == len(part.codes)] = 0
                if len(part.codes):
                    good = part.codes[places] == codes
                    total[good, offsets.index(offset)] += part.dense()[places[good]]
        self._blocks = total.reshape(len(sample), -1)
        self._block = (self.classes.kind.astype(np.int16) + len(points)).astype(np.int16)
        self._block[points] = np.arange(len(points))

    def letters(self, points: NDArray[np.uint16]) -> NDArray[np.int16]:
        """Give, for each character, what the characters around it say of its tag."""
        blocks = self._blocks.take(self._block.take(points), axis=0)
        offsets = seen.CHARACTER["c"]
        middle = offsets.index(0)
        total = blocks[:, middle * WIDTH : (middle + 1) * WIDTH].copy()
        for k, offset in enumerate(offsets):
            if offset:
                add_shifted(total, blocks[:, k * WIDTH : (k + 1) * WIDTH], offset)
        return total

    def _read_words(self) -> None:
        arrays = self._arrays
        self._strings: dict[str, dict[str, int]] = {}
        first = 0
        for name in seen.WORD:
            strings = str(arrays[f"strings {name}"]).split("\n")
            self._strings[name] = {one: first + k for k, one in enumerate(strings)}
            first += len(strings)
        counts = arrays["word counts"].astype(np.int64)
        self._first = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
        self._column = arrays["word columns"].astype(np.int32)
        self._weight = arrays["word weights"].astype(np.int16)

    def word_blocks(self, described: Sequence[Mapping[str, str]]) -> NDArray[np.int16]:
        """Give what each word says by itself: for each near word, place in the word, and tag."""
        owners: list[int] = []
        places: list[int] = []
        for name, strings in self._strings.items():
            for k, one in enumerate(described):
                place = strings.get(one[name])
                if place is not None:
                    owners.append(k)
                    places.append(place)
        first = self._first[places]
        counts = self._first[np.asarray(places, np.int64) + 1] - first
        spread = np.arange(counts.sum()) + np.repeat(first - np.cumsum(counts) + counts, counts)
        total = np.zeros((len(described), self.word_columns), np.int16)
        rows = np.repeat(np.asarray(owners, np.int64), counts)
        np.add.at(total.reshape(-1), rows * self.word_columns + self._column[spread], self._weight[spread])
        return total


class FlagTable(Table):
    """The weights of a run of flags, which bears on the four places in a word."""

    def __init__(self, name: str, offsets: Sequence[int], rows: Rows) -> None:
        super().__init__(name, (0,), [rows])
        self.run = tuple(offsets)

    def add(self, total: NDArray[np.int16], codes: NDArray[np.int32]) -> None:
        """Add to the row of each word what the flags around it weigh."""
        super().add(total, seen.run_of(codes, self.run))


def load_weights() -> Weights:
    """Read the weights that come with the package."""
    with (files("kg.nlp") / "weights" / "weights.npz").open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        return Weights({name: arrays[name] for name in arrays.files})
