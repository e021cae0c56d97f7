"""What the grammar builds from the tokens of a clause."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Phrase:
    """A noun phrase: ``[start, end)`` in the tokens of its clause."""

    start: int
    end: int
    head: int  #: first token of the head group, after the last 的 of its own
    modifiers: tuple[Modifier, ...] = ()
    cost: float = 0.0


@dataclass(slots=True)
class Modifier:
    """What stands before a 的: a noun phrase, an adjective, a prepositional phrase or a clause."""

    start: int
    end: int
    kind: str  #: noun, adjective, preposition, clause
    clause: Clause | None = None
    owner: Phrase | None = None  #: the noun phrase in apposition before a determiner and a clause


@dataclass(slots=True)
class Adjunct:
    """What stands before the subject or the verb and says when, where, how or about what."""

    kind: str  #: connective, time, preposition, adverb, clause
    start: int
    end: int
    word: str = ""  #: the connective or the preposition
    phrase: Phrase | None = None
    clause: Clause | None = None
    tail: str = ""  #: the localiser that closes it: 时, 之后, 来讲


@dataclass(slots=True)
class Predicate:
    """A verb phrase: its operators and adjuncts in order, then its core."""

    start: int
    end: int
    operators: tuple[int, ...] = ()  #: tokens: adverbs, negation, modals, 开始
    adjuncts: tuple[Adjunct, ...] = ()
    core: Core | None = None
    cost: float = 0.0


@dataclass(slots=True)
class Core:
    """The verb with what follows it, or a construction with its slots."""

    kind: str  #: verb, copula, adjective, construction, focus (是…的), value
    start: int
    end: int
    verb: str = ""  #: with its complement: 聚焦在
    stem: str = ""  #: without
    object: Phrase | None = None
    complement: Clause | None = None  #: what is said, known or done
    pivot: Phrase | None = None  #: who is made to do it
    recipient: Phrase | None = None  #: to whom the object is given
    next: Predicate | None = None  #: what the same subject does next
    construction: str = ""
    slots: dict[str, Phrase] = field(default_factory=dict)
    aspect: bool = False
    unable: bool = False  #: 打不出: the verb with 不 before its result
    twins: tuple[str, ...] = ()  #: verbs joined to this one that share its object: 储存和释放电能
    cost: float = 0.0


@dataclass(slots=True)
class Clause:
    """Adjuncts, a subject that may be left out, and a predicate."""

    start: int
    end: int
    adjuncts: tuple[Adjunct, ...] = ()
    subject: Phrase | None = None
    predicate: Predicate | None = None
    cost: float = 0.0
