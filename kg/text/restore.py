"""Take out what a machine put into a text, and find what it broke: readings and byte shifts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Span
from kg.text.annotation import ANNOTATED, BRACKET, WHOLE, damaged_stretches
from kg.text.likelihood import CharacterModel
from kg.text.offsets import Aligned, Change, Draft
from kg.text.readings import reads
from kg.text.shift import LOST, SUSPECT, Searcher, is_key, trail_byte

if TYPE_CHECKING:
    from kg.text.shift import Search, Written

#: Where something may have to be done: a reading, a place where a shift can begin, a reading after an ASCII letter.
EVENT = re.compile(f"{ANNOTATED.pattern}|(?P<suspect>{SUSPECT.pattern})|[@-~](?={BRACKET})")
OWN = 200_000  #: so many characters of a stretch teach the model what the document talks about
QUOTES = {"“": "“”", "”": "“”", "‘": "‘’", "’": "‘’"}


def restore(raw: str) -> Aligned:
    """Undo the search-and-replace that put readings into a text, byte shifts included.

    >>> restore("當(dāng)互聯(lián)網(wǎng)時(shí)代").text
    '當互聯網時代'
    >>> restore("逮(dài)捕").text
    '逮(dài)捕'
    """
    stretches = damaged_stretches(raw)
    if not stretches:
        return Aligned.untouched(raw)
    draft = Draft(raw)
    changes: list[Change] = []
    for stretch in stretches:
        changes += Restorer(draft, stretch).run()
    draft.copy(len(raw))
    return draft.finish(tuple(changes))


class Restorer:
    """The restoring of one stretch of a text."""

    def __init__(self, draft: Draft, stretch: Span) -> None:
        """Prepare to write to ``draft`` what ``stretch`` of its raw text meant."""
        self._draft = draft
        self._raw = draft.raw
        self._stretch = stretch
        self._changes: list[Change] = []
        self._model: CharacterModel | None = None

    def run(self) -> list[Change]:
        """Write the stretch, and give what was changed in it."""
        draft = self._draft
        draft.copy(self._stretch.start)
        while event := EVENT.search(self._raw, draft.place, self._stretch.end):
            if event["suspect"]:
                draft.copy(event.start())
                self._search()
            else:
                draft.copy(event.start() + 1)
            self._drop_readings()
        draft.copy(self._stretch.end)
        return self._changes

    def _drop_readings(self) -> None:
        """Let the character just written stand for the readings after it, too, if they are readings of it."""
        place, character = self._draft.place, self._draft.last
        lead = trail_byte(self._raw[place - 2]) if place > 1 else 0
        end = place
        while reading := WHOLE.match(self._raw, end):
            if not reads(character, reading[1]) and not is_key(lead, character, reading[1]):
                break
            end = reading.end()
        if end > place:
            self._drop_reading(end)

    def _drop_reading(self, end: int) -> None:
        self._changes.append(Change(Span(self._draft.place - 1, end), "pinyin"))
        self._draft.absorb(end)

    def _search(self) -> None:
        """Search from here to where all is in step, and write what was found."""
        draft = self._draft
        line = re.compile("[\r\n]").search(self._raw, draft.place, self._stretch.end)
        searcher = Searcher(self._raw, line.start() if line else self._stretch.end, self._known_model())
        self._write(searcher.search(draft.place, draft.last, self._trail()))

    def _trail(self) -> int:
        """Give the byte before this place, as it was before readings were put in."""
        draft = self._draft
        return trail_byte(self._raw[draft.starts[-1]]) if len(draft.starts) else 0

    def _known_model(self) -> CharacterModel:
        if self._model is None:
            lines = self._stretch.of(self._raw)[:OWN].splitlines()
            sound = [ANNOTATED.sub(r"\1", line) for line in lines if not any(mark in line for mark in LOST)]
            self._model = CharacterModel("\n".join(sound))
        return self._model

    def _write(self, found: Search) -> None:
        """Write the steps of a search; steps out of step that follow each other are one change."""
        shift: Span | None = None
        for step in found.steps:
            if step.reading and not step.shifted:
                self._drop_reading(step.place)
            for one in step.written:
                self._put(one)
            self._draft.place = step.place
            if step.shifted:
                start = self._draft.place if step.before is None else step.before.place
                shift = Span(start, step.place) if shift is None else shift.hull(Span(start, step.place))
            if shift and step.pending is None:
                self._changes.append(Change(shift, "shift", found.certainty))
                shift = None

    def _put(self, one: Written) -> None:
        character = self._balanced(one.character) if one.guessed else one.character
        self._draft.put(character, one.start, one.end)
        if one.lost:
            self._changes.append(Change(Span(one.start, one.end), "lost"))

    def _balanced(self, character: str) -> str:
        """Give the quotation mark that is due, where the byte that tells opening from closing was lost."""
        pair = QUOTES.get(character)
        if not pair:
            return character
        line = "".join(self._draft.parts[-64:]).rpartition("\n")[2]
        return pair[line.count(pair[0]) > line.count(pair[1])]
