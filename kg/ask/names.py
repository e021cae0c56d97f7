"""The names of things: from words of a question to things of a graph.

Exact names are looked up by indexes, so that a large graph costs no more than a small one. Where no name is exact, `near`
compares those that sound so, differ by one character, or share most pairs of characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.ask.gazetteer import Gazetteer
from kg.ask.likeness import distance, likeness, plain
from kg.ask.sounds import sound, sounds_like
from kg.model import Entity
from kg.rdf import names
from kg.rdf.iri import entity_iri
from kg.rdf.names import ENTITY, term
from kg.rdf.terms import Literal, NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ontology import Ontology
    from kg.store import Store

SURE = 0.85  #: score from which words are taken for the name of a thing: what is only like it is not meant
LONGEST = 30  #: characters of a name that is looked for in a question
_LANGUAGES = (names.SIMPLIFIED, names.TRADITIONAL, "en", "zh", "")
_ALIASES = frozenset(
    f"kg:{p}" for p in "alias shortName formerName birthName courtesyName penName englishName renamedTo".split()
)
_GUESSES = 24
_DIGITS = re.compile("[0-9]+")
_PHRASE = 40  # characters of words that may be a name
_SPOKEN = 20_000  # names up to which pinyin is tried with every reading of every character


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A thing that words may mean, and how surely."""

    score: float
    iri: str
    label: str
    how: str = "label"  #: label, alias, likeness, spelling, sound


@dataclass(frozen=True, slots=True)
class Found:
    """A name found in a text."""

    start: int
    end: int
    words: str
    links: tuple[Link, ...]


