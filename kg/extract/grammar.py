"""Parse one clause: adjuncts, subject, operators, verb, object.

In: the tokens of a clause. Out: the cheapest `Clause`, or None. The grammar is written by hand after the order of
the Chinese clause (Zhu Dexi, Yufa jiangyi, 1982): what modifies stands before what it modifies, and 的 closes a
modifier; so a verb before a 的 belongs to the noun behind it, and the predicate starts at the first place where
what stands before is a whole noun phrase and what follows is a whole verb phrase.

Every sub-parse is kept (packrat); costs rank readings: 0 is plain, 1 is doubtful.
Weighed and left: a treebank parser alone (subject and object arcs F1 69 on such tokens; clause linking 37 to 40).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar

from kg.extract.nodes import Adjunct, Clause, Core, Modifier, Phrase, Predicate
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.match import Matcher
    from kg.nlp.token import Token
    from kg.ontology.lexicon import Lexicon

_FLAT = t.N | t.A | t.M | t.Q | t.DET | t.R | t.T | t.LOC | t.COORD | t.VALUE | t.NAME | t.IDIOM
_NOMINAL = t.N | t.R | t.T | t.LOC | t.M | t.Q | t.VALUE | t.NAME
_ENDING = _NOMINAL | t.V | t.A | t.IDIOM
_NOMINALISED = t.V | t.A | t.IDIOM
_OPENERS = t.D | t.NEG | t.MODAL | t.AUX | t.P | t.V | t.COP | t.A | t.IDIOM | t.SUO
_CORES = t.V | t.COP | t.A | t.IDIOM | t.NEG | t.R
_OPERATORS = t.D | t.NEG | t.MODAL | t.AUX | t.SUO
_INTO = frozenset("在 于 到 向 为 成 给 自 至 入 出 往 起 作 进 起来 出来 下来 下去 进入".split())
_TAILS = frozenset("来讲 来说 而言 来看 看来 说来 上来讲 上来看 上来说 的话 为例 为止 起 这样 那样 一样 一般".split())
_ABOUT = frozenset("方面".split())
_CLOSING = frozenset("时 时候 的时候 之时 之际 之后 以后 之前 以前 以来 期间 后 前".split())  # make a time of what they close
_TOPICAL = frozenset("有关 关于".split())
_LIKENESS = frozenset("这样 那样 一样 一般".split())
_LIKE = frozenset("像 如 如同 好像".split())
_RESULTS = frozenset("出 到 了 起 动 完 上 下 开 过 来 去 住 掉 成 好 清 懂 见 着 出来 下来 起来 上来".split())
_DENIALS = frozenset("并非 绝非 并不是 不是".split())
_BARE_PASSIVE = frozenset("被 遭".split())
_LACK = frozenset("没有 没 无 毫无 并没有 未有".split())
_TIMES = frozenset("时 时候 的时候 之时 之际 之后 以后 后 之前 以前 前 以来 期间 之中 中 当中 过程中 来 里 同时 间 内 之内 起".split())
_SHIFTED = frozenset("将 把".split())
_CLOSERS = _TIMES | _ABOUT | {"的话"}
_MAX = 60  # tokens; a longer clause is not read


class Grammar:
    """Parses the clauses of one sentence. Built for each; the memory of sub-parses goes with it."""

    def __init__(self, tokens: list[Token], lexicon: Lexicon, matcher: Matcher, breaks: tuple[int, ...] = ()) -> None:
        self.tokens = tokens
        self.breaks = breaks  #: tokens that stand after a comma
        self.cats = [one.cats for one in tokens]
        self.size = len(tokens)
        self.coordinated = any(c & t.COORD for c in self.cats)
        self.words = "".join([one.text for one in tokens])
        self.offsets = list(accumulate((len(one.text) for one in tokens), initial=0))
        self.lexicon = lexicon
        self.matcher = matcher
        self.after_de = [k > 0 and bool(c & t.DE) and k not in breaks for k, c in enumerate([0, *self.cats[:-1]])]
        self._phrases: dict[int, Phrase | None] = {}
        self._flats: dict[int, float] = {}
        self._predicates: dict[int, Predicate | None] = {}
        self._adjunct_phrases: dict[int, Adjunct | None] = {}
        self._closers = [k for k, one in enumerate(tokens) if one.text in _CLOSERS]
        self._clauses: dict[int, Clause | None] = {}

    def parse(self, start: int, end: int) -> Clause | None:
        """Give the cheapest reading of tokens ``[start, end)`` as one clause; what has been read of them is kept."""
        if not 0 < end - start <= _MAX:
            return None
        while end > start + 1 and self.cats[end - 1] & t.W:
            end -= 1
        whole = self.clause(start, end)
        if self.cats[end - 1] & t.DE and end > start + 1 and (whole is None or whole.predicate is None):
            whole = self.clause(start, end - 1)  # 多少有些让人看不懂的
        return whole

    def text(self, start: int, end: int) -> str:
        """Give the words of some tokens, joined."""
        return self.words[self.offsets[start] : self.offsets[end]]

    # Noun phrases

    def phrase(self, i: int, j: int) -> Phrase | None:
        """Read tokens ``[i, j)`` as a noun phrase."""
        if i >= j or not self.cats[j - 1] & _ENDING:
            return None
        key = i * 1000 + j
        phrases = self._phrases
        if key in phrases:
            return phrases[key]
        phrases[key] = None  # a phrase is not its own part
        found = phrases[key] = self._phrase(i, j)
        return found

    def _phrase(self, i: int, j: int) -> Phrase | None:
        cats = self.cats
        last = cats[j - 1]
        if (self.tokens[j - 1].text in _TAILS and j - i > 1) or (
            cats[i] & t.LOC and not cats[i] & (t.N | t.T | t.A) and not self.after_de[i]
        ):
            return None
        if self.tokens[j - 1].text in ("时", "时候", "的时候", "之际", "之时") and j - i > 1 and not cats[j - 2] & (t.T | t.DET | t.M):
            return None
        if j - i == 1 and last & _NOMINALISED and self.after_de[i]:
            return Phrase(i, j, i, (), 0.1)
        if j - i == 1 and not last & (t.N | t.R | t.NAME | t.VALUE | t.T):
            if last & (t.IDIOM | t.M | t.DET):
                return Phrase(i, j, i, (), 0.4)
        if not last & _NOMINAL and not (last & _NOMINALISED and (j - i > 1 or last & t.GERUND)):
            return None
        flat = self.flat(i, j)
        if flat < 1:
            return Phrase(i, j, i, (), flat)
        best: Phrase | None = Phrase(i, j, i, (), flat) if flat < 3 else None
        for d in range(i + 1, j - 1):
            if not cats[d] & t.DE:
                continue
            modifier, cost = self.modifier(i, d)
            if modifier is None:
                continue
            rest = self.phrase(d + 1, j)
            if rest is None:
                continue
            cost += rest.cost + self._headless(modifier, rest) + self._crossed(i, d + 1, modifier)
            if best is None or cost < best.cost:
                best = Phrase(i, j, rest.head, (modifier, *rest.modifiers), cost)
            if cost == 0:
                break
        return best if best is not None else self._apposed(i, j)

    def _crossed(self, i: int, end: int, modifier: Modifier) -> float:
        """Give the cost of the commas within a modifier: small where its clause plainly goes on behind them."""
        cost = 0.0
        for b in self.breaks:
            if i < b < end:
                goes_on = modifier.kind == "clause" and self.cats[b] & (t.V | t.P | t.A | t.COORD) and not self.cats[b] & t.R
                listed = self.cats[b - 1] & t.N and self.cats[b] & t.N and not self.cats[b] & (t.T | t.R)
                cost += 0.1 if goes_on or listed else 0.6
        return cost

    def _headless(self, modifier: Modifier, rest: Phrase) -> float:
        """Give the cost of a prepositional phrase that modifies what is no event: 与逻辑, but not 与产业的融合."""
        if modifier.kind != "preposition" or self.tokens[modifier.start].text in _TOPICAL:
            return 0.0
        last = rest.end - 1
        if self.cats[last] & t.V or self.tokens[last].text[-1] in "点系别异离度":
            return 0.15
        return 0.6

    def _apposed(self, i: int, j: int) -> Phrase | None:
        """Read a preposition of topic before a noun: 有关支付宝的消息 without its 的."""
        if self.cats[i] & t.P and self.tokens[i].text in (*_TOPICAL, *_LIKE) and j - i > 1:
            rest = self.phrase(i + 1, j)
            if rest is not None:
                return Phrase(i, j, rest.head, rest.modifiers, rest.cost + 0.2)
        return None

    def flat(self, i: int, j: int) -> float:
        """Give the cost of ``[i, j)`` as a noun group without 的; 9 where it is none."""
        key = i * 1000 + j
        cost = self._flats.get(key)
        if cost is None:
            cost = self._flats[key] = self._flat(i, j)
        return cost

    def _flat(self, i: int, j: int) -> float:
        cats = self.cats
        cost = 0.0
        for k in range(i, j):
            c = cats[k]
            if k < j - 1 and c & t.LOC and self.tokens[k].text in _TAILS:
                return 9
            if c & t.COORD and not c & t.N:
                if k == i or k == j - 1:
                    return 9
                continue
            if c & t.V and k > i and cats[k - 1] & t.NAME and self.tokens[k - 1].kind in ("Person", "Company", "Organisation") and not c & t.NAME:
                cost += 0.5  # a name and a verb behind it are a clause
            if c & _FLAT and not (c & t.GERUND and k == j - 1):
                if c & t.LOC and not c & t.N:
                    if k < j - 1 and not cats[k + 1] & (t.COORD | t.LOC):
                        cost += 0.3
                    if self.tokens[k].text in _CLOSING and k > i:
                        cost += 0.6
                if c & t.IDIOM and not c & t.N and k > i and k == j - 1 and not cats[k - 1] & (t.M | t.DET | t.Q):
                    return 9
                if c & (t.NEG | t.MODAL | t.CONN | t.COP) and not c & (t.N | t.R | t.DET | t.M | t.T):
                    return 9
                continue
            if c & t.V:
                if c & t.GERUND:
                    if k == j - 1 and k > i and c & t.V and (known := self.lexicon.verbs.get(self.tokens[k].text)) and known.frame in ("vp", "clause", "factive"):
                        cost += 0.3
                    continue
                if k == j - 1 and k > i and not c & t.P:
                    known = self.lexicon.verbs.get(self.tokens[k].text)
                    if known is not None and known.frame != "np":
                        cost += 0.5
                    cost += 0.1 if cats[k - 1] & (t.A | t.V | t.D) else 0.35
                    continue
                word = self.tokens[k].text
                if (k < j - 1 and cats[k + 1] & t.COORD) or (k > i and cats[k - 1] & t.COORD and k == j - 1):
                    cost += 0.3
                    continue
                if k < j - 1 and len(word) == 2 and self.lexicon.noun(self.tokens[k + 1].text, "head") is not None and not self._after_determiner(k, i):  # noqa: PLR2004
                    cost += 0.1 if k == i else 0.05  # 研发团队, 赔偿方案
                    continue
                if k < j - 1 and len(word) == 2 and word[1] not in "到于在着了过" and cats[k + 1] & (t.N | t.V) and not self._after_determiner(k, i):
                    cost += 0.2 if self.after_de[k] else (0.4 if k > i else 0.6) + (0.2 if word in self.lexicon.verbs else 0)
                    continue
                return 9
            if c & t.D and k == j - 2 and cats[j - 1] & t.V and self.after_de[i]:
                continue  # 的深度赋能
            if c & t.D and k < j - 1 and cats[k + 1] & (t.A | t.M | t.D | t.DET | t.GERUND) and not c & t.NEG:
                cost += 0.2
                continue
            return 9
        if j - i > 12:
            cost += 0.5
        if j - i > 1 and cats[i] & t.T and not cats[i] & t.N:
            cost += 0.15
        if j - i > 1 and cats[j - 1] & t.A and not cats[j - 1] & (t.N | t.V) and cats[j - 2] & t.N and not self.after_de[j - 1]:
            cost += 0.5  # 产品全新, 戏箱原: the adjective behind a noun is its predicate
        if j - i > 1 and cats[j - 1] & t.T and not cats[j - 1] & (t.N | t.VALUE) and not cats[j - 2] & t.T:
            cost += 0.4
        for b in self.breaks:
            if i < b < j:
                cost += 0.1 if cats[b - 1] & t.N and cats[b] & t.N and not cats[b] & (t.T | t.R) else 0.5
        return cost

    def _after_determiner(self, k: int, i: int) -> bool:
        """Tell whether 一个, 这种 or the like stands right before: then a verb opens a clause."""
        return k > i and bool(self.cats[k - 1] & (t.DET | t.M | t.Q))

    def modifier(self, i: int, d: int) -> tuple[Modifier | None, float]:
        """Read ``[i, d)`` as what modifies the noun behind the 的 at ``d``."""
        cats = self.cats
        flat = self.flat(i, d)
        if flat < 0.4:
            return Modifier(i, d, "noun"), flat
        if all(c & (t.D | t.A | t.IDIOM | t.DI | t.M | t.DET | t.COORD) and not c & t.NEG for c in cats[i:d]):
            return Modifier(i, d, "adjective"), 0.0
        if cats[i] & t.P:
            if self.tokens[i].text in _TOPICAL:
                about = self.clause(i + 1, d)
                if about is not None and about.predicate is not None:
                    return Modifier(i, d, "clause", about), about.cost
            acting = self.clause(i, d) if cats[d - 1] & t.V else None
            if acting is not None and acting.predicate is not None and acting.cost < 0.3:
                return Modifier(i, d, "clause", acting), acting.cost
            inner = self.phrase(i + 1, d)
            if inner is not None and inner.cost < 0.4 and self.tokens[i].text not in _SHIFTED:
                return Modifier(i, d, "preposition"), inner.cost
        for k in range(i + 1, d - 1):
            if cats[k] & t.P and self.tokens[k].text in ("对", "对于", "与", "同", "跟"):
                actor, inner = self.phrase(i, k), self.phrase(k + 1, d)
                if actor is not None and inner is not None and actor.cost + inner.cost < 0.4:
                    return Modifier(i, d, "preposition"), actor.cost + inner.cost
        best: tuple[Modifier | None, float] = (Modifier(i, d, "noun"), flat + 0.5) if flat < 3 else (None, 9)
        for s in range(i, d):
            if s > i and not cats[s - 1] & (t.DET | t.M | t.Q):
                continue
            owner = self._owner(i, s)
            if owner is False:
                continue
            clause = self.clause(s, d)
            if clause is None or clause.predicate is None:
                continue
            cost = clause.cost + (0.1 if s > i else 0)
            core = clause.predicate.core
            named = clause.subject is not None or clause.adjuncts or any(a.word not in _FILLING for a in clause.predicate.adjuncts)
            if core is not None and core.kind == "verb" and not core.object and not core.complement and named and not any(s < b < d for b in self.breaks):
                cost -= min(0.45, core.cost)  # the head of the phrase is what it lacks
            if cost < best[1]:
                best = Modifier(i, d, "clause", clause, owner if isinstance(owner, Phrase) else None), cost
        return best

    def _owner(self, i: int, s: int) -> Phrase | bool | None:
        """Read what stands before a clause in a modifier: determiners, with or without a noun phrase before them."""
        cats = self.cats
        k = s
        while k > i and cats[k - 1] & (t.DET | t.M | t.Q | t.D):
            k -= 1
        if k == i:
            return None
        return self.phrase(i, k) or False

    # Verb phrases

    def predicate(self, i: int, j: int) -> Predicate | None:
        """Read ``[i, j)`` as a verb phrase with its operators."""
        if i >= j or not self.cats[i] & (_OPENERS | t.CONN | t.COORD | t.T | t.LOC | t.R | t.N | t.M | t.DET | t.NAME):
            return None
        key = i * 1000 + j
        predicates = self._predicates
        if key in predicates:
            return predicates[key]
        predicates[key] = None
        found = predicates[key] = self._predicate(i, j)
        return found

    def _predicate(self, i: int, j: int) -> Predicate | None:
        c = self.cats[i]
        best: Predicate | None = None
        core = self.core(i, j) if c & _CORES or self.tokens[i].text[0] in self.matcher.by_first else None
        if core is not None:
            best = Predicate(i, j, (), (), core, core.cost)
            if core.cost <= 0:
                return best
        if c & _OPERATORS or (c & t.CONN and not c & (t.P | t.V | t.N)):
            best = _cheaper(best, self._operated(i, j))
        if self.tokens[i].text in _BARE_PASSIVE and i + 1 < j and self.cats[i + 1] & (t.V | t.NEG | t.D):
            best = _cheaper(best, self._operated(i, j))
        if c & t.A and i + 1 < j and self.cats[i + 1] & t.V and not self.cats[i + 1] & t.GERUND:
            rest = self.predicate(i + 1, j)  # 公开发布, 临时关闭
            if rest is not None:
                best = _cheaper(best, Predicate(i, j, (i, *rest.operators), rest.adjuncts, rest.core, rest.cost + 0.1))
        if c & t.P:
            best = _cheaper(best, self._adjoined(i, j))
        mark = next((k for k in range(i + 1, min(i + 4, j)) if self.cats[k] & t.DI), None)
        if mark is not None and c & (t.A | t.IDIOM | t.D | t.N | t.V | t.M):
            rest = self.predicate(mark + 1, j)
            if rest is not None:
                best = _cheaper(best, Predicate(i, j, rest.operators, rest.adjuncts, rest.core, rest.cost))
        if self.coordinated and j - i > 4 and not c & (t.N | t.DET | t.M):
            best = _cheaper(best, self._joined(i, j))
        if c & t.T and best is None:
            rest = self.predicate(i + 1, j)
            if rest is not None:
                when = Adjunct("time", i, i + 1)
                best = Predicate(i, j, rest.operators, (when, *rest.adjuncts), rest.core, rest.cost + 0.1)
        return best

    def _joined(self, i: int, j: int) -> Predicate | None:
        """Read two verb phrases that begin alike: 以技术为根基、以用户为中心."""
        opener = self.tokens[i].text
        for m in range(i + 2, j - 2):
            if not self.cats[m] & t.COORD or self.tokens[m + 1].text != opener or self.cats[i] & (t.N | t.DET | t.M):
                continue
            first, second = self.predicate(i, m), self.predicate(m + 1, j)
            if first is None or second is None or first.core is None or first.core.next is not None:
                continue
            cost = first.cost + second.cost
            core = replace(first.core, next=second)
            return Predicate(i, j, first.operators, first.adjuncts, core, cost)
        return None

    def _operated(self, i: int, j: int) -> Predicate | None:
        rest = self.predicate(i + 1, j)
        if rest is None:
            return None
        return Predicate(i, j, (i, *rest.operators), rest.adjuncts, rest.core, rest.cost)

    def _adjoined(self, i: int, j: int) -> Predicate | None:
        best: Predicate | None = None
        for m in range(i + 2, j):
            if not self.cats[m] & (_OPENERS | t.CONN | t.COORD):
                continue
            adjunct = self.adjunct_phrase(i, m)
            if adjunct is None or adjunct.tail in _TOPIC_TAILS:
                continue
            rest = self.predicate(m, j)
            if rest is None:
                continue
            filled = adjunct.word in _FILLING and rest.core is not None and rest.core.kind == "verb" and not rest.core.object and not rest.core.complement
            cost = rest.cost - (min(0.45, max(0.0, rest.cost)) if filled else 0) + (adjunct.phrase.cost if adjunct.phrase else 0.2) + (0.25 if adjunct.word == "为" else 0.05)
            if self.cats[m] & t.GERUND and self.cats[m - 1] & t.N and m + 1 < j and self.cats[m + 1] & t.N and not adjunct.tail:
                cost += 0.3  # 与金融科技的底层|发展逻辑
            if best is None or cost < best.cost - 1e-9:
                best = Predicate(i, j, rest.operators, (adjunct, *rest.adjuncts), rest.core, cost)
        return best

    def adjunct_phrase(self, i: int, m: int) -> Adjunct | None:
        """Read ``[i, m)`` as a preposition with its noun phrase or clause, and perhaps a closing word."""
        key = i * 1000 + m
        if key not in self._adjunct_phrases:
            self._adjunct_phrases[key] = self._adjunct_phrase(i, m)
        return self._adjunct_phrases[key]

    def _adjunct_phrase(self, i: int, m: int) -> Adjunct | None:
        word = self.tokens[i].text
        end = m
        tail = ""
        if word in _TOPICAL:
            return None
        if self.tokens[m - 1].text in _TAILS or (self.tokens[m - 1].text in _TIMES and m - i > 2):
            tail = self.tokens[m - 1].text
            end = m - 1
        if word in _BARE_PASSIVE and self.cats[i + 1] & t.V and not self.cats[i + 1] & t.NAME:
            return None
        if (word in _LIKE and not tail) or (tail in _LIKENESS and word not in _LIKE):
            return None
        phrase = self.phrase(i + 1, end)
        if phrase is not None and phrase.cost < 1:
            return Adjunct("preposition", i, m, word, phrase, None, tail)
        if self.cats[end - 1] & t.DE:
            return None
        if word in _SHIFTED or (not tail and word not in _CLAUSAL_PREPOSITIONS):
            return None
        if not tail and any(i < b < end for b in self.breaks):
            return None
        clause = self.clause(i + 1, end)
        if clause is not None and clause.predicate is not None:
            return Adjunct("preposition", i, m, word, None, clause, tail)
        return None

    def core(self, i: int, j: int) -> Core | None:
        """Read ``[i, j)`` as a verb with its object, a construction, or an adjective."""
        best = self.matcher.match(self, i, j) if self.tokens[i].text[0] in self.matcher.by_first else None
        c = self.cats[i]
        if c & t.NEG and self.tokens[i].text in _LACK:
            best = _cheaper(best, self._lacking(i, j))
        if c & t.COP:
            best = _cheaper(best, self._copula(i, j))
        if c & t.V and not (c & t.NAME):
            best = _cheaper(best, self._verb(i, j))
        if c & (t.A | t.IDIOM) or (c & t.R and self.tokens[i].text == "如此"):
            best = _cheaper(best, self._adjective(i, j))
        return best

    def _lacking(self, i: int, j: int) -> Core | None:
        """Read 没有 with nothing but a noun phrase behind it: what is not had."""
        end = j
        while end > i + 1 and self.cats[end - 1] & t.Y and not self.cats[end - 1] & t.DE:
            end -= 1
        phrase = self.phrase(i + 1, end)
        if phrase is None:
            return None
        return Core("verb", i, j, "没有", "没有", phrase, cost=phrase.cost + 0.1)

    def _copula(self, i: int, j: int) -> Core | None:
        k = i + 1
        end = j
        while end > k and self.cats[end - 1] & t.Y and not self.cats[end - 1] & t.DE:
            end -= 1
        if k == end:
            return Core("copula", i, j, self.tokens[i].text, "是", cost=0.5)
        best: Core | None = None
        phrase = self.phrase(k, end)
        if phrase is not None:
            acting = 0.5 if self.cats[k] & (t.D | t.NEG | t.MODAL | t.P) and not self.cats[k] & t.A else 0.0
            best = Core("copula", i, j, "是", "是", phrase, cost=phrase.cost + acting)
            if best.cost <= 0:
                return best
        inner_end = end - 1 if self.cats[end - 1] & t.DE else end
        inner = self.predicate(k, inner_end)
        if inner is not None and (inner_end < end or inner.core is None or inner.core.kind != "adjective"):
            cost = inner.cost + (0.0 if inner_end < end else 0.2)
            clause = Clause(k, inner_end, (), None, inner, cost)
            best = _cheaper(best, Core("focus", i, j, "是", "是", None, clause, cost=cost))
        if inner is not None and inner_end < end and inner.core is not None and inner.core.kind == "adjective":
            best = _cheaper(best, Core("focus", i, j, "是", "是", None, Clause(k, inner_end, (), None, inner), cost=inner.cost))
        if best is None:
            clause_ = self.clause(k, inner_end)
            broken = clause_ is not None and clause_.subject is not None and any(k < b < inner_end for b in self.breaks)
            if clause_ is not None and clause_.predicate is not None and not broken:
                best = Core("focus", i, j, "是", "是", None, clause_, cost=clause_.cost + (0.3 if clause_.subject is None else 0.7))
        return best

    def _adjective(self, i: int, j: int) -> Core | None:
        k = i + 1
        while k < j and self.cats[k] & (t.A | t.COORD | t.IDIOM | t.D) and not self.cats[k] & t.N:
            k += 1
        while k < j and self.cats[k] & (t.Y | t.DE | t.ASP):
            k += 1
        measured = k
        while k < j and self.cats[k] & (t.VALUE | t.M | t.Q):
            k += 1
        if measured < k < j:
            return None
        if k == j and not self.cats[j - 1] & t.COORD:
            word = self.text(i, j).rstrip("的了呢吧")
            return Core("adjective", i, j, word, word, cost=0.1)
        return None

    def _verb(self, i: int, j: int) -> Core | None:
        cats, tokens = self.cats, self.tokens
        c0 = cats[i]
        if i + 3 < j and cats[i + 1] & t.COORD and cats[i + 2] & t.V and not cats[i + 2] & t.NAME and len(tokens[i].text) > 1:
            twin = self._verb(i + 2, j)
            if twin is not None and (twin.object is not None) and not twin.next:
                return Core("verb", i, j, twin.verb, twin.stem, twin.object, aspect=twin.aspect, twins=(tokens[i].text, *twin.twins), cost=twin.cost + 0.05)
        k, verb, stem, aspect = self._verb_word(i, j)
        end = j
        while end > k and cats[end - 1] & t.Y and not cats[end - 1] & t.DE:
            end -= 1
        unable = k + 1 < j and tokens[k].text == "不" and tokens[k + 1].text in _RESULTS and not aspect
        if unable:
            verb += "不" + tokens[k + 1].text
            k += 2
        if stem == "只有" and not any(cats[m] & t.VALUE for m in range(k, j)):
            return None
        known = self.lexicon.verbs.get(verb) or self.lexicon.verbs.get(stem)
        dear = 0.55 if c0 & t.P else 0.0  # 在, 为, 作为: a preposition before it is a verb
        if k + 1 == end and verb[-1] in "到得" and cats[k] & (t.A | t.IDIOM):
            verb, k = verb + tokens[k].text, end  # 做到极致
        if k >= end:
            lacking = 0.3 if known and known.frame != "np" else 0.45 if known and known.property else 0.15
            return Core("verb", i, j, verb, stem, aspect=aspect, unable=unable, cost=lacking + dear)
        if cats[k] & t.GET and k + 1 < end:
            return Core("verb", i, j, verb, stem, aspect=aspect, cost=0.4)
        frame = known.frame if known else "np"
        best: Core | None = None
        if frame in ("clause", "factive", "content"):
            best = self._said(i, j, k, end, verb, stem)
        if stem == "有":
            best = self._pivot(i, j, k, end, verb, stem)
            if best is not None:
                best.cost += 0.15
        if frame == "pivot":
            best = _cheaper(best, self._pivot(i, j, k, end, verb, stem))
        phrase = self.phrase(k, end)
        if phrase is not None:
            made = 0.3 if frame == "pivot" and cats[end - 1] & (t.V | t.A | t.IDIOM) and not cats[end - 1] & t.GERUND else 0.0
            cost = phrase.cost + dear + made + (0.3 if frame in ("clause", "factive") and not tokens[end - 1].cats & t.N else 0)
            best = _cheaper(best, Core("verb", i, j, verb, stem, phrase, aspect=aspect, unable=unable, cost=cost))
            if best is not None and best.cost <= 0:
                return best
        noun = self.lexicon.verbs.get(tokens[k].text) if k + 1 == end else None
        if best is None and noun is not None and noun.property and noun.frame == "np" and cats[k] & t.V:
            best = Core("verb", i, j, verb, stem, Phrase(k, end, k, (), 0.3), aspect=aspect, unable=unable, cost=0.3)
        if frame in ("vp", "pivot") or best is None:
            inner = self.predicate(k, end)
            if inner is not None:
                cost = inner.cost + (0.0 if frame == "vp" else 0.1 if frame == "pivot" else 0.6 if known is not None else 0.45)
                clause = Clause(k, end, (), None, inner, cost)
                best = _cheaper(best, Core("verb", i, j, verb, stem, None, clause, aspect=aspect, cost=cost))
        if best is None or best.cost >= 0.4:
            best = _cheaper(best, self._serial(i, j, k, end, verb, stem, aspect))
        return best

    def _verb_word(self, i: int, j: int) -> tuple[int, str, str, bool]:
        """Give where the object starts, the verb with its complement, without it, and whether it has an aspect."""
        stem = verb = self.tokens[i].text
        k = i + 1
        aspect = False
        if len(stem) > 1 and stem[-1] in "了着过" and stem not in self.lexicon.verbs:
            stem = verb = stem[:-1]
            aspect = True
        while k < j:
            c, word = self.cats[k], self.tokens[k].text
            if c & t.ASP:
                aspect = True
            elif word in _INTO and k == i + 1 and (c & (t.P | t.V)) and k + 1 < j:
                verb += word
            else:
                break
            k += 1
        if verb == stem and len(stem) > 2 and stem[-1] in "在于到向为成给自至入" and stem[:-1] in self.lexicon.verbs:
            stem = stem[:-1]
        return k, verb, stem, aspect

    def _said(self, i: int, j: int, k: int, end: int, verb: str, stem: str) -> Core | None:
        clause = self.clause(k, end)
        if clause is None or clause.predicate is None:
            return None
        cost = clause.cost + (0.05 if clause.subject is None else 0)
        return Core("verb", i, j, verb, stem, None, clause, cost=cost)

    def _pivot(self, i: int, j: int, k: int, end: int, verb: str, stem: str) -> Core | None:
        best: Core | None = None
        for m in range(k + 1, end):
            if not self.cats[m] & _OPENERS:
                continue
            who = self.phrase(k, m)
            if who is None:
                continue
            rest = self.predicate(m, end)
            if rest is None:
                continue
            cost = who.cost + rest.cost
            clause = Clause(k, end, (), who, rest, cost)
            best = _cheaper(best, Core("verb", i, j, verb, stem, None, clause, who, cost=cost))
            if cost <= 0:
                break
        return best

    def _serial(self, i: int, j: int, k: int, end: int, verb: str, stem: str, aspect: bool) -> Core | None:  # noqa: PLR0913
        """Read what the same subject does next: 收购一家公司并进入市场."""
        best: Core | None = None
        for m in range(k + 1, end):
            c = self.cats[m]
            if not c & (t.V | t.AUX | t.P | t.COORD | t.D | t.NEG | t.MODAL | t.CONN):
                continue
            what = self.phrase(k, m)
            if what is None:
                continue
            joined = bool(c & (t.AUX | t.COORD | t.CONN)) and not c & t.W
            rest = self.predicate(m + 1 if joined and not c & t.D else m, end)
            if rest is None:
                continue
            cost = what.cost + rest.cost + (0.1 if joined else 0.5)
            if rest.core is not None and rest.core.kind in ("copula", "focus"):
                cost += 0.5
            best = _cheaper(best, Core("verb", i, j, verb, stem, what, next=rest, aspect=aspect, cost=cost))
        return best

    # Clauses

    def clause(self, i: int, j: int) -> Clause | None:
        """Read ``[i, j)`` as a clause; its predicate is None where it is only a noun phrase or adjuncts."""
        if i >= j:
            return None
        key = i * 1000 + j
        clauses = self._clauses
        if key in clauses:
            return clauses[key]
        clauses[key] = None
        found = clauses[key] = self._clause(i, j)
        return found

    def _clause(self, i: int, j: int) -> Clause | None:
        best: Clause | None = None
        bare = self.predicate(i, j)
        if bare is not None:
            best = Clause(i, j, (), None, bare, bare.cost)
        best = _cheaper(best, self._with_subject(i, j))
        best = _cheaper(best, self._cleft(i, j))
        if best is None or best.cost > 0.05:
            best = _cheaper(best, self._with_adjunct(i, j))
        if best is None:
            phrase = self.phrase(i, j)
            if phrase is not None:
                best = Clause(i, j, (), phrase, None, phrase.cost)
        return best

    def _with_subject(self, i: int, j: int) -> Clause | None:
        best: Clause | None = None
        if not self.cats[i] & (_FLAT | t.V | t.P | t.D | t.NEG | t.MODAL):
            return None
        for p in range(i + 1, j):
            if not self.cats[p] & (_OPENERS | t.CONN | t.T) and not self.matcher.opens(self.tokens[p].text):
                continue
            if p in self.breaks and self.cats[p] & t.CONN and not self.cats[p] & (t.D | t.V):
                continue
            subject = self.phrase(i, p)
            if subject is None or self._only_time(i, p):
                continue
            predicate = self.predicate(p, j)
            if predicate is None:
                continue
            cost = subject.cost + predicate.cost
            if best is None or cost < best.cost - 1e-9:
                best = Clause(i, j, (), subject, predicate, cost)
            if cost <= 0:
                break
        return best

    def _only_time(self, i: int, p: int) -> bool:
        """Tell whether a noun phrase is no more than a time: 去年, 2016年3月, 今年上半年."""
        return all(c & (t.T | t.LOC | t.DET) and not c & t.R for c in self.cats[i:p]) and bool(self.cats[i] & t.T)

    def _cleft(self, i: int, j: int) -> Clause | None:
        """Read S V 的是 X as S V X: 他强调的是质量."""
        for d in range(i + 1, j - 2):
            if not (self.cats[d] & t.DE and self.cats[d + 1] & t.COP):
                continue
            inner = self.clause(i, d)
            core = inner.predicate.core if inner is not None and inner.predicate is not None else None
            if inner is None or inner.predicate is None or core is None or core.kind != "verb" or core.object or core.complement:
                continue
            rest = self.phrase(d + 2, j)
            what = None if rest is not None and rest.cost < 0.5 else self.clause(d + 2, j)
            if rest is None and (what is None or what.predicate is None):
                continue
            cost = (rest.cost if what is None and rest is not None else what.cost if what is not None else 0) + 0.1
            core = Core("verb", core.start, j, core.verb, core.stem, None if what else rest, what, cost=cost)
            predicate = Predicate(inner.predicate.start, j, inner.predicate.operators, inner.predicate.adjuncts, core, cost)
            return Clause(i, j, inner.adjuncts, inner.subject, predicate, cost)
        return None

    def _with_adjunct(self, i: int, j: int) -> Clause | None:
        best: Clause | None = None
        for adjunct, m in self._adjuncts(i, j):
            if m >= j:
                best = _cheaper(best, Clause(i, j, (adjunct,), None, None, 0.5))
                continue
            rest = self.clause(m, j)
            if rest is None:
                continue
            cost = rest.cost + (adjunct.phrase.cost if adjunct.phrase else adjunct.clause.cost if adjunct.clause else 0)
            best = _cheaper(best, Clause(i, j, (adjunct, *rest.adjuncts), rest.subject, rest.predicate, cost + 0.02))
        return best

    def _adjuncts(self, i: int, j: int) -> list[tuple[Adjunct, int]]:
        """Give the adjuncts that may start at ``i``, with where each ends."""
        c, word = self.cats[i], self.tokens[i].text
        found: list[tuple[Adjunct, int]] = []
        if word in _DENIALS and i + 1 < j and self.cats[i + 1] & (t.DET | t.N | t.R):
            found.append((Adjunct("denial", i, i + 1, word), i + 1))
        if c & t.CONN:
            found.append((Adjunct("connective", i, i + 1, word), i + 1))
        elif c & t.D:
            found.append((Adjunct("adverb", i, i + 1, word), i + 1))
        if c & t.T:
            m = i + 1
            while m < j and self.cats[m] & (t.T | t.LOC):
                m += 1
            found.append((Adjunct("time", i, m, self.text(i, m)), m))
        if c & t.P:
            for m in range(i + 2, j + 1):
                adjunct = self.adjunct_phrase(i, m)
                if adjunct is not None:
                    found.append((adjunct, m))
        for place in self._closers:
            m = place + 1
            if not i + 2 <= m <= j:
                continue
            closing = self.tokens[place].text
            if closing in _ABOUT and self.phrase(i, m - 1) is not None:
                found.append((Adjunct("time", i, m, self.text(i, m), self.phrase(i, m - 1), None, closing), m))
            if self.cats[m - 1] & (t.LOC | t.N) and (closing in _TIMES or closing == "的话"):
                inner = self.clause(i, m - 1)
                if inner is not None and inner.predicate is not None:
                    found.append((Adjunct("clause", i, m, "", None, inner, closing), m))
                elif closing in ("时", "期间", "时期", "后", "之后", "以后", "前", "之前", "以来") and inner is not None and inner.subject:
                    found.append((Adjunct("time", i, m, self.text(i, m), inner.subject, None, closing), m))
        return found


_TOPIC_TAILS = frozenset("来讲 来说 而言 看来 来看".split())
_FILLING = frozenset("与 同 跟 和 将 把 被 由 对 对于 向 为 给".split())  # what they bring, the verb need not take behind it
_CLAUSAL_PREPOSITIONS = frozenset("因 因为 由于 为 为了 通过 随着 除了 除 自 自从 在 经 经过 以 就 鉴于 关于 对 对于 用 靠".split())


_Node = TypeVar("_Node", Core, Predicate, Clause)


def _cheaper(one: _Node | None, other: _Node | None) -> _Node | None:
    if one is None:
        return other
    if other is None:
        return one
    return other if other.cost < one.cost - 1e-9 else one
