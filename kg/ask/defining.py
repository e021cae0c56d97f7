"""Read from the sentences what something is, where one of them defines it: 所谓X，是指…, X指的是…, …称为X, …（X）."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.ask import sparql
from kg.ask.answer import Item
from kg.ask.chosen import NOTHING, Result
from kg.ask.patterns import MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ask.asker import Asker
    from kg.ask.goal import Goal

_NAME = "[“「《]?{x}[”」》]?(?:（[^（）]*）)?"
#: The surest first: what each wants around the name, and where the definition stands.
_WAYS = (
    "所谓(?:的)?{name}，?(?:就是|即是|是)?(?:是指|指的是|指)?(?P<what>[^。；]{{4,60}})[。；]",
    "{name}，?(?:就是指|是指|指的是|指的就是|即指|意指|意即|意为|意思是)(?P<what>[^。；]{{4,60}})[。；]",
    "(?:^|[。；，])(?P<what>[^。；]{{4,50}}?)，?(?:称为|称作|叫作|叫做|被称为|名为|这就是|就是所谓的)(?:所谓的)?{name}[。；，]",
    "(?:^|[。；，])(?:这种|这一)?(?P<what>[^，。；]{{4,50}}?)的(?:做法|结构|形式|方式|现象|设计)，?(?:称为|称作|叫作|叫做|被称为|名为){name}[。；，]",
    "{name}是(?:一种|一类|一项|一个)(?P<what>[^。；，]{{4,60}})[。；，]",
)
_BRACKETED = re.compile("(?:经|由|被|在|和|与|的|了|对|，|。|^)(?P<what>[^，。；（）经由被在和与的了对]{2,12})$")
_THIS = re.compile("，这(?:种|一|样的)(?:做法|结构|形式|方式|现象|设计|方法)$")
_TAIL = re.compile("[，。；]+$")


def defined(asker: Asker, goal: Goal) -> Result:
    """Answer by the sentence that defines the thing; nothing where none does."""
    words = goal.slots.get("x", "")
    if len(words) < 2 or not asker.facts.whole:
        return NOTHING
    for way in _WAYS:
        pattern = re.compile(way.format(name=_NAME.format(x=re.escape(words))))
        for place, piece in enumerate(asker.sentences):
            found = pattern.search(piece.sentence)
            if found is not None:
                return _told(goal, _THIS.sub("", _TAIL.sub("", found["what"])), place, asker)
    for place, piece in enumerate(asker.sentences):
        for what in _before_brackets(words, piece.sentence):
            return _told(goal, what, place, asker)
    return NOTHING


def _before_brackets(words: str, sentence: str) -> Iterator[str]:
    """Give what an abbreviation in brackets stands for: 视频助理裁判（VAR）."""
    found = re.search(f"（(?:英文|简称|以下简称|下称|英语|英文简称|缩写为)?[:：“ ]*{re.escape(words)}[”]?）", sentence)
    if found is not None and words.isascii():
        named = _BRACKETED.search(sentence[: found.start()])
        if named is not None:
            yield named["what"]


def _told(goal: Goal, what: str, place: int, asker: Asker) -> Result:
    piece = asker.sentences[place]
    fact = next((f for f in asker.everything if any(p.sentence == piece.sentence for p in f.evidence)), None)
    item = Item(what, "", fact.iri if fact else "", (piece,))
    return Result(
        0.93, (item,), sparql.quoting(goal.text, piece), f"读自原句：{goal.text} → {MARK}", steps=(piece.sentence,),
    )  # fmt: skip
