"""From a parsed clause to statements.

The grammar tells what belongs together; here it is decided what is stated of whom. Whatever is dropped is noted, with
its reason, for ``--explain``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.extract.describe import Describing, as_event
from kg.extract.resolve import Discourse, Reference, Resolver
from kg.extract.scruple import objection, poor
from kg.model import Entity, Evidence, Modality, Predicate, Span, Statement, Value
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract import nodes
    from kg.extract.grammar import Grammar
    from kg.extract.match import Matcher
    from kg.extract.sense import Sense
    from kg.ontology import Vocabulary
    from kg.ontology.lexicon import Verb

References = tuple[Reference, ...]
_PASSIVE = frozenset("被 由 遭 为".split())
_SHIFTED = frozenset("将 把".split())
_WITH = frozenset("与 同 跟 和".split())
_TOWARDS = frozenset("向 给 对 对于 朝 往 从 为".split())
_MEANS = frozenset("通过 凭借 借助 依靠 依托 靠 透过 经由 利用".split())
_RECIPROCAL = frozenset("integratesWith cooperatesWith competesWith differsFrom conflictsWith drawsWith spouse".split())
_REFUSING = frozenset("refuses avoids abandons prohibits opposes".split())
_ATTRIBUTIVE = frozenset("位于 设在 在 为 达 达到 约为 高达 有 设于 增至 升至 降至 超过 突破 来自 叫 名为 不足 约 共计 合计 坐落于 长达 仅为 仅 增加到 上升到 下降到".split())
_RESULTING = frozenset("holdsPosition regardedAs alias transitionsTo awarded isA renamedTo".split())
_PLACED = frozenset("deathPlace birthPlace heldIn worksFor educatedAt listedOn residence".split())
_MOVING = frozenset("movesTo transitionsTo regardedAs increasesTo decreasesTo renamedTo alias enters".split())
_JOINT = frozenset("签署 签订 签约 签下 达成".split())
_SPANS = frozenset("年 个月 天 日 小时 分钟 秒 周 周年".split())
_DATED = {
    "founds": "inception", "birthPlace": "birthDate", "deathPlace": "deathDate", "builds": "builtIn", "publishes": "publishedOn", "releases": "releasedOn",
    "takesEffectOn": "takesEffectOn", "listedOn": "listedOnDate", "originatesFrom": "inception", "destroys": "destroyedIn", "wrote": "publishedOn",
}  # fmt: skip
_COMPLETE = frozenset("resignsFrom wins openedOn spouse listedOn competesWith cooperatesWith".split())  # say enough without an object
_THERE = frozenset("有 没有 出现 发生 存在 涌现 产生".split())
_LIGHT = frozenset("进行 加以 予以 给予 作出 展开".split())
AUTHOR = Entity("作者", "Person")
_LIKE = frozenset("像 如同".split())
_CONDUCT = frozenset("做法 行为 举动 举措 行动".split())


@dataclass(slots=True)
class Interpreter(Describing):
    """Reads the clauses of one document; gathers its statements."""

    resolver: Resolver
    matcher: Matcher
    vocabulary: Vocabulary
    sentence: Span = field(default_factory=lambda: Span(0, 0))
    statements: list[Statement] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    of_measure: bool = False  #: the clause at hand gave a measure: the next may say how it grew
    outer: bool = False  #: the clause around the predicate at hand is denied
    signed: bool = False  #: an adverb, a negation, a modal or a preposition shows that the verb at hand is one
    doubt: float = 0.0  #: what is doubtful in the reading of the clause at hand
    subjects: list[References] = field(default_factory=list)  #: of the sentence at hand
    chained: bool = False  #: a clause with a subject stands before this one in the sentence
    passive: bool = False  #: the predicate at hand stands behind 被 without an agent
    aspects: References = ()  #: from 从X来看, for the sentence
    sought: tuple[References, Predicate] | None = None  #: who seeks what, in 关注的是，如何…，如何…

    # Statements

    def state(  # noqa: PLR0913
        self, grammar: Grammar, where: tuple[int, int], subject: Reference, predicate: Predicate,
        target: Reference | None, sense: Sense, rule: str, confidence: float = 1.0,
    ) -> Statement | None:  # fmt: skip
        """Add one statement, with its evidence."""
        if target is not None and isinstance(target.end, Entity) and isinstance(subject.end, Entity) and target.end.key == subject.end.key:
            self.drop(f"{subject.end.label} {predicate.label}: subject and object are one")
            return None
        if sense.merely and predicate.property in ("isA", None):
            predicate = Predicate(sense.merely + "是", "isMerely")
        against = "" if rule in self.matcher.by_id and sense.holder is None else objection(self.vocabulary, self.resolver, subject.end, predicate, target.end if target else None, sense.holder)
        if subject.end == AUTHOR:
            against = "what the author does is not what the text is about"
        if not against and sense.holder is not None and subject.end == sense.holder and any(not one.mention for one in subject.antecedents) and sense.holder.kind == "Person":
            against = "whoever speaks may not be whom it is said of"
        if against:
            self.drop(f"{subject.end.label} {predicate.label} {target.end.label if target else ''}: {against}")
            return None
        document = self.resolver.document
        first, last = grammar.tokens[where[0]], grammar.tokens[where[1] - 1]
        span = Span(first.start, last.end)
        raw = document.alignment.raw_span(span)
        ends = (subject, *((target,) if target else ()))
        base = self.sentence.start
        marks = tuple(one.span.shifted(-base) for one in ends if self.sentence.covers(one.span))
        antecedents = tuple(a for one in ends for a in one.antecedents)
        evidence = Evidence(
            document.iri, raw, raw.of(document.raw), rule, self.sentence.of(document.clean), antecedents, marks
        )
        found = Statement(
            _end(subject.end), predicate, target.end if target else None, sense.polarity, sense.modality,
            sense.conditions, sense.holder, round(max(0.0, confidence - self.doubt), 2), (evidence,), _worded(grammar, where, sense),
        )  # fmt: skip
        self.statements.append(found)
        return found

    def drop(self, why: str) -> None:
        """Note what is not stated, and why."""
        self.notes.append(why)

    def situation(self, grammar: Grammar, start: int, end: int) -> Reference:
        """Give a clause as a thing of its own: what happens, in its words."""
        words = self.resolver.label(grammar, start, end).strip("的了，,").removeprefix("是")
        span = Span(grammar.tokens[start].start, grammar.tokens[end - 1].end)
        return Reference(Entity(words, "Situation"), span)

    # Clauses

    def clause(self, grammar: Grammar, clause: nodes.Clause, sense: Sense, given: References | None = None) -> list[Statement]:
        """State what a clause says; ``given`` is its subject where it has none of its own."""
        discourse = self.resolver.discourse
        before, self.doubt = self.doubt, max(self.doubt, _doubt(clause))
        found = self._clause(grammar, clause, sense, given, discourse)
        self.doubt = before
        return found

    def _clause(  # noqa: PLR0913
        self, grammar: Grammar, clause: nodes.Clause, sense: Sense, given: References | None, discourse: Discourse
    ) -> list[Statement]:
        subject: References = ()
        topic: References = ()
        for adjunct in clause.adjuncts:
            sense, topic = self.framed(grammar, adjunct, sense, topic)
        if topic:
            discourse.near = True
            discourse.subject = tuple(replace(one, antecedents=()) for one in topic)
        if clause.subject is not None:
            subject = self.subject(grammar, clause.subject, sense)
            discourse.near = True
            if not subject:
                self.drop(f"“{grammar.text(clause.subject.start, clause.subject.end)}”: what it means is not sure")
        else:
            subject = topic or given or self.resolver.elided(grammar.tokens[clause.start].start)
        for adjunct in clause.adjuncts:
            self.adjunct(grammar, adjunct, sense, subject)
        if clause.predicate is None:
            if clause.subject is not None:
                discourse.subject = subject
            return []
        if self.sought is not None and clause.subject is None and self._how(grammar, clause.predicate):
            who, verb = self.sought
            what = self.situation(grammar, clause.start, clause.end)
            made = [self.state(grammar, (clause.start, clause.end), one, verb, what, sense, "sought") for one in who]
            return [one for one in made if one is not None]
        attributed = self.attribute(grammar, clause, sense, given or topic)
        if attributed:
            return attributed
        core = clause.predicate.core
        if clause.subject is None and core is not None and core.stem in _THERE and core.object is not None and not given and not self.chained:
            self.drop(f"“{grammar.text(clause.start, clause.end)}”: it says that something is there, not whose")
            return []
        found = self.predicate(grammar, clause.predicate, sense, subject) if subject else []
        for adjunct in clause.adjuncts:
            core = clause.predicate.core
            if adjunct.word in _MEANS and adjunct.kind == "preposition" and found and core is not None:
                self._means(grammar, (clause.start, clause.end), adjunct, (), found[0], core, sense)
        if not subject:
            self.drop(f"“{grammar.text(clause.start, clause.end)}”: no subject")
            self.predicate_parts(grammar, clause.predicate, sense)
        elif clause.subject is not None and self._told(grammar, clause.subject, sense):
            pass
        elif clause.predicate.core is not None and self._property(clause.predicate.core) == "alias":
            pass
        elif clause.subject is not None and self.chained and self._part(grammar, clause.subject):
            pass
        elif self.of_measure:
            self.of_measure = False
        elif not self.speaks(clause) and not any(one.end == AUTHOR for one in subject):
            discourse.subject = tuple(replace(one, antecedents=()) for one in subject)
        if not self.speaks(clause):
            discourse.event = self.situation(grammar, clause.start, clause.end) if clause.subject is not None else None
        if found and not any(clause.start < b < clause.end for b in grammar.breaks if not clause.adjuncts or b > clause.adjuncts[-1].end):
            self.details(grammar, clause, found[0])
        return found

    def _told(self, grammar: Grammar, phrase: nodes.Phrase, sense: Sense) -> bool:
        """Read 有关X做Y的消息: what is told is stated, and X is spoken of from then on."""
        if grammar.text(phrase.head, phrase.end) not in ("消息", "传闻", "新闻", "事实", "现象"):
            return False
        for modifier in phrase.modifiers:
            clause = modifier.clause
            if clause is not None and clause.subject is not None and clause.predicate is not None:
                who = self.resolver.references(grammar, clause.subject)
                if who:
                    self._quietly(grammar, clause, sense.granted(), ())
                    self.resolver.discourse.subject = who
                    return True
        return False

    def _part(self, grammar: Grammar, phrase: nodes.Phrase) -> bool:
        """Tell whether a noun phrase is a bare noun for a part or a feature of what is spoken of."""
        return self.resolver.lexicon.noun(grammar.text(phrase.start, phrase.end), "part") is not None

    def speaks(self, clause: nodes.Clause) -> bool:
        """Tell whether a clause only opens what is said or known: 我们看到, 很多人认为."""
        core = clause.predicate.core if clause.predicate else None
        if core is None or core.kind != "verb":
            return False
        known = self._verb_entry(core)
        return known is not None and known.frame in ("clause", "factive")

    def subject(self, grammar: Grammar, phrase: nodes.Phrase, sense: Sense) -> References:
        """Resolve a subject and state what its modifiers say; one that is poorly read is none."""
        found = self.references(grammar, phrase, sense)
        why = poor(grammar, phrase)
        if why and not any(self.resolver.sure(one) for one in found):
            self.drop(f"“{grammar.text(phrase.start, phrase.end)}”: {why}")
            self.resolver.discourse.subject = ()
            found = ()
        self.subjects.append(found)
        self.resolver.discourse.named.extend(one for one in found if isinstance(one.end, Entity))
        return found

    def references(self, grammar: Grammar, phrase: nodes.Phrase, sense: Sense, owner: References = ()) -> References:
        """Resolve a noun phrase; its relative clauses and events are stated on the way."""
        head = grammar.text(phrase.head, phrase.end)
        member = self._represented(grammar, phrase, sense)
        if member:
            return member
        conduct = self._conduct(grammar, phrase, sense, head)
        if conduct:
            return conduct
        owned = self._apposed(grammar, phrase, sense, head)
        if owned:
            return owned
        found = self.resolver.references(grammar, phrase)
        self.described(grammar, phrase, found)
        self._modifiers(grammar, phrase, sense, found)
        self._event(grammar, phrase, sense, owner)
        return found

    def _represented(self, grammar: Grammar, phrase: nodes.Phrase, sense: Sense) -> References:
        """Read 以X为代表的Y: X represents Y, and what is said of Y is said of X."""
        for modifier in phrase.modifiers:
            core = modifier.clause.predicate.core if modifier.clause and modifier.clause.predicate else None
            if core is None or core.construction != "represented-by":
                continue
            start = modifier.end + 1
            group = Reference(
                self.resolver.entity(self.resolver.label(grammar, start, phrase.end), "Group"),
                Span(grammar.tokens[start].start, grammar.tokens[phrase.end - 1].end),
            )
            members = self.references(grammar, core.slots["x"], sense)
            for one in members:
                self.state(grammar, (phrase.start, phrase.end), one, Predicate("以…为代表", "representativeOf"), group, sense.within(), "represented-by")
            span = Span(grammar.tokens[phrase.start].start, grammar.tokens[phrase.end - 1].end)
            words = grammar.text(phrase.start, phrase.end)
            return tuple(replace(self.resolver._resolved(one, words, span), span=one.span) for one in members)  # noqa: SLF001
        return ()

    def _conduct(self, grammar: Grammar, phrase: nodes.Phrase, sense: Sense, head: str) -> References:
        """Read X…的做法: what X does is stated, and what is said of the conduct is said of X."""
        if head not in _CONDUCT:
            return ()
        who: References = ()
        for modifier in phrase.modifiers:
            if modifier.kind == "noun" and not who:
                if grammar.cats[modifier.end - 1] & (t.DET | t.Q):
                    continue
                who = self.resolver.references(grammar, _flat(modifier))
            elif modifier.clause is not None:
                if modifier.owner is not None:
                    who = self.resolver.references(grammar, modifier.owner)
                elif modifier.clause.subject is not None:
                    who = self.resolver.references(grammar, modifier.clause.subject)
                if who:
                    self._quietly(grammar, replace_subject(modifier.clause), sense.granted(), who)
        if not who:
            return ()
        span = Span(grammar.tokens[phrase.start].start, grammar.tokens[phrase.end - 1].end)
        return tuple(
            replace(self.resolver._resolved(one, grammar.text(phrase.start, phrase.end), span), span=one.span, words=f"{one.end.label}的{head}")  # noqa: SLF001
            for one in who
        )

    def _apposed(self, grammar: Grammar, phrase: nodes.Phrase, sense: Sense, head: str) -> References:
        """Read X这样一种…的存在: it is X, and what the clause says is said of X."""
        first = phrase.modifiers[0] if phrase.modifiers else None
        if first is None or first.owner is None or first.clause is None or self.resolver.lexicon.noun(head, "dummy") is None:
            return ()
        who = self.resolver.references(grammar, first.owner)
        if who and first.clause.subject is None:
            self._quietly(grammar, first.clause, sense.granted(), who)
        return who

    def _modifiers(self, grammar: Grammar, phrase: nodes.Phrase, sense: Sense, found: References) -> None:
        """State what relative clauses say of their head."""
        head = grammar.text(phrase.head, phrase.end)
        if self.resolver.lexicon.noun(head, "dummy") is not None or self.resolver.lexicon.noun(head, "content") is not None:
            return
        for modifier in phrase.modifiers:
            clause = modifier.clause
            if clause is None or clause.predicate is None or clause.cost > 0.5:
                continue
            said = grammar.text(modifier.start, modifier.end)
            if any(said in one.end.label for one in found):
                continue  # the label keeps the clause: to state it would say nothing new
            if clause.subject is None and not clause.adjuncts:
                if not any(self._is_event(one) for one in found):
                    self._quietly(grammar, clause, sense.granted(), found)
            elif clause.subject is not None and self.attribute(grammar, clause, sense.granted(), found):
                pass
            elif clause.subject is not None and self._gapped(clause.predicate):
                self._object_relative(grammar, clause, sense.granted(), found)

    def _is_event(self, one: Reference) -> bool:
        return isinstance(one.end, Entity) and one.end.label[-2:] in self.resolver.lexicon.verbs

    def _gapped(self, predicate: nodes.Predicate) -> bool:
        core = predicate.core
        return core is not None and core.kind == "verb" and core.object is None and core.complement is None

    def _object_relative(self, grammar: Grammar, clause: nodes.Clause, sense: Sense, found: References) -> None:
        """Read 产业所输送的红利: the head is the object."""
        if clause.subject is None or clause.predicate is None or clause.predicate.core is None:
            return
        core = clause.predicate.core
        known = self.resolver.lexicon.verbs.get(core.verb)
        if known is not None and known.frame in ("factive", "clause"):
            return
        inner = sense.with_operators(grammar, clause.predicate)
        for one in self.resolver.references(grammar, clause.subject):
            for target in found:
                self._verb_states(grammar, (clause.start, clause.end), one, core, target, inner)

    def _quietly(self, grammar: Grammar, clause: nodes.Clause, sense: Sense, given: References) -> None:
        """Read an inner clause without changing who is spoken of."""
        discourse = self.resolver.discourse
        kept = discourse.subject, discourse.event
        self.clause(grammar, clause, sense, given)
        discourse.subject, discourse.event = kept

    def _event(self, grammar: Grammar, phrase: nodes.Phrase, sense: Sense, owner: References) -> None:
        """State a nominalised event: 与产业端的深度融合, 金融科技对实体经济的赋能."""
        if phrase.end - phrase.start < 3:
            return
        verb = grammar.tokens[phrase.end - 1].text
        known = self.resolver.lexicon.verbs.get(verb)
        if known is None or known.property is None or not grammar.cats[phrase.end - 1] & t.V:
            return
        mark = next((k for k in range(phrase.end - 1, phrase.start, -1) if grammar.cats[k] & t.DE), None)
        if mark is None:
            return
        for k in range(phrase.start, mark):
            word = grammar.tokens[k].text
            if not (word in _WITH and known.property in _RECIPROCAL) and word not in ("对", "对于"):
                continue
            near = next((d for d in range(k + 2, mark + 1) if grammar.cats[d] & t.DE and grammar.phrase(k + 1, d) is not None), mark)
            actor, target = grammar.phrase(phrase.start, k), grammar.phrase(k + 1, near)
            if target is None:
                return
            who = self.resolver.references(grammar, actor) if actor is not None else (owner or self.resolver.elided(grammar.tokens[phrase.start].start))
            label = f"{word}…{verb}"
            for one in who:
                for other in self.resolver.references(grammar, target):
                    self.state(grammar, (phrase.start, phrase.end), one, Predicate(label, known.property), other, sense.within(), "event-noun", 0.9)
            return

    # Adjuncts

    def framed(self, grammar: Grammar, adjunct: nodes.Adjunct, sense: Sense, topic: References) -> tuple[Sense, References]:
        """Read what an adjunct says of the whole clause: whom it is about, and who says it."""
        phrase = adjunct.phrase
        if adjunct.kind == "denial":
            return replace(sense, negative=not sense.negative), topic
        if adjunct.kind != "preposition" or phrase is None:
            return sense, topic
        if adjunct.word in _LIKE and adjunct.tail:
            return replace(sense, modality=Modality.ASSERTED, conditions=(), supposed=False), self.references(grammar, phrase, sense)
        if adjunct.tail in ("来讲", "来说", "而言") and adjunct.word in ("对", "对于", "就"):
            return sense, self.references(grammar, phrase, sense) or topic
        if adjunct.word in ("据", "根据"):
            holder = self._source(grammar, phrase)
            if holder is not None:
                return replace(sense, holder=holder, modality=Modality.REPORTED), topic
        if adjunct.word == "以" and adjunct.tail == "为例":
            return sense, self.references(grammar, phrase, sense) or topic
        if adjunct.word == "在" and adjunct.tail in ("看来", "来看"):
            found = self.resolver.references(grammar, phrase)
            if found and isinstance(found[0].end, Entity) and found[0].end != AUTHOR:
                return replace(sense, holder=found[0].end, modality=Modality.REPORTED), topic
        return sense, topic

    def adjunct(self, grammar: Grammar, adjunct: nodes.Adjunct, sense: Sense, subject: References) -> None:
        """State what an adjunct says of its own: the events within it, and what stands before 时 and 之后."""
        if adjunct.kind == "preposition" and adjunct.phrase is not None and adjunct.tail not in ("来讲", "来说", "而言"):
            self._event(grammar, adjunct.phrase, sense, subject)
            if adjunct.word == "从" and adjunct.tail.endswith("来看"):
                self.aspects += self.resolver.references(grammar, adjunct.phrase)
            if adjunct.word == "作为":
                self._capacity(grammar, adjunct, sense, subject)
        clause = adjunct.clause
        if clause is not None and clause.predicate is not None and adjunct.word not in ("为", "为了"):
            inner = sense if adjunct.tail != "的话" else sense.supposing()
            if clause.subject is None and (adjunct.tail == "的话" or not subject):
                return
            chained = self.chained and adjunct.kind == "clause" and self.resolver.discourse.subject
            self._quietly(grammar, clause, inner, (chained or subject) if clause.subject is None else ())

    def _capacity(self, grammar: Grammar, adjunct: nodes.Adjunct, sense: Sense, subject: References) -> None:
        """Read 作为X的代表 and 作为一家公司: what the subject is."""
        if adjunct.phrase is None or not subject:
            return
        core = nodes_core("copula", adjunct.start, adjunct.end, adjunct.phrase)
        subject = tuple(replace(one, words="") for one in subject)
        self._copula(grammar, (adjunct.start, adjunct.end), core, sense.within(), subject)

    def _source(self, grammar: Grammar, phrase: nodes.Phrase) -> Entity | None:
        end = phrase.end
        if self.resolver.lexicon.verbs.get(grammar.tokens[end - 1].text) is not None and end - 1 > phrase.start:
            label = self.resolver.label(grammar, phrase.start, end - 1)
            return self.resolver.entity(label) if label else None
        return None

    # Predicates

    def attribute(self, grammar: Grammar, clause: nodes.Clause, sense: Sense, given: References) -> list[Statement] | None:
        """Read X的N是Y, X的N达Y, N位于Y, where N names a relation: what X's N is; None where it is not of this form."""
        core = clause.predicate.core if clause.predicate is not None else None
        phrase = clause.subject
        if phrase is None or core is None or clause.predicate is None or core.object is None or core.next is not None:
            return None
        if core.kind not in ("copula", "verb") or (core.kind == "verb" and core.stem not in _ATTRIBUTIVE):
            return None
        start, name = self._measure(grammar, phrase.start, phrase.end)
        if name is None:
            return None
        if start == phrase.start:
            owners = given or self.resolver.elided(grammar.tokens[phrase.start].start)
        else:
            owner = grammar.phrase(phrase.start, start - 1 if grammar.cats[start - 1] & t.DE else start)
            owners = self.references(grammar, owner, sense) if owner is not None else ()
        inner = sense.with_operators(grammar, clause.predicate)
        where = (clause.start, clause.end)
        if start == phrase.start and not all(self.resolver.sure(one) for one in owners):
            return None
        targets = self.references(grammar, core.object, inner)
        label = f"{grammar.text(start, phrase.end)}{core.verb}"
        made = [self.state(grammar, where, one, Predicate(label, name), other, inner, "attribute") for one in owners for other in targets]
        if owners:
            self.resolver.discourse.subject = tuple(replace(one, antecedents=()) for one in owners)
        return [one for one in made if one is not None]

    def predicate_parts(self, grammar: Grammar, predicate: nodes.Predicate, sense: Sense) -> None:
        """Read what a predicate without a known subject still says: the events and clauses within it."""
        core = predicate.core
        if core is not None and core.object is not None:
            self.references(grammar, core.object, sense)

    def predicate(self, grammar: Grammar, predicate: nodes.Predicate, sense: Sense, subject: References) -> list[Statement]:
        """State what a predicate says of its subject."""
        core = predicate.core
        if core is None:
            return []
        self.outer = sense.negative
        sense = sense.with_operators(grammar, predicate)
        where = (predicate.start, predicate.end)
        self.passive = any(grammar.tokens[k].text in ("被", "遭") for k in predicate.operators)
        oblique: list[tuple[str, References, nodes.Adjunct]] = []
        for adjunct in predicate.adjuncts:
            if adjunct.kind == "preposition":
                if adjunct.word in _LIKE and adjunct.tail and adjunct.phrase is not None:
                    self._instance(grammar, where, core, sense, self.references(grammar, adjunct.phrase, sense), predicate.adjuncts, adjunct)
                    continue
                refs = self.references(grammar, adjunct.phrase, sense, subject) if adjunct.phrase is not None else ()
                oblique.append((adjunct.word, refs, adjunct))
        self.signed = bool(predicate.operators or predicate.adjuncts)
        found = self._core(grammar, where, core, sense, subject, oblique)
        if oblique and oblique[0][0] in _MEANS and any(grammar.tokens[k].text.endswith("需要") for k in predicate.operators):
            word, refs, _ = oblique[0]
            for one in subject:
                for target in refs:
                    self.state(grammar, where, one, Predicate(f"需要{word}", "requires"), target, replace(sense, modality=Modality.NECESSITY), "needs-means", 0.9)
        for word, refs, adjunct in oblique:
            if word in _MEANS and found:
                self._means(grammar, where, adjunct, refs, found[0], core, sense)
        return found

    def _instance(  # noqa: PLR0913
        self, grammar: Grammar, where: tuple[int, int], core: nodes.Core, sense: Sense, subject: References,
        adjuncts: tuple[nodes.Adjunct, ...], like: nodes.Adjunct,
    ) -> None:  # fmt: skip
        """Read 像X那样V: X does it, whatever is supposed of others."""
        plain = replace(sense.within(), modality=Modality.ASSERTED, conditions=(), supposed=False)
        oblique = [
            (one.word, self.references(grammar, one.phrase, plain, subject), one)
            for one in adjuncts if one.kind == "preposition" and one is not like and one.phrase is not None
        ]  # fmt: skip
        self._core(grammar, where, core, plain, subject, oblique)

    def _means(self, grammar: Grammar, where: tuple[int, int], adjunct: nodes.Adjunct, refs: References, main: Statement, core: nodes.Core, sense: Sense) -> None:  # noqa: PLR0913
        """State that a means makes something possible: 通过X找到Y."""
        last = grammar.tokens[adjunct.end - 1].text
        if core.object is None and core.kind == "verb" or (adjunct.end - adjunct.start <= 3 and self.resolver.lexicon.noun(last, "content") is not None):  # noqa: PLR2004
            return
        means = self.situation(grammar, adjunct.start + 1, adjunct.end) if not refs else Reference(
            Entity(self.resolver.label(grammar, adjunct.start + 1, adjunct.end), "Situation"), refs[0].span
        )
        result = self.situation(grammar, core.start, core.end)
        self.state(grammar, where, means, Predicate(adjunct.word, "enables"), result, sense.granted() if sense.holder is None else sense, "means", 0.8)
        del main
        self._by_own_help(grammar, where, adjunct, core, sense)

    def _by_own_help(self, grammar: Grammar, where: tuple[int, int], adjunct: nodes.Adjunct, core: nodes.Core, sense: Sense) -> None:
        """Read 凭借自身的助力实现了X的升级: whom the help goes to is X."""
        known = self.resolver.lexicon.verbs.get(grammar.tokens[adjunct.end - 1].text)
        if known is None or known.property != "empowers" or core.object is None:
            return
        mark = next((k for k in range(core.object.end - 2, core.object.start, -1) if grammar.cats[k] & t.DE), None)
        target = grammar.phrase(core.object.start, mark) if mark is not None else None
        if target is not None and target.cost < 0.4:
            for one in self.resolver.discourse.subject:
                for other in self.resolver.references(grammar, target):
                    self.state(grammar, where, one, Predicate(f"{adjunct.word}{known.word}", known.property), other, sense, "own-help", 0.8)

    def _core(  # noqa: PLR0913
        self, grammar: Grammar, where: tuple[int, int], core: nodes.Core, sense: Sense, subject: References,
        oblique: list[tuple[str, References, nodes.Adjunct]],
    ) -> list[Statement]:  # fmt: skip
        if core.kind == "construction":
            return self._construction(grammar, where, core, sense, subject)
        if core.kind == "copula":
            if oblique and where[0] < core.start and grammar.cats[where[0]] & t.P:
                self.drop(f"“{grammar.text(*where)}”: what it is said of is not sure")
                return []
            return self._copula(grammar, where, core, sense, subject)
        if core.kind == "focus" and core.complement is not None and core.complement.predicate is not None:
            if core.complement.subject is not None:
                return []
            inner = core.complement.predicate.core
            if inner is not None and inner.kind == "verb" and inner.object is None and inner.complement is None and not core.complement.predicate.adjuncts:
                core.complement.predicate.core = replace(inner, kind="adjective")
            return self.predicate(grammar, core.complement.predicate, sense, subject)
        if core.kind == "adjective" and core.verb.rstrip("吗呢") in ("如此", "这样", "那样"):
            return []
        if core.kind == "adjective":
            quality = Reference(Entity(core.verb.lstrip("很更最"), "Quality"), Span(grammar.tokens[core.start].start, grammar.tokens[core.end - 1].end))
            label = grammar.text(where[0], where[1]).rstrip("的了")
            subject = tuple(_itself(one) for one in subject)
            compared = next((refs for word, refs, _ in oblique if word in ("比", "较", "较之")), ())
            if compared:
                how = "比…" + grammar.tokens[core.start].text
                made = [self.state(grammar, where, one, Predicate(how, None), other, sense, "comparison", 0.9) for one in subject for other in compared]
                return [one for one in made if one is not None]
            phrasal = bool(grammar.cats[core.start] & t.IDIOM and grammar.cats[core.start] & t.N) and core.start == where[0]
            made = [self.state(grammar, where, one, Predicate(label, "hasProperty"), quality, sense, "adjective", 0.65 if phrasal else 0.9) for one in subject]
            return [one for one in made if one is not None]
        return self._verb(grammar, where, core, sense, subject, oblique)

    def _construction(self, grammar: Grammar, where: tuple[int, int], core: nodes.Core, sense: Sense, subject: References) -> list[Statement]:
        construction = self.matcher.by_id[core.construction]
        ends: dict[str, References] = {"subject": subject}
        for name, phrase in core.slots.items():
            known = next((s for s in construction.states if name in (s.subject, s.object)), None)
            if known is None:
                continue
            ends[name] = self.references(grammar, phrase, sense.within(), subject) or ()
        label = construction.label
        for name, phrase in core.slots.items():
            label = label.replace("{" + name + "}", self.resolver.label(grammar, phrase.start, phrase.end))
        found: list[Statement] = []
        for state in construction.states:
            for one in ends.get(state.subject, ()):
                for other in ends.get(state.object, ()):
                    how = replace(sense, negative=sense.negative != state.negative)
                    name = state.property
                    if how.negative and construction.denied:
                        name, how = construction.denied, replace(how, negative=False)
                    if state.property == "regardedAs" and state.subject != "subject":
                        how = self._held(how, subject)
                    made = self.state(grammar, where, one, Predicate(grammar.text(*_denial(where, core)) + label if name != state.property else label, name), other, how, construction.id)
                    if made is not None:
                        found.append(made)
                    for aspect in self.aspects if name == "differsFrom" else ():
                        self.state(grammar, where, aspect, Predicate(construction.label, name), other, how, construction.id)
        return found

    def _held(self, sense: Sense, subject: References) -> Sense:
        """Give the sense of a view that the subject holds."""
        who = next((one.end for one in subject if isinstance(one.end, Entity)), None)
        return sense if who is None or who == AUTHOR else replace(sense, holder=who)

    def _copula(self, grammar: Grammar, where: tuple[int, int], core: nodes.Core, sense: Sense, subject: References) -> list[Statement]:
        subject = tuple(_itself(one) for one in subject)
        phrase = core.object
        if phrase is None:
            return []
        head = grammar.text(phrase.head, phrase.end)
        lexicon = self.resolver.lexicon
        found: list[Statement] = []
        dummy = lexicon.noun(head, "dummy") is not None
        label = grammar.text(where[0], core.start + 1)
        if dummy and sense.merely:
            what = Reference(Entity(self.resolver.label(grammar, phrase.start, phrase.end)), Span(grammar.tokens[phrase.start].start, grammar.tokens[phrase.end - 1].end))
            made_ = [self.state(grammar, where, one, Predicate(label, "isA"), what, sense, "copula") for one in subject]
            return [one for one in made_ if one is not None]
        for modifier in phrase.modifiers:
            clause = modifier.clause
            if clause is not None and clause.predicate is not None and clause.subject is None and (dummy or not sense.negative):
                found += self.predicate(grammar, clause.predicate, sense if dummy else sense.within(), subject)
        if dummy:
            rest = [m for m in phrase.modifiers if m.clause is None and m.kind != "preposition"]
            if not rest:
                return found
            start = rest[0].start
            phrase = type(phrase)(start, phrase.end, phrase.head, tuple(m for m in phrase.modifiers if m.clause is None), 0)
        related = self._relation_noun(grammar, where, phrase, head, sense, subject, label)
        if related is not None:
            return found + related
        if phrase.cost >= 0.3 or poor(grammar, phrase) or all(c & t.T and not c & t.N for c in grammar.cats[phrase.start : phrase.end]):  # noqa: PLR2004
            self.drop(f"“{grammar.text(phrase.start, phrase.end)}”: it may be a clause")
            return found
        for target in self.resolver.references(grammar, phrase):
            for one in subject:
                made = self.state(grammar, where, one, Predicate(label, "isA"), target, sense, "copula")
                if made is not None:
                    found.append(made)
        return found

    def _relation_noun(  # noqa: PLR0913
        self, grammar: Grammar, where: tuple[int, int], phrase: nodes.Phrase, head: str, sense: Sense, subject: References, label: str
    ) -> list[Statement] | None:
        """Read 是X的N, where N names a relation: 是互联网的延续, 是公司的创始人."""
        value, start = None, phrase.head
        for k in range(phrase.head, phrase.end):
            value = self.resolver.lexicon.noun(grammar.text(k, phrase.end), "relation")
            if value is not None:
                start = k
                break
        if value is None or start <= phrase.start + (1 if grammar.cats[start - 1] & t.DE else 0):
            return None
        owner_end = start - 1 if grammar.cats[start - 1] & t.DE else start
        owner = grammar.phrase(phrase.start, owner_end)
        if owner is None:
            return None
        name, _, direction = value.partition(" ")
        owners = self.references(grammar, owner, sense.within())
        if not owners:
            return None
        found: list[Statement] = []
        shown = f"{label}…的{grammar.text(start, phrase.end)}"
        for one in subject:
            for other in owners:
                first, second = (other, one) if direction == "of>is" else (one, other)
                made = self.state(grammar, where, first, Predicate(shown, name), second, sense, "relation-noun")
                if made is not None:
                    found.append(made)
        return found

    def _verb(  # noqa: PLR0913
        self, grammar: Grammar, where: tuple[int, int], core: nodes.Core, sense: Sense, subject: References,
        oblique: list[tuple[str, References, nodes.Adjunct]],
    ) -> list[Statement]:  # fmt: skip
        outer = self.outer
        if core.complement is not None:
            return self._complement(grammar, where, core, sense, subject)
        if core.object is not None:
            measured = self.measured(grammar, where, core.object, sense, subject)
            if measured:
                return measured
        known = self._verb_entry(core)
        if known is not None and known.frame == "clause" and known.property in ("says", "believes") and core.object is not None:
            self.drop(f"“{core.verb}”: what is said is no clause")
            return []
        if known is not None and known.frame == "factive" and core.object is not None:
            found_ = self.references(grammar, core.object, replace(sense, modality=Modality.ASSERTED, negative=False))
            self.resolver.discourse.subject = found_ or self.resolver.discourse.subject
            self.drop(f"“{core.verb}”: what is seen or known is read for itself")
            return []
        if core.object is not None and self._property(core) == "isA" and not core.next:
            head = grammar.text(core.object.head, core.object.end)
            related = self._relation_noun(grammar, where, core.object, head, sense, subject, core.verb)
            if related:
                return related
        targets: References = ()
        share: Reference | None = None
        whole = self._holding(grammar, core) if core.object is not None else None
        if whole is not None:
            objects: References = (whole[0],)
            share = whole[1]
        else:
            objects = self.references(grammar, core.object, sense, subject) if core.object is not None else ()
        if core.object is not None and core.object.modifiers and self._hollow(grammar, core.object):
            self.drop(f"“{grammar.text(core.object.start, core.object.end)}”: its head says nothing")
            return []
        if core.object is not None and core.object.cost >= 0.35 and not any(self.resolver.sure(one) for one in objects):  # noqa: PLR2004
            self.drop(f"“{grammar.text(core.object.start, core.object.end)}”: it may be a clause")
            return []
        lasting = tuple(one for one in objects if isinstance(one.end, Value) and one.end.unit in _SPANS)
        if lasting and self._property(core) not in ("duration", "age", "takesEffectOn"):
            objects = ()
        actors = subject
        prefix = ""
        for word, refs, _ in oblique:
            if word in _PASSIVE and refs and not objects and (word != "为"):
                actors, targets = refs, subject
            elif word in _SHIFTED and refs:
                if objects and self._property(core) == "gains":
                    return []  # 将功能得到发挥: neither the one nor the other
                if not objects:
                    targets = refs
                elif self._property(core) in _MOVING or self._property(core) is None:
                    actors, targets = refs, objects
                else:
                    targets = objects
            elif word in _WITH and refs and self._property(core) in _RECIPROCAL and not objects:
                targets, prefix = refs, f"{word}…"
            elif word in ("在", "于") and refs and core.object is None and not targets and self._property(core) in _PLACED:
                targets, prefix = refs, f"{word}…"
            elif word in _TOWARDS and refs and not objects and not targets and core.object is None:
                targets, prefix = refs, f"{word}…"
        if core.stem in _LIGHT and core.object is not None:
            return self._light(grammar, where, core, sense, actors, oblique)
        if core.stem in _JOINT:
            pair = subject if len(subject) == 2 else (*subject[:1], *next((refs[:1] for word, refs, _ in oblique if word in _WITH), ()))  # noqa: PLR2004
            if len(pair) == 2:  # noqa: PLR2004
                words = f"与…{core.verb}" + (grammar.text(core.object.start, core.object.end) if core.object is not None else "")
                self.state(grammar, where, pair[0], Predicate(words, "cooperatesWith"), pair[1], sense, "joint")
        if len(subject) == 2 and self._property(core) in _RECIPROCAL and not targets:  # noqa: PLR2004
            made = self._verb_states(grammar, where, subject[0], core, subject[1], sense, "与…")
            if not objects:
                return [made] if made is not None else []
        if self._property(core) == "alias" and objects and all(isinstance(one.end, Entity) and one.end.kind in ("Group", "Concept") and not one.antecedents for one in subject):
            actors = self.resolver.discourse.topic or self.resolver.discourse.subject or subject
        if objects and not prefix and self._property(core) is None:
            prefix = "".join(
                grammar.text(one.start, one.end) for word, refs, one in oblique if refs and word in (*_WITH, "对", "对于", "向", "给", "为", "从")
            )
        targets = targets or objects
        found: list[Statement] = []
        if self.passive and targets is objects:
            return self._suffered(grammar, where, core, sense, subject, objects)
        if core.object is not None and not objects and not targets:
            self.drop(f"“{grammar.text(core.object.start, core.object.end)}”: what it means is not sure")
            return found
        for one in actors:
            for target in targets or (None,):
                made = self._verb_states(grammar, where, one, core, target, sense, prefix)
                if made is not None:
                    found.append(made)
        if found and share is not None:
            self._detail(grammar, where, found[0], "股权", "share", share)
        if found and lasting:
            self._detail(grammar, where, found[0], "时长", "duration", lasting[0])
        for twin in core.twins:
            also = replace(core, verb=twin, stem=twin, twins=())
            for one in actors:
                for target in targets:
                    made = self._verb_states(grammar, where, one, also, target, sense, prefix)
                    if made is not None:
                        found.append(made)
        if core.object is not None:
            self._achieved(grammar, where, core, sense, actors)
        if core.next is not None:
            found += self.predicate(grammar, core.next, replace(sense, negative=outer), subject)
        return found

    def _suffered(  # noqa: PLR0913
        self, grammar: Grammar, where: tuple[int, int], core: nodes.Core, sense: Sense, subject: References, objects: References
    ) -> list[Statement]:
        """Read 被V(O) without an agent: the subject is made what the object says, or undergoes the verb."""
        known = self._verb_entry(core)
        name = known.property if known is not None and known.property in _RESULTING else None
        made = [
            self.state(grammar, where, one, Predicate("被" + core.verb, name), other, sense, f"passive:{core.stem}", 0.9)
            for one in subject for other in (objects or (None,))
        ]  # fmt: skip
        return [one for one in made if one is not None]

    def measured(self, grammar: Grammar, where: tuple[int, int], phrase: nodes.Phrase, sense: Sense, subject: References) -> list[Statement]:
        """Read a noun that names a measure with its value behind it: 营业收入5.3亿元, 净利润约7100万元."""
        at = next((k for k in range(phrase.start + 1, phrase.end) if grammar.cats[k] & t.VALUE and grammar.tokens[k].kind in ("integer", "decimal")), None)
        if at is None or at < phrase.end - 2:
            return []
        end = at
        while end - 1 > phrase.start and grammar.cats[end - 1] & (t.D | t.P) and not grammar.cats[end - 1] & t.N:
            end -= 1
        start, value = self._measure(grammar, phrase.start, end)
        if value is None:
            return []
        owners = subject
        if start > phrase.start:
            owner = grammar.phrase(phrase.start, start - 1 if grammar.cats[start - 1] & t.DE else start)
            owners = self.resolver.references(grammar, owner) if owner is not None else ()
        made = self._measures(grammar, where, owners, grammar.text(start, end), value, self.resolver.amount(grammar, at, phrase.end), sense)
        if len(made) == 1 and len(owners) == 1:  # 净利润3.1亿元，同比下降4.5%: what falls is the profit
            label = f"{owners[0].end.label}的{grammar.text(start, end)}"
            self.resolver.discourse.subject = (replace(owners[0], end=Entity(label, "Measure"), antecedents=()),)
            self.of_measure = True
        return made

    def has_measure(self, grammar: Grammar, phrase: nodes.Phrase) -> bool:
        """Tell whether a noun phrase is a measure with its value."""
        return self._measure(grammar, phrase.start, phrase.end - 1)[1] is not None or self._measure(grammar, phrase.start, phrase.end - 2)[1] is not None

    def _measure(self, grammar: Grammar, start: int, end: int) -> tuple[int, str | None]:
        """Give where the noun of a measure starts, and its property."""
        for k in range(start, end):
            value = self.resolver.lexicon.noun(grammar.text(k, end), "relation")
            if value is not None and value.endswith("of>is"):
                return k, value.split()[0]
        return end, None

    def _measures(  # noqa: PLR0913
        self, grammar: Grammar, where: tuple[int, int], owners: References, label: str, name: str, value: Reference, sense: Sense
    ) -> list[Statement]:
        made = [self.state(grammar, where, one, Predicate(label, name), value, sense, "measure") for one in owners if one.end != AUTHOR]
        return [one for one in made if one is not None]

    def _light(  # noqa: PLR0913
        self, grammar: Grammar, where: tuple[int, int], core: nodes.Core, sense: Sense, actors: References,
        oblique: list[tuple[str, References, nodes.Adjunct]],
    ) -> list[Statement]:  # fmt: skip
        """Read 对X进行改造 as 改造X; what is worked on is spoken of next where nobody is named."""
        if core.object is None:
            return []
        patients = next((refs for word, refs, _ in oblique if word in ("对", "对于", "将", "把")), ())
        verb = grammar.tokens[core.object.end - 1].text
        known = self.resolver.lexicon.verbs.get(verb)
        if patients and any(one.end == AUTHOR for one in actors):
            self.resolver.discourse.subject = patients
        if not patients:
            return []
        name = known.property if known else None
        made = [
            self.state(grammar, where, one, Predicate(f"对…{core.stem}{verb}", name), target, sense, "light-verb", 0.9)
            for one in actors if one.end != AUTHOR for target in patients
        ]  # fmt: skip
        return [one for one in made if one is not None]

    def _holding(self, grammar: Grammar, core: nodes.Core) -> tuple[Reference, Reference] | None:
        """Read X62%的股权 as X, and how much of it."""
        phrase = core.object
        if phrase is None or grammar.tokens[phrase.end - 1].text not in ("股权", "股份", "股票") or not grammar.cats[phrase.start] & t.NAME:
            return None
        at = next((k for k in range(phrase.start + 1, phrase.end) if grammar.cats[k] & t.VALUE and grammar.tokens[k].text[-1] in "%％股"), None)
        owner = grammar.phrase(phrase.start, at) if at is not None else None
        if owner is None or at is None:
            return None
        found = self.resolver.references(grammar, owner)
        return (found[0], self.resolver.amount(grammar, at, at + 1)) if len(found) == 1 else None

    def _detail(self, grammar: Grammar, where: tuple[int, int], main: Statement, label: str, name: str, value: Reference) -> None:
        """State one more thing of what took place."""
        event = Reference(as_event(main), Span(grammar.tokens[where[0]].start, grammar.tokens[where[1] - 1].end))
        self.state(grammar, where, event, Predicate(label, name), value, self._plain(main), name, 0.9)

    def _verb_entry(self, core: nodes.Core) -> Verb | None:
        lexicon = self.resolver.lexicon
        return lexicon.verbs.get(core.verb) or lexicon.verbs.get(core.stem)

    def _property(self, core: nodes.Core) -> str | None:
        known = self._verb_entry(core)
        return known.property if known else None

    def _verb_states(  # noqa: PLR0913
        self, grammar: Grammar, where: tuple[int, int], one: Reference, core: nodes.Core, target: Reference | None, sense: Sense, prefix: str = ""
    ) -> Statement | None:
        known = self._verb_entry(core)
        confidence = 1.0 if known else 0.8 if core.aspect or self.signed else 0.6
        if target is None and not prefix and not (core.aspect and self._named_one(one)) and not (known is not None and known.property in _COMPLETE):
            self.drop(f"“{one.end.label}{core.verb}”: nothing is said of anything")
            return None
        if target is None and known is not None and known.frame != "np":
            self.drop(f"“{core.verb}”: its object is missing")
            return None
        if one.end == AUTHOR:
            return None
        name = known.property if known else None
        if core.stem == "在" and name == "locatedIn" and not (target is not None and isinstance(target.end, Entity) and self._place(target.end)):
            return None
        if core.unable:
            sense = replace(sense, negative=not sense.negative, modality=Modality.POSSIBILITY if sense.modality is Modality.ASSERTED else sense.modality)
        if core.verb == "没有":
            name, sense = "has", replace(sense, negative=not sense.negative)
        if target is not None and isinstance(target.end, Value) and target.end.datatype in ("date", "gYear", "gYearMonth"):
            name = _DATED.get(name or "", "date")
        return self.state(grammar, where, one, Predicate(prefix + core.verb, name), target, sense, f"verb:{core.stem}", confidence)

    def _place(self, end: Entity) -> bool:
        kind = self.resolver.kinds.get(end.label, end.kind)
        return kind in ("Place", "Structure", "Organisation", "University", "Company", "City", "Country") or end.label[-1] in "内外上下中里边旁侧部"

    def _hollow(self, grammar: Grammar, phrase: nodes.Phrase) -> bool:
        return grammar.text(phrase.head, phrase.end) in ("存在", "事物", "东西")

    def _named_one(self, one: Reference) -> bool:
        return isinstance(one.end, Entity) and self.resolver.kinds.get(one.end.label, one.end.kind) not in ("Concept", "Situation", "Quality")

    def _achieved(self, grammar: Grammar, where: tuple[int, int], core: nodes.Core, sense: Sense, actors: References) -> None:
        """Read 实现X的升级: who achieves an event of a known verb does it to X."""
        if self._property(core) not in ("achieves", "causes", "engagesIn", "gains") or core.object is None:
            return
        phrase = core.object
        verb = grammar.tokens[phrase.end - 1].text
        known = self.resolver.lexicon.verbs.get(verb)
        mark = next((k for k in range(phrase.end - 2, phrase.start, -1) if grammar.cats[k] & t.DE), None)
        if known is None or known.property is None or known.frame != "np" or mark is None or known.property in _RECIPROCAL:
            return
        target = grammar.phrase(phrase.start, mark)
        if target is None or any(grammar.tokens[k].text in (*_WITH, "对", "对于") for k in range(phrase.start, mark)):
            return
        for one in actors:
            for other in self.resolver.references(grammar, target):
                self.state(grammar, where, one, Predicate(f"{core.verb}…的{verb}", known.property), other, sense, "achieved-event", 0.9)

    def _complement(self, grammar: Grammar, where: tuple[int, int], core: nodes.Core, sense: Sense, subject: References) -> list[Statement]:
        clause = core.complement
        if clause is None:
            return []
        known = self._verb_entry(core)
        frame = known.frame if known else "vp"
        name = known.property if known else None
        if frame == "content":
            content = self.situation(grammar, clause.start, clause.end)
            made = [self._verb_states(grammar, where, one, core, content, sense) for one in subject]
            return [one for one in made if one is not None]
        if name == "proves":
            return self._shown(grammar, clause, sense, subject)
        if frame == "clause" and name != "requires":
            return self._reported(grammar, clause, sense, subject, denied=name == "denies")
        if frame == "factive":
            return self.clause(grammar, clause, replace(sense, negative=False, modality=Modality.ASSERTED if not sense.supposed else sense.modality))
        if core.stem == "有" and core.pivot is not None:
            return self.clause(grammar, clause, sense)
        if core.pivot is not None and grammar.text(core.pivot.start, core.pivot.end) in ("人", "人们"):
            quality = Reference(Entity(grammar.text(core.start, core.end).rstrip("的"), "Quality"), Span(grammar.tokens[core.start].start, grammar.tokens[core.end - 1].end))
            made_ = [self.state(grammar, where, one, Predicate(grammar.text(where[0], core.start + 1), "hasProperty"), quality, sense, "makes-one", 0.9) for one in subject]
            return [one for one in made_ if one is not None]
        inner = sense
        if name in ("requires", "advocates"):
            inner = replace(sense, modality=Modality.NECESSITY, negative=False)
        elif name == "permits":
            inner = replace(sense, modality=Modality.POSSIBILITY)
        elif name in _REFUSING:
            inner = replace(sense, negative=not sense.negative)
        found: list[Statement] = []
        if name is not None and name not in ("causes", "lets", "empowers") or known is None:
            content = self.situation(grammar, clause.start, clause.end)
            for one in subject:
                made = self._verb_states(grammar, where, one, core, content, sense)
                if made is not None:
                    found.append(made)
        if not sense.negative and known is not None and name not in ("opposes",):
            if core.pivot is not None:
                if name in ("empowers", "causes"):
                    for one in subject:
                        for other in self.resolver.references(grammar, core.pivot):
                            if name == "empowers":
                                self._verb_states(grammar, where, one, core, other, sense)
                kept = self.resolver.discourse.subject
                found += self.clause(grammar, clause, inner)
                self.resolver.discourse.subject = kept
            elif clause.predicate is not None and self._how(grammar, clause.predicate):
                self.sought = subject, Predicate(core.verb, name)
            elif clause.predicate is not None and name != "asks":
                found += self.predicate(grammar, clause.predicate, inner, subject)
        return found

    def _how(self, grammar: Grammar, predicate: nodes.Predicate) -> bool:
        """Tell whether a verb phrase asks how: 如何实现融合."""
        return any(self.resolver.lexicon.function(grammar.tokens[k].text, "adv") == "question" for k in predicate.operators)

    def _shown(self, grammar: Grammar, clause: nodes.Clause, sense: Sense, subject: References) -> list[Statement]:
        """State what a document shows: the text takes it over, and names the document as holder."""
        holder = next((one.end for one in subject if isinstance(one.end, Entity)), None)
        kept = self.resolver.discourse.subject
        found = self.clause(grammar, clause, replace(sense, holder=holder))
        self.resolver.discourse.subject = kept
        return found

    def _reported(self, grammar: Grammar, clause: nodes.Clause, sense: Sense, subject: References, *, denied: bool) -> list[Statement]:
        """State what somebody says: the holder is who says it; what the author says is said by the text."""
        if self.passive and clause.subject is None and clause.predicate is not None:
            return self.predicate(grammar, clause.predicate, replace(sense, holder=Entity("人们", "Group"), modality=Modality.REPORTED), subject)
        holder = next((one.end for one in subject if isinstance(one.end, Entity)), None)
        if holder is None:
            return []
        negative = denied != sense.negative
        if holder == AUTHOR:
            return self.clause(grammar, clause, replace(sense, negative=negative, modality=Modality.ASSERTED if not sense.supposed else sense.modality))
        inner = replace(sense, holder=holder, modality=Modality.REPORTED, negative=negative)
        kept = self.resolver.discourse.subject
        found = self.clause(grammar, clause, inner)
        self.resolver.discourse.subject = kept
        return found


