"""Which words of a sentence are subject, predicate and object."""

import pytest

from kg.model import Entity, Evidence, Predicate, Span, Statement
from kg.view.marks import marked


def shown(subject, predicate, thing, sentence, *marks):
    said = Statement(Entity(subject), Predicate(predicate), Entity(thing) if thing else None)
    evidence = Evidence("d", Span(0, 1), "", "c", sentence, marks=tuple(Span(*mark) for mark in marks))
    return [(sentence[start:end], role) for start, end, role in marked(said, evidence)]


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (("支付宝", "沉迷于", "流量", "支付宝沉迷于流量"), [("支付宝", "s"), ("沉迷于", "p"), ("流量", "o")]),
        (("支付宝", "沉迷于", "流量", "它沉迷于流量", (0, 1), (4, 6)), [("它", "s"), ("沉迷于", "p"), ("流量", "o")]),
        (("甲", "是", "乙", "甲是乙", (0, 1), (1, 2), (2, 3)), [("甲", "s"), ("是", "p"), ("乙", "o")]),
        (("支付宝", "沉迷于", "流量", "一直沉迷于流量。", (5, 7)), [("沉迷于", "p"), ("流量", "o")]),
        (("它", "是", "顺理成章", "便是一种顺理成章。", (2, 8)), [("是", "p"), ("一种顺理成章", "o")]),
        (("支付宝", "沉迷", None, "支付宝沉迷了。", (0, 3)), [("支付宝", "s"), ("沉迷", "p")]),
        (
            ("支付宝", "以…为代表", "玩家", "以支付宝为代表的玩家", (1, 4), (8, 10)),
            [("以", "p"), ("支付宝", "s"), ("为代表", "p"), ("玩家", "o")],
        ),
        (("支付宝", "追求", "流量", "没有一个字相同"), []),
        (("甲", "是", "甲", "甲是甲"), [("甲", "s"), ("是", "p")]),
        (("甲", "乙", "丙", "甲乙丙", (0, 0), (9, 12)), [("甲", "s"), ("乙", "p"), ("丙", "o")]),
        (
            (
                "甲",
                "…",
                "丙",
                "",
            ),
            [],
        ),
    ],
)
def test_marks(case, expected):
    assert shown(*case) == expected
