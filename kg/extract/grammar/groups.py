"""Groups of nouns without 的: 金融科技平台, 研发团队, 三家公司."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.parse import KEY, Parse
from kg.extract.grammar.words import FLAT, TAILS
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.match import Matcher
    from kg.nlp.arguments import Arguments
    from kg.nlp.token import Token
    from kg.ontology.lexicon import Lexicon

NO_GROUP = 9.0  #: the cost of what is no group
#: A word with none of these, and one of `FLAT`, costs nothing wherever it stands.
_MARKED = t.R | t.LOC | t.T | t.COORD | t.V | t.IDIOM | t.NEG | t.MODAL | t.CONN | t.COP | t.GERUND
#: What is none of these is in no group, but for a denial before a quality.
_PERHAPS = FLAT | t.V | t.D
#: Frames of verbs that a clause may stand behind: as the last word of a group they are doubtful.
_CLAUSAL = ("vp", "clause", "factive")
#: They end no adjunct within a group: 会议期间 is a time, not a thing.
_CLOSING = frozenset("时 时候 的时候 之时 之际 之后 以后 之前 以前 以来 期间 后 前".split())
#: Pronouns of persons: behind a noun they are no part of its group.
_PERSONAL = frozenset("我 你 您 他 她 它 我们 你们 他们 她们 它们".split())
#: Kinds of names that act: a verb behind them is their predicate.
_ACTING = ("Person", "Company", "Organisation")
_NEXT_IN_OFFICE = frozenset("继任 接任 新任 候任 卸任 连任".split())  #: before a post: 继任知县周孟昭
_LONG = 12  # tokens; a longer group is doubtful
_VERB = 2  # code points of a verb that may modify a noun: 研发团队


class Groups(Parse):
    """Reads groups of nouns."""

    def __init__(
        self, tokens: list[Token], lexicon: Lexicon, matcher: Matcher, breaks: tuple[int, ...] = (),
        expected: Arguments | None = None,
    ) -> None:  # fmt: skip
        """Look once at each token for what would else be asked of each stretch that it is in."""
        super().__init__(tokens, lexicon, matcher, breaks, expected)
        last = len(tokens)
        #: For each token the first from there on that may cost something in a group, else a number past all.
        self._marked = [last] * (last + 2)
        #: The same for what is in no group, wherever it stands.
        self._barred = [last] * (last + 1)
        costly = barred = last
        for k in range(last - 1, -1, -1):
            c = self.cats[k]
            if not c & FLAT or c & _MARKED:
                costly = k
                if not c & _PERHAPS and not (c & t.NEG and self.denies_quality(k, last)):
                    barred = k
            self._marked[k], self._barred[k] = costly, barred

    def flat(self, i: int, j: int) -> float:
        """Give the cost of ``[i, j)`` as a noun group without 的; 9 where it is none."""
        if self._barred[i] < j:
            return NO_GROUP
        key = i * KEY + j
        cost = self._flats.get(key)
        if cost is None:
            cost = self._flats[key] = self._flat(i, j)
        return cost

    def _flat(self, i: int, j: int) -> float:
        cost = 0.0
        marked = self._marked
        k = marked[i]
        while k < j:
            cost += self._word_cost(i, j, k)
            if cost >= NO_GROUP:
                return NO_GROUP
            k = marked[k + 1]
        cost += self._edge_cost(i, j)
        return cost + self._comma_cost(i, j) if self.breaks else cost

    def _word_cost(self, i: int, j: int, k: int) -> float:
        """Give the cost of one word of a group: what it is, and whether it may stand there."""
        c, last = self.cats[k], k == j - 1
        if c & t.R and k > i and self.tokens[k].text in _PERSONAL and not self.cats[k - 1] & t.COORD:
            return NO_GROUP
        if c & t.V and k == i + 1 and self.tokens[i].text in _PERSONAL and not c & t.NAME:
            return 0.6 + (0.0 if c & FLAT else self._verb_cost(i, j, k))  # 他|承诺
        if not last and c & t.LOC and self.tokens[k].text in TAILS:
            return NO_GROUP
        if c & t.COORD and not c & t.N:
            return NO_GROUP if k == i or last or (c & t.CONN and k in self.breaks) else 0.0
        if c & t.NEG and k + 2 < j and self.denies_quality(k, j):
            return 0.1
        if c & FLAT and not (last and c & t.GERUND):
            return self._clause_cost(i, k) + self._noun_cost(i, j, k)
        if c & t.V:
            return self._clause_cost(i, k) + self._verb_cost(i, j, k)
        return self._adverb_cost(i, j, k) if c & t.D else NO_GROUP

    def _clause_cost(self, i: int, k: int) -> float:
        """Give the cost of a verb behind a name: the two are a clause."""
        c = self.cats[k]
        if not (c & t.V and k > i and self.cats[k - 1] & t.NAME) or c & t.NAME:
            return 0.0
        return 0.5 if self.tokens[k - 1].kind in _ACTING else 0.0

    def _noun_cost(self, i: int, j: int, k: int) -> float:
        """Give the cost of a word that may stand in a group, but not everywhere in it."""
        cats, c, last = self.cats, self.cats[k], k == j - 1
        cost = 0.0
        if c & t.T and not last and k > i and not c & t.N and cats[k - 1] & t.N and not cats[k - 1] & t.T:
            cost += 0.4  # 产品即日起接受: a time behind a noun is an adjunct
        if c & t.LOC and not c & t.N:
            if not last and not cats[k + 1] & (t.COORD | t.LOC):
                cost += 0.3
            if k > i and self.tokens[k].text in _CLOSING:
                cost += 0.6
        if c & t.IDIOM and not c & t.N and k > i and last and not cats[k - 1] & (t.M | t.DET | t.Q):
            return NO_GROUP
        if c & (t.NEG | t.MODAL | t.CONN | t.COP) and not c & (t.N | t.R | t.DET | t.M | t.T):
            return NO_GROUP
        return cost

    def _verb_cost(self, i: int, j: int, k: int) -> float:
        """Give the cost of a verb in a group: as its head, joined, or before a noun that it modifies."""
        cats, c, first = self.cats, self.cats[k], k == i
        last = k == j - 1 or (k == j - 2 and bool(cats[j - 1] & t.LOC) and not cats[j - 1] & t.N)  # 政治控制下
        known = self.lexicon.verbs.get(self.tokens[k].text)
        if c & t.GERUND:
            return 0.3 if last and not first and known is not None and known.frame in _CLAUSAL else 0.0
        if last and not first and not c & t.P:
            doubtful = 0.5 if known is not None and known.frame != "np" else 0.0
            doubtful += 0.2 if self.tokens[k].text in self.lexicon.bare else 0.0  # 工程完工 is a clause
            return doubtful + (0.1 if cats[k - 1] & (t.A | t.V | t.D) else 0.35)
        if cats[k - 1] & t.COORD and not first if last else cats[k + 1] & t.COORD:
            return 0.3
        return NO_GROUP if last else self._modifying_cost(i, k)

    def _modifying_cost(self, i: int, k: int) -> float:
        """Give the cost of a verb that stands before a noun as its modifier."""
        word = self.tokens[k].text
        if word in _NEXT_IN_OFFICE and self.lexicon.noun(self.tokens[k + 1].text, "role") is not None:
            return 0.0
        if len(word) != _VERB or self.after_determiner(k, i):
            return NO_GROUP
        following = self.tokens[k + 1].text
        named = word in self.lexicon.bare and self.lexicon.noun(following, "content") is not None  # 裁员计划
        if named or self.lexicon.noun(following, "head") is not None:
            return 0.1 if k == i else 0.05  # 研发团队, 赔偿方案
        if word[1] in "到于在着了过" or not self.cats[k + 1] & (t.N | t.V):
            return NO_GROUP
        if self.after_de[k]:
            return 0.2
        return (0.4 if k > i else 0.6) + (0.2 if word in self.lexicon.verbs else 0)

    def _adverb_cost(self, i: int, j: int, k: int) -> float:
        """Give the cost of an adverb in a group: 的深度赋能, 最大规模."""
        cats = self.cats
        if k == j - 2 and cats[j - 1] & t.V and self.after_de[i]:
            return 0.0
        modifies = k < j - 1 and cats[k + 1] & (t.A | t.M | t.D | t.DET | t.GERUND)
        if not modifies or cats[k] & t.NEG:
            return NO_GROUP
        named = k + 2 < j and self.lexicon.noun(self.tokens[k + 2].text, "head") is not None  # 平均候诊时间
        acts = k > i and not cats[k] & t.A and cats[k + 1] & t.V and not named
        return 0.6 if acts else 0.2  # 公司正式启动: what an adverb stands before behind a noun is done

    def _edge_cost(self, i: int, j: int) -> float:
        """Give what the length of a group costs, and what stands at its edges."""
        cats, last = self.cats, self.cats[j - 1]
        if j - i == 1:
            return 0.0
        cost = 0.5 if j - i > _LONG else 0.0
        if cats[i] & t.T and not cats[i] & t.N:
            cost += 0.15
        if last & t.A and not last & (t.N | t.V) and cats[j - 2] & t.N and not self.after_de[j - 1]:
            cost += 0.5  # 产品全新, 戏箱原: the adjective behind a noun is its predicate
        if last & t.T and (not last & t.N or last & t.VALUE) and not cats[j - 2] & t.T:
            cost += 0.4  # 林先生1904年, 会议昨天: the time is an adjunct of what follows
        return cost

    def _comma_cost(self, i: int, j: int) -> float:
        """Give the cost of the commas within a group: small between nouns that are listed."""
        cost = 0.0
        for b in self.breaks:
            if i < b < j:
                cost += 0.1 if self.listed(b) else 0.5
        return cost

    def listed(self, b: int) -> bool:
        """Tell whether a comma before token ``b`` stands between two nouns."""
        before, here = self.cats[b - 1], self.cats[b]
        if before & t.V and not here & t.V:
            return False  # 仍在优化，公司…
        return bool(before & t.N and here & t.N and not here & (t.T | t.R))
