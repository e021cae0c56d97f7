"""``kg repair``: a damaged text in, the clean text or what was changed out."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.documents import repaired

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Document, Edit

EDIT_COLUMNS = ("line", "start", "end", "kind", "before", "after", "certainty")


def repair(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="A file, a folder, or - for stdin. 文件")],
    edits: Annotated[bool, typer.Option("--edits", help="List what was changed, where, how surely. 列出修改")] = False,
    traditional: Annotated[
        bool, typer.Option("--traditional", help="Keep the script it was written in. 保留原字形")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One object a line. 每行一个 JSON 对象")] = False,
) -> None:
    """Repair a damaged text and print it (修复受损文本).

    Offsets count code points of the file as decoded; lines count from 1.
    """
    for document in repaired(files):
        if edits:
            for line in edit_lines(document, as_json=as_json):
                typer.echo(line)
        elif as_json:
            typer.echo(as_object(document, traditional=traditional))
        else:
            clean = document.original if traditional else document.clean
            typer.echo(clean, nl=sys.stdout.isatty() and not clean.endswith("\n"))


def edit_lines(document: Document, *, as_json: bool) -> Iterator[str]:
    """Give one line for each edit: a JSON object, or columns between tabs under a head."""
    if not as_json:
        yield "\t".join(EDIT_COLUMNS)
    line, seen = 1, 0
    for edit in sorted(document.edits):
        line += document.raw.count("\n", seen, edit.raw.start)
        seen = edit.raw.start
        record = edit_record(document, edit, line)
        if as_json:
            yield json.dumps(record, ensure_ascii=False)
        else:
            yield "\t".join(printed(record[column]) for column in EDIT_COLUMNS)


def edit_record(document: Document, edit: Edit, line: int) -> dict[str, object]:
    """Give an edit as a JSON object."""
    return {
        "document": document.name,
        "line": line,
        "start": edit.raw.start,
        "end": edit.raw.end,
        "kind": edit.kind,
        "before": edit.before,
        "after": edit.after,
        "certainty": edit.certainty,
    }


def printed(value: object) -> str:
    r"""Give a value as it may stand between tabs.

    >>> printed("a\nb"), printed(0.5)
    ('a\\nb', '0.5')
    """
    written = f"{value:g}" if isinstance(value, float) else str(value)
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in written)


def as_object(document: Document, *, traditional: bool) -> str:
    """Give a repaired document as a JSON object."""
    clean = document.original if traditional else document.clean
    record = {
        "name": document.name,
        "iri": document.iri,
        "sha256": document.sha256,
        "codec": document.codec,
        "notes": document.notes,
        "edits": len(document.edits),
        "paragraphs": [
            {"role": part.role, "start": part.span.start, "end": part.span.end, "text": part.span.of(clean)}
            for part in document.paragraphs
        ],
    }
    return json.dumps(record, ensure_ascii=False)
