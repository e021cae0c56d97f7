"""Weigh what the grammar read against what the network of arguments expects: how sure a statement is.

In: a claim, by the places of its words in a sentence. Out: its confidence, a probability: `kg.nlp.weigher` adds up what the
network says of the predicate, of the edges of the subject and the object, of how these lie and how all is meant, and what the
rule itself gave.

Weighed: a model of features of the statement alone (AUC 0.60 to 0.74; with the network 0.88); dropping what the network
does not point to (throws away twice as much that is right); a second model on what judges said of 4,200 statements (area
under the curve 0.71 for 0.64, but one point of precision at the same share dropped).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.grammar.words import WHENEVER
from kg.extract.parsed import AFTER, BEFORE, WHILE
from kg.model import Span
from kg.nlp import arguments as net
from kg.nlp.grounds import grounds
from kg.nlp.weigher import weigher

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Statement
    from kg.nlp.arguments import Arguments, Pointing

_ABOUT = re.compile("们?(?:来讲|来说|而言)")
#: Before a noun phrase: who does something, or to what it is done, is the one named.
_THAT_IS = re.compile("(?P<who>[^，。；：！？“”「」]+的)，?(?P<that>[并不正就也却则都]{0,2}是|并非)")
_LEAST = -8.0  #: a probability below this is as good as none
_LONG = 20  # code points: a longer phrase is as unlikely
#: Whom they bring is to the network no subject, but the object: 酒庄被啤酒厂收购.
BY = ("被", "遭")
SEEN = "expected"  #: the rule of what the network sees and the grammar did not read
#: Statements less sure than this are left out, unless asked for: of what a linguist's verb or construction gives a property,
#: which is tried by examples, little; of qualities, of 是, and of what only has the words of the text, what is as probably
#: wrong as right; of what only the network sees, more.
CUT, OPEN_CUT, SEEN_CUT = 0.15, 0.4, 0.5
_DOUBTED = 0.75  #: confidence below which a claim gives way to what the network sees of its predicate
#: Of conditions that tell nothing by themselves, only when something else is so: 每逢端午, 终审之前, 受潮时, 逾期未撤的, 若非邻居.
_LIMITING = (*WHENEVER, *BEFORE, *AFTER, *WHILE, "的", "除非", "若非", "若不是", "要不是")
_FAMILIES = ("verb", "copula", "adjective", SEEN)
#: How a predicate may be meant that is not plainly asserted.
_UNREAL = (net.PLANNED, net.REQUIRED, net.POSSIBLE, net.SUPPOSED, net.ASKED)


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement before it is made: where its words stand, in the clean text."""

    rule: str  #: the construction, or ``verb:…`` and the like
    words: str  #: of the predicate
    where: Span  #: its clause
    subject: Span | None  #: None where it is not in the sentence
    left_out: bool  #: no word stands for the subject
    pronoun: bool
    object: Span | None
    nested: bool  #: the object is a statement
    situation: bool  #: the subject is a clause
    value: bool  #: the object is a value
    known: bool  #: it has a property of the ontology
    denied: bool | None  #: None where what is denied is only that this is all: 不仅仅是
    plain: bool  #: asserted outright
    held: bool  #: somebody holds it
    given: float  #: confidence by the rule
    whom: tuple[str, ...] = ()  #: how that is called which a pronoun or no word at all stands for
    named: str = ""  #: how its subject is called

    @property
    def family(self) -> str:
        """Give the family of its rule: a construction is one of its own."""
        kind = self.rule.partition(":")[0]
        return kind if kind in _FAMILIES else "construction"

    @property
    def letters(self) -> frozenset[str]:
        """Give the characters that its predicate may begin with."""
        return frozenset(self.rule.partition(":")[2] or self.words.replace("…", ""))


