"""What is found in one document, as a value that outlives its text: its triples as lines, its part of the report."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.report import Reading, exemplary, summed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Document, Seed, Statement
    from kg.ontology import Ontology

log = logging.getLogger(__name__)

MARK = 16  #: characters of a mark that stand for programs and ontology; what follows is the form of the document

_PACKAGE = Path(__file__).resolve().parent
_STAGES = ("model", "ontology", "text", "documents", "nlp", "extract", "rdf")  # what they say depends on their code
_LIBRARIES = ("opencc", "rjieba", "pyoxigraph", "pypdfium2")


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found in one document."""

    iri: str
    told: dict[str, Any]  #: its part of the report, as JSON has it
    lines: bytes  #: its triples as lines, packed


def read(seed: Seed, ontology: Ontology) -> tuple[Document, list[Statement]]:
    """Repair one document and read what it states."""
    from kg import extract
    from kg.documents import repair

    document = repair(seed)
    return document, extract.read(document, ontology)


def finding(seed: Seed, ontology: Ontology) -> Finding:
    """Read one document; its name is left out, as one document may be found under several.

    Raises:
        TextError: it cannot be read

    """
    from kg.rdf import describe
    from kg.rdf.lines import lines_of, shared
    from kg.rdf.provenance import naming, title
    from kg.store.catalogue import pack

    document, statements = read(seed, ontology)
    named = set(naming(document))
    triples = (one for one in describe(document, statements, terms=ontology.lexicon.terms) if one not in named)
    reading = asdict(Reading.of(document, statements))
    del reading["name"]
    reading["titled"] = bool(title(document))
    lines = lines_of(triples)
    subjects = shared(lines, document.iri)
    told = {"reading": reading, "example": exemplary(statements), "subjects": subjects, **summed(statements)}
    return Finding(document.iri, told, pack(lines))


def findings(seeds: Iterable[Seed], ontology: Ontology) -> Iterator[Finding | Exception]:
    """Read documents; what is wrong with one is given instead, and the others are read."""
    for seed in seeds:
        try:
            yield finding(seed, ontology)
        except Exception as error:
            log.debug("%s", seed.name, exc_info=error)
            yield error


def mark_of(overlays: Iterable[Path] = ()) -> str:
    """Give what documents are read with: it changes with the ontology, the programs and their versions."""
    from kg.ontology.files import ontology_folder

    told = _hashed([*(_PACKAGE / stage for stage in _STAGES), ontology_folder(), *overlays])
    for library in _LIBRARIES:
        try:
            told.update(f"{library} {version(library)}\0".encode())
        except PackageNotFoundError:
            continue
    return told.hexdigest()[:MARK]


def ontology_hash(overlays: Iterable[Path] = ()) -> str:
    """Give the hash of all files of the ontology."""
    from kg.ontology.files import ontology_folder

    return _hashed([ontology_folder(), *overlays]).hexdigest()


def _hashed(folders: Iterable[Path]) -> hashlib._Hash:
    told = hashlib.sha256()
    for number, folder in enumerate(folders):
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"):
            told.update(f"{number}/{path.relative_to(folder).as_posix()}\0".encode("utf-8", "surrogateescape"))
            told.update(hashlib.sha256(path.read_bytes()).digest())
    return told
