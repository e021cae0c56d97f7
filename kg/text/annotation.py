"""Pinyin in brackets: telling a damaged text from one that explains how a character is read.

The damage is a search-and-replace over a list of common traditional characters: every occurrence carries its reading.
A gloss sits on a rare character or a rare reading, once; a text for learners carries readings on everything.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from kg.model import Span
from kg.text.frequency import is_common
from kg.text.han import HAN, is_han
from kg.text.readings import plain, reads, toneless
from kg.text.variant import simplify_each

if TYPE_CHECKING:
    from collections.abc import Iterator

PINYIN = "[a-zɑɡüêāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜńňǹḿ]{1,7}"
SIMPLE = f"[(（]{PINYIN}[)）]"
BRACKET = f"[(（]{PINYIN}(?:{SIMPLE})?[a-z]{{0,3}}[)）]"  #: the bytes of a reading may hold a key themselves: (yōu(zī))
ANNOTATED = re.compile(f"([{HAN}])((?:{BRACKET})+)")
WHOLE = re.compile(f"[(（]({PINYIN})(?:{SIMPLE})?([a-z]{{0,3}})[)）]")
#: What stands beside an annotated character in running text: another character, its reading, the mark of a loss.
JOINED = re.compile(f"[{HAN}?\N{REPLACEMENT CHARACTER})）]")
GAP = 3  #: so many lines in a row without a reading end a stretch


@dataclass(slots=True)
class Tally:
    """How a stretch of text uses bracketed readings."""

    characters: Counter[str]  #: all characters of the stretch
    right: Counter[str] = field(default_factory=Counter)  #: characters with a reading of theirs
    wrong: int = 0  #: brackets that are no reading of the character before them
    toned: int = 0  #: right readings with a tone mark
    joined: int = 0  #: annotated characters that stand in running text, not alone in a list

    @property
    def is_damage(self) -> bool:
        """Tell whether the readings were put in by a machine.

        The thresholds come from damaged pages (every listed character annotated at every occurrence, all of them
        traditional-only) and from glosses, textbooks and children's books, which break at least one of them.
        """
        count = self.right.total()
        if count < 3 or count < 4 * self.wrong or self.joined < 0.5 * count:
            return False
        if sum(n for c, n in self.right.items() if is_common(c)) < 0.5 * count:
            return False
        return self._is_toned_damage() or self._is_toneless_damage()

    def _is_toned_damage(self) -> bool:
        traditional = [c for c in self.right if simplify_each(c) != c]
        everywhere = sum(self.characters[c] for c in self.right)
        listed = self.right.total()
        return len(traditional) >= 0.8 * len(self.right) and listed >= 0.8 * everywhere and listed <= 0.9 * self._han()

    def _is_toneless_damage(self) -> bool:
        return self.toned == 0 and self.right.total() >= 10 and 0.02 <= self.right.total() / self._han() <= 0.5

    def _han(self) -> int:
        return sum(n for c, n in self.characters.items() if is_han(c))


def damaged_stretches(text: str) -> list[Span]:
    """Give the stretches of text into which readings were put by a machine: the whole, some, or none.

    >>> damaged_stretches("當(dāng)互聯(lián)網(wǎng)時(shí)代,遠(yuǎn)去的聯(lián)網(wǎng)產(chǎn)業(yè)")
    [Span(start=0, end=65)]
    >>> damaged_stretches("邗(hán)江在扬州，饕(tāo)餮(tiè)是神话里的兽。")
    []
    """
    if not ANNOTATED.search(text):
        return []
    whole = tally(text)
    if whole.is_damage:
        return [Span(0, len(text))]
    if whole.right.total() < 3:
        return []
    return [span for span in _annotated_stretches(text) if tally(span.of(text)).is_damage]


def tally(text: str) -> Tally:
    """Count the readings in a text."""
    found = Tally(Counter(text))
    for match in ANNOTATED.finditer(text):
        found.joined += bool(JOINED.match(text, match.end()) or JOINED.match(text, max(0, match.start() - 1)))
        for reading in map("".join, WHOLE.findall(match[2])):
            if not reads(match[1], reading):
                found.wrong += 1
                continue
            found.right[match[1]] += 1
            found.toned += is_toned(reading)
    return found


@cache
def is_toned(reading: str) -> bool:
    """Tell whether a reading carries a tone mark."""
    return toneless(plain(reading)) != plain(reading)


def _annotated_stretches(text: str) -> Iterator[Span]:
    """Give the runs of lines that carry readings, small gaps included."""
    start = end = place = quiet = 0
    for line in text.splitlines(keepends=True):
        after = place + len(line)
        if ANNOTATED.search(line):
            if not end:
                start = place
            end, quiet = after, 0
        elif line.strip() and end:
            quiet += 1
            if quiet >= GAP:
                yield Span(start, end)
                end = 0
        place = after
    if end:
        yield Span(start, end)
