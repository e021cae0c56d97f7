"""Entities as triples: their class and their names in two scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import Literal, Triple

from kg.model import Entity
from kg.rdf import names
from kg.rdf.iri import entity_iri, fold, unfold
from kg.rdf.names import term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Document, Statement
    from kg.ontology.lexicon import Term

#: Properties whose object is another name of the subject: ``kg:alias`` and those below it.
ALIASES = frozenset({"alias", "shortName", "formerName", "birthName", "courtesyName", "penName", "englishName"})
_LATIN = re.compile(r"[A-Za-z][\x20-\x7e]*")


def describe_entity(entity: Entity, document: Document) -> Iterator[Triple]:
    """Give class and labels of an entity: Simplified, and as the document writes it where that differs."""
    iri = entity_iri(entity)
    yield Triple(iri, names.TYPE, term(f"kg:{fold(entity.kind)}"))
    yield Triple(iri, names.LABEL, Literal(entity.label, language=names.SIMPLIFIED))
    written = as_written(entity.label, document)
    if written != entity.label:
        yield Triple(iri, names.LABEL, Literal(written, language=names.TRADITIONAL))
    if _LATIN.fullmatch(entity.label):
        yield Triple(iri, names.LABEL, Literal(entity.label, language="en"))
    if entity.key != entity.label and unfold(fold(entity.key)) != entity.key:
        yield Triple(iri, term("skos:hiddenLabel"), Literal(entity.key))


def describe_term(entity: Entity, known: Term) -> Iterator[Triple]:
    """Give the other names that the lexicon knows: in English, and by which it is called besides."""
    iri = entity_iri(entity)
    for name in known.aliases:
        language = "en" if _LATIN.fullmatch(name) else names.SIMPLIFIED
        yield Triple(iri, names.ALT_LABEL, Literal(name, language=language))
    if known.english:
        second = bool(_LATIN.fullmatch(entity.label))  # the label is English itself
        yield Triple(iri, names.ALT_LABEL if second else names.LABEL, Literal(known.english, language="en"))


def as_written(label: str, document: Document) -> str:
    """Give a label in the script of the document, from where it first stands there; else itself.

    ``clean`` and ``original`` are of one length, so a place in one is a place in the other.
    """
    place = document.clean.find(label)
    return label if place < 0 else document.original[place : place + len(label)]


def describe_alias(statement: Statement) -> Iterator[Triple]:
    """Give the name that a statement gives its subject, so that it is found by it."""
    stated = statement.object
    if not statement.truthy or statement.predicate.property not in ALIASES or stated is None:
        return
    if isinstance(statement.subject, Entity):
        language = "en" if _LATIN.fullmatch(stated.label) else names.SIMPLIFIED
        yield Triple(entity_iri(statement.subject), names.ALT_LABEL, Literal(stated.label, language=language))
