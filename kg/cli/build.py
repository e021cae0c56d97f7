"""``kg build``: documents in, a folder with the graph out."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.documents import IdField, TextField, fields_of
from kg.cli.output import end
from kg.cli.summary import Language, language_of, summary

if TYPE_CHECKING:
    from kg.seeds import Source

Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, help="Processes that read; all cores if not said. 并行进程数")
]
Overlays = Annotated[
    list[Path] | None, typer.Option("--ontology", help="A folder laid over the ontology. 叠加的本体文件夹")
]
Same = Annotated[
    Path | None, typer.Option("--same", help="Lines “A = B” or “A != B”: which names are of one thing. 同名异名表")
]
Force = Annotated[bool, typer.Option("--force", help="Read again what has not changed. 全部重读")]

Endpoint = Annotated[
    str | None, typer.Option("--store", metavar="URL", help="Put the graph to a SPARQL endpoint, too. 写入 SPARQL 端点")
]


class Where(StrEnum):
    """What reads the documents."""

    LOCAL = "local"
    SPARK = "spark"


Engine = Annotated[
    Where, typer.Option("--engine", help="This machine, or a cluster of Apache Spark. 单机或 Spark 集群")
]
Master = Annotated[
    str | None, typer.Option("--master", metavar="URL", help="The cluster: spark://HOST:7077, local[4], ... 集群地址")
]

LITTLE = 400_000  #: bytes that one process has read before others are at work


def build(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, patterns, or - for stdin. 文档")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to build. 输出文件夹")] = Path("build"),
    ontology: Overlays = None,
    text_field: TextField = None,
    id_field: IdField = None,
    jobs: Jobs = None,
    same: Same = None,
    force: Force = False,
    endpoint: Endpoint = None,
    engine: Engine = Where.LOCAL,
    master: Master = None,
    lang: Annotated[Language | None, typer.Option(help="Language of the summary. 摘要语言")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors. 安静")] = False,
) -> None:
    """Build the graph of documents (由文档构建图谱).

    Text, Markdown, HTML, JSON Lines, Word and PDF, also packed as .gz or .zst. Folders are searched for them.

    The graph grows: what is in it stays (kg forget takes documents back), what has not changed is not read
    again, what has changed or gone from a folder that is named is replaced. What was in the output folder stays
    as it was until the new graph is whole. A document that cannot be read is reported and the others are built
    (exit code 1).

    With --engine spark the machines of a cluster read, and the output is a folder of N-Quads that kg load takes.
    """
    from kg.cli.cluster import build_there, check_here
    from kg.cli.progress import Progress
    from kg.ontology import load
    from kg.pipeline import Settings, build_folder, publish
    from kg.seeds import find

    check_here(engine is Where.SPARK, master, jobs=jobs, endpoint=endpoint)
    os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"))  # one process, one core
    sources, overlays = list(find(paths)), tuple(ontology or ())
    known = same.read_text(encoding="utf-8-sig") if same else None
    fields, language = fields_of(text_field, id_field), lang or language_of(os.environ)
    if engine is Where.SPARK:
        build_there(sources, Settings(fields, overlays, same=known), output, master, None if quiet else language)
        return
    with Progress(len(sources), sys.stderr, quiet=quiet) as progress:
        settings = Settings(fields, overlays, jobs or enough(sources), known, force, progress.step, progress.count)
        report = build_folder(sources, load(*overlays), output, settings)
    if endpoint:
        publish(output, endpoint)
    end(report.skipped, "" if quiet else summary(report, output, language))


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
