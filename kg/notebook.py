"""How graphs, rows and statements show themselves in a notebook, and how they become tables of pandas."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from kg.errors import MissingPartError
from kg.model import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from kg.store import Store

SHOWN = 50  #: rows of a table that are shown
READ = 3000  #: statements of a large graph that are looked at for its picture
DRAWN = 60  #: nodes of a picture that is read at a glance

Item = TypeVar("Item")


class Table(list[Item], Generic[Item]):
    """A list that shows itself as a table."""

    def records(self) -> list[Mapping[str, Any]]:
        """Give each item as a row: names of columns and what stands in them."""
        raise NotImplementedError

    def to_pandas(self) -> pd.DataFrame:
        """Give a data frame with these rows.

        Raises:
            MissingPartError: pandas is not installed

        """
        try:
            import pandas as pd
        except ModuleNotFoundError as error:
            msg = "pandas: not installed; pip install pandas"
            raise MissingPartError(msg) from error
        return pd.DataFrame(self.records())

    def _repr_html_(self) -> str:
        rows = self.records()
        columns = list(rows[0]) if rows else []
        left = len(rows) - SHOWN
        more = f"<p>… {left} more</p>" if left > 0 else ""
        return table_of(columns, ([row[column] for column in columns] for row in rows[:SHOWN])) + more


class Rows(Table["dict[str, Any]"]):
    """The rows of a query.

    >>> Rows([{"name": "流量"}])._repr_html_()
    '<table><thead><tr><th>name</th></tr></thead><tbody><tr><td>流量</td></tr></tbody></table>'
    """

    def records(self) -> list[Mapping[str, Any]]:
        """Give the rows as they are."""
        return list(self)


class Statements(Table[Statement]):
    """Statements, each with the sentence that says it."""

    def records(self) -> list[Mapping[str, Any]]:
        """Give each statement as a row, in the words that people read."""
        return [record(statement) for statement in self]


def record(statement: Statement) -> dict[str, Any]:
    """Give a statement as one row of a table; of several pieces of evidence the first."""
    evidence = statement.evidence[0] if statement.evidence else None
    return {
        "subject": statement.subject.label,
        "predicate": statement.predicate.property or statement.predicate.label,
        "object": statement.object.label if statement.object else "",
        "polarity": statement.polarity.value,
        "modality": statement.modality.value,
        "condition": statement.condition,
        "holder": statement.holder.label if statement.holder else "",
        "confidence": round(statement.confidence, 2),
        "sentence": evidence.sentence if evidence else "",
        "start": evidence.span.start if evidence else None,
        "end": evidence.span.end if evidence else None,
    }


def table_of(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a table; whatever stands in it is text."""
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: object) -> str:
    return f"<td>{'' if value is None else escape(str(value))}</td>"


def graph_of(store: Store) -> str:
    """Write a graph for a notebook: its totals, and a picture of its most central part that needs no script."""
    from kg.ontology.files import ontology_folder
    from kg.ontology.vocabulary import load_vocabulary
    from kg.view import Language, Settings, draw
    from kg.view.network import counts, network
    from kg.view.reading import read_graph
    from kg.view.words import wording

    told = read_graph(store, READ)
    words = wording(load_vocabulary(ontology_folder()), Language.CHINESE)
    entities, statements = counts(network(told.statements))
    totals = words.say("totals", entities=entities, statements=statements + told.left)
    drawn = draw(told.statements, "svg", Settings(told.title, most=DRAWN, wording=words)).data.decode()
    fluid = re.sub(r'^<svg ([^>]*?)width="[\d.]+" height="[\d.]+"', r'<svg \1style="max-width:100%;height:auto"', drawn)
    return f"<div><p>{escape(told.title)} {escape(totals)}</p>{fluid}</div>"
