"""How alike two labels are, for the names of things and for the words of predicates."""

from __future__ import annotations

import re
from functools import lru_cache

_EMPTY_START = re.compile(
    "^(?:这样一种|这样的一种|一种|一个|一项|一些|这种|这个|这项|这些|那个|那种|那些|那|这|该|本|其|所谓的?|真正意义上的|真正的|真正|全新的|新的|任何一个|任何|"
    "每一个|每个|所有的?|很多|许多|自身的?|自己的?|的|目前的?|现在的?|当下的?|时下的?)"
)
_EMPTY_END = re.compile("(?:们|等|的|本身|自身|来讲|而言|来说|的存在)$")
_SUFFIX = re.compile(
    "(?:股份有限公司|有限责任公司|有限公司|集团|公司|企业|这家公司|这家企业|这款产品|这座桥|这本书|这个人|先生|女士|老师|教授)$"
)
_CODE = re.compile(r"[A-Za-z]+|[0-9]+(?:\.[0-9]+)?")
#: Added before or within a name, these make another thing of it: 副局长, 非金融企业, 前总统.
_TURNING = frozenset("副 非 不 无 前 原 反 次 代 半 未 新 旧 老 大 小 亚".split())
_SIGNS = re.compile(r"[\s《》“”「」『』\"'（）()·、，,。：:；;!！?？_\-—]+")


@lru_cache(maxsize=100_000)
def plain(label: str) -> str:
    """Give a label without signs and case, and without what readers add or leave out.

    >>> plain("《大跨度桥梁概论》"), plain("真正意义上的金融科技玩家们"), plain("一种全新的基础设施")
    ('大跨度桥梁概论', '金融科技玩家', '基础设施')
    """
    bare = _SIGNS.sub("", label).casefold()
    short = bare
    while True:
        shorter = _EMPTY_END.sub("", _EMPTY_START.sub("", short))
        if shorter == short or not shorter:
            return short or bare
        short = shorter


@lru_cache(maxsize=200_000)
def likeness(one: str, other: str) -> float:
    """Tell from 0 to 1 how alike two labels are.

    The head of a Chinese phrase stands at its end: what shares the head is nearer than what shares the modifier.

    >>> likeness("支付宝", "支付宝"), likeness("C端流量", "B端流量"), likeness("京东科技的模式", "京东科技")
    (1.0, 0.0, 0.47)
    """
    a, b = plain(one), plain(other)
    if a == b:
        return 1.0
    if not a or not b:
        return 0.0
    codes = set(_CODE.findall(a)), set(_CODE.findall(b))
    if codes[0] != codes[1] and codes[0] and codes[1]:
        return 0.0
    short, long = sorted((a, b), key=len)
    bare_a, bare_b = _SUFFIX.sub("", a), _SUFFIX.sub("", b)
    if bare_a and bare_a == bare_b:
        return 0.92
    if codes[0] != codes[1]:
        return min(0.6, _overlap(a, b))
    share = len(short) / len(long)
    if _added(short, long) in _TURNING:
        return 0.3
    if long.endswith(short):
        return round(
            0.9 if long[: -len(short)].endswith("的") and share > 0.34 and len(short) > 2 else 0.5 + 0.4 * share, 2
        )
    if long.startswith(short):
        return round(0.2 + 0.48 * share, 2)
    if short in long and len(short) > 2:
        return round(0.4 + 0.45 * share, 2)
    return round(_overlap(a, b), 2)


def _added(short: str, long: str) -> str:
    """Give the one stretch by which a label is longer, if that is all the difference; else nothing."""
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    end = len(short) - start
    return long[start : len(long) - end] if long.endswith(short[start:]) else ""


def bigrams(text: str) -> set[str]:
    """Give the pairs of neighbouring characters; of one character, itself."""
    return {text[i : i + 2] for i in range(len(text) - 1)} or {text}


def _overlap(a: str, b: str) -> float:
    """Share of pairs or of characters, whichever tells more."""
    one, two = bigrams(a), bigrams(b)
    pairs = 2 * len(one & two) / (len(one) + len(two))
    chars = len(set(a) & set(b)) / len(set(a) | set(b))
    return max(0.95 * pairs, 0.75 * chars)


def distance(one: str, other: str, most: int = 2) -> int:
    """Count the single characters to be changed, added, left out or swapped; ``most + 1`` where more.

    >>> distance("支付包", "支付宝"), distance("京科东技", "京东科技"), distance("流量", "基础设施")
    (1, 1, 3)
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, c in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, d in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (c != d))
            if older and i > 1 and j > 1 and c == other[j - 2] and one[i - 2] == d:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
