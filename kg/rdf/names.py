"""The namespaces of a graph, their prefixes, and the terms that every graph uses."""

from __future__ import annotations

from functools import cache
from typing import Final

from pyoxigraph import NamedNode

from kg.ontology.vocabulary import NAMESPACE

BASE: Final = "https://kg.example/"
ENTITY: Final = f"{BASE}entity/"
STATEMENT: Final = f"{BASE}statement/"
SAYS: Final = f"{BASE}says/"
RUN: Final = f"{BASE}run/"

#: Known in every query without being declared, and declared in every file.
PREFIXES: Final = {
    "e": ENTITY,
    "kg": NAMESPACE,
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "says": SAYS,
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "st": STATEMENT,
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@cache
def term(short: str) -> NamedNode:
    """Give the IRI that a prefixed name stands for.

    >>> term("kg:pursues")
    <NamedNode value=https://kg.example/ontology#pursues>
    """
    prefix, _, local = short.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


TYPE: Final = term("rdf:type")
SUBJECT: Final = term("rdf:subject")
PREDICATE: Final = term("rdf:predicate")
OBJECT: Final = term("rdf:object")
LABEL: Final = term("rdfs:label")
ALT_LABEL: Final = term("skos:altLabel")
DERIVED_FROM: Final = term("prov:wasDerivedFrom")
GENERATED_BY: Final = term("prov:wasGeneratedBy")
BEGIN: Final = term("nif:beginIndex")
END: Final = term("nif:endIndex")
ANCHOR: Final = term("nif:anchorOf")
CONTEXT: Final = term("nif:referenceContext")

SIMPLIFIED: Final = "zh-hans"
TRADITIONAL: Final = "zh-hant"
