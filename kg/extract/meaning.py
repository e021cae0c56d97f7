"""How the clauses of a sentence bear on each other: conditions, purposes, consequences, who speaks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.conditions import Course
from kg.extract.discourse import Reference
from kg.extract.hearing import Hearing
from kg.extract.interpret.complements import OF_ONESELF
from kg.extract.parsed import (
    DONE,
    DOUBTFUL,
    ONLY,
    THEN,
    VERDICT,
    WHETHER,
    Spoken,
    before_only_then,
    but_for,
    drop_needless,
    in_order,
    of_the_unread,
)
from kg.extract.phrasing import poor
from kg.extract.pieces import closes_quotation, opens_quotation
from kg.extract.sense import Sense
from kg.extract.writing import outlives
from kg.model import Entity, Modality, Predicate
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.discourse import References
    from kg.extract.parsed import Read
    from kg.model import Span, Statement

_HAPPENING = frozenset("遇 遇有 遇到 遇上 出现 发生 适逢 逢 恰逢 值".split())
_GROUNDS = frozenset("遵照 遵循 按照 依照 根据 鉴于 依据".split())
_LASTING = frozenset("位于 坐落 地处 毗邻 紧邻 拥有 占地 属于 隶属 隶属于".split())
_BEING = frozenset("符合 属于 具有 存在 包括 包含 等于 意味着 构成".split())
_DUTY = ("应当", "必须", "不得")  #: what follows them goes on under them, though they could not be read
#: Connectives that end what somebody asks for; adverbs of what is done to it.
_TURNING = frozenset("contrast cause result".split())
_SUFFERED = frozenset("被 遭 遭到 受到".split())
#: Pronouns of these functions look back: no subject to borrow.
_BACKWARD = ("third", "self", "thing", "event")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a sentence says of the items of a list behind it: of whom they are, and how they are meant."""

    subject: References
    sense: Sense


