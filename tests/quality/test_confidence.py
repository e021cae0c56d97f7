"""What is surer is right more often; of the texts that the rules were tried on, four of five shown are right at least."""

from __future__ import annotations

from kg.extract import CUT, OPEN_CUT
from tests.quality.confidence import TRIED, shares, weighed

ENOUGH = 0.8


def test_what_is_shown_is_right() -> None:
    judged = weighed(TRIED)
    shown = [right for one, right in judged if one.confidence >= (CUT if one.predicate.property else OPEN_CUT)]
    assert len(shown) > 150
    assert sum(shown) / len(shown) >= ENOUGH
    open_ = [right for one, right in judged if not one.predicate.property and one.confidence >= OPEN_CUT]
    assert sum(open_) / len(open_) >= ENOUGH


def test_what_is_surer_is_right_more_often() -> None:
    (sure, all_sure), (_, _), (fair, all_fair), (_, _) = shares(weighed()).values()
    assert sure / all_sure >= fair / all_fair
