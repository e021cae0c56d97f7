"""State what needs no clause: what stands beside a name, in a bracket, in a byline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.scruple import objection
from kg.model import Entity, Evidence, Predicate, Span, Statement, Value

if TYPE_CHECKING:
    from kg.extract.resolve import Resolver
    from kg.model import Antecedent, Document
    from kg.ontology import Vocabulary

End = Entity | Value
Placed = tuple[End, Span]  #: one end of a statement, with where it stands


class Facts:
    """Adds statements about stretches of one document."""

    def __init__(
        self, document: Document, resolver: Resolver, vocabulary: Vocabulary, statements: list[Statement]
    ) -> None:
        self.document = document
        self.resolver = resolver
        self.vocabulary = vocabulary
        self.statements = statements

    def state(
        self, subject: Placed, predicate: Predicate, target: Placed, sentence: Span, rule: str,
        confidence: float = 0.9, antecedents: tuple[Antecedent, ...] = (),
    ) -> None:  # fmt: skip
        """Add a statement whose words are those from its subject to its object, unless something speaks against it."""
        (one, here), (other, there) = subject, target
        if not isinstance(one, Entity) or (isinstance(other, Entity) and one.key == other.key):
            return
        if objection(self.vocabulary, self.resolver, one, predicate, other, None):
            return
        held = here.hull(there) if sentence.covers(here) and sentence.covers(there) else sentence
        document = self.document
        raw, words = document.alignment.raw_span(held), sentence.of(document.clean)
        marks = tuple(place.shifted(-sentence.start) for place in (here, there) if sentence.covers(place))
        evidence = Evidence(
            document.iri, raw, raw.of(document.raw), rule, words, antecedents, marks, document.place(raw)
        )
        said = held.of(document.clean)
        self.statements.append(
            Statement(one, predicate, other, confidence=confidence, evidence=(evidence,), words=said)
        )
