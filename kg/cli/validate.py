"""``kg validate``: a graph in, what is wrong with it out."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import print_json, visible
from kg.cli.progress import taking
from kg.cli.summary import Language, language_of


def validate(
    graph: Annotated[Path, typer.Option("--graph", "-g", help="A build folder, a file of RDF, or a URL. 图谱")] = Path(
        "build"
    ),
    shapes: Annotated[Path | None, typer.Option("--shapes", help="Other shapes than those of kg. 另用的形状")] = None,
    pyshacl: Annotated[
        bool, typer.Option("--pyshacl", help="Let pySHACL judge, slowly. 改由 pySHACL 判断（较慢）")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One finding a line. 每行一条")] = False,
    lang: Annotated[Language | None, typer.Option(help="Language of the findings. 语言")] = None,
) -> None:
    """Judge a graph by its shapes (检验图谱). Exit code 1 if something is wrong."""
    from kg.ontology.files import ontology_folder
    from kg.ontology.vocabulary import load_vocabulary
    from kg.rdf.shorten import shortened_iri
    from kg.store import open_store
    from kg.store.taken import at_hand
    from kg.store.validate import validate as judge

    language = lang or language_of(os.environ)
    with at_hand(graph, taking) as place, open_store(place) as store:
        found = judge(store, load_vocabulary(ontology_folder()), shapes=shapes, pyshacl=pyshacl)
    for violation in found:
        if as_json:
            print_json(asdict(violation))
            continue
        said = violation.zh if language is Language.ZH else violation.en
        typer.echo(visible(f"{shortened_iri(violation.focus)}: {said}"))
        if violation.statement and violation.statement != violation.focus:
            typer.echo(visible(f"  {shortened_iri(violation.statement)}"))
        if violation.sentence:
            typer.echo(visible(f"  {violation.sentence}"))
    if found:
        typer.echo(f"{len(found)} 处不合。" if language is Language.ZH else f"{len(found)} found.", err=True)
        raise typer.Exit(1)
    if not as_json:
        typer.echo("图谱合乎形状。" if language is Language.ZH else "The graph fits its shapes.")
