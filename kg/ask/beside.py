"""Read what stands beside the noun of a relation: 其妻子钱某, 总部位于苏州, 聘罗子衡为山长, 售价分别为1299元和1699元."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.ask.match import CONTRARY
from kg.ask.stretches import AGENTS, AND, CLAUSE, LESSER, LONGEST, STOPS, acts, listed
from kg.model import Span
from kg.nlp.values import values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ask.asker import Asker
    from kg.ask.goal import Goal
    from kg.ask.passages import Held, Passage

_NAMING = re.compile("(?:旧名|原名|初名|又名|别名|本名|曾用名|简称|全称|学名|笔名|俗称|旧称|古称|艺名|真名)$")
_COPULA = "(?:是|为|：|:|叫|名叫|即|由|位于|坐落在|坐落于|在|设在|设于|达到|达|约为|约|高达|共有|共|有|系)?"
_NAMES = frozenset("旧名 原名 初名 又名 别名 本名 曾用名 简称 全称 学名 笔名 俗称 旧称 古称 艺名 真名".split())
_OWN = (
    "其",
    "他的",
    "她的",
    "它的",
    "该",
    "本",
    "的",
    "，",
    "。",
    "、",
    "；",
    "：",
    "“",
    "「",
    "（",
    "和",
    "及",
    "由",
    "聘",
    "以",
    "任",
    "名",
    "时任",
    "原",
    "现",
    "兼",
    "为",
    "任",
    "当选",
    "担任",
)
_ROLE = "(?:为|任|担任|出任|兼任|当选为|当选|成为|就任|是|被任命为|被聘为|接任|，|并任)"
_NOUN_FORMS = frozenset(
    "noun-of noun-of-turned name-of-person comma-noun which-nouns-of has-what-noun adjective-how-much".split()
)


def beside(asker: Asker, goal: Goal, held: Held, passage: Passage) -> Iterator[str]:
    """Read what stands beside the noun of a relation: 其妻子钱某, 总部位于苏州, 聘罗子衡为山长."""
    owner, noun = goal.slots.get("x", ""), goal.slots.get("y", "")
    if goal.form == "called" and (named := _NAMING.search(owner)):
        owner, noun = owner[: named.start()].removesuffix("的"), named[0]
    elif goal.form not in _NOUN_FORMS or not owner or len(noun) < 2:
        return
    found = held.at(noun, passage.text) if noun not in CONTRARY else literally(noun, passage.text)
    if found is None or held.about(owner, passage) < 0.7:
        return
    if passage.text[: found[0]].endswith(LESSER) or not _belongs(asker, owner, held, passage, found[0]):
        return
    behind = passage.text[found[1] :]
    lead = re.match(f"[，]?{_COPULA}[“「《]?", behind)
    start = found[1] + (lead.end() if lead else 0)
    if goal.wants in (*AGENTS, "name"):
        yield from _named(asker, passage, found, start)
        return
    if goal.wants in ("number", "date"):
        if "分别" in passage.text[found[1] : found[1] + 4]:
            yield from respectively(passage.text, owner, found[1])
            return
        part = CLAUSE.split(passage.text[start:].replace(",", ""))[0][:LONGEST]
        told = [(span, value) for span, value in values(part, Span(0, len(part)))]
        if told and told[0][0].start <= 1 and "分别" not in part and "和" not in part[: told[0][0].end + 1]:
            yield told[0][1].label
        return
    if lead is None or (not lead[0].strip("，") and noun not in _NAMES):
        return
    words = STOPS.split(passage.text[start:])[0]
    if goal.wants == "place":
        words = words.partition("的")[0]
    if 1 < len(words) <= LONGEST:
        yield from listed(words, goal)


def literally(words: str, text: str) -> tuple[int, int] | None:
    """Find words as they are."""
    place = text.find(words)
    return (place, place + len(words)) if place >= 0 else None


def respectively(text: str, owner: str, start: int) -> Iterator[str]:
    """Read the value that stands in the same place of its list as the thing in the list of things: A和B…分别为1和2."""
    told = [
        value.label for _, value in values(STOPS.split(text[start:])[0], Span(0, len(STOPS.split(text[start:])[0])))
    ]
    for clause in CLAUSE.split(text[:start]):
        parts = [part for part in AND.split(clause) if part]
        place = next((k for k, part in enumerate(parts) if owner in part), -1)
        if place >= 0 and len(parts) == len(told) > 1:
            yield told[place]
            return


def _named(asker: Asker, passage: Passage, noun: tuple[int, int], start: int) -> Iterator[str]:
    """Read the name right behind a noun, or before it with a word that gives somebody a post."""
    for one in passage.names:
        if one.start in (start, noun[1]) and acts(asker, one):
            yield passage.text[one.start : one.end]
            return
    for one in passage.names:
        if (
            one.end <= noun[0]
            and acts(asker, one)
            and re.fullmatch(f"{_ROLE}[^，。；、]{{0,6}}", passage.text[one.end : noun[0]])
        ):
            yield passage.text[one.start : one.end]
            return


def _belongs(asker: Asker, owner: str, held: Held, passage: Passage, place: int) -> bool:
    """Tell whether a noun is that of its owner: his name stands before it, or nobody else's."""
    before = passage.text[:place]
    labels = held.names.get(owner) or {owner}
    if any(before.endswith((label, f"{label}的")) for label in labels):
        return True
    other = next((one for one in reversed(passage.names) if one.end <= place), None)
    if other is not None and other.end == place and other.label not in labels:
        return False
    opening = before[max((m.end() for m in CLAUSE.finditer(before)), default=0) :]
    if any(
        one.label not in labels
        and one.start >= place - len(opening)
        and acts(asker, one)
        and "的" in passage.text[one.end : place]
        for one in passage.names
        if one.end <= place
    ):
        return False
    return before == "" or before.endswith(_OWN) or len(opening) <= 8
