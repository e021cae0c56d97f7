"""Find the names in a document: people, organisations, places, works, products, whether or not a list holds them.

In: the clean text, its paragraphs, the lexicon. Out: `NamesFound`. Rules find what is regular, a tagger what is
usual, lists what is known; they are weighed against each other, and what is found once is known in the rest of the
document, in its short forms too.

Weighed: the segmenter's own flags for names (right for two names in five), a tagger alone (blind to brackets, roles
and what the document said before).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Span
from kg.nlp.name_again import again, forms
from kg.nlp.name_bodies import Bodies
from kg.nlp.name_finder import code_points
from kg.nlp.name_known import listed, well_known
from kg.nlp.name_lists import name_lists
from kg.nlp.name_marks import foreign_forms, quoted, short_forms, titles
from kg.nlp.name_parts import Name, NamesFound, Role
from kg.nlp.name_people import People
from kg.nlp.name_roles import roles
from kg.nlp.name_settle import agreed, settled
from kg.nlp.name_tagged import tagged
from kg.nlp.name_words import cut, everyday

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from kg.nlp.name_lists import NameLists
    from kg.nlp.name_words import Words
    from kg.ontology.lexicon import Lexicon

__all__ = ["CUT", "Name", "NamesFound", "Role", "names"]

CUT = 0.5  #: names less sure than this are left out
_SURE = 0.9
_SHORTER = 0.9  #: what a short form that no bracket introduces keeps of the certainty


def names(text: str, paragraphs: Sequence[Span], lexicon: Lexicon, *, at_least: float = CUT) -> NamesFound:
    """Find the names in the paragraphs of a text.

    >>> from kg.ontology import load
    >>> line = "华信电子有限公司（下称“华信”）董事长王明说，华信将在成都建厂。"
    >>> found = names(line, [Span(0, len(line))], load().lexicon)
    >>> [(one.span.of(line), one.kind, one.label) for one in found.spans]
    [('华信电子有限公司', 'Company', '华信电子有限公司'), ('华信', 'Company', '华信电子有限公司'), ('王明', 'Person', '王明'), ('华信', 'Company', '华信电子有限公司'), ('成都', 'Place', '成都')]
    >>> found.aliases
    {'华信': '华信电子有限公司'}
    >>> [(one.person.of(line), one.role, one.organisation) for one in found.roles]
    [('王明', '董事长', None)]
    """
    lists = name_lists(lexicon)
    words = cut(text, paragraphs)
    points = code_points(text)
    candidates = _candidates(words, points, paragraphs, lists)
    first = settled([*listed(text, points, lexicon), *(one for one in candidates if one.certainty >= at_least)])
    first = agreed(first)
    aliases = _introduced(text, paragraphs, first)
    known = _known(first, aliases, lists)
    found = settled([*first, *again(text, points, known)])
    shorter = {form: one.label for form, one in known.items() if form != one.label}
    used = {one.span.of(text) for one in found}
    aliases |= {form: label for form, label in sorted(shorter.items()) if form in used}
    found = [replace(one, label=aliases.get(one.label, one.label)) for one in found]
    return NamesFound(tuple(found), aliases, tuple(roles(words, found, lists)))


def _candidates(
    words: Words, points: NDArray[np.uint16], paragraphs: Sequence[Span], lists: NameLists
) -> Iterator[Name]:
    """Give what each finder finds; the same stretch may come several times."""
    text = words.text
    yield from tagged(words, lists)
    yield from People(words, lists).find()
    yield from Bodies(words, lists).find()
    yield from well_known(text, points, words)
    for part in paragraphs:
        yield from titles(text, part.start, part.end, lists)
        yield from quoted(text, part.start, part.end, lists)


def _introduced(text: str, paragraphs: Sequence[Span], found: list[Name]) -> dict[str, str]:
    """Give the short and foreign names that brackets introduce, each with the full one."""
    ends = {one.span.end: one for one in found}
    aliases: dict[str, str] = {}
    for part in paragraphs:
        for place, short in (*short_forms(text, part.start, part.end), *foreign_forms(text, part.start, part.end)):
            full = ends.get(place) or (ends.get(place - 1) if text[place - 1] in "》”" else None)
            if full is not None and short.of(text) != full.label:
                aliases[short.of(text).strip()] = full.label
    return aliases


def _known(found: list[Name], aliases: dict[str, str], lists: NameLists) -> dict[str, Name]:
    """Give the forms to look for in the whole document: labels, introduced short names, usual short forms."""
    full: dict[str, Name] = {}
    for one in found:
        if len(one.label) > 1 and (one.label not in full or one.certainty > full[one.label].certainty):
            full[one.label] = one
    known = {label: one for label, one in full.items() if one.certainty > _SURE or not everyday(label)}
    for label, one in full.items():
        for form in forms(one, lists):
            own = full.get(form)
            if form not in aliases and not everyday(form) and (own is None or (own.kind == "Person" and one.kind == "Company")):
                known[form] = replace(one, certainty=one.certainty * _SHORTER)
    for short, label in aliases.items():
        if label in full:
            known[short] = replace(full[label], certainty=max(full[label].certainty, _SURE))
    return known
