"""Where documents come from: files, folders and the standard input.

A `Source` is a document not read yet, so that a build holds one document at a time and a file that
cannot be read fails alone. Its name never holds more of the machine than the user's own folder:
the same files give the same graph wherever they lie.
"""

from __future__ import annotations

import io
import os
import re
import stat
import sys
from dataclasses import dataclass
from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kg.errors import TextError
from kg.model import Seed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STANDARD_INPUT = "-"
FORMS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".jsonl": "records",
    ".ndjson": "records",
    ".docx": "docx",
    ".pdf": "pdf",
}  #: what a folder is searched for; a file named outright may end as it likes
COMPRESSED = frozenset({".gz", ".zst"})
LARGEST = 64 << 20  #: bytes of one document; a corpus of lines may be of any size

_ABOUT = frozenset({"readme", "license", "licence", "copying", "changelog", "contributing"})
_MAGIC = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class Source:
    """A document to be read."""

    name: str  #: the file's name, or its path below the folder that was given
    place: str  #: what the user typed to reach it: for messages, never for the graph
    data: bytes | None = None  #: what it holds, where that is at hand already
    folder: str = ""  #: the folder that was searched; empty where it was named itself

    def open(self) -> BinaryIO:
        """Open it for reading, from its start.

        Raises:
            TextError: the file is missing, is a folder without text, leads out of its folder, or may not be read

        """
        if self.data is not None:
            return io.BytesIO(self.data)
        if self.place == STANDARD_INPUT:
            return open(sys.stdin.fileno(), "rb", closefd=False)
        path = Path(self.place)
        if path.is_dir():
            msg = f"{self.place}: no document in this folder; put files into it that end in {_endings()}, or name them"
            raise TextError(msg)
        if self.folder:
            self._refuse_outside(path)
        try:
            return path.open("rb")
        except FileNotFoundError as error:
            msg = f"{self.place}: no such file; check the name"
            raise TextError(msg) from error
        except OSError as error:
            raise self._unreadable(error) from error

    def read(self) -> Seed:
        """Read the bytes.

        Raises:
            TextError: it cannot be opened or read, or is larger than one document may be

        """
        try:
            with self.open() as stream:
                return Seed(self.name, self.limited(stream))
        except OSError as error:
            raise self._unreadable(error) from error

    def limited(self, stream: BinaryIO | io.BufferedIOBase) -> bytes:
        """Read a stream to its end, if that comes in time."""
        data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            msg = (
                f"{self.place}: larger than the {LARGEST >> 20} MiB that one document may have; split it, "
                "or make it JSON Lines with an article a line"
            )
            raise TextError(msg)
        return data

    def _refuse_outside(self, path: Path) -> None:
        if path.is_symlink() and not path.resolve().is_relative_to(Path(self.folder).resolve()):
            msg = f"{self.place}: a link that leads out of {self.folder}; name the file it leads to, if you want it"
            raise TextError(msg)

    def _unreadable(self, error: OSError) -> TextError:
        return TextError(f"{self.place}: cannot be read ({error.strerror or error}); check its rights")


def find(places: Iterable[str | os.PathLike[str] | Seed]) -> Iterator[Source]:
    """Give the documents at ``places``: files, folders, patterns (``news/**/*.md``), ``-`` for stdin, seeds as they are.

    Folders are searched for the forms of `FORMS`, plain or compressed, sorted by path. Hidden files, links to
    folders, and what tells of the folder (README, LICENSE) are left out. Nothing is opened: what cannot be read
    fails at `Source.open`.

    >>> [source.name for source in find(["a/b.txt", "-"])]
    ['b.txt', '-']
    """
    for given in places:
        if isinstance(given, Seed):
            yield Source(printable(given.name), given.name, given.data)
            continue
        place = os.fspath(given)
        if place == STANDARD_INPUT:
            yield Source(place, place)
        elif Path(place).is_dir():
            yield from _of_folder(place)
        elif _MAGIC.search(place) and not Path(place).exists():
            named = sorted(name for name in glob(place, recursive=True) if Path(name).is_file())  # noqa: PTH207 - as typed
            yield from (Source(printable(Path(name).name), name) for name in named or [place])
        else:
            yield Source(printable(Path(place).name or place), place)


def _of_folder(folder: str) -> Iterator[Source]:
    found = sorted(_below(Path(folder)))
    for path in found:
        yield Source(printable(path.relative_to(folder).as_posix()), str(path), folder=folder)
    if not found:
        yield Source(printable(Path(folder).name), folder, folder=folder)


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
            if not name.startswith(".") and _is_document(name) and not _hangs(Path(place, name)):
                yield Path(place, name)


def _is_document(name: str) -> bool:
    path = Path(name.lower())
    if path.suffix in COMPRESSED:
        path = path.with_suffix("")
    return path.suffix in FORMS and path.stem not in _ABOUT


def _hangs(path: Path) -> bool:
    """Tell whether it is no file but a pipe or a device, whose end may never come."""
    try:
        kind = path.stat().st_mode
    except OSError:  # what cannot even be looked at fails when it is opened, with its reason
        return False
    return not (stat.S_ISREG(kind) or stat.S_ISDIR(kind))


def _endings() -> str:
    return ", ".join(FORMS)
