"""Check what linguists write: the constructions by their own examples, the lexica by their own rules.

In: an ontology, and the folders laid over it. Out: findings, none where all is well. A construction's ``accepts`` are
read as a document of one sentence each, and all that they state by its properties must be listed; of its ``rejects``
it must read nothing. Loading an ontology finds what cannot be understood at all; this finds what is understood wrongly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.reader import Reader
from kg.model import Alignment, Document, Modality, Paragraph, Polarity, Span
from kg.ontology.files import ontology_folder
from kg.ontology.lexicon import rows
from kg.text.variant import simplify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.model import Statement
    from kg.ontology import Construction, Ontology
    from kg.ontology.vocabulary import Vocabulary

FEWEST_ACCEPTED, FEWEST_REJECTED = 3, 2
_KEYS = {"text", "states"}
_CLASSED = ("words", "nouns")  # lexica where a word may stand once in each class
_UNSAID = "(nothing)"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is not as it should be."""

    file: str
    entry: str  #: id of the construction, or line of the lexicon
    text: str  #: the sentence or the row
    wanted: str
    got: str

    def __str__(self) -> str:
        """Give one line for a terminal.

        >>> print(Finding("birth.toml", "born-in", "他出生于绍兴。", "他 birthPlace 绍兴", "(nothing)"))
        birth.toml: born-in: “他出生于绍兴。”: wanted 他 birthPlace 绍兴; got (nothing)
        """
        return f"{self.file}: {self.entry}: “{self.text}”: wanted {self.wanted}; got {self.got}"


def check(ontology: Ontology, *overlays: Path) -> list[Finding]:
    """Give all that is wrong with the constructions and lexica of an ontology, in the order of its files.

    >>> from kg.ontology import load
    >>> [finding.text for finding in check(load()) if "lifeline" in finding.entry]
    []
    """
    found = [finding for one in ontology.constructions for finding in check_construction(one, ontology)]
    for folder in (ontology_folder(), *overlays):
        for path in sorted((folder / "lexicon").glob("*.tsv")):
            found += check_lexicon(path, ontology.vocabulary)
    return found


def one_sentence(text: str) -> Document:
    """Give a document of one body paragraph; Traditional characters are simplified, nothing else is repaired."""
    line = Paragraph(Span(0, len(text)))
    whole = Alignment.identity(len(text))
    return Document("urn:kg:example", "example", "", "utf-8", text, simplify(text), text, whole, (), (line,))


# Constructions


def check_construction(one: Construction, ontology: Ontology) -> Iterator[Finding]:
    """Give what a construction's own examples say against it."""
    file = one.place.partition(": ")[0]
    for name, given, fewest in (("accepts", one.accepts, FEWEST_ACCEPTED), ("rejects", one.rejects, FEWEST_REJECTED)):
        if len(given) < fewest:
            yield Finding(file, one.id, name, f"{fewest} sentences or more, from different fields", str(len(given)))
    for example in one.accepts:
        if set(example) != _KEYS:
            yield Finding(file, one.id, str(example.get("text", "")), "text and states", ", ".join(sorted(example)))
            continue
        wrong = accepted(one, example["text"], example["states"], ontology)
        if wrong is not None:
            yield Finding(file, one.id, example["text"], *wrong)
    for text in one.rejects:
        got = [s for s in Reader(one_sentence(text), ontology, weighed=False).read() if _read_by(one, s)]
        if got:
            yield Finding(file, one.id, text, _UNSAID, _all(shown(s) for s in got))


