"""Names built on other names: 小米SU7, 诺贝尔物理学奖."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Span
from kg.nlp.name_parts import Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.nlp.name_lists import NameLists

_GRADE = r"(?:[ -]?(?:Pro|Max|Plus|Ultra|Mini|Lite|Air|SE|GT))*"
_MODEL = re.compile(
    rf"(?<=[\u3400-\u9fff])[ ]?(?:[A-Z][A-Za-z]{{1,9}}[ -]?)?(?:[A-Z]{{1,4}}-?[0-9]{{1,4}}[A-Za-z]{{0,2}}|[0-9]{{1,4}}[A-Z]{{1,2}}){_GRADE}"
    rf"(?![A-Za-z0-9%])|(?<=[\u3400-\u9fff])[ ]?[A-Z][A-Za-z]{{2,9}}[ ]?[0-9]{{1,3}}{_GRADE}(?![A-Za-z0-9%])"
)
_BRAND = 6  #: longest name of a brand that is looked for before a model
_AWARD = re.compile(r"(?:[\u3400-\u9fff]{0,6}?奖学金|[\u3400-\u9fff]{0,6}?奖(?![励金项牌状品赏章学杯]))")
_GIVEN = re.compile("[获得荣颁授夺捧摘拿领评的等为是和与及在被将把从由了首本第]")


def models(text: str, start: int, end: int, lists: NameLists) -> Iterator[Name]:
    """Give models behind the name of a well-known company.

    >>> from kg.nlp.name_lists import name_lists
    >>> from kg.ontology import load
    >>> line = "小米SU7和华为Mate 60 Pro，电压220V，会议室A3"
    >>> [one.label for one in models(line, 0, len(line), name_lists(load().lexicon))]
    ['小米SU7', '华为Mate 60 Pro']
    """
    for hit in _MODEL.finditer(text, start, end):
        for size in range(_BRAND, 1, -1):
            brand = max(start, hit.start() - size)
            if "Company" in lists.known.get(text[brand : hit.start()], ()):
                yield Name(Span(brand, hit.end()), "Product", text[brand : hit.end()], 0.95, "model")
                break


def awards(text: str, found: Iterable[Name]) -> Iterator[Name]:
    """Give awards that are named after somebody or something.

    >>> line = "诺贝尔物理学奖"
    >>> [one.label for one in awards(line, [Name(Span(0, 3), "Person", "诺贝尔", 0.9, "tagger")])]
    ['诺贝尔物理学奖']
    """
    for one in found:
        hit = _AWARD.match(text, one.span.end) if one.kind in ("Person", "Organisation", "Place") else None
        if hit is not None and not _GIVEN.search(hit[0]):
            whole = Span(one.span.start, hit.end())
            yield Name(whole, "Award", whole.of(text), min(1.0, one.certainty + 0.01), "built")
