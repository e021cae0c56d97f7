"""Names that the tagger found, mended where its edges or kinds are known to slip."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Span
from kg.nlp.name_parts import Name
from kg.nlp.name_words import everyday, made_up
from kg.nlp.tagger import tagger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.nlp.name_lists import NameLists
    from kg.nlp.name_words import Words

_BEFORE = frozenset(
    "据由在为与和对向从被将把于至及同跟以因经给让该"
)  #: words of grammar that the tagger takes for a first character
_AFTER = frozenset("则也都就又还便曾已将并却再仍原等")
_LINES = ("报道", "报导", "讯", "电")  #: what follows the place in a byline
_REIGN = re.compile(r"(?:元|[一二三四五六七八九十]{1,3})年|年间|年号|初年|末年|朝|时")
_LATIN = re.compile(r"[A-Za-z0-9 .&'-]+")
_BUILT = frozenset(
    "大学 学院 博物馆 图书馆 美术馆 医院 银行 研究院 研究所 中学 小学 出版社 电视台 公司 集团".split()
)  #: bodies that are places too
_LONG, _SURE = 12, 0.8  #: people and places with longer names must be that sure
_DOUBT = 0.5  #: what is left of the certainty where the whole name is an everyday word, or Latin letters in brackets


def tagged(words: Words, lists: NameLists) -> Iterator[Name]:
    """Give the names that the tagger finds, by place."""
    for one in tagger().tag(words):
        start, end = _edges(words, one.start, one.end, one.kind, lists)
        label = words.text[start:end]
        if one.kind != "Organisation" and of_reign(words.text, start, end):
            continue
        certainty = one.certainty
        if label not in lists.known and (everyday(label) or _in_brackets(words.text, start, end)):
            certainty *= _DOUBT
        if one.kind != "Organisation" and end - start > _LONG and certainty < _SURE:
            continue
        yield Name(Span(start, end), kind_of(label, one.kind, lists), label, certainty, "tagger")


def of_reign(text: str, start: int, end: int) -> bool:
    """Tell whether a word names an era, not a person: 康熙二十三年."""
    return end - start == 2 and _REIGN.match(text, end) is not None


def _in_brackets(text: str, start: int, end: int) -> bool:
    """Tell whether a name is Latin letters alone in brackets: the short form of what stands before."""
    return (
        text[start - 1 : start] in ("（", "(")
        and text[end : end + 1] in ("）", ")")
        and _LATIN.fullmatch(text, start, end) is not None
    )


def _edges(words: Words, start: int, end: int, kind: str, lists: NameLists) -> tuple[int, int]:
    """Take off a word of grammar that stands at either edge."""
    text = words.text
    known = any(text[start : start + size] in lists.known for size in (2, 3, 4))
    if end - start > 2 and text[start] in _BEFORE and not known and _stands_alone(words, start):
        start += 1
    tail = next((one for one in _LINES if text.endswith(one, start, end)), "")
    if tail and kind != "Person" and end - start > len(tail) + 1:
        end -= len(tail)
    long = end - start == 4 and text[start : start + 2] not in lists.surnames and "·" not in text[start:end]
    if kind == "Person" and end - start > 2 and text[end - 1] in _AFTER and (long or (end - 1) in words.at):
        end -= 1
    return start, end


def _stands_alone(words: Words, start: int) -> bool:
    """Tell whether the character at ``start`` is a word, or the first of a word that the segmenter made up."""
    k = words.at.get(start)
    if k is None:
        return False
    word = words.word(k)
    return len(word) == 1 or made_up(word)


def kind_of(label: str, kind: str, lists: NameLists) -> str:
    """Narrow the kind that the tagger gave: a body by its ending, a company by being known."""
    if kind == "Person":
        return kind
    if kind == "Organisation" and "Company" in lists.known.get(label, ()):
        return "Company"
    for size in range(min(6, len(label)), 0, -1):
        ending = lists.endings.get(label[-size:])
        if ending in ("Company", "Organisation") and (kind == "Organisation" or label[-size:] in _BUILT):
            return ending
    return kind
