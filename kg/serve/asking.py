"""The process that answers questions in words: like the one that answers SPARQL, it can be killed.

It takes the wishes of `kg.serve.wishes`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.ask import Answer, Asker, in_english
from kg.ontology import load
from kg.rdf import names
from kg.rdf.claims import statements
from kg.rdf.lookup import nearest_things, things
from kg.rdf.record import record
from kg.rdf.terms import Literal, NamedNode
from kg.rdf.turtle import written_as
from kg.serve.wishes import ENGLISH, ENTITY, NOBODY, QUESTION
from kg.store.worker import answer_all, opened

if TYPE_CHECKING:
    from kg.store import Store
    from kg.store.wish import Wish

MOST = 500  #: statements told of one thing


def main(place: str, memory: str) -> None:
    """Open the graph, then answer until stdin ends."""
    store = opened(place)
    if store is None:
        return
    asker = Asker(store, load())
    asker.answer("这是什么？")  # what is read once is read now

    def answer(wish: Wish) -> tuple[str, bytes, bool]:
        if wish.rows == QUESTION:
            return QUESTION, _json(_said(asker.answer(wish.query), wish.triples).record()), False
        return _entity(store, wish)

    answer_all(answer, int(memory), alone=False)


def _said(answer: Answer, language: str) -> Answer:
    return in_english(answer) if language == ENGLISH else answer


def _entity(store: Store, wish: Wish) -> tuple[str, bytes, bool]:
    """Tell what is known of what has a name; form ``nobody`` and the nearest names if nothing has it."""
    found = [node for node in things(store, wish.query) if node.value.startswith(names.ENTITY)]
    if not found:
        return NOBODY, _json(nearest_things(store, wish.query)), False
    if wish.triples == "json":
        told = [_card(store, node) for node in found]
        return ENTITY, _json(told[0] if len(told) == 1 else {"several": told}), False
    about = {triple for node in found for triple in (*store.match(node), *store.match(None, None, node))}
    return ENTITY, written_as(about, wish.triples), False


def _card(store: Store, node: NamedNode) -> dict[str, Any]:
    labels: dict[str, list[str]] = {}
    kinds = []
    for triple in sorted(store.match(node), key=str):
        if isinstance(triple.object, Literal) and triple.predicate in {names.LABEL, names.ALT_LABEL}:
            called = labels.setdefault(triple.object.language or "", [])
            called.extend([triple.object.value] if triple.object.value not in called else [])
        elif triple.predicate == names.TYPE and isinstance(triple.object, NamedNode):
            kinds.append(triple.object.value)
    said = statements(store, subject=node)
    heard = [one for one in statements(store, object=node) if one not in said]
    told = [record(one) for one in (*said, *heard)]
    return {"iri": node.value, "kinds": kinds, "names": labels, "statements": told[:MOST], "left": len(told[MOST:])}


def _json(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode()