class Meaning(Hearing):
    """States what the clauses of a sentence say, together."""

    ruled: Heading | None = None  #: of the list whose item is at hand

    def interpret(self, reads: list[Read], span: Span, strong: set[int]) -> None:
        """State what the clauses of a sentence say, from left to right; ``strong`` are those behind a semicolon."""
        words = span.of(self.document.clean)
        asked = words.rstrip('”」』"’)）').endswith(("?", "？"))
        turn = self._told_until(reads, span)
        base = replace(Sense(), modality=Modality.QUESTION) if asked else Sense()
        if self.ruled is not None:
            base, discourse = self.ruled.sense, self.resolver.discourse
            discourse.subject = discourse.topic = self.ruled.subject
            discourse.near = True
        drawn = next((k for k in range(1, len(reads)) if self._draws(reads, k)), 0)
        course = Course(reads, base, self.speaker, range(drawn) if drawn else before_only_then(reads))
        self.begin_links()
        drop_needless(reads)
        self._suppose_together(reads, strong)
        for place, read in in_order(reads):
            self.resolver.discourse.speaker = course.told.by if course.told is not None else None
            if read.start < read.end:
                self.resolver.mentions.clause = read.grammar.tokens[read.start].start
            told, before = self.framed_by(read), course.told
            course.told = told or before
            self._hears_on(course, read)
            if told is not None and told.alone:
                if "hearsay" not in read.words:
                    of_oneself = read.grammar.tokens[read.end - 1].text in OF_ONESELF
                    self._left_out(told, of_oneself=of_oneself)
                self._speaks_up(told, read)
                self._announces(reads, place, told, replace(course, told=before).sense_of(read))
                continue
            if self._only_links(course, place, strong):
                continue
            told_first = asked and self.ruled is None and read.grammar.tokens[read.end - 1].end <= turn
            course.base = Sense() if told_first else base
            self._one(course, place)
        self.recent = course.told if course.told is not None and course.told.by is not None else None
        if course.told is not None and opens_quotation(words):
            self.opened = course.told
        elif closes_quotation(words):
            self.opened = None

    def _one(self, course: Course, place: int) -> None:
        """State what a clause says, or what is left of one that could not be read."""
        reads, read, discourse = course.reads, course.reads[place], self.resolver.discourse
        self._keeps_content(course, read)
        self._ends_each(course, place)
        spoken = discourse.subject, discourse.topic
        read.spoken = Spoken(*spoken, discourse.near)
        read.sense = course.sense_of(read)
        if course.conditions or course.supposed:
            read.sense = read.sense.under(_each(course.conditions), supposed=course.supposed)
        if not read.complete or read.cost >= DOUBTFUL:
            supposed = read.conditional or self._only_then(reads, place) or self._whenever(reads, place)
            if supposed:
                course.conditions += self._worded(course, read)
            course.supposed = course.supposed or supposed
            presented = self.presents(read)
            course.told = presented or self.says_unread(read) or course.told
            following = reads[place + 1] if place + 1 < len(reads) else None
            self._left_over(read, course.sense.supposing() if supposed else course.sense, following)
            self._supposed_subject(reads, place)
            if presented is not None:
                self._begins_to_speak(presented)
            if not supposed and any(one in read.text for one in _DUTY):
                course.force = Modality.NECESSITY  # 企业应当自投产之日起十日内，向机构报送名单
        elif not self._only_spoken_of(reads, place) and not but_for(reads, place):
            self._read(course, place, read)
            said = self._says_so(read)
            if said is not None and not read.conditional:
                self._keeps_object(read)
            course.said = said or course.said
        if "among" in read.words or (read.conditional and "result" in read.words):
            # of what was spoken of, or what it brought about: it goes on behind it: 平台未核查，致使用户受损的，应当赔偿
            discourse.subject, discourse.topic = spoken

    def _only_links(self, course: Course, place: int, strong: set[int]) -> bool:
        """Read a piece that gives a reason, an aim, or what is laid down for an act; tell whether it was one."""
        reads, read = course.reads, course.reads[place]
        before = reads[place - 1].end if place else 0
        if any(before <= one <= read.start for one in strong):  # a connective may open it
            course.forget()
        if self.explains(read, course.sense) or self.breaks_it(reads, place) or self.offends(reads, place, strong):
            return True
        if self.interpreter.priced(read.grammar, read.start, read.end, course.sense_of(read)):
            return True
        return self.offence is not None and self.ruled_on(read, self._under(course, read))

    def _read(self, course: Course, place: int, read: Read) -> None:
        """State one clause: as a condition, or as what holds under those before it."""
        given = self._ahead(course.reads, place)
        if read.clause is None or of_the_unread(course.reads, place, known=given is not None):
            return
        if "otherwise" in read.words:
            course.supposed, course.force = True, None  # 必须安装设备，否则不予年检
            if not any("unless" in one.words for one in course.reads[:place]):
                course.conditions = []  # 如果要得到保护，就…，否则…: it is their contrary that is the condition
        framed = self.frame_of(read)
        if framed is not None and framed.by is not None:
            self.resolver.discourse.acting.append(framed.by)
        course.told = framed or course.told
        if self._supposes(course, place, read):
            read.sense = None
            self._condition(course, read, given)
            return
        if "instead" in read.words:  # 与其购买流量: it is what had better not be done
            course.force = Modality.NECESSITY
            self._unsaid(read)
            return
        if "supposed" in read.words:  # 即使价格上涨: nobody says that they do
            self._aside(read, course.sense.supposing(), given)
            return
        self._needed(course, place, read)
        told = course.told
        if told is not None and told.holder is not None and self.speaker_of(read) == told.holder:
            course.told = None  # 不过他也承认: that he says so is not said by him
        self._thereupon(course, read)
        sense, said, self.interpreter.reporting = self._under(course, read), self.interpreter.reporting, None
        plain = read.sense is not None and read.sense.modality is Modality.ASSERTED
        if read.sense is not None and plain and read.subjectless and sense.modality is Modality.NECESSITY:
            read.sense = replace(read.sense, modality=sense.modality)
        if said is not None and course.told is None and read.subjectless:
            sense = self._still_said(read, sense, said)
        self.interpreter.imposed = ()
        self._asks_no_more(read)
        self.follows(read, self.interpreter.clause(read.grammar, read.clause, sense, given), sense)
        course.force = Modality.NECESSITY if self.interpreter.imposed else course.force
        course.told = None if self.answers(read) else told
        self._follow(course, read)
        self.interpreter.chained = self.interpreter.chained or read.clause.subject is not None
        told = self.presents(read) or self.speaks_on(read)
        if told is not None:
            course.told = told
            self._announces(course.reads, place, told, sense)
            self._begins_to_speak(told, of_oneself=read.core is not None and read.core.stem in OF_ONESELF)

    def _needed(self, course: Course, place: int, read: Read) -> None:
        """Read what a clause itself says it holds under, and what it looks back to."""
        if read.given is not None and self._bound(read):
            self._given(course, read, read.given)
        self._limited(course, read)
        if place and self._draws(course.reads, place):
            self._in_consequence(course.reads[0], read, course.sense)
        if self._looks_back(read) or outlives(read, course.reads[0]):
            course.told = None  # 但这一消息尚未得到证实: that is said by the text

    def _asks_no_more(self, read: Read) -> None:
        """End what somebody asks for where a clause turns, or tells what became of it: 主张修渠，但遭到反对."""
        suffered = read.core is not None and read.core.stem in _SUFFERED
        if read.words & _TURNING or suffered or (read.predicate is not None and read.operators & _SUFFERED):
            self.interpreter.asked = None

    def _under(self, course: Course, read: Read) -> Sense:
        """Give the sense of a clause under the conditions and the modal before it."""
        sense = course.sense_of(read)
        if course.conditions or course.limits or course.supposed:
            sense = sense.under(_each([*course.conditions, *course.limits]), supposed=course.supposed)
        own = self._force(read)
        force = course.force = own or (course.force if _goes_on(read, course.force) else None)
        if self._plans(read):
            course.force = Modality.POSSIBILITY  # 公司将出让股份，保留房产: that is to come too
        if force is None or own:
            return sense
        supposed = sense.modality is Modality.HYPOTHETICAL and force is Modality.NECESSITY
        plain = sense.modality in (Modality.ASSERTED, Modality.REPORTED)
        return replace(sense, modality=force) if supposed or plain else sense

    # What stands for a thing

    def _only_spoken_of(self, reads: list[Read], place: int) -> bool:
        """Tell whether a clause states nothing: the next speaks of it as a whole, or it is a purpose."""
        read = reads[place]
        if read.clause is None:
            return False
        following = reads[place + 1] if place + 1 < len(reads) else None
        if self._answered(read, following):
            return True
        if following is not None and not read.conditional and following.judges(read):
            self.resolver.discourse.near = True
            start = read.goal[0] if read.subjectless and read.goal is not None else read.clause.start
            self.resolver.discourse.subject = (self.interpreter.situation(read.grammar, start, read.clause.end),)
            self.interpreter.drop(f"“{read.text}”: it is what the next clause speaks of")
            return True
        if "purpose" in read.words and not read.conditional:
            self.purpose(read)
            self.interpreter.drop(f"“{read.text}”: a purpose, not a fact")
            return True
        return False

    def _supposed_subject(self, reads: list[Read], place: int) -> None:
        """Read 如果仅仅以此定义X的话，未免偏颇: what is supposed is what is judged."""
        clause = reads[place].clause
        following = reads[place + 1] if place + 1 < len(reads) else None
        if clause is None or following is None or not clause.adjuncts or clause.adjuncts[-1].tail != "的话":
            return
        if following.subjectless and following.operators & VERDICT:
            last = clause.adjuncts[-1]
            supposed = self.interpreter.situation(reads[place].grammar, last.start, last.end - 1)
            self.resolver.discourse.subject = (supposed,)

    # What follows from what

    def _draws(self, reads: list[Read], place: int) -> bool:
        """Tell whether a clause draws the consequence of a bare 仅仅…: 仅仅以末端为切入点，一切或许将会从头开始."""
        clause, first = reads[place].clause, reads[0]
        if clause is None or clause.subject is None or not first.bare or not first.operators & ONLY:
            return False
        return any(self.lexicon.function(word, "modal") == "possibility" for word in reads[place].operators)

    def _in_consequence(self, first: Read, read: Read, sense: Sense) -> None:
        """State what a bare 仅仅… may bring about."""
        if read.clause is None:
            return
        where = (read.clause.start, read.clause.end)
        effect = self.interpreter.situation(read.grammar, *where)
        possible = replace(sense, modality=Modality.POSSIBILITY)
        for cause in self._goal(first):
            predicate = Predicate("或许将会", "causes")
            self.interpreter.state(read.grammar, where, cause, predicate, effect, possible, "merely-then", 0.8)

    def _follow(self, course: Course, read: Read) -> None:
        """State what each ground makes possible, or needs: 只有A才能B, 欲要A必须B."""
        if not course.grounds:
            return
        if THEN & read.operators:
            sense, predicate = course.sense, Predicate("才能", "enables")
        elif course.wished and any(self.lexicon.function(one, "modal") == "necessity" for one in read.operators):
            sense, predicate = replace(course.sense, modality=Modality.NECESSITY), Predicate("必然需要", "requires")
        else:
            return
        result = self._result(read)
        if result is None or read.clause is None:
            return
        where = (read.clause.start, read.clause.end)
        for ground in course.grounds:
            self.interpreter.state(read.grammar, where, ground, predicate, result, sense, "only-then", 0.9)

    def _result(self, read: Read) -> Reference | None:
        """Give what a clause says will be, with its subject where it has one of its own."""
        result = next(iter(self._goal(read)), None)
        subject = self.resolver.discourse.subject
        own = read.clause.subject if read.clause is not None else None
        if result is not None and own is not None and not subject:  # 这座工厂才能赚钱
            words = self.resolver.label(read.grammar, own.start, own.end)
            label = result.end.label.removeprefix(words)
            return Reference(Entity(words + label, "Situation"), result.span)
        if result is None or read.subjectless or len(subject) != 1 or not isinstance(result.end, Entity):
            return result
        whole = subject[0].end.label
        if result.end.label.startswith(whole):
            return result  # it names its subject itself
        rest = result.end.label.removeprefix(whole.rpartition("的")[2])  # 设备的售价|降到300万元以下
        return replace(result, end=replace(result.end, label=whole + rest))

    # Subjects from elsewhere

    def _ahead(self, reads: list[Read], place: int) -> References | None:
        """Give the subject that the first clause borrows from the next: 同支付宝不同，京东科技…."""
        if place or not reads[0].subjectless:
            return None
        if reads[0].core is not None and (reads[0].core.stem in _HAPPENING or reads[0].core.stem in _GROUNDS):
            return None  # 如遇洪水，公园关闭
        for later in reads[1:]:
            if later.conditional or (later.ruled and not reads[0].modal):
                return None  # 设立夜市，街道办应当征求意见: what is ruled on, and no fact
            if later.complete and later.clause is not None and later.clause.subject is not None:
                first = later.grammar.tokens[later.clause.subject.start]
                backward = first.cats & t.R and self.lexicon.function(first.text, "pron") in _BACKWARD
                if backward or first.text in ("有人", "人们", "有的"):
                    return None  # 1976年建水库，有人提议停工
                if not later.grammar.cats[later.clause.subject.end - 1] & (t.N | t.R | t.NAME | t.IDIOM):
                    return None  # 于次年动工筑城: what is done is not who does it
                mark = len(self.interpreter.statements)
                found = self.interpreter.subject(later.grammar, later.clause.subject, Sense())
                del self.interpreter.statements[mark:]
                far = later is not reads[1] and not all(self.resolver.sure(one) for one in found)
                return None if far or self.goes_on_without(found) else found or None  # 毕业后未获留校，…，幼子早夭
        return None

    def _left_over(self, read: Read, sense: Sense, following: Read | None) -> None:
        """Keep of what is no clause what it says of those after it: a topic, a measure; else forget whom they mean."""
        clause, discourse = read.clause, self.resolver.discourse
        nominal = clause is not None and clause.predicate is None
        phrase = clause.subject if clause is not None and nominal else None
        counted = phrase is not None and self.interpreter.has_measure(read.grammar, phrase)
        if clause is not None and nominal and clause.adjuncts and not counted:
            spoken = discourse.subject
            self.interpreter.clause(read.grammar, clause, sense)
            if clause.subject is None and discourse.subject is not spoken:
                return  # 以邻里鲜为例: that is what the rest is about
        if clause is None or not nominal or clause.subject is None:
            if read.text:
                # whoever it spoke of, the next clause may go on of it
                discourse.topic = discourse.subject = self.begun(read)
                discourse.near = bool(discourse.subject)
                self.interpreter.drop(f"“{read.text}”: not read as a clause")
            return
        behind = read.grammar.tokens[read.end - 1].end
        if self.document.clean[behind : behind + 1] in ("：", ":"):
            discourse.topic = discourse.subject = ()  # 记者：成绩下滑了吗？
            return
        elided = self.resolver.elided(read.grammar.tokens[read.start].start)
        if self.interpreter.measured(read.grammar, (read.start, read.end), clause.subject, sense, elided):
            return
        if counted:
            discourse.topic = discourse.subject = ()  # whose measure it is stays unknown
            return
        found = self.resolver.references(read.grammar, clause.subject)
        if poor(read.grammar, clause.subject) or read.grammar.cats[clause.subject.start] & t.P:
            found = ()
        if found and following is not None and following.defining:
            discourse.subject, discourse.near = found, True  # 新能源汽车的竞争，归根到底是信任的竞争
        elif found and ("universal" in read.words or all(self.resolver.sure(one) for one in found)):
            discourse.subject = found
        elif not read.local:
            discourse.subject = discourse.topic = ()


def _each(conditions: list[Statement]) -> tuple[Statement, ...]:
    """Give each condition once."""
    return tuple({one.id: one for one in conditions}.values())


def _goes_on(read: Read, force: Modality | None) -> bool:
    """Tell whether a clause goes on under the modal of the one before: 必须以B端为主体，通过融合找到机会.

    What is denied is not merely possible: 网上可以查到，不构成秘密.
    """
    core, predicate = read.core, read.predicate
    if read.operators & WHETHER:
        return False  # 打算更换门牌，是否把错字改回来
    if predicate is not None and any(read.grammar.tokens[k].text in DONE for k in predicate.operators):
        return False  # 须在年底前迁出，已迁出61家
    denied = predicate is not None and any(read.grammar.cats[k] & t.NEG for k in predicate.operators)
    lasting = core is not None and core.stem in _LASTING  # 新馆将于明年开放，位于江边
    if force is Modality.POSSIBILITY and (denied or lasting or read.agent):
        return False
    if denied and core is not None and core.stem in _BEING:
        return False  # 只能容纳九千人，不符合要求
    return read.subjectless and core is not None and not read.done and not read.words & {"contrast", "result"}
