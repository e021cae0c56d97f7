"""A small graph, in every kind of store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, Triple

from kg.rdf.names import term
from kg.store import open_store
from kg.store.graph import GraphStore
from kg.store.oxigraph import OxigraphStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.store import Store

SMALL = [
    Triple(term("e:支付宝"), term("rdf:type"), term("kg:Product")),
    Triple(term("e:支付宝"), term("rdfs:label"), Literal("支付宝", language="zh-hans")),
    Triple(term("e:支付宝"), term("rdfs:label"), Literal("支付寶", language="zh-hant")),
    Triple(term("e:支付宝"), term("kg:pursues"), term("e:流量")),
    Triple(term("e:支付宝"), term("kg:users"), Literal("900000000", datatype=term("xsd:integer"))),
    Triple(term("e:支付宝"), term("kg:price"), Literal("0.5", datatype=term("xsd:decimal"))),
    Triple(term("e:流量"), term("rdf:type"), term("kg:Concept")),
    Triple(term("e:流量"), term("rdfs:label"), Literal('引号"和\\反斜杠\n换行{}<script>', language="zh-hans")),
]


@pytest.fixture
def small() -> list[Triple]:
    return list(SMALL)


@pytest.fixture(params=["memory", "disk", "disk again", "rdflib"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Give an empty store that may be written."""
    folder = tmp_path / "build" / "store"
    match request.param:
        case "memory":
            opened: Store = OxigraphStore.in_memory()
        case "rdflib":
            opened = GraphStore()
        case "disk":
            folder.parent.mkdir()
            opened = open_store(folder, writable=True)
        case _:  # a store that is opened to be written further goes another way inside
            folder.parent.mkdir()
            open_store(folder, writable=True).close()
            opened = open_store(folder, writable=True)
    with opened:
        yield opened
