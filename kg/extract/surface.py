"""Give open relations as they stand in the text: subject, verb and object in the words of the sentence.

In: a `Document` and an `Ontology`. Out: `Triple` values, for measures of open extraction and for readers who want every
clause as it is. No pronoun is resolved, no property is chosen and nothing is weighed: what `kg.extract.read` states is
surer and says more. The clauses are those of the grammar without the constructions, whose words are not the text's.

A clause gives one triple for each subject and object; a time, a place or a partner is a triple of its own, whose
predicate is verb and object: 双方在北京签署了协议 gives 双方|签署|协议 and 双方|签署协议|在北京.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.match import Matcher
from kg.extract.members import members
from kg.extract.parsed import DOUBTFUL
from kg.extract.pieces import pieces
from kg.extract.reader import Reader
from kg.model import Role
from kg.nlp import token as t
from kg.nlp.sentences import sentences

if TYPE_CHECKING:
    from kg.extract.grammar import Grammar
    from kg.extract.nodes import Adjunct, Clause, Core, Phrase, Predicate
    from kg.extract.parsed import Read
    from kg.model import Document, Span
    from kg.ontology import Ontology

#: They bring the object before the verb.
_SHIFTED = ("将", "把")
#: What a verb takes with it before its object, and the object may keep.
_DIRECTIONS = ("在", "于", "到", "向", "给", "自", "至", "往")
#: What opens an adjunct that says nothing of the event: who speaks, what the clause is about.
_FRAMING = ("据", "根据", "作为", "像", "如同", "除了", "除")
_EDGES = "，,。；;：:、！？!? \u3000"
_QUOTES = '“”「」『』"‘’'
_PAUSES = ("，", "：", ",", ":")
_SUBORDINATE = ("vp", "pivot")


@dataclass(frozen=True, slots=True)
class Triple:
    """One relation in the words of its sentence."""

    sentence: Span  #: in the clean text
    subject: str
    predicate: str
    object: str


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb at work: who acts, the words before it, and the adjuncts around it."""

    subjects: tuple[str, ...]
    before: str
    adjuncts: tuple[Adjunct, ...]


def surface(document: Document, ontology: Ontology) -> list[Triple]:
    """Give the relations of a document in its own words, each once, in the order of the text."""
    reader = Reader(document, ontology)
    reader.matcher = Matcher(())
    found: list[Triple] = []
    for paragraph in document.paragraphs:
        if paragraph.role is Role.FURNITURE:
            continue
        for span in sentences(document.clean, paragraph.span):
            reads = list(reader.clauses(pieces(reader.tokens(span))))
            found += _Sentence(document.clean, span, reader).relations(reads)
    return list(dict.fromkeys(found))


