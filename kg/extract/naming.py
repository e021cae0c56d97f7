"""State what brackets say of the name before them: other names, and the days of birth and death.

澜川科技股份有限公司（以下简称“澜川科技”）, 视频助理裁判（VAR）, 沈若川（1911年3月8日—1994年11月2日，字济之）.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Entity, Predicate, Span, Value
from kg.nlp.name_marks import foreign_forms, short_forms
from kg.nlp.name_words import cut
from kg.nlp.values import values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.facts import Facts

_BRACKET = re.compile(r"[（(]([^（()）]{2,60})[）)]")
_PIECE = re.compile(r"[^，,；;、]+")
_HAN = "[〇零○一二三四五六七八九]"
_DAY = (
    r"(?:公元前?|前)?[0-9]{1,4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|[0-9]{3,4}(?![0-9年])"
    f"|{_HAN}{{4}}年(?:[一二三四五六七八九十]{{1,2}}月(?:[一二三四五六七八九十]{{1,3}}日)?)?|{_HAN}{{4}}(?!年)"
)
_LIFE = re.compile(rf"(?:生卒年?[：:]?)?(?P<born>{_DAY})?\s*(?:[-—\u2013－～~至]{{1,2}})\s*(?P<died>{_DAY})?")
_BORN = re.compile(rf"(?:(?:生于|出生于)(?P<day>{_DAY})|(?P<year>{_DAY})(?:出?生)?)$")
#: What opens a gloss that names, and what it states.
CALLED = {
    "原名": "formerName", "本名": "birthName", "旧名": "formerName", "旧称": "formerName", "古称": "formerName",
    "曾用名": "formerName", "初名": "formerName", "又名": "alias", "又称": "alias", "亦称": "alias", "也称": "alias",
    "俗称": "alias", "别名": "alias", "别称": "alias", "亦作": "alias", "又作": "alias", "通称": "alias", "全称": "alias",
    "学名": "alias", "艺名": "alias", "化名": "alias", "绰号": "alias", "人称": "alias", "笔名": "penName",
    "英文名": "englishName", "英文名称": "englishName", "英语": "englishName", "英文": "englishName", "法号": "alias",
    "字": "courtesyName", "号": "alias", "即": "alias",
}  # fmt: skip
NAMED = re.compile(
    rf"(?P<how>{'|'.join(sorted(CALLED, key=len, reverse=True))})[为是作：:]?\s*(?P<name>[“「『《\"]?[^，,；;、]+)$"
)
_QUOTES = '“”「」『』《》"‘’ '
_RUN = ("n", "nz", "vn", "b", "j", "ns", "nt", "eng", "l", "a", "s", "ng")
_EDGES = tuple("经据由对被把将以从向给等")
_SHORT = 3  # code points of the longest courtesy name
_LONGEST = 20  # code points; a longer gloss is no name
_REACH = 24  # code points before a bracket in which a common noun is looked for


class Naming:
    """Reads the brackets of one document."""

    def __init__(self, facts: Facts, names: Sequence[tuple[Span, str, str]]) -> None:
        self.facts = facts
        self.clean = facts.document.clean
        self.ends = {where.end: (where, kind, label) for where, kind, label in names}

    def read(self, sentence: Span) -> None:
        """State what the brackets of one sentence say."""
        text, start, end = self.clean, sentence.start, sentence.end
        if "（" not in text[start:end] and "(" not in text[start:end]:
            return
        short, foreign = dict(short_forms(text, start, end)), dict(foreign_forms(text, start, end))
        for place, where in sorted((foreign | short).items()):
            whole = self._before(place, sentence) or self._noun(place, sentence)
            if whole is not None:
                self._other(whole, where, "简称" if place in short else "又名", "alias", sentence)
        for hit in _BRACKET.finditer(text, start, end):
            known = self._before(hit.start(), sentence)
            if known is not None and hit.start() not in short and hit.start() not in foreign:
                self._glosses(known, Span(*hit.span(1)), sentence)

    def _before(self, place: int, sentence: Span) -> tuple[Entity, Span] | None:
        """Give the name that ends before a bracket, perhaps with a closing mark between."""
        found = self.ends.get(place) or (self.ends.get(place - 1) if self.clean[place - 1] in "》”」" else None)
        if found is None or not sentence.covers(found[0]):
            return None
        return self.facts.resolver.entity(found[2], found[1]), found[0]

    def _noun(self, place: int, sentence: Span) -> tuple[Entity, Span] | None:
        """Give the common noun before a bracket, whole between two edges: 视频助理裁判."""
        words = cut(self.clean, [Span(max(sentence.start, place - _REACH), place)])
        k = len(words.words) - 1
        while k > 1 and words.flag(k - 1) in _RUN and words.word(k - 1) not in _EDGES:
            k -= 1
        start = words.starts[k]
        if not words.flag(len(words.words) - 2).startswith(("n", "vn", "l")) or place - start < 2:
            return None
        return self.facts.resolver.entity(self.clean[start:place]), Span(start, place)

    def _other(self, whole: tuple[Entity, Span], where: Span, label: str, name: str, sentence: Span) -> None:
        """State another name of a thing: whichever of the two the document does not use as its label."""
        entity, place = whole
        words = where.of(self.clean).strip(_QUOTES)
        written = place.of(self.clean)
        full = words == entity.label and written != words
        other, label = (written, "全称" if len(written) > len(words) else label) if full else (words, label)
        if other != entity.label:
            self.facts.state(whole, Predicate(label, name), (Value(other, other, "string"), where), sentence, "naming")

    def _glosses(self, known: tuple[Entity, Span], inside: Span, sentence: Span) -> None:
        """State what the pieces of a bracket say: 1911年—1994年，字济之."""
        text = inside.of(self.clean)
        life = self._life(known, inside, sentence) if known[0].kind == "Person" else 0
        for piece in _PIECE.finditer(text, life):
            hit = NAMED.match(piece[0].strip())
            if hit is None or len(hit["name"]) > _LONGEST:
                continue
            how, words = hit["how"], hit["name"].strip(_QUOTES)
            if how in ("字", "号") and (known[0].kind != "Person" or len(words) > _SHORT + 3 * (how == "号")):
                continue
            begin = inside.start + text.index(words, piece.start())
            self._other(known, Span(begin, begin + len(words)), how, CALLED[how], sentence)

    def _life(self, known: tuple[Entity, Span], inside: Span, sentence: Span) -> int:
        """State the days of birth and death that open a bracket, and give where they end in it."""
        text = inside.of(self.clean)
        hit = _LIFE.match(text)
        if hit is not None and (hit["born"] or hit["died"]):
            for group, label, name in (("born", "生于", "birthDate"), ("died", "卒于", "deathDate")):
                if hit[group]:
                    self._day(known, Span(*hit.span(group)).shifted(inside.start), (label, name), sentence)
            return hit.end()
        first = _PIECE.match(text)
        born = _BORN.match(first[0]) if first is not None else None
        if born is not None and "生" in text[: born.end()]:
            group = "day" if born["day"] else "year"
            self._day(known, Span(*born.span(group)).shifted(inside.start), ("生于", "birthDate"), sentence)
            return born.end()
        return 0

    def _day(self, known: tuple[Entity, Span], where: Span, said: tuple[str, str], sentence: Span) -> None:
        words = where.of(self.clean)
        for value in dates(words):
            self.facts.state(known, Predicate(*said), (replace(value, label=words), where), sentence, "naming")


def dates(words: str) -> Iterator[Value]:
    """Give the date that some words say.

    >>> [one.value for one in dates("1911年3月8日")], [one.value for one in dates("1994")]
    (['1911-03-08'], ['1994'])
    """
    spoken = words if "年" in words else f"{words}年"
    for _, value in values(spoken, Span(0, len(spoken))):
        if value.datatype in ("date", "gYear", "gYearMonth"):
            yield value
        return
