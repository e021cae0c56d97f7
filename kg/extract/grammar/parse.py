"""What all parts of the grammar share: the tokens of a sentence, and the sub-parses that are kept."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import reduce
from itertools import accumulate
from operator import or_
from typing import TYPE_CHECKING, TypeVar

from kg.extract.grammar.words import CLOSERS
from kg.extract.nodes import Clause, Core, Predicate
from kg.model import Span
from kg.nlp import token as t
from kg.nlp.arguments import OBJECT_END, SUBJECT_END

if TYPE_CHECKING:
    from collections.abc import Container

    from kg.extract.match import Matcher, Sifted
    from kg.extract.nodes import Adjunct, Modifier, Phrase
    from kg.nlp.arguments import Arguments
    from kg.nlp.token import Token
    from kg.ontology.lexicon import Lexicon

#: What the network sees otherwise costs this for each step of the logarithm below what is allowed, up to the furthest.
_UNLIKE, _ALLOWED, _FURTHEST = 0.06, 1.5, 5.0
KEY = 1000  #: a range ``[i, j)`` is kept under ``i * KEY + j``: no sentence has as many tokens as that in one clause

Node = TypeVar("Node", Core, Predicate, Clause)
_OPEN = "于在到至自从"  #: a verb that ends so lacks its time


class Parse(ABC):
    """The tokens of one sentence; phrases, predicates and clauses are made of each other, each in its own file."""

    def __init__(
        self,
        tokens: list[Token],
        lexicon: Lexicon,
        matcher: Matcher,
        breaks: tuple[int, ...] = (),
        expected: Arguments | None = None,
    ) -> None:
        self.tokens = tokens
        self.expected = expected  #: what the network says of the sentence
        self.breaks = breaks  #: tokens that stand after a comma
        self.cats = [one.cats for one in tokens]
        together = reduce(or_, self.cats, 0)
        self.coordinated = bool(together & t.COORD)
        self.mannered = bool(together & t.DI)  #: a 地 stands somewhere
        self.words = "".join([one.text for one in tokens])
        self.offsets = list(accumulate([len(one.text) for one in tokens], initial=0))
        self.starts = {place: k for k, place in enumerate(self.offsets)}  #: which token starts at a character
        self.lexicon = lexicon
        self.matcher = matcher
        self.marks = [k for k, c in enumerate(self.cats) if c & t.DE]  #: where a 的 stands
        #: for each token, where the first 的 from there on stands, else a number past all
        self.next_de = [
            d
            for d, before in zip([*self.marks, len(tokens)], [-1, *self.marks], strict=True)
            for _ in range(d - before)
        ]
        #: for each token, whether a 的 stands right before it
        self.after_de = [k > 0 and bool(c & t.DE) and k not in breaks for k, c in enumerate([0, *self.cats[:-1]])]
        #: where an adjunct may end
        self.closers = [k for k, one in enumerate(tokens) if one.text in CLOSERS or self.counts_from(k)]
        self.openings: dict[int, list[Sifted]] = {}  #: for each token, the constructions that may start there
        self._spans: dict[int, Span] = {}
        self._flats: dict[int, float] = {}
        self._phrases: dict[int, Phrase | None] = {}
        self._predicates: dict[int, Predicate | None] = {}
        self._adjunct_phrases: dict[int, Adjunct | None] = {}
        self._clauses: dict[int, Clause | None] = {}

    def counts_from(self, k: int) -> bool:
        """Tell whether a time is counted from what the verb before it tells: 报告发布|两天后, but not 决定|两年后上市."""
        if not k or not (self.cats[k] & t.T and self.cats[k] & t.VALUE and self.tokens[k].text[-1] in "前后"):
            return False
        verb = self.tokens[k - 1].text
        known = self.lexicon.verbs.get(verb)
        plain = (known is None or known.frame == "np") and verb[-1] not in _OPEN  # 建于|两年前
        return plain and k not in self.breaks and bool(self.cats[k - 1] & t.V) and not self.cats[k - 1] & t.P

    def text(self, start: int, end: int) -> str:
        """Give the words of some tokens, joined."""
        return self.words[self.offsets[start] : self.offsets[end]]

    def span(self, start: int, end: int) -> Span:
        """Give where some tokens stand in the clean text."""
        key = start * KEY + end
        found = self._spans.get(key)
        if found is None:
            found = self._spans[key] = Span(self.tokens[start].start, self.tokens[end - 1].end)
        return found

    def aged(self, k: int) -> bool:
        """Tell whether a token is an age, which may say when something was: 十二岁拜师."""
        return bool(self.cats[k] & t.VALUE) and self.tokens[k].text[-1] == "岁"

    def piece_start(self, k: int) -> int:
        """Give where the piece between commas begins in which a token stands."""
        return max((b for b in self.breaks if b <= k), default=0)

    def piece_end(self, k: int) -> int:
        """Give where the piece between commas ends in which a token stands."""
        return min((b for b in self.breaks if b > k), default=len(self.tokens))

    def preceded_by(self, k: int, words: Container[str]) -> bool:
        """Tell whether one of some words stands before a token in its piece."""
        return any(self.tokens[j].text in words for j in range(self.piece_start(k), k))

    def broken(self, start: int, end: int) -> bool:
        """Tell whether a comma stands within tokens ``[start, end)``."""
        return any(start < b < end for b in self.breaks)

    def before_particles(self, start: int, end: int) -> int:
        """Give where tokens ``[start, end)`` end without their final particles; a 的 is none."""
        while end > start and self.cats[end - 1] & t.Y and not self.cats[end - 1] & t.DE:
            end -= 1
        return end

    def after_determiner(self, k: int, start: int) -> bool:
        """Tell whether 一个, 这种 or the like stands right before: then a verb opens a clause."""
        return k > start and bool(self.cats[k - 1] & (t.DET | t.M | t.Q))

    def denies_quality(self, k: int, end: int) -> bool:
        """Tell whether 不 stands right before an adjective, as in 不正当手段 and 不完整的城墙."""
        return k + 1 < end and self.tokens[k].text == "不" and bool(self.cats[k + 1] & t.A)

    def unlike_predicate(self, k: int) -> float:
        """Give what it costs to take a word for a predicate where the network sees none."""
        if self.expected is None:
            return 0.0
        first = self.tokens[k].start - self.expected.start
        best = float(self.expected.predicates[first : first + len(self.tokens[k].text)].max(initial=-9.0))
        return _UNLIKE * min(_FURTHEST, max(0.0, -best - _ALLOWED))

    def unlike_subject(self, start: int, end: int, predicate: int) -> float:
        """Give what it costs to take tokens ``[start, end)`` for the subject where the network sees another."""
        return self._unlike(SUBJECT_END, start, end, predicate)

    def unlike_object(self, start: int, end: int, predicate: int) -> float:
        """Give what it costs to take tokens ``[start, end)`` for the object where the network sees another."""
        return self._unlike(OBJECT_END, start, end, predicate)

    def _unlike(self, row: int, start: int, end: int, predicate: int) -> float:
        expected, tokens = self.expected, self.tokens
        if expected is None:
            return 0.0
        ends = expected.ends(tokens[predicate].start - expected.start)
        if ends is None:
            return 0.0  # that it is no predicate costs enough
        last, first = (
            ends[row, tokens[end - 1].end - expected.start],
            ends[row + 1, tokens[start].start - expected.start + 1],
        )
        return _UNLIKE * sum(min(_FURTHEST, max(0.0, -float(one) - _ALLOWED)) for one in (last, first))

    @abstractmethod
    def phrase(self, i: int, j: int) -> Phrase | None:
        """Read tokens ``[i, j)`` as a noun phrase."""

    @abstractmethod
    def flat(self, i: int, j: int) -> float:
        """Give the cost of ``[i, j)`` as a noun group without 的."""

    @abstractmethod
    def modifier(self, i: int, d: int) -> tuple[Modifier | None, float]:
        """Read ``[i, d)`` as what modifies the noun behind the 的 at ``d``, with its cost."""

    @abstractmethod
    def predicate(self, i: int, j: int) -> Predicate | None:
        """Read ``[i, j)`` as a verb phrase with its operators."""

    @abstractmethod
    def adjunct_phrase(self, i: int, m: int) -> Adjunct | None:
        """Read ``[i, m)`` as a preposition with its noun phrase or clause, and perhaps a closing word."""

    @abstractmethod
    def core(self, i: int, j: int) -> Core | None:
        """Read ``[i, j)`` as a verb with its object, a construction, or an adjective."""

    @abstractmethod
    def clause(self, i: int, j: int) -> Clause | None:
        """Read ``[i, j)`` as a clause."""


def cheaper(one: Node | None, other: Node | None) -> Node | None:
    """Give the reading that costs less; the first where they cost the same."""
    if one is None:
        return other
    if other is None:
        return one
    return other if other.cost < one.cost - 1e-9 else one
