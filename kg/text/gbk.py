"""Code page 936 as Windows reads it: bytes to characters and back.

Python's ``gbk`` refuses the areas for private characters and ``gb18030`` refuses the single byte 80; the damage we
undo went through a decoder that takes both, so the table is built here.
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
    """Give the pairs of bytes that stand for no character."""
    return tuple((lead, trail) for lead in LEADS for trail in TRAILS if (lead, trail) not in decoding())


def _character(lead: int, trail: int) -> str | None:
    try:
        return bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return _private(lead, trail)


def _private(lead: int, trail: int) -> str | None:
    """Give the private character of one of the three areas left to users."""
    if 0xAA <= lead <= 0xAF and trail >= 0xA1:
        return chr(0xE000 + (lead - 0xAA) * 94 + trail - 0xA1)
    if lead >= 0xF8 and trail >= 0xA1:
        return chr(0xE234 + (lead - 0xF8) * 94 + trail - 0xA1)
    if 0xA1 <= lead <= 0xA7 and trail <= 0xA0:
        return chr(0xE4C6 + (lead - 0xA1) * 96 + trail - (0x40 if trail < 0x7F else 0x41))
    return None
