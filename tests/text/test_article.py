"""The damaged article: every character of it is restored, in both scripts, and every damaged place is named."""

import hashlib
import random
import re
from functools import cache
from pathlib import Path

import pytest
from damage import Machine, unfold

from kg.model import Document, Role, Seed, Span
from kg.text import repair

ROOT = Path(__file__).parent.parent.parent
ARTICLE = ROOT / "seeds" / "alipay-and-jd-tech.txt"
GOLD = ROOT.parent / "shared" / "gold"
SIMPLIFIED = "718fefd9b14aea70a80cbe844a335cb419b05c22b5fe770aef80e859eedad1db"
TRADITIONAL = "afa2eef1a2142e9b166c612abc1fbdefc361419ad817263376981a1f991d2909"
SHIFTS = {
    "??吹讲煌\ue109愋偷幕ヂ?lián)": "常看到不同類型的互聯",
    "?qū)⒆陨淼墓δ芎妥饔玫玫阶畲蟮陌l": "將自身的功能和作用得到最大的發",
}
has_gold = pytest.mark.skipif(not GOLD.is_dir(), reason="the gold stands beside the project only where it is made")


@cache
def repaired() -> Document:
    return repair(Seed(ARTICLE.name, ARTICLE.read_bytes()))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_article_is_restored_in_both_scripts():
    assert digest(repaired().clean) == SIMPLIFIED
    assert digest(repaired().original) == TRADITIONAL


@has_gold
def test_article_equals_the_gold():
    assert repaired().clean == (GOLD / "seed-restored-simplified.txt").read_text(encoding="utf-8")
    assert repaired().original == (GOLD / "seed-restored-traditional.txt").read_text(encoding="utf-8")


def test_edits_name_all_places():
    edits = repaired().edits
    assert {e.before: e.after for e in edits if e.kind == "shift"} == SHIFTS
    annotations = [e for e in edits if e.kind == "pinyin"]
    assert len(annotations) == 481
    assert len(edits) == 483
    assert all(e.certainty == 1.0 for e in annotations)
    assert all(re.fullmatch(r".\([a-zà-ǜ]+\)", e.before) and len(e.after) == 1 for e in annotations)


def test_certainty_of_shifts_is_stated():
    assert all(0.5 < e.certainty < 1.0 for e in repaired().edits if e.kind == "shift")


@has_gold
def test_edits_are_those_of_the_gold():
    rows = (GOLD / "seed-corruptions.tsv").read_text(encoding="utf-8").splitlines()[1:]
    wanted = [row.split("\t") for row in rows]
    numbered = [(raw.replace(r"\uE109", "\ue109"), restored, int(line)) for line, _, _, raw, restored in wanted]
    raw = repaired().raw
    found = [(e.before, e.after, raw.count("\n", 0, e.raw.start) + 1) for e in repaired().edits]
    assert sorted(found) == sorted(numbered)
    assert len(found) == 483


def test_each_edit_is_true():
    document = repaired()
    for edit in document.edits:
        assert edit.raw.of(document.raw) == edit.before
        assert edit.clean.of(document.original) == edit.after


def test_every_raw_character_is_accounted_for():
    document = repaired()
    covered = set()
    for start, end in zip(document.alignment.starts, document.alignment.ends, strict=True):
        covered.update(range(start, end))
    assert covered == set(range(len(document.raw)))


def test_a_quote_leads_back_to_the_file():
    document = repaired()
    name = document.clean.index("京东科技")
    assert document.alignment.raw_span(Span(name, name + 4)) == Span(17, 21)
    assert document.quote(Span(name, name + 4)) == "京東科技"


@pytest.mark.parametrize("order", range(20))
def test_damaging_the_restored_article_gives_the_file(order):
    """The forward proof: the damage is understood, since it can be repeated."""
    document = repaired()
    keys = {e.after: e.before[2:-1] for e in document.edits if e.kind == "pinyin"} | {"驅": "qū"}
    assert Machine().run(unfold(document.original), keys, random.Random(order)) == document.raw


def test_roles_of_the_article():
    document = repaired()
    told = [(p.role, p.span.of(document.clean)) for p in document.paragraphs if p.role is not Role.BODY]
    assert [(role.value, text[:12]) for role, text in told] == [
        ("title", "当蚂蚁金服沉迷于流量,京"),
        ("byline", "孟永辉"),
        ("abstract", "当互联网时代逐渐远去,特"),
        ("furniture", "640 (1).png"),
        ("byline", "本文来自搜狐网,作者:孟"),
        ("heading", "金融科技,不是互联网的延"),
        ("heading", "金融科技,不是以互联网为"),
        ("heading", "金融科技,不是以产业末端"),
        ("heading", "结语"),
        ("furniture", "THEEND"),
        ("furniture", "最新评论(评论仅代表用户"),
        ("furniture", "更多"),
        ("furniture", "暂无评论"),
    ]
    assert len(document.paragraphs) == sum(1 for line in document.clean.split("\n") if line.strip())
