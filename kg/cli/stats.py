"""``kg stats``: a graph in, what is in it out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.output import Form, chosen, print_json, print_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.store import Store

#: What is counted, by what; most frequent first.
QUESTIONS = {
    "documents": """
        SELECT ?name (SUM(COALESCE(?told, 0)) AS ?n) {
            ?d a kg:Document ; kg:fileName ?name
            OPTIONAL {
                SELECT ?d (COUNT(DISTINCT ?s) AS ?told) {
                    ?s prov:wasDerivedFrom ?e BIND(IRI(STRBEFORE(STR(?e), "#")) AS ?d)
                } GROUP BY ?d
            }
        } GROUP BY ?name""",
    "entities": """
        SELECT ?kind (COUNT(?e) AS ?n) {
            ?e a ?kind FILTER(STRSTARTS(STR(?e), "https://kg.example/entity/"))
        } GROUP BY ?kind""",
    "properties": """
        SELECT ?p (COUNT(?s) AS ?n) {
            ?s rdf:predicate ?p FILTER(!STRSTARTS(STR(?p), "https://kg.example/says/"))
        } GROUP BY ?p""",
    "polarity": "SELECT ?p (COUNT(?s) AS ?n) { ?s kg:polarity ?p } GROUP BY ?p",
    "modality": "SELECT ?m (COUNT(?s) AS ?n) { ?s kg:modality ?m } GROUP BY ?m",
    "unmapped": """
        SELECT ?words (COUNT(?s) AS ?n) {
            ?s rdf:predicate ?p ; kg:surface ?words FILTER(STRSTARTS(STR(?p), "https://kg.example/says/"))
        } GROUP BY ?words""",
}
TOTALS = {
    "documents": "SELECT (COUNT(?d) AS ?n) { ?d a kg:Document }",
    "entities": """
        SELECT (COUNT(DISTINCT ?e) AS ?n) {
            ?e rdfs:label ?label FILTER(STRSTARTS(STR(?e), "https://kg.example/entity/"))
        }""",
    "statements": "SELECT (COUNT(?s) AS ?n) { ?s a kg:Statement }",
    "with condition": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s kg:condition ?c }",
    "with holder": "SELECT (COUNT(?s) AS ?n) { ?s kg:holder ?h }",
    "triples": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
}


def stats(
    graph: Annotated[Path, typer.Option("--graph", "-g", help="A build folder, a file of RDF, or a URL. 图谱")] = Path(
        "build"
    ),
    as_json: Annotated[bool, typer.Option("--json", help="One object. 一个对象")] = False,
    top: Annotated[int, typer.Option(min=1, help="How many of each to show. 每类显示多少")] = 20,
) -> None:
    """Count what is in a graph (统计图谱): of each document its statements.

    "unmapped" are predicates in the words of the text that no property of the ontology stands for: the place to
    look when the ontology is to grow.
    """
    from kg.store import open_graph

    with open_graph(graph) as store:
        totals, counts = totals_of(store), counts_of(store)
    if as_json:
        print_json({"totals": totals, **counts})
        return
    rows = [("total", name, count) for name, count in totals.items()]
    for group, counted in counts.items():
        rows += [(group, name, count) for name, count in list(counted.items())[:top]]
    form = chosen()
    print_rows(("group", "name", "count"), rows if form is Form.TSV else spaced(rows), form)


def totals_of(store: Store) -> dict[str, int]:
    """Count the whole."""
    return {name: _number(store.query(sparql).rows[0][0]) for name, sparql in TOTALS.items()}


def counts_of(store: Store) -> dict[str, dict[str, int]]:
    """Count by kind, property, polarity, modality and verbatim predicate."""
    from kg.rdf.shorten import shortened

    counts = {}
    for group, sparql in QUESTIONS.items():
        found = {shortened(row[0]).removeprefix("kg:"): _number(row[1]) for row in store.query(sparql).rows}
        counts[group] = _most_first(found)
    return counts


def spaced(rows: list[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    """Show the name of a group once, at its head."""
    shown: list[tuple[str, str, int]] = []
    last = ""
    for group, name, count in rows:
        shown.append((group if group != last else "", name, count))
        last = group
    return shown


def _most_first(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _number(node: object) -> int:
    return int(getattr(node, "value", 0))
