"""Statements as triples.

A statement has a node that says all about it, and its evidence a node each. What the author asserts
outright has a direct triple besides. One statement with one piece of evidence takes 14 triples, entities and documents
not counted: nine of its own, the direct one, and of the evidence quote, sentence, construction and marks, however many
pronouns were resolved. A unit, another writing of a value, the words of a statement that stands inside another, a
condition and a holder add one each; those two take the direct triple away. That makes at most 16 (the tests count it).
A document brings its sentences, eight triples each, so that what it says can be found where no statement was read.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from kg.model import Entity, Statement, Value
from kg.rdf import names
from kg.rdf.entity import describe_alias, describe_entity, describe_term
from kg.rdf.evidence import describe_evidence
from kg.rdf.iri import entity_iri, evidence_iri, property_iri, statement_iri
from kg.rdf.literal import canonical, literal
from kg.rdf.names import term
from kg.rdf.provenance import Run, describe_document, describe_run, this_run
from kg.rdf.sentence import describe_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.model import Document
    from kg.ontology.lexicon import Term

    Node = NamedNode | Literal


def describe(
    document: Document,
    statements: Iterable[Statement],
    run: Run | None = None,
    terms: Mapping[str, Term] = MappingProxyType({}),
) -> Iterator[Triple]:
    """Give all triples of a document, of its sentences and of what it states; each once.

    Where ``terms`` (of the lexicon, by label) know an entity, it has the names that they give besides. A
    direct triple is given only to statements that stand in ``statements`` themselves: what is only believed,
    required or supposed inside another statement is not asserted. There are no blank nodes, and no graph but
    the default one.
    """
    by = run or this_run()
    told = list(statements)
    seen: set[Triple] = set()
    for triple in _all(document, told, by, terms):
        if triple not in seen:
            seen.add(triple)
            yield triple


def _all(document: Document, statements: list[Statement], run: Run, terms: Mapping[str, Term]) -> Iterator[Triple]:
    yield from describe_run(run)
    yield from describe_document(document, run)
    yield from describe_sentences(document)
    everything = {found.id: found for told in statements for found in whole(told)}
    for told in statements:  # inside another a statement has the evidence of one place only
        everything[told.id] = replace(everything[told.id], evidence=told.evidence)
    conditions = {one.id for found in everything.values() for one in found.conditions}
    objects = {found.object.id for found in everything.values() if isinstance(found.object, Statement)}
    inside = conditions | objects.difference(told.id for told in statements if told.truthy)
    for found in everything.values():
        yield from describe_statement(found, inside=found.id in inside)
    for told in statements:
        yield from direct(told)
        yield from describe_alias(told)
    for entity in {entity: None for found in everything.values() for entity in _entities(found)}:
        yield from describe_entity(entity, document)
        if entity.key in terms:
            yield from describe_term(entity, terms[entity.key])


def whole(statement: Statement) -> Iterator[Statement]:
    """Give a statement and all statements inside it, the outermost last."""
    for part in _parts(statement):
        yield from whole(part)
    yield statement


def _parts(statement: Statement) -> Iterator[Statement]:
    for part in (statement.subject, statement.object, *statement.conditions):
        if isinstance(part, Statement):
            yield part


def direct(statement: Statement) -> Iterator[Triple]:
    """Give the direct triple of what is asserted outright of one thing and another, else nothing."""
    stated = node(statement.object)
    if statement.truthy and stated is not None:
        yield Triple(_named(statement.subject), property_iri(statement.predicate), stated)


def describe_statement(statement: Statement, *, inside: bool = False) -> Iterator[Triple]:
    """Give the node of one statement with its evidence; those inside it are left out.

    Its words are its label where it stands ``inside`` another, as a condition or as what is said; else its evidence tells them.
    """
    iri = statement_iri(statement.id)
    yield Triple(iri, names.TYPE, term("kg:Statement"))
    yield Triple(iri, names.SUBJECT, _named(statement.subject))
    yield Triple(iri, names.PREDICATE, property_iri(statement.predicate))
    stated = node(statement.object)
    if stated is not None:
        yield Triple(iri, names.OBJECT, stated)
    yield Triple(iri, term("kg:polarity"), term(f"kg:{statement.polarity}"))
    yield Triple(iri, term("kg:modality"), term(f"kg:{statement.modality}"))
    yield Triple(iri, term("kg:confidence"), _confidence(statement.confidence))
    yield Triple(iri, term("kg:surface"), Literal(statement.predicate.label))
    words = statement.words
    if words and (inside or not statement.evidence):
        yield Triple(iri, names.LABEL, Literal(words, language=names.SIMPLIFIED))
        words = ""
    yield from _qualities(statement, iri)
    holding = any(words in evidence.sentence for evidence in statement.evidence)
    for evidence in statement.evidence:
        yield Triple(iri, names.DERIVED_FROM, evidence_iri(evidence, statement.id))
        told = words if not holding or words in evidence.sentence else ""
        yield from describe_evidence(evidence, statement, told)


def node(end: Entity | Value | Statement | None) -> Node | None:
    """Give the term for an end of a statement."""
    return literal(end) if isinstance(end, Value) else None if end is None else _named(end)


def _named(end: Entity | Statement) -> NamedNode:
    return statement_iri(end.id) if isinstance(end, Statement) else entity_iri(end)


def _qualities(statement: Statement, iri: NamedNode) -> Iterator[Triple]:
    """Give what only some statements have."""
    for condition in statement.conditions:
        yield Triple(iri, term("kg:condition"), statement_iri(condition.id))
    if statement.holder:
        yield Triple(iri, term("kg:holder"), entity_iri(statement.holder))
    if isinstance(statement.object, Value):
        stated = canonical(statement.object)
        if stated.unit:
            yield Triple(iri, term("kg:unit"), Literal(stated.unit))
        if stated.label != f"{stated.value}{stated.unit}":
            yield Triple(iri, term("kg:objectLabel"), Literal(stated.label))


def _confidence(confidence: float) -> Literal:
    """Give a decimal with at most four places: what lies beyond them is noise."""
    return literal(Value("", f"{confidence:.4f}", "decimal"))


def _entities(statement: Statement) -> Iterator[Entity]:
    for part in (statement.subject, statement.object, statement.holder):
        if isinstance(part, Entity):
            yield part
