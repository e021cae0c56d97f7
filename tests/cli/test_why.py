"""``kg why``: what is said of something, and where."""

import json
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent.parent / "rdf" / "golden" / "article.ttl"

PLAIN = """\
支付宝 沉迷于 流量
  kg:pursues, positive, asserted, confidence 1
  article.txt, characters 17-25, obsessed-with
    read 读作  当[支付宝]{沉迷于}<流量>时，它有9亿用户。
    raw  原文  支付寶沉迷於流量
"""
VALUE = """\
支付宝 有 9亿
  kg:users, positive, asserted, confidence 0.875
  article.txt, characters 27-33, has-number
    read 读作  当支付宝沉迷于流量时，[它]{有}<9亿>用户。
    raw  原文  它有9億用戶
    它 = 支付宝 (characters 17-20)
"""
HELD = """\
支付宝 放弃 流量
  kg:abandons, positive, necessity, confidence 1
  says 持有者: 很多人
"""


@pytest.fixture
def why(run):
    return lambda *arguments, **more: run("why", "-g", GOLDEN, *arguments, **more)


@pytest.mark.parametrize(
    "words",
    [
        ("支付宝", "pursues", "流量"),
        ("支付寶", "追求", "流量"),
        ("Alipay", "pursues"),
        ("e:支付宝", "沉迷于"),
        ("支付宝", "沉迷於"),
    ],
)
def test_names_in_either_script_in_english_and_in_the_words_of_the_text(why, words):
    done = why(*words)
    assert (done.returncode, done.stdout, done.stderr) == (0, PLAIN, "")


def test_values_pronouns_conditions_holders(why):
    assert why("支付宝", "users").stdout == VALUE
    assert HELD in why("支付宝", "abandons", "流量").stdout
    assert "  if 若: 否则\n" in why("支付宝", "betterThan").stdout


def test_what_is_only_inside_another_statement_says_so(why):
    assert "only said inside another statement 只在别的陈述之内" in why("支付宝", "abandons").stdout


def test_all_of_a_subject_one_after_the_other(why):
    assert why("支付宝").stdout.count("\n\n") == 5


def test_json_is_the_record(why):
    (line,) = why("支付宝", "pursues", "--json").stdout.splitlines()
    found = json.loads(line)
    assert found["subject"]["label"] == "支付宝"
    assert found["evidence"][0]["quote"] == "支付寶沉迷於流量"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("支付保",), "支付保: nothing in the graph has that name; nearest: "),
        (("支付宝", "persues"), "persues: not said of 支付宝; nearest property: pursues"),
        (("支付宝", "pursues", "天空"), "天空: not said of 支付宝 pursues; said of it: 流量\n"),
    ],
)
def test_a_name_that_is_not_there_is_answered_with_the_nearest(why, words, said):
    done = why(*words)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(said)


def test_what_a_text_holds_does_not_steer_the_terminal(run, tmp_path):
    graph = tmp_path / "evil.ttl"
    graph.write_text(
        GOLDEN.read_text(encoding="utf-8").replace("当支付宝", r"\u001b[31m\u0007支付宝"), encoding="utf-8"
    )
    done = run("why", "-g", graph, "支付宝", "pursues")
    assert "\x1b" not in done.stdout
    assert "\\x1b[31m\\x07[支付宝]" in done.stdout