class Support:
    """Weighs claims of the sentence at hand."""

    def __init__(self, constructions: Iterable[str]) -> None:
        self.constructions = frozenset(constructions)
        self.sentence: Arguments | None = None
        self.stated: dict[
            int, float
        ] = {}  #: of each predicate of the sentence, the confidence of what was stated of it

    def begin(self, sentence: Arguments | None) -> None:
        """Begin with a sentence; None where the network does not tell of it."""
        self.sentence, self.stated = sentence, {}

    def settle(self, span: Span) -> None:
        """Keep to what the rules say of a predicate, be it nothing: the network would give it to another subject."""
        if self.sentence is not None:
            begin = self.sentence.start
            self.stated.update(dict.fromkeys(range(span.start - begin, span.end - begin), 1.0))

    def weigh(self, claim: Claim) -> float:
        """Give the confidence of a claim; its own, where the network knows nothing of such claims."""
        weighed = self.seen(claim)
        if weighed is None:
            return claim.given
        stressed = weighed[0] is not claim and weighed[0].named.endswith("的")
        claim, told, place = weighed
        confidence = 1 / (1 + math.exp(-max(-30.0, min(30.0, weigher().logit(told)))))
        if claim.family == "construction":
            confidence = (confidence + claim.given) / 2  # its examples were tried one by one
        if claim.family != SEEN:
            confidence = self._doubted(confidence, claim, place)
        if not stressed:
            self.stated[place] = max(confidence, self.stated.get(place, 0.0))
        return confidence

    def seen(self, claim: Claim) -> tuple[Claim, dict[str, float], int] | None:
        """Give a claim as the network sees it, what speaks for and against it, and where its predicate begins.

        None where the network knows nothing of such claims.
        """
        if self.sentence is None or not self.of_clause(claim):
            return None
        claim = that_is(claim, self.sentence) or claim
        weighed = features(claim, self.sentence)
        return (claim, *weighed) if weighed is not None else None

    def _doubted(self, confidence: float, claim: Claim, place: int) -> float:
        """Give how sure a claim is of whose predicate the network sees something else, surer: both cannot be so."""
        if self.sentence is None or confidence >= _DOUBTED or not claim.plain:
            return confidence
        pointing = self.sentence.at(place)
        if pointing.probability <= confidence or not _denies(claim, pointing, place, self.sentence):
            return confidence
        return confidence * (1 - pointing.probability)

    def of_clause(self, claim: Claim) -> bool:
        """Tell whether a claim is what a clause says, not what is told beside it: a date, a ground."""
        return claim.family != "construction" or claim.rule in self.constructions


def least(one: Statement) -> float:
    """Give how sure a statement must be to be told by itself; when something else is so, is told with that only."""
    if one.predicate.property == "holds" and one.predicate.label in _LIMITING:
        return math.inf
    families = {piece.construction.partition(":")[0] for piece in one.evidence}
    return bound(families.pop() if len(families) == 1 else "", known=one.predicate.property is not None)


def bound(family: str, *, known: bool) -> float:
    """Give the same for what one family of rules says; ``known``: it has a property of the ontology."""
    if family == SEEN:
        return SEEN_CUT
    return CUT if known and family not in ("adjective", "copula") else OPEN_CUT


def features(claim: Claim, sentence: Arguments) -> tuple[dict[str, float], int] | None:
    """Give what speaks for and against a claim, by name, and the predicate; None where it is not in the sentence."""
    size = len(sentence.words)
    first, last = max(0, claim.where.start - sentence.start), min(size, claim.where.end - sentence.start)
    if first >= last:
        return None
    places = sentence.between(first, last)
    letters = claim.letters
    named = [k for k in places if sentence.words[k] in letters]
    said = named or [k for k in range(first, last) if sentence.words[k] in letters]
    named_subject, object_ = _within(claim.subject, sentence), _within(claim.object, sentence)
    subject = None if claim.left_out and _topic(named_subject, sentence) else named_subject
    weighed = [(place, sentence.at(place)) for place in said or places]
    told_of = [(_ends(claim, subject, object_, one), one, place) for place, one in weighed]
    ends, pointing, chosen = max(
        told_of, key=lambda one: 0.5 * one[1].is_predicate + max(one[0][0], -6.0) + _objects(claim, one[0])
    )
    is_predicate = pointing.is_predicate
    if first and sentence.words[first - 1] == "是":
        is_predicate = max(is_predicate, float(sentence.predicates[first - 1]))
        ends = _stressed(ends, sentence, first, (subject, object_))
    told = dict(zip(("s_end", "s_start", "o_end", "o_start"), ends, strict=True))
    told["predicate"] = max(is_predicate, _LEAST)
    told["s_best"] = max(ends[0] - float(pointing.ends[net.SUBJECT_END].max()), _LEAST)
    told["o_best"] = max(ends[2] - float(pointing.ends[net.OBJECT_END].max()), _LEAST)
    both = ends if claim.family != "construction" else ends[:2]
    told["all"] = max(sum(both) + is_predicate, _LEAST)
    told["all_probable"], told["s_probable"] = math.exp(told["all"]), math.exp(ends[0] + ends[1])
    told["o_probable"] = math.exp(ends[2] + ends[3])
    if claim.family == "construction":
        told[f"by {claim.rule}"] = 1.0
    told["sense"] = max(_sense(claim, pointing), _LEAST)
    held = float(pointing.marks[net.TOLD])
    told["held" if claim.held else "unheld"] = max(_log(held if claim.held else -held), _LEAST)
    told["given"] = claim.given
    told |= _whom(claim, named_subject, sentence, chosen)
    told |= grounds(subject, object_, pointing, chosen, sentence)
    told[f"family {claim.family}"] = 1.0
    told |= {
        "s_outside": float(subject is None), "s_left_out": float(claim.left_out), "s_pronoun": float(claim.pronoun),
        "o_none": float(claim.object is None), "value": float(claim.value), "nested": float(claim.nested),
        "known": float(claim.known), "unnamed": float(not named), "plain": float(claim.plain),
        "s_long": min(_LONG, subject[1] - subject[0] if subject else 3) / _LONG,
        "o_long": min(_LONG, object_[1] - object_[0] if object_ else 0) / _LONG,
    }  # fmt: skip
    return told, chosen


