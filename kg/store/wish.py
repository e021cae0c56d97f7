"""What is asked of a worker."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Wish:
    """A query, the formats of its answer, and how much of it is wanted."""

    query: str
    rows: str = "json"  #: of rows and of yes and no: json, xml, csv, tsv
    triples: str = "nt"  #: one of `kg.rdf.turtle.FORMATS`
    most: int | None = None  #: rows or triples; what is more is cut off, and that is told

    def record(self) -> dict[str, Any]:
        """Give it as what ``json.dumps`` takes."""
        return asdict(self)