class Names:
    """The names of the things of one graph."""

    def __init__(self, store: Store, ontology: Ontology) -> None:
        """Look at the store; nothing is read yet."""
        self.store = store
        self.ontology = ontology
        self._exact: dict[str, tuple[Link, ...]] = {}
        self._resolved: dict[str, tuple[Link, ...]] = {}

    def exact(self, words: str) -> tuple[Link, ...]:
        """Give the things that have these words for a name or an alias."""
        known = self._exact.get(words)
        if known is None:
            known = self._exact[words] = tuple(self._look_up(words))
        return known

    def _look_all_up(self, text: str) -> None:
        """Look all stretches of a text up at once."""
        if self._made is None:
            return
        spans = {text[a:b] for a in range(len(text)) for b in range(a + 2, min(len(text), a + LONGEST) + 1)}
        missing = spans - self._exact.keys()
        forms = {words: [form for form, _ in self._forms(words)] for words in missing}
        found = self._made.exact(form for told in forms.values() for form in told)
        for words, told in forms.items():
            links = {
                iri: Link(1.0, iri, form, "label" if form == words else "alias")
                for form in told
                for iri in found.get(form, ())
            }
            self._exact[words] = tuple(links.values())

    def title(self, iri: str) -> str:
        """Give the Simplified label of a thing, else any."""
        labels = [t.object for t in self.store.match(NamedNode(iri), names.LABEL) if isinstance(t.object, Literal)]
        labels.sort(key=lambda one: (one.language != names.SIMPLIFIED, one.value))
        return labels[0].value if labels else iri.removeprefix(ENTITY)

    def within(self, text: str) -> list[Found]:
        """Find the names in a text; the longest at each place, from left to right."""
        self._look_all_up(text)
        found: list[Found] = []
        place = 0
        while place < len(text):
            hit = next((f for f in self._at(text, place)), None)
            if hit is None:
                place += 1
            else:
                found.append(hit)
                place = hit.end
        return found

    def resolve(self, words: str) -> tuple[Link, ...]:
        """Give what words may mean, the likeliest first: by name, by alias, else by likeness."""
        if len(words) > _PHRASE:
            return ()
        known = self._resolved.get(words)
        if known is None:
            links = self.exact(words) or self.exact(plain(words))
            known = self._resolved[words] = tuple(self._with_equals(links or self.near(words)))
        return known

    def near(self, words: str) -> tuple[Link, ...]:
        """Give the things whose names are like these words, or sound or are spelt nearly so."""
        scored: dict[str, Link] = {}
        for label, iri in self._candidates(words):
            score, how = _nearness(words, label)
            if score >= 0.5 and (iri not in scored or scored[iri].score < score):
                scored[iri] = Link(score, iri, label, how)
        return tuple(sorted(scored.values(), reverse=True)[:_GUESSES])

    # Look-up

    def _look_up(self, words: str) -> Iterator[Link]:
        seen: set[str] = set()
        for form, how in self._forms(words):
            for iri in self._labelled(form):
                if iri not in seen:
                    seen.add(iri)
                    yield Link(1.0, iri, form, how)

    def _forms(self, words: str) -> Iterator[tuple[str, str]]:
        yield words, "label"
        canonical = self.ontology.lexicon.aliases.get(words) or self._english.get(words.casefold())
        if canonical and canonical != words:
            yield canonical, "alias"
        if words.upper() != words:
            yield words.upper(), "label"

    def _labelled(self, words: str) -> Iterator[str]:
        store = self.store
        for place in (names.LABEL, term("skos:altLabel")):
            for language in _LANGUAGES:
                literal = Literal(words, language=language) if language else Literal(words)
                for found in store.match(None, place, literal):
                    if isinstance(found.subject, NamedNode) and found.subject.value.startswith(ENTITY):
                        yield found.subject.value
        iri = entity_iri(Entity(words))
        if next(iter(store.match(iri, names.TYPE)), None) is not None:
            yield iri.value

    @cached_property
    def _english(self) -> dict[str, str]:
        return {one.english.casefold(): one.label for one in self.ontology.lexicon.terms.values() if one.english}

    def _at(self, text: str, place: int) -> Iterator[Found]:
        for end in range(min(len(text), place + LONGEST), place + 1, -1):
            words = text[place:end]
            if _cuts_a_word(text, place, end):
                continue
            links = self.exact(words)
            if links:
                yield Found(place, end, words, links)

    # Equal things

    def _with_equals(self, links: tuple[Link, ...]) -> Iterator[Link]:
        """Add what the graph says is another name of the same thing."""
        seen = {link.iri for link in links}
        yield from links
        for link in links[:3]:
            for iri in self._equals(link.iri):
                if iri not in seen:
                    seen.add(iri)
                    yield Link(link.score * 0.98, iri, link.label, "alias")

    def _equals(self, iri: str) -> Iterator[str]:
        node = NamedNode(iri)
        for name in sorted(_ALIASES):
            for found in self.store.match(node, term(name)):
                if isinstance(found.object, NamedNode):
                    yield found.object.value
                elif isinstance(found.object, Literal):
                    yield from (link.iri for link in self.exact(found.object.value))
            for found in self.store.match(None, term(name), node):
                if isinstance(found.subject, NamedNode) and found.subject.value.startswith(ENTITY):
                    yield found.subject.value

    # Likeness

    def _candidates(self, words: str) -> Iterator[tuple[str, str]]:
        """Give names worth comparing."""
        seen: set[tuple[str, str]] = set()
        for found in self.gazetteer.near(words, _GUESSES * 8):
            if found not in seen:
                seen.add(found)
                yield found
        if words.isascii() and words.replace(" ", "").isalpha():
            yield from (found for found in self.gazetteer.short(_SPOKEN) if sounds_like(found[0], words))

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Give the index of names; it is made where it is missing."""
        return Gazetteer.of(self.store, self.ontology.lexicon)

    @cached_property
    def _made(self) -> Gazetteer | None:
        """Give the index only if it is there: to look exact names up, the store will do."""
        return Gazetteer.beside(self.store)


def _cuts_a_word(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch begins or ends within a Latin word or a number."""

    def joined(k: int) -> bool:
        return (
            0 < k < len(text)
            and text[k - 1].isascii()
            and text[k].isascii()
            and text[k - 1].isalnum()
            and text[k].isalnum()
        )

    return joined(start) or joined(end)


def _nearness(words: str, label: str) -> tuple[float, str]:
    score = likeness(words, label)
    if score >= 0.7:
        return score, "likeness"
    bare, other = plain(words), plain(label)
    if _DIGITS.findall(bare) != _DIGITS.findall(other):
        return score, "likeness"
    if len(other) > 1 and (sound(bare) == sound(other) if len(bare) > 1 else False):
        return 0.88, "sound"
    if words.isascii() and len(other) > 1 and sounds_like(label, words):
        return 0.88, "sound"
    if len(other) > 2 and distance(bare, other, 1 + (len(other) > 5)) <= 1 + (len(other) > 5):
        return 0.8, "spelling"
    return score, "likeness"
