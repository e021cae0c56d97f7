"""Clauses: adjuncts, a subject that may be left out, and a predicate."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from kg.extract.grammar.cores import Cores
from kg.extract.grammar.parse import KEY, cheaper
from kg.extract.grammar.phrases import ENDING
from kg.extract.grammar.predicates import IS_NOT, bare, eventful, lets
from kg.extract.grammar.words import ABOUT, FLAT, LIMITS, NONE, OF_THINGS, OPENERS, TIMES, WHENEVER
from kg.extract.nodes import Adjunct, Clause, Core, Modifier, Phrase, Predicate
from kg.nlp import token as t
from kg.nlp.arguments import OBJECT_END, SUBJECT_END

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Before a noun phrase they deny the whole clause: 并非每家企业都能成功.
_DENIALS = frozenset("并非 绝非 并不是 不是 无一".split())
#: Behind 没有 none of these does what follows.
_ANY = tuple("人 谁 任何 任何人 哪家 哪个 哪位 哪一家 哪一个".split())
#: Behind a mere noun phrase they make a time of it: 报告期内 is a place, 会议期间 is a time.
_AFTER_NOUNS = ("时", "期间", "时期", "后", "之后", "以后", "前", "之前", "以来")
_MOST = ("最", "更", "最为", "最早", "最先")  #: they belong to what is denied: 他最缺的不是钱
_PAIR = 2
#: Prepositions that may make an adjunct of a clause, and end a piece with it: 为防止污染扩散.
_REASONS = ("为", "为了", "因", "因为", "由于")
#: Prepositions that stand behind the subject, not before it.
_BEFORE_VERBS = frozenset("为 对 向 与 同 跟 和 给 把 被 由 替 朝 往".split())
#: Verbs of what becomes other by itself.
_ALTERS = frozenset("恶化 激化 加深 好转 缓和 破裂 改变 变化 中断 疏远".split())
_GROWTH = frozenset("increases increasesBy increasesTo reduces decreasesBy decreasesTo".split())
_OWN = math.log(0.5)  #: logarithm of how probable a subject is that stays as it is
_DONE_TO = math.log(0.3)  #: up to this probable, what stands before a predicate may be what it is done to
#: Behind 由 and a noun phrase they say of what something is made: no subject stands before them.
_COMPOSED = frozenset("组成 构成 合成 拼成 砌成 混合而成".split())
_PLAIN = 0.05  # cost up to which the first word need not be tried as an adjunct
_OF_NOUNS = ("代", "朝", "季", "末")  #: last characters of times that a noun may have before it: 春季|运动会, 周末|市集
#: Behind a thing they say where; behind what is done only where it has no object.
_WITHIN = ("中", "里", "内", "间", "上")


class Clauses(Cores):
    """Reads clauses."""

    def clause(self, i: int, j: int) -> Clause | None:
        """Read ``[i, j)`` as a clause; its predicate is None where it is only a noun phrase or adjuncts."""
        if i >= j:
            return None
        key = i * KEY + j
        clauses = self._clauses
        if key in clauses:
            return clauses[key]
        clauses[key] = None
        found = clauses[key] = self._clause(i, j)
        return found

    def _clause(self, i: int, j: int) -> Clause | None:
        best: Clause | None = None
        alone = self.predicate(i, j)
        if alone is not None:
            best = Clause(i, j, (), None, alone, alone.cost)
        best = cheaper(best, self._with_subject(i, j))
        if self._stressing:
            best = cheaper(best, self._cleft(i, j))
        if self.tokens[i].text == "有":
            best = cheaper(best, self._somebody(i, j))
        named = i + 1 < j and not self.cats[i + 1] & t.DET  # 目前|该品种
        timed = named and self.cats[i] & t.T and not self.tokens[i].text.endswith(_OF_NOUNS)
        if best is None or best.cost > _PLAIN or timed:
            best = cheaper(best, self._with_adjunct(i, j))
        if best is None:
            phrase = self.phrase(i, j)
            if phrase is not None:
                best = Clause(i, j, (), phrase, None, phrase.cost)
        return best

    def _with_subject(self, i: int, j: int) -> Clause | None:
        """Read a noun phrase and the predicate behind it, wherever the two cost least."""
        best: Clause | None = None
        if not self.cats[i] & (FLAT | t.V | t.P | t.D | t.NEG | t.MODAL):
            return None
        verges = self._verges
        for p in verges[bisect_right(verges, i) :]:
            if p >= j:
                break
            subject = self.phrase(i, p)
            if subject is None or self._only_time(i, p):
                continue
            predicate = self.predicate(p, j)
            if predicate is None:
                continue
            cost = subject.cost + predicate.cost + self._in_turn_cost(i, p)
            if best is not None and cost >= best.cost:
                continue
            if predicate.core is not None and predicate.core.kind != "construction":
                cost += self.unlike_subject(i, p, predicate.core.start)
            if p + 1 == j and self.tokens[p].text in _COMPOSED and "由" in self.text(i, p):
                cost += 0.4  # 由28道石券|组成
            if best is None or cost < best.cost - 1e-9:
                best = Clause(i, j, (), subject, predicate, cost)
            if cost <= 0:
                break
        return self._placed_subject(best) if best is not None else None

    def _placed_subject(self, clause: Clause) -> Clause:
        """Give a clause with its whole subject, where what 在 or 对 opens belongs to it: 公司在海外的收入|增长."""
        named, acting = clause.subject, clause.predicate
        if named is None or acting is None or acting.core is None:
            return clause
        place = next((one for one in acting.adjuncts if one.start == named.end and one.word in OF_THINGS), None)
        phrase = place.phrase if place is not None else None
        if place is None or phrase is None or not phrase.modifiers or place.tail or place.end in self.breaks:
            return clause
        core = acting.core
        grows = core.kind == "verb" and (core.object is None or self.cats[core.object.start] & t.VALUE)
        if not (grows and self.grows(core.stem, phrase)) and not self._seen_whole(core, named.end, place.end):
            return clause
        modifier = Modifier(named.start, phrase.modifiers[-1].end, "preposition")
        subject = Phrase(named.start, place.end, phrase.head, (modifier,), named.cost + phrase.cost)
        rest = replace(acting, adjuncts=tuple(one for one in acting.adjuncts if one is not place))
        return replace(clause, subject=subject, predicate=rest)

    def grows(self, verb: str, what: Phrase) -> bool:
        """Tell whether a verb says that a noun becomes more, less or other, and not where: 在海外的收入|下降了, 对工人的要求|提高了."""
        known = self.lexicon.verbs.get(verb)
        other = verb in _ALTERS or (known is not None and known.property in _GROWTH)
        return other and not self.cats[what.end - 1] & (t.T | t.LOC | t.NAME)

    def _seen_whole(self, core: Core, short: int, whole: int) -> bool:
        """Tell whether the network sees the subject of a core end at the token ``whole`` rather than at ``short``."""
        told = self._likeliest(core)
        ends = self.expected.ends(told) if told is not None and self.expected is not None else None
        if ends is None or self.expected is None:
            return False
        before, behind = (self.tokens[k - 1].end - self.expected.start for k in (short, whole))
        likely = max(ends[SUBJECT_END, behind], min(ends[OBJECT_END, behind], _DONE_TO))
        return bool(ends[SUBJECT_END, before] < min(likely, _OWN))

    def _likeliest(self, core: Core) -> int | None:
        """Give the character at which the network sees the predicate of a core begin; None where it sees none."""
        seen = self.expected
        if seen is None:
            return None
        start, end = self.tokens[core.start].start - seen.start, self.tokens[core.end - 1].end - seen.start
        likely = (place for place in seen.likely() if start <= place < end)
        return max(likely, key=lambda place: seen.predicates[place], default=None)

    @cached_property
    def _verges(self) -> list[int]:
        """Give the tokens before which a noun phrase may end and at which a predicate may start."""
        cats, found = self.cats, []
        for p in range(1, len(cats)):
            c = cats[p]
            if not cats[p - 1] & ENDING:
                continue
            if not c & (OPENERS | t.CONN | t.T) and not self.matcher.opens(self.tokens[p].text) and not self.aged(p):
                continue
            if p in self.breaks and c & t.CONN and not c & (t.D | t.V):
                continue
            found.append(p)
        return found

    @cached_property
    def _stressing(self) -> list[tuple[int, int]]:
        """Give where a 的 stands before 是, and where what is so begins: 的|是|…, 的|不|是|…, 的|并非|…."""
        found: list[tuple[int, int]] = []
        for d in self.marks:
            k = next((k for k in range(d + 1, len(self.cats)) if not self.cats[k] & t.NEG), d + 1)
            if k < len(self.cats) and self.cats[k] & t.COP:
                found.append((d, k + 1))
            elif self.tokens[k - 1].text in IS_NOT:
                found.append((d, k))
        return found

    def _in_turn_cost(self, i: int, p: int) -> float:
        """Give the cost of two verbs that need nothing behind them as subject and predicate: 动工筑城."""
        if not self.cats[p - 1] & self.cats[p] & t.V:
            return 0.0
        if p == i + _PAIR and not self.cats[p - 1] & (t.N | t.NAME):
            return 0.11  # 画家回乡|创办: the verb is none of the subject's
        if p > i + 1:
            return 0.0
        known = self.lexicon.bare
        return 0.4 if self.tokens[i].text in known and self.tokens[p].text in known else 0.0

    def _only_time(self, i: int, p: int) -> bool:
        """Tell whether a noun phrase is no more than a time: 去年, 2016年3月, 今年上半年."""
        return bool(self.cats[i] & t.T) and all(c & (t.T | t.LOC | t.DET) and not c & t.R for c in self.cats[i:p])

    def _cleft(self, i: int, j: int) -> Clause | None:
        """Read S V 的是 X as S V X, V O 的是 X as X V O, and V 的是 X as X V.

        他强调的是质量, 改变行业的是标准, 溺亡的是一名船员.
        """
        for d, m in self._stressing:
            if not i < d < m < j:
                continue
            inner = self.clause(i, d)
            acting = inner.predicate if inner is not None else None
            verb = acting.core if acting is not None else None
            if verb is None or verb.kind != "verb" or verb.complement:
                continue
            told = self._told(m, j)
            if told is None or inner is None or acting is None:
                continue
            rest, what, cost = told
            denied = tuple(k for k in range(d + 1, m) if self.cats[k] & t.NEG)
            operators = acting.operators + denied
            alone = verb.verb in self.lexicon.bare and verb.verb not in self.lexicon.verbs
            if verb.object is not None or (alone and inner.subject is None):
                if inner.subject is None and rest is not None and verb.next is None:
                    acting = replace(acting, operators=operators)
                    return Clause(i, j, inner.adjuncts, rest, acting, inner.cost + cost)
                continue
            words = (self.tokens[k].text for k in acting.operators) if denied else ()
            most = next((word for word in words if word in _MOST), "")
            core = Core("verb", verb.start, j, most + verb.verb, most + verb.stem, rest, what, cost=cost)
            predicate = Predicate(acting.start, j, operators, acting.adjuncts, core, cost)
            return Clause(i, j, inner.adjuncts, inner.subject, predicate, cost)
        return None

    def _somebody(self, i: int, j: int) -> Clause | None:
        """Read 有专家认为 as what some expert thinks: 有 only tells that there is one."""
        inner = self.clause(i + 1, j)
        acting = inner.predicate if inner is not None else None
        core = acting.core if acting is not None else None
        if inner is None or inner.subject is None or inner.adjuncts or core is None or core.kind != "verb":
            return None
        known = self.lexicon.verbs.get(core.verb) or self.lexicon.verbs.get(core.stem)
        if known is None or known.frame != "clause" or core.object is not None:
            return None
        return Clause(i, j, (), inner.subject, acting, inner.cost + 0.02)

    def _told(self, i: int, j: int) -> tuple[Phrase | None, Clause | None, float] | None:
        """Read what stands behind 的是: a noun phrase or a clause, with its cost."""
        rest = self.phrase(i, j)
        what = None if rest is not None and rest.cost < 0.5 else self.clause(i, j)
        if what is not None:
            return (None, what, what.cost + 0.1) if rest is not None or what.predicate is not None else None
        return (rest, None, rest.cost + 0.1) if rest is not None else None

    def _with_adjunct(self, i: int, j: int) -> Clause | None:
        """Read an adjunct and the clause behind it."""
        best: Clause | None = None
        for adjunct, m in self._adjuncts(i, j):
            if m >= j:
                opens = adjunct.clause is not None and adjunct.word in _REASONS and (i == 0 or i in self.breaks)
                alone = 0.2 if opens else 0.5
                best = cheaper(best, Clause(i, j, (adjunct,), None, None, alone))
                continue
            rest = self.clause(m, j)
            if adjunct.word in NONE and (rest is None or not self._by_none(rest, m)):
                continue
            if rest is None or (eventful(adjunct) and (_only_verb(rest) or (lets(adjunct) and m not in self.breaks))):
                continue
            cost = rest.cost + (adjunct.phrase.cost if adjunct.phrase else adjunct.clause.cost if adjunct.clause else 0)
            if (
                adjunct.word in _BEFORE_VERBS
                and rest.subject is not None
                and rest.subject.start == m
                and m not in self.breaks
            ):
                cost += 0.3  # 为全体|配送员缴纳: what stands behind them is theirs
            if rest.subject is not None and rest.subject.start == m and self._runs_on(adjunct, m):
                cost += 0.3  # 随班主|吴添丁 is one noun phrase
            best = cheaper(best, Clause(i, j, (adjunct, *rest.adjuncts), rest.subject, rest.predicate, cost + 0.02))
        return best

    def _by_none(self, rest: Clause, m: int) -> bool:
        """Tell whether a clause names plainly at ``m`` who does not do so: not 没有|一技之长的人|很难谋生."""
        named = rest.subject
        if named is None or named.start != m or rest.predicate is None:
            return False
        return not any(self.cats[k] & t.DE for k in range(named.start, named.end))

    def _runs_on(self, adjunct: Adjunct, m: int) -> bool:
        """Tell whether the noun phrase of a preposition may go on with the noun at ``m``."""
        if adjunct.kind != "preposition" or adjunct.tail or m in self.breaks:
            return False
        return bool(self.cats[m - 1] & t.N and self.cats[m] & t.NAME and not self.cats[m - 1] & (t.LOC | t.T))

    def _adjuncts(self, i: int, j: int) -> Iterator[tuple[Adjunct, int]]:
        """Give the adjuncts that may start at ``i``, with where each ends."""
        c, word = self.cats[i], self.tokens[i].text
        if i + 1 < j and (self.cats[i + 1] & (t.DET | t.N | t.R) if word in _DENIALS else self._of_none(i)):
            yield Adjunct("denial", i, i + 1, word), i + 1
        why = word == "因" and c & t.P and j == len(self.tokens)  # 因膝伤缺阵 ends the sentence
        if c & t.CONN and word not in WHENEVER and not why:
            yield Adjunct("connective", i, i + 1, word), i + 1
        elif c & t.D and not (word in LIMITS and i + 1 < j and self.cats[i + 1] & t.VALUE):
            yield Adjunct("adverb", i, i + 1, word), i + 1
        if c & t.T:
            m = i + 1
            while m < j and self.cats[m] & (t.T | t.LOC):
                m += 1
            yield Adjunct("time", i, m, self.text(i, m)), m
        if c & t.P:
            for m in range(i + 2, j + 1):
                adjunct = self.adjunct_phrase(i, m)
                if adjunct is not None:
                    yield adjunct, m
        for place in self.closers:
            if i + 1 <= place < j:
                yield from self._closed(i, place)

    def _of_none(self, i: int) -> bool:
        """Tell whether 没有 opens what none does: 没有|一名员工|被解雇, 没有|任何部门|承担责任."""
        first = self.tokens[i + 1].text
        one = first[0] == "一" and self.cats[i + 1] & t.M and not self.cats[i + 1] & t.VALUE
        return self.tokens[i].text in NONE and (first in _ANY or bool(one))

    def _closed(self, i: int, place: int) -> Iterator[tuple[Adjunct, int]]:
        """Give the adjuncts from ``i`` to a closing word: 技术方面, 会议期间, 在他离开之后."""
        closing, m = self.tokens[place].text, place + 1
        if closing in ABOUT:
            phrase = self.phrase(i, place)
            if phrase is not None:
                yield Adjunct("time", i, m, self.text(i, m), phrase, None, closing), m
        timing = self.cats[place] & (t.LOC | t.N) and (closing in TIMES or closing == "的话")
        if not timing and not self.counts_from(place):
            return
        inner = self.clause(i, place)
        if inner is not None and inner.predicate is not None:
            if self._opened_within(inner.predicate):
                return  # 帮助球队|在半场结束前追平
            if closing in _WITHIN and _transitive(inner.predicate):
                return  # 奖杯递给了队|中: within the thing, not while it is done
            yield Adjunct("clause", i, m, "", None, inner, closing), m
        elif inner is not None and inner.subject and closing in _AFTER_NOUNS:
            yield Adjunct("time", i, m, self.text(i, m), inner.subject, None, closing), m

    def _opened_within(self, predicate: Predicate) -> bool:
        """Tell whether 在 stands in a verb or in the clause behind it: what closes it there closes no more: 抢在|后卫|之前."""
        core = predicate.core
        if core is not None and core.object is not None and core.verb.endswith("在") and core.verb != "在":
            return True
        inner = core.complement if core is not None else None
        return inner is not None and any(self.tokens[k].text == "在" for k in range(inner.start, inner.end))


def _only_verb(clause: Clause) -> bool:
    """Tell whether a clause is a verb with nothing around it."""
    return not clause.adjuncts and clause.subject is None and clause.predicate is not None and bare(clause.predicate)


def _transitive(predicate: Predicate) -> bool:
    """Tell whether a predicate has something behind its verb."""
    core = predicate.core
    return core is not None and (core.object is not None or core.complement is not None or core.next is not None)
