"""Read what stands above an article, below it, and before its first sentence: title, author, source, date, place."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Entity, Predicate, Role, Span, Value
from kg.nlp.name_lists import name_lists
from kg.nlp.values import values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.facts import Facts
    from kg.model import Paragraph

_HAN = "[\u3400-\u9fff]"
_OF = "特派|特约|实习|见习|首席|高级"
_WRITER = re.compile(
    rf"(?P<role>作者|撰文|撰稿人?|采写|执笔|主笔|口述|(?<!{_HAN})[文图]文?|(?:本[报刊网台])?(?:{_OF})*(?:记者|通讯员|评论员|撰稿人|实习生))"
    rf"(?P<mark>\s*[：:／/|丨｜]\s*|\s+|(?={_HAN}{{2,4}}(?:[／/\s）)、，,]|报道|报导|$)))"
)
_NAME = rf"{_HAN}{{2,4}}|{_HAN}{{1,8}}(?:·{_HAN}{{1,8}})+|[A-Z][A-Za-z.]*(?: [A-Z][A-Za-z.]*){{0,3}}"
_ONE = re.compile(rf"(?P<name>{_NAME})(?=$|[，,、;；。|丨｜\s（()）／/]|摄|报道|报导|撰)")
_LOOSE = re.compile(rf"(?P<name>{_HAN}{{2,12}})(?=$|[，,、;；。|丨｜\s（(])")
_JOINT = re.compile(r"[、，,\s／/和与]{1,2}")
_SOURCE = re.compile(
    r"(?:本文)?(?P<word>来自|来源于?|转载自|转自|出自|选自|摘自|原载于?|首发于|刊于|载于)[：:\s]*"
    r"(?:《(?P<title>[^》]{2,30})》|(?P<name>[一-鿿A-Za-z0-9·]{2,20}?)(?=$|[，,;；。|丨\s（()）]))"
)
_PAPER = r"(?:《[^》]{2,20}》|[\u3400-\u9fff]{1,12}?(?:报|社|网|周刊|杂志|新闻|观察|电视台|电台|在线))"
_EMPLOYED = re.compile(rf"(?P<paper>{_PAPER})\s*(?:{_OF})*(?:记者|评论员|撰稿人)")
_DATE = re.compile(
    r"[0-9]{4}\s*[-/.年]\s*[0-9]{1,2}\s*[-/.月]\s*[0-9]{1,2}(?:\s*日)?|[0-9]{4}年第?[0-9〇一二三四五六七八九十]{1,3}[期卷号]"
)
_FROM = re.compile(rf"(?:^|[／/\s日])(?P<place>{_HAN}{{2,6}})(?:报道|报导|[讯电])(?:$|[）)\s])")
_DATELINE = re.compile(
    rf"[【\u3014（(]?\s*(?P<paper>{_PAPER})(?P<place>{_HAN}{{2,8}}?)??\s*(?P<date>(?:[0-9]{{4}}年)?[0-9]{{1,2}}月[0-9]{{1,2}}日)?\s*"
    rf"(?P<mark>电|讯|消息)\s*[】\u3015]?(?P<by>\s*[（(\u3014][^）)\u3015]{{2,40}}[）)\u3015]|\s*(?:本[报刊网])?(?:{_OF})*记者\s*{_HAN}{{2,4}}(?:报道|报导)[：:]?)?"
    r"(?=[\s，,：:]|(?<=[）)】\u3015：:])|昨|今|近日|日前)\s*[，,：:]?"
)
_HEAD = re.compile(
    rf"(?P<paper>{_PAPER})(?:{_HAN}{{2,6}})??\s*(?:[0-9]{{4}}年)?[0-9]{{1,2}}月[0-9]{{1,2}}日\s*(?P<mark>电|讯|消息)"
)
_BY = re.compile(
    rf"[（(【\u3014](?P<by>(?:本[报刊网台]|{_PAPER})?(?:{_OF})*(?:记者|通讯员){_HAN}{{2,4}}(?:[／/]?{_HAN}{{2,6}}?(?:报道|报导|电))?)[）)】\u3015]"
)
_BARE = re.compile(rf"^{_HAN}{{2,4}}$|^{_HAN}{{1,6}}(?:·{_HAN}{{1,8}})+$")
_IS = re.compile(r"[（(]?(?:本文)?作者(?:系|为|是)\s*(?P<what>[^）)。]{3,40})[）)]?[。]?$")
_PARTS = re.compile(r"[，,、;；。\s]")
_REPORTS = ("记者", "通讯员", "评论员", "撰稿人", "实习生")
_OWN = ("本报", "本刊", "本网", "本台")
_BEARERS = ("者", "员", "家", "师", "人", "授")
_NO_NAMES = ("报道", "报导", "摄影", "摄", "通讯", "记者", "原载", "来源")
_LONGEST = 60  # code points; a longer line is no byline
_FIRST = 3  # paragraphs of the body that may open with a dateline


class Bylines:
    """Gathers what bylines say of one article."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.resolver = facts.resolver
        self.lists = name_lists(facts.resolver.lexicon)
        document = facts.document
        self.clean = document.clean
        self.article = Entity("本文", "Article", document.iri.rsplit("/", 1)[-1])
        self.paper: Entity | None = None
        self.reporters: list[tuple[Entity, Span, Span]] = []  #: of 本报, before it is told which paper that is
        self.author: tuple[Entity, Span] | None = None
        self.opened = 0  #: paragraphs of the body that were looked at for a dateline

    def fits(self, paragraph: Paragraph) -> bool:
        """Tell whether a short line near the top is a byline, whatever its role was taken for."""
        text = paragraph.span.of(self.clean).strip()
        short = len(text) < _LONGEST and text[-1:] not in "。！？"
        return short and bool(_WRITER.search(text) or _SOURCE.search(text))

    def read(self, paragraph: Paragraph) -> None:
        """State the title, or what a byline says."""
        line = paragraph.span
        text = line.of(self.clean)
        if paragraph.role is Role.TITLE:
            title = text.strip()
            self._say("标题", "title", Value(title, title, "string"), line, line)
            return
        described = _IS.search(text)
        if described is not None:
            self._described(Span(*described.span("what")).shifted(line.start), line)
            return
        self._line(line, line)
        if _BARE.match(text.strip()):
            self._author(text.strip(), line, line)

    def opening(self, paragraph: Paragraph) -> int:
        """State the dateline that opens a paragraph, and give where the prose behind it begins."""
        span = paragraph.span
        self.opened += 1
        if self.opened > _FIRST:
            return span.start
        hit = _DATELINE.match(self.clean, span.start, span.end) or _BY.match(self.clean, span.start, span.end)
        if hit is None or hit.end() >= span.end:
            return span.start
        line = Span(hit.start(), hit.end())
        parts = hit.groupdict()
        if parts.get("paper"):
            self._published(parts["paper"].strip("《》"), Span(*hit.span("paper")), line, parts["mark"])
            if parts.get("date"):
                self._dated(Span(*hit.span("date")), line)
            if parts.get("place"):
                self._placed(parts["place"], Span(*hit.span("place")), line)
        if parts.get("by"):
            self._line(Span(*hit.span("by")), line, ours=True)
        return hit.end()

    # The parts of a line

    def _line(self, part: Span, line: Span, *, ours: bool = False) -> None:
        """State what part of a line says; ``ours`` where its reporters work for the paper of the dateline."""
        text = part.of(self.clean)
        for source in _SOURCE.finditer(text):
            group = "title" if source["title"] else "name"
            self._published(source[group], Span(*source.span(group)).shifted(part.start), line, source["word"])
        head = _HEAD.match(text)
        if head is not None:
            self._published(
                head["paper"].strip("《》"), Span(*head.span("paper")).shifted(part.start), line, head["mark"]
            )
        for day in _DATE.finditer(text):
            self._dated(Span(*day.span()).shifted(part.start), line)
        place = _FROM.search(text)
        if place is not None and not any(word in place["place"] for word in _NO_NAMES):
            self._placed(place["place"], Span(*place.span("place")).shifted(part.start), line)
        for writer in _WRITER.finditer(text):
            self._writers(writer, part, line, ours=ours)

    def _writers(self, writer: re.Match[str], part: Span, line: Span, *, ours: bool) -> None:
        """State who wrote it, in which role, and for which paper."""
        text, role = part.of(self.clean), writer["role"]
        found = list(self._names(text, writer.end()))
        if not found and writer["mark"].strip():
            loose = _LOOSE.match(text, writer.end())
            found = [Span(*loose.span("name"))] if loose else []
        own = role.startswith(_OWN) or ours
        label = role.removeprefix(role[:2]) if role.startswith(_OWN) else role
        for one in found:
            where = one.shifted(part.start)
            person = self._author(one.of(text), where, line)
            if role.endswith(_REPORTS):
                begin = writer.start("role") + len(role) - len(label) + part.start
                self._bears(person, where, label, Span(begin, begin + len(label)), line)
                self._employed(person, where, part, line, own=own)
        if found:
            self._roles(text, found[-1].end, part, line)

    def _names(self, text: str, place: int) -> Iterator[Span]:
        """Give the names that follow each other from a place on."""
        while True:
            hit = _ONE.match(text, place)
            name = hit["name"] if hit else ""
            if hit is None or not self._is_name(name):
                return
            yield Span(*hit.span("name"))
            joint = _JOINT.match(text, hit.end("name"))
            if joint is None:
                return
            place = joint.end()

    def _is_name(self, name: str) -> bool:
        if name.endswith(_NO_NAMES) or name in self.lists.roles:
            return False
        surnames = self.lists.surnames
        return name[0].isascii() or "·" in name or (name[:2] in surnames and len(name) > 2) or name[0] in surnames

    def _employed(self, person: Entity, where: Span, part: Span, line: Span, *, own: bool) -> None:
        """State for which paper somebody reports: 《江南商业观察》记者, 本报记者 where the paper is known."""
        hit = _EMPLOYED.search(part.of(self.clean))
        paper = hit["paper"] if hit else ""
        if hit is not None and not paper.startswith(_OWN):
            self._published(paper.strip("《》"), Span(*hit.span("paper")).shifted(part.start), line, "来源")
            own = True
        if own and self.paper is not None:
            self.facts.state((person, where), Predicate("记者", "worksFor"), (self.paper, line), line, "byline", 1.0)
        elif own:
            self.reporters.append((person, where, line))

    def _roles(self, text: str, start: int, part: Span, line: Span) -> None:
        """State the roles that follow an author's name: 资深撰稿人，专栏作家."""
        if self.author is None:
            return
        place = start
        for piece in _PARTS.split(text[start:]):
            if _WRITER.match(piece + " ") or "：" in piece:
                return
            if self._is_role(piece):
                begin = part.start + text.index(piece, place)
                self._bears(*self.author, piece, Span(begin, begin + len(piece)), line)
            place += len(piece) + 1

    def _is_role(self, label: str) -> bool:
        known = any(label[-n:] in self.lists.roles for n in range(len(label), 1, -1))
        return known or (len(label) > 2 and label.endswith(_BEARERS))

    def _described(self, what: Span, line: Span) -> None:
        """State what 作者系… says of the author."""
        if self.author is None:
            return
        place = what.start
        for piece in re.split("[，,、;；]", what.of(self.clean)):
            if self._is_role(piece):
                self._bears(*self.author, piece, Span(place, place + len(piece)), line)
            place += len(piece) + 1

    # Statements

    def _author(self, name: str, place: Span, line: Span) -> Entity:
        person = self.resolver.entity(name, "Person")
        self.author = person, place
        self._say("作者", "author", person, place, line)
        return person

    def _bears(self, person: Entity, where: Span, label: str, place: Span, line: Span) -> None:
        bearer = Entity(label, "Role")
        self.facts.state((person, where), Predicate("身份", "hasRole"), (bearer, place), line, "byline", 1.0)

    def _published(self, name: str, place: Span, line: Span, word: str) -> None:
        """State where the article was published, and for whom the reporters named before work."""
        if name.startswith(_OWN):
            return
        self.paper = self.resolver.entity(name, "Organisation")
        self._say(word, "publishedIn", self.paper, place, line)
        for person, where, said in self.reporters:
            self.facts.state((person, where), Predicate("记者", "worksFor"), (self.paper, place), said, "byline", 1.0)
        self.reporters = []

    def _dated(self, place: Span, line: Span) -> None:
        words = place.of(self.clean)
        spoken = re.sub(r"\s", "", words)
        digits = re.fullmatch(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", spoken)
        spoken = f"{digits[1]}年{digits[2]}月{digits[3]}日" if digits else spoken
        for _, value in values(spoken, Span(0, len(spoken))):
            self._say("发表日期", "publishedOn", replace(value, label=words), place, line)
            return

    def _placed(self, name: str, place: Span, line: Span) -> None:
        where = self.resolver.entity(name, "Place")
        self._say("报道地点", "locationCreated", where, place, line)

    def _say(self, label: str, name: str, target: Entity | Value, place: Span, line: Span) -> None:
        article = Span(place.start, place.start)
        self.facts.state((self.article, article), Predicate(label, name), (target, place), line, "byline", 1.0)
