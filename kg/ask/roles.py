"""Who holds a post: the post of one thing, told in a statement about a person, or before a name in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ask import sparql
from kg.ask.answer import Item, item
from kg.ask.chosen import NOTHING, Result
from kg.ask.likeness import plain
from kg.ask.patterns import MARK
from kg.ask.sentences import named
from kg.nlp.name_lists import name_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ask.asker import Asker
    from kg.ask.facts import Fact
    from kg.ask.goal import Goal

_HOLDING = frozenset("hasRole holdsPosition appointedAs occupation isA".split())
_OWN = frozenset("公司 本公司 该公司 学校 俱乐部 球队 馆 院 集团 企业".split())
_LESSER = ("副", "前", "原", "代", "助理", "名誉", "首席", "高级")  # before a post these make another of it
_LONGEST = 6  # characters of a post


def holders(asker: Asker, goal: Goal) -> Result:
    """Answer who has a post at something."""
    if goal.wants not in ("person", "name"):
        return NOTHING
    for owner, post in dict.fromkeys(_posts(asker, goal)):
        found = [(score, fact) for fact in asker.around(goal) if (score := _holds(asker, fact, owner, post)) > 0]
        if found:
            top = max(score for score, _ in found)
            kept = [fact for score, fact in found if score == top]
            items = {fact.subject.label: item(fact.subject.label, fact, fact.subject.iri) for fact in kept}
            return Result(
                top,
                tuple(items.values()),
                sparql.telling(goal.text, [f.iri for f in kept]),
                f"{MARK} — {post}（{owner}）",
            )
        named = _named(asker, goal, owner, post)
        if named.items:
            return named
    return NOTHING


def _posts(asker: Asker, goal: Goal) -> Iterator[tuple[str, str]]:
    """Give what the post belongs to, and the post: 澜川科技 and 董事长."""
    owner, post = goal.slots.get("x", ""), goal.slots.get("y", "")
    known = name_lists(asker.ontology.lexicon).roles
    if owner and post in known:
        yield owner, post
    for words in (owner, *(shape.object for shape in goal.shapes if shape.subject == MARK)):
        for length in range(2, min(_LONGEST, len(words) - 1) + 1):
            if words[-length:] in known:
                yield words[:-length].removesuffix("的"), words[-length:]


def _holds(asker: Asker, fact: Fact, owner: str, post: str) -> float:
    """Tell how surely a statement says that its subject has the post there."""
    if (
        fact.relation not in _HOLDING
        or fact.object is None
        or fact.negative
        or not plain(fact.object.label).endswith(plain(post))
    ):
        return 0.0
    if fact.subject.kind not in ("Person", "Entity"):
        return 0.0
    at = plain(fact.object.label)[: -len(plain(post))].removesuffix("的")
    if at.endswith(_LESSER) or (at and at not in _OWN and not (at in plain(owner) or plain(owner) in at)):
        return 0.0
    if at and at not in _OWN:
        return 0.95
    if owner in fact.sentences:
        return 0.93
    if any(
        f.relation in ("worksFor", "memberOf", "playsFor") and f.object and f.object.label == owner
        for f in asker.facts.about(fact.subject.iri)
    ):
        return 0.92
    return 0.86 if _is_about(asker, owner) and _only_one(asker, fact, post) else 0.0


def _is_about(asker: Asker, owner: str) -> bool:
    """Tell whether the one document of a graph is about a thing: it is the first that the title names."""
    titles = asker.titles()
    if len(titles) != 1 or owner not in titles[0]:
        return False
    first = next(iter(asker.names.within(titles[0])), None)
    return first is None or first.words in owner or owner in first.words


def _only_one(asker: Asker, fact: Fact, post: str) -> bool:
    others = {
        f.subject.iri for f in asker.everything
        if f.relation in _HOLDING and not f.negative and f.object is not None and plain(f.object.label).endswith(plain(post))
    }  # fmt: skip
    return others == {fact.subject.iri}


def _named(asker: Asker, goal: Goal, owner: str, post: str) -> Result:
    """Read the name behind the post in a sentence: 县文旅局局长赵敏表示."""
    for words in (f"{owner}{post}", f"{owner}的{post}"):
        for fact, piece in asker.pieces(goal):
            at = piece.sentence.find(words)
            if at < 0:
                continue
            start = at + len(words)
            label = next(named(asker, piece.sentence, start), "")
            if label:
                return Result(
                    0.88,
                    (Item(label, "", fact.iri if fact else "", (piece,)),),
                    sparql.quoting(goal.text, piece),
                    f"读自原句（图中没有直接的陈述）：{words} → {MARK}",
                )
    return NOTHING
