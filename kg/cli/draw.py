"""``kg draw``: a picture of a graph."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.progress import taking
from kg.errors import UsageError
from kg.view.words import Language

FORMATS = ("svg", "png", "pdf")


def draw(
    graph: Annotated[Path, typer.Option("--graph", "-g", help="A build folder, a file of RDF, or a URL. 图谱")] = Path(
        "build"
    ),
    output: Annotated[
        str, typer.Option("--output", "-o", help="The picture: .svg, .png or .pdf; - prints SVG. 输出文件")
    ] = "graph.svg",
    focus: Annotated[str | None, typer.Option(help="Only what is around this entity. 只画此实体周围")] = None,
    hops: Annotated[int, typer.Option(min=1, help="How far around it, in edges. 几步之内")] = 1,
    top: Annotated[int, typer.Option(min=1, help="At most so many nodes, the most central. 最多几个节点")] = 120,
    title: Annotated[str, typer.Option(help="The title; that of the document unless given. 标题")] = "",
    lang: Annotated[
        Language, typer.Option(help="Language of legend and names of relations. 图例语言")
    ] = Language.CHINESE,
    embed_font: Annotated[bool, typer.Option("--embed-font", help="SVG carries its glyphs. SVG 内嵌字形")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors. 安静")] = False,
) -> None:
    """Draw the graph (画图).

    A large graph is cut to its most central part; the picture and a line on stderr say what was left out.
    """
    from kg.store.taken import at_hand
    from kg.view import Settings
    from kg.view import draw as picture_of
    from kg.view.fonts import system_folders
    from kg.view.reading import told_and_worded

    form = _format(output)
    with at_hand(graph, taking) as place:
        told, wordings = told_and_worded(place)
    around = (focus, hops) if focus else None
    settings = Settings(title or told.title, around, top, wordings[lang], embed_font, system_folders())
    picture = picture_of(told.statements, form, settings)
    if output == "-":
        sys.stdout.write(picture.data.decode())
    else:
        Path(output).write_bytes(picture.data)
    for note in () if quiet else picture.notes:
        typer.echo(note, err=True)
    if picture.missing:
        typer.echo(f"no font here has {' '.join(picture.missing)}; drawn as 〓: install a font that has them", err=True)


def _format(output: str) -> str:
    form = "svg" if output == "-" else Path(output).suffix.lower().lstrip(".")
    if form not in FORMATS:
        msg = f"{output}: the suffix tells no format for a picture; end the name in .svg, .png or .pdf"
        raise UsageError(msg)
    return form
