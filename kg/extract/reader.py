"""Read a document: paragraphs, sentences, clauses, statements.

A sentence is cut at its commas; pieces that are no clause alone are joined with what follows (将关注的焦点，聚焦在产业端).
Over the clauses of a sentence run the subject, the conditions and the holder. Furniture is never read; what is repeated
pools its evidence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from kg.extract.byline import Bylines
from kg.extract.grammar import Grammar
from kg.extract.interpret import AUTHOR, Interpreter
from kg.extract.match import Matcher
from kg.extract.resolve import Reference, Resolver
from kg.extract.sense import Sense
from kg.model import Document, Entity, Modality, Predicate, Role, Span, Statement, pool
from kg.nlp import token as t
from kg.nlp.names import names
from kg.nlp.segment import Segmenter
from kg.nlp.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.nodes import Clause
    from kg.nlp.token import Token
    from kg.ontology import Ontology

_TOP = 4  # lines among which a byline may stand
_JOINED = 4  # pieces that may make up one clause
_NO_NAME = frozenset("由和与在对被将而也于从向为让给把并及等据该此")  # no name begins with these where a rule alone found it
_TOPICS = frozenset("Person Company Organisation Product Work Law University School Court GovernmentBody SportsTeam Structure Industry Group".split())
_PLAIN = 0.4  # cost up to which a piece is taken as it stands
_DOUBTFUL = 1.0  # cost from which a reading is not used


@dataclass(slots=True)
class Read:
    """One clause, parsed, with the connectives that open it."""

    grammar: Grammar
    clause: Clause | None
    start: int = 0  #: its first token in the sentence
    end: int = 0
    words: set[str] = field(default_factory=set)  #: functions of its connectives
    spoken: bool = False  #: it opens with a colon behind it: what follows is said

    @property
    def complete(self) -> bool:
        """Tell whether it has a predicate."""
        return self.clause is not None and self.clause.predicate is not None


class Reader:
    """Reads one document with one ontology."""

    def __init__(self, document: Document, ontology: Ontology) -> None:
        self.document = document
        self.lexicon = ontology.lexicon
        self.segmenter, self.matcher = _tools(ontology)
        self.resolver = Resolver(document, ontology.lexicon)
        self.interpreter = Interpreter(self.resolver, self.matcher, ontology.vocabulary)
        self.topic: tuple[Reference, ...] = ()  #: whom the text speaks of, from sentence to sentence
        self.strong: set[int] = set()  #: clauses behind a semicolon, in the sentence at hand
        self.speaker: Entity | None = None  #: who speaks the sentence at hand, from the sentences around it
        self.opened: Entity | None = None  #: whose quotation is still open
        self._names: list[tuple[Span, str, str]] = []
        self._introduce()
        self.bylines = Bylines(document, self.resolver, self.interpreter.statements)

    def _names_in(self, span: Span) -> list[tuple[Span, str, str]]:
        first = bisect_left(self._names, (span,))
        found = []
        for where, kind, label in self._names[first:]:
            if where.start >= span.end:
                break
            if span.covers(where):
                found.append((where, kind, label))
        return found

    def _introduce(self) -> None:
        """Find the names of the document, and choose for each thing the form that it mostly goes by."""
        text = self.document.clean
        found = names(text, [p.span for p in self.document.paragraphs if p.role is not Role.FURNITURE], self.lexicon)
        spans = [one for one in found.spans if one.span.of(text) not in self.lexicon.words and one.span.of(text) not in self.lexicon.verbs and text[one.span.start] not in _NO_NAME]
        forms: dict[str, Counter[str]] = {}
        for one in spans:
            forms.setdefault(one.label, Counter())[one.span.of(text)] += 1
        chosen = {label: max(count, key=lambda form, c=count: (c[form], len(form))) for label, count in forms.items()}  # type: ignore[misc]
        for label, form in chosen.items():
            if form != label:
                self.resolver.aliases[label] = form
        for short, full in found.aliases.items():
            if chosen.get(full, full) != short:
                self.resolver.aliases[short] = chosen.get(full, full)
        self._names = sorted((one.span, one.kind, chosen[one.label]) for one in spans)
        for one in spans:
            self.resolver.kinds.setdefault(chosen[one.label], one.kind)

    def read(self) -> list[Statement]:
        """Give what the document states, each claim once with all its evidence."""
        for _ in self.steps():
            pass
        return pool([_kinds(one, self.resolver.kinds) for one in self.interpreter.statements])

    def steps(self) -> Iterator[tuple[Span, list[Read], list[Statement], list[str]]]:
        """Read sentence by sentence: its span, its clauses, what was stated, what was dropped."""
        for number, paragraph in enumerate(self.document.paragraphs):
            if paragraph.role is Role.FURNITURE:
                continue
            if paragraph.role in (Role.TITLE, Role.BYLINE) or (number < _TOP and self.bylines.fits(paragraph)):
                before = len(self.interpreter.statements)
                self.bylines.read(paragraph)
                made = self.interpreter.statements[before:]
                if paragraph.role is not Role.TITLE:
                    yield paragraph.span, [], made, []
                    continue
            spans = list(sentences(self.document.clean, paragraph.span))
            for place, span in enumerate(spans):
                self.speaker = self._quoted(spans, place)
                before = len(self.interpreter.statements), len(self.interpreter.notes)
                clauses = self.sentence(span)
                if paragraph.role is Role.TITLE:
                    self._headline(before[0])
                    self.resolver.discourse.subject = ()
                    self.interpreter.subjects = []
                made = self.interpreter.statements[before[0] :]
                yield span, clauses, made, self.interpreter.notes[before[1] :]

    def _headline(self, start: int) -> None:
        """Keep of a headline only what is stated plainly of a known thing: headlines leave out too much."""
        statements = self.interpreter.statements
        kept = [
            one for one in statements[start:]
            if one.predicate.property and one.confidence >= 1 and one.subject.label in self.lexicon.aliases and one.object is not None
        ]  # fmt: skip
        statements[start:] = kept

    def _quoted(self, spans: list[Span], place: int) -> Entity | None:
        """Give who speaks a sentence in quotation marks: named before it (他说：“…) or behind it (“…。”他说。)."""
        if self.opened is not None:
            return self.opened
        text = self.document.clean
        words = spans[place].of(text)
        if words[0] not in "“「" or place + 1 >= len(spans):
            return None
        for later in spans[place:][:4]:
            if later.of(text)[-1] in "”」":
                following = spans[spans.index(later) + 1 : spans.index(later) + 2]
                return self._says(following[0]) if following else None
        return None

    def _says(self, span: Span) -> Entity | None:
        """Give who is said to speak in a sentence that ends with a verb of speech."""
        tokens = self.segmenter.tokens(self.document.clean, span, self._names_in(span))
        parts = pieces(tokens)
        if not parts:
            return None
        read = self._parse(Grammar(parts[0], self.lexicon, self.matcher), 0, len(parts[0]), set())
        clause = read.clause
        core = clause.predicate.core if clause is not None and clause.predicate is not None else None
        if clause is None or core is None or clause.subject is None or core.object is not None or core.complement is not None:
            return None
        known = self.lexicon.verbs.get(core.verb)
        if known is None or known.frame != "clause":
            return None
        found = self.resolver.references(read.grammar, clause.subject)
        return next((one.end for one in found if isinstance(one.end, Entity) and one.end != AUTHOR), None)

    # Clauses

    def sentence(self, span: Span) -> list[Read]:
        """Read one sentence."""
        self.interpreter.sentence = span
        self.interpreter.aspects = ()
        self.interpreter.sought = None
        discourse = self.resolver.discourse
        spoken = tuple(one for one in discourse.subject if not (isinstance(one.end, Entity) and one.end.kind == "Situation"))
        self.topic = self._topic() or spoken or self.topic
        discourse.topic = self.topic
        discourse.subject = discourse.topic
        self.interpreter.subjects = []
        self.interpreter.chained = False
        discourse.near = False
        tokens = self.segmenter.tokens(self.document.clean, span, self._names_in(span))
        parts = pieces(tokens)
        self.strong = _strong(tokens, parts)
        reads = list(self._reads(parts))
        self._interpret(reads, span)
        return reads

    def _topic(self) -> tuple[Reference, ...]:
        """Give whom the sentence before spoke of: its first subject with a name; else nobody in particular."""
        kinds = self.resolver.kinds
        for found in self.interpreter.subjects:
            if found and all(isinstance(one.end, Entity) and one.end != AUTHOR and kinds.get(one.end.label, one.end.kind) in _TOPICS for one in found):
                return tuple(replace(one, antecedents=()) for one in found)
        return ()

    def _reads(self, parts: list[list[Token]]) -> Iterator[Read]:
        """Give the clauses of a sentence: each of one piece, or of several where it goes on behind a comma."""
        edges = list(accumulate((len(part) for part in parts), initial=0))
        grammar = Grammar([one for part in parts for one in part], self.lexicon, self.matcher, tuple(edges[1:-1]))
        k, before = 0, set[str]()
        while k < len(parts):
            best, used = self._longest(grammar, edges, k, before)
            following = parts[k + used] if k + used < len(parts) else []
            if following and best.complete and parts[k + used - 1][-1].cats & t.DE and _rules(following):
                best.words.add("condition")  # 平台违规收取保证金的，责令退还
            yield best
            before = best.words
            k += used

    def _longest(self, grammar: Grammar, edges: list[int], k: int, before: set[str]) -> tuple[Read, int]:
        """Give the clause that starts with piece ``k``, and of how many pieces it is."""
        best, used = self._parse(grammar, edges[k], edges[k + 1], before), 1
        for more in range(2, _JOINED + 1):
            if k + more >= len(edges) or (best.complete and _cost(best) < _PLAIN) or (more == 2 and self._stands(best)):  # noqa: PLR2004
                break
            joined = self._parse(grammar, edges[k], edges[k + more], before)
            if not best.complete and not joined.complete and _temporal(joined):
                return joined, more
            if joined.complete and _cost(joined) < (min(_cost(best), _DOUBTFUL) if best.complete else _DOUBTFUL):
                best, used = joined, more
        return best, used

    def _stands(self, read: Read) -> bool:
        """Tell whether a piece without a verb is no subject of the next: 净利润3.1亿元, 报告期内."""
        clause = read.clause
        if clause is None or clause.predicate is not None or clause.subject is None or clause.cost > 0.4:  # noqa: PLR2004
            return False
        last = read.grammar.tokens[clause.subject.end - 1]
        if last.cats & t.VALUE and last.kind in ("integer", "decimal"):
            return self.interpreter.has_measure(read.grammar, clause.subject)
        return bool(last.cats & t.LOC) and not last.cats & (t.N | t.T)

    def _parse(self, grammar: Grammar, start: int, end: int, before: set[str]) -> Read:
        tokens, lexicon = grammar.tokens, self.lexicon
        if "concession" in before and [one.text for one in tokens[start : start + 2]] == ["还", "是"]:
            start += 2  # 无论是…，还是…
        words: set[str] = set()
        while start < end and tokens[start].cats & t.CONN:
            function = lexicon.function(tokens[start].text, "conn")
            if function is None or not self._opens(tokens, start):
                break
            words.update(function.split("|"))
            if tokens[start].text in _WISHES:
                words.add("wish")
            start += 1
        clause = grammar.parse(start, end) if start < end else None
        for adjunct in clause.adjuncts if clause is not None else ():
            if adjunct.kind == "connective":
                words.update((lexicon.function(adjunct.word, "conn") or "").split("|"))
        for k in clause.predicate.operators if clause is not None and clause.predicate is not None else ():
            word = tokens[k].text
            if word in _WISHES:
                words.add("wish")
            if not tokens[k].cats & (t.D | t.MODAL):
                words.update((lexicon.function(word, "conn") or "").split("|"))
        return Read(grammar, clause, start, end, words)

    def _opens(self, tokens: list[Token], k: int) -> bool:
        """Tell whether a connective stands there, not the preposition or adverb of the same form."""
        token = tokens[k]
        if not token.cats & (t.P | t.V):
            return True
        return token.text in ("当", "因为", "由于", "因", "鉴于")

    # Meaning

    def _interpret(self, reads: list[Read], span: Span) -> None:
        """State what the clauses of a sentence say, from left to right."""
        discourse = self.resolver.discourse
        asked = self.document.clean[span.start : span.end].rstrip("”」』\"’)）").endswith(("?", "？"))
        base = replace(Sense(), modality=Modality.QUESTION) if asked else Sense()
        supposed_until = max(_before_only_then(reads), next((k for k in range(1, len(reads)) if self._merely(reads, k)), 0))
        conditions: list[Statement] = []
        grounds: list[Reference] = []  # what must be for something else to be: the subjects of enables
        supposed = shown = wished = False
        holder: Entity | None = self.speaker
        force: Modality | None = None  # of a modal that the next clause goes on under
        for place, read in enumerate(reads):
            if not read.complete or _cost(read) >= _DOUBTFUL or read.clause is None:
                self._left_over(read, base if holder is None else replace(base, holder=holder, modality=Modality.REPORTED))
                self._supposed_subject(reads, place)
                continue
            if self._is_subject(reads, place):
                discourse.near = True
                start = _goals(read)[0][0] if read.clause.subject is None and _goals(read) else read.clause.start
                discourse.subject = (self.interpreter.situation(read.grammar, start, read.clause.end),)
                self.interpreter.drop(f"“{read.grammar.text(read.start, read.end)}”: it is what the next clause speaks of")
                continue
            if "purpose" in read.words and not read.words & _CONDITIONS:
                self.interpreter.drop(f"“{read.grammar.text(read.start, read.end)}”: a purpose, not a fact")
                continue
            if read.start in self.strong:
                conditions, grounds, supposed, shown, wished, force = [], [], False, False, False, None
            given = self._ahead(reads, place)
            sense = base if holder is None else replace(base, holder=holder, modality=Modality.REPORTED)
            if read.words & _CONDITIONS or place < supposed_until:
                supposed = True
                wished = wished or "wish" in read.words
                shown = shown or _shows(read)
                conditions += self.interpreter.clause(read.grammar, read.clause, sense if shown else sense.supposing(), given)
                grounds += [self.interpreter.situation(read.grammar, a, b) for a, b in _goals(read)]
                continue
            if place and self._merely(reads, place):
                self._in_consequence(reads, place, sense)
            if conditions or supposed:
                sense = sense.under(_whole(conditions), supposed=supposed)
            force = self._force(read) or (force if self._goes_on(read) else None)
            goes = sense.modality is Modality.ASSERTED or (sense.modality is Modality.HYPOTHETICAL and force is Modality.NECESSITY)
            if force is not None and goes and not self._force(read):
                sense = replace(sense, modality=force)
            self.interpreter.clause(read.grammar, read.clause, sense, given)
            if grounds and _THEN & operators(read):
                self._follows(grounds, read, base, Predicate("才能", "enables"))
            elif grounds and wished and any(self.lexicon.function(word, "modal") == "necessity" for word in operators(read)):
                self._follows(grounds, read, replace(base, modality=Modality.NECESSITY), Predicate("必然需要", "requires"))
            self.interpreter.chained = self.interpreter.chained or read.clause.subject is not None
            holder = self._speaker(read) or holder
        self.opened = holder if holder is not None and _open_quote(self.document.clean, span) else self.opened if self.opened and not _closes(self.document.clean, span) else None

    def _force(self, read: Read) -> Modality | None:
        """Give the modality that a clause's own modal sets."""
        for word in operators(read):
            function = self.lexicon.function(word, "modal")
            if function in ("necessity", "possibility") and word not in _FUTURE:
                return Modality(function)
        return None

    def _goes_on(self, read: Read) -> bool:
        """Tell whether a clause goes on under the modal of the one before: 必须以B端为主体，通过融合找到机会."""
        clause = read.clause
        core = clause.predicate.core if clause is not None and clause.predicate is not None else None
        return clause is not None and clause.subject is None and core is not None and not core.aspect and not read.words & {"contrast", "result"}

    def _merely(self, reads: list[Read], place: int) -> bool:
        """Tell whether a clause draws the consequence of a bare 仅仅…: 仅仅以末端为切入点，…，一切或许将会从头开始."""
        read = reads[place]
        if read.clause is None or read.clause.subject is None or not _bare(reads[0]) or not operators(reads[0]) & _ONLY:
            return False
        return any(self.lexicon.function(word, "modal") == "possibility" for word in operators(read))

    def _in_consequence(self, reads: list[Read], place: int, sense: Sense) -> None:
        first, read = reads[0], reads[place]
        if read.clause is None or first.clause is None:
            return
        cause = self.interpreter.situation(first.grammar, *_goals(first)[0])
        effect = self.interpreter.situation(read.grammar, read.clause.start, read.clause.end)
        where = (read.clause.start, read.clause.end)
        possible = replace(sense, modality=Modality.POSSIBILITY)
        self.interpreter.state(read.grammar, where, cause, Predicate("或许将会", "causes"), effect, possible, "merely-then", 0.8)

    def _follows(self, grounds: list[Reference], read: Read, sense: Sense, predicate: Predicate) -> None:
        """State what each ground makes possible, or needs: 只有A才能B, 欲要A必须B."""
        if not (goals := _goals(read)) or read.clause is None:
            return
        result = self.interpreter.situation(read.grammar, *goals[0])
        subject = self.resolver.discourse.subject
        if read.clause.subject is not None and len(subject) == 1 and isinstance(result.end, Entity):
            result = replace(result, end=replace(result.end, label=subject[0].end.label + result.end.label))
        where = (read.clause.start, read.clause.end)
        for ground in grounds:
            self.interpreter.state(read.grammar, where, ground, predicate, result, sense, "only-then", 0.9)

    def _speaker(self, read: Read) -> Entity | None:
        """Give who speaks the clauses that follow: 很多人认为，…; nobody where the author does."""
        clause = read.clause
        if clause is None or clause.predicate is None or clause.predicate.core is None or not self.interpreter.speaks(clause):
            return None
        core = clause.predicate.core
        known = self.lexicon.verbs.get(core.verb)
        if core.object is not None or core.complement is not None or clause.subject is None or known is None or known.frame != "clause":
            return None
        who = self.resolver.references(read.grammar, clause.subject)
        found = next((one.end for one in who if isinstance(one.end, Entity)), None)
        return None if found == AUTHOR else found

    def _ahead(self, reads: list[Read], place: int) -> tuple[Reference, ...] | None:
        """Give the subject that the first clause borrows from the next: 同支付宝不同，京东科技…"""
        read = reads[place]
        if place or read.clause is None or read.clause.subject is not None:
            return None
        for later in reads[1:]:
            if later.words & _CONDITIONS:
                return None
            if later.complete and later.clause is not None and later.clause.subject is not None:
                first = later.grammar.tokens[later.clause.subject.start]
                if first.cats & t.R and self.lexicon.function(first.text, "pron") in ("third", "self", "thing", "event"):
                    return None
                mark = len(self.interpreter.statements)
                found = self.interpreter.subject(later.grammar, later.clause.subject, Sense())
                del self.interpreter.statements[mark:]
                return found or None
        return None

    def _is_subject(self, reads: list[Read], place: int) -> bool:
        """Tell whether a clause is itself what the next speaks of: 仅仅以流量为追求，多少是有些失焦的."""
        read = reads[place]
        if place + 1 >= len(reads) or read.clause is None or read.words & _CONDITIONS:
            return False
        clause = reads[place + 1].clause
        if clause is None or clause.predicate is None or clause.predicate.core is None or clause.subject is not None:
            return False
        core, words = clause.predicate.core, operators(reads[place + 1])
        if "consequence" in reads[place + 1].words:
            words |= {"才", "便", "就"}
        verdict = core.kind in ("copula", "focus", "construction", "adjective") or core.stem in _VERDICTS
        if read.clause.subject is not None:
            return bool({"便", "就"} & words) and core.stem == "成为"
        if not _bare(read):
            return False
        return (verdict and bool(words & (_DOUBTS | {"才", "便", "就", "多少"}))) or (core.kind == "verb" and bool(words & _DOUBTS))

    def _supposed_subject(self, reads: list[Read], place: int) -> None:
        """Read 如果仅仅以此定义X的话，未免偏颇: what is supposed is what is judged."""
        clause = reads[place].clause
        if clause is None or not clause.adjuncts or clause.adjuncts[-1].tail != "的话" or place + 1 >= len(reads):
            return
        following = reads[place + 1].clause
        if following is not None and following.subject is None and operators(reads[place + 1]) & _DOUBTS:
            last = clause.adjuncts[-1]
            self.resolver.discourse.subject = (self.interpreter.situation(reads[place].grammar, last.start, last.end - 1),)

    def _left_over(self, read: Read, sense: Sense) -> None:
        words = read.grammar.text(read.start, read.end)
        if read.clause is not None and read.clause.predicate is None and read.clause.adjuncts:
            self.interpreter.clause(read.grammar, read.clause, Sense())
        if read.clause is not None and read.clause.predicate is None and read.clause.subject is not None:
            where = (read.start, read.end)
            if self.interpreter.measured(read.grammar, where, read.clause.subject, sense, self.resolver.elided(read.grammar.tokens[read.start].start)):
                return
            found = self.resolver.references(read.grammar, read.clause.subject)
            if found and ("universal" in read.words or all(self.resolver.sure(one) for one in found)):
                self.resolver.discourse.subject = found
            elif not _place(read):
                self.resolver.discourse.subject = ()
            return
        if words:
            self.resolver.discourse.topic = ()
            self.resolver.discourse.subject = ()  # whoever it spoke of, the next clause may go on of it
            self.interpreter.drop(f"“{words}”: not read as a clause")


