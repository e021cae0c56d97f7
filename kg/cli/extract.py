"""``kg extract``: a text in, the statements it makes out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.documents import repaired

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Statement


def extract(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="A file, a folder, or - for stdin. 文件")],
    as_json: Annotated[bool, typer.Option("--json", help="One statement a line. 每行一条陈述")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show how each sentence was read. 逐句说明如何读出")
    ] = False,
    min_confidence: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="Leave out what is less sure. 最低可信度")
    ] = 0.0,
    ontology: Annotated[
        list[Path] | None, typer.Option("--ontology", help="A folder laid over the ontology. 叠加的本体文件夹")
    ] = None,
) -> None:
    """Print the statements that a text makes (抽取陈述)."""
    from kg import extract as reading
    from kg.ontology import load

    known = load(*ontology or ())
    for document in repaired(files):
        if explain:
            for line in reading.explain(document, known):
                typer.echo(line)
            continue
        sure = [found for found in reading.read(document, known) if found.confidence >= min_confidence]
        for line in json_lines(sure) if as_json else rows(sure):
            typer.echo(line)


def json_lines(statements: list[Statement]) -> Iterator[str]:
    """Give each statement as a JSON object, and before it those inside it, each once."""
    from kg.rdf.record import records

    told = {one["id"]: one for statement in statements for one in records(statement)}
    return (json.dumps(one, ensure_ascii=False) for one in told.values())


def rows(statements: list[Statement]) -> Iterator[str]:
    """Give each statement as columns between tabs, under a head."""
    yield "subject\tpredicate\tproperty\tobject\tpolarity\tmodality\tcondition\tholder\tquote"
    for statement in statements:
        yield "\t".join(
            (
                statement.subject.label,
                statement.predicate.label,
                statement.predicate.property or "",
                statement.object.label if statement.object else "",
                statement.polarity,
                statement.modality,
                "；".join(condition.label for condition in statement.conditions),
                statement.holder.label if statement.holder else "",
                " ".join(evidence.quote.replace("\n", " ") for evidence in statement.evidence[:1]),
            )
        )
