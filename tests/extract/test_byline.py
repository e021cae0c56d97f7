"""What bylines and datelines of newspapers, websites and journals say of their article."""

import pytest

from kg.extract import read
from kg.model import Seed
from kg.text import repair

BODY = "\n昨天，北桥村的村民在河边种下了一百棵柳树。孩子们也来帮忙。"
BYLINES = {
    "记者 顾闻笛": {"author 顾闻笛", "顾闻笛 hasRole 记者"},
    "《江南观察》记者 顾闻笛 2025年8月21日苏州报道": {
        "publishedIn 江南观察", "author 顾闻笛", "顾闻笛 hasRole 记者", "顾闻笛 worksFor 江南观察",
        "publishedOn 2025年8月21日", "locationCreated 苏州",
    },
    "来源：芯潮网　2025-10-16　作者：梁小满": {"publishedIn 芯潮网", "publishedOn 2025-10-16", "author 梁小满"},
    "记者温亭羽／台北报导": {"author 温亭羽", "温亭羽 hasRole 记者", "locationCreated 台北"},
    "本报记者　许闻笛　来源：《川江科技报》": {
        "publishedIn 川江科技报", "author 许闻笛", "许闻笛 hasRole 记者", "许闻笛 worksFor 川江科技报",
    },
    "文／顾怀舟　原载《石陂文史》2021年第3期": {"author 顾怀舟", "publishedIn 石陂文史", "publishedOn 2021年第3期"},
    "作者：沈怀舟，汽车行业评论员": {"author 沈怀舟", "沈怀舟 hasRole 汽车行业评论员"},
    "记者 王晓东、李志明": {"author 王晓东", "author 李志明", "王晓东 hasRole 记者", "李志明 hasRole 记者"},
    "记者 王晓东 通讯员 杜若溪": {
        "author 王晓东", "author 杜若溪", "王晓东 hasRole 记者", "杜若溪 hasRole 通讯员",
    },
}  # fmt: skip
DATELINES = {
    "体坛晨报岚港11月17日电（特派记者　骆一帆）": {
        "publishedIn 体坛晨报", "publishedOn 11月17日", "locationCreated 岚港", "author 骆一帆",
        "骆一帆 hasRole 特派记者", "骆一帆 worksFor 体坛晨报",
    },
    "本报讯（记者　邵一鸣）": {"author 邵一鸣", "邵一鸣 hasRole 记者"},
    "新华社北京3月5日电（记者王晓东）": {
        "publishedIn 新华社", "publishedOn 3月5日", "locationCreated 北京", "author 王晓东",
        "王晓东 hasRole 记者", "王晓东 worksFor 新华社",
    },
    "中新网上海6月1日电 ": {"publishedIn 中新网", "publishedOn 6月1日", "locationCreated 上海"},
    "本报讯 记者王晓东报道：": {"author 王晓东", "王晓东 hasRole 记者"},
    "（记者王晓东／台北报导）": {"author 王晓东", "王晓东 hasRole 记者", "locationCreated 台北"},
}  # fmt: skip
NO_DATELINES = ["本报的读者都记得这件事，", "晨报社门口3月5日停了电，", "电信公司的人来了，", "网络电台播了一首歌，"]


def said(text: str, ontology) -> set[str]:
    found = read(repair(Seed("a.txt", text.encode())), ontology)
    lines = [one for one in found if one.evidence[0].construction == "byline" and one.predicate.property != "title"]
    return {f"{one.subject.label} {one.predicate.property} {one.object.label}".removeprefix("本文 ") for one in lines}


@pytest.mark.parametrize(("line", "wanted"), BYLINES.items(), ids=list(BYLINES))
def test_byline(line, wanted, ontology):
    assert said("北桥村植树\n" + line + BODY, ontology) == wanted


@pytest.mark.parametrize(("line", "wanted"), DATELINES.items(), ids=list(DATELINES))
def test_dateline(line, wanted, ontology):
    assert said("北桥村植树\n" + line + BODY[1:], ontology) == wanted


@pytest.mark.parametrize("line", NO_DATELINES)
def test_no_dateline(line, ontology):
    assert said("北桥村植树\n" + line + BODY[1:], ontology) == set()


def test_what_stands_behind_a_dateline_is_read_as_ever(ontology):
    text = "新楼\n新华社北京3月5日电（记者王晓东）北海小学修建了操场。学生们很高兴。"
    found = {
        (one.subject.label, one.predicate.property) for one in read(repair(Seed("a.txt", text.encode())), ontology)
    }
    assert ("北海小学", "builds") in found