_CONDITIONS = frozenset({"condition", "only-if", "wish"})
_THEN = frozenset("才能 方能 方可 才会 才可".split())
_FUTURE = frozenset("将 会 将会 能 才能 能够".split())
_DOUBTS = frozenset("未免 的确 确实 不免 难免 无疑 多少 固然".split())
_VERDICTS = frozenset("成为 意味着 导致 使 让".split())
_ONLY = frozenset("仅仅 仅 只 是 单单 光 一味".split())


_WISHES = frozenset("欲要 欲 要想 若要 想要".split())


def _rules(tokens: list[Token]) -> bool:
    """Tell whether a piece says what must or may be done, as the second half of a legal rule does."""
    return any(one.cats & t.MODAL or one.text in ("由", "责令", "处", "不得", "不", "依法") for one in tokens[:6])


def _place(read: Read) -> bool:
    """Tell whether a piece is no more than a place or a time, and takes nobody's place."""
    last = read.grammar.tokens[read.end - 1]
    return bool(last.cats & (t.LOC | t.T)) and not last.cats & t.N


def _temporal(read: Read) -> bool:
    """Tell whether pieces make up no more than a clause with 时 or 之后 behind it."""
    clause = read.clause
    return clause is not None and clause.subject is None and any(one.kind == "clause" for one in clause.adjuncts) and clause.cost < _DOUBTFUL


