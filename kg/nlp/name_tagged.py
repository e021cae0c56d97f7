"""Names that the tagger found, mended where its edges or kinds are known to slip."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Span
from kg.nlp.name_parts import Name
from kg.nlp.name_words import everyday
from kg.nlp.tagger import tagger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.nlp.name_lists import NameLists
    from kg.nlp.name_words import Words

_BEFORE = frozenset("据由在为与和对向从被将把于至及同跟以经给让该")  #: words of grammar that the tagger takes for a first character
_AFTER = frozenset("则也都就又还便曾已将并却再仍")
_REIGN = re.compile(r"(?:元|[一二三四五六七八九十]{1,3})年|年间|年号|初年|末年|朝")
_DOUBT = 0.5  #: what is left of the certainty where the whole name is an everyday word


def tagged(words: Words, lists: NameLists) -> Iterator[Name]:
    """Give the names that the tagger finds, by place."""
    for one in tagger().tag(words):
        start, end = _edges(words, one.start, one.end, one.kind)
        label = words.text[start:end]
        if one.kind != "Organisation" and _REIGN.match(words.text, end) and end - start == 2:  # noqa: PLR2004
            continue  # 康熙二十三年: the name of an era
        certainty = one.certainty
        if everyday(label) and label not in lists.known:
            certainty *= _DOUBT
        yield Name(Span(start, end), kind_of(label, one.kind, lists), label, certainty, "tagger")


def _edges(words: Words, start: int, end: int, kind: str) -> tuple[int, int]:
    """Take off a word of grammar that stands at either edge."""
    text = words.text
    if end - start > 2 and text[start] in _BEFORE and _stands_alone(words, start):  # noqa: PLR2004
        start += 1
    if kind == "Person" and end - start > 2 and text[end - 1] in _AFTER and (end - 1) in words.at:  # noqa: PLR2004
        end -= 1
    return start, end


def _stands_alone(words: Words, start: int) -> bool:
    """Tell whether the character at ``start`` is a word, or the first of a word that the segmenter made up."""
    k = words.at.get(start)
    if k is None:
        return False
    word = words.word(k)
    return len(word) == 1 or not everyday(word) and words.flag(k) not in ("nr", "nrt", "nt")


def kind_of(label: str, kind: str, lists: NameLists) -> str:
    """Narrow the kind that the tagger gave: a company by its ending or by being known."""
    if kind != "Organisation":
        return kind
    if "Company" in lists.known.get(label, ()):
        return "Company"
    for size in range(min(6, len(label)), 0, -1):
        ending = lists.endings.get(label[-size:])
        if ending in ("Company", "Organisation"):
            return ending
    return kind
