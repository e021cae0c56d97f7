"""What linguists write for questions is checked, and an overlay of it is used."""

import json

import pytest

from kg.ask import check_questions

FORM = """
[[question]]
id = "nickname-of"
says = "what somebody is called by his friends"
kind = "fill"
pattern = "{x}的诨号[是]？"
states = ["{x} alias ？"]
accepts = [{ question = "宋江的诨号是什么？", states = ["宋江 alias ？"] }]
rejects = ["宋江是谁？"]
"""


@pytest.fixture
def overlay(tmp_path):
    (tmp_path / "mine" / "questions").mkdir(parents=True)
    (tmp_path / "mine" / "questions" / "mine.toml").write_text(FORM, encoding="utf-8")
    return tmp_path / "mine"


def test_what_comes_with_kg_is_sound(ontology):
    assert check_questions(ontology.vocabulary) == []


def test_a_sound_overlay_is_sound(ontology, overlay):
    assert check_questions(ontology.vocabulary, overlay) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"宋江 alias ？"] }', '"宋江 formerName ？"] }', "wanted 宋江 formerName ？; got 宋江 alias ？"),
        ('question = "宋江的诨号是什么？"', 'question = "宋江好吗？"', "wanted a match; got (nothing)"),
        ('rejects = ["宋江是谁？"]', 'rejects = ["武松的诨号是什么？"]', "wanted no match; got 武松 alias ？"),
        ('rejects = ["宋江是谁？"]', "rejects = []", "wanted one question or more; got none"),
        ("{ question =", "{ colour = 1, question =", "got colour, question, states"),
    ],
)
def test_what_is_wrong_is_told(ontology, overlay, old, new, told):
    (overlay / "questions" / "mine.toml").write_text(FORM.replace(old, new), encoding="utf-8")
    findings = check_questions(ontology.vocabulary, overlay)
    assert findings
    assert told in str(findings[0])
    assert str(findings[0]).startswith("mine.toml: nickname-of: ")


def test_words_must_stand_for_known_properties(ontology, overlay):
    (overlay / "questions" / "synonyms.tsv").write_text("诨号\t\tnickname\t\n", encoding="utf-8")
    (overlay / "questions" / "near.tsv").write_text("alias nickname\n", encoding="utf-8")
    told = [(one.file, one.text) for one in check_questions(ontology.vocabulary, overlay)]
    assert told == [("synonyms.tsv", "nickname"), ("near.tsv", "nickname")]


def test_kg_check_judges_questions(run, overlay):
    (overlay / "questions" / "mine.toml").write_text(FORM.replace("宋江是谁", "武松的诨号是什么"), encoding="utf-8")
    done = run("check", overlay)
    assert done.returncode == 1
    assert "mine.toml: nickname-of: “武松的诨号是什么？”" in done.stdout


def test_kg_ask_uses_the_questions_of_an_overlay(run, overlay, tmp_path):
    (tmp_path / "facts.tsv").write_text("宋江\t别名\t呼保义\n", encoding="utf-8")
    assert run("import", tmp_path / "facts.tsv", "-o", tmp_path / "build", "-q").returncode == 0
    asked = ("ask", "-g", tmp_path / "build", "宋江的诨号是什么？", "--json", "--explain")
    told = [json.loads(run(*asked, *more).stdout)["answers"] for more in ((), ("--ontology", overlay))]
    assert told[0] == []
    assert [item["label"] for item in told[1]] == ["呼保义"]
