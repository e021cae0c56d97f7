"""``kg import``: a table of triples in, a folder with the graph out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer


def import_(
    table: Annotated[
        str,
        typer.Argument(metavar="FILE", help="Lines of subject, predicate, object between tabs; - for stdin. 三元组"),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to build. 输出文件夹")] = Path("build"),
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors. 安静")] = False,
) -> None:
    """Build a graph from a table of triples (由三元组表建图).

    Each line is a statement and its own evidence, so that ``kg ask`` answers with the line that says so.
    """
    from kg.ask.gazetteer import index
    from kg.ontology import load
    from kg.pipeline import REPORT, STORE, TURTLE
    from kg.rdf import describe, turtle
    from kg.rdf.table import describe_names, read_table
    from kg.seeds import find
    from kg.store import open_store
    from kg.store.build import replacing

    ontology = load()
    source = next(iter(find([table])))
    document, statements = read_table(source.read(), ontology.vocabulary)
    with replacing(output) as fresh:
        with open_store(fresh / STORE, writable=True) as store:
            store.add(describe(document, statements))
            store.add(describe_names(statements))
            written = turtle.written_as(store)
        index(fresh, ontology.lexicon)
        (fresh / TURTLE).write_bytes(written)
        told = {"documents": [{"name": document.name, "iri": document.iri, "statements": len(statements)}]}
        (fresh / REPORT).write_text(
            json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n"
        )
    if not quiet:
        typer.echo(f"{document.name}: {len(statements)} statements; ask them: kg ask -g {output} …")
