"""Shapes that follow from the vocabulary: what kinds of thing a property takes.

They are written as SHACL like those of ``shapes.ttl``, with the properties and kinds as lists, so that an
ontology laid over is judged by what it declares. Only what cannot be true is found: a subject or object of
a kind that shares no member with the domain or range. One of unknown kind (Concept) is let pass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ontology.vocabulary import NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.ontology.vocabulary import Vocabulary


def shapes_of(vocabulary: Vocabulary) -> str:
    """Give a shape of statements in Turtle."""
    constraints = "".join(
        f'    sh:sparql [ sh:message "{zh}"@zh , "{en}"@en ; sh:select """{select}""" ] ;\n'
        for zh, en, select in _constraints(vocabulary)
    )
    return (
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        f"<{NAMESPACE}VocabularyShape> a sh:NodeShape ;\n"
        f"    sh:targetClass <{NAMESPACE}Statement> ;\n"
        f"{constraints}    .\n"
    )


def _constraints(vocabulary: Vocabulary) -> Iterator[tuple[str, str, str]]:
    properties = vocabulary.properties.values()
    literal = [p.name for p in properties if p.values == "data"]
    yield "该属性的宾语须为值", "the property takes a value, not a thing", _select(literal, "!isLiteral(?value)")
    ranged = [p.name for p in properties if p.values == "object" and p.range]
    yield "该属性的宾语须为事物", "the property takes a thing, not a value", _select(ranged, "isLiteral(?value)")
    for end, zh, en in (("domain", "主语", "subject"), ("range", "宾语", "object")):
        for kind in sorted({getattr(p, end) for p in properties} & vocabulary.kinds):
            against = [other for other in vocabulary.kinds if vocabulary.disjoint(other, kind)]
            if against:
                named = [p.name for p in properties if getattr(p, end) == kind]
                select = _kind_select(named, en, against, [o for o in vocabulary.kinds if vocabulary.is_a(o, kind)])
                label = vocabulary.classes[kind]
                yield f"该属性的{zh}须为{label.zh}", f"the {en} of the property is no {label.en}", select


def _select(properties: Iterable[str], condition: str) -> str:
    return (
        f"SELECT $this ?value WHERE {{ $this <{_RDF}predicate> ?predicate ; <{_RDF}object> ?value . "
        f"FILTER ( {condition} ) FILTER ( ?predicate IN ( {_listed(properties)} ) ) }}"
    )


def _kind_select(properties: Iterable[str], end: str, against: Iterable[str], fitting: Iterable[str]) -> str:
    return (
        f"SELECT $this ?value WHERE {{ $this <{_RDF}predicate> ?predicate ; <{_RDF}{end}> ?value . ?value a ?kind . "
        f"FILTER ( ?predicate IN ( {_listed(properties)} ) ) FILTER ( ?kind IN ( {_listed(against)} ) ) "
        f"FILTER NOT EXISTS {{ ?value a ?fit . FILTER ( ?fit IN ( {_listed(fitting)} ) ) }} }}"
    )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"<{NAMESPACE}{name}>" for name in sorted(names))


_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
