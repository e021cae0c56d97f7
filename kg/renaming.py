"""The lines of a document under other names: what `kg.same` decided, done.

A new name of a thing is a new IRI; a statement is named by what it says, and an evidence by its statement, so that
their IRIs follow. Literals stay as they are, whatever they hold.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kg.model import Entity, Statement
from kg.rdf.claims import statements
from kg.rdf.describe import whole
from kg.rdf.iri import entity_iri, fold, unfold
from kg.rdf.lines import lines_of, triples_of
from kg.rdf.names import ALT_LABEL, ENTITY, LABEL, STATEMENT, term
from kg.rdf.terms import Literal, Triple
from kg.store.oxigraph import OxigraphStore

if TYPE_CHECKING:
    from collections.abc import Mapping

_OURS = re.compile(rb"^<?(" + re.escape(ENTITY.encode()) + rb"[^>\t]*|" + re.escape(STATEMENT.encode()) + rb"[^>\t]*)")
_SUPPORTS = re.compile(rb";st=([0-9a-f]{16})")
_LABEL = f"<{LABEL.value}> ".encode()
_ALT_LABEL = f"<{ALT_LABEL.value}> ".encode()


def renamed(
    lines: list[bytes], names: Mapping[str, str], aliases: Mapping[str, str]
) -> tuple[list[bytes], dict[str, str]]:
    """Give the lines of a document with things under new names, and the new ids of statements by the old.

    ``names`` are all new names; those of them that are in ``aliases`` are of things that have a name of their own
    already, so that the old name becomes another name.
    """
    with OxigraphStore.in_memory(triples_of(lines)) as store:
        told = {one.id: one for found in statements(store) for one in whole(found)}
    ids = {old: _statement(one, names).id for old, one in told.items()}
    things = {
        entity_iri(Entity(old)).value.encode(): entity_iri(Entity(new)).value.encode() for old, new in names.items()
    }
    also = {entity_iri(Entity(old)).value.encode() for old in names if aliases.get(old) == names[old]}
    moved = [_line(line, things, ids, also) for line in lines]
    hidden = [
        Triple(entity_iri(Entity(new)), term("skos:hiddenLabel"), Literal(new))
        for old, new in names.items()
        if old not in aliases and unfold(fold(new)) != new
    ]
    return sorted({*moved, *lines_of(hidden)}), ids


def retold(told: Mapping[str, Any], names: Mapping[str, str], ids: Mapping[str, str]) -> dict[str, Any]:
    """Give what is counted of a document under its new names."""
    claims = {ids.get(old, old): qualities for old, qualities in told["claims"].items()}
    return {**told, "claims": claims, "entities": sorted({names.get(key, key) for key in told["entities"]})}


def _statement(one: Statement, names: Mapping[str, str]) -> Statement:
    """Give a statement about things under their new names."""
    return replace(
        one,
        subject=_end(one.subject, names),
        object=_end(one.object, names),
        conditions=tuple(_statement(part, names) for part in one.conditions),
        holder=_end(one.holder, names),
    )


def _end(end: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401 - an end of a statement, of whatever type
    if isinstance(end, Statement):
        return _statement(end, names)
    return Entity(end.label, end.kind, names[end.key]) if isinstance(end, Entity) and end.key in names else end


def _line(line: bytes, things: Mapping[bytes, bytes], ids: Mapping[str, str], also: set[bytes]) -> bytes:
    subject, _, rest = line.partition(b"\t")
    at = rest.index(b"> ") + 2
    predicate, stated = rest[:at], rest[at:]
    if subject in also and predicate == _LABEL:
        predicate = _ALT_LABEL
    subject = _node(subject, things, ids)
    if stated.startswith(b"<"):
        stated = _node(stated, things, ids)
    return subject + b"\t" + predicate + stated


def _node(node: bytes, things: Mapping[bytes, bytes], ids: Mapping[str, str]) -> bytes:
    """Give a subject or object under its new name."""
    found = _OURS.match(node)
    if found:
        old = found[1]
        if old in things:
            return node.replace(old, things[old], 1)
        bare = old.removeprefix(STATEMENT.encode()).decode()
        return node.replace(old, STATEMENT.encode() + ids[bare].encode(), 1) if bare in ids else node
    return _SUPPORTS.sub(lambda match: b";st=" + ids.get(match[1].decode(), match[1].decode()).encode(), node)
