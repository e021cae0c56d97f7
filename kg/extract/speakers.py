"""Who speaks: in quotation marks, before a colon, after 认为."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.discourse import AUTHOR, Reference
from kg.extract.grammar import Grammar
from kg.extract.interpret.words import ADDRESSING, WONDERING
from kg.extract.joining import Joining
from kg.extract.pieces import pieces
from kg.extract.writing import in_writing
from kg.model import Entity, Span
from kg.nlp import token as t
from kg.nlp.arguments import DENIED, OBJECT_END, SUBJECT_END

if TYPE_CHECKING:
    from kg.extract.nodes import Phrase
    from kg.extract.parsed import Read
    from kg.model import Document
    from kg.nlp.arguments import Pointing
    from kg.nlp.token import Token
    from kg.ontology import Ontology

_ACCORDING = frozenset("据 根据 按 按照 依 在".split())
_TELLING = frozenset(
    "介绍 记载 报道 透露 统计 估计 分析 预测 测算 通报 说 称 披露 回忆 看来 来看 所述 估算 所说 说法 反映 调查 测评 测定 考证 推算 勘测 "
    "普查".split()
)
#: What somebody says, as a noun: 厂商的解释是，….
_ANSWERS = frozenset("解释 说法 答复 回答 回应 看法 观点 判断 意见 结论 理由 想法 建议 主张 推测 估计 预测".split())
#: Verbs that tell who says what stands behind a colon, and have an object of their own elsewhere.
_UTTERING = frozenset("反驳 质疑 感慨 调侃 自嘲 总结 警告 告诫 叮嘱 嘱咐 抱怨 喊 嚷 劝".split())
_WRITING = ("写", "记", "载", "刻", "印")
COLONS = ("：", ":")
_SPEECH = frozenset("says denies announces".split())
#: What a verb says whose object is what somebody says or thinks.
_SAYING = frozenset("says believes announces suggests proposes proves".split())
#: Verbs of speech that have things for their objects, too: 供述了犯罪事实.
_STATING = ("陈述", "供述", "自称", "反映", "汇报", "报告", "通报", "解释", "提出", "回复", "答复")
_SOMEBODY = ("一位", "一名", "两位", "两名", "多位", "多名", "几位", "几名", "有关负责人", "负责人", "相关人士")
_LIGHT = ("予以", "加以", "给予")  #: before 否认: what stands behind is not said by whoever denies
_RECORDING, _BOOKS = ("载", "记载", "记", "云", "曰"), ("Work", "Law")
_PAUSES = ("，", ",", "：", ":")
_ASKING = (*WONDERING, "打听", "请教")
_QUESTION = re.compile("[？?“「]|是否|是不是|能否|可否|有没有|什么|谁|多少|几|为何|为什么|怎么|怎样|如何|何时|何|哪|吗")
_GROUNDS = ("，因为", "，由于", "，只因", "，毕竟")
_SENTENCE = re.compile("[^。！\n]*")
_PROBABLE = math.log(0.5)
_DOUBTED = 0.31  #: cost from which it is doubtful whom a piece names: a verb of speech alone costs 0.3
_THERE_ARE = 2  # tokens behind 有 in 有村民反映
_ANSWER = 3  # tokens of 的解释是
#: A sentence with one of these tells itself what a court does.
_TRYING = ("法院", "法庭", "合议庭", "仲裁", "一审", "二审", "终审", "再审")
_COURTS = ("法院", "法庭", "合议庭", "仲裁委", "仲裁庭")
#: They go on with a view.
_ON = re.compile("(?:同时|此外|另外|其次|再次|再者|而且|并且|综上)[，,]")
#: It is a court that reasons so.
_REASONING = re.compile(
    "酌定|不予(?:支持|采信|采纳|认定)|予以支持|于法有据|于法无据|本案|本院|应当?(?:自行)?承担[^，。]{0,8}责任"
)
_JUDGES = re.compile("(?:审判长|审判员|法官|仲裁员)$")
_REACH = 4  # sentences that a quotation may have before it is told who speaks


@dataclass(frozen=True, slots=True)
class Told:
    """That something is only said, and by whom, as far as that is known: 据悉 names nobody."""

    by: Reference | None = None
    shown: bool = False  #: a document shows it: the text takes it over
    must: bool = False  #: it is ruled or urged: what is said must be
    alone: bool = False  #: a piece of its own says so, and nothing else
    heard: bool = False  #: only the network sees that it does

    @property
    def holder(self) -> Entity | None:
        """Give who says so."""
        return self.by.end if self.by is not None and isinstance(self.by.end, Entity) else None


class Speakers(Joining):
    """Tells who speaks a sentence, from the sentences around it."""

    def __init__(self, document: Document, ontology: Ontology) -> None:
        super().__init__(document, ontology)
        self.speaker: Told | None = None  #: who speaks the sentence at hand, from the sentences around it
        self.opened: Told | None = None  #: whose quotation is still open
        self.court: Told | None = None  #: which court gave its view before in the paragraph
        self.recent: Told | None = None  #: who spoke the sentence before, as far as that is known
        self.names: list[tuple[Span, str, str]] = []  #: where, kind, label; by place

    def tokens(self, span: Span) -> list[Token]:
        """Give the tokens of a sentence, with the names found in the document."""
        return self.segmenter.tokens(self.document.clean, span, self._names_in(span))

    def _names_in(self, span: Span) -> list[tuple[Span, str, str]]:
        found = []
        for one in self.names[bisect_left(self.names, (Span(span.start, span.start),)) :]:
            if one[0].start >= span.end:
                break
            if span.covers(one[0]):
                found.append(one)
        return found

    def quoted(self, spans: list[Span], place: int) -> Told | None:
        """Give who speaks a sentence in quotation marks: named before it (他说：“…) or behind it (“…。”他说。)."""
        if self.opened is not None:
            return self.opened
        text, start = self.document.clean, spans[place].start
        if text[start] not in "“「":
            return None
        close = text.find("”" if text[start] == "“" else "」", start) + 1
        for behind in range(place, min(place + _REACH, len(spans))):
            if spans[behind].end == close:
                after = self._says(spans[behind + 1]) if behind + 1 < len(spans) else None
                return after or self.recent or Told()  # 他承认开店太快。“供应链没有跟上。”: he goes on
        return None

    def reasons_on(self, span: Span) -> Told | None:
        """Give the court that goes on giving its view in a sentence: 法院认为，…。同时，该房屋系共同财产."""
        clean = self.document.clean
        goes_on = _ON.match(clean, span.start, span.end)
        told = any(one in span.of(clean) for one in _TRYING)  # 法院不予采信: that the text tells
        reasons = _REASONING.search(clean, span.start, span.end) if not told else None
        return self.court if goes_on or reasons else None

    def _keeps_court(self, span: Span) -> None:
        """Keep the court that gave its view in a sentence, until it rules."""
        by = self.recent.by if self.recent is not None and not self.recent.must else None
        judge = by is not None and _JUDGES.search(self.document.clean, 0, by.span.start) is not None
        if by is not None and isinstance(by.end, Entity) and (judge or by.end.label.endswith(_COURTS)):
            self.court = self.recent
        elif any(word in span.of(self.document.clean) for word in ("判决", "宣判", "裁定")):
            self.court = None

    def _says(self, span: Span) -> Told | None:
        """Give who is said to speak in a sentence that opens with a verb of speech and nothing behind it."""
        parts = pieces(self.tokens(span))
        if not parts:
            return None
        self.resolver.mentions.clause = span.start
        read = self.parse(Grammar(parts[0], self.lexicon, self.matcher), 0, len(parts[0]), set())
        told = self.told_by(read)
        return told if told is not None and told.by is not None else None

    def speaks_on(self, read: Read) -> Told | None:
        """Give who speaks the clauses that follow one: 很多人认为，…; None where nobody does, or the author."""
        if read.clause is None or not self.interpreter.speaks(read.clause) or self._opens_nothing(read):
            return None
        return self.told_by(read)

    def _opens_nothing(self, read: Read) -> bool:
        """Tell whether what follows is not what somebody says: 并不相信，因为水位还低; 上前询问，慢放显示…."""
        tokens = read.grammar.tokens
        rest = _SENTENCE.match(self.document.clean, tokens[read.end - 1].end)
        behind = rest[0] if rest is not None else ""
        if tokens[read.end - 1].text in _ASKING:
            return not _QUESTION.search(behind)
        denied = any(one.cats & t.NEG for one in tokens[read.start : read.end])
        return denied and behind.startswith(_GROUNDS)

    def tells(self, read: Read) -> bool:
        """Tell whether a piece only tells who says what follows: 据渔业局通报."""
        tokens, first, last = read.grammar.tokens, read.start, read.end - 1
        if self._answers(read) or self._before_colon(read) or self._utters(read) or self._records(read):
            return True
        if last > first and tokens[first].text in _ACCORDING and tokens[last].text in _TELLING:
            return True
        if in_writing(read, first):
            return True
        if last > first and tokens[last].text == "称" and read.core is not None and read.core.verb == "称":
            return True  # 航运公司称，新船是货轮
        return self._somebody_tells(read)

    def _somebody_tells(self, read: Read) -> bool:
        """Tell whether a piece only tells that there are some who say what follows: 有村民反映."""
        tokens, first, last = read.grammar.tokens, read.start, read.end - 1
        if last - first < _THERE_ARE or tokens[first].text not in ("有", "也有", "还有", "就有"):
            return False
        known = self.lexicon.verbs.get(tokens[last].text)
        return tokens[last].text in _TELLING or (known is not None and known.frame == "clause")

    def _answers(self, read: Read) -> bool:
        """Tell whether a piece only names what somebody says: 厂商的解释是."""
        tokens, last = read.grammar.tokens, read.end - 1
        if last - read.start < _ANSWER or tokens[last].text not in ("是", "则是"):
            return False
        return tokens[last - 1].text in _ANSWERS and tokens[last - 2].text == "的"

    def _before_colon(self, read: Read) -> bool:
        """Tell whether a piece ends in a verb of speech before a colon: 有人反驳：."""
        tokens, last = read.grammar.tokens, read.end - 1
        if last <= read.start or tokens[last].text not in _UTTERING:
            return False
        return self.document.clean[tokens[last].end : tokens[last].end + 1] in COLONS

    def _pauses(self, place: int) -> bool:
        """Tell whether a comma or a colon stands at a place of the clean text, which may be its end."""
        return self.document.clean[place : place + 1] in _PAUSES

    def _utters(self, read: Read) -> tuple[int, Pointing] | None:
        """Give the verb of speech that ends a piece, and what the network says of it, where a later clause is its object.

        律师佴宏伟认为，…; 郗广陵告知逄静姝，…: however the names before it are read.
        """
        tokens, last, sentence = read.grammar.tokens, read.end - 1, self.support.sentence
        if sentence is None or last <= read.start or not self._pauses(tokens[last].end) or self._opens_nothing(read):
            return None
        verb = last - 1 if tokens[last - 1].text in ADDRESSING and tokens[last].cats & (t.N | t.R) else last
        known = self.lexicon.verbs.get(tokens[verb].text)
        seen = known is not None and known.frame == "clause" and read.complete and read.cost < _DOUBTED
        if seen or not self._says_what_follows(tokens[verb].text):
            return None
        pointing = sentence.at(tokens[verb].start - sentence.start)
        behind, content = tokens[last].end - sentence.start, int(pointing.ends[OBJECT_END].argmax()) - 1
        said = content >= behind and sentence.predicates[content] > _PROBABLE
        if (
            content < 0 and (known is None or known.frame != "clause") and pointing.marks[DENIED] < 0
        ):  # 郗广陵告知逄静姝，琴面出现裂纹
            following = next((place for place in sentence.likely() if place >= behind), None)
            own = sentence.at(following).stretch(SUBJECT_END) if following is not None else None
            said = own is not None and own[0] >= behind
        return (verb, pointing) if said and pointing.is_predicate > _PROBABLE else None

    def _uttered(self, read: Read) -> Told | None:
        """Give who says what follows a piece that ends in a verb of speech, where the grammar does not see whose it is."""
        uttered, sentence = self._utters(read), self.support.sentence
        if uttered is None or sentence is None:
            return None
        whom = uttered[1].stretch(SUBJECT_END)
        if whom is None:
            return None
        named = self.whom(read, Span(sentence.start + whom[0], sentence.start + whom[1]))
        if named and named[0].end == AUTHOR:
            return None
        known = self.lexicon.verbs.get(read.grammar.tokens[uttered[0]].text)
        shown = known is not None and known.property == "proves"
        return replace(told_of(named), alone=True, shown=shown, heard=True)

    def whom(self, read: Read, span: Span) -> tuple[Reference, ...]:
        """Give who is meant by the words that the network takes for who speaks: somebody, unless they look back."""
        first = bisect_left(read.grammar.tokens, span.start, key=lambda one: one.start)
        end = bisect_left(read.grammar.tokens, span.end, key=lambda one: one.start)
        phrase = read.grammar.phrase(first, end) if first < end else None
        found = self.resolver.references(read.grammar, phrase) if phrase is not None else ()
        found = found or (self._unnamed(read.grammar, phrase) if phrase is not None else ())
        looking_back = not found and read.grammar.cats[first] & (t.R | t.DET)
        return found or (() if looking_back else (self._somebody(span),))

    def _says_what_follows(self, word: str) -> bool:
        """Tell whether what stands behind a verb and a comma is what somebody says."""
        known = self.lexicon.verbs.get(word)
        if known is None or known.frame != "clause":
            return word in ADDRESSING or word in _STATING
        return known.property in _SAYING

    def _somebody(self, span: Span) -> Reference:
        """Give by their words somebody who is no noun phrase to the grammar: 律师佴宏伟."""
        return Reference(self.resolver.entity(span.of(self.document.clean), "Role"), span)

    def _records(self, read: Read) -> Told | None:
        """Give the book that tells what follows a piece: 《岩坪县志》载，…."""
        tokens, last = read.grammar.tokens, read.end - 1
        if last <= read.start or tokens[last].text not in _RECORDING or tokens[last - 1].kind not in _BOOKS:
            return None
        if not self._pauses(tokens[last].end):
            return None
        phrase = read.grammar.phrase(last - 1, last)
        return replace(told_of(self.resolver.references(read.grammar, phrase) if phrase else ()), alone=True)

    def _spoken(self, read: Read) -> Told | None:
        """Give who says what follows: 厂商的解释是，…; 有人反驳：…; 会议记录写得明白：…; None where a piece tells nobody."""
        tokens, clause = read.grammar.tokens, read.clause
        if self._answers(read):
            whom = read.grammar.phrase(read.start, read.end - _ANSWER)
        elif self._before_colon(read) or self._writes(read):
            whom = clause.subject if clause is not None else None
        else:
            return None
        found = self.resolver.references(read.grammar, whom) if whom is not None else ()
        if found and found[0].end == AUTHOR:
            return None
        return replace(told_of(found), alone=tokens[read.end - 1].text in ("是", "则是", *_UTTERING))

    def _writes(self, read: Read) -> bool:
        """Tell whether a piece before a colon says that something is written somewhere."""
        end = read.grammar.tokens[read.end - 1].end if read.end > read.start else 0
        core, clause = read.core, read.clause
        if core is None or clause is None or clause.subject is None or core.object is not None:
            return False
        return core.stem.startswith(_WRITING) and self.document.clean[end : end + 1] in COLONS

    def says_unread(self, read: Read) -> Told | None:
        """Give who says what follows a piece that could not be read, and opens with a verb of speech: 表示没有发现漏洞."""
        first = read.grammar.tokens[read.start] if read.end - read.start > 1 else None
        known = self.lexicon.verbs.get(first.text) if first is not None else None
        if first is None or not first.cats & t.V or first.cats & t.N:
            return None
        says = known is not None and known.frame == "clause" and known.property in _SPEECH
        return told_of(self.resolver.discourse.subject) if says else None

    def framed_by(self, read: Read) -> Told | None:
        """Give who says what follows a piece that only tells so: 据渔业局介绍, 在农民看来, 据悉."""
        tokens, first, last = read.grammar.tokens, read.start, read.end - 1
        while first < last and read.grammar.cats[first] & t.D and tokens[first].text not in _ACCORDING:
            first += 1  # 至少在温如玉看来
        if "hearsay" in read.words:
            return Told(None, alone=read.clause is None)
        if "says" in read.words:  # 他否认公司将放弃，称…: he does, and not the company
            says = self.interpreter.reporter if self.interpreter.reporting is not None else ()
            return told_of(says or self.resolver.discourse.subject)
        spoken = self._spoken(read)
        if spoken is not None:
            return spoken
        if last > first and tokens[first].text == "称" and (read.core is None or read.core.object is None):
            return told_of(self.resolver.discourse.subject)  # 公司否认了传言，称没有发现漏洞，…
        uttered = self._records(read) or self._uttered(read)
        if uttered is not None:
            return uttered
        there = self._somebody_tells(read)
        written = in_writing(read, first)
        if not (there or written) and (
            last - first < 1 or tokens[first].text not in _ACCORDING or tokens[last].text not in _TELLING
        ):
            return None
        whom = read.grammar.phrase(first + 1, last + written)
        found = self.resolver.references(read.grammar, whom) if whom is not None else ()
        return None if found and found[0].end == AUTHOR else replace(told_of(found), alone=True)

    def speaker_of(self, read: Read) -> Entity | None:
        """Give the subject of a verb of speech."""
        clause = read.clause
        if clause is None or clause.subject is None or not self.interpreter.speaks(clause):
            return None
        return told_of(self.resolver.references(read.grammar, clause.subject)).holder

    def told_by(self, read: Read) -> Told | None:
        """Give who says so, where a clause is a verb of speech with nothing behind it; else None."""
        clause, core = read.clause, read.core
        if clause is None or core is None or core.complement or (core.object and core.stem not in ADDRESSING):
            return None
        known = self.lexicon.verbs.get(core.verb)
        if self.answers(read) or any(one.endswith("说是") for one in read.operators):
            return None  # 假设与其说是预测，不如说是愿望
        says = core.verb == "称" or core.stem in ADDRESSING or (core.stem in _STATING and core.object is None)
        if core.verb in self.lexicon.bare or not (says or (known is not None and known.frame == "clause")):
            return None
        shown = known is not None and known.property == "proves"
        if clause.subject is None:
            within = next((one.clause for one in clause.adjuncts if one.kind == "clause"), None)
            if within is not None and within.subject is not None:  # 法院审理后认为，…
                return replace(told_of(self.resolver.references(read.grammar, within.subject)), shown=shown)
            whom = () if shown else self.resolver.discourse.subject  # 与公告一同披露的年报显示: nobody spoken of does
            return replace(told_of(whom), shown=shown)
        found = self.resolver.references(read.grammar, clause.subject) or self._unnamed(read.grammar, clause.subject)
        return None if found and found[0].end == AUTHOR else replace(told_of(found), shown=shown)

    def answers(self, read: Read) -> bool:
        """Tell whether a clause only denies what was said before it: 公司予以否认."""
        core = read.core
        if core is None or not core.start or core.complement is not None:
            return False
        return read.grammar.tokens[core.start - 1].text in _LIGHT

    def _unnamed(self, grammar: Grammar, phrase: Phrase) -> tuple[Reference, ...]:
        """Give by their words somebody whose house is not known: 该俱乐部|一位不愿具名的管理人员."""
        for k in range(phrase.start + 1, phrase.end - 1):
            if grammar.tokens[k].text in _SOMEBODY:
                return (self._somebody(grammar.span(k, phrase.end)),)
        return ()

    def frame_of(self, read: Read) -> Told | None:
        """Give who says a clause and those behind it, where an adjunct tells: 在她看来，行业将转型，…."""
        for one in read.clause.adjuncts if read.clause is not None else ():
            phrase = one.phrase
            if one.kind == "preposition" and phrase is not None and one.word == "在" and one.tail in ("看来", "来看"):
                found = self.resolver.references(read.grammar, phrase)
                return None if found and found[0].end == AUTHOR else told_of(found)
        return None


def told_of(found: tuple[Reference, ...]) -> Told:
    """Give as saying so the first of some that may be somebody."""
    by = next((one for one in found if isinstance(one.end, Entity)), None)
    return Told(replace(by, antecedents=()) if by is not None else None)
