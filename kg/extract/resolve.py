"""From noun phrases to entities and values: one reference for each member of a coordination.

A relative clause stays in a label only where the head says too little without it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extract.discourse import Reference, References
from kg.extract.epithets import EPITHETS
from kg.extract.grammar.words import NONE
from kg.extract.labels import AFTER_NAMES
from kg.extract.members import members
from kg.extract.owners import Owners
from kg.extract.sorts import SORTS
from kg.model import Entity, Span, Value
from kg.nlp import token as t
from kg.nlp.name_roles import TITLES
from kg.nlp.reckoning import Reckoning
from kg.nlp.times import times
from kg.nlp.values import LOST, number, values

if TYPE_CHECKING:
    from kg.extract.grammar import Grammar
    from kg.extract.nodes import Modifier, Phrase
    from kg.model import Document
    from kg.ontology.lexicon import Lexicon

#: Labels that say nothing.
_EMPTY = frozenset("的 我们 人 这 那 什么 时 方面 情况 之后 之前 如此".split())
#: They open an epithet: 该公司, 这座桥.
_EPITHETIC = frozenset(
    "该 这家 这座 这位 此 这一 这场 这款 这项 该家 这个 这所 这支 这名 这部 这本 这条 这件 这批 这届 这一系列 这套 此次 这次 那家 那座 那位".split()
)
_NO_OWNER = tuple("其他 其它 其余 其中 其间 其次 其一 其二 其三 其实".split())  #: 其 in these is nobody
_MODELS = ("这款", "该款", "此款")  #: before a product
#: With a noun of conduct they point back to what somebody was said to do: 这样一种做法.
_POINTING = frozenset("这样一种 这种 这样 此种 这一 这类 此类 这个".split())
_CONDUCT = ("做法", "行为", "举动", "举措", "现象", "特性", "模式", "方式")
#: What somebody says or thinks, and the words that show that it was told just before: 这一消息.
REPORTS = frozenset("消息 说法 传闻 看法 观点 报道 传言 判断 想法 论断 意见 主张 结论".split())
_SHOWING = frozenset("这一 这种 这个 该 此 上述 这条 这则 这项".split())
THIS_REPORT = ("此说", "此论")  #: the same in one word
_COMMA = frozenset("，,；;：:")
#: Kin as one calls them behind 其, and else.
SHORT_KIN = dict(zip("父母子女妻夫兄弟姐妹", "父亲 母亲 儿子 女儿 妻子 丈夫 哥哥 弟弟 姐姐 妹妹".split(), strict=True))
_TWO = 2
_SHOWN = 2  # tokens of such a phrase
_EMPHATIC = ("本身", "自身", "自己", "本人")
_DESCRIBED = ("Person", "Company", "Organisation", "Product", "Work")
_LONG = 6  # tokens; a longer relative clause is no part of a name
_GOVERNING = t.V | t.A | t.ASP | t.M | t.P  #: behind them 两人 is how many, not who
_ROUND = "多余来几"  #: between a number and its unit: 十多年
_NUMERALS = "0123456789,.〇零一二两三四五六七八九十百千万亿点"


class Resolver(Owners):
    """Gives the entities of noun phrases within one document."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        super().__init__(document, lexicon)
        self.reckoning = Reckoning(document.clean)

    def references(self, grammar: Grammar, phrase: Phrase) -> References:
        """Give what a noun phrase means: one reference for each member; none where it stays unresolved."""
        found: list[Reference] = []
        for start, end, shared in members(grammar, phrase):
            own = self.discourse.own
            if found and grammar.tokens[start].text == "其":
                self.discourse.own = tuple(found[-1:])  # 邵某及其团队
            one = self._member(grammar, phrase, start, end, shared)
            self.discourse.own = own
            if found and start and grammar.tokens[start - 1].text == "及其":
                one = self.owned(found[-1], self.label(grammar, start, end) + shared, grammar.span(start, end))
            if found and found[0].antecedents and self.lexicon.function(shared[1:2], "pron") == "third":
                one = self._of_same(found[0], self.label(grammar, start, end), grammar.span(start, end))
            if one is None:
                return ()
            found.extend(one)
        if len(found) == _TWO:
            self.discourse.pair = tuple(found)
        whole = grammar.span(phrase.start, phrase.end) if len(found) > 1 else None
        if whole is not None and _COMMA.isdisjoint(whole.of(self.document.clean)):
            self.together.update((one.span, whole) for one in found)
        return tuple(found)

    def _of_same(self, first: Reference, rest: str, span: Span) -> References:
        """Give what belongs to whom a pronoun means before another thing that does: 他的父亲、|祖父."""
        whose = first.end.label.rpartition("的")[0] if isinstance(first.end, Entity) else ""
        return (
            (Reference(self.entity(f"{whose}的{SHORT_KIN.get(rest, rest)}"), span, first.antecedents),) if whose else ()
        )

    def amount(self, grammar: Grammar, start: int, end: int) -> Reference:
        """Give the value at a token as a reference; its words are those of ``[start, end)``."""
        return Reference(self._value(grammar, start, end), grammar.span(start, end))

    def _value(self, grammar: Grammar, start: int, end: int) -> Value:
        """Give the value at a token; of 次年, the date that was reckoned."""
        reckoned = self.reckoning.found.get(grammar.tokens[start].start)
        return _value(grammar, start, end) if reckoned is None else replace(reckoned, label=grammar.text(start, end))

    def _member(self, grammar: Grammar, phrase: Phrase, start: int, end: int, shared: str) -> References | None:
        """Give what a member means; None where it must not be guessed."""
        tokens = grammar.tokens
        span = grammar.span(start, end)
        if LOST in span.of(self.document.clean):
            return None
        core = end
        while core - 1 > start and grammar.cats[core - 1] & t.R and tokens[core - 1].text in _EMPHATIC:
            core -= 1
        if grammar.cats[start] & t.R and all(one.text in AFTER_NAMES for one in tokens[start + 1 : core]):
            alone = core - start == 1
            meant = self.pronoun(tokens[start].text, span if alone else grammar.span(start, start + 1))  # 她|全场
            both = self.lexicon.function(tokens[start].text, "pron") == "both"
            return meant or ((self.as_said(tokens[start].text, span, "Group"),) if both else ())
        if not start or not grammar.cats[start - 1] & _GOVERNING:
            two = self.two(grammar.text(start, core), span)
            if two is not None:
                return two or (self.as_said(grammar.text(start, core), span, "Group"),)
        at = _amount_at(grammar, start, end)
        if at is not None:
            return (Reference(replace(self._value(grammar, at, at + 1), label=grammar.text(start, end)), span),)
        bearer = _bearer(grammar, start, core)
        label = tokens[bearer].label if bearer is not None else self._label(grammar, phrase, start, core)
        if core - start == 1 and shared and shared[0] not in "<的":
            label = tokens[start].text  # 霁川、蒲墩两站: not 霁川县站
        label = shared[1:] + label if shared.startswith("<") else label + shared
        nobody = label == "人" and start and tokens[start - 1].text in NONE
        if not label or (label in _EMPTY and not nobody):
            return None
        return self._thing(grammar, phrase, (start, core, end), label, shared)

    def _report(self, grammar: Grammar, where: tuple[int, int, int], label: str) -> References | None:
        """Give what was said, where a member looks back to it: 这一消息, 此说; nothing where that is not known, else None."""
        start, core, end = where
        shown = core - start == _SHOWN and grammar.tokens[start].text in _SHOWING and label in REPORTS
        if not shown and (core - start > 1 or label not in THIS_REPORT):
            return None
        content, words, span = self.discourse.content, grammar.text(start, end), grammar.span(start, end)
        if content is not None and self.mentions.near <= content.span.start < self.mentions.clause:
            return (self.resolved(content, words, span),)
        return () if shown else (self.as_said(words, span),)

    def _thing(
        self, grammar: Grammar, phrase: Phrase, where: tuple[int, int, int], label: str, shared: str
    ) -> References | None:
        """Give the entity of a member, which may look back: to a conduct, by an epithet, as a part, by 其."""
        start, core, end = where
        span = grammar.span(start, end)
        if _points(grammar, start, core):
            source = tuple(one for one in self.discourse.spoken if one.span.start >= self.mentions.near)
            return tuple(self.resolved(one, grammar.text(start, end), span) for one in source) or None
        report = self._report(grammar, where, label)
        if report is not None:
            return report or None
        if core - start >= 2 and grammar.tokens[start].text in _EPITHETIC:
            pointed = self._epithet(grammar, where, label, shared) or self._sort_of(grammar, where, label)
            return pointed or (self.as_said(grammar.text(start, core) + shared, span),)
        body = self.body(grammar.tokens[start].text, span, alone=core - start == 1 and not shared)
        if body is not None and core - start == 1:
            return body or None
        if body and not phrase.modifiers and grammar.cats[core - 1] & (t.N | t.V | t.A | t.NAME) == t.N:  # 公司现金流
            return self.owned(body[0], self.label(grammar, start + 1, core).removeprefix("的"), span)
        part = self._part(grammar, start, core, span) if not shared else None
        if part is not None:
            return (part,)
        if _bearer(grammar, start, core) is not None:
            return (Reference(self.entity(label), span),)  # 其妻子钱某
        clausal = bool(phrase.modifiers) and phrase.modifiers[0].kind == "clause"
        first = grammar.tokens[start].text
        if clausal and label.startswith(first) and self.lexicon.function(first, "pron") == "third":
            return self._told_of(grammar, start, core, span)
        own = None if clausal else self.possessor(grammar, start, core)
        if own is None and label.startswith("其") and not label.startswith(_NO_OWNER):
            own = None, ""  # 一次其履职情况: whose stays unknown
        if own is not None:
            owner, rest = own
            return self.owned(owner, rest, span) if owner is not None else None
        kind = grammar.tokens[start].kind if core - start == 1 and grammar.cats[start] & t.NAME else ""
        if not kind and grammar.tokens[end - 1].text.endswith("们"):
            kind = "Group"
        return (Reference(self.entity(label, kind), span),)

    def _told_of(self, grammar: Grammar, start: int, core: int, span: Span) -> References | None:
        """Give a thing that a clause with a pronoun tells of, with who it means: 她留下的试片, 他年仅十岁的独子."""
        owners = self.pronoun(grammar.tokens[start].text, grammar.span(start, start + 1), owning=True)
        if len(owners) != 1 or not isinstance(owners[0].end, Entity):
            return None
        rest = self.label(grammar, start + 1, core)
        if self.is_kin(grammar.tokens[core - 1].text):
            return self.owned(owners[0], rest, span)
        return (Reference(self.entity(owners[0].end.label + rest), span, owners[0].antecedents),)

    def owned(self, owner: Reference, rest: str, span: Span) -> References:
        """Give what belongs to whom a pronoun means: 其做法."""
        whose = owner.end.label if isinstance(owner.end, Entity) else ""
        if isinstance(owner.end, Entity) and owner.end.kind == "Measure":
            whose = whose.rpartition("的")[0] or whose  # 估值约30亿元，相当于其净利润的两倍
        return (Reference(self.entity(f"{whose}的{SHORT_KIN.get(rest, rest)}"), span, owner.antecedents),)

    def _epithet(self, grammar: Grammar, where: tuple[int, int, int], label: str, shared: str) -> References:
        """Resolve 该公司, and 该公司的产品 by its owner."""
        start, core, end = where
        span = grammar.span(start, end)
        mark = next((k for k in range(start + 2, core - 1) if grammar.cats[k] & t.DE), None)
        if mark is None and core - start > _SHOWN and grammar.tokens[start + 1].text in EPITHETS:  # 该公司股价
            whose = self.by_kind(grammar.tokens[start + 1].text, span, grammar.text(start, start + 2))
            return self.owned(whose[0], self.label(grammar, start + 2, core), span) if whose else ()
        if mark is None:
            return self.by_kind(label, span, grammar.text(start, end))
        told = (grammar.cats[k] & t.V and not grammar.cats[k] & t.N for k in range(start + 1, mark))
        described = grammar.cats[mark - 1] & (t.VALUE | t.A) and not grammar.cats[mark - 1] & t.N
        if any(told) or described:  # 这家只有三人的公司, 这名二十岁的新人, 这座美丽的城市
            return self.by_kind(self.label(grammar, mark + 1, core), span, grammar.text(start, end))
        whose = self.by_kind(self.label(grammar, start, mark), span, grammar.text(start, mark))
        rest = self.label(grammar, mark + 1, core) + shared
        return tuple(Reference(self.entity(f"{one.end.label}的{rest}"), span, one.antecedents) for one in whose)

    def pointed(self, grammar: Grammar, phrase: Phrase) -> References | None:
        """Give what 这家只有三人的公司 means, of which a phrase is only the noun; None where it is no such noun."""
        head = phrase.start
        if phrase.end - head != 1 or not head or not grammar.cats[head - 1] & t.DE:
            return None
        if grammar.tokens[head].text not in EPITHETS:
            return None
        first = grammar.piece_start(head)
        start = next((k for k in range(head - 2, first - 1, -1) if grammar.tokens[k].text in _EPITHETIC), None)
        if start is None:
            return None
        span = grammar.span(start, phrase.end)
        return self.by_kind(self.label(grammar, head, phrase.end), span, grammar.text(start, phrase.end))

    def _sort_of(self, grammar: Grammar, where: tuple[int, int, int], label: str) -> References | None:
        """Give 这款耳机 as what it says, where no product is named before it."""
        start, _, end = where
        span = grammar.span(start, end)
        named = any(kind == "Product" for _, kind, _ in self.mentions.between(self.mentions.far, span.start))
        if named or grammar.tokens[start].text not in _MODELS:
            return None
        return (Reference(self.entity(label), span),)

    def _part(self, grammar: Grammar, start: int, core: int, span: Span) -> Reference | None:
        """Give a bare noun, perhaps behind a time, as that of what is spoken of: 桥长, 去年净利润."""
        while start < core - 1 and grammar.cats[start] & t.T and not grammar.cats[start] & t.N:
            start += 1
        if not _opens(grammar, start):
            return None  # 失去独子的老人
        return self.part(grammar.text(start, core), span, self.label(grammar, start, core))

    def _label(self, grammar: Grammar, phrase: Phrase, start: int, end: int) -> str:
        """Give the label of a member, without a relative clause whose head says enough alone."""
        first = start
        for modifier in phrase.modifiers:
            if modifier.start == first and modifier.kind == "clause" and modifier.end + 1 < end:
                behind = modifier.end + 1
                if self._seen(grammar, modifier) or self._enough(grammar, modifier, end):
                    first = behind
        return self.label(grammar, first, end)

    def _seen(self, grammar: Grammar, modifier: Modifier) -> bool:
        """Tell whether a relative clause is about the author or people: 我们看到的X is X."""
        subject = modifier.clause.subject if modifier.clause is not None else None
        if subject is None:
            return False
        return self.lexicon.function(grammar.tokens[subject.start].text, "pron") in ("author", "people")

    def _enough(self, grammar: Grammar, modifier: Modifier, end: int) -> bool:
        """Tell whether a head says enough without its relative clause: a known term, a name behind a long clause."""
        rest = self.label(grammar, modifier.end + 1, end)
        if rest in self.lexicon.aliases:
            return True
        alone = modifier.end + _TWO == end  # 位于贵州的青石渡桥
        return bool(grammar.cats[end - 1] & t.NAME) and (alone or modifier.end - modifier.start > _LONG)


