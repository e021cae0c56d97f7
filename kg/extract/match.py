"""Match constructions where a predicate starts.

Constructions are indexed by the characters they can start with, so their number costs nothing where none fits.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.nodes import Clause, Core, Phrase
from kg.extract.patterns import Fork, Gap, Literal, Node, first_words, linked, literals, sieve
from kg.nlp import token as t
from kg.ontology.constructions import Construction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.grammar.parse import Parse
    from kg.ontology.constructions import Slot

#: A construction: its place among all, itself, a sieve that all its matches pass, and its pattern linked.
Sieved = tuple[int, Construction, re.Pattern[str], Node]
#: Constructions with one first word, behind a sieve that the matches of each of them pass.
Sifted = tuple[re.Pattern[str], list[Sieved]]

_ABOUT = frozenset(
    "约 近 逾 超 超过 不足 将近 大约 左右 以上 以下 以内 上下 多 余 起 不等 初 末 底 年 月 日 间".split()
)
_PARTICLES = frozenset("的了着过是")
_PHRASE = 5  # code points from which a literal is a phrase of several words
_THINGS = t.N | t.R | t.V | t.NAME | t.VALUE | t.T | t.IDIOM  # a slot wants more than an adjective
_RATE = 3  # tokens of an amount for each of something
_KEPT = 20_000  # words of which it is kept whether a construction may start with them
_PLAIN_NOUN = 0.3  # cost up to which a group of nouns is one noun


class Matcher:
    """All constructions of an ontology, ready to be matched."""

    def __init__(self, constructions: Iterable[Construction]) -> None:
        self.by_first: dict[str, dict[str, Sifted]] = {}  #: first character -> first words -> what may start so
        self.first_words: dict[str, set[str]] = {}
        self.opening: dict[str, bool] = {}  #: what `opens` found for words that begin as constructions do
        self.words: set[str] = set()  #: of two characters or more, in any pattern: the segmenter keeps them whole
        self.by_id: dict[str, Construction] = {}
        opened: dict[str, list[Sieved]] = {}
        for place, one in enumerate(constructions):
            self.by_id[one.id] = one
            ready = (place, one, sieve(one.parts), linked(one.parts))
            for word in first_words(ready[-1]):
                opened.setdefault(word, []).append(ready)
                if len(word) > 1:
                    self.first_words.setdefault(word[0], set()).add(word)
            self.words.update(
                word for word in literals(one.parts) if 1 < len(word) < _PHRASE and not _PARTICLES & set(word)
            )
        for word, same in opened.items():
            alone = len(same) == 1
            together = same[0][2] if alone else re.compile("|".join(one[2].pattern for one in same), re.DOTALL)
            self.by_first.setdefault(word[0], {})[word] = together, same

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
        words, first, last = grammar.words, grammar.offsets[i], grammar.offsets[j]
        fit = {
            place: (one, pattern)
            for together, same in candidates
            if together.fullmatch(words, first, last)
            for place, one, sieved, pattern in same
            if sieved.fullmatch(words, first, last)
        }
        best: Core | None = None
        for place in sorted(fit):
            one, pattern = fit[place]
            walk = _Walk(grammar, j)
            walk.step(pattern, first, {})
            for slots in walk.found:
                said = last - first - sum([len(grammar.text(phrase.start, phrase.end)) for phrase in slots.values()])
                cost = sum([phrase.cost for phrase in slots.values()]) - 0.04 - 0.02 * said
                if best is None or cost < best.cost:
                    best = Core("construction", i, j, one.label, "", construction=one.id, slots=slots, cost=cost)
        return best

    def _opened(self, grammar: Parse, i: int) -> list[Sifted]:
        """Give the constructions whose first word stands at a token."""
        words, place = grammar.words, grammar.offsets[i]
        opening = self.by_first.get(words[place], {})
        return [sifted for word, sifted in opening.items() if words.startswith(word, place)]


class _Walk:
    """One attempt to lay a pattern over tokens before ``j``; it collects what each way of doing so puts into the slots."""

    def __init__(self, grammar: Parse, j: int) -> None:
        self.grammar = grammar
        self.end = j
        self.last = grammar.offsets[j]
        self.found: list[dict[str, Phrase]] = []

    def step(self, node: Node, place: int, slots: dict[str, Phrase]) -> None:
        """Go on with a pattern at a character."""
        if node is None:
            if self._finished(place):
                self.found.append(slots)
        elif isinstance(node, Literal):
            if self.grammar.words.startswith(node.text, place, self.last):
                self.step(node.then, place + len(node.text), slots)
        elif isinstance(node, Fork):
            for way in node.ways:
                self.step(way, place, slots)
        else:
            self._slot(node, place, slots)

    def _slot(self, node: Gap, place: int, slots: dict[str, Phrase]) -> None:
        grammar, following = self.grammar, node.following
        first = grammar.starts.get(place)
        if first is None:
            return
        for last in range(first + 1, self.end + 1):
            end = grammar.offsets[last]
            if following and not grammar.words.startswith(following, end, self.last):
                continue
            if node.then is None and not self._finished(end):
                continue
            phrase = self._fill(node.slot, first, last)
            if phrase is not None:
                self.step(node.then, end, {**slots, node.slot.name: phrase})

    def _fill(self, part: Slot, first: int, last: int) -> Phrase | None:
        grammar = self.grammar
        if part.type == "Age" and not grammar.tokens[last - 1].text.endswith("岁"):
            return None
        if part.type in ("Value", "Age"):
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
        if grammar.cats[first] & (t.V | t.P | t.A) and first not in grammar.breaks:
            act = grammar.predicate(first, last)  # 以夺冠为目标, 以保护湿地为宗旨
            if act is not None and act.cost < 0.7:
                return Phrase(first, last, first, (), max(0.0, act.cost) + 0.2)
        return None

    def _finished(self, place: int) -> bool:
        k = self.grammar.starts.get(place)
        return k is not None and all(self.grammar.cats[m] & (t.Y | t.ASP) for m in range(k, self.end))


def _headed(grammar: Parse, first: int, last: int) -> Phrase | None:
    """Read a definition whose noun is plain, whatever stands before it: 以门店为货源、在一小时内交付的|零售形态."""
    mark = next((k for k in range(last - 2, first, -1) if grammar.cats[k] & t.DE), None)
    if mark is None or not grammar.cats[last - 1] & t.N or grammar.flat(mark + 1, last) >= _PLAIN_NOUN:
        return None
    return Phrase(first, last, mark + 1, (), 0.3)


def _value(grammar: Parse, first: int, last: int) -> Phrase | None:
    """Read tokens as an amount or a date, with 约 before it and 左右 behind it."""
    cats = grammar.cats
    ordinal = grammar.tokens[first].text[0] == "第" and bool(cats[first] & t.M)
    if not ordinal and not any(cats[k] & t.VALUE for k in range(first, last)):
        return None
    if grammar.tokens[first].text[0] == "每" and last - first <= _RATE and cats[last - 1] & t.VALUE:
        return Phrase(first, last, first)  # 每小时5元
    fit = all(cats[k] & (t.VALUE | t.M | t.Q | t.T) or grammar.tokens[k].text in _ABOUT for k in range(first, last))
    return Phrase(first, last, first) if fit else None
