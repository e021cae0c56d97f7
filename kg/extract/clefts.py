"""Clefts that go on: what somebody does not want, but something else, 他看重的不是短期利润，而是治理机会.

The first clause is read as a verb with its object denied (`Clauses._cleft`); what stands behind 是 in the next is the object
of the same verb.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.nodes import Core, Predicate
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.parsed import Read

_RATHER = ("contrast",)  #: functions of 而 before 是
_MOST = 0.6  # cost up to which what stands behind 是 may be its object


def rather(reads: list[Read]) -> None:
    """Read what somebody does rather: 法官关心的不是名声，|而是证据 as what the judge cares for."""
    for place in range(1, len(reads)):
        core = _denied(reads[place - 1])
        if core is not None:
            _go_on(reads[place], core)


def _denied(read: Read) -> Core | None:
    """Give the verb of a cleft whose object is denied: 关心 of 法官关心的不是名声."""
    core, predicate = read.core, read.predicate
    if core is None or predicate is None or core.kind != "verb" or core.object is None:
        return None
    cats, behind = read.grammar.cats, core.object.start - 1
    cleft = behind - 1 > core.start and cats[behind] & t.COP and cats[behind - 1] & t.NEG and cats[behind - 2] & t.DE
    return core if cleft else None


def _go_on(read: Read, before: Core) -> None:
    """Give a clause that is 是 and a noun phrase the verb of the cleft before."""
    grammar, clause, core = read.grammar, read.clause, read.core
    if clause is None or core is None or clause.subject is not None or core.kind not in ("copula", "focus"):
        return
    if not grammar.cats[core.start] & t.COP or clause.adjuncts or any(one not in _RATHER for one in read.words):
        return
    end = grammar.before_particles(core.start + 1, read.end)
    what = grammar.phrase(core.start + 1, end) if end > core.start + 1 else None
    if what is None or what.cost >= _MOST or any(grammar.cats[k] & t.NEG for k in range(read.start, core.start)):
        return
    verb = Core("verb", core.start, read.end, before.verb, before.stem, what, cost=what.cost)
    predicate = Predicate(core.start, read.end, (), (), verb, what.cost)
    read.clause = replace(clause, predicate=predicate)
