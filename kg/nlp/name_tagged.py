"""Names that the tagger found, mended where its edges or kinds are known to slip."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Span
from kg.nlp.name_edges import edges
from kg.nlp.name_parts import Name
from kg.nlp.name_words import everyday
from kg.nlp.tagger import tagger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.nlp.name_lists import NameLists
    from kg.nlp.name_words import Words
    from kg.nlp.tagger import Tagged

_REIGN = re.compile(r"(?:元|[一二三四五六七八九十]{1,3})年|年间|年号|初年|末年|朝|时")
_ACTING = frozenset(
    "通过 前往 委托 来到 赶到 抓住 把握 抓住机会 把握机会 利用 启动 推行 关闭 关停 撤并 取缔 表彰 整顿".split()
)  #: what a body does, and no body is called
_OFFICES = tuple("中心 部 局 厅 所 院 馆 校 队".split())
_TOWNS = ("省", "市", "县", "州", "镇")
_DYNASTIES = "唐宋元明清"
_OPEN, _CLOSED = tuple("“「『"), tuple("”」』")
_CALLING = ("称为", "称作", "称之为", "简称", "俗称")
_BRANDS = ("牌", "系列", "品牌", "商标")
_LATIN = re.compile(r"[A-Za-z0-9 .&'-]+")
_BUILT = frozenset(
    "大学 学院 博物馆 图书馆 美术馆 医院 银行 研究院 研究所 中学 小学 出版社 电视台 公司 集团".split()
)  #: bodies that are places too
_COMMON = ("公司", "企业", "学校", "医院", "法院", "政府")  #: bodies that a verb may have as its object
_LONG, _SURE = 12, 0.8  #: people and places with longer names must be that sure
_DOUBT = 0.5  #: what is left of the certainty where the whole name is an everyday word, or Latin letters in brackets


def tagged(words: Words, lists: NameLists) -> Iterator[Name]:
    """Give the names that the tagger finds, by place."""
    for one in (part for whole in tagger().tag(words) for part in _parted(words, whole, lists)):
        start, end = edges(words, one.start, one.end, one.kind, lists)
        label = words.text[start:end]
        if one.kind == "Person" and (_is_called(words.text, start, end) or _takes_in(words, start)):
            continue
        if one.kind != "Organisation" and of_reign(words.text, start, end):
            continue
        if label in lists.frames["body"] and label not in lists.known:
            continue  # 股份有限公司
        if label.endswith(_COMMON) and label[:-2] in lists.verbs and label[:-2] not in lists.known:
            continue  # 希望公司|回购设备
        certainty = one.certainty
        if label not in lists.known and (everyday(label) or _in_brackets(words.text, start, end)):
            certainty *= _DOUBT
        if one.kind != "Organisation" and end - start > _LONG and certainty < _SURE:
            continue
        yield Name(Span(start, end), kind_of(label, one.kind, lists), label, certainty, "tagger")


def _parted(words: Words, one: Tagged, lists: NameLists) -> Iterator[Tagged]:
    """Give a body, and what it does something to, apart: 公路事务中心|委托|交通科学研究所, 逄静姝|通过|银行, 岚溪市|启动|公立医院."""
    first, last = words.index(one.start), words.index(one.end - 1)
    inner = range(first + 1, last + 1) if one.kind != "Person" else range(0)
    k = next((k for k in inner if words.word(k) in _ACTING), 0)
    if not k:
        yield one
        return
    if words.word(k - 1) in lists.frames["body"] or words.word(k - 1).endswith(_OFFICES):
        yield replace(one, end=words.starts[k], kind="Organisation")
    elif words.word(k - 1).endswith(_TOWNS):
        yield replace(one, end=words.starts[k], kind="Place")
    if words.word(k + 1) in lists.frames["edge"]:
        return
    if one.end - words.end(k) > 1 and not everyday(words.text[words.end(k) : one.end]):
        yield replace(one, start=words.end(k))


def of_reign(text: str, start: int, end: int) -> bool:
    """Tell whether a word names an era, not a person: 康熙二十三年, 清嘉庆十六年."""
    start += end - start > 2 and text[start] in _DYNASTIES and text[end - 1] not in "宗祖帝"
    return end - start == 2 and _REIGN.match(text, end) is not None


def _in_brackets(text: str, start: int, end: int) -> bool:
    """Tell whether a name is Latin letters alone in brackets: the short form of what stands before."""
    return (
        text[start - 1 : start] in ("（", "(")
        and text[end : end + 1] in ("）", ")")
        and _LATIN.fullmatch(text, start, end) is not None
    )


def _is_called(text: str, start: int, end: int) -> bool:
    """Tell whether a quotation is what something is called, or a brand: 被称为“宓图”的, “双燕”牌."""
    quoted = text[start - 1 : start] in _OPEN and text[end : end + 1] in _CLOSED
    return quoted and (text.endswith(_CALLING, 0, start - 1) or text.startswith(_BRANDS, end + 1))


def _takes_in(words: Words, start: int) -> bool:
    """Tell whether a name would begin with the last character of an everyday word: 经|费顺利."""
    k = words.index(start)
    word = words.word(k)
    return words.starts[k] < start == words.end(k) - 1 and everyday(word)


def kind_of(label: str, kind: str, lists: NameLists) -> str:
    """Narrow the kind that the tagger gave: a body by its ending, a company by being known.

    >>> from kg.ontology import load
    >>> from kg.nlp.name_lists import name_lists
    >>> lists = name_lists(load().lexicon)
    >>> kind_of("阿维塔科技", "Place", lists), kind_of("东岭大学", "Place", lists), kind_of("白沙县", "Place", lists)
    ('Company', 'Organisation', 'Place')
    """
    if kind == "Person":
        return kind
    if kind == "Organisation" and "Company" in lists.known.get(label, ()):
        return "Company"
    for size in range(min(6, len(label) - 1), 0, -1):
        ending = lists.endings.get(label[-size:])
        if ending == "Company" and (kind == "Organisation" or size > 1):
            return ending
        if ending == "Organisation" and (kind == "Organisation" or label[-size:] in _BUILT):
            return ending
    return kind
