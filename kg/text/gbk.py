"""Code page 936 as Windows reads it: bytes to characters and back.

The damage we undo went through decoders that also take the areas left to users and the single byte 80. Python's
``gbk`` refuses both; ``gb18030`` takes the first, and agrees with it elsewhere, so the table is made from that.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LEADS = range(0x81, 0xFF)
TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))
FULLWIDTH_LEAD = 0xA3  #: full-width ASCII is this byte and the ASCII code plus 80 (hexadecimal)


@cache
def decoding() -> Mapping[tuple[int, int], str]:
    """Give the character of each pair of bytes that has one.

    >>> decoding()[0xAC, 0xEE] == chr(0xE109), decoding()[0xD6, 0xD0]
    (True, '中')
    """
    pairs = ((lead, trail) for lead in LEADS for trail in TRAILS)
    return MappingProxyType({pair: c for pair in pairs if (c := _character(*pair))})


@cache
def encoding() -> Mapping[str, tuple[int, int]]:
    """Give the pair of bytes of each character; the first pair where there are two."""
    back: dict[str, tuple[int, int]] = {}
    for pair, c in decoding().items():
        back.setdefault(c, pair)
    return MappingProxyType(back)


def trail_byte(character: str) -> int:
    """Give the second byte of a character; that of its full-width form for ASCII, which may have been folded.

    >>> hex(trail_byte("夠")), hex(trail_byte(","))
    ('0xf2', '0xac')
    """
    pair = encoding().get(character)
    if pair:
        return pair[1]
    return ord(character) + 0x80 if "!" <= character <= "~" else 0


@cache
def with_lead(lead: int) -> Mapping[int, str]:
    """Give the characters whose first byte is ``lead``, by their second byte."""
    return MappingProxyType({trail: c for trail in TRAILS if (c := decoding().get((lead, trail)))})


@cache
def with_trail(trail: int) -> Mapping[int, str]:
    """Give the characters whose second byte is ``trail``, by their first byte."""
    return MappingProxyType({lead: c for lead in LEADS if (c := decoding().get((lead, trail)))})


@cache
def unmapped() -> tuple[tuple[int, int], ...]:
    """Give the pairs of bytes for which some decoders write a mark: no character, no private one of the user."""
    return tuple((lead, trail) for lead in LEADS for trail in TRAILS if _is_refused(lead, trail))


def _character(lead: int, trail: int) -> str | None:
    try:
        return bytes((lead, trail)).decode("gb18030")
    except UnicodeDecodeError:
        return None


def _is_refused(lead: int, trail: int) -> bool:
    """Tell whether some decoders read the pair as a mark: it is neither assigned nor left to users."""
    try:
        bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        in_user_rows = trail >= 0xA1 and (0xAA <= lead <= 0xAF or lead >= 0xF8)
        return not in_user_rows and not (0xA1 <= lead <= 0xA7 and trail <= 0xA0)
    return False
