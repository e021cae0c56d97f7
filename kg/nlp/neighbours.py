"""What a word that the segmenter only guessed owes to the word before it: an ending, a place's name, where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.nlp.token import Token

_PAIR = 2  # code points of most guesses
#: They end names of places: 石门沟.
_GROUNDS = "沟村镇乡县河江湖岛湾桥坪坡岭寨屯堡"
_UPON = "上里内"  #: behind a noun they say where, before what is done there


def takes_ending(before: Token, place: int, ending: str) -> bool:
    """Tell whether a word that ends at a place can take an ending: 配送 before 员."""
    if ending == "派" and before.cats & t.NAME:
        return False  # 红星队|派替补上场
    return before.end == place and len(before.text) > 1 and bool(before.cats & (t.N | t.V | t.A))


def opens_with_place(guess: str, place: int, tokens: list[Token]) -> bool:
    """Tell whether a guessed verb begins with the end of a place's name, or with where: 石门|沟当, 在平台|上租."""
    if len(guess) != _PAIR or not tokens or tokens[-1].end != place or not tokens[-1].cats & t.N:
        return False
    if guess[0] in _UPON:
        return any(one.text == "在" for one in tokens[-3:-1])
    return guess[0] in _GROUNDS and len(tokens[-1].text) == _PAIR
