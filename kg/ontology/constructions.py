"""Read the constructions: patterns of words and slots, and what each states.

In: the TOML files of ``ontology/constructions``. Out: `Construction` values with their patterns parsed.

A pattern is matched where a predicate starts, after the subject, the adverbs, the negation and the modals: these are
read by the grammar, once for all constructions. Its words match characters; a slot ``{name}`` matches a noun phrase,
``{name:Noun}`` a noun without modifiers, ``{name:Value}`` an amount or a date, ``{name:Clause}`` a clause; ``[…]`` may
be absent; ``(a|b)`` is one of several.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.errors import OntologyError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SLOT_TYPES = frozenset({"Phrase", "Noun", "Clause", "Value", "Age"})
_KEYS = frozenset({"id", "says", "pattern", "states", "label", "denied", "accepts", "rejects", "source"})
_STATE_WIDTH = 3


@dataclass(frozen=True, slots=True)
class Words:
    """Characters that must stand there."""

    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a noun phrase, a clause or a value."""

    name: str
    type: str = "Phrase"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences."""

    options: tuple[tuple[Part, ...], ...]


Part = Words | Slot | Choice


@dataclass(frozen=True, slots=True)
class State:
    """One statement of a construction: ends are slots or the clause's ``subject``."""

    subject: str
    property: str
    object: str
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Construction:
    """A pattern and what it states."""

    id: str
    says: str
    pattern: str
    parts: tuple[Part, ...]
    states: tuple[State, ...]
    label: str  #: verbatim predicate, such as 以…为生命线
    accepts: tuple[dict[str, Any], ...] = ()
    rejects: tuple[str, ...] = ()
    place: str = ""  #: file and id, for messages
    slots: tuple[str, ...] = field(default=())
    denied: str = ""  #: the property that a denial states positively; empty where a denial is a denial


def load_constructions(folders: Iterable[Path]) -> tuple[Construction, ...]:
    """Read all constructions, in the order of files and entries.

    Raises:
        OntologyError: a file is not TOML, a key or slot type is unknown, a pattern is not closed, an id is used twice.
    """
    found: dict[str, Construction] = {}
    for root in folders:
        for path in sorted((root / "constructions").glob("*.toml")):
            for entry in _entries(path):
                one = _construction(entry, path.name)
                if one.id in found:
                    msg = f"{path.name}: {one.id}: this id is taken by {found[one.id].place}; choose another"
                    raise OntologyError(msg)
                found[one.id] = one
    return tuple(found.values())


def _entries(path: Path) -> list[dict[str, Any]]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        msg = f"{path.name}: not TOML: {error}"
        raise OntologyError(msg) from error
    unknown = set(data) - {"construction"}
    if unknown:
        msg = f"{path.name}: unknown table “{min(unknown)}”; known: construction"
        raise OntologyError(msg)
    entries: list[dict[str, Any]] = data.get("construction", [])
    return entries


def _construction(entry: dict[str, Any], file: str) -> Construction:
    """Check one entry and parse its pattern."""
    place = f"{file}: {entry.get('id', '(no id)')}"
    unknown = set(entry) - _KEYS
    if unknown:
        msg = f"{place}: unknown key “{min(unknown)}”; known: {', '.join(sorted(_KEYS))}"
        raise OntologyError(msg)
    for key in ("id", "says", "pattern", "states"):
        if not entry.get(key):
            msg = f"{place}: the key “{key}” is missing"
            raise OntologyError(msg)
    parts = parse_pattern(entry["pattern"], place)
    slots = tuple(_slots(parts))
    states = tuple(_state(line, slots, place) for line in entry["states"])
    label = entry.get("label") or _label(parts)
    return Construction(
        id=entry["id"],
        says=entry["says"],
        pattern=entry["pattern"],
        parts=parts,
        states=states,
        label=label,
        accepts=tuple(entry.get("accepts", ())),
        rejects=tuple(entry.get("rejects", ())),
        place=place,
        slots=slots,
        denied=entry.get("denied", ""),
    )


