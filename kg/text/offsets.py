"""A text under repair: its characters, and where in the raw text each came from."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

from kg.model import Alignment, Edit, Span


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """A stretch of the raw text that a step changed; what stands there now is looked up at the end."""

    raw: Span
    kind: str
    certainty: float = 1.0


@dataclass(slots=True)
class Draft:
    """A text that grows from the raw text, left to right.

    >>> draft = Draft("當(dāng)年")
    >>> draft.copy(1)
    >>> draft.absorb(7)
    >>> draft.copy(8)
    >>> draft.text, list(draft.starts), list(draft.ends)
    ('當年', [0, 7], [7, 8])
    """

    raw: str
    place: int = 0  #: how far the raw text has been read
    parts: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("I"))

    @property
    def text(self) -> str:
        """Give what has been written so far."""
        return "".join(self.parts)

    @property
    def last(self) -> str:
        """Give the last character written; nothing at the start."""
        return self.parts[-1][-1] if self.parts else ""

    def copy(self, end: int) -> None:
        """Take over the raw characters up to ``end`` as they are."""
        if end <= self.place:
            return
        self.parts.append(self.raw[self.place : end])
        self.starts.extend(range(self.place, end))
        self.ends.extend(range(self.place + 1, end + 1))
        self.place = end

    def absorb(self, end: int) -> None:
        """Let the last character stand for the raw characters up to ``end``, too."""
        self.ends[-1] = end
        self.place = end

    def put(self, character: str, start: int, end: int) -> None:
        """Write a character that stands for the raw stretch from ``start`` to ``end``."""
        self.parts.append(character)
        self.starts.append(start)
        self.ends.append(end)
        self.place = end

    def finish(self, changes: tuple[Change, ...], notes: tuple[str, ...] = ()) -> Aligned:
        """Give the text as written, with what was changed and what a reader should know."""
        return Aligned(self.raw, self.text, Alignment(self.starts, self.ends), changes, notes)


@dataclass(frozen=True, slots=True)
class Aligned:
    """A text with its alignment to the raw text, and what was changed on the way."""

    raw: str
    text: str
    alignment: Alignment
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()

    @classmethod
    def untouched(cls, raw: str) -> Aligned:
        """Give the raw text aligned with itself."""
        return cls(raw, raw, Alignment.identity(len(raw)))

    def replaced(self, text: str, changes: tuple[Change, ...]) -> Aligned:
        """Give this with another text of the same length."""
        return Aligned(self.raw, text, self.alignment, self.changes + changes, self.notes)

    def then(self, later: Aligned) -> Aligned:
        """Give what ``later`` made of this text, aligned with the raw text of this one."""
        changes = [Change(self.alignment.raw_span(c.raw), c.kind, c.certainty) for c in later.changes]
        alignment = self.alignment.then(later.alignment)
        return Aligned(self.raw, later.text, alignment, (*self.changes, *changes), self.notes + later.notes)

    def edits(self) -> tuple[Edit, ...]:
        """Give the changes with what stood and what stands there, in the order of the raw text."""
        return tuple(self._edit(change) for change in sorted(self.changes))

    def _edit(self, change: Change) -> Edit:
        clean = self.alignment.clean_span(change.raw)
        return Edit(change.raw, clean, change.kind, change.raw.of(self.raw), clean.of(self.text), change.certainty)
