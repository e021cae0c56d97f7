"""People by rule: a surname and a given name beside a role, before a verb of saying, in a list of such names.

The segmenter often cuts a name it does not know in pieces (顾闻|笛); where words begin and end is therefore only a
hint, and what stands left and right of the name decides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Span
from kg.nlp.name_parts import Name, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.nlp.name_lists import NameLists
    from kg.nlp.name_words import Words

_SAYS = frozenset(
    "说 表示 认为 指出 介绍 透露 强调 称 坦言 回忆 告诉 解释 补充 提醒 宣布 回应 写道 分析 直言 建议 呼吁 承认 否认 预计 预测 辩称 主张 "
    "笑 问 答 喊 感叹 感慨 反驳 批评 质疑 推测 估计 总结 谈到 提到 说道 说起 出任 担任 当选 就任 出生 毕业 逝世 去世 病逝 出席 致辞".split()
)  # fmt: skip
_NEVER = frozenset("的了着过们我你您他她它这那哪谁某啊吗呢吧是在和与及或被把让给等都也就很不没，。、；：！？（）《》“”‘’「」『』…— \u3000\n")
_SELDOM = frozenset("有为将对从向到于以而则曾已又还再最更说称表认指上下前后内外中时年月日来去出入要会能可其之所因由两三四五六七八九十百千万")
_JOINS = ("、", "和", "与", "及", "以及", "同", "，")
_BYLINE = re.compile(r"(?:作者|撰文|撰稿|编译|编辑|摄影|供图|(?<![\u4e00-\u9fff])文|(?<![\u4e00-\u9fff])图)\s{0,2}[：:／/|丨]\s{0,2}")
_GAP = re.compile(r"[ \u3000]{0,2}(?:[：:／/][ \u3000]{0,2})?")
_UNNAMED = re.compile(r"某(?:某{1,2}|[甲乙丙丁])?")
_HAN = re.compile(r"[\u3400-\u9fff]")
_COMMON, _RARE = 0.93, 0.86
_SURE = 0.98
_POLITE = frozenset("先生 女士 小姐 太太 夫人 老师 教授 博士 律师 法官 医生 院士 总 经理 老板 同学 师傅 大夫 主任 导演 记者 校长 老人 大爷 大妈 奶奶 爷爷 阿姨 某".split())


class People:
    """Finds people in the words of one document."""

    def __init__(self, words: Words, lists: NameLists) -> None:
        self.words = words
        self.text = words.text
        self.surnames = lists.surnames
        self.roles = lists.roles
        self.found: dict[Span, Name] = {}
        self.said: list[Role] = []

    def find(self) -> Iterator[Name]:
        """Give the people that stand beside a role, a verb of saying, a byline mark, or each other."""
        roles, cut = self.roles, self.words
        for k, word in enumerate(cut.words):
            if word in roles:
                self._beside(k)
            elif word in _SAYS:
                self._before_saying(k)
        for hit in _BYLINE.finditer(self.text):
            self._add_list(hit.end(), _SURE)
        for hit in _UNNAMED.finditer(self.text):
            self._unnamed(hit.start(), hit.end())
        yield from self.found.values()

    def _beside(self, k: int) -> None:
        """Look for a person after the role at ``k``, and before it."""
        cut, text = self.words, self.text
        gap = _GAP.match(text, cut.end(k))
        after = gap.end() if gap else cut.end(k)
        self._add_list(after, 0.0)
        before = self._ending(cut.starts[k])
        if before is not None:
            self._add(before, _COMMON)

    def _before_saying(self, k: int) -> None:
        cut = self.words
        first = k
        while first > 0 and cut.flag(first - 1) in ("d", "ad", "t", "f", "p") and k - first < 3:  # noqa: PLR2004
            first -= 1
        for end in {cut.starts[k], cut.starts[first]}:
            for size in (3, 2, 4):
                start = end - size
                if start < 0 or start not in cut.at:
                    continue
                before = cut.flag(cut.at[start] - 1)
                if before == "x" and self._is_name(start, end):
                    self._add(Span(start, end), 0.85)
                    return

    def _ending(self, end: int) -> Span | None:
        """Give the name that ends at ``end``: 王明|教授; a bare surname only before a polite title."""
        for size in (3, 2, 4):
            start = end - size
            if start >= 0 and start in self.words.at and self._is_name(start, end):
                k = self.words.at[start]
                if self.words.flag(k).startswith("nr") and self.words.end(k) == end:
                    return Span(start, end)
        return None

    def _add_list(self, place: int, certainty: float) -> None:
        """Add the person that begins at ``place``, and those joined to them."""
        start = place
        while True:
            end, sure = self.starting(start)
            if not end:
                return
            self._add(Span(start, end), max(certainty, sure) if start == place else min(sure, 0.85))
            joint = next((j for j in _JOINS[:-1] if self.text.startswith(j, end)), "")
            if not joint:
                return
            start = end + len(joint)
            if joint != "、" and self.words.flag(self.words.index(start)) not in ("nr", "nrt", "nrfg", "ns", "nz"):
                return

    def _add(self, span: Span, certainty: float) -> None:
        old = self.found.get(span)
        if old is None or old.certainty < certainty:
            self.found[span] = Name(span, "Person", span.of(self.text), certainty, "role")

    def starting(self, start: int) -> tuple[int, float]:
        """Give where the personal name that begins at ``start`` ends, and how sure that is; 0 where none begins."""
        size = self._surname(start)
        if not size:
            return 0, 0.0
        best, best_score = 0, 0.0
        for given in (2, 1):
            end = start + size + given
            score = self._score(start, start + size, end)
            if score > best_score:
                best, best_score = end, score
        if best_score < 1:
            return 0, 0.0
        common = self.surnames[self.text[start : start + size]] != "word"
        return best, (_COMMON if common else _RARE) - (0.1 if best_score < 2 else 0)  # noqa: PLR2004

    def _surname(self, start: int) -> int:
        text = self.text
        if text[start : start + 2] in self.surnames:
            return 2
        return 1 if text[start : start + 1] in self.surnames else 0

    def _score(self, start: int, given: int, end: int) -> float:
        """Tell how well a surname and the characters ``[given, end)`` make a name; below 1, not at all."""
        cut, name = self.words, self.text[given:end]
        if len(name) < end - given or end not in cut.at or any(c in _NEVER or not _HAN.match(c) for c in name):
            return 0.0
        first, after = cut.at.get(start), cut.at[end]
        score = 1.0
        if first is None:
            score -= 0.5
        elif cut.end(first) == end:
            flag = cut.flag(first)
            score += 1.5 if flag.startswith("nr") else 0 if flag in ("ns", "nz", "x", "n") else -0.8
            if flag in ("n", "v", "a", "vn") and rare(cut.word(first)):
                score += 0.4
        score -= 0.7 * sum(c in _SELDOM for c in name[:1] if len(name) == 1)
        score += 0.3 * (len(name) - 1)
        return score + _follows(cut.word(after), cut.flag(after))

    def _is_name(self, start: int, end: int) -> bool:
        size = self._surname(start)
        return 0 < end - start - size <= 2 and self._score(start, start + size, end) >= 1  # noqa: PLR2004

    def _unnamed(self, start: int, end: int) -> None:
        """Add 李某, 张某某, 欧阳某."""
        for size in (2, 1):
            if self.text[start - size : start] in self.surnames and start >= size:
                if size == 1 and self.surnames[self.text[start - 1]] == "word" and (start - 1) not in self.words.at:
                    continue
                self._add(Span(start - size, end), _SURE)
                return


def rare(word: str) -> bool:
    """Tell whether a word is too long to be an everyday one."""
    return len(word) > 2  # noqa: PLR2004


def _follows(word: str, flag: str) -> float:
    """Tell how well a word fits after a personal name."""
    if flag in ("x", "c", "v", "d", "p", "uj", "ul", "f", "ad", "zg") or word in _SAYS:
        return 0.5
    if flag in ("vn", "t", "m", "r", "b"):
        return 0.2
    return -0.4 if len(word) == 1 and flag in ("n", "a", "g", "ng", "ag", "vg", "nr", "nz", "j", "q") else 0.0
