"""State what the network of arguments sees and the grammar did not read: a verb with its subject and its object.

What is stated: a verb, or a quality, whose subject and object are noun phrases of whole words; nothing that is asked, or
that somebody wants or is told to do. What clauses that the grammar left say must be for others is their condition. A subject that
looks back means whom the grammar found for the same words, else whom the network takes it for; one that no word of the sentence
names is not sought: of those few are found, and fewer rightly. How sure all is, is weighed as all else (`support`), in a family of
its own.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.discourse import AUTHOR, WHO, Reference
from kg.extract.embedding import opening
from kg.extract.interpret.act import Act
from kg.extract.interpret.clauses import laid_down
from kg.extract.interpret.seen import (
    ENCOURAGING,
    before_it,
    granting,
    narrowed,
    object_marked,
    of_a_class,
    preceding,
    shifting,
    tries,
    unproved,
)
from kg.extract.meaning import Meaning
from kg.extract.nodes import Core, Phrase
from kg.extract.phrasing import poor, torn
from kg.extract.support import SEEN
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

_LIKELY = math.log(0.5)  #: probability from which a character begins a predicate that is somebody's object
_SURE = 0.5  #: confidence of what the grammar read, from which the network says nothing of the same verb
_LEAST = 0.05  #: probability of predicate and edges together from which it is weighed at all
_KNOWN = math.log(0.8)  #: the same for a word that the lexica take for no verb
_WHOLE = math.log(0.7)  #: probability of both edges from which a stretch is a noun phrase, whatever the grammar says
_MEANT = math.log(0.5)  #: probability from which somebody is meant
_COPULAS = ("是", "系")
_LACKING = "没有"
_BECAUSE = ("因", "因为", "由于")
_MANY = ("们", "双方", "两人", "二人", "三人", "两者", "二者", "彼此", "各方")  #: they look back to several
_EVENTS = ("这", "那", "此", "这里", "那里")  #: they mean what happened, or where
_BY = ("被", "由", "遭", "让", "给")
#: What follows is still to come, or is not there: 没有剧照可以参考.
_AWAITING = ("等", "等到", "待", "直到", "没有", "没", "无", "并无", "毫无", "缺少")
_DENYING = ("不", "没", "未", "无")
_NOT_YET = frozenset("前 之前 以前".split())
#: Behind a verb they tell what comes of it.
_RESULTS = frozenset("上 下 出 起 到 完 成 住 开 掉 回 过 好 遍 走 进 入 下来 起来 出来 下去 出去 回来 回去".split())
_NEAR = 100  # things named last, among which somebody is sought
_SHORT, _IDIOM = 2, 4  # code points
_QUALITY = 0.65  # confidence by the rule
_OPEN = "得在到为至于给成往"  #: a verb that ends so lacks what must follow
_TOWARDS = "成为作到给入于在至往向"  #: a verb that ends so says what becomes of what was brought before it
#: Before 为 they bring what is taken for something; before 作, with what or about what it is done.
_TAKING, _WITH_WHAT = ("以", "把", "将"), ("以", "对", "就", "用")
_TIMES = ("时", "之时", "后", "之后", "前", "之前", "期间", "的时候")
_WHOSE = ("其", "他", "她", "它", "他们", "她们")
_CALLING = ("叫", "称", "称作", "叫作", "叫做", "称为")
_MANAGED = re.compile("管(?![理道线子家委])")
_PAIRS = (("“", "”"), ("‘", "’"), ("《", "》"), ("（", "）"), ("「", "」"), ("(", ")"))
_SERVING = re.compile(
    ".(?:作为?|当作?|充当)[^的业品物者案用家]{2,4}$"
)  #: 采用硬碳作负极: what it serves as is no part of it
_ONLY = ("只有", "仅有", "只剩")
#: Nouns of how, why, when or where something is done.
_WHOLES = frozenset(
    "机制 机理 原理 原因 缘由 过程 经过 方式 方法 办法 时间 时候 时刻 日期 地点 地方 目的 理由 条件 规律 概率 能力".split()
)
_LAST = 12  # statements made last
_BEFORE = 6  # tokens before a verb, among which stands what tells which noun is meant
_MARKED = 0.0  #: logit from which a predicate is meant so and so
#: What these connectives open is no fact of its own.
_NOT_SO = frozenset("purpose instead supposed unless otherwise".split())
_DATED = (Modality.ASSERTED, Modality.REPORTED, Modality.NECESSITY)  #: how that is meant which a date tells of
#: Verbs of these frames say nothing without a clause behind them.
_CLAUSAL = ("clause", "content", "factive", "vp", "pivot")


class Expected(Meaning):
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
            if (
                not self._may_be_verb(grammar, k, sentence.predicates[place], within=first < place)
                or _whenever(grammar, k)
                or _ruled(read, k)
            ):
                continue
            pointing = sentence.at(place)
            meant = self._meant(grammar, k, sense, pointing)
            if meant is None or pointing.probability < _LEAST:
                continue
            self._state(grammar, k, pointing, meant, within=first < place)

    def _predicates(self, read: Read, sentence: Arguments) -> list[tuple[int, int]]:
        """Give the words of a clause that are more probably predicates than not, and where in them these begin: 互|补."""
        tokens, found = read.grammar.tokens, dict[int, int]()
        for place in sentence.likely():
            at = sentence.start + place
            k = bisect_right(tokens, at, read.start, read.end, key=lambda one: one.start) - 1
            if k < read.start or tokens[k].end <= at:
                continue
            if k not in found or sentence.predicates[place] > sentence.predicates[found[k]]:
                found[k] = place
        return sorted(found.items())

    def _may_be_verb(self, grammar: Grammar, k: int, probable: float, *, within: bool) -> bool:
        """Tell whether a word may be a verb, a quality or 是; one that no lexicon knows as such, where the network is sure.

        ``within``: the predicate is only the end of the word, 没|有.
        """
        c = grammar.cats[k]
        if within and grammar.tokens[k].text[0] in _DENYING:
            return True
        if c & t.COP:
            return grammar.tokens[k].text in _COPULAS
        if c & (t.MODAL | t.AUX | t.NAME | t.VALUE | t.T | t.R | t.NEG):
            return False
        return bool(c & t.V) or (probable > _KNOWN and not c & (t.CONN | t.COORD | t.DE))

    def _state(self, grammar: Grammar, k: int, pointing: Pointing, sense: Sense, *, within: bool) -> None:
        """State a verb of its subject and its object; ``within`` as above."""
        stretch = pointing.stretch(net.OBJECT_END)
        word = grammar.tokens[k].text
        if _not_yet(grammar, k) or (word.startswith(_DENYING) and not (within and sense.negative)):
            return
        if within and word == _LACKING and k and grammar.cats[k - 1] & t.NEG:
            sense = replace(sense, negative=False)  # 并非没有
        if within and word[1:] not in grammar.lexicon.verbs and word != _LACKING:
            sense = replace(sense, negative=False)  # 不服
        object_ = self._phrase(grammar, pointing, net.OBJECT_END)
        if stretch is not None and (object_ is None or self._clausal(stretch)):
            return
        actors, named = self._actors(grammar, k, pointing)
        within = named is not None and (named.start <= k < named.end or _holds_all(grammar, named, k))
        if not actors or within or unproved(grammar, k):
            return
        if named is not None and named.start > k and self._anybody_so(grammar, k, named, actors):
            self.interpreter.drop(f"“{grammar.text(named.start, named.end)}”: which of them, its clause only tells")
            return
        if object_ is None or stretch is None:
            self._alone(grammar, k, actors, sense, passive=pointing.marks[net.PASSIVE] > _MARKED)
            return
        if named is not None and named.start < object_.end and object_.start < named.end:
            return  # 坐落于|滨海路的永和戏院
        before = named is not None and named.start > k  # 位于嘉义的永乐戏院
        counted = any(grammar.cats[j] & t.VALUE and grammar.cats[j] & t.M for j in preceding(grammar, k))
        if named is not None and before and not counted and of_a_class(grammar, named):
            return
        goes_on = not before and not _stressed(grammar, k, object_) and _goes_on(grammar, object_)
        if goes_on or object_.start <= k < object_.end or self._holds_clause(stretch):
            return  # 停下|手里|的活, 采用|硬碳作负极
        if not _whole(pointing, net.OBJECT_END) and torn(grammar, object_):
            return
        where = (min(k, object_.start), max(k + 1, object_.end))
        if sense.supposed and named is not None and not sense.conditions:
            where = (min(named.start, where[0]), where[1])  # its words are told as a condition
        span = grammar.span(object_.start, object_.end)
        targets = _together(self._named_so(span) or self.resolver.references(grammar, object_), span)
        act = Act(grammar, where, Core("copula", k, where[1], word, word, object_), sense, actors)
        if grammar.cats[k] & t.COP:
            self._is(act, pointing, targets)
        else:
            self._does(act, pointing, targets)

    def _anybody_so(self, grammar: Grammar, k: int, named: Phrase, actors: References) -> bool:
        """Tell whether a relative clause only tells of which ones of a kind is spoken: 没有实体门店的|经营者, not 一家….

        What things are so, that may be told; who does so, must be somebody.
        """
        bare = named.end - named.start == 1 and not grammar.cats[named.start] & t.NAME
        if not bare or not grammar.tokens[named.start].text.endswith(WHO) or any(one.antecedents for one in actors):
            return False
        for j in range(k - 1, max(-1, k - _BEFORE), -1):
            if grammar.cats[j] & (t.M | t.DET) and not grammar.cats[j] & t.VALUE:
                return False  # 一个经营药材行的家庭
            if j in grammar.breaks or grammar.cats[j] & (t.P | t.V):
                break
        return True

    def _is(self, act: Act, pointing: Pointing, targets: References) -> None:
        """State what something is."""
        if self._cleft(pointing) or self.interpreter.copula(act):
            return
        word = act.core.verb
        if word == "为" and any(act.grammar.tokens[j].text in _TAKING for j in preceding(act.grammar, act.core.start)):
            return  # 以老年人为目标
        is_a, rule = Predicate(word, "isA"), f"{SEEN}:{word}"
        self.interpreter.state_each(act.grammar, act.where, act.subject, is_a, targets, act.sense, rule)

    def _does(self, act: Act, pointing: Pointing, targets: References) -> None:
        """State what somebody does with something."""
        grammar, k, where, object_, sense = act.grammar, act.core.start, act.where, act.core.object, act.sense
        passive = pointing.marks[net.PASSIVE] > _MARKED
        verb = _verb_word(grammar, k)
        if object_ is None:
            return
        result = grammar.tokens[verb[0]].text if k < verb[0] < object_.start else ""
        label = verb[1] + result if result in _RESULTS else verb[1]  # 迷|上|棋谱
        if label in _ONLY and len(targets) > 1:
            label = "有"  # 只有一面鼓、一把琴
        core = Core("verb", k, where[1], label, verb[2], object_, aspect=verb[3])
        if label == _LACKING:
            sense = replace(sense, negative=False)  # it denies by itself
        by = passive or (object_.start > 0 and grammar.tokens[object_.start - 1].text in _BY)
        if object_.start < k and (by or label[-1] in _TOWARDS):
            return  # who did it stands before the verb, or what it becomes behind: 被潮水淘空, 把每一寸屏幕看成货架
        words = [grammar.tokens[j].text for j in preceding(grammar, k)]
        if verb[2] in ("作", "做") and any(one in _WITH_WHAT for one in words):
            return  # 以房屋作抵押, 对判罚未作评论
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
        if verb[2].endswith("有") and self._measured(grammar.text(object_.start, object_.end)):
            return  # 现有|员工3200余人
        serving = _SERVING.search(grammar.text(object_.start, object_.end)) if verb[1].endswith("用") else None
        if serving is not None:
            targets = self._without(grammar, object_, serving.start() + 1)
        if label in _CALLING and _MANAGED.search(grammar.text(0, k)):
            return  # 桃农管裂纹叫“开天窗”
        marker = shifting(grammar, k) if label[-1] in _TOWARDS else None
        if marker is not None and any(one.span.end <= grammar.tokens[marker].start for one in act.subject):
            return  # 国务院将赵州桥列为文物: the bridge is what becomes it
        if label[-1] in _TOWARDS and any(granting(grammar, one.span) for one in act.subject):
            return  # 古桥获文物部门列为保护单位
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
        end, verb, stem, aspect = _verb_word(grammar, k)
        if (
            verb == _LACKING
            or verb[-1] in _OPEN
            or (k and grammar.tokens[k - 1].text == "一")
            or (verb[0] == "一" and len(verb) == _SHORT)
        ):
            return  # 断得公道, 迁往, 预算一撤
        if self._says_more(grammar, end) or (k and grammar.tokens[k - 1].text in _BECAUSE):
            return  # 导热|很慢; 并非因为|亏损
        if sense.negative and narrowed(grammar, k):
            return  # 从未在公司任职
        if any(_brought(grammar, one.span) for one in actors):
            return  # 由两人创办: what they founded stands elsewhere
        word, c = grammar.tokens[k].text, grammar.cats[k]
        if not c & t.V and (c & (t.A | t.IDIOM) or len(word) == _IDIOM):
            quality = Reference(Entity(word, "Quality"), grammar.span(k, k + 1))
            so = Predicate(word, "hasProperty")
            self.interpreter.state_each(grammar, (k, k + 1), actors, so, (quality,), sense, "adjective", _QUALITY)
            return
        verb = _manner(grammar, k, sense) + verb
        core = Core("verb", k, max(k + 1, end), verb, stem, aspect=aspect)
        known = self.interpreter.verb_entry(core)
        if (known is not None and known.frame in _CLAUSAL) or grammar.cats[k] & t.COP:
            return
        prefix = "被" if passive and not verb.startswith("被") else ""
        where = (k, core.end)
        self._told(
            Act(grammar, where, core, sense, actors), k,
            [self.interpreter.state_verb(grammar, where, one, core, None, sense, prefix, SEEN) for one in actors],
        )  # fmt: skip

    def _says_more(self, grammar: Grammar, k: int) -> bool:
        """Tell whether a clause goes on at a token, and not with another predicate: 导热|很慢, but not 牵头|筹建."""
        if k >= len(grammar.tokens) or k in grammar.breaks or grammar.cats[k] & (t.ASP | t.Y | t.CONN):
            return False
        sentence = self.support.sentence
        return sentence is None or sentence.predicates[grammar.tokens[k].start - sentence.start] < _LIKELY

    def _clausal(self, stretch: tuple[int, int]) -> bool:
        """Tell whether what the network points to is a predicate, for all that it opens."""
        sentence = self.support.sentence
        return stretch[1] - stretch[0] == 1 and sentence is not None and sentence.predicates[stretch[0]] > _LIKELY

    def _holds_clause(self, stretch: tuple[int, int]) -> bool:
        """Tell whether what the network takes for a thing is a clause to it: a predicate stands in it, and no 的."""
        sentence = self.support.sentence
        if sentence is None or "的" in sentence.words[stretch[0] : stretch[1]]:
            return False
        return any(stretch[0] <= place < stretch[1] for place in sentence.likely())

    def _without(self, grammar: Grammar, phrase: Phrase, size: int) -> References:
        """Give the first characters of a noun phrase as a thing: 硬碳|作负极."""
        start = grammar.tokens[phrase.start].start
        span = Span(start, start + size)
        return (Reference(self.resolver.entity(span.of(self.document.clean)), span),)

    def _measured(self, words: str) -> bool:
        """Tell whether a measure with its amount was read of the sentence already."""
        made = self.interpreter.statements[-_LAST:]
        return any(
            piece.construction == "measure"
            and isinstance(one.object, Value)
            and words == one.predicate.label + one.object.label
            for one in made
            for piece in one.evidence[:1]
        )

    def _cleft(self, copula: Pointing) -> bool:
        """Tell whether what stands behind 是 is done to its subject: 位置是他指定的."""
        sentence, named = self.support.sentence, copula.stretch(net.SUBJECT_END)
        stretch = copula.stretch(net.OBJECT_END)
        if sentence is None or stretch is None or named is None:
            return False
        within = [place for place in sentence.likely() if stretch[0] <= place < stretch[1]]
        return any(sentence.at(place).stretch(net.OBJECT_END) == named for place in within)

    # Who does it

    def _actors(self, grammar: Grammar, k: int, pointing: Pointing) -> tuple[References, Phrase | None]:
        """Give of whom a verb is stated, and the phrase that names them in the sentence."""
        stretch, sentence = pointing.stretch(net.SUBJECT_END), self.support.sentence
        if sentence is None or stretch is None:
            return (), None
        phrase = self._phrase(grammar, pointing, net.SUBJECT_END)
        if phrase is None or self._clausal(stretch):
            return (), None
        if not _whole(pointing, net.SUBJECT_END) and (poor(grammar, phrase) or torn(grammar, phrase)):
            return (), None
        opening = grammar.cats[phrase.start]
        if opening & (t.P | t.D | t.CONN | t.ASP) and not opening & (t.N | t.NAME | t.R | t.M | t.A | t.V | t.DET):
            return (), None  # 随风, 极易与幼鸟
        awaited = phrase.start and grammar.tokens[phrase.start - 1].text in _AWAITING
        if awaited or _placed(grammar, phrase) or _only_brought(grammar, phrase, k):
            return (), None
        span = grammar.span(phrase.start, phrase.end)
        known = self._named_so(span) or self.resolver.pointed(grammar, phrase)
        if known is not None:
            return known, phrase
        found = self.resolver.references(grammar, phrase)
        if not all(isinstance(one.end, Entity) for one in found):
            return (), phrase
        if found and not any(one.antecedents for one in found):
            return _together(found, span), phrase
        words = span.of(self.document.clean)
        if words.endswith(_MANY) and len(found) == 1:
            return (), phrase  # 二者 is no one of them
        back = grammar.cats[phrase.start] & (t.R | t.DET) and not words.endswith(_MANY) and words not in _EVENTS
        pronoun = grammar.cats[phrase.start] & t.R and "的" in words and not _is_owned(grammar, phrase)
        back = back and not pronoun  # 他们研制的电池 is none of them
        return found or (self._backwards(grammar, phrase, sentence) if back else ()), phrase

    def _backwards(self, grammar: Grammar, phrase: Phrase, sentence: Arguments) -> References:
        """Give what a phrase that looks back means: whom the network takes it for, or what is theirs."""
        span = grammar.span(phrase.start, phrase.end)
        whom = self._looked_for(span, sentence)
        if not _is_owned(grammar, phrase):
            return whom
        rest = self.resolver.label(grammar, phrase.start + 1, phrase.end).removeprefix("的")
        return tuple(owned for one in whom for owned in self.resolver.owned(one, rest, span))

    def _named_so(self, span: Span) -> References:
        """Give what the grammar took the same words for."""
        discourse = self.resolver.discourse
        for known in (discourse.acting, discourse.named):
            for one in reversed(known):
                if one.span == span:
                    return (one,)
                if one.span.end < self.resolver.mentions.here:
                    break
        return ()

    def _looked_for(self, span: Span, sentence: Arguments) -> References:
        """Give whom the network takes words for that look back."""
        discourse, clean = self.resolver.discourse, self.document.clean
        begin = sentence.before[0].start if sentence.before else sentence.start
        place = span.end - 1 - sentence.start
        words = span.of(clean)
        candidates: dict[str, Reference] = {}
        for one in (*discourse.named[-_NEAR:], *discourse.acting[-_NEAR:]):
            plain = isinstance(one.end, Entity) and one.end.kind != "Situation" and one.end != AUTHOR
            if plain and not one.antecedents and begin <= one.span.start < one.span.end <= span.start:
                candidates[one.end.label] = one
        for named in self.resolver.mentions.between(begin, span.start):
            candidates[named[2]] = self.resolver.mentioned(named)
        may_be = self.resolver.may_stand_for
        candidates = {label: one for label, one in candidates.items() if may_be(words, one)}
        forms = {label: {label, one.span.of(clean)} for label, one in candidates.items()}
        probable = sentence.meant_of(place, forms, there=True)
        best = max(probable, key=lambda label: probable[label], default="")
        if not best or probable[best] < _MEANT:
            return ()
        return (self.resolver.resolved(candidates[best], words, span),)

    def _phrase(self, grammar: Grammar, pointing: Pointing, row: int) -> Phrase | None:
        """Give the noun phrase that the network points to; None where it is none, or cuts words."""
        stretch, sentence = pointing.stretch(row), self.support.sentence
        if stretch is None or sentence is None:
            return None
        opens, closes, tokens = sentence.start + stretch[0], sentence.start + stretch[1], grammar.tokens
        begin = bisect_left(tokens, opens, key=lambda one: one.start)
        end = bisect_right(tokens, closes, key=lambda one: one.end)
        torn = (begin > 0 and tokens[begin - 1].end > opens) or (end < len(tokens) and tokens[end].start < closes)
        words = sentence.words[stretch[0] : stretch[1]]
        if begin >= end or torn or any(words.count(a) != words.count(b) for a, b in _PAIRS):
            return None
        found = grammar.phrase(begin, end)
        if found is None and _whole(pointing, row):
            return Phrase(begin, end, begin, (), 1.0)
        return found

    def _meant(self, grammar: Grammar, k: int, sense: Sense, pointing: Pointing) -> Sense | None:
        """Give how a predicate is meant; None where that is not plain."""
        marks = pointing.marks
        if marks[net.ASKED] > _MARKED or (marks[net.SUPPOSED] > _MARKED and not sense.supposed):
            return None
        found = replace(sense, negative=bool(marks[net.DENIED] > _MARKED), merely="")
        if found.modality is Modality.HYPOTHETICAL and marks[net.REQUIRED] > _MARKED:
            return replace(found, modality=Modality.NECESSITY)
        if found.modality is Modality.ASSERTED and any(
            grammar.tokens[j].text in ENCOURAGING for j in preceding(grammar, k)
        ):
            return replace(found, modality=Modality.POSSIBILITY)
        if found.modality is Modality.ASSERTED and tries(grammar, k):
            self.interpreter.drop(f"“{grammar.tokens[k].text}”: it is only tried")
            return None
        if found.modality is Modality.ASSERTED:
            for mark, modality in (
                (net.REQUIRED, Modality.NECESSITY), (net.POSSIBLE, Modality.POSSIBILITY), (net.PLANNED, Modality.POSSIBILITY)
            ):  # fmt: skip
                if marks[mark] > _MARKED and not (mark == net.PLANNED and object_marked(grammar, k)):
                    return replace(found, modality=modality)
        if grammar.cats[k] & t.COP:
            return found
        meant = before_it(grammar, k, found)
        if meant is None:
            self.interpreter.drop(f"“{grammar.tokens[k].text}”: it is asked of somebody, or to come")
        return meant


def _together(found: References, span: Span) -> References:
    """Give the members of a coordination with where all of them stand: that is what the network points to."""
    return tuple(replace(one, span=span) for one in found) if len(found) > 1 else found


def _verb_word(grammar: Grammar, k: int) -> tuple[int, str, str, bool]:
    """Give where a verb ends, its words, those without an aspect, and the aspect; of 不收 it is 收."""
    end, verb, stem, aspect = grammar.verb_word(k, len(grammar.tokens))
    if verb[0] in _DENYING and verb[1:] in grammar.lexicon.verbs:
        return end, verb[1:], stem[1:] or verb[1:], aspect
    return end, verb, stem, aspect


def _brought(grammar: Grammar, span: Span) -> bool:
    """Tell whether a phrase stands behind 由."""
    k = bisect_left(grammar.tokens, span.start, key=lambda one: one.start)
    return 0 < k < len(grammar.tokens) and grammar.tokens[k].start == span.start and grammar.tokens[k - 1].text == "由"


def _holds_all(grammar: Grammar, phrase: Phrase, k: int) -> bool:
    """Tell whether a noun stands for the whole of what the clause before it tells, and does nothing in it: 海绵发光的机制."""
    return k < phrase.start and grammar.tokens[phrase.end - 1].text in _WHOLES


def _only_brought(grammar: Grammar, phrase: Phrase, k: int) -> bool:
    """Tell whether whoever 由 brought in a clause before is taken for who does it: 学校由商人创办，以书法见长."""
    first = max((one for one in grammar.breaks if one <= phrase.start), default=0)
    words = [one.text for one in grammar.tokens[first : phrase.end]]
    after = next((one for one in sorted(grammar.breaks) if phrase.end <= one <= k), None)
    return "由" in words and after is not None and bool(grammar.cats[after - 1] & t.V)


def _is_owned(grammar: Grammar, phrase: Phrase) -> bool:
    """Tell whether a phrase is somebody's, whom the pronoun alone means: 其|母, 他|女儿, but not 他|本人."""
    behind = phrase.start + 1
    if phrase.end <= behind or grammar.tokens[phrase.start].text not in _WHOSE:
        return False
    return bool(grammar.cats[behind] & (t.N | t.DE)) and not grammar.cats[behind] & (t.R | t.M)