def operators(read: Read) -> set[str]:
    """Give the adverbs, negations and modals before the verb of a clause."""
    predicate = read.clause.predicate if read.clause else None
    return {read.grammar.tokens[k].text for k in predicate.operators} if predicate else set()


def _shows(read: Read) -> bool:
    """Tell whether a condition is shown by somebody who meets it: 只有像X这样…"""
    clause = read.clause
    adjuncts = (*clause.adjuncts, *(clause.predicate.adjuncts if clause.predicate else ())) if clause else ()
    return any(one.word in ("像", "如同") and one.tail for one in adjuncts)


def _bare(read: Read) -> bool:
    """Tell whether a clause is a bare verb phrase: no subject, no aspect, nothing but 仅仅 before it."""
    predicate = read.clause.predicate if read.clause else None
    if predicate is None or read.clause is None or read.clause.subject is not None or predicate.core is None:
        return False
    return not predicate.core.aspect and operators(read) <= _ONLY


def _before_only_then(reads: list[Read]) -> int:
    """Give how many clauses stand before the first 才能: they say what must be for it."""
    for place, read in enumerate(reads):
        core = read.clause.predicate.core if read.complete and read.clause and read.clause.predicate else None
        if _THEN & operators(read) and core is not None and core.kind not in ("copula", "focus") and core.construction != "cause-of":
            return place
    return 0


