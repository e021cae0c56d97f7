"""Verbs with what follows them: an object, a clause, somebody who is made to act, or what is done next."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.grammar.heads import Head
from kg.extract.grammar.parse import cheaper
from kg.extract.grammar.predicates import Predicates
from kg.extract.grammar.words import COURSE, OPENERS
from kg.extract.nodes import Clause, Core, Phrase
from kg.nlp import token as t

#: Words that end as a verb with an aspect does, and are none.
_NO_ASPECT = frozenset("通过 经过 路过 越过 度过 渡过 胜过 难过 意味着 象征着".split())
#: Complements of place, direction and result that make one verb with it: 聚焦在, 发展成.
_INTO = frozenset("在 于 到 向 为 成 给 自 至 入 出 往 起 作 进 起来 出来 下来 下去 进入".split())
#: Of these, what the segmenter may have joined to a verb of two characters already.
_JOINED = "在于到向为成给自至入"
#: Frames of verbs that a clause or a verb phrase follows.
_CLAUSAL = ("vp", "clause", "factive", "content", "pivot")
_WORD = 2  # code points of a verb or a quality that may be an object
#: What verbs tell that are done to things, never to what somebody does.
_OF_THINGS = frozenset("builds buys sells wrote destroys".split())
#: Verbs of giving: whom stands before what.
_GIVING = frozenset(
    "授予 赠予 赠送 赠 送 送给 颁给 颁发给 发给 给 给予 奖励 奖 借 借给 还给 付给 教 传授 交给 寄给 捐给 赐 赐予".split()
)
#: Verbs of paying: whom may stand before how much, 赔偿原告8万元.
_PAYING = frozenset("赔偿 支付 返还 退还 偿还 补偿 归还 退赔 给付 赔付 补助 奖励".split())
#: Last characters of those who are paid: 患者, 租客, 住户, 工厂.
_PAID = frozenset("者户客员民师司厂店校方主")
#: Verbs that bring about what the verb behind them names: 提出申诉.
_LIGHT = frozenset("提出 提起 作出 做出 发起 开展 予以 给予 接受 发出 遭到 受到 得到 停止".split())
#: Properties of verbs that take an event as their object: 实现升级, 停止供应.
_ACHIEVING = frozenset("achieves causes engagesIn gains stops continues enables asks permits prohibits obliges".split())
#: Properties of verbs that say what becomes of something.
_BECOMING = frozenset("stops increases increasesBy decreasesBy reduces".split())
#: Where what the same subject does next may start.
_NEXT = t.V | t.AUX | t.P | t.COORD | t.D | t.NEG | t.MODAL | t.CONN

_HAVING = ("有", "共有", "现有", "拥有", "设有", "建有", "建成", "新增")
_COUNTED = 5  # tokens of the shortest list of things with their numbers
_PAIR = 2
_TURN = 0.1  # cost of a verb right behind another


class Verbs(Predicates):
    """Reads verbs with what follows them."""

    def verb(self, i: int, j: int) -> Core | None:
        """Read ``[i, j)`` as a verb with what it takes; dearer where the network sees no predicate."""
        best, unlike = self._verb(i, j), self.unlike_predicate(i)
        return replace(best, cost=best.cost + unlike) if best is not None and unlike else best

    def _verb(self, i: int, j: int) -> Core | None:
        twins = self._twins(i, j)
        if twins is not None:
            return twins
        head = self._head(i, j)
        if head.stem == "只有" and not any(self.cats[m] & (t.VALUE | t.M) for m in range(head.object, j)):
            return None
        if head.object >= head.end:
            return self._bare(head)
        if self.cats[head.object] & t.GET and head.object + 1 < head.end:
            return Core("verb", i, j, head.verb, head.stem, aspect=head.aspect, cost=0.4)
        best, whole = self._complemented(head), self._with_object(head)
        if best is not None:
            best.cost += head.dear
        if head.stem in _GIVING or (head.stem in _PAYING and self._sum(head)):
            whole = cheaper(whole, self._giving(head))
        if whole is not None:
            best = cheaper(best, whole)
            if best is not None and best.cost <= 0:
                return best
        if best is None or head.stem in _LIGHT:
            best = cheaper(best, self._with_event(head))
        if best is None or head.frame in ("vp", "pivot"):
            best = cheaper(best, self._with_verb(head))
        if best is None or best.cost >= 0.4 or head.leads:
            best = cheaper(best, self._serial(head))
        if head.verb in self.lexicon.bare and (best is None or best.cost > _TURN):
            best = cheaper(best, self._in_turn(head))
        return best

    def _twins(self, i: int, j: int) -> Core | None:
        """Read two verbs that share an object: 储存和释放电能."""
        cats, word = self.cats, self.tokens[i].text
        if i + 3 >= j or len(word) == 1:
            return None
        if not cats[i + 1] & t.COORD or not cats[i + 2] & t.V or cats[i + 2] & t.NAME:
            return None
        if word in self.lexicon.bare and word not in self.lexicon.verbs and self.tokens[i + 1].text != "和":
            return None  # 认罚并|退赔赃款
        twin = self.verb(i + 2, j)
        if twin is None or twin.object is None or twin.next:
            return None
        twins = (word, *twin.twins)
        cost = twin.cost + 0.05
        return Core("verb", i, j, twin.verb, twin.stem, twin.object, aspect=twin.aspect, twins=twins, cost=cost)

    def _head(self, i: int, j: int) -> Head:
        """Read a verb with its complement, before its object."""
        cats, tokens = self.cats, self.tokens
        k, verb, stem, aspect = self.verb_word(i, j)
        end = self.before_particles(k, j)
        known = self.lexicon.verbs.get(verb) or self.lexicon.verbs.get(stem)
        if k + 1 == end and verb[-1] in "到得" and cats[k] & (t.A | t.IDIOM):
            verb, k = verb + tokens[k].text, end  # 做到极致
        amounts = stem == "为" and 0 < end - k <= 2 and bool(cats[k] & t.VALUE and cats[k] & t.M)  # 奖金为800万元
        dear = 0.55 if cats[i] & t.P and not amounts else 0.0  # 在, 为, 作为
        if i > 1 and self.lexicon.noun(tokens[i].text, "content") is not None and self._nominal(i):
            dear += 0.5  # 平台的处罚决定
        return Head(i, j, k, end, verb, stem, aspect, bool(cats[i] & t.UNABLE), known, dear)

    def _nominal(self, i: int) -> bool:
        """Tell whether what stands before a word shows that it is a noun: 的 and one noun or verb."""
        return bool(self.cats[i - 1] & (t.GERUND | t.V)) and self.after_de[i - 1]

    def verb_word(self, i: int, j: int) -> tuple[int, str, str, bool]:
        """Give where the object starts, the verb with its complement, without it, and whether it has an aspect."""
        stem = verb = self.tokens[i].text
        k = i + 1
        aspect = False
        if self.cats[i] & t.UNABLE:
            done, plain = verb.replace("不", ""), verb.partition("不")[0]  # 达不到: 达到
            return k, verb, done if done in self.lexicon.verbs else plain, False
        if len(stem) > 1 and stem[-1] in "了着过" and stem not in self.lexicon.verbs and stem not in _NO_ASPECT:
            stem = verb = stem[:-1]
            aspect = True
        while k < j:
            c, word = self.cats[k], self.tokens[k].text
            if c & t.ASP:
                aspect = True
            elif (
                word in _INTO and k == i + 1 and c & (t.P | t.V) and self._ends_with(stem, word, last=k + 1 == j)
            ) or (aspect and word in COURSE):
                verb += word
            else:
                break
            k += 1
        if verb == stem and len(stem) > 2 and stem[-1] in _JOINED and stem[:-1] in self.lexicon.verbs:
            stem = stem[:-1]
        return k, verb, stem, aspect

    def _ends_with(self, stem: str, word: str, *, last: bool) -> bool:
        """Tell whether a complement makes one verb with a verb, and opens no verb phrase behind it: 拒绝|向厂方付款."""
        known = self.lexicon.verbs.get(stem)
        if stem == "系" and word in ("向", "由"):
            return False  # 展品系|向农户借来
        if last and (word != "到" or len(stem) > 1):
            return False
        return known is None or known.frame not in _CLAUSAL or word not in _JOINED or stem + word in self.lexicon.verbs

    def _bare(self, head: Head) -> Core:
        """Read a verb with nothing behind it: dear where it should take something."""
        known = head.known
        lacking = 0.3 if known and known.frame != "np" else 0.45 if known and known.property else 0.15
        cost = head.dear if head.verb in self.lexicon.bare else lacking + head.dear
        return Core(
            "verb", head.start, head.whole, head.verb, head.stem, aspect=head.aspect, unable=head.unable, cost=cost
        )

    def _complemented(self, head: Head) -> Core | None:
        """Read the clause that a known verb takes: what is said, or who is made to do what."""
        best: Core | None = None
        if head.frame in ("clause", "factive", "content"):
            best = self._said(head)
        elif head.frame == "np" and head.known is not None and head.known.property == "causes":
            best = self._brought_about(head)
        if head.stem == "有":
            there = self._pivot(head)
            if there is not None:
                there.cost += 0.15
            best = cheaper(best, there)
        return cheaper(best, self._pivot(head)) if head.frame == "pivot" else best

    def _said(self, head: Head) -> Core | None:
        clause = self.clause(head.object, head.end)
        if clause is None or clause.predicate is None:
            return None
        cost = clause.cost + (0.05 if clause.subject is None else 0)
        return self._saying(head, clause, cost)

    def _brought_about(self, head: Head) -> Core | None:
        """Read what something brings about as a clause with a subject of its own: 造成房屋倒塌."""
        core = self._said(head)
        if core is None or core.complement is None or core.complement.subject is None:
            return None
        core.cost += 0.15
        return core

    def _pivot(self, head: Head) -> Core | None:
        """Read who is made to act, and what they do: 让企业找到机会."""
        best: Core | None = None
        for m in range(head.object + 1, head.end):
            if not self.cats[m] & (OPENERS | t.CONN):
                continue
            who = self.phrase(head.object, m)
            counter = m == head.object + 1 and self.cats[head.object] & t.Q and not self.cats[head.object] & t.N
            if who is None or counter:
                continue  # 有家|做灶具的企业: a classifier does nothing
            rest = self.predicate(m, head.end)
            if rest is None:
                continue
            cost = who.cost + rest.cost
            clause = Clause(head.object, head.end, (), who, rest, cost)
            best = cheaper(best, self._saying(head, clause, cost, who))
            if cost <= 0:
                break
        return best

    def _with_object(self, head: Head) -> Core | None:
        """Read a verb with a noun phrase as its object."""
        phrase = self._counts(head) or self.phrase(head.object, head.end)
        if phrase is None or head.object in self.breaks:
            return None  # 订单增加，|该厂扭亏: what stands behind a comma is no object
        last = self.cats[head.end - 1]
        acting = head.frame == "pivot" and last & (t.V | t.A | t.IDIOM) and not last & t.GERUND
        cost = phrase.cost + head.dear + (0.3 if acting else 0.0)
        cost += self.unlike_object(phrase.start, phrase.end, head.start)
        cost += 0.3 if head.frame in ("clause", "factive") and not last & t.N else 0
        cost += 0.5 if head.stem == "有" and self.somebody_says(head.object, head.end - 1) else 0.0
        if head.object + 1 == head.end and self._befalls(head.object) and self._names_itself(head):
            cost += 0.35  # 供应中断: what is cut off is the supply
        going_on = any(one.text == "而" for one in self.tokens[head.object : head.end])
        if head.gains and not going_on and last & t.V and phrase.cost < 1 and not self.broken(head.object, head.end):
            cost = min(cost, 0.25)  # 获得法院支持
            phrase = replace(phrase, cost=min(phrase.cost, 0.25))
        if head.leads and any(self.cats[k] & t.V for k in range(phrase.head + 1, head.end)):
            cost += 0.3  # 前往云州考察古桥
        cost += 0.6 * (self.pays(head.object, head.end) or self.counts_from(phrase.start))
        de = head.object + 1 < head.end and self.cats[head.object + 1] & t.DE
        if de and self.cats[head.start] & t.GERUND and self._befalls(head.object):
            cost += 0.5  # 损害|发生的原因
        bare = self.lexicon.bare.get(head.verb)
        if phrase.end - phrase.start == 1 and last & t.V and bare is not None and bare.of != "thing":
            cost += 0.4  # 辞职回国: two verbs, each with nothing behind it
        if phrase.end - phrase.start == 1 and not head.aspect and head.verb in self.lexicon.bare:
            noun = self.tokens[phrase.start].text
            if self.lexicon.noun(noun, "content") is not None or self.lexicon.noun(noun, "head") is not None:
                cost += 0.4  # 裁员计划, 起火风险: one noun, of a verb that takes no object
        return self._taking(head, phrase, cost)

    def _counts(self, head: Head) -> Phrase | None:
        """Read things with how many there are, behind 有: 有快递平台14家、注册骑手2.6万人."""
        if head.stem not in _HAVING or head.end - head.object < _COUNTED or not self.cats[head.end - 1] & t.M:
            return None
        first = head.object
        for k in range(head.object, head.end + 1):
            if k < head.end and not self.cats[k] & t.COORD:
                continue
            noun, count = self.cats[k - 2] if k - first >= _PAIR else 0, self.cats[k - 1]
            if k - first < _PAIR or not count & t.VALUE or not count & t.M or not noun & (t.N | t.D | t.V):
                return None
            first = k + 1
        return Phrase(head.object, head.end, head.object, (), 0.1)

    def _befalls(self, k: int) -> bool:
        """Tell whether a verb says what becomes of something by itself: 中断, 增长, 下滑."""
        word = self.tokens[k].text
        known = self.lexicon.verbs.get(word)
        if not self.cats[k] & t.V:
            return False
        return word in self.lexicon.bare or (known is not None and known.property in _BECOMING)

    def _names_itself(self, head: Head) -> bool:
        """Tell whether a verb is a noun as well, and none that takes an event as its object."""
        if not self.cats[head.start] & t.GERUND or head.stem in _LIGHT:
            return False
        return head.known is None or head.known.property not in _ACHIEVING

    def _giving(self, head: Head) -> Core | None:
        """Read a verb of giving with whom it is given to, then what: 授予陈一鸣荣誉称号."""
        best: Core | None = None
        for m in range(head.object + 1, head.end):
            if not self._receives(m - 1) and not (head.stem in _PAYING and self.tokens[m - 1].text[-1] in _PAID):
                continue
            whom, what = self.phrase(head.object, m), self.phrase(m, head.end)
            if whom is None or what is None:
                continue
            core = self._taking(head, what, whom.cost + what.cost - (0.05 if head.stem in _GIVING else 0.02))
            core.recipient = whom
            best = cheaper(best, core)
        return best

    def _sum(self, head: Head) -> bool:
        """Tell whether a sum of money ends what stands behind a verb."""
        last = self.tokens[head.end - 1]
        return bool(last.cats & t.VALUE) and last.text.endswith("元")

    def _receives(self, k: int) -> bool:
        """Tell whether the last word of whom something is given to is somebody: a name, a pronoun, a role."""
        token = self.tokens[k]
        if token.cats & t.R:
            return True
        if token.cats & t.NAME:
            return token.kind in ("Person", "Company", "Organisation", "")
        return self.lexicon.noun(token.text, "role") is not None

    def _with_event(self, head: Head) -> Core | None:
        """Read a verb with a verb or a quality as its object: 实现升级, 获得独立."""
        if head.object + 1 != head.end or not self.cats[head.object] & (t.V | t.A):
            return None
        word = self.tokens[head.object].text
        if self._names_itself(head):
            return None  # 供应中断: what is cut off is the supply
        event = self.lexicon.verbs.get(word)
        if event is None:
            apt = head.known is not None and head.frame == "np" and len(word) == _WORD
            if apt and self._made(head):
                return None
            if head.stem not in _LIGHT and (not apt or self.cats[head.object] & t.CONN):
                return None
        elif head.stem not in _LIGHT and (not event.property or event.frame != "np"):
            return None
        return self._taking(head, Phrase(head.object, head.end, head.object, (), 0.3), 0.3)

    def _taking(self, head: Head, phrase: Phrase, cost: float) -> Core:
        return Core(
            "verb", head.start, head.whole, head.verb, head.stem, phrase,
            aspect=head.aspect, unable=head.unable, cost=cost,
        )  # fmt: skip

    def _saying(self, head: Head, clause: Clause, cost: float, who: Phrase | None = None) -> Core:
        return Core(
            "verb", head.start, head.whole, head.verb, head.stem, None, clause, who,
            aspect=head.aspect, unable=head.unable, cost=cost,
        )  # fmt: skip

    def _with_verb(self, head: Head) -> Core | None:
        """Read a verb with a verb phrase behind it: 选择退出."""
        inner = self.predicate(head.object, head.end)
        if inner is None:
            return None
        unlikely = {"vp": 0.0, "pivot": 0.1}.get(head.frame, 0.6 if head.known is not None else 0.45)
        cost = inner.cost + unlikely
        clause = Clause(head.object, head.end, (), None, inner, cost)
        return self._saying(head, clause, cost)

    def _in_turn(self, head: Head) -> Core | None:
        """Read a verb that needs nothing behind it, and what the same subject does next: 动工筑城."""
        thing = self.lexicon.bare[head.verb].of == "thing" and not self._made(head)  # 推迟发售, but 建成发光
        if thing or head.aspect or not self.cats[head.object] & _NEXT:
            return None
        if self.lexicon.noun(self.tokens[head.object].text, "content") is not None:
            return None  # 裁员计划 is one noun
        rest = self.predicate(head.object, head.end)
        next_ = self.tokens[head.object].text
        if self.cats[head.object] & t.N and next_ not in self.lexicon.bare and head.object + 1 == head.end:
            return None  # 裁员计划
        if rest is None or rest.core is None or rest.core.start > head.object or rest.core.kind != "verb":
            return None
        cost = min(rest.cost, _TURN) + _TURN if rest.core.object is None else rest.cost + _TURN
        if rest.end - rest.start == 1 and self.cats[rest.start] & t.GERUND:
            cost += 0.3  # 裁员计划: one noun
        return Core("verb", head.start, head.whole, head.verb, head.stem, next=rest, aspect=head.aspect, cost=cost)

    def _made(self, head: Head) -> bool:
        """Tell whether a verb says that a thing is made, and a verb that is no noun ends the clause: 建成|发光."""
        if head.known is None or head.known.property not in _OF_THINGS or head.object + 1 != head.end:
            return False
        return not self.cats[head.object] & t.N

    def _serial(self, head: Head) -> Core | None:
        """Read what the same subject does next: 收购一家公司并进入市场."""
        best: Core | None = None
        if head.stem == "为":
            return None  # 为甲建设乙: a preposition, not what somebody is
        for m in range(head.object + 1, head.end):
            c = self.cats[m]
            what = self.phrase(head.object, m) if c & _NEXT else None
            if what is None:
                continue
            joined = bool(c & (t.AUX | t.COORD | t.CONN)) and not c & t.W
            rest = self.predicate(m + 1 if joined and not c & t.D else m, head.end)
            if rest is None:
                continue
            lasts = head.frame == "value" and m == head.object + 1  # 历时五年竣工
            cost = what.cost + rest.cost + (0.1 if joined or lasts else 0.15 if head.leads else 0.5)
            if rest.core is not None and rest.core.kind in ("copula", "focus"):
                cost += 0.5
            if (
                head.known is None
                and m == head.object + 1
                and self.lexicon.noun(self.tokens[m - 1].text, "head") is not None
            ):
                cost += 0.4  # 候诊时间缩短: a kind of time
            core = self._taking(head, what, cost)
            core.next = rest
            best = cheaper(best, core)
        return best
