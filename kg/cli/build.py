"""``kg build``: documents in, a folder with the graph out."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.documents import IdField, TextField, fields_of
from kg.cli.summary import Language, language_of, summary


def build(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, patterns, or - for stdin. 文档")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to build. 输出文件夹")] = Path("build"),
    ontology: Annotated[
        list[Path] | None, typer.Option("--ontology", help="A folder laid over the ontology. 叠加的本体文件夹")
    ] = None,
    text_field: TextField = None,
    id_field: IdField = None,
    lang: Annotated[Language | None, typer.Option(help="Language of the summary. 摘要语言")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors. 安静")] = False,
) -> None:
    """Build the graph of documents (由文档构建图谱).

    Text, Markdown, HTML, JSON Lines, Word and PDF, also packed as .gz or .zst. Folders are searched for them.

    A document that cannot be read is reported and the others are built (exit code 1). What was in
    the output folder stays as it was until the new graph is whole.
    """
    from kg.cli.progress import Progress
    from kg.ontology import load
    from kg.pipeline import build_folder
    from kg.seeds import find

    sources, fields = list(find(paths)), fields_of(text_field, id_field)
    with Progress(len(sources), sys.stderr, quiet=quiet) as progress:
        report = build_folder(sources, load(*ontology or ()), output, watch=progress.step, fields=fields)
    for skipped in report.skipped:
        typer.echo(str(skipped), err=True)
    if not quiet:
        typer.echo(summary(report, output, lang or language_of(os.environ)))
    if report.skipped:
        raise typer.Exit(70 if any(skipped.bug for skipped in report.skipped) else 1)
