"""What a deal costs, told in a clause of its own behind it: 青梧集团收购云岭公司，作价11.3亿元.

The price is that of what is sold or bought, not of who sells it, and holds as the deal does: planned, reported.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.interpret.lacking import Lacking
from kg.extract.interpret.words import OF_DEAL
from kg.model import Entity, Modality, Polarity, Predicate, Span, Statement, Value
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.grammar import Grammar
    from kg.extract.sense import Sense

_PRICE = re.compile(
    "(?:(?:交易|转让|收购|成交|出售|购买|股权)?(?:总?作价|总?价格|总?对价|总?价款|总价|售价|总?金额)|成交价|转让价|收购价)"
    "(?:总额|总计|合计|共计)?(?:约|近|逾|超过)?(?:为|是|达|高达|约|约为)?"
)
_DEALS = ("acquires", "sells", "buys")
_MONEY = "元币镑"  #: ends of units of money
_LAST = 8  # statements made last


class Dealing(Lacking):
    """The part of the interpreter that reads what a deal costs."""

    def priced(self, grammar: Grammar, start: int, end: int, sense: Sense) -> bool:
        """State the price of what was told to be sold or bought, and tell whether a piece is nothing but that."""
        at = end - 1
        if at <= start or not grammar.cats[at] & t.VALUE:
            return False
        words = grammar.text(start, at)
        price = self.resolver.amount(grammar, at, end)
        deal = self._dealt() if _PRICE.fullmatch(words) is not None else None
        if deal is None or not isinstance(price.end, Value) or not (price.end.unit or " ").endswith(tuple(_MONEY)):
            return False
        named = (one for one in reversed(self.resolver.discourse.named) if one.end == deal.object)
        what = next(named, None)
        if what is None:
            return False
        self.support.settle(grammar.span(start, at))
        plain = sense.modality in (Modality.ASSERTED, Modality.REPORTED)
        held = replace(sense, modality=deal.modality, holder=deal.holder) if plain else sense
        place = grammar.tokens[start].start
        sold = self.resolver.resolved(what, "", Span(place, place))
        self.state(grammar, (start, end), sold, Predicate(words, "price"), price, held, OF_DEAL, 0.9)
        return True

    def _dealt(self) -> Statement | None:
        """Give what was stated last in the sentence to be sold or bought, outright."""
        begin = self.resolver.document.alignment.raw_span(self.sentence).start
        for one in reversed(self.statements[-_LAST:]):
            if one.evidence[0].span.start < begin:
                return None
            if one.predicate.property in _DEALS and isinstance(one.object, Entity):
                return one if one.polarity is Polarity.POSITIVE and not one.conditions else None
        return None
