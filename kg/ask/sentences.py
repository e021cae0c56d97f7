"""Where no statement answers: read the answer from a sentence that the graph keeps as evidence.

Only what a sentence marks plainly is read: its one date, the number with the unit that is asked for, what follows 因为,
如果 or 由. The sentence must hold nearly all of the question's words; the answer says that it was read so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.ask import sparql
from kg.ask.answer import Item
from kg.ask.chosen import NOTHING, Result
from kg.ask.echo import Echoes
from kg.ask.holding import held_by
from kg.ask.passages import Held, Passage
from kg.ask.patterns import MARK
from kg.ask.quoting import quoted
from kg.ask.reading import verbs
from kg.ask.verdicts import verdict
from kg.model import Span
from kg.nlp.names import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ask.asker import Asker
    from kg.ask.goal import Goal

#: Where the words around the answer are looked at one by one, less of the rest will do.
_LEAST = {"number": 0.6, "boolean": 0.6, "condition": 0.5, "consequence": 0.5, "why": 0.4}
_IN_CLAUSE = 0.6
_HELD = 0.7  # share of the question's words that the sentence must hold
_CLAUSES = re.compile("[，。；：！？、,;:!?——]+")
_DATE = re.compile(
    "(?:[0-9〇零一二两三四五六七八九十]+年)?(?:[0-9一二三四五六七八九十]+月)(?:[0-9一二三四五六七八九十]+[日号])?(?:[初末底晚])?|[0-9〇一二三四五六七八九]{4}年|"
    "(?:今|去|明|前|后|次|同|当)年(?:[0-9一二三四五六七八九十]+月|第?[一二三四]季度|[春夏秋冬][天季]?|年底|年初|下半年|上半年)?|第[0-9一二三四五六七八九十]+(?:分钟|天|年)|"
    "昨[天日晚]|今[天日晚]|明[天日晚]|前[天日]"
)
_BECAUSE = re.compile("(?:(?:主要|正|就)?是?因为|由于|原因(?:主要)?(?:是|在于)|鉴于|因(?!此|而|素|为))")
_IF = re.compile("(?:如果|若|假如|要是|只要|只有|除非|一旦|倘若|如)(?P<if>[^。；]+?)，(?P<then>[^。；]+)")
_BY = re.compile("由(?P<who>[^，。；由]{2,20}?)(?P<did>[^，。；]{2,16})")
_LINKS = re.compile("以及|、|，(?:又|也|且|还)?|(?<=.)和(?=.)")
_STOPS = re.compile("[，。；：！？,;:!?（(]|并|而且|但")
_AND = re.compile("[、和及与]")
_TAILS = re.compile("^(?:了|着|过|于|在|到|为|有|是|一个|一座|一家|一种|一名|一位)+(?=..)")
_LATER = re.compile("将|会|可能|计划|拟|打算|如果|希望|应")
_TIMES = re.compile("^(?:今天|如今|现在|当时|今日|目前)的")
_FORGONE = re.compile(
    "^(?:[^，]{1,8}的(?:将|会)?(?:不仅|不只|不单)?是|还有|而且还有|更有)(?=..)"
)  # 失去的将不仅是利润，还有
_FOR = re.compile(
    "(?:^|[，。；]|当局|政府|公司|学校|他|她|[方队军])(?:是)?为了?(?P<why>[^，。；为]{2,14})，(?P<did>[^。；]+)"
)
_BY_CAUSE = re.compile("因(?!此|而|素|为)(?P<why>[^，。；]{2,8})")
_BEHIND = 16  # characters that an answer behind a verb or a noun may take
_EDGE = re.compile("^(?:又|既|也|还|才|就|则|便|将|会|都|而|并|且|是|真正)+(?=..)")


def read(asker: Asker, goal: Goal) -> Result:
    """Answer one goal from the sentences of the statements around it."""
    asks = goal.wants if goal.kind in ("fill", "count", "chain", "purpose") else goal.kind
    if goal.facet == "holder":
        return held_by(asker, goal)
    reader = _READERS.get(asks)
    if (reader is None and asks not in ("boolean", "number")) or goal.facet:
        return NOTHING
    text = (goal.asked or goal.text).replace(MARK, "")
    if goal.kind == "boolean" and re.search("[吗么]$", text):
        text = goal.text
    if goal.asked.count(MARK) > 1:
        return NOTHING  # one sentence seldom answers both
    filling = goal.kind in ("fill", "count", "chain", "purpose")
    held = Held(asker, text if filling else goal.text, goal.wants)
    echoes = Echoes(asker, text if filling else goal.text)
    ranked = sorted(
        ((held.share(passage), passage) for passage in _passages(asker, goal)),
        key=lambda one: (-one[0], one[1].piece.start),
    )
    deeds = (
        [one.text for one in verbs(text, asker.ontology) if len(one.text) > 1]
        if goal.wants in ("date", "number")
        else []
    )
    for share, passage in ranked[: 4 if held.news else 12]:
        least = 0.55 if goal.form == "has-what-noun" else _LEAST.get(asks, _HELD)
        if share < max(least, ranked[0][0] - 0.1):
            break
        if goal.kind == "boolean":
            labels = [told] if (told := verdict(asker, goal, held, passage)) else []
        else:
            labels = quoted(asker, goal, held, passage) if filling else []
        if not labels and reader is not None and all(held.at(deed, passage.text) for deed in deeds):
            labels = list(dict.fromkeys(reader(asker, goal, echoes, passage.text)))
        if labels:
            items = tuple(
                Item(label, "", passage.fact.iri if passage.fact else "", (passage.piece,)) for label in labels
            )
            return Result(
                round(0.4 + 0.5 * share, 3), items, sparql.quoting(goal.text, passage.piece), f"读自原句（图中没有直接的陈述）：{goal.text}",
                labels[0] == "是" if goal.kind == "boolean" else None, steps=(f"{share:.2f} {passage.text}",),
            )  # fmt: skip
    return NOTHING


def _passages(asker: Asker, goal: Goal) -> list[Passage]:
    if asker.facts.whole and asker.passages:
        return asker.passages
    return [Passage(piece, fact) for fact, piece in asker.pieces(goal)]


def _best_clause(echoes: Echoes, sentence: str) -> tuple[str, int]:
    """Give the clause that holds most of what is asked, and where it starts."""
    best, where, place = (-1.0, ""), 0, 0
    for clause in _CLAUSES.split(sentence):
        start = sentence.find(clause, place)
        place = start + len(clause)
        score = echoes.share(clause, None)
        if score > best[0]:
            best, where = (score, clause), start
    return best[1], where


def _date(asker: Asker, goal: Goal, echoes: Echoes, sentence: str) -> Iterator[str]:
    """Read the date of the clause, else the last one before it in the sentence."""
    del asker, goal
    clause, start = _best_clause(echoes, sentence)
    inside = [m[0] for m in _DATE.finditer(clause)]
    if len(inside) == 1:
        yield inside[0]
        return
    before = [m[0] for m in _DATE.finditer(sentence[:start])]
    if not inside and before:
        yield before[-1]


def _other(_asker: Asker, goal: Goal, echoes: Echoes, sentence: str) -> Iterator[str]:
    """Read what stands behind the verb whose object is asked for, or the one name before it where its subject is."""
    for shape in goal.shapes:
        verb = shape.words.removesuffix("了").removesuffix("的").removesuffix("是")
        if shape.negative or len(verb) < 2 or sentence.count(verb) != 1 or shape.holder:
            continue
        before, _, behind = sentence.partition(verb)
        clause = _STOPS.split(before)[-1]
        if any(denial in clause for denial in "不未没") or (
            _LATER.search(clause) and not _LATER.search(goal.asked or goal.text)
        ):
            continue
        if shape.object == MARK and shape.origin != "form" and echoes.share(before + verb, None) >= _HELD:
            yield from _objects(goal, _STOPS.split(behind)[0])
            return


def _objects(goal: Goal, words: str) -> Iterator[str]:
    told = _TAILS.sub("", words)
    if goal.wants in ("place", "person", "agent"):
        told = _TIMES.sub("", told).partition("的")[0]
    parts = [part for part in _AND.split(told) if part]
    if told and len(told) <= _BEHIND and all(len(part) > 1 for part in parts):
        yield from parts


def _reason(asker: Asker, goal: Goal, echoes: Echoes, sentence: str) -> Iterator[str]:
    """Read what a word marks as the reason; the rest of the sentence must hold what is to be explained."""
    deeds = [one.text for one in verbs(goal.text, asker.ontology)]
    inside = _BY_CAUSE.search(sentence)
    deed = next((one for one in deeds if inside and one in inside["why"]), "")
    if inside and deed and not inside["why"].startswith(deed):  # 因空袭解散
        yield inside["why"].partition(deed)[0].removesuffix("而")
        return
    purpose = _FOR.search(sentence)
    if purpose and any(deed in purpose["did"].partition("，")[0] for deed in deeds if len(deed) > 1):
        yield purpose["why"]
        return
    found = _BECAUSE.search(sentence)
    if found is None:
        return
    # The reason may end at any comma: 由于租金上涨，银行关闭了网点.
    for end in (*(found.end() + m.start() for m in re.finditer("，", sentence[found.end() :])), len(sentence)):
        reason, rest = sentence[found.end() : end], sentence[: found.start()] + "，" + sentence[end:]
        if echoes.share(rest, None) >= _HELD and not (
            found.start() and "，" in sentence[end:] and end < len(sentence) and _goes_on(sentence[end:])
        ):
            yield from _parts(reason.rstrip("。；，"))
            return


def _goes_on(rest: str) -> bool:
    """Tell whether what follows a comma is still part of the reason: 既…，又…."""
    return rest.startswith(("，又", "，且", "，也", "，还", "，并且"))


def _condition(asker: Asker, goal: Goal, echoes: Echoes, sentence: str) -> Iterator[str]:
    """Read what stands after 如果, 只有, 除非; what follows must hold what depends on it."""
    del asker, goal
    found = _IF.search(sentence)
    if found is not None and echoes.share(found["then"], None) >= _IN_CLAUSE:
        yield _EDGE.sub("", found["if"]).removesuffix("的话")


def _consequence(asker: Asker, goal: Goal, echoes: Echoes, sentence: str) -> Iterator[str]:
    """Read what follows; what stands after 如果 must be what is supposed."""
    found = _IF.search(sentence)
    if found is None or echoes.share(f"{found['if']}，{found['then'][:4]}", None) < _HELD:
        return
    del asker, goal
    told = [_EDGE.sub("", part) for part in found["then"].split("，") if len(part) > 2]
    yield from (_FORGONE.sub("", part) for part in told)


def _person(asker: Asker, goal: Goal, echoes: Echoes, sentence: str) -> Iterator[str]:
    """Read the name after 由 where what he did is what is asked for."""
    asked = (goal.asked or goal.text).replace(MARK, "")
    for found in _BY.finditer(sentence):
        told = next((one for one in named(asker, sentence, found.start() + 1) if one not in asked), "")
        if told and echoes.share(sentence[found.start() + 1 + len(told) :], None) >= 0.3:
            yield told


def named(asker: Asker, sentence: str, start: int) -> Iterator[str]:
    """Give the name of somebody that stands at a place of a sentence."""
    for one in names(sentence, [Span(0, len(sentence))], asker.ontology.lexicon).spans:
        if one.span.start == start and asker.ontology.vocabulary.is_a(one.kind, "Agent"):
            yield one.span.of(sentence)


def _parts(reason: str) -> Iterator[str]:
    """Give the parts of a reason that is listed."""
    parts = [_EDGE.sub("", part.strip("，")) for part in _LINKS.split(reason)]
    yield from parts if all(len(part) > 2 for part in parts) else [reason.strip("，")]


_READERS = {
    "date": _date, "person": _person, "agent": _person, "place": _other, "thing": _other,
    "name": _other, "why": _reason, "condition": _condition, "consequence": _consequence,
}  # fmt: skip
