"""The words in which names are looked for.

They are cut without any lexicon, so that what the tagger learnt holds for every ontology: a word list that grows
must not move the boundaries of words that it does not hold.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

import rjieba

from kg.nlp.name_lists import common_words
from kg.nlp.name_recut import recut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Span

_COMPOUND = 3  # code points
_SILENCE = ("", "x")
_NAMES = frozenset("nr ns nt nrt nz nrfg j".split())
#: Endings of common nouns of three characters, which word lists count among people for the surname that they begin with: 安全|带.
_ENDS = frozenset(
    "证卡镜药剂图车船艇茶厂店粉带庭科馆站季词裙衫服锁灯菇茸柜筐仓糖汤油酒饭菜瓜病症炎菌虫蛇皮骨纸布鞋帽袜绳箱包袋盒瓶罐桶杯碗盘锅刀枪炮弹鼓戏剧画碑庙房屋室院校"
    "路街巷队组部局所会社党派法费税价率量表单册集报刊信案票券币钱刑罪权机器炉泵阀管线网板架床桌椅凳墙砖瓦窗鱼虾蟹鸟蜂蝶蚊蝇鸡鸭鹅猪狗猫鼠兔素碱盐糕饼粥羹酱醋蛋奶肉"
    "果豆米面粮麦苗草藻藤叶茎芽树林石矿煤气池筒球牌棋赛节日期年夜性度式型类品物具材料液膜层片块粒丝棉绒毛壳巾伞扇旗标符号码字语书诗歌曲舞团者员"
)
_PLAIN = frozenset("n v vn a ad an b d i l".split())


@dataclass(slots=True)
class Words:
    """The words of some stretches of a text, in order, with silence before and behind each stretch."""

    text: str
    pairs: list[tuple[str, str]] = field(default_factory=list)  #: word and flag
    words: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)  #: first guess at the part of speech, in the letters of `rjieba`
    starts: list[int] = field(default_factory=list)  #: in the text, code points
    at: dict[int, int] = field(default_factory=dict)  #: start -> place in the lists

    def parts(self, most: int) -> Iterator[Words]:
        """Give the stretches again in parts of about ``most`` characters, none of them divided."""
        first = 0
        silences = [k for k, word in enumerate(self.words) if not word]
        for k in silences[1::2]:
            if self.starts[k] - self.starts[first] >= most or k == silences[-1]:
                place = slice(first, k + 1)
                yield Words(self.text, self.pairs[place], self.words[place], self.flags[place], self.starts[place])
                first = k + 1

    def index(self, place: int) -> int:
        """Give the word that holds the character at ``place``."""
        return bisect_right(self.starts, place) - 1

    def end(self, k: int) -> int:
        """Give where a word ends in the text."""
        return self.starts[k] + len(self.words[k])

    def word(self, k: int) -> str:
        """Give a word; nothing before the first and after the last."""
        return self.words[k] if 0 <= k < len(self.words) else ""

    def flag(self, k: int) -> str:
        """Give a flag; ``x``, as of a mark, before the first and after the last."""
        return self.flags[k] if 0 <= k < len(self.flags) else "x"


def cut(text: str, stretches: Iterable[Span]) -> Words:
    """Cut stretches of a text into words.

    >>> from kg.model import Span
    >>> found = cut("记者王明报道。", [Span(2, 6)])
    >>> list(zip(found.words, found.flags, found.starts))
    [('', 'x', 2), ('王明', 'nr', 2), ('报道', 'v', 4), ('', 'x', 6)]
    """
    made = Words(text)
    pairs, starts = made.pairs, made.starts
    for stretch in stretches:
        tagged = recut(rjieba.tag(text[stretch.start : stretch.end]))
        pairs += (_SILENCE, *tagged, _SILENCE)
        starts.append(stretch.start)
        starts += accumulate([len(word) for word, _ in tagged], initial=stretch.start)
    made.words = [word for word, _ in pairs]
    made.flags = [flag for _, flag in pairs]
    made.at = dict(zip(starts, range(len(starts)), strict=True))
    return made


@lru_cache(maxsize=8192)
def everyday(word: str) -> bool:
    """Tell whether a string is an everyday word, and so no sure sign of a name.

    >>> everyday("海棠"), everyday("澜川"), everyday("北京"), everyday("大桥"), everyday("安全带")
    (True, False, False, True, True)
    """
    if word in common_words():
        return True
    if not rjieba.has_word(word):
        return False
    tagged = rjieba.tag(word)
    return len(tagged) != 1 or tagged[0][1] not in _NAMES or (tagged[0][1] == "nr" and compounded(word))


def compounded(word: str) -> bool:
    """Tell whether a word is an everyday one and the ending of a common noun: 安全|带, 仲裁|庭, 申请|书."""
    if len(word) != _COMPOUND or word[-1] not in _ENDS or not rjieba.has_word(word[:2]):
        return False
    return rjieba.tag(word[:2])[0][1] in _PLAIN


@lru_cache(maxsize=8192)
def made_up(word: str) -> bool:
    """Tell whether the segmenter put a word together that it does not know.

    >>> made_up("澜川"), made_up("北京"), made_up("的")
    (True, False, False)
    """
    return len(word) > 1 and not word.isascii() and not rjieba.has_word(word)
