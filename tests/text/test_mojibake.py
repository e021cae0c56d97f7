"""Text decoded with a wrong encoding comes back, aligned; nothing else is touched."""

from itertools import pairwise

import pytest
from damage import clean_lines, to_traditional

from kg.model import Seed, Span
from kg.text import repair
from kg.text.mojibake import unscramble

LINES = clean_lines()
TRADITIONAL = [to_traditional(line) for line in LINES]
WAYS = [
    (LINES, "gb18030", "latin-1", 280),
    (LINES, "utf-8", "latin-1", 280),
    (LINES, "utf-8", "cp1252", 5),
    (TRADITIONAL, "big5hkscs", "latin-1", 200),
    (TRADITIONAL, "big5hkscs", "gb18030", 200),
    (LINES, "gb18030", "big5hkscs", 150),
]


def scrambled(lines: list[str], right: str, wrong: str) -> list[tuple[str, str]]:
    found = []
    for line in lines:
        try:
            found.append((line.encode(right).decode(wrong), line))
        except UnicodeError:
            continue
    return found


@pytest.mark.parametrize(("lines", "right", "wrong", "least"), WAYS, ids=[f"{r} as {w}" for _, r, w, _ in WAYS])
def test_scrambled_lines_come_back(lines, right, wrong, least):
    pairs = scrambled(lines, right, wrong)
    assert len(pairs) >= least
    for raw, truth in pairs:
        found = unscramble(raw)
        assert found is not None
        assert found.text == truth
        starts, ends = found.alignment.starts, found.alignment.ends
        assert all(a <= b for a, b in pairwise(starts))
        assert all(a <= b for a, b in pairwise(ends))
        assert {i for a, b in zip(starts, ends, strict=True) for i in range(a, b)} == set(range(len(raw)))


def test_sound_lines_stay():
    beginnings = [line[:length] for line in LINES for length in (4, 8, 12, 16)]
    assert not [line for line in [*LINES, *TRADITIONAL, *beginnings] if unscramble(line)]


@pytest.mark.parametrize(
    "text",
    [
        "Привет, мир! Это обычный русский текст.",
        "L'été dernier à la mer; déjà vu, garçon, Noël",
        "東京オリンピックは来年の夏に開催される",
        "饕餮魑魅魍魉，邗江鄱阳蕲春郓城亳州",
        "これは１００円です、ありがとうございました",
        "①②③④⑤⑥⑦⑧⑨⑩",
    ],
)
def test_foreign_and_rare_text_stays(text):
    assert unscramble(text) is None


def test_scrambled_file_is_repaired_and_leads_back():
    truth = "支付寶沉迷於流量，京東科技駛向產業的深海。"
    raw = truth.encode("gb18030").decode("latin-1")
    document = repair(Seed("a.txt", raw.encode()))
    assert document.raw == raw
    assert document.original == truth
    assert document.clean == "支付宝沉迷于流量，京东科技驶向产业的深海。"
    assert [edit.kind for edit in document.edits] == ["mojibake"]
    place = document.clean.index("京东科技")
    assert document.quote(Span(place, place + 4)) == raw[2 * place : 2 * place + 8]


def test_damage_below_the_scramble_is_undone_too():
    raw = "當(dāng)產(chǎn)業(yè)互聯(lián)網(wǎng)時(shí)代來(lái)臨，產(chǎn)業(yè)在發(fā)展。"
    document = repair(Seed("a.txt", raw.encode("gb18030").decode("latin-1").encode()))
    assert document.original == "當產業互聯網時代來臨，產業在發展。"
    assert {edit.kind for edit in document.edits} == {"mojibake", "pinyin"}
    for edit in document.edits:
        assert edit.raw.of(document.raw) == edit.before
        assert edit.clean.of(document.original) == edit.after


def test_text_that_cannot_be_unscrambled_is_noted():
    garbled = "京东科技驶向产业的深海，支付宝沉迷于流量。".encode().decode("gb18030", "replace")
    document = repair(Seed("a.txt", garbled.encode()))
    assert document.notes == ("the characters are unlikely for Chinese: the text may have been decoded wrongly",)
