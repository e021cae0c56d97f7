"""Read what stands above an article: its title, its author, where it comes from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Entity, Evidence, Predicate, Role, Span, Statement

if TYPE_CHECKING:
    from kg.extract.resolve import Resolver
    from kg.model import Document, Paragraph

_AUTHOR = re.compile(r"(?:作者|撰文|文|记者|撰稿|采写|本报记者|通讯员)\s*[：:／/|丨\s]\s*(?P<name>[一-鿿·]{2,12}?|[A-Za-z][A-Za-z .]{1,30}?)(?=$|[，,、;；。|丨\s（(]|摄|报道)")
_SOURCE = re.compile(r"(?:本文)?(?:来自|来源|转载自|出自|原载于?|首发于)[：:\s]*(?P<name>[一-鿿A-Za-z0-9《》·]{2,20}?)(?=$|[，,;；。|丨\s（(])")
_REPORTER = re.compile(r"(?:《(?P<paper>[^》]{2,20})》|(?P<plain>[一-鿿]{2,10}(?:报|网|社|新闻|日报)))?\s*(?:特派|特约|实习|本报)?记者\s+(?P<name>[一-鿿·]{2,12})")
_NAME = re.compile(r"^[一-鿿]{2,4}$|^[一-鿿]{1,6}(?:·[一-鿿]{1,8})+$")
_PARTS = re.compile(r"[，,、;；。]")


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
        short = len(text) < 60 and text[-1:] not in "。！？"  # noqa: PLR2004
        return short and bool(_AUTHOR.search(text) or _SOURCE.search(text) or _REPORTER.search(text))

    def read(self, paragraph: Paragraph) -> None:
        """State the title, or what a byline says."""
        if paragraph.role is Role.TITLE:
            from kg.model import Value

            title = paragraph.span.of(self.document.clean).strip()
            self._state(self.article, "标题", "title", Value(title, title, "string"), paragraph.span, paragraph.span)
            return
        text = paragraph.span.of(self.document.clean)
        found = _AUTHOR.search(text)
        if found is None and _NAME.match(text.strip()):
            self._author(text.strip(), paragraph.span, paragraph.span)
        if found is not None:
            name = found["name"].strip()
            place = Span(*found.span("name")).shifted(paragraph.span.start)
            person = self._author(name, place, paragraph.span)
            self._roles(person, text, found.end(), paragraph.span)
        reporter = _REPORTER.search(text)
        if reporter is not None:
            place = Span(*reporter.span("name")).shifted(paragraph.span.start)
            person = self._author(reporter["name"], place, paragraph.span) if found is None else self.resolver.entity(reporter["name"], "Person")
            paper = reporter["paper"] or reporter["plain"]
            self._state(person, "记者", "hasRole", Entity("记者", "Role"), place, paragraph.span)
            if paper:
                where = self.resolver.entity(paper, "Organisation")
                self._state(person, "记者", "worksFor", where, place, paragraph.span)
                self._state(self.article, "来源", "publishedIn", where, place, paragraph.span)
        for source in _SOURCE.finditer(text):
            label = source["name"].strip("《》")
            place = Span(*source.span("name")).shifted(paragraph.span.start)
            where = self.resolver.entity(label, "Organisation")
            self._state(self.article, source[0][: source.start("name") - source.start()].strip("：: "), "publishedIn", where, place, paragraph.span)

    def _author(self, name: str, place: Span, line: Span) -> Entity:
        person = self.resolver.entity(name, "Person")
        self._state(self.article, "作者", "author", person, place, line)
        return person

    def _roles(self, person: Entity, text: str, start: int, line: Span) -> None:
        """State the roles that follow an author's name: 资深撰稿人，专栏作家."""
        place = start
        for part in _PARTS.split(text[start:]):
            label = part.strip()
            role = next((label[-n:] for n in range(len(label), 0, -1) if self.resolver.lexicon.noun(label[-n:], "role") is not None), None)
            if label and role is not None:
                begin = line.start + text.index(part, place) + len(part) - len(part.lstrip())
                self._state(person, "身份", "hasRole", Entity(label, "Role"), Span(begin, begin + len(label)), line)
            place += len(part) + 1 if part else 1

    def _state(self, subject: Entity, label: str, name: str, target: object, place: Span, line: Span) -> None:
        document = self.document
        raw = document.alignment.raw_span(line)
        marks = (place.shifted(-line.start),)
        evidence = Evidence(document.iri, raw, raw.of(document.raw), "byline", line.of(document.clean), (), marks)
        self.statements.append(Statement(subject, Predicate(label, name), target, evidence=(evidence,), words=line.of(document.clean)))  # type: ignore[arg-type]
