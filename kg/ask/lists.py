"""Read the members of a list that a sentence counts: 提供黑、白、青三种配色, 有A、B和C三条路线, 分为甲、乙两类."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.ask.reading import verbs
from kg.ask.stretches import AND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ask.asker import Asker
    from kg.ask.goal import Goal
    from kg.ask.passages import Held, Passage

_LISTED = re.compile(
    "(?P<list>[^，。；：]{1,12}?、[^，。；]{1,40}?)等?(?P<count>[0-9一二两三四五六七八九十]+)大?(?:种|项|个|类|条|款|位|名|所|家|点|座|部|本|门|路|方面)?(?P<noun>[^，。；、]{0,8})"
)
_OPENED = re.compile("^.*?(?:有|为|是|包括|分为|分成|包含|提供|即)(?=..*、)")
_LONGEST = 12  # characters of one member


def enumerated(asker: Asker, goal: Goal, held: Held, passage: Passage) -> Iterator[str]:
    """Give the members of a list whose noun is the one that is asked for, where they are as many as it says."""
    noun = goal.slots.get("y", "") or goal.noun
    if len(noun) < 2:
        return
    for found in _LISTED.finditer(passage.text):
        if held.at(noun, found["noun"]) is None and not _same_head(noun, found["noun"]):
            continue
        words = found["list"]
        deeds = list(verbs(words.partition("、")[0], asker.ontology))
        if deeds:
            words = words[deeds[-1].end :]
        words = _OPENED.sub("", words)
        members = [part.strip("“”「」") for part in AND.split(words) if part]
        if len(members) == _number(found["count"]) and all(len(one) <= _LONGEST for one in members):
            yield from members
            return


def _same_head(noun: str, words: str) -> bool:
    return len(words) > 1 and (noun.endswith(words) or words.startswith(noun[-2:]))


def _number(words: str) -> int:
    return int(words) if words.isdigit() else "〇一二三四五六七八九十".find(words.replace("两", "二"))
