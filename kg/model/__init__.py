"""The nouns of `kg`: what every stage takes and gives.

All are frozen dataclasses without behaviour beyond what their own fields tell.
"""

from kg.model.document import Alignment, Document, Edit, Paragraph, Role, Seed
from kg.model.place import Place, Sheets, sheets
from kg.model.span import Span
from kg.model.statement import (
    Antecedent,
    Entity,
    Evidence,
    Modality,
    Polarity,
    Predicate,
    Statement,
    Value,
    pool,
)

__all__ = [
    "Alignment",
    "Antecedent",
    "Document",
    "Edit",
    "Entity",
    "Evidence",
    "Modality",
    "Paragraph",
    "Place",
    "Polarity",
    "Predicate",
    "Role",
    "Seed",
    "Sheets",
    "Span",
    "Statement",
    "Value",
    "pool",
    "sheets",
]
