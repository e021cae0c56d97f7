"""Sentences with their clauses, as they stand in ``sentences-*.txt`` and ``articles-*.txt``: who does what.

What stands in ``held-out-*.txt`` is for figures only: nothing learns from it.

Blocks are separated by empty lines. The first line is the sentence; each further one a clause: ``subject|predicate|object``
and, where it is not plainly asserted, ``|marks``. Subject and object are whole phrases of the sentence; ``-`` where there
is none in it, ``(…)`` where the phrase stands with another predicate, ``>…`` where it is a clause, named by its predicate.
``是#2`` is the second 是 of the sentence. Marks: 否 denied, 拟 planned, 须 required, 可 possible, 若 supposed, 问 asked, 被
passive, 据 what somebody says.

Of ``articles-*.txt`` the sentences of an article stand together, behind a block ``# topic``. There, whom a subject means
that is not in the sentence is told by ``<`` and how it was named before, and what a pronoun or the like means by ``=``:
``他=雷启衡``, ``双方=甲+乙``; ``-`` is nobody in particular. A part of ``sentences-*.txt`` tells it, too; there ``*`` is
nobody in particular, and ``-`` whom nobody was asked for. 据 stands in ``articles-*.txt`` only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKS = "否拟须可若问被据"
Place = tuple[int, int]  #: first character, and one behind the last
NOWHERE: Place = (-1, -1)
LACKING = ("没有", "没", "无")  #: verbs that deny by themselves
ARTICLES = "articles"


#: The names of whom something means; none for nobody in particular; None where it names itself, or was not asked for.
Meant = tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Clause:
    """One predicate with its arguments, by place in the sentence."""

    predicate: Place
    subject: Place  #: of a clause: of its predicate's first character; `NOWHERE` if it is not in the sentence
    object: Place
    clausal: tuple[bool, bool]  #: whether the subject, the object is a clause
    marks: tuple[bool, ...]  #: as `MARKS`
    meant: tuple[Meant, Meant]  #: whom subject and object mean that are left out, or point to something named elsewhere


@dataclass(frozen=True, slots=True)
class Annotated:
    """A sentence with its clauses."""

    source: str  #: name of its file
    number: int  #: among the sentences of the file
    text: str
    clauses: tuple[Clause, ...]
    article: int = 0  #: number of its article in the file, where that is told

    @property
    def whole(self) -> bool:
        """Tell whether all is told of it: its article, whom it means, what others say."""
        return ARTICLES in self.source


def annotated(files: str = "sentences", folder: Path = Path(__file__).parent) -> Iterator[Annotated]:
    """Give the sentences of all files of a name, by file."""
    for path in sorted(folder.glob(f"{files}-*.txt")):
        blocks = re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip())
        number = article = 0
        for block in blocks:
            text, *lines = [line.strip() for line in block.split("\n") if line.strip()]
            if text.startswith("#"):
                article += 1
                continue
            nobody = "-" if ARTICLES in path.stem else "*"
            yield Annotated(path.stem, number, text, tuple(placed(text, lines, nobody)), article)
            number += 1


def placed(text: str, lines: list[str], nobody: str = "*") -> list[Clause]:
    """Find where predicates, subjects and objects stand: nearest to each other, predicates in their order.

    >>> placed("桥建于1890年，是石桥。", ["桥|建于|1890年", "(桥)|是|石桥"])[1].object
    (10, 12)
    """
    fields = [[cell.strip() for cell in line.split("|")] for line in lines]
    fields = [cells for cells in fields if len(cells) in (3, 4)]
    fields = [cells if cells[1].partition("#")[0] not in LACKING else [*cells, "否"] for cells in fields]
    meant = [(_meant(cells[0], nobody), _meant(cells[2], "")) for cells in fields]
    fields = [[_bare(cell) for cell in cells] for cells in fields]
    found: list[tuple[Place, Place, Place] | None] = []
    last = -1
    for cells in fields:
        best = _best(text, cells, last)
        if best is not None and text.startswith("没有", best[0][0]) and best[0][1] - best[0][0] > 1:
            best = ((best[0][0] + 1, best[0][1]), *best[1:])  # 没有|物业 was noted, and as often 有|物业
        found.append(best)
        last = best[0][0] if best is not None else last
    names = [cells[1] for cells in fields]
    clauses = []
    for cells, best, who in zip(fields, found, meant, strict=True):
        if best is None:
            continue
        predicate, subject, object_ = best
        ends, clausal = [], []
        for cell, place in ((cells[0], subject), (cells[2], object_)):
            meant = [one[0] for one, name in zip(found, names, strict=True) if one and name == cell[1:]]
            meant = [one for one in meant if one != predicate] if cell.startswith(">") else []
            nearest = min(meant, key=lambda one: abs(one[0] - predicate[0]), default=None)
            ends.append((nearest[0], nearest[0] + 1) if nearest is not None else place)
            clausal.append(nearest is not None)
        marks = tuple(mark in "".join(cells[3:]) for mark in MARKS)
        clauses.append(Clause(predicate, ends[0], ends[1], (clausal[0], clausal[1]), marks, who))
    return clauses


def _meant(cell: str, nobody: str) -> Meant:
    """Give whom an argument means, where that is told."""
    if cell == nobody:
        return ()
    if cell.startswith("<"):
        return tuple(cell[1:].split("+"))
    return tuple(cell.strip("()（）").partition("=")[2].split("+")) if "=" in cell else None


def _bare(cell: str) -> str:
    """Give the words of a cell alone, without whom they mean.

    >>> _bare("(他=雷启衡)"), _bare("<澄港装备"), _bare("*")
    ('(他)', '-', '-')
    """
    if cell.startswith("<") or cell == "*":
        return "-"
    return re.sub("=[^)）]*", "", cell)


def _best(text: str, cells: list[str], last: int) -> tuple[Place, Place, Place] | None:
    """Choose among the places where predicate, subject and object stand the ones that lie nearest to each other."""
    numbered = re.match(r"(.+)#(\d+)$", cells[1])
    word, wanted = (numbered[1], int(numbered[2])) if numbered else (cells[1], 1)
    (subjects, far), (objects, away) = _places(text, cells[0]), _places(text, cells[2])
    ways = [
        (_cost((place, place + len(word)), (subject, far), (object_, away)) + before, place, subject, object_)
        for number, place in enumerate(_all(text, word), 1)
        for before in ((12 if numbered else 2) * (number != wanted) + 25 * (place <= last),)
        for subject in subjects
        for object_ in objects
    ]
    if not ways:
        return None
    _, place, subject, object_ = min(ways)
    return (place, place + len(word)), subject, object_


def _cost(predicate: Place, subject: tuple[Place, bool], object_: tuple[Place, bool]) -> float:
    """Tell how unlikely it is that a predicate stands here and its arguments there."""
    cost = 0.0
    for (place, elsewhere), turned in ((subject, False), (object_, True)):
        if place == NOWHERE:
            continue
        ahead, behind = predicate[0] - place[1], place[0] - predicate[1]
        if ahead < 0 and behind < 0:
            cost += 40  # they overlap
        inverted = ahead >= 0 if turned else behind >= 0
        distance = abs(ahead if ahead >= 0 else behind) + inverted * (2 if elsewhere else 5)
        cost += distance * (0.1 if elsewhere else 1)
    (one, _), (other, _) = subject, object_
    both = NOWHERE not in (one, other)
    return cost + 30 * (both and one[0] < other[1] and other[0] < one[1])


def _places(text: str, cell: str) -> tuple[list[Place], bool]:
    """Give where a phrase may stand, and whether it stands with another predicate."""
    elsewhere = cell.startswith(("(", "（")) and cell.endswith((")", "）"))
    words = cell[1:-1] if elsewhere else cell
    if cell == "-" or cell.startswith(">"):
        return [NOWHERE], False
    return [(place, place + len(words)) for place in _all(text, words)] or [NOWHERE], elsewhere


def _all(text: str, words: str) -> list[int]:
    return [one.start() for one in re.finditer(f"(?={re.escape(words)})", text)] if words else []
