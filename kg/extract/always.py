"""Clauses with 时 that tell when something is always so, not when it once was: 水温降到零度时，湖面结冰."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.parsed import AFTER, DEONTIC, DONE, WHILE, Read
from kg.model import Span
from kg.nlp import token as t
from kg.nlp.neighbours import counts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.extract.grammar import Grammar
    from kg.extract.nodes import Adjunct

    #: How likely the network takes the first verb of a clause for supposed: a logit.
    Supposed = Callable[[Read], float | None]

#: They tell that something was so once.
_ONCE = DONE | frozenset(
    "正 正在 刚 刚刚 刚好 恰好 一度 仍 仍然 还 还是 竟 竟然 终于 后来 最终 当时 此前 当晚 当天 那年 那天 尚 却 首次 第一次 昨天 昨日 "
    "去年 前年 今年 上月 本月 日前 近日 次日 翌日 翌年 次年 当年 同年 随即 当即 从未".split()
)
_DATES = ("gYear", "gYearMonth", "date")
#: They tell what is so each time.
_EACH_TIME = frozenset("会 往往 总 总是 总会 通常 一般 一律 自动 优先 容易 难免 必然 则 须 需 方可".split())
_RULED = DEONTIC | frozenset("可以 有权 禁止 严禁 不予".split())
_BOUNDS = frozenset("超过 超出 高于 低于 大于 小于 多于 少于 不足 不够 过高 过低 过大 过小 过多 过少".split())
_REACHED = ("到", "至", "达到", "达", "满")
#: States in which things always behave so.
_STATES = frozenset(
    "相同 相等 干燥 潮湿 受潮 受热 受冷 受压 受力 遇水 遇热 遇冷 缺水 缺氧 缺电 通电 断电 加热 冷却 充电 放电".split()
)
#: What people notice or say, they do once.
_TELLING = frozenset("says discovers announces asks believes".split())
#: Functions of connectives that may open a condition too: 但水温降到零度时.
_OPENED = {"", "contrast", "addition", "result"}
#: They are no 一 before a verb.
_NO_ONE = tuple("一" + one for one in "个直旦定些般种名位家样起切律概边面次年天度向再共同时段点致")
_SO = re.compile(".{0,8}?(?:就|便|即|则)")  #: it opens what is so as soon as something else is
_THEN = ("就", "便", "即", "则")
_MEETS = ("遇", "逢")
_PERIOD = re.compile("(?P<at>[在于]?)(?:.{1,8}(?:期间|期内|时间内|时段内|休渔期|禁渔期)|.{0,8}汛期)")
_MORE = re.compile("(?<!来)越(?!来越)")  #: 温度越高，寿命越短
_SHORT, _FEW = 2, 4  # tokens, or code points of 一撤
_SOMEBODY = ("third", "author", "self")


def part_always(reads: list[Read], strong: set[int], supposed: Supposed) -> list[Read]:
    """Give the clauses of a sentence, what tells when another is always so apart from it, as its condition."""
    parted: list[Read] = []
    found = False
    for place, read in enumerate(reads):
        following = reads[place + 1] if place + 1 < len(reads) else None
        if following is not None and following.start not in strong and not read.words - _OPENED:
            limited = _period(read, following)
            if limited or _as_soon(read, following) or _awaits(read, following):
                clause = read.clause if limited and not read.complete else None
                parted.append(Read(read.grammar, clause, read.start, read.end, {"condition", "always"}, opened=True))
                continue
        when = _when(read)
        end = next((one.start for one in reads[place + 1 :] if one.start in strong), reads[-1].end)
        then = read.end if read.complete else min(end, next((one.end for one in reads[place + 1 :]), end))
        if (
            when is None
            or not read.words <= _OPENED
            or not _always(read, when, (then, end), supposed(read), found=found)
        ):
            parted.append(read)
            continue
        found = True
        parted += _parts(read, when)
    return parted


def _as_soon(read: Read, following: Read) -> bool:
    """Tell whether one clause is so as soon as the other is, or the more, the more it is: 雨一停，船队就离开; 越高，越短."""
    grammar = read.grammar
    more = _MORE.search(read.text) and _MORE.search(following.text)
    soon = _SO.match(following.text) and any(_no_sooner(grammar, k, read.end) for k in range(read.start, read.end))
    return bool(more or soon) and not _particular(grammar, read.start, following.end)


def _awaits(read: Read, following: Read) -> bool:
    """Tell whether one clause is so once something has come about of which it tells how much: 等温度降到五度，系统启动."""
    grammar, end = read.grammar, read.end
    awaited = read.text.startswith("等") and not read.complete
    return (
        awaited
        and any(_bounds(grammar, k) for k in range(read.start, end))
        and not _particular(grammar, read.start, following.end)
    )


def _period(read: Read, following: Read) -> bool:
    """Tell whether a rule is laid down for a time only: 禁渔期间，渔船不得出海."""
    return _PERIOD.fullmatch(read.text) is not None and rules(following)


def rules(read: Read) -> bool:
    """Tell whether a clause says what must, must not or may be done."""
    return read.ruled or any(one in _RULED for one in read.operators) or "禁止" in read.text


def period(words: str) -> str:
    """Give the words of a stretch of time for which a rule may be laid down; nothing where they are of no such stretch.

    >>> period("在施工期间"), period("施工时")
    ('施工期间', '')
    """
    found = _PERIOD.fullmatch(words)
    return words[found.end("at") :] if found is not None else ""


def _particular(grammar: Grammar, start: int, end: int) -> bool:
    """Tell whether what tokens tell was so once, or is so of somebody in particular."""
    return any(_was_once(grammar, k) or _of_somebody(grammar, k) for k in range(start, end))


def _no_sooner(grammar: Grammar, k: int, end: int) -> bool:
    """Tell whether 一 and a verb stand from a token on, and close a clause: 预算|一撤, 猴子|一|听见|哨声."""
    one = grammar.tokens[k]
    if one.text[0] != "一" or one.text.startswith(_NO_ONE):
        return False
    if one.text != "一":
        return k == end - 1 and len(one.text) == _SHORT and bool(one.cats & (t.V | t.A)) and not one.cats & (t.N | t.M)
    behind = grammar.cats[k + 1] if k + 1 < end else 0
    return bool(behind & t.V) and not behind & (t.N | t.Q) and end - k <= _FEW


def as_soon(grammar: Grammar, k: int) -> Span | None:
    """Give the characters of what a verb tells that it is so as soon as, in one piece: 一干|即裂, 遇水|则软."""
    first, verb = grammar.piece_start(k), grammar.tokens[k].text
    so = k if len(verb) > 1 and verb.startswith(_THEN) else k - 1
    if so <= first or not grammar.tokens[so].text.startswith(_THEN):
        return None
    brief = so == k and len(grammar.tokens[k - 1].text) == _SHORT  # 一干|即裂
    start = next((j for j in range(first, so) if _no_sooner(grammar, j, so) or _meets(grammar, j, so)), so)
    if start == so and brief and grammar.tokens[k - 1].text[0] == "一" and not counts(*grammar.tokens[k - 1].text):
        start = k - 1
    if start == so or any(
        _was_once(grammar, j) or _of_somebody(grammar, j) for j in range(first, grammar.piece_end(k))
    ):
        return None
    return grammar.span(start, so)


def _meets(grammar: Grammar, k: int, end: int) -> bool:
    """Tell whether what something meets with stands from a token on: 遇水."""
    return bool(grammar.cats[k] & t.V) and grammar.tokens[k].text.startswith(_MEETS) and end - k <= _SHORT


def _when(read: Read) -> Adjunct | None:
    """Give the clause with 时 or 后 that opens a clause."""
    clause = read.clause
    first = clause.adjuncts[0] if clause is not None and clause.adjuncts else None
    if first is None or first.kind != "clause" or first.clause is None or first.tail not in (*WHILE, *AFTER):
        return None
    return first if first.start == read.start and first.clause.predicate is not None else None


def _parts(read: Read, when: Adjunct) -> Iterable[Read]:
    """Part a clause where what tells when it is so ends: 水温降到零度时|湖面结冰."""
    clause, grammar, end = read.clause, read.grammar, when.end
    if clause is None or when.clause is None:
        return (read,)
    parted = end in grammar.breaks or end == read.end
    condition = Read(
        grammar,
        replace(when.clause, cost=clause.cost),
        read.start,
        end,
        {"condition", "always"} | read.words,
        opened=parted,
    )
    if not read.complete:
        return (condition,)
    rest = replace(clause, start=end, adjuncts=clause.adjuncts[1:])
    return condition, Read(grammar, rest, end, read.end, read.words)


def _always(read: Read, when: Adjunct, ends: tuple[int, int], supposed: float | None, *, found: bool) -> bool:
    """Tell whether a clause tells when something is always so: nothing says that it was once, and something that it is not.

    ``ends``: where the clause behind it ends, and where all ends that goes on from it.
    """
    grammar, (then, end) = read.grammar, ends
    if any(_was_once(grammar, k) for k in range(end)):
        return False
    if supposed is not None and supposed > 0:
        return True
    behind = range(when.end, then)
    once = when.tail in AFTER
    if any(grammar.tokens[k].text in (DEONTIC if once else _RULED) for k in behind):
        return True
    if once:
        return found  # 观众离场后可以参观
    if any(_of_somebody(grammar, k) for k in range(when.start, end)):
        return False
    bounded = any(_bounds(grammar, k) for k in range(when.start, when.end))
    return found or bounded or any(grammar.tokens[k].text in _EACH_TIME for k in behind)


def _was_once(grammar: Grammar, k: int) -> bool:
    """Tell whether a token says that something was so once: 了, 已经, 去年, 1953年."""
    token = grammar.tokens[k]
    return token.kind in _DATES or token.text in _ONCE or bool(token.cats & t.ASP and token.text in ("了", "过"))


def _of_somebody(grammar: Grammar, k: int) -> bool:
    """Tell whether a token means somebody in particular, or what is noticed or said: 他, 郑和, 一名, 发现."""
    token, lexicon = grammar.tokens[k], grammar.lexicon
    if token.cats & t.R:
        return lexicon.function(token.text, "pron") in _SOMEBODY
    if token.cats & t.NAME:
        return True
    verb = lexicon.verbs.get(token.text) if token.cats & t.V else None
    if verb is not None and verb.property in _TELLING:
        return True
    return bool(token.cats & t.M) and token.text[0] == "一" and token.text[-1] in "名位个"


def _bounds(grammar: Grammar, k: int) -> bool:
    """Tell whether a token tells how much must be reached: 超过, 降到|零度."""
    token = grammar.tokens[k]
    if token.text in _BOUNDS or token.text in _STATES:
        return True
    behind = grammar.cats[k + 1] if k + 1 < len(grammar.tokens) else 0
    return bool(token.cats & t.V and token.text.endswith(_REACHED) and behind & t.VALUE and not behind & t.T)
