"""Statements read back from a store, chosen by their ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.model import Value
from kg.ontology.files import ontology_folder
from kg.ontology.vocabulary import load_vocabulary
from kg.rdf import names
from kg.rdf.literal import literal
from kg.rdf.lookup import predicates, things
from kg.rdf.names import term
from kg.rdf.reader import Reader
from kg.text.variant import simplify

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Statement
    from kg.ontology.vocabulary import Vocabulary
    from kg.rdf.reader import Triples


def statements(
    store: Triples,
    *,
    subject: str | NamedNode | None = None,
    predicate: str | NamedNode | None = None,
    object: str | NamedNode | Literal | None = None,  # noqa: A002 - as RDF calls it
    vocabulary: Vocabulary | None = None,
) -> list[Statement]:
    """Give the statements with these ends, in the order in which the documents make them; None stands for any.

    Words name an end as `kg.rdf.lookup` finds it: by label, alias, Traditional or English name. What is named
    by nothing in the store is said by no statement.

    Raises:
        StoreError: a node is no statement of ours

    """
    chosen: set[NamedNode] | None = None
    for nodes in (
        _with_end(store, names.SUBJECT, subject),
        _with_predicate(store, predicate, vocabulary),
        _with_end(store, names.OBJECT, object),
    ):
        if nodes is not None:
            chosen = nodes if chosen is None else chosen & nodes
    if chosen is None:
        chosen = _subjects(store, names.TYPE, term("kg:Statement"))
    reader = Reader(store)
    return in_reading_order(reader.statement(node) for node in chosen)


def in_reading_order(told: Iterable[Statement]) -> list[Statement]:
    """Order statements by the place of their first evidence; those without any come last."""

    def place(statement: Statement) -> tuple[bool, str, int, int, str]:
        first = min(statement.evidence, default=None)
        if first is None:
            return True, "", 0, 0, statement.id
        return False, first.document, first.span.start, first.span.end, statement.id

    return sorted(told, key=place)


def _with_end(store: Triples, part: NamedNode, end: str | NamedNode | Literal | None) -> set[NamedNode] | None:
    if end is None:
        return None
    if not isinstance(end, str):
        return _subjects(store, part, end)
    found = {node for thing in things(store, end) for node in _subjects(store, part, thing)}
    return found | (_with_value(store, end) if part == names.OBJECT else set())


def _with_value(store: Triples, words: str) -> set[NamedNode]:
    """Give the statements whose object is a value that is written like this.

    Words that are no number are not asked for as one: some servers refuse to.
    """
    kinds = ("string", "integer", "decimal", "date", "gYear", "gYearMonth", "boolean")
    spelled = {literal(Value(words, words, kind)) for kind in kinds}
    found = {node for value in spelled for node in _subjects(store, names.OBJECT, value)}
    return found | _subjects(store, term("kg:objectLabel"), Literal(words))


def _with_predicate(
    store: Triples, predicate: str | NamedNode | None, vocabulary: Vocabulary | None
) -> set[NamedNode] | None:
    if predicate is None:
        return None
    if not isinstance(predicate, str):
        return _subjects(store, names.PREDICATE, predicate)
    known = vocabulary or load_vocabulary(ontology_folder())
    found = {node for iri in predicates(store, predicate, known) for node in _subjects(store, names.PREDICATE, iri)}
    spelled = {predicate, simplify(predicate)}
    return found.union(*(_subjects(store, term("kg:surface"), Literal(words)) for words in spelled))


def _subjects(store: Triples, part: NamedNode, end: NamedNode | Literal) -> set[NamedNode]:
    return {t.subject for t in store.match(None, part, end) if isinstance(t.subject, NamedNode)}
