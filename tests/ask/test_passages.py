"""What is read from a text of which no statement is known: who, where, when, how many, why, yes and no; and what is not."""

import pytest
from told import asker_of, document_of

SENTENCES = (
    "顾明远与青岩书院",
    "顾明远（1902年5月6日—1988年1月3日），字静之，四川乐山人，植物学家。",
    "1921年，他考入金陵大学农学系，师从植物学家钱崇文。",
    "回国后，他任教于华西大学。",
    "1938年，华西大学迁到乐山，当局为躲避空袭，下令将图书馆拆除。",
    "其妻子沈静仪出资三百银元创办青岩书院，并聘其门生罗子清为首任院长。",
    "青岩书院提供黑茶、绿茶、红茶三种饮料，书院共有学生86人。",
    "图书馆藏书分为中文部和西文部两部分，数量分别为三万册和一万册。",
    "有外国专家认为，在山上不可能种活银杏。",
    "顾明远没有接受这一看法，提出以嫁接代替播种。",
    "试种成功后，书院不再收取学费，但不接受外省学生。",
    "大枝两侧各留三个小枝，这种做法称为“三叉枝”。",
    "“种树不是为了卖钱，而是为了留荫。”书院副院长钟灵在会上说。",
    "1951年，书院因经费不足停办。",
)


@pytest.fixture(scope="module")
def reader(ontology):
    document = document_of(SENTENCES, "书院.txt")
    return asker_of(document, [], ontology)


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("顾明远考入了哪所大学？", ["金陵大学农学系"]),
        ("顾明远是哪里人？", ["四川乐山"]),
        ("谁创办了青岩书院？", ["沈静仪"]),
        ("青岩书院是谁创办的？", ["沈静仪"]),
        ("青岩书院的首任院长是谁？", ["罗子清"]),
        ("华西大学迁到了哪里？", ["乐山"]),
        ("图书馆为什么被拆除？", ["躲避空袭"]),
        ("青岩书院有多少学生？", ["86人"]),
        ("青岩书院有哪几种饮料？", ["黑茶", "绿茶", "红茶"]),
        ("顾明远提出用什么代替播种？", ["嫁接"]),
        ("什么叫三叉枝？", ["大枝两侧各留三个小枝"]),
        ("谁认为在山上不可能种活银杏？", ["外国专家"]),
        ("谁说种树不是为了卖钱？", ["钟灵"]),
        ("书院接受外省学生吗？", ["否"]),
        ("书院为什么停办？", ["经费不足"]),
    ],
)
def test_what_a_sentence_says_is_read(reader, question, labels):
    answer = reader.answer(question)
    assert [item.label for item in answer.answers] == labels
    assert "读自原句" in answer.interpretation
    for item in answer.answers:
        assert item.evidence[0].sentence in "".join(SENTENCES)


@pytest.mark.parametrize(
    "question",
    [
        "青岩书院的院长钟灵毕业于哪里？",
        "书院的院长是谁的老师？",
        "钱崇文的妻子是谁？",  # the wife in the text is somebody else's
        "罗子清是哪里人？",
        "青岩书院有多少老师？",
        "谁拆除了青岩书院？",
        "顾明远的儿子叫什么名字？",
        "华西大学的学费是多少？",
        "钱崇文考入了哪所大学？",
        "书院收取住宿费吗？",
    ],
)
def test_what_no_sentence_says_is_not_answered(reader, question):
    answer = reader.answer(question)
    assert answer.answers == ()
    assert answer.message.startswith("图中没有")
