"""The classes and properties that a graph may speak of, read from Turtle.

pyoxigraph reads the file: it takes a few milliseconds where rdflib takes half a second, and every command
of the command line needs the vocabulary.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import pyoxigraph

from kg.errors import OntologyError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

NAMESPACE = "https://kg.example/ontology#"

_OWL = "http://www.w3.org/2002/07/owl#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_MATCHES = tuple(f"http://www.w3.org/2004/02/skos/core#{m}" for m in ("exactMatch", "closeMatch"))
_PROPERTY_TYPES = {"ObjectProperty": "object", "DatatypeProperty": "data", "AnnotationProperty": "name"}

_SAID = (pyoxigraph.NamedNode, pyoxigraph.Literal)

_Facts: TypeAlias = dict[str, dict[str, list["pyoxigraph.NamedNode | pyoxigraph.Literal"]]]
_Term = TypeVar("_Term", bound="Term")


@dataclass(frozen=True, slots=True)
class Term:
    """What classes and properties have in common."""

    name: str  #: local name, such as ``pursues``
    zh: str
    en: str
    comment_zh: str = ""
    comment_en: str = ""
    parents: tuple[str, ...] = ()  #: local names of the classes or properties right above
    matches: tuple[str, ...] = ()  #: IRIs of the same or nearly the same term elsewhere

    @property
    def iri(self) -> str:
        """Give the full IRI."""
        return NAMESPACE + self.name


@dataclass(frozen=True, slots=True)
class Kind(Term):
    """A class."""

    disjoint: tuple[str, ...] = ()  #: classes that share no member with this one, as stated here


@dataclass(frozen=True, slots=True)
class Property(Term):
    """A property."""

    values: str = "object"  #: ``object``: entities and statements; ``data``: literals; ``name``: either
    domain: str | None = None
    range: str | None = None
    inverse: str | None = None
    symmetric: bool = False
    transitive: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """All classes and properties, by local name."""

    classes: Mapping[str, Kind]
    properties: Mapping[str, Property]  #: those that facts are made of
    structure: Mapping[str, Property]  #: those of statements, evidence, documents and runs themselves

    def kind(self, name: str) -> Kind:
        """Give the class of that local name.

        Raises:
            OntologyError: there is none; the nearest names are told.
        """
        return _known(name, self.classes, "class")

    def property(self, name: str) -> Property:
        """Give the property of that local name.

        Raises:
            OntologyError: there is none; the nearest names are told.
        """
        return _known(name, self.properties, "property")

    def is_a(self, kind: str, other: str) -> bool:
        """Tell whether every ``kind`` is an ``other``."""
        return other in self.lineage(kind)

    def lineage(self, kind: str) -> tuple[str, ...]:
        """Give ``kind`` and all classes above it, nearest first."""
        return _upwards(kind, self.classes)

    def more_general(self, name: str) -> tuple[str, ...]:
        """Give the property ``name`` and all properties above it, nearest first."""
        return _upwards(name, self.properties)

    def disjoint(self, kind: str, other: str) -> bool:
        """Tell whether nothing can be both; classes without a word on it can."""
        ours, theirs = self.lineage(kind), self.lineage(other)
        return any((a, b) in self._disjoint or (b, a) in self._disjoint for a in ours for b in theirs)

    def find(self, words: str) -> Property | None:
        """Give the property whose local name or label is ``words``, ignoring case.

        >>> from kg.ontology.files import ontology_folder
        >>> vocabulary = load_vocabulary(ontology_folder())
        >>> [vocabulary.find(w).name for w in ("birthPlace", "出生地", "Place of Birth")]
        ['birthPlace', 'birthPlace', 'birthPlace']
        >>> vocabulary.find("出生的地方") is None
        True
        """
        return self._by_words.get(words.casefold().strip())

    def nearest(self, words: str, count: int = 3) -> list[str]:
        """Give local names of properties whose name or label is most like ``words``, the likest first."""
        likest = get_close_matches(words.casefold(), self._by_words, n=count * 3, cutoff=0.5)
        return list(dict.fromkeys(self._by_words[w].name for w in likest))[:count]

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Give the classes that an entity may have."""
        return frozenset(name for name in self.classes if self.is_a(name, "Entity"))

    @cached_property
    def _by_words(self) -> dict[str, Property]:
        found: dict[str, Property] = {}
        for words in ("name", "zh", "en"):
            for known in self.properties.values():
                found.setdefault(getattr(known, words).casefold(), known)
        return found

    @cached_property
    def _disjoint(self) -> frozenset[tuple[str, str]]:
        return frozenset((kind.name, other) for kind in self.classes.values() for other in kind.disjoint)


