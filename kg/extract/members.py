"""Split a coordination into its members: 支付宝和京东科技, 金融科技的精髓和奥义, 衣、食、住."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.model import Span
from kg.nlp import token as t
from kg.nlp.name_lists import name_lists
from kg.nlp.values import values

if TYPE_CHECKING:
    from kg.extract.grammar import Grammar
    from kg.extract.nodes import Phrase

Member = tuple[
    int, int, str
]  #: tokens ``[start, end)``, and the words it shares: what follows it, or “<” and what precedes

#: Fields that share one authority with another: 人力资源和社会保障局, 住房和城乡建设部门.
_FIELDS = frozenset("人力资源 住房 文化 发展 工业 卫生 规划 城市管理 广播电视".split())
_AUTHORITY = ("部", "部门", "局", "厅", "委", "委员会", "司")
_BODIES = ("部门", "单位", "机构", "主管部门", "管理部门")
_TOGETHER = ("合计", "共计", "总共", "合共", "加起来", "合起来", "之和", "合起来", "两项合计", "加在一起")
#: What several names may be, as a number behind them tells: 霁川、蒲墩两站.
_KINDS = frozenset("孔站县市镇乡村区州省校队馆院厂桥门路线岛山河湖班组层")
#: What several places may have each one of.
_AT_PLACES = tuple(
    "厂 站 校 学 院 馆 场 矿 桥 港 井 库 塔 店 园 坝 堰 闸 庙 寺 祠 窑 所 中心 码头 开发区 园区 新区 油田 煤田 灯塔 基地 工地 公司".split()
)
_CLAUSAL = ("而", "且", "并", "并且")  # they join what is said, not things


def members(grammar: Grammar, phrase: Phrase) -> list[Member]:
    """Give the members of a noun phrase: itself, where it is no coordination."""
    cats, tokens = grammar.cats, grammar.tokens
    whole = [(phrase.start, phrase.end, "")]
    joints = [
        k
        for k in range(phrase.start + 1, phrase.end - 1)
        if cats[k] & t.COORD and not cats[k] & t.N and tokens[k].text not in _CLAUSAL
    ]
    if joints and joints[0] == phrase.start + 1 and tokens[phrase.start].text == "其":
        return whole  # 禁止其与原单位竞争: 其 alone is no member
    if not joints:
        return _listed(grammar, phrase) or _titled(grammar, whole)
    if phrase.end < len(tokens) and tokens[phrase.end].text in _TOGETHER:
        return whole  # 甲产品和乙产品合计收入3亿元
    if _posts(grammar, phrase, joints) or _one_authority(grammar, phrase, joints) or _fields(grammar, phrase, joints):
        return whole
    if any(m.kind == "clause" and any(m.start <= k < m.end for k in joints) for m in phrase.modifiers):
        return whole
    marks = [k for k in range(phrase.start, phrase.end) if cats[k] & t.DE]
    if marks and joints[-1] < marks[-1]:
        return _owners(grammar, phrase, marks, joints) or whole
    if marks and marks[-1] < joints[0]:
        if any(m.kind in ("clause", "preposition") for m in phrase.modifiers):
            return whole
        if len(marks) == 1 and _one_group(grammar, marks[0], phrase.end):
            return _heads(grammar, phrase, marks[0], joints)
    shared = _summed(grammar, phrase, joints)
    end = phrase.end - 1 if shared is not None else _counted(grammar, phrase, joints)
    shared = shared or _named_after(grammar, phrase, end, joints)
    found = [(a, b, shared or "") for a, b in _between(phrase.start, end, joints)]
    if found[-1][1] < phrase.end and any(len(grammar.text(a, b)) == 1 for a, b, _ in found):
        return whole  # 黑、白、青三种配色
    found = _heading(grammar, found)
    return _titled(grammar, found)


def _counted(grammar: Grammar, phrase: Phrase, joints: list[int]) -> int:
    """Give where the last member ends, without how many or what they are: 标准版和Pro版|两个版本, 北京、上海|等城市."""
    cats, tokens = grammar.cats, grammar.tokens
    first = joints[-1] + 2
    such = next((k for k in range(first, phrase.end - 1) if tokens[k].text == "等" and cats[k - 1] & t.NAME), None)
    if such is not None and all(cats[k] & (t.A | t.DET) for k in range(such + 1, phrase.end - 1)):
        return such
    at = next((k for k in range(first, phrase.end) if cats[k] & t.VALUE and cats[k] & t.M), None)
    if at == phrase.end - 1 and at > first and tokens[at].text[-1] == "元":
        return _before_sum(grammar, phrase, at)
    if at is None or (at == phrase.end - 1 and tokens[at].text[-1:] not in "种类个项条大"):
        return phrase.end
    rest = tokens[at].text
    found = next(iter(values(rest, Span(0, len(rest)))), None)
    several = tokens[at - 1].text == "等"
    if several or (found is not None and found[1].value == str(len(joints) + 1)):
        return at - several
    return phrase.end


def _named_after(grammar: Grammar, phrase: Phrase, end: int, joints: list[int]) -> str:
    """Give what several things named after places are, which their number tells last: 城东、西溪两座|污水处理厂, not 北京、上海两座城市."""
    named = [k - 1 for k in (*joints, end)]
    counted = end < phrase.end and grammar.cats[end] & t.VALUE and end + 1 < phrase.end
    if not counted or not any(grammar.tokens[k].kind == "Place" for k in named):
        return ""
    what = grammar.text(end + 1, phrase.end)
    if not what.endswith(_AT_PLACES) or any(grammar.tokens[k].text[-1] == what[-1] for k in named):
        return ""
    alone = len(named) == len(joints) + 1 and all(b - a == 2 for a, b in pairwise(named))
    return what if alone else ""


def _summed(grammar: Grammar, phrase: Phrase, joints: list[int]) -> str | None:
    """Give what several things are in common, where one word last tells how many of it: 第二、第三|两孔; None where none does."""
    last = phrase.end - 1
    number, unit = grammar.tokens[last].text[:-1], grammar.tokens[last].text[-1:]
    if (
        last <= joints[-1] + 1
        or len(joints) + 1 != "一二三四五六七八九十".find(number.replace("两", "二")) + 1
        or not number
    ):
        return None
    named = [grammar.tokens[k - 1].text for k in (*joints, last)]
    ordinal = all(one[0] == "第" for one in named)  # 第四、第五两跨
    return unit if ordinal or (unit in _KINDS and not any(one.endswith(unit) for one in named)) else ""


def _before_sum(grammar: Grammar, phrase: Phrase, at: int) -> int:
    """Give where the last of several costs ends that have one sum: 房租和水电费|约八千元, but not 房租两千元和电费一百元."""
    if any(grammar.cats[k] & t.VALUE for k in range(phrase.start, at)):
        return phrase.end
    return at - (grammar.tokens[at - 1].text in ("约", "近", "共"))


def _listed(grammar: Grammar, phrase: Phrase) -> list[Member]:
    """Split nouns that only commas join."""
    cats = grammar.cats
    commas = [
        b
        for b in grammar.breaks
        if phrase.start < b < phrase.end and cats[b - 1] & t.N and cats[b] & t.N and not (cats[b - 1] | cats[b]) & t.T
    ]
    if not commas or any(m.clause for m in phrase.modifiers):
        return []
    return [(a, b, "") for a, b in pairwise([phrase.start, *commas, phrase.end])]


def _heading(grammar: Grammar, found: list[Member]) -> list[Member]:
    """Give verbs before a compound what the compound ends with: 采购和销售费用 are two sorts of 费用."""
    start, end, _ = found[-1]
    last, length = grammar.tokens[start].text, grammar.lexicon.compounds.get(grammar.tokens[start].text, 0)
    if end - start > 1 or not length:
        return found
    verbal = all(b - a == 1 and grammar.cats[a] & t.V and not grammar.cats[a] & t.NAME for a, b, _ in found[:-1])
    return [*((a, b, last[length:]) for a, b, _ in found[:-1]), found[-1]] if verbal else found


def _titled(grammar: Grammar, found: list[Member]) -> list[Member]:
    """Split members in which titles stand side by side: 《边城》《长河》."""
    parted: list[Member] = []
    for start, end, shared in found:
        between = range(start + 1, end)
        edges = [k for k in between if grammar.tokens[k].text[0] == "《" and grammar.tokens[k - 1].text[-1] == "》"]
        parted += [(a, b, shared) for a, b in pairwise([start, *edges, end])]
    return parted


def _posts(grammar: Grammar, phrase: Phrase, joints: list[int]) -> bool:
    """Tell whether what is joined are the posts of one person: 创始人、董事长贺长庚."""
    tokens = grammar.tokens
    if tokens[phrase.end - 1].kind != "Person" or joints[-1] >= phrase.end - 2:
        return False
    known = name_lists(grammar.lexicon).roles
    return all(tokens[k - 1].text in known for k in joints)


def _one_authority(grammar: Grammar, phrase: Phrase, joints: list[int]) -> bool:
    """Tell whether what is joined are the fields of one authority: 人力资源和社会保障部门."""
    if len(joints) > 1 or not grammar.tokens[phrase.end - 1].text.endswith(_AUTHORITY):
        return False
    return grammar.text(phrase.start, joints[0]).endswith(tuple(_FIELDS))


def _fields(grammar: Grammar, phrase: Phrase, joints: list[int]) -> bool:
    """Tell whether what is joined are the fields of several authorities: 农业农村、公安等部门."""
    tokens, last = grammar.tokens, phrase.end - 1
    if tokens[last].text not in _BODIES or tokens[last - 1].text != "等" or last - 2 <= joints[-1]:
        return False
    return not any(tokens[k - 1].text.endswith(_AUTHORITY) for k in joints)


def _owners(grammar: Grammar, phrase: Phrase, marks: list[int], joints: list[int]) -> list[Member]:
    """Split the owners of an attribute: 甲和乙的价格 are two prices, 甲和乙的朋友 is one friend."""
    head = grammar.text(phrase.head, phrase.end)
    if len(marks) > 1 or grammar.lexicon.noun(head, "attribute") is None:
        return []
    return [(a, b, "的" + head) for a, b in _between(phrase.start, marks[0], joints)]


def _heads(grammar: Grammar, phrase: Phrase, mark: int, joints: list[int]) -> list[Member]:
    """Split the heads behind one 的, which all have the same owner."""
    owner = "<" + grammar.text(phrase.start, mark + 1)
    parts = _between(phrase.start, phrase.end, joints)
    return [(a, b, "" if a == phrase.start else owner) for a, b in parts]


def _one_group(grammar: Grammar, mark: int, end: int) -> bool:
    """Tell whether the heads behind one 的 are common nouns: 金融科技的精髓和奥义, but not 公司的员工和张三."""
    return not any(grammar.cats[k] & (t.NAME | t.VALUE) for k in range(mark + 1, end))


def _between(start: int, end: int, joints: list[int]) -> list[tuple[int, int]]:
    edges = [start - 1, *[k for k in joints if start <= k < end], end]
    return [(a + 1, b) for a, b in pairwise(edges) if a + 1 < b]
