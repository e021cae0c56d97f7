"""Statements that were judged right or wrong by someone who saw the sentence and the statement, and no rule.

`judged.jsonl` holds one statement a line with its sentence and its verdict; the verdicts are those of several judges
who did not see each other's. A wrong one that the reader still makes carries ``"known": true``; it is told in the
README of this directory, and :mod:`tests.quality.test_judged` keeps the list true.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from tests.quality.reading import ARTICLES, FRESH, HERE, SEED, statements

if TYPE_CHECKING:
    from kg.model import Statement

_PARTS = "article sentence subject predicate property object polarity modality condition holder".split()
Key = tuple[str | None, ...]


@cache
def judged() -> dict[Key, tuple[str, bool]]:
    """Give the verdict of each judged statement, and whether it is known to be made still."""
    rows = [json.loads(line) for line in (HERE / "judged.jsonl").read_text(encoding="utf-8").splitlines()]
    return {_of_row(row): (row["verdict"], row.get("known", False)) for row in rows}


@cache
def made() -> frozenset[Key]:
    """Give the keys of all statements that the reader makes of the seed, the articles and the fresh texts."""
    return frozenset(key_of(path.stem, one) for path in (SEED, *ARTICLES, *FRESH) for one in statements(path))


def verdicts() -> Counter[str]:
    """Count the verdicts of the judged statements that are made now."""
    return Counter(verdict for key, (verdict, _) in judged().items() if key in made())


def _of_row(row: dict[str, str | None]) -> Key:
    return tuple(row[name] for name in _PARTS)


def key_of(article: str, one: Statement) -> Key:
    """Give the key of a statement that is made of an article."""
    stated, holder = (part.label if part else None for part in (one.object, one.holder))
    said = (one.subject.label, one.predicate.label, one.predicate.property, stated)
    condition = "；".join(part.label for part in one.conditions) or None
    return (article, one.evidence[0].sentence, *said, one.polarity.value, one.modality.value, condition, holder)
