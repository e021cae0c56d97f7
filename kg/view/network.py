"""Statements as a graph of nodes and edges, and the parts of it worth looking at."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

from kg.errors import QueryError
from kg.model import Entity, Statement, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Network: TypeAlias = nx.MultiDiGraph[str]

SITUATION = "Situation"  #: kind of a node that stands for a statement about which something is said
VALUE = "Value"  #: kind of a node that stands for a number, a date, an amount
PREDICATE = "Predicate"  #: kind of a node that stands where a statement has no object
CLASSLESS = "Concept"  #: what an entity is when nothing more is known


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a network, and how much of the whole it leaves out."""

    graph: Network
    entities_left_out: int = 0
    statements_left_out: int = 0

    @property
    def whole(self) -> bool:
        """Tell whether nothing is left out."""
        return not (self.entities_left_out or self.statements_left_out)


def network(statements: Iterable[Statement], *, labels: Mapping[str, str] | None = None) -> Network:
    """Draw statements together into one graph, in the order they come.

    A node is an entity (its name is the entity's key), a statement that stands inside another (kind
    ``Situation``), a value, or, where a statement has no object, its predicate; it has ``label``, ``kind``
    and ``entity``, which tells whether it is one. An edge is a statement (its key is the statement's id)
    with ``property``, ``label``, ``surface`` (the verbatim predicate), ``polarity``, ``modality``,
    ``condition``, ``holder``, ``confidence`` and ``sentence``. A situation is tied to what it is about by
    edges that have ``about`` set and are no statements. ``labels`` gives the name to show for a property.

    >>> from kg.model import Predicate
    >>> s = Statement(Entity("支付宝", "Product"), Predicate("沉迷于", "pursues"), Entity("流量"))
    >>> list(network([s], labels={"pursues": "追求"}).edges(data="label"))
    [('支付宝', '流量', '追求')]
    """
    graph: Network = nx.MultiDiGraph()
    for statement in statements:
        source = _end(graph, statement.subject, statement)
        target = _end(graph, statement.object, statement)
        graph.add_edge(source, target, statement.id, **_edge(statement, labels or {}))
    return graph


def _edge(statement: Statement, labels: Mapping[str, str]) -> dict[str, object]:
    predicate = statement.predicate
    return {
        "about": False,
        "property": predicate.property or "",
        "label": labels.get(predicate.property or "", predicate.label),
        "surface": predicate.label,
        "polarity": statement.polarity.value,
        "modality": statement.modality.value,
        "condition": statement.condition,
        "holder": statement.holder.label if statement.holder else "",
        "confidence": statement.confidence,
        "sentence": next((evidence.sentence or evidence.quote for evidence in statement.evidence), ""),
    }


def _end(graph: Network, end: Entity | Value | Statement | None, of: Statement) -> str:
    """Add the node for one end of a statement, and give its name.

    A value belongs to its subject: two prices of ten yuan do not tie two firms together.
    """
    if isinstance(end, Entity):
        known = graph.nodes.get(end.key, {}).get("kind", CLASSLESS)
        graph.add_node(end.key, label=end.label, kind=end.kind if known == CLASSLESS else known, entity=True)
        return end.key
    if isinstance(end, Statement):
        return _situation(graph, end)
    if isinstance(end, Value):
        owner = of.subject.key if isinstance(of.subject, Entity) else of.subject.id
        name = f"value:{owner}:{end.value}^{end.datatype}^{end.unit}"
        graph.add_node(name, label=end.label, kind=VALUE, entity=False)
        return name
    name = f"predicate:{of.id}"
    graph.add_node(name, label=of.predicate.label, kind=PREDICATE, entity=False)
    return name


def _situation(graph: Network, statement: Statement) -> str:
    name = f"statement:{statement.id}"
    if name not in graph:
        graph.add_node(name, label=statement.label, kind=SITUATION, entity=False)
        for place, end in (("subject", statement.subject), ("object", statement.object)):
            if end is not None:
                graph.add_edge(name, _end(graph, end, statement), f"{place} of {statement.id}", about=True)
    return name


def label_of(graph: Network, node: str) -> str:
    """Give the words to show for a node."""
    return str(graph.nodes[node]["label"])


def kind_of(graph: Network, node: str) -> str:
    """Give the kind of a node."""
    return str(graph.nodes[node]["kind"])


