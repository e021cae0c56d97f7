"""Compare what is stated of sentences with their clauses, as these were noted in ``docs/data/arguments/``."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent / "arguments"))
from clauses import NOWHERE, Annotated, Clause, Place

from kg.model import Alignment, Document, Paragraph, Span
from kg.nlp.arguments import TOLD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.support import Claim

TOGETHER = 12  #: sentences of a document
JOINED = "、和与及以或（("
CLOSERS = "”》）"


def documents(given: list[Annotated]) -> Iterator[tuple[Document, dict[int, Annotated]]]:
    """Give articles, or documents of a dozen sentences each, with where each sentence starts; a headline is a paragraph."""
    for _, group in groupby(given, key=lambda one: (one.source, one.article if one.whole else one.number // TOGETHER)):
        text, paragraphs, starts, first = "", [], {}, 0
        for one in group:
            starts[len(text)] = one
            text += one.text
            if one.text[-1] not in "。！？”；…" or len(text) - first > 400:
                paragraphs.append(Paragraph(Span(first, len(text))))
                text += "\n"
                first = len(text)
        if first < len(text):
            paragraphs.append(Paragraph(Span(first, len(text))))
        whole = Alignment.identity(len(text))
        yield Document("urn:kg:example", "example", "", "utf-8", text, text, text, whole, (), tuple(paragraphs)), starts


def right(claim: Claim, start: int, sentence: Annotated) -> tuple[bool, ...]:
    """Tell whether a claim is what a clause of its sentence says; nothing where the clauses do not tell.

    Whom an empty subject means that no word of the sentence names, they do not tell: one in two is taken to be right, as
    judges found.
    """
    first, last = claim.where.start - start, claim.where.end - start
    subject, object_ = _moved(claim.subject, start), _moved(claim.object, start)
    verdicts: list[bool | None] = []
    for one in sentence.clauses:
        if not first <= one.predicate[0] < last:
            continue
        words = sentence.text[one.predicate[0] : one.predicate[1]]
        if claim.family == "construction":
            ends = [end for end, clausal in zip((one.subject, one.object), one.clausal, strict=True) if not clausal]
            named = any(names(sentence.text, subject, end) for end in ends) if subject else _meant(claim, one)
            verdicts.append(named and not (claim.plain and any(one.marks[1:6])) and not _unheld(claim, sentence, one))
        elif not claim.letters.isdisjoint(words):
            agrees = _agrees(claim, sentence, (subject, object_), one)
            verdicts.append(False if _unheld(claim, sentence, one) else agrees)
    if claim.family == "construction" and (not verdicts or None in verdicts):
        return ()
    if True in verdicts:
        return (True,)
    away = claim.left_out and subject is None
    return ((True, False) if away else ()) if None in verdicts else (False,)


def _agrees(claim: Claim, sentence: Annotated, ends: tuple[Place | None, Place | None], one: Clause) -> bool | None:
    """Tell whether a claim says what a clause says."""
    (subject, object_), text = ends, sentence.text
    passive = one.marks[6]
    fits: list[bool | None] = []
    if one.subject == NOWHERE:
        fits.append(_meant(claim, one) if subject is None else False)
    elif one.clausal[0]:
        fits.append(subject is not None and subject[0] <= one.subject[0] < subject[1])
    else:
        fits.append(names(text, subject, one.subject))
        if claim.pronoun and one.meant[0] is not None:
            fits.append(_meant(claim, one))
    if claim.family == "adjective" or object_ is None:
        fits.append(True)
    elif "…" in claim.words:
        fits.append(True)  # 从国家队|归来: what is brought before a verb was not noted
    elif one.object == NOWHERE:
        fits.append(None if claim.value or passive else False)
    elif one.clausal[1]:
        fits.append(object_[0] <= one.object[0] < object_[1] or _does(sentence, object_, one.object[0]))
    elif one.object[1] <= one.predicate[0] and one.predicate[1] <= object_[0]:
        fits.append(None)  # 把书|交给|图书馆: one of two was noted
    elif claim.value:
        fits.append(object_[0] < one.object[1] and one.object[0] < object_[1])
    else:
        fits.append(names(text, object_, one.object))
    swapped = names(text, subject, one.object) and (object_ is None or names(text, object_, one.subject))
    if swapped and not one.clausal[1]:
        fits = [True]
    if (claim.denied is not None and claim.denied != one.marks[0]) or (claim.plain and any(one.marks[1:6])):
        fits.append(False)
    return False if False in fits else None if None in fits else True


def _does(sentence: Annotated, phrase: Place, place: int) -> bool:
    """Tell whether a phrase names who does what a clause says that is an object: 派|代表|参观."""
    return any(names(sentence.text, phrase, one.subject) for one in sentence.clauses if one.predicate[0] == place)


def _meant(claim: Claim, one: Clause) -> bool | None:
    """Tell whether a claim means whom a clause means; None where that was not asked for."""
    meant = one.meant[0]
    if meant is None or not claim.whom:
        return None
    return any(said in name or name in said for said in claim.whom for name in meant)


def _unheld(claim: Claim, sentence: Annotated, one: Clause) -> bool:
    """Tell whether somebody says what a clause says, and a claim tells it as the article's own."""
    return sentence.whole and claim.plain and one.marks[TOLD]


def names(text: str, said: Place | None, true: Place) -> bool:
    """Tell whether a phrase is the true one, a member of it, or it without what stands before its noun."""
    if said is None or true == NOWHERE:
        return False
    if not (true[0] <= said[0] and said[1] <= true[1]):
        return False
    return said[1] == true[1] or text[said[1]] in JOINED or (said[1] + 1 == true[1] and text[said[1]] in CLOSERS)


def _moved(span: Span | None, start: int) -> Place | None:
    return (span.start - start, span.end - start) if span is not None else None
