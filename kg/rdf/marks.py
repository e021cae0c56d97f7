r"""How a piece of evidence was read, in one literal: ``0,3 6,8; 3,8; 它=支付宝 45,46 0,3``.

Parts are parted by ``; ``. First where the subject and the object stand in the sentence (an empty stretch for one that
was left out), then where the words of the statement stand there, or, where no sentence holds them, a ``"`` and the words;
``-`` where that is not told. What follows are antecedents: the mention (empty where it was left out), what it stands for,
where the mention stands in the raw text and where what it stands for was said there. A ``=``, ``;`` or ``\`` within words
has a ``\`` before it.

Weighed: a node for each antecedent (eight triples, half of what the statement itself takes, for a pronoun in every
third), a literal for each of these things (up to three triples more).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Antecedent, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = r"((?:[^\\=;]|\\.)*)"
_ONE = re.compile(rf"{_WORDS}={_WORDS} ([0-9]+),([0-9]+) ([0-9]+),([0-9]+)(?:; |$)", re.DOTALL)
_SPAN = re.compile("([0-9]+),([0-9]+)")
_QUOTED = re.compile(rf'"{_WORDS}(?:; |$)', re.DOTALL)
_NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Marks:
    """How a piece of evidence was read."""

    ends: tuple[Span, ...] = ()  #: subject, object (or subject, predicate, object) in the sentence
    words: Span | str | None = None  #: of the statement: where they stand in the sentence, or what they are
    antecedents: tuple[Antecedent, ...] = ()

    def words_of(self, sentence: str) -> str:
        """Give the words of the statement; none where they are not told."""
        return self.words.of(sentence) if isinstance(self.words, Span) else self.words or ""


def write_marks(marks: Marks) -> str:
    r"""Write marks; nothing where there are none.

    >>> write_marks(Marks((Span(0, 3), Span(6, 8)), Span(3, 8))), write_marks(Marks(words=Span(3, 8)))
    ('0,3 6,8; 3,8', '-; 3,8')
    >>> write_marks(Marks((), None, (Antecedent("它", Span(45, 46), "甲;乙", Span(0, 3)),)))
    '-; -; 它=甲\\;乙 45,46 0,3'
    >>> write_marks(Marks(words="京东年收入5亿元"))
    '-; "京东年收入5亿元'
    """
    parts = [
        " ".join(map(_span, marks.ends)) or _NOTHING,
        _said(marks.words),
        *(f"{_escaped(a.mention)}={_escaped(a.label)} {_span(a.span)} {_span(a.source)}" for a in marks.antecedents),
    ]
    while parts and parts[-1] == _NOTHING:
        parts.pop()
    return "; ".join(parts)


def read_marks(text: str) -> Marks:
    """Read what `write_marks` wrote.

    Raises:
        ValueError: it is written otherwise

    """
    ends, _, rest = text.partition("; ")
    words: Span | str | None = None
    quoted = _QUOTED.match(rest)
    if quoted:
        words, used = _plain(quoted[1]), rest[quoted.end() :]
    else:
        told, _, used = rest.partition("; ")
        words = _read(told) if told not in ("", _NOTHING) else None
    return Marks(
        tuple(_read(one) for one in ends.split(" ")) if ends not in ("", _NOTHING) else (),
        words, tuple(_antecedents(used)),
    )  # fmt: skip


def _antecedents(text: str) -> Iterator[Antecedent]:
    place = 0
    while place < len(text):
        one = _ONE.match(text, place)
        if not one:
            raise ValueError(text)
        mention, label = map(_plain, one.group(1, 2))
        begin, end, source, until = map(int, one.group(3, 4, 5, 6))
        yield Antecedent(mention, Span(begin, end), label, Span(source, until))
        place = one.end()


def _said(words: Span | str | None) -> str:
    if isinstance(words, Span):
        return _span(words)
    return f'"{_escaped(words)}' if words else _NOTHING


def _span(span: Span) -> str:
    return f"{span.start},{span.end}"


def _read(text: str) -> Span:
    found = _SPAN.fullmatch(text)
    if not found:
        raise ValueError(text)
    return Span(int(found[1]), int(found[2]))


def _escaped(words: str) -> str:
    return re.sub(r"([\\=;])", r"\\\1", words)


def _plain(words: str) -> str:
    return re.sub(r"\\(.)", r"\1", words, flags=re.DOTALL)
