"""Who was spoken of, and what pronouns, epithets and empty subjects look back to.

What they mean is decided by the subjects of the clauses before; where that is not sure they stay unresolved, and
nothing is stated of them. Whom 他 and 她 mean the network of arguments may tell otherwise, where it is sure.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.extract.labels import Labels
from kg.extract.mentions import Mention, Mentions
from kg.extract.scruple import is_many, is_measure, is_sum
from kg.extract.theme import Theme
from kg.model import Antecedent, Entity, Span, Statement, Value

if TYPE_CHECKING:
    from kg.model import Document
    from kg.nlp.arguments import Arguments
    from kg.ontology.lexicon import Lexicon

AUTHOR = Entity("作者", "Person")  #: what 我们 and 笔者 mean

#: Kinds that a name in passing has: a sentence that leaves its subject out does not mean them.
_PASSING = frozenset("Organisation GovernmentBody Court Place City Country Situation".split())
#: Kinds of common nouns: known only within their own sentence.
_COMMON = ("Concept", "Quality", "Value", "Role", "Measure", "Situation")
#: Kinds that 它 does not mean.
AGENTS = ("Person", "GovernmentBody", "Organisation", "Role", "Court")
_LONG = 12  # code points; a longer label is a description, not a thing to look back to
_LONGEST = 20  #: of a description of somebody to whom a rule applies
#: Endings of those to whom rules apply.
WHO = tuple(
    "者 人 员 户 商 民 生 客 师 手 企业 公司 单位 平台 机构 个人 部门 组织 家庭 学校 医院 船舶 车辆 机动车 门店".split()
)
ONE = ("他", "她")
_ONES = ("他们", "她们")
_I = ("我", "本人")
_PAIR = 2
#: Kinds of those who can be the two sides of something.
_PARTIES = frozenset(
    "Person Company Organisation GovernmentBody University School Country SportsTeam Group Role".split()
)
_SOMEBODY = ("者", "员", "师", "老人", "女人", "男人")
THINGS = ("它", "它们")
#: Before 此 they show that it means a place.
_PLACING = ("到", "在", "于", "至", "抵", "赴", "离")
#: Behind these, and behind verbs of asking and ordering, 其 is somebody else than who does it; before those it is a person.
DIRECTING = tuple(
    "判处 判令 责令 勒令 命令 督促 任命 聘请 委托 邀请 要求 请求 敦促 责成 呼吁 建议 通知 指示 强迫 允许 准许 禁止".split()
)
_DONE_TO = ("将", "把", "对", *DIRECTING)
_TO_PERSONS = ("解聘", "开除", "辞退", "免职", "罢免", "逮捕", "抓获", "判处", "拘留", "聘为", "任命")
_FAMILY = ("的家属", "的家人", "的亲属", "的后人", "的遗孀", "的后代")
_LOGOPHORS = ("其", "自己", "己方", "自身")
#: Logarithms of how probable it is that somebody is meant, from which the network is followed, and up to which the rules are not.
_CLEARLY, _HARDLY = math.log(0.9), math.log(0.05)


@dataclass(frozen=True, slots=True)
class Reference:
    """One end of a statement, with where it stands and how it was resolved."""

    end: Entity | Value | Statement
    span: Span  #: in the clean text
    antecedents: tuple[Antecedent, ...] = ()
    words: str = ""  #: the conduct that stands for who conducts himself so: 该公司的做法
    source: Span | None = None  #: where what it looks back to was named last, in the clean text

    @property
    def bridged(self) -> bool:
        """Tell whether its words name it, but not whose it is: 桥长."""
        return bool(self.antecedents) and not self.antecedents[0].mention and self.span.start < self.span.end


References = tuple[Reference, ...]


@dataclass(slots=True)
class Discourse:
    """Who was spoken of: what pronouns and empty subjects look back to."""

    subject: References = ()  #: of the clause before
    topic: References = ()  #: of the sentence before
    older: References = ()  #: of an earlier sentence, for pronouns: one that leaves its subject out means nobody older
    doubtful: bool = False  #: the subject may be a part of what was spoken of before: nobody is left out for sure
    lost: int = -1  #: where a clause starts whose subject was named, and not known
    near: bool = False  #: the subject was named in the sentence at hand
    own: References = ()  #: of the clause at hand, where it names it: 其 and 自己 mean it
    acting: list[Reference] = field(default_factory=list)  #: subjects, latest last
    named: list[Reference] = field(default_factory=list)  #: all that was named, latest last
    event: Reference | None = None  #: what 这 means: the clause before
    pair: References = ()  #: the last two that were named side by side: 由甲和乙创办，前者…
    example: References = ()  #: of the sentence at hand: 以邻里鲜为例，该公司…
    content: Reference | None = None  #: what was last said by somebody: 这一消息
    speaker: Reference | None = None  #: who says what is read: 我 and 公司 are theirs

    @property
    def spoken(self) -> References:
        """Give whom the text speaks of: the subject of the clause before, else of the sentence before."""
        return self.subject or self.topic


class Pronouns(Labels):
    """Resolves what looks back."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        super().__init__(document, lexicon)
        self.discourse = Discourse()
        self.mentions = Mentions()
        self.theme: Theme | None = None
        self.seen: Arguments | None = None  #: what the network says of the sentence at hand
        self.house: Mention | None = None  #: the company that a report is on

    def pronoun(self, word: str, span: Span, *, owning: bool = False) -> References:
        """Give what a pronoun stands for, perhaps as the owner of something; nothing where it is not sure."""
        function, discourse = self.lexicon.function(word, "pron") or "", self.discourse
        if function in ("third", "self"):
            own = self._own(word, span) if owning or function == "self" else ()
            source = own or self._of_speaker(word, span)
            if not owning and word == "其" and not self._may_suffer(source or self.discourse.spoken, span):
                directed = self.directed() if self.document.clean.endswith(DIRECTING, 0, span.start) else ()
                return tuple(self.resolved(one, word, span) for one in directed)
            source = source or self._third(word, span)
            near = discourse.near or (word in THINGS and len(source) == 1 and self._dwelt_on(source[0], word))
            known = all(self.sure(one, near=near) for one in source)
            return tuple(self.resolved(one, word, span) for one in source) if known else ()
        if word == "此" and self.document.clean[: span.start].endswith(_PLACING):
            return ()  # 到此勘察: a place
        if function == "event" and discourse.event is not None and word in ("这", "此"):
            near = self.mentions.near <= discourse.event.span.start and discourse.event.span.end <= span.start
            return (self.resolved(discourse.event, word, span),) if near else ()
        if function in ("both", "former", "latter"):
            return tuple(self.resolved(one, word, span) for one in self._parties(word, function))
        if (function == "author" and discourse.speaker is not None) or function == "own":
            return tuple(self.resolved(one, word, span) for one in self._speaker(word))
        meant = {"people": Entity(word, "Group"), "author": AUTHOR, "thing": Entity(word)}.get(function)
        return () if meant is None else (Reference(meant, span),)

    def _dwelt_on(self, one: Reference, word: str) -> bool:
        """Tell whether a common noun was the subject of the sentence before, and is named again: 这台潮汐机…。它…."""
        label = one.end.label
        again = "的" not in label and self.document.clean.count(label) > 1
        return again and is_many(label) == (word == "它们") and one.span.start >= self.mentions.near

    def _may_suffer(self, source: References, span: Span) -> bool:
        """Tell whether something is done to whom the text speaks of: nobody does it to himself, 判处其有期徒刑."""
        text = self.document.clean
        if not text.endswith(_DONE_TO, 0, span.start):
            return True
        if text.startswith(_TO_PERSONS, span.end) and not all(self.is_person(one) for one in source):
            return False  # 新品断档，董事会将其解聘
        return bool(self.discourse.own)

    def directed(self) -> References:
        """Give whom somebody left out asks or orders; here nobody."""
        return ()

    def _of_speaker(self, word: str, span: Span) -> References:
        """Give the speaker, where 其 or 自己 opens what is told of their words: 平台主张，其只提供信息.

        In reported speech such a pronoun looks back to the source of what is said (Huang, 1994: logophoric 自己).
        """
        speaker, subject = self.discourse.speaker, self.discourse.subject
        if speaker is None or word not in _LOGOPHORS or span.start != self.mentions.clause:
            return ()
        if speaker.span.end > span.start or (subject and subject[0].end != speaker.end):
            return ()
        between = self.document.clean[speaker.span.end : span.start]
        return () if any(mark in between for mark in "“「。") else (speaker,)

    def _parties(self, word: str, function: str) -> References:
        """Give the two that 双方, 前者 and 后者 mean: the two subjects, or all that was named just before, if two."""
        pair = self.discourse.subject
        clause, here = self.mentions.clause, self.mentions.here
        if len(pair) != _PAIR and function != "both":
            beside = self.discourse.pair
            pair = beside if beside and here <= beside[0].span.start < clause else pair
        if len(pair) != _PAIR:
            start = here if here < clause else self.mentions.near
            named = {one.end: one for one in self.discourse.named if start <= one.span.start < clause}
            labels = [one.label for one in named if isinstance(one, Entity)]
            pair = tuple(named.values()) if not any(a != b and a in b for a in labels for b in labels) else ()
        pair = self.compared(pair) if function != "both" else pair
        if len(pair) != _PAIR or (word == "双方" and not all(self.is_party(one) for one in pair)):
            return ()
        return pair if function == "both" else pair[:1] if function == "former" else pair[1:]

    def compared(self, pair: References) -> References:
        """Give the two that are compared, if others than those that were named last; here there are none."""
        return pair

    def is_party(self, one: Reference) -> bool:
        """Tell whether something may be a side: somebody who deals with others."""
        return isinstance(one.end, Entity) and self.kind_of(one.end) in _PARTIES

    def _speaker(self, word: str) -> References:
        """Give whom 我 means in what somebody says; 我们 and 己方 are whom they speak for."""
        speaker = self.discourse.speaker
        if speaker is None or not isinstance(speaker.end, Entity):
            return ()
        if self.kind_of(speaker.end) != "Person":
            return (speaker,) if word not in _I else ()
        if word in _I:
            return (speaker,)
        bodies = self.mentions.employers.get(speaker.end.label, [])
        return (self.mentioned(bodies[0]),) if len({label for _, _, label in bodies}) == 1 else ()

    def mentioned(self, one: Mention) -> Reference:
        """Give a name by what it names."""
        span, kind, label = one
        return Reference(self.entity(label, kind), span)

    def _third(self, word: str, span: Span) -> References:
        """Give what a pronoun of the third person can mean."""
        source = self.discourse.spoken
        if word in ONE:
            return self._rather(self._person(word, span), word, span)
        if word in _ONES:
            people = tuple(one for one in self.discourse.spoken if self.is_person(one))
            if len(people) == 1 and people[0] in self.discourse.spoken and len(self.discourse.spoken) == 1:
                return ()  # one is no 他们
            return people or self._latest("Person") or self._latest("Role")
        return self._things(word, source) if word in THINGS else self._themed_or(source, span)

    def _themed_or(self, source: References, span: Span) -> References:
        """Give what 其 means: in a life or an entry its own person or thing, where no other was named in the sentence."""
        theme = self.theme
        if any(is_sum(one.end.label) or one.end.label.endswith(_FAMILY) for one in source):
            return ()  # 数额巨大，其行为…: no sum has them; 他的家属捐出藏品，包括其…: theirs or his?
        if theme is None or theme.mention[0].end > span.start:
            return source
        named = any(one.span.start >= self.mentions.here for one in source)
        return source if named else (self.mentioned(theme.mention),)

    def _own(self, word: str, span: Span) -> References:
        """Give the subject of the clause at hand, where it stands before a pronoun; of X的估值 it is X that owns."""
        own = tuple(one for one in self.discourse.own if one.span.end <= span.start and one.end != AUTHOR)
        if word in ONE and any(
            not self._meant_by(one, word) or self.document.clean[one.span.start] == "其" for one in own
        ):
            return ()  # 一回是他妻子生产, 其子陆明接替了他的工作
        if any(self._another(one) for one in own) and self.theme is not None and word == self.theme.pronoun:
            return ()  # in a life: 馆长王平看到他的作品
        if len(own) == 1 and isinstance(own[0].end, Entity):
            theme = self.theme
            if any(self.lexicon.noun(own[0].end.label, one) is not None for one in ("content", "relation")):
                return ()  # 理由是自己不懂
            if word == "其" and theme is not None and theme.pronoun != "它" and not self.has_name(own[0]):
                return (self.mentioned(theme.mention),)  # 家属将其藏书捐出: those of the person of the life
            owner = own[0].end.label.partition("的")[0]
            if owner in self.kinds and self.kind_of(own[0].end) in (*_COMMON, "Measure"):
                return (replace(own[0], end=self.entity(owner)),)
        return own

    def has_name(self, one: Reference) -> bool:
        """Tell whether a thing goes by a name in this document."""
        return isinstance(one.end, Entity) and any(label == one.end.label for _, _, label in self.mentions.places)

    def _person(self, word: str, span: Span) -> References:
        """Give whom 他 means: the person of a biography, else the subject before it, else the only person near it."""
        hero, clause = self.theme, self.mentions.clause
        may_be = hero is not None and word == hero.pronoun and hero.label not in self.mentions.barred
        if hero is not None and may_be and hero.mention[0].end <= span.start:
            other = any(self._meant_by(one, word) and one.end.label != hero.label for one in self.discourse.subject)
            opens = span.start == clause and self.discourse.near
            return () if other and opens else (self.mentioned(hero.mention),)
        subjects = [one for one in self.discourse.acting if self._meant_by(one, word) and one.span.start < clause]
        here = [one for one in subjects if one.span.start >= self.mentions.here]
        before = [one for one in subjects if self.mentions.near <= one.span.start < self.mentions.here]
        alone = before if len({one.end for one in before}) == 1 else []
        for source in (self.discourse.subject, here[-1:], self.discourse.topic, alone[-1:], self.discourse.older):
            people = tuple(one for one in source if self._meant_by(one, word))
            if people:
                return self._rather_told(people[0], word, clause) if len(people) == 1 else ()
        only = self.mentions.only(
            min(span.start, clause), lambda one: one[1] == "Person" and self.mentions.may_be(one[2], word)
        )
        if only is not None:
            return (self.mentioned(only),)
        near = [one for one in self.mentions.between(self.mentions.far, span.start) if one[1] == "Person"]
        if near:
            return ()
        latest = self._latest("Person") or self._latest("Role")
        return tuple(one for one in latest if self.mentions.may_be(one.end.label, word))

    def _rather_told(self, one: Reference, word: str, clause: int) -> References:
        """Give the only one near it that the text calls a woman, rather than one of long before: 柳芸之女柳岚否认。她…."""
        told = self.mentions.told(word, clause)
        if told is None or one.span.start >= self.mentions.near or one.end.label in self.mentions.genders:
            return (one,)
        return (self.mentioned(told),)

    def _meant_by(self, one: Reference, word: str) -> bool:
        """Tell whether 他 or 她 may mean somebody."""
        return self.is_person(one) and self.mentions.may_be(one.end.label, word)

    def _rather(self, found: References, word: str, span: Span) -> References:
        """Give the person near it whom the network clearly takes a pronoun for, where the rules take it for another."""
        seen, theme = self.seen, self.theme
        if theme is not None and found and found[0].end.label == theme.label:
            return found  # a life is on one person
        if seen is None or len(found) > 1 or not seen.start < span.end <= seen.start + len(seen.words):
            return found
        between = self.mentions.between(seen.before[0].start if seen.before else seen.start, span.start)
        people = {one[2]: one for one in between if one[1] == "Person" and self.mentions.may_be(one[2], word)}
        place, text = span.end - seen.start - 1, self.document.clean
        forms = {label: {label, mention[0].of(text)} for label, mention in people.items()}
        probable = seen.meant_of(place, forms, there=True)
        best = max(probable, key=lambda label: probable[label], default="")
        told = found[0].end.label if found else ""
        if not best or probable[best] < _CLEARLY or (told and probable.get(told, 0.0) > _HARDLY):
            return found  # it knows nothing of one named far before
        return (self.mentioned(people[best]),)

    def is_person(self, one: Reference) -> bool:
        """Tell whether something is a person, not the author, and not who finds fault with the one at hand."""
        barred = one.end == AUTHOR or one.end.label in self.mentions.barred
        return isinstance(one.end, Entity) and not barred and self.kind_of(one.end) == "Person"

    def _things(self, word: str, source: References) -> References:
        """Give what 它 can mean: no person and no authority, the subject before all, then what was named last.

        In an entry it is the thing of the entry, but where another was the subject of the same sentence.
        """
        theme = self.theme

        def thing(one: Reference) -> bool:
            if not isinstance(one.end, Entity) or self.kind_of(one.end) in AGENTS:
                return False
            if one.end.label.endswith(_SOMEBODY) or self.lexicon.noun(one.end.label[-2:], "content") is not None:
                return False  # 绘图者, 学界看法
            return one.end.label not in self.lexicon.nouns or not is_measure(one.end.label)  # 容量 takes in no power

        fitting = tuple(one for one in source if thing(one))
        if theme is not None and theme.pronoun == "它" and not (fitting and self.discourse.near):
            return (self.mentioned(theme.mention),)
        if fitting or any(not thing(one) for one in source):
            return fitting
        if word == "它们":
            return ()
        near, clause = self.mentions.near, self.mentions.clause
        recent = [one for one in self.discourse.acting if thing(one) and near <= one.span.start < clause]
        return tuple(one for one in self.discourse.older if thing(one)) or tuple(recent[-1:])

    def _latest(self, kind: str) -> References:
        ends = ((one, one.end) for one in reversed(self.discourse.acting))
        return next(((one,) for one, end in ends if isinstance(end, Entity) and self.kind_of(end) == kind), ())

    def elided(self, place: int) -> References:
        """Give the subject that a clause leaves out."""
        discourse = self.discourse
        if discourse.doubtful:
            return ()
        theme, opens = self.theme, place == self.mentions.here
        if theme is not None and opens and theme.resumed(self.document.clean, place):
            return (self.resolved(self.mentioned(theme.mention), "", Span(place, place)),)
        source = discourse.spoken
        near = discourse.near and bool(discourse.subject)
        if not all(self.sure(one, near=near) and (near or self._themed(one)) for one in source):
            return ()
        if not near and theme is not None and any(self._another(one) for one in source):
            return ()  # a life goes on behind a sentence on somebody else
        return tuple(self.resolved(one, "", Span(place, place)) for one in source)

    def _another(self, one: Reference) -> bool:
        """Tell whether a thing is a person, but not the one of the biography."""
        return self.is_person(one) and self.theme is not None and one.end.label != self.theme.label

    def sure(self, one: Reference, *, near: bool = False) -> bool:
        """Tell whether a thing is known well enough to be looked back to.

        A name, a known term, a group or a whole coordination is; a common noun only within its own sentence, and a
        string that no list knows and that is no name, never.
        """
        end = one.end
        if not isinstance(end, Entity):
            return False
        kind = self.kind_of(end)
        if self.theme is not None and end.label == self.theme.label:
            return True
        if not near and any(self.lexicon.noun(end.label, one) is not None for one in ("relation", "part")):
            return False  # 总部, 父亲: somebody's
        if end.label in self.lexicon.aliases or kind not in _COMMON:
            return True
        short = len(end.label) <= _LONG or (len(end.label) <= _LONGEST and end.label.endswith(WHO))
        return (near or kind == "Measure") and (short or kind == "Situation")

    def _themed(self, one: Reference) -> bool:
        """Tell whether a sentence may leave out a subject of the one before: not an authority named in passing."""
        return isinstance(one.end, Entity) and self.kind_of(one.end) not in _PASSING

    def resolved(self, one: Reference, word: str, span: Span) -> Reference:
        """Give what a word at a place looks back to, with where that stood."""
        align = self.document.alignment
        antecedent = Antecedent(word, align.raw_span(span), one.end.label, align.raw_span(one.span))
        source = one.span if one.span.start < one.span.end else one.source
        return Reference(one.end, span, (antecedent,), one.words, source)
