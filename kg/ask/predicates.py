"""What the words of a predicate may mean: properties of the ontology, and words that graphs use as predicates."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from kg.ask.likeness import bigrams

if TYPE_CHECKING:
    from kg.ask.forms import Synonym, Wordings
    from kg.ontology import Ontology

_TAILS = ("到了", "在了", "了", "着", "过", "的", "地", "到", "在", "于", "是", "为", "出", "成", "给", "起", "有")
_HEADS = (
    "的",
    "正在",
    "已经",
    "曾经",
    "曾",
    "一直",
    "都",
    "也",
    "还",
    "又",
    "就",
    "才",
    "将要",
    "将",
    "会",
    "能",
    "可以",
    "要",
    "应当",
    "应该",
    "必须",
    "是",
    "被",
    "所",
    "正",
    "已",
    "再",
    "只",
    "最",
    "更",
    "开始",
    "并",
    "没有",
    "没",
    "不再",
    "不",
)
_STOP = set("的了着过是在有和与跟同对为以把将被从到向于之其所也都就还又很更最不没个这那哪么吗呢什")


@dataclass(frozen=True, slots=True)
class Meaning:
    """Properties with weights, and words with weights."""

    words: str
    properties: dict[str, float] = field(default_factory=dict)
    labels: dict[str, float] = field(default_factory=dict)
    direct: frozenset[str] = frozenset()  #: properties whose direction is that of the words

    def best(self) -> str:
        """Tell the likeliest reading in words, for people."""
        known = sorted(self.properties.items(), key=lambda one: (-one[1], one[0]))
        return known[0][0] if known else self.words


class Predicates:
    """Looks up what predicate words mean."""

    def __init__(self, ontology: Ontology, known: Wordings) -> None:
        """Hold the lexica."""
        self.ontology = ontology
        self.known = known
        self._cache: dict[tuple[str, str, str], Meaning] = {}

    def meaning(self, words: str, wants: str = "", property_: str = "") -> Meaning:
        """Give what words may mean where ``wants`` is asked for; ``property_`` was read for sure."""
        key = words, wants, property_
        if key not in self._cache:
            self._cache[key] = self._meaning(words, wants, property_)
        return self._cache[key]

    def _meaning(self, words: str, wants: str, property_: str) -> Meaning:
        properties: dict[str, float] = {}
        labels: dict[str, float] = {words: 1.0} if words else {}
        direct: set[str] = set()

        def add(name: str, weight: float) -> None:
            properties[name] = max(weight, properties.get(name, 0.0))

        if property_:
            add(property_, 1.0)
            direct.add(property_)
        for form in stems(words):
            labels.setdefault(form, 0.95)
            for name in self._of_word(form):
                add(name, 1.0)
                direct.add(name)
        self._add_synonyms(words, wants, properties, labels)
        for name, weight in list(properties.items()):
            if weight >= 0.85:
                for other in self.known.neighbours(name):
                    if other not in properties:
                        properties[other] = round(weight * 0.72, 2)
        return Meaning(words, properties, labels, frozenset(direct))

    def _of_word(self, word: str) -> list[str]:
        lexicon, vocabulary = self.ontology.lexicon, self.ontology.vocabulary
        found: list[str] = []
        verb = lexicon.verbs.get(word)
        if verb is not None and verb.property:
            found.append(verb.property)
        relation = lexicon.noun(word, "relation")
        if relation:
            found.append(relation.split()[0])
        known = vocabulary.find(word)
        if known is not None:
            found.append(known.name)
        return found

    def _add_synonyms(self, words: str, wants: str, properties: dict[str, float], labels: dict[str, float]) -> None:
        covered: set[int] = set()
        for one in self.known.synonyms:  # the longest first
            if one.wants and one.wants != wants:
                continue
            hit = one.pattern.search(words)
            if hit is None:
                continue
            span = set(range(hit.start(), hit.end()))
            if span <= covered and not one.wants:
                continue
            share = len(one.words.replace("…", "")) / max(1, len(words))
            base = 0.95 if share > 0.5 or one.wants else 0.82
            if not one.words.startswith("…") and "…" not in one.words:
                covered |= span
            for rank, name in enumerate(one.properties):
                properties[name] = max(properties.get(name, 0.0), round(base - 0.04 * min(rank, 4), 2))
            for rank, label in enumerate((one.words, *one.labels)):
                labels[label] = max(labels.get(label, 0.0), round(base - 0.02 * min(rank, 5), 2))
        for one in self._naming.get(words, ()):  # the words are what another row gives for a predicate
            for label in (one.words, *one.labels):
                labels[label] = max(labels.get(label, 0.0), 0.86)
            for name in one.properties[:1]:
                properties[name] = max(properties.get(name, 0.0), 0.84)

    @cached_property
    def _naming(self) -> dict[str, list[Synonym]]:
        found: dict[str, list[Synonym]] = defaultdict(list)
        for one in self.known.synonyms:
            if not one.wants:
                for label in one.labels:
                    found[label].append(one)
        return found


def stems(words: str) -> list[str]:
    """Give a predicate as written and without adverbs, aspect and complements.

    >>> [form for form in stems("正在追求着") if len(form) == 2], stems("驶向")
    (['追求'], ['驶向'])
    """
    found = [words]
    for form in found:
        for head in _HEADS:
            if form.startswith(head) and len(form) > len(head) + 1:
                found.append(form[len(head) :])
        for tail in _TAILS:
            if form.endswith(tail) and len(form) > len(tail) and (len(form) > 2 or tail in "了着过"):
                found.append(form[: -len(tail)])
        if len(found) > 12:
            break
    return list(dict.fromkeys(found))


def closeness(words: str, surface: str) -> float:
    """Tell how near two wordings of a predicate are, from 0 to 1.

    >>> closeness("签", "签订"), closeness("把握不住", "把握"), closeness("毕业", "毕业院校"), closeness("来", "带来")
    (0.75, 0.75, 0.75, 0.0)
    """
    a, b = core(words), core(surface)
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    short, long = sorted((a, b), key=len)
    if short in long and (
        len(short) > 1 or (long.startswith(short) and len(long) < 3 and short not in "来去上下做有名")
    ):
        return 0.75 if len(short) * 2 >= len(long) else 0.6
    one, two = bigrams(a), bigrams(b)
    pairs = 2 * len(one & two) / (len(one) + len(two))
    return round(max(pairs * 0.9, 0.0), 2)


def core(words: str) -> str:
    """Take the grammar out of a predicate: 将…的焦点聚焦在 says 焦点聚焦."""
    return "".join(c for c in words if c not in _STOP and c not in "…？，、 “”《》")
