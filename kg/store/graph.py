"""A store in rdflib, for small graphs and for those who already work with rdflib."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.errors import QueryError, StoreError
from kg.rdf.names import PREFIXES
from kg.store.protocol import QueryResult
from kg.store.question import checked
from kg.store.tokens import in_order
from kg.store.trouble import explain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from rdflib.term import Identifier

    from kg.store.protocol import Node

_XSD_STRING = PREFIXES["xsd"] + "string"


class GraphStore:
    """Triples in an ``rdflib.Graph``, in memory.

    Queries are run by rdflib's own engine: slow, and not to be shown to the outside. What could reach
    beyond the graph is refused all the same.
    """

    def __init__(self, graph: rdflib.Graph | None = None, path: Path | None = None) -> None:
        """Hold a graph, a new one if none is given."""
        self.graph = rdflib.Graph(bind_namespaces="none") if graph is None else graph
        self._path = path
        self._closed = False

    @property
    def path(self) -> Path | None:
        """Give the file it was read from."""
        return self._path

    @property
    def _open(self) -> rdflib.Graph:
        if self._closed:
            msg = f"{self._path or 'graph in memory'}: closed already; open it again"
            raise StoreError(msg)
        return self.graph

    def add(self, triples: Iterable[Triple]) -> None:
        """Add triples."""
        for triple in triples:
            self._open.add((to_rdflib(triple.subject), to_rdflib(triple.predicate), to_rdflib(triple.object)))

    def remove(self, triples: Iterable[Triple]) -> None:
        """Take triples out."""
        for triple in triples:
            self._open.remove((to_rdflib(triple.subject), to_rdflib(triple.predicate), to_rdflib(triple.object)))

    def match(
        self, subject: NamedNode | None = None, predicate: NamedNode | None = None, stated: Node | None = None
    ) -> Iterator[Triple]:
        """Give the triples with these parts."""
        wanted = tuple(None if part is None else to_rdflib(part) for part in (subject, predicate, stated))
        for found in self._open.triples((wanted[0], wanted[1], wanted[2])):
            yield _triple(found)

    def __iter__(self) -> Iterator[Triple]:
        """Give all triples."""
        return self.match()

    def query(self, sparql: str) -> QueryResult:
        """Answer a SPARQL query."""
        graph = self._open
        refuse_unless_sparql(checked(sparql))
        try:
            answer = graph.query(sparql, initNs=PREFIXES)
        except Exception as error:  # rdflib raises exceptions of its parser, its algebra and plain Python
            msg = f"query: rdflib cannot answer it: {error}; use the default store"
            raise QueryError(msg) from error
        if answer.type == "ASK":
            return QueryResult(boolean=bool(answer.askAnswer))
        if answer.type == "SELECT":
            return _rows(sparql, answer)
        return QueryResult(triples=tuple(sorted({_triple(found) for found in answer.graph or ()}, key=str)))

    def update(self, sparql: str) -> None:
        """Run a SPARQL update."""
        try:
            pyoxigraph.Store().update(sparql, prefixes=PREFIXES)
        except SyntaxError as error:
            raise explain(sparql, error.msg) from error
        self._open.update(sparql, initNs=PREFIXES)

    def count(self) -> int:
        """Count the triples."""
        return len(self._open)

    def close(self) -> None:
        """Let go of the graph."""
        self._closed = True

    def __enter__(self) -> Self:
        """Give the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()


def to_rdflib(node: Node) -> Identifier:
    """Give the term of rdflib for one of ours, with its spelling kept."""
    if isinstance(node, NamedNode):
        return rdflib.URIRef(node.value)
    if isinstance(node, BlankNode):
        return rdflib.BNode(node.value)
    if isinstance(node, Literal):
        if node.language:
            return rdflib.Literal(node.value, lang=node.language)
        # Plain strings are strings: with the datatype written out, rdflib takes them for other terms.
        kind = None if node.datatype.value == _XSD_STRING else rdflib.URIRef(node.datatype.value)
        return rdflib.Literal(node.value, datatype=kind, normalize=False)
    msg = f"{node}: rdflib has no triples as terms; use the default store"
    raise StoreError(msg)


def from_rdflib(node: object) -> NamedNode | BlankNode | Literal:
    """Give our term for one of rdflib."""
    if isinstance(node, rdflib.URIRef):
        return NamedNode(str(node))
    if isinstance(node, rdflib.BNode):
        return BlankNode(str(node))
    if isinstance(node, rdflib.Literal):
        if node.language:
            return Literal(str(node), language=node.language)
        return Literal(str(node), datatype=NamedNode(str(node.datatype or _XSD_STRING)))
    msg = f"{node}: no term of RDF 1.1; use the default store"
    raise StoreError(msg)


def refuse_unless_sparql(sparql: str) -> None:
    """Raise what the default store would raise: its grammar is the stricter one, its errors are explained."""
    try:
        pyoxigraph.Store().query(sparql, prefixes=PREFIXES)
    except SyntaxError as error:
        raise explain(sparql, error.msg) from error


def _triple(found: Iterable[object]) -> Triple:
    subject, predicate, stated = (from_rdflib(part) for part in found)
    if isinstance(subject, Literal) or not isinstance(predicate, NamedNode):
        msg = f"{found}: no triple of RDF 1.1; mend the file it comes from"
        raise StoreError(msg)
    return Triple(subject, predicate, stated)


def _rows(sparql: str, answer: rdflib.query.Result) -> QueryResult:
    columns = in_order(sparql, tuple(str(variable) for variable in answer.vars or ()))
    variables = [rdflib.Variable(column) for column in columns]
    found = [[row.get(variable) for variable in variables] for row in answer.bindings]
    return QueryResult(columns, tuple(tuple(None if b is None else from_rdflib(b) for b in row) for row in found))
