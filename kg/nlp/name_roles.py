"""Who bears which role where: 长衡证券分析师董若谷, 创始人、董事长贺长庚, 王明教授."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.nlp.name_parts import Name, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.nlp.name_lists import NameLists
    from kg.nlp.name_words import Words

_GAP = re.compile(r"[ \u3000]{0,2}[：:／/]?[ \u3000]{0,2}$")
_JOINTS = "兼、及和暨"
_BEFORE = (
    "常务",
    "名誉",
    "执行",
    "高级",
    "资深",
    "首席",
    "联合",
    "时任",
    "现任",
    "特派",
    "副",
    "原",
    "前",
    "总",
    "女",
    "男",
)
_BODIES = ("Organisation", "Company", "Place")
_DEPARTMENT = re.compile(r"(?:部|处|室|科|系|院|中心|分行|支行|分公司|办公室|车间|学部|教研室|栏目)$")
_HAN = re.compile(r"[\u3400-\u9fff]*")
_LONGEST, _MOST, _FAR = 8, 4, 7


def roles(words: Words, names: Sequence[Name], lists: NameLists) -> Iterator[Role]:
    """Give the roles that stand beside people, with the organisation before them if there is one."""
    ends = {one.span.end: one for one in names}
    for one in names:
        if one.kind != "Person":
            continue
        yield from _before(words.text, one, ends, lists)
        k = words.at.get(one.span.end)
        if k is not None and words.word(k) in lists.roles:
            yield Role(one.span, words.word(k))


def _before(text: str, person: Name, ends: Mapping[int, Name], lists: NameLists) -> Iterator[Role]:
    """Give the roles that end before a person, group by group: 蓝鲸队老板、岚港港务集团董事长邱怀仁."""
    start = person.span.start
    gap = _GAP.search(text, max(0, start - 5), start)
    end = gap.start() if gap else start
    while True:
        found, end = _group(text, end, lists)
        if not found:
            return
        body = _body(text, end, ends)
        where = None if body is None else body.span
        for role in found:
            yield Role(person.span, role, where)
        if where is None or text[where.start - 1 : where.start] not in ("、", "，"):
            return
        end = where.start - 1


def _body(text: str, end: int, ends: Mapping[int, Name]) -> Name | None:
    """Give the organisation whose name ends at ``end``, perhaps with 的 or a department between."""
    part = _DEPARTMENT.search(text, max(0, end - _FAR), end)
    first = max(0, end - _FAR) if part else end - (text[end - 1 : end] == "的")
    for place in range(end, first - 1, -1):
        body = ends.get(place)
        if body is not None:
            return body if body.kind in _BODIES and _HAN.fullmatch(text, place, end) else None
    return None


def _group(text: str, end: int, lists: NameLists) -> tuple[list[str], int]:
    """Give the roles joined to each other that end at ``end``, and where they begin."""
    found: list[str] = []
    begin = end
    while len(found) < _MOST:
        size = next((n for n in range(_LONGEST, 1, -1) if text[max(0, end - n) : end] in lists.roles and n <= end), 0)
        if not size:
            break
        start = end - size
        while True:
            mark = next((one for one in _BEFORE if text.endswith(one, 0, start)), "")
            if not mark:
                break
            start -= len(mark)
        found.append(text[start:end])
        begin = start
        if start == 0 or text[start - 1] not in _JOINTS:
            break
        end = start - 1
    return found, begin
