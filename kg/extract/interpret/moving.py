"""What is moved and what is given: 将样本送往北京, 授予陈一鸣荣誉称号."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.interpret.alone import Alone
from kg.model import Predicate, Statement

if TYPE_CHECKING:
    from kg.extract import nodes
    from kg.extract.discourse import References
    from kg.extract.interpret.act import Act

#: Properties that are said of what 将 brings: 将总部迁至上海 moves the head office.
MOVING = frozenset("movesTo transitionsTo regardedAs increasesTo decreasesTo renamedTo alias enters".split())
#: Properties that say all of what 将 brings.
_SAID_OF = ("regardedAs", "alias", "renamedTo", "increasesTo", "decreasesTo")
#: Verbs of giving an honour: whom it is given to is awarded it.
_HONOURING = ("授予", "颁发给", "颁给", "追授")


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
        predicate, rule = Predicate(f"将…{act.core.verb}", None), f"verb:{act.core.stem}"
        confidence = 1.0 if self.verb_entry(act.core) is not None else 0.8
        return self.state_each(act.grammar, act.where, act.subject, predicate, shifted, act.sense, rule, confidence)

    def received(self, act: Act, whom: nodes.Phrase, actors: References) -> list[Statement]:
        """State of a verb of giving what is given, and to whom: 授予陈一鸣荣誉称号."""
        grammar, sense = act.grammar, act.sense
        who = self.references(grammar, whom, sense)
        core = act.core
        gifts = self.references(grammar, core.object, sense) if core.object is not None else ()
        rule = f"verb:{core.stem}"
        found = self.state_each(grammar, act.where, actors, Predicate(core.verb, None), gifts, sense, rule)
        given = Predicate(core.verb if core.verb.endswith("给") else f"{core.verb}给", None)
        found += self.state_each(grammar, act.where, actors, given, who, sense, rule)
        if core.stem in _HONOURING:
            awarded = Predicate("被" + core.verb, "awarded")
            found += self.state_each(grammar, act.where, who, awarded, gifts, sense, rule)
        return found
