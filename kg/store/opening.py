"""Open a graph, wherever it lies."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import RdfFormat, Triple

from kg.errors import StoreError
from kg.store.build import current
from kg.store.catalogue import FILE
from kg.store.oxigraph import OxigraphStore
from kg.store.remote import RemoteStore, address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store.protocol import Store

SUFFIXES = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
}

#: The file that every store of Oxigraph has, and the folder that it lies in within a build.
_MARK, _INSIDE = "CURRENT", "store"


def open_graph(place: str | Path) -> Store:
    """Open a graph for reading, wherever it lies: as `open_store` does, or at the address of a SPARQL endpoint.

    Raises:
        StoreError: nothing is there, or it is no graph

    """
    url = address(str(place))
    return RemoteStore(url) if url else open_store(place)


def open_store(place: str | Path, *, writable: bool = False) -> OxigraphStore:
    """Open a build folder, a store folder, or a file of RDF; a file is read into memory.

    ``writable`` opens for changes, and makes the store folder where there is none. Otherwise a folder is
    only read, so that several may read it at once.

    Raises:
        StoreError: nothing is there, it is not a graph, it is damaged, or another program is writing it

    """
    path = Path(place)
    if path.is_file():
        store = OxigraphStore(pyoxigraph.Store(), path)
        store.add(triples_of(path))
        return store
    inside = current(path) / _INSIDE
    folder = inside if (inside / _MARK).is_file() else path
    if (folder / _MARK).is_file():
        return OxigraphStore(_opened(folder, writable=writable), folder)
    if writable and (not folder.exists() or not any(folder.iterdir())):
        return OxigraphStore(_opened(folder, writable=True), folder, fresh=True)
    if not path.exists():
        msg = f"{path}: no such graph; build one (kg build FILES -o {path}) or name another with -g"
        raise StoreError(msg)
    if (path / FILE).is_file():
        msg = f"{path}: no graph yet: its build did not end; build again, and it goes on where it stopped"
        raise StoreError(msg)
    msg = f"{path}: no graph in this folder; name one that kg build made, or a file ({' '.join(SUFFIXES)})"
    raise StoreError(msg)


def triples_of(path: Path) -> Iterator[Triple]:
    """Read the triples of a file, by its suffix; named graphs are read as one.

    Raises:
        StoreError: the suffix is not known, or the file is not what its suffix says

    """
    kind = SUFFIXES.get(path.suffix.lower())
    if kind is None:
        msg = f"{path}: the suffix {path.suffix or '(none)'} tells no format of RDF; known: {' '.join(SUFFIXES)}"
        raise StoreError(msg)
    try:
        for quad in pyoxigraph.parse(path=str(path), format=kind, base_iri=path.absolute().as_uri()):
            yield quad.triple
    except SyntaxError as error:
        cause = re.sub(r"^Parser error (?:at|between) .*?: ", "", error.msg)
        line = f":{error.lineno}" if error.lineno else ""
        msg = f"{path}{line}: not {kind.name}: {cause}; mend that line, or give the file its right suffix"
        raise StoreError(msg) from error
    except (OSError, ValueError) as error:
        msg = f"{path}: cannot be read: {error}; check the file and its rights"
        raise StoreError(msg) from error


def _opened(folder: Path, *, writable: bool) -> pyoxigraph.Store:
    try:
        return pyoxigraph.Store(str(folder)) if writable else pyoxigraph.Store.read_only(str(folder))
    except (OSError, RuntimeError, ValueError) as error:
        if "LOCK" in str(error):
            msg = f"{folder}: another program is writing this graph; wait until it has ended"
        else:
            msg = f"{folder}: damaged or not readable: {error}; build the graph again"
        raise StoreError(msg) from error
