"""The words of a verb that only the network sees: what comes of it, how and how often it is done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.grammar.words import COURSE
from kg.extract.interpret.words import DENYING
from kg.extract.phrasing import BEHIND
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.grammar import Grammar
    from kg.extract.sense import Sense

#: Behind a verb they tell what comes of it.
RESULTS = COURSE | frozenset("上 下 出 起 到 完 成 住 开 掉 回 过 好 遍 走 进 入 过去".split())
_SHORT = 2  # code points
_EACH = re.compile("每(?:[半一两二三四五六七八九十几0-9]+个?)?(?:秒|分钟|小时|[天日周年]|星期|月)")


def verb_word(grammar: Grammar, k: int) -> tuple[int, str, str, bool]:
    """Give where a verb ends, its words, those without an aspect, and the aspect; of 不收 it is 收."""
    end, verb, stem, aspect = grammar.verb_word(k, len(grammar.tokens))
    if verb[0] in DENYING and verb[1:] in grammar.lexicon.verbs:
        return end, verb[1:], stem[1:] or verb[1:], aspect
    return end, verb, stem, aspect


def with_result(grammar: Grammar, k: int) -> tuple[int, str, str, bool]:
    """Give where a verb ends with what comes of it, and its words: 留了|下来, 吃|完."""
    end, verb, stem, aspect = verb_word(grammar, k)
    result = grammar.tokens[end].text if end < grammar.piece_end(k) else ""
    whole = result in RESULTS and (len(result) > 1 or result in "完掉走")
    return (end + 1, verb + result, stem, True) if whole else (end, verb, stem, aspect)


def closing(grammar: Grammar, k: int) -> bool:
    """Tell whether nothing but what goes with a verb stands behind it in its piece: 开始|了."""
    behind = range(k, grammar.piece_end(k - 1))
    return all(grammar.cats[j] & (t.ASP | t.Y) or grammar.tokens[j].text in BEHIND for j in behind)


def manner(grammar: Grammar, k: int, sense: Sense) -> str:
    """Give the adverb between a denial and its verb: whoever did not leave at once may have left, 没有|马上|离开."""
    adverb = grammar.tokens[k - 1]
    if not sense.negative or k < _SHORT or not adverb.cats & t.D or adverb.cats & (t.NEG | t.MODAL):
        return ""
    return adverb.text if grammar.cats[k - 2] & t.NEG else ""


def rate(grammar: Grammar, k: int) -> str:
    """Give the stretch of time before a verb in which so much is done: 日|处理|五百吨, 每秒向光纤|射入; nothing where none is."""
    if k and grammar.tokens[k - 1].text in ("日", "月", "年"):
        return grammar.tokens[k - 1].text
    first = grammar.piece_start(k)
    before = (grammar.text(i, j) for j in range(k, first, -1) for i in (j - 1, j - 2) if i >= first)
    return next((word for word in before if _EACH.fullmatch(word)), "")


def so_many(grammar: Grammar, k: int, begin: int) -> int | None:
    """Give the token that tells, at the end of a piece, how many of what stands in a verb from ``begin`` on: 种树|三千棵."""
    one, at = grammar.tokens[k], k + 1
    within, closes = one.start < begin < one.end, grammar.piece_end(k) == at + 1
    return at if within and closes and grammar.cats[at] & t.VALUE and grammar.cats[at] & t.M else None
