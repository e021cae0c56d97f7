"""One predicate at work: its words, how it is meant, and who takes part."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.interpret.words import BECAUSE, WITH
from kg.extract.scruple import is_measure
from kg.model import Entity, Modality
from kg.nlp import token as t
from kg.nlp.name_roles import TITLES

if TYPE_CHECKING:
    from kg.extract import nodes
    from kg.extract.discourse import Reference, References
    from kg.extract.grammar import Grammar
    from kg.extract.nodes import Adjunct, Core, Phrase
    from kg.extract.sense import Sense

_ENDS_OF_AMOUNTS = "%％元成倍年天人个家台次"


class Oblique(NamedTuple):
    """What a preposition brings."""

    word: str
    references: References
    adjunct: Adjunct


@dataclass(slots=True)
class Act:
    """A core with all that stands around it."""

    grammar: Grammar
    where: tuple[int, int]  #: the tokens of its predicate
    core: Core
    sense: Sense
    subject: References
    oblique: tuple[Oblique, ...] = ()

    @property
    def words(self) -> str:
        """Give the words of the predicate."""
        return self.grammar.text(*self.where)

    def brought_by(self, *prepositions: str) -> References:
        """Give what the first of some prepositions brings, even where it brings nothing known."""
        return next((one.references for one in self.oblique if one.word in prepositions), ())


def short(act: Act, one: Oblique) -> bool:
    """Tell whether what a preposition brings is short enough to be part of a predicate's words."""
    adjunct = one.adjunct
    return not any(act.grammar.cats[k] & t.DE for k in range(adjunct.start, adjunct.end))


def several(one: Reference) -> bool:
    """Tell whether an object names several amounts."""
    first, mark, rest = one.end.label.partition("和")
    return bool(mark) and first[-1:] in _ENDS_OF_AMOUNTS and any(c.isdigit() for c in rest)


def part_of(core: Core) -> tuple[str, ...]:
    """Give the prepositions that, with what they bring, are part of what a verb says: 以房屋作抵押."""
    return (*WITH, "对", "对于", "向", "给", "为", "从", *(("以",) if core.stem in ("作", "做", "当") else ()))


def common(one: Reference) -> bool:
    """Tell whether a subject is only a common noun: 人们 in 人们称之为X."""
    return isinstance(one.end, Entity) and one.end.kind in ("Group", "Concept") and not one.antecedents


def swallowed(act: Act, one: Oblique) -> bool:
    """Tell whether a preposition has taken in the subject: 从艺术大学毕业的邱芷晴 | 饰演桃娘."""
    phrase = one.adjunct.phrase
    last = act.grammar.tokens[phrase.end - 1] if phrase is not None else None
    if last is not None and last.kind == "Person" and one.word in ("从", "在", "于") and last.cats & t.NAME:
        return True
    if last is not None and phrase is not None and phrase.end == act.core.start and voted(act.grammar, act.core.start):
        return True
    if phrase is None or not phrase.modifiers:
        return False
    if one.word in ("用", "到") and is_measure(act.grammar.text(phrase.head, phrase.end)):
        return True  # 乐器|用毡的销量|下滑, 从芯|到面的密度|递减
    if not act.grammar.cats[phrase.end - 1] & t.NAME:
        return False
    return one.word not in ("与", "同", "和", "跟", "由", "被", "把", "将") and phrase.modifiers[0].kind == "clause"


def voted(grammar: Grammar, k: int) -> bool:
    """Tell whether a verb tells how so many voted: 以11票赞成、|2票|弃权."""
    return k > 0 and bool(grammar.cats[k - 1] & t.VALUE) and grammar.tokens[k - 1].text[-1] == "票"


def bare_name(grammar: Grammar, phrase: Phrase | None) -> Phrase | None:
    """Give whom 由 brings without a verb behind the name: 由闻人澹|记录整理."""
    if phrase is None or phrase.end - phrase.start < 2:
        return phrase
    name, last = phrase.end - 2, phrase.end - 1
    done = (
        grammar.cats[last] & t.V and grammar.tokens[name].kind == "Person" and grammar.tokens[last].text not in TITLES
    )
    return grammar.phrase(phrase.start, last) if done else phrase


def ground_of(clause: nodes.Clause) -> nodes.Clause | None:
    """Give the ground that opens a clause, without what came of it: 因资源枯竭|关闭; None where it opens with none.

    Who did what came of it was left out, and is hardly the ground's own subject.
    """
    core = clause.predicate.core if clause.predicate is not None else None
    if clause.predicate is None or clause.subject is None or core is None or core.next is None or core.object:
        return None
    if not any(one.word in BECAUSE for one in clause.adjuncts):
        return None
    return replace(clause, predicate=replace(clause.predicate, core=replace(core, next=None)))


def reached(core: Core, sense: Sense) -> tuple[Core, Sense]:
    """Give a verb with a result, and how it is meant: 买不起 cannot be, and 并非听不懂 is 听得懂."""
    if not core.unable:
        return core, sense
    possible = Modality.POSSIBILITY if sense.modality is Modality.ASSERTED else sense.modality
    sense = replace(sense, negative=not sense.negative, modality=possible)
    return core if sense.negative else replace(core, verb=core.verb.replace("不", "得")), sense
