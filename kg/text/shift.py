"""Byte shifts: stretches where a lost or inserted byte put the decoder out of step with the characters.

A search-and-replace over GBK bytes hit a pair of bytes that belongs to two characters, or a cut fell between the two
bytes of one. From there the decoder read the second byte of each character with the first byte of the next, until
something of one byte put it in step again. The characters that were meant are found by a beam search over the raw
characters. Its state is one byte: the first half of the next true character, or none where the two are in step.

A byte that was swallowed and stood for itself (a digit, a blank, a bracket) cannot be known: it is written as the
replacement character, never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import exp, log1p
from typing import TYPE_CHECKING

from kg.text.annotation import PINYIN, WHOLE
from kg.text.gbk import FULLWIDTH_LEAD, encoding, unmapped, with_lead, with_trail
from kg.text.readings import reads

if TYPE_CHECKING:
    from kg.text.likelihood import CharacterModel

LOST = "?\N{REPLACEMENT CHARACTER}"  #: what a decoder writes for bytes it cannot read
CUTS = {"?": 0xBF, "？": 0xBF, ";": 0xBB, "；": 0xBB, "!": 0xA1, "！": 0xA1, ":": 0xBA, "：": 0xBA, ",": 0xAC, "，": 0xAC}
REST = re.compile(f"[(（]?({PINYIN})[)）]")  #: what is left of a reading whose opening bracket was swallowed
SUSPECT = re.compile(f"[{LOST}](?=[(（]?{PINYIN}[)）]|[{re.escape(''.join(CUTS))}])")  #: where a shift can begin

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
FIRST_LEAD = 0x81
BEAM = 48
MARGIN = 30.0  #: hypotheses so far behind the best are given up
LONGEST = 4000  #: raw characters of one search
STRADDLE, CUT, SWALLOWED, LONE, WIDE, LOST_ASCII, UNMAPPED = -1.0, -3.0, -0.5, -1.0, -1.0, -5.0, -6.0
CUT_SHORT = 10.0


@dataclass(frozen=True, slots=True)
class Written:
    """A character found by the search, and the raw stretch it comes from."""

    character: str
    start: int
    end: int
    lost: bool = False  #: stands for a swallowed ASCII character
    guessed: bool = False  #: its second byte was not there to be read


@dataclass(slots=True)
class Node:
    """One hypothesis about everything up to a place in the raw text."""

    place: int  #: how far it has read
    score: float  #: logarithm of the likelihood of the best way here
    total: float  #: the same of all ways here
    pending: int | None  #: first byte of the next true character; None where the decoder is in step
    since: int  #: the raw character that holds it
    last: str  #: the last true character
    trail: int  #: second byte of the raw character just before; 0 where that is none
    before: Node | None
    written: tuple[Written, ...] = ()
    reading: bool = False  #: this step removed a whole bracketed reading

    @property
    def shifted(self) -> bool:
        """Tell whether this step began or ended out of step."""
        return self.pending is not None or (self.before is not None and self.before.pending is not None)


@dataclass(frozen=True, slots=True)
class Search:
    """What a search found."""

    steps: tuple[Node, ...]
    certainty: float  #: share of the likelihood of all hypotheses that this one has

    @property
    def end(self) -> int:
        """Give how far it read."""
        return self.steps[-1].place


def trail_byte(character: str) -> int:
    """Give the second byte of a character; that of its full-width form for ASCII, which may have been folded.

    >>> hex(trail_byte("夠")), hex(trail_byte(","))
    ('0xf2', '0xac')
    """
    pair = encoding().get(character)
    if pair:
        return pair[1]
    return ord(character) + 0x80 if "!" <= character <= "~" else 0


class Searcher:
    """A beam search over one line of raw text."""

    def __init__(self, raw: str, end: int, model: CharacterModel) -> None:
        """Prepare to search ``raw``, whose line ends at ``end``."""
        self._raw = raw
        self._end = end
        self._model = model
        self._front: dict[int, dict[tuple[int | None, str], Node]] = {}

    def search(self, start: int, last: str, trail: int) -> Search:
        """Find what was meant from ``start``, where a shift can begin, to where all is in step again.

        ``last`` is the true character before, ``trail`` the last byte before. Takes time and room in proportion to
        the damaged stretch, and reads at most ``LONGEST`` characters.
        """
        end = min(self._end, start + LONGEST)
        self._front = {start: {(None, last): Node(start, 0.0, 0.0, None, start, last, trail, None)}}
        while True:
            place = min(self._front)
            nodes = _survivors(self._front.pop(place))
            alone = len(nodes) == 1 and not self._front
            if place >= end or (alone and place > start and nodes[0].pending is None):
                return self._finish(nodes)
            for node in nodes:
                if node.pending is None:
                    self._go_on(node)
                else:
                    self._realign(node, node.pending)

    def _finish(self, nodes: list[Node]) -> Search:
        """Choose the best hypothesis; one that ends out of step loses half a character."""
        nodes = nodes + [n for later in self._front.values() for n in later.values()]
        best = max(nodes, key=lambda n: n.score - (0.0 if n.pending is None else CUT_SHORT))
        if best.pending is not None:
            lost = Written(REPLACEMENT, best.since, best.place, lost=True)
            best = Node(best.place, best.score, best.total, None, best.place, REPLACEMENT, 0, best, (lost,))
        return Search(tuple(_path(best)), round(min(1.0, exp(best.score - best.total)), 3))

    def _go_on(self, node: Node) -> None:
        """Take each step that an hypothesis in step can take."""
        raw, place = self._raw, node.place
        character = raw[place]
        reading = WHOLE.match(raw, place)
        if reading and self._removes(node, reading[1]):
            self._add(node, reading.end(), (), None, 0.0, node.trail, reading=True)
            return
        self._add(node, place + 1, (Written(character, place, place + 1),), None, 0.0, trail_byte(character))
        if character in LOST:
            self._straddle(node)
            self._cut(node)

    def _removes(self, node: Node, reading: str) -> bool:
        """Tell whether the reading was put in after the last character, or after a pair that ends in it."""
        if reads(node.last, reading):
            return True
        lead = node.before.trail if node.before else 0
        return bool(lead) and is_key(lead, node.last, reading)

    def _straddle(self, node: Node) -> None:
        """Begin a shift: the key was the last byte before and the first of the next true character."""
        rest = REST.match(self._raw, node.place + 1)
        if not rest or not node.trail:
            return
        for lead, character in with_lead(node.trail).items():
            if lead >= FIRST_LEAD and reads(character, rest[1]):
                self._add(node, rest.end(), (), lead, STRADDLE, 0, since=node.place)

    def _cut(self, node: Node) -> None:
        """Begin a shift: a cut before what looked like a mark left a first byte alone."""
        place = node.place
        pending = CUTS.get(self._raw[place + 1 : place + 2])
        if pending is None:
            return
        for character in with_trail(FULLWIDTH_LEAD).values():
            self._add(node, place + 2, (Written(character, place, place + 2),), pending, CUT, 0, since=place + 1)

    def _realign(self, node: Node, lead: int) -> None:
        """Take each step that an hypothesis out of step can take; ``lead`` waits for its second byte."""
        raw, place = self._raw, node.place
        character = raw[place]
        reading = WHOLE.match(raw, place)
        if reading and reads(raw[place - 1], reading[1]):
            self._add(node, reading.end(), (), lead, 0.0, 0, since=node.since)
            return
        if character in LOST:
            self._end_at_reading(node, lead)
            self._end_at_loss(node, lead)
            self._pass_unmapped(node, lead)
        if pair := encoding().get(character):
            self._shift_pair(node, lead, *pair)
        elif character == "€":
            self._close(node, lead, 0x80)
        else:
            self._shift_ascii(node, lead, ord(character))

    def _end_at_reading(self, node: Node, lead: int) -> None:
        """End a shift: the second byte and the opening bracket of a reading became one mark."""
        rest = REST.match(self._raw, node.place + 1)
        for character in with_lead(lead).values() if rest else ():
            if rest and reads(character, rest[1]):
                self._add(node, rest.end(), (Written(character, node.since, rest.end()),), None, SWALLOWED, 0)

    def _end_at_loss(self, node: Node, lead: int) -> None:
        """End a shift: the mark is a byte alone, or one with an ASCII character that nothing tells any more."""
        place = node.place
        after = self._raw[place + 1 : place + 2] if place + 1 < self._end else ""
        alone = not after or after in CUTS or (self._raw[place] == REPLACEMENT and after.isascii())
        lost = () if alone else (Written(REPLACEMENT, place, place + 1, lost=True),)
        for character in with_lead(lead).values():
            known = Written(character, node.since, place + 1, guessed=True)
            self._add(node, place + 1, (known, *lost), None, LONE if alone else LOST_ASCII, 0)

    def _pass_unmapped(self, node: Node, lead: int) -> None:
        """Stay out of step: the mark is a pair of bytes without a character."""
        for trail, pending in unmapped():
            if (character := with_lead(lead).get(trail)) and pending >= FIRST_LEAD:
                written = (Written(character, node.since, node.place + 1),)
                self._add(node, node.place + 1, written, pending, UNMAPPED, 0, since=node.place)

    def _shift_pair(self, node: Node, lead: int, first: int, second: int) -> None:
        """Take the first byte of a raw character to end a true one; the second begins the next, or is ASCII."""
        place = node.place
        character = with_lead(lead).get(first)
        if not character:
            return
        known = Written(character, node.since, place + 1)
        if second >= FIRST_LEAD:
            self._add(node, place + 1, (known,), second, 0.0, 0, since=place)
        else:
            alone = Written("€" if second == 0x80 else chr(second), place, place + 1)
            self._add(node, place + 1, (known, alone), None, 0.0, 0)

    def _shift_ascii(self, node: Node, lead: int, code: int) -> None:
        """Take a raw ASCII character for the second byte of a true one, or for a full-width one that was folded."""
        self._close(node, lead, code)
        character = with_lead(lead).get(FULLWIDTH_LEAD)
        if character and 0x21 <= code < 0x7F and chr(code) not in "()":
            written = (Written(character, node.since, node.place + 1),)
            self._add(node, node.place + 1, written, code + 0x80, WIDE, 0, since=node.place)

    def _close(self, node: Node, lead: int, trail: int) -> None:
        """End a shift: a single byte is the second one of a true character."""
        if character := with_lead(lead).get(trail):
            written = (Written(character, node.since, node.place + 1),)
            self._add(node, node.place + 1, written, None, 0.0, 0)

    def _add(  # noqa: PLR0913 - one call a step, read side by side
        self,
        node: Node,
        place: int,
        written: tuple[Written, ...],
        pending: int | None,
        cost: float,
        trail: int,
        *,
        since: int = 0,
        reading: bool = False,
    ) -> None:
        """Note that ``node`` leads to ``place``; of two ways to one state the better is kept."""
        gain, last = cost, node.last
        for one in written:
            gain += self._model.score(last, one.character)
            last = one.character
        score, total = node.score + gain, node.total + gain
        states = self._front.setdefault(place, {})
        rival = states.get((pending, last))
        if rival:
            total = _log_sum(total, rival.total)
            if rival.score >= score:
                rival.total = total
                return
        states[pending, last] = Node(place, score, total, pending, since, last, trail, node, written, reading)


def is_key(lead: int, character: str, reading: str) -> bool:
    """Tell whether a byte and an ASCII character make a pair that is read so: a key across two characters.

    >>> is_key(0x94, "_", "rǎo")
    True
    """
    if len(character) != 1 or not "@" <= character <= "~":
        return False
    pair = with_lead(lead).get(ord(character)) if lead >= FIRST_LEAD else None
    return pair is not None and reads(pair, reading)


def _survivors(states: dict[tuple[int | None, str], Node]) -> list[Node]:
    """Keep the best hypotheses, and the best one in step among them."""
    nodes = sorted(states.values(), key=lambda n: -n.score)
    return [n for n in nodes[:BEAM] if n.score >= nodes[0].score - MARGIN]


def _path(node: Node) -> list[Node]:
    """Give the steps that led to ``node``, first to last, without the start."""
    steps: list[Node] = []
    while node.before is not None:
        steps.append(node)
        node = node.before
    return steps[::-1]


def _log_sum(a: float, b: float) -> float:
    high, low = max(a, b), min(a, b)
    return high + log1p(exp(low - high))