def parse_pattern(pattern: str, place: str) -> tuple[Part, ...]:
    """Parse a pattern.

    >>> parse_pattern("以{x}为[了](生命线|命脉)", "test")[1]
    Slot(name='x', type='Phrase')
    >>> parse_pattern("以{x:Plaec}为", "birth.toml: born")
    Traceback (most recent call last):
    ...
    kg.errors.OntologyError: birth.toml: born: unknown slot type “Plaec”; known: Age, Clause, Noun, Phrase, Value
      以{x:Plaec}为
      ~~~~~^^^^^
    """
    parts, end = _sequence(pattern, 0, "", place)
    if end != len(pattern):
        raise _wrong(place, pattern, end, 1, f"“{pattern[end]}” closes nothing")
    return parts


def _wrong(place: str, pattern: str, at: int, length: int, why: str) -> OntologyError:
    pad = "~" * sum(1 if c.isascii() else 2 for c in pattern[:at])
    return OntologyError(f"{place}: {why}\n  {pattern}\n  {pad}{'^' * length}")


def _sequence(pattern: str, at: int, stops: str, place: str) -> tuple[tuple[Part, ...], int]:
    parts: list[Part] = []
    words = ""
    while at < len(pattern) and pattern[at] not in stops:
        c = pattern[at]
        if c in "{[(" and words:
            parts.append(Words(words))
            words = ""
        if c == "{":
            part, at = _slot(pattern, at, place)
            parts.append(part)
        elif c == "[":
            choice, at = _choice(pattern, at, "]", place)
            parts.append(Choice((*choice.options, ())))
        elif c == "(":
            choice, at = _choice(pattern, at, ")", place)
            parts.append(choice)
        elif c in "}])|":
            return (*parts, *([Words(words)] if words else [])), at
        else:
            words += c
            at += 1
    return (*parts, *([Words(words)] if words else [])), at


def _closed(pattern: str, start: int, end: int, closer: str, place: str) -> int:
    if end >= len(pattern) or pattern[end] != closer:
        raise _wrong(place, pattern, start, 1, f"“{pattern[start]}” is not closed; add “{closer}”")
    return end + 1


def _choice(pattern: str, at: int, closer: str, place: str) -> tuple[Choice, int]:
    options: list[tuple[Part, ...]] = []
    end = at
    while True:
        option, end = _sequence(pattern, end + 1, "|" + closer, place)
        options.append(option)
        if end >= len(pattern) or pattern[end] != "|":
            return Choice(tuple(options)), _closed(pattern, at, end, closer, place)


def _slot(pattern: str, at: int, place: str) -> tuple[Slot, int]:
    end = pattern.find("}", at)
    if end < 0:
        raise _wrong(place, pattern, at, 1, "“{” is not closed; add “}”")
    name, _, kind = pattern[at + 1 : end].partition(":")
    if kind and kind not in SLOT_TYPES:
        known = ", ".join(sorted(SLOT_TYPES))
        raise _wrong(place, pattern, at + 2 + len(name), len(kind), f"unknown slot type “{kind}”; known: {known}")
    return Slot(name, kind or "Phrase"), end + 1


def _slots(parts: tuple[Part, ...]) -> list[str]:
    names: list[str] = []
    for part in parts:
        if isinstance(part, Slot):
            names.append(part.name)
        elif isinstance(part, Choice):
            names += [name for option in part.options for name in _slots(option)]
    return list(dict.fromkeys(names))


def _state(line: str, slots: tuple[str, ...], place: str) -> State:
    words = line.split()
    if len(words) not in (_STATE_WIDTH, _STATE_WIDTH + 1) or (len(words) > _STATE_WIDTH and words[3] != "not"):
        msg = f"{place}: “{line}” is not of the form: subject property object [not]"
        raise OntologyError(msg)
    for end in (words[0], words[2]):
        if end not in (*slots, "subject"):
            msg = f"{place}: “{end}” in “{line}” is no slot; known: subject, {', '.join(slots)}"
            raise OntologyError(msg)
    return State(words[0], words[1], words[2], len(words) > _STATE_WIDTH)


def _label(parts: tuple[Part, ...]) -> str:
    """Give the words of a pattern with … for slots, the first of each choice, without what may be absent."""
    shown = ""
    for part in parts:
        if isinstance(part, Words):
            shown += part.text
        elif isinstance(part, Slot):
            shown += "…"
        elif () not in part.options:
            shown += _label(part.options[0])
    return shown.strip("…")
