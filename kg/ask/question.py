"""A question as it is read: one script, no politeness, what is asked marked with ``？``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ask.patterns import MARK
from kg.text.offsets import Aligned
from kg.text.variant import simplify
from kg.text.width import drop_invisible, fold_width

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.ask.forms import Wordings

_END = re.compile(r"[\s?？。.!！~～…]+$")
_QUOTED = re.compile(r"《[^《》]+》|“[^“”]+”|「[^「」]+」|『[^『』]+』|\"[^\"]+\"")
_HIDDEN = 0xF0000  # a plane for private use: what is hidden there is no word of any pattern
_TURNED = re.compile(r"(?P<a>[^\W\d_])(?:不|没)(?P<b>(?P=a)[^\W\d_]?)|(?P<c>[^\W\d_]{2})(?:不|没)(?P=c)")
_HAN = re.compile(r"[㐀-鿿]")
_ENGLISH = re.compile(
    r"(?:who|what|which|where|when|why|how|is|are|was|were|do|does|did|can|could|has|have|will|in|on|at|to|from|tell|name|list|compare)\b ",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[A-Za-z]")
_NOT_BEFORE = {"几": "乎何率内亚丁度近", "哪": "怕吒", "多少": "有些"}
_BECOMING = "认以作称列誉视评定选成改变分命看当译封升降"
_NOT_AFTER = {"几": "好十无", "多": "很最许众诸至不更太", "什": "没", "谁": "", "如": "不比例假", "怎": "不"}


@dataclass(frozen=True, slots=True)
class Hole:
    """One place where something is asked."""

    words: str  #: as asked: 哪家公司
    wants: str
    noun: str = ""  #: what is asked for, where the words imply it


@dataclass(frozen=True, slots=True)
class Question:
    """A question, folded."""

    asked: str
    plain: str  #: simplified, without the mark at its end
    marked: str  #: without politeness, with ``？`` for each hole and 吗 for A不A
    holes: tuple[Hole, ...] = ()

    @property
    def english(self) -> bool:
        """Tell whether it is asked in English, whatever names it holds."""
        return bool(_ENGLISH.match(self.plain)) or len(_LETTER.findall(self.plain)) > 3 * len(_HAN.findall(self.plain))


def fold(asked: str, known: Wordings, is_name: Callable[[str], bool] = lambda _: False) -> Question:
    """Read a question; ``is_name`` tells names, whose words never ask: 《如何阅读》.

    >>> from kg.ask.forms import wordings
    >>> fold("請問螞蟻金服到底沉迷於什麼呢？", wordings()).marked
    '蚂蚁金服沉迷于？'
    >>> fold("支付宝算不算金融科技的代表？", wordings()).marked
    '支付宝算金融科技的代表吗'
    """
    plain = " ".join(simplify(drop_invisible(fold_width(Aligned.untouched(asked))).text).split())
    plain = _END.sub("", plain)
    hidden: list[str] = []

    def hide(found: re.Match[str]) -> str:
        hidden.append(found[0])
        return chr(_HIDDEN + len(hidden) - 1)

    text = _QUOTED.sub(hide, plain)
    text = re.sub(r"(?<![0-9])[,;；](?![0-9])|[,;；](?![0-9])", "，", text)
    if _HAN.search(text):
        text = text.replace(" ", "") if not _LETTER.search(text) else text
        text, holes = _marked(text, known, is_name)
    else:
        holes = ()
    for place, words in enumerate(hidden):
        text = text.replace(chr(_HIDDEN + place), words)
    return Question(asked, plain, text, holes)


def _marked(text: str, known: Wordings, is_name: Callable[[str], bool]) -> tuple[str, tuple[Hole, ...]]:
    before, text = text, _without(text, known, "start")
    text, turned = _settled(text)
    text = _without(_without(text, known, "after"), known, "any")
    text, holes = _holes(text, known, is_name)
    text = _without(text, known, "end")
    if not holes and _KNOWING.match(before) and (told := _NOUN_OF.fullmatch(text)):
        text, holes = f"{told[1]}是{MARK}", (Hole("什么", "thing"),)  # 你知道赵州桥的设计者吗
    if holes:
        text = re.sub(r"(?<!？)(吗|么)$", "", text)
    elif turned and not text.endswith(("吗", "么")):
        text += "吗"
    return _END_COMMA.sub("", text), holes


_ASKING = 2  # characters of a word that asks
_KNOWING = re.compile("(?:[你您]|大家|谁|有谁|有人|各位|有没有人)?们?(?:知道|晓得|清楚|了解|记得)")
_NOUN_OF = re.compile("(.+的[^，的是了]{1,6})[吗么不]")
_END_COMMA = re.compile(r"^[，、：\s]+|[，、：\s]+$")


def _without(text: str, known: Wordings, where: str) -> str:
    """Take out the fillers of one place, again and again where they stand at an edge."""
    for _ in range(4):
        before = text
        for pattern, place in known.fillers:
            if place != where:
                continue
            if where in ("any", "after"):
                text = pattern.sub(lambda m: "" if where == "any" or _appended(m) else m[0], text)
                continue
            ends = [m for m in pattern.finditer(text) if (m.start() == 0 if where == "start" else m.end() == len(text))]
            best = max(ends, key=lambda m: m.end() - m.start(), default=None)
            # 文章讲什么 asks of the text itself
            if best is not None and best.end() - best.start() < len(text) - _ASKING:
                text = text[best.end() :] if where == "start" else text[: best.start()]
        if text == before or where in ("any", "after"):
            break
    return text


def _appended(found: re.Match[str]) -> bool:
    """Tell whether 这本书 stands behind a name, not for one."""
    before = found.string[: found.start()][-1:]
    return bool(before) and before not in "是了写过在对把被的和与跟对，、给为由"


def _settled(text: str) -> tuple[str, bool]:
    """Write A不A as A."""
    found = _TURNED.search(text)
    if found is None:
        return text, False
    kept = found["b"] or found["c"]
    if found["b"] and len(found["b"]) == 2 and text[found.start("b") + 1 : found.start("b") + 2] in "不没":
        kept = found["a"]
    return text[: found.start()] + kept + text[found.end() :], True


def _holes(text: str, known: Wordings, is_name: Callable[[str], bool]) -> tuple[str, tuple[Hole, ...]]:
    found: list[Hole] = []
    parts: list[str] = []
    place = 0
    while place < len(text):
        best: tuple[tuple[int, bool], Hole] | None = None
        for one in known.holes:
            hit = one.pattern.match(text, place)
            if hit is None or hit.end() == place:
                continue
            length = hit.end() - place, bool(one.noun)
            if (best is None or length > best[0]) and _asks(text, hit, is_name):
                best = length, Hole(hit[0], one.wants, one.noun)
        if best is None:
            parts.append(text[place])
            place += 1
        else:
            parts.append(MARK)
            found.append(best[1])
            place += best[0][0]
    return "".join(parts), tuple(found)


def _asks(text: str, hit: re.Match[str], is_name: Callable[[str], bool]) -> bool:
    """Tell whether words that can ask do so here: not in 几乎, 没什么, nor within a name."""
    words, after, before = hit[0], text[hit.end() : hit.end() + 1], text[hit.start() - 1 : hit.start()]
    if after and after in _NOT_BEFORE.get(words, ""):
        return False
    if before and before in _NOT_AFTER.get(words[0], ""):
        return False
    if words == "为什么" and before and before in _BECOMING:  # 列为什么, 认为什么: the question word is 什么
        return False
    if words == "几" and not after:
        return before not in ("", "好")
    if words == "哪":  # 在哪, with no noun behind it
        return before in ("在", "到", "去", "从", "于", "往") or (not after and bool(before))
    return not any(
        is_name(text[start:end])
        for start in range(max(0, hit.start() - 8), hit.start() + 1)
        for end in range(hit.end(), min(len(text), hit.end() + 8) + 1)
        if end - start > len(words) + 1
    )
