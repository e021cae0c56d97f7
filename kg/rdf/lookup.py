"""What words name in a store: things by their labels, properties by theirs."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.model import Predicate
from kg.ontology.vocabulary import NAMESPACE
from kg.rdf import names
from kg.rdf.iri import fold, property_iri
from kg.rdf.names import term
from kg.text.variant import simplify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ontology.vocabulary import Vocabulary
    from kg.rdf.reader import Triples

_NAMES = (names.LABEL, names.ALT_LABEL, term("skos:hiddenLabel"))
_LANGUAGES = (names.SIMPLIFIED, names.TRADITIONAL, "en", "zh", "")


def things(store: Triples, words: str) -> list[NamedNode]:
    """Give what is called ``words``: entities, and statements that stand inside others.

    The first way that finds something is taken: an IRI or ``e:`` name; a label or alias in either script or in
    English, as written; the same simplified; the same in other case.
    """
    for way in (_by_iri, _by_name, _by_simplified, _by_any_case):
        found = sorted(set(way(store, words)), key=str)
        if found:
            return found
    return []


def stated(store: Triples) -> set[NamedNode]:
    """Give the statements that somebody supports; those that only stand inside others are left out."""
    found = (triple.subject for triple in store.match(None, names.DERIVED_FROM))
    return {node for node in found if isinstance(node, NamedNode) and node.value.startswith(names.STATEMENT)}


def nearest_things(store: Triples, words: str, count: int = 5) -> list[str]:
    """Give labels of entities that are most like ``words``, the likest first. Reads all labels."""
    labels = {label for label, _ in _labels(store)}
    within = sorted((label for label in labels if words and words in label), key=lambda label: (len(label), label))
    alike = get_close_matches(simplify(words), sorted(labels), n=count, cutoff=0.4)
    return list(dict.fromkeys([*within[:count], *alike]))[:count]


def predicates(store: Triples, words: str, vocabulary: Vocabulary) -> list[NamedNode]:
    """Give the properties called ``words``: of the ontology, with those below it, or verbatim ones."""
    found: list[NamedNode] = []
    bare = words.removeprefix("kg:")
    known = vocabulary.find(bare) or vocabulary.find(simplify(bare))
    if known:
        below = sorted(name for name in vocabulary.properties if known.name in vocabulary.more_general(name))
        found += [NamedNode(NAMESPACE + name) for name in below]
    verbatim = property_iri(Predicate(words))
    found += [verbatim] if next(store.match(None, names.PREDICATE, verbatim), None) else []
    return list(dict.fromkeys(found))


def file_name(store: Triples, document: str) -> str:
    """Give what the user calls a document; its IRI where the store does not tell."""
    found = (triple.object for triple in store.match(NamedNode(document), term("kg:fileName")))
    return next((name.value for name in found if isinstance(name, Literal)), document)


def _by_iri(store: Triples, words: str) -> Iterator[NamedNode]:
    local = words.removeprefix("e:")
    value = words if words.startswith(names.ENTITY) else names.ENTITY + fold(local) if local != words else ""
    if value and _is_iri(value) and next(store.match(NamedNode(value)), None):
        yield NamedNode(value)


def _by_name(store: Triples, words: str) -> Iterator[NamedNode]:
    for language in _LANGUAGES:
        literal = Literal(words, language=language) if language else Literal(words)
        for part in _NAMES:
            for triple in store.match(None, part, literal):
                if isinstance(triple.subject, NamedNode):
                    yield triple.subject


def _by_simplified(store: Triples, words: str) -> Iterator[NamedNode]:
    simple = simplify(words)
    return _by_name(store, simple) if simple != words else iter(())


def _by_any_case(store: Triples, words: str) -> Iterator[NamedNode]:
    # Only Latin, Greek and Cyrillic have cases: for the others this would read all labels in vain.
    wanted = words.strip().casefold()
    if wanted.upper() == wanted and wanted == words:
        return
    for label, node in _labels(store):
        if label.casefold() == wanted:
            yield node


def _labels(store: Triples) -> Iterator[tuple[str, NamedNode]]:
    for part in _NAMES:
        for triple in store.match(None, part):
            node = triple.subject
            if isinstance(triple.object, Literal) and isinstance(node, NamedNode) and _is_entity(node):
                yield triple.object.value, node


def _is_entity(node: NamedNode) -> bool:
    return node.value.startswith(names.ENTITY)


def _is_iri(value: str) -> bool:
    try:
        NamedNode(value)
    except ValueError:
        return False
    return True
