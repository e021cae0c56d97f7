"""One statement after the other, read from the triples around its node."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.errors import StoreError
from kg.model import Entity, Evidence, Modality, Polarity, Predicate, Statement, Value
from kg.ontology.vocabulary import NAMESPACE
from kg.rdf import names
from kg.rdf.evidence import ends, found_marks
from kg.rdf.iri import document_of, fold, place_of, span_of, unfold
from kg.rdf.literal import value
from kg.rdf.marks import read_marks
from kg.rdf.names import term

if TYPE_CHECKING:
    from collections.abc import Iterator

Node: TypeAlias = NamedNode | BlankNode | Literal | Triple


class Triples(Protocol):
    """What can be searched for triples: any store."""

    def match(
        self, subject: NamedNode | None = None, predicate: NamedNode | None = None, stated: Node | None = None
    ) -> Iterator[Triple]:
        """Give the triples with these parts."""


class Reader:
    """Reads statements of one store; what many of them share it reads once."""

    def __init__(self, store: Triples) -> None:
        """Hold the store."""
        self._store = store
        self._entities: dict[NamedNode, Entity] = {}
        self._statements: dict[NamedNode, Statement] = {}
        self._open: set[NamedNode] = set()

    def statement(self, node: NamedNode) -> Statement:
        """Give the statement of a node.

        Raises:
            StoreError: it lacks what every statement has, or speaks of itself

        """
        known = self._statements.get(node)
        if known is not None:
            return known
        if node in self._open:
            msg = f"{node.value}: the statement stands inside itself; kg validate tells more"
            raise StoreError(msg)
        self._open.add(node)
        read = self._statements[node] = self._read(node)
        self._open.remove(node)
        return read

    def entity(self, node: NamedNode) -> Entity:
        """Give the entity of a node; one that is nowhere described is named by its IRI."""
        known = self._entities.get(node)
        if known is None:
            known = self._entities[node] = self._entity(node)
        return known

    def _read(self, node: NamedNode) -> Statement:
        said = self._about(node)
        bare = Statement(
            subject=self._named(node, said, names.SUBJECT),
            predicate=self._predicate(node, said),
            object=self._stated(said),
            polarity=Polarity(self._word(node, said, "kg:polarity")),
            modality=Modality(self._word(node, said, "kg:modality")),
            conditions=tuple(self._conditions(said)),
            holder=next((self.entity(h) for h in _iris(said, term("kg:holder"))), None),
            confidence=max((float(c) for c in _words(said, term("kg:confidence"))), default=1.0),
        )
        found = sorted(self._evidence(e, bare) for e in _iris(said, names.DERIVED_FROM))
        told = (*_words(said, names.LABEL), *(words for _, words in found if words))
        return replace(bare, evidence=tuple(evidence for evidence, _ in found), words=next(iter(told), ""))

    def _about(self, node: NamedNode) -> dict[NamedNode, list[Node]]:
        said: dict[NamedNode, list[Node]] = {}
        for triple in self._store.match(node):
            said.setdefault(triple.predicate, []).append(triple.object)
        for several in said.values():
            several.sort(key=str)
        return said

    def _named(self, node: NamedNode, said: dict[NamedNode, list[Node]], part: NamedNode) -> Entity | Statement:
        for end in _iris(said, part):
            return self.statement(end) if end.value.startswith(names.STATEMENT) else self.entity(end)
        raise _incomplete(node, part)

    def _predicate(self, node: NamedNode, said: dict[NamedNode, list[Node]]) -> Predicate:
        surface = next(iter(_words(said, term("kg:surface"))), None)
        for iri in _iris(said, names.PREDICATE):
            if iri.value.startswith(NAMESPACE):
                local = iri.value.removeprefix(NAMESPACE)
                return Predicate(surface or local, local)
            return Predicate(iri.value.removeprefix(names.SAYS) if surface is None else surface)
        raise _incomplete(node, names.PREDICATE)

    def _stated(self, said: dict[NamedNode, list[Node]]) -> Entity | Value | Statement | None:
        for end in said.get(names.OBJECT, ()):
            if isinstance(end, Literal):
                label = next(iter(_words(said, term("kg:objectLabel"))), "")
                return value(end, label, next(iter(_words(said, term("kg:unit"))), ""))
            if isinstance(end, NamedNode):
                return self.statement(end) if end.value.startswith(names.STATEMENT) else self.entity(end)
        return None

    def _conditions(self, said: dict[NamedNode, list[Node]]) -> Iterator[Statement]:
        yield from (self.statement(c) for c in _iris(said, term("kg:condition")))

    def _word(self, node: NamedNode, said: dict[NamedNode, list[Node]], part: str) -> str:
        for iri in _iris(said, term(part)):
            return iri.value.removeprefix(NAMESPACE)
        raise _incomplete(node, term(part))

    def _evidence(self, node: NamedNode, statement: Statement) -> tuple[Evidence, str]:
        """Give a piece of evidence, and the words of the statement where they stand in its sentence."""
        said = self._about(node)
        if term("kg:antecedent") in said:
            msg = f"{node.value}: written by an earlier version of kg, which told antecedents otherwise; build it again"
            raise StoreError(msg)
        span = span_of(node.value)
        if span is None:
            msg = f"{node.value}: the IRI of an evidence tells its place (#char=begin,end); kg validate tells more"
            raise StoreError(msg)
        sentence = next(iter(_words(said, term("kg:sentence"))), "")
        try:
            marks = read_marks(next(iter(_words(said, term("kg:marks"))), ""))
        except ValueError as error:
            msg = f"{node.value}: kg:marks is misspelt; kg validate tells more"
            raise StoreError(msg) from error
        evidence = Evidence(
            document=document_of(node.value),
            span=span,
            quote=next(iter(_words(said, names.ANCHOR)), ""),
            construction=next(iter(_words(said, term("kg:construction"))), ""),
            sentence=sentence,
            antecedents=marks.antecedents,
            marks=marks.ends or found_marks(sentence, ends(statement)),
            place=place_of(node.value),
        )
        return evidence, marks.words_of(sentence)

    def _entity(self, node: NamedNode) -> Entity:
        said = self._about(node)
        local = node.value.removeprefix(names.ENTITY)
        key = next(iter(_words(said, term("skos:hiddenLabel"))), "") or unfold(local) or local
        labels = (v for v in said.get(names.LABEL, ()) if isinstance(v, Literal))
        simplified = [v.value for v in labels if v.language == names.SIMPLIFIED]
        label = key if key in simplified or not simplified else simplified[0]
        kinds = [k.value.removeprefix(NAMESPACE) for k in _iris(said, names.TYPE) if k.value.startswith(NAMESPACE)]
        kind = next((k for k in kinds if k != "Concept"), "Concept")
        return Entity(label, kind, "" if fold(label) == local else key)


def _iris(said: dict[NamedNode, list[Node]], part: NamedNode) -> Iterator[NamedNode]:
    return (node for node in said.get(part, ()) if isinstance(node, NamedNode))


def _words(said: dict[NamedNode, list[Node]], part: NamedNode) -> Iterator[str]:
    return (node.value for node in said.get(part, ()) if isinstance(node, Literal))


def _incomplete(node: NamedNode, part: NamedNode) -> StoreError:
    return StoreError(f"{node.value}: {part.value} is missing or wrong; kg validate tells more")
