"""Statements in words: the sentence they make, and what they say of their subject."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.ask.facts import filled

if TYPE_CHECKING:
    from kg.ask.facts import Fact
    from kg.ontology import Construction, Ontology

_DENIAL = re.compile(
    r"^(?:同样|也|其实|显然|并|从|根本|绝|决|更|再)*(?:不仅仅只是|不单单仅仅只是|不仅仅是|不仅是|不只是|不是|不会是|非是|非|没有|没|不再是|不)(?=.)"
)
_MEASURE = re.compile("^(?:一个|一种|一项|一句|一位|一家)(?=..)")
_COPULA = re.compile(r"^(?:就|才|也|还|都|仍|依然|依旧|必然|便|更)*是(?=.)")
_OPENING = re.compile(
    "^(?:的确|确实|不断地?|必然|必定|必须|真正地?|依然还是|依然|仍然|还是|而且|并且|并|而|且|也|又|还|甚至还将会|甚至|则|就|便|才能够?|才|都|已经|已|将会|将|能够|能|可以|会)+(?=..)"
)
_NOUN = re.compile("…的(?P<noun>[^…]+)$")


def telling(fact: Fact, ontology: Ontology) -> str:
    """Give the sentence that a statement makes."""
    stated = fact.object.label if fact.object else ""
    known = ontology.vocabulary.properties.get(fact.relation)
    if known and stated and not fact.negative and _filled_otherwise(fact, ontology.constructions):
        return fact.subject.label + known.zh + stated
    found = _NOUN.search(fact.surface)
    relation = ontology.lexicon.noun(found["noun"], "relation") if found else None
    if relation and relation.endswith("of>is") and stated:
        return stated + fact.surface.replace("…", fact.subject.label, 1)
    return fact.subject.label + filled(fact.surface, stated)


def _filled_otherwise(fact: Fact, constructions: tuple[Construction, ...]) -> bool:
    """Tell whether it is not the object that stands in the gap of a predicate: 将…看成 of what is seen so."""
    said = {piece.construction for piece in fact.evidence} if "…" in fact.surface else ()
    states = (
        (one, state)
        for one in constructions
        if one.id in said
        for state in one.states
        if state.property == fact.relation
    )
    return any(one.slots[:1] != (state.object,) for one, state in states)


def predication(fact: Fact, *, bare: bool = False) -> str:
    """Give what a statement says of its subject; ``bare`` without 不是 and 是.

    >>> from kg.ask.facts import End, Fact
    >>> from kg.rdf.names import term
    >>> ends = End("金融科技", term("e:金融科技")), End("互联网", term("e:互联网"))
    >>> denied = Fact("", ends[0], term("kg:continues"), "不是…的延续", ends[1], negative=True)
    >>> predication(denied), predication(denied, bare=True)
    ('不是互联网的延续', '互联网的延续')
    """
    said = filled(fact.surface, fact.object.label if fact.object else "")
    if not bare:
        return said
    if _DENIAL.search(fact.words):  # 并不是一个以C端流量为主导的存在 says it better than its parts
        said = fact.words
    shorter = _MEASURE.sub("", _COPULA.sub("", _DENIAL.sub("", said)))
    return shorter or said


def clause(fact: Fact) -> str:
    """Give the clause as written, without the connectives before it; else what the statement says."""
    words = fact.words or predication(fact)
    shorter = _OPENING.sub("", words)
    return shorter or words
