"""Read from sentences who says or thinks something: the name before the verb of saying, in 在…看来, or behind a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.ask import sparql
from kg.ask.answer import Item
from kg.ask.chosen import NOTHING, Result
from kg.ask.passages import Held
from kg.ask.patterns import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ask.asker import Asker
    from kg.ask.goal import Goal
    from kg.ask.passages import Known

_HELD = 0.6  # share of the view that its sentence must hold
_SAYING = re.compile(
    "认为|觉得|以为|相信|主张|指出|表示|强调|坦言|坚称|辩称|提醒|透露|宣布|承认|否认|预计|预测|解释说|介绍|(?<=[^据传听者来])说(?!法|明|服)"
)
_VIEW = re.compile("在(?P<who>[^，。在]{1,16})看来")
_SHE = re.compile("(?:^|[，。；“])(?:不过|但|同时)?[他她](?=[^，。]{0,6}$)")
_GROUP = re.compile("(?:^|[，。；]|有)(?P<who>[^，。；有]{2,8}?)(?:则|却|都|也|一直|普遍)?$")


def held_by(asker: Asker, goal: Goal) -> Result:
    """Answer who holds what the goal says, by the sentence that says it."""
    text = goal.slots.get("s", "")
    if not text or not asker.facts.whole or not asker.sentences:
        return NOTHING
    held = Held(asker, text)
    ranked = sorted(enumerate(asker.passages), key=lambda one: (-held.share(one[1]), one[0]))[:3]
    for place, passage in ranked:
        share = held.share(passage)
        if share < _HELD:
            break
        who = next(_holder(asker, place), "")
        if who and who not in text:
            told = Item(who, "", passage.fact.iri if passage.fact else "", (passage.piece,))
            return Result(
                round(0.3 + 0.5 * share, 3), (told,), sparql.quoting(goal.text, passage.piece),
                f"读自原句（图中没有直接的陈述）：{MARK}（持有者）— {text}", steps=(f"{share:.2f} {passage.text}",),
            )  # fmt: skip
    return NOTHING


def _holder(asker: Asker, place: int) -> Iterator[str]:
    passage = asker.passages[place]
    view = _VIEW.search(passage.text)
    if view is not None:
        yield from _named(asker, place, view["who"], view.start("who"), view.end("who"))
        return
    said = _SAYING.search(passage.text)
    if said is not None:
        start = max((m.end() for m in re.finditer("[。；！？”]", passage.text[: said.start()])), default=0)
        yield from _named(asker, place, passage.text[start : said.start()], start, said.start())
        return
    if passage.text.endswith(("”", "」")) and place + 1 < len(asker.passages):
        behind = asker.passages[place + 1]
        verb = _SAYING.search(behind.text)
        if verb is not None and behind.piece.document == passage.piece.document:
            yield from _named(asker, place + 1, behind.text[: verb.start()], 0, verb.start())


def _named(asker: Asker, place: int, words: str, start: int, end: int) -> Iterator[str]:
    """Give who is named in some words; for 他 and 她, the person spoken of before."""
    passage = asker.passages[place]
    known = [one for one in passage.names if start <= one.start and one.end <= end and _is(asker, one, "Agent")]
    people = [one for one in known if one.kind == "Person"]
    for one in (people or known)[-1:]:
        yield passage.text[one.start : one.end]
        return
    if _SHE.search(words) or words in ("他", "她"):
        yield from _before(asker, place)
        return
    group = _GROUP.search(words.removesuffix("想当然地"))
    if group is not None:
        yield group["who"]


def _before(asker: Asker, place: int) -> Iterator[str]:
    """Give the person that the sentences before speak of: the first named in the nearest that names any."""
    document = asker.passages[place].piece.document
    for passage in reversed(asker.passages[max(0, place - 4) : place]):
        people = [one for one in passage.names if one.kind == "Person"]
        if people and passage.piece.document == document:
            yield passage.text[people[0].start : people[0].end]
            return


def _is(asker: Asker, one: Known, kind: str) -> bool:
    vocabulary = asker.ontology.vocabulary
    return one.kind in vocabulary.kinds and vocabulary.is_a(one.kind, kind)
