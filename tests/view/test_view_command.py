"""``kg view`` on the graph of the article."""

import json
import re

import pytest

from kg.cli import COMMANDS

pytestmark = pytest.mark.skipif("view" not in COMMANDS, reason="the command line does not offer it yet")


def data_of(html):
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)[1])


def test_the_page_is_written_and_says_what_it_leaves_out(run, built, tmp_path):
    done = run("view", "-g", built, tmp_path / "a.html", "--top", 30)
    assert (done.returncode, done.stdout) == (0, "")
    html = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert html.startswith("<!doctype html>")
    assert "<title>当蚂蚁金服沉迷于流量,京东科技驶向产业的深海</title>" in html
    assert done.stderr.strip().startswith("只画出最中心的部分；另有 ")
    assert done.stderr.strip() in html
    assert run("view", "-g", built, tmp_path / "b.html", "--top", 30, "-q").stderr == ""
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_quotes_are_slices_of_the_file(run, built, article):
    raw = article.read_text(encoding="utf-8")
    data = data_of(run("view", "-g", built, "-").stdout)
    evidence = [one for said in data["statements"] for one in said["evidence"]]
    assert len(evidence) > 100
    assert all(raw[one["at"][0] : one["at"][1]] == one["quote"] for one in evidence)
    assert data["documents"] == [
        {"title": "当蚂蚁金服沉迷于流量,京东科技驶向产业的深海", "file": "alipay-and-jd-tech.txt"}
    ]


def test_marks_lie_within_their_sentences(run, built):
    data = data_of(run("view", "-g", built, "-").stdout)
    marked = 0
    for said in data["statements"]:
        for one in said["evidence"]:
            sentence, done = data["sentences"][one["n"]], 0
            for start, end, role in one["marks"]:
                assert done <= start < end <= len(sentence)
                assert role in "spo"
                done, marked = end, marked + 1
    assert marked > 2 * len(data["statements"])


def test_english_with_its_font(run, built, tmp_path):
    assert run("view", "-g", built, tmp_path / "a.html", "--lang", "en", "--embed-font").returncode == 0
    html = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in html
    assert "data:font/woff;base64," in html
    assert len(html.encode()) < 1_000_000


def test_mistakes_are_told_in_one_line(run, built, tmp_path):
    for arguments, code, told in (
        (["-g", built, "-", "--focus", "支付包"], 1, "支付包: the graph has no such entity; did you mean 支付宝"),
        (["-g", tmp_path / "nothing", "-"], 3, "no such graph"),
    ):
        done = run("view", *arguments)
        assert (done.returncode, done.stdout) == (code, "")
        assert told in done.stderr
        assert done.stderr.count("\n") == 1
