"""The list of what a build on many machines has written: parts of N-Quads, each with its hash, and where they come from.

The parts are files of their own, so that they can be copied, loaded anywhere, and made one by one; the manifest is
written last: a folder that has one is whole, and `parts_of` tells whether it still is.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.errors import StoreError

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Part:
    """One file of N-Quads."""

    name: str
    quads: int
    bytes: int
    sha256: str  #: of the file as it lies there


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a folder of parts holds, and where it comes from."""

    kg: str  #: version
    ontology: str  #: hash of all its files, overlays included
    documents: tuple[dict[str, str], ...]  #: name, iri, sha256
    skipped: tuple[dict[str, str], ...]  #: name, reason
    repeated: tuple[str, ...]  #: names of documents given more than once
    same: tuple[dict[str, Any], ...]  #: which names are of one thing, as in the report of a build
    counts: dict[str, int]
    parts: tuple[Part, ...]

    def json(self) -> str:
        """Write it down: the same bytes from the same documents, on whatever machines."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"


def parts_of(folder: Path) -> list[Path]:
    """Give the parts that a manifest in a folder lists, if there is one; each is what was written.

    Raises:
        StoreError: a part is missing or is not what was written, or the manifest is damaged

    """
    found = []
    for name, sha256 in _listed(folder / MANIFEST):
        file = folder / name
        if not file.is_file():
            msg = f"{file}: missing, but {MANIFEST} lists it; copy it again, or build anew"
            raise StoreError(msg)
        with file.open("rb") as stream:
            if hashlib.file_digest(stream, "sha256").hexdigest() != sha256:
                msg = f"{file}: is not what {MANIFEST} lists (its SHA-256 differs); copy it again, or build anew"
                raise StoreError(msg)
        found.append(file)
    return found


def _listed(path: Path) -> list[tuple[str, str]]:
    """Give the names and hashes that a manifest lists; without one, or in another program's, there are none."""
    if not path.is_file():
        return []
    cause: Exception | None = None
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        listed = [(one["name"], one["sha256"]) for one in told["parts"]] if "kg" in told and "parts" in told else []
        if all(Path(name).name == name for name, _ in listed):
            return listed
    except (ValueError, KeyError, TypeError) as error:
        cause = error
    msg = f"{path}: damaged; copy it again, or build anew"
    raise StoreError(msg) from cause
