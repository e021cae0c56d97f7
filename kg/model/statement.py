"""What an article says: entities, statements about them, and the characters that prove them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from enum import StrEnum

from kg.model.place import NOWHERE, Place
from kg.model.span import Span


class Polarity(StrEnum):
    """Whether the text affirms or denies."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    """How the text stands to what it says."""

    ASSERTED = "asserted"
    NECESSITY = "necessity"
    POSSIBILITY = "possibility"
    HYPOTHETICAL = "hypothetical"
    QUESTION = "question"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """The thing meant by a mention.

    Entities with one ``name`` are one thing. The name is the label, unless two things share a
    label: then it carries a suffix.
    """

    label: str  #: Simplified, as a reader would write it
    kind: str = "Concept"  #: local name of a class of the ontology
    name: str = ""  #: local name of its IRI before folding; empty stands for the label

    @property
    def key(self) -> str:
        """Give what makes two entities the same."""
        return self.name or self.label


@dataclass(frozen=True, slots=True, order=True)
class Value:
    """A typed value: a number, a date, an amount."""

    label: str  #: as written, simplified
    value: str  #: canonical lexical form
    datatype: str = "string"  #: integer, decimal, boolean, date, gYear, gYearMonth, string (all of XSD)
    unit: str = ""  #: 元, %, 人, ...; empty where there is none


@dataclass(frozen=True, slots=True, order=True)
class Predicate:
    """What is said of the subject."""

    label: str  #: verbatim, such as 沉迷于
    property: str | None = None  #: local name in the ontology; None where it has no such property


@dataclass(frozen=True, slots=True, order=True)
class Antecedent:
    """How a pronoun, an epithet or an empty subject was resolved."""

    mention: str  #: 它, 该公司; empty for an elided subject
    span: Span  #: of the mention, in the raw text (empty span: where it was left out)
    label: str  #: what it stands for
    source: Span  #: where that was said, in the raw text


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """One place in one document that supports a statement."""

    document: str  #: IRI of the document
    span: Span  #: in the file as decoded, before repair: slicing the file gives ``quote``
    quote: str  #: the very characters, so that a reader need not open the file
    construction: str  #: id of the construction or rule that read it
    sentence: str = ""  #: the repaired sentence around it
    antecedents: tuple[Antecedent, ...] = ()
    marks: tuple[Span, ...] = ()  #: subject, predicate and object within ``sentence``
    place: Place = NOWHERE  #: in a file that is no text: the page and the box, or the paragraph


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a text says.

    >>> s = Statement(Entity("支付宝", "Product"), Predicate("沉迷于", "pursues"), Entity("流量"))
    >>> s.claim == replace(s, confidence=0.5).claim
    True
    >>> s.id != replace(s, polarity=Polarity.NEGATIVE).id
    True
    """

    subject: Entity | Statement
    predicate: Predicate
    object: Entity | Value | Statement | None = None
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ASSERTED
    conditions: tuple[Statement, ...] = ()  #: all of these must hold
    holder: Entity | None = None  #: who claims it, where that is not the author
    confidence: float = field(default=1.0, compare=False)
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)
    words: str = field(default="", compare=False)  #: the clause as written: its label where it is nested

    @property
    def claim(self) -> str:
        """Give the identity of what is said, apart from who supports it."""
        about = (
            _identity(self.subject),
            self.predicate.property or f"says:{self.predicate.label}",
            _identity(self.object),
            self.polarity.value,
            self.modality.value,
            "&".join(sorted(c.id for c in self.conditions)),
            self.holder.key if self.holder else "",
        )
        return "\x1f".join(about)

    @property
    def id(self) -> str:
        """Give the 16 hexadecimal digits that name this claim."""
        return hashlib.sha256(self.claim.encode()).hexdigest()[:16]

    @property
    def label(self) -> str:
        """Give the words to show where this statement stands inside another."""
        return self.words or f"{_label(self.subject)}{self.predicate.label}{_label(self.object)}"

    @property
    def condition(self) -> str:
        """Give the words of all that must hold, each once; nothing where nothing must."""
        return "；".join(dict.fromkeys(one.label for one in self.conditions))

    @property
    def truthy(self) -> bool:
        """Tell whether it is asserted outright: positive, unconditional, by the author."""
        return (
            self.polarity is Polarity.POSITIVE
            and self.modality is Modality.ASSERTED
            and not self.conditions
            and self.holder is None
        )


def _label(end: Entity | Value | Statement | None) -> str:
    return end.label if end else ""


def _identity(end: Entity | Value | Statement | None) -> str:
    if end is None:
        return ""
    if isinstance(end, Entity):
        return f"e:{end.key}"
    if isinstance(end, Value):
        return f"v:{end.value}^{end.datatype}^{end.unit}"
    return f"s:{end.id}"


def pool(statements: list[Statement]) -> list[Statement]:
    """Join statements with one claim: their evidence is put together, the surest confidence kept.

    The order of first appearance stays.
    """
    groups: dict[str, list[Statement]] = {}
    for found in statements:
        groups.setdefault(found.claim, []).append(found)
    return [_pooled(group) for group in groups.values()]


def _pooled(group: list[Statement]) -> Statement:
    """Join statements with one claim, sorting their evidence once however many there are."""
    if len(group) == 1 and len(group[0].evidence) == 1:
        return group[0]
    told = [piece for found in group for piece in found.evidence]
    # The same words may be read twice, by another mark or another construction: that proves no more than once.
    once = {(piece.document, piece.span): piece for piece in sorted(told, reverse=True)}
    kept = tuple(dict.fromkeys(once[piece.document, piece.span] for piece in told))
    kept = kept if len(group) == 1 else tuple(sorted(kept))
    return replace(group[0], evidence=kept, confidence=max(found.confidence for found in group))
