"""``kg serve``: the graph as a page to work in, and as an endpoint."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.progress import taking
from kg.view.words import Language


def serve(
    graph: Annotated[Path, typer.Option("--graph", "-g", help="A build folder, a file of RDF, or a URL. 图谱")] = Path(
        "build"
    ),
    host: Annotated[str, typer.Option(help="Whom to listen to; 0.0.0.0 is everybody. 监听地址")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 for any free one. 端口")] = 7373,
    name: Annotated[list[str] | None, typer.Option(help="A name of this machine that may be asked for. 主机名")] = None,
    allow_origin: Annotated[
        list[str] | None, typer.Option("--allow-origin", help="A page elsewhere that may ask; * for all. 允许的来源")
    ] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that one query may take. 查询时限")] = 10.0,
    rows: Annotated[int, typer.Option(min=1, help="Rows that one answer holds at most. 结果行数上限")] = 10_000,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Queries answered at once. 并行查询数")] = 2,
    top: Annotated[int, typer.Option(min=1, help="Nodes drawn at most. 最多画几个节点")] = 300,
    lang: Annotated[Language, typer.Option(help="Language to begin with. 起始语言")] = Language.CHINESE,
    open_: Annotated[bool, typer.Option("--open", help="Open the page in the browser. 打开浏览器")] = False,
) -> None:
    """Serve the graph: a page to work in and a SPARQL endpoint (启动网页与端点).

    It only reads, and listens to this machine alone unless told otherwise. Ctrl-C ends it.
    """
    from kg.serve import Settings, app
    from kg.serve.running import run
    from kg.store import open_store
    from kg.store.taken import at_hand

    settings = Settings(
        host, port, tuple(name or ()), tuple(allow_origin or ()), timeout, rows, workers=workers, drawn=top,
        language=lang.value,
    )  # fmt: skip

    def ready(address: str) -> None:
        typer.echo(address)
        typer.echo("Ctrl-C ends it.", err=True)
        if open_:
            typer.launch(address)

    with at_hand(graph, taking) as place:
        open_store(place).close()  # what is wrong with it is told before anything listens
        run(app(place, settings), settings, ready)
