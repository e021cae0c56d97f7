"""Traditional to simplified, one character for one: the door to OpenCC.

Only ``t2s`` is used: its dictionaries hold no entry that changes the length, so the alignment stays. The
configurations that also swap words (``tw2sp``: 網路 -> 网络) do change it; such words are matters of the lexicon.
"""

from __future__ import annotations

import re
from functools import cache

import opencc

from kg.errors import TextError

#: Where 著 stays in simplified text; everywhere else it is 着. A guard stands where the two meet by chance:
#: 著名 but 写着名字, 著作 but 忙着作业, 论著 but 讨论着.
KEPT = re.compile(
    "著名(?![字单牌片])|著作(?![业答])|著者|著称(?![呼赞])|著述|著录(?![音像])|著书立说|(?<![穿衣])著有(?=[《“「『多大数专诗文小长短散两一二三四五六七八九十百0-9])"
    "|(?<![讨议谈争评辩理推])论著|合著(?![眼掌双嘴手拍门])|(?<![改汇])编著|(?<![翻口])译著"
    "|[原名巨专遗拙旧新所撰土卓昭]著|(?<![明彰])显著|彰明较著|见微知著|睹微知著"
)
#: 覆 that stays: OpenCC reads the longest word from the left, so 首批覆盖 holds its 批覆 (批复).
_COVERED = re.compile("覆(?=[盖蓋没沒灭滅])")
SIGNED = re.compile(r"[ \u3000》]著(?=[》：:，,（( \u3000]|$)", re.MULTILINE)  #: 高尔基 著：


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def simplify(text: str) -> str:
    """Write traditional characters as simplified ones, as many as there were.

    >>> simplify("支付寶沉迷於流量,扮演著重要的角色,頭髮,皇后,乾坤,著名")
    '支付宝沉迷于流量,扮演着重要的角色,头发,皇后,乾坤,著名'
    >>> simplify("首批覆蓋三縣，來信已批覆")
    '首批覆盖三县，来信已批复'

    Raises: TextError when OpenCC changed the length, which no version that was tried does.
    """
    if text.isascii():
        return text
    return settle_zhe(_convert(text))


def simplify_each(text: str) -> str:
    """Write each character as its simplified form, whatever its neighbours."""
    return _convert("\n".join(text))[::2] if text else ""


def settle_zhe(text: str) -> str:
    """Choose between 着 and 著 in simplified text where the writer knew only 著.

    A text that mostly has 着 already has chosen, and is left alone.

    >>> settle_zhe("沿著海岸走著,看一本專著"), settle_zhe("穿着衣着,笑着说:著")
    ('沿着海岸走着,看一本專着', '穿着衣着,笑着说:著')
    """
    if text.count("著") <= text.count("着"):
        return text
    kept = {m.start() + m[0].index("著") for pattern in (KEPT, SIGNED) for m in pattern.finditer(text)}
    return "".join("着" if c == "著" and i not in kept else c for i, c in enumerate(text))


def _convert(text: str) -> str:
    simple = str(_converter().convert(text))
    if len(simple) != len(text):
        msg = "conversion to simplified characters: OpenCC changed the length; install opencc 1.4.2"
        raise TextError(msg)
    kept = [found.start() for found in _COVERED.finditer(text)]
    for place in kept:
        simple = f"{simple[:place]}覆{simple[place + 1 :]}"
    return simple