def _goals(read: Read) -> list[tuple[int, int]]:
    """Give the words of what a condition asks for, without its subject and 真正."""
    clause = read.clause
    if clause is None or clause.predicate is None or clause.predicate.core is None:
        return []
    denied = [k for k in clause.predicate.operators if read.grammar.cats[k] & t.NEG]
    start = min([clause.predicate.core.start, *(one.start for one in clause.predicate.adjuncts), *denied])
    return [(start, clause.end)]


def _whole(conditions: list[Statement]) -> tuple[Statement, ...]:
    return tuple({one.id: one for one in conditions}.values())


@lru_cache(maxsize=4)
def _tools(ontology: Ontology) -> tuple[Segmenter, Matcher]:
    """Build the segmenter and the matcher of an ontology, once."""
    matcher = Matcher(ontology.constructions)
    return Segmenter(ontology.lexicon, matcher.words), matcher


def _kinds(statement: Statement, kinds: dict[str, str]) -> Statement:
    """Give a statement whose entities carry the kind that the whole document tells of them."""
    changes: dict[str, object] = {}
    for name in ("subject", "object", "holder"):
        end = getattr(statement, name)
        told = _told(end, kinds)
        if told is not end:
            changes[name] = told
    if statement.conditions:
        changes["conditions"] = tuple(_kinds(one, kinds) for one in statement.conditions)
    return replace(statement, **changes) if changes else statement  # type: ignore[arg-type]


