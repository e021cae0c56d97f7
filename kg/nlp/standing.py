"""What a word can be by where it stands: a noun of the dictionary behind 不 or 可以 is a verb.

The dictionary gives most words one tag, and Chinese marks none: 步行 is a noun in it, so 可以步行 would not be read. Each
rule only adds to what a word can be; the grammar decides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.nlp.token import Token
    from kg.ontology.lexicon import Lexicon

#: Behind them stands a predicate: what they deny or allow is no thing. 没有 and 无 stand before nouns too.
_BEFORE_VERBS = frozenset(
    "不 未 不得 不能 不会 不再 不可 不必 不曾 从未 从不 尚未 未能 未曾 无法 勿 别 并未 并不 可以 能 能够 可 必须 应 应当 "
    "应该 须 得以 难以 不可以 不能够 没能".split()
)
#: A thing, a comma or a stop may follow what is a verb there; no 的, and no second noun that it would modify.
_SOLID = t.V | t.NAME | t.VALUE | t.P | t.R | t.M | t.DET | t.T
_ENDS = t.W | t.Y | t.ASP
#: Verbs of making and trading: behind them 用 says what the goods are for.
_MAKING = frozenset("生产 制造 研发 研制 开发 供应 采购 订购 进口 出口 销售 出售 经销".split())
_AUTHORITIES = frozenset(
    "市 省 县 区 国务院 上级 董事会 股东会 人民政府 主管部门".split()
)  #: to them something is submitted
_SIDES = frozenset("上 下 前 后".split())
_SCHOOLS = ("大学", "学院", "师院", "师范", "联大", "工学院", "学校")
_HEADS = "长理任记裁席督监"  #: last characters of posts that somebody may hold for the time being
_PART = re.compile("(?:第.{1,2}|首|次|末|决胜)(?:局|节|盘|回合)")  #: of a match, before who played it
_WORD = 2  # code points of most verbs that the dictionary calls nouns


def fit(tokens: list[Token], lexicon: Lexicon) -> None:
    """Add to the categories of each token what its neighbours show that it can be."""
    last = len(tokens) - 1
    for k, one in enumerate(tokens):
        c = one.cats
        before = tokens[k - 1] if k else None
        after = tokens[k + 1].cats if k < last else t.W
        if one.text in ("代", "代替") and k < last and _for_another(tokens, k, lexicon):
            one.cats = t.P  # 代学长看管标本室
        elif one.text == "考虑到":
            one.cats = t.CONN if before is None or before.cats & t.W else t.V  # 考虑到江水上涨，县城关闭了渡口
        elif c & t.M and (before is None or before.cats & t.W) and after & t.NAME and _PART.fullmatch(one.text):
            one.cats = t.T  # 第一局|鹿寨中学|落后
        if before is None:
            continue
        if not c & _SOLID:
            _as_verb(tokens, k, after)
        if c & t.LOC and one.text in _SIDES and after & (t.N | t.M) and not before.cats & (t.N | t.R | t.M):
            one.cats |= t.DET  # 下赛季, 前两年
        elif one.text == "以前" and before.cats & (t.R | t.NAME):
            one.cats |= t.T  # 我以前
        elif one.text == "来" and before.cats & t.VALUE and before.text[-1] in "年月天":
            one.cats |= t.LOC  # 40多年来
        elif one.text == "系" and k > 1 and before.cats & t.N and tokens[k - 2].text.endswith(_SCHOOLS):
            one.cats = t.N  # 交通大学土木工程系
        elif c & t.P and len(one.text) == _WORD and after & t.ASP:
            one.cats |= t.V  # 通过了鉴定
        elif before.text == "报" and before.cats & t.N and one.text in _AUTHORITIES and after & (t.N | t.V):
            before.cats = t.V  # 报|市人民政府批准
        elif one.text == "用" and k > 1 and _meant_for(tokens, k):
            one.cats = t.N  # 生产电动工具用无刷电机
        elif before.cats & t.DE:
            _behind_de(one, after)


def _for_another(tokens: list[Token], k: int, lexicon: Lexicon) -> bool:
    """Tell whether 代 or 代替 brings in whose place something is done; 第三代居民, 代总经理 and 代替人工 are others."""
    whom, role = tokens[k + 1], lexicon.noun(tokens[k + 1].text, "role") is not None
    if tokens[k].text == "代替":
        following = tokens[k + 2].cats if k + 2 < len(tokens) else 0
        return bool(following & t.V) and (role or whom.kind == "Person" or bool(whom.cats & t.R))
    counted = k and tokens[k - 1].cats & (t.M | t.DET | t.LOC | t.V)
    post = role and whom.text[-1] in _HEADS
    return not counted and not post and bool(whom.cats & (t.N | t.R | t.NAME)) and not whom.cats & t.V


def _meant_for(tokens: list[Token], k: int) -> bool:
    """Tell whether 用 between two nouns behind a verb of making or trading says what the second is for."""
    if k + 1 == len(tokens) or not tokens[k - 1].cats & tokens[k + 1].cats & t.N or tokens[k + 1].cats & t.NAME:
        return False
    return tokens[k - 2].text in _MAKING and not tokens[k - 1].cats & (t.V | t.NAME)


def _as_verb(tokens: list[Token], k: int, after: int) -> None:
    """Let a word be a verb behind what stands before verbs only, and before 了."""
    one, before = tokens[k], tokens[k - 1]
    c = one.cats
    if len(one.text) != _WORD:
        return
    if c & t.N and before.text in _BEFORE_VERBS and not after & t.DE:
        one.cats |= t.V  # 可以步行, 不消融
    elif c & (t.N | t.A) and k + 2 < len(tokens) and tokens[k + 1].text == "了" and not tokens[k + 2].cats & t.W:
        one.cats |= t.V  # 模糊了眼睛
    elif c == t.N and k > 1 and before.cats == t.D and tokens[k - 2].cats & (t.N | t.R) and after & _ENDS & ~t.DE:
        one.cats |= t.V  # 学校正式开学


def _behind_de(one: Token, after: int) -> None:
    """Let a word behind 的 be a noun before what follows nouns, and an adjective before a noun."""
    c = one.cats
    if len(one.text) != _WORD or c & (t.N | t.A | t.LOC):
        return
    if after & t.N and not after & t.V and c & t.D:
        one.cats |= t.A  # 的自然事件
    elif c & (t.CONN | t.AUX | t.T | t.DET) and after & (t.W | t.COP | t.V | t.D | t.NEG | t.MODAL):
        one.cats |= t.N  # 最终的结果
