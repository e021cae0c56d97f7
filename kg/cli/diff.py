"""``kg diff``: two graphs in, what one states and the other does not out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.extract import COLUMNS, rows
from kg.cli.output import chosen, print_rows

if TYPE_CHECKING:
    from kg.model import Statement
    from kg.store import Store


def diff(
    old: Annotated[Path, typer.Argument(metavar="A", help="A build folder or a file of RDF. 旧图谱")],
    new: Annotated[Path, typer.Argument(metavar="B", help="Another. 新图谱")],
    as_json: Annotated[bool, typer.Option("--json", help="One statement a line. 每行一条陈述")] = False,
) -> None:
    """Tell what B states and A does not (+), and the other way round (-) (比较两个图谱).

    Statements are one if they say the same, whoever supports them. Exit code 1 if there is any difference.
    """
    from kg.store import open_graph

    with open_graph(old) as before, open_graph(new) as after:
        removed, added = apart(before, after), apart(after, before)
    told = [("-", *row) for row in rows(removed)] + [("+", *row) for row in rows(added)]
    order = COLUMNS[:-1]
    told.sort(key=lambda row: (row[1 : 1 + len(order)], row[0] == "+"))
    print_rows(("change", *COLUMNS), told, chosen(as_json=as_json))
    if told:
        raise typer.Exit(1)


def apart(store: Store, other: Store) -> list[Statement]:
    """Give the statements of one store that another does not make; those inside others come with them."""
    from kg.rdf.claims import in_reading_order
    from kg.rdf.lookup import stated
    from kg.rdf.reader import Reader

    reader = Reader(store)
    return in_reading_order(reader.statement(node) for node in stated(store) - stated(other))