def that_is(claim: Claim, sentence: Arguments) -> Claim | None:
    """Give a claim of a verb as what 是 says of who does so or what it is done to: 救起孩子的|是|张强; None elsewhere."""
    subject, object_ = _within(claim.subject, sentence), _within(claim.object, sentence)
    if claim.family == "verb" and claim.left_out and object_ is not None:
        return _that_rather(claim, sentence, object_)
    if claim.family != "verb" or claim.nested or subject is None:
        return None
    for named, other, row in ((subject, object_, net.OBJECT_END), (object_, subject, net.SUBJECT_END)):
        found = _THAT_IS.search(sentence.words, 0, named[0] + 1) if named is not None else None
        if named is None or found is None:
            continue
        who, what = found.span("who"), sentence.at(found.end() - 1).stretch(net.OBJECT_END)
        verb = max(sentence.between(*who), key=lambda k: sentence.predicates[k], default=None)
        if what is None or verb is None or sentence.words[verb] not in claim.letters:
            continue
        if what[0] != found.end() or what[1] != named[1] or sentence.at(verb).stretch(row) != other:
            continue
        told, whole = (Span(sentence.start + first, sentence.start + last) for first, last in (who, what))
        return replace(
            claim, rule="copula", words=found["that"][-1], where=Span(told.end, whole.end), subject=told, object=whole,
            left_out=False, pronoun=False, value=False, whom=(), named=found["who"],
        )  # fmt: skip
    return None


def _that_rather(claim: Claim, sentence: Arguments, what: tuple[int, int]) -> Claim | None:
    """Tell the same of what is done rather: 法官关心的不是名声，而|是|证据; 农户需要补贴，而不|是|水渠."""
    first, last = claim.where.start - sentence.start, what[0]
    at = sentence.words.find("是", first, last)
    stretch = sentence.at(at).stretch(net.SUBJECT_END) if at >= 0 else None
    who = sentence.words[slice(*stretch)] if stretch is not None else ""
    if stretch is None or not (claim.letters & set(who) if who.endswith("的") else who == claim.named):
        return None
    subject = Span(sentence.start + stretch[0], sentence.start + stretch[1])
    return replace(claim, rule="copula", words="是", subject=subject, left_out=False, pronoun=False, whom=(), named=who)


def _whom(claim: Claim, subject: tuple[int, int] | None, sentence: Arguments, place: int) -> dict[str, float]:
    """Give how probable it is that the subject means whom it was taken to mean; of one named far before, that none near is."""
    if not claim.whom or (subject is not None) != claim.pronoun:
        return {}  # named in the sentence
    at = place if subject is None else subject[1] - 1
    named, nobody = sentence.meant(at, claim.whom, there=subject is not None)
    if named == -math.inf:
        return {"far": max(nobody, _LEAST)}
    return {"whom": max(named, _LEAST), "nobody": max(nobody, _LEAST)}


