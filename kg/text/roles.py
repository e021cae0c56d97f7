"""What each line of an article is for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.model import Paragraph, Role, Span
from kg.text.bylines import is_front_matter, is_labelled
from kg.text.furniture import is_furniture, opens_list

LONGEST_TITLE = 60
LONGEST_HEADING = 40
SHORTEST_ABSTRACT = 15
SENTENCE_END = re.compile(r"(?:[。！？!?；;…]|(?<=[\u3400-\u9fff])\.)[”’」』）)】》\"']*$")
UNFINISHED = re.compile(r"[，,、：:—\-]$")
FIELD = re.compile(r"[\u3400-\u9fff]{2,6}[:：]\s*\S")  #: 时间：每年三月
NUMBERED = re.compile(
    r"#{1,6}\s|第[一二三四五六七八九十百\d]+[章节部分篇回]|[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|\d{1,2}(?:\.\d{1,2})*[、.．)）]\s*\D"
)  #: how headings that may be questions begin


@dataclass(frozen=True, slots=True)
class Line:
    """A line with text on it, without blanks around."""

    span: Span
    text: str
    role: Role = Role.BODY

    @property
    def is_prose(self) -> bool:
        """Tell whether it reads as a sentence or more."""
        return SENTENCE_END.search(self.text[-12:]) is not None or len(self.text) > LONGEST_TITLE

    def made(self, role: Role) -> Line:
        """Give the same line with another role."""
        return replace(self, role=role)


def find_paragraphs(clean: str) -> tuple[Paragraph, ...]:
    r"""Give each line that holds text, with what it is for.

    >>> text = "京东科技驶向深海\n\n孟永辉\n京东科技关注产业。\n结语\n它找到了红利。\n暂无评论"
    >>> [p.role.value for p in find_paragraphs(text)]
    ['title', 'byline', 'body', 'heading', 'body', 'furniture']
    """
    lines = mark_furniture(split_lines(clean))
    lines = mark_headings(mark_bylines(mark_front(lines, clean)))
    return tuple(Paragraph(line.span, line.role) for line in lines)


def split_lines(clean: str) -> list[Line]:
    """Give the lines that hold text."""
    lines, place = [], 0
    for whole in clean.split("\n"):
        text = whole.strip()
        if text:
            start = place + whole.index(text[0])
            lines.append(Line(Span(start, start + len(text)), text))
        place += len(whole) + 1
    return lines


def mark_furniture(lines: list[Line]) -> list[Line]:
    """Mark what belongs to the page; a list of links goes on to the next full sentence."""
    marked, in_list = [], False
    for line in lines:
        in_list = opens_list(line.text) or (in_list and not line.is_prose)
        marked.append(line.made(Role.FURNITURE) if in_list or is_furniture(line.text) else line)
    return marked


def mark_front(lines: list[Line], clean: str) -> list[Line]:
    """Mark the title, and what stands between it and the body: bylines, and what the body repeats word for word."""
    content = _content(lines)
    if content and _is_title(lines[content[0]]) and any(lines[i].is_prose for i in content[1:]):
        lines[content[0]] = lines[content[0]].made(Role.TITLE)
        content = content[1:]
    for i in content:
        if is_front_matter(lines[i].text):
            lines[i] = lines[i].made(Role.BYLINE)
        elif _is_repeated(lines[i], clean):
            lines[i] = lines[i].made(Role.ABSTRACT)
        else:
            break
    return lines


def mark_bylines(lines: list[Line]) -> list[Line]:
    """Mark the lines in and after the body that say who wrote it."""
    return [line.made(Role.BYLINE) if line.role is Role.BODY and is_labelled(line.text) else line for line in lines]


def mark_headings(lines: list[Line]) -> list[Line]:
    """Mark the short lines without a full stop that stand before a paragraph."""
    for i, after in reversed(list(pairwise(_content(lines)))):
        follows = lines[after].role is Role.HEADING or (lines[after].role is Role.BODY and lines[after].is_prose)
        if follows and lines[i].role is Role.BODY and _is_heading(lines[i].text):
            lines[i] = lines[i].made(Role.HEADING)
    return lines


def _content(lines: list[Line]) -> list[int]:
    return [i for i, line in enumerate(lines) if line.role is not Role.FURNITURE]


def _is_repeated(line: Line, clean: str) -> bool:
    return len(line.text) >= SHORTEST_ABSTRACT and clean.find(line.text, line.span.end) >= 0


def _is_title(line: Line) -> bool:
    text = line.text
    if len(text) > LONGEST_TITLE or "。" in text or UNFINISHED.search(text) or is_labelled(text):
        return False
    return not SENTENCE_END.search(text) or (text[-1] in "？?！!" and len(text) <= LONGEST_HEADING)


def _is_heading(text: str) -> bool:
    if len(text) > LONGEST_HEADING or "。" in text or UNFINISHED.search(text) or FIELD.match(text):
        return False
    return not SENTENCE_END.search(text) or (NUMBERED.match(text) is not None and text[-1] in "？?！!")
