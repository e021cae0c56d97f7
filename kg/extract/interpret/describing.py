"""What stands beside a name and says more of it: posts, kin, kinds.

华屿大学教授白知微 says that she is a professor and where.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.discourse import Reference, References
from kg.extract.interpret.circumstances import Circumstances
from kg.extract.interpret.words import WITH
from kg.extract.resolve import SHORT_KIN
from kg.extract.sense import Sense
from kg.model import Entity, Predicate
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract import nodes
    from kg.extract.grammar import Grammar

_PAIR = 2
_KIN = ("child", "parent", "spouse", "sibling", "student", "teacher")


class Describing(Circumstances):
    """The part of the interpreter that reads what describes."""

    # Names

    def described(self, grammar: Grammar, phrase: nodes.Phrase, found: References) -> None:
        """State what the words before a name say: 桥梁专家陆启元, 创始人、董事长贺长庚, 工业视觉企业澜川科技."""
        cats, end, start = grammar.cats, phrase.end - 1, phrase.head
        if len(found) == _PAIR:
            self._with_kin(grammar, phrase, found)
        if len(found) != 1 or end <= start or not isinstance(found[0].end, Entity) or not cats[end] & t.NAME:
            return
        name = grammar.tokens[end]
        if found[0].end.label != self.resolver.canonical(name.label):
            return
        where = (start, phrase.end)
        if name.kind == "Person":
            for k in range(start, end):
                self._kin(grammar, where, k, found[0])

    def _with_kin(self, grammar: Grammar, phrase: nodes.Phrase, found: References) -> None:
        """State 罗建国与妻子李秀英: kin of whom they are named with."""
        k = phrase.end - _PAIR
        one, other = found
        kin = self._kinship(grammar.tokens[k].text)
        joined = k - 1 > phrase.start and grammar.cats[k - 1] & t.COORD and grammar.tokens[k - 1].text in WITH
        named = isinstance(other.end, Entity) and other.end.label == self.resolver.canonical(
            grammar.tokens[k + 1].label
        )
        person = isinstance(one.end, Entity) and self.resolver.kind_of(one.end) == "Person"
        if kin is not None and joined and named and person and grammar.tokens[k + 1].kind == "Person":
            self.state(grammar, (phrase.start, phrase.end), one, kin, other, Sense(), "kin", 0.8)

    def _kinship(self, word: str) -> Predicate | None:
        """Give what a noun says of somebody's kin: 妻子; None where it is no such noun."""
        value = self.resolver.lexicon.noun(word, "relation")
        return Predicate(word, value.split()[0]) if value is not None and value.split()[0] in _KIN else None

    def _kin(self, grammar: Grammar, where: tuple[int, int], k: int, person: Reference) -> None:
        """State 长女沈知行, 其妻子钱某 and 其子陆明: kin of whom is spoken of."""
        word, before = grammar.tokens[k].text, grammar.tokens[k - 1].text if k else ""
        its = word[1:] if word[0] == "其" else word if before == "其" else ""
        kin = self._kinship(SHORT_KIN.get(its, word))
        if kin is None:
            return
        owned = word[0] == "其" or (k > 0 and grammar.cats[k - 1] & (t.R | t.DE))
        if self.chained and not owned:
            return  # 其父是布商，母亲钱氏…: whose mother she is stays unsaid
        theme = self.resolver.theme
        if theme is not None and theme.pronoun != "它" and (its in SHORT_KIN or not owned):
            return  # in a life they are its person's: that is read beside the names
        for one in self.resolver.discourse.spoken:
            if isinstance(one.end, Entity) and one.end != person.end:
                self.state(grammar, where, one, kin, person, Sense(), "kin", 0.8)
