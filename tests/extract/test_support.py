"""How sure a statement is: what the network sees otherwise is less sure, and what it sees is read where the grammar fails."""

import pytest

from kg.extract import read
from kg.extract.check import one_sentence
from kg.extract.reader import Reader
from kg.extract.support import Claim, Support
from kg.model import Span
from kg.nlp.arguments import network

TEXT = "去年秋天，云州航运集团收购了江口造船厂。"


@pytest.fixture(scope="module")
def sentence(ontology):
    tokens = Reader(one_sentence(TEXT), ontology).tokens(Span(0, len(TEXT)))
    return network().read([(TEXT, 0, tokens)])[0]


def claim(subject, target, **other):
    spans = {
        name: Span(TEXT.index(words), TEXT.index(words) + len(words)) for name, words in (("s", subject), ("o", target))
    }
    return Claim(
        "verb:收购", "收购", Span(TEXT.index("收购"), len(TEXT)), spans["s"], left_out=False, pronoun=False,
        object=spans["o"], nested=False, situation=False, value=False, known=True, denied=other.get("denied", False),
        plain=other.get("plain", True), held=other.get("held", False), given=1.0,
    )  # fmt: skip


def weigh(sentence, one):
    support = Support(())
    support.begin(sentence)
    return support.weigh(one)


def test_what_is_said_is_surer_than_what_is_not(sentence):
    right = weigh(sentence, claim("云州航运集团", "江口造船厂"))
    assert right > 0.7
    for wrong in (
        claim("去年秋天，云州航运集团", "江口造船厂"),
        claim("江口造船厂", "云州航运集团"),
        claim("云州航运集团", "江口"),
        claim("云州航运集团", "江口造船厂", denied=True),
    ):
        assert weigh(sentence, wrong) < right - 0.1


def test_beside_a_clause_the_rule_alone_tells(sentence):
    given = Claim(
        "date", "时间", Span(0, 4), None, left_out=False, pronoun=False, object=Span(0, 4), nested=False, situation=False, value=True,
        known=True, denied=False, plain=True, held=False, given=0.83,
    )  # fmt: skip
    assert weigh(sentence, given) == 0.83


def test_without_a_sentence_the_rule_alone_tells():
    assert Support(()).weigh(claim("云州航运集团", "江口造船厂")) == 1.0


def test_the_weigher_knows_what_it_stated(sentence):
    support = Support(())
    support.begin(sentence)
    support.weigh(claim("云州航运集团", "江口造船厂"))
    assert set(support.stated) == {TEXT.index("收购")}
    support.begin(sentence)
    assert support.stated == {}


@pytest.mark.parametrize("text", [TEXT, "县里的文史馆出版了一部日记。", "新规要求商户公示价格。"])
def test_unweighed_the_rules_speak_alone(ontology, text):
    alone = read(one_sentence(text), ontology, at_least=0, weighed=False)
    assert alone
    assert not [one for one in alone if one.evidence[0].construction.startswith("expected:")]


def test_a_sentence_without_end_is_left_to_the_rules(ontology):
    """The network would need memory with the square of its length."""
    endless = "云州航运集团收购了江口造船厂并且将它改名" * 80
    found = {one.subject.label for one in read(one_sentence(endless + "。" + TEXT), ontology, at_least=0)}
    assert "云州航运集团" in found


def test_the_order_of_reading_changes_nothing(ontology):
    """However many sentences stand around it, a sentence is weighed the same."""
    other = "县里的文史馆出版了他的日记。"
    alone = {one.id: one.confidence for one in read(one_sentence(TEXT), ontology, at_least=0)}
    among = {one.id: one.confidence for one in read(one_sentence(TEXT + other * 90), ontology, at_least=0)}
    assert alone
    assert alone.items() <= among.items()


@pytest.mark.parametrize(
    ("text", "misread", "seen"),
    [
        ("半年下来，六十户村民获得了补偿。", ("下来六十户村民", "获得"), ("六十户村民", "获得", "补偿")),
        ("三届下来，十二名学员拿到了证书。", ("下来十二名学员", "拿到"), ("十二名学员", "拿到", "证书")),
        ("第三年秋天，客流量就从两万人次跌到五千人次。", ("秋天客流量", "从…跌到"), ("客流量", "从…跌到", "五千人次")),
        ("老店主签字分家，从此不问店里的事。", ("老店主", "签字", "分家"), ("老店主", "签字", None)),
        ("新馆长上任头一个月，走访了四十个村子。", ("新馆长", "上任"), ("新馆长", "走访", "四十个村子")),
    ],
)
def test_what_the_network_sees_otherwise_and_surer_is_not_told(ontology, text, misread, seen):
    found = [
        (one.subject.label, one.predicate.label, one.object.label if one.object else None)
        for one in read(one_sentence(text), ontology)
    ]
    assert seen in found
    assert not [one for one in found if misread[0] in one[0] and one[1 : len(misread)] == misread[1:]]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("段怀瑾1932年从云州师范学院毕业。", ("从…毕业", "云州师范学院")),
        ("公司承诺不裁员。", ("承诺", "不裁员")),
    ],
)
def test_an_object_that_the_network_does_not_count_is_told(ontology, text, statement):
    found = read(one_sentence(text), ontology)
    assert statement in [(one.predicate.label, one.object.label) for one in found if one.object]


