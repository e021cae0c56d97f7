"""What a word can be: by the lexicon first, by the tag of the segmenter where the lexicon is silent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.ontology.lexicon import Lexicon

#: What a word class of the lexicon is.
_CLASS = {
    "adj": t.A, "time": t.T, "adv": t.D, "aux": t.AUX, "conn": t.CONN, "coord": t.COORD, "cop": t.COP, "det": t.DET,
    "loc": t.LOC, "modal": t.MODAL, "neg": t.NEG, "particle": t.Y, "prep": t.P, "pron": t.R,
}  # fmt: skip
#: What the first letter of a tag is.
_FLAG = {
    "n": t.N, "v": t.V, "a": t.A, "b": t.A, "z": t.A, "d": t.D | t.A, "p": t.P, "c": t.CONN, "r": t.R, "m": t.M,
    "q": t.Q, "t": t.T, "f": t.LOC, "s": t.N, "y": t.Y, "i": t.IDIOM, "l": t.IDIOM | t.N, "j": t.N, "x": t.N, "k": t.N,
    "o": t.A, "e": t.Y, "h": t.A, "g": t.N,
}  # fmt: skip
#: What a whole tag is, where it is something else.
_WHOLE = {
    "vn": t.V | t.N | t.GERUND, "an": t.A | t.N, "ad": t.A | t.D, "nr": t.N | t.NAME, "ns": t.N | t.NAME,
    "nt": t.N | t.NAME, "nrt": t.N | t.NAME, "nrfg": t.N | t.NAME, "nz": t.N, "eng": t.N, "mq": t.M, "uj": t.DE,
    "uv": t.DI, "ud": t.GET, "ul": t.ASP, "uz": t.ASP, "ug": t.ASP, "zg": t.A, "vd": t.V, "rz": t.DET, "ng": t.N,
    "vg": t.V, "tg": t.T, "nrf": t.N | t.NAME,
}  # fmt: skip
#: Particles that the grammar goes by.
_MARKS = {
    "的": t.DE, "地": t.DI, "得": t.GET, "了": t.ASP | t.Y, "着": t.ASP, "过": t.ASP, "所": t.SUO,
    "、": t.COORD | t.W,
}  # fmt: skip
#: A verb with its particle, where the segmenter only guessed: 骑着, 见过, 长得.
_STRETCHES = ("时期", "期间", "之间", "之际", "一段时间")  #: endings of fixed expressions of time: 鼎盛时期
#: Complements of direction: a fixed expression that ends so is something done, no quality: 记录下来.
_DIRECTED = ("下来", "起来", "出来", "回来", "过来", "下去", "出去", "上来", "上去")
_LIGHT = "打开"  # first characters of three that are something done: 打电话, 开夜车
_PARTICLED = ("uz", "ug", "ud", "ul")
_THREE = 3
_PUNCT = re.compile(r"[\s，,。．.！!？?；;：:、“”‘’「」『』（）()《》〈〉【】\[\]—…·~～\-—\"'|/]+")
#: Complements that make a verb of a verb: 聚焦在, 发展成.
_COMPLEMENTS = ("到", "在", "于", "为", "成", "出", "入", "至", "向", "给", "起", "上", "下", "回", "开")


def categories(word: str, flag: str, lexicon: Lexicon) -> int:
    """Give the categories of a word with the tag of the segmenter, as bits of `kg.nlp.token.Cat`.

    >>> from kg.ontology import load
    >>> lexicon = load().lexicon
    >>> categories("因为", "c", lexicon) & t.CONN > 0, categories("流量", "n", lexicon) == t.N
    (True, True)
    """
    if _PUNCT.fullmatch(word):
        return _MARKS.get(word, t.W)
    if word in lexicon.compounds:
        return t.N
    cats = _MARKS.get(word, 0)
    for word_class in lexicon.words.get(word, ()):
        cats |= _CLASS[word_class]
    stem = word[:-1] if word[:-1] in lexicon.verbs else ""
    verb = word in lexicon.verbs or word in lexicon.bare or (bool(stem) and word.endswith(_COMPLEMENTS))
    if not cats and not verb and stem and word[-1] in "了着过" and word not in lexicon.words:
        return t.V
    if verb:
        cats |= t.V
        if flag in ("vn", "n") and len(word) > 1 and lexicon.tags.get(word) != ("v",):
            cats |= t.GERUND | t.N
    closed = cats & ~(t.V | t.N | t.GERUND)
    for tag in lexicon.tags.get(word, ()):
        cats |= _WHOLE.get(tag) or _FLAG[tag]
    if closed:
        return cats  # a word of a closed class is nothing else, unless a linguist says so
    if word in lexicon.nouns:
        cats |= t.N
    if verb or word in lexicon.tags:
        return cats
    if len(word) > 1 and flag in _PARTICLED:
        return cats | t.V
    if flag in ("i", "l") and word.endswith(_STRETCHES):
        return cats | t.T
    if flag in ("i", "l") and (word.endswith(_DIRECTED) or (len(word) == _THREE and word[0] in _LIGHT)):
        return cats | t.V
    if len(word) > 1 and flag[:1] in "fr":
        return cats | t.N | (t.LOC if flag[:1] == "f" else 0)
    return cats | (_WHOLE.get(flag) or _FLAG.get(flag[:1], t.N))
