"""Question forms and the words of questions, read from ``ontology/questions``.

``*.toml`` holds forms, ``holes.tsv`` what asks, ``fillers.tsv`` what says nothing, ``synonyms.tsv`` what people say for
a property, ``near.tsv`` properties that readers take for each other, ``predicates.tsv`` the predicates of tables from
outside, ``english.tsv`` English words.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kg.ask.patterns import MARK, expression, weight
from kg.errors import OntologyError
from kg.ontology.files import ontology_folder
from kg.ontology.lexicon import rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

KINDS = frozenset(
    "ability boolean chain comparison condition consequence count deeds definition denial document evidence extreme fill how opinion purpose why".split()
)
WANTS = frozenset("thing person agent place date number reason manner condition sentence name".split())
_KEYS = frozenset("id says kind pattern wants reads states facet source accepts rejects".split())


@dataclass(frozen=True, slots=True)
class Form:
    """One way to ask."""

    id: str
    says: str
    kind: str  #: one of `KINDS`
    pattern: str
    wants: tuple[str, ...]  #: what its first hole may ask for; empty for anything
    reads: tuple[str, ...]  #: the statements it amounts to, with slots and ``？``
    states: tuple[str, ...]  #: the same as ``subject property object``
    facet: str
    place: str
    weight: int
    accepts: tuple[dict[str, Any], ...] = ()
    rejects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HoleWords:
    """Words that ask."""

    pattern: re.Pattern[str]
    wants: str
    noun: str  #: what is asked for, where the words imply it: 多高 asks for 高度


@dataclass(frozen=True, slots=True)
class Synonym:
    """What people say for a property, or for the words of a predicate."""

    pattern: re.Pattern[str]
    wants: str  #: only where this is asked for; empty for any
    properties: tuple[str, ...]
    labels: tuple[str, ...]
    turned: bool  #: the subject of the words is the object of the property
    words: str


@dataclass(frozen=True, slots=True)
class Heading:
    """Predicates of tables that say the same, and what people say when they ask for them."""

    predicates: frozenset[str]
    wordings: tuple[re.Pattern[str], ...]
    wants: str  #: only where this is asked for; empty for any


@dataclass(frozen=True, slots=True, eq=False)
class Wordings:
    """All that is known of how questions are worded."""

    forms: tuple[Form, ...]
    holes: tuple[HoleWords, ...]
    fillers: tuple[tuple[re.Pattern[str], str], ...]  #: with where they stand: start, end, any
    synonyms: tuple[Synonym, ...]
    near: tuple[frozenset[str], ...]
    headings: tuple[Heading, ...] = ()
    english: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def neighbours(self, name: str) -> frozenset[str]:
        """Give the properties that careful readers take for this one, itself left out."""
        return frozenset(other for group in self.near if name in group for other in group) - {name}


@lru_cache(maxsize=4)
def wordings(*overlays: Path) -> Wordings:
    """Read the wordings that come with `kg`, and those of the overlay folders on top.

    Raises:
        OntologyError: a file is wrong; the message names file, entry and cure

    """
    folders = [root / "questions" for root in (ontology_folder(), *overlays)]
    forms = [
        form(entry, path.name)
        for folder in folders
        for path in sorted(folder.glob("*.toml"))
        for entry in _entries(path)
    ]
    _refuse_twins(forms)
    english: dict[str, tuple[str, ...]] = {}
    for row in _table(folders, "english.tsv", 2):
        english[row[0].casefold()] = tuple(part for part in row[1].split("|") if part)
    return Wordings(
        tuple(forms),
        tuple(_hole(row) for row in _table(folders, "holes.tsv", 2)),
        tuple((expression(row[0], "fillers.tsv", whole=False), row[1]) for row in _table(folders, "fillers.tsv", 2)),
        tuple(sorted((_synonym(row) for row in _table(folders, "synonyms.tsv", 3)), key=lambda s: -len(s.words))),
        tuple(frozenset(row[0].split()) for row in _table(folders, "near.tsv", 1)),
        tuple(_heading(row) for row in _table(folders, "predicates.tsv", 2)),
        english,
    )


def form(entry: dict[str, Any], file: str) -> Form:
    """Check one entry of a TOML file."""
    place = f"{file}: {entry.get('id', '(no id)')}"
    unknown = set(entry) - _KEYS
    if unknown:
        msg = f"{place}: unknown key “{min(unknown)}”; known: {', '.join(sorted(_KEYS))}"
        raise OntologyError(msg)
    for key in ("id", "says", "kind", "pattern"):
        if not entry.get(key):
            msg = f"{place}: the key “{key}” is missing"
            raise OntologyError(msg)
    if entry["kind"] not in KINDS:
        msg = f"{place}: unknown kind “{entry['kind']}”; known: {', '.join(sorted(KINDS))}"
        raise OntologyError(msg)
    for wanted in set(entry.get("wants", ())) - WANTS:
        msg = f"{place}: unknown “{wanted}” in wants; known: {', '.join(sorted(WANTS))}"
        raise OntologyError(msg)
    slots = set(expression(entry["pattern"], place).groupindex)
    for template in (*entry.get("reads", ()), *entry.get("states", ())):
        for slot in re.findall(r"\{(\w+)\}", template):
            if slot not in slots:
                msg = f"{place}: “{slot}” in “{template}” is no slot; known: {', '.join(sorted(slots))}"
                raise OntologyError(msg)
    return Form(
        entry["id"], entry["says"], entry["kind"], entry["pattern"], tuple(entry.get("wants", ())),
        tuple(entry.get("reads", ())), tuple(entry.get("states", ())), entry.get("facet", ""), place,
        weight(entry["pattern"], place), tuple(entry.get("accepts", ())), tuple(entry.get("rejects", ())),
    )  # fmt: skip


def _entries(path: Path) -> list[dict[str, Any]]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        msg = f"{path.name}: not TOML: {error}; mend that place"
        raise OntologyError(msg) from error
    unknown = set(data) - {"question"}
    if unknown:
        msg = f"{path.name}: unknown table “{min(unknown)}”; known: question"
        raise OntologyError(msg)
    entries: list[dict[str, Any]] = data.get("question", [])
    return entries


def _refuse_twins(forms: Iterable[Form]) -> None:
    seen: dict[str, Form] = {}
    for one in forms:
        if one.id in seen:
            msg = f"{one.place}: this id is taken by {seen[one.id].place}; choose another"
            raise OntologyError(msg)
        seen[one.id] = one


def _table(folders: Iterable[Path], name: str, columns: int) -> list[list[str]]:
    found: list[list[str]] = []
    for folder in folders:
        path = folder / name
        if not path.is_file():
            continue
        for number, row in rows(path):
            if len(row) < columns:
                msg = f"{name}:{number}: {columns} columns are needed; separate them by tabs"
                raise OntologyError(msg)
            found.append([cell.strip() for cell in row] + [""] * 4)
    return found


def _hole(row: list[str]) -> HoleWords:
    if row[1] not in WANTS:
        msg = f"holes.tsv: {row[0]}: unknown “{row[1]}”; known: {', '.join(sorted(WANTS))}"
        raise OntologyError(msg)
    return HoleWords(expression(row[0], "holes.tsv", whole=False), row[1], row[2])


def heading(predicate: str) -> str:
    """Write the predicate of a table as `predicates.tsv` is looked up: one word for time, no case, no gaps.

    >>> heading("启用日期") == heading("启用 时间"), heading("ISBN") == heading("isbn")
    (True, True)
    """
    return re.sub("日期|年份|年月", "时间", "".join(predicate.split()).casefold())


def _heading(row: list[str]) -> Heading:
    if row[2] and row[2] not in WANTS:
        msg = f"predicates.tsv: {row[0]}: unknown “{row[2]}”; known: {', '.join(sorted(WANTS))}"
        raise OntologyError(msg)
    said = sorted(filter(None, row[1].split("|")), key=len, reverse=True)
    return Heading(
        frozenset(map(heading, filter(None, row[0].split("|")))),
        tuple(re.compile(re.escape(one), re.IGNORECASE) for one in said),
        row[2],
    )


def _synonym(row: list[str]) -> Synonym:
    words = row[0]
    turned = words.startswith("<")
    words = words.removeprefix("<")
    gapped = words.replace("…", "{gap}")
    properties, labels = (tuple(p for p in cell.split("|") if p) for cell in (row[2], row[3]))
    return Synonym(expression(gapped, "synonyms.tsv", whole=False), row[1], properties, labels, turned, words)


__all__ = ["KINDS", "MARK", "WANTS", "Form", "Heading", "HoleWords", "Synonym", "Wordings", "form", "wordings"]
