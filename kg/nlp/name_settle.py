"""Settle what several finders say of the same stretch: one name at a place, and how sure it is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Span
from kg.nlp.name_parts import Name
from kg.text.han import is_han

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from kg.nlp.name_words import Words

_STRAYS = frozenset("则也都就又还便曾已将并却再仍原等之说称向在对和与为从")
_ADVERBS = frozenset("却仅只也又便已才")  #: nobody's name opens with them: 匠人|却仅余|五位
_OFTEN = 3  #: mentions that tell what always stands before a name
_OPENS = ("v", "g", "ng", "vg", "ag", "n")  #: flags of what may be the first character of a name
#: Words of one character that stand before names by themselves.
_BEFORE_NAMES = frozenset(
    "在到赴往回离抵经至入进出来去驻访攻占守取克是为叫称说据如让使令请派设省市县区州府国军队人原新老大小"
)
_WIDER = {"Organisation": ("Company",), "Work": ("Law",)}  #: a kind, and the narrower ones that agree with it
_SEEN = 0.4  #: certainty from which the edges that the tagger gives count
_ENOUGH = 0.6  #: certainty of a body at which the place that opens its name gives way
_DOUBTFUL, _CERTAIN = 0.75, 0.9  #: of a name with a stray character, and of the same without
_JOINING = ("和", "同")  #: they join two names, and are the last character of some
#: Behind such a character it shows that it joins nothing: 的, a date, a word of speech, the end.
_NOT_JOINED = (
    r"(?:的|本人|自己|先生|女士|说|称|表示|认为|回忆|[0-9]{1,4}[年月]|[今去昨][年天日]|[，。；：！？、）”」』\n]|\Z)"
)
_SHARE = 0.8  #: finders look at the same words, so that a second one adds less than its own certainty


def settled(found: Iterable[Name]) -> list[Name]:
    """Give the names that do not overlap, by place: what several finders found is surer.

    >>> from kg.model import Span
    >>> a = Name(Span(0, 2), "Organisation", "华信", 0.6, "tagger")
    >>> b = Name(Span(0, 2), "Company", "华信", 0.5, "ending")
    >>> c = Name(Span(1, 3), "Place", "信在", 0.7, "tagger")
    >>> [(one.kind, round(one.certainty, 2)) for one in settled([a, b, c])]
    [('Company', 0.76)]
    """
    best: dict[tuple[int, int], Name] = {}
    for one in _deferring([one for one in found if one.kind != "Person" or one.label[0] not in _ADVERBS]):
        place = (one.span.start, one.span.end)
        old = best.get(place)
        best[place] = one if old is None else _joined(old, one)
    for one in _opened(best.values()):
        best.pop((one.span.start, one.span.end), None)
    order = sorted((-one.certainty, start - end, start, end) for (start, end), one in best.items())
    taken: list[tuple[int, int]] = []
    used: set[int] = set()
    for _, _, start, end in order:
        stretch = range(start, end)
        if used.isdisjoint(stretch):
            used.update(stretch)
            taken.append((start, end))
    return [best[place] for place in sorted(taken)]


def _deferring(found: list[Name]) -> list[Name]:
    """Let the tagger decide where a name begins and ends, if it too sees one there: rules know the words only."""
    seen: dict[int, Name] = {}
    for one in found:
        if one.origin == "tagger" and one.certainty >= _SEEN:
            seen |= dict.fromkeys(range(one.span.start, one.span.end), one)
    given: list[Name] = []
    for one in found:
        other = seen.get(one.span.end - 1) or seen.get(one.span.start)
        if (
            one.origin in ("role", "ending")
            and "某" not in one.label
            and other is not None
            and other.span != one.span
            and _alike(one, other)
        ):
            given.append(replace(other, certainty=_SHARE * one.certainty))
        else:
            given.append(one)
    return given


def _alike(one: Name, other: Name) -> bool:
    """Tell whether two kinds are the same or one is the wider."""
    return one.kind == other.kind or one.kind in _WIDER.get(other.kind, ()) or other.kind in _WIDER.get(one.kind, ())


def _opened(found: Iterable[Name]) -> list[Name]:
    """Give the places that only open the name of something else: 美国|土木工程师学会."""
    wider: dict[int, int] = {}
    places: list[Name] = []
    for one in found:
        if one.kind == "Place":
            places.append(one)
        elif one.certainty >= _ENOUGH and one.kind in ("Company", "Organisation", "Event"):
            wider[one.span.start] = max(wider.get(one.span.start, 0), one.span.end)
    return [one for one in places if wider.get(one.span.start, 0) > one.span.end]


def _joined(one: Name, other: Name) -> Name:
    """Join what two finders say of one stretch."""
    surer, other = (one, other) if one.certainty >= other.certainty else (other, one)
    if other.kind in _WIDER.get(surer.kind, ()):
        surer = replace(surer, kind=other.kind, label=other.label)
    elif surer.kind != other.kind and surer.kind not in _WIDER.get(other.kind, ()):
        return surer
    certainty = 1 - (1 - surer.certainty) * (1 - _SHARE * other.certainty)
    return replace(surer, certainty=certainty)


def agreed(found: list[Name]) -> list[Name]:
    """Settle over the document: one kind for the same characters, no stray character behind a person.

    >>> from kg.model import Span
    >>> sure = Name(Span(0, 2), "Person", "蔡南", 0.9, "tagger")
    >>> [one.label for one in agreed([sure, Name(Span(5, 8), "Person", "蔡南则", 0.7, "tagger")])]
    ['蔡南', '蔡南']
    """
    people = {one.label: one.certainty for one in found if one.kind == "Person"}
    found = [_without_stray(one, people) for one in found]
    votes: dict[str, dict[str, float]] = {}
    for one in found:
        kinds = votes.setdefault(one.label, {})
        kinds[one.kind] = kinds.get(one.kind, 0.0) + one.certainty
    best = {label: max(sorted(kinds), key=kinds.__getitem__) for label, kinds in votes.items()}
    return [one if one.kind == best[one.label] else replace(one, kind=best[one.label]) for one in found]


def widened(words: Words, found: list[Name]) -> list[Name]:
    """Put before a name the rare word of one character that always stands there: 漱|石琴坊.

    >>> from kg.model import Span
    >>> from kg.nlp.name_words import cut
    >>> line = "被告漱石琴坊，与漱石琴坊签约，漱石琴坊不服"
    >>> names = [Name(Span(k, k + 3), "Place", "石琴坊", 0.9, "tagger") for k in (3, 9, 15)]
    >>> {one.label for one in widened(cut(line, [Span(0, len(line))]), names)}
    {'漱石琴坊'}
    """
    first = {one.label: one.span.start for one in reversed(found) if one.kind != "Person"}
    opening = {label: _opening(words, label, start) for label, start in first.items()}
    return [
        replace(one, label=opening[one.label] + one.label, span=Span(one.span.start - 1, one.span.end))
        if opening.get(one.label)
        else one
        for one in found
    ]


def completed(text: str, found: list[Name], surnames: Container[str]) -> list[Name]:
    """Put behind a person the 和 or 同 that always stands there, and once where it joins nothing: 邬景|和|的.

    >>> from kg.model import Span
    >>> line = "总监邬景和辞职，邬景和的信"
    >>> names = [Name(Span(k, k + 2), "Person", "邬景", 0.9, "role") for k in (2, 8)]
    >>> {one.label for one in completed(line, names, {"邬"})}
    {'邬景和'}
    """
    longer = {
        label: label + text[end]
        for label, end in {one.label: one.span.end for one in found if one.kind == "Person"}.items()
        if label[:-1] in surnames and text[end : end + 1] in _JOINING and _is_last(text, label, text[end])
    }
    return [
        replace(one, label=longer[one.label], span=Span(one.span.start, one.span.end + 1))
        if one.label in longer
        else one
        for one in found
    ]


def _is_last(text: str, label: str, last: str) -> bool:
    """Tell whether a character that may join two names is the last of one, by all places where it stands."""
    behind = re.compile(re.escape(label + last) + _NOT_JOINED)
    return text.count(label) == text.count(label + last) and behind.search(text) is not None


def _opening(words: Words, label: str, first: int) -> str:
    """Give the character that stands before a name wherever it stands, if it is a word that is part of the name."""
    text, at = words.text, words.at.get(first - 1)
    if at is None or words.flag(at) not in _OPENS or not is_han(text[first - 1]) or text[first - 1] in _BEFORE_NAMES:
        return ""
    starts = [hit.start() for hit in re.finditer(re.escape(label), text)]
    before = {text[start - 1 : start] for start in starts}
    apart = len({text[max(0, start - 2) : start - 1] for start in starts}) > 1
    return text[first - 1] if len(starts) >= _OFTEN and len(before) == 1 and apart else ""


def absorbed(found: list[Name], sure: Mapping[str, float]) -> list[Name]:
    """Take stray characters off names that are doubtful as they stand, but sure without: 职|衡通公司.

    >>> one = Name(Span(4, 9), "Company", "职衡通公司", 0.51, "tagger")
    >>> [(done.label, done.span) for done in absorbed([one], {"衡通公司": 0.95})]
    [('衡通公司', Span(start=5, end=9))]
    """
    return [_absorbed(one, sure) if one.certainty < _DOUBTFUL else one for one in found]


def _absorbed(one: Name, sure: Mapping[str, float]) -> Name:
    start, end = one.span.start, one.span.end
    for off in (1, 2):
        for cut, span in ((one.label[off:], (start + off, end)), (one.label[:-off], (start, end - off))):
            if sure.get(cut, 0.0) >= _CERTAIN and len(cut) > 1:
                return replace(one, label=cut, span=Span(*span), certainty=sure[cut])
    return one


def _without_stray(one: Name, people: dict[str, float]) -> Name:
    """Take a word of grammar off the end of a person who is named without it elsewhere."""
    shorter = one.label[:-1]
    if one.kind != "Person" or one.label[-1] not in _STRAYS or people.get(shorter, 0.0) < one.certainty:
        return one
    return replace(one, span=Span(one.span.start, one.span.end - 1), label=shorter)
