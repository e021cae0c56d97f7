"""Traditional to simplified, one character for one: the door to OpenCC.

Only ``t2s`` is used: its dictionaries hold no entry that changes the length, so the alignment stays. The
configurations that also swap words (``tw2sp``: 網路 -> 网络) do change it; such words are matters of the lexicon.

OpenCC merges characters that the Table of General Standard Characters (通用规范汉字表, 2013, annex 1) keeps for names:
麴 is a surname beside 曲, and 昇 and 陞 stand in given names beside 升. 麴 therefore stays but where it is yeast (酒麴), in
traditional text too, so that one person has one name; 昇 and 陞 only in a text that is simplified otherwise, where they
were chosen: traditional text has them for 升 as well (提昇). The Table's own form of the surname, 麹, OpenCC leaves alone.
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
#: The surname, and no yeast.
_SURNAME = re.compile("(?<![酒红紅大小神制製药藥葯米麦麥甜黄黃块塊踏])麴(?![霉黴菌种種酒药藥葯糵蘖母粉块塊房])")
_GIVEN = re.compile("[昇陞]")  #: in given names
_FEW = 50  # one in so many characters may be traditional in a text that is simplified
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
    >>> simplify("麴晓岚和毕昇说起酒麴"), simplify("麴曉嵐說，畢業後品質提昇")
    ('麴晓岚和毕昇说起酒曲', '麴晓岚说，毕业后品质提升')

    Raises: TextError when OpenCC changed the length, which no version that was tried does.
    """
    if text.isascii():
        return text
    return settle_zhe(_with_names(text, _convert(text)))


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


def _with_names(text: str, simple: str) -> str:
    """Put back into simplified text the characters that are kept for names."""
    kept = [found.start() for found in _SURNAME.finditer(text)]
    if _GIVEN.search(text) and _is_simplified(text, simple):
        kept += [found.start() for found in _GIVEN.finditer(text)]
    for place in kept:
        simple = f"{simple[:place]}{text[place]}{simple[place + 1 :]}"
    return simple


def _is_simplified(text: str, simple: str) -> bool:
    """Tell whether a text was written in simplified characters, but for those that are kept for names."""
    others = sum(a != b and a not in "麴昇陞" for a, b in zip(text, simple, strict=True))
    return others * _FEW < len(text)


def _convert(text: str) -> str:
    simple = str(_converter().convert(text))
    if len(simple) != len(text):
        msg = "conversion to simplified characters: OpenCC changed the length; install opencc 1.4.2"
        raise TextError(msg)
    kept = [found.start() for found in _COVERED.finditer(text)]
    for place in kept:
        simple = f"{simple[:place]}覆{simple[place + 1 :]}"
    return simple
