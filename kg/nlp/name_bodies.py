"""Companies, organisations and events by rule: an ending that tells the kind, and the words before it that belong to it.

The left edge is where the words stop being nouns: a preposition, a verb that no name holds, a mark, a role, a
class noun such as 企业. What is left must hold something proper, else 民间团体 would be a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Span
from kg.nlp.name_parts import Name
from kg.nlp.name_words import everyday, made_up

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.nlp.name_lists import NameLists
    from kg.nlp.name_words import Words

_INSIDE = frozenset("n ns nr nrt nrfg nz nt j vn b eng an ng s g vg a ag q l".split())
_PROPER = frozenset("ns nr nrt nrfg nz nt eng".split())
_VERBS = frozenset(
    "投资 管理 建设 发展 开发 设计 控股 服务 研究 监督 检察 保护 合作 运营 工程 装饰 出版 发行 传播 教育 保险 航运 运输 制造 销售 贸易 进出口 租赁 "
    "咨询 策划 检验 检测 测试 修复 改革 统计 审计 审查 调查 代理 生产 加工 安装 养殖 种植 纺织 印刷 实验 应用 推广 促进 评估 认证 创新 创业 交流 "
    "仲裁 信访 应急 执法 退役 移民 交易 监管 规划 防治 救助 供应 储备 联合".split()
)  # fmt: skip
_EDGES = frozenset(
    "企业 公司 机构 集团 厂商 巨头 平台 品牌 子公司 母公司 总公司 旗下 名为 对手 原 前 本 该 各 全 某 此 多 双方 以及 及其 总部 位于 原告 被告 客户 "
    "伙伴 股东 单位 部门 学校 银行 超市 全国 我国 全市 全省 老牌 知名 著名 新兴 大型 国有 民营 外资 中资 一家 两家 其他 其它 有关 相关 当地 地方 "
    "附属 所属 主要 海外 国内 国外 国际 消费 老 新 小 大 自己 家 个 所 名 位 时 这支 那支 首支 这家 那家 这所 冠军 亚军 季军 卫冕 主场 客场".split()
)  # fmt: skip
_DEFINITE = frozenset(
    "有限公司 有限责任公司 股份公司 集团 控股 银行 证券 出版社 大学 人民法院 法院 检察院 人民政府 委员会 研究院 研究所 协会 学会 博物馆 图书馆 俱乐部 "
    "基金会 事务所 日报社 电视台 医院 中学 管理局 监管总局 总局 股份有限公司 集团有限公司 人民检察院 中级人民法院 高级人民法院".split()
)  # fmt: skip
_EVENTS = frozenset(
    "联赛 超级联赛 甲级联赛 锦标赛 公开赛 大奖赛 邀请赛 冠军杯 世界杯 亚洲杯 欧洲杯 奥运会 冬奥会 残奥会 亚运会 全运会 运动会 世博会 博览会 双年展 电影节 "
    "文化节 音乐节 艺术节 峰会 论坛 战争 战役 起义 革命 事变 地震 空难 惨案 政变 会战 海战".split()
)  # fmt: skip
_EVENT_HEADS = frozenset("全国 世界 亚洲 国际 奥运 夏季 冬季".split())
_GRAMMAR = "内由在据与和对向从被将把于至则该本此这那各每某两几第一经以给让同跟及为"
_LONGEST = 9


class Bodies:
    """Finds companies, organisations and events in the words of one document."""

    def __init__(self, words: Words, lists: NameLists) -> None:
        self.words = words
        self.lists = lists

    def find(self) -> Iterator[Name]:
        """Give the names that an ending closes."""
        endings = self.lists.endings
        for k, word in enumerate(self.words.words):
            if word in _DEFINITE:
                yield from self._name(k, endings.get(word, "Organisation"))
            elif word in _EVENTS:
                yield from self._name(k, "Event")

    def _name(self, k: int, kind: str) -> Iterator[Name]:
        cut = self.words
        word, following = cut.word(k), cut.word(k + 1)
        if (len(following) > 1 and kind != "Event" and self.lists.endings.get(following)) or following in ("公司", "股份"):
            return  # the ending goes on
        first, start = self._edge(k)
        while first < k and cut.flag(first) in ("q", "m") and len(cut.word(first)) == 1:
            first += 1
            start = cut.starts[first]
        proper = next((j for j in range(first, k) if self._proper(j)), -1)
        if first == k or proper < 0:
            if kind != "Event" or first == k or cut.word(first) not in _EVENT_HEADS:
                return
            proper = first
        span = Span(start, cut.end(k))
        certainty = 0.9 if word.endswith("公司") else 0.7
        yield Name(span, kind, span.of(cut.text), certainty - (0.1 if proper > first else 0), "ending")

    def _proper(self, k: int) -> bool:
        word, flag = self.words.word(k), self.words.flag(k)
        if everyday(word):
            return False
        return flag in _PROPER or (made_up(word) and (word[0] not in _GRAMMAR or len(word) > 2))  # noqa: PLR2004

    def _edge(self, k: int) -> tuple[int, int]:
        """Give the first word of the name that the ending at ``k`` closes, and where in the text the name begins."""
        cut, roles = self.words, self.lists.roles
        j = k
        while j > 0 and k - j < _LONGEST:
            word, flag = cut.word(j - 1), cut.flag(j - 1)
            if word in ("）", ")") and j >= 4 and cut.word(j - 3) in ("（", "(") and cut.flag(j - 2) == "ns":  # noqa: PLR2004
                j -= 3
                continue
            if word in _EDGES or word in roles or not word or word.endswith("某"):
                break
            if flag not in _INSIDE and word not in _VERBS and (flag != "v" or everyday(word)):
                break
            j -= 1
            if made_up(word) and word[0] in _GRAMMAR and len(word) > 2:  # noqa: PLR2004
                return j, cut.starts[j] + 1  # 及澜江: the segmenter took a word of grammar in
        return j, cut.starts[j]
