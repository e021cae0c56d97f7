"""What stands around an event: when, how long, where, why, what for, at what price: a statement about the statement."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.discourse import Reference
from kg.extract.interpret.stating import Stating
from kg.extract.interpret.words import BECAUSE
from kg.extract.sense import Sense
from kg.model import Entity, Modality, Polarity, Predicate, Statement, Value
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract import nodes
    from kg.extract.grammar import Grammar

#: What goes on until then; of anything else it tells when it was.
_LASTING = tuple(
    "持续 延续 保持 维持 存在 使用 沿用 居住 住 任 担任 开放 营业 工作 运行 生活 暂停 停产 有效 服役".split()
)
_SURE = 0.6  # confidence from which more is told of an event
_MOST = 0.9  # confidence of what is told of it
_BEHIND = 2  # characters of a place behind or before something: 屋后
_PART = 8  # tokens of a clause or a noun phrase that is the time of another
_LONG = 24  # code points; a longer label of a subject says that it was hardly read well
_ON = ("于", "在", "自", "从", "截至", "截止", "直到", "直至", "到", "至")
_FROM = ("自", "从")
_UNTIL = ("到", "至", "直到", "直至")
#: A stretch of time that nothing places: 两小时内.
_WITHIN = re.compile("[0-9〇零一二两三四五六七八九十百数几半].*(?:年|月|周|天|日|时|分钟|秒)(?:以|之)?内")
_ABOUT = ("关于", "对于", "至于", "有关", "针对")  #: what they open is spoken of
#: Verbs that say that their subject ends.
_ENDING = frozenset("结束 到期 届满 期满 截止 终止 失效 闭幕 收官 作废".split())
#: Times that the day of the text tells, where the segmenter gives a word.
_RELATIVE = frozenset(
    "今年 去年 明年 前年 同年 次年 翌年 昨日 昨天 今天 明天 上月 本月 下月 近日 日前 昨晚 今年上半年 上半年 下半年 "
    "年底 年初 年末 当年 当天 同日 次日 上半场 下半场 早年 晚年 战后".split()
)
#: Behind a noun phrase they make a time of it: 会议期间.
_WHEN = ("时", "之时", "之初", "期间", "前", "之前", "以前", "后", "之后", "以后", "以来", "之际", "时候", "的时候")
_PLACES = frozenset("Place Structure Organisation University School Company City Country Court".split())
#: Properties whose object is somewhere: what is made or held there is there.
_MADE = {"builds": "locatedIn", "organises": "heldIn"}
#: Properties that say where themselves.
_PLACED = frozenset(
    "locatedIn heldIn birthPlace deathPlace headquarteredIn worksFor educatedAt residence listedOn playsFor".split()
)
_AIMING = ("为", "为了")
_MONEY = "元币镑"
_TURNS = ("但", "却", "而", "然而", "不过", "但是", "可")
_UNQUOTED = str.maketrans("", "", "“”「」『』《》〈〉")
_SUMS = ("价格", "对价", "总价", "单价", "低价", "高价", "代价", "价")


#: When what is stated with these took place, somebody was born, or died.
_LIVED = {"birthPlace": "birthDate", "deathPlace": "deathDate"} | dict.fromkeys(
    "逝世 去世 病逝 辞世 过世 病故 谢世 离世 身故 殉职 牺牲 遇难 病卒".split(), "deathDate"
)
#: How often something is done.
_EACH = re.compile("每隔?(?:[半一两二三四五六七八九十几0-9]+个?)?(?:年|月|周|星期|天|日|小时|分钟|季度)")
_PLEADED = "为由"  #: behind a reason that somebody gives


class Circumstances(Stating):
    """The part of the interpreter that reads what stands around an event."""

    def details(
        self, grammar: Grammar, clause: nodes.Clause, found: list[Statement], told: tuple[nodes.Adjunct, ...] = ()
    ) -> None:
        """State when, where, why and for how much what a clause says took place: the statement is the subject.

        Of adjuncts that were ``told`` of another event nothing is stated.
        """
        main = next((one for one in found if one.object is not None and one.subject == found[0].subject), found[0])
        if main.confidence < _SURE or not isinstance(main.subject, Entity) or len(main.subject.label) > _LONG:
            return
        where = (clause.start, clause.end)
        predicate = clause.predicate
        self.told = predicate.core if predicate is not None else None
        adjuncts = (*clause.adjuncts, *(predicate.adjuncts if predicate is not None else ()))
        turns = [b for b in grammar.breaks if clause.start < b < clause.end and grammar.tokens[b].text in _TURNS]
        for adjunct in adjuncts:
            if any(adjunct.end <= b for b in turns):
                continue  # 2011年购得，但仅提供了收条
            if not any(adjunct is one for one in told):
                self.timed(grammar, where, main, adjunct)
            self._why(grammar, where, main, adjunct)
            there = self._place_of(grammar, adjunct, found)
            if there is not None:
                self._there(grammar, where, main, adjunct, there)

    def timed(self, grammar: Grammar, where: tuple[int, int], main: Statement, adjunct: nodes.Adjunct) -> None:
        """State what an adjunct tells of an event besides where it was."""
        for label, name, value in self._aspects_of(grammar, adjunct):
            if not any(one.label == value.end.label for one in main.conditions):  # 终审之前不生效: said already
                self._timed(grammar, where, main, Predicate(label, name), value)

    def dated(self, grammar: Grammar, where: tuple[int, int], main: Statement, k: int, first: int = 0) -> None:
        """State when that took place which the verb at ``k`` tells: the only date before it, none before ``first``."""
        if main.confidence < _SURE or not isinstance(main.subject, Entity) or len(main.subject.label) > _LONG:
            return
        day = _day(grammar, k, first)
        if day is None:
            return
        value = self.resolver.amount(grammar, day, day + 1)
        words = grammar.text(day, day + 1)
        if isinstance(value.end, Value):
            self.told = None
            value = Reference(replace(value.end, label=words), value.span)
            self._timed(grammar, (min(day, where[0]), where[1]), main, Predicate(*_told_as(words)), value)

    def detail(
        self, grammar: Grammar, where: tuple[int, int], main: Statement, label: str, name: str, value: Reference
    ) -> None:
        """State one more thing of what took place."""
        self._of_event(grammar, where, main, Predicate(label, name), value, name)

    def _timed(
        self, grammar: Grammar, where: tuple[int, int], main: Statement, predicate: Predicate, value: Reference
    ) -> None:
        """State what an adjunct tells of an event; what ends then, ends on that day."""
        due = main.modality is Modality.NECESSITY and main.polarity is Polarity.POSITIVE
        if due and predicate.property == "duration" and _WITHIN.fullmatch(value.end.label):
            predicate = Predicate("期限", "deadline")  # 须在三个工作日内上门
        once = any(grammar.tokens[k].text == "才" for k in range(*where))
        verb, name = main.predicate.label, predicate.property or ""
        if name == "endsOn" and main.object is None and verb in _ENDING and isinstance(main.subject, Entity):
            thing = Reference(main.subject, grammar.span(*where))
            sense = Sense(modality=main.modality, holder=main.holder, conditions=main.conditions)
            confidence = min(_MOST, main.confidence + self.doubt)
            ends = replace(predicate, label=predicate.label + verb)
            self.state(grammar, where, thing, ends, value, sense, "ends-on", confidence)
            return
        if name == "endsOn" and (once or not verb.startswith(_LASTING)):
            predicate = replace(predicate, property="date")  # 直到十四世纪才出现, 到1988年只有一家仍在演出
        if name == "date" and main.predicate.property == "founds" and self._begins(grammar, where, main, value):
            return  # 2001年设立奖学金: that is when it began
        if name == "date" and self._of_life(grammar, where, main, value):
            return
        self._of_event(grammar, where, main, predicate, value, name)

    def _begins(self, grammar: Grammar, where: tuple[int, int], main: Statement, value: Reference) -> bool:
        """State since when there is what somebody founded; tell whether that was stated."""
        if main.polarity is Polarity.NEGATIVE or not isinstance(main.object, Entity):
            return False
        thing = Reference(main.object, grammar.span(*where))
        sense = Sense(modality=main.modality, holder=main.holder, conditions=main.conditions)
        confidence = min(_MOST, main.confidence + self.doubt)
        began = Predicate(main.predicate.label, "inception")
        return self.state(grammar, where, thing, began, value, sense, "founded-then", confidence) is not None

    def _of_life(self, grammar: Grammar, where: tuple[int, int], main: Statement, value: Reference) -> bool:
        """State when somebody was born or died; tell whether that was stated."""
        bare = main.predicate.label.rpartition("…")[2]  # 在老家过世
        life = _LIVED.get(main.predicate.property or "") or _LIVED.get(bare)
        if life is None or main.polarity is Polarity.NEGATIVE or not isinstance(main.subject, Entity):
            return False
        if self.resolver.kind_of(main.subject) not in ("Person", "Concept") or not isinstance(value.end, Value):
            return False
        somebody = Reference(main.subject, grammar.span(*where), words="")
        sense = Sense(modality=main.modality, holder=main.holder, conditions=main.conditions)
        confidence = min(_MOST, main.confidence + self.doubt)
        predicate = Predicate(bare, life)
        return self.state(grammar, where, somebody, predicate, value, sense, "lived-then", confidence) is not None

    def _of_event(
        self, grammar: Grammar, where: tuple[int, int], main: Statement, predicate: Predicate, value: Reference,
        rule: str,
    ) -> None:  # fmt: skip
        event = Reference(self.event_of(grammar, main), grammar.span(*where))
        sense = Sense(modality=main.modality, holder=main.holder, conditions=main.conditions)
        self.state(grammar, where, event, predicate, value, sense, rule, min(_MOST, main.confidence + self.doubt))

    def _aspects_of(self, grammar: Grammar, adjunct: nodes.Adjunct) -> list[tuple[str, str, Reference]]:
        """Give what an adjunct tells of an event besides where it was: label, property and value of each."""
        when = self._when(grammar, adjunct)
        if when is not None:
            return [when]
        if adjunct.kind != "preposition":
            return []
        price = self._price(grammar, adjunct)
        return [] if price is None else [(adjunct.word, "price", price)]

    def event_of(self, grammar: Grammar, main: Statement) -> Statement:
        """Give a statement as an event, with all that its construction says: 甲方与乙方签署协议."""
        core = self.told
        construction = self.matcher.by_id.get(main.evidence[0].construction)
        if core is None or construction is None or core.construction != construction.id:
            return as_event(main)
        first, words = construction.states[0], grammar.text(core.start, core.end)
        if first.subject != "subject" or main.polarity is Polarity.NEGATIVE or main.subject.label in words:
            return as_event(main)
        for name, phrase in core.slots.items():
            if any(grammar.cats[k] & t.R for k in range(phrase.start, phrase.end)):
                if name != first.object or main.object is None:
                    return as_event(main)
                words = words.replace(grammar.text(phrase.start, phrase.end), main.object.label)
        return replace(main, words=main.subject.label + words.translate(_UNQUOTED))

    # When

    def _when(self, grammar: Grammar, adjunct: nodes.Adjunct) -> tuple[str, str, Reference] | None:
        """Give the time that an adjunct names, and whether it is when, from when, until when or how long."""
        start, end = adjunct.start, adjunct.end
        if adjunct.kind == "preposition":
            if adjunct.word not in _ON or adjunct.phrase is None:
                return None
            start += 1
        elif adjunct.kind != "time":
            return None
        elif _EACH.fullmatch(grammar.text(start, end)):
            words = grammar.text(start, end)
            return ("频率", "frequency", Reference(Value(words, words), grammar.span(start, end)))
        elif end - start > 1 and grammar.cats[start] & (t.V | t.D) and grammar.cats[start + 1] & t.VALUE:
            return (adjunct.word, "duration", self.resolver.amount(grammar, start + 1, end))  # 提前十日
        stop = end - 1 if adjunct.tail in ("起", "为止") else end
        value = self._moment(grammar, adjunct, start, stop)
        return None if value is None else (*_side(adjunct, value), value)

    def _moment(self, grammar: Grammar, adjunct: nodes.Adjunct, start: int, end: int) -> Reference | None:
        """Give the time that tokens name: a date, 去年, 两年前, 离职前三天; None where they name none."""
        if start >= end:
            return None
        cats, tokens = grammar.cats, grammar.tokens
        words, span = grammar.text(start, end), grammar.span(start, end)
        if words.startswith(_ABOUT):
            return None  # 关于炸井时是否有人遇难
        if end - start == 1 and cats[start] & t.T and cats[start] & t.VALUE:
            value = self.resolver.amount(grammar, start, end).end
            return Reference(replace(value, label=words) if isinstance(value, Value) else value, span)
        if end - start == 1 and grammar.aged(start):
            return Reference(Value(words, words), span)
        if all(c & t.T for c in cats[start:end]):
            placed = any(c & t.VALUE for c in cats[start:end]) or tokens[start].text in _RELATIVE
            return Reference(Value(words, words), span) if placed else None
        if adjunct.tail in _WHEN and end - start <= _PART and not any(c & (t.R | t.M) for c in cats[start:end]):
            return Reference(Value(words, words), span)
        return None

    # Why

    def _why(self, grammar: Grammar, where: tuple[int, int], main: Statement, adjunct: nodes.Adjunct) -> None:
        """State what 因X, 以X为由 and 为了X tell: what caused an event, and what it was to bring about."""
        word = adjunct.word
        if adjunct.kind != "preposition" or adjunct.end - adjunct.start < 2:
            return
        content = self.situation(grammar, adjunct.start + 1, adjunct.end - bool(adjunct.tail))
        if word in _AIMING and (adjunct.clause is not None or word == "为了"):
            self._of_event(grammar, where, main, Predicate(word, "aimsAt"), content, "aimsAt")
        elif word == "以" and adjunct.tail == _PLEADED and not _denies_why(grammar, adjunct):
            self._causes(grammar, where, main, f"以…{_PLEADED}", content)
        elif word in BECAUSE and not _denies_why(grammar, adjunct):
            found = self.resolver.references(grammar, adjunct.phrase) if adjunct.phrase is not None else ()
            cause = found[0] if len(found) == 1 and isinstance(found[0].end, Entity) else content
            self._causes(grammar, where, main, word, cause)

    def _causes(self, grammar: Grammar, where: tuple[int, int], main: Statement, word: str, cause: Reference) -> None:
        """State what caused an event."""
        event = Reference(self.event_of(grammar, main), grammar.span(*where))
        sense = Sense(modality=main.modality, holder=main.holder, conditions=main.conditions)
        confidence = min(_MOST, main.confidence + self.doubt)
        self.state(grammar, where, cause, Predicate(word, "causes"), event, sense, "why", confidence)

    # Where

    def _place_of(self, grammar: Grammar, adjunct: nodes.Adjunct, found: list[Statement]) -> Reference | None:
        """Give the place that 在X names, where the clause does not say itself that something is there."""
        phrase = adjunct.phrase
        if adjunct.kind != "preposition" or adjunct.word not in ("在", "于", "到") or phrase is None:
            return None
        if any(one.predicate.property in _PLACED for one in found) or adjunct.tail not in ("", "内", "里"):
            return None
        references = self.resolver.references(grammar, phrase)
        if len(references) != 1 or not isinstance(references[0].end, Entity):
            return None
        place = references[0]
        if place.end.label.endswith(("后", "前", "时")) and len(place.end.label) > _BEHIND:
            return None  # 髹漆后: that is when
        return place if self.resolver.kind_of(references[0].end) in _PLACES else None

    def _there(
        self, grammar: Grammar, where: tuple[int, int], main: Statement, adjunct: nodes.Adjunct, place: Reference
    ) -> None:
        """State where an event was; what was built or held there is there."""
        if main.polarity is Polarity.NEGATIVE:
            return
        name = _MADE.get(main.predicate.property or "")
        label = f"{adjunct.word}…{main.predicate.label}"
        if name is None or not isinstance(main.object, Entity):
            self._of_event(grammar, where, main, Predicate(adjunct.word, "locatedIn"), place, "locatedIn")
            return
        thing = Reference(main.object, grammar.span(*where))
        sense = Sense(modality=main.modality, holder=main.holder, conditions=main.conditions)
        confidence = min(_MOST, main.confidence + self.doubt)
        self.state(grammar, where, thing, Predicate(label, name), place, sense, "made-there", confidence)

    # For how much

    def _price(self, grammar: Grammar, adjunct: nodes.Adjunct) -> Reference | None:
        """Give the sum in 以18.6亿元现金收购 and 以每股8元的价格收购."""
        if adjunct.word != "以" or adjunct.phrase is None:
            return None
        phrase = adjunct.phrase
        priced = grammar.text(phrase.head, phrase.end) in _SUMS
        for k in range(phrase.start, phrase.end if priced else phrase.start + 1):
            token = grammar.tokens[k]
            if token.kind in ("integer", "decimal") and token.text[-1] in _MONEY:
                return self.resolver.amount(grammar, k, k + 1)
        return None


def _denies_why(grammar: Grammar, adjunct: nodes.Adjunct) -> bool:
    """Tell whether a denial before a reason denies that it is one: 不因收购而裁员, but not 因大雨没有开赛."""
    before = adjunct.start - 1
    while before >= 0 and before + 1 not in grammar.breaks and grammar.cats[before] & (t.D | t.MODAL):
        if grammar.cats[before] & t.NEG:
            return True
        before -= 1
    return before >= 0 and before + 1 not in grammar.breaks and bool(grammar.cats[before] & t.NEG)


def _day(grammar: Grammar, k: int, first: int) -> int | None:
    """Give the only date before a token, from ``first`` on, that is tied to nothing else: in its piece or as one alone."""
    tokens, cats, edges = grammar.tokens, grammar.cats, (0, *grammar.breaks)
    start = max(one for one in edges if one <= k)
    days = [j for j in range(max(start, first), k) if cats[j] & t.T and cats[j] & t.VALUE]
    if not days and start > first and cats[start - 1] & t.T and cats[start - 1] & t.VALUE and start - 1 in edges:
        days = [start - 1]  # 2023年，该市启动改革
    if len(days) != 1:
        return None
    day = days[0]
    behind = tokens[day + 1]
    bound = behind.cats & (t.DE | t.T) or behind.text in _WHEN or behind.text in _UNTIL or behind.text == "起"
    before = tokens[day - 1] if day and day not in edges else None
    led = before is not None and before.cats & (t.P | t.COORD | t.DE) and before.text not in ("于", "在")
    return None if bound or led else day  # 与去年持平


def _side(adjunct: nodes.Adjunct, value: Reference) -> tuple[str, str]:
    """Give how a time is tied to an event: label and property."""
    words = value.end.label if isinstance(value.end, Value) else ""
    if adjunct.kind == "preposition":
        if adjunct.word in _FROM:
            return (f"{adjunct.word}…起", "startsOn")
        if adjunct.word in _UNTIL:
            return (f"{adjunct.word}…", "endsOn")
        if adjunct.word in ("截至", "截止"):
            return (adjunct.word, "date")
    return _told_as("起" if adjunct.tail == "起" else words)


def _told_as(words: str) -> tuple[str, str]:
    """Give how the words of a time tie it to an event: since when, how long, or when."""
    if words.endswith("起"):
        return ("起", "startsOn")
    if _WITHIN.fullmatch(words):
        return ("时长", "duration")
    return ("时间", "date")


def as_event(main: Statement) -> Statement:
    """Give a statement with its subject, verb and object as words, without adjuncts; as written where it is denied."""
    if main.polarity is Polarity.NEGATIVE:
        named = main.subject.label in main.words
        return main if named else replace(main, words=main.subject.label + main.words)
    subject, verb, stated = main.subject.label, main.predicate.label, main.object.label if main.object else ""
    before, gap, behind = verb.partition("…")
    sentence = main.evidence[0].sentence if main.evidence else ""
    if before == "被" and f"被{subject}" in sentence:
        return replace(main, words=f"{stated}被{subject}{behind}")
    if not gap:
        said = verb if stated and verb.endswith(stated) else verb + stated
    elif "…" in behind or before in ("由", "从", "自", "以", "凭", "凭借") or (behind and behind + stated in sentence):
        said = behind.replace("…", "") + stated  # 从…转向: the object stands behind
    else:
        said = before + stated + behind
    return replace(main, words=subject + said)
