"""What is found: names, who bears which role where, and what else stands before a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.model import Span


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name in the text."""

    span: Span  #: in the text, quotation marks left out
    kind: str  #: local name of a class of ``ontology/kg.ttl``
    label: str  #: the full name, where the document gives one; else the characters themselves
    certainty: float  #: between 0 and 1, by kind of evidence, settled on held-out text
    origin: str  #: what found it: role, ending, title, bracket, quoted, model, tagger, known, again


@dataclass(frozen=True, slots=True, order=True)
class Role:
    """A person, or a party in a lawsuit, with the role that stands beside them, and where they hold it."""

    person: Span
    role: str
    organisation: Span | None = None
    where: Span | None = None  #: the role in the text
    former: bool = False  #: 原, 前, 时任: held once
    common: bool = False  #: the organisation is a common noun for one named before: 该公司


@dataclass(frozen=True, slots=True, order=True)
class Trait:
    """What else stands before a person: an age, a nationality."""

    person: Span
    property: str  #: age, nationality
    where: Span  #: 46岁, 巴西


@dataclass(frozen=True, slots=True)
class NamesFound:
    """The names of one document."""

    spans: tuple[Name, ...] = ()  #: by place, without overlap
    aliases: Mapping[str, str] = field(default_factory=dict)  #: short or other form -> full label
    roles: tuple[Role, ...] = ()
    traits: tuple[Trait, ...] = ()
    described: tuple[Span, ...] = ()  #: the words that roles and traits were read from
