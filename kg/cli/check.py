"""``kg check``: an ontology in, what its own examples say against it out."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.output import print_json, visible


def check(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="FOLDER...", help="Folders laid over the ontology. 叠加的本体文件夹")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One finding a line. 每行一条")] = False,
) -> None:
    """Judge the ontology by its own examples (检查本体). Exit code 1 if something is wrong.

    A construction must read all that its accepted sentences state, and nothing from those that it rejects; a question
    form must match what it accepts, and nothing that it rejects; a lexicon must be sorted, without repetitions, and know
    its classes.
    """
    from kg.ask import check_questions
    from kg.extract import check as judge
    from kg.ontology import load

    overlays = folders or []
    ontology = load(*overlays)
    found = [*judge(ontology, *overlays), *check_questions(ontology.vocabulary, *overlays)]
    for finding in found:
        if as_json:
            print_json(asdict(finding))
        else:
            typer.echo(visible(str(finding)))
    if found:
        typer.echo(f"{len(found)} found.", err=True)
        raise typer.Exit(1)
    if not as_json:
        proofs = sum(len(one.accepts) + len(one.rejects) for one in ontology.constructions)
        typer.echo(f"{len(ontology.constructions)} constructions read their {proofs} sentences as they say they do.")
