"""`kg` turns Chinese text into an RDF knowledge graph that can be trusted.

>>> import kg
>>> graph = kg.build([kg.Seed("note.txt", "支付宝沉迷于流量。".encode())])
>>> [(found.predicate.property, found.object.label) for found in graph.statements(subject="支付宝")]
[('pursues', '流量')]

Read `kg.pipeline` first. What is heavy is imported when it is first used, so that ``import kg`` is not.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from kg.graph import Graph, build, read, repair
    from kg.graph import open_graph as open  # noqa: A004 (said as kg.open, it shadows nothing)
    from kg.model import Document, Entity, Evidence, Seed, Statement
    from kg.notebook import Rows, Statements
    from kg.report import Report

__version__ = "0.1.0"

__all__ = [
    "Document",
    "Entity",
    "Evidence",
    "Graph",
    "KgError",
    "Report",
    "Rows",
    "Seed",
    "Statement",
    "Statements",
    "__version__",
    "build",
    "open",
    "read",
    "repair",
]

_HOMES = {
    "Document": "kg.model",
    "Entity": "kg.model",
    "Evidence": "kg.model",
    "Graph": "kg.graph",
    "Report": "kg.report",
    "Rows": "kg.notebook",
    "Seed": "kg.model",
    "Statement": "kg.model",
    "Statements": "kg.notebook",
    "build": "kg.graph",
    "open": "kg.graph",
    "read": "kg.graph",
    "repair": "kg.graph",
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import a name when it is first asked for."""
        if name not in _HOMES:
            msg = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(msg)
        return getattr(import_module(_HOMES[name]), "open_graph" if name == "open" else name)
