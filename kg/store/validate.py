"""Judge a graph: by its shapes, and by the vocabulary.

The shapes are asked as SPARQL by Oxigraph: half a millisecond for each statement, where pySHACL takes 35.
pySHACL gives the same findings (the tests hold them side by side) and is there for those who want the
judgement of another engine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.ontology.vocabulary import NAMESPACE
from kg.rdf import names
from kg.rdf.names import term
from kg.store.oxigraph import OxigraphStore
from kg.store.shapes import load_constraints

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pyoxigraph import Triple

    from kg.ontology.vocabulary import Vocabulary
    from kg.store.protocol import Node, Store


#: What leads from a statement to what it is made of.
_LEADS = (
    names.DERIVED_FROM,
    names.SUBJECT,
    names.PREDICATE,
    names.OBJECT,
    term("kg:holder"),
)


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that is not as it must be."""

    focus: str  #: IRI of the node concerned
    path: str  #: IRI of the property concerned; empty where it is not one
    en: str
    zh: str
    statement: str = ""  #: IRI of the statement concerned; empty where there is none
    sentence: str = ""  #: what the text says there


def validate(
    graph: Store | Iterable[Triple],
    vocabulary: Vocabulary | None = None,
    *,
    shapes: Path | None = None,
    pyshacl: bool = False,
) -> list[Violation]:
    """Give what is not as it must be in a graph, sorted; nothing if all is well.

    With a vocabulary, what it does not declare is found as well, and what its domains and
    ranges exclude. ``pyshacl`` lets
    pySHACL judge instead of SPARQL; it takes memory for the whole graph and far longer.

    Raises:
        OntologyError: the shapes cannot be read
        StoreError: the graph cannot be read

    """
    store = graph if isinstance(graph, OxigraphStore) else OxigraphStore.in_memory(graph)
    judged = _by_pyshacl(store, shapes, vocabulary) if pyshacl else _by_sparql(store, shapes, vocabulary)
    found = set(judged)
    if vocabulary:
        found.update(_undeclared(store, vocabulary))
    return sorted(_with_sentence(store, violation) for violation in found)


def _by_sparql(store: OxigraphStore, shapes: Path | None, vocabulary: Vocabulary | None) -> Iterator[Violation]:
    for constraint in load_constraints(shapes, vocabulary):
        answer = store.query(constraint.sparql)
        this = answer.columns.index("this")
        for row in answer.rows:
            yield Violation(_shown(row[this]), constraint.path, constraint.en, constraint.zh)


def _by_pyshacl(store: OxigraphStore, shapes: Path | None, vocabulary: Vocabulary | None) -> Iterator[Violation]:
    from kg.store.shacl import judge

    for focus, path, said in judge(store, shapes, vocabulary):
        yield Violation(focus, path, said.get("en", ""), said.get("zh", ""))


def _undeclared(store: OxigraphStore, vocabulary: Vocabulary) -> Iterator[Violation]:
    for row in store.query("SELECT DISTINCT ?p { ?s rdf:predicate ?p }").rows:
        local = _shown(row[0]).removeprefix(NAMESPACE)
        if _shown(row[0]).startswith(NAMESPACE) and local not in vocabulary.properties:
            near = _listed(vocabulary.nearest(local))
            en, zh = f"kg:{local} is no property of the ontology{near}", f"本体没有属性 kg:{local}{near}"
            for triple in store.match(None, names.PREDICATE, NamedNode(NAMESPACE + local)):
                yield Violation(_shown(triple.subject), names.PREDICATE.value, en, zh)
    for row in store.query("SELECT DISTINCT ?kind { ?thing a ?kind }").rows:
        local = _shown(row[0]).removeprefix(NAMESPACE)
        if _shown(row[0]).startswith(NAMESPACE) and local not in vocabulary.classes:
            en, zh = f"kg:{local} is no class of the ontology", f"本体没有类 kg:{local}"
            for triple in store.match(None, names.TYPE, NamedNode(NAMESPACE + local)):
                yield Violation(_shown(triple.subject), names.TYPE.value, en, zh)


def _with_sentence(store: OxigraphStore, violation: Violation) -> Violation:
    """Add the statement concerned and what the text says there."""
    focus = _node(violation.focus)
    statement = next(_concerned(store, focus), None) if focus else None
    if statement is None:
        return violation
    sentences = (
        found.object.value
        for derived in sorted(store.match(statement, names.DERIVED_FROM), key=str)
        if isinstance(derived.object, NamedNode)
        for found in store.match(derived.object, term("kg:sentence"))
        if isinstance(found.object, Literal)
    )
    return Violation(violation.focus, violation.path, violation.en, violation.zh, statement.value, next(sentences, ""))


def _concerned(store: OxigraphStore, focus: NamedNode) -> Iterator[NamedNode]:
    """Give the statements that a node belongs to: itself, or those that rest on it or speak of it."""
    above = {found.subject for part in _LEADS for found in store.match(None, part, focus)}
    for node in (focus, *sorted((node for node in above if isinstance(node, NamedNode)), key=str)):
        if next(store.match(node, names.TYPE, term("kg:Statement")), None):
            yield node


def _node(value: str) -> NamedNode | None:
    try:
        return NamedNode(value)
    except ValueError:  # a literal, or a node without a name
        return None


def _shown(node: Node | None) -> str:
    return node.value if isinstance(node, NamedNode) else str(node)


def _listed(near: list[str]) -> str:
    return f" ({', '.join(f'kg:{name}' for name in near)}?)" if near else ""
