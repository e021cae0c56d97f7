"""Verbs with a result that can, or cannot, be reached: 摸得到, 握不住.

The complement of a verb with 得 or 不 between them says what can or cannot come of it, not what came of it (the potential
complement of Chao, A Grammar of Spoken Chinese, 1968, 6.6). Such a verb is one word here; `kg.nlp.token.UNABLE` marks what
cannot be.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.nlp import token as t
from kg.nlp.token import Token

if TYPE_CHECKING:
    from kg.ontology.lexicon import Lexicon

#: What may come of a verb, behind 不.
_RESULTS = (
    "出来 起来 下来 上来 过来 回来 进来 出去 下去 上去 过去 回去 进去 清楚 明白 干净 "
    "出 到 了 起 动 完 上 下 开 过 去 住 掉 成 清 懂 见 饱 透 准 进 齐 满 稳 紧 尽 通 倒 断 穿 破 平 赢 全 回 来 好"
).split()
_UNABLE = re.compile("(.{1,2})不(" + "|".join(_RESULTS) + ")")
#: They say something else: what one thinks of somebody, what comes about against one's will, how many there are.
_OTHER = frozenset(
    "对不起 了不起 看不起 瞧不起 忍不住 禁不住 止不住 想不到 料不到 少不了 免不了 大不了 靠不住 数不清 数不尽 说不上 说不准 过不去 过意不去 "
    "动不动 过不了 用不了 差不了 想不开".split()
)
#: Behind two characters 不 with these denies what comes next: 决定不去, 争执不下.
_OF_ONE = frozenset("来 去 下 过 好 成 开 平 通 全 满 准 破 断".split())
_BOUNDS = ("到", "下", "了", "过")  #: before a number they tell how much less or more it is: 重不到三公斤
_STEM = re.compile("[^想盼求望要需]")  #: a verb that 得到 may say to be possible
_SPOKEN = frozenset("说想要肯敢能会得该应愿管是有")  #: 说不来: that somebody will not come
_NO_STEM = t.MODAL | t.AUX | t.D | t.COORD | t.CONN | t.NEG | t.COP  #: of a word that is a verb before 得到 or 不
_TWO = 2


def potentials(tokens: list[Token], lexicon: Lexicon) -> None:
    """Join a verb and the result that can or cannot come of it, and mark what cannot: 摸|得到, 握|不住, 拿|不|出."""
    for k in range(len(tokens) - 1, -1, -1):
        one = tokens[k]
        if "不" in one.text or one.text == "得到":
            _join(tokens, k, lexicon)


def _join(tokens: list[Token], k: int, lexicon: Lexicon) -> None:
    """Join what stands around one token of a potential, where it is one."""
    one = tokens[k]
    if one.text == "得到":
        verb = tokens[k - 1] if k else one
        if verb.cats & t.V and not verb.cats & (_NO_STEM | t.P) and _STEM.fullmatch(verb.text):
            tokens[k - 1 : k + 1] = [Token(verb.text + one.text, verb.start, t.V)]
        return
    if one.text[0] != "不":
        if _cannot(one.text, tokens, k + 1, lexicon):
            one.cats = t.V | t.UNABLE  # 听不懂, as the dictionary has it
        return
    end = k + 1 if len(one.text) > 1 else k + _TWO
    if not k or end > len(tokens) or not tokens[k - 1].cats & (t.V | t.P) or tokens[k - 1].cats & _NO_STEM:
        return
    text = "".join(each.text for each in tokens[k - 1 : end])
    if _cannot(text, tokens, end, lexicon):
        tokens[k - 1 : end] = [Token(text, tokens[k - 1].start, t.V | t.UNABLE)]


def _cannot(text: str, tokens: list[Token], end: int, lexicon: Lexicon) -> bool:
    """Tell whether words say of a verb that nothing can come of it, before the token at ``end``."""
    found = _UNABLE.fullmatch(text)
    if found is None or text in _OTHER or text in lexicon.words or text in lexicon.verbs:
        return False
    stem, result = found.groups()
    if stem == result or (stem in _SPOKEN and result in ("来", "去", "好", "成", "下", "上")):
        return False  # 好不好; 说不来
    if len(stem) == _TWO:
        known = lexicon.verbs.get(stem)
        if (
            result in _OF_ONE
            or (known is None and stem not in lexicon.bare)
            or (known and known.frame not in ("np", "pivot"))
        ):
            return False
    following = tokens[end] if end < len(tokens) else None
    bound = following is not None and (following.cats & t.VALUE or following.text[0] in "多几一半")
    return not (bound and result in _BOUNDS and stem not in "装容盛放坐")
