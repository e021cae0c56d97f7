"""What is moved and what is given: 将样本送往北京, 授予陈一鸣荣誉称号."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.grammar.words import UPON
from kg.extract.interpret.alone import Alone
from kg.extract.interpret.stating import NOTHING
from kg.model import Entity, Predicate, Statement

if TYPE_CHECKING:
    from kg.extract import nodes
    from kg.extract.discourse import Reference, References
    from kg.extract.interpret.act import Act

#: Properties that are said of what 将 brings: 将总部迁至上海 moves the head office.
MOVING = frozenset("movesTo transitionsTo regardedAs increasesTo decreasesTo renamedTo alias enters".split())
#: Properties that hold of the subject of a passive too: 被任命为主席.
_RESULTING = frozenset("holdsPosition regardedAs alias transitionsTo awarded isA renamedTo".split())
GOALS = "入进往至到给"  #: a verb that ends so says where what 将 brings goes
_WHITHER = f"{GOALS}在成为作回"  #: a verb that ends so says little without what stands behind it
#: Properties that say all of what 将 brings.
_SAID_OF = ("regardedAs", "alias", "renamedTo", "increasesTo", "decreasesTo")
#: Verbs of giving an honour: whom it is given to is awarded it.
_HONOURING = ("授予", "颁发给", "颁给", "追授")
#: Verbs of making good a loss.
_COMPENSATING = ("赔偿", "补偿", "赔付")
#: Verbs of making something reach further or later: without how far they say nothing.
_REACHING = frozenset("扩展 扩大 延 延长 延伸 延期 推迟 推延 顺延 提前 调整 改 缩短 压缩 限制 控制".split())
#: Of these and others, what makes less of something that reaches so much: 把总价压到五万元.
_LESSENING = frozenset("压 压低 压缩 压减 缩 缩短 缩减 砍 削 削减 减 减少 降 降低".split())
_GOAL = 12  # code points of the longest goal that is shown in a predicate


class Moving(Alone):
    """The part of the interpreter that reads what 将 brings, and to whom something is given."""

    def moved(self, act: Act, shifted: References, actors: References, targets: References) -> list[Statement]:
        """State where what 将 brings goes, where the verb's own property says something else: 将溪水引入稻田."""
        name = self.property_of(act.core)
        if not shifted or name is None or name in MOVING:
            return []
        predicate, rule = Predicate(act.core.verb, None), f"verb:{act.core.stem}"
        return self.state_each(act.grammar, act.where, actors, predicate, targets, act.sense, rule)

    def does_to(self, act: Act, shifted: References) -> list[Statement]:
        """State that the subject does to what 将 brings what the verb says: 将样本送往北京 sends the samples."""
        self.handled = shifted
        if not shifted or self.property_of(act.core) in _SAID_OF:
            return []
        verb, goal = act.core.verb, self._goal(act)
        if len(goal) > _GOAL:
            if verb[:-1] in _REACHING or not verb[:-1]:
                return []
            verb, goal = verb[:-1], ""  # 将股份卖给一家由三省共同设立的基金: sells the shares
        lessens = bool(goal) and act.core.verb[:-1] in _LESSENING
        predicate = Predicate(f"将…{verb}{goal}", "reduces" if lessens else None)
        rule = f"verb:{act.core.stem}"
        confidence = 1.0 if self.verb_entry(act.core) is not None else 0.8
        return self.state_each(act.grammar, act.where, act.subject, predicate, shifted, act.sense, rule, confidence)

    def suffered(self, act: Act, objects: References, agents: References) -> list[Statement]:
        """Read 被V(O): the subject is made what the object says, or undergoes the verb; 被X送进医院: X moves it there."""
        known = self.verb_entry(act.core)
        name = known.property if known is not None and known.property in _RESULTING else None
        predicate, rule = Predicate("被" + act.core.verb, name), f"passive:{act.core.stem}"
        if agents:
            rule = f"verb:{act.core.stem}"
        found = self.state_each(
            act.grammar, act.where, act.subject, predicate, objects or NOTHING, act.sense, rule, 0.9
        )
        goes = act.core.verb[-1] in GOALS
        return [*found, *self.does_to(replace(act, subject=agents), act.subject)] if goes else found

    def _goal(self, act: Act) -> str:
        """Give the words of where or to whom something is made to go, how far, or what it becomes: 将麦子磨成|面."""
        core = act.core
        if core.object is None or core.verb[-1] not in _WHITHER:
            return ""
        return self.resolver.label(act.grammar, core.object.start, core.object.end)

    def received(self, act: Act, whom: nodes.Phrase, actors: References) -> list[Statement]:
        """State of a verb of giving what is given, and to whom: 授予陈一鸣荣誉称号."""
        grammar, sense = act.grammar, act.sense
        who = self.references(grammar, whom, sense)
        core = act.core
        gifts = self.references(grammar, core.object, sense) if core.object is not None else ()
        rule = f"verb:{core.stem}"
        pays = "pays" if self.property_of(core) == "pays" else None
        found = self.state_each(grammar, act.where, actors, Predicate(core.verb, pays), gifts, sense, rule)
        if core.stem in _COMPENSATING:
            given = Predicate(core.verb, "compensates")
        else:
            given = Predicate(core.verb if core.verb.endswith("给") else f"{core.verb}给", None)
        found += self.state_each(grammar, act.where, actors, given, who, sense, rule)
        if core.stem in _HONOURING:
            awarded = Predicate("被" + core.verb, "awarded")
            found += self.state_each(grammar, act.where, who, awarded, gifts, sense, rule)
        return found


def upon(clause: nodes.Clause, predicate: nodes.Predicate) -> nodes.Predicate:
    """Give a predicate with what stands before its subject, where that is what it is done to: 对传言，公司予以否认."""
    core = predicate.core
    if core is None or core.kind != "verb" or core.object is not None or core.complement is not None:
        return predicate
    before = tuple(one for one in clause.adjuncts if one.word in UPON and one.phrase is not None and not one.tail)
    return replace(predicate, adjuncts=(*before, *predicate.adjuncts)) if before else predicate


def figured(one: Reference) -> bool:
    """Tell whether something is a figure of somebody's."""
    return isinstance(one.end, Entity) and one.end.kind == "Measure"
