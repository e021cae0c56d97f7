"""Whose a bare noun is: 桥长 of the bridge, 净利润 of the company, 母亲 of the person that is spoken of.

A noun that names a relation, and stands as a subject without its possessor, is anchored in what the text speaks of
(bridging: Clark, 1975). Where that cannot have such a thing, the noun stays as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.discourse import AUTHOR, ONE, Reference
from kg.extract.epithets import BODIES, EPITHETS
from kg.extract.pairs import Pairs
from kg.extract.scruple import TELLING, is_measure
from kg.model import Entity, Span
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.discourse import References
    from kg.extract.grammar import Grammar

#: Whoever a part belongs to is a thing, not a mere notion.
_PARTLESS = ("Concept", "Quality", "Situation", "Group")
#: Those whose relatives are told of, and kinds that no figure is of.
_KIN = frozenset("parent child spouse sibling relative".split())
_NO_FIGURES = ("Person", "Quality", "Situation", "Group", "Value", "Role", "Event", "Place")
#: Relations of any thing to its figures; those of a company, a product and the like to its sums, and to what was before it.
_SIZES = frozenset("price length height width weight depth speed capacity".split())
_FIGURES = _SIZES | frozenset("amount profit revenue quantity marketValue follows".split())
_LONG = 16  # code points; a longer label is a description
_EACH = ("每", "各", "全")


#: Relations of a place to figures that nothing in it has, and nouns of such.
_OF_PLACES = ("population", "temperature")
_OF_FIRMS = ("profit", "revenue", "sales")
_TELLING_PLACES = frozenset(
    "面积 总面积 土地面积 降水量 年降水量 年均降水量 年平均降水量 生产总值 地区生产总值".split()
)


class Owners(Pairs):
    """Finds whose a bare noun is."""

    def entered(self, noun: str, place: int) -> References:
        """Give whom a text is on, for a figure that a sentence opens with: the place of an entry, the company of a report.

        户籍人口31.6万 is the whole place's; 净利润4亿元 the company's, where no other is named near it.
        """
        name = self._relation(noun)
        told = self.theme.mention if self.theme is not None else self.house
        if told is None or self.discourse.near or told[0].end > place:
            return ()
        if self.theme is not None:
            whole = told[1] == "Place" and (noun in _TELLING_PLACES or name in _OF_PLACES)
        else:
            named = {label for _, kind, label in self.mentions.between(self.mentions.near, place) if kind == "Company"}
            whole = name in _OF_FIRMS and named <= {told[2]}
        return (self.resolved(self.mentioned(told), "", Span(place, place)),) if whole else ()

    def part(self, noun: str, span: Span, label: str) -> Reference | None:
        """Give a bare noun as that of what is spoken of; None where it is none that is somebody's, or that is not sure."""
        owner = self._owner(noun, span)
        if owner is None:
            return None
        bridged = self.resolved(owner, "", Span(span.start, span.start))
        kind = "Measure" if self._relation(noun) in _FIGURES - {"follows"} else ""
        return Reference(self.entity(f"{owner.end.label}的{label}", kind), span, bridged.antecedents)

    def _owner(self, noun: str, span: Span) -> Reference | None:
        """Give whose a noun is."""
        discourse = self.discourse
        if any(one.span.end <= span.start for one in discourse.own):
            return None  # the clause names its subject: what it does is done with something of somebody's
        spoken = tuple(one for one in discourse.spoken if isinstance(one.end, Entity) and one.end != AUTHOR)
        if discourse.speaker is not None and spoken and self.is_person(spoken[0]):
            return None  # 他反问：“客户凭什么付钱？”
        if self.lexicon.noun(noun, "part") is not None:
            if any(one.end.label.endswith(noun) for one in spoken):
                return None  # 研发团队…，团队…
            spoken = tuple(self._whole(one) for one in spoken)
            owners = [one for one in spoken if self._kind(one) not in (*_PARTLESS, *EPITHETS.get(noun, ()))]
            return owners[0] if len(owners) == 1 else None
        name = self._relation(noun)
        if self.is_kin(noun):
            return self._kin_of(spoken)
        return self._figure_of(spoken, name) if name in _FIGURES and len(discourse.spoken) == 1 else None

    def is_kin(self, noun: str) -> bool:
        """Tell whether a noun names somebody's relative."""
        return self._relation(noun) in _KIN

    def _relation(self, noun: str) -> str:
        """Give the relation of a thing to what a noun says; nothing where it names none."""
        name, _, direction = (self.lexicon.noun(noun, "relation") or "").partition(" ")
        return name if direction == "of>is" else ""

    def _kind(self, one: Reference) -> str:
        return self.kind_of(one.end) if isinstance(one.end, Entity) else "Value"

    def _kin_of(self, spoken: References) -> Reference | None:
        """Give whose relative is meant: that of the person spoken of, or of whom another relative was told of."""
        theme = self.theme
        if not self.discourse.near:  # a life goes on about its own person
            life = theme is not None and all(one.end.label == theme.label for one in spoken)
            return self.mentioned(theme.mention) if theme is not None and theme.pronoun != "它" and life else None
        if len(spoken) != 1:
            return None
        owner, _, noun = spoken[0].end.label.rpartition("的")
        if self.is_kin(noun) and self.kinds.get(owner) == "Person":
            return Reference(self.entity(owner), spoken[0].span, spoken[0].antecedents)
        return spoken[0] if self.is_person(spoken[0]) else None

    def _figure_of(self, spoken: References, name: str) -> Reference | None:
        """Give whose figure is meant: that of the subject before it in the sentence, or of what had a figure there."""
        if not self.discourse.near or not spoken:
            return None
        one = self._whole(spoken[0])
        label = one.end.label
        known = self._kind(one) not in (_NO_FIGURES if name in _SIZES else (*_NO_FIGURES, "Concept"))
        plain = known and len(label) <= _LONG and label not in BODIES
        telling = label.startswith(_EACH) or label.endswith(TELLING) or self._of_figure(label) is not None
        return one if plain and not telling and self.sure(one, near=True) else None

    def _whole(self, one: Reference) -> Reference:
        """Give what has a figure, where one was spoken of: 远帆 of 远帆的营收; else what was spoken of."""
        owner = self._of_figure(one.end.label) if self._kind(one) in ("Concept", "Measure") else None
        return one if not owner or owner not in self.kinds else Reference(self.entity(owner), one.span, one.antecedents)

    def _of_figure(self, label: str) -> str | None:
        """Give whose figure a label names, which may be nobody's; None where it names none: 远帆的营收, 远帆营收."""
        noun = next((label[k:] for k in range(len(label)) if self._relation(label[k:]) in _FIGURES), "")
        if noun:
            return label.removesuffix(noun).removesuffix("的")
        return label.rpartition("的")[0] if is_measure(label) else None

    def possessor(self, grammar: Grammar, start: int, end: int) -> tuple[Reference | None, str] | None:
        """Resolve 其做法 and 自身的功能 to the owner; None where there is no such pronoun."""
        first = grammar.tokens[start]
        if not grammar.cats[start] & t.R or end - start < 2:
            return None
        if self.lexicon.function(first.text, "pron") not in ("third", "self", "author", "own", "former", "latter"):
            return None
        if start + 1 in grammar.breaks or (start and grammar.tokens[start - 1].text == "判处"):
            return None, ""  # 朋友告诉我，院里装了电梯; 判处其有期徒刑
        if grammar.cats[start + 1] & (t.P | t.COORD):
            return None, ""  # 禁止其与原单位竞争: somebody and what they do, not what is theirs
        if grammar.cats[start + 1] & t.VALUE and end - start > 2:
            return None, ""  # 他十九岁中秀才: a time, nothing of his
        if grammar.tokens[start + 1].text in ("一生", "毕生", "半生", "一度", "晚年", "早年"):
            return None, ""  # 她一生命名新种六十四个
        if first.text in ONE and grammar.cats[start + 1] & t.M and not grammar.cats[start + 1] & t.VALUE:
            return None, ""  # 他一屁股坐下
        if grammar.tokens[start + 1].text[0] in "“「『":
            return None, ""  # 批评它「土气」: what it is called
        if grammar.cats[end - 1] & t.DE and grammar.cats[start + 1] & t.V:
            return None, ""  # 它放弃的是利润
        skip = start + 1 + bool(grammar.cats[start + 1] & t.DE)
        rest = self.label(grammar, skip, end)
        owners = self.pronoun(first.text, Span(first.start, first.end), owning=True)
        return (owners[0] if len(owners) == 1 else None), rest
