"""What a predicate is at its core: a construction, a copula, an adjective, the lack of something, or a verb."""

from __future__ import annotations

from kg.extract.grammar.parse import cheaper
from kg.extract.grammar.verbs import Verbs
from kg.extract.nodes import Clause, Core, Phrase
from kg.nlp import token as t

#: With nothing but a noun phrase behind them they say that something is not had.
#: Behind 是 they open no description of a thing: 是为了, 是在北京.
_NO_KIND = frozenset("指 为 为了 因为 由于 谁 什么 怎么 否".split())
_PLAIN_NOUN = 0.3  # cost up to which a group of nouns is one noun
_LACK = frozenset("没有 没 无 毫无 并没有 未有".split())
#: Before a quality they say how far it is so.
_DEGREES = tuple("比较 十分 非常 相当 极为 尤为 格外 较 很 极 太 过 颇 偏".split())
_OPEN = "得为成到在是有"  #: a verb that ends so says nothing without what follows
_WORD = 2  # code points of a verb that names a thing: 摆设


class Cores(Verbs):
    """Reads the cores of predicates."""

    def core(self, i: int, j: int) -> Core | None:
        """Read ``[i, j)`` as a verb with its object, a construction, or an adjective."""
        best = self.matcher.match(self, i, j) if self.tokens[i].text[0] in self.matcher.by_first else None
        c = self.cats[i]
        if c & t.NEG and self.tokens[i].text in _LACK:
            best = cheaper(best, self._lacking(i, j))
        if c & t.COP:
            best = cheaper(best, self._copula(i, j))
        if c & t.V and not c & t.NAME:
            best = cheaper(best, self.verb(i, j))
            best = cheaper(best, self._done_so(i, j))
        if c & (t.A | t.IDIOM) or (c & t.R and self.tokens[i].text == "如此"):
            best = cheaper(best, self._adjective(i, j))
        return best

    def _lacking(self, i: int, j: int) -> Core | None:
        """Read 没有 with nothing but a noun phrase behind it: what is not had."""
        phrase = self.phrase(i + 1, self.before_particles(i + 1, j))
        if phrase is None:
            return None
        first, following = self.cats[i + 1], self.cats[i + 2] if i + 2 < j else 0
        plain = following & t.N and not first & t.GERUND and i + 3 == j and self._takes(i + 1)
        acting = first & t.V and (following & (t.NAME | t.DET | t.M | t.R | t.V) or plain)
        cost = phrase.cost + (0.4 if acting else 0.1)  # 没有记载李春的生平
        return Core("verb", i, j, "没有", "没有", phrase, cost=cost)

    def _takes(self, k: int) -> bool:
        """Tell whether a word is a verb that takes what stands behind it: 抓住机会, but not 裁员计划."""
        word = self.tokens[k].text
        return word in self.lexicon.verbs and word not in self.lexicon.bare

    def _copula(self, i: int, j: int) -> Core | None:
        """Read 是 with a noun phrase, or with a verb phrase that it stresses."""
        k = i + 1
        end = self.before_particles(k, j)
        if k == end:
            return Core("copula", i, j, self.tokens[i].text, "是", cost=0.5)
        best: Core | None = None
        phrase = self.phrase(k, end)
        if phrase is None and end == k + 1 and self.cats[k] & t.V and len(self.tokens[k].text) == _WORD:
            phrase = Phrase(k, end, k, (), 0.25)  # 水车不是摆设
        if phrase is not None:
            acting = 0.5 if self.cats[k] & (t.D | t.NEG | t.MODAL | t.P) and not self.cats[k] & t.A else 0.0
            best = Core("copula", i, j, "是", "是", phrase, cost=phrase.cost + acting)
            if best.cost <= 0:
                return best
        best = cheaper(best, self._stressed(i, j, end))
        best = cheaper(best, self._described(i, j, end))
        return best if best is not None else self._stressed_clause(i, j, end)

    def _described(self, i: int, j: int, end: int) -> Core | None:
        """Read 是 and a noun behind 的 whose description is not read: 是国内首款能够离线运行的耳机."""
        k, cats = i + 1, self.cats
        mark = next((d for d in range(end - 2, k, -1) if cats[d] & t.DE), None)
        if mark is None or self.broken(i, j) or not cats[end - 1] & t.N or cats[end - 1] & t.NAME:
            return None
        first = self.tokens[k].text
        if cats[k] & (t.CONN | t.MODAL | t.AUX | t.DE) or first in _NO_KIND or (cats[k] & t.P and first != "以"):
            return None
        if any(cats[m] & t.COP or (cats[m] & t.Y and not cats[m] & (t.DE | t.ASP)) for m in range(k, end)):
            return None
        if self.flat(mark + 1, end) >= _PLAIN_NOUN or self.lexicon.noun(self.text(mark + 1, end), "dummy") is not None:
            return None
        return Core("copula", i, j, "是", "是", Phrase(k, end, mark + 1, (), 0.25), cost=0.36)

    def _stressed(self, i: int, j: int, end: int) -> Core | None:
        """Read 是…的 around a verb phrase, and 是 before one: 是失焦的, 是在重复."""
        closed = bool(self.cats[end - 1] & t.DE)
        stop = end - closed
        inner = self.predicate(i + 1, stop)
        if inner is None or (not closed and inner.core is not None and inner.core.kind == "adjective"):
            return None
        cost = inner.cost + (0.0 if closed else 0.2)
        return Core("focus", i, j, "是", "是", None, Clause(i + 1, stop, (), None, inner, cost), cost=cost)

    def _stressed_clause(self, i: int, j: int, end: int) -> Core | None:
        """Read 是 before a whole clause."""
        stop = end - bool(self.cats[end - 1] & t.DE)
        clause = self.clause(i + 1, stop)
        if clause is None or clause.predicate is None or (clause.subject is not None and self.broken(i + 1, stop)):
            return None
        cost = clause.cost + (0.3 if clause.subject is None else 0.7)
        return Core("focus", i, j, "是", "是", None, clause, cost=cost)

    def _done_so(self, i: int, j: int) -> Core | None:
        """Read a verb with how it is done behind it, in some degree, as a quality: 起步较晚, 增长很快."""
        end, verb = self.before_particles(i + 1, j), self.tokens[i].text
        known = self.lexicon.verbs.get(verb)
        if (
            self.cats[i] & t.N
            or not i + 1 < end <= i + 3
            or verb[-1] in _OPEN
            or (known is not None and known.frame != "np")
        ):
            return None
        degree = next((one for one in _DEGREES if self.text(i + 1, end).startswith(one)), "")
        last = self.cats[end - 1]
        if not degree or not last & t.A or last & t.N or (end == i + 2 and self.tokens[i + 1].text == degree):
            return None
        word = self.text(i, end)
        return Core("adjective", i, j, word, word, cost=0.1)

    def _adjective(self, i: int, j: int) -> Core | None:
        """Read adjectives, joined or not, with no more than particles and an amount behind them."""
        cats = self.cats
        k = i + 1
        while k < j and cats[k] & (t.A | t.COORD | t.IDIOM | t.D) and not cats[k] & t.N:
            k += 1
        while k < j and cats[k] & (t.Y | t.DE | t.ASP):
            k += 1
        while k < j and cats[k] & (t.VALUE | t.M | t.Q):
            k += 1  # 高3米
        if k < j or cats[j - 1] & t.COORD:
            return None
        word = self.text(i, j).rstrip("的了呢吧")
        return Core("adjective", i, j, word, word, cost=0.1)
