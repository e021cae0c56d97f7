"""Every store gives the same answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, Triple

from kg.errors import QueryError, StoreError
from kg.rdf.names import term
from kg.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence

QUERIES = {
    "SELECT ?what { e:支付宝 kg:pursues ?what }": [[term("e:流量")]],
    "SELECT ?label { e:支付宝 rdfs:label ?label } ORDER BY ?label": [
        [Literal("支付宝", language="zh-hans")],
        [Literal("支付寶", language="zh-hant")],
    ],
    "SELECT ?n { e:支付宝 kg:users ?n FILTER(?n > 1000) }": [[Literal("900000000", datatype=term("xsd:integer"))]],
    "SELECT (COUNT(*) AS ?n) { ?s a ?o }": [[Literal("2", datatype=term("xsd:integer"))]],
    "SELECT ?s ?o { ?s a kg:Concept OPTIONAL { ?s kg:pursues ?o } }": [[term("e:流量"), None]],
    "SELECT (STRLEN(STR(?label)) AS ?n) { e:流量 rdfs:label ?label }": [[Literal("21", datatype=term("xsd:integer"))]],
    "SELECT ?s { ?s kg:opposes ?o }": [],
}

REFUSED = {
    "INSERT DATA { e:a a e:b }": "would change the graph",
    "SELECT ?s { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }": "calls another server",
    "SELECT ?s FROM <file:///etc/hostname> { ?s ?p ?o }": "names another graph",
    "LOAD <http://127.0.0.1:9/x>": "reads another file",
    "SELECT ?s { ?s ?p ?o": "never closed",
    "SELECT ?s { ?s foo:p ?o }": "prefix foo: is not declared",
}


def rows(found: Sequence[Sequence[object]]) -> list[list[object]]:
    return [list(row) for row in found]


def test_it_is_a_store(store: Store) -> None:
    assert isinstance(store, Store)


@pytest.mark.parametrize("sparql", QUERIES)
def test_answers(store: Store, small: list[Triple], sparql: str) -> None:
    store.add(small)
    assert rows(store.query(sparql).rows) == QUERIES[sparql]


def test_columns_come_in_the_order_of_the_query(store: Store, small: list[Triple]) -> None:
    store.add(small)
    assert store.query("SELECT ?z ?a { ?z kg:pursues ?a }").columns == ("z", "a")
    answer = store.query("SELECT * { ?z kg:pursues ?a }")
    assert (answer.columns, rows(answer.rows)) == (("z", "a"), [[term("e:支付宝"), term("e:流量")]])


def test_ask_and_construct(store: Store, small: list[Triple]) -> None:
    store.add(small)
    assert store.query("ASK { ?s kg:pursues e:流量 }").boolean is True
    assert store.query("ASK { ?s kg:opposes e:流量 }").boolean is False
    made = store.query("CONSTRUCT { ?o kg:relatedTo ?s } { ?s kg:pursues ?o }").triples
    assert made == (Triple(term("e:流量"), term("kg:relatedTo"), term("e:支付宝")),)


def test_what_goes_in_comes_out_unchanged_and_once(store: Store, small: list[Triple]) -> None:
    store.add(small[:5])
    store.add(small)
    assert sorted(store, key=str) == sorted(small, key=str)
    assert store.count() == len(small)


def test_match(store: Store, small: list[Triple]) -> None:
    store.add(small)
    assert {t.object for t in store.match(term("e:支付宝"), term("rdf:type"))} == {term("kg:Product")}
    assert [t.subject for t in store.match(stated=Literal("支付寶", language="zh-hant"))] == [term("e:支付宝")]
    assert list(store.match(term("e:nobody"))) == []


def test_remove(store: Store, small: list[Triple]) -> None:
    store.add(small)
    store.remove([small[0], Triple(term("e:a"), term("e:b"), term("e:c"))])
    assert sorted(store, key=str) == sorted(small[1:], key=str)


def test_update(store: Store, small: list[Triple]) -> None:
    store.add(small)
    store.update("INSERT { ?o kg:relatedTo ?s } WHERE { ?s kg:pursues ?o }")
    assert store.query("ASK { e:流量 kg:relatedTo e:支付宝 }").boolean is True
    with pytest.raises(QueryError, match="never closed"):
        store.update("INSERT DATA { e:a kg:p e:b")


@pytest.mark.parametrize("sparql", REFUSED)
def test_refuses_alike(store: Store, sparql: str) -> None:
    with pytest.raises(QueryError, match=re.escape(REFUSED[sparql])):
        store.query(sparql)


def test_a_closed_store_says_so(store: Store, small: list[Triple]) -> None:
    store.add(small)
    store.close()
    with pytest.raises(StoreError, match="closed already"):
        store.query("ASK { ?s ?p ?o }")
    with pytest.raises(StoreError, match="closed already"):
        store.count()
