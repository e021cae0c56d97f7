"""What tasks leave for later ones in a folder that all machines see: whole files, or none.

What was read of a document is a row: a line of JSON, and behind it as many bytes as that says.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from uuid import uuid4

if TYPE_CHECKING:
    from collections.abc import Iterator

_READ, _ATTEMPTS = "read", "attempts"


@dataclass(frozen=True, slots=True)
class Scratch:
    """A folder for the time of a build."""

    path: Path

    def make(self) -> None:
        """Make it."""
        for name in (_READ, _ATTEMPTS):
            (self.path / name).mkdir(parents=True)

    def is_seen(self) -> bool:
        """Tell whether this machine sees what another made."""
        return (self.path / _ATTEMPTS).is_dir()

    def read(self, number: int) -> Path:
        """Give the file with what was read of a slice."""
        return self.path / _READ / f"{number:06}"

    @contextmanager
    def whole(self, place: Path) -> Iterator[IO[bytes]]:
        """Write a file that is there when it is whole; whoever wrote the same before or meanwhile is replaced."""
        attempt = self.path / _ATTEMPTS / f"{place.name}-{uuid4().hex}"
        try:
            with attempt.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            attempt.replace(place)
        except BaseException:
            with suppress(OSError):
                attempt.unlink()
            raise


def write_row(file: IO[bytes], told: dict[str, Any], body: bytes) -> None:
    """Write a row."""
    file.write(json.dumps({**told, "size": len(body)}, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
    file.write(body)


def rows(path: Path, *, bodies: bool = True) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Give the rows of a file; without ``bodies``, these are empty."""
    with path.open("rb") as file:
        while line := file.readline():
            told = json.loads(line.decode("utf-8", "surrogatepass"))
            if bodies:
                yield told, file.read(told["size"])
            else:
                file.seek(told["size"], os.SEEK_CUR)
                yield told, b""
