"""``kg load``: files of RDF in, a folder with them as a store out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def load(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Files of RDF, also as .gz, or folders of them. RDF 文件")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to make. 输出文件夹")] = Path("build"),
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors. 安静")] = False,
) -> None:
    """Load files of RDF into a store on disk (批量载入), so that large ones are asked without being read each time.

    Graphs of N-Quads and TriG are read as one. An earlier graph in the folder is replaced when all is loaded.
    """
    from kg.ask.gazetteer import index
    from kg.ontology import load as ontology
    from kg.pipeline import STORE
    from kg.store.build import replacing
    from kg.store.loading import files_of, load_files
    from kg.store.opening import open_store

    found = files_of(files)
    with replacing(output) as fresh:
        with open_store(fresh / STORE, writable=True) as store:
            load_files(store, found)
        index(fresh, ontology().lexicon)
    if not quiet:
        typer.echo(f"{output}: {len(found)} {'file' if len(found) == 1 else 'files'} loaded; kg stats -g {output}")
