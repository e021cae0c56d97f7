"""``kg build``: documents in, a folder with the graph out."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.documents import IdField, TextField, fields_of
from kg.cli.summary import Language, language_of, summary

if TYPE_CHECKING:
    from kg.seeds import Source

Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, help="Processes that read; all cores if not said. 并行进程数")
]
Same = Annotated[
    Path | None, typer.Option("--same", help="Lines “A = B” or “A != B”: which names are of one thing. 同名异名表")
]
Force = Annotated[bool, typer.Option("--force", help="Read again what has not changed. 全部重读")]

Endpoint = Annotated[
    str | None, typer.Option("--store", metavar="URL", help="Put the graph to a SPARQL endpoint, too. 写入 SPARQL 端点")
]

LITTLE = 400_000  #: bytes that one process has read before others are at work


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
    jobs: Jobs = None,
    same: Same = None,
    force: Force = False,
    endpoint: Endpoint = None,
    lang: Annotated[Language | None, typer.Option(help="Language of the summary. 摘要语言")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors. 安静")] = False,
) -> None:
    """Build the graph of documents (由文档构建图谱).

    Text, Markdown, HTML, JSON Lines, Word and PDF, also packed as .gz or .zst. Folders are searched for them.

    The graph grows: what is in it stays (kg forget takes documents back), what has not changed is not read
    again, what has changed or gone from a folder that is named is replaced. What was in the output folder stays
    as it was until the new graph is whole. A document that cannot be read is reported and the others are built
    (exit code 1).
    """
    from kg.cli.progress import Progress
    from kg.ontology import load
    from kg.pipeline import Settings, build_folder, publish
    from kg.seeds import find

    os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"))  # one process, one core
    sources, overlays = list(find(paths)), tuple(ontology or ())
    known = same.read_text(encoding="utf-8-sig") if same else None
    fields, count = fields_of(text_field, id_field), jobs or enough(sources)
    with Progress(len(sources), sys.stderr, quiet=quiet) as progress:
        settings = Settings(fields, overlays, count, known, force, progress.step, progress.count)
        report = build_folder(sources, load(*overlays), output, settings)
    if endpoint:
        publish(output, endpoint)
    for skipped in report.skipped:
        typer.echo(str(skipped), err=True)
    if not quiet:
        typer.echo(summary(report, output, lang or language_of(os.environ)))
    if report.skipped:
        raise typer.Exit(70 if any(skipped.bug for skipped in report.skipped) else 1)


def enough(sources: list[Source]) -> int:
    """Give how many processes are worth starting: all cores, or one where there is little to read."""
    size = 0
    for source in sources:
        if source.place == "-":
            return cores()
        with suppress(OSError):
            size += Path(source.place).stat().st_size
        if size > LITTLE:
            return cores()
    return 1


def cores() -> int:
    """Count the cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on Linux
        return os.cpu_count() or 1
