"""Rows as the formats of SPARQL 1.1: JSON, XML, CSV, TSV.

JSON is written here, so that rows can be cut off and columns ordered; the other formats are made from it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, QuerySolutions, Triple, parse_query_results

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pyoxigraph import QuerySolution

    from kg.store.protocol import Node

ROWS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}

_STRING = "http://www.w3.org/2001/XMLSchema#string"


def rows_as(columns: Sequence[str], rows: Iterable[QuerySolution], form: str = "json") -> bytes:
    """Write rows in one of the formats of `ROWS`."""
    bindings = [{name: _term(row[name]) for name in columns if row[name] is not None} for row in rows]
    told = {"head": {"vars": list(columns)}, "results": {"bindings": bindings}}
    written = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    if form == "json":
        return written
    read = parse_query_results(written, format=QueryResultsFormat.JSON)
    if not isinstance(read, QuerySolutions):
        return b""
    return read.serialize(format=ROWS[form]) or b""


def truth_as(truth: bool, form: str = "json") -> bytes:  # noqa: FBT001 (it is the answer)
    """Write yes or no; CSV and TSV, which have no form for it, hold the word alone.

    >>> truth_as(True), truth_as(False, "csv")
    (b'{"head":{},"boolean":true}', b'false')
    """
    word = "true" if truth else "false"
    if form == "json":
        return f'{{"head":{{}},"boolean":{word}}}'.encode()
    if form == "xml":
        space = "http://www.w3.org/2005/sparql-results#"
        return f'<?xml version="1.0"?><sparql xmlns="{space}"><head/><boolean>{word}</boolean></sparql>'.encode()
    return word.encode()


def _term(node: Node | None) -> dict[str, Any]:
    if isinstance(node, NamedNode):
        return {"type": "uri", "value": node.value}
    if isinstance(node, BlankNode):
        return {"type": "bnode", "value": node.value}
    if isinstance(node, Literal):
        told = {"type": "literal", "value": node.value}
        if node.language:
            return {**told, "xml:lang": node.language}
        return told if node.datatype.value == _STRING else {**told, "datatype": node.datatype.value}
    if isinstance(node, Triple):
        parts = {"subject": _term(node.subject), "predicate": _term(node.predicate), "object": _term(node.object)}
        return {"type": "triple", "value": parts}
    return {}
