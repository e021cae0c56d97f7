"""What a page knows: entities, statements and their sentences, as plain data for its script.

The names of the fields are those of the model, cut to their first letters where they come by the
thousand; ``kg/view/page/README.md`` tells them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kg.model import Evidence, Statement
from kg.rdf.record import place_record
from kg.view.marks import marked
from kg.view.network import kind_of, label_of
from kg.view.pinyin import syllables
from kg.view.styles import hues
from kg.view.words import Language, Wording

if TYPE_CHECKING:
    from kg.view.network import Network
    from kg.view.reading import Told

Data = dict[str, Any]


class Index:
    """Numbers for things that are named again and again, in the order of their first naming."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}

    def of(self, thing: str) -> int:
        """Give the number of a thing."""
        return self.places.setdefault(thing, len(self.places))


def content(told: Told, graph: Network, wordings: Mapping[Language, Wording]) -> Data:
    """Give all that the page shows, apart from where it stands in the picture."""
    nodes = {name: number for number, name in enumerate(graph)}
    sentences, documents = Index(), Index()
    statements = [_statement(statement, sentences, documents) for statement in told.statements]
    ends = {key: (nodes[source], nodes[target]) for source, target, key in graph.edges(keys=True)}
    for statement in statements:
        statement["s"], statement["o"] = ends[statement["id"]]
    used = {kind_of(graph, node) for node in graph} | {statement["r"] for statement in statements}
    labels = {name: [wordings[language].labels.get(name, "") for language in Language] for name in sorted(used)}
    return {
        "nodes": [_node(graph, node, told.names, nodes) for node in graph],
        "statements": statements,
        "sentences": list(sentences.places),
        "documents": [_document(told, iri) for iri in documents.places],
        "labels": {name: both for name, both in labels.items() if any(both)},
        "hues": hues(kind_of(graph, node) for node in graph),
        "syllables": syllables(label_of(graph, node) for node in graph),
    }


def _document(told: Told, iri: str) -> Data:
    named = told.documents.get(iri)
    return {"title": named.title if named else iri, "file": named.file if named else iri}


def _node(graph: Network, node: str, names: Mapping[str, tuple[str, ...]], places: Mapping[str, int]) -> Data:
    data: Data = {"label": label_of(graph, node), "kind": kind_of(graph, node)}
    if node != data["label"]:
        data["name"] = node
    if not graph.nodes[node]["entity"]:
        data["entity"] = False
    elif node in names:
        data["also"] = list(names[node])
    about = [places[target] for _, target, edge in graph.out_edges(node, data=True) if edge["about"]]
    if about:
        data["about"] = about
    return data


def _statement(statement: Statement, sentences: Index, documents: Index) -> Data:
    data: Data = {
        "id": statement.id,
        "r": statement.predicate.property or "",
        "p": statement.predicate.label,
        "polarity": statement.polarity.value,
        "modality": statement.modality.value,
        "confidence": round(statement.confidence, 2),
        "evidence": [_evidence(statement, evidence, sentences, documents) for evidence in statement.evidence],
    }
    if statement.conditions:
        data["if"] = [[condition.label, condition.id] for condition in statement.conditions]
    if statement.holder:
        data["holder"] = statement.holder.label
    return data


def _evidence(statement: Statement, evidence: Evidence, sentences: Index, documents: Index) -> Data:
    data: Data = {
        "d": documents.of(evidence.document),
        "at": [evidence.span.start, evidence.span.end],
        "quote": evidence.quote,
        "n": sentences.of(evidence.sentence),
        "by": evidence.construction,
        "marks": [list(mark) for mark in marked(statement, evidence)],
    }
    data |= place_record(evidence.place)
    if evidence.antecedents:
        data["means"] = [[antecedent.mention, antecedent.label] for antecedent in evidence.antecedents]
    return data


def characters(texts: Iterable[object]) -> set[str]:
    """Give every character that stands in some nested data."""
    found: set[str] = set()
    for text in texts:
        if isinstance(text, str):
            found.update(text)
        elif isinstance(text, Mapping):
            found |= characters(text.values()) | characters(text)
        elif isinstance(text, (list, tuple)):
            found |= characters(text)
    return found
