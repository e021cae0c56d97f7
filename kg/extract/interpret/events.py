"""Events that nouns name, and by what means something is done: 与产业的融合, 通过X找到Y, 实现X的升级."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.discourse import Reference, References
from kg.extract.interpret.describing import Describing
from kg.extract.interpret.words import PARTNER, RECIPROCAL, WITH
from kg.model import Entity, Predicate
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract import nodes
    from kg.extract.grammar import Grammar
    from kg.extract.interpret.act import Act
    from kg.extract.sense import Sense

#: Properties of verbs that take an event as their object: 实现升级, 促成合作.
_ACHIEVING = ("achieves", "causes", "engagesIn", "gains")

#: Verbs whose subject is done to what their object names: 受到学界的关注.
_TAKING, _OFFERED = (
    ("接受", "收到", "谢绝", "婉拒", "取得", "获得"),
    frozenset("appoints invites employs asks permits".split()),
)
_RECEIVING = ("受到", "得到", "遭到", "受", "遭", "赢得", "引起", "遭受", "获")


class Events(Describing):
    """The part of the interpreter that reads events within noun phrases."""

    def event(self, grammar: Grammar, phrase: nodes.Phrase, sense: Sense, owner: References) -> None:
        """State a nominalised event: 与产业端的深度融合, 金融科技对实体经济的赋能."""
        if self.lessened:
            return  # 降低洪水对桥的冲击: that it is less is said, not that it is
        last = phrase.end - 1
        known = self.resolver.lexicon.verbs.get(grammar.tokens[last].text)
        if phrase.end - phrase.start < 3 or known is None or known.property is None or not grammar.cats[last] & t.V:
            return
        mark = _mark(grammar, phrase)
        if mark is None:
            return
        for k in range(phrase.start, mark):
            word = grammar.tokens[k].text
            if word not in PARTNER and not (word in WITH and known.property in RECIPROCAL):
                continue
            target = grammar.phrase(k + 1, _near(grammar, k, mark))
            if target is None:
                return
            who = self._actors(grammar, phrase.start, k, owner)
            predicate = Predicate(f"{word}…{known.word}", known.property)
            where = (phrase.start, phrase.end)
            for one in who:
                others = self.resolver.references(grammar, target)
                self.state_each(grammar, where, (one,), predicate, others, sense.within(), "event-noun", 0.9)
            return

    def _actors(self, grammar: Grammar, start: int, end: int, owner: References) -> References:
        """Give whose event it is: who stands before its preposition, else its owner, else whoever is spoken of."""
        actor = grammar.phrase(start, end)
        if actor is not None:
            return self.resolver.references(grammar, actor)
        return owner or self.resolver.elided(grammar.tokens[start].start)

    def achieved(self, act: Act, actors: References) -> None:
        """Read 实现X的升级: who achieves an event of a known verb does it to X."""
        grammar, phrase = act.grammar, act.core.object
        if phrase is None or self.property_of(act.core) not in _ACHIEVING:
            return
        known = self.resolver.lexicon.verbs.get(grammar.tokens[phrase.end - 1].text)
        if known is None or known.property is None or known.frame != "np" or known.property in RECIPROCAL:
            return
        mark = _mark(grammar, phrase)
        target = grammar.phrase(phrase.start, mark) if mark is not None else None
        if mark is None or target is None:
            return
        if any(grammar.tokens[k].text in (*WITH, *PARTNER) for k in range(phrase.start, mark)):
            return
        predicate = Predicate(f"{act.core.verb}…的{known.word}", known.property)
        for one in actors:
            others = self.resolver.references(grammar, target)
            if act.core.stem in _RECEIVING or (act.core.stem in _TAKING and known.property in _OFFERED):
                self.state_each(grammar, act.where, others, predicate, (one,), act.sense, "received-event", 0.9)
                continue
            self.state_each(grammar, act.where, (one,), predicate, others, act.sense, "achieved-event", 0.9)

    def means(self, act: Act, adjunct: nodes.Adjunct, refs: References) -> None:
        """State that a means makes something possible: 通过X找到Y."""
        grammar, core, sense = act.grammar, act.core, act.sense
        content = self.resolver.lexicon.noun(grammar.tokens[adjunct.end - 1].text, "content") is not None
        if (core.object is None and core.kind == "verb") or (content and adjunct.end - adjunct.start <= 3):
            return
        if refs and all(isinstance(one.end, Entity) and self.resolver.kind_of(one.end) == "Person" for one in refs):
            return  # 凭借马修斯在补时的头球: what he did was the means, not he
        if core.unable or sense.negative or core.kind == "adjective":
            return  # 光靠影戏，养不起两个孩子; 靠声音找漏并不新鲜
        means = self.situation(grammar, adjunct.start + 1, adjunct.end)
        if refs:
            label = self.resolver.label(grammar, adjunct.start + 1, adjunct.end)
            means = Reference(Entity(label, "Situation"), refs[0].span)
        result = self.situation(grammar, core.start, core.end)
        how = sense.granted() if sense.holder is None else sense
        self.state(grammar, act.where, means, Predicate(adjunct.word, "enables"), result, how, "means", 0.8)
        self._by_own_help(act, adjunct)

    def _by_own_help(self, act: Act, adjunct: nodes.Adjunct) -> None:
        """Read 凭借自身的助力实现了X的升级: whom the help goes to is X."""
        grammar, phrase = act.grammar, act.core.object
        known = self.resolver.lexicon.verbs.get(grammar.tokens[adjunct.end - 1].text)
        if known is None or known.property != "empowers" or phrase is None:
            return
        mark = _mark(grammar, phrase)
        target = grammar.phrase(phrase.start, mark) if mark is not None else None
        if target is None or target.cost >= 0.4:
            return
        predicate = Predicate(f"{adjunct.word}{known.word}", known.property)
        for one in self.resolver.discourse.subject:
            others = self.resolver.references(grammar, target)
            self.state_each(grammar, act.where, (one,), predicate, others, act.sense, "own-help", 0.8)


def _mark(grammar: Grammar, phrase: nodes.Phrase) -> int | None:
    """Give the last 的 within a noun phrase."""
    return next((k for k in range(phrase.end - 2, phrase.start, -1) if grammar.cats[k] & t.DE), None)


def _near(grammar: Grammar, k: int, mark: int) -> int:
    """Give the first 的 behind a preposition before which a whole noun phrase stands; else the last."""
    ends = (d for d in range(k + 2, mark + 1) if grammar.cats[d] & t.DE and grammar.phrase(k + 1, d) is not None)
    return next(ends, mark)
