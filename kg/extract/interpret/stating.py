"""How a statement is added: what speaks against it, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.discourse import AUTHOR, WHO, Reference, References
from kg.extract.doers import handled, idle, thing_acts
from kg.extract.fitting import fitting
from kg.extract.interpret.known import worded
from kg.extract.interpret.limiting import (
    NOT_QUITE,
    adverbs_before,
    by_nobody,
    excepted,
    limited,
    limits,
    mainly_not,
    of_all,
    unbounded,
)
from kg.extract.interpret.seen import quoted
from kg.extract.interpret.weighing import Weighing
from kg.extract.interpret.words import DISPOSING, FOR_WHOM, OF_DEAL, PARTNER
from kg.extract.scruple import MEASURING, OF_FIGURES, can_speak, hollow, is_measure, objection
from kg.extract.support import SEEN
from kg.model import Entity, Modality, Predicate, Statement, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.grammar import Grammar
    from kg.extract.sense import Sense

#: What may be said of a measure; anything else is said of whose measure it is.
_DOERS = frozenset("Person Role Group Company Organisation GovernmentBody University School SportsTeam".split())
#: What is judged by somebody: what a thing is, how it is.
_JUDGING = ("isA", "hasProperty")
_DEGREES = ("太", "很", "更", "最", "过于", "不太", "非常", "十分")
_TIMES = frozenset(
    "上周 上月 去年 上年 前年 同期 去年同期 上年同期 往年 往常 以前 过去 从前 昨天 昨日 年初 预期 往日".split()
)
_DIRECTIONS = frozenset(
    "东 西 南 北 东南 东北 西南 西北 东面 西面 南面 北面 东部 西部 南部 北部 东侧 西侧 南侧 北侧".split()
)
_DIES = ("病逝", "逝世", "去世", "享年", "终年", "离世", "病故", "辞世")
_ILLNESSES = ("癌", "病", "症", "炎", "疾", "瘤", "中风", "衰竭")
#: Endings of what is written: it calls something so, 碑文称“谭公桥”, and is not called so itself.
_TEXTS = tuple(
    "志 谱 史书 史料 史籍 古籍 文献 碑文 铭文 碑记 墓志铭 记载 记录 档案 报道 报纸 媒体 图纸 地图 规划图 舆图".split()
)
WRITTEN = (
    *_TEXTS,
    *"文件 公文 公告 通知 报告 文书 奏折 日记 书信 合同 契约 判决书 说明书 论文 年报 财报 研报 通报 声明 结果 数据".split(),
)
_VERBS = ("verb:", f"{SEEN}:")
#: What these rules state may hold of some only, or with an exception.
_LIMITED = (*_VERBS, "copula", "adjective", "attribute", "measure")
_LONGEST = 16  # code points of an exception that is shown in a predicate
_OF_MEASURES = frozenset(OF_FIGURES) | frozenset(
    "increases reduces compares exceeds fallsBelow worseThan betterThan rate share "
    "hasProperty isA hasCause causes differsFrom similarTo becomes remains date duration transitionsTo affects partOf".split()
)
#: What a verb of one character that no lexicon knows costs: it is often half of a word.
_OF_ONE_CHARACTER = 0.1
_SUMMED = ("共计", "合计", "总计", "累计")
#: Kinds of those who may call something so: 校友会称方案“缺乏依据”.
_SPEAKING = ("Person", "Group", "Concept", "Organisation", "GovernmentBody")
#: Kinds of those who take something for something.
_VIEWERS = ("Person", "Role", "Company", "Organisation", "GovernmentBody", "Court")
#: What only a rule does.
_OWNER = 2  # characters of the shortest name of whose figure one is
_LACKING = ("没有", "无", "缺少", "缺乏")  #: they deny by themselves
_OF_LAWS = ("takesEffectOn", "repealedOn")
#: A statement without an object, where targets are run through.
NOTHING: tuple[None] = (None,)


@dataclass(slots=True)
class Stating(Weighing):
    """Adds statements, each with its evidence; clauses, phrases and predicates are read in files of their own."""

    def state(
        self, grammar: Grammar, where: tuple[int, int], subject: Reference, predicate: Predicate,
        target: Reference | None, sense: Sense, rule: str, confidence: float = 1.0,
    ) -> Statement | None:  # fmt: skip
        """Add one statement, with its evidence; note it where something speaks against it."""
        object_ = target.end if target is not None else None
        if not subject.end.label:
            self.drop(f"{predicate.label}: whoever does it has no name")
            return None
        limit = self._limit(grammar, where, rule)
        if limit in NOT_QUITE and sense.negative and not predicate.label.endswith(_LACKING):
            self.drop(f"{subject.end.label} {predicate.label}: “{limit}” says how far it is denied")
            return None
        but = excepted(grammar, *where) if rule.startswith(_LIMITED) or rule in self.matcher.by_id else ""
        if but is None or len(but) > _LONGEST:
            self.drop(f"{subject.end.label} {predicate.label}: it is so but for an exception, or is the exception")
            return None
        predicate = self._fitted(grammar, subject, predicate, object_, sense, rule)
        predicate = limited(predicate, limit) if limit else predicate
        if predicate.property is None and len(predicate.label) == 1:
            confidence -= _OF_ONE_CHARACTER
        subject = of_all(grammar, self._of_which(subject, predicate, object_), sense)
        sense = self._as_it_is_to(grammar, where[0], predicate, sense)
        if isinstance(object_, Entity) and isinstance(subject.end, Entity) and object_.key == subject.end.key:
            self.drop(f"{subject.end.label} {predicate.label}: subject and object are one")
            return None
        if sense.merely and predicate.property in ("isA", None):
            predicate = Predicate(sense.merely + "是", "isMerely")
        against = predicate.property != "holds" and (
            self._unheld(grammar, where, sense)
            or self._against(subject, predicate, object_, sense, rule)
            or self._misread(subject, predicate, object_, sense, rule)
        )
        if against:
            self.drop(f"{subject.end.label} {predicate.label} {object_.label if object_ else ''}: {against}")
            return None
        predicate = Predicate(but + predicate.label, None) if but else predicate
        stated = Entity(subject.end.label, "Value") if isinstance(subject.end, Value) else subject.end
        ends = (subject, *((target,) if target is not None else ()))
        given = max(0.0, confidence - self.doubt - self._far(subject))
        claim = self._to_weigh(grammar, where, (subject, predicate, target), sense, rule, given)
        found = Statement(
            stated, predicate, object_, sense.polarity, sense.modality, sense.conditions, sense.holder,
            round(self.support.weigh(claim), 2), (self._evidence(grammar, where, ends, rule),),
            worded(grammar, where, sense, subject),
        )  # fmt: skip
        self.statements.append(found)
        return found

    def _fitted(
        self, grammar: Grammar, subject: Reference, given: Predicate, object_: Entity | Value | Statement | None,
        sense: Sense, rule: str,
    ) -> Predicate:  # fmt: skip
        """Give a predicate with the words that limit it, and with its property only where its ends may have that."""
        predicate = fitting(self.resolver, subject.end, given, object_)
        tried = self.tried(grammar) if rule.startswith("verb:") or rule in self.matcher.by_id else ""
        if sense.negative and rule.startswith("verb:"):
            # what must not be done on one's own may be done with leave; whoever did not do all of it may have done some
            tried = tried or self.unwarranted(grammar) or self.wholly(grammar)
        if tried:
            predicate = Predicate(tried + predicate.label, None)
        if predicate.property in OF_FIGURES and rule.startswith(_VERBS) and not isinstance(object_, Value):
            predicate = replace(predicate, property=None)  # 升到教授, 工作量增加
        measured = isinstance(object_, Value) and predicate.property in (*_OF_MEASURES, "length")
        if rule.startswith(SEEN) and not isinstance(object_, Entity) and not measured:
            predicate = replace(predicate, property=None)  # 患者减少, 每页陈列六周
        return predicate

    def _limit(self, grammar: Grammar, where: tuple[int, int], rule: str) -> str:
        """Give the adverb that says that something is not so of all, or not always: 大多来自山区; nothing where none does."""
        if not rule.startswith(_LIMITED) and rule not in self.matcher.by_id:
            return ""
        held = range(*where) if rule == "adjective" else self.operators or adverbs_before(grammar, where[0])
        return next((grammar.tokens[k].text for k in held if limits(grammar, k) or mainly_not(grammar, k)), "")

    def _of_which(
        self, subject: Reference, predicate: Predicate, object_: Entity | Value | Statement | None
    ) -> Reference:
        """Give of what a predicate is said: of the law or the work named last, of whose measure it is."""
        if predicate.property in _OF_LAWS:
            subject = self._latest_of(subject, ("Law", "Work"), ("Law",))
        if predicate.property == "publisher":
            subject = self._latest_of(subject, ("Work", "Law", "Product"), ("Work", "Law"))
        if subject.bridged:  # 估值冲到30亿: it is the figure that does
            return subject
        figure = predicate.property in _OF_MEASURES and not self._is_thing(subject, predicate, object_)
        if not figure and (predicate.property or object_ is not None):
            subject = self.of_whom(subject)
        return self._bearing(subject, predicate, object_)

    def _as_it_is_to(self, grammar: Grammar, k: int, predicate: Predicate, sense: Sense) -> Sense:
        """Give the sense of how or what something is to somebody: 对渔民来说，休渔期太长."""
        judged = predicate.property in _JUDGING or predicate.label.startswith(_DEGREES)
        if not judged or sense.holder is not None or sense.modality is not Modality.ASSERTED:
            return sense
        for tail in range(k - 1, 0, -1):
            if grammar.tokens[tail].text in FOR_WHOM:
                break
            if tail in grammar.breaks and grammar.tokens[tail - 1].text not in FOR_WHOM:
                return sense
        else:
            return sense
        first = next((j for j in range(tail - 1, -1, -1) if grammar.tokens[j].text in PARTNER), None)
        phrase = grammar.phrase(first + 1, tail) if first is not None else None
        found = self.resolver.references(grammar, phrase) if phrase is not None else ()
        holder = found[0].end if len(found) == 1 else None
        if not isinstance(holder, Entity) or holder == AUTHOR or not can_speak(self.resolver, holder):
            return sense
        return replace(sense, holder=holder, modality=Modality.REPORTED)

    def _latest_of(self, one: Reference, fit: tuple[str, ...], kinds: tuple[str, ...]) -> Reference:
        """Give what was named last of some kinds for whoever made it: 交通部发布《规定》，自三月起施行."""
        kind_of = self.resolver.kind_of
        if not isinstance(one.end, Entity) or kind_of(one.end) in fit or not one.antecedents:
            return one
        named = reversed(self.resolver.discourse.named)
        found = next((it for it in named if isinstance(it.end, Entity) and kind_of(it.end) in kinds), None)
        return one if found is None else self.resolver.resolved(found, "", one.span)

    def _is_thing(self, subject: Reference, predicate: Predicate, target: Entity | Value | Statement | None) -> bool:
        """Tell whether whoever was left out before 是 is a thing, not its measure: 装机容量10兆瓦，是第一座储能电站."""
        left_out = bool(subject.antecedents) and not subject.antecedents[0].mention
        return predicate.property == "isA" and left_out and isinstance(target, Entity) and not is_measure(target.label)

    def of_whom(self, one: Reference) -> Reference:
        """Give whose measure was spoken of last, where a measure would have a measure: 营业收入5亿元；净利润1亿元."""
        owner = self.measured_of
        if owner is None or not isinstance(one.end, Entity) or one.end.kind != "Measure":
            return one
        if not one.end.label.startswith(owner.label):
            return one
        return replace(
            one, end=owner, antecedents=tuple(replace(found, label=owner.label) for found in one.antecedents)
        )

    def state_each(
        self, grammar: Grammar, where: tuple[int, int], subjects: References, predicate: Predicate,
        targets: Iterable[Reference | None], sense: Sense, rule: str, confidence: float = 1.0,
    ) -> list[Statement]:  # fmt: skip
        """State of each subject and each target, and give what was added."""
        ends = tuple(targets)
        made = [
            self.state(grammar, where, one, predicate, other, sense, rule, confidence)
            for one in subjects
            for other in ends
        ]
        return [one for one in made if one is not None]

    def _unheld(self, grammar: Grammar, where: tuple[int, int], sense: Sense) -> str:
        """Tell what shows that a statement is nobody's claim: a line that is quoted, or what nobody does."""
        if not sense.negative and by_nobody(grammar, where[1]):
            return "nobody does so"  # 没人把他列为热门
        if sense.holder is not None or sense.modality in (Modality.QUESTION, Modality.REPORTED):
            return ""
        words = grammar.span(*where)
        if quoted(self.resolver.document.clean, self.sentence, words.start, words.end):
            return "it is quoted, and who says so is not known"
        return ""

    def _against(
        self,
        subject: Reference,
        predicate: Predicate,
        target: Entity | Value | Statement | None,
        sense: Sense,
        rule: str,
    ) -> str:
        """Tell what speaks against a statement; a linguist's construction is trusted in what nobody else says."""
        end, holder = subject.end, sense.holder
        if end == AUTHOR:
            return "what the author does is not what the text is about"
        against = hollow(end, self._as_written(subject), target) if sense.modality is not Modality.QUESTION else ""
        if (
            predicate.label in _SUMMED
            and isinstance(end, Entity)
            and (self.resolver.kind_of(end) in _DOERS or end.label.endswith(WHO))
        ):
            against = f"“{end.label}” is no sum"  # 订购了两条灌装线，共计1.16亿元
        named = not subject.antecedents or subject.antecedents[0].mention  # 1935年通车时，全长一千米: whoever it is
        if against or (holder is None and named and rule in self.matcher.by_id):
            return against
        somebody = not isinstance(end, Entity) or can_speak(self.resolver, end)
        against = idle(end, predicate) or thing_acts(end, predicate, somebody=somebody)
        against = against or objection(self.vocabulary, self.resolver, end, predicate, target, holder)
        if not against and rule.startswith(SEEN) and holder is not None and end.label == holder.label:
            return "whoever speaks may not be whom it is said of"  # 平台说，评分真实，反映了民意
        if against or holder is None or end != holder or holder.kind != "Person":
            return against
        guessed = any(not one.mention for one in subject.antecedents)
        return "whoever speaks may not be whom it is said of" if guessed else ""

    def _misread(
        self, subject: Reference, predicate: Predicate, target: Entity | Value | Statement | None, sense: Sense,
        rule: str,
    ) -> str:  # fmt: skip
        """Tell what shows that a subject or an object looks back to something else; nothing where nothing does."""
        if predicate.property == "has" and isinstance(target, Entity) and target.label.startswith(("此", "这")):
            return f"“{target.label}” points to what is not known"  # 并无此事
        ruled = sense.holder is not None and sense.modality is Modality.NECESSITY
        if ruled and subject.end != sense.holder and predicate.label.startswith(DISPOSING):
            return "whoever rules does so"  # 法院判决：被告返还押金，驳回其他请求
        pointed = subject.antecedents[0].mention if subject.antecedents else ""
        if predicate.property == "alias" and pointed.endswith(("做法", "方式", "行为", "现象")):
            return "what is done is called so, not who does it"
        mistaken = self._mistaken(subject.end, predicate, rule) or (
            "" if pointed or rule == OF_DEAL else self._left_out(subject, predicate)
        )
        if mistaken:
            return mistaken
        kind = self.resolver.kind_of(subject.end) if isinstance(subject.end, Entity) else ""
        left_out = not predicate.label.startswith("被") and subject.antecedents and not pointed and kind in _VIEWERS
        holds = sense.holder is not None and subject.end == sense.holder
        if predicate.property == "regardedAs" and (holds or left_out):
            return "whoever holds a view may not be whom it is of"  # 原告已采取措施，应当认定为商业秘密
        named = isinstance(subject.end, Entity) and (kind in _DOERS or subject.end.label.endswith(WHO))
        amounting = unbounded(predicate, target, named=named)
        if amounting:
            return amounting
        if self._idle(subject, predicate, target):
            return f"“{subject.end.label}” is a figure, and does nothing"
        if predicate.property == "usedFor" and subject.antecedents and not pointed:
            return "what is used may be what was made before it"  # 公司发行票据，用于更换机组
        if handled(predicate, kind):
            return "what is kept or used is not who keeps or makes it"
        return ""

    def _left_out(self, subject: Reference, predicate: Predicate) -> str:
        """Tell what shows that a subject that was left out is not the one of the clause before; nothing where nothing does."""
        if not subject.antecedents or not isinstance(subject.end, Entity):
            return ""
        kind, label = self.resolver.kind_of(subject.end), subject.end.label
        if predicate.property == "price" and kind in _DOERS:
            return "what is sold is not named"  # 公司收购股权，作价3亿元
        if predicate.property == "proposes" and kind in ("Concept", "Structure") and not label.endswith(WHO):
            return f"“{label}” is nobody who could do so"  # 发现地基完好，于是提出改造
        return ""

    def _mistaken(self, subject: Entity | Value | Statement, predicate: Predicate, rule: str) -> str:
        """Tell what shows that a subject is what somebody died of, who calls something so, or when it was otherwise."""
        label = subject.label
        dies = predicate.property in ("deathPlace", "deathDate", "age") or predicate.label.startswith(_DIES)
        if dies and label.endswith(_ILLNESSES):
            return "an illness does not die"  # 因肺癌在武汉病逝
        calls = predicate.property == "alias" and predicate.label.startswith(("称", "曰")) and rule.startswith(_VERBS)
        wrote = label.endswith(WRITTEN if calls else _TEXTS) and predicate.label.startswith(("称", "曰", "叫"))
        if wrote and predicate.property == "alias" and rule.startswith(_VERBS):
            return "what calls it so is not what is called"
        kind = self.resolver.kind_of(subject) if isinstance(subject, Entity) else ""
        speaks = isinstance(subject, Entity) and kind in _SPEAKING and can_speak(self.resolver, subject)
        if calls and (label.endswith(WHO) or speaks):
            return "whoever calls it so is not what is called"  # 当地人称为半边街
        names = predicate.property == "alias" and predicate.label in ("取名", "命名", "定名") and rule.startswith(SEEN)
        if names and isinstance(subject, Entity) and self.resolver.kind_of(subject) in _DOERS:
            return "whoever gives a name is not what is called so"  # 编写了小工具，取名“摆渡人”
        if label in _DIRECTIONS and predicate.property is None:
            return "a direction does nothing"  # 霁川县北接樊岭县，东南与绥埠区相望
        if predicate.property == "exceeds" and label in _TIMES:
            return "what it was then is compared, not when"  # 频率比上周低
        return ""

    def _idle(self, subject: Reference, predicate: Predicate, target: Entity | Value | Statement | None) -> bool:
        """Tell whether a figure that was left out would do something: 履约成本只有一半，去年实现盈利."""
        guessed = bool(subject.antecedents) and not subject.antecedents[0].mention
        if not guessed or not isinstance(subject.end, Entity) or target is None:
            return False
        counted = predicate.property in (None, "has") and predicate.label not in self.resolver.lexicon.bare
        if not isinstance(target, Entity) and not counted:
            return False  # 股价收跌3%，报14元; but not 控球率达六成，射门21次
        if self.resolver.kind_of(subject.end) in _DOERS:
            return False  # 恒岭投资
        if self.resolver.lexicon.noun(subject.end.label, "role") is not None:
            return False  # 馆长
        return predicate.property not in _OF_MEASURES and is_measure(subject.end.label)

    def _bearing(
        self, subject: Reference, predicate: Predicate, target: Entity | Value | Statement | None
    ) -> Reference:
        """Give whose figure was spoken of, where the figure would do something and its owner is known."""
        if not self._idle(subject, predicate, target):
            return subject
        label = subject.end.label
        owner = label.rpartition("的")[0] or next(
            (label.removesuffix(one) for one in MEASURING if label.endswith(one)), ""
        )
        text = self.resolver.document.clean
        known = owner in self.resolver.kinds and self.resolver.kinds[owner] not in ("Concept", "Quality")
        if len(owner) < _OWNER or not (known or text.count(owner) > text.count(label) > 0):
            return subject
        end = self.resolver.entity(owner)
        return replace(subject, end=end, antecedents=tuple(replace(one, label=owner) for one in subject.antecedents))
