"""The sentences of a graph with what they speak of: a sentence seldom repeats the name of what the text is about.

A passage is a sentence with the names in it, and the things that it speaks of without naming them: the subjects of the
statements read from it, and, where it opens with no name of its own, what the sentence before it spoke of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.ask.likeness import bigrams, plain
from kg.ask.names import SURE
from kg.ask.predicates import stems
from kg.ask.reading import verbs
from kg.model import Span
from kg.nlp.names import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.ask.asker import Asker
    from kg.ask.facts import Fact, Piece

_OPENING = 8  # characters within which a sentence that brings its own subject names it
_NOMINAL = re.compile(
    "[会者力率性度员商史品表书](?![^，。；、的了是为有在和与等”」）]{0,1}[，。；、])"
)  # makes a noun of the verb before it: 发布会
_PRONOUN = re.compile("^[^，。]{0,4}(?:他|她|它|其|该|此|这|本|同年|次年|后来|当时|此后|随后|目前|现)")
_NEAR = 3  # sentences before one that tell what it goes on about
_SPOKEN = 0.75  # how far the topic of a question is held by the sentences before
_NAMED = 0.85  # how far a thing is held that the sentence speaks of without naming it
_TITLED = 0.7  # and one that only the title names
_VAGUE = frozenset("has hasPart hasProperty contains provides uses isA".split())  # whose verbs say too many things
_ALIKE = 0.9  # how far a word is held by another that stands for the same property


@dataclass(frozen=True, slots=True)
class Known:
    """A name in a sentence."""

    start: int
    end: int
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with what it speaks of."""

    piece: Piece
    fact: Fact | None
    names: tuple[Known, ...] = ()
    about: frozenset[str] = field(default_factory=frozenset)  #: labels of things spoken of, not named
    title: frozenset[str] = field(default_factory=frozenset)  #: labels in the title of the document
    near: str = ""  #: the title and the sentences right before

    @property
    def text(self) -> str:
        """Give the repaired sentence."""
        return self.piece.sentence


def passages(asker: Asker) -> list[Passage]:
    """Give the sentences of a small graph, in the order of their documents."""
    told: dict[str, list[Fact]] = {}
    for fact in asker.everything:
        for piece in fact.evidence:
            told.setdefault(piece.sentence, []).append(fact)
    documents: dict[str, list[Piece]] = {}
    for piece in asker.sentences:
        documents.setdefault(piece.document, []).append(piece)
    return [passage for pieces in documents.values() for passage in _of(asker, pieces, told)]


def _of(asker: Asker, pieces: list[Piece], told: dict[str, list[Fact]]) -> Iterator[Passage]:
    found = _names(asker, [piece.sentence for piece in pieces])
    title = frozenset(one.label for one in found[0]) if found else frozenset()
    before: frozenset[str] = frozenset()
    for number, (piece, known) in enumerate(zip(pieces, found, strict=True)):
        facts = told.get(piece.sentence, [])
        subjects = {fact.subject.label for fact in facts if fact.subject.kind != "Statement"}
        opens = known[0].start < _OPENING if known else False
        carried = frozenset() if opens and not _PRONOUN.match(piece.sentence) else before
        about = frozenset((subjects | carried) - {one.label for one in known})
        near = pieces[0].sentence + "".join(one.sentence for one in pieces[max(0, number - _NEAR) : number])
        yield Passage(piece, facts[0] if facts else None, known, about, title, near)
        before = frozenset({known[0].label} | (about if not opens else set())) if known else about or before


def _names(asker: Asker, sentences: list[str]) -> list[tuple[Known, ...]]:
    """Find the names of a document as its reader does: what is found once is known in the rest."""
    text, spans = "\n".join(sentences), []
    start = 0
    for sentence in sentences:
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence) + 1
    found = names(text, spans, asker.ontology.lexicon).spans
    return [
        tuple(
            Known(one.span.start - span.start, one.span.end - span.start, one.label, one.kind)
            for one in sorted(found, key=lambda one: one.span.start)
            if span.start <= one.span.start and one.span.end <= span.end
        )
        for span in spans
    ]


