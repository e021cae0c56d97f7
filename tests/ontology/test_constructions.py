"""Constructions and lexica are read from files; what is wrong in them is told with file, entry and cure."""

import pytest

from kg.errors import OntologyError
from kg.ontology import load
from kg.ontology.constructions import Choice, Slot, Words, parse_pattern

ENTRY = """
[[construction]]
id = "anchors"
says = "a ship anchors at a place"
pattern = "在{x}下锚"
states = ["subject locatedIn x"]
accepts = [{ text = "货轮在长江下锚。", states = ["货轮 locatedIn 长江"] }]
rejects = ["货轮在长江航行。"]
"""


@pytest.fixture
def write(tmp_path):
    def written(text, name="constructions/ships.toml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return tmp_path

    return written


def test_an_overlay_adds_a_construction(write):
    known = load(write(ENTRY))
    assert known.constructions[-1].id == "anchors"
    assert known.constructions[-1].label == "在…下锚"
    assert known.constructions[-1].place == "ships.toml: anchors"
    assert len(known.constructions) == len(load().constructions) + 1


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("says =", "tells =", "ships.toml: anchors: unknown key “tells”; known: accepts, "),
        ('says = "a ship anchors at a place"\n', "", "ships.toml: anchors: the key “says” is missing"),
        ('id = "anchors"\n', "", "ships.toml: (no id): the key “id” is missing"),
        (
            'id = "anchors"',
            'id = "basis"',
            "ships.toml: basis: this id is taken by argument.toml: basis; choose another",
        ),
        ("{x}", "{x:Plaec}", "ships.toml: anchors: unknown slot type “Plaec”; known: "),
        ("{x}", "{x", "ships.toml: anchors: “{” is not closed; add “}”"),
        ("下锚", "(下锚|停泊", "ships.toml: anchors: “(” is not closed; add “)”"),
        ("下锚", "下锚]", "ships.toml: anchors: “]” closes nothing"),
        (
            "locatedIn x",
            "locatedIn y",
            "ships.toml: anchors: “y” in “subject locatedIn y” is no slot; known: subject, x",
        ),
        ("locatedIn x", "locatedIn", "ships.toml: anchors: “subject locatedIn” is not of the form"),
        (
            "subject locatedIn",
            "subject locatedAt",
            "ships.toml: anchors: unknown property “locatedAt”; did you mean locatedIn",
        ),
        ("[[construction]]", "[[rule]]", "ships.toml: unknown table “rule”; known: construction"),
        ("pattern =", "pattern", "ships.toml: not TOML: "),
    ],
)
def test_a_wrong_construction_is_told(write, before, after, told):
    with pytest.raises(OntologyError) as error:
        load(write(ENTRY.replace(before, after, 1)))
    assert str(error.value).startswith(told)


def test_the_place_in_a_pattern_is_pointed_at():
    with pytest.raises(OntologyError) as error:
        parse_pattern("以{x:Plaec}为", "birth.toml: born")
    _, pattern, pointer = str(error.value).split("\n")
    assert pattern == "  以{x:Plaec}为"
    assert pointer.replace("~~", "以", 1).index("^") == pattern.index("P")  # a Chinese character is two columns wide


def test_a_pattern_is_words_slots_and_choices():
    assert parse_pattern("以{x}为[了](本|{y:Clause})", "test") == (
        Words("以"),
        Slot("x"),
        Words("为"),
        Choice(((Words("了"),), ())),
        Choice(((Words("本"),), (Slot("y", "Clause"),))),
    )


@pytest.mark.parametrize(
    ("name", "rows", "told"),
    [
        ("words", "尚未\tnegg\n", "words-x.tsv:1: unknown word class “negg”; known: adj, "),
        ("verbs", "# verbs\n锚泊\tlocatedIn\tnpp\n", "verbs-x.tsv:2: unknown frame “npp”; known: "),
        ("verbs", "锚泊\n", "verbs-x.tsv:1: the column “frame” is missing; columns are separated by tabs"),
        ("verbs", "锚泊\tlocatedAt\tnp\n", "verbs.tsv: 锚泊: unknown property “locatedAt”; did you mean locatedIn"),
        ("nouns", "渔轮\tkind\tProduct\n", "nouns-x.tsv:1: unknown noun class “kind”; known: "),
        ("splits", "不仅仅是\t不仅|是\n", "splits-x.tsv:1: the parts ('不仅', '是') do not make up “不仅仅是”"),
        ("rivers", "长江\n", "rivers-x.tsv: no reader for this lexicon; name it one of "),
        ("words", "尚未\tneg\n".encode("gb18030"), "words-x.tsv: not UTF-8 at byte 0; save it as UTF-8"),
    ],
)
def test_a_wrong_lexicon_is_told(write, name, rows, told):
    with pytest.raises(OntologyError) as error:
        load(write(rows, f"lexicon/{name}-x.tsv"))
    assert str(error.value).startswith(told)


def test_an_overlay_adds_to_each_lexicon(write):
    write("锚泊\tlocatedIn\tnp\n", "lexicon/verbs-x.tsv")
    write("渔轮\tsuffix\tProduct\n", "lexicon/nouns-x.tsv")
    folder = write("远望号\tProduct\t远望\tYuanwang\n", "lexicon/entities-x.tsv")
    lexicon = load(folder).lexicon
    assert lexicon.verbs["锚泊"].property == "locatedIn"
    assert lexicon.noun("渔轮", "suffix") == "Product"
    assert lexicon.aliases["远望"] == "远望号"
    assert lexicon.terms["支付宝"].english == "Alipay"
