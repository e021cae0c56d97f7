"""Where the files that linguists write are: beside the package in a checkout, inside it once installed."""

from __future__ import annotations

from pathlib import Path

from kg.errors import OntologyError

_PACKAGE = Path(__file__).resolve().parent.parent


def ontology_folder() -> Path:
    """Give the folder with the vocabulary, the shapes, the lexicon and the constructions.

    >>> (ontology_folder() / "kg.ttl").is_file()
    True
    """
    return data_folder("ontology")


def queries_folder() -> Path:
    """Give the folder with the ``.rq`` files."""
    return data_folder("queries")


def data_folder(name: str, package: Path = _PACKAGE) -> Path:
    """Give the folder ``name`` that came with the package.

    Raises:
        OntologyError: neither the checkout nor the installed package has it.
    """
    # The installed copy comes first: beside an installed package lies whatever else site-packages holds.
    for folder in (package / "_data" / name, package.parent / name):
        if folder.is_dir():
            return folder
    msg = f"{package}: the folder {name}/ is missing from the installation; install the package again"
    raise OntologyError(msg)
