"""Where a graph comes from: its documents, and the run that read them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from kg import __version__
from kg.model import Role
from kg.rdf.names import GENERATED_BY, LABEL, RUN, SIMPLIFIED, TYPE, term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Document

#: Programs whose version decides what is read from a text.
_READERS = ("opencc", "rjieba")


@dataclass(frozen=True, slots=True)
class Run:
    """What made a graph: programs with their versions, and no clock, so that bytes repeat."""

    versions: tuple[str, ...]  #: such as ``kg 0.1.0``, sorted

    @property
    def iri(self) -> NamedNode:
        """Give the IRI that all runs of these versions share."""
        return NamedNode(RUN + hashlib.sha256("\n".join(self.versions).encode()).hexdigest()[:16])


@cache
def this_run() -> Run:
    """Give the run of the programs installed here."""
    versions = [f"kg {__version__}"]
    for name in _READERS:
        try:
            versions.append(f"{name} {version(name)}")
        except PackageNotFoundError:  # another segmenter or converter stands in
            continue
    return Run(tuple(sorted(versions)))


def describe_run(run: Run) -> Iterator[Triple]:
    """Give what is known of a run."""
    yield Triple(run.iri, TYPE, term("kg:Run"))
    yield Triple(run.iri, TYPE, term("prov:Activity"))
    for used in run.versions:
        yield Triple(run.iri, term("kg:versions"), Literal(used))


def describe_document(document: Document, run: Run) -> Iterator[Triple]:
    """Give what is known of a document apart from what it says."""
    iri = NamedNode(document.iri)
    for kind in ("kg:Document", "nif:Context", "prov:Entity"):
        yield Triple(iri, TYPE, term(kind))
    titled = title(document)
    if titled:
        yield Triple(iri, LABEL, Literal(titled, language=SIMPLIFIED))
    yield from naming(document)
    yield Triple(iri, term("kg:sha256"), Literal(document.sha256))
    yield Triple(iri, term("kg:codec"), Literal(document.codec))
    yield Triple(iri, term("kg:characters"), Literal(len(document.raw)))
    yield Triple(iri, GENERATED_BY, run.iri)


def naming(document: Document) -> Iterator[Triple]:
    """Give what of a document depends on its name: the name, and the label where it has no title."""
    return named(document.iri, document.name, titled=bool(title(document)))


def named(document: str, name: str, *, titled: bool) -> Iterator[Triple]:
    """Give what the name of a document adds to it, by its IRI."""
    iri = NamedNode(document)
    if not titled:
        yield Triple(iri, LABEL, Literal(name, language=SIMPLIFIED))
    yield Triple(iri, term("kg:fileName"), Literal(name))


def title(document: Document) -> str:
    """Give the title as repaired and simplified; empty where none was found."""
    titles = (part.span.of(document.clean).strip() for part in document.paragraphs if part.role is Role.TITLE)
    return next(titles, "")
