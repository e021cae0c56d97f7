"""Read a document: paragraphs, sentences, clauses, statements.

A sentence is cut at its commas; pieces that are no clause alone are joined with what follows (将关注的焦点，聚焦在产业端).
Over the clauses of a sentence run the subject, the conditions and the holder. Furniture is never read; what is repeated
pools its evidence.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extract.grammar import Grammar
from kg.extract.interpret import Interpreter
from kg.extract.match import Matcher
from kg.extract.resolve import Reference, Resolver
from kg.extract.sense import Sense
from kg.model import Document, Entity, Modality, Predicate, Role, Span, Statement, pool
from kg.nlp import token as t
from kg.nlp.segment import Segmenter
from kg.nlp.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.nodes import Clause
    from kg.nlp.token import Token
    from kg.ontology import Ontology

_JOINED = 4  # pieces that may make up one clause
_DOUBTFUL = 1.0  # cost from which a reading is not used


@dataclass(slots=True)
class Read:
    """One clause, parsed, with the connectives that open it."""

    grammar: Grammar
    clause: Clause | None
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
        self.interpreter = Interpreter(self.resolver, self.matcher)

    def read(self) -> list[Statement]:
        """Give what the document states, each claim once with all its evidence."""
        for _ in self.steps():
            pass
        return pool(self.interpreter.statements)

    def steps(self) -> Iterator[tuple[Span, list[Read], list[Statement], list[str]]]:
        """Read sentence by sentence: its span, its clauses, what was stated, what was dropped."""
        for paragraph in self.document.paragraphs:
            if paragraph.role is Role.FURNITURE:
                continue
            for span in sentences(self.document.clean, paragraph.span):
                before = len(self.interpreter.statements), len(self.interpreter.notes)
                clauses = self.sentence(span)
                made = self.interpreter.statements[before[0] :]
                yield span, clauses, made, self.interpreter.notes[before[1] :]

    # Clauses

    def sentence(self, span: Span) -> list[Read]:
        """Read one sentence."""
        self.interpreter.sentence = span
        discourse = self.resolver.discourse
        discourse.topic = discourse.subject or discourse.topic
        tokens = self.segmenter.tokens(self.document.clean, span)
        reads = list(self._reads(pieces(tokens)))
        self._interpret(reads)
        return reads

    def _reads(self, parts: list[list[Token]]) -> Iterator[Read]:
        k = 0
        while k < len(parts):
            best, used = self._parse(parts[k]), 1
            for more in range(2, _JOINED + 1):
                if k + more > len(parts) or (best.complete and _cost(best) < _DOUBTFUL):
                    break
                joined = self._parse([one for part in parts[k : k + more] for one in part])
                if joined.complete and _cost(joined) < _DOUBTFUL:
                    best, used = joined, more
            yield best
            k += used

    def _parse(self, tokens: list[Token]) -> Read:
        start = 0
        words: set[str] = set()
        lexicon = self.lexicon
        while start < len(tokens) and tokens[start].cats & t.CONN and start + 1 <= len(tokens):
            function = lexicon.function(tokens[start].text, "conn")
            if function is None or not self._opens(tokens, start):
                break
            words.update(function.split("|"))
            start += 1
        grammar = Grammar(tokens[start:], lexicon, self.matcher)
        clause = grammar.parse() if start < len(tokens) else None
        return Read(grammar, clause, words)

    def _opens(self, tokens: list[Token], k: int) -> bool:
        """Tell whether a connective stands there, not the preposition or adverb of the same form."""
        token = tokens[k]
        if not token.cats & (t.P | t.V):
            return True
        return token.text in ("当", "因为", "由于", "因", "鉴于") or (token.text in ("为了", "为") and False)

    # Meaning

    def _interpret(self, reads: list[Read]) -> None:
        """State what the clauses of a sentence say, from left to right."""
        interpreter = self.interpreter
        base = Sense()
        conditions: list[Statement] = []
        supposed = False
        only: Reference | None = None
        for place, read in enumerate(reads):
            if not read.complete or _cost(read) >= _DOUBTFUL or read.clause is None:
                self._left_over(read)
                continue
            if read.words & {"condition", "only-if"} or self._purpose(read):
                supposed = True
                made = self._state(read, base.supposing())
                conditions += made
                if "only-if" in read.words or only is not None:
                    only = interpreter.situation(read.grammar, read.clause.start, read.clause.end)
                continue
            given = self._situation_subject(reads, place)
            if given is not None:
                reads[place + 1].clause = replace_given(reads[place + 1], given, interpreter)
                continue
            sense = base.under(tuple(conditions), supposed=supposed) if conditions or supposed else base
            self._state(read, sense)

    def _purpose(self, read: Read) -> bool:
        return "purpose" in read.words

    def _state(self, read: Read, sense: Sense) -> list[Statement]:
        if read.clause is None:
            return []
        return self.interpreter.clause(read.grammar, read.clause, sense)

    def _left_over(self, read: Read) -> None:
        words = read.grammar.text(0, read.grammar.size)
        if read.clause is not None and read.clause.predicate is None and read.clause.subject is not None:
            return
        if words:
            self.interpreter.drop(f"“{words}”: not read as a clause")

    def _situation_subject(self, reads: list[Read], place: int) -> Reference | None:
        """Tell whether a clause without a subject is itself the subject of the next: 以流量为追求，是失焦的."""
        return None


def replace_given(read: Read, given: Reference, interpreter: Interpreter) -> Clause | None:
    return read.clause


@lru_cache(maxsize=4)
def _tools(ontology: Ontology) -> tuple[Segmenter, Matcher]:
    """Build the segmenter and the matcher of an ontology, once."""
    return Segmenter(ontology.lexicon), Matcher(ontology.constructions)


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
            elif one.text[0] in "，,；;：:。！？!?…—" and not depth:
                parts.append([])
            continue
        if not depth:
            parts[-1].append(one)
    return [part for part in parts if part]


def _cost(read: Read) -> float:
    return read.clause.cost if read.clause is not None else 9.0
