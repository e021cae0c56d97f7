"""The laws of the stage as a whole, on any text, and its bounds."""

import hashlib
import random
import re
import tracemalloc
from itertools import pairwise

import pytest
from damage import Machine, clean_lines
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from kg.model import Document, Seed, Span
from kg.text import document_iri, repair
from kg.text.han import has_chinese
from kg.text.search import Searcher

ARTICLE_IRI = "https://kg.example/document/alipay-and-jd-tech-63890af3941c"
PIECES = [
    *"當產業聯網時來發?？;！，,。“”「」的是了在科技金融()（）1 2\n\r_lA€",
    *[
        "當(dāng)",
        "產(chǎn)",
        "業(yè)",
        "聯(lián)",
        "網(wǎng)",
        "時(shí)",
        "發(fā)",
        "來(lái)",
        "个(ge)",
        "传(chuan)",
        "动(dong)",
    ],
    *["?lián)", "?qū)⒆陨淼墓δ芎妥饔玫玫阶畲蟮陌l", "??吹讲煌\ue109愋偷幕ヂ?lián)", "?jǐn)_"],
    *["\N{REPLACEMENT CHARACTER}", "\N{REPLACEMENT CHARACTER}(dāng)", "ヂ", "\ue109", "⒆", "½", "𠮷", "🚲", "é"],
    *[
        "\r\n",
        "\N{ZERO WIDTH SPACE}",
        "\N{SOFT HYPHEN}",
        "\N{ZERO WIDTH NO-BREAK SPACE}",
        "\N{NO-BREAK SPACE}",
        "\u3000",
    ],
    *["\uff22端", "\uff11\uff12％", "（\uff44ā\uff4e\uff47）", "著", "着", "著名"],
]
#: Opens half of the texts, so that they are searched.
DAMAGED = "當(dāng)產(chǎn)業(yè)互聯(lián)網(wǎng)時(shí)代來(lái)臨，發(fā)展的時(shí)機(jī)。"
pieces = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
texts = st.builds(str.__add__, st.sampled_from(["", DAMAGED, DAMAGED + "\n"]), pieces)


def mended(text: str) -> Document:
    assume(has_chinese(text))
    return repair(Seed("a.txt", text.encode()))


@given(texts)
@example("當當(dāng)當(dāng)?jǐn)_\ue109\ue109")
@example("當產業(yè)?jǐn)_?jǐn)_\ue109\ue109")
@settings(max_examples=400, deadline=None)
def test_repairing_twice_is_repairing_once(text):
    once = mended(text).clean
    assert mended(once).clean == once


@given(texts)
@settings(max_examples=200, deadline=None)
def test_alignment_laws(text):
    document = mended(text)
    starts, ends = document.alignment.starts, document.alignment.ends
    assert len(document.clean) == len(document.original) == len(starts) == len(ends)
    assert all(a <= b for a, b in pairwise(starts))
    assert all(a <= b for a, b in pairwise(ends))
    assert all(0 <= a < b <= len(document.raw) for a, b in zip(starts, ends, strict=True))
    covered = {i for a, b in zip(starts, ends, strict=True) for i in range(a, b)}
    covered |= {i for edit in document.edits for i in range(edit.raw.start, edit.raw.end)}
    assert covered == set(range(len(document.raw)))


@given(texts)
@settings(max_examples=200, deadline=None)
def test_edits_are_true_and_explain_every_change(text):
    document = mended(text)
    for edit in document.edits:
        assert edit.raw.of(document.raw) == edit.before
        assert edit.clean.of(document.original) == edit.after
        assert 0 <= edit.certainty <= 1
    changed = {i for edit in document.edits for i in range(edit.clean.start, edit.clean.end)}
    for i, character in enumerate(document.original):
        raw = document.quote(Span(i, i + 1))
        assert raw == character or i in changed or (character == "\n" and not raw.strip())


@given(texts)
@settings(max_examples=200, deadline=None)
def test_paragraphs_are_the_lines_that_hold_text(text):
    document = mended(text)
    lines = [line.strip() for line in document.clean.split("\n")]
    assert [p.span.of(document.clean) for p in document.paragraphs] == [line for line in lines if line]