def told(ontology, text):
    """Give what is told of a text, with how sure it is."""
    found = read(one_sentence(text), ontology)
    return {(one.subject.label, one.predicate.label, one.object.label if one.object else ""): one for one in found}


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("海岳股份营业收入12亿元，同比下降3%。", ("海岳股份的营业收入", "同比下降", "3%")),
        ("镇上的药材价格为每斤四十元，比邻县低六元。", ("镇上的药材价格", "比…低", "六元")),
        ("渡轮的票价为九元，比去年上涨两成。", ("渡轮的票价", "比…上涨", "两成")),
    ],
)
def test_what_a_measure_does_is_weighed_by_where_the_measure_stands(ontology, text, statement):
    assert told(ontology, text)[statement].confidence > 0.6


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("村里的老更夫目不识丁。", ("村里的老更夫", "目不识丁", "目不识丁")),
        ("老船长对裁决并不买账。", ("老船长", "对裁决并不买账", "不买账")),
        ("新来的学徒无家可归。", ("新来的学徒", "无家可归", "无家可归")),
    ],
)
def test_what_is_denied_within_a_word_is_as_sure(ontology, text, statement):
    assert told(ontology, text)[statement].confidence > 0.7


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("去年学徒由一百二十人减到四十人。", "学徒"),
        ("两年后土壤含盐量从千分之十四降到千分之五。", "土壤含盐量"),
        ("如今剧团在县城设有三座排练场。", "剧团"),
        ("去年的学徒由一百二十人减到四十人。", "去年的学徒"),  # its own part
        ("周末市集由村委会主办。", "周末市集"),
    ],
)
def test_a_time_before_a_noun_tells_when(ontology, text, subject):
    assert subject in {one.subject.label for one in read(one_sentence(text), ontology)}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("火山学家苗定远的团队布设了六十个站点。", "苗定远的团队"),
        ("云州航运集团董事长邱怀仁的女儿收购了造船厂。", "邱怀仁的女儿"),
        ("清江中学校长卢景川的建议打动了村民。", "卢景川的建议"),
    ],
)
def test_what_somebody_owns_is_seen_with_what_they_are(ontology, text, subject):
    found = [one.confidence for one in read(one_sentence(text), ontology) if one.subject.label == subject]
    assert found
    assert min(found) > 0.7


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("海州市政府否决了方案，并将大桥指定为文物。", ("大桥", "指定为", "文物")),
        ("海州博物馆买下老宅，并将老宅列为展馆。", ("老宅", "列为", "展馆")),
        ("海州文化局调查了古井，并将古井认定为古迹。", ("古井", "认定为", "古迹")),
        ("海州市政府将大桥指定为文物。", ("大桥", "指定为", "文物")),
    ],
)
def test_what_somebody_goes_on_to_do_with_something_is_seen(ontology, text, statement):
    found = {
        (one.subject.label, one.predicate.label, one.object.label): one for one in read(one_sentence(text), ontology)
    }
    assert found[statement].confidence > 0.4


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("红河化工厂1999年被东方集团收购。", ("东方集团", "收购", "红河化工厂")),
        ("手稿被国家图书馆以九十万元购得。", ("国家图书馆", "购得", "手稿")),
        ("渔船周一出海，两天后被海警救起。", ("海警", "救起", "渔船")),
        ("老桥建于1908年，1944年被日军炸毁。", ("日军", "炸毁", "老桥")),
        ("养护的费用由财政转到住户，由全体住户共同分担。", ("全体住户", "分担", "养护的费用")),
    ],
)
def test_whom_a_passive_brings_is_weighed_as_what_stands_behind_the_verb(ontology, text, statement):
    assert told(ontology, text)[statement].confidence > 0.6


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("衣袖后来被剪下存档。", ("剪下", "存档", "衣袖")),  # nobody is named
        ("红河化工厂1999年收购东方集团。", ("东方集团", "收购", "红河化工厂")),
    ],
)
def test_nobody_is_taken_for_whom_a_passive_brings(ontology, text, statement):
    assert statement not in told(ontology, text)
