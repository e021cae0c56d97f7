"""Clauses: what their adjuncts say of the whole, whom they speak of, and what their predicate says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.discourse import AUTHOR, References
from kg.extract.interpret.act import Act, ground_of
from kg.extract.interpret.coming import planned, to_come
from kg.extract.interpret.dealing import Dealing
from kg.extract.interpret.moving import upon
from kg.extract.interpret.stating import WRITTEN
from kg.extract.interpret.trimming import trimmed, unstressed
from kg.extract.interpret.words import ADDRESSING, BECAUSE, BY_PLAN, FOR_WHOM, LIKE, MEANS
from kg.extract.nodes import Core
from kg.extract.parsed import AMONG, WHILE
from kg.model import Entity, Modality, Span, Statement
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract import nodes
    from kg.extract.grammar import Grammar
    from kg.extract.sense import Sense

_COUNTING = "equals-amount"  #: the construction of 共计六千余册
#: Without a subject they say that something is there, not whose.
_THERE = frozenset("有 没有 出现 发生 存在 涌现 产生".split())
#: Those who call a thing by another name, and are not what is called so: 赵州桥，当地人俗称大石桥.
_CALLERS = frozenset(
    "当地人 本地人 民间 人们 世人 时人 后人 坊间 百姓 老百姓 村民 居民 市民 乡人 球迷 网友 粉丝 业内 外界 国人 学界".split()
)
_TELLS = ("报告称", "论文称", "研报称", "报道称", "通报称")  #: whose report it is need not be said before
_UNDER = ("旗下", "麾下", "辖下", "名下", "门下")  #: without a possessor they are under whom the text speaks of
_EXPECTING = ("预计", "估计", "预期", "料")  #: what is expected is not asked for
_BEFORE = ("前", "之前", "以前")  #: behind a clause: what it says may never come about
#: Kinds of those who have parts and things of their own, and kinds that such a thing has.
_OWNERS = frozenset("Person Company Organisation SportsTeam University School GovernmentBody Product".split())
_BARE = frozenset("Concept Place Structure Value".split())
#: Heads behind a clause with its own subject: what is told is stated.
_TOLD = ("消息", "传闻", "新闻", "事实", "现象")


class Clauses(Dealing):
    """The part of the interpreter that reads clauses."""

    def clause(
        self, grammar: Grammar, clause: nodes.Clause, sense: Sense, given: References | None = None
    ) -> list[Statement]:
        """State what a clause says; ``given`` is its subject where it has none of its own."""
        clause = unstressed(grammar, trimmed(grammar, clause, self.support.sentence))
        before, self.doubt = self.doubt, max(self.doubt, _doubt(clause))
        discourse = self.resolver.discourse
        own, spoken = discourse.own, (discourse.subject, discourse.topic)
        ground = ground_of(clause)
        found = self._clause(grammar, ground or clause, sense, given or ())
        if ground is not None or _among(grammar, clause.start):  # by the way: whoever was spoken of goes on
            discourse.subject, discourse.topic = spoken
        self.doubt, discourse.own = before, own
        return found

    def _clause(self, grammar: Grammar, clause: nodes.Clause, sense: Sense, given: References) -> list[Statement]:
        discourse = self.resolver.discourse
        topic: References = ()
        for adjunct in clause.adjuncts:
            sense, topic = self._framed(grammar, adjunct, sense, topic)
        if topic:
            discourse.near = True
            discourse.subject = _named(topic)
        sense = _planned(grammar, clause, sense)
        there = self.there_is(grammar, clause, sense)
        if there is not None:
            if there:
                self.details(grammar, clause, there)
            return there
        subject = self._subject(grammar, clause, sense, topic or self.whose_time(grammar, clause) or given)
        if self.owing and sense.modality is Modality.ASSERTED:
            sense = replace(sense, modality=Modality.NECESSITY)  # 法院认定司机负全责，赔偿伤者八万元
        discourse.own = subject if clause.subject is not None else ()
        told = self._adjuncts(grammar, clause, sense, subject)
        if clause.predicate is None:
            if clause.subject is not None:
                discourse.subject = subject
            return []
        otherwise = self._otherwise_read(grammar, clause, clause.predicate, sense, given, topic)
        if otherwise is not None:
            return otherwise
        if clause.subject is None:
            subject = self.agent_of(grammar, clause, clause.predicate) or subject
        found = self.predicate(grammar, upon(clause, clause.predicate), sense, subject) if subject else []
        if not subject and clause.subject is None:
            found = self.forbidden(grammar, clause.predicate, sense)
        if found and clause.predicate.core is not None:
            act = Act(grammar, (clause.start, clause.end), clause.predicate.core, sense, subject)
            for adjunct in clause.adjuncts:
                if adjunct.word in MEANS and adjunct.kind == "preposition" and not adjunct.tail:
                    self.means(act, adjunct, ())
        self._go_on(grammar, clause, clause.predicate, sense, subject)
        begun = clause.adjuncts[-1].end if clause.adjuncts else clause.start
        edges = {one.end for one in clause.predicate.adjuncts}
        content = bool(found) and found[0].holder != sense.holder  # 次年，法院判决他道歉: that is when it was said
        if found and not content and not any(begun < b < clause.end and b not in edges for b in grammar.breaks):
            self.details(grammar, clause, found, told)
        return found

    def _adjuncts(
        self, grammar: Grammar, clause: nodes.Clause, sense: Sense, subject: References
    ) -> tuple[nodes.Adjunct, ...]:
        """State what the adjuncts of a clause say; give the times told of that."""
        told: tuple[nodes.Adjunct, ...] = ()
        for place, adjunct in enumerate(clause.adjuncts):
            if adjunct.tail in _BEFORE and _open(grammar, clause):
                continue
            inner = self._adjunct(grammar, adjunct, sense, subject)
            before = clause.adjuncts[place - 1] if place else None
            if before is not None and before.kind == "time" and (adjunct.kind == "clause" or adjunct.word in BECAUSE):
                # 1905年科举废除后: that is when; 2016年因资源枯竭: when something came of it
                told = (*told, before)
            if inner and told:
                self.timed(grammar, (adjunct.start, adjunct.end), inner[0], told[-1])
        return told

    def _subject(self, grammar: Grammar, clause: nodes.Clause, sense: Sense, given: References) -> References:
        """Give whom a clause speaks of: its subject, else whom it is given, else whom the text speaks of."""
        counted, self.handled, self.owing = self.handled, (), False
        if clause.subject is None:
            core = clause.predicate.core if clause.predicate is not None else None
            if counted and core is not None and core.construction == _COUNTING:
                place = grammar.tokens[clause.start].start
                return tuple(self.resolver.resolved(one, "", Span(place, place)) for one in counted)
            if _among(grammar, clause.start):
                return given  # 经历过多次地震，其中包括…: what was spoken of has no such part
            if core is not None and core.verb in _TELLS and not given:
                span = grammar.span(core.start, core.start + 1)
                return (self.resolver.as_said(core.verb[:-1], Span(span.start, span.end - 1)),)
            left_out = given or self.resolver.elided(grammar.tokens[clause.start].start)
            return self.bound(left_out, core, grammar.tokens[clause.start].start)
        core = clause.predicate.core if clause.predicate is not None else None
        if grammar.text(clause.subject.start, clause.subject.end) in _UNDER and core is not None:
            return given or self.resolver.elided(grammar.tokens[clause.start].start)
        if core is not None and self.property_of(core) == "alias":
            caller = grammar.text(clause.subject.start, clause.subject.end)
            if caller in _CALLERS:
                return given or self.resolver.elided(grammar.tokens[clause.start].start)
        subject = self.subject(grammar, clause.subject, sense) or self._written(grammar, clause.subject, core)
        self.resolver.discourse.near = True
        if not subject:
            self.drop(f"“{grammar.text(clause.subject.start, clause.subject.end)}”: what it means is not sure")
        return subject

    def _written(self, grammar: Grammar, phrase: nodes.Phrase, core: nodes.Core | None) -> References:
        """Give by its word what is written, where it says something: 专家组提交了报告，|报告|指出….

        Whose words they are the text does not tell.
        """
        known = self.verb_entry(core) if core is not None else None
        words = grammar.text(phrase.start, phrase.end)
        says = known is not None and known.property in ("says", "proves") and known.frame in ("clause", "content")
        if not says or not words.endswith(WRITTEN) or phrase.modifiers:
            return ()
        return (self.resolver.as_said(words, grammar.span(phrase.start, phrase.end)),)

    def _otherwise_read(
        self, grammar: Grammar, clause: nodes.Clause, predicate: nodes.Predicate, sense: Sense,
        given: References, topic: References,
    ) -> list[Statement] | None:  # fmt: skip
        """Read a clause that is sought, that says what somebody's N is, or that something is there; else None."""
        core = predicate.core
        if self.sought is not None and clause.subject is None and self.asks_how(grammar, predicate):
            who, verb = self.sought
            what = self.situation(grammar, clause.start, clause.end)
            return self.state_each(grammar, (clause.start, clause.end), who, verb, (what,), sense, "sought")
        if self.asked is not None and core is not None:
            who, verb = self.asked
            known = self.verb_entry(core)
            says = known is not None and known.frame in ("clause", "factive")  # 认为责任不在企业 is not asked for
            says = says or any(grammar.tokens[j].text in _EXPECTING for j in predicate.operators)
            if clause.subject is None and not given and core.kind == "verb" and not core.aspect and not says:
                what = self.situation(grammar, predicate.start, clause.end)
                self.resolver.discourse.subject = self.resolver.discourse.topic = ()
                if any(one.end == sense.holder for one in who):  # that they ask for it is not what they say
                    sense = replace(sense, holder=None, modality=Modality.ASSERTED)
                return self.state_each(grammar, (clause.start, clause.end), who, verb, (what,), sense, "asked", 0.9)
            self.asked = None
        attributed = self.attribute(grammar, clause, sense, given or topic)
        if attributed:
            return attributed
        there = core is not None and core.stem in _THERE and core.object is not None
        if there and clause.subject is None and not given and not self.chained:
            self.drop(f"“{grammar.text(clause.start, clause.end)}”: it says that something is there, not whose")
            return []
        return None

    def _go_on(
        self, grammar: Grammar, clause: nodes.Clause, predicate: nodes.Predicate, sense: Sense, subject: References
    ) -> None:
        """Decide whom the next clause speaks of, and what 这 means in it."""
        discourse, core = self.resolver.discourse, predicate.core
        asked, self.ambiguous = self.ambiguous, False
        if not subject:
            self.drop(f"“{grammar.text(clause.start, clause.end)}”: no subject")
            if clause.subject is not None:  # somebody is named, and it is not known who: nobody goes on
                discourse.subject = discourse.topic = ()
            if clause.subject is not None or (core is not None and core.object is not None):
                discourse.lost = grammar.tokens[clause.start].start
            if core is not None and core.object is not None:
                self.references(grammar, core.object, sense)
        elif self.imposed:
            discourse.subject = _named(self.imposed)
        elif asked:
            discourse.subject = discourse.topic = ()
        elif not self._stays(grammar, clause, core, sense):
            if self.of_measure:
                self.of_measure = False
            elif not self.speaks(clause) and not any(one.end == AUTHOR for one in subject):
                if clause.subject is not None:  # 主场设在江城，从未闯入决赛: the ground, or whose it is?
                    discourse.doubtful = self._is_bare(grammar, clause.subject, subject)
                discourse.subject = _named(subject)
        if not self.speaks(clause):
            own = clause.subject is not None
            discourse.event = self.situation(grammar, clause.start, clause.end) if own else None

    def _stays(self, grammar: Grammar, clause: nodes.Clause, core: nodes.Core | None, sense: Sense) -> bool:
        """Tell whether a clause leaves whom the text speaks of as it is, or has already changed it itself."""
        if clause.subject is not None and self._told(grammar, clause.subject, sense):
            return True
        named = clause.subject is not None and grammar.cats[clause.subject.end - 1] & t.NAME
        if core is not None and self.property_of(core) == "alias" and not named:
            return bool(self.resolver.discourse.subject)
        return clause.subject is not None and self.chained and self._is_part(grammar, clause.subject)

    def _is_bare(self, grammar: Grammar, phrase: nodes.Phrase | None, subject: References) -> bool:
        """Tell whether a subject is a bare noun for a thing, which may be a part of what was spoken of before."""
        if phrase is None or any(c & (t.NAME | t.R | t.DE) for c in grammar.cats[phrase.start : phrase.end]):
            return False
        lost = self.resolver.discourse.lost >= self.resolver.mentions.here  # 桥…，桥面大半完好，1983年被列为
        if phrase.end - phrase.start > 1 + lost or not (lost or self.chained):
            return False
        before = self.resolver.discourse.subject
        kinds = [self.resolver.kind_of(one.end) for one in before if isinstance(one.end, Entity)]
        named = lost or (bool(kinds) and all(kind in _OWNERS for kind in kinds))
        bare = all(isinstance(one.end, Entity) and self.resolver.kind_of(one.end) in _BARE for one in subject)
        return named and bare

    def _told(self, grammar: Grammar, phrase: nodes.Phrase, sense: Sense) -> bool:
        """Read 有关X做Y的消息: what is told is stated, and X is spoken of from then on."""
        if grammar.text(phrase.head, phrase.end) not in _TOLD:
            return False
        for modifier in phrase.modifiers:
            clause = modifier.clause
            if clause is not None and clause.subject is not None and clause.predicate is not None:
                who = self.resolver.references(grammar, clause.subject)
                if who:
                    self.quietly(grammar, clause, sense.granted(), ())
                    self.resolver.discourse.subject = who
                    return True
        return False

    def _is_part(self, grammar: Grammar, phrase: nodes.Phrase) -> bool:
        """Tell whether a noun phrase is a bare noun for a part or a feature of what is spoken of."""
        return self.resolver.lexicon.noun(grammar.text(phrase.start, phrase.end), "part") is not None

    def speaks(self, clause: nodes.Clause) -> bool:
        """Tell whether a clause only opens what is said or known: 我们看到, 很多人认为."""
        core = clause.predicate.core if clause.predicate else None
        if core is None or core.kind != "verb":
            return False
        known = self.verb_entry(core)
        if core.object is None and core.complement is None and core.verb in self.resolver.lexicon.bare:
            return False  # 裁判改判
        if core.verb == "称" and core.object is None and core.complement is None:
            return True  # 公司称，…
        factive = known is not None and known.frame == "factive"
        if core.object is not None and core.stem not in ADDRESSING and not factive:
            return False  # 他不同意这一看法，提出…
        return known is not None and known.frame in ("clause", "factive")

    # Adjuncts

    def _framed(
        self, grammar: Grammar, adjunct: nodes.Adjunct, sense: Sense, topic: References
    ) -> tuple[Sense, References]:
        """Read what an adjunct says of the whole clause: whom it is about, and who says it."""
        phrase, word, tail = adjunct.phrase, adjunct.word, adjunct.tail
        if adjunct.kind == "denial":
            return replace(sense, negative=not sense.negative), topic
        if adjunct.kind == "adverb" and self.resolver.lexicon.function(word, "adv") == "rhetorical":
            meant = Modality.ASSERTED if sense.modality is Modality.QUESTION else sense.modality
            return replace(sense, negative=not sense.negative, modality=meant), topic
        if adjunct.kind != "preposition" or phrase is None:
            return sense, topic
        if word in BY_PLAN:
            return self._said_by(grammar, phrase, word, tail, sense), self.planner(grammar, phrase) or topic
        if word in LIKE and tail:
            plain = replace(sense, modality=Modality.ASSERTED, conditions=(), supposed=False)
            return plain, self.references(grammar, phrase, sense)
        if (tail in FOR_WHOM and word in ("对", "对于", "就")) or (word == "以" and tail == "为例"):
            found = self.references(grammar, phrase, sense)
            self.resolver.discourse.example = found if tail == "为例" else ()
            return sense, found or topic
        return self._said_by(grammar, phrase, word, tail, sense), topic

    def _said_by(self, grammar: Grammar, phrase: nodes.Phrase, word: str, tail: str, sense: Sense) -> Sense:
        """Give the sense of what somebody says, who may stay unknown: 据X介绍, 在X看来."""
        if word in ("据", "根据"):
            end = phrase.end - 1
            if end <= phrase.start or grammar.tokens[end].text not in self.resolver.lexicon.verbs:
                return sense
            label = self.resolver.label(grammar, phrase.start, end)
            holder = self.resolver.entity(label) if label else None
        elif word == "在" and tail in ("看来", "来看"):
            end_ = next((one.end for one in self.resolver.references(grammar, phrase)), None)
            if end_ == AUTHOR:
                return sense
            holder = end_ if isinstance(end_, Entity) else None
        else:
            return sense
        plain = sense.modality is Modality.ASSERTED
        return replace(sense, holder=holder, modality=Modality.REPORTED if plain else sense.modality)

    def _adjunct(self, grammar: Grammar, adjunct: nodes.Adjunct, sense: Sense, subject: References) -> list[Statement]:
        """State what an adjunct says of its own: the events within it, and what stands before 时 and 之后."""
        phrase, clause = adjunct.phrase, adjunct.clause
        if adjunct.kind == "preposition" and phrase is not None and adjunct.tail not in FOR_WHOM:
            self.event(grammar, phrase, sense, subject)
            if adjunct.word == "从" and adjunct.tail.endswith("来看"):
                self.aspects += self.resolver.references(grammar, phrase)
            if adjunct.word == "作为":
                self._capacity(grammar, adjunct, phrase, sense, subject)
        if clause is None or clause.predicate is None or adjunct.word in ("为", "为了"):
            return []
        core = clause.predicate.core
        if clause.subject is None and adjunct.tail in WHILE and core is not None and core.kind == "adjective":
            return []  # 最困难时
        supposed = adjunct.tail == "的话"
        inner = sense.supposing() if supposed else sense
        if clause.subject is not None:
            return self.quietly(grammar, clause, inner, ())
        if subject and not supposed:
            spoken = self.resolver.discourse.subject if self.chained and adjunct.kind == "clause" else ()
            return self.quietly(grammar, clause, inner, spoken or subject)
        return []

    def _capacity(
        self, grammar: Grammar, adjunct: nodes.Adjunct, phrase: nodes.Phrase, sense: Sense, subject: References
    ) -> None:
        """Read 作为X的代表 and 作为一家公司: what the subject is."""
        where = (adjunct.start, adjunct.end)
        core = Core("copula", *where, "作为", "作为", phrase)
        who = tuple(replace(one, words="") for one in subject)
        if who:
            self.copula(Act(grammar, where, core, sense.within(), who))


