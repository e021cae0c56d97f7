"""What each line of a page is for: whole pages, and single lines with their near misses."""

import subprocess
import sys

import pytest
from damage import CASES

from kg.model import Seed
from kg.text import repair
from kg.text.furniture import is_furniture
from kg.text.roles import find_paragraphs

PAGES = sorted((CASES / "pages").glob("*.txt"))


def rows(path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t", 1) for line in lines if not line.startswith("# ") or "\t" in line]


@pytest.mark.parametrize("blank", ["\n", "\n\n", "\n\n  "], ids=["close", "spaced", "indented"])
@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_page(page, blank):
    wanted = rows(page)
    text = blank.join(line for _, line in wanted)
    found = [[p.role.value, p.span.of(text)] for p in find_paragraphs(text)]
    assert found == wanted


def test_pages_are_all_there():
    assert len(PAGES) == 12
    assert {role for page in PAGES for role, _ in rows(page)} == {
        "title",
        "byline",
        "abstract",
        "heading",
        "body",
        "furniture",
    }


LINES = rows(CASES / "furniture.txt")


@pytest.mark.parametrize(("mark", "line"), LINES, ids=[line for _, line in LINES])
def test_furniture(mark, line):
    assert is_furniture(line) == (mark == "+")


def test_furniture_cases_are_all_there():
    assert len([mark for mark, _ in LINES if mark == "+"]) == 56
    assert len([mark for mark, _ in LINES if mark == "-"]) == 37


def test_no_sentence_of_an_article_is_furniture():
    files = sorted((CASES / "clean").glob("*.txt"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    assert len(lines) >= 280
    assert not [line for line in lines if is_furniture(line)]


def test_roles_are_told_from_the_repaired_text():
    """The page is Traditional and damaged; the patterns are Simplified."""
    page = "當(dāng)產(chǎn)業(yè)升級\n產(chǎn)業(yè)在發(fā)展。\n暫無(wú)評(píng)論"
    document = repair(Seed("a.txt", page.encode()))
    assert [p.role.value for p in document.paragraphs] == ["title", "body", "furniture"]


def test_a_line_too_long_is_no_furniture():
    assert is_furniture("版权声明：" + "本" * 100)
    assert not is_furniture("版权声明：" + "本" * 200)


def test_a_short_line_twice_is_no_abstract():
    text = "标题在此\n短句。\n这是正文的第一段，短句。\n短句。"
    assert [p.role.value for p in find_paragraphs(text)] == ["title", "body", "body", "body"]


#: What a pattern may be led astray by: signs that two of its parts can hold, over and over, and an end that fits none.
ASTRAY = """
from itertools import product
from kg.text.furniture import is_furniture, opens_list
pieces = [">", "> ", " ", "a>", "首页 > ", "分享", "分享  ", "评论 1 ", "评论(1, ", "1,", "更多>", "·", "一", "首页 | ", "公众号"]
gaps = ["", "          "]
for piece, gap, end in product(pieces, gaps, ["\\x01", "。", "，x"]):
    line = ((piece + gap) * 120)[: 120 - len(end)] + end
    is_furniture(line), opens_list(line)
"""


def test_no_line_leads_the_patterns_astray():
    subprocess.run([sys.executable, "-c", ASTRAY], check=True, timeout=60)
