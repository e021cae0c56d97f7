"""How likely one Chinese character is to follow another.

The model is what a unigram model of words says about characters: ``b`` follows ``a`` within a word, or ``a`` closes a
word and ``b`` opens the next; a mark follows only where a word closes. Counts are those of jieba's word list, scored
on simplified forms, so that one table serves both scripts.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.text.gbk import decoding
from kg.text.han import is_han
from kg.text.tables import read_table
from kg.text.variant import simplify_each

if TYPE_CHECKING:
    from collections.abc import Mapping

STEPS = 6.5  #: as in the script that made the table
LIKELIHOODS = {
    0.05: "，,",
    0.02: "。\n\N{REPLACEMENT CHARACTER}",
    0.012: "、",
    0.01: " ",
    0.006: "“”",
    0.004: "：:「」（）()",
    0.003: "？?《》—",
    0.002: "；;！!…",
    0.001: "【】·",
    0.0005: "‘’",
}  #: of each mark where a word closes
MARKS = {mark: likelihood for likelihood, marks in LIKELIHOODS.items() for mark in marks}
STOPS = frozenset("，,、。；：！？!;:?")
OPENERS = frozenset("“‘「《（(")
REMEMBERED = 1_000_000  #: pairs whose score is kept
OWN_SHARE = 0.15  #: how much the document's own pairs weigh


class CharacterModel:
    """The likelihood of pairs of characters, in general and in one document.

    >>> model = CharacterModel("")
    >>> model.score("互", "联") > model.score("互", "幕")
    True
    """

    def __init__(self, own: str) -> None:
        """Prepare for a document; ``own`` is that part of it which is surely sound."""
        self._rows = transitions()
        self._opened = sum(opens for _, opens, _, _, _ in self._rows.values())
        self._simple = simplified_forms()
        self._usual = usual_characters()
        self._memo: dict[tuple[str, str], float] = {}
        self._within: dict[str, dict[str, float]] = {}
        simple = simplify_each(own)
        self._is_traditional = sum(map(str.__ne__, own, simple)) >= 0.1 * len(own)
        pairs = [(a, b) for a, b in pairwise(simple) if is_han(a) and is_han(b)]
        self._own = Counter(pairs)
        self._own_first = Counter(a for a, _ in pairs)

    def score(self, a: str, b: str) -> float:
        """Give the natural logarithm of the probability that ``b`` follows ``a``; ``a`` is empty at the start."""
        known = self._memo.get((a, b))
        if known is None:
            if len(self._memo) > REMEMBERED:
                self._memo.clear()
            known = self._memo[a, b] = self._score(a, b)
        return known

    def _score(self, a: str, b: str) -> float:
        before, after = self._simple.get(a, a), self._simple.get(b, b)
        closes = self._closes(before)
        if is_han(after):
            return math.log(self._han(before, after, closes)) - self._oddity(b)
        if after in MARKS:
            return _mark(before, after, closes)
        if after.isascii():
            if before.isascii() and before.isalnum():
                return -3.0
            return math.log(closes * (0.002 if after.isalnum() else 0.0005))
        return -25.0 if unicodedata.category(after) == "Co" else -13.0

    def _oddity(self, character: str) -> float:
        """Give what it costs to be rare, or simplified in a text that is not."""
        if character not in self._usual:
            return 3.0
        return 2.0 if self._is_traditional and character in simplified_only() else 0.0

    def _closes(self, a: str) -> float:
        """Give the probability that a word is over after ``a``."""
        if not a or not is_han(a):
            return 1.0
        _, total, _, closes, _ = self._row(a)
        return (closes + 6.0) / (total + 20.0)

    def _han(self, a: str, b: str, closes: float) -> float:
        opens = self._row(b)[2]
        chance = 0.9 * closes * (opens + 0.3) / (self._opened + 5e3)
        if a and is_han(a):
            chance += self._follows(a).get(b, 0.0) / (self._row(a)[1] + 20.0)
            if times := self._own_first.get(a):
                chance = (1 - OWN_SHARE) * chance + OWN_SHARE * self._own[a, b] / (times + 2)
        return chance

    def _row(self, a: str) -> tuple[str, int, int, int, str]:
        return self._rows.get(a, ("", 0, 0, 0, ""))

    def _follows(self, a: str) -> dict[str, float]:
        known = self._within.get(a)
        if known is None:
            after, _, _, _, steps = self._row(a)
            known = {b: math.exp((ord(s) - ord("!")) / STEPS) for b, s in zip(after, steps, strict=True)}
            self._within[a] = known
        return known


def _mark(a: str, b: str, closes: float) -> float:
    """Score a punctuation mark ``b``, or the end of a line."""
    if b == "\n":
        return _ending(a, closes)
    if a not in MARKS:
        return math.log(closes * MARKS[b])
    if a == b:
        return -9.0
    if b == "’":
        return -7.0
    if b == "”" and a in STOPS:
        return math.log(0.2)
    if b in OPENERS:
        return math.log(0.01 if b == "‘" else 0.15)
    if a in STOPS and b in STOPS:
        return -9.0
    return math.log(closes * MARKS[b])


def _ending(a: str, closes: float) -> float:
    """Score the end of a line after ``a``."""
    if a in OPENERS:
        return -12.0
    if a in MARKS:
        return -5.0 if a in "，,、" else -1.0
    return math.log(closes * MARKS["\n"])


@cache
def transitions() -> Mapping[str, tuple[str, int, int, int, str]]:
    """Give for each character what follows it, its counts (all, opening, closing a word), and the followers' counts."""
    rows = read_table("transitions")
    return MappingProxyType({c: (after, int(n), int(o), int(e), steps) for c, n, o, e, after, steps in rows})


@cache
def simplified_forms() -> Mapping[str, str]:
    """Give the simplified form of each traditional character that the code page has."""
    han = [c for c in decoding().values() if is_han(c)]
    return MappingProxyType({c: s for c, s in zip(han, simplify_each("".join(han)), strict=True) if c != s})


@cache
def usual_characters() -> frozenset[str]:
    """Give the characters in use: those of GB 2312, and the traditional forms."""
    return frozenset(simplified_forms()) | {c for c in decoding().values() if _is_in(c, "gb2312")}


@cache
def simplified_only() -> frozenset[str]:
    """Give the characters that no traditional text holds: those that Big 5 has not, and stand for one it has."""
    return frozenset(s for c, s in simplified_forms().items() if _is_in(c, "big5") and not _is_in(s, "big5"))


def _is_in(character: str, codec: str) -> bool:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
