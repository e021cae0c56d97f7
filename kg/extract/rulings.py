"""What a rule lays down for those who break it: 逾期不改正的，处一万元以上五万元以下罚款.

Who punishes is mostly left out, and so is who is punished: what is said is said of the act.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.pieces import RULING
from kg.extract.reasons import Reasons
from kg.model import Modality, Predicate
from kg.nlp import token as t

if TYPE_CHECKING:
    import re
    from collections.abc import Collection

    from kg.extract.discourse import Reference, References
    from kg.extract.grammar import Grammar
    from kg.extract.parsed import Read
    from kg.extract.sense import Sense
    from kg.model import Statement

#: What is given to who keeps a rule is no punishment.
_REWARDS = ("奖励", "补贴", "补助", "表彰", "支持", "优惠", "资助", "减免", "保护", "救助", "便利", "奖金", "批准")
_ACT = 40  # characters of the longest act that is quoted whole
_POINTING = ("下列", "以下", "上述")
_BREAKING = ("违反", "未", "不", "拒不", "拒绝", "擅自", "造成")


class Rulings(Reasons):
    """States what is laid down for an act."""

    offence: Reference | None = None  #: the act that the sentence at hand rules on

    def tells(self, read: Read) -> bool:
        """Tell whether a piece stands alone: it tells who speaks, or lays down what is done."""
        return super().tells(read) or RULING.fullmatch(read.text) is not None

    def offends(self, reads: list[Read], place: int, strong: Collection[int]) -> bool:
        """Keep the act of a piece before a ruling: 逾期不改正的; tell whether it says nothing else."""
        read = reads[place]
        if read.start in strong:
            self.offence = None
        if not self._rules_on(reads, place):
            return False
        start = read.behind_plan(read.start)
        before = reads[place - 1] if place else None
        if before is not None and before.end == read.start and read.subjectless and read.start not in strong:
            start = before.start if self._begins_act(before) else start
        words = read.grammar.text(start, read.end - 1)
        if len(words) > _ACT or any(one in words for one in _POINTING):
            self.offence = None
        else:
            self.offence = self.interpreter.situation(read.grammar, start, read.end - 1)
        return read.subjectless

    def breaks_it(self, reads: list[Read], place: int) -> bool:
        """Tell whether a piece only begins what the next says of an act: 违反前款规定，造成严重后果的，处…."""
        read = reads[place]
        alone = self._begins_act(read)
        return alone and place + 1 < len(reads) and reads[place + 1].subjectless and self._rules_on(reads, place + 1)

    def _begins_act(self, read: Read) -> bool:
        """Tell whether a piece says that a rule is broken, by whom or not: 企业违反前款规定."""
        if read.conditional:
            return False
        if read.subjectless:
            return read.text.startswith(_BREAKING)
        return read.core is not None and (read.core.stem in _BREAKING or bool(read.operators & {"未", "拒不", "擅自"}))

    def _rules_on(self, reads: list[Read], place: int) -> bool:
        read = reads[place]
        if place + 1 >= len(reads) or read.end - read.start < 2 or not read.grammar.cats[read.end - 1] & t.DE:
            return False
        return RULING.fullmatch(reads[place + 1].text) is not None

    def ruled_on(self, read: Read, sense: Sense) -> bool:
        """State what a ruling lays down for the act before it; tell whether the piece is one."""
        told = RULING.fullmatch(read.text) if self.offence is not None else None
        what = self._what(read, told) if told is not None else None
        if told is None or what is None or self.offence is None:
            return False
        grammar, where = read.grammar, (read.start, read.end)
        verb, words = told["verb"], told["what"]
        may = any("可" in words for words in (told["first"], told["then"], self._opening(read)))
        sense = replace(sense, modality=Modality.POSSIBILITY if may else Modality.NECESSITY)
        refused = verb == "不予"
        if refused:
            sense, verb = replace(sense, negative=not sense.negative), "予以"
        authority = self._authority(read, told)
        under = (
            sense.under((*sense.conditions, *self._offending(grammar, sense)), supposed=True) if authority else sense
        )
        for one in authority:
            asks = "asks" if verb == "责令" else None
            self.interpreter.state(grammar, where, one, Predicate(verb, asks), what, under, "ruling", 0.9)
        name = None if refused or any(one in words for one in _REWARDS) else "penalty"
        plain = replace(sense, conditions=(), supposed=False)
        self.interpreter.state(grammar, where, self.offence, Predicate(verb, name), what, plain, "ruling", 0.9)
        return True

    def _offending(self, grammar: Grammar, sense: Sense) -> list[Statement]:
        """State that the act is done on which is ruled: under that somebody rules."""
        act = self.offence
        if act is None:
            return []
        start = bisect_left(grammar.tokens, act.span.start, key=lambda one: one.start)
        where = (start, bisect_left(grammar.tokens, act.span.end, key=lambda one: one.start))
        holds, supposed = Predicate("的", "holds"), sense.supposing()
        found = self.interpreter.state(grammar, where, act, holds, None, supposed, "condition", 0.9)
        return [replace(found, words=act.end.label)] if found is not None else []

    def _what(self, read: Read, told: re.Match[str]) -> Reference | None:
        """Give what is laid down, in its words."""
        start = self._token(read, told.start("what"))
        if start is not None and start + 1 < read.end and read.grammar.tokens[start].text == "其":
            start += 1  # 责令其退出运营
        return self.interpreter.situation(read.grammar, start, read.end) if start is not None else None

    def _authority(self, read: Read, told: re.Match[str]) -> References:
        """Give who is to rule, where it is said: 由市场监管部门责令…."""
        first = self._token(read, told.start("who")) if told["who"] else None
        end = self._token(read, told.end("who")) if first is not None else None
        phrase = read.grammar.phrase(first, end) if first is not None and end is not None else None
        return self.resolver.references(read.grammar, phrase) if phrase is not None else ()
