"""How a clause is meant: polarity, modality, conditions, holder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.model import Entity, Modality, Polarity, Statement

if TYPE_CHECKING:
    from kg.extract.grammar import Grammar
    from kg.extract.nodes import Predicate

#: Verbs of what is left or has room: how much, nobody lays down.
_LEFT = frozenset("剩 剩下 剩余 留下 保住 维持 容纳 容下 装下 看到 看见 听到 听见 辨认".split())
#: So one party answers what another wants.
_OPPOSING = frozenset("拒绝 反对 不同意 不肯 不答应 不让 不许 阻止 阻拦 拦住 劝阻 抗议 力阻".split())


@dataclass(frozen=True, slots=True)
class Sense:
    """What stands over a clause. Inner clauses inherit it."""

    negative: bool = False
    modality: Modality = Modality.ASSERTED
    conditions: tuple[Statement, ...] = ()
    holder: Entity | None = None
    merely: str = ""  #: the words of 不仅仅只是, where what is denied is that this is all
    supposed: bool = False  #: within 如果, 只有, 除非

    @property
    def polarity(self) -> Polarity:
        """Give the polarity as data."""
        return Polarity.NEGATIVE if self.negative else Polarity.POSITIVE

    def supposing(self) -> Sense:
        """Give the sense of a clause that is only supposed."""
        return replace(self, modality=Modality.HYPOTHETICAL, supposed=True)

    def under(self, conditions: tuple[Statement, ...], *, supposed: bool) -> Sense:
        """Give the sense of what holds under conditions."""
        plain = self.modality in (Modality.ASSERTED, Modality.REPORTED)
        modality = Modality.HYPOTHETICAL if supposed and plain else self.modality
        return replace(self, conditions=conditions, modality=modality, supposed=supposed)

    def within(self) -> Sense:
        """Give the sense of an event named within the clause: what is denied is not the event."""
        return replace(self, negative=False, merely="")

    def granted(self) -> Sense:
        """Give the sense of what the clause takes for granted, such as a relative clause.

        What is presupposed survives denial, conditions and reports (Karttunen, Presuppositions of compound
        sentences, 1973): 如果产业所输送的红利耗尽 grants that 产业 gives 红利.
        """
        return Sense()

    def with_operators(self, grammar: Grammar, predicate: Predicate) -> Sense:
        """Add what the adverbs, negations and modals before a verb say.

        Two negations cancel (无一不, 并非没有); a modal under a condition stays hypothetical unless it says
        that something must be, or merely may be.
        """
        if not predicate.operators and not self.merely:
            return self
        negative, modality, merely, only = self.negative, self.modality, "", ""
        lexicon = grammar.lexicon
        denial = ""
        plain = -2, ""  #: the last denial that is no more than that
        habitual = False
        for k in predicate.operators:
            word = grammar.tokens[k].text
            if word == "不" and any(one.start == k + 1 and one.word == "到" for one in predicate.adjuncts):
                continue  # 不到|二十年便毁了: that bounds the time
            function = lexicon.function(word, "neg")
            if function == "only":
                denial = word
            elif function is not None:
                negative = not negative
                plain = k, word
                barred = function == "necessity" and modality is Modality.HYPOTHETICAL  # 可以延长，但不得超过两次
                told = modality is Modality.ASSERTED or (modality is Modality.REPORTED and self.holder)
                if function and (told or barred):
                    modality = Modality(function)
                continue
            force, adverb = force_of(grammar, k), lexicon.function(word, "adv")
            if word == "会" and habitual:
                continue
            if force is not None and force != "certain" and adverb != "question":  # 能否成功，要看市场
                modality = self._forced(modality, force, word)
            habitual = habitual or word in _HABITUAL
            if adverb == "only":
                only += word
                if plain[0] == k - 1:  # 不只: what is denied is that this is all
                    negative, denial = not negative, plain[1]
            elif adverb == "rhetorical":
                negative = not negative
                modality = Modality.ASSERTED if modality is Modality.QUESTION else modality
            elif adverb == "question" and modality in (Modality.ASSERTED, Modality.REPORTED):
                modality = Modality.QUESTION
        if denial and only:
            merely = denial + only
            negative = True
        return replace(self, negative=negative, modality=modality, merely=merely)

    def _forced(self, modality: Modality, force: str, word: str) -> Modality:
        if force == "plan":
            told = modality in (Modality.ASSERTED, Modality.REPORTED)
            return Modality.POSSIBILITY if told else modality  # 据悉，公司拟收购
        if modality is Modality.HYPOTHETICAL and force == "possibility" and word not in _MAYBE:
            return modality
        if modality in (Modality.ASSERTED, Modality.HYPOTHETICAL):
            return Modality(force)
        if modality is Modality.REPORTED and self.holder is not None:  # who says so is told by the holder
            return modality if self.holder.kind == "Group" and word in _FUTURE else Modality(force)
        return modality


_FUTURE = frozenset("将 会 将会 终将 必将 能 能够".split())  # what people think will be is what they think
_HABITUAL = frozenset("总是 总 往往 经常 常常 通常 一向 每每 都".split())
_MAYBE = frozenset("有权 有权利 可以 可 或许 也许 可能 大概 恐怕 似乎 未必 或".split())


def force_of(grammar: Grammar, k: int) -> str | None:
    """Give how a modal means what follows: 要 tells what is wanted where another party opposes it, 只能 what is left.

    敌军要过桥，守军拒绝让路; 如今只能剩三成.
    """
    word = grammar.tokens[k].text
    force = grammar.lexicon.function(word, "modal")
    if force != "necessity" or k + 1 >= len(grammar.tokens):
        return force
    if word == "只能" and grammar.tokens[k + 1].text in _LEFT:
        return "possibility"
    end = grammar.piece_end(k)
    following = grammar.text(end, grammar.piece_end(end)) if end < len(grammar.tokens) else ""
    opposed = word == "要" and any(one in following for one in _OPPOSING)
    return "plan" if opposed else force
