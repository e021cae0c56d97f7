"""How well a statement answers: its ends, its predicate, and the other words of the question.

All three must agree: what is said of somebody else, or something else of the same, is no answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ask.goal import Goal
from kg.ask.likeness import likeness, plain
from kg.ask.patterns import MARK
from kg.ask.predicates import closeness, core

if TYPE_CHECKING:
    from kg.ask.facts import End, Fact
    from kg.ask.goal import Shape
    from kg.ask.names import Names
    from kg.ask.predicates import Meaning, Predicates
    from kg.ontology import Vocabulary

_WHOLE, _ENDING = 3, 0.75  # a name of more characters may end a longer one; how surely it means the same
_LONG_NAMED = frozenset({"Event", "Entity", "Concept"})
_LONGEST = 18  # characters of the name of a place
_DAY = re.compile("[0-9]{4}年|[0-9]月|[0-9]日|^[昨今明前][天日晚]")  # a date, which is no number and no place
_NO_PLACE = re.compile("家庭$|世家$|人家$|之家$")
_NOWHERE = frozenset("gains awarded wins achieves isA has hasProperty loses".split())  # what is had or won is no place
_DEEDS = frozenset("occupation hasRole holdsPosition".split())  # who somebody is, not where
ACCEPTED = 0.7  #: total from which a statement answers
_DATES = frozenset({"date", "gYear", "gYearMonth"})
_NUMBERS = frozenset({"integer", "decimal"})
_DATE_WORDS = re.compile(
    "[0-9〇零一二三四五六七八九十元]+(?:年|月|日|号|世纪|时|点|季度|周)|^(?:今|去|明|前|后|当|同|次|翌|本|上|下)(?:年|月|日|天|周|晚|个月)|^[昨今明前][天日晚]"
    "|(?:年间|时期|时代|年代|王朝|初年|末年|[朝代初末春夏秋冬])(?:的人)?$|^[0-9]{4}$"
)
_FOUNDING, _SURE = ("founds", "inception"), 0.9  #: properties of a first beginning
_ANEW = re.compile("[重复改扩翻][建修造办]")
_NUMBER_WORDS = re.compile("[0-9〇零一二两三四五六七八九十百千万亿半倍成]")
_OTHERS = re.compile("^(?:很多|许多|不少|有的?|大多数|一些|部分)?人(?:们)?$|^大家$|^外界$|^舆论$")
#: Properties that say what a thing is or has: of its sides they say something else.
_STATIC = frozenset("isA definedAs hasRole has hasPart hasProperty alias quantity locatedIn essence becomes".split())


@dataclass(frozen=True, slots=True)
class Match:
    """A statement with how well it answers."""

    fact: Fact
    shape: Shape
    total: float
    ends: float
    predicate: float
    cover: float  #: share of the question's words that the statement or its sentence holds
    side: str  #: the end that answers: subject, object, holder; empty where only the truth is asked


class Matcher:
    """Scores statements against the shapes of one goal."""

    def __init__(self, names: Names, predicates: Predicates, vocabulary: Vocabulary) -> None:
        """Hold what names and predicates mean."""
        self.names = names
        self.predicates = predicates
        self.vocabulary = vocabulary

    def match(self, goal: Goal, shape: Shape, fact: Fact, units: list[tuple[str, float]]) -> Match | None:
        """Score one statement; None where it cannot answer."""
        meaning = self.predicates.meaning(shape.words, goal.wants, shape.relation)
        straight, turned = self.relates(meaning, fact)
        if fact.relation in _GENERIC and not _shares(fact.surface, goal.asked or goal.text, shape.words):
            straight, turned = 0.6 * straight, 0.6 * turned
        best: Match | None = None
        for turn, predicate in ((False, straight), (True, turned)):
            if predicate <= 0:
                continue
            found = self._placed(goal, shape, fact, units, predicate, turn=turn)
            if found is not None and (best is None or found.total > best.total):
                best = found
        return best

    def relates(self, meaning: Meaning, fact: Fact) -> tuple[float, float]:
        """Tell how well the predicate agrees, read straight and with its ends exchanged."""
        name = fact.relation
        if begun_anew(meaning, fact):
            return 0.0, 0.0
        weight = meaning.properties.get(name, 0.0) if name else 0.0
        known = self.vocabulary.properties.get(name)
        inverse = meaning.properties.get(known.inverse, 0.0) if known is not None and known.inverse else 0.0
        words = max((self._said(label, how, fact) for label, how in meaning.labels.items()), default=0.0)
        if name and meaning.direct and name not in meaning.direct:
            words = min(words, 0.8) if weight or words > 0.8 else 0.0
        straight = max(weight, words)
        turned = inverse
        if known is not None and known.symmetric:
            turned = max(turned, straight)
        elif name in meaning.direct:
            turned = max(turned, 0.0)
        elif known is not None and known.inverse:
            pass  # the other direction has a property of its own
        elif straight and not meaning.direct:
            turned = max(turned, straight - 0.12)  # what people say for a property often tells no direction
        elif straight:
            turned = max(turned, straight - 0.3)
        return straight, turned

    def _said(self, label: str, weight: float, fact: Fact) -> float:
        near = closeness(label, fact.surface)
        return round(weight * near, 3) if near >= 0.55 else 0.0

    def _placed(
        self, goal: Goal, shape: Shape, fact: Fact, units: list[tuple[str, float]], predicate: float, *, turn: bool
    ) -> Match | None:
        subject, stated = (fact.object, fact.subject) if turn else (fact.subject, fact.object)
        ends: list[float] = []
        side = ""
        for place, words, end in (("subject", shape.subject, subject), ("object", shape.object, stated)):
            if words == MARK:
                side = place if not turn else ("object" if place == "subject" else "subject")
                if end is None or not fits(end, goal.wants, self.vocabulary) or self.named(end, goal, shape):
                    return None
                if goal.wants == "place" and (fact.relation in _NOWHERE or self._of_people(fact)):
                    return None
            elif words:
                ends.append(max(self.agrees(words, end), self._part_of(words, end, shape)) if end is not None else 0.0)
        if shape.holder == MARK:
            side = "holder"
            if fact.holder is None:
                return None
        elif shape.holder:
            ends.append(self.agrees(shape.holder, fact.holder) if fact.holder else 0.0)
        agreed = min(ends, default=0.0)
        if not ends or agreed < 0.55:
            return None
        cover = self._covered(units, fact, goal.wants, " ".join(shape.known), agreed)
        total = 0.45 * agreed + 0.4 * predicate + 0.15 * cover
        total *= _weight(fact, shape)
        if (
            side
            and goal.wants in ("person", "agent")
            and not self._acts(subject if shape.subject == MARK else stated, fact)
        ):
            total *= 0.8
        if _contrary(shape.words, fact):
            return None
        if shape.origin == "split":
            total -= 0.01
        return Match(fact, shape, round(total, 4), agreed, predicate, cover, side)

    def _of_people(self, fact: Fact) -> bool:
        """Tell whether the property has people for its objects, or what they are."""
        known = self.vocabulary.properties.get(fact.relation)
        return fact.relation in _DEEDS or (known is not None and known.range in ("Person", "Role"))

    def _means(self, words: str, wants: str, fact: Fact) -> bool:
        meaning = self.predicates.meaning(words, wants)
        return meaning.properties.get(fact.relation, 0.0) >= 0.8 or any(
            closeness(label, fact.surface) >= 0.7 for label in meaning.labels
        )

    def _acts(self, end: End | None, fact: Fact) -> bool:
        """Tell whether a thing can be somebody; of things of unknown kind it is believed."""
        if end is None or end.kind in ("Entity", "Role", "Product", ""):
            return True
        known = end.kind in self.vocabulary.kinds
        return (known and self.vocabulary.is_a(end.kind, "Agent")) or (
            not known and fact.relation not in ("isA", "hasProperty")
        )

    def agrees(self, words: str, end: End) -> float:
        """Tell how surely words mean an end."""
        best = likeness(words, end.label)
        if len(words) > _WHOLE and end.kind in _LONG_NAMED and "的" not in end.label and end.label.endswith(words):
            best = max(best, _ENDING)  # 决赛次回合, of a long name of it
        if end.iri:
            for link in self.names.resolve(words):
                if link.iri == end.iri:
                    best = max(best, link.score)
        return best if best >= 0.45 else 0.0

    def _part_of(self, words: str, end: End, shape: Shape) -> float:
        """Let what is done to a side of a thing be done to the thing: 把金融科技的底色看成, 支付宝的做法让."""
        owner, mark, _ = words.partition("的")
        if not mark or shape.origin != "read" or shape.relation in _STATIC or not shape.relation:
            return 0.0
        return round(0.8 * self.agrees(owner, end), 3)

    def named(self, end: End, goal: Goal, shape: Shape) -> bool:
        """Tell whether an end stands in the question already: it is no news."""
        if "还是" in goal.text:  # one of those named is asked for
            return False
        label = plain(end.label)
        if label and any(plain(words) != label and plain(words).endswith(label) for words in shape.known):
            return True  # 书院, of 云津书院
        head = label.rpartition("的")[2]
        text = goal.text.replace(MARK, "，")
        for words in shape.known:
            if plain(words) != label:
                text = text.replace(words, "，")
        said = plain(text)
        return (
            bool(label)
            and not end.label.isdigit()
            and (label in said or (head != label and len(head) > 2 and head in said))
        )

    def _covered(self, units: list[tuple[str, float]], fact: Fact, wants: str, known: str, agreed: float) -> float:
        """Tell which share of the words is held; those of the known ends are held as far as the ends agree."""
        ends = sum(weight for words, weight in units if words in known)
        others = [one for one in units if one[0] not in known]
        if not ends or agreed < 0.6:
            return self.covers(units, fact, wants)
        rest = sum(weight for _, weight in others)
        held = self.covers(others, fact, wants) * rest if others else 0.0
        return round((ends * agreed + held) / (ends + rest), 3)

    def covers(self, units: list[tuple[str, float]], fact: Fact, wants: str = "") -> float:
        """Tell which share of the words of a question a statement holds, or else the sentence that says it."""
        if not units:
            return 1.0
        near = " ".join(
            (fact.subject.label, fact.surface, fact.words, fact.object.label if fact.object else "", fact.holder.label if fact.holder else "",
             *(c.label for c in fact.conditions))
        )  # fmt: skip
        far = fact.sentences
        meaning = 0.0
        for words, weight in units:
            if words in near:
                meaning += weight
            elif words in far:
                meaning += 0.8 * weight
            elif self._means(words, wants, fact):
                meaning += weight
            elif len(words) > 1 and any(words[k : k + 2] in far for k in range(len(words) - 1)):
                meaning += 0.5 * weight
        return round(meaning / sum(weight for _, weight in units), 3)


#: Properties that any number may have: what is counted stands in the words (研发费用达到), and must be what is asked about.
_GENERIC = frozenset("amount quantity share rate cost price".split())
_COPULAS = re.compile("约为|约|为|达到|达|共计|总计|共|有|是|仅|只|超过|突破|高达|以|占|第|每|起|了")


def _shares(surface: str, asked: str, words: str) -> bool:
    """Tell whether what a number measures is in the question."""
    measured = _COPULAS.sub("", core(surface))
    return not measured or any(measured[k : k + 2] in asked + words for k in range(max(1, len(measured) - 1)))


CONTRARY = {
    "儿子": "女",
    "女儿": "子",
    "哥哥": "弟姐妹",
    "弟弟": "哥姐妹",
    "姐姐": "哥弟妹",
    "妹妹": "哥弟姐",
    "父亲": "母",
    "母亲": "父",
}


def _contrary(words: str, fact: Fact) -> bool:
    """Tell whether a statement of the same property is of the other sex: 长女 is no answer to 儿子."""
    told = fact.surface + (fact.object.label if fact.object else "")
    if (
        fact.relation == "child"
        and (("女" in words) != ("女" in told))
        and ("女" in words + told)
        and ("子" in words + told)
    ):
        return True
    return any(
        noun in words and any(c in told for c in others) and noun[0] not in told for noun, others in CONTRARY.items()
    )


def _weight(fact: Fact, shape: Shape) -> float:
    """Prefer what the author asserts to what is only supposed, reported or asked."""
    weight = {
        "asserted": 1.0,
        "necessity": 0.99,
        "possibility": 0.98,
        "reported": 0.98,
        "hypothetical": 0.97,
        "question": 0.85,
    }.get(fact.modality, 0.95)
    if fact.holder is not None and not shape.holder:
        weight *= 0.8 if _OTHERS.match(fact.holder.label) else 0.96
    return weight * (0.97 + 0.03 * fact.confidence)


def begun_anew(meaning: Meaning, fact: Fact) -> bool:
    """Tell whether words ask how something began, and a statement tells how it was built again: 创办, 由乡绅集资重建."""
    founding = any(meaning.properties.get(one, 0.0) >= _SURE for one in _FOUNDING)
    return founding and bool(_ANEW.search(fact.surface)) and not _ANEW.search(meaning.words)


def fits(end: End, wants: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a thing can be what is asked for."""
    value = not end.iri
    if wants == "date":
        named = end.kind in ("Person", "Place", "Product", "Work") or (
            end.kind in vocabulary.kinds and vocabulary.is_a(end.kind, "Organisation")
        )
        return end.kind in _DATES or (not named and len(end.label) <= 14 and bool(_DATE_WORDS.search(end.label)))
    if wants == "number":
        if end.kind in _DATES or _DAY.search(end.label):
            return False
        return end.kind in _NUMBERS or bool(_NUMBER_WORDS.search(end.label))
    if wants == "place" and (
        len(end.label) > _LONGEST
        or _NO_PLACE.search(end.label)
        or _DAY.search(end.label)
        or end.kind in ("Situation", "Statement")
    ):
        return False
    if wants in ("person", "agent"):
        if value or end.kind == "Statement" or end.kind in ("Quality", "Situation", "Value"):
            return end.kind == "string" and len(end.label) < 30
        return (
            end.kind not in vocabulary.kinds
            or not vocabulary.is_a(end.kind, "Place")
            or vocabulary.is_a(end.kind, "Structure")
        )
    if wants == "place":
        return not (value and end.kind in (_DATES | _NUMBERS)) and end.kind not in ("Person", "Quality")
    return True
