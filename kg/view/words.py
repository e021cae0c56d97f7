"""What a picture and a page say in their own voice, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.ontology import Vocabulary


class Language(StrEnum):
    """The language of titles, legends and buttons; labels of entities stay as they are."""

    CHINESE = "zh"
    ENGLISH = "en"


WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("知识图谱", "Knowledge graph"),
    "totals": ("{entities} 个实体 · {statements} 条陈述", "{entities} entities · {statements} statements"),
    "left out": (
        "只画出最中心的部分；另有 {entities} 个实体、{statements} 条陈述未画",
        "only the most central part is drawn; {entities} more entities and {statements} statements are not",
    ),
    "around": (
        "只画出「{name}」周围 {hops} 步之内；另有 {entities} 个实体、{statements} 条陈述未画",
        "only what is around {name} (steps: {hops}); {entities} more entities, {statements} statements are not drawn",
    ),
    "asserted": ("断言", "asserted"),
    "negative": ("否定", "denied"),
    "conditional": ("有条件或假设", "conditional or supposed"),
    "necessity": ("必要", "necessary"),
    "possibility": ("可能", "possible"),
    "question": ("疑问", "asked"),
    "reported": ("转述", "reported"),
    "about": ("所涉", "what it is about"),
    "Situation": ("情形", "situation"),
    "Value": ("值", "value"),
    "Predicate": ("谓语", "predicate"),
    "if": ("若：{condition}", "if: {condition}"),
    "according to": ("据：{holder}", "according to: {holder}"),
    "holder": ("{holder}：{label}", "{holder}: {label}"),
    "denied": ("并非 {label}", "not {label}"),
    "asked": ("{label}？", "{label}?"),
    "confidence": ("置信度 {confidence}", "confidence {confidence}"),
    "degree": ("{kind} · {count} 条陈述", "{kind} · {count} statements"),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """How a picture speaks: its language, and the names of kinds and properties in it."""

    language: Language = Language.CHINESE
    labels: Mapping[str, str] = field(default_factory=dict)  #: local name in the ontology -> label

    def say(self, word: str, **parts: object) -> str:
        """Give a phrase, its places filled.

        >>> Wording().say("totals", entities=2, statements=1)
        '2 个实体 · 1 条陈述'
        """
        return WORDS[word][self.language is Language.ENGLISH].format(**parts)

    def kind(self, name: str) -> str:
        """Give the name of a kind of node."""
        return self.labels.get(name) or (self.say(name) if name in WORDS else name)


def wording(vocabulary: Vocabulary, language: Language = Language.CHINESE) -> Wording:
    """Speak a language, with the names that the ontology gives its classes and properties in it."""
    terms = {**vocabulary.properties, **vocabulary.classes}
    english = language is Language.ENGLISH
    return Wording(language, {name: term.en if english else term.zh for name, term in terms.items()})
