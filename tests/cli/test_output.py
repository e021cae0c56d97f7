"""How rows are printed."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cli.output import BOM, as_csv_text, fitting, padded, table, visible, wide

cells = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20)
rows = st.lists(st.tuples(cells, cells, st.integers() | st.none()), max_size=5)


@given(rows)
def test_lines_of_a_table_are_no_wider_than_the_terminal(found):
    for line in table(["甲", "乙", "n"], found, 40):
        assert wide(line) <= 40
        assert "\x1b" not in line
        assert "\n" not in line


@given(rows)
def test_columns_of_a_table_stand_below_each_other(found):
    lines = table(["甲", "乙", "n"], found, 400)
    assert len(lines) == len(found) + 2
    starts = [n for n, c in enumerate(lines[1]) if c == "-" and (n == 0 or lines[1][n - 1] == " ")]
    assert len(starts) == 3


def test_wide_characters_count_two_columns():
    lines = table(["name", "n"], [["支付宝", 1], ["ab", 20]], 80)
    assert lines == ["name     n", "------  --", "支付宝   1", "ab      20"]


def test_a_cell_too_wide_is_cut_and_says_so():
    assert padded("支付宝沉迷于流量", 9) == "支付宝沉…"
    assert fitting([50, 10, 3], 40) == [23, 10, 3]
    assert fitting([50] * 10, 40) == [6] * 10


def test_a_table_without_rows_has_its_head():
    assert table(["name"], [], 80) == ["name", "----"]
    assert table([], [], 80) == []


@given(rows)
def test_csv_is_read_back_as_it_was(found):
    text = as_csv_text(["甲", "乙", "n"], found)
    wanted = [["甲", "乙", "n"], *[[a, b, "" if n is None else str(n)] for a, b, n in found]]
    assert list(csv.reader(io.StringIO(text, newline=""))) == wanted


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@x", "\t=1"])
def test_excel_takes_no_words_for_a_formula_and_no_number_for_words(text):
    written = as_csv_text(["n"], [[text], [-5]], excel=True)
    assert written.startswith(BOM)
    assert list(csv.reader(io.StringIO(written, newline="")))[1:] == [[f"'{text}"], ["-5"]]


def test_nothing_in_a_text_steers_the_terminal():
    assert visible("\x1b]0;x\x07\u202e支付宝\r\n") == "\\x1b]0;x\\x07\\u202e支付宝\\r\\n"
