"""``kg build --engine spark``: documents in, parts of N-Quads out, read by the machines of a cluster."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kg.cli.output import end
from kg.cli.progress import Progress
from kg.cli.summary import parts_summary
from kg.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from kg.cli.summary import Language
    from kg.pipeline import Settings
    from kg.seeds import Source

_HERE = "local[*]"  #: Spark's name for all cores of this machine


def check_here(spark: bool, master: str | None, *, jobs: int | None, endpoint: str | None) -> None:
    """Refuse options that say nothing together.

    Raises:
        UsageError: they do not go together

    """
    if master and not spark:
        msg = "build: --master names a cluster of Spark; say --engine spark, too"
        raise UsageError(msg)
    if spark and jobs:
        msg = "build: --jobs is for this machine; Spark takes what its master has (here: --master 'local[2]')"
        raise UsageError(msg)
    if spark and endpoint:
        msg = "build: --store takes what this machine builds; leave out --engine, or load the parts into the endpoint"
        raise UsageError(msg)


def build_there(
    sources: list[Source], settings: Settings, folder: Path, master: str | None, language: Language | None
) -> None:
    """Build on a cluster, and tell what was done; without a language, only what went wrong.

    Raises:
        typer.Exit: a document could not be read

    """
    from kg.ontology import load
    from kg.spark import build_parts

    with Progress(len(sources), sys.stderr, quiet=language is None) as progress:
        built = build_parts(sources, load(*settings.overlays), folder, settings, master or _HERE, progress.stage)
    end(built.skipped, parts_summary(built.manifest, folder, language) if language else "")
