"""The door to pySHACL."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pyshacl
import rdflib
from rdflib.plugins.sparql import prepareQuery

from kg.ontology.files import ontology_folder
from kg.store.graph import GraphStore, from_rdflib
from kg.store.tables import shapes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pyoxigraph import Triple
    from rdflib.plugins.sparql.sparql import Query
    from rdflib.query import Result

    from kg.ontology.vocabulary import Vocabulary

_HAN = re.compile("[\u4e00-\u9fff]")
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


def judge(
    triples: Iterable[Triple], shapes: Path | None = None, vocabulary: Vocabulary | None = None
) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Give focus node, path and messages by language of each finding of pySHACL."""
    store = GraphStore(_Prepared(bind_namespaces="none"))
    store.add(triples)
    graph = rdflib.Graph().parse(shapes or ontology_folder() / "shapes.ttl", format="turtle")
    if vocabulary:
        graph.parse(data=shapes_of(vocabulary), format="turtle")
    # Nothing may be fetched, and the graph is a copy already.
    _, report, _ = pyshacl.validate(store.graph, shacl_graph=graph, do_owl_imports=False, inplace=True)
    if not isinstance(report, rdflib.Graph):
        return
    for finding in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        messages = (m for m in report.objects(finding, SH.resultMessage) if isinstance(m, rdflib.Literal))
        # Of constraints in SPARQL it gives the messages without their languages.
        said = {message.language or ("zh" if _HAN.search(message) else "en"): str(message) for message in messages}
        focus = report.value(finding, SH.focusNode)
        path = report.value(finding, SH.resultPath)
        yield _shown(focus), str(path or ""), said


class _Prepared(rdflib.Graph):
    """A graph that parses each query once: pySHACL asks the same ones for every node."""

    def query(self, query_object: str | Query, *more: Any, **options: Any) -> Result:  # noqa: ANN401 - passed on as they are
        """Answer a query."""
        prepared = _prepared(query_object) if isinstance(query_object, str) else query_object
        return super().query(prepared, *more, **options)


@cache
def _prepared(sparql: str) -> Query:
    return prepareQuery(sparql)


def _shown(node: object) -> str:
    return str(from_rdflib(node)) if isinstance(node, (rdflib.Literal, rdflib.BNode)) else str(node)
