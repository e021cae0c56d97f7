"""What answers which kind of question."""

from __future__ import annotations

from kg.ask.chains import chain
from kg.ask.compare import comparison
from kg.ask.extremes import extreme
from kg.ask.fill import ability, count, denial, fill
from kg.ask.reasons import condition, consequence, how, why
from kg.ask.truth import boolean
from kg.ask.views import deeds, definition, document, evidence, opinion

SOLVERS = {
    "ability": ability,
    "boolean": boolean,
    "chain": chain,
    "comparison": comparison,
    "condition": condition,
    "consequence": consequence,
    "count": count,
    "deeds": deeds,
    "definition": definition,
    "denial": denial,
    "document": document,
    "evidence": evidence,
    "extreme": extreme,
    "fill": fill,
    "how": how,
    "opinion": opinion,
    "purpose": fill,
    "why": why,
}
