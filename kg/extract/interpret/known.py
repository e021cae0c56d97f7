"""What all parts of the interpreter share: what is known so far, and what they are asked for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.discourse import Reference, References
from kg.extract.interpret.seen import TRYING, UNWARRANTED
from kg.extract.interpret.words import DENYING
from kg.extract.support import Support
from kg.model import Entity, Evidence, Modality, Predicate, Span, Statement, Value
from kg.nlp import token as t

if TYPE_CHECKING:
    from collections.abc import Container

    from kg.extract import nodes
    from kg.extract.grammar import Grammar
    from kg.extract.interpret.act import Act
    from kg.extract.match import Matcher
    from kg.extract.resolve import Resolver
    from kg.extract.sense import Sense
    from kg.ontology import Vocabulary
    from kg.ontology.lexicon import Verb

#: Properties of verbs that bring into being what a name may be given to next: 创办书院，初名南园精舍.
_MAKING = frozenset("wrote creates founds builds produces releases develops inception discovers invents".split())
#: Verbs of making something one's own, or new.
_TAKING_OVER = ("接管", "接办", "接收", "收归", "没收", "改组", "重修", "改建")
#: Behind a denial they say of what alone it is denied: of all, of always.
_WHOLLY = frozenset("都 全 全都 均 皆 总 总是 每次".split())
#: Properties of a name that is given, and of whom a body is under.
_NAMES, _UNDER = ("alias", "formerName", "renamedTo"), "subsidiaryOf"
_NEAR = 4  # code points between a subject and its predicate
_BRINGERS = ("Person", "Role", "Group")  #: kinds of those who bring things along
#: Endings of bodies that somebody founds or takes over.
_BODIES = tuple("矿厂院校堂所社局馆店行队会团场学")


@dataclass(slots=True)
class Known(ABC):
    """Keeps what was read so far of a document; what is stated of it is added elsewhere."""

    resolver: Resolver
    matcher: Matcher
    vocabulary: Vocabulary
    support: Support
    sentence: Span = field(default_factory=lambda: Span(0, 0))
    statements: list[Statement] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    of_measure: bool = False  #: the clause at hand gave a measure: the next may say how it grew
    made: bool = False  #: it was founded, built or taken over in that clause
    listed: References = ()  #: what the clause before listed: 分标准版和Pro版，售价分别为…
    measured_of: Entity | Value | Statement | None = None  #: whose measure was given last
    reporting: Sense | None = None  #: the last clause ended in what somebody says of somebody else
    reporter: References = ()  #: who says it
    bench: References = ()  #: the court that was last said to order something
    owing: bool = False  #: the clause at hand says what a party must do to whom the court speaks
    ambiguous: bool = False  #: who does what follows the clause at hand is not sure
    lessened: bool = False  #: the verb at hand says that there is less of its object, or none
    outer: bool = False  #: the clause around the predicate at hand is denied
    signed: bool = False  #: an adverb, a negation, a modal or a preposition shows that the verb at hand is one
    operators: tuple[int, ...] = ()  #: tokens of the adverbs, negations and modals before the verb at hand
    doubt: float = 0.0  #: what is doubtful in the reading of the clause at hand
    subjects: list[References] = field(default_factory=list)  #: of the sentence at hand
    chained: bool = False  #: a clause with a subject stands before this one in the sentence
    passive: bool = False  #: the predicate at hand stands behind 被 without an agent
    handled: References = ()  #: what 将 brought in the clause before: an amount behind it is its amount
    aspects: References = ()  #: from 从X来看, for the sentence
    asked: tuple[References, Predicate] | None = None  #: who asks for what, in 请求判令停止侵权，赔偿损失
    imposed: References = ()  #: on whom a rule laid a duty in the clause at hand: the next goes on about them
    told: nodes.Core | None = None  #: the core of the clause whose circumstances are stated
    headed: tuple[References, Span] | None = (
        None  #: of what a noun is said, whose relative clause is at hand, and the noun
    )
    sought: tuple[References, Predicate] | None = None  #: who seeks what, in 关注的是，如何…，如何…

    @abstractmethod
    def clause(
        self, grammar: Grammar, clause: nodes.Clause, sense: Sense, given: References | None = None
    ) -> list[Statement]:
        """State what a clause says; ``given`` is its subject where it has none of its own."""

    @abstractmethod
    def predicate(
        self, grammar: Grammar, predicate: nodes.Predicate, sense: Sense, subject: References
    ) -> list[Statement]:
        """State what a predicate says of its subject."""

    @abstractmethod
    def attribute(
        self, grammar: Grammar, clause: nodes.Clause, sense: Sense, given: References
    ) -> list[Statement] | None:
        """Read X的N是Y, where N names a relation; None where a clause is not of this form."""

    @abstractmethod
    def state_verb(
        self, grammar: Grammar, where: tuple[int, int], one: Reference, core: nodes.Core,
        target: Reference | None, sense: Sense, prefix: str = "", rule: str = "verb",
    ) -> Statement | None:  # fmt: skip
        """State what a verb says of its subject and one object."""

    def _as_written(self, subject: Reference) -> str:
        """Give the words of a subject; one that was left out points back as 这 does."""
        return "这" if subject.antecedents else subject.span.of(self.resolver.document.clean)

    def _evidence(self, grammar: Grammar, where: tuple[int, int], ends: tuple[Reference, ...], rule: str) -> Evidence:
        document, sentence = self.resolver.document, self.sentence
        # A subject named before its verb is part of the words that prove; one that was left out is an antecedent.
        held = grammar.span(*where)
        for one in ends:
            if not one.antecedents and sentence.covers(one.span):
                held = held.hull(one.span)
        raw = document.alignment.raw_span(held)
        marks = tuple(one.span.shifted(-sentence.start) for one in ends if sentence.covers(one.span))
        antecedents = tuple(used for one in ends for used in one.antecedents)
        quote, words = raw.of(document.raw), sentence.of(document.clean)
        return Evidence(document.iri, raw, quote, rule, words, antecedents, marks, document.place(raw))

    def drop(self, why: str) -> None:
        """Note what is not stated, and why."""
        self.notes.append(why)

    def keep(self, core: nodes.Core, targets: References) -> None:
        """Keep what a verb lists or makes, for the next clause; to name it makes nothing else."""
        name = self.property_of(core)
        if name not in _NAMES:
            self.listed, self.made = targets, name in _MAKING or core.stem in _TAKING_OVER

    def newly_made(self, act: Act, names: Container[str | None]) -> References | None:
        """Give what the clause before founded or took over, where a clause without a subject names it: 创办书院，初名南园精舍.

        ``names`` are the properties that the clause states: a name, or whom a body is under. None where it goes on about
        its subject; what was made may itself be unknown.
        """
        body = _UNDER in names and all(one.end.label.endswith(_BODIES) for one in self.listed)
        guessed = all(one.antecedents and not one.antecedents[0].mention for one in act.subject)
        if not self.made or not guessed or len(self.listed) > 1 or not (body or any(one in names for one in _NAMES)):
            return None
        self.support.settle(act.grammar.span(act.core.start, act.core.start + 1))
        return self.listed

    def situation(self, grammar: Grammar, start: int, end: int) -> Reference:
        """Give a clause as a thing of its own: what happens, in its words."""
        words = self.resolver.label(grammar, start, end).strip("的了，,")
        words = words if words.startswith(("是否", "是不是")) else words.removeprefix("是")
        return Reference(Entity(words, "Situation"), grammar.span(start, end))

    def quietly(self, grammar: Grammar, clause: nodes.Clause, sense: Sense, given: References) -> list[Statement]:
        """Read an inner clause without changing who is spoken of."""
        discourse = self.resolver.discourse
        kept = discourse.subject, discourse.event
        found = self.clause(grammar, clause, sense, given)
        discourse.subject, discourse.event = kept
        return found

    def verb_entry(self, core: nodes.Core) -> Verb | None:
        """Give what the lexicon knows of a verb, with its complement or without."""
        verbs = self.resolver.lexicon.verbs
        return verbs.get(core.verb) or verbs.get(core.stem)

    def property_of(self, core: nodes.Core) -> str | None:
        """Give the property that a verb states; None where it only names itself."""
        known = self.verb_entry(core)
        return known.property if known else None

    def property_with(self, core: nodes.Core, one: Reference) -> str | None:
        """Give the property that a verb states of a subject: what somebody brings along he does not bring about, 客人带来两瓶酒."""
        name = self.property_of(core)
        if core.stem != "带来" or not isinstance(one.end, Entity):
            return name
        somebody = self.resolver.kind_of(one.end) in _BRINGERS or one.end.label.endswith("人")
        return None if somebody else name

    def tried(self, grammar: Grammar) -> str:
        """Give the word that says that the verb at hand is only tried: 试图收购; nothing where none does."""
        return self._operator(grammar, TRYING)

    def unwarranted(self, grammar: Grammar) -> str:
        """Give the word that says how something must not be done: 不得擅自拆除; nothing where none does."""
        return self._operator(grammar, UNWARRANTED)

    def wholly(self, grammar: Grammar) -> str:
        """Give the word behind a denial that says that all do so, or always: 并不|都|认同; nothing where none stands there."""
        denied = next((k for k in self.operators if grammar.cats[k] & t.NEG), len(grammar.tokens))
        return next(
            (grammar.tokens[k].text for k in self.operators if k > denied and grammar.tokens[k].text in _WHOLLY), ""
        )

    def _operator(self, grammar: Grammar, words: Container[str]) -> str:
        return next((grammar.tokens[k].text for k in self.operators if grammar.tokens[k].text in words), "")

    def asks_how(self, grammar: Grammar, predicate: nodes.Predicate) -> bool:
        """Tell whether a verb phrase asks how: 如何实现融合."""
        lexicon = self.resolver.lexicon
        return any(lexicon.function(grammar.tokens[k].text, "adv") == "question" for k in predicate.operators)


def worded(grammar: Grammar, where: tuple[int, int], sense: Sense, subject: Reference) -> str:
    """Give the words of a statement; a denial that stands outside them is put before them, of a condition its subject."""
    words, begin = grammar.text(*where), grammar.tokens[where[0]].start
    denied = sense.negative and not any(grammar.cats[k] & t.NEG for k in range(*where))
    if denied:
        return ("不得" if sense.modality is Modality.NECESSITY else "并非") + words
    if sense.supposed and not subject.antecedents and 0 <= begin - subject.span.end <= _NEAR:
        first = next((k for k in range(where[0]) if grammar.tokens[k].start == subject.span.start), where[0])
        return grammar.text(first, where[1])  # 电站运行达到预期
    return words


def denies(quality: Predicate, sense: Sense) -> bool:
    """Tell whether a quality is denied within its own words, which is no denial to the rules: 目不识丁, 并不领情."""
    return not sense.negative and any(one in quality.label for one in DENYING)
