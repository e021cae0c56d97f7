"""Tell how each sentence was read: what a rule writer looks at.

In: a document and an ontology. Out: lines for a terminal. The reader is the very one that reads; only its matcher is
replaced by one that remembers what it tried, so that reading without an explanation costs nothing more.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from kg.extract.check import shown
from kg.extract.match import Matcher
from kg.extract.nodes import Adjunct, Clause, Core, Phrase, Predicate
from kg.extract.reader import Reader
from kg.model import Role
from kg.nlp import token as t
from kg.nlp.arguments import OBJECT_END, SUBJECT_END

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.grammar import Grammar
    from kg.extract.grammar.parse import Parse
    from kg.extract.parsed import Read
    from kg.model import Document, Span, Statement
    from kg.nlp.arguments import Arguments
    from kg.ontology import Ontology


def explain(document: Document, ontology: Ontology) -> Iterator[str]:
    """Give the lines that tell how a document was read, sentence by sentence.

    >>> from kg.extract.check import one_sentence
    >>> from kg.ontology import load
    >>> for line in explain(one_sentence("合作以诚信为基础。"), load()):
    ...     print(line)  # doctest: +ELLIPSIS
    合作以诚信为基础。
      clause   合作以诚信为基础
        tokens   合作/N... 以/P... 诚信/N 为/V... 基础/N
        parse    subject[合作] basis{x=诚信}, cost ...
        tried    basis: read so
    ...
      states   合作 hasBasis 诚信
                 以…为基础, by basis, confidence 0.9...
    <BLANKLINE>
    """
    reader = Reader(document, ontology)
    matcher = reader.matcher = Watcher(ontology.constructions)
    unread = [p for p in document.paragraphs if p.role is Role.FURNITURE]
    told = 0
    for span, reads, _, notes in reader.steps():
        statements = reader.interpreter.statements[told:]
        told += len(statements)
        while unread and unread[0].span.start < span.start:
            yield from _unread(document, unread.pop(0).span)
        yield span.of(document.clean)
        for read in reads:
            yield from _clause(read, matcher)
        if reads and reader.support.sentence is not None:
            yield from _expected(reader.support.sentence)
        for label, lines in (("states", [_stated(s) for s in statements]), ("dropped", [[note] for note in notes])):
            for first, *more in lines:
                yield f"  {label:<8} {first}"
                yield from (f"             {line}" for line in more)
        if not statements:
            yield "  states   (nothing)"
        yield ""
    for paragraph in unread:
        yield from _unread(document, paragraph.span)


class Watcher(Matcher):
    """A matcher that remembers, for each clause, what it tried and where."""

    def __init__(self, constructions: tuple[object, ...]) -> None:
        super().__init__(constructions)  # type: ignore[arg-type]
        self.tried: WeakKeyDictionary[Parse, dict[str, Core | None]] = WeakKeyDictionary()

    def match(self, grammar: Parse, i: int, j: int) -> Core | None:
        """Match as ever, and remember the cheapest that each construction came to."""
        found = super().match(grammar, i, j)
        candidates = grammar.openings.get(i, ())
        if candidates:
            memory, text = self.tried.setdefault(grammar, {}), grammar.text(i, j)
            for _, one, sieve, _ in (each for _, same in candidates for each in same):
                if sieve.fullmatch(text):
                    memory.setdefault(one.id, None)
        if found is not None:
            before = memory[found.construction]
            if before is None or found.cost < before.cost:
                memory[found.construction] = found
        return found


def _unread(document: Document, span: Span) -> Iterator[str]:
    yield span.of(document.clean)
    yield "  not read: page furniture"
    yield ""


def _clause(read: Read, matcher: Watcher) -> Iterator[str]:
    grammar, clause = read.grammar, read.clause
    opened = f" ({'|'.join(sorted(read.words - {''}))})" if read.words - {""} else ""
    yield f"  clause   {grammar.text(read.start, read.end)}{opened}"
    tokens = grammar.tokens[read.start : read.end]
    yield f"    tokens   {' '.join(map(repr, tokens))}"
    names = [f"{one.label}:{one.kind}" for one in tokens if one.cats & (t.NAME | t.VALUE) and one.kind]
    if names:
        yield f"    mentions {' '.join(names)}"
    yield f"    parse    {f'{_outline(grammar, clause)}, cost {clause.cost:.2f}' if clause else '(none)'}"
    used = {core.construction for core in _cores(clause)}
    for name, best in sorted(matcher.tried.get(grammar, {}).items()):
        yield f"    tried    {name}: {_verdict(grammar, name, best, used)}"


def _expected(sentence: Arguments) -> Iterator[str]:
    """Give what the network of arguments sees: each predicate with its subject and its object."""
    words = sentence.words
    for place in sentence.likely():
        pointing = sentence.at(place)
        ends = (pointing.stretch(row) for row in (SUBJECT_END, OBJECT_END))
        subject, object_ = (words[slice(*one)] if one is not None else "-" for one in ends)
        yield f"  expects  {subject} {words[place : place + 2]}… {object_} ({pointing.probability:.2f})"


def _verdict(grammar: Grammar, name: str, best: Core | None, used: set[str]) -> str:
    if name in used:
        return "read so"
    if best is None:
        return "its words are there, but nothing whole fits its slots, or another construction fits better"
    words = grammar.text(best.start, best.end)
    return f"fits “{words}” (cost {best.cost:.2f}), but another reading of the clause is cheaper"


def _cores(node: object) -> Iterator[Core]:
    """Give every core within a node."""
    if isinstance(node, Core):
        yield node
    if isinstance(node, tuple | list):
        for one in node:
            yield from _cores(one)
    elif isinstance(node, dict):
        yield from _cores(list(node.values()))
    elif is_dataclass(node):
        for each in fields(node):
            yield from _cores(getattr(node, each.name))


# The parse in short


def _outline(grammar: Grammar, clause: Clause) -> str:
    parts = [_adjunct(grammar, one) for one in clause.adjuncts]
    if clause.subject is not None:
        parts.append(f"subject[{_phrase(grammar, clause.subject)}]")
    if clause.predicate is not None:
        parts.append(_predicate(grammar, clause.predicate))
    return " ".join(parts)


def _phrase(grammar: Grammar, phrase: Phrase) -> str:
    """Give the words of a noun phrase, its clauses in brackets of their own."""
    shown_, place = "", phrase.start
    for one in phrase.modifiers:
        if one.clause is not None and one.clause.predicate is not None and one.start >= place:
            begin = one.clause.start
            shown_ += f"{grammar.text(place, begin)}({_outline(grammar, one.clause)})"
            place = one.end
    return shown_ + grammar.text(place, phrase.end)


def _adjunct(grammar: Grammar, one: Adjunct) -> str:
    inside = grammar.text(one.start, one.end)
    if one.clause is not None:
        tail = f" {one.tail}" if one.tail else ""
        inside = f"{f'{one.word} ' if one.word else ''}({_outline(grammar, one.clause)}){tail}"
    return f"{one.kind}[{inside}]"


def _predicate(grammar: Grammar, predicate: Predicate) -> str:
    parts = [grammar.tokens[k].text for k in predicate.operators]
    parts += [_adjunct(grammar, one) for one in predicate.adjuncts]
    if predicate.core is not None:
        parts.append(_core(grammar, predicate.core))
    return " ".join(parts)


def _core(grammar: Grammar, core: Core) -> str:
    if core.construction:
        slots = ", ".join(f"{name}={_phrase(grammar, phrase)}" for name, phrase in core.slots.items())
        return f"{core.construction}{{{slots}}}"
    parts = [f"{core.kind}[{core.verb}]"]
    if core.object is not None:
        parts.append(f"object[{_phrase(grammar, core.object)}]")
    if core.complement is not None:
        parts.append(f"that({_outline(grammar, core.complement)})")
    if core.next is not None:
        parts.append(f"then({_predicate(grammar, core.next)})")
    return " ".join(parts)


# Statements


def _stated(statement: Statement) -> list[str]:
    """Give a statement, then what it rests on, a line each."""
    lines = [shown(statement)]
    rules = ", ".join(dict.fromkeys(one.construction for one in statement.evidence))
    lines.append(f"{statement.predicate.label}, by {rules}, confidence {statement.confidence}")
    lines += [f"if {shown(one)}" for one in statement.conditions]
    for evidence in statement.evidence:
        for one in evidence.antecedents:
            lines.append(f"{f'“{one.mention}”' if one.mention else '(left out)'} means {one.label}")
    return list(dict.fromkeys(lines))
