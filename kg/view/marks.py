"""Which words of a sentence are the subject, the predicate and the object of what it says."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Evidence, Span, Statement

Marked = tuple[int, int, str]  #: start, end and role: s, p or o


def marked(statement: Statement, evidence: Evidence) -> list[Marked]:
    """Give the marked stretches of the sentence, in order, none over another.

    Evidence marks what the ends of the statement were read from; where it marks nothing, or not the
    predicate, the words are looked up in the sentence.

    >>> from kg.model import Entity, Predicate
    >>> said = Statement(Entity("支付宝"), Predicate("沉迷于"), Entity("流量"))
    >>> marked(said, Evidence("d", Span(0, 8), "", "c", "支付宝沉迷于流量", marks=(Span(0, 3), Span(6, 8))))
    [(0, 3, 's'), (3, 6, 'p'), (6, 8, 'o')]
    """
    sentence = evidence.sentence
    given = [mark for mark in evidence.marks if len(mark) and mark.end <= len(sentence)]
    ends = {"s": statement.subject.label, "o": statement.object.label if statement.object else ""}
    found = list(_named(given, ends, sentence)) or list(_looked_up(ends, sentence))
    if not any(role == "p" for *_, role in found):
        found += _predicate(statement.predicate.label, sentence, found)
    kept: list[Marked] = []
    for start, end, role in sorted(found, key=lambda mark: (mark[0], "sop".index(mark[2]))):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, role))
    return kept


def _named(marks: list[Span], ends: dict[str, str], sentence: str) -> Iterator[Marked]:
    """Tell which mark is which: three are subject, predicate and object, two the ends, one either end."""
    if len(marks) == 1:
        words = marks[0].of(sentence)
        likely = {role for role, label in ends.items() if label and (words in label or label in words)}
        names = "o" if likely == {"o"} or words == ends["o"] else "s"
    else:
        names = {2: "so", 3: "spo"}.get(len(marks), "")
    for mark, role in zip(marks, names, strict=False):
        yield mark.start, mark.end, role


def _looked_up(ends: dict[str, str], sentence: str) -> Iterator[Marked]:
    for role, words in ends.items():
        place = sentence.find(words) if words else -1
        if place >= 0:
            yield place, place + len(words), role


def _predicate(words: str, sentence: str, ends: list[Marked]) -> list[Marked]:
    """Find the predicate, all its pieces in order if it has gaps, as near behind the subject as can be."""
    pieces = [piece for piece in words.split("…") if piece]
    starts = [start for start, _, role in ends if role == "s"]
    for begin in (*starts, 0):
        found, place = [], begin
        for piece in pieces:
            place = sentence.find(piece, place)
            if place < 0:
                break
            found.append((place, place + len(piece), "p"))
            place += len(piece)
        if len(found) == len(pieces):
            return found
    return []
