"""Read a document: paragraphs, sentences, clauses, statements.

A sentence is cut at its commas (`pieces`); pieces that are no clause alone are joined with what follows (`joining`).
Over the clauses of a sentence run the subject, the conditions (`meaning`) and the holder (`speakers`). Furniture is
never read; what is repeated pools its evidence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, deque
from dataclasses import replace
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from kg.extract.beside import Beside
from kg.extract.byline import Bylines
from kg.extract.clefts import rather
from kg.extract.discourse import AUTHOR, Reference, References
from kg.extract.entries import Entries
from kg.extract.expected import Expected
from kg.extract.facts import Facts
from kg.extract.gender import genders
from kg.extract.kinds import with_kinds
from kg.extract.meaning import Heading
from kg.extract.naming import Naming
from kg.extract.pieces import behind_semicolons, pieces
from kg.extract.posts import Posts
from kg.extract.recut import recut
from kg.extract.sense import Sense
from kg.extract.theme import house_of, theme_of
from kg.model import Document, Entity, Modality, Role, Span, Statement, pool
from kg.nlp.arguments import BACK, network
from kg.nlp.names import names
from kg.nlp.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.parsed import Read
    from kg.model import Paragraph
    from kg.nlp.arguments import Arguments, Network
    from kg.nlp.names import NamesFound
    from kg.nlp.token import Token
    from kg.ontology import Ontology

_CONCERNED = re.compile("(?:但是?|而|不过，?)?对于?(?P<who>[^，。]{2,8}?)(?:来说|来讲|而言)，")
#: What a stretch of text gave: where, its clauses, what was stated, what was dropped and why.
Step = tuple[Span, list["Read"], list[Statement], list[str]]

#: An item of a list in a rule: （三）.
_ITEM = re.compile(r"\s*[（(][一二三四五六七八九十0-9]{1,3}[）)]")
_AT = frozenset("藏于 位于 建于 存于 设于 立于 始于 属于 葬于 毁于 现藏 入藏".split())  # and with none of these
_TOGETHER, _AT_ONCE = 60, 6000  # sentences, and their code points, that the network reads side by side: some 25 MB
_READABLE = 1000  # code points; a longer sentence is none, and the network would need memory without bound for it
_TOP = 4  # lines among which a byline may stand
_NO_NAME = frozenset("由和与在对被将而也于从向为让给把并及等据该此称入")  # a name that a rule found begins with none
_WHEN = "时后"  # a name of a place ends with none
#: Kinds of things that a text goes on speaking of, from sentence to sentence.
_TOPICS = frozenset(
    "Person Company Organisation Product Work Law University School Court GovernmentBody SportsTeam Structure Industry "
    "Group".split()
)


class Reader(Expected):
    """Reads one document with one ontology.

    What the rules read is weighed against what the network of arguments sees, and adds to it; without, the rules speak
    alone, and their confidence is their own: so linguists try them.
    """

    def __init__(self, document: Document, ontology: Ontology, *, weighed: bool = True) -> None:
        super().__init__(document, ontology)
        self.weighed = weighed
        self.network: Network | None = None  #: another than the one that comes with the package
        self.ahead: dict[Span, tuple[list[Token], Arguments | None]] = {}  #: sentences that were cut already
        self.behind: deque[Arguments] = deque(maxlen=BACK)  #: the sentences before
        self.topic: References = ()  #: whom the text speaks of, from sentence to sentence
        self.heading: Heading | None = None  #: of the list at hand
        self.paragraphs = (0, 0)  #: where the paragraph at hand starts, and the one before it
        found = self._introduce()
        self._employ(found)
        facts = Facts(document, self.resolver, ontology.vocabulary, self.interpreter.statements)
        self.posts = Posts(facts, found, self.names)
        self.naming = Naming(facts, self.names)
        self.entries = Entries(facts, self.names)
        self.beside = Beside(facts)
        self.bylines = Bylines(facts)

    def _introduce(self) -> NamesFound:
        """Find the names of the document, and choose for each thing the form that it mostly goes by."""
        text, lexicon, resolver = self.document.clean, self.lexicon, self.resolver
        found = names(text, [p.span for p in self.document.paragraphs if p.role is not Role.FURNITURE], lexicon)
        forms: dict[str, Counter[str]] = {}
        spans = []
        for one in found.spans:
            form = one.span.of(text)
            if one.kind == "Person" and self._within_noun(one.span):
                continue  # 毛利 of 毛利率
            if one.kind == "Place" and form[-1] in _WHEN:
                continue  # 在髹漆后
            if (
                form not in lexicon.words
                and form not in lexicon.verbs
                and form[0] not in _NO_NAME
                and form[:2] not in _AT
            ):
                spans.append(one)
                forms.setdefault(one.label, Counter())[form] += 1
        chosen = {label: _commonest(count) for label, count in forms.items()}
        resolver.aliases.update((label, form) for label, form in chosen.items() if form != label)
        for short, full in found.aliases.items():
            form = chosen.get(full, full)
            if form != short:
                resolver.aliases[short] = form
        self.names = sorted((one.span, one.kind, chosen[one.label]) for one in spans)
        for one in spans:
            resolver.kinds.setdefault(chosen[one.label], one.kind)
        resolver.mentions.places = self.names
        resolver.theme = theme_of(self.document, self.names)
        resolver.mentions.genders = genders(text, self.names, resolver.theme)
        resolver.house = house_of(self.document, self.names)
        return found

    def _within_noun(self, span: Span) -> bool:
        """Tell whether a stretch of text opens a noun that the lexicon knows, or is one."""
        text, nouns = self.document.clean, self.lexicon.nouns
        return any(text[span.start : span.end + more] in nouns for more in range(3))

    def _employ(self, found: NamesFound) -> None:
        """Keep whom the people of the document work for."""
        named = {span: (span, kind, label) for span, kind, label in self.names}
        for role in found.roles:
            person = named.get(role.person)
            body = named.get(role.organisation) if role.organisation is not None else None
            if person is not None and body is not None:
                self.resolver.mentions.employers.setdefault(person[2], []).append(body)

    def read(self) -> list[Statement]:
        """Give what the document states, each claim once with all its evidence."""
        for _ in self.steps():
            pass
        return pool([with_kinds(one, self.resolver.kinds) for one in self.interpreter.statements])

    def steps(self) -> Iterator[Step]:
        """Read sentence by sentence: its span, its clauses, what was stated, what was dropped."""
        for number, paragraph in enumerate(self.document.paragraphs):
            if paragraph.role is Role.FURNITURE:
                continue
            title = paragraph.role is Role.TITLE
            if title or paragraph.role is Role.BYLINE or (number < _TOP and self.bylines.fits(paragraph)):
                before = len(self.interpreter.statements)
                self.bylines.read(paragraph)
                if not title:
                    yield paragraph.span, [], self.interpreter.statements[before:], []
                    continue
            yield from self._paragraph(paragraph, title=title)

    def _paragraph(self, paragraph: Paragraph, *, title: bool) -> Iterator[Step]:
        """Read the sentences of a paragraph; a title leaves nobody to speak of."""
        interpreter = self.interpreter
        self.paragraphs = (paragraph.span.start, self.paragraphs[0])
        self.resolver.mentions.paragraph, self.resolver.mentions.far = self.paragraphs
        whole, opened = paragraph.span, len(interpreter.statements)
        start = self.bylines.opening(paragraph) if paragraph.role is Role.BODY else whole.start
        spans = list(sentences(self.document.clean, Span(start, whole.end)))
        if start > whole.start:
            yield Span(whole.start, start), [], interpreter.statements[opened:], []
        listed = bool(_ITEM.match(whole.of(self.document.clean))) and self.heading is not None
        self.ruled = self.heading if listed else None
        self.court = None
        for place, (span, tokens) in enumerate(self._cut(spans)):
            self.speaker = self.quoted(spans, place) or self.reasons_on(span)
            stated, dropped = len(interpreter.statements), len(interpreter.notes)
            if not title:
                self.resolver.reckoning.follow(tokens, whole.start)
            clauses = self.sentence(span, tokens)
            self._keeps_court(span)
            self.naming.read(span)
            if not listed:
                self.heading = self._heads(span)
            if title:
                self._headline(stated)
                self.resolver.discourse.subject = ()
                interpreter.subjects = []
            yield span, clauses, interpreter.statements[stated:], interpreter.notes[dropped:]

    def _cut(self, spans: list[Span]) -> Iterator[tuple[Span, list[Token]]]:
        """Give each sentence with its tokens, while the network tells of it."""
        for span in spans:
            if span not in self.ahead:
                self._look_ahead(span)
            tokens, arguments = self.ahead.pop(span)
            if arguments is not None:
                arguments.before = tuple(self.behind)
                for one in self.behind:
                    one.before = ()  # a text keeps no chain of all its sentences
                self.behind.append(arguments)
            self.support.begin(arguments)
            self.resolver.seen = arguments
            yield span, tokens

    def _look_ahead(self, first: Span) -> None:
        """Cut a sentence and those behind it; the network reads many side by side."""
        text, some = self.document.clean, [first]
        paragraphs = self.document.paragraphs
        behind = bisect_right(paragraphs, first.end, key=lambda one: one.span.end)
        while behind < len(paragraphs) and len(some) < _TOGETHER:
            paragraph, behind = paragraphs[behind], behind + 1
            if paragraph.role is not Role.FURNITURE:
                rest = Span(max(first.end, paragraph.span.start), paragraph.span.end)
                some += islice(sentences(text, rest), _TOGETHER)
        sizes = accumulate(span.end - span.start for span in some)
        some = some[: max(1, sum(size <= _AT_ONCE for size in sizes))]
        cut = [self.tokens(span) for span in some]
        fit = [self.weighed and span.end - span.start <= _READABLE for span in some]
        given = [(one.of(text), one.start, tokens) for one, tokens, fits in zip(some, cut, fit, strict=True) if fits]
        known = iter((self.network or network()).read(given) if given else ())
        told = [next(known) if fits else None for fits in fit]
        self.ahead = {
            span: (recut(tokens, one, self.segmenter) if one is not None else tokens, one)
            for span, tokens, one in zip(some, cut, told, strict=True)
        }

    def _heads(self, span: Span) -> Heading | None:
        """Give what a sentence says of the items of a list behind it: 应当履行下列职责：."""
        words = span.of(self.document.clean)
        if words[-1] not in "：:" or not any(one in words for one in ("下列", "以下", "如下")):
            return None
        subject = next((found for found in reversed(self.interpreter.subjects) if found), ())
        plain = Sense()
        if "情形" in words or "情况" in words:
            return Heading((), plain.supposing())
        if any(one in words for one in ("不得", "禁止", "严禁")):
            return Heading(subject, replace(plain, modality=Modality.NECESSITY, negative=True))
        if any(one in words for one in ("应当", "必须", "应", "须")):
            return Heading(subject, replace(plain, modality=Modality.NECESSITY))
        if any(one in words for one in ("可以", "有权", "享有")):
            return Heading(subject, replace(plain, modality=Modality.POSSIBILITY))
        return Heading(subject, plain)

    def _headline(self, start: int) -> None:
        """Keep of a headline only what is stated plainly of a known thing: headlines leave out too much."""
        statements = self.interpreter.statements
        statements[start:] = [
            one
            for one in statements[start:]
            if one.predicate.property
            and one.confidence >= 1
            and one.subject.label in self.lexicon.aliases
            and one.object is not None
        ]

    def sentence(self, span: Span, tokens: list[Token]) -> list[Read]:
        """Read one sentence."""
        self._begin(span)
        told = [*self.beside.read(tokens, span), *self.entries.read(span), *self.posts.read(span)]
        ends = {one.start: one.end for one in tokens}
        self.resolver.before = {one.end: (one.start, ends.get(one.end, one.end)) for one in told}
        if told:
            tokens = [one for one in tokens if not any(done.start <= one.start < done.end for done in told)]
        parts = pieces(tokens)
        strong = behind_semicolons(tokens, parts)
        reads = self._parted(list(self.clauses(parts, strong)), strong)
        rather(reads)
        self.interpret(reads, span, strong)
        return reads

    def _begin(self, span: Span) -> None:
        """Forget what runs only within a sentence, and keep whom the text speaks of."""
        interpreter, discourse = self.interpreter, self.resolver.discourse
        mentions = self.resolver.mentions
        self.resolver.together.clear()
        mentions.near, mentions.here = min(mentions.here, span.start), span.start
        interpreter.sentence = span
        interpreter.aspects, interpreter.sought, interpreter.asked = (), None, None
        spoken = tuple(
            one for one in discourse.subject if not (isinstance(one.end, Entity) and one.end.kind == "Situation")
        )
        unknown = bool(interpreter.subjects) and not interpreter.subjects[0]  # somebody was named whom nobody knows
        self.topic = self._named() or spoken or self.topic
        discourse.older = self.topic
        discourse.topic = discourse.subject = spoken if unknown else self.topic
        concerned = self._concerned(span)
        if concerned:  # he or she is meant by pronouns from here on, and nobody is left out
            self.topic, discourse.topic, discourse.subject = concerned, (), ()
            discourse.acting.extend(concerned)
        discourse.near, discourse.example = False, ()
        discourse.doubtful = False
        interpreter.subjects = []
        interpreter.chained, interpreter.listed, interpreter.made = False, (), False
        interpreter.reporting, interpreter.of_measure = None, False

    def _concerned(self, span: Span) -> References:
        """Give the person for whom all of a sentence is said to be so: 对韦晓岚来说，这是她最后一场比赛."""
        found = _CONCERNED.match(self.document.clean, span.start, span.end)
        named = self.resolver.mentions.between(*found.span("who")) if found is not None else []
        people = [
            one for one in named if one[1] == "Person" and found is not None and one[0] == Span(*found.span("who"))
        ]
        return tuple(self.resolver.mentioned(one) for one in people)

    def _named(self) -> References:
        """Give whom the sentence before spoke of: its first subject with a name; else nobody in particular."""
        for found in self.interpreter.subjects:
            if found and all(self._goes_on_about(one) for one in found):
                return tuple(replace(one, antecedents=()) if one.antecedents else one for one in found)
        return ()

    def _goes_on_about(self, one: Reference) -> bool:
        if not isinstance(one.end, Entity) or one.end == AUTHOR or self.lexicon.function(one.end.label, "pron"):
            return False  # 很多人: nobody in particular
        return self.resolver.kind_of(one.end) in _TOPICS


def _commonest(count: Counter[str]) -> str:
    """Give the form that comes most often; of several one in Chinese, the longest, then the first."""
    return max(count, key=lambda form: (count[form], not form.isascii(), len(form)))
