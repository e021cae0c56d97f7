"""Names met again: a name introduced once is known in the rest of its document, in its short forms too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import rjieba

from kg.model import Span
from kg.nlp.name_finder import Finder
from kg.nlp.name_parts import Name
from kg.nlp.name_words import made_up

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from kg.nlp.name_lists import NameLists

_LEGAL = tuple("集团股份有限公司 集团有限公司 股份有限公司 有限责任公司 股份公司 有限公司 集团公司 集团 公司".split())
_TEAMS = ("足球俱乐部", "篮球俱乐部", "俱乐部", "足球队", "篮球队", "队")
_AREAS = ("自治区", "自治州", "自治县", "省", "市", "县", "区", "镇", "乡", "村")
_OFFICES = ("局", "厅", "院", "委", "部", "政府", "支队")
TITLES = tuple(
    "教授 先生 女士 老师 博士 律师 法官 医生 院士 局长 校长 院长 主任 市长 县长 部长 董事长 总裁 总经理".split()
)
_SHORTEST = 2


def forms(name: Name, lists: NameLists, titles: Sequence[str] = TITLES) -> Iterator[str]:
    """Give the shorter forms under which a name may come again; the surer first. A person comes with these titles only.

    >>> from kg.ontology import load
    >>> from kg.nlp.name_lists import name_lists
    >>> lists = name_lists(load().lexicon)
    >>> list(forms(Name(Span(0, 12), "Company", "深圳沐光医疗设备有限公司", 0.95, "ending"), lists))
    ['沐光医疗设备有限公司', '沐光医疗设备', '沐光医疗', '沐光']
    >>> list(forms(Name(Span(0, 5), "Organisation", "岚港蓝鲸队", 0.95, "tagger"), lists))
    ['岚港蓝鲸', '蓝鲸队']
    >>> list(forms(Name(Span(0, 8), "Person", "尼古拉·阿内尔卡", 0.9, "tagger"), lists))
    ['阿内尔卡']
    >>> next(forms(Name(Span(0, 2), "Person", "王明", 0.9, "tagger"), lists))
    '王教授'
    """
    if name.kind in ("Company", "Organisation"):
        yield from _of_body(name.label, name.kind, lists)
    elif name.kind == "Person":
        yield from _of_person(name.label, lists, titles)
    elif name.kind == "Place":
        tail = next((one for one in _AREAS if name.label.endswith(one)), "")
        if tail and len(name.label) - len(tail) >= _SHORTEST:
            yield name.label.removesuffix(tail)


def _of_person(label: str, lists: NameLists, titles: Sequence[str]) -> Iterator[str]:
    if "·" in label:
        yield label.rsplit("·", 1)[1]
        return
    family = label[:2] if label[:2] in lists.surnames else label[:1]
    if (
        family in lists.surnames
        and 1 <= len(label) - len(family) <= 2
        and "某" not in label
        and label[len(family) :] not in TITLES
    ):
        yield from (family + title for title in titles)


def _of_body(label: str, kind: str, lists: NameLists) -> Iterator[str]:
    place, rest = _without_place(label, lists)
    core = _core(rest, _LEGAL)
    if core != rest or kind == "Company":
        if place:
            yield rest
        words = list(rjieba.cut(core))
        if len(words) > _SHORTEST and made_up(words[0]) and words[-1] in lists.endings:
            yield words[0] + words[-1]  # 禾川轴承 of 禾川精密轴承股份有限公司
        while words and len("".join(words)) >= _SHORTEST:
            short = "".join(words)
            if short in lists.endings or short in lists.known:
                return
            if short not in (label, rest):
                yield short
            words.pop()
        return
    core = _core(label, _TEAMS)
    if core != label:
        yield core
        words = list(rjieba.cut(label))
        if len(words) > 2:
            yield "".join(words[1:])
    elif place and label.endswith(_OFFICES):
        yield place[-1] + rest
        yield rest


def plain_form(label: str) -> str:
    """Give the name of a company without the form that the law gives it, and may change.

    >>> plain_form("北辰流体控制股份有限公司"), plain_form("晨曜集团")
    ('北辰流体控制', '晨曜集团')
    """
    return _core(label, ("股份有限公司", "有限责任公司", "有限公司", "股份公司"))


def _core(label: str, endings: tuple[str, ...]) -> str:
    """Give a name without the ending that says what it is."""
    return next(
        (label.removesuffix(one) for one in endings if label.endswith(one) and len(label) > len(one) + 1), label
    )


def _without_place(label: str, lists: NameLists) -> tuple[str, str]:
    """Split the place off that opens the name of a body: 深圳|沐光医疗, 云陵市|市场监管局."""
    words = list(rjieba.cut(label))
    if len(words) > 1 and "Place" in lists.known.get(words[0], ()) and len(label) - len(words[0]) > _SHORTEST:
        return words[0], label[len(words[0]) :]
    for area in ("省", "市", "县", "区"):
        place = label.find(area, 2, 5)
        if place > 0 and len(label) - place > 3:
            return label[: place + 1], label[place + 1 :]
    return "", label


def again(text: str, points: NDArray[np.uint16], names: Mapping[str, Name], found: Iterable[Name]) -> Iterator[Name]:
    """Give every further place where a known form of a name stands, the longest form at each place."""
    there = {(one.span.start, one.span.end): one for one in found}
    for start, end in Finder(names).met(text, points):
        one = names[text[start:end]]
        old = there.get((start, end))
        if old is None or old.kind != one.kind or old.certainty < one.certainty:
            yield Name(Span(start, end), one.kind, one.label, one.certainty, "again")
