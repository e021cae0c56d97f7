"""What a build did, as a value: what was repaired, found and left out, document by document.

Counts are of distinct things: an entity that two documents name is one entity of the build, and a
statement that both make is one statement with two pieces of evidence.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.model import Document, Entity, Modality, Polarity, Statement
from kg.seeds import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: What is counted, in the order in which it is shown.
COUNTED = ("entities", "statements", "negated", "conditional", "reported", "necessary", "possible")

#: Of these a thing has one; two that differ are of two things.
SINGLE = ("birthDate", "deathDate", "birthPlace", "inception", "stockCode", "gender")
#: Properties that give a thing another name.
OTHER_NAMES = frozenset({"alias", "shortName", "formerName", "birthName", "courtesyName", "penName", "englishName"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One document that was read: what stays of it when its text is let go."""

    name: str
    iri: str
    sha256: str
    codec: str
    characters: int  #: after repair
    repairs: dict[str, int]  #: edits by kind
    notes: tuple[str, ...]  #: what a reader should know of it
    counts: dict[str, int]  #: of `COUNTED`

    @classmethod
    def of(cls, document: Document, statements: Iterable[Statement]) -> Reading:
        """Sum up what was done to a document and found in it."""
        return cls(
            name=document.name,
            iri=document.iri,
            sha256=document.sha256,
            codec=document.codec,
            characters=len(document.clean),
            repairs=dict(sorted(Counter(edit.kind for edit in document.edits).items())),
            notes=document.notes,
            counts=Tally(statements).counts,
        )


@dataclass(frozen=True, slots=True)
class Skipped:
    """One document that was not read, and why."""

    source: Source
    error: Exception

    @property
    def reason(self) -> str:
        """Tell cause and cure; the place is told by the source.

        >>> from kg.errors import TextError
        >>> Skipped(Source("a.txt", "news/a.txt"), TextError("a.txt: empty; give a file with text")).reason
        'empty; give a file with text'
        """
        if self.bug:
            return f"a bug: {type(self.error).__name__}: {self.error}; --debug shows where"
        told = str(self.error)
        return told.removeprefix(f"{self.source.place}: ").removeprefix(f"{self.source.name}: ")

    @property
    def bug(self) -> bool:
        """Tell whether the fault is in the program and not in the document."""
        return not isinstance(self.error, KgError)

    def __str__(self) -> str:
        return f"{self.source.place}: {self.reason}"


class Tally:
    """Counts entities and statements once each, however often they come.

    >>> from kg.model import Predicate
    >>> denied = Statement(Entity("金融科技"), Predicate("是", "continues"), Entity("互联网"), Polarity.NEGATIVE)
    >>> tally = Tally([denied, denied])
    >>> tally.counts["entities"], tally.counts["statements"], tally.counts["negated"]
    (2, 1, 1)
    """

    def __init__(self, statements: Iterable[Statement] = ()) -> None:
        self.counts = dict.fromkeys(COUNTED, 0)
        self._entities: set[str] = set()
        self._claims: set[int] = set()
        self.add(statements)

    def add(self, statements: Iterable[Statement]) -> None:
        """Count what is new in ``statements``."""
        self.take(summed(statements))

    def take(self, told: Mapping[str, Any]) -> None:
        """Count what is new in what `summed` told."""
        for identity, shared in told["claims"].items():
            claim = int(identity, 16)
            if claim not in self._claims:
                self._claims.add(claim)
                for quality in shared:
                    self.counts[quality] += 1
        self._entities.update(told["entities"])
        self.counts["entities"] = len(self._entities)


