"""Sources cut into slices: what one task reads."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.documents.forms import form_of
from kg.errors import KgError
from kg.report import Skipped
from kg.seeds import COMPRESSED, STANDARD_INPUT, Source
from kg.workers import portable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.documents import Fields

SLICE = 256_000  #: bytes that a task reads, about; some seconds of work
LEAST = 8  #: slices, so that few documents are shared out, too
DOCUMENT = 2_000  #: bytes that a document counts more than it has
SHARES = 200  #: that a corpus of records is cut into at most: each is found by reading the whole,
PACKED = 50  #: and a packed one by unpacking it


@dataclass(frozen=True, slots=True)
class Work:
    """A source to be read, or a share of its records."""

    number: int  #: of the source
    typed: Source  #: as the user named it
    reached: Source  #: as it is found from any folder
    size: int
    share: tuple[int, int] = (0, 1)  #: of so many shares (the second) this one

    def failed(self, error: Exception) -> Skipped:
        """Give what is told of an error, with the names that the user knows."""
        found = portable(error)
        if isinstance(found, KgError):
            told = str(found).replace(self.reached.place, self.typed.place)
            found = type(found)(told.replace(self.reached.folder, self.typed.folder) if self.reached.folder else told)
        return Skipped(self.typed, found)


def slices(sources: Iterable[Source], fields: Fields | None = None) -> list[list[Work]]:
    """Cut sources into slices of about the same size; how, depends on the sources alone."""
    works = [work for number, source in enumerate(sources) for work in _works(number, source, fields)]
    most = min(SLICE, sum(work.size for work in works) / LEAST)
    found: list[list[Work]] = []
    size = most
    for work in works:
        if size + work.size / 2 >= most:
            found.append([])
            size = 0.0
        found[-1].append(work)
        size += work.size
    return found


def _works(number: int, source: Source, fields: Fields | None) -> Iterator[Work]:
    reached = _reached(source)
    size = 0
    if reached.data is not None:
        size = len(reached.data)
    else:
        with suppress(OSError):  # what cannot be looked at fails when it is opened, with its reason
            size = Path(reached.place).stat().st_size
    packed = Path(source.name).suffix.lower() in COMPRESSED
    records = form_of(source.name) == "records" or (source.place == STANDARD_INPUT and fields and fields.text)
    shares = min(PACKED if packed else SHARES, max(1, size // SLICE)) if records else 1
    for rest in range(shares):
        yield Work(number, source, reached, size // shares + DOCUMENT, (rest, shares))


def _reached(source: Source) -> Source:
    if source.data is not None:
        return source
    if source.place == STANDARD_INPUT:
        with source.open() as stream:
            return replace(source, data=stream.read())
    folder = os.path.abspath(source.folder) if source.folder else ""  # noqa: PTH100 - links stay as they were named
    return replace(source, place=os.path.abspath(source.place), folder=folder)  # noqa: PTH100 - as above
