"""Which of several readings of the same bytes is Chinese: by how often each character occurs in Chinese text."""

from __future__ import annotations

from collections import Counter
from functools import cache
from math import sqrt
from operator import mul
from typing import TYPE_CHECKING

from kg.text.frequency import log_shares

if TYPE_CHECKING:
    from collections.abc import Iterable

CODECS = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")  #: beside UTF-8, which tells itself
UNKNOWN, ASCII = -16.0, -5.0  #: log likelihood of a character no list knows, of a printable ASCII character
PINYIN = -9.0  #: of a vowel with a tone that only readings have; those of Western languages are no sign of them
TONES = frozenset("āǎēěīǐōǒūǔǖǘǚǜ")
POOR = -9.5  #: text whose characters beyond ASCII are likelier than this on average is Chinese
SLACK = 4.0  #: so much less will do, divided by the root of their number
SAMPLE = 2000  #: characters at each of three places that are weighed


def is_likely(text: str) -> bool:
    """Tell whether the characters of a text are those that Chinese text is made of, whatever ASCII is among them.

    >>> is_likely("京东科技 KOL"), is_likely("fr黵 K鰈n")
    (True, False)
    """
    beyond = Counter({c: n for c, n in _sample(text).items() if not c.isascii()})
    count = beyond.total()
    return count > 0 and _sum(beyond) / count > POOR - SLACK / sqrt(count)


def likeliest(data: bytes, codecs: Iterable[str] = CODECS, errors: str = "strict") -> tuple[str, str] | None:
    """Choose the encoding that makes the bytes the likeliest, and give it with the text.

    Few mistakes are forgiven where ``errors`` allows any: one character in a hundred, or one.
    """
    best, best_score = None, float("-inf")
    for codec in codecs:
        try:
            text = data.decode(codec, errors)
        except UnicodeDecodeError:
            continue
        if text.count("\N{REPLACEMENT CHARACTER}") > max(1, len(text) // 100):
            continue
        score = log_likelihood(text)
        if score > best_score:
            best, best_score = (codec, text), score
    return best


def log_likelihood(text: str) -> float:
    """Give the logarithm of the likelihood of a text, estimated from a sample of its characters."""
    sample = _sample(text)
    return _sum(sample) * len(text) / max(1, sample.total())


def _sample(text: str) -> Counter[str]:
    """Count the characters at the start, in the middle and at the end of a text."""
    if len(text) <= 3 * SAMPLE:
        return Counter(text)
    middle = len(text) // 2
    return Counter(text[:SAMPLE] + text[middle : middle + SAMPLE] + text[-SAMPLE:])


def _sum(counts: Counter[str]) -> float:
    weighed: float = sum(map(mul, counts.values(), map(_likelihoods().__getitem__, counts)))
    return weighed


class _Likelihoods(dict[str, float]):
    """The log likelihood of each character: of those that the list knows, by their share of running text."""

    def __missing__(self, character: str) -> float:
        return _other(character)


@cache
def _likelihoods() -> _Likelihoods:
    return _Likelihoods(log_shares())


def _other(character: str) -> float:
    if character in TONES:
        return PINYIN
    return ASCII if character.isascii() and (character.isprintable() or character in "\r\n\t") else UNKNOWN
