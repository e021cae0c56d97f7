"""Take out what a machine put into a text, and find what it broke: readings and byte shifts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Span
from kg.text.annotation import ANNOTATED, BRACKET, WHOLE, damaged_stretches
from kg.text.gbk import trail_byte
from kg.text.likelihood import CharacterModel
from kg.text.offsets import Aligned, Change, Draft
from kg.text.search import Searcher
from kg.text.shift import LOST, SUSPECT, State, is_reading

if TYPE_CHECKING:
    from kg.text.search import Search
    from kg.text.shift import Written

#: Where something may have to be done: a reading, a place where a shift can begin, a reading after an ASCII letter.
EVENT = re.compile(f"{ANNOTATED.pattern}|(?P<suspect>{SUSPECT.pattern})|[@-~](?={BRACKET})")
SENTENCE = re.compile("[\r\n。]")
BREAK = re.compile("[\r\n]")
OWN = 200_000  #: so many characters of a stretch teach the model what the document talks about
DOUBT = 0.1  #: how surely something was swallowed where a byte stands alone before a mark or the end of a line
EFFORT, EFFORT_EACH = 2_000_000, 5  #: moves that all searches may weigh, and so many more for each raw character


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
    effort = EFFORT + EFFORT_EACH * len(raw)
    changes: list[Change] = []
    for stretch in stretches:
        restorer = Restorer(draft, stretch, effort)
        changes += restorer.run()
        effort -= restorer.effort
    draft.copy(len(raw))
    notes = ("repair gave up some byte shifts: too much of the text is damaged",) if effort < 0 else ()
    return draft.finish(tuple(changes), notes)


class Restorer:
    """The restoring of one stretch of a text."""

    def __init__(self, draft: Draft, stretch: Span, effort: int) -> None:
        """Prepare to write to ``draft`` what ``stretch`` of its raw text meant, with so many moves at most."""
        self._draft = draft
        self._raw = draft.raw
        self._stretch = stretch
        self._limit = effort
        self._changes: list[Change] = []
        self._searcher: Searcher | None = None
        self._line_end = 0  #: of the line of the latest search
        self._found_trail = (0, 0)  #: how much was written when a search ended, and the byte it ended with

    @property
    def effort(self) -> int:
        """Give the moves that the searches weighed."""
        return self._searcher.effort if self._searcher else 0

    def run(self) -> list[Change]:
        """Write the stretch, and give what was changed in it."""
        draft = self._draft
        draft.copy(self._stretch.start)
        while event := EVENT.search(self._raw, draft.place, self._stretch.end):
            if event["suspect"] and self.effort <= self._limit:
                draft.copy(event.start())
                self._search()
            else:
                draft.copy(event.start() + 1)
            self._drop_readings()
        draft.copy(self._stretch.end)
        return self._changes

    def _drop_readings(self) -> None:
        """Let the character just written stand for the readings after it, too, if they are readings of it."""
        draft, place = self._draft, self._draft.place
        end = place
        while reading := WHOLE.match(self._raw, end, self._stretch.end):
            if not is_reading(reading[1] + reading[2], draft.last, self._raw[max(0, place - 2) : place]):
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
        if draft.place >= self._line_end:
            line = BREAK.search(self._raw, draft.place, self._stretch.end)
            self._line_end = line.start() if line else self._stretch.end
        trail, quoted = self._trail(), self._is_quoted()
        state = State(self._raw, self._line_end, draft.place, draft.last, trail, draft.place, quoted)
        if self._searcher is None:
            self._searcher = Searcher(self._raw, CharacterModel(self._sound_parts()))
        self._write(self._searcher.search(state))

    def _trail(self) -> int:
        """Give the byte before this place, as it was before readings were put in."""
        written = self._draft.starts
        if self._found_trail[0] == len(written):
            return self._found_trail[1]
        return trail_byte(self._raw[written[-1]]) if len(written) else 0

    def _is_quoted(self) -> bool:
        """Tell whether a quotation is open here, as far as the last pieces of the line tell."""
        line = "".join(self._draft.parts[-64:]).rpartition("\n")[2]
        return line.rfind("“") > line.rfind("”")

    def _sound_parts(self) -> str:
        """Give the sentences that hold no shift, without their readings."""
        start, end = self._stretch.start, self._stretch.end
        parts = SENTENCE.split(self._raw[start : min(end, start + OWN)])
        return "\n".join(ANNOTATED.sub(r"\1", part) for part in parts if not any(mark in part for mark in LOST))

    def _write(self, found: Search) -> None:
        """Write the steps of a search; steps out of step that follow each other are one change."""
        start: int | None = None
        for step in found.steps:
            move = step.move
            if step.shifted and start is None:
                start = self._draft.place
            if move.reading and not step.shifted:
                self._drop_reading(move.place)
            for one in move.written:
                self._put(one)
            self._draft.place = move.place
            if start is not None and move.pending is None:
                self._changes.append(Change(Span(start, move.place), "shift", found.certainty))
                start = None
        self._found_trail = (len(self._draft.starts), found.steps[-1].move.trail)

    def _put(self, one: Written) -> None:
        self._draft.put(one.character, one.start, one.end)
        if one.lost or one.doubtful:
            self._changes.append(Change(Span(one.end - 1, one.end), "lost", 1.0 if one.lost else DOUBT))