def test_what_the_document_tells_of_the_file():
    data = "支付寶沉迷於流量。".encode("gb18030")
    document = repair(Seed("texts/支付寶 2021.txt", data))
    assert document.name == "texts/支付寶 2021.txt"
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.codec == "gb18030"
    assert document.raw == document.original == "支付寶沉迷於流量。"
    assert document.clean == "支付宝沉迷于流量。"
    assert document.iri == f"https://kg.example/document/支付寶_2021-{document.sha256[:12]}"
    assert document.notes == ("encoding guessed: gb18030",)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("seeds/alipay-and-jd-tech.txt", "alipay-and-jd-tech"),
        ("C:\\texts\\京东 科技.txt", "京东_科技"),
        ("https://example.org/news/京东.html?page=2#top", "京东"),
        ("a.b.c.txt", "a.b.c"),
        (".hidden", ".hidden"),
        ("-", "stdin"),
        ("", "document"),
        ("texts/", "texts"),
        ('<a> "b" {c}|d^e`f%g', "_a___b___c__d_e_f_g"),
        ("cafe\N{COMBINING ACUTE ACCENT}.txt", "caf\N{LATIN SMALL LETTER E WITH ACUTE}"),
    ],
)
def test_name_in_the_iri(name, stem):
    assert document_iri(name, b"") == f"https://kg.example/document/{stem}-e3b0c44298fc"


@given(st.text(max_size=30))
def test_any_name_makes_an_iri(name):
    assert re.fullmatch(r"https://kg\.example/document/[\w.~-]+-[0-9a-f]{12}", document_iri(name, b""))


def test_line_ends_are_one_and_lead_back_to_two():
    document = repair(Seed("a.txt", "京东\r\n科技\r\n\r深海".encode()))
    assert document.clean == "京东\n科技\n\n深海"
    assert document.alignment.raw_span(Span(2, 3)) == Span(2, 4)
    assert document.edits == ()
    assert len(document.paragraphs) == 3


def test_swallowed_digit_is_marked_and_recorded():
    damaged = "當(dāng)產(chǎn)業(yè)互聯(lián)網(wǎng)時(shí)代來(lái)臨。\n占總?cè)丝诘谋戎貫?7.9%"
    document = repair(Seed("a.txt", damaged.encode()))
    assert document.clean.split("\n")[1] == "占总人口的比重为\N{REPLACEMENT CHARACTER}7.9%"
    lost = [edit for edit in document.edits if edit.kind == "lost"]
    assert [(edit.before, edit.after[-1], edit.certainty) for edit in lost] == [("?", "\N{REPLACEMENT CHARACTER}", 1.0)]


MEGABYTES = 10


def one_line(text: str) -> bytes:
    return (text * (MEGABYTES * 1_000_000 // len(text.encode()) + 1)).encode()


def test_one_clean_line_of_ten_megabytes():
    document = repair(Seed("a.txt", one_line("".join(clean_lines()))))
    assert document.clean == document.raw
    assert len(document.paragraphs) == 1


def test_room_is_bounded():
    """Text of some 80,000 characters in one line takes a hundred bytes of room for each, or so."""
    text = "".join(clean_lines()) * 8
    tracemalloc.start()
    repair(Seed("a.txt", text.encode()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 120 * len(text)


@pytest.mark.parametrize("garbage", ["?陌", "??", "?,陌", "ヂ?lián)", "?吹讲煌愋偷幕", "?,“?,”", "當(dā(dā(", "(a"])
def test_hopeless_text_is_given_up_in_bounded_time(garbage, monkeypatch):
    """The search weighs a bounded number of moves, however much asks for one."""
    monkeypatch.setattr("kg.text.restore.EFFORT", 30_000)
    monkeypatch.setattr("kg.text.search.EFFORT", 10_000)
    weighed = []
    add = Searcher._add
    monkeypatch.setattr(Searcher, "_add", lambda self, node, move: (weighed.append(1), add(self, node, move)))
    damaged = Machine().damage("\n".join(clean_lines()[:20]), random.Random(1))[0]
    text = damaged.replace("\n", "") + garbage * 4000
    document = repair(Seed("a.txt", text.encode()))
    assert document.raw == text
    allowed = 30_000 + 5 * len(text)
    given_up = "repair gave up some byte shifts: too much of the text is damaged"
    assert (given_up in document.notes) == (len(weighed) > allowed)
    assert len(weighed) < allowed + 10_000 + 50_000  # the last search, and the last step of that
