"""What is known about names in general: surnames, endings that tell a kind, roles that people bear, well-known names.

Surnames and well-known names stand in ``ontology/names``; endings and roles in the lexicon, so that an overlay adds
to them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.errors import OntologyError
from kg.ontology.files import ontology_folder
from kg.ontology.lexicon import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ontology.lexicon import Lexicon

SURNAME_CLASSES = ("common", "compound", "word")
FRAME_CLASSES = ("body", "edge", "event", "head", "verb")
KNOWN_KINDS = ("Person", "Organisation", "Company", "Place", "Event", "part")


@dataclass(frozen=True, slots=True)
class NameLists:
    """The lists that the rules for names look into."""

    surnames: dict[str, str]  #: surname -> one of `SURNAME_CLASSES`
    endings: dict[str, str]  #: ending -> kind; of the lexicon, then of ``endings.tsv``
    roles: frozenset[str]  #: what people are called by office or profession
    known: dict[str, tuple[str, ...]]  #: well-known name -> its kinds
    frames: dict[str, frozenset[str]]  #: class of `FRAME_CLASSES` -> words
    countries: frozenset[str]  #: whose people are called after them
    verbs: frozenset[str]  #: of the lexicon


_LATEST: list[tuple[Lexicon, NameLists]] = []  # one lexicon serves a whole run, and the lists take longer than a page


def name_lists(lexicon: Lexicon) -> NameLists:
    """Give the lists for one lexicon.

    >>> from kg.ontology import load
    >>> lists = name_lists(load().lexicon)
    >>> lists.surnames["欧阳"], lists.endings["大学"], "董事长" in lists.roles, lists.known["白宫"]
    ('compound', 'Organisation', True, ('Organisation', 'Place'))
    """
    for known, lists in _LATEST:
        if known is lexicon:
            return lists
    suffixes = {noun: classes["suffix"] for noun, classes in lexicon.nouns.items() if classes.get("suffix")}
    endings = name_endings() | suffixes
    roles = name_roles() | {noun for noun, classes in lexicon.nouns.items() if "role" in classes}
    lists = NameLists(surnames(), endings, roles, known_names(), frames(), countries(), frozenset(lexicon.verbs))
    _LATEST[:] = [(lexicon, lists)]
    return lists


@cache
def surnames() -> dict[str, str]:
    """Give each surname with its class.

    Raises:
        OntologyError: a row of the list has an unknown class.
    """
    return {name: kinds[0] for name, kinds in _read("surnames", SURNAME_CLASSES)}


@cache
def known_names() -> dict[str, tuple[str, ...]]:
    """Give each well-known name with its kinds.

    Raises:
        OntologyError: a row of the list has an unknown kind.
    """
    return dict(_read("known", KNOWN_KINDS))


@cache
def frames() -> dict[str, frozenset[str]]:
    """Give the words that frame the names of bodies and events, by class.

    Raises:
        OntologyError: a row of the list has an unknown class.
    """
    read = list(_read("frames", FRAME_CLASSES))
    return {one: frozenset(word for word, classes in read if one in classes) for one in FRAME_CLASSES}


@cache
def common_words() -> frozenset[str]:
    """Give the words that are no names by themselves, whatever word lists say."""
    return frozenset(row[0] for _, row in rows(ontology_folder() / "names" / "common.tsv"))


@cache
def name_roles() -> frozenset[str]:
    """Give the roles that stand beside the names of people, beyond those of the lexicon."""
    return frozenset(row[0] for _, row in rows(ontology_folder() / "names" / "roles.tsv"))


@cache
def countries() -> frozenset[str]:
    """Give the countries that people are said to be from."""
    return frozenset(row[0] for _, row in rows(ontology_folder() / "names" / "countries.tsv"))


@cache
def name_endings() -> dict[str, str]:
    """Give the endings that tell the kind of what is known to be a name."""
    return {row[0]: row[1] for _, row in rows(ontology_folder() / "names" / "endings.tsv")}


def _read(name: str, known: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    path = ontology_folder() / "names" / f"{name}.tsv"
    for number, row in rows(path):
        kinds = tuple(row[-1].split("|"))
        unknown = [kind for kind in kinds if kind not in known]
        if unknown or len(row) != 2:
            wrong = unknown[0] if unknown else row[0]
            msg = f"{path.name}:{number}: “{wrong}” is no class here; known: {', '.join(known)}"
            raise OntologyError(msg)
        yield row[0], kinds
