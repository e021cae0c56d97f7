"""State what the network sees of a verb whose object is a clause that the grammar did not read: 公所|派|代表到安庆请愿.

The verb is told of who does so, with the words of the clause; what the clause says is stated by itself, or not at all.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from kg.extract.nodes import Core
from kg.extract.seeing import LAST, Seeing
from kg.extract.support import BY, SEEN
from kg.extract.verbwords import verb_word
from kg.model import Modality, Value
from kg.nlp import arguments as net
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.grammar import Grammar
    from kg.extract.sense import Sense
    from kg.nlp.arguments import Arguments, Pointing

#: What verbs of these properties say is said with a clause: that somebody asks, makes, plans, promises, refuses, fears something.
_OF_OTHERS = frozenset("requires asks suggests causes permits prohibits invites advocates".split())
_OWN = frozenset(
    "announces promises plans refuses hopes worriesAbout opposes supports denies aimsAt abandons stops".split()
)
_LAYING_DOWN = ("prohibits", "permits")
#: Behind them it is told what whoever fears or hopes does: 担心亏损|而|抛售.
_TURNING = ("而", "却", "但", "于是", "就", "便", "所以", "因此")
_LONGEST = 40  # code points of a clause in words


class Contents(Seeing):
    """States verbs with clauses."""

    def _with_clause(
        self, grammar: Grammar, k: int, pointing: Pointing, sense: Sense, stretch: tuple[int, int]
    ) -> None:
        """State a verb of its subject and of what the clause behind it says, in its words."""
        sentence, end = self.support.sentence, grammar.piece_end(k)
        start, label, stem, aspect = verb_word(grammar, k)
        known = self.interpreter.verb_entry(Core("verb", k, k + 1, label, stem))
        if sentence is None or known is None or not self._takes_clause(known.property, known.frame):
            return
        if pointing.marks[net.PASSIVE] > 0 or (aspect and known.property in _OWN):
            return  # 艺人被请去口述剧本: who asks is not told; 考虑了|一年
        stated = range(grammar.tokens[k].start - sentence.start, grammar.tokens[k].end - sentence.start)
        if not self.support.stated.keys().isdisjoint(stated):
            return  # the grammar read it
        others = known.property not in _OWN
        if not _closed(grammar, (start, end), sentence, stretch, others=others):
            return
        actors, named = self._actors(grammar, k, pointing)
        if not actors or named is None or named.end > k or not self._does_it(grammar, k, actors, named):
            return
        if known.property == "causes" and grammar.tokens[start].text in ("人", "人们"):
            return  # 让人惊叹 is how something is
        if known.property in _LAYING_DOWN and named.start < grammar.piece_start(k):
            return  # 平台不得扣款，禁止|收取保证金: that is not what the platform lays down
        if known.property == "requires" and sense.modality is Modality.NECESSITY:
            return  # 判决要求被告道歉: that it does is no duty
        if grammar.cats[start] & t.R:
            meant = self.resolver.pronoun(grammar.tokens[start].text, grammar.span(start, start + 1))
            actors = tuple(one for one in actors if all(one.end != other.end for other in meant))  # 请她: not herself
        what = self.interpreter.situation(grammar, start, end)
        core = Core("verb", k, end, label, stem, aspect=aspect)
        for one in actors:
            self.interpreter.state_verb(grammar, (k, end), one, core, what, sense, "", SEEN)

    def _takes_clause(self, name: str | None, frame: str) -> bool:
        """Tell whether a verb of a property and a frame says with a clause what somebody does or wants."""
        return name in _OWN or name in _OF_OTHERS or (name is None and frame == "pivot")

    def _measured(self, words: str) -> bool:
        """Tell whether a measure with its amount was read of the sentence already."""
        made = self.interpreter.statements[-LAST:]
        return any(
            piece.construction in ("measure", "attribute")
            and isinstance(one.object, Value)
            and (one.predicate.label + one.object.label).endswith(words)
            for one in made
            for piece in one.evidence[:1]
        )


def _closed(
    grammar: Grammar, where: tuple[int, int], sentence: Arguments, stretch: tuple[int, int], *, others: bool
) -> bool:
    """Tell whether a clause fills a piece from behind its verb up to the end, and nothing else is said in it."""
    start, end = where
    place = sentence.start + stretch[0]
    if not start < end or not grammar.tokens[start].start <= place < grammar.tokens[end - 1].end:
        return False
    words = grammar.text(start, end)
    cats = grammar.cats[start], grammar.cats[end - 1]
    if len(words) > _LONGEST or cats[0] & (t.DE | t.ASP | t.CONN) or cats[1] & (t.DE | t.P | t.CONN):
        return False
    if any(grammar.tokens[j].text in BY for j in range(start, end)):
        return False  # 要求退票|被拒绝
    behind = grammar.tokens[start].start - sentence.start, grammar.tokens[end - 1].end - sentence.start
    for one in sentence.between(*behind):
        whose = sentence.at(one).stretch(net.SUBJECT_END)
        if others and one != stretch[0] and whose is not None and whose[0] < behind[0]:
            return False
    act = bisect_right(grammar.tokens, place, key=lambda one: one.start) - 1
    saying = grammar.lexicon.verbs.get(grammar.tokens[end - 1].text)
    if saying is not None and saying.frame in ("clause", "factive"):
        return False  # 希望大家明白，…: what stands behind it goes on
    turns = not others and any(grammar.tokens[j].text in _TURNING for j in range(act, end))
    whole = grammar.next_de[act] >= end or _ends_with_object(grammar, sentence, stretch[0], (act, end))
    return whole and not turns and not grammar.cats[act] & t.COP


def _ends_with_object(grammar: Grammar, sentence: Arguments, place: int, where: tuple[int, int]) -> bool:
    """Tell whether 的 belongs to the object of a clause, which ends the clause: 委托匠人配上|琥珀色的眼珠."""
    act, end = where
    what = sentence.at(place).stretch(net.OBJECT_END)
    if what is None or grammar.tokens[end - 1].end != sentence.start + what[1]:
        return False
    return sentence.start + what[0] < grammar.tokens[grammar.next_de[act]].start
