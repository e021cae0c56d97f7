"""English words into Chinese ones, as far as names, the ontology and a short list know them.

No translation: names become the labels of the graph, words what Chinese texts say for them, and the rest falls away.
What is left is read like a Chinese question.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ask.forms import Wordings
    from kg.ask.names import Names
    from kg.ontology import Ontology

_TOKEN = re.compile(r"[A-Za-z][A-Za-z.&+\-]*(?:'s)?|[0-9][0-9.,%]*|[^\sA-Za-z0-9?,.!;:\"']+|[\"']")
_EMPTY = frozenset(
    "a an the of to in on at for by with from and or but is are was were be been being do does did has have had will would can could should may "
    "might must it its his her their they he she that this these those there as so some any very just also still no".split()
)
_LONGEST = 6  # words of a phrase
_ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("es", ""), ("s", ""))


class Translator:
    """Puts the words of one question into Chinese."""

    def __init__(self, ontology: Ontology, known: Wordings, names: Names) -> None:
        """Hold the lists."""
        self.known = known
        self.names = names
        self.ontology = ontology
        self._properties = {p.en.casefold(): p.zh for p in ontology.vocabulary.properties.values()}

    def chinese(self, text: str) -> str:
        """Give the Chinese words for a stretch of English."""
        words = _TOKEN.findall(text)
        parts: list[str] = []
        place = 0
        while place < len(words):
            for used, said in self._phrases(words, place):
                parts.append(said)
                place += used
                break
            else:
                place += 1
        return "".join(parts)

    def names_in(self, text: str) -> Iterator[tuple[str, str]]:
        """Give the names in a text, as written and as the graph calls them, the longest first at each place."""
        words = list(_TOKEN.finditer(text))
        place = 0
        while place < len(words):
            for used in range(min(_LONGEST, len(words) - place), 0, -1):
                written = text[words[place].start() : words[place + used - 1].end()]
                label = self.name(written)
                if label:
                    yield written, label
                    place += used
                    break
            else:
                place += 1

    def name(self, words: str) -> str:
        """Give the label of the thing with this English name, or with a name that sounds so; nothing if there is none."""
        bare = words.removesuffix("'s")
        if bare.casefold() in _EMPTY or (bare.islower() and len(bare) < 3):
            return ""
        for form in (bare, bare.removesuffix("s"), bare.removesuffix("es")):
            links = self.names.exact(form)
            if links:
                return self.names.title(links[0].iri)
        if bare[:1].isupper() and bare.isascii() and bare.casefold() not in self.known.english:
            near = [link for link in self.names.near(bare) if link.how == "sound"]
            if near:
                return near[0].label
        return ""

    def _phrases(self, words: list[str], place: int) -> Iterator[tuple[int, str]]:
        for used in range(min(_LONGEST, len(words) - place), 0, -1):
            phrase = " ".join(words[place : place + used])
            if not phrase.isascii():
                if used == 1:
                    yield 1, phrase
                continue
            said = self.name(phrase) or self._word(phrase.casefold())
            if said:
                yield used, said

    def _word(self, phrase: str) -> str:
        head, _, rest = phrase.partition(" ")
        for form in _forms(head):
            whole = f"{form} {rest}".strip()
            if whole in self.known.english:
                return self.known.english[whole][0].replace("…", "")
            if whole in self._properties and whole not in _EMPTY:
                return self._properties[whole].replace("…", "")
        return ""


def _forms(word: str) -> Iterator[str]:
    """Give a word and what it may be a form of.

    >>> list(_forms("obsessed"))[:3], list(_forms("studies"))[1]
    (['obsessed', 'obsess', 'obses'], 'study')
    """
    yield word
    for ending, stem in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            bare = word[: -len(ending)] + stem
            yield bare
            if ending in ("ing", "ed") and not stem and bare[-1:] == bare[-2:-1]:
                yield bare[:-1]
