"""How Chinese characters are read, in pinyin."""

from __future__ import annotations

import unicodedata
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.text.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

TONES = {
    ord("\N{COMBINING MACRON}"): None,
    ord("\N{COMBINING ACUTE ACCENT}"): None,
    ord("\N{COMBINING CARON}"): None,
    ord("\N{COMBINING GRAVE ACCENT}"): None,
}
LOOKALIKES = str.maketrans("ɑɡ", "ag")  #: letters of the phonetic alphabet, as some typesetters write pinyin


@cache
def readers() -> Mapping[str, frozenset[str]]:
    """Give for each reading, with and without its tone, the characters that can be read so."""
    found: dict[str, set[str]] = {}
    for reading, first, also in read_table("readings"):
        for form in {reading, toneless(reading)}:
            found.setdefault(form, set()).update(first, also)
    return MappingProxyType({reading: frozenset(chars) for reading, chars in found.items()})


def toneless(reading: str) -> str:
    """Take the tone mark off a reading.

    >>> toneless("lǜ"), toneless("dāng")
    ('lü', 'dang')
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", reading).translate(TONES))


def reads(character: str, reading: str) -> bool:
    """Tell whether the character can be read so; a reading without a tone stands for all its tones.

    >>> reads("長", "zhǎng"), reads("長", "chang"), reads("長", "duǎn")
    (True, True, False)
    """
    return character in readers_of(reading)


def readers_of(reading: str) -> frozenset[str]:
    """Give the characters that can be read so; a reading without a tone stands for all its tones."""
    return readers().get(plain(reading), frozenset())


@cache
def plain(reading: str) -> str:
    """Write a reading with ordinary letters, each with its mark in one code point."""
    return unicodedata.normalize("NFC", reading.lower().translate(LOOKALIKES))
