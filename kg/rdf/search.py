"""Find statements by the words that a person uses, and say what there is where there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.rdf.claims import statements
from kg.rdf.lookup import nearest_things, predicates, things

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Statement
    from kg.ontology.vocabulary import Vocabulary
    from kg.rdf.reader import Triples

_SHOWN = 8


def search(
    store: Triples, vocabulary: Vocabulary, subject: str, predicate: str | None = None, thing: str | None = None
) -> list[Statement]:
    """Give the statements that say ``predicate`` of ``subject`` (and ``thing``), at least one.

    Raises:
        QueryError: there is none; the message names the nearest that there is

    """
    found = statements(store, subject=subject, predicate=predicate, object=thing, vocabulary=vocabulary)
    if not found:
        why = _why_nothing(store, vocabulary, subject, predicate, thing)
        raise QueryError(why.replace("\n", "\\n"))  # of a name; below a query a line would stand
    return found


def _why_nothing(store: Triples, vocabulary: Vocabulary, subject: str, predicate: str | None, thing: str | None) -> str:
    if not things(store, subject):
        return f"{subject}: nothing in the graph has that name; {_listed('nearest', nearest_things(store, subject))}"
    of_it = statements(store, subject=subject, vocabulary=vocabulary)
    if not of_it:
        told = [_sentence(s) for s in statements(store, object=subject, vocabulary=vocabulary)]
        return f"{subject}: the graph says nothing of it; {_listed('it only says', told)}"
    said = statements(store, subject=subject, predicate=predicate, vocabulary=vocabulary)
    if not said and predicate is not None:
        known = predicates(store, predicate, vocabulary)
        near = [] if known else vocabulary.nearest(predicate)
        hint = f"nearest property: {', '.join(near)}; " if near else ""
        return f"{predicate}: not said of {subject}; {hint}{_listed('said of it', _kinds(of_it, vocabulary))}"
    ends = [s.object.label for s in said if s.object]
    return f"{thing}: not said of {subject} {predicate}; {_listed('said of it', ends)}"


def _kinds(told: Iterable[Statement], vocabulary: Vocabulary) -> list[str]:
    """Give what is said, as labels with the property that each stands for."""
    known = ((s.predicate, vocabulary.properties.get(s.predicate.property or "")) for s in told)
    return [f"{property_.name} ({property_.zh})" if property_ else said.label for said, property_ in known]


def _sentence(statement: Statement) -> str:
    return f"{statement.subject.label} {statement.predicate.label} {statement.object.label if statement.object else ''}"


def _listed(lead: str, found: Iterable[str]) -> str:
    distinct = list(dict.fromkeys(found))
    if not distinct:
        return "kg stats shows what there is"
    more = f" and {len(distinct) - _SHOWN} more" if len(distinct) > _SHOWN else ""
    return f"{lead}: {', '.join(distinct[:_SHOWN])}{more}"
