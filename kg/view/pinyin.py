"""How the characters of labels are read, for a search that is typed in Latin letters."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from kg.text.readings import readers, toneless


def syllables(labels: Iterable[str]) -> dict[str, str]:
    """Give each Chinese character of the labels its readings, without tones, ü written v as it is typed.

    >>> syllables(["重庆", "绿 A"])
    {'庆': 'qing', '绿': 'lu lv', '重': 'chong tong zhong'}
    """
    known = _of_characters()
    return {sign: known[sign] for sign in sorted({sign for label in labels for sign in label}) if sign in known}


@cache
def _of_characters() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for reading, signs in readers().items():
        plain = toneless(reading)
        for sign in signs:
            found.setdefault(sign, set()).add(plain.replace("ü", "v"))
    return {sign: " ".join(sorted(readings)) for sign, readings in found.items()}
