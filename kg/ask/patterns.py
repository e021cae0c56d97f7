"""The pattern language of constructions, for whole questions: words, slots, choices, and ``？`` for what is asked.

A pattern becomes a regular expression: a question is short, and its slots need no grammar yet.
"""

from __future__ import annotations

import re
from functools import cache

from kg.ontology.constructions import Choice, Slot, Words, parse_pattern

MARK = "？"  #: stands where something is asked


@cache
def expression(pattern: str, place: str, *, whole: bool = True) -> re.Pattern[str]:
    """Compile a pattern; ``whole`` ones match from the first character to the last.

    >>> found = expression("{x}的{y}是？", "doctest").fullmatch("赵州桥的设计者是？")
    >>> found["x"], found["y"]
    ('赵州桥', '设计者')

    Raises:
        OntologyError: a bracket is not closed; the message shows where

    """
    seen: set[str] = set()
    body = "".join(_regex(part, seen) for part in parse_pattern(pattern, place))
    return re.compile(f"^{body}$" if whole else body, re.IGNORECASE)


def weight(pattern: str, place: str) -> int:
    """Count the characters that a pattern demands: the more, the more specific it is.

    >>> weight("{x}的{y}是？", "doctest"), weight("{x}[的](是不是|是否){y}", "doctest")
    (3, 2)
    """
    return _weight(parse_pattern(pattern, place))


def _weight(parts: tuple[object, ...]) -> int:
    total = 0
    for part in parts:
        if isinstance(part, Words):
            total += len(part.text.replace(" ", ""))
        elif isinstance(part, Choice):
            total += min(_weight(option) for option in part.options)
    return total


def _regex(part: object, seen: set[str]) -> str:
    if isinstance(part, Words):
        return re.escape(part.text)
    if isinstance(part, Slot):
        if part.name in seen:  # in one of several options, or the same words again
            return "(?:.+?)"
        seen.add(part.name)
        return f"(?P<{part.name}>.+?)"
    if isinstance(part, Choice):
        # The longest first: where a pattern need not reach the end, 怎么样 is not to be taken for 怎么.
        options = ["".join(_regex(inner, seen) for inner in option) for option in part.options]
        return "(?:" + "|".join(sorted(options, key=len, reverse=True)) + ")"
    msg = f"no part of a pattern: {part!r}"
    raise TypeError(msg)
