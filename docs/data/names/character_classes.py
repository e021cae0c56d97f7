"""Classes of characters: how apt each is in given names, transliterations and place names.

From the words of jieba's dictionary that it lists as names, against those that it does not; logarithms of ratios in a
few steps. Surnames are those of ``ontology/names/surnames.tsv``.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import jieba
import numpy as np

from kg.nlp.name_lists import surnames

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Characters usual in transliterations, after the tables of the Xinhua agency's practice; written by hand.
USUAL = frozenset(
    "阿埃艾安奥巴贝比彼别波伯博布查达戴丹德迪蒂杜多厄尔法菲费弗福盖戈格古哈海汉赫亨霍基吉加贾杰金卡凯坎柯科克肯孔库夸拉莱兰劳勒雷里利莉立丽连列林卢鲁伦罗洛"
    "吕马玛迈曼梅蒙米密莫默姆穆纳娜内尼涅努诺欧帕派佩皮珀普奇契乔切琼让热日茹瑞萨塞桑沙莎舍施史斯丝松苏索塔泰坦特滕提图托瓦威韦维温沃乌武西希锡夏谢辛休雅亚延"
    "耶叶伊因英尤约扎泽詹珍兹佐朱祖"
)
_HAN = re.compile("[\u3400-\u9fff]+")
_CUTS = (-2, -1, 0, 1, 2)
_OFTEN = 10


@cache
def dictionary() -> tuple[tuple[str, int, str], ...]:
    """Give the words of jieba's dictionary that are all Han: word, count, flag."""
    with jieba.get_dict_file() as lines:
        split = [line.decode().split(" ") for line in lines]
    return tuple((word, int(count), flag.strip()) for word, count, flag in split if _HAN.fullmatch(word))


def character_classes(texts: Iterable[str]) -> tuple[str, dict[str, np.ndarray]]:
    """Give the characters that are told apart, and for each its classes."""
    plain, first, last, place, ending = (Counter[str]() for _ in range(5))
    for word, count, flag in dictionary():
        if flag[:2] not in ("nr", "ns", "nt", "nz"):
            for c in word:
                plain[c] += math.log2(2 + count)
        if flag in ("nr", "nrfg") and word[0] in surnames():
            if len(word) == 3:
                first[word[1]] += 1
                last[word[2]] += 1
            elif len(word) == 2:
                last[word[1]] += 0.5
        if flag == "ns":
            ending[word[-1]] += 1
            if len(word) <= 3:
                place.update(word[:-1])
    classes = {
        "given": graded(first, plain, _CUTS), "last": graded(last, plain, _CUTS),
        "foreign": graded(transliterating(plain), plain, (-1, 0, 1, 2, 3)),
        "usual": dict.fromkeys(USUAL, 1), "place": graded(place, plain, _CUTS),
        "ending": graded(ending, plain, (0, 1, 2, 3)),
        "surname": {one: 2 if kind == "common" else 1 for one, kind in surnames().items() if len(one) == 1},
    }  # fmt: skip
    seen = Counter(c for text in texts for c in text)
    letters = "".join(sorted({c for c, n in seen.items() if n > 1} | {c for one in classes.values() for c in one}))
    return letters, {name: np.array([one.get(c, 0) for c in letters], np.uint8) for name, one in classes.items()}


def graded(counts: Counter[str], plain: Counter[str], cuts: tuple[int, ...]) -> dict[str, int]:
    """Give each character a grade from 1 to 7: how much likelier it is among names than among words."""
    total, all_plain = sum(counts.values()), sum(plain.values())
    grades: dict[str, int] = {}
    for c, n in counts.items():
        if n >= 2:
            ratio = math.log2((n / total) / ((plain[c] + 20) / all_plain))
            grades[c] = 1 + sum(ratio > cut for cut in cuts) + (n >= _OFTEN)
    return grades


def transliterating(plain: Counter[str]) -> Counter[str]:
    """Count characters in words that are transliterations, found from the characters by turns."""
    names = [(w, f) for w, _, f in dictionary() if f in ("ns", "nrt", "nr", "nz")]
    counts = Counter(
        c for w, f in names if len(w) >= 4 and (f == "nrt" or w[0] not in surnames()) and f != "nz" for c in w
    )
    for _ in range(3):
        best = {c for c, _ in sorted(counts.items(), key=lambda one: (-one[1] / (20 + plain[one[0]]), one[0]))[:330]}
        counts = Counter(c for w, _ in names if len(w) >= 3 and sum(c in best for c in w) >= len(w) - 0.5 for c in w)
    return counts


def apt(grades: dict[str, int], least: int) -> list[str]:
    """Give the characters of at least a grade, in order."""
    return sorted(c for c, grade in grades.items() if grade >= least)


def name_parts() -> dict[str, list[str]]:
    """Give the characters and words from which names are invented."""
    plain, first, last, place = (Counter[str]() for _ in range(4))
    words: dict[str, list[str]] = {"ns": [], "nt": [], "nrt": []}
    for word, count, flag in dictionary():
        if flag[:2] not in ("nr", "ns", "nt", "nz"):
            for c in word:
                plain[c] += math.log2(2 + count)
        if flag == "nr" and len(word) == 3 and word[0] in surnames():
            first[word[1]] += 1
            last[word[2]] += 1
        if flag == "ns" and len(word) <= 3:
            place.update(word[:-1])
        if flag in words and len(word) > 1 and (flag != "nrt" or all(c in USUAL for c in word)):
            words[flag].append(word)
    parts = {
        "first": apt(graded(first, plain, _CUTS), 5),
        "last": apt(graded(last, plain, _CUTS), 5),
        "place": apt(graded(place, plain, _CUTS), 5),
    }
    return parts | words | {"usual": sorted(USUAL)}