def _amount_at(grammar: Grammar, start: int, end: int) -> int | None:
    """Give the token of a value, where a member is no more than that: 约3亿元, 第三."""
    cats = grammar.cats
    at = next((k for k in range(start, end) if cats[k] & t.VALUE), None)
    rate = at is not None and grammar.tokens[start].text.startswith("每") and end - at == 1  # 每千克150瓦时
    if at is None or (at - start > 1 and not rate) or end - at > 2:
        return None
    if rate:
        return at
    return None if any(cats[k] & t.N and not cats[k] & t.VALUE for k in range(start, end)) else at


def _value(grammar: Grammar, start: int, end: int) -> Value:
    """Give the value of a token."""
    token = grammar.tokens[start]
    words = grammar.text(start, end)
    placed, value = _meant(token.text)
    if placed is not None:
        return Value(words, placed.value, placed.datatype, placed.unit)
    if value is not None and value.unit in ("%", "‰"):
        return Value(words, value.value, value.datatype, value.unit)  # 百分之四
    if token.kind in ("integer", "decimal"):
        digits = "".join(c for c in token.text if c in _NUMERALS)
        unit = words[words.find(digits) + len(digits) :].lstrip(_ROUND) if digits and digits in words else ""
        return Value(words, number(digits) if digits else words, token.kind, unit)
    return Value(words, value.value, value.datatype, value.unit) if value is not None else Value(words, words, "string")


