"""Read the lexica: the words that `kg` knows, and what each does.

In: the TSV files of ``ontology/lexicon``. Out: one `Lexicon`. Later folders add to earlier ones, so a
user's overlay needs only its own words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import OntologyError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

WORD_CLASSES = frozenset("adj adv aux conn coord cop det loc modal neg particle prep pron time".split())
TAGS = frozenset("a d f n q s t v vn".split())
NOUN_CLASSES = frozenset("attribute content dummy head part relation role suffix".split())
SUBJECTS = frozenset(("", "thing"))
FRAMES = frozenset("content np value clause factive vp pivot".split())


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb and how it states."""

    word: str
    property: str | None  #: local name in the ontology; None where the verb names itself
    frame: str  #: one of `FRAMES`


@dataclass(frozen=True, slots=True)
class Bare:
    """A verb that says enough with nothing behind it."""

    word: str
    property: str | None  #: what it states so; None where it names itself
    of: str  #: ``thing`` where it is said of no person and no authority; empty where of anything


@dataclass(frozen=True, slots=True)
class Term:
    """A thing known beforehand."""

    label: str
    kind: str
    aliases: tuple[str, ...] = ()
    english: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words known, by what they do."""

    words: dict[str, dict[str, str]] = field(default_factory=dict)  #: word -> class -> functions (bar between)
    splits: dict[str, tuple[str, ...]] = field(default_factory=dict)  #: joined string -> parts
    tags: dict[str, tuple[str, ...]] = field(default_factory=dict)  #: word -> tags, where the segmenter's are wrong
    compounds: dict[str, int] = field(default_factory=dict)  #: noun of two words -> where the second begins
    verbs: dict[str, Verb] = field(default_factory=dict)
    bare: dict[str, Bare] = field(default_factory=dict)  #: verbs that need nothing behind them
    nouns: dict[str, dict[str, str]] = field(default_factory=dict)  #: noun -> class -> value
    terms: dict[str, Term] = field(default_factory=dict)  #: label -> term
    aliases: dict[str, str] = field(default_factory=dict)  #: alias or label -> label

    def function(self, word: str, word_class: str) -> str | None:
        """Give what a word does in a class; None where it is not of that class."""
        return self.words.get(word, {}).get(word_class)

    def noun(self, word: str, noun_class: str) -> str | None:
        """Give the value of a noun in a class; None where it is not of that class."""
        return self.nouns.get(word, {}).get(noun_class)


def load_lexicon(folders: Iterable[Path]) -> Lexicon:
    """Read every lexicon file of the folders, in order.

    Raises:
        OntologyError: a row has too few columns, or an unknown class or frame.
    """
    lexicon = Lexicon()
    for folder in folders:
        for path in sorted((folder / "lexicon").glob("*.tsv")):
            _add(lexicon, path)
    return lexicon


def _add(lexicon: Lexicon, path: Path) -> None:
    reader = _READERS.get(path.stem.split("-")[0])
    if reader is None:
        known = ", ".join(f"{name}.tsv" for name in sorted(_READERS))
        msg = f"{path.name}: no reader for this lexicon; name it one of {known} (or words-MINE.tsv)"
        raise OntologyError(msg)
    for number, row in rows(path):
        try:
            reader(lexicon, row)
        except (IndexError, ValueError) as error:
            msg = f"{path.name}:{number}: {error}"
            raise OntologyError(msg) from error


def rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Give the line number and the columns of each row; comments and empty lines are left out.

    Raises:
        OntologyError: the file is not UTF-8.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        msg = f"{path.name}: not UTF-8 at byte {error.start}; save it as UTF-8"
        raise OntologyError(msg) from error
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.split("\t")


def _known(value: str, known: frozenset[str], what: str) -> str:
    if value not in known:
        msg = f"unknown {what} “{value}”; known: {', '.join(sorted(known))}"
        raise ValueError(msg)
    return value


def _cell(row: list[str], place: int, name: str) -> str:
    if place >= len(row):
        msg = f"the column “{name}” is missing; columns are separated by tabs"
        raise ValueError(msg)
    return row[place].strip()


def _word(lexicon: Lexicon, row: list[str]) -> None:
    word, word_class = _cell(row, 0, "word"), _known(_cell(row, 1, "class"), WORD_CLASSES, "word class")
    lexicon.words.setdefault(word, {})[word_class] = row[2].strip() if len(row) > 2 else ""


def _split(lexicon: Lexicon, row: list[str]) -> None:
    parts = tuple(_cell(row, 1, "parts").split("|"))
    if "".join(parts) != row[0]:
        msg = f"the parts {parts} do not make up “{row[0]}”"
        raise ValueError(msg)
    lexicon.splits[row[0]] = parts


def _tag(lexicon: Lexicon, row: list[str]) -> None:
    lexicon.tags[row[0]] = tuple(_known(tag, TAGS, "tag") for tag in _cell(row, 1, "tags").split("|"))


def _compound(lexicon: Lexicon, row: list[str]) -> None:
    for first in _cell(row, 1, "first parts").split():
        lexicon.compounds[first + row[0]] = len(first)


def _verb(lexicon: Lexicon, row: list[str]) -> None:
    frame = _known(_cell(row, 2, "frame"), FRAMES, "frame")
    lexicon.verbs[row[0]] = Verb(row[0], _cell(row, 1, "property") or None, frame)


def _bare(lexicon: Lexicon, row: list[str]) -> None:
    name, of, *_ = [*(cell.strip() for cell in row[1:]), "", ""]
    lexicon.bare[row[0]] = Bare(row[0], name or None, _known(of, SUBJECTS, "kind of subject"))


def _noun(lexicon: Lexicon, row: list[str]) -> None:
    noun_class = _known(_cell(row, 1, "class"), NOUN_CLASSES, "noun class")
    lexicon.nouns.setdefault(row[0], {})[noun_class] = row[2].strip() if len(row) > 2 else ""


def _entity(lexicon: Lexicon, row: list[str]) -> None:
    aliases = tuple(a for a in (row[2].split("|") if len(row) > 2 else []) if a)
    english, note, *_ = [*row[3:5], "", ""]
    term = Term(row[0], _cell(row, 1, "kind"), aliases, english.strip(), note.strip())
    lexicon.terms[term.label] = term
    for name in (term.label, *aliases):
        lexicon.aliases[name] = term.label


_READERS = {
    "bare": _bare, "compounds": _compound, "entities": _entity, "nouns": _noun, "splits": _split, "tags": _tag,
    "verbs": _verb, "words": _word,
}  # fmt: skip
