"""Text that was decoded with a wrong encoding and saved again: ¾©¶« for 京东.

Only the reversible kind is undone: every character goes back to the bytes it was read from, and these are Chinese in
another encoding. It must be much likelier than what is there, which is why Привет stays.
"""

from __future__ import annotations

import re
from array import array
from itertools import accumulate

from kg.model import Alignment, Span
from kg.text.guess import is_likely, log_likelihood
from kg.text.offsets import Aligned, Change

WAYS = (
    ("cp1252", "gb18030"),
    ("cp1252", "utf-8"),
    ("cp1252", "big5hkscs"),
    ("gb18030", "utf-8"),
    ("gb18030", "big5hkscs"),
    ("big5hkscs", "gb18030"),
    ("big5hkscs", "utf-8"),
)  #: the encoding it was read in, and the one it is in
SHORTEST = 8  #: characters beyond ASCII; of fewer nothing can be said
LEAST_KINDS = 6  #: different ones among them; a text that repeats three characters is likely or unlikely by chance
MARGIN = 3.0  #: how much likelier, for each character, the text must become
FOREIGN = re.compile("[^\x00-\x7f]")
CHINESE = re.compile("[\u3400-\u9fff\ue000-\uf8ff]")


def unscramble(raw: str) -> Aligned | None:
    """Give the text that was meant by one decoded in a wrong encoding; nothing for any other.

    >>> unscramble("京东科技驶向深海".encode("gb18030").decode("latin-1")).text
    '京东科技驶向深海'
    >>> unscramble("京东科技驶向深海"), unscramble("Привет, мир"), unscramble("饕餮魑魅魍魉鄱阳蕲春")
    (None, None, None)
    """
    if raw.isascii() or is_likely(raw):
        return None
    beyond = FOREIGN.findall(raw)
    foreign = len(beyond)
    if foreign < SHORTEST or len(set(beyond)) < LEAST_KINDS:
        return None
    is_chinese = len(CHINESE.findall(raw)) > foreign / 2
    best, score = None, log_likelihood(raw) + MARGIN * foreign / 2
    for wrong, right in WAYS:
        pieces = _bytes(raw, wrong) if is_chinese == (wrong != "cp1252") else None
        if pieces is None:
            continue
        try:
            text = b"".join(pieces).decode(right)
        except UnicodeDecodeError:
            continue
        if is_likely(text) and log_likelihood(text) > score:
            best, score = (text, pieces, right), log_likelihood(text)
    return _align(raw, *best) if best else None


def _bytes(raw: str, codec: str) -> list[bytes] | None:
    """Give the bytes of each character; Western text may also hold those that the code page leaves open."""
    try:
        raw.encode(codec if codec != "cp1252" else "latin-1")
    except UnicodeEncodeError:
        if codec != "cp1252":
            return None
    try:
        return [_encode(c, codec) for c in raw]
    except UnicodeEncodeError:
        return None


def _encode(character: str, codec: str) -> bytes:
    if codec == "cp1252" and "\x80" <= character <= "\x9f":
        return character.encode("latin-1")
    return character.encode(codec)


def _align(raw: str, text: str, pieces: list[bytes], codec: str) -> Aligned:
    """Align by the bytes: a character stands for every raw character that shares a byte with it."""
    owner = array("I", (i for i, piece in enumerate(pieces) for _ in piece))
    stops = list(accumulate(len(c.encode(codec)) for c in text))
    starts = array("I", (owner[stop - len(c.encode(codec))] for c, stop in zip(text, stops, strict=True)))
    ends = array("I", (owner[stop - 1] + 1 for stop in stops))
    lines = re.finditer(r"[^\n]+", raw)
    changes = tuple(Change(Span(*m.span()), "mojibake", 0.9) for m in lines if not m[0].isascii())
    return Aligned(raw, text, Alignment(starts, ends), changes)
