"""Bytes to text: which encoding a Chinese file is in."""

from __future__ import annotations

import codecs
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import TextError
from kg.text.frequency import log_shares
from kg.text.likelihood import is_han

if TYPE_CHECKING:
    from kg.model import Seed

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)  #: the byte order marks, the longer of two with one beginning first
CANDIDATES = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
POOR = -9.5  #: a text whose characters are likelier than this on average is Chinese
UNKNOWN, ASCII = -16.0, -4.0  #: score of a character no list knows, of a printable ASCII character
SAMPLE = 2000  #: characters at each of three places that the score is taken from
KINDS = {
    b"%PDF-": "PDF",
    b"PK\x03\x04": "ZIP, DOCX or the like",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x1f\x8b": "gzip",
    b"\xd0\xcf\x11\xe0": "DOC or the like",
    b"\x7fELF": "a program",
}  #: how files that are no text begin


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file."""

    text: str
    codec: str  #: Python's name for the encoding
    notes: tuple[str, ...] = ()


def decode(seed: Seed) -> Decoded:
    """Find the encoding of a Chinese text, and decode it.

    A byte order mark decides; then strict UTF-8; then the encoding in which the characters are those that Chinese
    text is made of. Nothing is replaced unless the notes say so.

    Raises:
        TextError: the file is empty, binary, in no known encoding, or holds no Chinese.

    """
    if not seed.data.strip(b"\0 \t\r\n"):
        msg = f"{seed.name}: empty; give a file with Chinese text"
        raise TextError(msg)
    for mark, kind in KINDS.items():
        if seed.data.startswith(mark):
            msg = f"{seed.name}: a binary file ({kind}); save its text as plain text first"
            raise TextError(msg)
    decoded = _by_mark(seed.data) or _as_utf8(seed.data) or _by_score(seed)
    if not any(map(is_han, set(decoded.text))):
        msg = f"{seed.name}: no Chinese character in it (read as {decoded.codec}); give a Chinese text"
        raise TextError(msg)
    return decoded


def _by_mark(data: bytes) -> Decoded | None:
    for mark, codec in MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(codec), codec)
            except UnicodeDecodeError:
                return None
    return None


def _as_utf8(data: bytes) -> Decoded | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else Decoded(text, "utf-8")


def _by_score(seed: Seed) -> Decoded:
    """Choose the encoding whose characters are the likeliest."""
    best, best_score = None, float("-inf")
    for codec in CANDIDATES:
        try:
            text = seed.data.decode(codec)
        except UnicodeDecodeError:
            continue
        score = likelihood(text)
        if score > best_score:
            best, best_score = Decoded(text, codec, (f"encoding guessed: {codec}",)), score
    if best is None or best_score < POOR:
        tried = ", ".join(("utf-8", *CANDIDATES))
        msg = f"{seed.name}: not Chinese in any known encoding (tried {tried}); save it as UTF-8"
        raise TextError(msg)
    return best


def likelihood(text: str) -> float:
    """Give the mean log likelihood of the characters of a sample, as Chinese text.

    >>> likelihood("京东科技") > POOR > likelihood("缇庝附")
    True
    """
    middle = max(SAMPLE, len(text) // 2)
    sample = Counter(text[:SAMPLE] + text[middle : middle + SAMPLE] + text[max(middle + SAMPLE, len(text) - SAMPLE) :])
    shares = log_shares()
    return sum(n * shares.get(c, _other(c)) for c, n in sample.items()) / max(1, sample.total())


def _other(character: str) -> float:
    return ASCII if character.isascii() and (character.isprintable() or character in "\r\n\t") else UNKNOWN
