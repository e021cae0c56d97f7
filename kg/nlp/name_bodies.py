"""Companies, organisations and events by rule: an ending that tells the kind, and the words that belong to it.

The left edge is where the words stop being nouns: a preposition, a verb that no name holds, a mark, a role, a
class noun such as 企业. What is left must hold something proper, else 民间团体 would be a name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Span
from kg.nlp.name_lists import common_words
from kg.nlp.name_parts import Name
from kg.nlp.name_words import everyday, made_up

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.nlp.name_lists import NameLists
    from kg.nlp.name_words import Words

_INSIDE = frozenset("n ns nr nrt nrfg nz nt j vn b eng an ng s g vg a ag q l".split())
_PROPER = frozenset("ns nr nrt nrfg nz nt eng".split())
_GRAMMAR = "内由在据与和对向从被将把于至则该本此这那各每某两几第一经以给让同跟及为"
_TRADES = frozenset(
    "律师 会计师 审计师 建筑师 设计师 教师 作家 记者 医师 工程师 企业家 艺术家 书法家".split()
)  #: 律师事务所, 作家协会
_ADVERBS = frozenset("必皆均已须应仍曾获")  #: a guess that opens with one holds a verb
_LEGAL = ("股份", "有限公司", "有限责任公司", "股份有限公司")
_ENTERING = "进入赴"  #: behind a name they say that somebody joins a body
_FOUNDING = frozenset("开设 创办 创立 创建 设立 成立 组建 建立 开办 筹建 兴办 收购 参股".split())
_TOWARDS = "到至进入往"  #: last characters of verbs of which no name holds one: 告到|法院
_BRINGING = "于由被把向"  #: prepositions that no name holds
_LONGEST = 9
_SHORT, _RARE = 2, ("v", "n", "a", "vn")
#: What only somebody does: 启衡储能|计划, 启衡储能|首席科学家.
_ACTS = re.compile("计划|宣布|表示|承认|否认|公告|回应|称|方面|首席|董事长|总经理|创始人|总裁|负责人|发言人")
_FIRMLY = re.compile("宣布|公告|(?:成立|创立|创办)于|董事长|总经理|创始人|总裁|首席执行官")
#: Behind an ending such as 物流 they tell of a trade: 冷链物流|企业.
_OF_TRADES = frozenset("企业 行业 产业 领域 市场 体系 板块 赛道 服务商".split())
#: Endings that tell of what things are, too, and such things: 自动化|设备, 机械|臂.
_OF_THINGS = frozenset(
    "自动化 机械 机电 电子 电气 动力 智能 数据 材料 能源 新能源 化工 医疗 生物 机器人 软件 芯片 航空 保险 汽车".split()
)
_THINGS = frozenset(
    "仓库 设备 系统 产品 生产线 产线 装置 技术 工程 工程师 专业 学院 仓 臂 零件 部件 元件 器件 平台 中心 实验室 程序 工厂 项目 控制 水平".split()
)
_WHOLE = ("公司", "集团", "局", "委", "院", "厅", "部")
#: Before 资本 and 基金 they say of what sort it is.
_SORTS = frozenset(
    "民营 社会 外国 国有 金融 产业 风险 民间 海外 境外 私募 公募 政府 引导 投资 创业 养老 慈善 互助 发展 国际 国内 美元 外资 母子 专项".split()
)
#: An investor, others perhaps, then what they all do.
_INVESTOR = re.compile(
    r"(?:(?<=[，、：；由和及与。\n])|(?<=股东)|(?<=机构)|(?<=方)|\A)"
    r"(?P<name>[\u3400-\u9fff]{2,4}(?:资本|创投|基金|资管))(?=[^。；，\n]{0,24}?(?:领投|跟投|参投|联合投资|独家投资))"
)


class Bodies:
    """Finds companies, organisations and events in the words of one document."""

    def __init__(self, words: Words, lists: NameLists) -> None:
        self.words = words
        self.lists = lists
        frames = lists.frames
        self.verbs, self.edges, self.heads = frames["verb"], frames["edge"], frames["head"]
        self.bodies, self.events = frames["body"], frames["event"]

    def find(self) -> Iterator[Name]:
        """Give the names that an ending closes."""
        endings = self.lists.endings
        yield from self._investors()
        for k, word in enumerate(self.words.words):
            if word in self.bodies:
                yield from self._name(k, endings.get(word, "Organisation"), word)
            elif word in self.events:
                yield from self._name(k, "Event", word)
            elif len(word) > 3:
                sizes = (size for size in (4, 3, 2) if word[:size] in self.bodies and word[size:] in self.lists.roles)
                ending = word[: next(sizes, 0)]
                if ending:  # 事务所律师 is one word for the segmenter
                    yield from self._name(k, endings.get(ending, "Organisation"), ending)

    def _name(self, k: int, kind: str, ending: str) -> Iterator[Name]:
        cut = self.words
        following = cut.word(k + 1) if ending == cut.word(k) else ""
        goes_on = len(following) > 1 and kind != "Event" and following in self.lists.endings
        if goes_on or following in ("公司", "股份") or (self._of_trade(k) and not ending.endswith(_WHOLE)):
            return
        first, start = self._edge(k)
        named = first < k - 1 or (first == k - 1 and self._proper(first))
        if not named and self._again(k, ending):
            span = Span(cut.starts[k - 1], cut.starts[k] + len(ending))
            yield Name(span, kind, span.of(cut.text), 0.7, "ending")
            return
        while first < k and cut.flag(first) in ("q", "m") and len(cut.word(first)) == 1:
            first += 1
            start = cut.starts[first]
        proper = next((j for j in range(first, k) if self._proper(j)), -1)
        if first == k or proper < 0:
            if kind != "Event" or first == k or cut.word(first) not in self.heads:
                return
            proper = first
        span = Span(start, cut.starts[k] + len(ending))
        certainty = 0.9 if ending.endswith("公司") else 0.7
        yield Name(span, kind, span.of(cut.text), certainty - (0.1 if proper > first else 0), "ending")

    def _of_trade(self, k: int) -> bool:
        """Tell whether the noun behind an ending makes it a trade or a sort of thing: 冷链物流|企业, 自动化|仓库."""
        following = self.words.word(k + 1)
        return following in _OF_TRADES or (self.words.word(k) in _OF_THINGS and following in _THINGS)

    def _again(self, k: int, ending: str) -> bool:
        """Tell whether a word with an ending comes more than once, and acts as only somebody does: 启衡储能."""
        word = self.words.word(k - 1)
        if len(word) != _SHORT or word in self.verbs or self.words.flag(k - 1) not in _RARE:
            return False
        named = list(re.finditer(re.escape(word + ending), self.words.text))
        if word in common_words():  # 织锦机电: it must be told of as only a firm is, and often
            return len(named) > _SHORT and any(_FIRMLY.match(self.words.text, one.end()) for one in named)
        return len(named) > 1 and any(_ACTS.match(self.words.text, one.end()) for one in named)

    def _investors(self) -> Iterator[Name]:
        """Give investors, whose names are often everyday words: 启明资本 in 由启明资本领投."""
        for hit in _INVESTOR.finditer(self.words.text):
            if "家" not in hit["name"] and not any(one in hit["name"] for one in _SORTS):
                yield Name(Span(*hit.span("name")), "Company", hit["name"], 0.95, "investor")

    def _proper(self, k: int) -> bool:
        word, flag = self.words.word(k), self.words.flag(k)
        if everyday(word):
            return False
        return flag in _PROPER or (made_up(word) and (word[0] not in _GRAMMAR or len(word) > 2))

    def _belongs(self, word: str, flag: str, following: str) -> bool:
        """Tell whether a word may be part of a name: 流体|控制|股份有限公司, but not 零售|必谈|自动化."""
        if (made_up(word) and word[0] in _ADVERBS) or (flag == "v" and (word in _FOUNDING or word[-1] in _TOWARDS)):
            return False
        if flag in _INSIDE or word in self.verbs or (flag == "v" and not everyday(word)):
            return True
        return flag == "v" and len(word) > 1 and following in _LEGAL

    def _edge(self, k: int) -> tuple[int, int]:
        """Give the first word of the name that the ending at ``k`` closes, and where in the text the name begins."""
        cut, roles = self.words, self.lists.roles
        j = k
        while j > 0 and k - j < _LONGEST:
            word, flag = cut.word(j - 1), cut.flag(j - 1)
            if word in ("）", ")") and j >= 4 and cut.word(j - 3) in ("（", "(") and cut.flag(j - 2) == "ns":
                j -= 3
                continue
            if word in self.edges or (word in roles and word not in _TRADES) or not word or word.endswith("某"):
                break
            inner = max(map(word.rfind, _BRINGING)) if made_up(word) else -1
            if inner >= 0:
                return j - (inner < len(word) - 1), cut.starts[j - 1] + inner + 1  # 现藏于|省博物馆
            if not self._belongs(word, flag, cut.word(j) if j < k else ""):
                break
            j -= 1
            joined = word[0] in _ENTERING and cut.flag(j - 1) == "nr"  # 邵映兰|进仁晏|医院
            if made_up(word) and (word[0] in _GRAMMAR or joined) and len(word) > 2:
                return j, cut.starts[j] + 1  # 及澜江: the segmenter took a word of grammar in
        return j, cut.starts[j]
