"""Check the question forms by their own examples, and the words of questions by the properties they name.

In: a vocabulary, and the folders laid over the ontology. Out: findings, none where all is well. Loading finds what cannot
be understood at all; this finds what is understood wrongly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.ask.forms import wordings
from kg.ask.goals import readings
from kg.ask.question import fold
from kg.extract.check import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.ask.forms import Form, Wordings
    from kg.ontology import Vocabulary

_KEYS = {"question", "reads", "states"}
_UNSAID = "(nothing)"


def check_questions(vocabulary: Vocabulary, *overlays: Path) -> list[Finding]:
    """Give all that is wrong with the question forms and the words of questions, in the order of their files.

    >>> from kg.ontology import load
    >>> check_questions(load().vocabulary)
    []
    """
    known = wordings(*overlays)
    found = [finding for one in known.forms for finding in check_form(one, known)]
    found += [
        Finding("synonyms.tsv", one.words, name, "a property of the ontology", "none of that name")
        for one in known.synonyms
        for name in one.properties
        if name not in vocabulary.properties
    ]
    found += [
        Finding("near.tsv", " ".join(sorted(group)), name, "a property of the ontology", "none of that name")
        for group in known.near
        for name in sorted(group)
        if name not in vocabulary.properties
    ]
    return found


def check_form(one: Form, known: Wordings) -> Iterator[Finding]:
    """Give what a form's own examples say against it."""
    file = one.place.partition(": ")[0]
    for name, given in (("accepts", one.accepts), ("rejects", one.rejects)):
        if not given:
            yield Finding(file, one.id, name, "one question or more", "none")
    for example in one.accepts:
        yield from _accepted(one, example, known, file)
    for text in one.rejects:
        if found := readings(one, fold(text, known)):
            yield Finding(file, one.id, text, "no match", _told(found[0]))


def _accepted(one: Form, example: dict[str, Any], known: Wordings, file: str) -> Iterator[Finding]:
    unknown = set(example) - _KEYS
    text = str(example.get("question", ""))
    if unknown or not text:
        yield Finding(file, one.id, text, "question, and perhaps reads and states", ", ".join(sorted(example)))
        return
    found = readings(one, fold(text, known))
    if not found:
        yield Finding(file, one.id, text, "a match", _UNSAID)
        return
    for place, key in enumerate(("reads", "states")):
        got = [reading[place] for reading in found]
        if key in example and example[key] not in got:
            yield Finding(
                file, one.id, text, "; ".join(example[key]), " or ".join("; ".join(one) for one in got) or _UNSAID
            )


def _told(reading: tuple[list[str], list[str]]) -> str:
    return "; ".join(part for parts in reading for part in parts) or "a match"
