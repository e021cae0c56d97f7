"""Stretches of a sentence that may be an answer: where clauses end, what a list holds, who can act."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ask.asker import Asker
    from kg.ask.goal import Goal
    from kg.ask.passages import Known

STOPS = re.compile("[，。；：！？,;!?（( ]|——")
CLAUSE = re.compile("[，。；：！？,;!? ]|——")
AND = re.compile("、|以及|和(?=..)|及(?=..)|与(?=..)|，(?:又|也|还|且)?")
_HEADING = re.compile(
    "^(?:了|着|过|于|在|到|为|成|成为|是|有|出|给|一个|一座|一家|一种|一名|一位|一项|这|那|[“「《‘])+(?=..)"
)
_TAILING = re.compile("(?:等|等人|一文|一书|[”」’]|的)+$")
LESSER = ("副", "前", "原", "代", "助理", "名誉", "常务副")
LONGEST = 20
AGENTS = ("person", "agent")


def listed(words: str, goal: Goal) -> Iterator[str]:
    """Give the members of a list, else the words: without what leads into an answer or closes it."""
    bare = _TAILING.sub("", _HEADING.sub("", words)).strip("“”「」《》 ")
    parts = [_TAILING.sub("", part).strip("“”「」 ") for part in AND.split(bare) if part]
    if goal.wants == "number" or len(parts) < 2 or any(len(part) < 2 for part in parts if part):
        yield bare
    else:
        yield from parts


def acts(asker: Asker, one: Known) -> bool:
    """Tell whether a name is that of somebody: a person or a body."""
    vocabulary = asker.ontology.vocabulary
    return one.kind in vocabulary.kinds and vocabulary.is_a(one.kind, "Agent")
