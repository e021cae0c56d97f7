"""Read what stands above an article: its title, its author, where it comes from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Entity, Evidence, Predicate, Role, Span, Statement, Value

if TYPE_CHECKING:
    from kg.extract.resolve import Resolver
    from kg.model import Document, Paragraph

_AUTHOR = re.compile(
    r"(?:作者|撰文|文|记者|撰稿|采写|本报记者|通讯员)\s*[：:／/|丨\s]\s*"
    r"(?P<name>[一-鿿·]{2,12}?|[A-Za-z][A-Za-z .]{1,30}?)(?=$|[，,、;；。|丨\s（(]|摄|报道)"
)
_SOURCE = re.compile(
    r"(?:本文)?(?:来自|来源|转载自|出自|原载于?|首发于)[：:\s]*"
    r"(?P<name>[一-鿿A-Za-z0-9《》·]{2,20}?)(?=$|[，,;；。|丨\s（(])"
)
_REPORTER = re.compile(
    r"(?:《(?P<paper>[^》]{2,20})》|(?P<plain>[一-鿿]{2,10}(?:报|网|社|新闻|日报)))?"
    r"\s*(?:特派|特约|实习|本报)?记者\s+(?P<name>[一-鿿·]{2,12})"
)
_NAME = re.compile(r"^[一-鿿]{2,4}$|^[一-鿿]{1,6}(?:·[一-鿿]{1,8})+$")
_PARTS = re.compile(r"[，,、;；。]")
_LONGEST = 60  # code points; a longer line is no byline


class Bylines:
    """Gathers what bylines say of one article."""

    def __init__(self, document: Document, resolver: Resolver, statements: list[Statement]) -> None:
        self.document = document
        self.resolver = resolver
        self.statements = statements
        self.article = Entity("本文", "Article", document.iri.rsplit("/", 1)[-1])

    def fits(self, paragraph: Paragraph) -> bool:
        """Tell whether a short line near the top is a byline, whatever its role was taken for."""
        text = paragraph.span.of(self.document.clean).strip()
        short = len(text) < _LONGEST and text[-1:] not in "。！？"
        return short and bool(_AUTHOR.search(text) or _SOURCE.search(text) or _REPORTER.search(text))

    def read(self, paragraph: Paragraph) -> None:
        """State the title, or what a byline says."""
        line = paragraph.span
        text = line.of(self.document.clean)
        if paragraph.role is Role.TITLE:
            title = text.strip()
            self._state(self.article, "标题", "title", Value(title, title, "string"), line, line)
            return
        signed = _AUTHOR.search(text)
        if signed is not None:
            person = self._author(signed["name"].strip(), _place(signed, line), line)
            self._roles(person, text, signed.end(), line)
        elif _NAME.match(text.strip()):
            self._author(text.strip(), line, line)
        reporter = _REPORTER.search(text)
        if reporter is not None:
            self._reporter(reporter, line, known=signed is not None)
        for source in _SOURCE.finditer(text):
            where = self.resolver.entity(source["name"].strip("《》"), "Organisation")
            words = source[0][: source.start("name") - source.start()].strip("：: ")
            self._state(self.article, words, "publishedIn", where, _place(source, line), line)

    def _reporter(self, reporter: re.Match[str], line: Span, *, known: bool) -> None:
        """State who reports, and for which paper; ``known`` where the line has named its author already."""
        name, place = reporter["name"], _place(reporter, line)
        person = self.resolver.entity(name, "Person") if known else self._author(name, place, line)
        self._state(person, "记者", "hasRole", Entity("记者", "Role"), place, line)
        paper = reporter["paper"] or reporter["plain"]
        if paper:
            where = self.resolver.entity(paper, "Organisation")
            self._state(person, "记者", "worksFor", where, place, line)
            self._state(self.article, "来源", "publishedIn", where, place, line)

    def _author(self, name: str, place: Span, line: Span) -> Entity:
        person = self.resolver.entity(name, "Person")
        self._state(self.article, "作者", "author", person, place, line)
        return person

    def _roles(self, person: Entity, text: str, start: int, line: Span) -> None:
        """State the roles that follow an author's name: 资深撰稿人，专栏作家."""
        place, lexicon = start, self.resolver.lexicon
        for part in _PARTS.split(text[start:]):
            label = part.strip()
            if any(lexicon.noun(label[-n:], "role") is not None for n in range(len(label), 0, -1)):
                begin = line.start + text.index(part, place) + len(part) - len(part.lstrip())
                self._state(person, "身份", "hasRole", Entity(label, "Role"), Span(begin, begin + len(label)), line)
            place += len(part) + 1

    def _state(self, subject: Entity, label: str, name: str, target: Entity | Value, place: Span, line: Span) -> None:
        document = self.document
        raw, words = document.alignment.raw_span(line), line.of(document.clean)
        marks = (place.shifted(-line.start),)
        evidence = Evidence(document.iri, raw, raw.of(document.raw), "byline", words, (), marks)
        self.statements.append(Statement(subject, Predicate(label, name), target, evidence=(evidence,), words=words))


def _place(match: re.Match[str], line: Span) -> Span:
    """Give where the name in a byline stands in the text."""
    return Span(*match.span("name")).shifted(line.start)
