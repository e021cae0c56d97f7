"""Read a document: from repaired text to statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.reader import Reader

if TYPE_CHECKING:
    from kg.model import Document, Statement
    from kg.ontology import Ontology


def read(document: Document, ontology: Ontology) -> list[Statement]:
    """Give what a document states: each claim once, with all its evidence."""
    return Reader(document, ontology).read()
