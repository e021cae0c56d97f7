"""Width, blanks and invisible characters: what is folded, and what stays as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Span
from kg.text.offsets import Aligned
from kg.text.width import drop_invisible, fold_width

UNSEEN = (
    "\0\x1b\x7f\N{ZERO WIDTH SPACE}\N{ZERO WIDTH JOINER}\N{SOFT HYPHEN}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
)


def wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) for c in text)


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        (wide("KOL") + "与" + wide("B") + "端", "KOL与B端"),
        (wide("12.5%"), "12．5％"),
        ("第\u3000一\N{NO-BREAK SPACE}章", "第 一 章"),
        ("一\N{LINE SEPARATOR}二\N{NEXT LINE}三\r四\f五", "一\n二\n三\n四\n五"),
        ("，。！？：；（）“”「」", "，。！？：；（）“”「」"),
        (",.!?:;()\"'", ",.!?:;()\"'"),
        ("⒆½℃㎡①Ⅳ", "⒆½℃㎡①Ⅳ"),
        ("豈鉶", "豈鉶"),
    ],
)
def test_fold_width(raw, folded):
    found = fold_width(Aligned.untouched(raw))
    assert found.text == folded
    assert len(folded) == len(raw)


def test_folded_runs_are_recorded():
    edits = fold_width(Aligned.untouched(wide("B2B") + "端，" + wide("12%"))).edits()
    assert [(e.kind, e.before, e.after, e.raw) for e in edits] == [
        ("width", wide("B2B"), "B2B", Span(0, 3)),
        ("width", wide("12"), "12", Span(5, 7)),
    ]


@pytest.mark.parametrize("unseen", UNSEEN)
def test_invisible_characters_go_and_are_recorded(unseen):
    found = drop_invisible(Aligned.untouched(f"京{unseen}{unseen}东"))
    assert found.text == "京东"
    assert [(e.kind, e.before, e.after, e.raw, e.clean) for e in found.edits()] == [
        ("invisible", unseen * 2, "", Span(1, 3), Span(1, 1))
    ]
    assert found.alignment.raw_span(Span(0, 2)) == Span(0, 4)


def test_emoji_and_combining_marks_stay():
    text = "🚲é\N{COMBINING ACUTE ACCENT}ー々〇"
    assert drop_invisible(Aligned.untouched(text)).text == text


@given(st.text(st.sampled_from("京东Ａ１\u3000\r\n" + UNSEEN), max_size=40))
def test_steps_keep_what_is_seen(text):
    dropped = drop_invisible(Aligned.untouched(text))
    assert dropped.text == "".join(c for c in text.replace("\r\n", "\n") if c not in UNSEEN)
    assert [text[s:e] for s, e in zip(dropped.alignment.starts, dropped.alignment.ends, strict=True)] == [
        "\r\n" if c == "\n" and text[s : s + 1] == "\r" else c
        for c, s in zip(dropped.text, dropped.alignment.starts, strict=True)
    ]
    again = drop_invisible(fold_width(dropped))
    assert fold_width(again).text == again.text
