"""State what the network of arguments sees and the grammar did not read: a verb with its subject and its object.

Only what is plain is stated: a verb whose subject and object both stand in the sentence, are noun phrases of whole words,
and are named outright; nothing that is planned, asked, supposed or said under a condition. How sure it is, is weighed as
all else (`support`), in a family of its own.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.interpret.act import Act
from kg.extract.interpret.seen import before_it
from kg.extract.meaning import Meaning
from kg.extract.nodes import Core
from kg.extract.phrasing import poor, torn
from kg.extract.support import SEEN
from kg.model import Entity, Modality
from kg.nlp import arguments as net
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.discourse import Reference
    from kg.extract.grammar import Grammar
    from kg.extract.nodes import Phrase
    from kg.extract.parsed import Read
    from kg.extract.sense import Sense
    from kg.model import Span
    from kg.nlp.arguments import Arguments, Pointing

_LIKELY = math.log(0.5)  #: probability from which a character begins a predicate
_SURE = 0.5  #: confidence of what the grammar read, from which the network says nothing of the same verb
_LEAST = 0.05  #: probability of predicate and edges together from which it is weighed at all
_KNOWN = math.log(0.8)  #: the same for a word that the lexica take for no verb
_COPULAS = ("是", "系")
_MARKED = 0.0  #: logit from which a predicate is meant so and so
#: What these connectives open is no fact of its own.
_NOT_SO = frozenset("condition only-if wish purpose instead supposed unless otherwise".split())


class Expected(Meaning):
    """Reads once more what the grammar left."""

    def interpret(self, reads: list[Read], span: Span, strong: set[int]) -> None:
        """State what the clauses of a sentence say, then what is left of it."""
        super().interpret(reads, span, strong)
        sentence = self.support.sentence
        if sentence is None or self.ruled is not None:
            return
        asked = span.of(self.document.clean).rstrip('”」』"’)）').endswith(("?", "？"))
        discourse = self.resolver.discourse
        kept = discourse.subject, discourse.topic, discourse.event, len(discourse.named)
        for read in reads:
            if read.sense is not None and not asked and not read.words & _NOT_SO and not read.conditional:
                self._left(read, read.sense, sentence)
        discourse.subject, discourse.topic, discourse.event, named = kept
        del discourse.named[named:]

    def _only_spoken_of(self, reads: list[Read], place: int) -> bool:
        """Tell whether a clause states nothing; nothing is then left of it."""
        only = super()._only_spoken_of(reads, place)
        if only:
            reads[place].sense = None
        return only

    def _left(self, read: Read, sense: Sense, sentence: Arguments) -> None:
        """State what a clause still says."""
        grammar = read.grammar
        for k in range(read.start, read.end):
            place = grammar.tokens[k].start - sentence.start
            if sentence.predicates[place] < _LIKELY or self.support.stated.get(place, 0.0) >= _SURE:
                continue
            if not self._may_be_verb(grammar, k, sentence.predicates[place]):
                continue
            pointing = sentence.at(place)
            meant = self._meant(sense, pointing)
            if meant is None or pointing.probability < _LEAST:
                continue
            subject, object_ = (self._phrase(grammar, pointing, row) for row in (net.SUBJECT_END, net.OBJECT_END))
            if subject is not None and object_ is not None:
                self._state(grammar, k, (subject, object_), meant)

    def _may_be_verb(self, grammar: Grammar, k: int, probable: float) -> bool:
        """Tell whether a word may be a verb or 是; one that no lexicon knows as such, where the network is sure."""
        c = grammar.cats[k]
        if c & t.COP:
            return grammar.tokens[k].text in _COPULAS
        if c & (t.MODAL | t.AUX | t.NAME | t.VALUE | t.T | t.R | t.NEG):
            return False
        return bool(c & t.V) or (probable > _KNOWN and len(grammar.tokens[k].text) > 1 and bool(c & (t.N | t.IDIOM)))

    def _state(self, grammar: Grammar, k: int, ends: tuple[Phrase, Phrase], sense: Sense) -> None:
        """State a verb of its subject and its object."""
        subject, object_ = ends
        verb = grammar.verb_word(k, len(grammar.tokens))
        if _goes_on(grammar, object_) or torn(grammar, object_):
            return  # 停下|手里|的活
        actors, targets = self._plain(grammar, subject), self.resolver.references(grammar, object_)
        if not actors or not targets or (subject.start <= k < subject.end) or (object_.start <= k < object_.end):
            return
        where = (min(k, object_.start), max(k + 1, object_.end))
        if grammar.cats[k] & t.COP:
            core = Core("copula", k, where[1], grammar.tokens[k].text, grammar.tokens[k].text, object_)
            self.interpreter.copula(Act(grammar, where, core, sense, actors))
            return
        core = Core("verb", k, where[1], verb[1], verb[2], object_, aspect=verb[3])
        meant = before_it(grammar, k, sense)
        if meant is None:
            self.interpreter.drop(f"“{core.verb}”: it is asked of somebody, or to come")
            return
        for one in actors:
            for target in targets:
                self.interpreter.state_verb(grammar, where, one, core, target, meant, rule=SEEN)

    def _plain(self, grammar: Grammar, phrase: Phrase) -> tuple[Reference, ...]:
        """Give whom a subject names outright."""
        if poor(grammar, phrase) or torn(grammar, phrase):
            return ()
        found = self.resolver.references(grammar, phrase)
        return found if all(isinstance(one.end, Entity) and not one.antecedents for one in found) else ()

    def _phrase(self, grammar: Grammar, pointing: Pointing, row: int) -> Phrase | None:
        """Give the noun phrase that the network points to; None where it is none, or cuts words."""
        stretch, sentence = pointing.stretch(row), self.support.sentence
        if stretch is None or sentence is None:
            return None
        opens, closes = sentence.start + stretch[0], sentence.start + stretch[1]
        begin = next((k for k, one in enumerate(grammar.tokens) if one.start == opens), None)
        end = next((k + 1 for k, one in enumerate(grammar.tokens) if one.end == closes), None)
        return grammar.phrase(begin, end) if begin is not None and end is not None and begin < end else None

    def _meant(self, sense: Sense, pointing: Pointing) -> Sense | None:
        """Give how a predicate is meant; None where that is not plain."""
        marks = pointing.marks
        if any(marks[k] > _MARKED for k in (net.PLANNED, net.SUPPOSED, net.ASKED, net.PASSIVE)):
            return None
        found = replace(sense, negative=bool(marks[net.DENIED] > _MARKED), merely="")
        if found.modality is Modality.ASSERTED:
            for mark, modality in ((net.REQUIRED, Modality.NECESSITY), (net.POSSIBLE, Modality.POSSIBILITY)):
                if marks[mark] > _MARKED:
                    found = replace(found, modality=modality)
        return found


def _goes_on(grammar: Grammar, phrase: Phrase) -> bool:
    """Tell whether a noun phrase goes on behind what was taken for its end."""
    end = phrase.end
    if end == len(grammar.tokens) or end in grammar.breaks:
        return False
    return not grammar.cats[end] & (t.CONN | t.COORD | t.Y | t.V | t.D | t.P) or bool(grammar.cats[end] & (t.N | t.DE))
