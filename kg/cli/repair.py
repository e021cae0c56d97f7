"""``kg repair``: a damaged text in, the clean text or what was changed out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.documents import IdField, TextField, fields_of, repaired
from kg.cli.output import chosen, print_json, print_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Document

EDIT_COLUMNS = ("line", "start", "end", "kind", "before", "after", "certainty")


def repair(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="A file, a folder, or - for stdin. 文件")],
    edits: Annotated[bool, typer.Option("--edits", help="List what was changed, where, how surely. 列出修改")] = False,
    traditional: Annotated[
        bool, typer.Option("--traditional", help="Keep the script it was written in. 保留原字形")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One object a line. 每行一个 JSON 对象")] = False,
    text_field: TextField = None,
    id_field: IdField = None,
) -> None:
    """Repair a damaged text and print it (修复受损文本).

    Offsets count code points of the file as decoded; lines count from 1.
    """
    for document in repaired(files, fields_of(text_field, id_field)):
        clean = document.original if traditional else document.clean
        if edits and as_json:
            for edit in edit_records(document):
                print_json({"document": document.name, **edit})
        elif edits:
            print_rows(EDIT_COLUMNS, (tuple(edit.values()) for edit in edit_records(document)), chosen())
        elif as_json:
            print_json(document_record(document, clean))
        else:
            typer.echo(clean, nl=sys.stdout.isatty() and not clean.endswith("\n"))


def edit_records(document: Document) -> Iterator[dict[str, object]]:
    """Give each edit under `EDIT_COLUMNS`, in the order of the file."""
    line, seen = 1, 0
    for edit in sorted(document.edits):
        line += document.raw.count("\n", seen, edit.raw.start)
        seen = edit.raw.start
        cells = (line, edit.raw.start, edit.raw.end, edit.kind, edit.before, edit.after, edit.certainty)
        yield dict(zip(EDIT_COLUMNS, cells, strict=True))


def document_record(document: Document, clean: str) -> dict[str, object]:
    """Give a repaired document as a JSON object, its paragraphs in the script of ``clean``."""
    return {
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
