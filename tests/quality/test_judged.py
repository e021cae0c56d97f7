"""What was judged wrong stays away."""

from __future__ import annotations

from tests.quality.judged import judged, made


def test_there_are_verdicts_of_both_kinds() -> None:
    found = [verdict for verdict, _ in judged().values()]
    assert found.count("right") > 200
    assert found.count("wrong") > 100
    assert made() & set(judged())  # the keys of the file are the keys of the reader


def test_no_wrong_statement_comes_back() -> None:
    back = [key for key, (verdict, known) in judged().items() if verdict == "wrong" and not known and key in made()]
    assert not back, f"judged wrong, and made again: {back}"


def test_the_known_errors_are_still_made() -> None:
    """An error that was mended leaves the list, so that it may not return unseen."""
    mended = [key for key, (_, known) in judged().items() if known and key not in made()]
    assert not mended, f'mended: take `"known": true` from these lines of judged.jsonl: {mended}'
