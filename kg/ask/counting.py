"""Read a number out of a sentence: beside the noun that is counted or measured, or by its unit."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.ask.beside import respectively
from kg.ask.patterns import MARK
from kg.ask.stretches import CLAUSE
from kg.model import Span
from kg.nlp.values import values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ask.asker import Asker
    from kg.ask.goal import Goal
    from kg.ask.passages import Held, Passage

_LEAD = re.compile("(?:共计|共有|共|约为|约|为|达到|高达|达|近|超过|有|是|：|，?总计|仅|只)*")
_BEHIND = re.compile("[^的了是有在里上中，？吗去到过]{2,8}")
_COUNTER = re.compile("(?:多少|几)(?P<unit>.+)")
_COSTS = ("售价", "价格", "票价", "定价")
_UNIT = 2  # characters of a counter
_SURE = 0.7
_YEAR = re.compile("^[0-9]{4}年$|月|日$")


def number(asker: Asker, goal: Goal, held: Held, passage: Passage) -> Iterator[str]:
    """Give the number that a sentence tells of what is asked."""
    text = passage.text.replace(",", "")
    told = [(span, value.label) for span, value in values(text, Span(0, len(text))) if not _YEAR.search(value.label)]
    unit = _COUNTER.fullmatch(goal.hole)
    if unit is not None and (split := _split_verb(goal, text)):
        yield split
        return
    unit = None if unit is not None and unit["unit"] == goal.noun else unit  # 多少员工 has no counter
    for noun in _nouns(goal):
        for found in re.finditer(re.escape(noun), text):
            if "分别" in text[found.end() : found.end() + 4]:
                yield from respectively(text, goal.slots.get("x", ""), found.end())
                return
            lead = _LEAD.match(text, found.end())
            start = lead.end() if lead else found.end()
            for span, label in told:
                if (span.start in (found.end(), start) or span.end == found.start()) and _counts(unit, label):
                    if _only(told, unit) or _all(held, text[slice(*_around(text, span.start))]):
                        yield label
                    return
    del asker
    start, end = _best(held, passage, text)
    if unit is not None and len(unit["unit"]) <= _UNIT and unit["unit"] not in ("个", "钱", "人"):
        told = [(span, label) for span, label in told if unit["unit"] in label]
    elif unit is not None and unit["unit"] == "钱":
        told = [(span, label) for span, label in told if re.search("[元块万亿]", label)]
    fitting = [label for span, label in told if start <= span.start < end]
    alone = len(told) == 1 or held.share(passage) >= _SURE
    before = max((m.start() for m in CLAUSE.finditer(text, 0, max(0, start - 1))), default=0)
    if len(fitting) == 1 and alone and (len(told) == 1 or _all(held, text[before:end])):
        yield fitting[0]


def _split_verb(goal: Goal, text: str) -> str:
    """Give the number before a verb that the question takes apart: 18次射门, where it was asked: 射了多少次门."""
    verb, _, noun = (goal.asked or goal.text).partition(MARK)
    verb, noun = verb.removesuffix("了")[-1:], noun.strip("的了呢")
    if not verb or len(noun) != 1:
        return ""
    found = re.search(f"([0-9]+){re.escape(goal.hole[-1:])}{re.escape(verb + noun)}", text)
    return found[1] if found else ""


def _only(told: list[tuple[Span, str]], unit: re.Match[str] | None) -> bool:
    """Tell whether a sentence has no second number with the unit that is asked for."""
    return unit is None or sum(unit["unit"] in label for _, label in told) <= 1


def _around(text: str, place: int) -> tuple[int, int]:
    cuts = pairwise((0, *(m.end() for m in CLAUSE.finditer(text)), len(text)))
    return next((start, end) for start, end in cuts if start <= place < end)


def _all(held: Held, clause: str) -> bool:
    """Tell whether a clause holds every new word of the question: of several numbers, its is the one that is asked for."""
    return all(held.at(words, clause) for words, _ in held.news)


def _nouns(goal: Goal) -> list[str]:
    """Give what may be counted or measured, the longest words first."""
    behind = _BEHIND.match((goal.asked or goal.text).partition(MARK)[2])
    found = [goal.slots.get("y", ""), goal.noun, behind[0] if behind else ""]
    if goal.form in ("costs-how-much", "how-much-does-it-cost"):
        found += _COSTS
    return [noun for noun in sorted(dict.fromkeys(found), key=len, reverse=True) if len(noun) > 1 and MARK not in noun]


def _counts(unit: re.Match[str] | None, label: str) -> bool:
    return (
        unit is None
        or unit["unit"] in label
        or unit["unit"] in ("个", "人", "钱")
        or not re.search("[^0-9.余多万亿千百十]", label)
    )


def _best(held: Held, passage: Passage, text: str) -> tuple[int, int]:
    """Give the clause that holds most of the new words of the question."""
    clauses = list(pairwise((0, *(m.end() for m in CLAUSE.finditer(text)), len(text))))

    def share(span: tuple[int, int]) -> float:
        return sum(weight for words, weight in held.news if held.at(words, text[span[0] : span[1]]))

    del passage
    return max(clauses, key=share)
