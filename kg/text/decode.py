"""Bytes to text: which encoding a Chinese file is in."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import TextError
from kg.text.guess import CODECS, is_likely, likeliest
from kg.text.han import has_chinese
from kg.text.mojibake import unscramble

if TYPE_CHECKING:
    from kg.model import Seed

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)  #: the byte order marks, the longer of two with one beginning first
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
    r"""Find the encoding of a Chinese text, and decode it.

    A byte order mark decides; then strict UTF-8; then the encoding in which the characters are those that Chinese
    text is made of. A file with a few bytes that fit nowhere is read with replacement characters for them, and the
    notes say how many.

    >>> from kg.model import Seed
    >>> decode(Seed("a.txt", "京东科技".encode("big5", "replace").replace(b"?", b""))).codec
    'big5hkscs'

    Raises:
        TextError: the file is empty, binary, in no known encoding, or holds no Chinese.

    """
    _refuse_binary(seed)
    decoded = _by_mark(seed.data) or _as_utf8(seed.data) or _by_likelihood(seed.data) or _with_mistakes(seed.data)
    if decoded is None:
        tried = ", ".join(("utf-8", *CODECS))
        cause = "a binary file" if b"\0" in seed.data else f"not Chinese in any known encoding (tried {tried})"
        msg = f"{seed.name}: {cause}; save its text as UTF-8"
        raise TextError(msg)
    _refuse_foreign(seed.name, decoded)
    return decoded


def _refuse_binary(seed: Seed) -> None:
    for mark, kind in KINDS.items():
        if seed.data.startswith(mark):
            msg = f"{seed.name}: a binary file ({kind}); save its text as plain text first"
            raise TextError(msg)


def _refuse_foreign(name: str, decoded: Decoded) -> None:
    if not decoded.text.strip("\0 \t\r\n\f\v"):
        msg = f"{name}: empty; give a file with Chinese text"
        raise TextError(msg)
    if not has_chinese(decoded.text) and not unscramble(decoded.text):
        msg = f"{name}: no Chinese character in it (read as {decoded.codec}); give a Chinese text"
        raise TextError(msg)


def _by_mark(data: bytes) -> Decoded | None:
    for mark, codec in MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(codec), codec)
            except UnicodeDecodeError:
                return None
    return None


def _as_utf8(data: bytes) -> Decoded | None:
    """Read as UTF-8, unless that gives no Chinese and another encoding does: the GBK bytes of 司 are UTF-8, too."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if not text.strip("\0"):
        return Decoded(text, "utf-8")
    if "\0" in text and not is_likely(text):
        return None
    other = None if has_chinese(text) else _by_likelihood(data)
    return other or Decoded(text, "utf-8")


def _by_likelihood(data: bytes) -> Decoded | None:
    best = likeliest(data)
    if best is None or not is_likely(best[1]):
        return None
    codec, text = best
    return Decoded(text, codec, (f"encoding guessed: {codec}",))


def _with_mistakes(data: bytes) -> Decoded | None:
    """Read a file that was cut within a character, or holds a few bytes of something else."""
    best = likeliest(data, ("utf-8", *CODECS), "replace")
    if best is None or not is_likely(best[1]):
        return None
    codec, text = best
    count = text.count("\N{REPLACEMENT CHARACTER}")
    return Decoded(text, codec, (f"encoding guessed: {codec}", f"places that are not {codec}: {count}"))