def _stressed(grammar: Grammar, k: int, object_: Phrase) -> bool:
    """Tell whether 是 stands between an object and its verb: 位置|是|他|指定|的."""
    return object_.end < k and bool(grammar.cats[object_.end] & t.COP)


def _not_yet(grammar: Grammar, k: int) -> bool:
    """Tell whether a verb only tells before what: 在签字前两天."""
    return k + 1 < len(grammar.tokens) and k + 1 not in grammar.breaks and grammar.tokens[k + 1].text in _NOT_YET


def _placed(grammar: Grammar, phrase: Phrase) -> bool:
    """Tell whether a phrase has taken in where something is done: 临时工在三号罐旁."""
    words = [grammar.tokens[k].text for k in range(phrase.start + 1, phrase.end)]
    return "在" in words and bool(grammar.cats[phrase.end - 1] & t.LOC)


def _whenever(grammar: Grammar, k: int) -> bool:
    """Tell whether a verb tells what is so whenever something else is: 预算一撤，项目就停."""
    if not k or grammar.tokens[k - 1].text not in ("就", "便"):
        return False
    for j, one in enumerate(grammar.tokens[: k - 1]):
        joined = len(one.text) == _SHORT and not grammar.cats[j] & (t.N | t.M | t.T | t.VALUE)
        if one.text[0] == "一" and (joined or (len(one.text) == 1 and grammar.cats[j + 1] & t.V)):
            return True
    return False


