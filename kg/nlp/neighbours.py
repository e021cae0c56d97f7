"""What a word owes to the word before it: an ending, a place's name, where it is, or what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.nlp.token import Token

_CLASSIFIERS = frozenset(
    "个条款项支家座位名件种部本份场次代批群片段句首幅间所台架辆艘枚颗只头棵届轮套层类张出块根匹扇盏顶幢尊笔节碗桩册株瓶幕"
)
COUNTING = _CLASSIFIERS | {*"出回折集期"}  #: what may count; the last of them only behind 第三
#: Words that a classifier stands behind.
_COUNTED = frozenset("这 那 某 每 几 哪 各 此 一 两 三 四 五 六 七 八 九 十 数 该 另 首 上 下 前 后".split())
#: What holds so much of something, behind words for how much it holds: 一|池|锦鲤, 满|屋|书.
_HOLDING, _FULL = frozenset("池船屋桌箱筐袋瓶盆罐桶壶篮仓"), ("一", "满", "整")
_SENT = tuple("上出人到往去")  #: behind 派 they tell whither somebody is sent
_PAIR = 2  # code points of most guesses
#: They end names of places: 石门沟.
_GROUNDS = "沟村镇乡县河江湖岛湾桥坪坡岭寨屯堡"
_UPON = "上里内"  #: behind a noun they say where, before what is done there


def takes_ending(before: Token, place: int, ending: str) -> bool:
    """Tell whether a word that ends at a place can take an ending, with what may stand behind that: 配送 before 员."""
    if ending[0] == "派" and (before.cats & t.NAME or ending[1:] in _SENT):
        return False  # 红星队|派替补上场, 教练|派上新人
    return before.end == place and len(before.text) > 1 and bool(before.cats & (t.N | t.V | t.A))


def opens_with_place(guess: str, place: int, tokens: list[Token]) -> bool:
    """Tell whether a guessed verb begins with the end of a place's name, or with where: 石门|沟当, 在平台|上租."""
    if len(guess) != _PAIR or not tokens or tokens[-1].end != place or not tokens[-1].cats & t.N:
        return False
    if guess[0] in _UPON:
        return any(one.text == "在" for one in tokens[-3:-1])
    return guess[0] in _GROUNDS and len(tokens[-1].text) == _PAIR


def opens_stretch(tokens: list[Token], place: int) -> bool:
    """Tell whether a time from which something goes on ends at a place: 自1951年|起守塔."""
    if len(tokens) < _PAIR or tokens[-1].end != place or not tokens[-1].cats & t.T:
        return False
    return tokens[-2].text in ("自", "从", "由", "打")


def counts(before: str, classifier: str) -> bool:
    """Tell whether a character behind a word is its classifier: 一|节, 第二十六|出."""
    if before[0] == "第" and len(before) > 1:
        return classifier in COUNTING
    return (before in _COUNTED and classifier in _CLASSIFIERS) or (before in _FULL and classifier in _HOLDING)


def counted(word: str) -> bool:
    """Tell whether two characters point with a classifier, or count points: 那支, 这台, 二是."""
    if len(word) != _PAIR:
        return False
    return (word[0] in "这那哪每" and word[1] in _CLASSIFIERS) or (
        word[0] in "一二三四五六七八九十" and word[1] == "是"
    )
