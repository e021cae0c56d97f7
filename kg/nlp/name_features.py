"""What the tagger sees of a text: numbers for each character and for each word.

Training and reading share this module, so that both see the same. An observation of characters is an array with one
number for each character; an observation of words is a string for each kind of word. Which observations bear on which
neighbours stands in `CHARACTER` and `WORD`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from kg.nlp.name_finder import Finder, code_points
from kg.nlp.name_lists import common_words
from kg.nlp.name_words import compounded, made_up

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.int32]

#: Observations of characters, and the offsets at which they bear on a character.
CHARACTER: dict[str, tuple[int, ...]] = {
    "c": (-3, -2, -1, 0, 1, 2, 3),  # the character
    "y": (-1, 0, 1),  # its type
    "t": (-1, 0, 1),  # how apt it is in transliterations
    "p": (-1, 0, 1),  # how apt within a short place name
    "e": (-1, 0, 1, 2),  # how apt as the last of a place name
    "s": (-3, -2, -1, 0, 1),  # whether it is a surname
    "u": (-1, 0, 1),  # how apt as the first of a given name
    "v": (-1, 0, 1),  # how apt as the last of a given name
    "cc": (-3, -2, -1, 0, 1, 2),  # the character and the next
    "ccc": (-1,),
    "yyy": (-1,),
    "rrrrr": (-2,),  # which of five are usual in transliterations
    "sss": (-1,),  # surnames
    "ss": (-2,),
    "tt": (-1, 0, 1),
    "ttt": (-1,),
    "su": (-1,),  # surname and first of a given name
    "s-v": (-2,),  # surname and last of a given name
    "uv": (0, -1),
    "suv": (0, -1, -2),  # surname and a given name of two
    "sv": (0, -1),  # surname and a given name of one
    "pe": (0, -1),
    "ppe": (0, -2),
    "zzz": (-1,),  # places in known names
    "z": (0,),
}
#: Observations of words, and the words at which they bear, counted from the word that holds the character.
WORD: dict[str, tuple[int, ...]] = {
    "w": (-2, -1, 0, 1, 2),  # the word
    "g": (-2, -1, 0, 1, 2),  # its flag
    "gl": (0,),  # flag and length
    "f": (0, 1),  # first character
    "l": (-1, 0, 1),  # last character
    "ll": (0,),  # last two
    "lg": (0,),  # last and flag
}
#: Runs of flags, by the words that make them up.
FLAGS: dict[str, tuple[int, ...]] = {"gg": (-1, 0), "Gg": (0, 1), "ggg": (-1, 0, 1), "g2": (-2, -1)}
#: Observations that also tell where in its word the character stands.
KNOWN = "zw"  # known name, place in the word, flag

_FURTHEST = 4  #: characters ahead that an observation looks
NEAR = (-2, -1, 0, 1, 2)  #: words whose observations bear on a character, counted from its own
BEGIN, INSIDE, END, SINGLE = range(4)
EDGE = "\x00"  #: stands between stretches
NUMERALS = "一二三四五六七八九十百千万亿两零〇"
_OTHER, _MARK, _DIGIT, _LETTER, _NUMERAL, _HAN, _EDGE = range(7)  # types


SAMPLES = code_points("\uffff。0a一中\x00")  #: one character of each type, in the order of the types


def kinds() -> NDArray[np.uint8]:
    """Give the type of each code point of the first plane.

    >>> kinds()[code_points("中a5三，")].tolist()
    [5, 3, 2, 4, 1]
    """
    table = np.full(1 << 16, _OTHER, np.uint8)
    table[:0x80] = _MARK
    for first, last, kind in (
        (0x2010, 0x2027, _MARK), (0x2030, 0x205E, _MARK), (0x3000, 0x303F, _MARK), (0xFF00, 0xFF65, _MARK),
        (0x3400, 0x9FFF, _HAN), (ord("0"), ord("9"), _DIGIT),
        (ord("a"), ord("z"), _LETTER), (ord("A"), ord("Z"), _LETTER), (0xC0, 0x24F, _LETTER),
    ):  # fmt: skip
        table[first : last + 1] = kind
    table[code_points(NUMERALS)] = _NUMERAL
    table[0] = _EDGE
    return table


def run_of(flags: Numbers, run: Sequence[int]) -> Numbers:
    """Give one number for the flags of the words at the offsets of ``run``.

    >>> run_of(np.array([3, 5]), (-1, 0)).tolist(), run_of(np.array([3, 5]), (0, 1)).tolist()
    ([3, 389], [389, 640])
    """
    most = max(map(abs, run))
    padded = np.zeros(len(flags) + 2 * most, np.int32)
    padded[most : most + len(flags)] = flags
    number = padded[most + run[0] :][: len(flags)]
    for offset in run[1:]:
        number = number * 128 + padded[most + offset :][: len(flags)]
    return number


@dataclass(frozen=True, slots=True)
class Classes:
    """What is known of single characters, by code point."""

    letter: NDArray[np.int16]  #: number of the character itself; 0 where it is not known
    kind: NDArray[np.uint8]  #: type
    surname: NDArray[np.uint8]
    given: NDArray[np.uint8]  #: first of two in a given name
    last: NDArray[np.uint8]  #: last of a given name
    foreign: NDArray[np.uint8]
    usual: NDArray[np.uint8]  #: 1 in transliterations
    place: NDArray[np.uint8]
    ending: NDArray[np.uint8]  #: of places
    graded: NDArray[np.uint8] = field(init=False)  #: all but the letter, side by side

    def __post_init__(self) -> None:
        columns = (self.kind, self.surname, self.given, self.last, self.foreign, self.usual, self.place, self.ending)
        object.__setattr__(self, "graded", np.stack(columns, axis=1))


def character_observations(points: NDArray[np.uint16], classes: Classes, known: Numbers) -> dict[str, Numbers]:
    """Give the observations of `CHARACTER` for each character."""
    size = len(points)
    rows = np.zeros((10, size + _FURTHEST), np.int32)  # nothing stands past the end
    rows[0, :size] = classes.letter.take(points)
    rows[1:9, :size] = classes.graded.take(points, axis=0).T
    rows[9, :size] = known
    #: Of each: what it is at the character, at the next, and so on.
    c, y, s, u, v, t, r, p, e, z = ([row[by : by + size] for by in range(_FURTHEST + 1)] for row in rows)
    cc, su, named = c[0] * 8192 + c[1], s[0] * 8 + u[1], s[0] > 0
    placed = p[0] > 0
    return {
        "cc": cc, "ccc": mixed(cc, c[2]), "yyy": _three(y), "ttt": _three(t), "sss": (s[0] * 4 + s[1]) * 4 + s[2],
        "rrrrr": (((r[0] * 2 + r[1]) * 2 + r[2]) * 2 + r[3]) * 2 + r[4],
        "ss": s[0] * 4 + s[1], "tt": t[0] * 8 + t[1], "uv": u[0] * 8 + v[1],
        "su": su * named, "s-v": (s[0] * 8 + v[2]) * named, "suv": (su * 8 + v[2]) * named, "sv": (s[0] * 8 + v[1]) * named,
        "pe": (p[0] * 8 + e[1]) * (placed & (e[1] > 0)), "ppe": ((p[0] * 8 + p[1]) * 8 + e[2]) * (placed & (p[1] > 0)),
        "z": z[0], "zzz": (z[0] * 64 + z[1]) * 64 + z[2],
        "c": c[0], "y": y[0], "t": t[0], "p": p[0], "e": e[0], "s": s[0], "u": u[0], "v": v[0],
    }  # fmt: skip


def _three(grades: Sequence[Numbers]) -> Numbers:
    """Give one number for each grade and the two after it."""
    found: Numbers = (grades[0] * 8 + grades[1]) * 8 + grades[2]
    return found


def mixed(pair: Numbers, third: Numbers) -> Numbers:
    """Fold a pair and a third number into 31 bits."""
    return ((pair.astype(np.int64) * 1_000_003 + third * 7_919) & 0x7FFFFFFF).astype(np.int32)


def word_observations(word: str, flag: str) -> dict[str, str]:
    """Give the observations of `WORD` for one word.

    >>> word_observations("澜川", "ns")["gl"], word_observations("北京", "ns")["gl"]
    ('ns?2', 'ns2')
    """
    flag = seen_flag(word, flag)
    return {
        "w": word, "g": flag, "gl": f"{flag}{min(len(word), 5)}",
        "f": word[:1], "l": word[-1:], "ll": word[-2:], "lg": f"{word[-1:]}{flag}",
    }  # fmt: skip


def seen_flag(word: str, flag: str) -> str:
    """Give a flag, with a question mark where the segmenter made the word up."""
    if word in common_words() or (flag == "nr" and compounded(word)):
        return "n"
    return flag + "?" if made_up(word) else flag


def places_in_words(lengths: Sequence[int] | NDArray[np.int64]) -> tuple[Numbers, Numbers]:
    """Give, for each character, the number of its word and where in it the character stands."""
    sizes = np.asarray(lengths, np.int32)
    word = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    place = np.full(len(word), INSIDE, np.int32)
    ends = np.cumsum(sizes)
    full = sizes > 0
    place[(ends - sizes)[full]] = BEGIN
    last = ends[full] - 1
    place[last] = np.where(place[last] == BEGIN, SINGLE, END)
    return word, place


_KNOWN = {"Person": 0, "Organisation": 1, "Company": 1, "Place": 2, "part": 3}
_SEVERAL = 4


class Known:
    """Well-known names, to be met in a text.

    >>> text = "中国足协在北京站"
    >>> Known({"中国足协": ("Organisation",), "北京": ("Place",)}).met(text, code_points(text))
    [(0, 4, 1), (5, 7, 2)]
    """

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self._finder = Finder(names)
        self._kinds: dict[str, int] = {}
        for name, kinds in names.items():
            numbers = {_KNOWN.get(kind, _SEVERAL) for kind in kinds}
            self._kinds[name] = numbers.pop() if len(numbers) == 1 else _SEVERAL

    def met(self, text: str, points: NDArray[np.uint16]) -> list[tuple[int, int, int]]:
        """Give where known names stand, and their kinds: the longest at each place, left to right."""
        return [(start, end, self._kinds[text[start:end]]) for start, end in self._finder.met(text, points)]


def known_numbers(found: list[tuple[int, int, int]], size: int) -> Numbers:
    """Give, for each character, in what kind of known name it stands and where: 0 in none."""
    numbers = np.zeros(size, np.int32)
    for start, end, kind in found:
        length = min(end - start, 4) - 2
        base = 1 + (kind * 3 + length) * 3
        numbers[start + 1 : end - 1] = base + 1
        numbers[start] = base
        numbers[end - 1] = base + 2
    return numbers
