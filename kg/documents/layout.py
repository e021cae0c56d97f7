"""Text taken out of a page, each character with its way back."""

from __future__ import annotations

import html
import re
from array import array
from dataclasses import dataclass, field

from kg.model import Alignment
from kg.text.han import has_chinese
from kg.text.offsets import Aligned

#: Runs of blanks, and references to characters: all else in a page stands for itself.
_SPECIAL = re.compile(r"\s+|&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?")


@dataclass(slots=True)
class Layout:
    r"""A text that is chosen from a raw text, left to right.

    >>> page = Layout("<p>支付宝&amp;<b>京东\n科技</b></p>")
    >>> page.take(3, 11); page.take(14, 19); page.line()
    >>> chosen = page.finish()
    >>> chosen.text, chosen.alignment.starts[3], chosen.alignment.ends[3]
    ('支付宝&京东科技', 6, 11)
    """

    raw: str
    parts: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("I"))
    last: str = "\n"  #: the last character written
    _blank: tuple[int, int] | None = None  #: a run of blanks not written yet

    def take(self, start: int, end: int) -> None:
        """Take a stretch: a run of blanks becomes one, or none between Chinese characters across lines."""
        place = start
        for found in _SPECIAL.finditer(self.raw, start, end):
            self.copy(place, found.start())
            place = found.end()
            if found[0][0] == "&":
                self.put(html.unescape(found[0]), found.start(), place)
            else:
                self._blank = (found.start() if self._blank is None else self._blank[0], place)
        self.copy(place, end)

    def copy(self, start: int, end: int) -> None:
        """Take a stretch as it is."""
        if start < end:
            self._space(self.raw[start])
            self._write(self.raw[start:end], range(start, end), range(start + 1, end + 1))

    def put(self, text: str, start: int, end: int) -> None:
        """Write characters that stand for a stretch."""
        if text.isspace():
            self._blank = (start if self._blank is None else self._blank[0], end)
        elif text:
            self._space(text[0])
            self._write(text, [start] * len(text), [end] * len(text))

    def write(self, text: str, start: int, end: int) -> None:
        """Put characters as they are, blanks too, that stand for a stretch."""
        self._write(text, [start] * len(text), [end] * len(text))

    def line(self) -> None:
        """End the line, if anything stands on it."""
        self._blank = None
        if self.last != "\n":
            self._write("\n", [self.ends[-1]], [self.ends[-1]])

    def blank(self, start: int, end: int) -> None:
        """Count a stretch as a blank."""
        self._blank = (start if self._blank is None else self._blank[0], end)

    def finish(self) -> Aligned:
        """Give the text with its alignment."""
        if self.parts and self.last == "\n":
            self.parts[-1] = self.parts[-1][:-1]
            del self.starts[-1], self.ends[-1]
        # A line break stands for what lies between the lines: its end is the start of what follows.
        text = "".join(self.parts)
        at = text.find("\n")
        while 0 <= at < len(text) - 1:
            self.ends[at] = max(self.ends[at], self.starts[at + 1])
            at = text.find("\n", at + 1)
        return Aligned(self.raw, text, Alignment(self.starts, self.ends))

    def _space(self, following: str) -> None:
        """Write the blank that is due before a character."""
        if self._blank is None:
            return
        start, end = self._blank
        self._blank = None
        if self.last == "\n":
            return
        broken = any(mark in self.raw[start:end] for mark in "\n\r\f")
        if broken and (_is_wide(self.last) or _is_wide(following)):
            return
        self._write(" ", [start], [end])

    def _write(self, text: str, starts: range | list[int], ends: range | list[int]) -> None:
        self.parts.append(text)
        self.starts.extend(starts)
        self.ends.extend(ends)
        self.last = text[-1]


def _is_wide(character: str) -> bool:
    """Tell whether a character is written without blanks around: Chinese, and its punctuation."""
    return has_chinese(character) or character in "，。！？；：、（）《》“”‘’【】…—·"
