"""Print the table of `tests/quality/README.md`: ``python -m tests.quality.report``."""

from __future__ import annotations

import sys

from tests.quality.judged import verdicts
from tests.quality.reading import ARTICLES, HERE, SEED, statements
from tests.quality.scoring import Score, read_facts, score


def table() -> list[str]:
    """Give the rows: article, statements, and the shares of facts found."""
    rows = [
        "| article | statements | facts | found | core found | negated found | modality agrees | gold share |",
        "|---|---|---|---|---|---|---|---|",
    ]
    rows.append(_row("the seed (half of its lines)", score(statements(SEED), read_facts(HERE / "seed.facts.jsonl"))))
    rows += [
        _row(path.stem, score(statements(path), read_facts(path.with_suffix(".facts.jsonl")))) for path in ARTICLES
    ]
    found = verdicts()
    rows += [
        "",
        f"Of the statements made now, {found.total()} were judged: {found['right']} right, {found['wrong']} wrong.",
    ]
    return rows


def _row(name: str, one: Score) -> str:
    def share(part: int, whole: int) -> str:
        return f"{part}/{whole} = {part / whole:.2f}" if whole else "none"

    cells = [name, str(one.statements), str(one.facts), share(one.found, one.facts), share(one.core_found, one.core)]
    cells += [share(one.negated_found, one.negated), share(one.modality, one.found), share(one.found, one.statements)]
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.stdout.write("\n".join(table()) + "\n")
