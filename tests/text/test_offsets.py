"""Alignments grow, compose and lead back."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Span
from kg.text.offsets import Aligned, Change, Draft

RAW = st.text("abcdefgh", max_size=30)


@st.composite
def drafts(draw, raw: str) -> Aligned:
    """Copy, absorb and replace at random, as the steps of the repair do."""
    draft = Draft(raw)
    while draft.place < len(raw):
        end = draw(st.integers(draft.place + 1, min(len(raw), draft.place + 4)))
        deed = draw(st.sampled_from(["copy", "absorb", "put"]))
        if deed == "absorb" and draft.starts:
            draft.absorb(end)
        elif deed == "put":
            start = draft.place
            for character in draw(st.text("XYZ", min_size=1, max_size=3)):
                draft.put(character, start, end)
        else:
            draft.copy(end)
    return draft.finish((Change(Span(0, len(raw)), "shift"),) if raw else ())


def check(text: Aligned) -> None:
    starts, ends = text.alignment.starts, text.alignment.ends
    assert len(text.text) == len(starts) == len(ends)
    assert all(a <= b for a, b in pairwise(starts))
    assert all(a <= b for a, b in pairwise(ends))
    assert all(0 <= a < b <= len(text.raw) for a, b in zip(starts, ends, strict=True))


@given(st.data())
def test_drafts_keep_the_laws(data):
    text = data.draw(drafts(data.draw(RAW)))
    check(text)
    for character, start in zip(text.text, text.alignment.starts, strict=True):
        assert character.isupper() or text.raw[start] == character


@given(st.data())
def test_composition_is_one_step_after_the_other(data):
    first = data.draw(drafts(data.draw(RAW)))
    second = data.draw(drafts(first.text))
    both = first.then(second)
    check(both)
    assert both.text == second.text
    assert both.raw == first.raw
    for i in range(len(second.text)):
        between = second.alignment.raw_span(Span(i, i + 1))
        assert both.alignment.raw_span(Span(i, i + 1)) == first.alignment.raw_span(between)


@given(st.data())
def test_raw_and_clean_spans_answer_each_other(data):
    text = data.draw(drafts(data.draw(RAW)))
    if not text.text:
        return
    start = data.draw(st.integers(0, len(text.text) - 1))
    end = data.draw(st.integers(start + 1, len(text.text)))
    span = Span(start, end)
    assert text.alignment.clean_span(text.alignment.raw_span(span)).covers(span)


@given(st.data())
def test_edits_are_in_the_order_of_the_raw_text(data):
    text = data.draw(drafts(data.draw(RAW)))
    assert [edit.before for edit in text.edits()] == ([text.raw] if text.raw else [])
    assert [edit.after for edit in text.edits()] == ([text.text] if text.raw else [])
