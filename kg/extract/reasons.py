"""Why and what for: what the clauses of a sentence say of each other by 因为, 因此, 原因是, 为了."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.extract.discourse import Reference
from kg.extract.interpret.act import ground_of
from kg.extract.parsed import DOUBTFUL
from kg.extract.presenting import Presenting
from kg.model import Entity, Modality, Predicate, Statement
from kg.nlp import token as t

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.parsed import Read
    from kg.extract.sense import Sense
    from kg.model import Document
    from kg.nlp.token import Token
    from kg.ontology import Ontology

#: They take up what was said before as the cause of what follows.
_THEREFORE = re.compile("也?正?(?:是)?(?:因为|由于|因|基于)(?:如此|此|这样|这一点)")
_BECAUSE = re.compile(
    "(?:而|则|也|又|就|都|主要|正|只|恰恰|可能|或许|很可能|完全)*(?P<no>不|并不|并非|不完全)?是(?:因为|由于)"
)
_IN_ORDER = re.compile("(?:而|则|也|又|就|都|主要|正|只)*(?P<no>不|并不|并非)?是(?P<word>为了|为)")
_THINKING = ("says", "believes", "denies")
_RATHER = re.compile("(?:而)?(?:不是|并非|非|并不是)(?:因为|由于)?")
_BUT = re.compile("而(?:是因为|是由于|在于|是)")
_RATHER_FOR = re.compile("(?:而)?(?:不是|并非|非|并不是)为了")
#: The noun of a reason with what makes it more exact, and the verb behind it.
_REASON = re.compile(
    "(?P<of>.*?)的?(?:(?:最|更)?(?:主要|根本|直接|重要|真正|首要|深层|唯一|具体|关键|大)的?)*原因(?:之一)?(?:则|却|就|正|主要|也|恰恰|可能)*"
    "(?:(?P<no>不|并不|并非|不仅仅)?(?:是因为|是由于|在于|是))"
)
_TAKES_UP = ("此", "这", "其", "对此", "这样做", "如此", "之所以如此", "这么做", "究其", "个中", "其中")
_SURE = 0.7  # confidence from which what a clause says may cause or be caused
_PLAIN = 0.5  # cost up to which a noun phrase is what a reason is given of
_ASKING = re.compile("为什么|为何|何以|怎么会|怎么|吗")
_FOR = ("为了", "为", "为着")
_THUS = ("因此", "因而", "所以", "从而", "由此", "故而", "因之")
_LEADING_TO = ("导致", "造成", "引发", "致使", "使", "使得", "令")
_SHORT = 8  # characters of the longest event of which a reason is given
_FEWEST = 2  # characters of what may cause something
_MOST = 30  # characters of the longest cause that is quoted whole


@dataclass(slots=True)
class Links:
    """What runs through a sentence: the last event, and what waits for the next."""

    latest: Reference | None = None  #: what the clause before says
    event: Reference | None = None  #: the last clause of which something was stated
    pending: list[Reference] = field(default_factory=list)  #: causes of what follows
    purposes: list[Reference] = field(default_factory=list)  #: aims of what follows
    explained: Reference | None = None  #: for what a reason was given in the clause before
    aimed: Reference | None = None  #: for what an aim was given in the clause before


class Reasons(Presenting):
    """States causes and aims between clauses."""

    def __init__(self, document: Document, ontology: Ontology) -> None:
        super().__init__(document, ontology)
        self.links = Links()
        self.asked: Reference | None = None  #: what the sentence before says or asks at its end
        self.before: Reference | None = None  #: the last event that it states

    def begin_links(self) -> None:
        """Begin a sentence: what the one before said may be explained at once."""
        links = self.links
        self.asked, self.before, self.links = links.latest, links.event, Links()

    def explains(self, read: Read, sense: Sense) -> bool:
        """Read a piece that only gives a reason or an aim; tell whether it was one."""
        text = read.text
        if _THEREFORE.fullmatch(text):
            self.links.pending += [self.before] if self.before is not None else []
            return True
        because, order = _BECAUSE.match(text), _IN_ORDER.match(text)
        reason = _REASON.match(text) if "原因" in text else None
        links = self.links
        effect = self._just_before(read)
        if because is not None and effect is not None:
            self._reason(read, because, effect, sense)
        elif order is not None and links.latest is not None:
            self._aim(read, order.end(), links.latest, sense, denied=bool(order["no"]))
        elif reason is not None and (teller := self._teller(read, reason)) is not None:
            effect = links.latest or self.asked
            if teller and effect is not None:
                said = replace(sense, holder=teller[0], modality=Modality.REPORTED)
                self._reason(read, reason, effect, said)
        elif reason is not None and (effect := self._explained(read, reason)) is not None:
            self._reason(read, reason, effect, sense)
        elif links.explained is not None and (rather := _BUT.match(text)) is not None:
            self._causes(read, rather.end(), links.explained, sense, denied=False)
        elif links.explained is not None and (rather := _RATHER.match(text)) is not None:
            self._causes(read, rather.end(), links.explained, sense, denied=True)
        elif links.aimed is not None and (rather := _RATHER_FOR.match(text)) is not None:
            self._aim(read, rather.end(), links.aimed, sense, denied=True)
        else:
            links.explained = links.aimed = None
            return False
        return True

    def follows(self, read: Read, found: list[Statement], sense: Sense) -> None:
        """State what the clauses before cause in this one, or this one in them; then go on from it."""
        links = self.links
        if read.clause is not None and (self.interpreter.speaks(read.clause) or self.told_by(read) is not None):
            return  # 有专家认为: what is said is explained, not that it is said
        last = self.lexicon.verbs.get(read.grammar.tokens[read.end - 1].text) if read.start < read.end else None
        if last is not None and last.frame == "clause":
            return
        event = self._event(read, found)
        if event is None or read.clause is None:
            links.pending = [] if read.complete or self._says_something(read) else links.pending
            links.latest = self._words(read) if read.complete else links.latest
            return
        where, plain = (read.clause.start, read.clause.end), _asserted(sense)
        effective = "之所以" not in self._opening(read)
        if "cause" in read.words and effective and not read.conditional:
            if links.latest is not None and "因为" in self._opening(read):
                self._link(read, where, event, links.latest, plain)
            else:
                if ground_of(read.clause) is None:  # but 因资源枯竭关闭: what came of it is told
                    links.pending.append(event)
                return
        elif self._results(read) and links.latest is not None and not links.pending:
            self._link(read, where, links.latest, event, plain)
        for cause in links.pending:
            self._link(read, where, cause, event, plain)
        for aim in links.purposes:
            self.interpreter.state(read.grammar, where, event, Predicate("为了", "aimsAt"), aim, plain, "purpose", 0.9)
        links.pending, links.purposes, links.latest, links.event = [], [], event, event

    def purpose(self, read: Read) -> None:
        """Keep what a piece with 为了 says as the aim of what follows."""
        grammar, start = read.grammar, read.start
        opened = self._opening(read)
        if grammar.tokens[start].text in _FOR:
            opened, start = grammar.tokens[start].text, start + 1
        if opened in _FOR and read.end - start > 1:
            self.links.purposes.append(self.interpreter.situation(grammar, start, read.end))

    # What is tied

    def _results(self, read: Read) -> bool:
        """Tell whether a clause is told as the result of the one before: 因此; but not 不会为此推迟."""
        opened = self._opening(read) + "".join(read.operators)
        asked = any(self.lexicon.function(word, "adv") == "question" for word in read.operators)  # 有没有因此受骗
        return "result" in read.words and not asked and any(word in opened for word in _THUS)

    def _event(self, read: Read, found: list[Statement]) -> Reference | None:
        """Give what a clause says as one event: its first statement that is plainly of its own."""
        own = [one for one in found if one.confidence >= _SURE and one.subject == found[0].subject]
        if not own or read.clause is None:
            return None
        main = next((one for one in own if one.object is not None), own[0])
        if main.modality is Modality.QUESTION:
            words = _ASKING.sub("", read.grammar.text(read.clause.start, read.clause.end))
            return Reference(Entity(words, "Situation"), read.grammar.span(read.clause.start, read.clause.end))
        self.interpreter.told = read.core
        event = self.interpreter.event_of(read.grammar, main)
        return Reference(event, read.grammar.span(read.clause.start, read.clause.end))

    def _words(self, read: Read) -> Reference | None:
        if read.start >= read.end:
            return None
        found = self.interpreter.situation(read.grammar, read.start, read.end)
        if len(found.end.label) < _FEWEST:
            return None  # 这样做
        return replace(found, end=Entity(found.end.label.replace("之所以", ""), "Situation"))

    def _just_before(self, read: Read) -> Reference | None:
        """Give what a reason is given of: the words before it in its piece, 他迟到|是因为…, else what was said last."""
        tokens, start, latest = read.grammar.tokens, read.start, self.links.latest
        if not start or start >= len(tokens) or tokens[start - 1].end != tokens[start].start:
            return latest
        first = read.grammar.piece_start(start - 1)
        cats = read.grammar.cats[first:start]
        thinks = next((k for k in range(start - 1, first, -1) if self._thinks(tokens[k])), None)
        if thinks is not None and read.grammar.cats[thinks - 1] & t.NEG:
            return None  # 他不认为亏损|是因为…
        own = latest is not None and latest.span.start >= tokens[thinks or first].start
        if all(c & (t.CONN | t.D) for c in cats) or own:
            return latest  # 不过|是因为
        said = any(c & (t.V | t.A) and not c & t.CONN for c in cats)
        first = first if thinks is None else thinks + 1
        return self.interpreter.situation(read.grammar, first, start) if said and first < start else None

    def _thinks(self, token: Token) -> bool:
        """Tell whether a verb says what somebody thinks or says, which the words behind it tell: 认为, 承认, 坦言."""
        verb = self.lexicon.verbs.get(token.text) if token.cats & t.V else None
        return verb is not None and verb.frame in ("clause", "content") and verb.property in _THINKING

    def _opening(self, read: Read) -> str:
        """Give the words of the connectives that open a clause."""
        return read.grammar.text(read.grammar.piece_start(read.start), read.start)

    def _link(self, read: Read, where: tuple[int, int], cause: Reference, effect: Reference, sense: Sense) -> None:
        name, label = "causes", "导致"
        if cause.end != effect.end:
            self.interpreter.state(read.grammar, where, cause, Predicate(label, name), effect, sense, "reason", 0.9)

    def _explained(self, read: Read, reason: re.Match[str]) -> Reference | None:
        """Give what a reason is the reason of: X的原因是, else what was said before."""
        of = reason["of"].removesuffix("的").removeprefix("造成").removeprefix("导致")
        if not of or of in _TAKES_UP:
            return self.links.latest or self.asked
        end = self._token(read, len(of))
        phrase = read.grammar.phrase(read.start, end) if end is not None else None
        if end is not None and phrase is None and len(of) <= _SHORT:
            return self.interpreter.situation(read.grammar, read.start, end)
        found = self.resolver.references(read.grammar, phrase) if phrase is not None else ()
        return found[0] if len(found) == 1 and phrase is not None and phrase.cost < _PLAIN else None

    def _teller(self, read: Read, reason: re.Match[str]) -> tuple[Entity, ...] | None:
        """Give who tells a reason, where a verb of speech stands before it: 有专家认为，主要原因是; None where none does."""
        end = self._token(read, len(reason["of"]))
        known = self.lexicon.verbs.get(read.grammar.tokens[end - 1].text) if end and end > read.start else None
        if end is None or known is None or known.frame != "clause":
            return None
        start = read.start + (read.grammar.tokens[read.start].text == "有")
        phrase = read.grammar.phrase(start, end - 1) if start < end - 1 else None
        found = self.resolver.references(read.grammar, phrase) if phrase is not None else ()
        return tuple(one.end for one in found[:1] if isinstance(one.end, Entity))

    def _reason(self, read: Read, told: re.Match[str], effect: Reference, sense: Sense) -> None:
        self._causes(read, told.end(), effect, sense, denied=bool(told["no"]))
        self.links.explained = effect

    def _causes(self, read: Read, at: int, effect: Reference, sense: Sense, *, denied: bool) -> None:
        """State that what stands behind ``at`` characters causes something, or that it does not."""
        start = self._token(read, at)
        if start is None:
            return
        sense = _asserted(sense, denied=denied)
        for cause in self._contents(read, start, sense, stated=not denied):
            self._link(read, (start, read.end), cause, effect, sense)
            following = read.grammar.tokens[read.end].text if read.end < len(read.grammar.tokens) else ""
            self.resolver.discourse.subject = (cause,) if following in _LEADING_TO else ()

    def _aim(self, read: Read, at: int, event: Reference, sense: Sense, *, denied: bool) -> None:
        start = self._token(read, at)
        if start is not None:
            aim, label = self.interpreter.situation(read.grammar, start, read.end), read.text[:at]
            sense = _asserted(sense, denied=denied)
            predicate = Predicate(label.strip("而则也又就不并非"), "aimsAt")
            self.interpreter.state(read.grammar, (start, read.end), event, predicate, aim, sense, "purpose", 0.9)
            self.links.aimed = event

    def _contents(self, read: Read, start: int, sense: Sense, *, stated: bool) -> Iterator[Reference]:
        """Give the causes that tokens name, each member of a list by itself; what they say is stated too."""
        grammar = read.grammar
        joints = [k for k in range(start, read.end) if grammar.tokens[k].text == "以及"]
        marks = [k for k in range(start, read.end) if grammar.tokens[k].text == "、"]
        if not joints and len(marks) == 1 and self._clauses_beside(read, start, marks[0]):
            joints = marks
        stated = stated and (joints == marks or not marks)
        for first, last in zip([start, *(k + 1 for k in joints)], [*joints, read.end], strict=True):
            part = self.parse(grammar, first, last, set()) if first < last else None
            text = grammar.text(first, last)
            if part is None or not _FEWEST <= len(text) <= _MOST:
                continue
            found: list[Statement] = []
            if stated and part.clause is not None and part.complete and part.cost < DOUBTFUL:
                kept = self.resolver.discourse.subject
                found = self.interpreter.clause(grammar, part.clause, sense)
                self.resolver.discourse.subject = kept
            event = self._event(part, found) if len(found) == 1 else None
            yield event or self._thing(part, first, last)

    def _clauses_beside(self, read: Read, start: int, mark: int) -> bool:
        """Tell whether two whole clauses stand beside a mark: 土质均匀、沉降极小."""
        parts = (self.parse(read.grammar, start, mark, set()), self.parse(read.grammar, mark + 1, read.end, set()))
        return all(one.complete and not one.subjectless and one.cost < _PLAIN for one in parts)

    def _thing(self, part: Read, first: int, last: int) -> Reference:
        """Give what tokens name as a thing, or as a situation in their words."""
        grammar, clause = part.grammar, part.clause
        if clause is not None and clause.predicate is None and clause.subject is not None and not clause.adjuncts:
            found = self.resolver.references(grammar, clause.subject)
            if len(found) == 1 and isinstance(found[0].end, Entity):
                return found[0]
        return self.interpreter.situation(grammar, first, last)

    def _token(self, read: Read, at: int) -> int | None:
        """Give the token of a piece that starts behind ``at`` characters; None where none does."""
        first = read.grammar.offsets[read.start]
        return next((k for k in range(read.start, read.end) if read.grammar.offsets[k] - first == at), None)


def _asserted(sense: Sense, *, denied: bool = False) -> Sense:
    """Give the sense of the tie between two clauses: as sure as whoever says it, whatever the clauses say."""
    modality = Modality.REPORTED if sense.holder is not None else Modality.ASSERTED
    modality = sense.modality if sense.modality in (Modality.QUESTION, Modality.HYPOTHETICAL) else modality
    return replace(sense, modality=modality, negative=denied, merely="")
