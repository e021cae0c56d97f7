"""The shapes of ``ontology/shapes.ttl`` as SPARQL: one query for each constraint, asked of the whole graph.

Only some parts of SHACL are translated. A shape that uses others is refused, never passed over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat

from kg.errors import OntologyError
from kg.ontology.files import ontology_folder
from kg.rdf.names import PREFIXES, TYPE
from kg.store.tables import shapes_of
from kg.store.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pyoxigraph import Triple

    from kg.ontology.vocabulary import Vocabulary

    Node = NamedNode | BlankNode | Literal | Triple
    _Facts = dict[Node, dict[str, list[Node]]]

SH = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True)
class Constraint:
    """One thing that must hold of the nodes that a shape is for."""

    target: str  #: pattern that binds ``?this`` to them
    broken: str  #: pattern that holds of ``?this`` (and ``?value``) where the constraint does not
    path: str  #: IRI of the property concerned; empty where it is not one
    zh: str
    en: str

    @property
    def sparql(self) -> str:
        """Give the query that finds what breaks it."""
        return f"SELECT DISTINCT ?this ?value WHERE {{ {self.target} {self.broken} }}"


def load_constraints(file: Path | None = None, vocabulary: Vocabulary | None = None) -> list[Constraint]:
    """Read the constraints of a file of shapes, by default the one that comes with `kg`.

    With a vocabulary, those that follow from its domains and ranges are given too.

    Raises:
        OntologyError: it is not Turtle, or uses a part of SHACL that is not translated

    """
    place = file or ontology_folder() / "shapes.ttl"
    try:
        quads = list(pyoxigraph.parse(path=str(place), format=RdfFormat.TURTLE))
        if vocabulary:
            quads += pyoxigraph.parse(shapes_of(vocabulary), format=RdfFormat.TURTLE)
    except SyntaxError as error:
        msg = f"{place}:{error.lineno}: not Turtle: {error.msg}; mend that line"
        raise OntologyError(msg) from error
    except OSError as error:
        msg = f"{place}: cannot be read: {error.strerror or error}; check the path and its rights"
        raise OntologyError(msg) from error
    facts: _Facts = {}
    for quad in quads:
        facts.setdefault(quad.subject, {}).setdefault(quad.predicate.value, []).append(quad.object)
    return list(_Shapes(facts, place).constraints())


class _Shapes:
    """A file of shapes, while it is translated."""

    def __init__(self, facts: _Facts, place: Path) -> None:
        self._facts = facts
        self._place = place

    def constraints(self) -> Iterator[Constraint]:
        """Give the constraints of all shapes, each with whom it targets, in the order of the shapes' names."""
        kind = NamedNode(f"{SH}NodeShape")
        shapes = [node for node, about in self._facts.items() if kind in about.get(TYPE.value, ())]
        for shape in sorted(shapes, key=str):
            self._refuse_other_parts(shape, {*_TARGETS, "property", "sparql"})
            targets = [
                pattern.format(str(node)) for kind, pattern in _TARGETS.items() for node in self._objects(shape, kind)
            ]
            # Distinct first: a node that a thousand statements lead to is judged once.
            target = f"{{ SELECT DISTINCT ?this {{ {' UNION '.join(f'{{ {p} }}' for p in targets)} }} }}"
            for part in self._objects(shape, "property"):
                yield from self._of_property(target, part)
            for part in self._objects(shape, "sparql"):
                yield self._of_sparql(target, part)

    def _of_property(self, target: str, part: Node) -> Iterator[Constraint]:
        self._refuse_other_parts(part, {*_BROKEN, "path", "message"})
        path = self._one(part, "path")
        for kind, broken in _BROKEN.items():
            for wanted in self._objects(part, kind):
                pattern = broken(str(path), self._written(wanted))
                yield Constraint(target, pattern, _text(path), *self._messages(part))

    def _of_sparql(self, target: str, part: Node) -> Constraint:
        self._refuse_other_parts(part, {"select", "prefixes", "message"})
        _, _, body = _text(self._one(part, "select")).partition("{")
        return Constraint(target, by_sets(body.rpartition("}")[0]), "", *self._messages(part))

    def _messages(self, part: Node) -> tuple[str, str]:
        said = {m.language: m.value for m in self._objects(part, "message") if isinstance(m, Literal)}
        return said.get("zh", ""), said.get("en", "")

    def _objects(self, node: Node, name: str) -> list[Node]:
        return sorted(self._facts.get(node, {}).get(SH + name, ()), key=str)

    def _one(self, node: Node, name: str) -> Node:
        found = self._objects(node, name)
        if len(found) != 1 or isinstance(found[0], BlankNode):
            msg = f"{self._place}: a shape needs one sh:{name}, with a name or words; see the head of the file"
            raise OntologyError(msg)
        return found[0]

    def _written(self, node: Node) -> str:
        """Give a term, or the terms of a list, as SPARQL writes them."""
        members: list[str] = []
        here: Node | None = node
        while isinstance(here, BlankNode):
            about = self._facts.get(here, {})
            members += [str(first) for first in about.get(f"{PREFIXES['rdf']}first", ())]
            here = next(iter(about.get(f"{PREFIXES['rdf']}rest", ())), None)
        return ", ".join(members) if isinstance(node, BlankNode) else str(node)

    def _refuse_other_parts(self, node: Node, known: set[str]) -> None:
        for name in self._facts.get(node, {}):
            part = name.removeprefix(SH)
            if name.startswith(SH) and part not in known:
                msg = f"{self._place}: sh:{part} is not among the parts of SHACL used here; see the head of the file"
                raise OntologyError(msg)


