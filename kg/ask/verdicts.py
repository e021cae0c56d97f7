"""Read yes or no from the clause of a sentence that says all that is asked, of nobody else."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.ask.reading import verbs
from kg.ask.stretches import CLAUSE, acts

if TYPE_CHECKING:
    from kg.ask.asker import Asker
    from kg.ask.goal import Goal
    from kg.ask.passages import Held, Passage

_DENIAL = re.compile(
    "并不是|并不意味着|不意味着|并非|并不|不是|没有|从未|尚未|不得|不能|不会|不再|无法|不必|未(?!来|必)|禁止|拒绝|不予|毫无|"
    "不(?!仅|但|只|过(?=[，他她这])|断|少|同(?!意)|久|足|得不)|无(?!疑|论|线|人|缝)|没"
)
_UNSURE = re.compile(
    "如果|若|假如|可能|或许|也许|有人|传闻|传说|流传|说法|据说|难道|吗|是否|否认|除非|只有|认为|恐怕|似乎|预计|推测|相信|有望"
)
_SPOKEN = 0.8  # from which a sentence speaks of the one who holds what is asked
_LEADING = re.compile(
    "^.{0,6}(?:如果|若|假如|倘若|除非|只有|一旦)|认为|据说|传说|传闻|相信|推测|预计|否认|辩称|坚称|声称"
)
_LATER = re.compile("将(?!.{0,3}[看视当])|会(?!议|员|社|计|馆)|计划|拟(?=.)|打算|希望|应当|应该")
_MAY = re.compile("可以|能够|能|可(?!能|靠)")


def verdict(asker: Asker, goal: Goal, held: Held, passage: Passage) -> str:
    """Give 是 or 否 where one clause says what is asked, else nothing.

    A clause that supposes, reports or plans says neither, unless that is asked.
    """
    news = [words for words, _ in held.news]
    holder = goal.slots.get("h", "")
    if holder and holder not in passage.text and held.about(holder, passage) < _SPOKEN:
        return ""
    if held.topic and held.topic not in passage.text and held.topic not in passage.near:
        return ""
    if not news or any(held.about(name, passage) < 0.7 for name in held.names):
        return ""
    spans = _clauses(passage.text)
    told = {one for span in spans if (one := _clause(asker, goal, held, passage, news, span))}
    if not told:  # 未经公示，新规则不得执行
        told = {
            one for a, b in pairwise(spans) if (one := _clause(asker, goal, held, passage, news, (a[0], b[1]), b[0]))
        }
    return told.pop() if len(told) == 1 else ""


def _clauses(text: str) -> list[tuple[int, int]]:
    cuts = (0, *(m.end() for m in CLAUSE.finditer(text)), len(text))
    return [(start, end) for start, end in pairwise(cuts) if end > start]


def _clause(
    asker: Asker, goal: Goal, held: Held, passage: Passage, news: list[str], span: tuple[int, int], last: int = 0
) -> str:
    """Judge a clause, or two where what is asked is split between them; then the verb stands in the last."""
    text, asked = passage.text[span[0] : span[1]], goal.text
    if not all(held.at(words, text) for words in news):
        return ""
    before = next((part for part in reversed(CLAUSE.split(passage.text[: span[0]])) if part), "")
    if _unsure(text, goal.text) or (_LEADING.search(before) and not _LEADING.search(goal.text)):
        return ""
    deed = max(
        (found for verb in verbs(goal.text, asker.ontology) if (found := held.at(verb.text, text))), default=None
    )
    place = span[0] + (deed[0] if deed else 0)
    labels = {label for names in held.names.values() for label in names}
    others = [
        one for one in passage.names if span[0] <= one.start < place and one.label not in labels and acts(asker, one)
    ]
    if others:
        return ""
    if last:
        text, asked = passage.text[last : span[1]], CLAUSE.split(asked)[-1]
        if deed is None or span[0] + deed[0] < last or len(_DENIAL.findall(text)) > 1:
            return ""
    denials = len(_DENIAL.findall(text)) - len(_DENIAL.findall(asked))
    return "否" if denials % 2 else "是"


def _unsure(text: str, asked: str) -> bool:
    if _UNSURE.search(text) and not _UNSURE.search(asked):
        return True
    return bool(_LATER.search(text)) and not _LATER.search(asked) and not (_MAY.search(asked) and _MAY.search(text))
