"""What somebody says: whose it is from clause to clause, and who acts behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.conditions import Conditions, Course
from kg.extract.discourse import AUTHOR
from kg.extract.interpret.complements import BINDING, FEELING
from kg.extract.interpret.words import ASKING, DISPOSING
from kg.extract.parsed import DONE
from kg.extract.resolve import REPORTS, THIS_REPORT
from kg.extract.sense import Sense
from kg.extract.speakers import Told
from kg.model import Entity, Predicate
from kg.nlp import token as t
from kg.nlp.arguments import TOLD

if TYPE_CHECKING:
    from kg.extract.discourse import Reference
    from kg.extract.grammar import Grammar
    from kg.extract.nodes import Phrase
    from kg.extract.parsed import Read
    from kg.model import Span

_THEREUPON = ("遂", "随即", "随后", "乃", "请求判令", "请求法院", "要求判令", "诉请", "请求撤销", "请求确认")
#: They bring what somebody answers, and this is so many tokens long: 对于|工厂|关闭|的|传闻.
_UPON, _SHORTEST = frozenset("对于 对 针对 就 关于".split()), 4
_ADDING = frozenset("并 并且 同时 还 也 且".split())
_NOT_DONE = frozenset("没 没有 未 尚未".split())
#: What is so as a rule is so, whatever is asked of it: 山里冬天极少下雪，冰从哪里来？
_AS_A_RULE = frozenset("极少 很少 鲜少 从不 从来 向来 一向 历来 往往 常常 经常 通常 一直 总是 本来 原本".split())
#: What is said so is done by saying it, in what follows too; 校长否认：“学校没有停课。” says what is so.
_ANNOUNCING = ("announces", "promises", "suggests")
_SURELY = ("难道", "何必", "岂", "莫非")  #: they ask whether what was said is not so
_MAYBE = -1.0  # logit from which a clause behind what somebody says is said, too


class Hearing(Conditions):
    """Tells whether a clause is still what somebody says."""

    within: Reference | None = None  #: the latest that was said within a clause: what 学生说|… tells

    def _hears_on(self, course: Course, read: Read) -> None:
        """Take a clause for what was said just before, as long as the network does: 岑颖认为…合理，但车企压价，…."""
        if course.goes_on:
            course.told, course.goes_on = None, False
        sentence = self.support.sentence
        if course.told is None and course.said is not None and sentence is not None and read.start < read.end:
            first = read.grammar.tokens[read.start].start - sentence.start
            last = read.grammar.tokens[read.end - 1].end - sentence.start
            places = sentence.between(first, last)
            if all(sentence.at(place).marks[TOLD] > _MAYBE for place in places):
                course.told, course.goes_on = course.said, True

    def _told_until(self, reads: list[Read], span: Span) -> int:
        """Give where what is asked begins, behind a colon or with a question word: 两岸平缓，|哪里来的壑."""
        words = span.of(self.document.clean)
        turn = span.start + max(words.rfind(mark) for mark in "；：“「;:")
        place = next((k for k, one in enumerate(reads) if one.start < one.end and self._asks(one)), 0)
        wonders = place and reads[place].text.startswith(_SURELY)
        if not wonders and not all(_settled(one) for one in reads[:place]):
            return turn  # 公司出售码头，谁来付工资？ may say what would be
        return max(turn, reads[place].grammar.tokens[reads[place].start].start) if place else turn

    def _asks(self, read: Read) -> bool:
        """Tell whether a question word stands in a clause, and not 谁也 or 什么都."""
        tokens = read.grammar.tokens[read.start : read.end]
        if any(one.text in ("也", "都") for one in tokens):
            return False
        functions = ((self.lexicon.function(one.text, use) for use in ("pron", "adv")) for one in tokens)
        return any(function in ("question", "rhetorical") for both in functions for function in both)

    def _says_so(self, read: Read) -> Told | None:
        """Give who says what a clause has for its object."""
        clause, core = read.clause, read.core
        if clause is None or core is None or core.complement is None or not self.interpreter.speaks(clause):
            return None
        known = self.interpreter.verb_entry(core)
        if known is None or known.frame != "clause" or core.stem in FEELING:
            return None
        found = self.resolver.references(read.grammar, clause.subject) if clause.subject is not None else ()
        by = next((one for one in found if isinstance(one.end, Entity) and one.end != AUTHOR), None)
        must = core.stem in BINDING and core.complement.subject is not None
        return Told(replace(by, antecedents=()), must=must) if by is not None else None

    def _looks_back(self, read: Read) -> bool:
        """Tell whether a clause speaks of what was said as such: 这一消息尚未证实; 宣布…，随后|保荐人证实了这一消息."""
        subject, grammar = read.clause.subject if read.clause is not None else None, read.grammar
        if subject is None:
            return False
        if _points_to_report(grammar, subject):
            return True
        object_, content = read.core.object if read.core is not None else None, self.resolver.discourse.content
        heard = content is not None and content.span.start >= self.resolver.mentions.here
        return heard and object_ is not None and _points_to_report(grammar, object_)

    def _keeps_content(self, course: Course, read: Read) -> None:
        """Keep the first clause that somebody says in a sentence: 这一消息 looks back to it."""
        discourse, here = self.resolver.discourse, self.resolver.mentions.here
        old = discourse.content is None or discourse.content.span.start < here or discourse.content is self.within
        told = course.told is not None and not read.conditional
        if told and read.clause is not None and read.complete and old:
            discourse.content = self.interpreter.situation(read.grammar, read.clause.start, read.clause.end)

    def _keeps_object(self, read: Read) -> None:
        """Keep what one clause tells somebody says, unless more was said before: 老师说|河水变清了."""
        discourse, here = self.resolver.discourse, self.resolver.mentions.here
        said = read.core.complement if read.core is not None else None
        if said is None or (discourse.content is not None and discourse.content.span.start >= here):
            return
        discourse.content = self.within = self.interpreter.situation(read.grammar, said.start, said.end)

    def _thereupon(self, course: Course, read: Read) -> None:
        """Let whoever spoke act again: 法院认为…，遂判决…."""
        told = course.told
        if told is None or told.by is None:
            return
        disposes = told.must and read.subjectless and read.text.startswith(DISPOSING)
        if disposes or read.text.startswith((*_THEREUPON, *ASKING)):
            self.resolver.discourse.subject, course.told = (told.by,), None

    def _still_said(self, read: Read, sense: Sense, said: Sense) -> Sense:
        """Give the sense of what follows 认为X…: still said, unless it tells what else the speaker holds, or may."""
        discourse, core = self.resolver.discourse, read.core
        known = self.lexicon.verbs.get(core.stem) if core is not None else None
        if (known is not None and known.frame in ("clause", "content")) or read.text.startswith(_THEREUPON):
            discourse.subject = self.interpreter.reporter  # 主张…，并反对…; 法院认为…，遂判决…
            return sense
        if "addition" in read.words or (read.predicate is not None and read.operators & _ADDING):
            discourse.subject = discourse.topic = ()
        self.interpreter.reporting = said
        return replace(sense, holder=said.holder, modality=said.modality)

    def _speaks_up(self, told: Told, read: Read) -> None:
        """Let whoever a piece only names as speaking be spoken of behind it; what else it says is told by the text."""
        if told.by is not None and told.heard:
            self.resolver.discourse.acting.append(told.by)
            self.interpreter.subjects.append((told.by,))
        read.sense = Sense() if told.heard else None

    def _begins_to_speak(self, told: Told, *, of_oneself: bool = False) -> None:
        """Let who speaks the clauses that follow be spoken of, and decide whom these leave out."""
        if told.by is not None:
            self.resolver.discourse.acting.append(told.by)
        self._left_out(told, of_oneself=of_oneself)

    def _announces(self, reads: list[Read], place: int, told: Told, sense: Sense) -> None:
        """State that somebody announces, promises or suggests what the next clause says: 公司宣布，将关闭旧厂."""
        read, following = reads[place], reads[place + 1] if place + 1 < len(reads) else None
        clause, core = read.clause, read.core
        if clause is None or core is None or told.by is None or following is None or any(following.words):
            return
        content, name = following.clause, self.interpreter.property_of(core)
        if content is None or not following.complete or core.object is not None or name not in _ANNOUNCING:
            return
        if content.subject is not None and following.grammar.cats[content.subject.start] & t.R:
            return  # 其将辞职: who that is stands elsewhere
        where = (clause.start, clause.end)
        what = self.interpreter.situation(following.grammar, content.start, content.end)
        said = self.interpreter.state_verb(read.grammar, where, told.by, core, what, sense)
        if said is not None:
            self.interpreter.details(read.grammar, clause, [said])

    def _answered(self, read: Read, following: Read | None) -> bool:
        """Tell whether a piece only names what is answered next, and state who denies it: 对于工厂将关闭的传闻，公司予以否认."""
        tokens = read.grammar.tokens[read.start : read.end]
        if (
            len(tokens) <= _SHORTEST
            or tokens[0].text not in _UPON
            or tokens[-1].text not in REPORTS
            or tokens[-2].text != "的"
        ):
            return False
        self.interpreter.drop(f"“{read.text}”: it is what the next clause answers")
        if following is None or following.clause is None or following.core is None:
            return True
        clause, core = following.clause, following.core
        if clause.subject is None or self.interpreter.property_of(core) != "denies" or core.object is not None:
            return True
        grammar, where = following.grammar, (clause.start, clause.end)
        rumour = self.interpreter.situation(read.grammar, read.start + 1, read.end)
        who, denies = self.resolver.references(grammar, clause.subject), Predicate(core.verb, "denies")
        self.interpreter.state_each(grammar, where, who, denies, (rumour,), Sense(), f"verb:{core.stem}", 0.9)
        return True

    def _left_out(self, told: Told, *, of_oneself: bool) -> None:
        """Decide who is left out in what somebody says: the speaker where he says it of himself, else nobody known."""
        discourse = self.resolver.discourse
        discourse.subject = (told.by,) if of_oneself and told.by is not None else ()
        discourse.topic = ()
        self.interpreter.chained = False


def _points_to_report(grammar: Grammar, phrase: Phrase) -> bool:
    """Tell whether a noun phrase points to what was said: 这一消息, 该说法, 此说."""
    last = grammar.tokens[phrase.end - 1].text
    return last in THIS_REPORT or (bool(grammar.cats[phrase.start] & t.DET) and last in REPORTS)


def _settled(read: Read) -> bool:
    """Tell whether a clause says what was done, or how something is: 工厂关闭了食堂, 两岸平缓."""
    core = read.core
    return core is None or core.aspect or core.kind != "verb" or bool(read.operators & (DONE | _NOT_DONE | _AS_A_RULE))
