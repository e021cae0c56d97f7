"""Read a statement with an empty place by the reader of texts, and by words where that reader finds no statement.

The empty place is filled with a name that no text has, so that the reader reads a question just as it reads an article:
what is stated of the name is what is asked.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.ask.goal import Shape
from kg.ask.patterns import MARK
from kg.extract import read
from kg.model import Alignment, Document, Modality, Paragraph, Role, Span, Statement
from kg.nlp import token as t
from kg.nlp.segment import Segmenter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ask.names import Names
    from kg.model import Entity, Value
    from kg.nlp.token import Token
    from kg.ontology import Ontology

_LETTERS = "abcdefgh"
STAND_IN = "Qx"  #: no word of Chinese, kept whole by the segmenter, read as a name
_EDGES = "，、 的了是在都也还又就将会要可以能够应该应当必须被由把对于和与跟同"
_LINKING = ("是", "为", "有", "叫", "在", "于", "达", "约", "到")
_DENYING = re.compile("(?:不|没有|没|未)(?=[^同久少断足])")
_DENIED = re.compile("(?:并不|从不|从未|不再|不会|不能|没有|不|没|未)$")
_FINAL = re.compile("[的了过着呢]+$")


@lru_cache(maxsize=4)
def segmenter(ontology: Ontology) -> Segmenter:
    """Give the segmenter of an ontology, built once."""
    return Segmenter(ontology.lexicon)


@lru_cache(maxsize=2_000)
def shapes_of(text: str, ontology: Ontology) -> tuple[Shape, ...]:
    """Give the statements that a text with at most one ``？`` makes, those with the empty place only if it has one."""
    whole = text.replace(MARK, STAND_IN)
    found = [
        shape
        for statement in read(_document(whole + "。"), ontology, at_least=0.0, weighed=False)
        if (shape := _shape(statement)) is not None
    ]
    if MARK in text:
        found = [shape for shape in found if shape.asked]
    return tuple(dict.fromkeys(found))


def _document(text: str) -> Document:
    whole = Span(0, len(text))
    return Document(
        "urn:kg:question", "question", "", "utf-8", text, text, text, Alignment.identity(len(text)), (),
        (Paragraph(whole, Role.BODY),),
    )  # fmt: skip


def _shape(statement: Statement) -> Shape | None:
    subject, tail = _end(statement.subject)
    stated, other = _end(statement.object)
    holder, _ = _end(statement.holder)
    words = statement.predicate.label
    if STAND_IN in words or STAND_IN in subject or STAND_IN in stated:
        return None
    return Shape(
        subject, words, stated, statement.predicate.property or "", statement.polarity.value == "negative",
        statement.modality.value if statement.modality is not Modality.REPORTED else "asserted", holder, "read", tail or other,
    )  # fmt: skip


def _end(end: Entity | Value | Statement | None) -> tuple[str, str]:
    """Give the words of an end, or ``？`` and the noun that stands after it."""
    if end is None:
        return "", ""
    label = end.label
    if label == STAND_IN:
        return MARK, ""
    if label.startswith(STAND_IN):
        return MARK, label[len(STAND_IN) :].lstrip("的")
    return label, ""


def shapes_in(text: str, ontology: Ontology, names: Names) -> tuple[Shape, ...]:
    """Read a text as `shapes_of` does, with the names of the graph kept whole that the reader would cut."""
    hidden, told = _hidden(text, ontology, names)
    if not told:
        return shapes_of(text, ontology)
    return tuple(
        replace(
            shape,
            subject=_shown(shape.subject, told),
            words=_shown(shape.words, told),
            object=_shown(shape.object, told),
            holder=_shown(shape.holder, told),
        )
        for shape in shapes_of(hidden, ontology)
    )


def _hidden(text: str, ontology: Ontology, names: Names) -> tuple[str, list[str]]:
    """Put a stand-in for each name that the segmenter does not know."""
    whole = {one.text for one in segmenter(ontology).tokens(text, Span(0, len(text)))}
    told: list[str] = []
    parts: list[str] = []
    place = 0
    for found in names.within(text):
        if found.words in whole or MARK in found.words or len(told) == len(_LETTERS) or "的" in found.words:
            continue
        parts += [text[place : found.start], f"Q{_LETTERS[len(told)]}"]
        told.append(found.words)
        place = found.end
    return "".join(parts) + text[place:], told


def _shown(words: str, told: list[str]) -> str:
    for letter, name in zip(_LETTERS, told, strict=False):
        words = words.replace(f"Q{letter}", name)
    return words


def split_shapes(text: str, ontology: Ontology, names: Names) -> Iterator[Shape]:
    """Split a text at its verbs, and at the names it holds: for wordings that the reader does not know."""
    _, mark, after = text.partition(MARK)
    tail = _FINAL.sub("", after) if mark else ""
    inside = [range(found.start, found.end) for found in names.within(text.replace(MARK, "＿"))]
    for verb in verbs(text.replace(MARK, "＿"), ontology):
        if any(verb.start in name or verb.end - 1 in name for name in inside):
            continue
        subject, stated = text[: verb.start], text[verb.end :]
        denied = _DENIED.search(subject)
        subject = subject[: denied.start()] if denied else subject
        if MARK in subject.strip(_EDGES) and subject.strip(_EDGES) != MARK:
            continue
        if MARK in stated:
            left, _, right = stated.partition(MARK)
            yield Shape(
                _trimmed(subject), verb.text + left.strip("，"), MARK, negative=bool(denied), tail=_FINAL.sub("", right), origin="split",
            )  # fmt: skip
        elif MARK in subject:
            yield Shape(MARK, verb.text, _trimmed(_FINAL.sub("", stated)), negative=bool(denied), origin="split")
        else:
            yield Shape(
                _trimmed(subject), verb.text, _trimmed(_FINAL.sub("", stated)), negative=bool(denied), origin="split"
            )
    yield from _split_at_names(text, ontology, names, tail)


def _split_at_names(text: str, ontology: Ontology, names: Names, tail: str) -> Iterator[Shape]:
    """Take what stands between a name and the empty place for the predicate."""
    before, mark, after = text.partition(MARK)
    for found in names.within(text.replace(MARK, "＿")):
        if within_a_name(text, found.start, ontology):
            continue
        left, right = text[: found.start], text[found.end :]
        if mark and found.end <= len(before):
            words = right.partition(MARK)[0].strip("，")
            if words.startswith("的") and (verbs(words + after, ontology) or not words.endswith(_LINKING)):
                continue  # what is said of somebody's somebody is not said of them
            if "，" in words:
                continue
            if words in _LINKING and after.endswith("的") and verbs(after, ontology):
                continue  # 是谁推出的 asks who did it, not what it is
            denied = bool(_DENYING.search(words))
            yield Shape(found.words, words or after, MARK, negative=denied, tail=tail if words else "", origin="split")
            if after:
                yield Shape(found.words, (words + after).strip("，"), MARK, negative=denied, origin="split")
        elif mark:
            if right.startswith("的"):
                continue
            words = (left.partition(MARK)[2] + right).strip("，的")
            yield Shape(MARK, words, found.words, negative=bool(_DENYING.search(words)), origin="split")
        else:
            yield Shape(found.words, right.strip("，"), "", origin="split")


def within_a_name(text: str, start: int, ontology: Ontology) -> bool:
    """Tell whether what starts here is the end of a longer name: 汽车 in 驰峰汽车."""
    tokens = segmenter(ontology).tokens(text, Span(0, len(text)))
    before = next((one for one in tokens if one.end == start), None)
    return (
        before is not None
        and bool(before.cats & (t.N | t.NAME))
        and not before.cats & (t.V | t.T | t.LOC | t.P | t.W | t.COORD)
    )


def verbs(text: str, ontology: Ontology) -> list[Token]:
    """Give the verbs of a text that may carry its statement."""
    tokens = segmenter(ontology).tokens(text, Span(0, len(text)))
    return [one for one in tokens if one.cats & t.V and not one.cats & (t.COP | t.MODAL | t.NAME)]


def _trimmed(words: str) -> str:
    short = words.strip("，、 ")
    return short.removesuffix("是").removesuffix("都").removesuffix("被").removesuffix("把")


def content(text: str, ontology: Ontology) -> list[tuple[str, float]]:
    """Give the words of a text that say something, with how much they say.

    >>> import kg.ontology
    >>> [word for word, _ in content("支付宝到底追求？", kg.ontology.load())]
    ['支付宝', '追求']
    """
    found: list[tuple[str, float]] = []
    for one in segmenter(ontology).tokens(text.replace(MARK, "，"), Span(0, len(text))):
        words = one.text.strip("《》“”「」『』")
        if not words or one.cats & (
            t.W | t.DE | t.ASP | t.P | t.CONN | t.COORD | t.COP | t.Y | t.LOC | t.DI | t.GET | t.SUO
        ):
            continue
        if one.cats & (t.NAME | t.VALUE):
            found.append((one.label if one.cats & t.NAME else words, 1.5))
        elif one.cats & (t.D | t.R | t.DET | t.Q | t.MODAL | t.NEG | t.AUX | t.M):
            continue
        elif one.cats & (t.N | t.V | t.A | t.T | t.IDIOM):
            found.append((words, 1.0 if len(words) > 1 else 0.5))
    return found
