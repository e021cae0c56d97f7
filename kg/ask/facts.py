"""Statements as a question sees them, read from a store.

A small graph is read whole, once. Of a large one only the neighbourhood of the things that a question names is read,
by the indexes of the store, so that the cost grows with what is said of them and not with the graph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from kg.model import Span
from kg.ontology.vocabulary import NAMESPACE
from kg.rdf import names
from kg.rdf.iri import document_of, place_of, span_of
from kg.rdf.marks import read_marks
from kg.rdf.names import ENTITY, SAYS, STATEMENT, term
from kg.rdf.terms import Literal, NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Place
    from kg.rdf.terms import BlankNode, Triple
    from kg.store import Store

    Node = NamedNode | BlankNode | Literal | Triple

SMALL = 6_000  #: statements up to which a graph is read whole
HUB = 200  #: statements that are looked at of one thing in a large graph

_POLARITY, _MODALITY, _SURFACE = term("kg:polarity"), term("kg:modality"), term("kg:surface")
_CONDITION, _HOLDER, _CONFIDENCE = term("kg:condition"), term("kg:holder"), term("kg:confidence")
_UNIT, _OBJECT_LABEL, _SENTENCE = term("kg:unit"), term("kg:objectLabel"), term("kg:sentence")
_TOWARDS = re.compile("对于?…([^…的]{2,4})")  # of a noun: 对于流量的追求
_CONSTRUCTION, _MARKS = term("kg:construction"), term("kg:marks")
_ENDS = (names.SUBJECT, names.OBJECT, _HOLDER)


@dataclass(frozen=True, slots=True)
class End:
    """A subject, an object or a holder."""

    label: str
    node: NamedNode | Literal
    kind: str = ""  #: local name of the class; ``Statement`` or the datatype for others

    @property
    def iri(self) -> str:
        """Give the IRI; empty for a value."""
        return self.node.value if isinstance(self.node, NamedNode) else ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence."""

    iri: str
    document: str
    start: int
    end: int
    quote: str
    sentence: str
    construction: str
    clause: str = ""  #: the words of the statement, where they stand in the sentence

    @property
    def place(self) -> Place:
        """Give the page and the box, or the paragraph, of what stands in a file that has such."""
        return place_of(self.iri)


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement with all that is said about it."""

    iri: str
    subject: End
    predicate: NamedNode
    surface: str
    object: End | None
    negative: bool = False
    modality: str = "asserted"
    conditions: tuple[End, ...] = ()
    holder: End | None = None
    words: str = ""
    confidence: float = 1.0
    evidence: tuple[Piece, ...] = field(default=(), compare=False)

    @property
    def relation(self) -> str:
        """Give the local name of the property; empty where the words themselves are the predicate."""
        return self.predicate.value.removeprefix(NAMESPACE) if self.predicate.value.startswith(NAMESPACE) else ""

    @property
    def sentences(self) -> str:
        """Give all sentences that say it, for looking words up."""
        return "\n".join(dict.fromkeys(piece.sentence for piece in self.evidence))

    @property
    def ends(self) -> tuple[End, ...]:
        """Give subject and object."""
        return (self.subject, self.object) if self.object else (self.subject,)


class Facts:
    """The statements of one store, as far as they were asked for."""

    def __init__(self, store: Store, limit: int = SMALL) -> None:
        """Look at the store; nothing is read yet."""
        self.store = store
        self._ends: dict[str, End] = {}
        self._facts: dict[str, Fact] = {}
        found = list(islice(store.match(None, names.TYPE, term("kg:Statement")), limit + 1))
        self.whole = len(found) <= limit  #: whether the graph is small enough to be read whole
        self._all = sorted({f.subject.value for f in found if isinstance(f.subject, NamedNode)}) if self.whole else []

    def all(self) -> list[Fact]:
        """Give every statement of a small graph; of a large one none."""
        return self.load(self._all)

    def load(self, iris: Iterable[str]) -> list[Fact]:
        """Give the statements with these IRIs."""
        return [self.fact(iri) for iri in iris]

    def about(self, iri: str, properties: frozenset[str] = frozenset()) -> list[Fact]:
        """Give statements that have a thing for subject, object or holder.

        Of a hub, only those with the wanted properties are looked for, and no more than `HUB` are given.
        """
        node = NamedNode(iri)
        found = [at for place in _ENDS for at in islice(self.store.match(None, place, node), HUB + 1)]
        iris = list(dict.fromkeys(at.subject.value for at in found if isinstance(at.subject, NamedNode)))
        if len(iris) > HUB:
            iris = (
                list(
                    dict.fromkeys(one for name in sorted(properties) for one in self._of_hub(node, term(f"kg:{name}")))
                )[:HUB]
                or iris[:HUB]
            )
        return self.load(iris)

    def sentences(self) -> list[Piece]:
        """Give the sentences of the documents of a small graph, if it holds them."""
        found = islice(self.store.match(None, names.TYPE, term("nif:Sentence")), SMALL) if self.whole else ()
        return sorted(self._pieces(t.subject for t in found), key=lambda p: (p.document, p.start))

    def is_hub(self, iri: str) -> bool:
        """Tell whether more is said of a thing than is worth reading."""
        node = NamedNode(iri)
        return any(len(list(islice(self.store.match(None, place, node), HUB + 1))) > HUB for place in _ENDS)

    def _of_hub(self, hub: NamedNode, predicate: NamedNode) -> Iterator[str]:
        """Find statements of a hub by the direct triples of a property, which tell their other ends."""
        for direct in islice(self.store.match(None, predicate, hub), HUB):
            if isinstance(direct.subject, NamedNode):
                yield from self._stating(direct.subject, predicate, hub)
        for direct in islice(self.store.match(hub, predicate), HUB):
            if isinstance(direct.object, (NamedNode, Literal)):
                yield from self._stated(hub, predicate, direct.object)

    def _stating(self, subject: NamedNode, predicate: NamedNode, stated: NamedNode) -> Iterator[str]:
        for at in islice(self.store.match(None, names.SUBJECT, subject), HUB):
            if isinstance(at.subject, NamedNode) and self._has(at.subject, predicate, names.OBJECT, stated):
                yield at.subject.value

    def _stated(self, subject: NamedNode, predicate: NamedNode, stated: NamedNode | Literal) -> Iterator[str]:
        for at in islice(self.store.match(None, names.OBJECT, stated), HUB):
            if isinstance(at.subject, NamedNode) and self._has(at.subject, predicate, names.SUBJECT, subject):
                yield at.subject.value

    def _has(self, statement: NamedNode, predicate: NamedNode, place: NamedNode, end: NamedNode) -> bool:
        return any(True for _ in self.store.match(statement, names.PREDICATE, predicate)) and any(
            True for _ in self.store.match(statement, place, end)
        )

    def fact(self, iri: str) -> Fact:
        """Read one statement."""
        known = self._facts.get(iri)
        if known is None:
            known = self._facts[iri] = self._read(iri)
        return known

    def end(self, node: NamedNode | Literal) -> End:
        """Read the label and the kind of a thing."""
        if isinstance(node, Literal):
            return End(node.value, node, node.datatype.value.rpartition("#")[2])
        known = self._ends.get(node.value)
        if known is None:
            known = self._ends[node.value] = self._end(node)
        return known

    def _end(self, node: NamedNode) -> End:
        if node.value.startswith(STATEMENT):
            return End(self._wording(node), node, "Statement")
        label, kind = "", ""
        for found in self.store.match(node):
            if found.predicate == names.LABEL and isinstance(found.object, Literal):
                if not label or found.object.language == names.SIMPLIFIED:
                    label = found.object.value
            elif found.predicate == names.TYPE and isinstance(found.object, NamedNode):
                kind = found.object.value.removeprefix(NAMESPACE)
        return End(label or node.value.removeprefix(ENTITY).replace("_", " "), node, kind)

    def _wording(self, node: NamedNode) -> str:
        """Give the words of a statement inside another: its label, or what its evidence tells."""
        words = next((str_of(t.object) for t in self.store.match(node, names.LABEL)), "")
        if words:
            return words
        proofs = sorted((t.object for t in self.store.match(node, names.DERIVED_FROM)), key=str)
        words = next((piece.clause for piece in self._pieces(proofs) if piece.clause), "")
        if words:
            return words
        parts = {t.predicate: t.object for t in self.store.match(node)}
        ends = [
            self.end(part).label if isinstance(part, (NamedNode, Literal)) else ""
            for part in (parts.get(names.SUBJECT), parts.get(names.OBJECT))
        ]
        return ends[0] + filled(str_of(parts.get(_SURFACE)), ends[1])

    def _read(self, iri: str) -> Fact:
        parts: dict[str, list[Node]] = {}
        for found in self.store.match(NamedNode(iri)):
            parts.setdefault(found.predicate.value, []).append(found.object)

        def one(place: NamedNode) -> Node | None:
            return next(iter(parts.get(place.value, ())), None)

        subject, predicate, stated, holder = one(names.SUBJECT), one(names.PREDICATE), one(names.OBJECT), one(_HOLDER)
        confidence = [float(str_of(c)) for c in parts.get(_CONFIDENCE.value, ())]
        proofs = sorted(self._pieces(parts.get(names.DERIVED_FROM.value, ())), key=lambda p: (p.document, p.start))
        return Fact(
            iri,
            self.end(subject) if isinstance(subject, NamedNode) else End("", NamedNode(iri)),
            predicate if isinstance(predicate, NamedNode) else NamedNode(SAYS),
            str_of(one(_SURFACE)),
            self._object(stated, str_of(one(_OBJECT_LABEL)), str_of(one(_UNIT))),
            str_of(one(_POLARITY)) == NAMESPACE + "negative",
            str_of(one(_MODALITY)).removeprefix(NAMESPACE) or "asserted",
            tuple(self.end(c) for c in sorted(parts.get(_CONDITION.value, ()), key=str) if isinstance(c, NamedNode)),
            self.end(holder) if isinstance(holder, NamedNode) else None,
            str_of(one(names.LABEL)) or next((piece.clause for piece in proofs if piece.clause), ""),
            max(confidence, default=1.0),
            tuple(proofs),
        )

    def _object(self, node: Node | None, label: str, unit: str) -> End | None:
        if isinstance(node, Literal):
            return End(label or f"{node.value}{unit}", node, node.datatype.value.rpartition("#")[2])
        return self.end(node) if isinstance(node, NamedNode) else None

    def _pieces(self, nodes: Iterable[Node]) -> Iterator[Piece]:
        for node in nodes:
            if not isinstance(node, NamedNode):
                continue
            said = {t.predicate: str_of(t.object) for t in self.store.match(node)}
            span, sentence = span_of(node.value) or Span(0, 0), said.get(_SENTENCE, "")
            yield Piece(
                node.value, document_of(node.value), span.start, span.end, said.get(names.ANCHOR, ""), sentence,
                said.get(_CONSTRUCTION, ""), _clause(said.get(_MARKS, ""), sentence),
            )  # fmt: skip


def str_of(node: Node | None) -> str:
    """Give the characters of a node; nothing for none."""
    return node.value if isinstance(node, (NamedNode, Literal)) else ""


def _clause(marks: str, sentence: str) -> str:
    """Give the words of a statement; nothing where they are not told, or misspelt."""
    try:
        return read_marks(marks).words_of(sentence)
    except ValueError:
        return ""


def filled(surface: str, label: str) -> str:
    """Put the object into the words of a predicate.

    >>> filled("以…为主导", "B端流量"), filled("对于…追求", "流量"), filled("是…的延续", "")
    ('以B端流量为主导', '追求流量', '是…的延续')
    """
    if "…" not in surface or not label:
        return surface + label
    turned = _TOWARDS.fullmatch(surface)
    return turned[1] + label if turned else surface.replace("…", label, 1)
