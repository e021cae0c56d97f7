"""Verbs with nothing behind them: 蓝鲸队险些降级, 陆海峰停赛, 新规则不得执行."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.discourse import AUTHOR, WHO, Reference, References
from kg.extract.interpret.act import reached
from kg.extract.interpret.brought import Brought
from kg.extract.interpret.seen import CERTAIN
from kg.extract.interpret.words import LEADING, WEDDING
from kg.model import Entity, Modality, Predicate, Statement, Value
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract import nodes
    from kg.extract.interpret.act import Act
    from kg.ontology.lexicon import Bare

#: Endings of things that are begun and finished, and do neither themselves: 两年后启动 may be said of a 项目.
_THINGS = ("项目", "工程", "电站", "系统", "平台", "产品", "版", "线", "机组", "新厂", "新馆", "新校区")
_NOTIONS = ("Concept", "Situation", "Quality", "Measure", "Value")
#: Properties that say enough without an object.
_COMPLETE = frozenset("resignsFrom wins openedOn spouse listedOn competesWith cooperatesWith".split())
#: Adverbs that say when, how surely or of how many, and nothing of what is done.
_FAINT = frozenset(
    "也 都 就 才 已 已经 曾 曾经 则 却 便 又 还 仍 仍然 仍旧 依然 依旧 正 正在 在 均 均已 皆 亦 俱 遂 即 而 并 并且 全 共 再 "
    "刚 刚刚 终于 最终 后来 随即 随后 旋即 至今 迄今 甚至 当然 的确 确实 果然 毕竟 其实 竟 竟然 居然 自然 显然 首先 "
    "分别 各 各自 先后 只 仅 仅仅 因此 于是 从而 反而 倒 一面 一边".split()
)
#: Verbs that say nothing without what stands behind them.
_HOLLOW = frozenset(
    "是 有 在 为 做 作 搞 弄 使 让 令 给 成 当 进行 加以 予以 给予 作出 展开 成为 属于 具有 拥有 位于".split()
)
#: Before a verb they tell whether that was done which it names.
_DONE = frozenset("未 尚未 未曾 从未 并未 没有 没 已 已经 早已 均已".split())
_UNLESS = ("未经", "经", "一经", "如", "若")
_AGENTS = ("Person", "GovernmentBody", "Court", "Group")  #: no building and no film
#: Subjects that say too little: 此案, 该校, 两人.
_VAGUE = re.compile(
    "[该此本其这那另]|[一二两三四五六七八九十0-9]+(?:[名家位个者](?:的|$)|人的)|[一二两]人$|其中|部分|有的|有些|所幸|无人|没人"
)
_KNOWN, _BARE, _GUESSED = 1.0, 0.9, 0.75  # confidence

#: Units of time: behind a verb they say how long.
SPANS = frozenset("年 个月 天 日 小时 分钟 秒 周 周年".split())
_SPELLS = ("时间", "工夫", "之久", "光阴", "历史")  #: 花了两年时间: no object
#: With a stretch of time behind their object they say by how much: 延长合同三年; what is imposed, and what goes on so long.
_CHANGED = frozenset("increases reduces delays sentencedTo penalty has duration exceeds betterThan worseThan".split())
_PUT_OFF = frozenset(
    "延长 缩短 推迟 延迟 提前 延后 延误 耽误 节省 节约 落后 领先 判处 获 获刑 处 处以 迎来 庆祝 纪念 拖欠".split()
)
_LONG = ("年", "个月", "天", "小时")
_STATIC = ("于", "在", "为", "至", "到", "自")
_TERMS = tuple("刑 拘役 拘留 管制 期 期限 寿命 合同 年限 工龄 建校 建厂 建党 建国 成立".split())
_SPENDING = frozenset("用 花 花费 耗费 花掉 用掉".split())  #: with a stretch of time they say how long it took
_SERVING = ("当", "任", "担任", "做")  #: before a post or a profession
#: Endings of those for whom somebody works.
_BODIES = tuple(
    "厂 公司 银行 报社 杂志社 出版社 通讯社 医院 诊所 药店 书店 商店 饭店 酒店 学院 大学 中学 小学 学校 幼儿园 研究所 研究院 事务所 局 法院 "
    "检察院 电视台 电台 部队 剧团 乐团 歌舞团 俱乐部 博物馆 图书馆 档案馆 工坊 作坊 车站 工厂 集团".split()
)


class Alone(Brought):
    """The part of the interpreter that reads verbs with nothing behind them."""

    def alone(self, act: Act, actors: tuple[Reference, ...], *, lasting: bool) -> list[Statement]:
        """State of each subject what it does, where the verb says enough alone."""
        if any(one.word in ("比", "较") for one in act.oblique):
            return []  # 比师兄早毕业两年: how much sooner, not how long
        if act.core.stem in WEDDING:
            actors = self._led_by(act, actors)
        made = [self._alone(act, one, lasting=lasting) for one in actors]
        return [one for one in made if one is not None]

    def _led_by(self, act: Act, actors: tuple[Reference, ...]) -> tuple[Reference, ...]:
        """Give who does what the subject is taken along for: 王强随|母亲|改嫁."""
        led = act.brought_by(*LEADING)
        if len(led) == len(actors) == 1 and isinstance(led[0].end, Entity) and self.resolver.is_kin(led[0].end.label):
            return self.resolver.owned(actors[0], led[0].end.label, led[0].span)
        return led or actors

    def _alone(self, act: Act, one: Reference, *, lasting: bool) -> Statement | None:
        if one.end == AUTHOR or _VAGUE.match(one.end.label):
            return None
        confidence = self._says_enough(act, one, lasting=lasting)
        if not confidence:
            self.drop(f"“{one.end.label}{act.core.verb}”: nothing is said of anything")
            return None
        core = act.core
        name = self._bare_property(act)
        if name == "resignsFrom" and self._named_one(one) and not self._person(one):
            name = None  # 球队退出
        told, sense = reached(core, act.sense)
        predicate = Predicate(self._manner(act) + told.verb, name)
        made = self.state(act.grammar, act.where, one, predicate, None, sense, f"verb:{core.stem}", confidence)
        return self.with_what(act.grammar, core.start, one, made, act.sense)

    def _bare_property(self, act: Act) -> str | None:
        """Give the property that a verb alone states, if any."""
        bare = self._bare(act)
        known = self.property_of(act.core)
        return (bare.property if bare is not None else None) or (known if known in _COMPLETE else None)

    def _bare(self, act: Act) -> Bare | None:
        """Give what the lexicon knows of a verb with nothing behind it."""
        known = self.resolver.lexicon.bare
        return known.get(act.core.verb) or known.get(act.core.stem)

    def takes_none(self, core: nodes.Core) -> bool:
        """Tell whether a verb says all with nothing behind it, and no lexicon knows it with an object."""
        known = self.verb_entry(core)
        return core.verb in self.resolver.lexicon.bare and (known is None or known.frame == "vp")

    def _says_enough(self, act: Act, one: Reference, *, lasting: bool) -> float:
        """Give how surely a verb says something of its subject with nothing behind it; 0 where it does not."""
        core, known, bare = act.core, self.verb_entry(act.core), self._bare(act)
        if bare is not None and bare.of == "thing" and self._acts(one):
            return 0.0  # 政府拨款修复白塔，两年后重新开放: not the government
        if known is not None and known.property in _COMPLETE:
            return _KNOWN
        if core.stem in _HOLLOW or self._unless(act) or (bare is None and known is not None and known.frame != "np"):
            return 0.0
        if core.stem in CERTAIN and act.sense.modality is Modality.QUESTION:
            return 0.0  # 能否成行还不确定
        if core.unable:
            return _GUESSED  # 旧楼板承受不住
        named = self._named_one(one)
        shown = self.signed or core.aspect or lasting
        if bare is not None:
            noun = bool(act.grammar.cats[core.start] & t.GERUND)
            return 0.0 if noun and not named and not shown else _BARE
        if not named and not one.antecedents and (self._required(act) or self._undergoes(act, one)):
            return _GUESSED  # 货款不应支付, 保证金应当退还
        if not named or not shown or len(core.stem) == 1:
            return 0.0
        return _KNOWN if core.aspect and known is not None else _GUESSED

    def _required(self, act: Act) -> bool:
        """Tell whether a verb of two characters says what must or must not be done."""
        lexicon = self.resolver.lexicon
        words = [act.grammar.tokens[k].text for k in self.operators]
        must = any(
            lexicon.function(word, "modal") == "necessity" or lexicon.function(word, "neg") == "necessity"
            for word in words
        )
        return must and len(act.core.stem) > 1 and not act.grammar.cats[act.core.start] & t.A

    def _undergoes(self, act: Act, one: Reference) -> bool:
        """Tell whether something is that has or has not been done to it: 合同尚未签订, 旧楼至今未拆."""
        known = self.verb_entry(act.core)
        done = any(act.grammar.tokens[k].text in _DONE for k in self.operators)
        return done and known is not None and known.frame == "np" and not one.end.label.endswith(WHO)

    def _unless(self, act: Act) -> bool:
        """Tell whether it is said what must be first, and nothing more: 未经公示."""
        return any(act.grammar.tokens[k].text in _UNLESS for k in self.operators)

    def _manner(self, act: Act) -> str:
        """Give the adverbs before a verb that belong to what is done: 险些, 首度, 继续."""
        denials = [k for k in self.operators if act.grammar.cats[k] & (t.NEG | t.MODAL)]
        start = max([act.where[0], *(k + 1 for k in denials)])  # 始终未能再次破门
        kept = [k for k in self.operators if start <= k < act.core.start and self._tells(act, k)]
        return "".join(act.grammar.tokens[k].text for k in kept)

    def _tells(self, act: Act, k: int) -> bool:
        c, word = act.grammar.cats[k], act.grammar.tokens[k].text
        return not c & (t.NEG | t.MODAL | t.SUO | t.CONN) and word not in _FAINT

    def _acts(self, one: Reference) -> bool:
        """Tell whether a subject that was left out is, or may be, somebody who acts."""
        if not isinstance(one.end, Entity):
            return False
        left_out = any(not used.mention for used in one.antecedents)
        notions = () if one.end.label.endswith(_THINGS) else _NOTIONS
        return left_out and self.resolver.kind_of(one.end) in (*_AGENTS, *notions)

    def _person(self, one: Reference) -> bool:
        return isinstance(one.end, Entity) and self.resolver.kind_of(one.end) in ("Person", "Role", "Group")

    def _named_one(self, one: Reference) -> bool:
        return isinstance(one.end, Entity) and self.resolver.kind_of(one.end) not in _NOTIONS

    def spell(self, act: Act) -> tuple[Act, References]:
        """Take how long something was done from beside its object: 教了|四年|书, 当了三年兵, 研究甲骨文|四十年."""
        grammar, core, phrase = act.grammar, act.core, act.core.object
        if phrase is None:
            return act, ()
        at = phrase.start
        if not core.aspect or phrase.modifiers or not grammar.cats[at] & t.VALUE:
            at = phrase.end - 1
            if not self._ends_with_spell(act, phrase):
                return act, ()
        rest = grammar.phrase(at + 1, phrase.end) if at == phrase.start else grammar.phrase(phrase.start, at)
        spell = self.resolver.amount(grammar, at, at + 1)
        if rest is None or not isinstance(spell.end, Value) or spell.end.unit not in SPANS:
            return act, ()
        if grammar.tokens[rest.end - 1].text in _SPELLS:
            return act, ()
        return replace(act, core=replace(core, object=rest)), (spell,)

    def serving(self, act: Act, actors: References) -> None:
        """State for whom somebody is what a verb says that they are: 在报社当记者."""
        where = next((one for one in act.oblique if one.word == "在" and not one.adjunct.tail), None)
        if act.core.stem not in _SERVING or where is None or act.core.object is None or act.sense.negative:
            return
        post = act.grammar.tokens[act.core.object.end - 1].text
        if act.core.stem == "做" and self.resolver.lexicon.noun(post, "role") is None:
            return  # 在医院做手术
        bodies = tuple(one for one in where.references if one.end.label.endswith(_BODIES))
        if bodies and all(self._person(one) or not self._named_one(one) for one in actors):
            works = Predicate(f"在…{act.core.verb}", "worksFor")
            self.state_each(act.grammar, act.where, actors, works, bodies, act.sense, "serves-at", 0.9)

    def _ends_with_spell(self, act: Act, phrase: nodes.Phrase) -> bool:
        """Tell whether an object ends with how long it was done, not with how long it is: but not 延长合同三年, 徒刑三年."""
        cats, last = act.grammar.cats, phrase.end - 1
        if last == phrase.start or not cats[last] & t.VALUE or not cats[last - 1] & t.N or cats[last - 1] & t.T:
            return False
        if not act.grammar.tokens[last].text.endswith(_LONG) or act.core.verb.endswith(_STATIC):
            return False  # 喷在手背四周, 始建于绍熙二年
        if any(cats[k] & t.V and not cats[k] & t.N for k in range(phrase.start, last)):
            return False  # 庆祝建校四十年
        changed = self.property_of(act.core) in _CHANGED or act.core.stem in _PUT_OFF
        return not changed and not act.grammar.tokens[last - 1].text.endswith(_TERMS)

    def spent(self, act: Act, phrase: nodes.Phrase) -> list[Statement] | None:
        """Read 用了四十三天 and 花两年时间 as how long it took; None where no stretch of time is spent."""
        if act.core.stem not in _SPENDING:
            return None
        end = phrase.end - (act.grammar.tokens[phrase.end - 1].text in ("时间", "工夫", "之久"))
        at = next((k for k in range(phrase.start, end) if act.grammar.cats[k] & t.VALUE), None)
        span = self.resolver.amount(act.grammar, at, at + 1) if at is not None and at + 1 == end else None
        if span is None or not isinstance(span.end, Value) or span.end.unit not in SPANS:
            return None
        lasts = Predicate(act.core.verb, "duration")
        found = self.state_each(act.grammar, act.where, act.subject, lasts, (span,), act.sense, "spent", 0.9)
        if act.core.next is not None:
            found += self.predicate(act.grammar, act.core.next, act.sense, act.subject)
        return found
