"""Who does something, and what never does: a figure, a stretch of time, a side of something.

In 面积十平方千米，辖两个村 it is no area that has the villages, and in 上游修建水库 whoever built is not named: what only
somebody does is not said of the noun before the verb.
"""

from __future__ import annotations

import re

from kg.extract.scruple import is_measure
from kg.model import Entity, Predicate, Statement, Value

#: What a place or a time never does by itself.
_DEEDS = frozenset(
    "builds prohibits permits uses knows founds acquires buys sells plans produces discovers repairs transforms invents "
    "wrote studies".split()
)
_SIDES = (
    "上游",
    "中游",
    "下游",
    "两端",
    "两侧",
    "两岸",
    "两头",
    "沿岸",
    "沿线",
    "对岸",
    "附近",
    "周边",
    "四周",
    "周围",
)
_TIMES = ("年份", "月份", "时间", "季节", "时节", "时期", "期间", "汛期", "假期", "年间", "时分")
_SOMEBODY = frozenset("Person Company Organisation GovernmentBody University School SportsTeam".split())
_KEPT = ("收藏于", "藏于", "保存于", "存放于", "陈列于", "收藏在", "保存在", "存放在", "陈列在", "现存于", "现藏于")
_OF_COURTS = frozenset("宣判 开庭 休庭 闭庭 结案".split())  #: 宣判后，被告上诉: nobody is named who does it
_RULES = ("辖", "下辖", "管辖")  #: 辖两个村: what a place has under it
#: What only somebody does; a thing never wakes, resigns or answers.
_PERSONAL = frozenset(
    "醒来 睡着 病倒 患病 生病 病逝 病故 去世 逝世 离世 辞世 辞职 离职 退休 结婚 离婚 毕业 入学 签字 签名 道歉 致歉 回答 答应 "
    "承认 坦言 请 起身 摇头 点头 微笑 苦笑 哭 流泪 受访 登门 撰文 致信 起诉 上诉 应聘 入职 宣誓 发誓 后悔 惋惜 抱怨".split()
)
#: Last characters of nouns of relatives; counters of things.
_RELATIVES = "父母爷奶公婆叔伯舅姨姑兄弟姐妹哥子女儿孙妻夫嫂友伴人"
_COUNTED = re.compile("[一两三四五六七八九十几0-9][件条张座部本份幅间台辆艘块把口扇栋幢棵株]")
#: Bare stretches of time: 九年, 三个月; 1949年 and 二〇〇八年 are years.
_SPELL = re.compile(
    "(?:[0-9]{1,2}|[一二两三四五六七八九十百半几数]{1,4})(?:年|个月|个多月|天|周|个星期|小时|个小时|分钟|个钟头)"
)


def idle(subject: Entity | Value | Statement, predicate: Predicate) -> str:
    """Tell why something does not do what is said of it; nothing where it may.

    >>> idle(Entity("面积"), Predicate("辖", "contains"))
    '“面积” is a figure, and does nothing'
    >>> idle(Entity("上游"), Predicate("修建", "builds"))
    '“上游” is where or when it was done'
    >>> idle(Entity("九年"), Predicate("登台"))
    '“九年” is how long it was so'
    >>> idle(Entity("下游"), Predicate("淤塞")), idle(Entity("成本"), Predicate("包括", "contains"))
    ('', '')
    """
    if not isinstance(subject, Entity):
        return ""
    label, name = subject.label, predicate.property
    if _SPELL.fullmatch(label):
        return f"“{label}” is how long it was so"
    if is_measure(label) and (name in _DEEDS or predicate.label in _RULES) and not label.endswith(_TIMES):
        return f"“{label}” is a figure, and does nothing"
    if name in _DEEDS and label.endswith((*_SIDES, *_TIMES)):
        return f"“{label}” is where or when it was done"
    return ""


def thing_acts(subject: Entity | Value | Statement, predicate: Predicate, *, somebody: bool) -> str:
    """Tell why what only somebody does is not said of what is plainly a thing; nothing where it may be.

    >>> thing_acts(Entity("两件蟒袍"), Predicate("请", "invites"), somebody=False)
    '“两件蟒袍” is a thing, and does no such thing'
    >>> thing_acts(Entity("渡口的尾段"), Predicate("醒来"), somebody=False)
    '“渡口的尾段” is a thing, and does no such thing'
    >>> thing_acts(Entity("她的伯父"), Predicate("病故"), somebody=False)
    ''
    >>> thing_acts(Entity("船长"), Predicate("辞职"), somebody=True)
    ''
    """
    label = subject.label
    if somebody or predicate.label.removeprefix("想") not in _PERSONAL or label[-1:] in _RELATIVES:
        return ""
    return f"“{label}” is a thing, and does no such thing" if "的" in label or _COUNTED.search(label) else ""


def handled(predicate: Predicate, kind: str) -> bool:
    """Tell whether something is said of a thing that somebody has in hand, though one of a kind has nobody's hands on it.

    In 白薇录下戏曲，现收藏于市博物馆 it is the recording that is kept.

    >>> handled(Predicate("收藏于", "locatedIn"), "Person"), handled(Predicate("收藏于", "locatedIn"), "Work")
    (True, False)
    """
    if kind == "Person" and predicate.label in _OF_COURTS:
        return True
    return kind in _SOMEBODY and (predicate.label.startswith(_KEPT) or predicate.property == "usedFor")
