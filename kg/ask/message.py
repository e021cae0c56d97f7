"""What to say where there is no answer: what the graph does hold of the things named, and what may have been meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ask.telling import telling

if TYPE_CHECKING:
    from kg.ask.asker import Asker
    from kg.ask.facts import Fact
    from kg.ask.names import Found

_SHOWN = 3


def message(asker: Asker, text: str) -> tuple[str, tuple[str, ...]]:
    """Tell what is known of the things that a question names; and suggest names where it names none."""
    found = asker.names.within(text)
    if not found:
        return _unknown(asker, text)
    parts = [part for name in _first(found) if (part := _known(asker, name))]
    if not parts:
        return "图中没有这个问题的答案。", ()
    return f"图中没有这个问题的答案。关于{'；关于'.join(parts)}。", ()


def _first(found: list[Found]) -> list[Found]:
    longest = sorted(found, key=lambda one: (one.start - one.end, one.start))
    return sorted(longest[:2], key=lambda one: one.start)


def _known(asker: Asker, name: Found) -> str:
    facts = asker.facts.about(name.links[0].iri)
    facts.sort(key=lambda fact: (-len(fact.evidence), fact.holder is not None, fact.iri))
    told = list(dict.fromkeys(_sentence(asker, fact) for fact in facts))[:_SHOWN]
    return f"“{name.words}”，图中有：{'，'.join(told)}" if told else ""


def _sentence(asker: Asker, fact: Fact) -> str:
    told = telling(fact, asker.ontology)
    return f"在{fact.holder.label}看来，{told}" if fact.holder else told


def _unknown(asker: Asker, text: str) -> tuple[str, tuple[str, ...]]:
    near = [
        link
        for words, weight in asker.units(text)
        if weight > 1 or len(words) > 1
        for link in asker.names.near(words)[:2]
    ]
    names = tuple(dict.fromkeys(link.label for link in sorted(near, reverse=True)))[:_SHOWN]
    if names:
        return f"图中没有问到的事物。您是想问“{'”“'.join(names)}”吗？", tuple(f"您是想问“{name}”吗？" for name in names)
    return "图中没有问到的事物。", ()
