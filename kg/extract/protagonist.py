"""Whom a life is told of: the person that 他 or 她 means from end to end of a biography.

A text tells somebody's life where it gives the years of one of its people, or their birth, behind the name, and names
nobody before them or nobody more often. There the pronoun of that person hardly ever means another: after a sentence
on a teacher or a child the text comes back to its own person with a mere 她 (centering: what is a pronoun stays the
centre; Grosz, Joshi and Weinstein, 1995).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.mentions import Mention

_LIFE = re.compile(
    r"[（(][^（()）]{0,12}(?:1[0-9]{3}|20[0-9]{2})年?[^（()）]{0,30}[）)]"
    r"|[^。！？\n]{0,24}?(?:出生|生于|诞生|降生)"
)
_PRONOUN = re.compile("[他她](?!们)")


@dataclass(frozen=True, slots=True)
class Protagonist:
    """The person of a biography."""

    mention: Mention
    pronoun: str  #: 他 or 她

    @property
    def label(self) -> str:
        """Give the name."""
        return self.mention[2]


def protagonist(text: str, names: Sequence[Mention]) -> Protagonist | None:
    """Find the person whose life a text tells.

    >>> from kg.model import Span
    >>> told = "白薇（1902—1987），作家。她生于湖南，师从田汉。她晚年住在北京。"
    >>> people = [(Span(0, 2), "Person", "白薇"), (Span(24, 26), "Person", "田汉")]
    >>> found = protagonist(told, people)
    >>> found.label, found.pronoun
    ('白薇', '她')
    >>> protagonist("白薇与田汉见面。她说得很少。", [(Span(0, 2), "Person", "白薇")]) is None
    True
    """
    people = [one for one in names if one[1] == "Person"]
    times = Counter(label for _, _, label in people)
    for one in people:
        span, _, label = one
        chief = label == people[0][2] or times[label] == max(times.values())
        life = _LIFE.match(text, span.end) if chief else None
        if life is not None:
            pronoun = _PRONOUN.search(text, life.end())
            return Protagonist(one, pronoun[0]) if pronoun is not None else None
    return None
