"""How a name sounds: pinyin without tones, so that a wrong character or plain pinyin finds it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.text.readings import toneless
from kg.text.tables import read_table

_LATIN = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=100_000)
def sound(name: str) -> str:
    """Give the commonest reading of each character, joined; Latin letters as they are.

    >>> sound("支付宝") == sound("支付包") == sound("Zhi fu bao")
    True
    """
    readings = _readings()
    return _LATIN.sub("", "".join(readings.get(c, c) for c in name.casefold()).replace("ü", "v"))


def sounds_like(label: str, latin: str) -> bool:
    """Tell whether a label can be read as these letters, by any of the readings of its characters.

    >>> sounds_like("石陂", "Shipi"), sounds_like("石陂", "Shipai")
    (True, False)
    """
    wanted = sound(latin)
    ends = {0}
    for c in label:
        heard = _all_readings().get(c) or frozenset({sound(c)})
        ends = {at + len(one) for at in ends for one in heard if one and wanted.startswith(one, at)}
        if not ends:
            return False
    return len(wanted) in ends and bool(wanted)


@cache
def _all_readings() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for reading, first, also in read_table("readings"):
        for c in (*first, *also):
            found.setdefault(c, set()).add(_LATIN.sub("", toneless(reading).replace("ü", "v")))
    return {c: frozenset(readings) for c, readings in found.items()}


@cache
def _readings() -> dict[str, str]:
    """Give the commonest toneless reading of each character."""
    found: dict[str, str] = {}
    rows = list(read_table("readings"))
    for reading, first, _ in rows:
        for c in first:
            found.setdefault(c, toneless(reading))
    for reading, _, also in rows:
        for c in also:
            found.setdefault(c, toneless(reading))
    return found
