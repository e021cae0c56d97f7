"""What the check says of an overlay: each finding names file, entry, sentence, what was wanted and what was got."""

import re

import pytest

from kg.extract.check import check, check_construction, check_lexicon
from kg.ontology import load

CONSTRUCTION = """
[[construction]]
id = "moors-at"
says = "a ship moors at a place"
pattern = "在{x}(系泊|下锚)"
states = ["subject locatedIn x"]
label = "在…系泊"
accepts = [
  { text = "货轮在长江系泊。", states = ["货轮 locatedIn 长江"] },
  { text = "渔船没有在长江系泊。", states = ["not 渔船 locatedIn 长江"] },
  { text = "帆船必须在长江下锚。", states = ["necessity 帆船 locatedIn 长江"] },
]
rejects = ["货轮在长江航行。", "系泊费在下周缴纳。"]
"""


@pytest.fixture
def overlay(tmp_path):
    (tmp_path / "constructions").mkdir()
    (tmp_path / "lexicon").mkdir()
    return tmp_path


def findings(overlay, construction="", **lexica):
    (overlay / "constructions" / "ships.toml").write_text(construction, encoding="utf-8")
    for name, text in lexica.items():
        (overlay / "lexicon" / f"{name}-ships.tsv").write_text(text, encoding="utf-8")
    known = load(overlay)
    found = [
        finding for one in known.constructions if "ships" in one.place for finding in check_construction(one, known)
    ]
    for path in (overlay / "lexicon").glob("*.tsv"):
        found += check_lexicon(path, known.vocabulary)
    return [str(one) for one in found]


def test_what_holds_has_no_findings(overlay):
    assert findings(overlay, CONSTRUCTION) == []


def test_the_whole_is_checked_with_what_lies_over_it(overlay):
    wrong = CONSTRUCTION.replace('"货轮 locatedIn 长江"', '"货轮 locatedIn 黄河"')
    told = findings(overlay, wrong, nouns="渔轮\tsuffix\tShip\n")
    assert len(told) == 2
    assert [str(one) for one in check(load(overlay), overlay)] == told


@pytest.mark.parametrize(
    ("before", "after", "finding"),
    [
        (
            '"货轮 locatedIn 长江"',
            '"货轮 locatedIn 黄河"',
            "“货轮在长江系泊。”: wanted 货轮 locatedIn 黄河; got 货轮 locatedIn 长江",
        ),
        (
            '["not 渔船 locatedIn 长江"]',
            '["渔船 locatedIn 长江"]',
            "“渔船没有在长江系泊。”: wanted 渔船 locatedIn 长江; got not 渔船 locatedIn 长江",
        ),
        (
            '["货轮 locatedIn 长江"]',
            '["货轮 locatedIn 长江", "货轮 locatedIn 港口"]',
            "wanted 货轮 locatedIn 港口; 货轮 locatedIn 长江; got 货轮 locatedIn 长江",
        ),
        ("货轮在长江系泊。", "货轮与潮水作对。", "“货轮与潮水作对。”: wanted 货轮 locatedIn 长江; got (nothing)"),
        ("货轮在长江系泊。", "货轮位于长江。", "wanted one of them by moors-at; got all by verb:位于"),
        (
            "货轮在长江航行。",
            "货轮在长江下锚。",
            "“货轮在长江下锚。”: wanted (nothing); got 货轮 locatedIn 长江",
        ),
        (', "系泊费在下周缴纳。"', "", "“rejects”: wanted 2 sentences or more, from different fields; got 1"),
        ("text = ", "sentence = ", "wanted text and states; got sentence, states"),
    ],
)
def test_a_construction_that_does_not_hold(overlay, before, after, finding):
    assert before in CONSTRUCTION
    found = findings(overlay, CONSTRUCTION.replace(before, after, 1))
    assert len(found) == 1
    assert found[0].startswith("ships.toml: moors-at: ")
    assert finding in found[0]


def test_one_statement_too_many_is_told(overlay):
    wider = CONSTRUCTION.replace(
        'states = ["subject locatedIn x"]', 'states = ["subject locatedIn x", "x has subject"]'
    )
    found = findings(overlay, wider)
    assert len(found) == 3
    assert "got 货轮 locatedIn 长江; 长江 has 货轮" in found[0]


@pytest.mark.parametrize(
    ("lexicon", "rows", "finding"),
    [
        ("nouns", "渔轮\tsuffix\tShip\n", "1: “渔轮 suffix Ship”: wanted a kind of entity: "),
        ("nouns", "渔轮\tdummy\n渔轮\tdummy\n", "2: “渔轮 dummy”: wanted each entry once; got “渔轮” also in line 1"),
        ("verbs", "# ships\n锚泊\tlocatedIn\tnp\n抛锚\tlocatedIn\tnp\n", "3: “抛锚 locatedIn np”: wanted sorted rows"),
        ("entities", "远望号\tShip\t\tYuanwang\n", "1: “远望号 Ship Yuanwang”: wanted a kind of entity: "),
        (
            "entities",
            "海巡号\tProduct\t海巡\n渔轮\tProduct\t海巡\n",
            "2: “渔轮 Product 海巡”: wanted each entry once; got “海巡” also in line 1",
        ),
    ],
)
def test_a_lexicon_out_of_order(overlay, lexicon, rows, finding):
    found = findings(overlay, **{lexicon: rows})
    assert len(found) == 1
    assert found[0].startswith(f"{lexicon}-ships.tsv: {finding}")


def test_one_word_may_stand_in_two_classes(overlay):
    assert findings(overlay, nouns="渔轮\tdummy\n渔轮\tsuffix\tProduct\n") == []


def test_every_finding_is_one_line(overlay):
    (overlay / "constructions" / "ships.toml").write_text(CONSTRUCTION.replace("locatedIn 长江", "locatedIn x"))
    known = load(overlay)
    ship = next(one for one in known.constructions if one.id == "moors-at")
    lines = [str(one) for one in check_construction(ship, known)]
    assert len(lines) == 3
    assert all(re.fullmatch(r"ships\.toml: moors-at: “[^”]+”: wanted [^;]+; got .+", line) for line in lines)
