"""What a Chinese character is."""

from __future__ import annotations

import re

HAN = "\u3400-\u9fff"  #: the two oldest blocks, as they stand within a pattern's brackets; all that GBK has
ANY_HAN = re.compile(f"[{HAN}\U00020000-\U0003ffff]")


def is_han(character: str) -> bool:
    """Tell whether it is a Chinese character of the two oldest blocks.

    >>> is_han("支"), is_han("か"), is_han("A")
    (True, False, False)
    """
    return "\u3400" <= character <= "\u9fff"


def has_chinese(text: str) -> bool:
    """Tell whether a text holds a Chinese character, old or new.

    >>> has_chinese("KOL 科技"), has_chinese("かな kana")
    (True, False)
    """
    return ANY_HAN.search(text) is not None
