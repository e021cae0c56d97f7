"""Whom or what a whole text is about: the person of a biography, the thing of an entry, the company of a report.

A text tells somebody's life where it gives the years of one of its people, or their birth, behind the name, and names
nobody before them or nobody more often. An entry bears the name of its thing as its title, and begins with it. In such
texts a pronoun hardly ever means another: after a sentence on a teacher or a child a life comes back to its own person
with a mere 她 (centering: what is a pronoun stays the centre; Grosz, Joshi and Weinstein, 1995), and 该桥 is the bridge
of the title.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Role, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.mentions import Mention
    from kg.model import Document

_LIFE = re.compile(
    r"[（(][^（()）]{0,12}(?:1[0-9]{3}|20[0-9]{2}|[一二][〇零○一二三四五六七八九]{3})年?[^（()）]{0,30}[）)]"
    r"|[^。！？\n]{0,24}?(?:出生|生于|诞生|降生)"
)
#: A birth or a death of somebody who was named before: 她1931年生于.
_BORN = re.compile(
    r"(?<![，、；：])([他她])(?!们|的)(?:[于自]?[0-9〇零一二三四五六七八九十年月日冬春夏秋初底末]{4,11})?(?:出生|生于|诞生|降生|去世|逝世|病逝|离世|辞世)"
)
_PRONOUN = re.compile("[他她](?!们)")
_HAN = re.compile("[\u3400-\u9fff]{2,12}")
#: So a life goes on: with a year, an age, a time of life, or what was over then.
_RESUMING = re.compile(
    r"(?:(?:1[0-9]{3}|20[0-9]{2}|[〇零一二三四五六七八九十]{4})年|[次翌同当]年(?!是)|[0-9一二三四五六七八九十]{1,3}岁|[早中晚幼少]年"
    r"|(?:大学|中学|小学)?(?:毕业|卒业|学成|回国|返国|归国|返乡|退休|退役|离休|卸任|出狱|病愈|复职|婚|战)后)"
    r"(?!是|[^，。；]{0,8}(?:通车|竣工|建成|落成|开工|完工|投产|问世|出版|再版|重印|付梓)[时后，。；])"
)
_SHORT = 2  # code points of a noun that stands for the thing of an entry: 该塔, 大学


@dataclass(frozen=True, slots=True)
class Theme:
    """The person or the thing that a text is about."""

    mention: Mention
    pronoun: str  #: 他, 她 or 它

    @property
    def label(self) -> str:
        """Give the name."""
        return self.mention[2]

    def named(self, noun: str) -> bool:
        """Tell whether a noun stands for the thing of an entry: 桥 for 赵州桥."""
        return self.pronoun == "它" and len(noun) <= _SHORT and self.label.endswith(noun) and self.label != noun

    def resumed(self, text: str, start: int) -> bool:
        """Tell whether a sentence that names no subject goes on with the life that a text tells: 1948年考取公费.

        >>> told = Theme((Span(0, 2), "Person", "白薇"), "她")
        >>> told.resumed("白薇生于湖南。1922年考入学校。", 7), told.resumed("白薇生于湖南。考入学校。", 7)
        (True, False)
        """
        return self.pronoun != "它" and self.mention[0].end <= start and bool(_RESUMING.match(text, start))


def theme_of(document: Document, names: Sequence[Mention]) -> Theme | None:
    """Find the person whose life a text tells, or the thing that an entry is on."""
    return life(document.clean, names) or _portrait(document, names) or _entry(document, names)


def house_of(document: Document, names: Sequence[Mention]) -> Mention | None:
    """Find the company that a report is on: the one that opens the title, or the only one in it.

    Such a text calls it 公司 and 集团 throughout, whatever other company was named last; give its first mention below
    the title.
    """
    title = next((one.span for one in document.paragraphs if one.role is Role.TITLE), None)
    if title is None:
        return None
    named = [one for one in names if one[1] == "Company" and title.start <= one[0].start < title.end]
    labels = {label for _, _, label in named}
    if not named or (len(labels) > 1 and named[0][0].start > title.start):
        return None
    return next((one for one in names if one[2] == named[0][2] and one[0].start >= title.end), None)


def life(text: str, names: Sequence[Mention]) -> Theme | None:
    """Find the person whose life a text tells.

    >>> told = "白薇（1902—1987），作家。她生于湖南，师从田汉。她晚年住在北京。"
    >>> people = [(Span(0, 2), "Person", "白薇"), (Span(24, 26), "Person", "田汉")]
    >>> found = life(told, people)
    >>> found.label, found.pronoun
    ('白薇', '她')
    >>> life("白薇与田汉见面。她说得很少。", [(Span(0, 2), "Person", "白薇")]) is None
    True
    """
    people = [one for one in names if one[1] == "Person"]
    times = Counter(label for _, _, label in people)
    for one in people:
        span, _, label = one
        chief = label == people[0][2] or times[label] == max(times.values())
        told = _LIFE.match(text, span.end) if chief else None
        if told is not None:
            pronoun = _PRONOUN.search(text, told.end())
            return Theme(one, pronoun[0]) if pronoun is not None else None
    return None


def _portrait(document: Document, names: Sequence[Mention]) -> Theme | None:
    """Find the only person in the title, or the only one named before, where the text tells when a 他 or 她 was born or died.

    Nobody may be named more often.
    """
    title = next((one.span for one in document.paragraphs if one.role is Role.TITLE), Span(0, 0))
    people = [one for one in names if one[1] == "Person"]
    told = _BORN.search(document.clean, title.end)
    if told is None or not people:
        return None
    named = {label for span, _, label in people if title.start <= span.start < title.end}
    named = named or {label for span, _, label in people if span.start < told.start()}
    times = Counter(label for _, _, label in people)
    if len(named) != 1 or times[min(named)] < max(times.values()):
        return None
    return Theme(next(one for one in people if one[2] in named), told[1])


def _entry(document: Document, names: Sequence[Mention]) -> Theme | None:
    """Find the thing that the title names, where the body begins with it."""
    text = document.clean
    title = next((one.span.of(text).strip() for one in document.paragraphs if one.role is Role.TITLE), "")
    if not _HAN.fullmatch(title):
        return None
    for paragraph in document.paragraphs:
        start = paragraph.span.start
        if paragraph.role is Role.BODY and text.startswith(title, start):
            kind, label = next(((k, n) for span, k, n in names if span.start == start), ("Concept", title))
            return Theme((Span(start, start + len(title)), kind, label), "它") if kind != "Person" else None
    return None
