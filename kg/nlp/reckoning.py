"""Reckon times that are told by another: 次年, 同年11月, 两年后 against the date that the text told last.

In: the tokens of each sentence, in order. Out: a date for each such time whose ground is plain: one date told alone in a clause
at most three sentences before, and not within quotation marks, brackets or a relative clause. 去年 and 十年前 are told by the day
of writing, which no text here tells: they stay as written, and nothing is reckoned from them.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.model import Span, Value
from kg.nlp import token as t
from kg.nlp.values import number, values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.nlp.token import Token

_DATES = ("date", "gYearMonth", "gYear")
#: Plain counts: no 几, 两三, 百.
_NUMERAL = "(?:[0-9]{1,3}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
_BEHIND = "(?:后|之后|以后)"
_PART = r"(?:年?[初末底]|[春夏秋冬](?:天|季)?)?起?"
_YEAR = re.compile(
    rf"(?:(?P<same>同年|当年)|(?P<next>次年|翌年)|(?P<years>{_NUMERAL})年{_BEHIND})"
    rf"(?P<day>[0-9〇一二三四五六七八九十]+月(?:[0-9〇一二三四五六七八九十]+[日号])?)?(?:{_PART}|[上中下]旬|底)"
)
_DAY = re.compile(rf"(?:(?P<same>同日|当日|当天|当晚)|(?P<next>次日|翌日)|(?P<days>{_NUMERAL})[天日]{_BEHIND})起?")
_MONTH = re.compile(rf"(?:(?P<same>同月|当月)|(?P<months>{_NUMERAL})个月{_BEHIND})起?")
#: A day without its year: the year is that which was told last, unless it may be the next.
_OF_YEAR = re.compile(r"([0-9]{1,2}|[一二三四五六七八九十]{1,2})月.*")
#: They leave the date told last as it is: 第38分钟, 三年内, 周三.
_KEEPING = re.compile("第.*|.*[内间]|(?:每|周|星期).*")
#: Behind them it is some other time, nobody knows which.
_LATER = frozenset("后来 此后 其后 早年 晚年 近年 近年来 目前 如今 现在 日前 近日".split())
#: What is told behind them is not done then: what follows goes on from another day.
_AHEAD = frozenset("可能 计划 预计 打算 拟 约定 将 将于 应 应当 须 必须 有望 争取 力争 原定 定于".split())
_PAIRS = (("“", "”"), ("「", "」"), ("『", "』"), ("（", "）"), ("(", ")"))
_BREAKS = "，；：。,;！？!?"
_END = "9999"  #: no day is reckoned behind it
_REACH = 3  #: sentences after which a date is forgotten
_NEAR = 1  #: the same for 当年, which may be long ago


class Reckoning:
    """Follows the dates that a text tells."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[int, Value] = {}  #: times that were reckoned, by where they start
        self._last: Value | None = None  #: the date told last
        self._age = 0  #: sentences since

    def follow(self, tokens: Sequence[Token], paragraph: int) -> None:
        """Reckon the times of a sentence; ``paragraph`` is where its paragraph starts."""
        self._age += 1
        for piece in _pieces(tokens):
            told: list[Value | None] = []
            for k, one in enumerate(piece):
                if one.text in _LATER or (one.cats & t.VALUE and one.text.endswith("岁")):
                    told.append(None)  # 十四岁出海，一年后…
                elif one.cats & t.T and one.cats & t.VALUE:
                    told += self._read(piece, k, paragraph)
            if told:
                plain = len(told) == 1 and not any(one.text in _AHEAD for one in piece)
                self._last, self._age = told[0] if plain else None, 0

    def _read(self, piece: Sequence[Token], k: int, paragraph: int) -> list[Value | None]:
        """Give the date that a time tells, None where it is not known; nothing where the date told last stays."""
        one = piece[k]
        enclosed = self._enclosed(paragraph, one.start)
        if one.kind in _DATES:
            if enclosed and self.text[one.start - 1] in "（(":
                return []  # 马援（1930年生）
            plain = not enclosed and not _within_noun(piece, k)
            return [_first(one.text) if plain else None]
        if _KEEPING.fullmatch(one.text):
            return []
        if month := _OF_YEAR.fullmatch(one.text):
            return [self._same_year(int(number(month[1])))]
        reckoned = None if enclosed or _counted_from(piece, k) else self._reckon(one.text, first=not k)
        if reckoned is not None:
            self.found[one.start] = reckoned
        return [reckoned]

    def _reckon(self, words: str, *, first: bool) -> Value | None:
        """Give the date that some words mean; ``first``: they open their clause."""
        last = self._last
        if last is None or self._age > _REACH or (words == "当年" and not (first and self._age <= _NEAR)):
            return None
        if match := _YEAR.fullmatch(words):
            return _by_years(match, last)
        if (match := _MONTH.fullmatch(words)) and last.datatype != "gYear":
            return _by_months(match, last)
        match = _DAY.fullmatch(words)
        return _by_days(match, last) if match and last.datatype == "date" and last.value < _END else None

    def _same_year(self, month: int) -> Value | None:
        """Give the year told last, where a month of it may follow."""
        last = self._last
        if last is None or last.datatype == "gYear":
            return last
        return Value(last.label, last.value[:4], "gYear") if int(last.value[5:7]) <= month else None

    def _enclosed(self, start: int, end: int) -> bool:
        """Tell whether a place stands within quotation marks or brackets that its paragraph opens."""
        before = self.text[start:end]
        return any(before.count(opens) > before.count(closes) for opens, closes in _PAIRS)


def _pieces(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Give the tokens between marks."""
    piece: list[Token] = []
    for one in tokens:
        if one.text in _BREAKS:
            yield piece
            piece = []
        else:
            piece.append(one)
    yield piece


def _first(words: str) -> Value | None:
    """Give the date in some words."""
    return next((value for _, value in values(words, Span(0, len(words))) if value.datatype in _DATES), None)


def _within_noun(piece: Sequence[Token], k: int) -> bool:
    """Tell whether a date may stand in what describes a noun: 2019年竣工的大桥, 1998年的洪水."""
    behind = piece[k + 1 :]
    mark = next((j for j, one in enumerate(behind) if one.cats & t.DE), None)
    return mark is not None and not any(one.cats & t.ASP for one in behind[:mark])


def _counted_from(piece: Sequence[Token], k: int) -> bool:
    """Tell whether a time is counted from what stands before it: 通车次年, 发布两天后."""
    return bool(k) and bool(piece[k - 1].cats & (t.V | t.ASP)) and not piece[k - 1].cats & (t.P | t.NAME)


def _by_years(match: re.Match[str], last: Value) -> Value | None:
    year = int(last.value[:4]) + (int(number(match["years"])) if match["years"] else int(bool(match["next"])))
    if last.value.startswith("-"):
        return None
    if match["day"] is None:
        return Value(match[0], f"{year:04}", "gYear")
    day = _first(f"{year}年{match['day']}")
    return Value(match[0], day.value, day.datatype) if day is not None else None


def _by_months(match: re.Match[str], last: Value) -> Value:
    count = int(last.value[:4]) * 12 + int(last.value[5:7]) - 1 + int(number(match["months"] or "0"))
    return Value(match[0], f"{count // 12:04}-{count % 12 + 1:02}", "gYearMonth")


def _by_days(match: re.Match[str], last: Value) -> Value:
    days = int(number(match["days"])) if match["days"] else int(bool(match["next"]))
    return Value(match[0], (date.fromisoformat(last.value) + timedelta(days)).isoformat(), "date")
