"""What there is at a place: 村口立着一块石碑, 湖心岛上有一座水月阁."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.interpret.predicates import Predicates
from kg.model import Entity, Predicate, Statement
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract import nodes
    from kg.extract.grammar import Grammar
    from kg.extract.sense import Sense

#: Verbs that say what a place has.
_HAS = frozenset("有 设有 建有 藏有 存有 留有 刻有 写有 种有 保存有 陈列有 现存 原有 尚存 尚有 仍有 另有".split())
#: Verbs that with 着 say how something is at a place.
_STANDS = frozenset(
    "立 矗立 耸立 屹立 架 挂 悬挂 悬 种 长 摆 摆放 停 停放 放 放置 藏 住 居住 刻 写 印 贴 堆 坐落 陈列 保存 散布 分布".split()
)
_SIDES = tuple("上 内 里 口 前 旁 边 中 下 外 侧 畔 间 处 顶 底 后 岸".split())
_SHORT = 3  # code points from which the name of a place says where


class Existing(Predicates):
    """The part of the interpreter that reads what there is at a place."""

    def there_is(self, grammar: Grammar, clause: nodes.Clause, sense: Sense) -> list[Statement] | None:
        """State what a place has; None where a clause is not of this form.

        The thing is what the next clause speaks of: 镇上有一座戏台，建于清代.
        """
        predicate, phrase = clause.predicate, clause.subject
        core = predicate.core if predicate is not None else None
        if predicate is None or core is None or phrase is None or core.kind != "verb" or core.object is None:
            return None
        has = core.verb in _HAS
        if core.next is not None or predicate.adjuncts or not (has or (core.stem in _STANDS and core.aspect)):
            return None
        if not _is_place(grammar, phrase):
            return None
        inner = sense.with_operators(grammar, predicate)
        what = _uncounted(grammar, core.object)
        things = tuple(one for one in self.references(grammar, what, inner) if isinstance(one.end, Entity))
        if not things:
            return None
        where, discourse = (clause.start, clause.end), self.resolver.discourse
        found: list[Statement] = []
        places = self.resolver.references(grammar, phrase)
        if len(places) == 1 and len(grammar.text(phrase.start, phrase.end)) >= _SHORT:
            if has:
                found = self.state_each(
                    grammar, where, places, Predicate(core.verb, "has"), things, inner, "there-is", 0.9
                )
            else:
                at = Predicate(grammar.text(core.start, core.object.start), "locatedIn")
                found = self.state_each(grammar, where, things, at, places, inner, "there-is", 0.9)
        discourse.subject, discourse.near = things, True
        return found


def _uncounted(grammar: Grammar, phrase: nodes.Phrase) -> nodes.Phrase:
    """Give a thing without how many there are behind it: 水月阁|一座."""
    last = phrase.end - 1
    counted = last > phrase.start and grammar.cats[last] & t.M and not grammar.cats[last - 1] & t.M
    return (grammar.phrase(phrase.start, last) if counted else None) or phrase


def _is_place(grammar: Grammar, phrase: nodes.Phrase) -> bool:
    """Tell whether a noun phrase names a place by its side: 村口, 湖心岛上, 镇东."""
    last = grammar.tokens[phrase.end - 1]
    if last.cats & t.R or (last.cats & t.NAME and last.kind == "Person"):
        return False
    return bool(last.cats & t.LOC and not last.cats & t.T) or (bool(last.cats & t.N) and last.text.endswith(_SIDES))
