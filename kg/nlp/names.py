"""Find the names in a document: people, organisations, places, works, products, whether or not a list holds them.

In: the clean text, its paragraphs, the lexicon. Out: `NamesFound`. Rules find what is regular, a tagger what is
usual, lists what is known; they are weighed against each other, and what is found once is known in the rest of the
document, in its short forms too.

Weighed: the segmenter's own flags for names (right for two names in five), a tagger alone (blind to brackets, roles
and what the document said before).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Span
from kg.nlp.name_again import again
from kg.nlp.name_aliases import all_forms, introduced
from kg.nlp.name_bodies import Bodies
from kg.nlp.name_built import awards, models
from kg.nlp.name_edges import apart
from kg.nlp.name_finder import code_points
from kg.nlp.name_firms import firms
from kg.nlp.name_known import listed, well_known
from kg.nlp.name_lists import name_lists
from kg.nlp.name_marks import quoted, titles
from kg.nlp.name_nicknames import nicknames
from kg.nlp.name_parts import Name, NamesFound, Role, Trait
from kg.nlp.name_people import People
from kg.nlp.name_roles import beside
from kg.nlp.name_settle import absorbed, agreed, completed, settled, widened
from kg.nlp.name_tagged import tagged
from kg.nlp.name_words import cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from kg.nlp.name_lists import NameLists
    from kg.nlp.name_words import Words
    from kg.ontology.lexicon import Lexicon

__all__ = ["CUT", "Name", "NamesFound", "Role", "Trait", "names"]

#: 东莞一家代工厂: one of many, and no name.
_SOME = re.compile("[一某][家个所间座名位]|^各")
#: 两家欧洲俱乐部: some of many.
_OF_MANY = re.compile(r"[一两三四五六七八九十数几多某0-9余][家个所支]$")
#: Around the first word of a body they show that it is a work, and no name.
_WORKERS = ("人员", "工人", "费用", "服务费", "合同", "行业")
_DOING = ("因", "负责", "从事", "进行", "提供", "需要", "定期", "日常")
_OF_WORK = 4  # code points of 维保公司
CUT = 0.5  #: names less sure than this are left out


def names(text: str, paragraphs: Sequence[Span], lexicon: Lexicon, *, at_least: float = CUT) -> NamesFound:
    """Find the names in the paragraphs of a text.

    >>> from kg.ontology import load
    >>> line = "华信电子有限公司（下称“华信”）董事长王明说，华信将在成都建厂。"
    >>> found = names(line, [Span(0, len(line))], load().lexicon)
    >>> [one.span.of(line) for one in found.spans]
    ['华信电子有限公司', '华信', '王明', '华信', '成都']
    >>> {one.label: one.kind for one in found.spans}
    {'华信电子有限公司': 'Company', '王明': 'Person', '成都': 'Place'}
    >>> found.aliases
    {'华信': '华信电子有限公司'}
    >>> [(one.person.of(line), one.role, one.organisation) for one in found.roles]
    [('王明', '董事长', None)]
    """
    lists = name_lists(lexicon)
    words = cut(text, paragraphs)
    points = code_points(text)
    candidates = (
        apart(text, one) for one in _candidates(words, points, paragraphs, lists) if not _is_one_of(text, one)
    )
    first = agreed(settled([*listed(text, points, lexicon), *(one for one in candidates if one.certainty >= at_least)]))
    first = completed(text, widened(words, first), lists.surnames)
    first = settled([*first, *awards(text, first)])
    aliases = introduced(text, paragraphs, first)
    first = absorbed(first, {one.label: one.certainty for one in first} | dict.fromkeys(aliases, 1.0))
    known = all_forms(text, first, aliases, lists)
    found = settled([*first, *again(text, points, known, first)])
    used = {one.span.of(text) for one in found}
    aliases |= {form: one.label for form, one in sorted(known.items()) if form != one.label and form in used}
    found = [replace(one, label=aliases[one.label]) if one.label in aliases else one for one in found]
    held, traits, described = beside(words, found, lists)
    return NamesFound(tuple(found), aliases, tuple(held), tuple(traits), tuple(described))


def _is_one_of(text: str, one: Name) -> bool:
    """Tell whether words name one or some of many, and nobody: 东莞一家代工厂, 两家|欧洲俱乐部, 维保公司 beside 维保人员 and 因维保."""
    if _SOME.search(one.label):
        return True
    body = one.kind in ("Company", "Organisation")
    work = one.label[:2]
    if body and len(one.label) == _OF_WORK and any(work + some in text for some in _WORKERS):
        return any(doing + work in text for doing in _DOING)
    return body and _OF_MANY.search(text, max(0, one.span.start - 2), one.span.start) is not None


def _candidates(
    words: Words, points: NDArray[np.uint16], paragraphs: Sequence[Span], lists: NameLists
) -> Iterator[Name]:
    """Give what each finder finds; the same stretch may come several times."""
    text = words.text
    yield from tagged(words, lists)
    yield from People(words, lists).find()
    yield from nicknames(words, lists)
    yield from Bodies(words, lists).find()
    yield from firms(text, lists)
    yield from well_known(text, points, words)
    for part in paragraphs:
        yield from titles(text, part.start, part.end, lists)
        yield from quoted(text, part.start, part.end, lists)
        yield from models(text, part.start, part.end, lists)
