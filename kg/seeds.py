"""Where documents come from: files, folders and the standard input.

A `Source` is a document not read yet, so that a build holds one document at a time and a file that
cannot be read fails alone. Its name never holds more of the machine than the user's own folder:
the same files give the same graph wherever they lie.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import TextError
from kg.model import Seed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STANDARD_INPUT = "-"
SUFFIXES = frozenset({".txt"})  #: what a folder is searched for; a file named outright may end as it likes


@dataclass(frozen=True, slots=True)
class Source:
    """A document to be read."""

    name: str  #: the file's name, or its path below the folder that was given
    place: str  #: what the user typed to reach it: for messages, never for the graph
    data: bytes | None = None  #: what it holds, where that is at hand already

    def read(self) -> Seed:
        """Read the bytes.

        Raises:
            TextError: the file is missing, is a folder without text, or may not be read

        """
        if self.data is not None:
            return Seed(self.name, self.data)
        if self.place == STANDARD_INPUT:
            return Seed(self.name, sys.stdin.buffer.read())
        path = Path(self.place)
        if path.is_dir():
            endings = ", ".join(sorted(SUFFIXES))
            msg = f"{self.place}: no document in this folder; put files into it that end in {endings}, or name them"
            raise TextError(msg)
        try:
            return Seed(self.name, path.read_bytes())
        except FileNotFoundError as error:
            msg = f"{self.place}: no such file; check the name"
            raise TextError(msg) from error
        except OSError as error:
            msg = f"{self.place}: cannot be read ({error.strerror}); check its rights"
            raise TextError(msg) from error


def find(places: Iterable[str | os.PathLike[str] | Seed]) -> Iterator[Source]:
    """Give the documents at ``places``: files, text files below folders, ``-`` for stdin, seeds as they are.

    Files of a folder come sorted by path. Hidden files and folders are left out, links to folders
    are not followed. Nothing is opened: what cannot be read fails at `Source.read`.

    >>> [source.name for source in find(["a/b.txt", "-"])]
    ['b.txt', '-']
    """
    for given in places:
        if isinstance(given, Seed):
            yield Source(printable(given.name), given.name, given.data)
            continue
        place = os.fspath(given)
        if place == STANDARD_INPUT or not Path(place).is_dir():
            yield Source(printable(Path(place).name or place), place)
            continue
        found = sorted(_below(Path(place)))
        yield from (Source(printable(path.relative_to(place).as_posix()), str(path)) for path in found)
        if not found:
            yield Source(printable(Path(place).name), place)


def printable(name: str) -> str:
    r"""Give a file name that every file and terminal can hold.

    >>> printable("新闻 1.txt"), printable("two\nlines"), printable("\udcff.txt")
    ('新闻 1.txt', 'two�lines', '�.txt')
    """
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in name)


def _below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield Path(place, name)