def accepted(one: Construction, text: str, states: list[str], ontology: Ontology) -> tuple[str, str] | None:
    """Compare what a sentence states with what it should: what was wanted and what was got, where they differ.

    Only statements with the properties of the construction, or of the lines, are compared; at least one of the
    lines must be read by this construction, or it proves nothing about it.
    """
    read = Reader(one_sentence(text), ontology, weighed=False).read()
    wanted = {" ".join(line.split()) for line in states}
    names = {_property(line, ontology.vocabulary) for line in wanted} | _states(one)
    about = [s for s in read if (s.predicate.property or s.predicate.label) in names]
    got = {shown(s) for s in about}
    if wanted != got:
        return _all(wanted), _all(got) if got else _all((_UNSAID, *(f"but: {shown(s)}" for s in read)))
    if not any(_read_by(one, s) for s in about):
        rules = {evidence.construction for s in about for evidence in s.evidence}
        return f"one of them by {one.id}", f"all by {_all(rules)}"
    return None


def shown(statement: Statement) -> str:
    """Write a statement as the examples do: subject, property or label, object.

    What is not plain stands before it: who holds it, and a colon; how it is meant; ``not`` where it is denied. Values
    are written as the text has them. Conditions are not written: ``hypothetical`` tells of them.

    >>> from kg.model import Entity, Predicate, Statement
    >>> fact = (Entity("协会"), Predicate("扮演着…的角色", "playsRole"), Entity("桥梁"))
    >>> shown(Statement(*fact))
    '协会 playsRole 桥梁'
    >>> shown(Statement(*fact, Polarity.NEGATIVE, Modality.NECESSITY, holder=Entity("会长")))
    '会长: necessity not 协会 playsRole 桥梁'
    """
    words = [f"{statement.holder.label}:"] if statement.holder else []
    plain = Modality.REPORTED if statement.holder else Modality.ASSERTED
    if statement.modality not in (plain, Modality.ASSERTED):
        words.append(statement.modality.value)
    if statement.polarity is Polarity.NEGATIVE:
        words.append("not")
    words += [statement.subject.label, statement.predicate.property or statement.predicate.label]
    if statement.object is not None:
        words.append(statement.object.label)
    return " ".join(words)


def _property(line: str, vocabulary: Vocabulary) -> str:
    """Give the property or verb of a line: the first word known as one, else the word before the last."""
    words = line.split()
    named = next((word for word in words[1:] if word in vocabulary.properties), None)
    return named or (words[-2] if len(words) > 2 else words[-1])


def _states(one: Construction) -> set[str]:
    return {state.property for state in one.states} | ({one.denied} if one.denied else set())


def _read_by(one: Construction, statement: Statement) -> bool:
    return any(evidence.construction == one.id for evidence in statement.evidence)


def _all(lines: object) -> str:
    return "; ".join(sorted(lines))  # type: ignore[call-overload]


# Lexica


def check_lexicon(path: Path, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Give the rows of a lexicon that are out of order, there twice, or of a kind that no class has."""
    seen: dict[tuple[str, ...], int] = {}
    before = ""
    stem = path.stem.split("-")[0]
    for number, row in rows(path):
        line = " ".join(cell for cell in row if cell)
        if row[0] < before:
            yield Finding(path.name, str(number), line, f"sorted rows: before “{before}”", "after it")
        before = row[0]
        for key in _keys(stem, row):
            if key in seen:
                yield Finding(path.name, str(number), line, "each entry once", f"“{key[0]}” also in line {seen[key]}")
            seen.setdefault(key, number)
        kind = _kind(stem, row)
        if kind is not None and kind not in vocabulary.kinds:
            known = ", ".join(sorted(vocabulary.kinds))
            yield Finding(path.name, str(number), line, f"a kind of entity: {known}", kind or "none")


def _keys(stem: str, row: list[str]) -> list[tuple[str, ...]]:
    """Give what must not come twice: a word (in its class); of an entity, every name."""
    if stem == "entities":
        return [(name,) for name in (row[0], *(row[2].split("|") if len(row) > 2 else ())) if name]
    return [tuple(row[:2]) if stem in _CLASSED else (row[0],)]


def _kind(stem: str, row: list[str]) -> str | None:
    """Give the kind of entity that a row names; None where it names none."""
    if stem == "entities":
        return row[1]
    if stem == "nouns" and row[1] in ("suffix", "role"):
        return row[2].strip() if len(row) > 2 else ""
    return None
