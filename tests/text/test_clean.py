"""Text that is sound stays as it is, whatever brackets and question marks it holds."""

import pytest
from damage import CASES, clean_lines, fold, to_traditional

from kg.model import Seed
from kg.text import likelihood, repair
from kg.text.annotation import damaged_stretches


def glosses() -> list[str]:
    text = (CASES / "glosses.txt").read_text(encoding="utf-8")
    return [block for block in text.partition("\n")[2].strip().split("\n\n") if block]


def both_widths(text: str) -> list[str]:
    return [text, fold(text)]


def repaired(text: str):
    return repair(Seed("page.txt", text.encode()))


@pytest.mark.parametrize("text", both_widths("\n".join(clean_lines())), ids=["full-width", "folded"])
def test_simplified_text_stays(text):
    document = repaired(text)
    assert document.clean == document.original == document.raw == text
    assert document.edits == ()


@pytest.mark.parametrize("text", both_widths(to_traditional("\n".join(clean_lines()))), ids=["full-width", "folded"])
def test_traditional_text_stays(text):
    document = repaired(text)
    assert document.original == text
    assert document.edits == ()


def test_traditional_text_becomes_what_it_was_made_from():
    text = "\n".join(clean_lines())
    assert repaired(to_traditional(text)).clean == text


@pytest.mark.parametrize("text", glosses(), ids=lambda text: text[:8])
def test_readings_that_explain_stay(text):
    assert damaged_stretches(text) == []
    assert repaired(text).original == text


def test_glosses_are_all_there():
    assert len(glosses()) == 12


def test_readings_that_explain_stay_together_and_in_traditional():
    text = to_traditional("\n".join(glosses()))
    assert repaired(text).original == text


def test_sound_text_leaves_the_model_alone():
    likelihood.transitions.cache_clear()
    repaired("\n".join([*clean_lines(), *glosses()]))
    assert likelihood.transitions.cache_info().currsize == 0


def test_a_question_is_no_damage_in_a_damaged_text():
    damaged = "當(dāng)產(chǎn)業(yè)互聯(lián)網(wǎng)時(shí)代來(lái)臨。"
    questions = "真的嗎??為什么?!“你去嗎?”他問。1.?北京 2.?上海 價格(元)?多少?"
    assert repaired(f"{damaged}\n{questions}").original == f"當產業互聯網時代來臨。\n{questions}"
