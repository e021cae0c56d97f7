"""The names of a document by place: what a pronoun or an epithet may look back to.

A subject is looked back to before all; a name that was no subject only where no other name of its kind stands between:
one candidate is sure, two are none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable

Mention = tuple[Span, str, str]  #: where, kind, label


_OFTEN = 4  # mentions of what a text is about


@dataclass(slots=True)
class Mentions:
    """Where the names of a document stand, and whom its people work for."""

    places: list[Mention] = field(default_factory=list)  #: by place
    employers: dict[str, list[Mention]] = field(default_factory=dict)  #: label of a person -> the bodies
    clause: int = 0  #: where the clause at hand starts: 它 means nothing that is named within its own clause
    here: int = 0  #: where the sentence at hand starts
    near: int = 0  #: where the sentence before the one at hand starts
    paragraph: int = 0  #: where the paragraph at hand starts
    far: int = 0  #: where the paragraph before the one at hand starts
    barred: frozenset[str] = frozenset()  #: labels of those whom 他 does not mean: who finds fault with him
    genders: dict[str, str] = field(default_factory=dict)  #: label of a person -> 他 or 她, where the text tells it
    tails: dict[str, list[Mention]] = field(default_factory=dict)  #: ends of names of two characters and more -> names
    known: int = 0  #: how many names have their ends there

    def may_be(self, label: str, word: str) -> bool:
        """Tell whether 他 or 她 may mean a person: not one of whom the text tells the other."""
        return label not in self.barred and self.genders.get(label, word) == word

    def told(self, word: str, end: int) -> Mention | None:
        """Give the only one named in the sentence before whom 他 or 她 must mean, as the text tells; None of several."""
        fits = [one for one in self.between(self.near, end) if self.genders.get(one[2]) == word]
        alone = len({label for _, _, label in fits} - self.barred) == 1
        return fits[-1] if alone and fits[-1][2] not in self.barred else None

    def ending(self, noun: str) -> list[Mention]:
        """Give the names that end in a noun, by place.

        >>> found = Mentions([(Span(0, 4), "Place", "云江大桥"), (Span(5, 7), "Place", "云江")])
        >>> found.ending("大桥")
        [(Span(start=0, end=4), 'Place', '云江大桥')]
        """
        if self.known != len(self.places):
            self.known, self.tails = len(self.places), {}
            for one in self.places:
                for k in range(1, len(one[2]) - 1):
                    self.tails.setdefault(one[2][k:], []).append(one)
        return self.tails.get(noun, [])

    def only(self, end: int, fits: Callable[[Mention], bool]) -> Mention | None:
        """Give the only thing that fits, named before ``end`` and near it; None where there are several.

        >>> found = Mentions([(Span(0, 2), "Person", "白薇"), (Span(5, 7), "Company", "远帆")])
        >>> found.only(9, lambda one: one[1] == "Person")
        (Span(start=0, end=2), 'Person', '白薇')
        >>> found.only(9, lambda one: True) is None
        True
        """
        for start in (self.near, self.far):
            found = [one for one in self.between(start, end) if fits(one)]
            if found:
                return found[-1] if len({label for _, _, label in found}) == 1 else None
        return None

    def chief(self, kinds: tuple[str, ...]) -> Mention | None:
        """Give the first mention of what a text is about: named often, and far more often than any other of its kinds.

        >>> found = Mentions([(Span(k, k + 2), "Company", "远帆") for k in range(0, 20, 5)])
        >>> found.chief(("Company",))
        (Span(start=0, end=2), 'Company', '远帆')
        >>> found.chief(("Person",)) is None
        True
        """
        counts = Counter(label for _, kind, label in self.places if kind in kinds).most_common(2)
        if not counts or counts[0][1] < _OFTEN or (len(counts) > 1 and counts[0][1] < 2 * counts[1][1]):
            return None
        return next(one for one in self.places if one[2] == counts[0][0])

    def between(self, start: int, end: int) -> list[Mention]:
        """Give the names that start at ``start`` or behind it, and before ``end``."""
        first = bisect_left(self.places, (Span(start, start),))
        found = []
        for one in self.places[first:]:
            if one[0].start >= end:
                break
            found.append(one)
        return found
