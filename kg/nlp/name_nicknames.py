"""People by what their neighbours call them: 老陈, 小李, 阿芳.

Most such words are something else too (小说, 老师, 阿姨): the second character must be a surname, and what follows must be
what follows a subject or an owner.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import rjieba

from kg.model import Span
from kg.nlp.name_parts import Name
from kg.nlp.name_words import everyday

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.nlp.name_lists import NameLists
    from kg.nlp.name_words import Words

#: Surnames that are seldom anything else behind 老 and 小.
_AFTER_OLD = (
    "李王张刘陈杨赵吴周徐孙朱胡郭何罗宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛阎余潘戴钟汪任姜姚谭廖邹熊陆郝孔崔"
    "邱秦顾侯邵孟段汤尹黎乔贺赖龚庞樊殷施洪翟安颜倪严牛温芦季俞章鲁葛伍韦毕聂焦向柳邢骆岳齐梅庄辛管祝左涂祁耿牟卜"
)
_OF_GIVEN = (
    "芳明强珍英华兰玉香秀花梅贵福发财旺德忠义勇军伟国平安生根木水土金银宝珠凤娟燕娥莲桂春夏秋冬菊云霞月红青松柏林森海波涛江河"
    "龙虎豹牛狗毛炳坤坚健康祥吉庆喜顺利潘婆公伯叔嫂辉昌盛荣达文武斌彬"
)
_NICK = re.compile(rf"[老小][{_AFTER_OLD}]|阿[{_OF_GIVEN}](?!斯)")
#: Tags of what may follow a subject or an owner, and of what may not stand before a name.
_FOLLOWING = ("v", "d", "p", "c", "uj", "ul", "x", "ad", "zg", "nr", "r", "t", "f", "vd")
_CERTAIN = 0.7
_AHEAD = 4  # code points behind a nickname that tell what follows


@lru_cache(maxsize=1)
def _jieba() -> rjieba.Jieba:
    return rjieba.Jieba()


def nicknames(words: Words, lists: NameLists) -> Iterator[Name]:
    """Give the people that are called by a nickname."""
    text = words.text
    for hit in _NICK.finditer(text):
        start, end = hit.span()
        called = hit[0]
        if start not in words.at or everyday(called) or called in lists.roles:
            continue
        longer = text[start : end + 1]
        if len(longer) > len(called) and _jieba().has_word(longer):
            continue  # 老陈醋, 小李子
        if _follows(text[end : end + _AHEAD]):
            yield Name(Span(start, end), "Person", called, _CERTAIN, "nickname")


def _follows(rest: str) -> bool:
    """Tell whether what stands behind a nickname may follow a subject, an owner or an object."""
    if not rest or not "\u4e00" <= rest[0] <= "\u9fff":
        return True
    return bool(_jieba().tag(rest, hmm=False)[0][1] in _FOLLOWING)
