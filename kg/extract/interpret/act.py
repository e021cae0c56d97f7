"""One predicate at work: its words, how it is meant, and who takes part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kg.extract.discourse import References
    from kg.extract.grammar import Grammar
    from kg.extract.nodes import Adjunct, Core
    from kg.extract.sense import Sense


class Oblique(NamedTuple):
    """What a preposition brings."""

    word: str
    references: References
    adjunct: Adjunct


@dataclass(slots=True)
class Act:
    """A core with all that stands around it."""

    grammar: Grammar
    where: tuple[int, int]  #: the tokens of its predicate
    core: Core
    sense: Sense
    subject: References
    oblique: tuple[Oblique, ...] = ()

    @property
    def words(self) -> str:
        """Give the words of the predicate."""
        return self.grammar.text(*self.where)

    def brought_by(self, *prepositions: str) -> References:
        """Give what the first of some prepositions brings, even where it brings nothing known."""
        return next((one.references for one in self.oblique if one.word in prepositions), ())
