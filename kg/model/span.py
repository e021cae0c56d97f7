"""A stretch of text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The code points ``[start, end)`` of some text.

    >>> Span(1, 3).of("支付宝沉迷于流量")
    '付宝'
    >>> Span(3, 1)
    Traceback (most recent call last):
    ...
    ValueError: a span ends where it starts or later, never before: 3..1
    """

    start: int  #: first code point
    end: int  #: one past the last code point

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            msg = f"a span ends where it starts or later, never before: {self.start}..{self.end}"
            raise ValueError(msg)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Give the characters of this span in ``text``."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """Give the same stretch, ``by`` code points further on."""
        return Span(self.start + by, self.end + by)

    def covers(self, other: Span) -> bool:
        """Tell whether ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def hull(self, other: Span) -> Span:
        """Give the smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))
