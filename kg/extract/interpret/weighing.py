"""How a statement is given to the network to weigh: by the places of its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.interpret.known import Known, denies
from kg.extract.interpret.seen import behind
from kg.extract.support import BY, Claim
from kg.model import Entity, Modality, Statement, Value
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.discourse import Reference
    from kg.extract.grammar import Grammar
    from kg.extract.sense import Sense
    from kg.model import Predicate

_FAR = 0.05  # of what is left out or a pronoun, one in five is given to the wrong thing


@dataclass(slots=True)
class Weighing(Known):
    """Tells the network where the ends of a statement stand."""

    def _to_weigh(
        self, grammar: Grammar, where: tuple[int, int], said: tuple[Reference, Predicate, Reference | None],
        sense: Sense, rule: str, given: float,
    ) -> Claim:  # fmt: skip
        """Give a statement by the places of its words, for the network to weigh."""
        subject, predicate, target = said
        if target is not None and rule.startswith("verb:") and behind(grammar, subject.span, BY):
            subject, target = target, subject
        mention = subject.antecedents[0].mention if subject.antecedents else ""
        left_out = bool(subject.antecedents) and not mention and not subject.bridged
        place = subject.source if left_out else subject.span
        if self.headed is not None and any(subject.end == one.end for one in self.headed[0]):
            mention, left_out, place = "", False, self.headed[1]  # the network takes the noun for who does it
        ends = target.end if target is not None else None
        unable = any(grammar.cats[k] & t.UNABLE for k in range(*where))  # the network takes 买不起 for one word
        place = self.resolver.whole(place) if place else None
        at = None if target is None else target.span if len(target.span) else target.source
        return Claim(
            rule, predicate.label, grammar.span(*where), place if place and self.sentence.covers(place) else None,
            left_out, bool(mention), self.resolver.whole(at) if at is not None else None,
            isinstance(ends, Statement), isinstance(subject.end, Entity) and subject.end.kind == "Situation",
            isinstance(ends, Value), predicate.property is not None,
            None if unable or sense.merely or (rule == "adjective" and denies(predicate, sense)) else sense.negative,
            (unable or sense.modality is Modality.ASSERTED) and not sense.conditions and sense.holder is None,
            sense.holder is not None, given, self._called(subject), subject.end.label,
        )  # fmt: skip

    def _called(self, subject: Reference) -> tuple[str, ...]:
        """Give how that is called, and was called last, which a pronoun or no word at all stands for."""
        if not subject.antecedents or 0 < len(subject.antecedents[0].mention) < len(subject.span):
            return ()  # 其父亲: the pronoun is only a part of it
        words = subject.source.of(self.resolver.document.clean) if subject.source is not None else ""
        return tuple({one.label: None for one in subject.antecedents} | ({words: None} if words else {}))

    def _far(self, subject: Reference) -> float:
        """Give what it costs in confidence that a subject was last named in another sentence."""
        if not subject.antecedents:
            return 0.0
        begun = self.resolver.document.alignment.raw_span(self.sentence).start
        return _FAR if any(one.source.start < begun for one in subject.antecedents) else 0.0
