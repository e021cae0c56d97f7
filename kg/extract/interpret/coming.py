"""What is still to come: what a plan says, and what is set in a time that has not come."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract import nodes
    from kg.extract.grammar import Grammar

#: Times to come: what is said of them has not happened yet.
_COMING = tuple("明年 后年 来年 明天 后天 明日 明晚 下周 下月 下个月 届时 今后 将来 未来".split())
_PLANS = ("按照计划", "按计划", "根据计划", "按照规划", "根据规划", "按照安排", "根据安排", "按照方案", "根据方案")
#: Behind a clause that is to come they tell from when something is so.
_FROM_THEN = ("起", "后", "之后", "以后", "时")


def planned(grammar: Grammar, clause: nodes.Clause) -> bool:
    """Tell whether a clause is what a plan says: 按照计划，市里还要改造十座桥; but not what must be by it."""
    whole = grammar.text(0, clause.end)
    must = any(one in whole for one in ("须", "应", "必", "需"))
    return not must and whole.startswith(_PLANS) and "要" in whole


def _is_to_come(grammar: Grammar, clause: nodes.Clause) -> bool:
    """Tell whether the predicate of a clause stands behind 将."""
    predicate = clause.predicate
    return predicate is not None and any(grammar.tokens[k].text in ("将", "将会") for k in predicate.operators)


def to_come(grammar: Grammar, clause: nodes.Clause) -> bool:
    """Tell whether a clause is set in a time to come: 二期明年三季度建成."""
    own = clause.predicate.adjuncts if clause.predicate is not None else ()
    first = clause.adjuncts[0] if clause.adjuncts else None
    before = first.clause if first is not None and first.tail in _FROM_THEN else None
    if before is not None and _is_to_come(grammar, before):
        return True  # 公司将于周五开市起复牌
    return any(
        one.kind == "time" and grammar.text(one.start, one.end).startswith(_COMING) for one in (*clause.adjuncts, *own)
    )
