"""The two that 两人, 两队 and 他们 mean: the last two that were named, where they are two and no more."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.discourse import ONE, Reference, References
from kg.extract.pointing import Pointing
from kg.extract.scruple import is_many
from kg.model import Entity, Span

if TYPE_CHECKING:
    from kg.extract.mentions import Mention

_PAIR = 2
_TEAMS = ("SportsTeam", "Organisation")
#: Words for two of a kind, with the kinds of names that they may stand for.
TWO = {
    **dict.fromkeys(
        "两人 二人 俩人 夫妇 夫妻 夫妇俩 夫妻俩 夫妇二人 姐妹俩 兄弟俩 父子俩 母子俩 师徒俩".split(), ("Person",)
    ),
    **dict.fromkeys("两队 两支球队 双方球队".split(), _TEAMS),
    **dict.fromkeys("两家公司 两公司 两家企业".split(), ("Company",)),
}
#: Kinds of names that are compared as 前者 and 后者.
_PARTIES = ("Person", "Company", "Organisation", "SportsTeam", "University", "School", "Country", "Product", "Place")
_BODIES = frozenset("Company Organisation University School".split())
_CLAUSE = re.compile("[^，。；：！？（“\n]*")
_THEY = ("他们", "她们")


class Pairs(Pointing):
    """Resolves what means two."""

    def two(self, word: str, span: Span) -> References | None:
        """Give the two that a word means, none where they are not two; None where it is no such word."""
        kinds = TWO.get(word)
        if kinds is None:
            return None
        return tuple(self.resolved(one, word, span) for one in self._last_two(kinds))

    def pronoun(self, word: str, span: Span, *, owning: bool = False) -> References:
        """Give what a pronoun stands for; 他们 are the last two people, where a clause spoke of the two."""
        if word in _THEY and not owning:
            pair = self._spoken_two()
            if pair:
                return tuple(self.resolved(one, word, span) for one in pair)
        found = super().pronoun(word, span, owning=owning)
        if word in ONE and not owning and any(self.named_behind(one, span) for one in found):
            return ()  # 由她向单于海支付: somebody else
        own = any(one.span.start >= self.mentions.clause for one in self._own(word, span))
        told = own or self._of_speaker(word, span)
        if word == "自己" and not told and not all(self.is_party(one) for one in found):
            return self._doer_here(word, span)
        if word == "它" and any(
            one.source is not None and is_many(one.source.of(self.document.clean)) for one in found
        ):
            return ()  # 下游两座新桥都没保住，它只掉了一只狮子
        alone = word in _THEY and len(found) == 1 and self._has_kind(found[0], ("Person",))
        return () if alone else found  # 他们 is no single person

    def _doer_here(self, word: str, span: Span) -> References:
        """Give the only person of whom the sentence told something: 甘水旺坐在侧台，鼓棒交给徒弟，自己两手搁在膝上."""
        here = self.mentions.here
        people = {one.end.label: one for one in self.discourse.acting if one.span.start >= here and self.is_person(one)}
        return tuple(self.resolved(one, word, span) for one in people.values()) if len(people) == 1 else ()

    def named_behind(self, one: Reference, span: Span) -> bool:
        """Tell whether somebody is named behind a pronoun in its clause, who is then another (Chomsky, 1981: principle C)."""
        clause = _CLAUSE.match(self.document.clean, span.end)
        end = clause.end() if clause is not None else span.end
        return any(label == one.end.label for _, _, label in self.mentions.between(span.end + 1, end))

    def _of_speaker(self, word: str, span: Span) -> References:
        """Give the speaker that 其 means; of what somebody gave out, who did so: 远帆公司的数据显示，其….

        Data and reports own nothing: the only body or person that their words name does.
        """
        found = super()._of_speaker(word, span)
        if len(found) != 1 or not self._has_kind(found[0], ("Concept",)):
            return found
        label = found[0].end.label
        named = {one[2]: one for one in self.mentions.between(0, span.start) if one[2] in label and one[1] in _PARTIES}
        return (self.mentioned(*named.values()),) if len(named) == 1 else found

    def _spoken_two(self) -> References:
        """Give the two people that were the subject, or of whom one was the subject and the other named with them."""
        people = [one for one in self.discourse.subject if self._has_kind(one, ("Person",))]
        if len(people) == _PAIR:
            return tuple(people)
        return self._last_two(("Person",)) if len(people) == 1 else ()

    def _last_two(self, kinds: tuple[str, ...]) -> References:
        """Give the two of some kinds that the clauses before speak of: the subjects, or all that were named near.

        In a life, who alone is named beside its person makes the two with that person.
        """
        subject = [one for one in self.discourse.subject if self._has_kind(one, kinds)]
        if len(subject) == len(self.discourse.subject) == _PAIR:
            return tuple(subject)
        mentions = self.mentions
        for start in (mentions.here, mentions.near):
            named = self._named_of(kinds, start, mentions.clause)
            if len(named) > _PAIR:
                return ()
            if len(named) == _PAIR:
                return tuple(self.mentioned(one) for one in named.values())
            theme = self.theme
            if len(named) == 1 and theme is not None and theme.label not in named and theme.mention[1] in kinds:
                return (self.mentioned(theme.mention), *(self.mentioned(one) for one in named.values()))
        return ()

    def _parties(self, word: str, function: str) -> References:
        """Give what 前者 means, and keep the two for 后者 in a clause behind."""
        here, clause, pair = self.mentions.here, self.mentions.clause, self.discourse.pair
        known = bool(pair) and here <= pair[0].span.start < clause
        if function == "latter" and not known and "前者" in self.document.clean[here:clause]:
            return ()  # who 前者 is stayed open
        found = super()._parties(word, function)
        if function == "former" and found:
            place = Span(self.mentions.clause, self.mentions.clause)
            both = (*found, *super()._parties(word, "latter"))
            self.discourse.pair = tuple(replace(one, span=place) for one in both)
        return found

    def compared(self, pair: References) -> References:
        """Give the last two names of one kind that were subjects in the paragraph, where a pair is of two kinds."""
        if len(pair) == _PAIR and self._alike(pair):
            return pair
        named = self._named_of(_PARTIES, self.mentions.near, self.mentions.clause)
        if len(named) == _PAIR and self._alike(tuple(self.mentioned(one) for one in named.values())):
            return tuple(self.mentioned(one) for one in named.values())  # 甲收购乙三成的股份，后者…
        known = {label for _, _, label in self.mentions.places}
        found: dict[str, Reference] = {}
        for one in self.discourse.acting:
            if one.span.start >= self.mentions.paragraph and one.end.label in known and self._has_kind(one, _PARTIES):
                found.pop(one.end.label, None)
                found[one.end.label] = one
        last = tuple(found.values())[-_PAIR:]
        return last if len(last) == _PAIR and self._alike(last) else pair

    def _alike(self, pair: References) -> bool:
        """Tell whether both are of one kind; of some names it is not known which kind of body they are."""
        kinds = {self.kind_of(one.end) for one in pair if isinstance(one.end, Entity)}
        return len(kinds) == 1 or kinds <= _BODIES

    def _named_of(self, kinds: tuple[str, ...], start: int, end: int) -> dict[str, Mention]:
        """Give the first mention of each name of some kinds between two places."""
        found: dict[str, Mention] = {}
        for one in self.mentions.between(start, end):
            if one[1] in kinds:
                found.setdefault(one[2], one)
        return found

    def _has_kind(self, one: Reference, kinds: tuple[str, ...]) -> bool:
        return isinstance(one.end, Entity) and self.kind_of(one.end) in kinds
