"""Statements as JSON, in the field names of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.model import Entity, Statement, Value
from kg.rdf.iri import entity_iri, property_iri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Antecedent, Evidence, Place, Span

Record = dict[str, Any]


def record(statement: Statement) -> Record:
    """Give a statement as what ``json.dumps`` takes; offsets count code points of the decoded file.

    A statement inside it stands there with its words and its id; `records` gives it too.

    >>> from kg.model import Predicate
    >>> told = record(Statement(Entity("支付宝", "Product"), Predicate("沉迷于", "pursues"), Entity("流量")))
    >>> told["subject"]
    {'label': '支付宝', 'iri': 'https://kg.example/entity/支付宝', 'kind': 'Product'}
    >>> told["predicate"]
    {'label': '沉迷于', 'property': 'pursues'}
    """
    return {
        "id": statement.id,
        "subject": _end(statement.subject),
        "predicate": {"label": statement.predicate.label, "property": statement.predicate.property},
        "object": _end(statement.object),
        "polarity": statement.polarity.value,
        "modality": statement.modality.value,
        "condition": _condition(statement),
        "holder": _end(statement.holder),
        "confidence": round(statement.confidence, 4),
        "evidence": [_evidence(piece) for piece in statement.evidence],
    }


def records(statement: Statement) -> Iterator[Record]:
    """Give a statement and those inside it, each before what speaks of it."""
    for part in (statement.subject, statement.object, *statement.conditions):
        if isinstance(part, Statement):
            yield from records(part)
    yield record(statement)


def property_of(statement: Statement) -> str:
    """Give the full IRI of what a statement says."""
    return property_iri(statement.predicate).value


def _end(end: Entity | Value | Statement | None) -> Record | None:
    if isinstance(end, Entity):
        return {"label": end.label, "iri": entity_iri(end).value, "kind": end.kind}
    if isinstance(end, Value):
        return {"label": end.label, "value": end.value, "datatype": end.datatype, "unit": end.unit}
    return None if end is None else {"label": end.label, "statement": end.id}


def _condition(statement: Statement) -> Record | None:
    if not statement.conditions:
        return None
    return {"label": statement.condition, "statements": [one.id for one in statement.conditions]}


def _evidence(evidence: Evidence) -> Record:
    return {
        "document": evidence.document,
        **_offsets(evidence.span),
        **place_record(evidence.place),
        "quote": evidence.quote,
        "construction": evidence.construction,
        "sentence": evidence.sentence,
        "marks": [_offsets(mark) for mark in evidence.marks],
        "antecedents": [_antecedent(used) for used in evidence.antecedents],
    }


def place_record(place: Place) -> Record:
    """Give what a place says: page (from 1) and box (left, top, right, bottom in points from the upper left), or paragraph.

    >>> from kg.model import Place
    >>> place_record(Place(3, (50, 38, 170, 50))), place_record(Place(paragraph=7)), place_record(Place())
    ({'page': 3, 'box': [50, 38, 170, 50]}, {'paragraph': 7}, {})
    """
    page: Record = {"page": place.page} if place.page else {}
    box: Record = {"box": list(place.box)} if place.box else {}
    return page | box | ({"paragraph": place.paragraph} if place.paragraph else {})


def _antecedent(used: Antecedent) -> Record:
    return {
        "mention": used.mention,
        **_offsets(used.span),
        "label": used.label,
        "source": _offsets(used.source),
    }


def _offsets(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
