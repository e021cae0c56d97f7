"""Cut a sentence at its commas, and tell what a piece is before it is parsed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.phrasing import DEGREES
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.nlp.token import Token

_STOPS = "，,；;：:。！？!?…—"
#: Words with which the second half of a legal rule says what must be done.
_RULING = (
    "由",
    "责令",
    "处",
    "不得",
    "不",
    "依法",
    "免收",
    "免征",
    "免予",
    "减免",
    "给予",
    "予以",
    "不予",
    "视为",
    "视同",
)
#: Prepositions and verbs that do so at its beginning: 职责存在争议的，报市人民政府决定.
_LEADING = ("报", "报请", "报经", "提请", "移送", "移交", "向", "依照", "按照", "按", "参照")
#: The number of an article, before its text: 第三条.
_ARTICLE = re.compile(r"第[〇零一二三四五六七八九十百千0-9]+[条章节款项](?:之[一二三四五六七八九十])?")
#: 所称经营者，是指…: what a rule calls so, and what it means.
_CALLED, _MEANS = ("所称", "所指", "所说"), ("是指", "指的是", "系指", "指", "是")
_LAID_DOWN = "责令|处以|处|给予|予以|不予|吊销|没收|追究|撤销|取消|暂扣|注销|扣留|收缴"
#: A piece that lays down what is done to who breaks a rule: 可以由公安机关依法处二百元以上五百元以下罚款.
#: Each part in one place only: what could stand in several would be tried in all of them.
_MANNER = (
    "(?:可以|可|依法|视情节(?:轻重)?|根据情节(?:轻重)?|并且|并|同时|还|应当|应|必须|须|一律|限期|分别|对其)*+"
    "(?:依照.{1,12}?规定|按照?.{0,8}?规定)?"
)
RULING = re.compile(
    f"(?P<first>{_MANNER}{_MANNER})(?:由(?P<who>.{{2,24}}?))?(?P<then>{_MANNER}{_MANNER})"
    f"(?P<verb>{_LAID_DOWN})(?P<what>.{{2,36}})"
)
_NUMBER = 3  # tokens of such a number
#: Words that give a reason or an aim: alone, and behind a copula.
_IS_BECAUSE = ("是因为", "是由于", "是为了")
_BECAUSE, _IS = ("因为", "由于", "为了"), ("是", "不是", "并非", "并不是")
_ENDS = frozenset((*_IS_BECAUSE, *_BECAUSE))
#: Verbs of speech and thought, and what opens a condition behind them.
_THINKING = frozenset("认为 表示 指出 称 说 强调 承认 坦言 提醒 警告 相信 预计 透露 判断 主张 承诺 规定 约定".split())
_IF = frozenset("如果 若 倘若 假如 一旦 只要 只有 要是 除非 当".split())
_EARLY = 6  # tokens among which such a word stands


def pieces(tokens: list[Token]) -> list[list[Token]]:
    """Cut a sentence at its commas; quotation marks and brackets fall away."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for one in tokens:
        if one.cats & t.W and not one.cats & t.COORD:
            if one.text[0] in "（(":
                depth += 1
            elif one.text[-1] in "）)" and depth:
                depth -= 1
            elif (one.text[0] in _STOPS or one.text.isspace()) and not depth:
                parts.append([])
        elif not depth:
            parts[-1].append(one)
    parts = _with_what_is_meant([part for part in parts if part])
    numbered = len(parts) > 1 and len(parts[0]) <= _NUMBER and _ARTICLE.fullmatch("".join(one.text for one in parts[0]))
    said = [each for part in (parts[1:] if numbered else parts) for each in _at_qualities(part)]
    return [each for part in said for each in _at_reasons(part)]


def _at_qualities(part: list[Token]) -> list[list[Token]]:
    """Cut a piece between qualities of several things: 西北高、|东南低."""
    if not part[-1].cats & t.A or part[-1].cats & t.N:
        return [part]
    for k in range(2, len(part) - 2):
        quality, thing = part[k - 1], part[k - 2]
        if part[k].text == "、" and quality.text in DEGREES and thing.cats & t.N and part[k + 1].cats & (t.N | t.V):
            return [part[:k], *_at_qualities(part[k + 1 :])]
    return [part]


def _at_reasons(part: list[Token]) -> list[list[Token]]:
    """Cut a piece before 是因为 and 是为了, which give a reason or an aim of what stands before: 利润下滑|是因为….

    Adverbs and denials go with what follows. What somebody thinks is cut before 如果: 她认为|如果欧元继续升值.
    """
    for k in range(1, len(part)):
        if part[k].text in _IF and part[k].cats & t.CONN and part[k - 1].text in _THINKING:
            return [part[:k], part[k:]]
        if part[k].text not in _ENDS:
            continue
        start = _reason(part, k)
        if start is not None and start > 0:
            return [part[:start], part[start:]]
    return [part]


def _reason(part: list[Token], k: int) -> int | None:
    """Give where 是因为 or 是为了 begins, with the adverbs before it, if the token at ``k`` ends it."""
    word, before = part[k].text, part[k - 1].text if k else ""
    if word not in _IS_BECAUSE and not (word in _BECAUSE and before in _IS):
        return None
    start = k if word in _IS_BECAUSE else k - 1
    while start > 0 and part[start - 1].cats & (t.D | t.NEG) and not part[start - 1].cats & (t.N | t.V):
        start -= 1
    return start


def gives_reason(part: list[Token]) -> bool:
    """Tell whether a piece begins with 是因为 or 是为了: it is joined with none before it."""
    return any(_reason(part, k) == 0 for k in range(min(_EARLY, len(part))))


def _with_what_is_meant(parts: list[list[Token]]) -> list[list[Token]]:
    """Put what is meant behind the word that a rule explains: 本条例所称经营者，是指从事生产的人."""
    joined: list[list[Token]] = []
    for part in parts:
        if joined and part[0].text in _MEANS and any(one.text.endswith(_CALLED) for one in joined[-1]):
            joined[-1] = [*joined[-1], *part]
        else:
            joined.append(part)
    return joined


def behind_semicolons(tokens: list[Token], parts: list[list[Token]]) -> set[int]:
    """Give the places, in the tokens of the parts, behind a semicolon: conditions do not reach over it."""
    stops = [one.start for one in tokens if one.text[0] in "；;"]
    found: set[int] = set()
    place, previous = 0, -1
    for part in parts:
        if place and any(previous < stop < part[0].start for stop in stops):
            found.add(place)
        previous = part[-1].start
        place += len(part)
    return found


def rules(tokens: list[Token]) -> bool:
    """Tell whether a piece says what must or may be done, as the second half of a legal rule does."""
    if tokens[0].text in _LEADING and not any(one.cats & t.COP for one in tokens):
        return True
    return any(one.cats & t.MODAL or one.text in _RULING or one.text[:2] == "依法" for one in tokens[:_EARLY])


def opens_quotation(words: str) -> bool:
    """Tell whether a sentence opens a quotation that it does not close."""
    return words.count("“") > words.count("”") or words.count("「") > words.count("」")


def closes_quotation(words: str) -> bool:
    """Tell whether a sentence closes a quotation that it did not open."""
    return words.count("”") > words.count("“") or words.count("」") > words.count("「")
