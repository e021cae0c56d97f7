"""The cases of the view: statements like those of an argumentative article on Alipay and JD Technology."""

import csv
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest

from kg.model import Entity, Evidence, Modality, Polarity, Predicate, Span, Statement, Value

CASES = Path(__file__).parent / "cases"
DOCUMENT = "https://example.org/doc/article"


def rows(name):
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return list(
        csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    )


def article_statements():
    kinds = dict(rows("kinds.tsv"))
    nested = {
        f"#{key}": Statement(
            Entity(subject, kinds[subject]),
            Predicate(label, name),
            Entity(thing, kinds[thing]),
            modality=Modality.HYPOTHETICAL,
            words=words,
        )
        for key, words, subject, label, name, thing in rows("nested.tsv")
    }

    def end(words):
        if words.startswith("="):
            return Value(words[1:], words[1:], "gYearMonth")
        return nested.get(words) or Entity(words, kinds[words])

    table = rows("statements.tsv")
    made = {}
    pending = list(table)
    while pending:
        row = pending.pop(0)
        conditions = row[8].split() if len(row) > 8 else []
        if any(key not in made for key in conditions):
            pending.append(row)
            continue
        made[row[0]] = statement(row, end, [made[key] for key in conditions], table.index(row))
    return [made[row[0]] for row in table]


def statement(row, end, conditions, place):
    key, subject, label, name, thing, polarity, modality, holder, _, confidence, sentence = row
    raw = sentence.replace("，", ",")
    start = 100 * place
    marks = tuple(found(sentence, words) for words in (subject, label, thing or "\N{NULL}"))
    return Statement(
        end(subject),
        Predicate(label, name or None),
        end(thing) if thing else None,
        Polarity(polarity),
        Modality(modality),
        tuple(conditions),
        Entity(holder) if holder else None,
        float(confidence),
        (Evidence(DOCUMENT, Span(start, start + len(raw)), raw, f"case-{key}", sentence, (), marks),),
    )


@pytest.fixture(scope="session")
def statements():
    """About 60 entities and 80 statements."""
    return article_statements()


def found(sentence, words):
    start = sentence.find(words)
    return Span(start, start + len(words)) if start >= 0 else Span(0, 0)


@pytest.fixture(scope="session")
def darkness():
    """Give what reads a PNG: for each pixel how far it is from white, 0 to 255."""
    return darkness_of


def darkness_of(data):
    """Give for each pixel how far it is from white, 0 to 255."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    chunks, at = {}, 8
    while at < len(data):
        length, kind = struct.unpack_from(">L4s", data, at)
        chunks[kind] = chunks.get(kind, b"") + data[at + 8 : at + 8 + length]
        at += 12 + length
    width, height, depth, colour = struct.unpack_from(">LLBB", chunks[b"IHDR"])
    assert (depth, colour) == (8, 6), "eight bits each of red, green, blue and alpha"
    raw = np.frombuffer(zlib.decompress(chunks[b"IDAT"]), np.uint8).reshape(height, 1 + 4 * width)
    rows, above = [], np.zeros(4 * width, np.uint8)
    for row in raw:
        above = unfiltered(row[0], row[1:], above)
        rows.append(above)
    pixels = np.array(rows).reshape(height, width, 4).astype(int)
    return 255 - (pixels[..., :3].mean(axis=2) * pixels[..., 3] / 255 + 255 - pixels[..., 3])


def unfiltered(kind, row, above):
    """Undo the filter of one row, as the PNG specification names them: none, sub, up, average, Paeth."""
    if kind == 0:
        return row.copy()
    if kind == 2:
        return row + above
    out = np.zeros(len(row) + 4, np.uint8)
    left_above = np.concatenate((np.zeros(4, np.uint8), above)).astype(int)
    for at, value in enumerate(row.astype(int)):
        a, b, c = int(out[at]), left_above[at + 4], left_above[at]
        guess = {1: a, 3: (a + b) // 2}.get(int(kind))
        if guess is None:
            guess = min((abs(b - c), 0, a), (abs(a - c), 1, b), (abs(a + b - 2 * c), 2, c))[2]
        out[at + 4] = (value + guess) & 0xFF
    return out[4:]
