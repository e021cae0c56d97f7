"""What stands before 的: a noun phrase, an adjective, a prepositional phrase or a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar.phrases import Phrases
from kg.extract.grammar.words import FILLING, SHIFTED, TOPICAL
from kg.extract.nodes import Modifier, Phrase
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.nodes import Clause

Costly = tuple[Modifier | None, float]

_PLAIN = 0.4  # cost under which a part is taken without looking further
_ADJECTIVAL = t.D | t.A | t.IDIOM | t.DI | t.M | t.DET | t.COORD | t.NEG
#: Prepositions that bring a partner to an event whose actor stands before them: 金融对实体的赋能.
_PARTNER = ("对", "对于", "与", "同", "跟")


class Modifiers(Phrases):
    """Reads what modifies a noun."""

    def modifier(self, i: int, d: int) -> Costly:
        """Read ``[i, d)`` as what modifies the noun behind the 的 at ``d``, with its cost."""
        cats = self.cats
        if cats[i] & t.COP and self.after_de[i]:
            return None, 9  # 要说清的|是…: the cleft, no modifier
        flat = self.flat(i, d)
        if flat < _PLAIN:
            return Modifier(i, d, "noun"), flat
        if cats[i] & _ADJECTIVAL and self._adjectival(i, d):
            return Modifier(i, d, "adjective"), 0.0
        first = i
        while first < d - 1 and cats[first] & (t.DET | t.M | t.Q) and not cats[first] & t.P:
            first += 1  # 不少关于铁路的书
        found = (self._prepositional(first, d) if cats[first] & t.P else None) or self._partner(i, d)
        if found is not None:
            return found
        return self._clausal(i, d, (Modifier(i, d, "noun"), flat + 0.5) if flat < 3 else (None, 9))

    def _adjectival(self, i: int, d: int) -> bool:
        """Tell whether ``[i, d)`` are adjectives and what stands before them."""
        cats = self.cats
        return all(cats[k] & _ADJECTIVAL and (not cats[k] & t.NEG or self.denies_quality(k, d)) for k in range(i, d))

    def _prepositional(self, i: int, d: int) -> Costly | None:
        """Read a preposition with its noun phrase; one that opens a clause gives the clause."""
        word = self.tokens[i].text
        if word in TOPICAL:
            about = self.clause(i + 1, d)
            if about is not None and about.predicate is not None:
                return Modifier(i, d, "clause", about), about.cost
        acting = self.clause(i, d) if self.cats[d - 1] & t.V else None
        if acting is not None and acting.predicate is not None and acting.cost < 0.3:
            return Modifier(i, d, "clause", acting), acting.cost
        inner = self.phrase(i + 1, d)
        if inner is not None and inner.cost < _PLAIN and word not in SHIFTED:
            return Modifier(i, d, "preposition"), inner.cost
        return None

    def _partner(self, i: int, d: int) -> Costly | None:
        """Read an actor, a preposition and its noun phrase: 金融科技对实体经济."""
        for k in range(i + 1, d - 1):
            placed = self.tokens[k].text == "在" and bool(self.cats[d - 1] & t.LOC)  # 钠在地壳中的含量
            if self.cats[k] & t.P and (placed or self.tokens[k].text in _PARTNER):
                actor, inner = self.phrase(i, k), self.phrase(k + 1, d)
                if actor is not None and inner is not None and actor.cost + inner.cost < _PLAIN:
                    return Modifier(i, d, "preposition"), actor.cost + inner.cost
        return None

    def _clausal(self, i: int, d: int, best: Costly) -> Costly:
        """Read a relative clause, perhaps behind a determiner: 一种全新的、以科技为中心."""
        for s in range(i, d):
            if s > i and not self.after_determiner(s, i):
                continue
            fits, owner = self._owner(i, s)
            clause = self.clause(s, d) if fits else None
            if clause is None or clause.predicate is None:
                continue
            cost = clause.cost + (0.1 if s > i else 0)
            core = clause.predicate.core
            if core is not None and self._gapped(clause) and not self.broken(s, d):
                cost -= min(0.45, core.cost)  # the head of the phrase is what it lacks
            if cost < best[1]:
                best = Modifier(i, d, "clause", clause, owner), cost
        return best

    def _gapped(self, clause: Clause) -> bool:
        """Tell whether a clause lacks an object, and says of whom or how: 产业所输送."""
        predicate = clause.predicate
        core = predicate.core if predicate is not None else None
        if predicate is None or core is None or core.kind != "verb" or core.object or core.complement:
            return False
        if clause.subject is not None or clause.adjuncts:
            return True
        return any(one.word not in FILLING for one in predicate.adjuncts)

    def _owner(self, i: int, s: int) -> tuple[bool, Phrase | None]:
        """Tell whether a clause may start at ``s``: behind determiners, and the noun phrase that owns it if any."""
        k = s
        while k > i and self.cats[k - 1] & (t.DET | t.M | t.Q | t.D):
            k -= 1
        if k == i:
            return True, None
        owner = self.phrase(i, k)
        return owner is not None, owner
