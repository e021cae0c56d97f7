"""What a service of SPARQL is, in the words of its own description (SPARQL 1.1 Service Description)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Triple

from kg.rdf.names import TYPE

if TYPE_CHECKING:
    from collections.abc import Iterator

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "N-Triples",
    "JSON-LD", "RDF_XML",
)  # fmt: skip


def describe_service(address: str) -> Iterator[Triple]:
    """Describe the service at an address: SPARQL 1.1 queries on one default graph.

    >>> len(list(describe_service("http://127.0.0.1/sparql")))
    16
    """
    service, dataset, graph = (NamedNode(address + part) for part in ("#service", "#dataset", "#graph"))
    yield Triple(service, TYPE, _sd("Service"))
    yield Triple(service, _sd("endpoint"), NamedNode(address))
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield Triple(service, _sd("defaultDataset"), dataset)
    for name in _RESULTS:
        yield Triple(service, _sd("resultFormat"), NamedNode(_FORMATS + name))
    yield Triple(dataset, TYPE, _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), graph)
    yield Triple(graph, TYPE, _sd("Graph"))
    yield Triple(graph, _sd("entailmentRegime"), NamedNode("http://www.w3.org/ns/entailment/Simple"))


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
