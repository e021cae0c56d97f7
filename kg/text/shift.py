"""Byte shifts: where a lost or inserted byte put the decoder out of step with the characters.

A search-and-replace over GBK bytes hit a pair of bytes that belongs to two characters, or a cut fell between the two
bytes of one. From there the decoder read the second byte of each character with the first byte of the next, until
something of one byte put it in step again. This module tells, for one place in the raw text, what may have been meant
there: the moves of ``kg.text.search``.

A byte that was swallowed and stood for itself (a digit, a blank, a bracket) cannot be known: it is written as the
replacement character, never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kg.text.annotation import PINYIN, WHOLE
from kg.text.gbk import FULLWIDTH_LEAD, LEADS, encoding, trail_byte, unmapped, with_lead, with_trail
from kg.text.readings import readers_of, reads

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
LOST = f"?{REPLACEMENT}"  #: what a decoder writes for bytes it cannot read
CUTS = {mark: ord(mark) % 0xFEE0 + 0x80 for mark in "?？;；!！:：,，"}  #: with the second byte of the full-width form
REST = re.compile(f"[(（]?({PINYIN})[)）]")  #: what is left of a reading whose opening bracket was swallowed
LOST_REST = re.compile(f"[{LOST}]{REST.pattern}")
SUSPECT = re.compile(f"[{LOST}](?={REST.pattern}|[{re.escape(''.join(CUTS))}])")  #: where a shift can begin

# How unlikely each event is, as a logarithm. An unknown byte costs nothing: it follows from the character.
STRADDLE, CUT, SWALLOWED, LONE, WIDE, LOST_ASCII, UNMAPPED = -1.0, -3.0, -0.5, -1.0, -1.0, -5.0, -6.0


class Written(NamedTuple):
    """A character that was meant, and the raw stretch it comes from."""

    character: str
    start: int
    end: int
    lost: bool = False  #: stands for a swallowed ASCII character
    doubtful: bool = False  #: something after it may have been swallowed


class Move(NamedTuple):
    """One thing that may have happened at a place in the raw text."""

    place: int  #: how far it reads
    written: tuple[Written, ...] = ()
    pending: int | None = None  #: first byte of the next true character; None where the decoder is in step
    since: int = 0  #: the raw character that holds it
    trail: int = 0  #: second byte of the last character read, 0 where that is none
    cost: float = 0.0
    reading: bool = False  #: removes a whole bracketed reading


@dataclass(frozen=True, slots=True)
class State:
    """Where one hypothesis stands."""

    raw: str
    end: int  #: of the line
    place: int
    last: str  #: the last true character
    trail: int
    since: int
    quoted: bool  #: whether a quotation is open

    @property
    def character(self) -> str:
        """Give the raw character at this place."""
        return self.raw[self.place]

    def reading(self, *, in_step: bool) -> re.Match[str] | None:
        """Give the bracketed reading here, if it was put in after what is before."""
        found = WHOLE.match(self.raw, self.place)
        before = self.raw[max(0, self.place - 2) : self.place]
        return found if found and is_reading(found[1] + found[2], self.last if in_step else "", before) else None


def go_on(state: State) -> Iterator[Move]:
    """Give what may have happened where the decoder is in step."""
    if reading := state.reading(in_step=True):
        yield Move(reading.end(), trail=state.trail, reading=True)
        return
    place, character = state.place, state.character
    yield Move(place + 1, (Written(character, place, place + 1),), trail=trail_byte(character))
    if character in LOST:
        yield from _straddle(state)
        yield from _cut(state)


def realign(state: State, lead: int) -> Iterator[Move]:
    """Give what may have happened where the first byte ``lead`` of a character waits for its second one."""
    if reading := state.reading(in_step=False):
        yield Move(reading.end(), pending=lead, since=state.since)
        return
    character = state.character
    if character in LOST:
        yield from _end_at_reading(state, lead)
        yield from _end_at_loss(state, lead)
        yield from _pass_unmapped(state, lead)
    if pair := encoding().get(character):
        yield from _shift_pair(state, lead, *pair)
    if character == "€":
        yield from _close(state, lead, 0x80)
    if character.isascii():
        yield from _shift_ascii(state, lead, ord(character))


def is_reading(reading: str, character: str, before: str) -> bool:
    """Tell whether a bracketed reading was put in where it stands.

    It belongs to the true ``character`` before it, or to the raw one (the end of ``before``), or to a pair of bytes
    of which the second reads as ASCII: then ``before`` ends in the raw character with the first, and that.

    >>> is_reading("dāng", "當", "當"), is_reading("rǎo", "_", "謹_"), is_reading("dāng", "天", "天")
    (True, True, False)
    """
    if reads(character, reading) or reads(before[-1:], reading):
        return True
    if len(before) < 2 or not "@" <= before[-1] <= "~":
        return False
    pair = with_lead(trail_byte(before[0])).get(ord(before[-1]))
    return pair is not None and reads(pair, reading)


def _straddle(state: State) -> Iterator[Move]:
    """Begin a shift: the key was the last byte before and the first of the next true character."""
    rest = REST.match(state.raw, state.place + 1)
    for lead, character in with_lead(state.trail).items() if rest and state.trail else ():
        if rest and lead in LEADS and reads(character, rest[1]):
            yield Move(rest.end(), pending=lead, since=state.place, cost=STRADDLE)


def _cut(state: State) -> Iterator[Move]:
    """Begin a shift: a cut before what looked like a mark left a first byte alone."""
    place = state.place
    pending = CUTS.get(state.raw[place + 1 : place + 2])
    for character in with_trail(FULLWIDTH_LEAD).values() if pending else ():
        yield Move(place + 2, (Written(character, place, place + 2),), pending, place + 1, cost=CUT)


def _end_at_reading(state: State, lead: int) -> Iterator[Move]:
    """End a shift: the second byte and the opening bracket of a reading became one mark."""
    rest = REST.match(state.raw, state.place + 1)
    for trail, character in with_lead(lead).items() if rest else ():
        if rest and reads(character, rest[1]):
            yield Move(rest.end(), (Written(character, state.since, rest.end()),), trail=trail, cost=SWALLOWED)


def _end_at_loss(state: State, lead: int) -> Iterator[Move]:
    """End a shift: the mark is a byte alone, or one with an ASCII character that nothing tells any more."""
    place = state.place
    after = state.raw[place + 1 : place + 2] if place + 1 < state.end else ""
    kept = state.character == REPLACEMENT and after.isascii()
    numbers = after in CUTS and state.raw[place + 2 : place + 3].isdigit()  # 1,000 without its 1
    alone = kept or not after or (after in CUTS and not numbers)
    lost = () if alone else (Written(REPLACEMENT, place, place + 1, lost=True),)
    unfit = "“‘" if state.quoted else "”’"  # the byte that tells opening from closing is lost
    for character in with_lead(lead).values():
        if character not in unfit:
            known = Written(character, state.since, place + 1, doubtful=alone and not kept)
            yield Move(place + 1, (known, *lost), cost=LONE if alone else LOST_ASCII)


def _pass_unmapped(state: State, lead: int) -> Iterator[Move]:
    """Stay out of step: the mark is a pair of bytes without a character."""
    place = state.place
    rest = LOST_REST.match(state.raw, place + 1)
    leads: Container[int] = _leads_of(rest[1]) if rest else LEADS
    for trail, pending in unmapped():
        if pending in leads and (character := with_lead(lead).get(trail)):
            yield Move(place + 1, (Written(character, state.since, place + 1),), pending, place, cost=UNMAPPED)


def _shift_pair(state: State, lead: int, first: int, second: int) -> Iterator[Move]:
    """Let the first byte of a raw character end a true one; the second begins the next, or is ASCII."""
    place = state.place
    if character := with_lead(lead).get(first):
        known = Written(character, state.since, place + 1)
        if second in LEADS:
            yield Move(place + 1, (known,), second, place)
        else:
            alone = Written("€" if second == 0x80 else chr(second), place, place + 1)
            yield Move(place + 1, (known, alone))


def _shift_ascii(state: State, lead: int, code: int) -> Iterator[Move]:
    """Let a raw ASCII character be the second byte of a true one, or a full-width one that was folded."""
    yield from _close(state, lead, code)
    character = with_lead(lead).get(FULLWIDTH_LEAD)
    if character and 0x21 <= code < 0x7F and chr(code) not in "()":
        place = state.place
        yield Move(place + 1, (Written(character, state.since, place + 1),), code + 0x80, place, cost=WIDE)


def _close(state: State, lead: int, trail: int) -> Iterator[Move]:
    """End a shift: a single byte is the second one of a true character."""
    if character := with_lead(lead).get(trail):
        yield Move(state.place + 1, (Written(character, state.since, state.place + 1),), trail=trail)


@cache
def _leads_of(reading: str) -> frozenset[int]:
    """Give the first bytes of the characters that are read so."""
    return frozenset(pair[0] for character in readers_of(reading) if (pair := encoding().get(character)))
