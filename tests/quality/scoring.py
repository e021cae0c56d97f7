"""Compare statements with the facts that a reader wrote down.

A gold fact gives several labels for each end, since careful readers name a thing differently; a statement meets it
where an end of each agrees, the predicate agrees in name or in words, and the polarity is the same.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.model import Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from kg.model import Statement

_FILLERS = frozenset("以为将把被由于在向与和跟同对的了着过是成看作到之所并不没有无法而则也还都就才")
_BEFORE = ("这样一种", "一个", "一种", "一项", "这个", "这种", "该", "其", "所谓的")
_NEAR = 0.6  # share of the longer label that the shorter must make up where it lies within
_ALIKE = 0.8  # agreement of pairs of characters from which labels are one
_KINDRED = (
    {"regardedAs", "hasBasis", "aimsAt", "hasLifeline", "definedAs", "isA", "takesFor", "isMerely"},
    {"dominatedBy", "hasBasis", "hasLifeline"},
    {"requires", "enables", "dependsOn"},
    {"pursues", "aimsAt", "focusesOn"},
    {"has", "hasPart", "hasProperty"},
    {"causes", "enables"},
    {"integratesWith", "cooperatesWith"},
    {"differsFrom", "betterThan"},
    {"isA", "hasRole", "hasProperty"},
    {"enters", "engagesIn"},
    {"gains", "gains/finds", "finds", "has"},
)
_OPPOSITES = (
    "founds founder|acquires acquiredBy|replacedBy replaces|author wrote|ownedBy owns|partOf hasPart|builtBy builds|"
    "causes hasCause|teacher student|subsidiaryOf hasSubsidiary"
)
_OPPOSITE = {frozenset(pair.split()) for pair in _OPPOSITES.split("|")}


@dataclass(frozen=True, slots=True)
class Score:
    """How far statements and facts agree."""

    statements: int
    facts: int
    found: int
    core: int
    core_found: int
    negated: int
    negated_found: int
    modality: int  #: of the found, how many with the same modality

    @property
    def recall(self) -> float:
        """Give the share of the facts that were found."""
        return self.found / max(1, self.facts)

    @property
    def share(self) -> float:
        """Give the share of the statements that some fact confirms: a lower bound of precision."""
        return self.found / max(1, self.statements)


def read_facts(path: Path) -> list[dict[str, Any]]:
    """Read a gold file: one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def score(statements: Sequence[Statement], facts: Iterable[dict[str, Any]]) -> Score:
    """Match each fact with at most one statement, each statement with at most one fact."""
    facts = list(facts)
    free = dict(enumerate(statements))
    met: list[int] = []
    modality = 0
    for place, fact in enumerate(facts):
        hit = next((k for k, one in free.items() if meets(one, fact)), None)
        if hit is None:
            continue
        wanted = {"generic-opinion": "reported"}.get(fact["mod"], fact["mod"])
        modality += free.pop(hit).modality.value == wanted
        met.append(place)
    core = {k for k, fact in enumerate(facts) if fact.get("core")}
    negated = {k for k, fact in enumerate(facts) if fact["pol"] == "neg"}
    hits = set(met)
    return Score(
        len(statements), len(facts), len(met), len(core), len(core & hits), len(negated), len(negated & hits), modality
    )


def meets(one: Statement, fact: dict[str, Any]) -> bool:
    """Tell whether a statement says what a fact says."""
    if (one.polarity is Polarity.NEGATIVE) != (fact["pol"] == "neg"):
        return False
    first, second = one.subject.label, one.object.label if one.object is not None else ""
    name, wanted = one.predicate.property or "", fact["rel"]
    ends = alike(first, fact["s"]) and (not fact["o"] or alike(second, fact["o"]))
    if ends and (_related(name, wanted) or _worded(one.predicate.label, fact["p"])):
        return True
    turned = frozenset((name, wanted)) in _OPPOSITE
    return bool(turned and fact["o"]) and alike(second, fact["s"]) and alike(first, fact["o"])


def _related(name: str, wanted: str) -> bool:
    return bool(name) and (name == wanted or any(name in group and wanted in group for group in _KINDRED))


def _worded(label: str, accepted: list[str]) -> bool:
    ours = _bare(label)
    return bool(ours) and any(
        ours == _bare(other)
        or (len(ours) > 1 and ours in _bare(other))
        or (len(_bare(other)) > 1 and _bare(other) in ours)
        for other in accepted
    )


def _bare(words: str) -> str:
    folded = _folded(words)
    return "".join(c for c in folded if c not in _FILLERS) or folded


def _folded(words: str) -> str:
    shown = unicodedata.normalize("NFKC", words).casefold()
    return "".join(c for c in shown if unicodedata.category(c)[0] in "LN")


def _trimmed(label: str) -> str:
    shown = _folded(label)
    for word in _BEFORE:
        if shown.startswith(word) and len(shown) > len(word):
            shown = shown[len(word) :]
            break
    return shown.removesuffix("们").removesuffix("的") or shown


def alike(label: str, accepted: list[str]) -> bool:
    """Tell whether a label is one of those accepted, or nearly.

    >>> alike("京东科技的发展模式", ["京东科技发展模式"]), alike("流量", ["产业端"])
    (True, False)
    """
    one = _trimmed(label)
    return bool(one) and any(_near(one, _trimmed(other)) for other in accepted)


def _near(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if not short:
        return False
    if short == long or (short in long and len(short) / len(long) >= _NEAR):
        return True
    ours, theirs = _pairs(one), _pairs(other)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) >= _ALIKE


def _pairs(word: str) -> set[str]:
    return {word[k : k + 2] for k in range(len(word) - 1)} or {word}
