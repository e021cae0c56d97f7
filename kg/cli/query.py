"""``kg query``: a SPARQL query in, its answer out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.output import Form, chosen, print_json, print_rows
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.store import QueryResult


def query(
    sparql: Annotated[str, typer.Argument(metavar="QUERY", help="SPARQL, a file (.rq), or - for stdin. 查询")],
    graph: Annotated[Path, typer.Option("--graph", "-g", help="A build folder, a file of RDF, or a URL. 图谱")] = Path(
        "build"
    ),
    as_json: Annotated[bool, typer.Option("--json", help="One row a line. 每行一个对象")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Comma-separated, IRIs in full. 逗号分隔")] = False,
    excel: Annotated[bool, typer.Option("--excel", help="CSV as Excel wants it. 供 Excel 打开的 CSV")] = False,
    timeout: Annotated[float | None, typer.Option(min=0.1, help="Stop after so many seconds. 限时（秒）")] = None,
) -> None:
    """Ask a graph in SPARQL (查询图谱).

    The prefixes e: kg: st: says: rdf: rdfs: xsd: owl: skos: prov: nif: schema: wd: need no declaration.
    """
    text = read_query(sparql)
    form = chosen(as_json=as_json, as_csv=as_csv, excel=excel)
    from kg.store.remote import RemoteStore, address

    url = address(str(graph))
    if url and timeout is not None:
        with RemoteStore(url, seconds=timeout) as remote:
            answer = remote.query(text)
    elif timeout is None:
        from kg.store import open_graph

        with open_graph(graph) as store:
            answer = store.query(text)
    else:
        from kg.store.guard import run_guarded

        answer = run_guarded(graph, text, seconds=timeout)
    print_answer(answer, form)


def read_query(given: str) -> str:
    """Give the text of a query: what was given, or what is in the file of that name, or on stdin.

    Raises:
        UsageError: it looks like the name of a file, and there is none

    """
    if given == "-":
        return sys.stdin.read()
    if "{" in given or "\n" in given:
        return given
    path = Path(given)
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        msg = f"{given}: no such file, and no SPARQL either; try 'SELECT ?what {{ e:支付宝 ?does ?what }}'"
        raise UsageError(msg) from error
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{given}: cannot be read as UTF-8 text: {error}; name a file with a SPARQL query"
        raise UsageError(msg) from error


def print_answer(answer: QueryResult, form: Form) -> None:
    """Print rows, or yes and no, or triples as Turtle."""
    from kg.rdf import turtle
    from kg.rdf.shorten import in_full, shortened

    if answer.triples is not None:
        typer.echo(turtle.written_as(answer.triples), nl=False)
    elif answer.boolean is not None:
        if form is Form.JSON:
            print_json(answer.boolean)
        else:
            typer.echo("true" if answer.boolean else "false")
    else:
        # Short names are for eyes; what goes into another program is told in full.
        told = shortened if form in {Form.TABLE, Form.TSV} else in_full
        print_rows(answer.columns, [[told(cell) for cell in row] for row in answer.rows], form)
