"""Conditions: what a clause says must be, or must not be, for another to hold."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.extract.always import as_soon, period, rules
from kg.extract.discourse import Reference
from kg.extract.grammar.words import WHENEVER
from kg.extract.implying import Implying, implied, of_nobody
from kg.extract.interpret.seen import closes
from kg.extract.parsed import AFTER, BEFORE, CONDITIONS, THEN, aim_together, only_within, placed
from kg.extract.scruple import is_measure
from kg.extract.sense import Sense
from kg.extract.speakers import Told
from kg.extract.support import least
from kg.model import Entity, Modality, Polarity, Predicate, Statement
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.discourse import References
    from kg.extract.grammar import Grammar
    from kg.extract.nodes import Clause
    from kg.extract.parsed import Read
    from kg.nlp.token import Token

#: Kinds of those who act: what they do in a condition they may go on doing in what follows from it.
_ACTING = frozenset("Person Company Organisation Group Role GovernmentBody SportsTeam University School".split())

_ABSENT = ("没有", "无", "并无", "没")
_TO_COME = frozenset("将 将会 将要 拟".split())
#: Words early in what follows of whatever anybody does.
_DRAWN = frozenset("都 会 都会 也会 就会 便会 多半 难免 可能 必然".split())
_EARLY = 3
_IN_WORDS = 0.8  # confidence of a condition in its words
_WORDED = range(2, 61)  # code points of a condition that is told in its words
_THENCE = ("则", "请", "敬请", "务请")
_OPENING = _DRAWN | frozenset("就 便 则 将 也许 大概 恐怕 不会 可以 应当 必须".split())
#: They open what comes of the clause before.
_COMING_OF = ("致使", "造成", "导致", "以致")
_JOINING = {"contrast", "addition"}
#: They open what is needed; elsewhere they are verbs: 需要改的只有一条.
_NEEDED = ("只有", "唯有", "惟有")
_ASKING = ("怎么", "怎样", "如何", "什么", "呢", "吗")
#: Connectives that belong to the words of a condition.
_KEPT = CONDITIONS | {"cause"}
#: Behind a condition: 封签破损的, 海绵受到触碰时.
_TAILS = ("的话", "的时候", "之时", "的", "时")
#: Kinds of names that a clause begins with as its subject.
_NAMED = frozenset("Person Company Organisation SportsTeam University School Work Product".split())


@dataclass(slots=True)
class Course:
    """What runs on from clause to clause of a sentence."""

    reads: list[Read]
    base: Sense
    told: Told | None  #: that it is only said, and by whom
    supposing: range  #: the clauses that say what must be for another
    conditions: list[Statement] = field(default_factory=list)
    grounds: list[Reference] = field(default_factory=list)  #: what must be for something else: the subjects of enables
    supposed: bool = False
    limits: list[Statement] = field(default_factory=list)  #: when alone the clause at hand holds
    shown: bool = False  #: somebody meets the conditions
    wished: bool = False
    force: Modality | None = None  #: of a modal that the next clause goes on under
    said: Told | None = None  #: who said something last, of which more may follow
    goes_on: bool = False  #: ``told`` is ``said``: that it goes on is what the network sees

    @property
    def sense(self) -> Sense:
        """Give the sense of a clause as such: asked, or said by somebody."""
        if self.told is None:
            return self.base
        said = Modality.NECESSITY if self.told.must else Modality.REPORTED
        asked = self.base.modality is Modality.QUESTION
        modality = self.base.modality if self.told.shown or asked else said
        return replace(self.base, holder=self.told.holder, modality=modality)

    def sense_of(self, read: Read) -> Sense:
        """Give the sense of a clause: what is ruled must be done, but how and what something is, that is found."""
        sense, found = self.sense, read.core is not None and read.core.kind in ("copula", "adjective", "focus")
        ruled = self.told is not None and self.told.must and sense.modality is Modality.NECESSITY
        return replace(sense, modality=Modality.REPORTED) if ruled and found else sense

    def forget(self) -> None:
        """Begin anew behind a semicolon: conditions do not reach over it."""
        self.conditions, self.grounds = [], []
        self.supposed = self.shown = self.wished = False
        self.force = None


class Conditions(Implying):
    """Tells what is a condition, and reads it."""

    def _suppose_together(self, reads: list[Read], strong: set[int]) -> None:
        """Take all clauses of a condition, or of an aim, for one: 平台未核查，致使用户受损的，应当赔偿; 如果平台迷恋流量，而不管产业，那么…."""
        aim_together(reads, strong)
        for place in range(1, len(reads) - 1):
            read, before = reads[place], reads[place - 1]
            drawn = "consequence" in reads[place + 1].words and not read.words & {"consequence", "result"}
            if drawn and before.opened and before.conditional and read.subjectless and read.words & _JOINING:
                read.words.add("condition")
        for place in range(len(reads) - 1, 0, -1):
            read, before = reads[place], reads[place - 1]
            supposed = "condition" in read.words and not read.opened and read.text.endswith("的")
            goes_on = read.subjectless or read.text.startswith(_COMING_OF)
            alone = before.ruled or before.allows or before.words & CONDITIONS or self._rules_on(reads, place)
            if supposed and goes_on and read.start not in strong and not alone:
                before.words.add("condition")

    def _supposes(self, course: Course, place: int, read: Read) -> bool:
        """Tell whether a clause says what must be for another."""
        if "only-if" in read.words and THEN & read.operators:
            return False
        if self._anybody(course.reads, place):
            return True
        return (
            read.conditional
            or place in course.supposing
            or self._implies(course.reads, place)
            or self._whenever(course.reads, place)
        )

    def _only_then(self, reads: list[Read], place: int) -> bool:
        """Tell whether an unread clause says that only under it the next is so: 只有先把账算清，才…."""
        read, following = reads[place], reads[place + 1] if place + 1 < len(reads) else None
        only = read.start < read.end and "only-if" in self._connects(read.grammar.tokens[read.start])
        return only and following is not None and any(one.startswith("才") for one in following.operators)

    def _bound(self, read: Read) -> bool:
        """Tell whether a clause holds only under what it is given: it says 只有, 才能 or 可以."""
        if "only-if" in read.words or THEN & read.operators:
            return True
        return self._force(read) is not None

    def _condition(self, course: Course, read: Read, given: References | None) -> None:
        """Read a condition; what holds 除非A holds where A does not."""
        if read.clause is None:
            return
        discourse = self.resolver.discourse
        spoken = discourse.subject, discourse.topic
        course.supposed = True
        course.wished = course.wished or "wish" in read.words
        course.shown = course.shown or read.exemplary
        where = placed(read.grammar, read.start, read.end)
        if (where or of_nobody(read) or self._whoever(read)) and (worded := self._worded(course, read)):
            course.conditions += worded
            return
        sense = course.sense if course.shown else course.sense.supposing()
        found = self.interpreter.clause(read.grammar, read.clause, sense, given)
        course.grounds += self._goal(read)
        unless, mark = "unless" in read.words, self._marked(read)[0]
        told = [one for one in found if one.confidence >= least(one)]
        unread = not course.shown and (not told or (not unless and only_within(read, told)))
        worded = self._worded(course, read) if unread else []
        course.conditions += worded or ([_denied(one, mark) for one in found] if unless else found)
        if read.text.startswith(_COMING_OF):  # 平台未核查，致使用户受损的，应当赔偿
            discourse.subject, discourse.topic = spoken
        goes_on = any(one.conditional and one.subjectless and one.start > read.start for one in course.reads)
        parted = unless or not (goes_on or self._acts(discourse.subject))
        if read.clause.subject is not None and read.opened and parted:
            named = read.clause.subject
            same = any(one in spoken[0] for one in discourse.subject)
            if not same and named is not None:  # 如果资金到位，将启动重建: who starts is not the money
                discourse.subject, discourse.topic = spoken if unless else ((), ())

    def _whoever(self, read: Read) -> bool:
        """Tell whether a condition begins what a rule says of whoever does so: 一年内被处罚三次的，可以吊销执照."""
        before = read.grammar.tokens[read.start].start - 1
        begins = read.start == 0 or self.document.clean[before] in "；;"
        return begins and read.subjectless and not read.opened and read.text.endswith("的")

    def _worded(self, course: Course, read: Read) -> list[Statement]:
        """State a condition that could not be read in its words: nothing holds without what it is told under."""
        mark, start = self._marked(read)
        drawn = "时" if "always" in read.words else implied(course.reads, course.reads.index(read))
        if start >= read.end or start >= len(read.grammar.tokens):
            return []  # a connective alone
        start = read.behind_plan(start)
        end = next((k for k in range(start + 1, read.end) if _turns(read.grammar, k, read.end)), read.end)
        words = read.grammar.span(start, end).of(self.document.clean)
        tails = _TAILS if mark else (*_TAILS, *AFTER[::-1])  # 验收合格后|应当
        tail = next((one for one in tails if words.endswith(one)), "")
        words = words.removesuffix(tail).replace(mark, "", 1)
        late = mark in _NEEDED and (start <= read.start or "才" in words)
        if not (mark or tail or drawn) or late or any(one in words for one in _ASKING):
            return []
        told = self._in_words(course.sense, read.grammar, (start, end), words, mark or tail or drawn)
        return [_denied(one, mark) for one in told] if "unless" in read.words else told

    def _in_words(
        self, sense: Sense, grammar: Grammar, where: tuple[int, int], words: str, mark: str, label: str = ""
    ) -> list[Statement]:
        """State that something is supposed, in words of the text; ``mark`` is the word that says so, ``label`` its words elsewhere."""
        if len(words) not in _WORDED:
            return []
        what = Reference(Entity(words, "Situation"), grammar.span(*where))
        holds, supposed = Predicate(mark, "holds"), sense.supposing()
        if self.interpreter.state(grammar, where, what, holds, None, supposed, "condition", _IN_WORDS) is None:
            return []
        statements = self.interpreter.statements
        statements[-1] = replace(statements[-1], words=label or words)
        return statements[-1:]

    def _as_soon(self, grammar: Grammar, k: int, sense: Sense) -> Sense:
        """Give the sense of a verb that tells what is so as soon as something else is: 一干|即裂."""
        soon = as_soon(grammar, k)
        if soon is None:
            return sense
        start = bisect_left(grammar.tokens, soon.start, key=lambda one: one.start)
        words = soon.of(self.document.clean)
        told = self._in_words(sense, grammar, (start, k), words, "时")
        return sense.under((*sense.conditions, *told), supposed=True)

    def _limited(self, course: Course, read: Read) -> None:
        """State when only a clause holds, where it says so: 通过验收后方可运营, 每逢端午都赛龙舟, 终审之前不生效."""
        course.limits = []
        if read.predicate is None or read.clause is None:
            return
        only, denied = THEN & read.operators, self._denies_it(read)
        for one in (*read.clause.adjuncts, *read.predicate.adjuncts):
            where, during = (one.start, one.end), period(read.grammar.text(one.start, one.end))
            if during and rules(read):  # 禁渔期间不得出海
                course.limits += self._in_words(course.sense, read.grammar, where, during, "时")
                self.support.settle(read.grammar.span(*where))
            if one.clause is None and one.phrase is None:
                continue
            words = read.grammar.span(*where).of(self.document.clean).removesuffix(one.tail)
            if only and one.tail in AFTER:
                course.conditions += self._in_words(course.sense, read.grammar, where, words, one.tail)
            elif one.word in WHENEVER:
                course.limits += self._in_words(
                    course.sense, read.grammar, where, words.removeprefix(one.word), one.word
                )
            elif denied and one.tail in BEFORE and closes(read.grammar, one.end - 1):
                first = max((k + 1 for k in range(*where) if read.grammar.tokens[k].text == "在"), default=one.start)
                before = read.grammar.span(first, one.end).of(self.document.clean)
                course.limits += self._in_words(
                    course.sense, read.grammar, (first, one.end), before.removesuffix(one.tail), one.tail, before
                )
        if course.limits and read.sense is not None:
            read.sense = read.sense.under((*read.sense.conditions, *course.limits), supposed=read.sense.supposed)

    def _ends_each(self, course: Course, place: int) -> None:
        """End what is so each time where another is spoken of, and what something needs: 每逢大风，仍有渡船往返，|老人免费."""
        each = max((k for k in range(place) if "each" in course.reads[k].words), default=place)
        read = course.reads[place]
        if place - each > 1 and read.clause is not None and read.clause.subject is not None:
            course.forget()
        last = next((one for one in reversed(course.reads[:place]) if one.conditional), None)
        if last is not None and "provided" in last.words and not read.conditional:
            course.forget()
        if last is not None and last is not course.reads[place - 1] and "always" in last.words & read.words:
            course.forget()  # 干燥时张开，|受潮后合拢

    def _denies_it(self, read: Read) -> bool:
        """Tell whether a clause says that something is not so, or not there."""
        return any(read.grammar.cats[k] & t.NEG for k in self._operators(read)) or (
            read.core is not None and read.core.verb in _ABSENT
        )

    def _marked(self, read: Read) -> tuple[str, int]:
        """Give the connective that makes a clause a condition, if one does, and where its words begin behind it."""
        tokens, start = read.grammar.tokens, read.start
        while start and self._connects(tokens[start - 1]) & _KEPT:
            start -= 1
        for k in range(start, read.end):
            if self._connects(tokens[k]) & CONDITIONS:
                return tokens[k].text, k + 1 if k <= read.start else read.start
        return "", start if start == read.start or self._connects(tokens[start]) & {"cause"} else read.start

    def _connects(self, token: Token) -> set[str]:
        """Give the functions of a word as a connective."""
        return set((self.lexicon.function(token.text, "conn") or "").split("|")) if token.cats & t.CONN else set()

    def _acts(self, found: References) -> bool:
        """Tell whether a subject may go on acting in the next clause: somebody, not something."""
        return bool(found) and all(
            isinstance(one.end, Entity) and self.resolver.kind_of(one.end) in _ACTING for one in found
        )

    def _aside(self, read: Read, sense: Sense, given: References | None) -> None:
        """Read what is supposed in passing, and speak on of whom the text spoke of."""
        discourse = self.resolver.discourse
        spoken = discourse.subject, discourse.topic
        if read.clause is not None:
            self.interpreter.clause(read.grammar, read.clause, sense, given)
        if read.agent:  # 即便土地由自己承包，使用农药也…: not the land
            discourse.subject, discourse.topic = spoken

    def _given(self, course: Course, read: Read, clause: Clause) -> None:
        """Read what a clause itself says it holds under."""
        mark = len(self.interpreter.statements)
        self.interpreter.quietly(read.grammar, clause, course.sense.supposing(), ())
        course.conditions += self.interpreter.statements[mark:]
        course.supposed = True

    def _plans(self, read: Read) -> bool:
        """Tell whether a clause says what is to come: it has 将, or a verb of planning with what is planned."""
        predicate, core = read.predicate, read.core
        if predicate is None or core is None:
            return False
        known = self.lexicon.verbs.get(core.stem)
        if core.complement is not None and known is not None and known.property == "plans" and core.stem != "决定":
            return True
        return any(read.grammar.tokens[k].text in _TO_COME for k in predicate.operators) and core.kind == "verb"

    def _anybody(self, reads: list[Read], place: int) -> bool:
        """Tell whether a clause supposes that anybody does something: 任何人处在那个位置上，都会犯错."""
        read = reads[place]
        if read.subjectless or read.clause is None or read.core is None or place + 1 >= len(reads) or read.core.aspect:
            return False
        first = read.grammar.tokens[read.clause.start].text
        tokens = read.grammar.tokens[reads[place + 1].start : reads[place + 1].end]
        drawn = any(one.text in _DRAWN for one in tokens[:_EARLY])
        return first in ("任何", "任何人") and not read.operators and drawn and reads[place + 1].subjectless

    def _goal(self, read: Read) -> References:
        """Give what a condition asks for as a thing of its own."""
        goal = read.goal
        if goal is None:
            return ()
        asked = self.interpreter.situation(read.grammar, *goal)
        own = read.clause.subject if read.clause is not None else None
        if (
            own is None
            or not is_measure(read.grammar.text(own.start, own.end))
            or any(read.grammar.cats[k] & t.R for k in range(own.start, own.end))
        ):
            return (asked,)
        whose = self.resolver.label(read.grammar, own.start, own.end)  # 年销量超过8万只
        return (replace(asked, end=Entity(whose + asked.end.label, "Situation")),)

    def _unsaid(self, read: Read) -> None:
        """State nothing of a clause; whoever it speaks of goes on."""
        if read.clause is not None and read.clause.subject is not None:
            self.resolver.discourse.subject = self.interpreter.subject(read.grammar, read.clause.subject, Sense())
        self.interpreter.drop(f"“{read.text}”: what had better not be done")

    # Whom a clause begins with

    def begun(self, read: Read) -> References:
        """Give whom a clause that is not read begins with, where they plainly are its subject: 她以不善应酬为由推辞."""
        tokens, start = read.grammar.tokens, read.start
        while start < read.end and tokens[start].cats & t.T and not tokens[start].cats & (t.N | t.R):
            start += 1
        if start + 1 >= read.end or not _acts_next(tokens[start], tokens[start + 1]):
            return ()
        one = tokens[start]
        if one.cats & t.R and self.lexicon.function(one.text, "pron") != "third":
            return ()
        whom = read.grammar.phrase(start, start + 1)
        found = self.resolver.references(read.grammar, whom) if whom is not None else ()
        return found if all(self.resolver.sure(one) for one in found) else ()

    def goes_on_without(self, found: References) -> bool:
        """Tell whether a life goes on about its person before a clause on a thing: 随校西迁，途中行李尽失."""
        theme, spoken = self.resolver.theme, self.resolver.discourse.subject
        if theme is None or theme.pronoun == "它" or not any(one.end.label == theme.label for one in spoken):
            return False
        kinds = {self.resolver.kind_of(one.end) for one in found if isinstance(one.end, Entity)}
        return not kinds & {"Person", "Group", "Role"}


def _acts_next(one: Token, following: Token) -> bool:
    """Tell whether a name or a pronoun stands before what only stands before or in a predicate."""
    if not one.cats & (t.NAME | t.R) or (one.cats & t.NAME and one.kind not in _NAMED):
        return False
    behind = following.cats
    return bool(behind & (t.D | t.V | t.NEG | t.MODAL | t.AUX | t.P | t.T)) and not behind & (
        t.N | t.DE | t.COORD | t.LOC | t.A
    )


def _turns(grammar: Grammar, k: int, end: int) -> bool:
    """Tell whether what follows a condition begins at a token: 若台风逼近|则顺延, 如需帮助|请拨打电话, 早一点换人，|结果也许会不同."""
    if k in grammar.breaks:
        return any(one.text in _OPENING for one in grammar.tokens[k:end])
    return grammar.tokens[k].text in _THENCE


def _denied(one: Statement, mark: str) -> Statement:
    """Give what is so where a statement is not; its words say so: 除非|渔民离开湖泊."""
    negative = one.polarity is Polarity.NEGATIVE
    return replace(one, polarity=Polarity.POSITIVE if negative else Polarity.NEGATIVE, words=mark + one.label)