@lru_cache(maxsize=4096)
def _meant(words: str) -> tuple[Value | None, Value | None]:
    """Give what some words mean as one expression of time, and the first date or amount in them."""
    whole = Span(0, len(words))
    placed = next((value for where, value in times(words, whole) if where == whole), None)
    return placed, next((value for _, value in values(words, whole)), None)


def _opens(grammar: Grammar, start: int) -> bool:
    """Tell whether no verb stands before a noun in its piece: it is a subject there."""
    first = grammar.piece_start(start)
    return not any(
        grammar.cats[k] & (t.ASP | t.COP | t.V) and not grammar.cats[k] & (t.N | t.CONN) for k in range(first, start)
    )


def _bearer(grammar: Grammar, start: int, end: int) -> int | None:
    """Give the token of the name that the other words only describe: 桥梁专家|陆启元, 王明|教授."""
    if _described(grammar, start, end):
        return end - 1
    titled = end - start > 1 and grammar.tokens[end - 2].kind == "Person" and grammar.tokens[end - 1].text in TITLES
    if not titled:
        return None
    return end - 2 if end - start == 2 or _described(grammar, start, end - 1) else None


def _described(grammar: Grammar, start: int, end: int) -> bool:
    """Tell whether words stand before a name that only describe it: 桥梁专家陆启元, 工视企业澜川科技."""
    last = grammar.tokens[end - 1]
    if end - start < 2 or not grammar.cats[end - 1] & t.NAME or last.kind not in _DESCRIBED:
        return False
    if last.kind in SORTS and last.kind != "Company" and not grammar.tokens[end - 2].text.endswith(SORTS[last.kind]):
        return False
    before = grammar.cats[end - 2]
    if before & t.NAME and not before & t.DE and grammar.tokens[end - 2].kind == last.kind:
        return False
    return not before & (t.COORD | t.P)


def _points(grammar: Grammar, start: int, end: int) -> bool:
    """Tell whether 这样一种做法 or the like points back to what somebody was said to do."""
    if end - start > 3 or grammar.tokens[start].text not in _POINTING:
        return False
    return grammar.tokens[end - 1].text in _CONDUCT
