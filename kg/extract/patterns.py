"""Patterns of constructions, made ready to be laid over tokens: each part knows what comes behind it.

A pattern is written as a sequence with choices in it; here the choices are followed through to the end of the pattern,
so that nothing of it need be put together while a sentence is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ontology.constructions import Choice, Slot, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ontology.constructions import Part


@dataclass(frozen=True, slots=True, eq=False)
class Literal:
    """Words that must stand there."""

    text: str
    then: Node


@dataclass(frozen=True, slots=True, eq=False)
class Gap:
    """A slot to be filled."""

    slot: Slot
    following: tuple[str, ...]  #: with one of these the text must go on behind it; empty where it need not
    then: Node


@dataclass(frozen=True, slots=True, eq=False)
class Fork:
    """Ways to go on, each to the end of the pattern."""

    ways: tuple[Node, ...]


Node = Literal | Gap | Fork | None  #: None is the end


def linked(parts: tuple[Part, ...], then: Node = None) -> Node:
    """Link the parts of a pattern, and ``then`` behind them."""
    for part in reversed(parts):
        if isinstance(part, Words):
            then = Literal(part.text, then)
        elif isinstance(part, Slot):
            then = Gap(part, () if _may_end(then) else first_words(then), then)
        else:
            then = Fork(tuple(linked(option, then) for option in part.options))
    return then


def first_words(node: Node) -> tuple[str, ...]:
    """Give the words that a pattern can start with; none where it starts with a slot."""
    if isinstance(node, Literal):
        return (node.text,)
    if isinstance(node, Fork):
        return tuple(dict.fromkeys(word for way in node.ways for word in first_words(way)))
    return ()


def _may_end(node: Node) -> bool:
    """Tell whether a slot may follow, or nothing at all, before any word."""
    if isinstance(node, Fork):
        return any(_may_end(way) for way in node.ways)
    return not isinstance(node, Literal)


def sieve(parts: tuple[Part, ...]) -> re.Pattern[str]:
    """Give a regular expression that every text of a pattern matches, whatever fills its slots."""
    return re.compile(f"(?:{_sieve(parts)})[了着过的吗呢吧啊呀]*", re.DOTALL)


def _sieve(parts: tuple[Part, ...]) -> str:
    shown = ""
    for part in parts:
        if isinstance(part, Words):
            shown += re.escape(part.text)
        elif isinstance(part, Slot):
            shown += ".+?"
        else:
            shown += f"(?:{'|'.join(_sieve(option) for option in part.options)})"
    return shown


def literals(parts: tuple[Part, ...]) -> Iterator[str]:
    """Give all words of a pattern."""
    for part in parts:
        if isinstance(part, Words):
            yield part.text
        elif isinstance(part, Choice):
            for option in part.options:
                yield from literals(option)
