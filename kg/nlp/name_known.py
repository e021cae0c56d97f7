"""Names known beforehand: those of the lexicon, and well-known ones."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kg.model import Span
from kg.nlp.name_finder import Finder
from kg.nlp.name_lists import known_names, name_roles
from kg.nlp.name_parts import Name
from kg.nlp.name_tagged import of_reign
from kg.nlp.name_words import everyday, made_up

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from kg.nlp.name_words import Words
    from kg.ontology.lexicon import Lexicon

_NAMED = frozenset("Person Organisation Company Place Product Work Law Event".split())
_SINGLE = {"Person": 0.75, "Organisation": 0.75, "Company": 0.8, "Place": 0.8, "Event": 0.9}
_LONG = 4
_SHORT = 0.15  #: a name of two characters is that much less sure


def listed(text: str, points: NDArray[np.uint16], lexicon: Lexicon) -> Iterator[Name]:
    """Give the names of the lexicon, under the label that it gives them."""
    for start, end in _finder_of(lexicon).met(text, points):
        term = lexicon.terms[lexicon.aliases[text[start:end]]]
        yield Name(Span(start, end), term.kind, term.label, 0.97, "lexicon")


def well_known(text: str, points: NDArray[np.uint16], words: Words) -> Iterator[Name]:
    """Give the well-known names that mean one kind of thing, and whose edges are edges of words."""
    for start, end in _finder().met(text, points):
        label = text[start:end]
        if (start not in words.at or end not in words.at) and not _joined(words, start, end):
            continue
        kind = _kind(words, label, end)
        if not kind:
            continue
        if of_reign(text, start, end) or (kind != "Place" and everyday(label)):
            continue
        certainty = _SINGLE[kind] - (_SHORT if end - start == 2 else 0)
        yield Name(Span(start, end), kind, label, certainty, "known")


def _kind(words: Words, label: str, end: int) -> str:
    """Give the kind of a known name; of several kinds a body, if a role follows, else none."""
    kinds = known_names()[label]
    if len(kinds) == 1:
        return kinds[0]
    close = words.text.find("）", end, end + 20) + 1 if words.text[end : end + 1] == "（" else end
    role = words.word(words.at.get(close, -1))
    return next((kind for kind in kinds if kind in ("Company", "Organisation")), "") if role in name_roles() else ""


def _joined(words: Words, start: int, end: int) -> bool:
    """Tell whether the segmenter joined two known names to one word: 浙江嘉兴."""
    k = words.index(start)
    word, first = words.word(k), words.starts[k]
    if not made_up(word) or end > words.end(k):
        return False
    known = known_names()
    before, after = word[: start - first], word[end - first :]
    if end - start >= _LONG and not before:
        return True  # 中国科学院学部
    return all(part in known or len(part) == 1 for part in (before, after) if part)


_LATEST: list[tuple[Lexicon, Finder]] = []  # one lexicon serves a whole run


def _finder_of(lexicon: Lexicon) -> Finder:
    for known, finder in _LATEST:
        if known is lexicon:
            return finder
    finder = Finder(alias for alias, label in lexicon.aliases.items() if lexicon.terms[label].kind in _NAMED)
    _LATEST[:] = [(lexicon, finder)]
    return finder


@lru_cache(maxsize=1)
def _finder() -> Finder:
    return Finder(name for name, kinds in known_names().items() if kinds != ("part",))