def _objects(claim: Claim, ends: tuple[float, float, float, float]) -> float:
    """Give what the object counts in choosing the predicate that a claim is of."""
    return max(ends[2], -6.0) if claim.family != "construction" else 0.0


def _within(span: Span | None, sentence: Arguments) -> tuple[int, int] | None:
    """Give where a phrase stands in a sentence; None where it does not."""
    if span is None:
        return None
    first, last = span.start - sentence.start, span.end - sentence.start
    return (first, last) if 0 <= first < last <= len(sentence.words) else None


def _ends(
    claim: Claim, subject: tuple[int, int] | None, object_: tuple[int, int] | None, pointing: Pointing
) -> tuple[float, float, float, float]:
    """Give how probable the edges of subject and object are: end and start of each."""
    ends = pointing.ends
    found = []
    for rows, place in (((net.SUBJECT_END, net.SUBJECT_START), subject), ((net.OBJECT_END, net.OBJECT_START), object_)):
        for row, column in zip(rows, (place[1], place[0] + 1) if place else (0, 0), strict=True):
            found.append(float(ends[row, column]))
    for inner, place, first in (
        (claim.situation, subject, net.SUBJECT_END),
        (claim.nested, object_, net.OBJECT_END),
    ):
        if inner and place is not None:  # of a clause the network points to the predicate
            for row in (first, first + 1):
                found[row] = max(found[row], float(ends[row, place[0] + 1 : place[1] + 1].max()))
    return (max(found[0], _LEAST), max(found[1], _LEAST), max(found[2], _LEAST), max(found[3], _LEAST))


def _denies(claim: Claim, pointing: Pointing, place: int, sentence: Arguments) -> bool:
    """Tell whether the network points to another subject than was read before a predicate, or sees no object behind it."""
    subject, object_ = _within(claim.subject, sentence), _within(claim.object, sentence)
    seen = pointing.stretch(net.SUBJECT_END)
    if seen is not None and object_ is not None and seen[0] < object_[1] and object_[0] < seen[1]:
        return False  # 法院判决|运营方|赔偿: it is who must do it
    if subject is not None and subject[1] <= place and not claim.left_out:
        within = seen is not None and seen[0] <= subject[0] and subject[1] <= seen[1]
        if not within and (seen is None or sentence.words[slice(*seen)] != claim.named):
            return True
    if claim.family != "verb" or claim.value or "…" in claim.words:
        return False  # 从大学毕业
    pointed = object_ is not None and (place < object_[0] or sentence.words[: object_[0]].endswith(BY))
    return pointed and pointing.stretch(net.OBJECT_END) is None


def _topic(place: tuple[int, int] | None, sentence: Arguments) -> bool:
    """Tell whether something is no subject to the network, but whom all behind it is about: 对于店家来讲，必须守信."""
    return place is not None and _ABOUT.match(sentence.words, place[1]) is not None


def _stressed(
    ends: tuple[float, float, float, float], sentence: Arguments, first: int,
    places: tuple[tuple[int, int] | None, tuple[int, int] | None],
) -> tuple[float, float, float, float]:  # fmt: skip
    """Give the edges where 是 or the verb behind it may be taken for what is said: 它是无法把握规律的."""
    copula, (subject, object_) = sentence.at(first - 1).ends, places
    columns = (subject[1], subject[0] + 1) if subject else (0, 0)
    s_end, s_start = (max(one, float(copula[k, at])) for k, (one, at) in enumerate(zip(ends, columns, strict=False)))
    if object_ is None or sentence.words[object_[1] : object_[1] + 1] != "的":
        return s_end, s_start, ends[2], ends[3]
    o_end = max(ends[2], float(copula[net.OBJECT_END, object_[1] + 1]))
    return s_end, s_start, o_end, max(ends[3], float(copula[net.OBJECT_START, first + 1]))


def _log(logit: float) -> float:
    """Give the logarithm of the probability that a logit stands for."""
    return -math.log1p(math.exp(min(30.0, -logit)))


def _sense(claim: Claim, pointing: Pointing) -> float:
    """Give how probable it is that the predicate is denied or not, and plainly asserted, as the claim has it."""
    if claim.denied is None:
        return 0.0
    denied = float(pointing.marks[net.DENIED])
    told = _log(denied if claim.denied else -denied)
    if claim.plain:
        told += _log(-max(float(pointing.marks[k]) for k in _UNREAL))
    return told
