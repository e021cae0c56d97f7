"""``kg forget``: take documents back from a graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def forget(
    documents: Annotated[
        list[str], typer.Argument(metavar="DOC...", help="A path, a file name or an IRI; a folder for all in it. 文档")
    ],
    graph: Annotated[Path, typer.Option("--graph", "-g", help="A build folder. 图谱文件夹")] = Path("build"),
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors. 安静")] = False,
) -> None:
    """Take documents back, with all that only they support (撤回文档).

    What other documents say, too, stays with the evidence that they give. The graph is then what a build of the
    documents that remain would have made.
    """
    from kg.ontology import load
    from kg.pipeline import forget as take_back

    names = take_back(documents, load(), graph)
    if not quiet:
        typer.echo("\n".join(f"forgotten: {name}" for name in names))
