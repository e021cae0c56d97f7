"""What an answer says in its own words, in English: each phrase of `kg.ask` has its form here once more.

What is quoted of the text or of the graph stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.ask.answer import Answer

YES_NO = {"是": "Yes", "否": "No"}

#: Of whole phrases; what a hole holds is said in English too, if it is of one of these forms.
_FORMS = (
    (r"图中没有这个问题的答案。关于(.+)", "The graph does not answer this. Of {0}"),
    (r"图中没有这个问题的答案。", "The graph does not answer this."),
    (r"图中没有问到的事物。(您是想问.+吗？)", "The graph does not hold what is asked about. {0}"),
    (r"图中没有问到的事物。", "The graph does not hold what is asked about."),
    (r"您是想问(“.+”)吗？", "Did you mean {0}?"),
    (r"(“[^”]+”)，图中有：(.+?)；关于(“.+)", "{0} it says: {1}. Of {2}"),
    (r"(“[^”]+”)，图中有：(.+)。", "{0} it says: {1}."),
    (r"(“.+”)按(“.+”)理解", "{0} is taken for {1}"),
    (r"读自原句（图中没有直接的陈述）：(.+)", "read from the sentence (the graph has no statement): {0}"),
    (r"读自原句：(.+)", "read from the sentence: {0}"),
    (r"证据：(.+)", "evidence: {0}"),
    (r"(.+)；持有者？", "{0}; who says so?"),
    (r"(.+)（持有者）对(.+)的看法", "what {0} holds of {1}"),
    (r"？（持有者）— (.+)", "who holds: {0}"),
    (r"(.+) 与 (.+)：相同的属性", "{0} and {1}: what they share"),
    (r"(.+) 与 (.+)：不同的属性", "{0} and {1}: what tells them apart"),
    (r"(.+) 与 (.+)：有别的方面", "{0} and {1}: in what they differ"),
    (r"？ — (.+) 最大", "? — {0}, the most"),
    (r"？ — (.+) 最小", "? — {0}, the least"),
    (r"(.+)（否定）", "{0} (denied)"),
    (r"本文 — (.+)", "this text — {0}"),
    (r"(.+)（(kg:\w+)） → ？", "{0} ({1}) → ?"),
    (r"(.+)（(kg:\w+)） → (.+)", "{0} ({1}) → {2}"),
    (r"(.+) → ？", "{0} → ?"),
    (r"？ — (.+)", "? — {0}"),
    (r"(.+) — 可能", "{0} — may"),
    (r"(.+) — 否定", "{0} — denied"),
    (r"(.+) — 性质、评价", "{0} — qualities and judgements"),
    (r"标题", "title"),
    (r"说得最多的", "what it says most often"),
)  # fmt: skip
FORMS = tuple((re.compile(form, re.DOTALL), said) for form, said in _FORMS)


def in_english(answer: Answer) -> Answer:
    """Say an answer in English, as far as the words are its own."""
    items = answer.answers
    if answer.boolean is not None:
        items = tuple(replace(one, label=YES_NO.get(one.label, one.label)) for one in items)
    return replace(
        answer,
        answers=items,
        interpretation=said_in_english(answer.interpretation),
        alternatives=tuple(said_in_english(words) for words in answer.alternatives),
        message=said_in_english(answer.message),
    )


def said_in_english(words: str) -> str:
    """Say a phrase in English; one that is of no form known here stays as it is.

    >>> said_in_english("支付宝 — 沉迷于（kg:pursues） → ？"), said_in_english("“支付包”按“支付宝”理解")
    ('支付宝 — 沉迷于 (kg:pursues) → ?', '“支付包” is taken for “支付宝”')
    """
    for form, said in FORMS:
        found = form.fullmatch(words)
        if found:
            return said.format(*(said_in_english(part) for part in found.groups()))
    return words
