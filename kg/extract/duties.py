"""Who does what a judgement goes on with: 判决被告停止侵权，赔偿损失，驳回其他请求.

The court rejects and upholds; whoever lost pays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Entity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.discourse import Discourse, References
    from kg.extract.nodes import Core
    from kg.model import Statement

#: What a party to a case must do.
_DUTIES = frozenset(
    "赔偿 连带赔偿 支付 给付 返还 退还 归还 偿还 赔付 停止 赔礼道歉 消除 恢复 腾退 腾空 搬离 拆除 交付 履行 承担 协助 补缴 退赔 道歉 公开道歉".split()
)
#: Constructions of paying, which have no stem.
_PAYING = ("makes-good-to",)
#: What a court goes on to do.
RULING = frozenset("驳回 维持 撤销 确认 认定 支持 改判 变更 发回".split())
_JUDGES = ("法院", "法庭", "仲裁委", "仲裁委员会", "仲裁庭", "合议庭")


def judges(found: References) -> bool:
    """Tell whether those spoken of are a court."""
    return bool(found) and all(isinstance(one.end, Entity) and one.end.label.endswith(_JUDGES) for one in found)


def binds(core: Core | None) -> bool:
    """Tell whether a predicate says what a party must do, and not what was done."""
    return core is not None and not core.aspect and (core.stem in _DUTIES or core.construction in _PAYING)


def party(discourse: Discourse, stated: Iterable[Statement], here: int) -> References:
    """Give who is bound by what a court says in the sentence that starts at ``here``: who acted last, and is no court.

    ``stated`` are the statements of the sentence, the latest first.
    """
    bound = [one.object for one in stated if one.predicate.property == "obliges"]
    named = [one for one in (*discourse.named, *discourse.acting) if one.span.start >= here]
    if bound:
        return tuple({one.end: one for one in named if one.end in bound}.values())
    last = next((one for one in reversed(discourse.acting) if one.span.start >= here and not judges((one,))), None)
    if last is None:
        return ()
    return discourse.pair if any(one.end == last.end for one in discourse.pair) else (last,)