def _planned(grammar: Grammar, clause: nodes.Clause, sense: Sense) -> Sense:
    """Give the sense of a clause that may say what is to come."""
    plain = sense.modality is Modality.ASSERTED
    coming = plain and to_come(grammar, clause)
    foreseen = (plain or sense.modality is Modality.NECESSITY) and planned(grammar, clause)
    return replace(sense, modality=Modality.POSSIBILITY) if coming or foreseen else sense


def _among(grammar: Grammar, start: int) -> bool:
    """Tell whether a clause is said of a part of what was spoken of: 其中两家…."""
    before = max(0, start - 2)
    return any(one.text == AMONG for one in grammar.tokens[before : start + 1])


def _open(grammar: Grammar, clause: nodes.Clause) -> bool:
    """Tell whether a clause is denied or has a modal: what it says must not be before X, and X may never be."""
    predicate = clause.predicate
    return predicate is not None and any(grammar.cats[k] & (t.NEG | t.MODAL) for k in predicate.operators)


def _named(found: References) -> References:
    """Give things as they are named, however they were found."""
    return tuple(replace(one, antecedents=()) if one.antecedents else one for one in found)


def _doubt(clause: nodes.Clause) -> float:
    """Give what a clause's reading takes from the confidence of its statements.

    Three tenths of the cost, and more where the subject itself is doubtful: a wrong subject makes all that follows
    wrong.
    """
    subject = max(0.0, clause.subject.cost) if clause.subject is not None else 0.0
    return max(0.0, clause.cost) * 0.3 + (0.3 if subject >= 0.4 else 0.0)
