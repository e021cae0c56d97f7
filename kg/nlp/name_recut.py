"""Mend the words in which names are looked for, where the segmenter cut through a name that it does not know.

It guesses words of two characters best, and so takes the end of a name together with the word behind it (晏书|航原|是)
or a word of grammar, or the end of 地震学家, together with the first character of a name (但县|博物馆, 家乔|定边). Only such guesses are mended: no word of
its dictionary.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import rjieba

from kg.nlp.name_lists import surnames

if TYPE_CHECKING:
    from collections.abc import Sequence

    Pair = tuple[str, str]

_AREAS = frozenset("省市县区镇乡村")
#: Before an area that is named by what it is alone, they are a word: 但|县博物馆, 报|市人民政府.
_OPENING = frozenset("但而又且并虽若如因据经由向报请")
_TURNING = frozenset("但而且若")  #: before a surname they only join clauses
#: Before a place they say how one comes to it, or gets it: 获|岭西省, 赴|云陵市.
_TOWARDS = frozenset("获至到赴往离抵经在于")
#: Words of grammar that a guess takes in behind a name, and what may not stand before them in it: 先|将, 同|在.
_BEHIND = frozenset("原曾将被把在对与和从向也则又却已便都以现")
_NO_NAME = frozenset("也还先已曾正就都却便则又再仍即竟将只均皆同不未能可会要是有为这那其他她它本该各每")
_ENTERING = frozenset("进入赴")  #: behind a name and before a body they say that somebody joins it
_BODIES = ("医院", "大学", "学院", "中学", "小学", "学校", "公司", "厂", "银行", "研究所", "报社", "剧团")
_CONCERNING = frozenset("对 对于 就 拿 从".split())  #: they open for whom something is so: 对李春|来说
_PAIR, _TRIPLE = 2, 3


def recut(pairs: Sequence[Pair]) -> list[Pair]:
    """Give words with their flags anew, as many characters as there were.

    >>> recut([("晏书", "nr"), ("航原", "n"), ("是", "v")])
    [('晏书航', 'nr'), ('原', 'd'), ('是', 'v')]
    >>> recut([("但县", "n"), ("博物馆", "n")]), recut([("王明", "nr"), ("同在", "v")])
    ([('但', 'c'), ('县', 'n'), ('博物馆', 'n')], [('王明', 'nr'), ('同在', 'v')])
    >>> recut([("地震学", "n"), ("家乔", "nr"), ("一", "m")]), recut([("回", "v"), ("家乔", "nr")])
    ([('地震学家', 'n'), ('乔', 'nr'), ('一', 'm')], [('回', 'v'), ('家乔', 'nr')])
    >>> recut([("李明进", "nr"), ("仁济", "n"), ("医院", "n")])
    [('李明', 'nr'), ('进', 'v'), ('仁济', 'n'), ('医院', 'n')]
    >>> recut([("站长", "n"), ("鄢春", "nr"), ("来说", "u")]), recut([("对", "p"), ("鄢春", "nr"), ("来说", "u")])
    ([('站长', 'n'), ('鄢春来', 'nr'), ('说', 'v')], [('对', 'p'), ('鄢春', 'nr'), ('来说', 'u')])
    """
    made: list[Pair] = []
    for k, (word, flag) in enumerate(pairs):
        if len(word) == _PAIR:
            if word[1] in _BEHIND and made and _ends_name(made[-1], word):
                made[-1:] = [(made[-1][0] + word[0], "nr"), (word[1], "d")]
                continue
            if word == "来说" and made and len(made[-1][0]) == _PAIR and _says(made):
                made[-1:] = [(made[-1][0] + "来", "nr"), ("说", "v")]  # 站长鄢春来|说
                continue
            if word[1] in _AREAS and _guessed(word):
                if word[0] in _OPENING:
                    made += [(word[0], "c"), (word[1], "n")]
                    continue
                if made and _takes_area(made[-1][0]):
                    before = made.pop()[0]
                    made += [(before[0], "v"), (before[1] + word, "ns")]
                    continue
            if word[1] in surnames() and flag == "nr" and _guessed(word):
                if word[0] == "家" and made and made[-1][0].endswith("学"):
                    made[-1:] = [(made[-1][0] + "家", "n"), (word[1], "nr")]  # 地震学|家乔
                    continue
                if word[0] in _TURNING:
                    made += [(word[0], "c"), (word[1], "nr")]  # 但乔|定边
                    continue
        elif len(word) == _TRIPLE and flag == "nr" and word[2] in _ENTERING:
            if any(one.endswith(_BODIES) for one, _ in pairs[k + 1 : k + 3]) and word[0] in surnames():
                made += [(word[:2], "nr"), (word[2], "v")]  # 李明|进|仁济医院
                continue
        elif len(word) >= _TRIPLE and word[0] == "今" and flag == "ns" and _guessed(word):
            made += [("今", "t"), (word[1:], "ns")]  # 今|岚溪
            continue
        made.append((word, flag))
    return made


def _ends_name(before: Pair, word: str) -> bool:
    """Tell whether a guess opens with the last character of the name before it: 晏书|航原."""
    name, flag = before
    if len(name) != _PAIR or word[0] in _NO_NAME or not _guessed(word) or not _guessed(name):
        return False
    kind = surnames().get(name[0])
    return kind == "common" or (kind is not None and flag.startswith("nr"))


def _says(made: Sequence[Pair]) -> bool:
    """Tell whether a name stands before 来说 that 来 closes: somebody says something, and it is not said for whom it is so."""
    name, flag = made[-1]
    if not flag.startswith("nr") or name[0] not in surnames():
        return False
    for word, kind in reversed(made):
        if kind == "x":
            break
        if word in _CONCERNING:
            return False
    return True


def _takes_area(before: str) -> bool:
    """Tell whether a guess is a verb and the first character of a place: 获岭|西省."""
    return len(before) == _PAIR and before[0] in _TOWARDS and _guessed(before)


@lru_cache(maxsize=8192)
def _guessed(word: str) -> bool:
    return not rjieba.has_word(word)
