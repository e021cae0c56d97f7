"""What `kg` knows before it reads: vocabulary, lexica, constructions.

In: the folder ``ontology`` and any overlays. Out: one `Ontology`. Everything in it is data that a linguist writes;
an error names the file, the entry and the known names.

Weighed: YAML for constructions (in YAML 1.1 a key ``no`` is *False*), Turtle for the lexica (four times the
characters of a table row).
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.errors import OntologyError
from kg.ontology.constructions import Construction, load_constructions
from kg.ontology.files import ontology_folder
from kg.ontology.lexicon import Lexicon, load_lexicon
from kg.ontology.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["Construction", "Lexicon", "Ontology", "Vocabulary", "load"]


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Ontology:
    """Everything that linguists have written, checked."""

    vocabulary: Vocabulary
    lexicon: Lexicon
    constructions: tuple[Construction, ...]


def load(*overlays: Path) -> Ontology:
    """Read the ontology that comes with `kg`, and the overlay folders on top of it.

    >>> load().lexicon.verbs["沉迷于"].property
    'pursues'

    Raises:
        OntologyError: a file is wrong; the message names file, entry and cure.
    """
    home = ontology_folder()
    vocabulary = load_vocabulary(home)
    folders = (home, *overlays)
    lexicon = load_lexicon(folders)
    constructions = load_constructions(folders)
    _check_properties(vocabulary, lexicon, constructions)
    return Ontology(vocabulary, lexicon, constructions)


def _check_properties(vocabulary: Vocabulary, lexicon: Lexicon, constructions: tuple[Construction, ...]) -> None:
    """Raise an error where a verb, a noun or a construction states a property that the vocabulary does not have."""
    known = vocabulary.properties
    used = [(f"verbs.tsv: {verb.word}", verb.property) for verb in lexicon.verbs.values() if verb.property]
    used += [
        (f"nouns.tsv: {noun}", classes["relation"].split()[0])
        for noun, classes in lexicon.nouns.items()
        if classes.get("relation")
    ]
    used += [(one.place, state.property) for one in constructions for state in one.states]
    for place, name in used:
        if name not in known:
            msg = f"{place}: unknown property “{name}”; {_nearest(name, known)}"
            raise OntologyError(msg)


def _nearest(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), 3, 0.5)
    return f"did you mean {', '.join(near)}?" if near else "declare it in ontology/kg.ttl"
