"""Find the names in a document: people, organisations, places, works, products, whether or not a list holds them.

In: the clean text, its paragraphs, the lexicon. Out: `NamesFound`. Rules find what is regular; what they find once
is known in the rest of the document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Span
from kg.nlp.name_again import again, forms
from kg.nlp.name_bodies import Bodies
from kg.nlp.name_lists import name_lists
from kg.nlp.name_marks import foreign_forms, models, short_forms, titles
from kg.nlp.name_parts import Name, NamesFound, Role
from kg.nlp.name_people import People
from kg.nlp.name_words import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.ontology.lexicon import Lexicon

__all__ = ["CUT", "Name", "NamesFound", "Role", "names"]

CUT = 0.5  #: names less sure than this are left out


def names(text: str, paragraphs: Sequence[Span], lexicon: Lexicon, *, at_least: float = CUT) -> NamesFound:
    """Find the names in the paragraphs of a text.

    >>> from kg.ontology import load
    >>> line = "华信电子有限公司（下称“华信”）董事长王明说，华信将在成都建厂。"
    >>> found = names(line, [Span(0, len(line))], load().lexicon)
    >>> [(one.span.of(line), one.kind, one.label) for one in found.spans if one.kind != "Place"]
    [('华信电子有限公司', 'Company', '华信电子有限公司'), ('华信', 'Company', '华信电子有限公司'), ('王明', 'Person', '王明'), ('华信', 'Company', '华信电子有限公司')]
    >>> found.aliases["华信"]
    '华信电子有限公司'
    """
    lists = name_lists(lexicon)
    words = cut(text, paragraphs)
    found = [*People(words, lists).find(), *Bodies(words, lists).find()]
    pairs: list[tuple[int, Span]] = []
    for one in paragraphs:
        found += titles(text, one.start, one.end, lists)
        found += models(text, one.start, one.end)
        pairs += short_forms(text, one.start, one.end)
        pairs += foreign_forms(text, one.start, one.end)
    found = [one for one in found if one.certainty >= at_least]
    chosen = _chosen(found)
    aliases = _aliases(text, pairs, chosen)
    known = {one.label: one for one in reversed(chosen) if len(one.label) > 1}
    for one in chosen:
        for form in forms(one, lists):
            aliases.setdefault(form, one.label)
    for short, full in aliases.items():
        known[short] = known.get(full) or Name(Span(0, 0), "Organisation", full, 0.8, "bracket")
    spans = _chosen([*chosen, *again(text, paragraphs, known)])
    return NamesFound(tuple(spans), aliases)


def _aliases(text: str, pairs: list[tuple[int, Span]], chosen: list[Name]) -> dict[str, str]:
    ends = {one.span.end: one for one in chosen}
    found: dict[str, str] = {}
    for place, short in pairs:
        full = ends.get(place) or (ends.get(place - 1) if text[place - 1] in "》”" else None)
        if full is not None and short.of(text) != full.label:
            found[short.of(text).strip()] = full.label
    return found


def _chosen(found: list[Name]) -> list[Name]:
    """Give the names that do not overlap: the surer first, then the longer."""
    taken: list[Name] = []
    used: set[int] = set()
    for one in sorted(found, key=lambda one: (-one.certainty, -len(one.span), one.span)):
        stretch = range(one.span.start, one.span.end)
        if used.isdisjoint(stretch):
            used.update(stretch)
            taken.append(one)
    return sorted(taken)
