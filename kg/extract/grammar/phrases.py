"""Noun phrases: groups of nouns with what modifies them before 的."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.grammar.groups import Groups
from kg.extract.grammar.parse import KEY
from kg.extract.grammar.words import LIKE, TAILS, TOPICAL
from kg.extract.nodes import Phrase
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.nodes import Modifier

_NOMINAL = t.N | t.R | t.T | t.LOC | t.M | t.Q | t.VALUE | t.NAME
ENDING = _NOMINAL | t.V | t.A | t.IDIOM  #: what a noun phrase may end with
_NOMINALISED = t.V | t.A | t.IDIOM
#: Before a noun they say where it is: 附近居民.
_AROUND = ("附近", "周边", "周围", "沿线", "沿岸", "境内", "海外", "国内", "场上", "网上", "线上", "线下")
#: Behind a noun or a clause they make an adjunct of it, no thing; behind 当, 这 or 三 they are a time.
_WHEN = ("时", "时候", "的时候", "之际", "之时")
#: They close a list, and open nothing: 等措施.
_OTHERS = frozenset("等 等等".split())
#: Before a quality they make a predicate of it, no thing: 越快, 过于乐观.
_DEGREES = frozenset("越 越发 愈 过于 太 很 更 更加 十分 非常 极其 极为 相当 格外".split())
#: They need what they are the time of: 试航期间.
_SPELLS = frozenset("期间 时期 之际 时候".split())
#: A stretch that begins or ends with one of these may be no noun phrase.
_DOUBTED = TAILS | _OTHERS | _DEGREES | frozenset(_WHEN)
_CASES = ("情况", "情形", "前提", "条件")  #: before 下 they say what is given
_PAIR = 2
_ORDINAL = re.compile("第[0-9〇一二三四五六七八九十百两]+[名位]?")  #: 排名第八
#: Nouns that a prepositional phrase may modify: 与竞品的区别, 对市场的敏感度.
_RELATIONAL = "点系别异离度"
_MEASURED = "量率值比"  #: last characters of nouns that measure: 钠在地壳中的含量


class Phrases(Groups):
    """Reads noun phrases."""

    def phrase(self, i: int, j: int) -> Phrase | None:
        """Read tokens ``[i, j)`` as a noun phrase."""
        if i >= j or not self.cats[j - 1] & ENDING:
            return None
        if self._barred[i] < j - 1 and self.next_de[i + 1] >= j - 1 and not self.cats[i] & t.P:
            return None  # a word that is in no group, and no 的 before which it may stand
        key = i * KEY + j
        phrases = self._phrases
        if key in phrases:
            return phrases[key]
        phrases[key] = None  # a phrase is not its own part
        found = phrases[key] = self._phrase(i, j)
        return found

    def _phrase(self, i: int, j: int) -> Phrase | None:
        last, opening, closing = self.cats[j - 1], self.tokens[i].text, self.tokens[j - 1].text
        if (opening in _DOUBTED or closing in _DOUBTED or self.cats[i] & t.LOC) and self._no_phrase(i, j):
            return None
        if j - i == 1:
            if opening in _SPELLS and not self.after_de[i]:
                return None
            if last & _NOMINALISED and self.after_de[i]:
                return Phrase(i, j, i, (), 0.1)
            if last & (t.IDIOM | t.M | t.DET) and not last & (t.N | t.R | t.NAME | t.VALUE | t.T):
                return Phrase(i, j, i, (), 0.1 if _ORDINAL.fullmatch(self.tokens[i].text) else 0.4)
        if not last & _NOMINAL and not (last & _NOMINALISED and (j - i > 1 or last & t.GERUND)):
            return None
        flat = self.flat(i, j)
        if flat < 1:
            return Phrase(i, j, i, (), flat)
        best = Phrase(i, j, i, (), flat) if flat < 3 else None
        if self.next_de[i + 1] < j - 1:
            best = self._modified(i, j, best)
        return self._apposed(i, j) if best is None and self.cats[i] & t.P else best

    def _no_phrase(self, i: int, j: int) -> bool:
        """Tell whether the first or the last word shows that tokens ``[i, j)`` are no noun phrase."""
        cats, closing = self.cats, self.tokens[j - 1].text
        if j - i > 1 and closing in TAILS:
            return True
        if cats[i] & t.LOC and not cats[i] & (t.N | t.T | t.A) and not self.after_de[i] and not self._beside(i, j):
            return self.tokens[i].text not in _AROUND
        opening = self.tokens[i].text
        if opening in _OTHERS and j - i > 1:
            return True
        if opening in _DEGREES and j - i == _PAIR and not cats[j - 1] & (t.N | t.V):
            return True
        return j - i > 1 and closing in _WHEN and not cats[j - 2] & (t.T | t.DET | t.M)

    def _beside(self, i: int, j: int) -> bool:
        """Tell whether a word of place stands alone before 的: 周围的村子."""
        return j > i + 2 and len(self.tokens[i].text) > 1 and bool(self.cats[i + 1] & t.DE)

    def _modified(self, i: int, j: int, best: Phrase | None) -> Phrase | None:
        """Read a phrase with a 的 in it, at whichever 的 the reading is cheapest."""
        following, d = self.next_de, i
        while (d := following[d + 1]) < j - 1:
            modifier, cost = self.modifier(i, d)
            rest = self.phrase(d + 1, j) if modifier is not None else None
            if modifier is None or rest is None:
                continue
            cost += (
                rest.cost
                + self._headless(modifier, rest)
                + self._crossed(i, d + 1, modifier)
                + self._whole(modifier, rest)
                + self._given(modifier, rest)
            )
            if best is None or cost < best.cost:
                best = Phrase(i, j, rest.head, (modifier, *rest.modifiers), cost)
            if cost == 0:
                break
        return best

    def _whole(self, modifier: Modifier, rest: Phrase) -> float:
        """Give the cost of a clause that lacks nothing and modifies a thing: 他捐出城南的宅园 is no kind of garden."""
        clause = modifier.clause
        core = clause.predicate.core if clause is not None and clause.predicate is not None else None
        if clause is None or core is None or core.kind != "verb" or core.object is None or clause.subject is None:
            return 0.0
        named = self.cats[clause.subject.end - 1] & t.NAME and self.tokens[clause.subject.end - 1].kind == "Person"
        content = self.lexicon.noun(self.tokens[rest.end - 1].text, "content") is not None
        return 0.5 if named and not content else 0.0

    def _given(self, modifier: Modifier, rest: Phrase) -> float:
        """Give the cost of a noun, or of 在, before what is given: 在|缺乏钢材的情况下 holds no 钢材的情况."""
        case = rest.end - rest.start == _PAIR and self.tokens[rest.start].text in _CASES
        cut = modifier.kind == "noun" or self.tokens[modifier.start].text == "在"
        return 0.6 if case and cut and self.tokens[rest.end - 1].text == "下" else 0.0

    def _crossed(self, i: int, end: int, modifier: Modifier) -> float:
        """Give the cost of the commas within a modifier: small where its clause plainly goes on behind them."""
        cost = 0.0
        listing = bool(self.cats[i] & (t.DET | t.M | t.Q | t.P | t.A))  # 一个以流量为中心，以…为目的的
        for b in self.breaks:
            if i < b < end:
                here = self.cats[b]
                goes_on = (
                    listing and modifier.kind == "clause" and here & (t.V | t.P | t.A | t.COORD) and not here & t.R
                )
                if here & t.COORD and modifier.clause is not None and modifier.clause.subject is not None:
                    goes_on = False  # 交给渔业局使用，并…的请求
                cost += 0.1 if goes_on or self.listed(b) else 0.6
        return cost

    def _headless(self, modifier: Modifier, rest: Phrase) -> float:
        """Give the cost of a prepositional phrase that modifies what is no event: 与逻辑, but not 与产业的融合."""
        if modifier.kind != "preposition" or self.tokens[modifier.start].text in TOPICAL:
            return 0.0
        last = rest.end - 1
        if self.tokens[last].text[-1] in _MEASURED and not self.cats[last] & t.V:
            return 0.0
        return 0.15 if self.cats[last] & t.V or self.tokens[last].text[-1] in _RELATIONAL else 0.6

    def _apposed(self, i: int, j: int) -> Phrase | None:
        """Read a preposition of topic before a noun: 有关支付宝的消息 without its 的."""
        word = self.tokens[i].text
        if j - i > 1 and (word in TOPICAL or word in LIKE):
            rest = self.phrase(i + 1, j)
            if rest is not None:
                return Phrase(i, j, rest.head, rest.modifiers, rest.cost + 0.2)
        return None
