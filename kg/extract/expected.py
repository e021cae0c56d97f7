"""State what the network of arguments sees and the grammar did not read: a verb with its subject and its object.

What is stated: a verb, or a quality, whose subject and object are noun phrases of whole words; nothing that is asked, or
that somebody wants or is told to do. What clauses that the grammar left say must be for others is their condition. A subject that
looks back means whom the grammar found for the same words, else whom the network takes it for; one that no word of the sentence
names is not sought: of those few are found, and fewer rightly. How sure all is, is weighed as all else (`support`), in a family of
its own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.contents import Contents
from kg.extract.discourse import Reference
from kg.extract.embedding import opening
from kg.extract.interpret.act import Act, voted
from kg.extract.interpret.alone import SPANS
from kg.extract.interpret.seen import (
    ENCOURAGING,
    announced,
    before_it,
    closed_then,
    narrowed,
    object_marked,
    planned,
)
from kg.extract.interpret.words import BECAUSE, GOING, MUTUAL, WITH
from kg.extract.nodes import Core
from kg.extract.phrasing import BEHIND, torn
from kg.extract.scruple import is_measure
from kg.extract.seeing import goes_together
from kg.extract.support import SEEN
from kg.extract.unfit import sure_of
from kg.extract.unmeant import counts_those, denied_as_ground, headless, of_another, unmeant, whenever
from kg.extract.verbwords import RESULTS, manner, rate, so_many, verb_word, with_result
from kg.model import Entity, Modality, Predicate, Span, Value
from kg.nlp import arguments as net
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.discourse import References
    from kg.extract.grammar import Grammar
    from kg.extract.parsed import Read
    from kg.extract.sense import Sense
    from kg.model import Statement
    from kg.nlp.arguments import Arguments, Pointing

_SURE = 0.5  #: confidence of what the grammar read, from which the network says nothing of the same verb
_LEAST = 0.05  #: probability of predicate and edges together from which it is weighed at all
_LACKING = "没有"
_BY = ("被", "由", "遭", "让", "给", "用", "以", "靠", "凭")
_SHORT, _IDIOM = 2, 4  # code points
_QUALITY = 0.65  # confidence by the rule
_OPEN = "得在到为至于给成往"  #: a verb that ends so lacks what must follow
_TOWARDS = "成为作到给入于在至往向"  #: a verb that ends so says what becomes of what was brought before it
_DONE = frozenset("完成 生成 建成 办成 达成 促成 养成 做到 收到 达到 买到".split())  #: they lack nothing
#: Before 为 they bring what is taken for something; before 作, with what or about what it is done.
_AS = {"为": ("以", "把", "将"), **dict.fromkeys(("作", "做"), ("以", "对", "就", "用"))}
_TIMES = ("时", "之时", "后", "之后", "前", "之前", "期间", "的时候")
_CALLING = ("叫", "称", "称作", "叫作", "叫做", "称为")
_MANAGED = re.compile("管(?![理道线子家委])")
_SERVING = re.compile(
    ".(?:作为?|当作?|充当)[^的业品物者案用家]{2,4}$"
)  #: 采用硬碳作负极: what it serves as is no part of it
_ONLY = ("只有", "仅有", "只剩")
_MARKED = 0.0  #: logit from which a predicate is meant so and so
#: What these connectives open is no fact of its own.
_NOT_SO = frozenset("purpose instead supposed unless otherwise".split())
_DATED = (Modality.ASSERTED, Modality.REPORTED, Modality.NECESSITY)  #: how that is meant which a date tells of

#: Without any of these nothing is said to have to be.
_DEMANDING = re.compile(
    "应|须|需|必|禁|务|宜|不得|不准|准予|不能|只能|不可|责令|要求|判|规定|约定|建议|呼吁|请|命|指示|才|方可|义务|责任|负责|为限|(?<![主重])要"
)
#: Without any of these nothing is said to be possible, or to come.
_OPEN_YET = re.compile(
    "可(?!谁|惜|是)|能|会(?![议员])|将(?!近|军)|拟|计划|打算|准备|考虑|想|愿|欲|望|或许|也许|大概|恐怕|似乎|预|争取|力争|目标|建议|"
    "许|同意|答应|诺|约|宣布|要|待|未来|今后|届时|请|求|诉|提|设想|规划|部署|筹|安排|选|决|判|禁|鼓励|支持|坚持|倡|有权|不妨|如果|若|一旦|"
    "为|用|靠|让|叫|替|直到|足|无从|无法|难|易|未必|得[见到起了住]|不了|不[见到起住]|[明下次][年天日周月]"
)


class Expected(Contents):
    """Reads once more what the grammar left."""

    def interpret(self, reads: list[Read], span: Span, strong: set[int]) -> None:
        """State what the clauses of a sentence say, then what is left of it."""
        super().interpret(reads, span, strong)
        sentence = self.support.sentence
        if sentence is None or self.ruled is not None:
            return
        asked = span.of(self.document.clean).rstrip('”」』"’)）').endswith(("?", "？"))
        discourse = self.resolver.discourse
        kept = discourse.subject, discourse.topic, discourse.near, discourse.own
        event, named, clause = discourse.event, len(discourse.named), self.resolver.mentions.clause
        needed: list[Statement] = []  # what the clauses that the grammar left say must be for what follows
        for read in reads:
            if read.sense is None or asked or read.words & _NOT_SO:
                continue
            if read.conditional:
                if (read.clause is None and "always" in read.words) or len(self._predicates(read, sentence)) > 1:
                    continue  # 承担费用确有困难的: what one of them says is not what is supposed
                before = len(self.interpreter.statements)
                self._left(read, read.sense.supposing(), sentence)
                needed += [one for one in self.interpreter.statements[before:] if one.confidence >= _SURE]
                continue
            sense = read.sense
            if needed and sense.supposed and not sense.conditions:
                sense = sense.under(tuple(needed), supposed=True)
            if sense.conditions or not sense.supposed:
                self._left(read, sense, sentence)
        discourse.subject, discourse.topic, discourse.near, discourse.own = kept
        discourse.event, self.resolver.mentions.clause = event, clause
        del discourse.named[named:]

    def _back_to(self, read: Read) -> None:
        """Speak again of whom the text spoke of before a clause, and within it of its own subject."""
        discourse, mentions = self.resolver.discourse, self.resolver.mentions
        if read.spoken is None or read.start >= read.end:
            return
        discourse.subject, discourse.topic, discourse.near = read.spoken.subject, read.spoken.topic, read.spoken.near
        tokens = read.grammar.tokens
        mentions.clause, end = tokens[read.start].start, tokens[read.end - 1].end
        own = (some for some in self.interpreter.subjects if some and mentions.clause <= some[0].span.start < end)
        discourse.own = max(own, key=lambda some: some[0].span.start, default=())

    def _only_spoken_of(self, reads: list[Read], place: int) -> bool:
        """Tell whether a clause states nothing; nothing is then left of it."""
        only = super()._only_spoken_of(reads, place)
        if only:
            reads[place].sense = None
        return only

    def _left(self, read: Read, sense: Sense, sentence: Arguments) -> None:
        """State what a clause still says."""
        self._back_to(read)
        grammar = read.grammar
        for k, place in self._predicates(read, sentence):
            first, last = grammar.tokens[k].start - sentence.start, grammar.tokens[k].end - sentence.start
            if any(self.support.stated.get(at, 0.0) >= _SURE for at in range(first, last)):
                continue
            pointing = sentence.at(place)
            if not self._may_be_verb(grammar, k, pointing, within=first < place):
                continue
            under = self._as_soon(grammar, k, sense)
            if whenever(grammar, k) and not under.conditions:
                continue
            meant = self._meant(grammar, k, under, pointing)
            if meant is None or pointing.probability < _LEAST:
                continue
            self._state(grammar, k, pointing, meant, within=first < place)

    def _opens(self, pointing: Pointing) -> int:
        """Give the character where an object opens; -1 where there is none."""
        stretch, sentence = pointing.stretch(net.OBJECT_END), self.support.sentence
        return stretch[0] + sentence.start if stretch is not None and sentence is not None else -1

    def _makes_so_many(self, act: Act, begin: int) -> None:
        """State a verb with its object in one word, and how many there are behind it: 共种|树三千二百棵."""
        grammar, k, end = act.grammar, act.core.start, act.grammar.tokens[act.core.end - 1].end
        span, verb = Span(begin, end), self.document.clean[grammar.tokens[k].start : begin]
        what = Reference(self.resolver.entity(span.of(self.document.clean)), span)
        core, state = Core("verb", k, act.core.end, verb, verb), self.interpreter.state_verb
        self._told(act, k, [state(grammar, act.where, one, core, what, act.sense, "", SEEN) for one in act.subject])

    def _state(self, grammar: Grammar, k: int, pointing: Pointing, meant: Sense, *, within: bool) -> None:
        """State a verb of its subject and its object; ``within`` as above."""
        stretch, word = self._outside(grammar, k, pointing), grammar.tokens[k].text
        begin = self._opens(pointing)
        counted = so_many(grammar, k, begin)
        stretch = stretch if counted is None else None
        sense, object_ = (
            self._denying(grammar, k, meant, within=within),
            self._phrase(grammar, pointing, net.OBJECT_END) if stretch is not None else None,
        )
        if sense is not None and stretch is not None and self._clausal(stretch):
            self._with_clause(grammar, k, pointing, sense, stretch)
            return
        if sense is None or (stretch is not None and object_ is None):
            return
        actors, named = self._actors(grammar, k, pointing)
        if not actors or not self._does_it(grammar, k, actors, named):
            return
        later = named is not None and any(k < b <= named.start for b in grammar.breaks)
        if later and not all(self.resolver.is_party(one) for one in actors):
            self.interpreter.drop(f"“{grammar.tokens[k].text}”: who does it is not who is named behind it")
            return  # 1994年3月病逝，遗嘱交代…
        if object_ is None or stretch is None:
            if counted is not None:
                core = Core("verb", k, counted + 1, word, word)
                self._makes_so_many(Act(grammar, (k, counted + 1), core, sense, actors), begin)
                return
            self._alone(grammar, k, actors, sense, passive=pointing.marks[net.PASSIVE] > _MARKED)
            return
        if self._misplaced(grammar, k, named, object_, stretch) or (
            not sure_of(pointing, net.OBJECT_END) and torn(grammar, object_)
        ):
            return
        if k and not grammar.cats[k - 1] & t.R and self._within_object(grammar.text(k, object_.end), actors):
            return
        where = (min(k, object_.start), max(k + 1, object_.end))
        if sense.supposed and named is not None and not sense.conditions:
            where = (min(named.start, where[0]), where[1])  # its words are told as a condition
        span = grammar.span(object_.start, object_.end)
        found = self._named_so(span) or self.resolver.references(grammar, object_)
        targets = goes_together(found or self._thought_of(grammar, object_, actors), span)
        core = Core("copula", k, where[1], word, word, object_, unable=bool(grammar.cats[k] & t.UNABLE))
        act = Act(grammar, where, core, sense, actors)
        if grammar.cats[k] & t.COP:
            self._is(act, pointing, targets)
        else:
            self._does(act, pointing, targets)

    def _is(self, act: Act, pointing: Pointing, targets: References) -> None:
        """State what something is."""
        if self._cleft(pointing) or self.interpreter.copula(act):
            return
        word = act.core.verb
        if word == "为" and act.grammar.preceded_by(act.core.start, _AS["为"]):
            return  # 以老年人为目标
        if act.grammar.cats[act.core.start - 1] & t.DE and not all(one.end.label.endswith("的") for one in act.subject):
            return  # 偏心的|是: who is so has lost its 的
        figures = all(isinstance(one.end, Value) for one in targets) and all(
            is_measure(one.end.label) for one in act.subject
        )
        is_a, rule = Predicate(word, "amount" if figures else "isA"), f"{SEEN}:{word}"  # 批发价是每公斤一百元
        self.interpreter.state_each(act.grammar, act.where, act.subject, is_a, targets, act.sense, rule)

    def _does(self, act: Act, pointing: Pointing, targets: References) -> None:
        """State what somebody does with something."""
        grammar, k, where, object_, sense = act.grammar, act.core.start, act.where, act.core.object, act.sense
        passive = pointing.marks[net.PASSIVE] > _MARKED
        verb = verb_word(grammar, k)
        if object_ is None:
            return
        result = grammar.tokens[verb[0]].text if k < verb[0] < object_.start else ""
        label = rate(grammar, k) + verb[1] + (result if result in RESULTS else "")  # 迷|上|棋谱
        if label in _ONLY and len(targets) > 1:
            label = "有"  # 只有一面鼓、一把琴
        core = Core("verb", k, where[1], label, verb[2], object_, aspect=verb[3], unable=act.core.unable)
        if label == _LACKING:
            sense = replace(sense, negative=False)  # it denies by itself
        by = passive or (object_.start > 0 and grammar.tokens[object_.start - 1].text in _BY)
        becomes = label[-1] in _TOWARDS and label not in _DONE
        if object_.start < k and (by or becomes):
            return  # who did it stands before the verb, or what it becomes behind: 把每一寸屏幕看成货架
        if verb[2] in _AS and grammar.preceded_by(k, _AS[verb[2]]):
            return  # 以嫩竹为料, 以房屋作抵押, 对判罚未作评论
        somebody = any(
            isinstance(one.end, Entity) and self.resolver.kind_of(one.end) == "Person" for one in act.subject
        )
        if somebody and label.endswith("在") and any(one.text in ("把", "将") for one in grammar.tokens[:k]):
            return  # 把图稿拆开，夹在账本里: who does it is nowhere
        if any(grammar.tokens[j].text in _TIMES for j in range(verb[0], object_.start)):
            return  # 整理老宅时发现了账本
        paid = grammar.verb(k, object_.end) if self.interpreter.property_of(core) == "pays" else None
        if paid is not None and paid.recipient is not None:
            self.interpreter.received(replace(act, core=paid), paid.recipient, act.subject)
            return
        counted = counts_those(grammar, object_) or self._measured(grammar.text(object_.start, object_.end))
        if verb[2].endswith("有") and counted:
            return  # 现有|员工3200余人, 工厂|有|三家|停产
        serving = _SERVING.search(grammar.text(object_.start, object_.end)) if verb[1].endswith("用") else None
        if serving is not None:
            targets = self._without(grammar, object_, serving.start() + 1)
        if label in _CALLING and _MANAGED.search(grammar.text(0, k)):
            return  # 桃农管裂纹叫“开天窗”
        if (label[-1] in _TOWARDS or (object_.start > k and label[-1] in "进回")) and of_another(act):
            return  # 把这个道理搬进课堂
        prefix = "被" if passive and not verb[1].startswith("被") else ""
        self._told(
            act, k, [
                self.interpreter.state_verb(grammar, where, one, core, target, sense, prefix, SEEN)
                for one in act.subject
                for target in targets
            ],
        )  # fmt: skip

    def _told(self, act: Act, k: int, made: list[Statement | None]) -> None:
        """State when that took place which was stated of the verb at ``k``."""
        main, sentence = next((one for one in made if one is not None), None), self.support.sentence
        if main is not None and sentence is not None and main.modality in _DATED:
            self.interpreter.dated(act.grammar, act.where, main, act.where[0], opening(act, k, sentence))

    def _alone(self, grammar: Grammar, k: int, actors: References, sense: Sense, *, passive: bool) -> None:
        """State a verb, or a quality, that has no object."""
        end, verb, stem, aspect = with_result(grammar, k)
        spell = self._spell(grammar, end)
        end = end if spell is None else end + 1
        if (
            verb in (_LACKING, "有")
            or verb[-1] in (*_OPEN, "时")
            or (k and grammar.tokens[k - 1].text == "一")
            or (verb[0] == "一" and len(verb) == _SHORT)
        ):
            return  # 断得公道, 迁往, 预算一撤
        if verb in MUTUAL and grammar.preceded_by(k, WITH):
            return  # 与原釉色泽|相近: to what is not said
        if (
            headless(grammar, k, end, actors)
            or (self._says_more(grammar, end) and not (len(verb) > 1 and grammar.tokens[end].text in BEHIND))
            or (k and grammar.tokens[k - 1].text in BECAUSE)
        ):
            return  # 导热|很慢; 并非因为|亏损
        if (sense.negative and narrowed(grammar, k)) or closed_then(grammar, k) or voted(grammar, k):
            return  # 从未在公司任职, 两票|弃权
        word, c = grammar.tokens[k].text, grammar.cats[k]
        if not c & t.V and verb == word and (c & (t.A | t.IDIOM) or len(word) == _IDIOM) and not word.endswith(GOING):
            quality = Reference(Entity(word, "Quality"), grammar.span(k, k + 1))
            so = Predicate(word, "hasProperty")
            self.interpreter.state_each(grammar, (k, k + 1), actors, so, (quality,), sense, "adjective", _QUALITY)
            return
        verb = manner(grammar, k, sense) + verb
        core = Core("verb", k, max(k + 1, end), verb, stem, aspect=aspect, unable=bool(grammar.cats[k] & t.UNABLE))
        known = self.interpreter.verb_entry(core)
        if grammar.cats[k] & t.COP or (
            known is not None and (known.property == "says" or known.frame == "factive") and not sense.negative
        ):
            return  # 他解释说：…
        prefix = "被" if passive and not verb.startswith("被") else ""
        where = (k, core.end)
        made = [
            self.interpreter.with_what(
                grammar,
                k,
                one,
                self.interpreter.state_verb(grammar, where, one, core, None, sense, prefix, SEEN),
                sense,
            )
            for one in actors
        ]
        self._told(Act(grammar, where, core, sense, actors), k, made)
        if spell is not None and made[0] is not None:
            self.interpreter.detail(grammar, where, made[0], "时长", "duration", spell)

    def _spell(self, grammar: Grammar, k: int) -> Reference | None:
        """Give how long something is done, where that closes its clause: 坚守了|三十三天."""
        if (
            k >= len(grammar.tokens)
            or k in grammar.breaks
            or not grammar.cats[k] & t.VALUE
            or self._says_more(grammar, k + 1)
        ):
            return None
        found = self.resolver.amount(grammar, k, k + 1)
        return found if isinstance(found.end, Value) and found.end.unit in SPANS else None

    def _meant(self, grammar: Grammar, k: int, sense: Sense, pointing: Pointing) -> Sense | None:
        """Give how a predicate is meant; None where that is not plain."""
        marks = pointing.marks
        if marks[net.ASKED] > _MARKED or (marks[net.SUPPOSED] > _MARKED and not sense.supposed):
            return None
        denied = marks[net.DENIED] > _MARKED and not grammar.cats[k] & t.UNABLE and not denied_as_ground(grammar, k)
        found = replace(sense, negative=bool(denied), merely="")
        against = unmeant(grammar, k, found)
        if against:
            self.interpreter.drop(f"“{grammar.tokens[k].text}”: {against}")
            return None
        granted = k + 1 < len(grammar.tokens) and grammar.cats[k + 1] & t.DE and k + 1 not in grammar.breaks
        if granted and sense.holder is not None and sense.modality is Modality.NECESSITY:
            found = replace(found, modality=Modality.ASSERTED, holder=None)  # 判决：合作社索赔的三百万元不予支持
        sentence = self.support.sentence
        words = sentence.words if sentence is not None else ""
        required = marks[net.REQUIRED] > _MARKED and _DEMANDING.search(words)
        if found.modality is Modality.HYPOTHETICAL and required:
            return replace(found, modality=Modality.NECESSITY)
        if found.modality is Modality.ASSERTED and grammar.preceded_by(k, ENCOURAGING):
            return replace(found, modality=Modality.POSSIBILITY)
        if k and k not in grammar.breaks and grammar.tokens[k - 1].text == "负责":
            return found  # 负责测量: that is what somebody does
        if found.modality is Modality.ASSERTED:
            for mark, modality in (
                (net.REQUIRED, Modality.NECESSITY), (net.POSSIBLE, Modality.POSSIBILITY), (net.PLANNED, Modality.POSSIBILITY)
            ):  # fmt: skip
                if marks[mark] > _MARKED and announced(grammar, k):
                    return None
                if not (required if mark == net.REQUIRED else _OPEN_YET.search(words)):
                    continue  # 误差不超过3%, 车程由将近一小时缩短到十五分钟
                if marks[mark] > _MARKED and not (mark == net.PLANNED and object_marked(grammar, k)):
                    return replace(found, modality=Modality.POSSIBILITY if planned(grammar, k) else modality)
        if grammar.cats[k] & t.COP:
            return found
        meant = before_it(grammar, k, found)
        if meant is None:
            self.interpreter.drop(f"“{grammar.tokens[k].text}”: it is asked of somebody, or to come")
        return meant