def _ruled(read: Read, k: int) -> bool:
    """Tell whether a verb stands in what a rule supposes: 乘客携带宠物时，应当申报."""
    clause = read.clause
    if clause is None or not laid_down(read.grammar, clause):
        return False
    return any(one.kind == "clause" and one.start <= k < one.end for one in clause.adjuncts)


def _manner(grammar: Grammar, k: int, sense: Sense) -> str:
    """Give the adverb between a denial and its verb: whoever did not leave at once may have left, 没有|马上|离开."""
    adverb = grammar.tokens[k - 1]
    if not sense.negative or k < _SHORT or not adverb.cats & t.D or adverb.cats & (t.NEG | t.MODAL):
        return ""
    return adverb.text if grammar.cats[k - 2] & t.NEG else ""


def _whole(pointing: Pointing, row: int) -> bool:
    """Tell whether the network is sure of both edges of a phrase."""
    return bool(pointing.ends[row].max() + pointing.ends[row + 1].max() > _WHOLE)


def _goes_on(grammar: Grammar, phrase: Phrase) -> bool:
    """Tell whether a noun phrase goes on behind what was taken for its end."""
    end = phrase.end
    if end == len(grammar.tokens) or end in grammar.breaks:
        return False
    return not grammar.cats[end] & (t.CONN | t.COORD | t.Y | t.V | t.D | t.P) or bool(grammar.cats[end] & (t.N | t.DE))
