"""Who was spoken of, and what pronouns, epithets and empty subjects look back to.

What they mean is decided by the subjects of the clauses before; where that is not sure they stay unresolved, and
nothing is stated of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.labels import Labels
from kg.model import Antecedent, Entity, Span, Statement, Value
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.grammar import Grammar
    from kg.model import Document
    from kg.ontology.lexicon import Lexicon

AUTHOR = Entity("作者", "Person")  #: what 我们 and 笔者 mean

#: Kinds that a name in passing has: a sentence that leaves its subject out does not mean them.
_PASSING = frozenset("Organisation GovernmentBody Court Place City Country Situation".split())
#: Kinds of common nouns: known only within their own sentence.
_COMMON = ("Concept", "Quality", "Value", "Role", "Measure", "Situation")
#: Kinds that 它 does not mean.
_AGENTS = ("Person", "GovernmentBody", "Organisation", "Role", "Court")
_LONG = 12  # code points; a longer label is a description, not a thing to look back to
_ONES = ("他", "她", "他们", "她们")
_THINGS = ("它", "它们")
#: What an epithet may stand for, by its noun: 该公司, 这家银行.
_EPITHETS = {
    "公司": ("Company",),
    "企业": ("Company",),
    "集团": ("Company",),
    "银行": ("Company",),
    "机构": ("Organisation", "Company"),
    "平台": ("Product", "Company"),
    "产品": ("Product",),
    "学校": ("Organisation",),
    "城市": ("Place",),
    "作品": ("Work",),
    "法规": ("Law",),
    "办法": ("Law",),
    "条例": ("Law",),
}


@dataclass(frozen=True, slots=True)
class Reference:
    """One end of a statement, with where it stands and how it was resolved."""

    end: Entity | Value | Statement
    span: Span  #: in the clean text
    antecedents: tuple[Antecedent, ...] = ()
    words: str = ""  #: the conduct that stands for who conducts himself so: 该公司的做法


References = tuple[Reference, ...]


@dataclass(slots=True)
class Discourse:
    """Who was spoken of: what pronouns and empty subjects look back to."""

    subject: References = ()  #: of the clause before
    topic: References = ()  #: of the sentence before
    near: bool = False  #: the subject was named in the sentence at hand
    named: list[Reference] = field(default_factory=list)  #: entities by kind, latest last
    event: Reference | None = None  #: what 这 means: the clause before

    @property
    def spoken(self) -> References:
        """Give whom the text speaks of: the subject of the clause before, else of the sentence before."""
        return self.subject or self.topic


class Pronouns(Labels):
    """Resolves what looks back."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        super().__init__(document, lexicon)
        self.discourse = Discourse()

    def pronoun(self, word: str, span: Span) -> References:
        """Give what a pronoun stands for; nothing where it is not sure."""
        function = self.lexicon.function(word, "pron") or ""
        discourse = self.discourse
        if function in ("third", "self"):
            source = self._third(word)
            known = all(self.sure(one, near=discourse.near) for one in source)
            return tuple(self.resolved(one, word, span) for one in source) if known else ()
        if function == "event" and discourse.event is not None and word in ("这", "此"):
            return (self.resolved(discourse.event, word, span),)
        if function == "both":
            return tuple(self.resolved(one, word, span) for one in discourse.subject if len(discourse.subject) > 1)
        meant = {"people": Entity(word, "Group"), "author": AUTHOR, "thing": Entity(word)}.get(function)
        return () if meant is None else (Reference(meant, span),)

    def _third(self, word: str) -> References:
        """Give what a pronoun of the third person can mean."""
        source = self.discourse.spoken
        if word in _ONES:
            people = tuple(one for one in source if isinstance(one.end, Entity) and self.kind_of(one.end) == "Person")
            return people or self._latest("Person") or self._latest("Role")
        return self._things(source) if word in _THINGS else source

    def _things(self, source: References) -> References:
        """Give what 它 can mean: no person and no authority, the subject before all, then what was named last."""

        def thing(one: Reference) -> bool:
            return isinstance(one.end, Entity) and self.kind_of(one.end) not in _AGENTS

        fitting = tuple(one for one in source if thing(one))
        return fitting or tuple([one for one in self.discourse.named if thing(one)][-1:])

    def _latest(self, kind: str) -> References:
        for one in reversed(self.discourse.named):
            if isinstance(one.end, Entity) and self.kind_of(one.end) == kind:
                return (one,)
        return ()

    def elided(self, place: int) -> References:
        """Give the subject that a clause leaves out."""
        discourse = self.discourse
        source = discourse.spoken
        near = discourse.near and bool(discourse.subject)
        if not all(self.sure(one, near=near) and (near or self._themed(one)) for one in source):
            return ()
        return tuple(self.resolved(one, "", Span(place, place)) for one in source)

    def sure(self, one: Reference, *, near: bool = False) -> bool:
        """Tell whether a thing is known well enough to be looked back to.

        A name, a known term, a group or a whole coordination is; a common noun only within its own sentence, and a
        string that no list knows and that is no name, never.
        """
        end = one.end
        if not isinstance(end, Entity):
            return False
        kind = self.kind_of(end)
        if end.label in self.lexicon.aliases or kind not in _COMMON:
            return True
        return (near or kind == "Measure") and (len(end.label) <= _LONG or kind == "Situation")

    def _themed(self, one: Reference) -> bool:
        """Tell whether a sentence may leave out a subject of the one before: not an authority named in passing."""
        return isinstance(one.end, Entity) and self.kind_of(one.end) not in _PASSING

    def resolved(self, one: Reference, word: str, span: Span) -> Reference:
        """Give what a word at a place looks back to, with where that stood."""
        align = self.document.alignment
        antecedent = Antecedent(word, align.raw_span(span), one.end.label, align.raw_span(one.span))
        return Reference(one.end, span, (antecedent,), one.words)

    def by_kind(self, label: str, span: Span, words: str) -> References:
        """Resolve 该公司 to the latest company, 这座桥 to the latest thing whose name ends so."""
        kinds = _EPITHETS.get(label, ())
        for one in reversed(self.discourse.named):
            end = one.end
            if isinstance(end, Entity) and (end.kind in kinds or (end.label.endswith(label) and end.label != label)):
                return (self.resolved(one, words, span),)
        return ()

    def possessor(self, grammar: Grammar, start: int, end: int) -> tuple[Reference | None, str] | None:
        """Resolve 其做法 and 自身的功能 to the owner; None where there is no such pronoun."""
        first = grammar.tokens[start]
        if not grammar.cats[start] & t.R or end - start < 2:
            return None
        if self.lexicon.function(first.text, "pron") not in ("third", "self", "author"):
            return None
        skip = start + 1 + bool(grammar.cats[start + 1] & t.DE)
        rest = self.label(grammar, skip, end)
        owners = self.pronoun(first.text, Span(first.start, first.end))
        return (owners[0] if len(owners) == 1 else None), rest
