"""What stands beside a name and says more of it: posts, kin, kinds.

华屿大学教授白知微 says that she is a professor and where.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.discourse import Reference, References
from kg.extract.interpret.circumstances import Circumstances
from kg.extract.sense import Sense
from kg.model import Entity, Predicate
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract import nodes
    from kg.extract.grammar import Grammar

_KIN = ("child", "parent", "spouse", "sibling", "student", "teacher")


class Describing(Circumstances):
    """The part of the interpreter that reads what describes."""

    # Names

    def described(self, grammar: Grammar, phrase: nodes.Phrase, found: References) -> None:
        """State what the words before a name say: 桥梁专家陆启元, 创始人、董事长贺长庚, 工业视觉企业澜川科技."""
        cats, end, start = grammar.cats, phrase.end - 1, phrase.head
        if len(found) != 1 or end <= start or not isinstance(found[0].end, Entity) or not cats[end] & t.NAME:
            return
        name = grammar.tokens[end]
        if found[0].end.label != self.resolver.canonical(name.label):
            return
        where = (start, phrase.end)
        if name.kind == "Person":
            for k in range(start, end):
                self._kin(grammar, where, k, found[0])

    def _kin(self, grammar: Grammar, where: tuple[int, int], k: int, person: Reference) -> None:
        """State 长女沈知行 and 其妻钱某: kin of whom is spoken of."""
        word = grammar.tokens[k].text
        value = self.resolver.lexicon.noun(word, "relation")
        if value is None or value.split()[0] not in _KIN:
            return
        owned = k > 0 and grammar.cats[k - 1] & (t.R | t.DE)
        if self.chained and not owned:
            return  # 其父是布商，母亲钱氏…: whose mother she is stays unsaid
        theme = self.resolver.theme
        if theme is not None and theme.pronoun != "它" and not owned:
            return  # in a life they are its person's: that is read beside the names
        kin = Predicate(word, value.split()[0])
        for one in self.resolver.discourse.spoken:
            if isinstance(one.end, Entity) and one.end != person.end:
                self.state(grammar, where, one, kin, person, Sense(), "kin", 0.8)