def _worded(grammar: Grammar, where: tuple[int, int], sense: Sense) -> str:
    """Give the words of a statement; a denial that stands outside them is put before them."""
    words = grammar.text(*where)
    denied = sense.negative and not any(grammar.cats[k] & t.NEG for k in range(*where))
    return f"并非{words}" if denied else words


def _itself(one: Reference) -> Reference:
    """Give the conduct rather than who conducts himself so, where a judgement is on the conduct."""
    return replace(one, end=Entity(one.words)) if one.words else one


def _doubt(clause: nodes.Clause) -> float:
    """Give what a clause's reading takes from the confidence of its statements.

    Half of the cost, and more where the subject itself is doubtful: a wrong subject makes all that follows wrong.
    """
    subject = max(0.0, clause.subject.cost) if clause.subject is not None else 0.0
    return max(0.0, clause.cost) * 0.3 + (0.3 if subject >= 0.4 else 0.0)  # noqa: PLR2004


def replace_subject(clause: nodes.Clause) -> nodes.Clause:
    """Give a clause without its own subject, to be read with a given one."""
    return type(clause)(clause.start, clause.end, clause.adjuncts, None, clause.predicate, clause.cost)


def _denial(where: tuple[int, int], core: nodes.Core) -> tuple[int, int]:
    """Give the words between the start of a predicate and its core: the denial."""
    return where[0], core.start


def nodes_core(kind: str, start: int, end: int, phrase: nodes.Phrase) -> nodes.Core:
    """Give the core of a predicate that the text does not spell out."""
    from kg.extract.nodes import Core

    return Core(kind, start, end, "作为", "作为", phrase)


def _flat(modifier: nodes.Modifier) -> nodes.Phrase:
    from kg.extract.nodes import Phrase

    return Phrase(modifier.start, modifier.end, modifier.start)


def _end(end: Entity | Value | Statement) -> Entity | Statement:
    return Entity(end.label, "Value") if isinstance(end, Value) else end
