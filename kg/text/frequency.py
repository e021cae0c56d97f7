"""How often each character occurs in Chinese text of either script."""

from __future__ import annotations

import math
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.text.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMON = 6000  #: ranks that count as common: about 3,500 characters, many of them in two forms


@cache
def counts() -> Mapping[str, int]:
    """Give the count of each character in the word list, a traditional form as often as its simplified one."""
    return MappingProxyType({c: int(n) for c, n in read_table("frequencies")})


@cache
def log_shares() -> Mapping[str, float]:
    """Give the natural logarithm of each character's share of running text."""
    total = sum(counts().values())
    return MappingProxyType({c: math.log(n / total) for c, n in counts().items()})


@cache
def _common() -> frozenset[str]:
    return frozenset(sorted(counts(), key=lambda c: (-counts()[c], c))[:COMMON])


def is_common(character: str) -> bool:
    """Tell whether a reader meets the character every day.

    >>> is_common("當"), is_common("饕")
    (True, False)
    """
    return character in _common()
