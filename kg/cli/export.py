"""``kg export``: a graph in, a file of RDF out."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """Formats of RDF."""

    TTL = "ttl"
    NT = "nt"
    NQ = "nq"
    TRIG = "trig"
    JSONLD = "jsonld"
    XML = "xml"


def export(
    form: Annotated[Format, typer.Option("--format", "-f", help="The format. 格式")] = Format.TTL,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file; stdout if none. 输出文件")] = None,
    graph: Annotated[Path, typer.Option("--graph", "-g", help="A build folder, a file of RDF, or a URL. 图谱")] = Path(
        "build"
    ),
) -> None:
    """Write a graph as RDF (导出图谱). The same graph gives the same bytes."""
    from kg.rdf import turtle
    from kg.store import open_graph

    with open_graph(graph) as store:
        written = turtle.written_as(store, form.value)
    if output is None or str(output) == "-":
        typer.echo(written, nl=False)
    else:
        output.write_bytes(written)
