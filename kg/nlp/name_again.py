"""Names met again: a name introduced once is known in the rest of its document, in its short forms too."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import rjieba

from kg.model import Span
from kg.nlp.name_parts import Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.nlp.name_lists import NameLists

_LEGAL = ("股份有限公司", "有限责任公司", "有限公司", "集团股份", "股份公司")


def forms(name: Name, lists: NameLists) -> Iterator[str]:
    """Give the shorter forms under which a name may come again.

    >>> from kg.ontology import load
    >>> from kg.nlp.name_lists import name_lists
    >>> company = Name(Span(0, 8), "Company", "华信电子有限公司", 0.95, "ending")
    >>> list(forms(company, name_lists(load().lexicon)))
    ['华信电子']
    """
    label = name.label
    if name.kind in ("Company", "Organisation"):
        for tail in _LEGAL:
            if label.endswith(tail) and len(label) - len(tail) >= 2:  # noqa: PLR2004
                yield label.removesuffix(tail)
                return


def again(text: str, stretches: Iterable[Span], labels: Mapping[str, Name]) -> Iterator[Name]:
    """Give every further place where a known name stands, the longest first at each place."""
    heads: dict[str, list[str]] = defaultdict(list)
    for label in labels:
        if len(label) > 1:
            heads[label[:2]].append(label)
    for same in heads.values():
        same.sort(key=len, reverse=True)
    for stretch in stretches:
        place = stretch.start
        while place < stretch.end - 1:
            for label in heads.get(text[place : place + 2], ()):
                if text.startswith(label, place, stretch.end):
                    first = labels[label]
                    yield Name(Span(place, place + len(label)), first.kind, first.label, first.certainty, "again")
                    place += len(label) - 1
                    break
            place += 1


def common(word: str) -> bool:
    """Tell whether a string is an everyday word, and so no sure sign of a name.

    >>> common("海棠"), common("澜川")
    (True, False)
    """
    return bool(rjieba.has_word(word))
