"""Files of RDF into a store, by Oxigraph's own loader."""

from __future__ import annotations

import gzip
import re
import zlib
from typing import IO, TYPE_CHECKING, cast

from pyoxigraph import RdfFormat

from kg.errors import StoreError
from kg.store.manifest import parts_of
from kg.store.opening import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.store.oxigraph import OxigraphStore


def files_of(places: Iterable[Path]) -> list[Path]:
    """Give the files of RDF at places, those of folders sorted; of a build on many machines, what its manifest lists.

    Raises:
        StoreError: there is none, a file's ending names no format, or a manifest is not kept

    """
    found: list[Path] = []
    for place in places:
        listed = parts_of(place)
        found += listed or (sorted(filter(_is_rdf, place.rglob("*"))) if place.is_dir() else []) or [place]
    for path in found:
        if not _is_rdf(path):
            msg = f"{path}: no file of RDF; known: {' '.join(SUFFIXES)}, also with .gz"
            raise StoreError(msg)
    return found


def load_files(store: OxigraphStore, files: Iterable[Path]) -> None:
    """Load files, whatever their size.

    Raises:
        StoreError: a file is not what its ending says; what was loaded before stays in the store

    """
    for path in files:
        try:
            with _opened(path) as stream:
                store.load_from(stream, _format(path) or RdfFormat.N_TRIPLES, path.absolute().as_uri())
        except SyntaxError as error:
            cause = re.sub(r"^Parser error (?:at|between) .*?: ", "", str(error.msg))
            line = f":{error.lineno}" if error.lineno else ""
            msg = f"{path}{line}: {cause}; mend that line, or give the file its right suffix"
            raise StoreError(msg) from error
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            msg = f"{path}: damaged ({error}); pack it anew"
            raise StoreError(msg) from error


def _opened(path: Path) -> IO[bytes]:
    if path.suffix.lower() == ".gz":
        return cast("IO[bytes]", gzip.open(path, "rb"))
    return path.open("rb")


def _is_rdf(path: Path) -> bool:
    return path.is_file() and _format(path) is not None


def _format(path: Path) -> RdfFormat | None:
    bare = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    return SUFFIXES.get(bare.suffix.lower())