def load_vocabulary(folder: Path, *overlays: Path) -> Vocabulary:
    """Read the Turtle files of ``folder`` and of the folders laid over it; the shapes are left out.

    A later file may say more about a term of an earlier one.

    Raises:
        OntologyError: a file is missing or not Turtle, or a term speaks of one that is nowhere declared.
    """
    files = [file for place in (folder, *overlays) for file in sorted(place.glob("*.ttl")) if file.name != "shapes.ttl"]
    if not files:
        msg = f"{folder}: no vocabulary here (*.ttl); name the folder that holds kg.ttl"
        raise OntologyError(msg)
    facts: _Facts = defaultdict(lambda: defaultdict(list))
    for file in files:
        for quad in _quads(file):
            subject, stated = quad.subject, quad.object
            # Terms are named and say things of names and words: blank nodes hold only what other tools need.
            if isinstance(subject, pyoxigraph.NamedNode) and isinstance(stated, _SAID):
                facts[subject.value][quad.predicate.value].append(stated)
    vocabulary = _vocabulary(facts)
    _refuse_dangling(vocabulary, files)
    return vocabulary


def _quads(file: Path) -> Iterable[pyoxigraph.Quad]:
    try:
        return list(pyoxigraph.parse(path=str(file), format=pyoxigraph.RdfFormat.TURTLE))
    except SyntaxError as error:
        cause = re.sub(r"^Parser error at line \d+ (between )?column \d+( and column \d+)?: ", "", error.msg)
        msg = f"{file}:{error.lineno}: not Turtle: {cause}; see the lines around it for the form"
        raise OntologyError(msg) from error
    except OSError as error:
        msg = f"{file}: cannot be read: {error.strerror or error}; check the path and its rights"
        raise OntologyError(msg) from error


def _vocabulary(facts: _Facts) -> Vocabulary:
    classes: dict[str, Kind] = {}
    properties: dict[str, Property] = {}
    for iri, about in facts.items():
        types = {t.value.removeprefix(_OWL) for t in about.get(_TYPE, ())}
        if not iri.startswith(NAMESPACE):
            continue
        if "Class" in types:
            classes[_local(iri)] = _class(iri, about)
        elif values := next((v for t, v in _PROPERTY_TYPES.items() if t in types), None):
            properties[_local(iri)] = _property(iri, about, values, types)
    structural = {n for n, p in properties.items() if p.domain and not _holds_facts(p.domain, classes)}
    return Vocabulary(
        classes,
        {n: p for n, p in properties.items() if n not in structural},
        {n: p for n, p in properties.items() if n in structural},
    )


def _holds_facts(domain: str, classes: Mapping[str, Kind]) -> bool:
    """Tell whether a property of ``domain`` can be said by a text: not one of statements or source documents."""
    return domain != "Document" and (domain not in classes or "Entity" in _upwards(domain, classes))


def _class(iri: str, about: Mapping[str, list[pyoxigraph.NamedNode | pyoxigraph.Literal]]) -> Kind:
    parents = _locals(about.get(f"{_RDFS}subClassOf", ()))
    return Kind(*_labels(iri, about), parents, _matches(about), _locals(about.get(f"{_OWL}disjointWith", ())))


