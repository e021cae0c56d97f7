"""Answer from a table: of the rows about the thing that a question names, the one whose predicate it asks for.

A row says one thing of one subject, and its predicate is a noun chosen by whoever made the table (上映时间, 就诊科室). A
question need not use that noun: it says a synonym (太太), a part of it (什么奖: 获得奖项), the counter of the value (多少集),
or a verb (谁唱的: 原唱). Each of these is a cue; the kind of value that is asked for must agree. Where two predicates are
as likely, nothing is answered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ask import sparql
from kg.ask.answer import Item, item
from kg.ask.chosen import NOTHING, Result
from kg.ask.forms import heading
from kg.ask.likeness import bigrams, plain
from kg.ask.match import fits
from kg.ask.patterns import MARK
from kg.ask.predicates import closeness
from kg.rdf.table import RULE, stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ask.asker import Asker
    from kg.ask.facts import Fact
    from kg.ask.names import Found
    from kg.ask.predicates import Meaning
    from kg.ask.question import Hole, Question

_CLOSE = frozenset(
    {
        ("person", "agent"),
        ("agent", "person"),
        ("person", "name"),
        ("thing", "name"),
        ("person", "thing"),
        ("agent", "thing"),
        ("place", "thing"),
        ("place", "agent"),
        ("number", "thing"),
        ("thing", "manner"),
    }
)
_ENOUGH = 0.6  #: score from which a row answers
_AHEAD = 0.05  # by which it must be ahead of every other predicate
_MOST = 6  # things of one name that are looked at
_EMPTY = re.compile(
    "单位|公司|企业|机构|方式|状况|主要|现任|所属|所在|官方|著名|获得|总|最高|最大|名称|名字|时间|日期|情况|类型|类别|数量|地点|信息"
)
_COUNTED = re.compile("(?:多少|几)(?P<what>[^多少几]+)")
_VAGUE = frozenset("个 种 位 名 次 年 项 只 块 元 号 月 点".split())
_NOUN = re.compile("[^的了是有在里上中，？吗]{1,4}")
_ASKED_NOUN = re.compile(
    "(?:什么|啥|哪(?:一|几|两|些)?(?:个|种|家|位|座|部|本|张|条|项|款|所|支|首|届|类|片|只|场|门)?)(?P<noun>.+)"
)
_OUTER = re.compile(f"^(?P<outer>.*)的(?P<inner>[^的]+?)(?:是|为|叫|有|在|属于|都有|分别是)?(?:{MARK}.*)$")
_ACTING = re.compile(
    "者$|人$|员$|师$|手$|家$|导演|编剧|主演|教练|校长|董事长|总统|作词|作曲|原唱|配音|父|母|妻|夫|儿|女|兄|弟|姐|妹"
)
_PLACED = re.compile("地$|地点|地址|地区|位置|国家|城市|省|分布|区域|驻地|流经|注入|所在|场馆|主场|港$|国籍|发源")
_CLOCK = re.compile("[0-9][:：][0-9]{2}")
_DATED = re.compile("时间|日期|年代|年份|年月|生日|时代|朝代|花期")
_SINGLE = frozenset(
    "的是为有在人时间地名大小数者类型主要所属国家中文性本总产品物"
)  # characters that tell nothing alone


@dataclass(frozen=True, slots=True)
class Row:
    """A row with how well it answers."""

    score: float
    fact: Fact
    cue: str


def rows(asker: Asker, question: Question) -> Result:
    """Answer by the row that the question asks for; nothing where none or more than one may be meant."""
    if not question.holes or not asker.tabled:
        return NOTHING
    found = [one for name in asker.names.within(question.marked) for one in _of(asker, question, name)]
    if not found:
        return NOTHING
    top = max(one.score for one in found)
    kept = [one for one in found if one.score >= top - 0.001]
    predicates = {one.fact.predicate.value for one in kept}
    near = [one for one in found if one.score > top - _AHEAD and one.fact.predicate.value not in predicates]
    if top < _ENOUGH or near or len({one.fact.predicate.value for one in kept}) > 1:
        return NOTHING
    items: dict[str, Item] = {}
    for one in kept:
        if one.fact.object is not None:
            items.setdefault(one.fact.object.label, item(one.fact.object.label, one.fact, one.fact.object.iri))
    first = kept[0].fact
    weighed = sorted(found, key=lambda one: -one.score)[:5]
    return Result(
        round(min(top, 1.0), 3),
        tuple(items.values()),
        sparql.telling(question.marked, [one.fact.iri for one in kept]),
        f"{first.subject.label} — {first.surface} → {MARK}",
        steps=tuple(f"{one.score:.2f} {one.fact.surface} ({one.cue})" for one in weighed),
    )


def _of(asker: Asker, question: Question, name: Found) -> Iterator[Row]:
    """Score the rows about the things of one name; of namesakes, those that the question tells more of."""
    text = question.marked[: name.start] + question.marked[name.end :]
    about = {link.iri: _told(asker, link.iri) for link in asker.names.resolve(name.words)[:_MOST]}
    if not any(about.values()):
        return
    asked = _asked(text)
    told = {iri: _context(text, facts) for iri, facts in about.items()}
    for iri, facts in about.items():
        if told[iri] == max(told.values()):
            for fact in facts:
                score, cue = max(_score(asker, fact, asked, hole) for hole in question.holes)
                if score > 0:
                    yield Row(round(score, 3), fact, cue)


def _told(asker: Asker, iri: str) -> list[Fact]:
    return [
        fact for fact in asker.facts.about(iri)
        if fact.subject.iri == iri and fact.object is not None and any(piece.construction == RULE for piece in fact.evidence)
    ]  # fmt: skip


def _context(text: str, facts: list[Fact]) -> int:
    """Count what the question tells of a thing besides its name: 画家李牧, 半亩花田这首歌."""
    if not facts:
        return -1
    kind = plain(facts[0].subject.label.removeprefix(stem(facts[0].subject.label)))
    pairs = bigrams(plain(text))
    kinds = len(bigrams(kind) & pairs) if len(kind) > 1 else 0
    return 2 * kinds + sum(c in text for c in set(kind[-1:]))


def _asked(text: str) -> str:
    """Leave out what only leads to what is asked: of A的B是？, B."""
    found = _OUTER.match(text)
    if found is None or not found["outer"].strip("的"):
        return text
    return text[found.start("inner") :]


def _score(asker: Asker, fact: Fact, asked: str, hole: Hole) -> tuple[float, str]:
    label = plain(fact.surface)
    cue, why = max(
        _by_words(label, f"{asked}{hole.words}{hole.noun}"),
        _by_heading(asker, fact.surface, asked, hole),
        _by_meaning(fact, label, asker.predicates.meaning(asked, hole.wants)),
        _by_noun(asker, label, hole, asked),
        _by_counter(fact, label, hole, asked),
    )
    agreed = _agrees(asker, fact, label, hole, why)
    return (cue * 0.4 if agreed < 0 else cue + 0.15 * agreed if cue else 0.0), why


def _by_words(label: str, text: str) -> tuple[float, str]:
    """Find the predicate or a part of it in the question."""
    folded = plain(text)
    if label in folded:
        return 0.95 + 0.005 * len(label), "predicate"
    bare = _EMPTY.sub("", label)
    if len(bare) > 1:
        pairs = bigrams(bare)
        held = len(pairs & bigrams(folded))
        if held:
            return 0.55 + 0.3 * held / len(pairs), "part"
    held = sum(c in folded for c in set(bare) - _SINGLE)
    return (0.3 + 0.25 * held / max(1, len(bare)), "character") if held else (0.0, "")


def _by_heading(asker: Asker, surface: str, asked: str, hole: Hole) -> tuple[float, str]:
    """Find the predicate among those that people ask for by the words of the question, the longer the surer."""
    text = asked + hole.words + hole.noun
    best = 0.0
    for one in asker.known.headings:
        if heading(surface) not in one.predicates or (
            one.wants and one.wants != hole.wants and (one.wants, hole.wants) not in _CLOSE
        ):
            continue
        found = next((words for words in one.wordings if words.search(text)), None)
        if found is not None:
            length = len(found.pattern.replace("\\", ""))
            best = max(best, (0.62 if length == 1 else 0.78) + 0.02 * min(length, 5) + 0.03 * bool(one.wants))
    return round(best, 3), "wording"


def _by_meaning(fact: Fact, label: str, meaning: Meaning) -> tuple[float, str]:
    """Find the predicate among what the words of the question mean."""
    words = max(
        (weight * near for said, weight in meaning.labels.items() if (near := closeness(said, label)) >= 0.75),
        default=0.0,
    )
    known = meaning.properties.get(fact.relation, 0.0) if fact.relation else 0.0
    return (
        max((round(words, 3), "meaning"), (round(0.95 * known, 3), "property"))
        if max(words, known) >= 0.7
        else (0.0, "")
    )


def _by_noun(asker: Asker, label: str, hole: Hole, asked: str) -> tuple[float, str]:
    """Find the noun that the asking words imply or hold: 多高 asks for 高度, 什么火箭 for 运载火箭."""
    behind = _NOUN.match(asked.partition(MARK)[2])
    said_so = _ASKED_NOUN.fullmatch(hole.words)
    for noun in filter(None, (behind and behind[0], said_so and said_so["noun"])):
        tail = next(
            (noun[:k] for k in range(len(noun), 0, -1) if label.endswith(noun[:k]) and noun[:k] not in _SINGLE), ""
        )
        if tail:
            return (0.66 if len(tail) == 1 else 0.85), "noun"
    if not hole.noun:
        return 0.0, ""
    labels = asker.predicates.meaning(hole.noun, hole.wants).labels
    near = max((weight * closeness(said, label) for said, weight in labels.items()), default=0.0)
    return (round(near, 3), "noun") if near >= 0.7 else (0.0, "")


def _by_counter(fact: Fact, label: str, hole: Hole, asked: str) -> tuple[float, str]:
    """Find the counter of the question behind the number of the value: 多少集, 36集."""
    behind = asked.partition(MARK)[2][:2]
    counted = _COUNTED.fullmatch(hole.words)
    units = [behind, behind[:1]] if hole.words in ("多少", "几") or (counted and counted["what"] in _VAGUE) else []
    units = [counted["what"], *units] if counted else units
    value = fact.object.label if fact.object else ""
    for unit in units:
        if (
            unit
            and unit not in _VAGUE
            and re.search(f"[0-9一二三四五六七八九十百千万亿两]多?{re.escape(unit)}(?!\\w)", value)
        ):
            return 0.75 + 0.1 * (unit in label), "counter"
        if unit and unit not in _VAGUE | _SINGLE and unit in label:
            return 0.65, "counted"
    return 0.0, ""


def _agrees(asker: Asker, fact: Fact, label: str, hole: Hole, why: str) -> int:
    """Tell whether a row holds what is asked for: 1 where it does, -1 where it cannot, 0 where nothing tells."""
    wants, value = hole.wants, fact.object
    if value is None:
        return -1
    if wants == "date":
        return (
            1
            if _DATED.search(label) or _CLOCK.search(value.label) or fits(value, "date", asker.ontology.vocabulary)
            else -1
        )
    if wants == "number":
        return 1 if fits(value, "number", asker.ontology.vocabulary) else -1
    if wants in ("thing", "name"):
        return -1 if why not in ("predicate", "wording") and _DATED.search(label) else 0
    if wants in ("person", "agent"):
        return -1 if value.label[:1].isdigit() or _DATED.search(label) else 1 if _ACTING.search(label) else 0
    if wants == "place":
        return (
            -1
            if _ACTING.search(label) or value.label[:1].isdigit() or _DATED.search(label)
            else 1
            if _PLACED.search(label)
            else 0
        )
    return 0
