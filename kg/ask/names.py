"""The names of things: from words of a question to things of a graph.

Exact names are looked up in the indexes of the store, so that a large graph costs no more than a small one. Where no
name is exact, `near` looks for the likest: over all names of a small graph, by an index of character pairs in a large
one, which is made once, when it is first needed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.rdf.terms import Literal, NamedNode

from kg.ask.likeness import bigrams, distance, likeness, plain
from kg.ask.sounds import sound, sounds_like
from kg.model import Entity
from kg.rdf import names
from kg.rdf.iri import entity_iri
from kg.rdf.names import ENTITY, term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ontology import Ontology
    from kg.store import Store

LONGEST = 30  #: characters of a name that is looked for in a question
_LANGUAGES = (names.SIMPLIFIED, names.TRADITIONAL, "en", "zh", "")
_ALIASES = frozenset(f"kg:{p}" for p in "alias shortName formerName birthName courtesyName penName englishName renamedTo".split())
_COMMON = 4_000  # names that share a pair of characters; commoner pairs tell too little to be followed
_GUESSES = 24
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

    def title(self, iri: str) -> str:
        """Give the Simplified label of a thing, else any."""
        labels = [t.object for t in self.store.match(NamedNode(iri), names.LABEL) if isinstance(t.object, Literal)]
        labels.sort(key=lambda one: (one.language != names.SIMPLIFIED, one.value))
        return labels[0].value if labels else iri.removeprefix(ENTITY)

    def within(self, text: str) -> list[Found]:
        """Find the names in a text; the longest at each place, from left to right."""
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

    def holding(self, words: str) -> list[str]:
        """Give the things whose names hold these words."""
        return [iri for label, iri in self._candidates(words) if words in label]

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
        """Give names worth comparing: those that share most pairs of characters, or the sound."""
        wanted = bigrams(plain(words))
        counted: Counter[int] = Counter()
        for pair in wanted:
            places = self._pairs.get(pair, ())
            if len(places) <= _COMMON:
                counted.update(places)
        if not counted:  # every pair is broken where characters changed places
            for c in set(plain(words)):
                places = self._characters.get(c, ())
                if len(places) <= _COMMON:
                    counted.update(places)
        likest = [place for place, _ in sorted(counted.items(), key=lambda one: (-one[1], one[0]))[: _GUESSES * 8]]
        heard = self._sounds.get(sound(words), [])
        if not heard and words.isascii() and len(self._labels) <= _SPOKEN:
            heard = [at for at, (label, _) in enumerate(self._labels) if len(label) <= 6 and sounds_like(label, words)]
        for place in dict.fromkeys((*heard, *likest)):
            yield self._labels[place]

    @cached_property
    def _labels(self) -> list[tuple[str, str]]:
        found = {
            (t.object.value, t.subject.value)
            for place in (names.LABEL, term("skos:altLabel"))
            for t in self.store.match(None, place)
            if isinstance(t.object, Literal) and isinstance(t.subject, NamedNode) and t.subject.value.startswith(ENTITY)
        }
        lexicon = self.ontology.lexicon
        for alias, label in lexicon.aliases.items():
            iri = entity_iri(Entity(label)).value
            if (label, iri) in found:
                found.add((alias, iri))
        return sorted(found)

    @cached_property
    def _pairs(self) -> dict[str, list[int]]:
        pairs: dict[str, list[int]] = defaultdict(list)
        for place, (label, _) in enumerate(self._labels):
            for pair in bigrams(plain(label)):
                pairs[pair].append(place)
        return pairs

    @cached_property
    def _characters(self) -> dict[str, list[int]]:
        characters: dict[str, list[int]] = defaultdict(list)
        for place, (label, _) in enumerate(self._labels):
            for c in set(plain(label)):
                characters[c].append(place)
        return characters

    @cached_property
    def _sounds(self) -> dict[str, list[int]]:
        sounds: dict[str, list[int]] = defaultdict(list)
        for place, (label, _) in enumerate(self._labels):
            if 1 < len(label) <= 12:  # longer names are not written by their sound
                sounds[sound(label)].append(place)
        return sounds


def _cuts_a_word(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch begins or ends within a Latin word or a number."""

    def joined(k: int) -> bool:
        return 0 < k < len(text) and text[k - 1].isascii() and text[k].isascii() and text[k - 1].isalnum() and text[k].isalnum()

    return joined(start) or joined(end)


def _nearness(words: str, label: str) -> tuple[float, str]:
    score = likeness(words, label)
    if score >= 0.7:
        return score, "likeness"
    bare, other = plain(words), plain(label)
    if len(other) > 1 and (sound(bare) == sound(other) if len(bare) > 1 else False):
        return 0.88, "sound"
    if words.isascii() and len(other) > 1 and sounds_like(label, words):
        return 0.88, "sound"
    if len(other) > 2 and distance(bare, other, 1 + (len(other) > 5)) <= 1 + (len(other) > 5):
        return 0.8, "spelling"
    return score, "likeness"
