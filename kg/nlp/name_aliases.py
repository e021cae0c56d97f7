"""The forms under which the names of a document come again, and what each stands for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.nlp.name_again import TITLES, forms, plain_form
from kg.nlp.name_marks import foreign_forms, short_forms
from kg.nlp.name_words import everyday

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.model import Span
    from kg.nlp.name_lists import NameLists
    from kg.nlp.name_parts import Name

_SURE = 0.9
_SHORTER = 0.9  #: what a short form that no bracket introduces keeps of the certainty
_BODIES = ("Company", "Organisation")


def introduced(text: str, paragraphs: Sequence[Span], found: Sequence[Name]) -> dict[str, str]:
    """Give the short and foreign names that brackets introduce, each with the full one."""
    ends = {one.span.end: one for one in found}
    aliases: dict[str, str] = {}
    for part in paragraphs:
        for place, short in (*short_forms(text, part.start, part.end), *foreign_forms(text, part.start, part.end)):
            full = ends.get(place) or (ends.get(place - 1) if text[place - 1] in "》”" else None)
            if full is not None and short.of(text) != full.label:
                aliases[short.of(text).strip()] = full.label
    return aliases


def all_forms(text: str, found: Sequence[Name], aliases: dict[str, str], lists: NameLists) -> dict[str, Name]:
    """Give every form to look for in a text, with the name it stands for.

    A short form that two names share stands for neither, unless brackets introduce it.
    """
    full: dict[str, Name] = {}
    counts: dict[str, int] = {}
    for one in found:
        counts[one.label] = counts.get(one.label, 0) + 1
        if len(one.label) > 1 and (one.label not in full or one.certainty > full[one.label].certainty):
            full[one.label] = one
    known = {label: one for label, one in full.items() if one.certainty > _SURE or not everyday(label)}
    owners: dict[str, list[Name]] = {}
    titles = [one for one in TITLES if one in text]  # each person would else come with all of them, and in vain
    for one in full.values():
        for form in forms(one, lists, titles):
            if not everyday(form):
                owners.setdefault(form, []).append(one)
    shortened: dict[str, Name] = {}
    for form, whole in owners.items():
        owner = _owner(form, whole)
        if owner is not None and form not in aliases and _gives_way(full.get(form), owner, counts):
            less = shortened.get(owner.label)
            if less is None:
                less = shortened[owner.label] = replace(owner, certainty=owner.certainty * _SHORTER)
            known[form] = less
    for short, label in aliases.items():
        if label in full:
            known[short] = replace(full[label], certainty=max(full[label].certainty, _SURE))
    return known


def _owner(form: str, whole: Sequence[Name]) -> Name | None:
    """Give whom a short form stands for: of 泓远检测公司 and 泓远公司, which are one, the latter."""
    if len(whole) == 1:
        return whole[0]
    if len({plain_form(one.label) for one in whole}) == 1:
        return min(whole, key=lambda one: (len(one.label), one.label))  # it became a 股份有限公司
    plain = [one for one in whole if one.label in (f"{form}公司", f"{form}集团")]
    bodies = all(one.kind in _BODIES and one.label.startswith(form) for one in whole)
    return plain[0] if bodies and len(plain) == 1 else None


def _gives_way(own: Name | None, whole: Name, counts: dict[str, int]) -> bool:
    """Tell whether a form that was also found by itself means the whole name."""
    if own is None or own.kind == whole.kind or (own.kind in _BODIES and whole.kind in _BODIES):
        return True
    return (
        own.kind == "Person"
        and whole.kind != "Person"
        and own.certainty * counts[own.label] < whole.certainty * (1 + counts[whole.label])
    )
