"""Give the entities of statements the kinds that the whole document tells of them."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Entity, Statement

_OPEN = ("Concept", "Organisation")  #: kinds that a name found later may make more exact


def with_kinds(statement: Statement, kinds: dict[str, str]) -> Statement:
    """Give a statement whose entities carry the kind that the whole document tells of them."""
    if isinstance(statement.subject, Entity):
        subject: Entity | Statement = _told(statement.subject, kinds)
    else:
        subject = with_kinds(statement.subject, kinds)
    end = statement.object
    if isinstance(end, Entity):
        end = _told(end, kinds)
    elif isinstance(end, Statement):
        end = with_kinds(end, kinds)
    holder = _told(statement.holder, kinds) if statement.holder is not None else None
    conditions = tuple(with_kinds(one, kinds) for one in statement.conditions)
    told = subject, end, holder, *conditions
    was = statement.subject, statement.object, statement.holder, *statement.conditions
    if all(one is other for one, other in zip(told, was, strict=True)):
        return statement  # most are: a copy costs more than the look
    return replace(statement, subject=subject, object=end, holder=holder, conditions=conditions)


def _told(end: Entity, kinds: dict[str, str]) -> Entity:
    kind = kinds.get(end.label, end.kind)
    return end if end.name or end.kind not in _OPEN or kind == end.kind else replace(end, kind=kind)