def by_sets(body: str) -> str:
    """Let a query be answered for all nodes at once instead of one after the other.

    What does not exist for one node after the other is what remains when the set of those for which it does
    exist is taken away. SHACL does not allow MINUS, as it asks about one node; asked of all, it takes time in
    proportion to the graph, where NOT EXISTS takes its square around a thing much spoken of.

    >>> by_sets("$this a ?c . FILTER NOT EXISTS { $this a ?d . FILTER NOT EXISTS { ?d a ?e } }")
    '?this a ?c . MINUS { ?this a ?d . FILTER NOT EXISTS { ?d a ?e } }'
    """
    body = body.replace("$this", "?this")
    told = list(tokens(body))
    depth, places = 0, []
    for here, after, last in zip(told, told[1:], told[2:], strict=False):
        depth += {"{": 1, "}": -1}.get(here.text, 0)
        if depth == 0 and [t.text for t in (here, after, last)] == ["FILTER", "NOT", "EXISTS"]:
            places.append((here.start, last.start + len(last.text)))
    for start, end in reversed(places):
        body = f"{body[:start]}MINUS{body[end:]}"
    return body


def _text(node: Node) -> str:
    return node.value if isinstance(node, (NamedNode, Literal)) else ""


_TARGETS = {
    "targetClass": "?this a {} .",
    "targetObjectsOf": "?that {} ?this .",
    "targetSubjectsOf": "?this {} ?that .",
}


def _unless(condition: str) -> Callable[[str, str], str]:
    """Give what makes the pattern: some value for which the condition is false, or makes no sense."""
    return lambda path, wanted: f"?this {path} ?value . FILTER(!COALESCE({condition.format(wanted)}, false))"


def _none(path: str, _wanted: str) -> str:
    return f"MINUS {{ ?this {path} ?any }}"


def _several(path: str, _wanted: str) -> str:
    return f"{{ SELECT ?this {{ ?this {path} ?any }} GROUP BY ?this HAVING (COUNT(*) > 1) }}"


def _not_of_class(path: str, wanted: str) -> str:
    return f"?this {path} ?value . FILTER NOT EXISTS {{ ?value a {wanted} }}"


def _after(path: str, wanted: str) -> str:
    return f"?this {path} ?value ; {wanted} ?bound . FILTER(!COALESCE(?value <= ?bound, false))"


def _of_no_datatype(path: str, wanted: str) -> str:
    # What is spelled unlike its datatype is not of it, whatever it says.
    number = wanted in {f"<{PREFIXES['xsd']}{name}>" for name in ("integer", "decimal")}
    spelled = " && isNumeric(?value)" if number else ""
    right = f"isLiteral(?value) && DATATYPE(?value) = {wanted}{spelled}"
    return f"?this {path} ?value . FILTER(!COALESCE({right}, false))"


_BROKEN: dict[str, Callable[[str, str], str]] = {
    "minCount": _none,
    "maxCount": _several,
    "datatype": _of_no_datatype,
    "nodeKind": _unless("isIRI(?value)"),
    "in": _unless("?value IN ({})"),
    "class": _not_of_class,
    "minInclusive": _unless("?value >= {}"),
    "maxInclusive": _unless("?value <= {}"),
    "minLength": _unless("STRLEN(STR(?value)) >= {}"),
    "pattern": _unless("REGEX(STR(?value), {})"),
    "lessThanOrEquals": _after,
}