class _Sentence:
    """Reads the clauses of one sentence, from left to right; a subject runs on until the next."""

    def __init__(self, text: str, span: Span, reader: Reader) -> None:
        self.text = text
        self.span = span
        self.verbs = reader.lexicon.verbs
        self.subjects: tuple[str, ...] = ()
        self.ahead: tuple[Adjunct, ...] = ()  #: adjuncts before a comma, of the clause behind it
        self.found: list[Triple] = []

    def relations(self, reads: list[Read]) -> list[Triple]:
        """Give the triples of all clauses of the sentence."""
        for read in reads:
            clause = read.clause
            if clause is None or read.cost >= DOUBTFUL:
                self.ahead = ()
            elif clause.predicate is None:
                self.ahead = clause.adjuncts
                if clause.subject is not None and not read.local:
                    self.subjects = self.parts(read.grammar, clause.subject)
            elif not read.conditional:
                self.clause(read.grammar, clause, self.ahead)
                self.ahead = ()
            elif clause.subject is not None:
                self.subjects = self.parts(read.grammar, clause.subject)
        return self.found

    # Words

    def words(self, grammar: Grammar, start: int, end: int) -> str:
        """Give tokens as they stand in the text, with the marks between them."""
        if start >= end:
            return ""
        return self.text[grammar.tokens[start].start : grammar.tokens[end - 1].end].strip(_EDGES)

    def parts(self, grammar: Grammar, phrase: Phrase) -> tuple[str, ...]:
        """Give the members of a noun phrase."""
        found: list[str] = []
        for start, end, shared in members(grammar, phrase):
            words = self.words(grammar, start, end).removeprefix("其中")
            found.append(shared[1:] + words if shared.startswith("<") else words + shared)
        return tuple(one for one in found if one)

    # Clauses

    def clause(self, grammar: Grammar, clause: Clause, ahead: tuple[Adjunct, ...] = ()) -> None:
        """Give the triples of a clause; one without a subject goes on about the last."""
        for one in clause.adjuncts:
            if one.clause is not None and one.clause.subject is not None:
                self.inner(grammar, one.clause, ())
        if clause.subject is not None:
            self.modifiers(grammar, clause.subject)
            self.subjects = self.parts(grammar, clause.subject)
        if clause.predicate is not None:
            self.predicate(grammar, clause.predicate, _Verb(self.subjects, "", (*ahead, *clause.adjuncts)))

    def inner(self, grammar: Grammar, clause: Clause, subjects: tuple[str, ...]) -> None:
        """Give the triples of a clause within a clause, and go on about whom the outer one is about."""
        kept, self.subjects = self.subjects, subjects
        self.clause(grammar, clause)
        self.subjects = kept

    def modifiers(self, grammar: Grammar, phrase: Phrase) -> None:
        """Give the triples of relative clauses whose object is their head: 纽约市发行的债券."""
        for modifier in phrase.modifiers:
            clause = modifier.clause
            core = clause.predicate.core if clause is not None and clause.predicate is not None else None
            if clause is None or core is None or clause.subject is None or core.kind != "verb":
                continue
            if core.object is None and core.complement is None:
                head = self.words(grammar, modifier.end + 1, phrase.end)
                for one in self.parts(grammar, clause.subject):
                    self.add(one, core.verb, head)

    # Predicates

    def predicate(self, grammar: Grammar, predicate: Predicate, verb: _Verb) -> None:
        """Give the triples of a verb phrase."""
        core = predicate.core
        if core is None:
            return
        before = verb.before + "".join(
            grammar.tokens[k].text
            for k in predicate.operators
            if grammar.cats[k] & (t.NEG | t.MODAL | t.AUX) or grammar.tokens[k].text in ("被", "遭")
        )
        verb = _Verb(verb.subjects, before, (*verb.adjuncts, *predicate.adjuncts))
        if core.kind == "focus" and core.complement is not None and core.complement.predicate is not None:
            if core.complement.subject is None:
                self.predicate(grammar, core.complement.predicate, verb)
        elif core.kind == "adjective":
            self.adjoined(grammar, verb, before + core.verb, verb.adjuncts)
        else:
            self.verb(grammar, core, verb)
        if core.next is not None:
            self.predicate(grammar, core.next, _Verb(verb.subjects, "", verb.adjuncts))

    def verb(self, grammar: Grammar, core: Core, verb: _Verb) -> None:
        """Give the triples of a verb with what stands behind it."""
        if core.complement is not None:
            self.complement(grammar, core, core.complement, verb)
            return
        for one in verb.adjuncts:
            if one.phrase is not None and one.kind == "preposition" and one.word in _SHIFTED:
                self.shifted(grammar, core, verb, one)
                return
            if one.word == "被" and not verb.before.endswith("被"):
                verb = replace(verb, before=verb.before + "被")
        head, turned = self.split(core)
        if core.object is None:
            self.bare(grammar, core, verb)
            return
        self.modifiers(grammar, core.object)
        for what in self.parts(grammar, core.object):
            for who in verb.subjects:
                self.add(who, verb.before + head, turned + what)
            self.adjoined(grammar, verb, verb.before + head + ("" if turned else what), verb.adjuncts)

    def bare(self, grammar: Grammar, core: Core, verb: _Verb) -> None:
        """Give the triples of a verb with nothing behind it; what somebody says goes on to the end of the sentence."""
        known = self.verbs.get(core.verb)
        end = grammar.tokens[core.end - 1].end
        if known is not None and known.frame == "clause" and self.text[end : end + 1] in _PAUSES:
            for who in verb.subjects:
                self.add(who, verb.before + core.verb, self.rest(end))
        self.adjoined(grammar, verb, verb.before + core.verb, verb.adjuncts)

    def rest(self, start: int) -> str:
        """Give the words from a place to the end of the sentence, without the marks around them."""
        return self.text[start : self.span.end].strip(_EDGES + _QUOTES)

    def split(self, core: Core) -> tuple[str, str]:
        """Give a verb and the direction that its object keeps: 出生|在."""
        for direction in _DIRECTIONS:
            if core.verb != core.stem and core.verb == core.stem + direction:
                return core.stem, direction
        return core.verb, ""

    def shifted(self, grammar: Grammar, core: Core, verb: _Verb, shift: Adjunct) -> None:
        """Give the triples of 将X V到Y: who, 将X V, 到Y; without Y, who, V, X."""
        rest = tuple(one for one in verb.adjuncts if one is not shift)
        brought = self.words(grammar, shift.start, shift.end)
        head, turned = self.split(core)
        if core.object is None:
            for one in verb.subjects:
                self.add(one, verb.before + brought, core.verb)
            self.adjoined(grammar, verb, verb.before + brought + core.verb, rest)
            return
        for what in self.parts(grammar, core.object):
            for one in verb.subjects:
                self.add(one, verb.before + brought + head, turned + what)
            self.adjoined(grammar, verb, verb.before + brought + core.verb + what, rest)

    def complement(self, grammar: Grammar, core: Core, clause: Clause, verb: _Verb) -> None:
        """Give the triples of a verb with a clause: what is said, or what is done through it."""
        known = self.verbs.get(core.verb) or self.verbs.get(core.stem)
        frame = known.frame if known is not None else "vp"
        if frame in _SUBORDINATE and clause.subject is None and clause.predicate is not None:
            before = verb.before + core.verb
            self.predicate(grammar, clause.predicate, _Verb(verb.subjects, before, verb.adjuncts))
            return
        told = self.words(grammar, clause.start, clause.end)
        if frame == "clause":
            told = self.rest(grammar.tokens[clause.start].start)
        for one in verb.subjects:
            self.add(one, verb.before + core.verb, told)
        self.inner(grammar, clause, verb.subjects)

    # Triples

    def adjoined(self, grammar: Grammar, verb: _Verb, predicate: str, adjuncts: tuple[Adjunct, ...]) -> None:
        """Give a triple for each adjunct that says when, where, how or with whom."""
        for adjunct in adjuncts:
            if adjunct.kind in ("connective", "adverb", "denial") or adjunct.word in _FRAMING:
                continue
            start = adjunct.start + (adjunct.word == "被")
            for one in verb.subjects:
                self.add(one, predicate, self.words(grammar, start, adjunct.end))

    def add(self, subject: str, predicate: str, target: str) -> None:
        """Add a triple, where all three say something."""
        if subject and predicate and target:
            self.found.append(Triple(self.span, subject, predicate, target))
