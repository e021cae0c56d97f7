"""The text of the documents, sentence by sentence, with the stretches that mean an entity of the graph.

A graph that keeps no sentences of its documents shows those that its evidence quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.store import Store

SENTENCES = """
SELECT ?document ?begin ?end ?text ?paragraph ?role WHERE {
  ?sentence a nif:Sentence ; nif:referenceContext ?document ; nif:beginIndex ?begin ; nif:endIndex ?end ;
            kg:sentence ?text .
  OPTIONAL { ?sentence kg:paragraph ?paragraph ; kg:role ?role }
} ORDER BY ?document ?begin
"""
QUOTED = """
SELECT ?document (MIN(?at) AS ?begin) (MAX(?to) AS ?end) ?text ("" AS ?paragraph) ("" AS ?role) WHERE {
  ?evidence kg:sentence ?text .
  BIND(IRI(STRBEFORE(STR(?evidence), "#")) AS ?document)
  BIND(STRAFTER(STR(?evidence), "#char=") AS ?place)
  BIND(xsd:integer(STRBEFORE(?place, ",")) AS ?at)
  BIND(xsd:integer(STRBEFORE(STRAFTER(?place, ","), ";")) AS ?to)
} GROUP BY ?document ?text ORDER BY ?document ?begin
"""

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document, as repaired."""

    document: str
    start: int  #: in the file
    end: int
    words: str
    paragraph: str = ""
    role: str = ""


def sentences(store: Store, most: int) -> list[Sentence]:
    """Give the sentences of all documents, in their order, or the first of them."""
    return list(_read(store, SENTENCES, most)) or list(_read(store, QUOTED, most))


def _read(store: Store, query: str, most: int) -> Iterator[Sentence]:
    for row in store.query(f"{query} LIMIT {most}").rows:
        document, begin, end, words, paragraph, role = (str(getattr(cell, "value", "")) for cell in row)
        if document:
            yield Sentence(document, int(begin), int(end), words, paragraph, role)


def text(told: Iterable[Sentence], data: Mapping[str, Any], numbers: Mapping[str, int]) -> list[Record]:
    """Give each sentence with its mentions and the statements that it proves, as numbers of the data of the page.

    ``numbers`` gives the documents their numbers. A mention is what evidence marks, or else a name that stands there.
    """
    proofs = _proofs(data)
    names = _names(data["nodes"])
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or r"(?!)")
    found = []
    for sentence in told:
        proved = [one for one in proofs.get(sentence.words, ()) if one[0] == numbers.get(sentence.document)]
        marks = list(_marks(proved, data["statements"], len(sentence.words)))
        marks += [(at.start(), at.end(), names[at[0]]) for at in pattern.finditer(sentence.words)]
        record: Record = {
            "d": numbers[sentence.document],
            "at": [sentence.start, sentence.end],
            "words": sentence.words,
        }
        record["mentions"] = _apart(marks)
        record["statements"] = list(dict.fromkeys(number for _, number, _ in proved))
        record["p"], record["role"] = sentence.paragraph, sentence.role
        found.append(record)
    return found


def _proofs(data: Mapping[str, Any]) -> dict[str, list[tuple[int, int, Record]]]:
    """Give for each sentence the document, the statement and the evidence that quote it."""
    found: dict[str, list[tuple[int, int, Record]]] = {}
    for number, statement in enumerate(data["statements"]):
        for evidence in statement["evidence"]:
            found.setdefault(data["sentences"][evidence["n"]], []).append((evidence["d"], number, evidence))
    return found


def _marks(
    proved: Iterable[tuple[int, int, Record]], statements: list[Record], length: int
) -> Iterator[tuple[int, int, int]]:
    for _, number, evidence in proved:
        for start, end, role in evidence["marks"]:
            if role != "p" and end <= length:
                yield start, end, statements[number][role]


def _names(nodes: Iterable[Record]) -> dict[str, int]:
    """Give the names of entities that stand in texts, with the numbers of their nodes; the first of a name has it."""
    found: dict[str, int] = {}
    for number, node in enumerate(nodes):
        if node.get("entity", True):
            for name in (node["label"], *node.get("also", ())):
                if len(name) > 1:
                    found.setdefault(name, number)
    return found


def _apart(marks: Iterable[tuple[int, int, int]]) -> list[list[int]]:
    """Keep stretches that lie apart: of two that overlap, the one that was told first.

    >>> _apart([(2, 4, 7), (0, 3, 8), (5, 6, 9)])
    [[2, 4, 7], [5, 6, 9]]
    """
    kept: list[tuple[int, int, int]] = []
    for start, end, node in marks:
        if all(end <= other[0] or other[1] <= start for other in kept):
            kept.append((start, end, node))
    return [list(mark) for mark in sorted(kept)]
