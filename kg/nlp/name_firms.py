"""Firms called by a word that nobody knows and their trade: 清和|毡业, 磐城|搪瓷. No ending tells of them.

Such a name is found by what the text tells of firms only (公告, 股价, 董事长, 的总部) right behind it, if it comes
again, and somewhere where words begin.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import rjieba

from kg.model import Span
from kg.nlp.name_parts import Name
from kg.nlp.name_words import everyday

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.nlp.name_lists import NameLists

_WHEN = "(?:[0-9〇零一二三四五六七八九十]+[年月日号]|[今昨前当近日]日|[本上]周|周[一二三四五六日]|晚间|早间|午间|晚|上午|下午)*"
#: Words of four or five characters, and behind them what only firms do or have.
_TOLD = re.compile(
    r"(?=(?P<name>[\u3400-\u9fff]{4,5}?)"
    rf"{_WHEN}(?:公告|宣布|发布(?:公告|年报|财报)|(?:成立|创立|创办|创建)于|拟(?:以|收购|出资)|"
    r"的?(?:董事长|总经理|创始人|总裁|首席执行官|总部|股价|营收|净利润|年报|财报)))"
)
_TRADE = 2  # code points
#: Before a name stand a mark, 的 or a word for what it is: 老厂清和毡业.
_BEGINS = re.compile(r"(?:\A|[^\u3400-\u9fff]|[的由与]|企业|公司|集团|品牌|巨头|龙头|厂商|厂家|厂|商|股)\Z")
_OF_PEOPLE = frozenset("人者员师家长手兄弟姐妹夫妇父母子女方友民会团队们们局院校部委处室社")
_GRAMMAR = frozenset("内由在据与对向从被将把于至则该本此这那各每某两几第一经以给让同跟及为是有的了着其而并不前兼")
_CERTAINTY = 0.75


def firms(text: str, lists: NameLists) -> Iterator[Name]:
    """Give the firms whose names end as a trade does.

    >>> from kg.nlp.name_lists import name_lists
    >>> from kg.ontology import load
    >>> lists = name_lists(load().lexicon)
    >>> [one.label for one in firms("磐城搪瓷昨日宣布停产。磐城搪瓷的总部在临漳。", lists)]
    ['磐城搪瓷', '磐城搪瓷']
    >>> list(firms("受伤工人宣布起诉。受伤工人的律师没有回应。", lists))
    []
    """
    for name in dict.fromkeys(hit["name"] for hit in _TOLD.finditer(text)):
        if not _is_firm(name, lists):
            continue
        places = [hit.start() for hit in re.finditer(name, text)]
        if len(places) > 1 and any(_BEGINS.search(text, max(0, place - 2), place) for place in places):
            for place in places:
                yield Name(Span(place, place + len(name)), "Company", name, _CERTAINTY, "firm")


def _is_firm(name: str, lists: NameLists) -> bool:
    """Tell whether words are made of one that nobody knows and a trade, or what is traded."""
    called, trade = name[:-_TRADE], name[-_TRADE:]
    if trade in lists.roles or trade in lists.endings or trade[-1] in _OF_PEOPLE or not _GRAMMAR.isdisjoint(called):
        return False
    if everyday(called) or any(map(rjieba.has_word, (called, name[-_TRADE - 1 :], name))):
        return False  # 受伤工人, 北方|天文台
    return trade.endswith("业") or (everyday(trade) and rjieba.tag(trade)[0][1] == "n")