def _told(end: object, kinds: dict[str, str]) -> object:
    if isinstance(end, Statement):
        return _kinds(end, kinds)
    if isinstance(end, Entity) and not end.name and end.kind in ("Concept", "Organisation"):
        kind = kinds.get(end.label, end.kind)
        return end if kind == end.kind else replace(end, kind=kind)
    return end


def pieces(tokens: list[Token]) -> list[list[Token]]:
    """Cut a sentence at its commas; quotation marks and brackets fall away."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for one in tokens:
        if one.cats & t.W and not one.cats & t.COORD:
            if one.text[0] in "（(":
                depth += 1
            elif one.text[-1] in "）)" and depth:
                depth -= 1
            elif (one.text[0] in "，,；;：:。！？!?…—" or one.text.isspace()) and not depth:
                parts.append([])
            continue
        if not depth:
            parts[-1].append(one)
    return [part for part in parts if part]


def _strong(tokens: list[Token], parts: list[list[Token]]) -> set[int]:
    """Give the places, in the tokens of the parts, behind a semicolon: conditions do not reach over it."""
    stops = [one.start for one in tokens if one.text[0] in "；;"]
    found: set[int] = set()
    place, previous = 0, -1
    for part in parts:
        if any(previous < stop < part[0].start for stop in stops) and place:
            found.add(place)
        previous = part[-1].start
        place += len(part)
    return found


def _open_quote(text: str, span: Span) -> bool:
    words = span.of(text)
    return words.count("“") > words.count("”") or words.count("「") > words.count("」")


def _closes(text: str, span: Span) -> bool:
    words = span.of(text)
    return words.count("”") > words.count("“") or words.count("」") > words.count("「")


def _cost(read: Read) -> float:
    return read.clause.cost if read.clause is not None else 9.0
