"""Where in a file that is no text a stretch of its text stands: a page and a box on it, or a paragraph."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A page of a PDF with a box on it, or a paragraph of a Word file; of other documents neither.

    >>> bool(Place()), bool(Place(page=3))
    (False, True)
    """

    page: int = 0  #: from 1; 0: the file has no pages
    #: left, top, right, bottom in whole points (1/72 inch) from the upper left corner of the page as it is shown,
    #: downwards, rounded so that it holds all; empty where nothing can be told
    box: tuple[int, int, int, int] | tuple[()] = ()
    paragraph: int = 0  #: from 1, empty ones counted; 0: the file has no paragraphs

    def __bool__(self) -> bool:
        """Tell whether it says anything."""
        return bool(self.page or self.paragraph)


NOWHERE = Place()  #: of a file that is plain text: its offsets say all


@dataclass(frozen=True, slots=True)
class Sheets:
    """Where each character of a raw text stands in its file.

    >>> from kg.model import Span
    >>> Sheets("page", (3,)).place(Span(4, 5)), Sheets("paragraph", (3,)).place(Span(0, 2))
    (Place(page=2, box=(), paragraph=0), Place(page=0, box=(), paragraph=1))
    """

    unit: str  #: page, paragraph
    ends: tuple[int, ...]  #: where each but the last ends, in the raw text
    boxes: array[int] = field(default_factory=lambda: array("H"))  #: four numbers for each character; four 0: no box

    def place(self, span: Span) -> Place:
        """Give where a stretch of the raw text begins, and the box of what of it stands on that page."""
        number = bisect_left(self.ends, span.start)
        if self.unit == "paragraph":
            return Place(paragraph=number + 1)
        last = self.ends[number] if number < len(self.ends) else span.end
        return Place(page=number + 1, box=self._box(span.start, min(span.end, last)))

    def _box(self, start: int, end: int) -> tuple[int, int, int, int] | tuple[()]:
        told = self.boxes[4 * start : 4 * end]
        right = max(told[2::4], default=0)
        if not right:
            return ()
        shown = [at for at in range(0, len(told), 4) if told[at + 2]]
        return min(told[at] for at in shown), min(told[at + 1] for at in shown), right, max(told[3::4])


def sheets(raw: str, unit: str, boxes: array[int] | None = None) -> Sheets:
    r"""Give where the characters of a text stand that has a sign between two units: ``\f`` for pages, else a line break.

    >>> sheets("一\n\n二", "paragraph").ends
    (1, 2)
    """
    sign = "\f" if unit == "page" else "\n"
    ends, at = [], raw.find(sign)
    while at >= 0:
        ends.append(at)
        at = raw.find(sign, at + 1)
    return Sheets(unit, tuple(ends), array("H") if boxes is None else boxes)
