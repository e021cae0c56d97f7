"""Match constructions where a predicate starts.

Constructions are indexed by the characters they can start with, so their number costs nothing where none fits.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.nodes import Clause, Core, Phrase
from kg.nlp import token as t
from kg.ontology.constructions import Choice, Construction, Part, Slot, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.grammar.parse import Parse

Sieved = tuple[Construction, re.Pattern[str]]  #: a construction with a sieve that all its matches pass

_ABOUT = frozenset(
    "约 近 逾 超 超过 不足 将近 大约 左右 以上 以下 以内 上下 多 余 起 不等 初 末 底 年 月 日 间".split()
)
_PARTICLES = frozenset("的了着过是")
_PHRASE = 5  # code points from which a literal is a phrase of several words
_THINGS = t.N | t.R | t.V | t.NAME | t.VALUE | t.T | t.IDIOM  # a slot wants more than an adjective
_KEPT = 20_000  # words of which it is kept whether a construction may start with them
_PLAIN_NOUN = 0.3  # cost up to which a group of nouns is one noun


class Matcher:
    """All constructions of an ontology, ready to be matched."""

    def __init__(self, constructions: Iterable[Construction]) -> None:
        self.by_first: dict[str, list[tuple[Construction, re.Pattern[str], tuple[str, ...]]]] = {}  #: with first words
        self.first_words: dict[str, set[str]] = {}
        self.opening: dict[str, bool] = {}  #: what `opens` found for words that begin as constructions do
        self.words: set[str] = set()  #: of two characters or more, in any pattern: the segmenter keeps them whole
        self.by_id: dict[str, Construction] = {}
        for one in constructions:
            self.by_id[one.id] = one
            sieve = re.compile(f"(?:{_sieve(one.parts)})[了着过的吗呢吧啊呀]*", re.DOTALL)
            firsts = _firsts(one.parts)
            for word in firsts:
                if len(word) > 1:
                    self.first_words.setdefault(word[0], set()).add(word)
            self.words.update(
                word for word in _literals(one.parts) if 1 < len(word) < _PHRASE and not _PARTICLES & set(word)
            )
            for first in sorted({word[0] for word in firsts}):
                own = tuple(word for word in firsts if word[0] == first)
                self.by_first.setdefault(first, []).append((one, sieve, own))

    def opens(self, word: str) -> bool:
        """Tell whether a construction may start with a token, whatever the segmenter takes it for: 被誉为, 改编自."""
        firsts = self.first_words.get(word[0])
        if firsts is None:
            return False
        found = self.opening.get(word)
        if found is None:
            found = any(word.startswith(first) or first.startswith(word) for first in firsts)
            if len(self.opening) < _KEPT:
                self.opening[word] = found
        return found

    def match(self, grammar: Parse, i: int, j: int) -> Core | None:
        """Give the cheapest construction that covers tokens ``[i, j)``, but for final particles."""
        candidates = grammar.openings.get(i)
        if candidates is None:
            candidates = grammar.openings[i] = self._opened(grammar, i)
        if not candidates:
            return None
        text = grammar.text(i, j)
        best: Core | None = None
        for one, sieve in candidates:
            if sieve.fullmatch(text) is None:
                continue
            for slots in _Walk(grammar, i, j).run(one.parts):
                said = len(text) - sum(len(grammar.text(phrase.start, phrase.end)) for phrase in slots.values())
                cost = sum(phrase.cost for phrase in slots.values()) - 0.04 - 0.02 * said
                if best is None or cost < best.cost:
                    best = Core("construction", i, j, one.label, "", construction=one.id, slots=slots, cost=cost)
        return best

    def _opened(self, grammar: Parse, i: int) -> list[Sieved]:
        """Give the constructions whose first word stands at a token."""
        candidates = self.by_first.get(grammar.tokens[i].text[0], ())
        words, place = grammar.words, grammar.offsets[i]
        return [(one, sieve) for one, sieve, firsts in candidates if words.startswith(firsts, place)]


class _Walk:
    """One attempt to lay a pattern over tokens ``[i, j)``."""

    def __init__(self, grammar: Parse, i: int, j: int) -> None:
        self.grammar = grammar
        self.start = i
        self.end = j
        first = grammar.offsets[i]
        self.at = {grammar.offsets[k] - first: k for k in range(i, j + 1)}
        self.text = grammar.text(i, j)

    def run(self, parts: tuple[Part, ...]) -> Iterator[dict[str, Phrase]]:
        yield from self._step(parts, 0, {})

    def _step(self, parts: tuple[Part, ...], place: int, slots: dict[str, Phrase]) -> Iterator[dict[str, Phrase]]:
        if not parts:
            if self._finished(place):
                yield slots
            return
        part, rest = parts[0], parts[1:]
        if isinstance(part, Words):
            if self.text.startswith(part.text, place):
                yield from self._step(rest, place + len(part.text), slots)
        elif isinstance(part, Choice):
            for option in part.options:
                first = option[0] if option else None
                if not isinstance(first, Words) or self.text.startswith(first.text, place):
                    yield from self._step((*option, *rest), place, slots)
        else:
            yield from self._slot(part, rest, place, slots)

    def _slot(
        self, part: Slot, rest: tuple[Part, ...], place: int, slots: dict[str, Phrase]
    ) -> Iterator[dict[str, Phrase]]:
        first = self.at.get(place)
        if first is None:
            return
        following = _firsts(rest) if rest and not _may_be_absent(rest) else ()
        for end, last in self.at.items():
            if end <= place or (following and not self.text.startswith(following, end)):
                continue
            if not rest and not self._finished(end):
                continue
            phrase = self._fill(part, first, last)
            if phrase is not None:
                yield from self._step(rest, end, {**slots, part.name: phrase})

    def _fill(self, part: Slot, first: int, last: int) -> Phrase | None:
        grammar = self.grammar
        if part.type == "Value":
            return _value(grammar, first, last)
        if part.type == "Noun":
            return grammar.phrase(first, last) if grammar.flat(first, last) < _PLAIN_NOUN else None
        if part.type == "Clause":
            clause: Clause | None = grammar.clause(first, last)
            return (
                Phrase(first, last, first, (), clause.cost)
                if clause is not None and clause.predicate is not None
                else None
            )
        phrase = grammar.phrase(first, last)
        if phrase is not None and phrase.cost < 1:
            if not any(grammar.cats[k] & _THINGS for k in range(first, last)):
                return None
            measured = last - first > 1 and grammar.cats[last - 1] & t.VALUE and grammar.cats[first] & t.N
            return replace(phrase, cost=phrase.cost + 0.2) if measured else phrase  # 船厂35% of 收购船厂35%的股权
        if first and grammar.tokens[first - 1].text.endswith("指"):
            return _headed(grammar, first, last)
        if grammar.cats[first] & (t.V | t.P | t.A):
            act = grammar.predicate(first, last)  # 以夺冠为目标, 以保护湿地为宗旨
            if act is not None and act.cost < 0.7:
                return Phrase(first, last, first, (), max(0.0, act.cost) + 0.2)
        return None

    def _finished(self, place: int) -> bool:
        k = self.at.get(place)
        return k is not None and all(self.grammar.cats[m] & (t.Y | t.ASP) for m in range(k, self.end))


def _headed(grammar: Parse, first: int, last: int) -> Phrase | None:
    """Read a definition whose noun is plain, whatever stands before it: 以门店为货源、在一小时内交付的|零售形态."""
    mark = next((k for k in range(last - 2, first, -1) if grammar.cats[k] & t.DE), None)
    if mark is None or not grammar.cats[last - 1] & t.N or grammar.flat(mark + 1, last) >= _PLAIN_NOUN:
        return None
    return Phrase(first, last, mark + 1, (), 0.3)


def _sieve(parts: tuple[Part, ...]) -> str:
    """Give a regular expression that every text of a pattern matches, whatever fills its slots."""
    shown = ""
    for part in parts:
        if isinstance(part, Words):
            shown += re.escape(part.text)
        elif isinstance(part, Slot):
            shown += ".+?"
        else:
            shown += f"(?:{'|'.join(_sieve(option) for option in part.options)})"
    return shown


def _value(grammar: Parse, first: int, last: int) -> Phrase | None:
    """Read tokens as an amount or a date, with 约 before it and 左右 behind it."""
    cats = grammar.cats
    ordinal = grammar.tokens[first].text[0] == "第" and bool(cats[first] & t.M)
    if not ordinal and not any(cats[k] & t.VALUE for k in range(first, last)):
        return None
    fit = all(cats[k] & (t.VALUE | t.M | t.Q | t.T) or grammar.tokens[k].text in _ABOUT for k in range(first, last))
    return Phrase(first, last, first) if fit else None


def _literals(parts: tuple[Part, ...]) -> Iterator[str]:
    """Give all words of a pattern."""
    for part in parts:
        if isinstance(part, Words):
            yield part.text
        elif isinstance(part, Choice):
            for option in part.options:
                yield from _literals(option)


def _firsts(parts: tuple[Part, ...]) -> tuple[str, ...]:
    """Give the words a sequence can start with; empty where it starts with a slot."""
    if not parts:
        return ()
    part = parts[0]
    if isinstance(part, Words):
        return (part.text,)
    if isinstance(part, Slot):
        return ()
    found: list[str] = []
    for option in part.options:
        found += _firsts((*option, *parts[1:]))
    return tuple(dict.fromkeys(found))


def _may_be_absent(parts: tuple[Part, ...]) -> bool:
    """Tell whether a slot may follow, or nothing at all, before any word of a sequence."""
    if not parts:
        return True
    part = parts[0]
    if isinstance(part, Words):
        return False
    if isinstance(part, Slot):
        return True
    return any(_may_be_absent((*option, *parts[1:])) for option in part.options)
