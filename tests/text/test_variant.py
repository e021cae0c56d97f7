"""Traditional to simplified: one for one over every character there is, and 着 where 著 was all the writer had."""

import opencc
import pytest
from damage import CASES
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Seed
from kg.text import repair
from kg.text.variant import settle_zhe, simplify, simplify_each

HAN = "".join(map(chr, [*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00)]))


@pytest.mark.parametrize("neighbour", ["", "一", "著", "乾", "\n"])
def test_every_character_stays_one(neighbour):
    text = neighbour.join(HAN)
    assert len(simplify(text)) == len(text)


@pytest.mark.parametrize("name", ["t2s", "tw2s", "hk2s", "s2t"])
def test_configurations_without_words_keep_the_length(name):
    """An upgrade of OpenCC that breaks this breaks the alignment: it must fail here."""
    convert = opencc.OpenCC(name).convert
    assert len(convert(HAN)) == len(HAN)
    assert all(len(convert(c)) == 1 for c in HAN)


@given(st.text(st.sampled_from(HAN), max_size=200))
def test_any_text_keeps_its_length(text):
    assert len(simplify(text)) == len(text)


@given(st.text(st.sampled_from("著着名作看書書寫寫著作者論討"), max_size=60))
def test_simplifying_twice_is_simplifying_once(text):
    assert simplify(simplify(text)) == simplify(text)


@given(st.text(st.sampled_from("麴昇陞酒紅红药葯說说林黴霉學"), max_size=60))
def test_characters_kept_for_names_stay_kept(text):
    assert simplify(simplify(text)) == simplify(text)


@pytest.mark.parametrize(
    ("text", "simple"),
    [
        ("记者麴义明报道", "记者麴义明报道"),
        ("記者麴義明報導", "记者麴义明报导"),
        ("画家陈东昇与诗人周陞平", "画家陈东昇与诗人周陞平"),
        ("紅麴米釀酒，麴霉發酵", "红曲米酿酒，曲霉发酵"),
        ("業績大幅提昇，職務晉陞", "业绩大幅提升，职务晋升"),
    ],
)
def test_names_keep_their_characters(text, simple):
    assert simplify(text) == simple


def test_each_character_by_itself():
    assert simplify_each("發髮干乾") == "发发干干"
    assert simplify_each("") == ""


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("乾坤與餅乾", "乾坤与饼干"),
        ("皇后在後宮", "皇后在后宫"),
        ("一隻船隻有兩隻槳", "一只船只有两只桨"),
        ("頭髮發白", "头发发白"),
        ("憑藉與慰藉", "凭借与慰藉"),
        ("瞭望塔讓人瞭解", "瞭望塔让人了解"),
        ("鐘錶與時鐘", "钟表与时钟"),
        ("麵粉表面", "面粉表面"),
        ("臺灣的颱風", "台湾的台风"),
        ("徵求特徵", "征求特征"),
    ],
)
def test_one_to_many(traditional, simplified):
    assert simplify(traditional) == simplified


def zhe() -> list[list[str]]:
    rows = (CASES / "zhe.txt").read_text(encoding="utf-8").splitlines()
    return [row.split("\t") for row in rows if not row.startswith("#")]


@pytest.mark.parametrize(("traditional", "simplified"), zhe(), ids=[simplified for _, simplified in zhe()])
def test_zhe(traditional, simplified):
    assert simplify(traditional) == simplified


def test_zhe_cases_are_all_there():
    assert len(zhe()) == 29


def test_zhe_all_in_one_text():
    columns = ["\n".join(column) for column in zip(*zhe(), strict=True)]
    assert simplify(columns[0]) == columns[1]


def test_a_text_that_writes_both_is_left_alone():
    assert settle_zhe("他穿着衣服看着书，书上写着：鲁迅著。") == "他穿着衣服看着书，书上写着：鲁迅著。"


def test_the_name_of_an_author_keeps_its_verb():
    assert simplify("《母親》高爾基 著：沿著伏爾加河走著") == "《母亲》高尔基 著：沿着伏尔加河走着"


def test_original_and_clean_differ_only_in_the_script():
    document = repair(Seed("a.txt", "支付寶沉迷於流量，扮演著重要的角色。".encode()))
    assert document.original == "支付寶沉迷於流量，扮演著重要的角色。"
    assert document.clean == "支付宝沉迷于流量，扮演着重要的角色。"
    assert document.edits == ()
