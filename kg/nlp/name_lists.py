"""What is known about names in general: surnames, endings that tell a kind, roles that people bear.

Surnames stand in ``ontology/names``; endings and roles in the lexicon, so that an overlay adds to them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.errors import OntologyError
from kg.ontology.files import ontology_folder
from kg.ontology.lexicon import rows

if TYPE_CHECKING:
    from kg.ontology.lexicon import Lexicon

SURNAME_CLASSES = ("common", "compound", "word")


@dataclass(frozen=True, slots=True)
class NameLists:
    """The lists that the rules for names look into."""

    surnames: dict[str, str]  #: surname -> one of `SURNAME_CLASSES`
    endings: dict[str, str]  #: ending -> kind
    roles: frozenset[str]  #: what people are called by office or profession


def name_lists(lexicon: Lexicon) -> NameLists:
    """Give the lists for one lexicon.

    >>> from kg.ontology import load
    >>> lists = name_lists(load().lexicon)
    >>> lists.surnames["欧阳"], lists.endings["大学"], "董事长" in lists.roles
    ('compound', 'Organisation', True)
    """
    endings = {noun: classes["suffix"] for noun, classes in lexicon.nouns.items() if classes.get("suffix")}
    roles = frozenset(noun for noun, classes in lexicon.nouns.items() if "role" in classes)
    return NameLists(surnames(), endings, roles)


@cache
def surnames() -> dict[str, str]:
    """Give each surname with its class.

    Raises:
        OntologyError: a row of the list has an unknown class.
    """
    path = ontology_folder() / "names" / "surnames.tsv"
    found: dict[str, str] = {}
    for number, row in rows(path):
        if row[-1] not in SURNAME_CLASSES:
            msg = f"{path.name}:{number}: unknown class “{row[-1]}”; known: {', '.join(SURNAME_CLASSES)}"
            raise OntologyError(msg)
        found[row[0]] = row[-1]
    return found
