"""From noun phrases to entities: labels, kinds, members of a coordination, pronouns.

A label is what a reader would write in a graph: determiners, counters and plural endings are left out, modifiers kept;
a relative clause stays only where the head says too little without it. What a pronoun means is decided here, by the
subjects of the clauses before it; where that is not sure it stays unresolved, and nothing is stated of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.model import Antecedent, Entity, Span, Statement, Value
from kg.nlp import token as t
from kg.nlp.values import LOST, number

if TYPE_CHECKING:
    from kg.extract.grammar import Grammar
    from kg.extract.nodes import Phrase
    from kg.model import Document
    from kg.ontology.lexicon import Lexicon

_TRAILING = frozenset("们 等 本身 自身 所在 身上 上 中 里 之中 当中 方面 里面 来讲 来说 而言 来看 看来 之间".split())
_OPEN_KINDS = {"nr": "Person", "ns": "Place", "nt": "Organisation"}


@dataclass(frozen=True, slots=True)
class Reference:
    """One end of a statement, with where it stands and how it was resolved."""

    end: Entity | Value | Statement
    span: Span  #: in the clean text
    antecedents: tuple[Antecedent, ...] = ()
    words: str = ""


@dataclass(slots=True)
class Discourse:
    """Who was spoken of: what pronouns and empty subjects look back to."""

    subject: tuple[Reference, ...] = ()  #: of the clause before
    topic: tuple[Reference, ...] = ()  #: of the sentence before
    near: bool = False  #: the subject was named in the sentence at hand
    named: list[Reference] = field(default_factory=list)  #: entities by kind, latest last
    event: Reference | None = None  #: what 这 means: the clause before


class Resolver:
    """Gives the entities of noun phrases within one document."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.document = document
        self.lexicon = lexicon
        self.discourse = Discourse()
        self.kinds: dict[str, str] = {}
        self.aliases: dict[str, str] = {}  #: short name -> full name, as the document introduces them

    # Labels and kinds

    def entity(self, label: str, kind: str = "") -> Entity:
        """Give the entity of a label, known or new."""
        label = self.canonical(label)
        term = self.lexicon.terms.get(label)
        if term is not None:
            return Entity(term.label, term.kind)
        known = self.kinds.get(label) or kind or self.kind(label)
        self.kinds.setdefault(label, known)
        return Entity(label, known)

    def canonical(self, label: str) -> str:
        """Fold an alias to its label: first those of the document, then those of the lexicon."""
        label = self.aliases.get(label, label)
        for form in (label, label.replace("的", ""), label.removesuffix("们")):
            known = self.lexicon.aliases.get(form)
            if known is not None:
                return known
        return label.removesuffix("们")

    def kind(self, label: str) -> str:
        """Tell the kind of a thing by the ending of its name; Concept where none tells."""
        for length in range(min(6, len(label) - 1), 0, -1):
            found = self.lexicon.noun(label[-length:], "suffix")
            if found == "Group" and length > 1:
                return found
            if found is not None and length < len(label) and "的" not in label:
                return found if length > 1 or len(label) > 2 else "Concept"
        if self.lexicon.noun(label, "role") is not None:
            return "Role"
        return "Concept"

    def label(self, grammar: Grammar, start: int, end: int) -> str:
        """Give the words of ``[start, end)`` as a label."""
        tokens, cats = grammar.tokens, grammar.cats
        while start < end - 1 and (
            cats[start] & (t.DET | t.Q)
            or (cats[start] & t.D and not cats[start] & (t.A | t.N | t.P | t.V) and self.lexicon.function(tokens[start].text, "adv") is not None)
            or (cats[start] & t.P and tokens[start].text in ("像", "如同", "有关", "关于"))
            or (cats[start] & t.DE)
            or (cats[start] & t.M and not cats[start] & t.VALUE and start + 1 < end)
        ):
            start += 1
        while end - 1 > start and (tokens[end - 1].text in _TRAILING or cats[end - 1] & (t.W | t.DE)):
            end -= 1
        while start < end - 1 and cats[end - 1] & t.DE:
            end -= 1
        if end - start == 1:
            return tokens[start].label.removesuffix("们") if not cats[start] & t.NAME else tokens[start].label
        words = []
        for k in range(start, end):
            if start < k < end - 1 and cats[k] & t.DET and cats[k - 1] & t.DE and not cats[k] & t.R:
                continue
            word = tokens[k].text
            words.append(_plain(word) if word[0] in "“「『《" else word)
        return "".join(words)

    # Phrases

    def references(self, grammar: Grammar, phrase: Phrase) -> tuple[Reference, ...]:
        """Give what a noun phrase means: one reference for each member; none where it stays unresolved."""
        found: list[Reference] = []
        for start, end, shared in self._members(grammar, phrase):
            one = self._reference(grammar, phrase, start, end, shared)
            if one is None:
                return ()
            found.extend(one)
        return tuple(found)

    def _members(self, grammar: Grammar, phrase: Phrase) -> list[tuple[int, int, str]]:
        """Split a coordination: token ranges, each with the words its members share."""
        cats, tokens = grammar.cats, grammar.tokens
        joints = [
            k for k in range(phrase.start + 1, phrase.end - 1)
            if cats[k] & t.COORD and not cats[k] & t.N and tokens[k].text not in ("而", "且", "并", "并且")
        ]  # fmt: skip
        if joints and self._titles(grammar, phrase, joints):
            return [(phrase.start, phrase.end, "")]
        commas = [b for b in grammar.breaks if phrase.start < b < phrase.end and cats[b - 1] & t.N and cats[b] & t.N and not (cats[b - 1] | cats[b]) & t.T]
        if commas and not joints and not any(m.clause for m in phrase.modifiers):
            edges = [phrase.start, *commas, phrase.end]
            return [(a, b, "") for a, b in zip(edges, edges[1:], strict=False)]
        if not joints or any(m.kind == "clause" and any(m.start <= k < m.end for k in joints) for m in phrase.modifiers):
            return [(phrase.start, phrase.end, "")]
        marks = [k for k in range(phrase.start, phrase.end) if cats[k] & t.DE]
        head = grammar.text(phrase.head, phrase.end)
        if marks and all(k < marks[-1] for k in joints):
            if self.lexicon.noun(head, "attribute") is None or len(marks) > 1:
                return [(phrase.start, phrase.end, "")]
            return [(a, b, "的" + head) for a, b in _between(phrase.start, marks[0], joints)]
        if any(cats[k] & t.P and tokens[k].text in ("与", "同", "跟") for k in joints) and not self._listed(grammar, phrase, joints):
            return [(phrase.start, phrase.end, "")]
        parts = _between(phrase.start, phrase.end, joints)
        if marks and marks[-1] < joints[0] and any(m.kind in ("clause", "preposition") for m in phrase.modifiers):
            return [(phrase.start, phrase.end, "")]
        if marks and marks[-1] < joints[0] and len(marks) == 1 and self._one_group(grammar, marks[0], phrase.end):
            owner = grammar.text(phrase.start, marks[0] + 1)
            return [(a, b, "") if a == phrase.start else (a, b, "<" + owner) for a, b in parts]
        return [(a, b, "") for a, b in parts]

    def _titles(self, grammar: Grammar, phrase: Phrase, joints: list[int]) -> bool:
        """Tell whether what is joined are the posts of one person: 创始人、董事长贺长庚."""
        tokens = grammar.tokens
        last = tokens[phrase.end - 1]
        if last.kind != "Person" or joints[-1] >= phrase.end - 2:
            return False
        return all(self.lexicon.noun(tokens[k - 1].text, "role") is not None for k in joints)

    def _one_group(self, grammar: Grammar, mark: int, end: int) -> bool:
        """Tell whether the heads behind one 的 are common nouns: 金融科技的精髓和奥义, but not 公司的员工和张三."""
        return not any(grammar.cats[k] & (t.NAME | t.VALUE) for k in range(mark + 1, end))

    def _listed(self, grammar: Grammar, phrase: Phrase, joints: list[int]) -> bool:
        """Tell whether 与 joins names, not a partner to an event: A与B, but not 与产业端的融合."""
        return not any(grammar.cats[k] & t.DE for k in range(joints[-1], phrase.end))

    def _reference(self, grammar: Grammar, phrase: Phrase, start: int, end: int, shared: str) -> tuple[Reference, ...] | None:
        cats, tokens = grammar.cats, grammar.tokens
        span = Span(tokens[start].start, tokens[end - 1].end)
        if LOST in self.document.clean[span.start : span.end]:
            return None
        core = end
        while core - 1 > start and cats[core - 1] & t.R and tokens[core - 1].text in ("本身", "自身", "自己"):
            core -= 1
        if core - start == 1 and cats[start] & t.R:
            return self.pronoun(tokens[start].text, span)
        at = next((k for k in range(start, end) if cats[k] & t.VALUE), None)
        if at is not None and at - start <= 1 and end - at <= 2 and not any(cats[k] & t.N and not cats[k] & t.VALUE for k in range(start, end)):
            value = self._value(grammar, at, at + 1)
            return (Reference(replace(value, label=grammar.text(start, end)), span),)
        core_start = self._name_at_end(grammar, start, core)
        label = self._named(grammar, phrase, start, core) if core_start == start else tokens[core - 1].label
        label = shared[1:] + label if shared.startswith("<") else label + shared
        if not label or label in _EMPTY:
            return None
        if self._conduct(grammar, start, core):
            source = self.discourse.subject or self.discourse.topic
            return tuple(self._resolved(one, grammar.text(start, end), span) for one in source) or None
        owned = next((k for k in range(start + 2, core - 1) if cats[k] & t.DE), None) if self._epithet(grammar, start, core) else None
        if owned is not None:
            whose = self._by_kind(self.label(grammar, start, owned), span, grammar.text(start, owned))
            label = self.label(grammar, owned + 1, core) + shared
            return tuple(Reference(self.entity(f"{one.end.label}的{label}"), span, one.antecedents) for one in whose) or None
        if self._epithet(grammar, start, core):
            return self._by_kind(label, span, grammar.text(start, end)) or None
        if core - start == 1 and self.lexicon.noun(tokens[start].text, "part") is not None:
            owners = [one for one in self.discourse.subject or self.discourse.topic if isinstance(one.end, Entity) and one.end.kind not in ("Concept", "Quality", "Situation", "Group")]
            if len(owners) == 1:
                bridged = self._resolved(owners[0], "", Span(span.start, span.start))
                return (Reference(self.entity(f"{owners[0].end.label}的{label}"), span, bridged.antecedents),)
        clausal = bool(phrase.modifiers) and phrase.modifiers[0].kind == "clause"
        own = None if clausal else self._possessor(grammar, start, core)
        if own is not None:
            first, rest = own
            if first is None:
                return None
            label = (first.end.label if isinstance(first.end, Entity) else "") + "的" + rest
            return (Reference(self.entity(label), span, first.antecedents),)
        kind = next((tokens[k].kind for k in (core - 1,) if cats[k] & t.NAME and core - start == 1), "")
        if not kind and tokens[end - 1].text.endswith("们"):
            kind = "Group"
        return (Reference(self.entity(label, kind), span),)

    def _name_at_end(self, grammar: Grammar, start: int, end: int) -> int:
        """Give where a name starts that the words before it only describe: 桥梁专家陆启元, 工视企业澜川科技."""
        last = grammar.tokens[end - 1]
        if end - start < 2 or not grammar.cats[end - 1] & t.NAME or last.kind not in ("Person", "Company"):
            return start
        before = grammar.cats[end - 2]
        if before & (t.DE | t.NAME) and not (before & t.DE) and grammar.tokens[end - 2].kind == last.kind:
            return start
        return end - 1 if not before & (t.COORD | t.P) else start

    def _named(self, grammar: Grammar, phrase: Phrase, start: int, end: int) -> str:
        """Give the label of a member, without a relative clause whose head says enough alone."""
        first = start
        for modifier in phrase.modifiers:
            if modifier.start == first and modifier.kind == "clause" and modifier.end + 1 < end:
                seen = modifier.clause.subject if modifier.clause is not None else None
                if seen is not None and self.lexicon.function(grammar.tokens[seen.start].text, "pron") in ("author", "people"):
                    first = modifier.end + 1
                    continue
                rest = self.label(grammar, modifier.end + 1, end)
                if self.lexicon.aliases.get(rest) is not None or (self._full(grammar, modifier.end + 1, end) and modifier.end - modifier.start > 6):
                    first = modifier.end + 1
        return self.label(grammar, first, end)

    def _full(self, grammar: Grammar, start: int, end: int) -> bool:
        """Tell whether a head says enough without its relative clause."""
        return grammar.cats[end - 1] & t.NAME != 0

    def amount(self, grammar: Grammar, start: int, end: int) -> Reference:
        """Give the value at a token as a reference."""
        span = Span(grammar.tokens[start].start, grammar.tokens[end - 1].end)
        return Reference(self._value(grammar, start, end), span)

    def _value(self, grammar: Grammar, start: int, end: int) -> Value:
        token = grammar.tokens[start]
        words = grammar.text(start, end)
        if token.kind in ("integer", "decimal"):
            digits = "".join(c for c in token.text if c in "0123456789,.〇零一二两三四五六七八九十百千万亿点")
            unit = words[words.find(digits) + len(digits) :] if digits and digits in words else ""
            return Value(words, number(digits) if digits else words, token.kind, unit)
        from kg.nlp.values import values

        for _, value in values(token.text, Span(0, len(token.text))):
            return Value(words, value.value, value.datatype, value.unit)
        return Value(words, words, "string")

    # Pronouns and epithets

    def pronoun(self, word: str, span: Span) -> tuple[Reference, ...]:
        """Give what a pronoun stands for; nothing where it is not sure."""
        function = self.lexicon.function(word, "pron") or ""
        discourse = self.discourse
        if function in ("third", "self"):
            source = discourse.subject or discourse.topic
            if word in ("他", "她", "他们", "她们"):
                people = tuple(one for one in source if isinstance(one.end, Entity) and self.kinds.get(one.end.label, one.end.kind) == "Person")
                source = people or self._latest(("Person",)) or self._latest(("Role",))
            elif word in ("它", "它们"):
                source = self._things(source)
            return tuple(self._resolved(one, word, span) for one in source) if all(self.sure(one, near=discourse.near) for one in source) else ()
        if function == "event" and discourse.event is not None and word in ("这", "此"):
            return (self._resolved(discourse.event, word, span),)
        if function == "people":
            return (Reference(Entity(word, "Group"), span),)
        if function == "author":
            return (Reference(Entity("作者", "Person"), span),)
        if function == "both":
            pair = tuple(self._resolved(one, word, span) for one in discourse.subject)
            return pair if len(pair) > 1 else ()
        if function == "thing":
            return (Reference(Entity(word), span),)
        return ()

    def _things(self, source: tuple[Reference, ...]) -> tuple[Reference, ...]:
        """Give what 它 can mean: no person and no authority, the subject before all, then what was named last."""
        agents = ("Person", "GovernmentBody", "Organisation", "Role", "Court")

        def thing(one: Reference) -> bool:
            return isinstance(one.end, Entity) and self.kinds.get(one.end.label, one.end.kind) not in agents

        fitting = tuple(one for one in source if thing(one))
        return fitting or tuple([one for one in self.discourse.named if thing(one)][-1:])

    def elided(self, place: int) -> tuple[Reference, ...]:
        """Give the subject that a clause leaves out."""
        discourse = self.discourse
        source = discourse.subject or discourse.topic
        near = discourse.near and bool(discourse.subject)
        if not all(self.sure(one, near=near) and (near or self._themed(one)) for one in source):
            return ()
        return tuple(self._resolved(one, "", Span(place, place)) for one in source)

    def sure(self, one: Reference, *, near: bool = False) -> bool:
        """Tell whether a thing is known well enough to be looked back to.

        A name, a known term, a group or a whole coordination is; a common noun only within its own sentence, and a
        string that no list knows and that is no name, never.
        """
        end = one.end
        if not isinstance(end, Entity):
            return False
        kind = self.kinds.get(end.label, end.kind)
        if end.label in self.lexicon.aliases or kind not in ("Concept", "Quality", "Value", "Role", "Measure", "Situation"):
            return True
        return (near or kind == "Measure") and (len(end.label) <= _LONG or kind == "Situation")

    def _themed(self, one: Reference) -> bool:
        """Tell whether a sentence may leave a subject out that the one before named: not an authority named in passing."""
        return isinstance(one.end, Entity) and self.kinds.get(one.end.label, one.end.kind) not in _PASSING

    def _resolved(self, one: Reference, word: str, span: Span) -> Reference:
        align = self.document.alignment
        label = one.end.label
        antecedent = Antecedent(word, align.raw_span(span), label, align.raw_span(one.span))
        return Reference(one.end, span, (antecedent,), one.words)

    def _latest(self, kinds: tuple[str, ...]) -> tuple[Reference, ...]:
        for one in reversed(self.discourse.named):
            if isinstance(one.end, Entity) and self.kinds.get(one.end.label, one.end.kind) in kinds:
                return (one,)
        return ()

    def _epithet(self, grammar: Grammar, start: int, end: int) -> bool:
        return end - start >= 2 and grammar.tokens[start].text in ("该", "这家", "这座", "这位", "此", "这一", "这场", "这款", "这项", "该家", "这个")

    def _conduct(self, grammar: Grammar, start: int, end: int) -> bool:
        """Tell whether 这样一种做法 or the like points back to what somebody was said to do."""
        head = grammar.text(end - 1, end)
        return end - start <= 3 and grammar.tokens[start].text in _POINTING and head in ("做法", "行为", "举动", "举措", "现象", "特性", "模式", "方式")

    def _by_kind(self, label: str, span: Span, words: str) -> tuple[Reference, ...]:
        """Resolve 该公司 to the latest company, 这座桥 to the latest thing whose name ends so."""
        kind = _EPITHETS.get(label)
        for one in reversed(self.discourse.named):
            if isinstance(one.end, Entity) and (one.end.kind in (kind or ()) or (one.end.label.endswith(label) and one.end.label != label)):
                return (self._resolved(one, words, span),)
        return ()

    def _possessor(self, grammar: Grammar, start: int, end: int) -> tuple[Reference | None, str] | None:
        """Resolve 其做法 and 自身的功能 to the owner; None where there is no such pronoun."""
        first = grammar.tokens[start]
        if not grammar.cats[start] & t.R or end - start < 2:
            return None
        function = self.lexicon.function(first.text, "pron")
        if function not in ("third", "self", "author"):
            return None
        skip = start + 1 + bool(grammar.cats[start + 1] & t.DE)
        rest = self.label(grammar, skip, end)
        owners = self.pronoun(first.text, Span(first.start, first.end))
        return (owners[0] if len(owners) == 1 else None), rest


_PASSING = frozenset("Organisation GovernmentBody Court Place City Country Situation".split())
_LONG = 12  # code points; a longer label is a description, not a thing to look back to
_EMPTY = frozenset("的 我们 人 这 那 什么 时 方面 情况 之后 之前 如此".split())
_POINTING = frozenset("这样一种 这种 这样 此种 这一 这类 此类 这个".split())
_EPITHETS = {
    "公司": ("Company",), "企业": ("Company",), "集团": ("Company",), "银行": ("Company",), "机构": ("Organisation", "Company"), "平台": ("Product", "Company"),
    "产品": ("Product",), "学校": ("Organisation",), "城市": ("Place",), "作品": ("Work",), "法规": ("Law",), "办法": ("Law",), "条例": ("Law",),
}  # fmt: skip


def _between(start: int, end: int, joints: list[int]) -> list[tuple[int, int]]:
    edges = [start - 1, *[k for k in joints if start <= k < end], end]
    return [(a + 1, b) for a, b in zip(edges, edges[1:], strict=False) if a + 1 < b]


def _plain(text: str) -> str:
    return text.strip("“”「」『』《》")