def counts(graph: Network) -> tuple[int, int]:
    """Count the entities and the statements of a graph."""
    entities = sum(bool(entity) for entity in nx.get_node_attributes(graph, "entity").values())
    return entities, sum(not edge["about"] for _, _, edge in graph.edges(data=True))


def part(graph: Network, nodes: Iterable[str]) -> Part:
    """Cut a graph down to some of its nodes and the edges between them, in the order of the graph.

    A statement inside another is kept only if something is said of it there.
    """
    chosen = set(nodes)
    chosen -= {node for node in chosen if not graph.nodes[node]["entity"] and not _said(graph, node) & chosen}
    kept: Network = nx.MultiDiGraph()
    kept.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in chosen)
    for source, target, key, edge in graph.edges(keys=True, data=True):
        if {source, target} <= chosen:
            kept.add_edge(source, target, key, **edge)
    (entities, statements), (all_entities, all_statements) = counts(kept), counts(graph)
    return Part(kept, all_entities - entities, all_statements - statements)


def _said(graph: Network, node: str) -> set[str]:
    """Give the nodes at the other end of what is said of a node."""
    told = {target for _, target, edge in graph.out_edges(node, data=True) if not edge["about"]}
    return told | {source for source, _, edge in graph.in_edges(node, data=True) if not edge["about"]}


def focus(graph: Network, name: str, hops: int = 1) -> Part:
    """Cut a graph down to what lies within so many edges of a node, whichever way they point.

    ``name`` is the node's name or its label. A statement about a node is as near as the node itself, so
    that one step reaches what is said of it. Raises: QueryError if the graph has no such name.
    """
    reached = _with_statements(graph, set(find(graph, name)))
    for _ in range(hops):
        near = {neighbour for node in reached for neighbour in nx.all_neighbors(graph, node)}
        reached = _with_statements(graph, reached | near)
    return part(graph, reached)


def _with_statements(graph: Network, nodes: set[str]) -> set[str]:
    """Add the statements that are about one of the nodes."""
    edges = [(source, edge) for node in nodes for source, _, edge in graph.in_edges(node, data=True)]
    return nodes | {source for source, edge in edges if edge["about"]}


def find(graph: Network, name: str) -> list[str]:
    """Give the node of this name, or all those with this label.

    Raises: QueryError if there is none, with the nearest names.
    """
    found = [name] if name in graph else [node for node in graph if label_of(graph, node) == name]
    if not found:
        labels = sorted({label_of(graph, node) for node in graph})
        near = get_close_matches(name, labels, n=3, cutoff=0.3) or [label for label in labels if name in label][:3]
        cure = f"did you mean {', '.join(near)}?" if near else "name an entity that `kg stats` counts"
        msg = f"{name}: the graph has no such entity; {cure}"
        raise QueryError(msg)
    return found


def most_central(graph: Network, n: int) -> Part:
    """Cut a graph down to its ``n`` most central nodes.

    Central is what has many neighbours, then many statements, then what comes first; the times, durations and
    prices of events come after all else, with the events of which nothing else is said. A node that would stand
    alone gives way to the next that has a neighbour in the part.
    """
    if len(graph) <= n:
        return part(graph, graph)
    place = {node: number for number, node in enumerate(graph)}
    near = {node: set(nx.all_neighbors(graph, node)) - {node} for node in graph}
    beside = _circumstances(graph)
    ranked = sorted(graph, key=lambda node: (node in beside, -len(near[node]), -graph.degree(node), place[node]))
    chosen = set(ranked[:n])
    gone: set[str] = set()
    while lonely := {node for node in chosen if near[node] and not near[node] & chosen}:
        chosen, gone = chosen - lonely, gone | lonely
        joining = [node for node in ranked if node not in chosen | gone and near[node] & chosen]
        chosen.update(joining[: n - len(chosen)])
    return part(graph, chosen)


def _circumstances(graph: Network) -> set[str]:
    """Give the situations of which nothing but values is told, such as when they were, and those values."""
    found: set[str] = set()
    for node in graph:
        told = _said(graph, node) if kind_of(graph, node) == SITUATION else set()
        if told and all(kind_of(graph, one) == VALUE for one in told):
            found |= {node, *told}
    return found
