"""What a question amounts to: statements with an empty place."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.ask.patterns import MARK


@dataclass(frozen=True, slots=True)
class Shape:
    """A statement with an empty place, or a whole one where only its truth is asked.

    An end is its words, ``？`` where it is asked for, empty where nothing is known of it.
    """

    subject: str
    words: str  #: of the predicate
    object: str
    relation: str = ""  #: property of the ontology, where it was read for sure
    negative: bool = False
    modality: str = "asserted"
    holder: str = ""
    origin: str = "read"  #: read by the reader of texts, stated by a form, or split at a word
    tail: str = ""  #: the noun after the empty place: 的角色

    @property
    def asked(self) -> str:
        """Give which end is asked for: subject, object, holder, or nothing."""
        places = {"subject": self.subject, "object": self.object, "holder": self.holder}
        return next((name for name, words in places.items() if words == MARK), "")

    @property
    def known(self) -> tuple[str, ...]:
        """Give the words of the ends that are known."""
        return tuple(end for end in (self.subject, self.object) if end and end != MARK)


@dataclass(frozen=True, slots=True)
class Goal:
    """One interpretation of a question."""

    kind: str
    form: str  #: id of the question form
    text: str  #: the statement it amounts to, with ``？``
    wants: str = "thing"
    noun: str = ""  #: what is asked for: 角色, 城市
    shapes: tuple[Shape, ...] = ()
    facet: str = ""
    slots: dict[str, str] = field(default_factory=dict)
    hole: str = ""  #: the asking words: 哪些, 多少家
    asked: str = ""  #: the whole question, folded: what an answer has to cover
    texts: tuple[str, ...] = ()  #: all statements that it may amount to; of a chain, one after the other
