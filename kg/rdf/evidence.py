"""Evidence as triples: a span of the raw text, and how it was read.

Document, begin and end stand in its IRI (`kg.rdf.iri.evidence_iri`), all that was marked in reading in one literal
(`kg.rdf.marks`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, Triple

from kg.model import Span
from kg.rdf import names
from kg.rdf.iri import evidence_iri
from kg.rdf.marks import Marks, write_marks
from kg.rdf.names import term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Evidence, Statement

_ALL = 3  # subject, predicate, object


def describe_evidence(evidence: Evidence, statement: Statement, words: str = "") -> Iterator[Triple]:
    """Give one piece of evidence for a statement; its ``words`` are told by where they stand in the sentence, if they do."""
    iri = evidence_iri(evidence, statement.id)
    yield Triple(iri, names.ANCHOR, Literal(evidence.quote))
    yield Triple(iri, term("kg:construction"), Literal(evidence.construction))
    yield Triple(iri, term("kg:sentence"), Literal(evidence.sentence))
    known = evidence.marks == found_marks(evidence.sentence, ends(statement))
    at = evidence.sentence.find(words) if words else -1
    said = Span(at, at + len(words)) if at >= 0 else words
    marks = write_marks(Marks(() if known else evidence.marks, said, evidence.antecedents))
    if marks:
        yield Triple(iri, term("kg:marks"), Literal(marks))


def found_marks(sentence: str, wanted: Iterable[str]) -> tuple[Span, ...]:
    """Give where each of the words stands in the sentence; nothing unless each stands there just once.

    >>> found_marks("支付宝沉迷于流量", ("支付宝", "沉迷于", "流量"))
    (Span(start=0, end=3), Span(start=3, end=6), Span(start=6, end=8))
    >>> found_marks("京东是京东", ("京东", "是"))
    ()
    """
    words = [word for word in wanted if word]
    if any(sentence.count(word) != 1 for word in words):
        return ()
    return tuple(Span(at, at + len(word)) for word in words for at in (sentence.find(word),))


def ends(statement: Statement) -> tuple[str, ...]:
    """Give the words of subject, predicate and object."""
    stated = statement.object.label if statement.object else ""
    return statement.subject.label, statement.predicate.label, stated


def roles(evidence: Evidence, statement: Statement) -> tuple[Span | None, Span | None, Span | None]:
    """Give where subject, predicate and object stand in the sentence; None for what cannot be told.

    Three marks are these three. Of fewer, one is the object if it shares its words; the predicate is where its
    words stand, if that is one place only.
    """
    sentence, marks = evidence.sentence, [mark for mark in evidence.marks if len(mark)]
    if len(evidence.marks) == _ALL:
        subject, predicate, stated = (mark if len(mark) else None for mark in evidence.marks)
        return subject, predicate, stated
    what = ends(statement)[2]
    said = [mark for mark in marks if what and (what in mark.of(sentence) or mark.of(sentence) in what)]
    stated = said[-1] if said else None
    subject = next((mark for mark in marks if mark != stated), None)
    found = found_marks(sentence, (statement.predicate.label,))
    predicate = found[0] if found and not any(found[0].overlaps(mark) for mark in marks) else None
    return subject, predicate, stated
