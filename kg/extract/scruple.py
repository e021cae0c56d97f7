"""What speaks against a statement: better none than a wrong one.

Each objection is a reason that ``--explain`` shows. None knows a sentence; they say what a subject, an object or a
holder must at least be for the reading to be trusted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Entity, Statement, Value
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.grammar import Grammar
    from kg.extract.nodes import Phrase
    from kg.extract.resolve import Resolver
    from kg.model import Predicate
    from kg.ontology import Vocabulary

_LONG_VERB = 14  # code points; a longer verbatim predicate has swallowed what is not its own
_PERSONAL = frozenset(
    "holdsPosition appointedAs educatedAt birthPlace deathPlace birthDate deathDate spouse teacher student resignsFrom awarded degree".split()
)
_OF_PERSONS = frozenset({"Person", "Group", "Role"})
_MEASURES = frozenset(
    "amount price revenue profit length height area population employees age width weight speed capacity duration sales marketValue cost quantity".split()
)
_SPEAKERS = frozenset("公告 报告 半年报 年报 财报 数据 研究 调查 结果 统计 专家 记者 法院 公司 部门 人士 学者 媒体 警方 检方 校方 馆方 官方 有人 市场 业内 声明 通报 论文 判决书 史书 县志".split())


def poor(grammar: Grammar, phrase: Phrase) -> str:
    """Tell what makes a noun phrase unfit to be a subject; nothing where it is fit.

    >>> poor.__name__
    'poor'
    """
    cats, tokens = grammar.cats, grammar.tokens
    head, last = phrase.head, phrase.end - 1
    if cats[last] & (t.LOC | t.T) and not cats[last] & (t.N | t.R) and last > phrase.start:
        return "it is a place or a time, not a thing"
    if last > head and cats[last] & t.VALUE and tokens[last].kind in ("integer", "decimal"):
        return "it ends with a measure"
    alone = grammar.lexicon.verbs.get(tokens[head].text) if head == last == phrase.start else None
    if alone is not None and alone.frame in ("clause", "vp", "pivot", "factive") and cats[head] & t.V:
        return f"“{tokens[head].text}” may be a verb"
    for k in range(head + 1, phrase.end):
        verb = cats[k] & t.V and not cats[k] & t.NAME
        if verb and cats[k - 1] & (t.N | t.R | t.NAME) and not cats[k] & t.GERUND:
            return f"“{tokens[k].text}” in it may be a verb"
        known = grammar.lexicon.verbs.get(tokens[k].text)
        if verb and known is not None and known.frame in ("vp", "clause", "factive") and cats[k - 1] & (t.N | t.NAME):
            return f"“{tokens[k].text}” in it may be a verb"
    return ""


def objection(  # noqa: PLR0911
    vocabulary: Vocabulary, resolver: Resolver, subject: Entity | Value | Statement, predicate: Predicate,
    target: Entity | Value | Statement | None, holder: Entity | None,
) -> str:  # fmt: skip
    """Tell what speaks against a statement; nothing where nothing does."""
    if len(predicate.label) > _LONG_VERB:
        return "its predicate has swallowed other words"
    if isinstance(subject, Entity) and isinstance(target, (Entity, Value)):
        words = predicate.label.replace("…", "")
        if target.label and target.label in subject.label and words and words in subject.label:
            return "the subject says it already"
    if holder is not None and not _can_speak(resolver, holder):
        return f"“{holder.label}” is nobody who could say so"
    name = predicate.property
    if name is None or not isinstance(subject, Entity):
        return ""
    kind = resolver.kinds.get(subject.label, subject.kind)
    if name in _PERSONAL and kind not in _OF_PERSONS:
        return f"“{subject.label}” is not known as a person"
    if name in _MEASURES and not isinstance(target, Value):
        return "a measure needs a value"
    known = vocabulary.properties.get(name)
    if known is not None and known.domain and known.domain in vocabulary.classes and vocabulary.disjoint(kind, known.domain):
        return f"a {kind} is no {known.domain}"
    if name == "wrote" and kind not in _OF_PERSONS and not (isinstance(target, Entity) and target.kind == "Work"):
        return "neither a writer nor a work"
    return ""


def _can_speak(resolver: Resolver, holder: Entity) -> bool:
    kind = resolver.kinds.get(holder.label, holder.kind)
    if kind not in ("Concept", "Quality", "Situation", "Place", "Value") or resolver.lexicon.function(holder.label, "pron") is not None:
        return True
    if any(holder.label.endswith(word) for word in _SPEAKERS) or holder.label in resolver.lexicon.aliases:
        return True
    return any(resolver.lexicon.noun(holder.label[-n:], "role") is not None for n in range(min(6, len(holder.label)), 0, -1))
