"""Progress on a terminal, and nowhere else."""

from __future__ import annotations

import shutil
import sys
from time import monotonic
from typing import TYPE_CHECKING, Self, TextIO
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from kg.seeds import Source

_EVERY = 0.1  # seconds between two changes of the line
_SOON = 2.0  # seconds before which no rate is told
_MANY = 50_000  # triples that take a while to come


class Progress:
    """One line that tells what is being read, how fast, and how long it will take; gone at the end."""

    def __init__(
        self, total: int, stream: TextIO, *, quiet: bool = False, clock: Callable[[], float] = monotonic
    ) -> None:
        self._total, self._stream, self._clock = total, stream, clock
        self._sources = self._documents = 0
        self._name = ""
        self._start, self._last = clock(), -1.0
        self._shown = not quiet and stream.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._write("")

    def step(self, source: Source) -> None:
        """Show that ``source`` is being read now."""
        self._sources += 1
        self._name = source.name
        self._show()

    def count(self) -> None:
        """Count a document that is done."""
        self._documents += 1
        self._show()

    def stage(self, done: int, of: int) -> None:
        """Show how many tasks of a stage are done, where machines read that do not tell more."""
        if self._shown:
            self._write(f"[{done}/{of}]")

    def _show(self) -> None:
        now = self._clock()
        if not self._shown or (self._last >= 0 and now - self._last < _EVERY):
            return
        self._last = now
        line = f"[{self._sources}/{self._total}]{self._rate(now - self._start)} {self._name}"
        self._write(fitted(line, shutil.get_terminal_size().columns - 1))

    def _rate(self, seconds: float) -> str:
        """Tell documents a second, and the time left by the sources that are left."""
        if seconds < _SOON or not self._documents:
            return ""
        rate = f" {self._documents / seconds:,.1f}/s"
        left = (self._total - self._sources) * seconds / max(1, self._sources)
        return f"{rate}, {spoken(left)} left" if self._total > self._sources else rate

    def _write(self, line: str) -> None:
        self._stream.write(f"\r\x1b[K{line}")
        self._stream.flush()


def taking(count: int) -> None:
    """Say on a terminal that many triples are being taken from an endpoint."""
    if count > _MANY and sys.stderr.isatty():
        sys.stderr.write(f"taking {count:,} triples from the endpoint ...\n")


def spoken(seconds: float) -> str:
    """Give a span of time in minutes and seconds.

    >>> spoken(7.2), spoken(75), spoken(7260)
    ('7 s', '1:15', '2:01:00')
    """
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    if hours:
        return f"{hours}:{minutes:02}:{rest:02}"
    return f"{minutes}:{rest:02}" if minutes else f"{rest} s"


def fitted(line: str, columns: int) -> str:
    """Cut a line to the columns of a terminal; a Chinese character takes two.

    >>> fitted("[1/9] 支付宝.txt", 9)
    '[1/9] 支'
    """
    for index, char in enumerate(line):
        columns -= 2 if east_asian_width(char) in "WF" else 1
        if columns < 0:
            return line[:index]
    return line
