"""Verb phrases: adverbs, negations, modals and prepositional phrases, then the core."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.grammar.modifiers import Modifiers
from kg.extract.grammar.parse import KEY, cheaper
from kg.extract.grammar.words import (
    BARE_PASSIVE,
    FILLING,
    LIKE,
    LIKENESS,
    OPENERS,
    SHIFTED,
    TAILS,
    TIMES,
    TOPIC_TAILS,
    TOPICAL,
    UPON,
    WHENEVER,
)
from kg.extract.nodes import Adjunct, Core, Predicate
from kg.nlp import token as t

_TWO = 2  # tokens of 并非 and what is denied
_STARTS = OPENERS | t.CONN | t.COORD | t.T | t.LOC | t.R | t.N | t.M | t.DET | t.NAME
_CORES = t.V | t.COP | t.A | t.IDIOM | t.NEG | t.R
_OPERATORS = t.D | t.NEG | t.MODAL | t.AUX | t.SUO
#: What is none of these, and no word of a bare passive, stands before no verb as its operator.
_OPERATING = _OPERATORS | t.CONN | t.A
_ONLY = "只有"
_OPERATING_WORDS = BARE_PASSIVE | {_ONLY}
_BEFORE_DI = t.A | t.IDIOM | t.D | t.N | t.V | t.M
#: Denials that need no 是 before a noun phrase.
IS_NOT = frozenset("并非 绝非 远非 决非 谈不上 算不上 称不上 不算 无非".split())
_EXPECTED = ("预计", "预期")  #: by nobody in particular
_BRINGING = ("由", "被", "对", "向", "给", "为", "将", "把")
_IN_ALL = ("共", "总共", "一共", "合计", "共计")
_FROM = ("从", "自")
#: Prepositions that a clause may stand behind: 通过整合资源.
_CLAUSAL = frozenset("因 因为 由于 为 为了 通过 随着 除了 除 自 自从 经 经过 以 就 鉴于 关于 对 对于 用 靠".split())

_AT = ("于", "至")
_ONCE = ("原", "原本", "曾", "曾经", "最初", "起初", "现", "今")  #: before 为 that ends its piece: it was or is so
_AIMING = ("为", "为了")  #: with a verb phrase they say what something is done for: 为阻挡洪水
_DEAR = 0.4  # cost from which a noun phrase behind them may be a verb phrase
#: With a stretch of time they say how long, or how long before: 提前十日公示, 连续三年亏损.
_SPANNING = frozenset("提前 连续 持续 时隔 推迟 延迟 累计".split())
#: With a noun phrase and a verb with nothing behind it they are a clause and no more: 随着成本下降.
EVENTFUL = ("随着", "由于", "鉴于", "自从")


class Predicates(Modifiers):
    """Reads verb phrases and the prepositional phrases before verbs."""

    def predicate(self, i: int, j: int) -> Predicate | None:
        """Read ``[i, j)`` as a verb phrase with its operators."""
        if i >= j or not (self.cats[i] & _STARTS or self.aged(i)):
            return None
        key = i * KEY + j
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
        if c & _OPERATING or self.tokens[i].text in _OPERATING_WORDS:
            best = cheaper(best, self._operated(i, j))
        if c & t.P:
            best = cheaper(best, self._adjoined(i, j))
        if self.mannered and c & _BEFORE_DI:
            best = cheaper(best, self._in_a_manner(i, j))
        if self.coordinated and j - i > 4 and not c & (t.N | t.DET | t.M):
            best = cheaper(best, self._joined(i, j))
        if (c & t.T or self.aged(i)) and best is None:
            best = self._timed(i, i + 1, j, 0.1)
        if self.tokens[i].text in _IN_ALL and all(one & (t.VALUE | t.M | t.Q) for one in self.cats[i + 1 : j]):
            best = cheaper(best, self._counted(i, j))
        if self.tokens[i].text in _SPANNING and i + 2 < j and self.cats[i + 1] & t.VALUE:
            best = cheaper(best, self._timed(i, i + 2, j, 0.0))
        return best

    def _counted(self, i: int, j: int) -> Predicate | None:
        """Read 共六章三十八条 as 共有六章三十八条."""
        amount = self.phrase(i + 1, j) if j > i + 1 else None
        if amount is None:
            return None
        core = Core("verb", i, j, self.tokens[i].text, "有", amount, cost=0.05)
        return Predicate(i, j, (), (), core, 0.05)

    def _timed(self, i: int, m: int, j: int, cost: float) -> Predicate | None:
        """Read a time and the verb phrase behind it: 去年上市, 提前十日公示."""
        rest = self.predicate(m, j)
        if rest is None:
            return None
        when = Adjunct("time", i, m, self.tokens[i].text)
        return Predicate(i, j, rest.operators, (when, *rest.adjuncts), rest.core, rest.cost + cost)

    def _operated(self, i: int, j: int) -> Predicate | None:
        """Read an operator and what it stands before: 不会, 曾, 被 without an agent, 公开 in 公开发布."""
        c, following = self.cats[i], self.cats[i + 1] if i + 1 < j else 0
        cost = 0.0
        if not (
            c & _OPERATORS
            or (c & t.CONN and not c & (t.P | t.V | t.N))
            or (self.tokens[i].text in BARE_PASSIVE and following & (t.V | t.NEG | t.D | t.A))
        ):
            only = self.tokens[i].text == _ONLY and following & (t.V | t.P | t.D) and not following & t.N
            if not only and (not c & t.A or not following & t.V or following & t.GERUND):
                return None
            cost = 0.05 if only else 0.1
        elif self.tokens[i].text in _EXPECTED and following & t.T:
            cost = -0.05  # 海外版预计明年上市: nobody expects it but the text
        elif c & t.COORD and following & t.V and i and self.cats[i - 1] & t.V and i not in self.breaks:
            cost = 0.2  # 投资并经营: it joins two verbs, and the first is no noun
        rest = self.predicate(i + 1, j)
        if rest is None:
            return self._denied(i, j)
        denied = self._denied(i, j) if j - i == _TWO else None
        if denied is not None and denied.cost < rest.cost + cost:
            return denied  # 本质并非配送
        return Predicate(i, j, (i, *rest.operators), rest.adjuncts, rest.core, rest.cost + cost)

    def _denied(self, i: int, j: int) -> Predicate | None:
        """Read 并非X and 谈不上X, where X is a noun phrase, as 不是X."""
        what = self.phrase(i + 1, j) if self.tokens[i].text in IS_NOT else None
        if what is None:
            return None
        core = Core("copula", i, j, "是", "是", what, cost=what.cost)
        return Predicate(i, j, (i,), (), core, what.cost)

    def _in_a_manner(self, i: int, j: int) -> Predicate | None:
        """Read words before 地, and leave them out: 大幅地, 毫不犹豫地."""
        mark = next((k for k in range(i + 1, min(i + 4, j)) if self.cats[k] & t.DI), None)
        rest = self.predicate(mark + 1, j) if mark is not None else None
        return Predicate(i, j, rest.operators, rest.adjuncts, rest.core, rest.cost) if rest is not None else None

    def _joined(self, i: int, j: int) -> Predicate | None:
        """Read two verb phrases that begin alike: 以技术为根基、以用户为中心."""
        opener = self.tokens[i].text
        for m in range(i + 2, j - 2):
            if not self.cats[m] & t.COORD or self.tokens[m + 1].text != opener:
                continue
            first, second = self.predicate(i, m), self.predicate(m + 1, j)
            if first is None or second is None or first.core is None or first.core.next is not None:
                continue
            cost = first.cost + second.cost
            core = replace(first.core, next=second)
            return Predicate(i, j, first.operators, first.adjuncts, core, cost)
        return None

    def _adjoined(self, i: int, j: int) -> Predicate | None:
        """Read a prepositional phrase and the verb phrase behind it."""
        best: Predicate | None = None
        for m in range(i + 2, j):
            if not self.cats[m] & (OPENERS | t.CONN | t.COORD):
                continue
            adjunct = self.adjunct_phrase(i, m)
            if adjunct is None or adjunct.tail in TOPIC_TAILS:
                continue
            rest = self.predicate(m, j)
            if rest is None or (eventful(adjunct) and (bare(rest) or lets(adjunct))):
                continue
            cost = self._adjoined_cost(adjunct, rest)
            if best is None or cost < best.cost - 1e-9:
                best = Predicate(i, j, rest.operators, (adjunct, *rest.adjuncts), rest.core, cost)
        return best

    def _adjoined_cost(self, adjunct: Adjunct, rest: Predicate) -> float:
        """Give the cost of a verb phrase with a prepositional phrase, which may bring what the verb lacks."""
        core, m = rest.core, rest.start
        cost = rest.cost
        if adjunct.word in FILLING and core is not None and core.kind == "verb":
            cost -= 0 if core.object or core.complement else min(0.45, max(0.0, rest.cost))
        cost += adjunct.phrase.cost if adjunct.phrase else 0.2
        cost += 0.25 if adjunct.word == "为" else 0.05
        if m in self.breaks and self.cats[m] & (t.D | t.NEG | t.MODAL | t.CONN) and not self.cats[m] & t.V:
            cost += 0.6  # 不得在夜间作业，|也不得倾倒废料: what follows is a clause of its own
        if self.cats[m] & t.COORD and adjunct.word in _BRINGING and rest.adjuncts and rest.adjuncts[0].start == m:
            cost += 0.3  # 由甲|和乙创办: two who do it together
        if adjunct.word == "和" and rest.adjuncts and rest.adjuncts[0].word in ("由", "被") and rest.start == m:
            cost += 0.3  # 电机|和传感器由公司生产: two that are made
        following = self.cats[m + 1] if m + 1 < rest.end else 0
        near = self.cats[m] & t.GERUND and self.cats[m - 1] & t.N and following & t.N
        if near and not adjunct.tail and adjunct.word not in ("在", "于"):
            cost += 0.3  # 与金融科技的底层|发展逻辑
        return cost

    def somebody_says(self, first: int, k: int) -> bool:
        """Tell whether a token is a verb of speech or thought behind who may speak: 有网友质疑."""
        known = self.lexicon.verbs.get(self.tokens[k].text)
        return bool(
            known is not None
            and k > first
            and known.frame == "clause"
            and self.cats[k] & t.V
            and self.cats[k - 1] & (t.N | t.R)
        )

    def adjunct_phrase(self, i: int, m: int) -> Adjunct | None:
        """Read ``[i, m)`` as a preposition with its noun phrase or clause, and perhaps a closing word."""
        key = i * KEY + m
        if key not in self._adjunct_phrases:
            self._adjunct_phrases[key] = self._adjunct_phrase(i, m)
        return self._adjunct_phrases[key]

    def _adjunct_phrase(self, i: int, m: int) -> Adjunct | None:
        word, closing = self.tokens[i].text, self.tokens[m - 1].text
        timing = closing in TIMES or self.counts_from(m - 1)
        tail = closing if closing in TAILS or (timing and m - i > 2) else ""
        if closing == "开始" and word in _FROM:
            tail = closing
        end = m - 1 if tail else m
        if self._no_preposition(i, end, word, tail):
            return None
        if word == "为" and m in self.breaks and i and self.tokens[i - 1].text in _ONCE:
            return None  # 原为木桥，由知县捐修
        phrase = self.phrase(i + 1, end)
        if phrase is not None and any(k in self.breaks for k in range(phrase.head + 1, end)):
            phrase = None  # 按照规程，冠军
        plain = (
            Adjunct("preposition", i, m, word, phrase, None, tail) if phrase is not None and phrase.cost < 1 else None
        )
        if plain is not None and not (word in _AIMING and phrase is not None and phrase.cost >= _DEAR):
            return plain
        found = self._with_clause(i, m, end, tail)
        acting = found.clause.predicate if found is not None and found.clause is not None else None
        core = acting.core if acting is not None else None
        if plain is not None and (core is None or core.stem not in self.lexicon.verbs):
            return plain  # 为独居老人
        return found if found is not None else plain

    def _no_preposition(self, i: int, end: int, word: str, tail: str) -> bool:
        """Tell whether a word is no preposition before ``[i + 1, end)``, or not of all of it."""
        following, last = self.cats[i + 1], self.cats[end - 1]
        if word == "就":
            return bool(following & (t.NEG | t.MODAL | t.COP | t.D))  # 就没有今天
        if word in BARE_PASSIVE and following & t.V and not following & t.NAME:
            return True
        if word in SHIFTED and following & t.P and not following & (t.N | t.V):
            return True  # 将按标准补贴
        if word in SHIFTED and last & t.D and not last & (t.N | t.V):
            return True  # 将终点站|临时调整至桥南
        if word in _AT and end - i > 2 and following & t.T and last & t.V and not tail:
            return True  # 于12月底前完成|交割: the verb is no part of the time
        if word in WHENEVER and following & t.T and not self.cats[i + 1 : end][-1] & t.T:
            return True  # 每逢夏天|双手便红肿
        if word in UPON and not tail and self.broken(i, end):
            return True  # 对裁员的消息，公司予以否认: a comma ends what they are about
        if word == "为" and end - i <= 3 and following & t.VALUE and following & t.M:
            return True  # 奖金为800万元，…
        return word in TOPICAL or (word in LIKE and not tail) or (tail in LIKENESS and word not in LIKE)

    def pays(self, i: int, j: int) -> bool:
        """Tell whether a sum stands before what is done with it: 三百万元|修缮|城楼."""
        sums = (k for k in range(i, j - 2) if self.tokens[k].text.endswith("元"))
        return any(self.cats[k + 1] & t.V for k in sums)

    def _with_clause(self, i: int, m: int, end: int, tail: str) -> Adjunct | None:
        """Read ``[i, m)`` as a preposition with a clause up to ``end``, and perhaps a closing word."""
        word = self.tokens[i].text
        if self.cats[end - 1] & t.DE or word in SHIFTED:
            return None
        if not tail and (word not in _CLAUSAL or self.broken(i, end)):
            return None
        clause = self.clause(i + 1, end)
        if clause is not None and clause.predicate is not None and (word != "为" or tail or clause.subject is None):
            return Adjunct("preposition", i, m, word, None, clause, tail)
        return None


def eventful(adjunct: Adjunct) -> bool:
    """Tell whether an adjunct with a verb with nothing around it is one clause: 随着|成本下降, 为|防止污染扩散."""
    return adjunct.word in EVENTFUL or (adjunct.word in _AIMING and adjunct.clause is not None)


def lets(adjunct: Adjunct) -> bool:
    """Tell whether what is aimed at is that somebody does something: 为了让学生|早日复课 is no whole aim."""
    acting = adjunct.clause.predicate if adjunct.clause is not None else None
    return acting is not None and acting.core is not None and acting.core.stem in ("让", "使", "令", "帮助", "促使")


def bare(predicate: Predicate) -> bool:
    """Tell whether a predicate is a verb with nothing around it."""
    core = predicate.core
    if core is None or core.kind != "verb" or predicate.operators or predicate.adjuncts:
        return False
    return core.object is None and core.complement is None and core.next is None
