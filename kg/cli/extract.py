"""``kg extract``: a text in, the statements it makes out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.documents import IdField, TextField, fields_of, repaired
from kg.cli.output import chosen, print_json, print_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Document, Statement
    from kg.ontology import Ontology

COLUMNS = ("subject", "predicate", "property", "object", "polarity", "modality", "condition", "holder", "quote")
SURFACE = ("subject", "predicate", "object", "sentence")


def extract(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="A file, a folder, or - for stdin. 文件")],
    as_json: Annotated[bool, typer.Option("--json", help="One statement a line. 每行一条陈述")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show how each sentence was read. 逐句说明如何读出")
    ] = False,
    min_confidence: Annotated[
        float | None, typer.Option(min=0.0, max=1.0, help="Leave out what is less sure than this. 最低可信度")
    ] = None,
    open_: Annotated[
        bool, typer.Option("--open", help="Show unsure relations too, with and without a property. 连同不确定的关系")
    ] = False,
    surface: Annotated[
        bool, typer.Option("--surface", help="With --open: only the words of the text. 只用原文的字句")
    ] = False,
    ontology: Annotated[
        list[Path] | None, typer.Option("--ontology", help="A folder laid over the ontology. 叠加的本体文件夹")
    ] = None,
    text_field: TextField = None,
    id_field: IdField = None,
) -> None:
    """Print the statements that a text makes (抽取陈述)."""
    from kg import extract as reading
    from kg.ontology import load

    if surface and (not open_ or as_json or explain):
        why = "--surface goes with --open, and with neither --json nor --explain"
        raise typer.BadParameter(why)
    known = load(*ontology or ())
    told: list[tuple[str, ...]] = []
    for document in repaired(files, fields_of(text_field, id_field)):
        if explain:
            for line in reading.explain(document, known):
                typer.echo(line)
            continue
        if surface:
            told += worded(document, known)
            continue
        found = reading.read(document, known, at_least=0.0 if open_ else min_confidence)
        if as_json:
            print_objects(found)
        told += rows(found)
    if not (explain or as_json):
        print_rows(SURFACE if surface else COLUMNS, told, chosen())


def print_objects(statements: list[Statement]) -> None:
    """Print each statement as a JSON object, and before it those inside it, each once."""
    from kg.rdf.record import records

    for one in {one["id"]: one for statement in statements for one in records(statement)}.values():
        print_json(one)


def worded(document: Document, ontology: Ontology) -> Iterator[tuple[str, ...]]:
    """Give each open relation in the words of its sentence as cells under `SURFACE`."""
    from kg.extract.surface import surface

    for one in surface(document, ontology):
        yield one.subject, one.predicate, one.object, one.sentence.of(document.clean)


def rows(statements: list[Statement]) -> Iterator[tuple[str, ...]]:
    """Give each statement as cells under `COLUMNS`, with its first quote."""
    for found in statements:
        yield (
            found.subject.label,
            found.predicate.label,
            found.predicate.property or "",
            found.object.label if found.object else "",
            found.polarity,
            found.modality,
            found.condition,
            found.holder.label if found.holder else "",
            found.evidence[0].quote if found.evidence else "",
        )
