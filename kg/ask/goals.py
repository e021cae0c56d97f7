"""From a folded question to what it may amount to: the forms it has, the likeliest first."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.ask.english import Translator
from kg.ask.goal import Goal, Shape
from kg.ask.patterns import MARK, expression
from kg.ask.question import Hole
from kg.ask.reading import shapes_in, split_shapes, within_a_name
from kg.rdf.names import TYPE
from kg.rdf.terms import NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ask.forms import Form, Wordings
    from kg.ask.names import Names
    from kg.ask.question import Question
    from kg.ontology import Ontology

_HIDDEN = 0xF1000  # a plane for private use
_WORDY = re.compile("[的是和与、，？把被]|^本文$")  # a label with such words in it may be taken apart by a form
_MOST = 6  # forms that are followed
#: Kinds that are no mere gap in a statement: what has such a form is not answered as if it were one.
_NARROW = frozenset("ability comparison condition consequence denial document evidence extreme opinion why".split())
#: What a form asks for that does not tell.
_PLAIN = frozenset({"", "thing", "person", "agent", "place", "date", "number", "name"})
#: Of these, kinds whose forms also fit what is a mere gap: both are tried.
_LOOSE = frozenset({"opinion", "ability"})
_NOUN = re.compile("(?P<noun>[^的了是有在里上中，？吗不没未《》“”]{1,6})")
_ASKED_NOUN = re.compile(
    "(?:什么|啥|哪[一几两三]?(?:些|个|种|家|位|座|部|本|张|条|项|款|所|支|首|届|类|片|只|场|门|方面)?)(?P<noun>.+)"
)
_LEADING = re.compile(r" (?:to|from|by|in|at|into|on|for|with)$")
_MEANING = frozenset({"what-is-called", "what-is-meant-by"})
_DENIED = re.compile("(?:不|没有|未)(?=[^，？]{1,3})")
_CALLED = frozenset({"名字", "名称", "名", "姓名"})
_CALLING = 2  # characters between a thing and its name: 又叫, 原名
_SLOT = re.compile(r"\{(\w+)\}")


class Interpreter:
    """Gives the goals of questions."""

    def __init__(self, ontology: Ontology, known: Wordings, names: Names) -> None:
        """Hold the lexica and the names of the graph."""
        self.ontology = ontology
        self.known = known
        self.names = names
        self.translator = Translator(ontology, known, names)

    def goals(self, question: Question) -> list[Goal]:
        """Give the goals of a question."""
        if question.english:
            return self._english(question)
        hidden, names = self._hidden(question.marked)
        forms = [
            (form, {slot: _shown(words, names) for slot, words in slots.items()})
            for form, slots in matching(question, hidden, self.known.forms)
        ]
        narrow = [one for one in forms if one[0].kind in _NARROW]
        if narrow and all(form.kind in _LOOSE for form, _ in narrow):
            forms, narrow = [*narrow, *(one for one in forms if one not in narrow)], []
        # Who thinks so is not who does it; what a word means is not what somebody calls so.
        held = any(form.facet == "holder" or form.id in _MEANING for form, _ in forms)
        if any(form.facet == "holder" for form, _ in forms):
            forms = [one for one in forms if one[0].kind != "fill"]
        found = [self._goal(question, form, slots) for form, slots in (narrow or forms)[:_MOST]]
        if not narrow and not held and (not question.holes or question.holes[0].wants in _PLAIN):
            found.append(self._plain(question))
        return list({(g.kind, g.text, g.shapes, g.facet, *sorted(g.slots.items())): g for g in found}.values())

    def _english(self, question: Question) -> list[Goal]:
        """Give the goals of an English question: its names and words are put into Chinese, slot by slot."""
        text, names = question.marked, list[str]()
        for written, label in self.translator.names_in(text):
            text = text.replace(written, chr(_HIDDEN + len(names)), 1)
            names.append(label)
        text = re.sub(r"\b(the|a|an) (?=.)", "", text, flags=re.IGNORECASE)
        found: list[Goal] = []
        for form, slots in matching(question, text, self.known.forms)[:_MOST]:
            if form.id == "en-where-is" and _LEADING.search(slots.get("x", "")):
                continue  # the county seat moved to: there is a verb in it
            told = {slot: self._translated(words, names) for slot, words in slots.items()}
            if all(told.values()) or form.kind == "document":
                asking = replace(question, holes=(Hole("", form.wants[0]),)) if form.wants else question
                found.append(self._goal(asking, form, told))
        return found

    def _translated(self, words: str, names: list[str]) -> str:
        parts = re.split(f"([{chr(_HIDDEN)}-{chr(_HIDDEN + 99)}])", words)
        return "".join(
            _shown(part, names) if ord(part[:1] or " ") >= _HIDDEN else self.translator.chinese(part) for part in parts
        )

    def _hidden(self, text: str) -> tuple[str, list[str]]:
        """Put one character for each name, so that no form takes a part of it for a word: 若 in 林若谷."""
        names: list[str] = []
        parts: list[str] = []
        place = 0
        for found in self.names.within(text):
            if _WORDY.search(found.words) or not self.is_thing(found.links[0].iri):
                continue
            parts += [text[place : found.start], chr(_HIDDEN + len(names))]
            names.append(found.words)
            place = found.end
        return "".join(parts) + text[place:], names

    def is_thing(self, iri: str) -> bool:
        """Tell whether a name is that of a thing, not the words of a clause."""
        kinds = (
            t.object.value for t in self.names.store.match(NamedNode(iri), TYPE) if isinstance(t.object, NamedNode)
        )
        return not any(kind.endswith(("#Situation", "#Quality", "#Value")) for kind in kinds)

    def _topic(self, words: str) -> str:
        """Give the name that words begin with, else the words."""
        found = next(iter(self.names.within(words)), None)
        return found.words if found and not found.start else words

    def _goal(self, question: Question, form: Form, slots: dict[str, str]) -> Goal:
        hole = question.holes[0] if question.holes else Hole("", "thing")
        if "t" in slots:
            slots = {**slots, "t": self._topic(slots["t"])}
        texts = [text for read in form.reads if (text := _instance(read, slots, hole)) is not None]
        shapes: list[Shape] = []
        for state in form.states:
            shapes += self._stated(state, slots, hole)
        for text in texts:
            if form.kind != "chain":
                shapes += self.shapes(text)
        return Goal(
            form.kind, form.id, texts[0] if texts else question.marked, hole.wants, slots.get("z", "") or hole.noun,
            tuple(dict.fromkeys(shapes)), form.facet, slots, hole.words, _asked(question), tuple(texts),
        )  # fmt: skip

    def _plain(self, question: Question) -> Goal:
        """Read the question as it stands."""
        hole = question.holes[0] if question.holes else Hole("", "thing")
        kind = "boolean" if not question.holes else "count" if hole.wants == "number" else "fill"
        text = re.sub("(吗|么|没有|没)$", "", question.marked)
        shapes = [*self.shapes(text), *self._nouns(text, hole)]
        return Goal(
            kind, "plain", text, hole.wants, hole.noun, tuple(dict.fromkeys(shapes)), hole=hole.words, asked=text
        )

    def _nouns(self, text: str, hole: Hole) -> Iterator[Shape]:
        """Take the noun that is asked for as a relation of what is named: 出自哪张专辑, 有多高."""
        after = _NOUN.match(text.partition(MARK)[2])
        asked = _ASKED_NOUN.fullmatch(hole.words)
        nouns = [hole.noun, after["noun"] if after else "", asked["noun"].strip("些") if asked else ""]
        if text.count(MARK) != 1 or _DENIED.search(text):
            return
        for found in self.names.within(text):
            if within_a_name(text, found.start, self.ontology):
                continue
            between = text[found.end :].partition(MARK)[0]
            for noun in dict.fromkeys(filter(None, nouns)):
                if noun in _CALLED and len(between) > _CALLING:
                    continue  # 沐光医疗的总经理叫什么名字: not its own
                yield from self.stated(found.words, f"@{noun}", MARK)

    def shapes(self, text: str) -> list[Shape]:
        """Read a text: by the reader first, then by splitting it."""
        if text.count(MARK) > 1:
            return []
        read = shapes_in(text, self.ontology, self.names)
        return list(dict.fromkeys((*read, *split_shapes(text, self.ontology, self.names))))

    def _stated(self, state: str, slots: dict[str, str], hole: Hole) -> Iterator[Shape]:
        words = [_instance(word, slots, hole) for word in state.split()]
        if all(words):
            yield from self.stated(*(word or "" for word in words))

    def stated(self, subject: str, said: str, stated: str) -> Iterator[Shape]:
        """Give the shape of a statement told as subject, property, object; ``@`` before words for a property."""
        if not said.startswith("@"):
            yield Shape(subject, self._label(said), stated, said, origin="form")
            return
        said = said[1:]
        relation = self.ontology.lexicon.noun(said, "relation")
        if relation and relation.endswith("is>of"):
            yield Shape(stated, said, subject, relation.split()[0], origin="form")
        elif relation:
            yield Shape(subject, said, stated, relation.split()[0], origin="form")
        else:
            known = self.ontology.vocabulary.find(said)
            yield Shape(subject, said, stated, known.name if known else "", origin="form")

    def _label(self, name: str) -> str:
        known = self.ontology.vocabulary.properties.get(name)
        return known.zh if known else name


def _asked(question: Question) -> str:
    return "" if question.english else question.marked


def _shown(words: str, names: list[str]) -> str:
    return "".join(names[ord(c) - _HIDDEN] if _HIDDEN <= ord(c) < _HIDDEN + len(names) else c for c in words)


def matching(question: Question, text: str, forms: tuple[Form, ...]) -> list[tuple[Form, dict[str, str]]]:
    """Give the forms that a question has, with their slots, the most demanding first."""
    found: list[tuple[int, int, Form, dict[str, str]]] = []
    for rank, form in enumerate(forms):
        if question.english != form.place.startswith("english"):
            continue
        wants = question.holes[0].wants if question.holes else ""
        if not question.english and wants not in (form.wants or (_PLAIN if form.kind not in _NARROW else {wants})):
            continue
        if form.kind == "boolean" and question.holes:
            continue
        for slots in _slots(form, text):
            found.append((-form.weight, rank, form, slots))
    found.sort(key=lambda one: one[:2])
    return [(form, slots) for _, _, form, slots in found]


def readings(form: Form, question: Question) -> list[tuple[list[str], list[str]]]:
    """Give what a question amounts to by one form: its statements as text, and as subject, property, object."""
    hole = question.holes[0] if question.holes else Hole("", form.wants[0] if form.wants else "thing")
    return [
        (
            [t for read in form.reads if (t := _instance(read, slots, hole))],
            [t for state in form.states if (t := _instance(state, slots, hole))],
        )
        for _, slots in matching(question, question.marked, (form,))
    ]


def _slots(form: Form, text: str) -> Iterator[dict[str, str]]:
    """Give the slots of a match, with the first slot as short and as long as can be."""
    compiled = expression(form.pattern, form.place)
    seen: list[dict[str, str]] = []
    for pattern in (compiled, re.compile(compiled.pattern.replace(".+?", ".+", 1), re.IGNORECASE)):
        hit = pattern.match(text)
        if hit is None:
            continue
        slots = {name: words.strip("，") for name, words in hit.groupdict().items() if words}
        if (
            any(MARK in words for name, words in slots.items() if name not in ("b", "z", "w", "s", "t"))
            or slots in seen
            or slots.get("z", "").endswith("的")
        ):
            continue
        seen.append(slots)
        yield slots


def _instance(template: str, slots: dict[str, str], hole: Hole) -> str | None:
    """Fill a template; None where a slot that it needs is empty."""
    filled = dict(slots)
    if "y" not in filled and hole.noun:
        filled["y"] = hole.noun
    for name in _SLOT.findall(template):
        if name not in filled and name not in ("x", "h", "b", "z"):
            return None
    text = _SLOT.sub(lambda found: filled.get(found[1], ""), template)
    return None if text in ("", "的？", "是？") else text
