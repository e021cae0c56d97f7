"""Who bears which role where: 长衡证券分析师董若谷, 创始人、董事长贺长庚, 王明教授."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.model import Span
from kg.nlp.name_parts import Name, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.nlp.name_lists import NameLists
    from kg.nlp.name_words import Words

_GAP = re.compile(r"[ \u3000]{0,2}[：:／/]?[ \u3000]{0,2}$")
_JOINTS = ("兼", "、", "及", "和", "暨")
_BEFORE = ("副", "原", "前", "首席", "联合", "总", "代", "执行", "高级", "资深", "名誉", "常务", "时任", "现任", "特派", "主", "女", "男")
_BODIES = ("Organisation", "Company", "Place")
_MOST = 4


def roles(words: Words, names: Sequence[Name], lists: NameLists) -> Iterator[Role]:
    """Give the roles that stand beside people, with the organisation before them if there is one."""
    ends = {one.span.end: one for one in names}
    for one in names:
        if one.kind != "Person":
            continue
        for role, start in _before(words, one.span.start, lists):
            body = ends.get(start)
            if body is None and words.text[start - 1 : start] == "的":
                body = ends.get(start - 1)
            where = body.span if body is not None and body.kind in _BODIES else None
            yield Role(one.span, role, where)
        k = words.at.get(one.span.end)
        if k is not None and words.word(k) in lists.roles:
            yield Role(one.span, words.word(k))


def _before(words: Words, place: int, lists: NameLists) -> Iterator[tuple[str, int]]:
    """Give the roles that end before ``place``, each with where the whole group of roles begins."""
    text = words.text
    gap = _GAP.search(text, max(0, place - 5), place)
    end = gap.start() if gap else place
    found: list[str] = []
    while len(found) < _MOST:
        k = bisect_left(words.starts, end) - 1
        if k < 0 or words.end(k) != end or words.word(k) not in lists.roles:
            break
        start = words.starts[k]
        while k > 0 and words.word(k - 1) in _BEFORE:
            k -= 1
            start = words.starts[k]
        found.append(text[start:end])
        end = start
        if text[end - 1 : end] not in _JOINTS:
            break
        end -= 1
    last = end if found and text[end : end + len(found[-1])] == found[-1] else end + 1
    for role in found:
        yield role, last
