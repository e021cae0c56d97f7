"""``kg same``: a name in, what was decided of it across documents out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import chosen, print_rows
from kg.errors import QueryError, StoreError

COLUMNS = ("name", "is", "other", "reason", "documents")


def same(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="A name; without, all decisions. 名称")] = None,
    graph: Annotated[Path, typer.Option("--graph", "-g", help="A build folder. 图谱文件夹")] = Path("build"),
    as_json: Annotated[bool, typer.Option("--json", help="One object a line. 每行一个 JSON 对象")] = False,
) -> None:
    """Tell which names were taken for one thing over several documents, which were not, and why (同名与异名).

    A line “A != B” in a file given by kg build --same refuses or undoes what was decided, “A = B” makes two one,
    and “A = A” keeps the namesakes of A together.
    """
    rows = [row for row in decisions(graph) if name is None or name in {row[0], row[2]}]
    if name is not None and not rows:
        msg = f"{name}: nothing was decided of this name; kg same lists all that was"
        raise QueryError(msg)
    print_rows(COLUMNS, rows, chosen(as_json=as_json))


def decisions(graph: Path) -> list[tuple[str, str, str, str, int]]:
    """Give the decisions that a build has noted.

    Raises:
        StoreError: the folder was not built from documents

    """
    try:
        noted = json.loads((graph / "report.json").read_text(encoding="utf-8"))["same"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        msg = f"{graph}: not built from documents; name a folder that kg build made (-g)"
        raise StoreError(msg) from error
    return [
        (one["name"], "=" if one["same"] else "!=", one["other"], one["reason"], len(one["documents"])) for one in noted
    ]
