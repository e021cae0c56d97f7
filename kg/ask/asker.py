"""Everything that answering needs, opened once for a graph."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from kg.ask.answer import Answer
from kg.ask.chosen import NOTHING, Result
from kg.ask.facts import Facts
from kg.ask.forms import wordings
from kg.ask.goal import Goal
from kg.ask.goals import Interpreter
from kg.ask.match import Matcher
from kg.ask.message import message
from kg.ask.names import Names
from kg.ask.passages import passages, verbs_of
from kg.ask.predicates import Predicates
from kg.ask.question import fold
from kg.ask.reading import content
from kg.ask.rows import rows
from kg.ask.sentences import read
from kg.rdf import names
from kg.rdf.names import term
from kg.rdf.table import RULE
from kg.rdf.terms import Literal, NamedNode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kg.ask.facts import Fact, Piece
    from kg.ask.goal import Shape
    from kg.ask.passages import Passage
    from kg.ask.question import Question
    from kg.ontology import Ontology
    from kg.store import Store


_SURE = 0.9  # from which a row is preferred to what the words of statements give
_LONG = 100_000  # characters in which names are found for one question
_LINKS = 4  # things that words may mean, in a large graph


class Asker:
    """Answers questions on one graph; what it has read of the graph it keeps."""

    def __init__(self, store: Store, ontology: Ontology, *overlays: Path) -> None:
        """Look at the store; nearly nothing is read yet. ``overlays`` are those of the ontology: they may hold questions."""
        self.store = store
        self.ontology = ontology
        self.known = wordings(*overlays)
        self.names = Names(store, ontology)
        self.facts = Facts(store)
        self.predicates = Predicates(ontology, self.known)
        self.matcher = Matcher(self.names, self.predicates, ontology.vocabulary)
        self.interpreter = Interpreter(ontology, self.known, self.names)

    def answer(self, asked: str) -> Answer:
        """Answer one question."""
        question = fold(asked, self.known, lambda words: len(words) > 2 and bool(self.names.exact(words)))
        goals = self.interpreter.goals(question)
        results = [(goal, self.solve(goal)) for goal in goals]
        ranked = sorted(enumerate(results), key=lambda one: -(one[1][1].score - 0.01 * one[0]))
        told = rows(self, question)
        if told.items and (not ranked or _better(told, ranked[0][1][1])):
            goal = goals[0] if goals else Goal("fill", "row", question.marked, question.holes[0].wants)
            ranked.insert(0, (0, (goal, told)))
        if not ranked or not ranked[0][1][1].items:
            ranked = sorted(
                enumerate((goal, read(self, goal)) for goal in goals),
                key=lambda one: -(one[1][1].score - 0.01 * one[0]),
            )
        if not ranked or not ranked[0][1][1].items:
            return self._nothing(question, goals)
        goal, result = ranked[0][1]
        others = [r.interpretation for _, (_, r) in ranked[1:] if r.items and r.interpretation != result.interpretation]
        return Answer(
            asked, told_kind(goal), result.items, result.boolean, result.sparql, result.interpretation,
            (*self._meant(goal), *tuple(dict.fromkeys(others))[:3]), reading=(f"{goal.form}: {goal.text}", *map(str, goal.shapes), *result.steps),
        )  # fmt: skip

    def _nothing(self, question: Question, goals: list[Goal]) -> Answer:
        told, others = message(self, question.plain)
        kind = told_kind(goals[0]) if goals else "what"
        reading = tuple(f"{goal.form}: {goal.text}" for goal in goals)
        return Answer(question.asked, kind, alternatives=others, message=told, reading=reading)

    def _meant(self, goal: Goal) -> Iterator[str]:
        """Tell where a name was taken for another that is spelt or sounds nearly so."""
        words = dict.fromkeys(end for shape in goal.shapes for end in shape.known)
        for one in words:
            links = self.names.resolve(one)
            if links and links[0].how in ("spelling", "sound"):
                yield f"“{one}”按“{links[0].label}”理解"

    def solve(self, goal: Goal) -> Result:
        """Answer one goal by what its kind asks for."""
        from kg.ask.kinds import SOLVERS

        solver: Callable[[Asker, Goal], Result] | None = SOLVERS.get(goal.kind)
        return solver(self, goal) if solver else NOTHING

    @cached_property
    def everything(self) -> list[Fact]:
        """Give every statement of a small graph."""
        return self.facts.all()

    @cached_property
    def sentences(self) -> list[Piece]:
        """Give every sentence of a small graph that keeps them."""
        return self.facts.sentences()

    @cached_property
    def passages(self) -> list[Passage]:
        """Give every sentence of a small graph with what it speaks of; of long texts none, as finding names takes long."""
        return passages(self) if sum(len(piece.sentence) for piece in self.sentences) <= _LONG else []

    @cached_property
    def spoken(self) -> list[tuple[str, str, str]]:
        """Give the names in the sentences as they stand, as they are called, and their kinds, the longest first."""
        found = {
            (one.text[name.start : name.end], name.label, name.kind) for one in self.passages for name in one.names
        }
        return sorted((one for one in found if len(one[0]) > 1), key=lambda one: (-len(one[0]), one))

    @cached_property
    def verbs(self) -> dict[str, tuple[str, ...]]:
        """Give the words that stand for each property."""
        return verbs_of(self)

    @cached_property
    def tabled(self) -> bool:
        """Tell whether any statement comes from a table."""
        return next(iter(self.store.match(None, term("kg:construction"), Literal(RULE))), None) is not None

    def pieces(self, goal: Goal) -> Iterator[tuple[Fact | None, Piece]]:
        """Give each sentence once, with a statement that was read from it, if any was."""
        seen: set[str] = set()
        for fact in self.around(goal):
            for piece in fact.evidence:
                if piece.sentence not in seen:
                    seen.add(piece.sentence)
                    yield fact, piece
        yield from ((None, piece) for piece in self.sentences if piece.sentence not in seen)

    def candidates(self, goal: Goal, shape: Shape) -> list[Fact]:
        """Give the statements that may match."""
        if self.facts.whole:
            return self.everything
        meaning = self.predicates.meaning(shape.words, goal.wants, shape.relation)
        properties = frozenset(meaning.properties)
        ends = [self._linked(words, shape) for words in shape.known]
        plain = [iri for iris in ends for iri in iris if not self.facts.is_hub(iri)]
        # Where one end is a hub and the other is not, the other tells all that can be said of both.
        wanted = plain if plain and len(ends) > 1 else [iri for iris in ends for iri in iris]
        found = {fact.iri: fact for iri in wanted for fact in self.facts.about(iri, properties)}
        return list(found.values())

    def _linked(self, words: str, shape: Shape) -> list[str]:
        """Give what an end may mean: by likeness only where the words were read, not merely cut out."""
        links = self.names.exact(words) if shape.origin == "split" else self.names.resolve(words)
        return [link.iri for link in links[:_LINKS]]

    def around(self, goal: Goal) -> list[Fact]:
        """Give the statements that may have to do with a clause: all of a small graph, else those of what it names."""
        if self.facts.whole:
            return self.everything
        iris = [link.iri for name in self.names.within(goal.text) for link in name.links[:_LINKS]]
        plain = [iri for iri in iris if not self.facts.is_hub(iri)]
        return list({fact.iri: fact for iri in plain or iris for fact in self.facts.about(iri)}.values())

    def about_documents(self) -> list[Fact]:
        """Give the statements about documents: of a large graph those that say who wrote, published and named them."""
        if self.facts.whole:
            return self.everything
        found: list[Fact] = []
        for name in ("author", "publishedIn", "title", "publishedOn"):
            matched = islice(self.store.match(None, names.PREDICATE, term(f"kg:{name}")), 500)
            found += self.facts.load(t.subject.value for t in matched if isinstance(t.subject, NamedNode))
        return found

    def having(self, name: str) -> list[Fact]:
        """Give the statements with a property: in a large graph no more than a few thousand."""
        matched = islice(self.store.match(None, names.PREDICATE, term(f"kg:{name}")), 3000)
        return self.facts.load(sorted({t.subject.value for t in matched if isinstance(t.subject, NamedNode)}))

    def titles(self) -> list[str]:
        """Give the titles of the documents of a small graph."""
        found = islice(self.store.match(None, names.TYPE, term("kg:Document")), 50)
        nodes = [t.subject for t in found if isinstance(t.subject, NamedNode)]
        return [
            self.store_label(node) for node in nodes if any(True for _ in self.store.match(node, term("kg:sha256")))
        ]

    def store_label(self, node: NamedNode) -> str:
        """Give the label of a thing."""
        return self.facts.end(node).label

    def units(self, text: str) -> list[tuple[str, float]]:
        """Give the words of a text that say something."""
        return content(text, self.ontology)

    def called(self, fact: Fact) -> str:
        """Give what a property is called, or the words of the predicate."""
        known = self.ontology.vocabulary.properties.get(fact.relation)
        return known.zh if known else fact.surface


def _better(row: Result, other: Result) -> bool:
    """Tell whether a row answers better: where nothing else does, or where rows do but the words fit less surely."""
    return not other.items or (
        row.score >= _SURE
        and other.score < row.score
        and all(p.construction == RULE for one in other.items for p in one.evidence)
    )


def told_kind(goal: Goal) -> str:
    """Tell the kind of a question in the words of its asker: who, where, when."""
    if goal.kind != "fill":
        return goal.kind
    return {
        "person": "who",
        "agent": "who",
        "place": "where",
        "date": "when",
        "number": "how-much",
        "reason": "why",
    }.get(goal.wants, "what")
