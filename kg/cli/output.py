"""How results are printed: a table on a terminal, columns between tabs in a pipe, CSV or JSON on request."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import sys
import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.report import Skipped

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"

#: What a terminal or a table must not get as it is: controls, and marks that turn the direction of writing.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]")
_LEAST = 6  # columns of a cell that must be cut


class Form(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    TSV = "tsv"
    CSV = "csv"
    EXCEL = "excel"
    JSON = "json"


def chosen(*, as_json: bool = False, as_csv: bool = False, excel: bool = False) -> Form:
    """Give the form that the options ask for; without any, a table on a terminal, else TSV."""
    if as_json:
        return Form.JSON
    if as_csv or excel:
        return Form.EXCEL if excel else Form.CSV
    return Form.TABLE if sys.stdout.isatty() else Form.TSV


def print_rows(columns: Sequence[str], rows: Iterable[Sequence[object]], form: Form) -> None:
    """Print rows under their columns: cells are text, numbers or None; JSON is one object a line."""
    match form:
        case Form.JSON:
            for row in rows:
                print_json(dict(zip(columns, row, strict=True)))
        case Form.CSV | Form.EXCEL:
            typer.echo(as_csv_text(columns, rows, excel=form is Form.EXCEL).encode(), nl=False)
        case Form.TSV:
            for row in (columns, *rows):
                typer.echo("\t".join(visible(_text(cell)) for cell in row))
        case Form.TABLE:
            for line in table(columns, rows, shutil.get_terminal_size().columns):
                typer.echo(line)


def end(skipped: Sequence[Skipped], told: str) -> None:
    """Print what a build left out and what it did; leave with the exit code of the former, if there is any."""
    for one in skipped:
        typer.echo(str(one), err=True)
    if told:
        typer.echo(told)
    if skipped:
        raise typer.Exit(70 if any(one.bug for one in skipped) else 1)


def print_json(value: Any) -> None:  # noqa: ANN401 - whatever JSON holds
    """Print a value as one line of JSON, with Chinese as it is."""
    typer.echo(json.dumps(value, ensure_ascii=False))


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], width: int) -> list[str]:
    r"""Give the lines of a table that is no wider than ``width``, if it can be.

    >>> print("\n".join(table(["谁", "n"], [["支付宝", 1], ["x", 12]], 80)))
    谁       n
    ------  --
    支付宝   1
    x       12
    """
    cells = [[visible(_text(cell)) for cell in row] for row in (columns, *rows)]
    widths = fitting([max(map(wide, column)) for column in zip(*cells, strict=True)], width)
    numeric = [
        len(cells) > 1 and all(re.fullmatch(r"-?[0-9.,]*", cell) for cell in column)
        for column in zip(*cells[1:], strict=True)
    ] or [False] * len(widths)
    shapes = list(zip(widths, numeric, strict=True))
    lines = [
        "  ".join(padded(cell, size, right=right) for cell, (size, right) in zip(row, shapes, strict=True)).rstrip()
        for row in cells
    ]
    return [lines[0], "  ".join("-" * size for size in widths), *lines[1:]] if widths else []


def fitting(widths: list[int], room: int) -> list[int]:
    """Make the widest columns narrower until all fit, but none narrower than six."""
    fitted = list(widths)
    while sum(fitted) + 2 * (len(fitted) - 1) > room and max(fitted, default=0) > _LEAST:
        fitted[fitted.index(max(fitted))] -= 1
    return fitted


def padded(text: str, size: int, *, right: bool = False) -> str:
    """Cut or fill a text to so many columns of the terminal.

    >>> padded("支付宝", 5), padded("ab", 4, right=True)
    ('支付…', '  ab')
    """
    if wide(text) > size:
        kept = text
        while wide(kept) > size - 1:
            kept = kept[:-1]
        text = kept + "…"
    filling = " " * (size - wide(text))
    return filling + text if right else text + filling


def wide(text: str) -> int:
    """Count the columns that a text takes on a terminal.

    >>> wide("支付宝 A"), wide("e\N{COMBINING ACUTE ACCENT}")
    (8, 1)
    """
    return sum(_columns(character) for character in text)


def visible(text: str) -> str:
    r"""Write line breaks and other controls so that they are seen and do nothing.

    >>> visible("一\n二"), visible("\x1b[31m")
    ('一\\n二', '\\x1b[31m')
    """
    return _UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def as_csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]], *, excel: bool = False) -> str:
    """Give rows as CSV; for Excel with a mark of its encoding, and nothing that it would take for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in (columns, *rows):
        writer.writerow([_harmless(cell) if excel else _text(cell) for cell in row])
    return BOM + out.getvalue() if excel else out.getvalue()


def _harmless(cell: object) -> str:
    text = _text(cell)
    return f"'{text}" if isinstance(cell, str) and text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
