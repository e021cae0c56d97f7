"""Take words apart that the segmenter only guessed, where the network of arguments sees a predicate begin within them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kg.nlp import arguments as net
from kg.nlp import token as t

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.nlp.arguments import Arguments
    from kg.nlp.segment import Segmenter
    from kg.nlp.token import Token

_SURE = math.log(0.85)  #: probability from which a predicate begins at a character


def recut(tokens: list[Token], sentence: Arguments, segmenter: Segmenter) -> list[Token]:
    """Part a subject from its predicate where both were taken for one word: 大榆树|村有 is 村|有, 洗碗机|厂用 is 厂|用."""
    found: list[Token] = []
    for one in tokens:
        place = next(_predicates(one, sentence), 0)
        if place and segmenter.guessed(one.text):
            found += segmenter.parted(one, place - one.start)
        else:
            found.append(one)
    return found


def _predicates(one: Token, sentence: Arguments) -> Iterator[int]:
    """Give where within a word a predicate begins whose subject ends there."""
    if len(one.text) == 1 or one.cats & (t.NAME | t.VALUE):
        return
    for place in range(one.start + 1 - sentence.start, one.end - sentence.start):
        if sentence.predicates[place] > _SURE:
            subject = sentence.at(place).stretch(net.SUBJECT_END)
            if subject is not None and subject[1] == place:
                yield place + sentence.start