class Held:
    """Tells how much of a question the sentences hold, by its words, by others that mean the same, or by what they speak of."""

    def __init__(self, asker: Asker, text: str, wants: str = "") -> None:
        """Take the question apart."""
        self.asker = asker
        self.names = {
            words: frozenset({words, *(link.label for link in links)})
            for words, links in ((one.words, one.links) for one in asker.names.within(text))
            if asker.interpreter.is_thing(links[0].iri)
        }
        self._add_spoken(text)
        self.first = min(self.names, key=text.find, default="")  #: what is asked about
        rest = text
        for words in sorted(self.names, key=len, reverse=True):  # 听雪2支持 is not cut into 听雪 and 2支
            rest = rest.replace(words, "，")
        self.units = [*((words, 1.5) for words in self.names), *asker.units(rest)]
        told = next((words for words, _ in self.units if words not in self.names), "")
        #: The common noun that a question opens with: what it is about, as a name is.
        opens = bool(told) and text.startswith(told) and not any(told in name for name in self.names)
        self.topic = told if opens and all(one.text != told for one in verbs(text, asker.ontology)) else ""
        self.news = [
            (words, weight) for words, weight in self.units
            if words != self.topic and not any(words in name for name in self.names)
        ] or [(words, weight) for words, weight in self.units if words == self.topic]  # fmt: skip
        self._same = {words: self._others(words, wants) for words, _ in self.news}

    def _add_spoken(self, text: str) -> None:
        """Add the names that the sentences have, where no statement was read of them."""
        for words, label, _ in self.asker.spoken:
            if words in text and not any(words in name for name in self.names):
                self.names[words] = frozenset({words, label})

    def share(self, passage: Passage) -> float:
        """Tell which share of the question a sentence holds; that it only speaks of the same things is not enough."""
        told = [(weight, self._holds(words, passage)) for words, weight in self.units]
        whole = sum(weight * part for weight, part in told) / max(0.01, sum(weight for weight, _ in told))
        if not self.news:
            return whole
        new = sum(weight * self._holds(words, passage) for words, weight in self.news)
        return min(whole, 0.25 + 0.75 * new / sum(weight for _, weight in self.news))

    def about(self, words: str, passage: Passage) -> float:
        """Tell how surely a sentence speaks of a thing."""
        labels = self.names.get(words) or frozenset(
            {words, *(link.label for link in self.asker.names.resolve(words)[:3] if link.score >= SURE)}
        )
        if any(label in passage.text for label in labels) or any(one.label in labels for one in passage.names):
            return 1.0
        near = {plain(label) for label in labels}
        if any(len(label) > 3 and _shortened(label[-2:], passage.text) for label in near):
            return _NAMED
        if near & {plain(label) for label in passage.about}:
            return _NAMED
        if words != self.first:
            return 0.0  # who else is asked about must be named
        if near & {plain(label) for label in passage.title}:
            return _TITLED
        # A body or a place may go on being meant without a name; of people, the last one named is.
        person = any(one[0] in labels and one[2] == "Person" for one in self.asker.spoken)
        return _TITLED if not person and any(label in passage.near for label in labels) else 0.0

    def at(self, words: str, text: str, start: int = 0) -> tuple[int, int] | None:
        """Find words in a text, or others that stand for the same property: where they begin and end.

        Whole words are preferred: 推出, where 发布 stands only in 发布会.
        """
        told = dict.fromkeys(
            (*(stem for stem in stems(words) if stem), *self._same.get(words, ()), *self._others(words, ""))
        )
        first: tuple[int, int] | None = None
        for said in told:
            place = text.find(said, start)
            if place < 0:
                continue
            if not _NOMINAL.match(text, place + len(said)):
                return place, place + len(said)
            first = first or (place, place + len(said))
        return first

    def _holds(self, words: str, passage: Passage) -> float:
        if words in passage.text:
            return 1.0
        name = next((name for name in self.names if words in name), "")
        if name:
            return self.about(name, passage)
        if words == self.topic and words in passage.near:
            return _SPOKEN
        if any(other in passage.text for other in self._same.get(words, ())):
            return _ALIKE
        if any(len(stem) == 1 and stem in passage.text for stem in stems(words)[1:]):
            return 0.8  # 捐, of 捐给
        if len(words) > 1:
            pairs = bigrams(words)
            return 0.8 * len(pairs & bigrams(passage.text)) / len(pairs)
        return 0.0

    def _others(self, words: str, wants: str) -> tuple[str, ...]:
        """Give other words for what these mean: verbs and nouns of the same property."""
        if not words:
            return ()
        meaning = self.asker.predicates.meaning(words, wants)
        labels = [
            label for label, weight in meaning.labels.items() if weight >= 0.8 and label != words and len(label) > 1
        ]
        names_ = [name for name, weight in meaning.properties.items() if name in meaning.direct or weight >= 0.9]
        verbs = (verb for name in names_[:2] if name not in _VAGUE for verb in self.asker.verbs.get(name, ()))
        return tuple(dict.fromkeys((*labels, *verbs)))


def _shortened(head: str, text: str) -> bool:
    """Tell whether a thing is called by the end of its name: 大桥, of 云江大桥."""
    return bool(re.search(f"(?:^|[，。；：“「、]|该|此|这座|这家|这所|而|但){re.escape(head)}", text))


def verbs_of(asker: Asker) -> dict[str, tuple[str, ...]]:
    """Give the verbs and relation nouns of the lexicon that stand for each property, the longest first."""
    found: dict[str, list[str]] = {}
    lexicon = asker.ontology.lexicon
    pairs: Iterable[tuple[str, str]] = [
        *((verb.property, verb.word) for verb in lexicon.verbs.values() if verb.property),
        *((classes["relation"].split()[0], noun) for noun, classes in lexicon.nouns.items() if classes.get("relation")),
    ]
    for name, words in pairs:
        if len(words) > 1 and "…" not in words:
            found.setdefault(name, []).append(words)
    return {name: tuple(sorted(words, key=lambda one: (-len(one), one))) for name, words in found.items()}
