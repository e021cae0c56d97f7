"""Progress on a terminal, and nowhere else."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Self, TextIO
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from types import TracebackType

    from kg.seeds import Source


class Progress:
    """One line that tells which document is being read, overwritten in place and gone at the end."""

    def __init__(self, total: int, stream: TextIO, *, quiet: bool = False) -> None:
        self._total, self._done, self._stream = total, 0, stream
        self._shown = not quiet and stream.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._show("")

    def step(self, source: Source) -> None:
        """Show that ``source`` is being read now."""
        self._done += 1
        self._show(fitted(f"[{self._done}/{self._total}] {source.name}", shutil.get_terminal_size().columns - 1))

    def _show(self, line: str) -> None:
        if self._shown:
            self._stream.write(f"\r\x1b[K{line}")
            self._stream.flush()


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
