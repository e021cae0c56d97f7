"""Invent names, and put them into sentences: those written for kg, and copies of given ones."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import rjieba
from character_classes import name_parts

from kg.nlp.name_lists import known_names, surnames

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

_SLOT = re.compile(r"\{([A-Za-z])(\d?)\}")
_SENTENCES = Path(__file__).parent / "sentences.txt"
_PARTS = Path(__file__).parent / "parts.tsv"


def sentences_with_slots() -> Iterator[str]:
    """Give the sentences written for kg."""
    for line in _SENTENCES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _read_parts() -> dict[str, list[str]]:
    lines = _PARTS.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: parts.split(" ") for name, parts in rows}


class Inventor:
    """Invents names by chance, the same ones each time."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.parts = name_parts()
        self.lists = _read_parts()
        names = surnames()
        self.surnames = {
            kind: sorted(n for n, k in names.items() if k == kind) for kind in ("common", "word", "compound")
        }
        self.famous: dict[str, list[str]] = {}
        for name, kinds in sorted(known_names().items()):
            for kind in kinds:
                self.famous.setdefault(kind, []).append(name)

    def one(self, *of: str) -> str:
        """Choose one of some strings."""
        return self.chance.choice(of)

    def of(self, name: str) -> str:
        """Choose one of the parts written for kg."""
        return self.chance.choice(self.lists[name])

    def part(self, name: str) -> str:
        """Choose one of the characters or words that are apt in names."""
        return self.chance.choice(self.parts[name])

    # Kinds

    def person(self) -> str:
        """Name a Chinese person."""
        draw = self.chance.random()
        kind = "common" if draw < 0.8 else "word" if draw < 0.93 else "compound"
        family = self.of("frequent") if draw < 0.6 else self.chance.choice(self.surnames[kind])
        draw = self.chance.random()
        if draw < 0.22:
            return family + self.part("last")
        if draw < 0.3:
            return family + self.one("某", "某某", "某")
        return family + self.part("first") + self.part("last")

    def foreigner(self) -> str:
        """Name a foreigner in Chinese characters."""
        draw = self.chance.random()
        if draw < 0.35:
            return self.chance.choice(self.famous["part"])
        if draw < 0.5:
            return self.part("nrt")
        if draw < 0.7:
            return self.sounds(3, 4)
        return f"{self.chance.choice(self.famous['part'])}·{self.sounds(2, 4)}"

    def sounds(self, least: int, most: int) -> str:
        """Give characters as a transliteration has them."""
        return "".join(self.part("usual") for _ in range(self.chance.randint(least, most)))

    def stem(self) -> str:
        """Give what a place or body may be called before its ending."""
        draw = self.chance.random()
        if draw < 0.55:
            return self.part("place") + self.part("place")
        return self.sounds(2, 3) if draw < 0.65 else self.famous_place()

    def famous_place(self) -> str:
        """Give a well-known place with a short name."""
        return self.chance.choice([one for one in self.famous["Place"] if 2 <= len(one) <= 3])

    def brand(self) -> str:
        """Name a brand."""
        draw = self.chance.random()
        if draw < 0.75:
            return self.of("brands") + self.of("brands")
        return self.of("brands") + self.of("brands") + self.of("brands") if draw < 0.85 else self.stem()

    def place(self) -> str:
        """Name a place."""
        draw = self.chance.random()
        if draw < 0.35:
            return self.chance.choice(self.famous["Place"])
        if draw < 0.5:
            return self.part("ns")
        stem = self.part("place") + self.part("place")
        return stem if draw < 0.6 else stem + self.of("areas")

    def nature(self) -> str:
        """Name a river or a bridge; one in four begins like a personal name."""
        head = self.of("frequent") if self.chance.random() < 0.25 else self.part("place")
        return head + (self.part("place") if self.chance.random() < 0.6 else "") + self.of("natures")

    def company(self) -> str:
        """Name a company as the news does."""
        draw = self.chance.random()
        if draw < 0.15:
            return self.chance.choice(self.famous["Company"])
        return self.brand() if draw < 0.25 else self.brand() + self.of("trades")

    def full_company(self) -> str:
        """Name a company as its register does."""
        head = self.stem() if self.chance.random() < 0.6 else ""
        return head + self.brand() + self.of("fields") + self.of("forms")

    # Sentences

    def filled(self, line: str) -> dict:
        """Give a sentence with names in its slots, and where they stand."""
        made: dict[str, str] = {}
        text, spans, place = "", [], 0
        for slot in _SLOT.finditer(line):
            text += line[place : slot.start()]
            place = slot.end()
            letter = slot[1]
            name = made.setdefault(slot[0], self.slot(letter))
            if letter in _TYPES and not (letter == "M" and line[slot.start() - 1] == "《"):
                spans.append([len(text), len(text) + len(name), _TYPES[letter]])
            text += name
        return {"text": text + line[place:], "spans": spans}

    def slot(self, letter: str) -> str:
        """Give a name for a slot; the letters are explained in ``sentences.txt``."""
        short: dict[str, Callable[[], str]] = {
            "P": self.person, "F": self.foreigner, "C": self.company, "K": self.full_company, "L": self.place,
            "B": lambda: self.stem() + self.of("banks"), "U": lambda: self.stem() + self.of("schools"),
            "G": lambda: self.stem() + self.of("governs"), "T": lambda: self.stem() + self.of("teams"),
            "M": lambda: self.stem() + self.of("press"), "X": lambda: self.stem() + self.of("institutes"),
            "N": self.nature,
            "r": lambda: self.of("roles"), "e": lambda: self.of("expertise"),
            "f": lambda: self.one("John Miller", "A. Costa", "Ivan Petrov"),
        }  # fmt: skip
        return short[letter]()

    def renamed(self, sentence: dict) -> dict:
        """Give a copy of a sentence with other names of the same kinds; some stay."""
        text, spans, place = "", [], 0
        made: dict[tuple[str, str], str] = {}
        for start, end, kind in sorted(sentence["spans"]):
            if start < place:
                continue
            old = sentence["text"][start:end]
            new = made.setdefault((old, kind), self.other(old, kind))
            text += sentence["text"][place:start]
            spans.append([len(text), len(text) + len(new), kind])
            text += new
            place = end
        return {"text": text + sentence["text"][place:], "spans": spans}

    def other(self, old: str, kind: str) -> str:
        """Give another name of the same kind, often with the same ending; or the same one."""
        if len(old) < 2 or old.isascii():
            return old
        if kind == "PER":
            return self.other_person(old)
        draw = self.chance.random()
        if kind == "LOC":
            ending = next((one for one in self.lists["places"] if old.endswith(one) and len(old) > len(one) + 1), "")
            if ending:
                return self.stem() + ending if draw < 0.5 else old
            return old if draw < 0.5 else self.part("ns") if draw < 0.7 else self.chance.choice(self.famous["Place"])
        ending = next((one for one in self.lists["bodies"] if old.endswith(one) and len(old) > len(one) + 1), "")
        if not ending:
            return old if draw < 0.6 else self.chance.choice(self.famous["Organisation"] + self.famous["Company"])
        inner = rjieba.cut(old.removesuffix(ending))
        return self.stem() + "".join(inner[1:]) + ending

    def other_person(self, old: str) -> str:
        """Give another person, foreign where the old one seems so."""
        if not re.fullmatch("[\u3400-\u9fff·]+", old):
            return old
        if "·" in old:
            return f"{self.sounds(2, 4)}·{self.sounds(2, 4)}"
        if len(old) <= 3 and old[0] in surnames():
            return self.person()
        return self.foreigner() if len(old) >= 3 else old


_TYPES = dict.fromkeys("PF", "PER") | dict.fromkeys("CKBUGTMX", "ORG") | dict.fromkeys("LN", "LOC")
