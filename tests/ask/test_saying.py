"""An answer in English: its own words are, its quotations and its things stay as they are."""

import re
from pathlib import Path

import pytest

from kg.ask import in_english
from kg.ask.saying import FORMS, said_in_english

HERE = Path(__file__).parent
#: What only `kg.ask` itself says.
OWN = re.compile(
    r"图中|读自|（持有者）|（kg:|本文 —|您是想问|(?:→|^) ？|按“|证据：|；持有者？|的属性|别的方面|— (?:否定|可能|性质)"
)
ASKED = (HERE / "cases" / "kinds.tsv").read_text(encoding="utf-8").splitlines()
QUESTIONS = [line.split("\t")[0] for line in ASKED if line[:1] != "#"] + [
    "白鹭银行沉迷于什么？", "白鹭银行是互联网公司的翻版吗？", "白鹭银行是商业银行吗？", "谁认为白鹭银行是互联网公司的翻版？",
    "白鹭银行和青禾信用社有什么不同？", "白鹭银行和青禾信用社有什么相同点？", "这篇文章的作者是谁？", "这篇文章的标题是什么？", "白鹭银航在哪里？",
    "哪句话说白鹭银行停止了消费贷款业务？", "白鹭银行怎么样？", "青禾信用社有多少人？", "白鹭银行不是什么？", "白鹭银行能做什么？",
    "为什么白鹭银行停止了消费贷款？", "白鹭银行的行长是谁？", "长江有多长？", "谁的存款余额最多？", "小微贷款是什么？",
]  # fmt: skip


def test_every_answer_is_said_in_english(asker):
    told = [(question, in_english(asker.answer(question))) for question in QUESTIONS]
    said = [
        (question, words)
        for question, answer in told
        for words in (answer.interpretation, answer.message, *answer.alternatives)
    ]
    assert [pair for pair in said if OWN.search(pair[1])] == []
    assert len({words for _, words in said if re.search("The graph|Did you|read from|who|this text", words)}) >= 4


def test_what_is_quoted_and_what_answers_stay(asker):
    answer = asker.answer("白鹭银行沉迷于什么？")
    english = in_english(answer)
    assert english.answers == answer.answers
    assert (english.question, english.sparql, english.reading) == (answer.question, answer.sparql, answer.reading)
    assert english.interpretation == "白鹭银行 — 沉迷于 (kg:pursues) → ?"


def test_yes_and_no_are_said_in_english(asker):
    answer = asker.answer("白鹭银行是互联网公司的翻版吗？")
    assert (answer.boolean, [one.label for one in answer.answers]) == (False, ["否"])
    english = in_english(answer)
    assert (english.boolean, [one.label for one in english.answers]) == (False, ["No"])
    assert english.answers[0].evidence == answer.answers[0].evidence


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (
            "图中没有这个问题的答案。关于“甲”，图中有：甲是乙，甲在丙；关于“丁”，图中有：丁是戊。",
            "The graph does not answer this. Of “甲” it says: 甲是乙，甲在丙. Of “丁” it says: 丁是戊.",
        ),
        (
            "图中没有问到的事物。您是想问“甲”“乙”吗？",
            "The graph does not hold what is asked about. Did you mean “甲”“乙”?",
        ),
        ("本文 — 作者（kg:author） → ？", "this text — 作者 (kg:author) → ?"),
        ("甲 — 否定 → ？", "甲 — denied → ?"),
        ("某句 {原话} 如此", "某句 {原话} 如此"),
    ],
)
def test_phrases(said, meant):
    assert said_in_english(said) == meant


def test_forms_fill_all_their_holes():
    for form, said in FORMS:
        assert [int(hole) for hole in re.findall(r"\{(\d)\}", said)] == list(range(form.groups)), said
