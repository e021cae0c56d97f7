"""The damage that repair undoes, done on purpose: readings put in by a search-and-replace over GBK bytes.

This runs the other way round and knows nothing of how repair works: it is what the tests compare against.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import opencc
from pypinyin.constants import PINYIN_DICT

CASES = Path(__file__).parent / "cases"
FULLWIDTH = {code + 0xFEE0: code for code in range(0x21, 0x7F)}


@dataclass(frozen=True, slots=True)
class Machine:
    """One way of damaging a text, as seen on pages."""

    share: float = 0.6  #: of all characters that may be keys
    cuts: tuple[str, ...] = ("？", "；", "！")  #: where the bytes are cut before they are decoded
    keeps_ascii: bool = False  #: whether a first byte before ASCII is read as one mark alone
    mark: str = "?"  #: what stands for bytes that cannot be read
    folds: bool = True  #: whether full-width ASCII is folded afterwards

    def damage(self, text: str, rng: random.Random) -> tuple[str, str]:
        """Give the damaged text, and the text as it was just before."""
        truth = to_traditional(text)
        keys = {key: reading for key, reading in key_readings().items() if rng.random() < self.share}
        raw = self.run(truth, keys, rng)
        return (raw, fold(truth)) if self.folds else (raw, truth)

    def run(self, truth: str, keys: dict[str, str], rng: random.Random) -> str:
        """Damage a text by a given list of keys, in any order."""
        data = truth.encode("gb18030")
        order = sorted(keys)
        rng.shuffle(order)
        for key in order:
            if (pair := key.encode("gb18030")) in data:
                data = data.replace(pair, pair + f"({keys[key]})".encode("gb18030"))
        cuts = b"|".join(re.escape(cut.encode("gb18030")) for cut in self.cuts)
        pieces = re.split(b"(" + cuts + b")", data) if cuts else [data]
        raw = "".join(self.decode(piece) for piece in pieces)
        return fold(raw) if self.folds else raw

    def decode(self, data: bytes) -> str:
        """Decode as code page 936 does."""
        codec = "gb18030" if self.keeps_ascii else "gbk"  # a browser, or Windows
        found, place = [], 0
        while place < len(data):
            lead, pair = data[place], data[place : place + 2]
            if lead < 0x80:
                found.append(chr(lead))
                place += 1
            elif lead in (0x80, 0xFF):
                found.append("€" if lead == 0x80 else self.mark)
                place += 1
            elif len(pair) < 2 or pair[1] == 0x0A or (pair[1] < 0x40 and self.keeps_ascii):
                found.append(self.mark)
                place += 1
            else:
                found.append(decode_pair(pair, codec) or self.mark)
                place += 2
        return "".join(found)


def decode_pair(pair: bytes, codec: str) -> str:
    """Give the character of two bytes, or nothing; ``gbk`` has none for pairs that no one assigned."""
    lead, trail = pair
    if trail < 0x40 or trail in (0x7F, 0xFF):
        return ""
    of_users = (trail >= 0xA1 and (0xAA <= lead <= 0xAF or lead >= 0xF8)) or (0xA1 <= lead <= 0xA7 and trail <= 0xA0)
    try:
        return pair.decode("gb18030" if of_users else codec)
    except UnicodeDecodeError:
        return ""


def fold(text: str) -> str:
    """Write full-width ASCII as ASCII."""
    return text.translate(FULLWIDTH)


def unfold(text: str) -> str:
    """Write the marks beside Chinese characters full-width, as they were before folding."""
    beside = r"(?<=[\u3400-\u9fff」”])[,?:()!;]|[(](?=[\u3400-\u9fff])|(?<=[A-Z]),"
    return re.sub(beside, lambda m: chr(ord(m[0]) + 0xFEE0), text)


@cache
def to_traditional_character(character: str) -> str:
    """Give the traditional form by a table of one to one, which leaves 后 and 里 as they are."""
    if not "\u3400" <= character <= "\u9fff":
        return character
    if character == "着":
        return "著"
    try:
        character.encode("big5")
    except UnicodeEncodeError:
        traditional = _to_traditional().convert(character)
        return traditional if len(traditional) == 1 and _in_gbk(traditional) else character
    return character


def to_traditional(text: str) -> str:
    """Write a text in traditional characters, one for one."""
    return "".join(map(to_traditional_character, text))


@cache
def _to_traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


def _in_gbk(character: str) -> bool:
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


@cache
def key_readings() -> dict[str, str]:
    """Give the reading of each character that such a machine may have on its list: the traditional-only ones."""
    found = {}
    for code, readings in PINYIN_DICT.items():
        character, reading = chr(code), readings.split(",")[0]
        if not "\u4e00" <= character <= "\u9fff" or not _in_gbk(character) or not _in_gbk(reading):
            continue
        try:
            character.encode("gb2312")
        except UnicodeEncodeError:
            if _to_simplified().convert(character) != character:
                found[character] = reading
    return found


@cache
def _to_simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def clean_lines() -> list[str]:
    """Give the lines of all clean cases."""
    files = sorted((CASES / "clean").glob("*.txt"))
    return [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
