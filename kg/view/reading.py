"""What a graph at rest holds for the eye: its statements, and the documents they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import Entity, Statement
from kg.view.words import Language, Wording, wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store import Store


@dataclass(frozen=True, slots=True)
class Named:
    """A document as a reader knows it."""

    title: str
    file: str


@dataclass(frozen=True, slots=True)
class Told:
    """The statements of a graph, and its documents by their IRIs."""

    statements: tuple[Statement, ...]
    documents: Mapping[str, Named] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict
    )  #: key of an entity -> other names, English ones too
    left: int = 0  #: statements of the graph that are not among them

    @property
    def title(self) -> str:
        """Give the title of the document, if there is just one."""
        titles = [document.title for document in self.documents.values()]
        return titles[0] if len(titles) == 1 else ""


#: Documents with their names; the prefixes are known.
DOCUMENTS = """
SELECT ?document (SAMPLE(?label) AS ?title) (SAMPLE(?name) AS ?file) WHERE {
  ?document a kg:Document ; rdfs:label ?label ; kg:fileName ?name .
} GROUP BY ?document ORDER BY ?document
"""


#: All names of all entities.
NAMES = """
SELECT DISTINCT ?thing ?name WHERE {
  ?thing rdfs:label|skos:altLabel ?name . FILTER(STRSTARTS(STR(?thing), STR(e:)))
}
"""
#: Statements inside others that no direct triple says: what is only supposed or believed there.
INSIDE = """
SELECT DISTINCT ?part WHERE {
  ?whole rdf:subject|rdf:object|kg:condition ?part .
  ?part a kg:Statement ; rdf:subject ?one ; rdf:predicate ?relation .
  FILTER NOT EXISTS { ?part rdf:object ?other . ?one ?relation ?other }
}
"""


#: How many statements there are, and the entities most spoken of.
COUNT = "SELECT (COUNT(?s) AS ?n) { ?s a kg:Statement }"
CENTRAL = """
SELECT ?thing WHERE { ?statement rdf:subject|rdf:object ?thing FILTER(STRSTARTS(STR(?thing), STR(e:))) }
GROUP BY ?thing ORDER BY DESC(COUNT(?statement)) ?thing LIMIT 300
"""


def read_graph(store: Store, most: int | None = None) -> Told:
    """Read all statements and the names of all documents, sorted.

    Of a graph with more than ``most`` statements, those are read that say most of the entities most spoken of.

    A statement that looks like an assertion but stands only inside another one is left to that other:
    drawn by itself, it would pass for what the author says.
    """
    from kg.rdf.claims import statements
    from kg.rdf.iri import entity_iri

    inside = {iri.rpartition("/")[2] for (iri,) in _rows(store, INSIDE)}
    count = int(_rows(store, COUNT)[0][0]) if most is not None else 0
    read = statements(store) if most is None or count <= most else _central(store, most)
    told = [statement for statement in read if not (statement.truthy and statement.id in inside)]
    documents = {document: Named(title, file) for document, title, file in _rows(store, DOCUMENTS)}
    called: dict[str, list[str]] = {}
    for iri, name in _rows(store, NAMES):
        called.setdefault(iri, []).append(name)
    entities = {entity for statement in told for entity in _entities(statement)}
    names = {one.key: tuple(set(called.get(entity_iri(one).value, ())) - {one.label}) for one in entities}
    left = max(0, count - len(read)) if most is not None else 0
    sorted_ = {key: tuple(sorted(other)) for key, other in sorted(names.items()) if other}
    return Told(tuple(told), documents, sorted_, left)


def _central(store: Store, most: int) -> list[Statement]:
    """Read what is said of the entities most spoken of: of each its share, so that no one of them takes it all."""
    from kg.rdf.claims import in_reading_order
    from kg.rdf.names import OBJECT, SUBJECT
    from kg.rdf.reader import Reader
    from kg.rdf.terms import NamedNode

    things = [NamedNode(iri) for (iri,) in _rows(store, CENTRAL)]
    share = max(1, most // max(1, len(things)))
    found: dict[NamedNode, None] = {}
    for thing in things:
        about = (triple.subject for part in (SUBJECT, OBJECT) for triple in store.match(None, part, thing))
        named = (node for node in about if isinstance(node, NamedNode) and node not in found)
        found.update(dict.fromkeys(islice(named, share)))
    reader = Reader(store)
    return in_reading_order(reader.statement(node) for node in list(found)[:most])


def _entities(statement: Statement) -> Iterator[Entity]:
    for end in (statement.subject, statement.object):
        if isinstance(end, Entity):
            yield end
        elif isinstance(end, Statement):
            yield from _entities(end)


def _rows(store: Store, query: str) -> list[list[str]]:
    return [[str(getattr(cell, "value", "")) for cell in row] for row in store.query(query).rows]


def told_and_worded(place: Path) -> tuple[Told, Mapping[Language, Wording]]:
    """Open a graph, read what it tells, and name the classes and properties of the ontology in each language.

    Raises: StoreError if there is no graph, or it cannot be read.
    """
    from kg.ontology.files import ontology_folder
    from kg.ontology.vocabulary import load_vocabulary
    from kg.store import open_store

    with open_store(place) as store:
        told = read_graph(store)
    vocabulary = load_vocabulary(ontology_folder())
    return told, {language: wording(vocabulary, language) for language in Language}
