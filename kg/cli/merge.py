"""``kg merge``: several builds in, one of all their documents out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def merge(
    folders: Annotated[list[Path], typer.Argument(metavar="BUILD...", help="Folders that kg build made. 构建文件夹")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to build. 输出文件夹")] = Path("build"),
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors. 安静")] = False,
) -> None:
    """Put builds together: what a build of all their documents would have made (合并图谱). Nothing is read again."""
    from kg.ontology import load
    from kg.pipeline import merge as put_together

    report = put_together(folders, load(), output)
    if not quiet:
        found = report.counts
        typer.echo(
            f"{output}: {len(report.readings):,} documents, {found['entities']:,} entities, "
            f"{found['statements']:,} statements"
        )
