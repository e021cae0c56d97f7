"""``kg view``: the graph as one page for the browser."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.progress import taking
from kg.view.words import Language


def view(
    output: Annotated[str, typer.Argument(metavar="[OUT.html]", help="The page; - prints it. 输出文件")] = "graph.html",
    graph: Annotated[Path, typer.Option("--graph", "-g", help="A build folder, a file of RDF, or a URL. 图谱")] = Path(
        "build"
    ),
    focus: Annotated[str | None, typer.Option(help="Draw only what is around this entity. 只画此实体周围")] = None,
    hops: Annotated[int, typer.Option(min=1, help="How far around it, in edges. 几步之内")] = 1,
    top: Annotated[
        int, typer.Option(min=1, help="Draw at most so many nodes; the rest is found by search. 最多画几个节点")
    ] = 300,
    title: Annotated[str, typer.Option(help="The title; that of the document unless given. 标题")] = "",
    lang: Annotated[Language, typer.Option(help="Language to begin with. 起始语言")] = Language.CHINESE,
    embed_font: Annotated[bool, typer.Option("--embed-font", help="The page carries its glyphs. 内嵌字形")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors. 安静")] = False,
) -> None:
    """Write the graph as one page that opens anywhere, without a network (生成网页).

    A large graph is drawn in its most central part; the page and a line on stderr say so.
    """
    from kg.store.taken import at_hand
    from kg.view import Settings
    from kg.view.html import page
    from kg.view.reading import told_and_worded

    with at_hand(graph, taking) as place:
        told, wordings = told_and_worded(place)
    around = (focus, hops) if focus else None
    made = page(told, Settings(title, around, top, wordings[lang], embed_font), wordings)
    if output == "-":
        sys.stdout.write(made.data.decode())
    else:
        Path(output).write_bytes(made.data)
    for note in () if quiet else made.notes:
        typer.echo(note, err=True)
    if made.missing:
        typer.echo(f"the bundled font lacks {' '.join(made.missing)}; a browser looks for them elsewhere", err=True)
