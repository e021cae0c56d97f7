"""The cases of the view: statements like those of an argumentative article on Alipay and JD Technology."""

import csv
from pathlib import Path

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
def article():
    """About 60 entities and 80 statements."""
    return article_statements()


def found(sentence, words):
    start = sentence.find(words)
    return Span(start, start + len(words)) if start >= 0 else Span(0, 0)
