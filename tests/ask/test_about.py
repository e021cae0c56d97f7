"""What a text is about, what somebody does, how two things differ; and what must stay unanswered."""

import pytest
from told import asker_of

from kg.extract import read
from kg.model import Seed
from kg.text import repair

SENTENCES = (
    "渔港的转身",
    "2021-06-18 08:20",
    "本文来自江畔财经,作者:温以墨,专栏作家,数字经济学者。",
    "南澳渔港依赖外地游客。",
    "老渔民将海洋牧场看成最后的退路。",
    "海雾合作社建造了三座深海网箱。",
    "海雾合作社收购了两家冷库。",
    "海雾合作社是南澳渔港的一家合作社。",
    "以海雾合作社为代表的养殖者兼具渔民和商人的身份。",
    "海洋牧场与近海捕捞有着本质区别。",
    "海洋牧场不是近海捕捞的延续。",
    "无论是从养殖方式上来看，还是从经营模式上来看，海洋牧场都不同于网箱养殖。",
)


@pytest.fixture(scope="module")
def reader(ontology):
    document = repair(Seed("渔港.txt", "\n".join(SENTENCES).encode()))
    return asker_of(document, read(document, ontology), ontology)


def labels(reader, question):
    return [one.label for one in reader.answer(question).answers]


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("作者是谁？", ["温以墨"]),
        ("文章的作者是谁？", ["温以墨"]),
        ("文章发表在哪里？", ["江畔财经"]),
        ("海雾合作社做了什么？", ["海雾合作社建造三座深海网箱", "海雾合作社收购两家冷库"]),
        ("作者怎么看南澳渔港？", ["南澳渔港依赖外地游客"]),
        ("南澳渔港怎么样？", ["南澳渔港依赖外地游客"]),
        ("海洋牧场和近海捕捞有什么区别？", ["海洋牧场与近海捕捞有着本质区别", "海洋牧场不是近海捕捞的延续"]),
        ("近海捕捞与海洋牧场有什么不同？", ["海洋牧场与近海捕捞有着本质区别", "海洋牧场不是近海捕捞的延续"]),
    ],
)
def test_answers(reader, question, wanted):
    assert sorted(labels(reader, question)) == sorted(wanted)


@pytest.mark.parametrize("question", ["这篇文章讲什么？", "文章讲什么？", "本文的主要内容是什么？"])
def test_what_a_text_is_about_is_what_it_says(reader, question):
    answer = reader.answer(question)
    assert answer.answers[0].label == "渔港的转身"
    assert len(answer.answers) == 6
    assert all(one.evidence for one in answer.answers)


@pytest.mark.parametrize(
    "question",
    [
        "谁认为海洋牧场是近海捕捞的翻版？",  # who thinks so is not who does it
        "海洋牧场的本质是什么？",  # 本质区别 is a difference
        "海洋牧场的经营模式是什么？",  # 从经营模式上来看
        "谁是南澳渔港？",
    ],
)
def test_stays_unanswered(reader, question):
    assert labels(reader, question) == []


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("老渔民为什么赔钱？", "在老渔民看来，海洋牧场被看成最后的退路"),  # not 将最后的退路看成
        ("海雾合作社为什么赔钱？", "海雾合作社代表养殖者"),  # not 以养殖者为代表
    ],
)
def test_what_is_known_is_told_the_right_way_round(reader, question, told):
    assert told in reader.answer(question).message