def _property(
    iri: str,
    about: Mapping[str, list[pyoxigraph.NamedNode | pyoxigraph.Literal]],
    values: str,
    types: set[str],
) -> Property:
    def first(predicate: str) -> str | None:
        return next(iter(_locals(about.get(predicate, ()))), None)

    return Property(
        *_labels(iri, about),
        _locals(about.get(f"{_RDFS}subPropertyOf", ())),
        _matches(about),
        values,
        first(f"{_RDFS}domain"),
        first(f"{_RDFS}range"),
        first(f"{_OWL}inverseOf"),
        "SymmetricProperty" in types,
        "TransitiveProperty" in types,
    )


def _labels(
    iri: str, about: Mapping[str, list[pyoxigraph.NamedNode | pyoxigraph.Literal]]
) -> tuple[str, str, str, str, str]:
    def said(predicate: str, language: str) -> str:
        literals = (v for v in about.get(_RDFS + predicate, ()) if isinstance(v, pyoxigraph.Literal))
        return next((v.value for v in literals if (v.language or "").startswith(language)), "")

    name = _local(iri)
    return name, said("label", "zh") or name, said("label", "en") or name, said("comment", "zh"), said("comment", "en")


def _matches(about: Mapping[str, list[pyoxigraph.NamedNode | pyoxigraph.Literal]]) -> tuple[str, ...]:
    return tuple(match.value for predicate in _MATCHES for match in about.get(predicate, ()))


def _local(iri: str) -> str:
    return iri.removeprefix(NAMESPACE)


def _locals(nodes: Iterable[pyoxigraph.NamedNode | pyoxigraph.Literal]) -> tuple[str, ...]:
    return tuple(_local(node.value) for node in nodes if node.value.startswith(NAMESPACE))


def _upwards(name: str, known: Mapping[str, _Term]) -> tuple[str, ...]:
    seen: dict[str, None] = {}
    waiting = [name]
    while waiting:
        here = waiting.pop(0)
        if here not in seen:
            seen[here] = None
            waiting += known[here].parents if here in known else ()
    return tuple(seen)


def _known(name: str, known: Mapping[str, _Term], what: str) -> _Term:
    if name in known:
        return known[name]
    near = get_close_matches(name, known, n=3, cutoff=0.5)
    cure = f"nearest: {', '.join(near)}" if near else "see kg.ttl for those there are"
    msg = f"ontology: unknown {what} {name!r}; {cure}"
    raise OntologyError(msg)


def _refuse_dangling(vocabulary: Vocabulary, files: Iterable[Path]) -> None:
    properties = {**vocabulary.properties, **vocabulary.structure}
    terms: tuple[Kind | Property, ...] = (*vocabulary.classes.values(), *properties.values())
    for term in terms:
        classes, others = _mentioned(term)
        for name, known in ((c, vocabulary.classes) for c in classes):
            _refuse_unless(name in known, term, name, known, files)
        for name in others:
            _refuse_unless(name in properties, term, name, properties, files)


def _mentioned(term: Kind | Property) -> tuple[list[str], list[str]]:
    """Give the classes and the properties that a term speaks of."""
    if isinstance(term, Kind):
        return [*term.parents, *term.disjoint], []
    return [c for c in (term.domain, term.range) if c], [*term.parents, *([term.inverse] if term.inverse else [])]


def _refuse_unless(
    fine: bool,  # noqa: FBT001 - reads as a sentence at its two callers
    term: Term,
    name: str,
    known: Mapping[str, Term],
    files: Iterable[Path],
) -> None:
    if fine:
        return
    near = get_close_matches(name, known, n=3, cutoff=0.5)
    cure = f"nearest: {', '.join(near)}" if near else "declare it or take it out"
    msg = f"{_place(name, files)}: kg:{term.name} speaks of kg:{name}, which is not declared; {cure}"
    raise OntologyError(msg)


def _place(name: str, files: Iterable[Path]) -> str:
    """Give file and line where ``kg:name`` first stands."""
    wanted = re.compile(rf"(kg:|ontology#){re.escape(name)}(?![\w-])")
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if wanted.search(line):
                return f"{file}:{number}"
    return "ontology"
