"""What is done rather than something else: 他看重的不是利润，而是机会; 医院购买了国产设备，而不是进口设备.

What stands behind 而是 or 而不是 in a clause without a subject is the object of the verb before: where the
first denies its own in a cleft (`Clauses._cleft`) or the second denies.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.nodes import Core, Predicate
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.parsed import Read

_RATHER = {"", "contrast"}  #: functions of 而 before 是 and 不是
_MOST = 0.6  # cost up to which what stands behind 是 may be its object


def rather(reads: list[Read]) -> None:
    """Read what somebody does rather, or does not: 法官关心的不是名声，|而是证据; 医院购买了国产设备，|而不是进口设备."""
    for before, read in pairwise(reads):
        core = before.core
        if core is None or core.kind != "verb" or core.object is None or core.complement is not None:
            continue
        is_, denied = _is(read)
        other = _denied(before) if not denied else not before.operators and before.clause is not None
        if is_ is not None and other:
            _go_on(read, core, is_, denied=denied)


def _denied(read: Read) -> bool:
    """Tell whether a clause denies the object of its verb in a cleft: 法官关心的不是名声."""
    core, cats = read.core, read.grammar.cats
    if core is None or core.object is None:
        return False
    is_ = core.object.start - 1
    return bool(is_ - 1 > core.start and cats[is_] & t.COP and cats[is_ - 1] & t.NEG and cats[is_ - 2] & t.DE)


def _is(read: Read) -> tuple[int | None, bool]:
    """Give where 是 stands in a clause that only tells what somebody does rather, and whether it is denied."""
    clause, cats = read.clause, read.grammar.cats
    if clause is None or clause.adjuncts or any(one not in _RATHER for one in read.words):
        return None, False
    core, denied = read.core, bool(cats[read.start] & t.NEG)
    is_ = core.start if core is not None and clause.subject is None and core.kind in ("copula", "focus") else None
    fit = (
        is_ is not None
        and cats[is_] & t.COP
        and is_ == read.start + denied
        and (not denied or "contrast" in read.words)
    )
    return (is_, denied) if fit else (None, False)


def _go_on(read: Read, before: Core, is_: int, *, denied: bool) -> None:
    """Give a clause that is 是 and a noun phrase the verb of the clause before."""
    grammar = read.grammar
    end = grammar.before_particles(is_ + 1, read.end)
    what = grammar.phrase(is_ + 1, end) if end > is_ + 1 else None
    if what is None or what.cost >= _MOST or read.clause is None:
        return
    verb = Core("verb", is_, read.end, before.verb, before.stem, what, cost=what.cost)
    predicate = Predicate(read.start, read.end, (read.start,) if denied else (), (), verb, what.cost)
    read.clause = replace(read.clause, subject=None, predicate=predicate)
