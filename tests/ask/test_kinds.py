"""Every kind of question, on a graph stated by hand."""

from pathlib import Path

import pytest

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "kinds.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_cases_are_many():
    assert len(CASES) >= 50
    assert {kind for _, kind, _ in CASES} >= {
        "who", "what", "where", "when", "how-much", "boolean", "why", "how", "condition", "consequence", "definition",
        "comparison", "opinion", "evidence", "document", "denial", "extreme",
    }  # fmt: skip


@pytest.mark.parametrize(("question", "kind", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_answers(asker, question, kind, wanted):
    answer = asker.answer(question)
    assert sorted(item.label for item in answer.answers) == sorted(filter(None, wanted.split("|")))
    assert answer.kind == kind
    if not answer.answers:
        assert answer.message.startswith("图中没有")
        assert answer.boolean is None


@pytest.mark.parametrize("question", [case[0] for case in CASES if case[2]])
def test_answers_are_proved_and_found_again(asker, store, question):
    answer = asker.answer(question)
    statements = {item.statement for item in answer.answers if item.statement}
    rows = store.query(answer.sparql).rows
    cells = {cell.value for row in rows for cell in row if cell is not None}
    assert statements <= cells
    for item in answer.answers:
        assert item.evidence or not item.statement
        for piece in item.evidence:
            assert piece.quote in "\n".join(
                found.object.value for found in store.match(None, None) if found.object.value == piece.quote
            )
