"""Tokens and what each can be.

A token's categories are bits of one integer: most Chinese words can be several parts of speech, and the
grammar decides by place, not the dictionary alone.
"""

from __future__ import annotations

from enum import IntFlag


class Cat(IntFlag):
    """What a token can be in a clause."""

    N = 1 << 0  # noun
    V = 1 << 1  # verb
    A = 1 << 2  # adjective, attributive or predicative
    D = 1 << 3  # adverb
    P = 1 << 4  # preposition
    COORD = 1 << 5  # joins noun phrases: 和 与 、
    CONN = 1 << 6  # joins clauses: 如果 但是
    R = 1 << 7  # pronoun
    DET = 1 << 8  # determiner: 这 每 任何
    M = 1 << 9  # numeral, or numeral with classifier
    Q = 1 << 10  # classifier
    T = 1 << 11  # time
    LOC = 1 << 12  # localiser: 上 中 之外
    DE = 1 << 13  # 的
    DI = 1 << 14  # 地
    GET = 1 << 15  # 得 of degree
    ASP = 1 << 16  # 了 着 过
    SUO = 1 << 17  # 所
    Y = 1 << 18  # final particle
    W = 1 << 19  # punctuation
    NEG = 1 << 20
    MODAL = 1 << 21
    COP = 1 << 22  # 是
    AUX = 1 << 23  # 开始 继续 来
    NAME = 1 << 24  # a proper name, known or found
    VALUE = 1 << 25  # a typed value: number, amount, date
    IDIOM = 1 << 26  # a set phrase, predicate or modifier
    GERUND = 1 << 27  # a verb that the dictionary also lists as a noun
    UNABLE = 1 << 28  # a verb with a result that cannot come of it: 握不住


# Plain integers: bit tests on IntFlag members cost ten times as much, and the grammar makes millions.
N, V, A, D, P = int(Cat.N), int(Cat.V), int(Cat.A), int(Cat.D), int(Cat.P)
COORD, CONN, R, DET, M, Q = int(Cat.COORD), int(Cat.CONN), int(Cat.R), int(Cat.DET), int(Cat.M), int(Cat.Q)
T, LOC, DE, DI, GET, ASP = int(Cat.T), int(Cat.LOC), int(Cat.DE), int(Cat.DI), int(Cat.GET), int(Cat.ASP)
SUO, Y, W, NEG, MODAL, COP = int(Cat.SUO), int(Cat.Y), int(Cat.W), int(Cat.NEG), int(Cat.MODAL), int(Cat.COP)
AUX, NAME, VALUE, IDIOM = int(Cat.AUX), int(Cat.NAME), int(Cat.VALUE), int(Cat.IDIOM)
GERUND, UNABLE = int(Cat.GERUND), int(Cat.UNABLE)


class Token:
    """A word of the clean text."""

    __slots__ = ("cats", "end", "kind", "label", "start", "text")

    def __init__(self, text: str, start: int, cats: int, kind: str = "", label: str = "") -> None:
        self.text = text
        self.start = start  #: in the clean text, code points
        self.end = start + len(text)
        self.cats = cats
        self.kind = kind  #: kind of entity, where it is a name; datatype, where it is a value
        self.label = label or text  #: canonical label of the entity

    def __repr__(self) -> str:
        """Show the word and its categories.

        >>> Token("支付宝", 0, N | NAME)
        支付宝/N+NAME
        """
        return f"{self.text}/{'+'.join(cat.name or '' for cat in Cat if self.cats & cat) or '?'}"
