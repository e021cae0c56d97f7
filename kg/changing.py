"""A graph changed in the few places where its documents have: the same as one made anew, for less.

What a changed document said before and says no more goes, unless another document says it, too; what it says now comes.
Who says what of the things that several documents share is looked up in what was told of each (``subjects``).

Weighed: a table of who supports each triple (twice the size of all that is said); making all anew (what is done where
more than a few in a hundred documents have changed).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.assembly import parts_of
from kg.merging import Part, brought
from kg.rdf.lines import digest, subject_of, triples_of
from kg.rdf.runs import is_confidence, surest
from kg.rdf.splice import splice
from kg.rdf.terms import NamedNode
from kg.rdf.turtle import body
from kg.renaming import renamed
from kg.store import open_store
from kg.store.catalogue import Called, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.same import Sameness
    from kg.store.catalogue import Catalogue

_AS_IT_IS = Called({}, {}, {}, [])


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be done to a graph."""

    gone: set[bytes]
    come: set[bytes]
    called: dict[str, Called]  #: of all documents whose things are called otherwise then


def change(catalogue: Catalogue, same: Sameness) -> Change | None:
    """Tell what makes the graph of all documents out of the one in place; None where too much has changed."""
    former = catalogue.former()
    if former is None or not catalogue.count():
        return None
    before, called, touched = catalogue.called(), dict[str, Called](), list[Part]()
    for part in parts_of(catalogue, same, lines=False):
        was = before.get(part.iri, _AS_IT_IS)
        if part.iri in former or (part.names, part.aliases) != (was.names, was.aliases):
            touched.append(replace(part, lines=catalogue.lines_of(part.iri)))
            if len(touched) > catalogue.span:
                return None
        elif was.names:
            called[part.iri] = was
    old = [
        Part(iri, one.name, one.told["reading"]["titled"], one.lines, was.names, was.aliases)
        for iri, one in former.items()
        if one is not None
        for was in (before.get(iri, _AS_IT_IS),)
    ]
    for part in touched:
        if part.iri not in former:
            was = before.get(part.iri, _AS_IT_IS)
            old.append(replace(part, names=was.names, aliases=was.aliases))
    said, says = set[bytes](), set[bytes]()
    for part in old:
        said |= brought(part)[0]
    for part in touched:
        lines, now = brought(part)
        says |= lines
        if now:
            called[part.iri] = now
    found = _Found(said, says, frozenset((*former, *(part.iri for part in touched))))
    return Change(found.gone, found.come, called) if found.hear(catalogue, called) else None


class _Found:
    """What some documents said and say, against what all others do."""

    def __init__(self, said: set[bytes], says: set[bytes], documents: frozenset[str]) -> None:
        self.gone, self.come = said - says, says - said
        self._documents = documents
        self._said, self._says = (_confidences(lines) for lines in (said, says))
        subjects = self._said.keys() | self._says.keys()
        self._open = {one: set[bytes]() for one in subjects if self._said.get(one) != self._says.get(one)}
        sure = {line for line in self.gone | self.come if is_confidence(line)}
        self.gone -= sure
        self.come -= sure

    def hear(self, catalogue: Catalogue, called: dict[str, Called]) -> bool:
        """Keep what others say, too; False if it is not known what they say."""
        doubtful = {line for line in self.gone if subject_of(line).partition(b"#")[0].decode() not in self._documents}
        self.gone -= doubtful
        wanted = digest({*map(subject_of, doubtful), *self._open})
        for _, kept in catalogue.documents(lines=False) if wanted else ():
            if kept.iri in self._documents:
                continue
            if "subjects" not in kept.told:
                return False
            other = called.get(kept.iri)
            if wanted.isdisjoint(other.subjects if other else kept.told["subjects"]):
                continue
            lines = unpack(catalogue.lines_of(kept.iri))
            if other:
                lines, _ = renamed(lines, other.names, other.aliases)
            doubtful.difference_update(lines)
            for line in lines:
                if is_confidence(line) and (subject := subject_of(line)) in self._open:
                    self._open[subject].add(line)
            if not doubtful and not self._open:
                break
        self.gone |= doubtful
        self._settle()
        return True

    def _settle(self) -> None:
        """Put the greatest confidence now in the place of the greatest before."""
        for subject, others in self._open.items():
            was, now = (surest(sorted(others | sure.get(subject, set()))) for sure in (self._said, self._says))
            if was != now:
                self.gone.update(was)
                self.come.update(now)


def _confidences(lines: Iterable[bytes]) -> dict[bytes, set[bytes]]:
    found: dict[bytes, set[bytes]] = {}
    for line in lines:
        if is_confidence(line):
            found.setdefault(subject_of(line), set()).add(line)
    return found


def apply(wanted: Change, store: Path, turtle: Path, fresh: Path) -> None:
    """Make a changed copy of a store and of its Turtle in a folder, under their names.

    Raises:
        StoreError: the disk is full, or may not be written

    """
    with open_store(store) as before:
        before.backup(fresh / store.name)
    with open_store(fresh / store.name, writable=True) as after:
        after.remove(triples_of(wanted.gone))
        after.add(triples_of(wanted.come))
        subjects = {subject_of(line).decode() for line in wanted.gone | wanted.come}
        said = {subject: list(after.match(NamedNode(subject))) for subject in subjects}
    splice(turtle, fresh / turtle.name, {one: body(triples) if triples else b"" for one, triples in said.items()})
