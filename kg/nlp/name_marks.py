"""Names that marks of writing show.

Titles in 《》, short and foreign names in brackets, quoted names with an ending or a model number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Span
from kg.nlp.name_parts import Name
from kg.nlp.name_words import everyday

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.nlp.name_lists import NameLists

_TITLE = re.compile(r"《([^《》\n]{1,60})》")
_SHORT = re.compile(
    r"[（(](?:以下|下文|下|后文|后)?(?:统?简?称)(?:为|作)?[“「『《\"]?([^（）()“”「」『』《》\"，,。；;\n]{1,16})[”」』》\"]?"
    r"(?:或[“「『]?([^（）()“”「」『』，,。\n]{1,16})[”」』]?)?[）)]"
)
_FOREIGN = re.compile(
    r"[（(](?:英文名?[：:]?|英语[：:]|即)?\s?([A-Z][A-Za-z0-9.&'’\- ]{1,60})(?:[，,；;][^（）()\n]{0,40})?[）)]"
)
_MODEL = re.compile(r"[“「『](([\u4e00-\u9fff]{1,6})\s?[A-Za-z0-9][A-Za-z0-9.\- ]{0,12})[”」』]")
_QUOTED = re.compile(r"[“「『]([\u4e00-\u9fffA-Za-z0-9·]{3,16})[”」』]")
#: Things that have names of their own, in quotation marks behind their sort: 芯片“微耳”.
THINGS = tuple(
    "耳机 手机 芯片 软件 汽车 轿车 电脑 平板 手表 机器人 模型 相机 电池 火箭 卫星 飞机 客机 战机 药物 疫苗 处理器 操作系统 浏览器 "
    "无人机 音箱 飞船 探测器 潜水器 望远镜 机车 列车 客轮 渡轮 货轮 邮轮 游轮 商船 客船 货船 渔船 渡船 帆船 军舰 潜艇 航母 科考船".split()
)
_PLANS = "项目|工程|计划|行动|课题"
_CALLED = "(?:名为|名叫|取名为?|命名为|定名为|代号为?)"
#: What is called so, before the quotation marks, and what shows behind them that the name ends there: 芯片“微耳”，.
_OF_A_SORT = re.compile(
    rf"(?:(?P<thing>{'|'.join(THINGS)})(?:{_CALLED})?|(?:{_PLANS}){_CALLED})[“「『](?P<name>[\u4e00-\u9fffA-Za-z0-9·]{{2,8}})[”」』]"
    r"(?=[，。；、：！？）\n]|\Z|[的在是将和与由被已从于为可能也会不])"
)
_NUMBERED = re.compile(r"[“「『](?![0-9]+号)([\u4e00-\u9fffA-Za-z0-9·]{2,8}号)[”」』]")  #: 渡轮“海燕号”
_LONGEST_ENDING = 4


def titles(text: str, start: int, end: int, lists: NameLists) -> Iterator[Name]:
    """Give what stands in 《》: a law where its ending says so, else a work.

    >>> from kg.ontology import load
    >>> from kg.nlp.name_lists import name_lists
    >>> line = "《云陵市即时配送服务管理办法》与《红楼梦》"
    >>> [(one.label, one.kind) for one in titles(line, 0, len(line), name_lists(load().lexicon))]
    [('云陵市即时配送服务管理办法', 'Law'), ('红楼梦', 'Work')]
    """
    for hit in _TITLE.finditer(text, start, end):
        title = hit[1]
        law = any(lists.endings.get(title[-size:]) == "Law" for size in (4, 3, 2, 1))
        yield Name(Span(hit.start(1), hit.end(1)), "Law" if law else "Work", title, 0.98, "title")


def quoted(text: str, start: int, end: int, lists: NameLists) -> Iterator[Name]:
    """Give quoted names that end as names do, quoted model names, and quoted names of things and plans.

    >>> from kg.ontology import load
    >>> from kg.nlp.name_lists import name_lists
    >>> line = "获颁“文华薪传奖”，推出“听雪2”和“4231”阵型，文件名为“客户2022”，“大家晚上好”"
    >>> [(one.label, one.kind) for one in quoted(line, 0, len(line), name_lists(load().lexicon))]
    [('听雪2', 'Product'), ('文华薪传奖', 'Award')]
    >>> line = "芯片“微耳”，渡轮“海燕号”，项目名为“草听”，汽车“下乡”，手机“直降”活动，“老字号”"
    >>> [(one.label, one.kind) for one in quoted(line, 0, len(line), name_lists(load().lexicon))]
    [('微耳', 'Product'), ('海燕号', 'Product'), ('草听', 'Project'), ('海燕号', 'Product')]
    """
    for hit in _OF_A_SORT.finditer(text, start, end):
        if not everyday(hit["name"]):
            yield Name(Span(*hit.span("name")), "Product" if hit["thing"] else "Project", hit["name"], 0.75, "quoted")
    for hit in _NUMBERED.finditer(text, start, end):
        if not everyday(hit[1]) and not hit[1].endswith("字号"):
            yield Name(Span(*hit.span(1)), "Product", hit[1], 0.75, "quoted")
    for hit in _MODEL.finditer(text, start, end):
        if not everyday(hit[2]):
            yield Name(Span(*hit.span(1)), "Product", hit[1], 0.9, "model")
    for hit in _QUOTED.finditer(text, start, end):
        for size in range(min(_LONGEST_ENDING, len(hit[1]) - 2), 0, -1):
            kind = lists.endings.get(hit[1][-size:], "")
            if kind in ("Award", "Event", "Company", "Organisation") and (size > 1 or kind == "Award"):
                yield Name(Span(*hit.span(1)), kind, hit[1], 0.75, "quoted")
                break


def short_forms(text: str, start: int, end: int) -> Iterator[tuple[int, Span]]:
    """Give the short names that brackets introduce, each with where the bracket opens.

    >>> line = "澜川科技股份有限公司（以下简称“澜川科技”）发布公告"
    >>> [(at, where.of(line)) for at, where in short_forms(line, 0, len(line))]
    [(10, '澜川科技')]
    """
    for hit in _SHORT.finditer(text, start, end):
        for group in (1, 2):
            if hit[group]:
                yield hit.start(), Span(*hit.span(group))


def foreign_forms(text: str, start: int, end: int) -> Iterator[tuple[int, Span]]:
    """Give the foreign names that brackets add, each with where the bracket opens.

    >>> line = "英伟达（NVIDIA）与世界卫生组织（WHO）"
    >>> [where.of(line) for _, where in foreign_forms(line, 0, len(line))]
    ['NVIDIA', 'WHO']
    """
    for hit in _FOREIGN.finditer(text, start, end):
        yield hit.start(), Span(*hit.span(1))