@dataclass(slots=True)
class Report:
    """What a build did. It grows document by document, which is why it is not frozen."""

    readings: list[Reading] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)  #: names of documents given more than once
    tally: Tally = field(default_factory=Tally)
    fresh: int = 0  #: documents that were read by this build
    unchanged: int = 0  #: documents that were read before, and are as they were
    gone: int = 0  #: documents that were in a folder or corpus before, and are not now
    stale: int = 0  #: documents read by another version or ontology, and not named this time
    decisions: tuple[
        tuple[str, str, bool, str, tuple[str, ...]], ...
    ] = ()  #: of `kg.same`, which names are of one thing
    example: tuple[str, ...] = ()  #: subject, property and object of a statement worth a look

    @property
    def counts(self) -> dict[str, int]:
        """Count over all documents."""
        return self.tally.counts

    @property
    def repairs(self) -> dict[str, int]:
        """Count the edits by kind over all documents."""
        total = sum((Counter(reading.repairs) for reading in self.readings), Counter[str]())
        return dict(sorted(total.items()))

    def apart(self) -> list[list[str]]:
        """Give what depends on more than the documents that were read: those left out, and those named again."""
        skipped = sorted({(left.source.name, left.reason) for left in self.skipped})
        return [[f"{name}: {reason}" for name, reason in skipped], sorted(self.repeated)]

    def recall(self, told: str) -> bool:
        """Take in what an earlier report told of the same documents; False if it is no report."""
        try:
            whole = json.loads(told)
            readings = [Reading(**{**one, "notes": tuple(one["notes"])}) for one in whole["documents"]]
            decisions = tuple(
                (one["name"], one["other"], one["same"], one["reason"], tuple(one["documents"]))
                for one in whole["same"]
            )
            self.tally.counts = {name: int(whole["counts"][name]) for name in COUNTED}
        except (ValueError, KeyError, TypeError):
            return False
        self.readings, self.decisions = readings, decisions
        return True

    def json(self) -> str:
        """Write it down: the same bytes from the same documents, in whatever order they came."""
        readings = sorted(self.readings, key=lambda reading: (reading.name, reading.sha256))
        skipped = sorted({(left.source.name, left.reason) for left in self.skipped})
        whole = {
            "counts": self.counts,
            "repairs": self.repairs,
            "documents": [asdict(reading) for reading in readings],
            "skipped": [{"name": name, "reason": reason} for name, reason in skipped],
            "repeated": sorted(self.repeated),
            "same": [
                {"name": name, "other": other, "same": same, "reason": reason, "documents": documents}
                for name, other, same, reason, documents in self.decisions
            ],
        }
        return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def summed(statements: Iterable[Statement]) -> dict[str, Any]:
    """Give what is counted of statements, as JSON has it, and what tells their things from others of one name.

    ``claims`` by their id with their qualities; ``entities`` by key; ``things``: of those with a kind, or with
    facts, both; ``aliases``: pairs of a thing and another name of it.
    """
    told = list(statements)
    found = {entity.key: entity for one in told for entity in entities(one)}
    facts: dict[str, dict[str, list[str]]] = {}
    aliases = set[tuple[str, str]]()
    for one in told:
        about, name = one.subject, one.predicate.property or ""
        if (
            one.truthy
            and isinstance(about, Entity)
            and one.object is not None
            and not isinstance(one.object, Statement)
        ):
            end = one.object.key if isinstance(one.object, Entity) else one.object.value
            if name in SINGLE:
                facts.setdefault(about.key, {}).setdefault(name, []).append(end)
            elif name in OTHER_NAMES:
                aliases.add((about.key, end))
    named = {key for pair in aliases for key in pair}
    return {
        "claims": {one.id: list(qualities(one)) for one in told},
        "entities": sorted(found),
        "things": {
            key: [one.kind, facts.get(key, {})]
            for key, one in sorted(found.items())
            if one.kind != "Concept" or key in facts or key in named
        },
        "aliases": sorted(aliases),
    }


def entities(statement: Statement) -> Iterator[Entity]:
    """Give every entity in a statement and in the statements inside it."""
    for end in (statement.subject, statement.object, statement.holder, *statement.conditions):
        if isinstance(end, Entity):
            yield end
        elif isinstance(end, Statement):
            yield from entities(end)


def qualities(statement: Statement) -> Iterator[str]:
    """Give the names under which a statement is counted."""
    yield "statements"
    if statement.polarity is Polarity.NEGATIVE:
        yield "negated"
    if statement.conditions:
        yield "conditional"
    if statement.holder is not None or statement.modality is Modality.REPORTED:
        yield "reported"
    if statement.modality is Modality.NECESSITY:
        yield "necessary"
    if statement.modality is Modality.POSSIBILITY:
        yield "possible"


def exemplary(statements: list[Statement]) -> tuple[str, ...]:
    """Choose what a reader might ask about first: what is asserted of two things much spoken of.

    >>> from kg.model import Predicate
    >>> a, b, c = Entity("支付宝"), Entity("流量"), Entity("直播")
    >>> exemplary([Statement(a, Predicate("做", "engagesIn"), c), Statement(a, Predicate("沉迷于", "pursues"), b),
    ...            Statement(Entity("金融科技"), Predicate("依赖", "pursues"), b, Polarity.NEGATIVE)])
    ('支付宝', 'pursues', '流量')
    """
    spoken = Counter(entity.key for statement in statements for entity in entities(statement))
    best: tuple[str, ...] = ()
    most = 0
    for statement in statements:
        subject, predicate, thing = statement.subject, statement.predicate.property, statement.object
        if not (statement.truthy and predicate and isinstance(subject, Entity) and isinstance(thing, Entity)):
            continue
        weight = spoken[subject.key] * spoken[thing.key] * max(1, len(statement.evidence))
        if weight > most:
            best, most = (subject.label, predicate, thing.label), weight
    return best
