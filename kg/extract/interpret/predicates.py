"""Predicates: their prepositional phrases first, then the core, each kind in its own way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.discourse import AUTHOR, Reference, References
from kg.extract.interpret.act import Act, Oblique, bare_name
from kg.extract.interpret.copula import conduct_of
from kg.extract.interpret.verbs import Verbs
from kg.extract.interpret.words import GOING, LIKE, MEANS
from kg.model import Entity, Modality, Predicate, Statement
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract import nodes
    from kg.extract.grammar import Grammar
    from kg.extract.sense import Sense
    from kg.ontology.constructions import Construction, State

#: Adjectives that only point to what was said.
_SO = ("如此", "这样", "那样")
_POINTING = "该此这那"  # a wording that ends so has lost its noun
_WORDED = 8  # code points of the longest wording of a construction that is shown as it stands
#: Properties that say how a figure changes.
_CHANGES = ("increasesTo", "decreasesTo", "changesFrom")
#: Properties that say where what 将 brings goes, what it is for, or why it is so.
_OF_IT = ("usedFor", "hasCause", "flowsInto", "basedOn", "movesTo")
#: Endings of what a verb phrase may be, and does not do.
_ABSTRACT = tuple("风险 目的 目标 任务 关键 核心 难题 挑战 优势 弱点 问题 做法 办法 原则 本质 优点 缺点".split())
#: They say how all is, or how it turns, and nothing of anybody: 下半场风云突变.
_OF_ALL = frozenset("风云突变 风云变幻 急转直下 峰回路转 风平浪静 万籁俱寂 鸦雀无声 一片哗然 物是人非 时过境迁".split())
_IDIOM = 4  # code points of a set phrase
_THAN = ("比", "较", "较之")


class Predicates(Verbs):
    """The part of the interpreter that reads predicates."""

    def predicate(
        self, grammar: Grammar, predicate: nodes.Predicate, sense: Sense, subject: References
    ) -> list[Statement]:
        """State what a predicate says of its subject."""
        core = predicate.core
        if core is None:
            return []
        around = self.outer, self.passive, self.signed, self.operators
        if any(grammar.tokens[k].text in ("越", "越是", "愈", "越发") for k in predicate.operators):
            self.drop(f"“{grammar.text(predicate.start, predicate.end)}”: it is so only as far as something else is")
            return []
        self.outer = sense.negative
        sense = sense.with_operators(grammar, predicate)
        self.passive = any(grammar.tokens[k].text in ("被", "遭") for k in predicate.operators)
        act = Act(grammar, (predicate.start, predicate.end), core, sense, subject)
        act.oblique = self._oblique(act, predicate)
        self.signed = bool(predicate.operators or predicate.adjuncts)
        self.operators = predicate.operators
        found = self.core(act)
        self._needed(act, predicate)
        for one in act.oblique if found else ():
            if one.word in MEANS and not one.adjunct.tail:
                self.means(act, one.adjunct, one.references)
        self.outer, self.passive, self.signed, self.operators = around  # a predicate within another leaves no trace
        return found

    def _oblique(self, act: Act, predicate: nodes.Predicate) -> tuple[Oblique, ...]:
        """Resolve what the prepositions bring; an example is stated at once."""
        brought: list[Oblique] = []
        for adjunct in predicate.adjuncts:
            if adjunct.kind != "preposition":
                continue
            phrase = bare_name(act.grammar, adjunct.phrase) if adjunct.word == "由" else adjunct.phrase
            if phrase is not None and adjunct.word in LIKE and adjunct.tail:
                self._instance(act, self.references(act.grammar, phrase, act.sense), predicate, adjunct)
                continue
            refs = self.references(act.grammar, phrase, act.sense, act.subject) if phrase is not None else ()
            brought.append(Oblique(adjunct.word, refs, adjunct))
        return tuple(brought)

    def _needed(self, act: Act, predicate: nodes.Predicate) -> None:
        """Read 需要通过X来V: the subject needs X."""
        first = act.oblique[0] if act.oblique else None
        if first is None or first.word not in MEANS:
            return
        if any(act.grammar.tokens[k].text.endswith("需要") for k in predicate.operators):
            sense = replace(act.sense, modality=Modality.NECESSITY)
            needs = Predicate(f"需要{first.word}", "requires")
            self.state_each(act.grammar, act.where, act.subject, needs, first.references, sense, "needs-means", 0.9)

    def _instance(self, act: Act, who: References, predicate: nodes.Predicate, like: nodes.Adjunct) -> None:
        """Read 像X那样V: X does it, whatever is supposed of others."""
        plain = replace(act.sense.within(), modality=Modality.ASSERTED, conditions=(), supposed=False)
        brought = tuple(
            Oblique(one.word, self.references(act.grammar, one.phrase, plain, who), one)
            for one in predicate.adjuncts
            if one.kind == "preposition" and one is not like and one.phrase is not None
        )
        self.core(Act(act.grammar, act.where, act.core, plain, who, brought))

    def core(self, act: Act) -> list[Statement]:
        """State what a core says, by its kind."""
        kind = act.core.kind
        if kind == "construction":
            return self._construction(act)
        if kind == "copula":
            if act.oblique and act.where[0] < act.core.start and act.grammar.cats[act.where[0]] & t.P:
                self.drop(f"“{act.words}”: what it is said of is not sure")
                return []
            return self.copula(act)
        if kind == "focus" and act.core.complement is not None and act.core.complement.predicate is not None:
            return self._stressed(act, act.core.complement, act.core.complement.predicate)
        if kind == "adjective" and act.brought_by("被"):  # 租金被多种收入摊薄
            return self.verb(replace(act, core=replace(act.core, kind="verb")))
        return self._adjective(act) if kind == "adjective" else self.verb(act)

    def _stressed(self, act: Act, clause: nodes.Clause, predicate: nodes.Predicate) -> list[Statement]:
        """Read 是…的: a verb with nothing behind it is a quality of the subject."""
        if clause.subject is not None:
            return []
        inner = predicate.core
        must = any(act.grammar.tokens[k].text == "要" for k in predicate.operators)
        if must and inner is not None and inner.object is not None and inner.object.modifiers:
            self.drop(f"“{act.words}”: who does it is not sure")  # 而是要托付人命的路
            return []
        abstract = len(act.subject) == 1 and act.subject[0].end.label.endswith(_ABSTRACT)
        so = act.words.endswith("的")  # 问题是严重的
        named = inner is not None and (inner.object is not None if so else inner.complement is None)
        if abstract and named:
            what = self.situation(act.grammar, clause.start, clause.end)  # 最大的风险是依赖单一客户, 难题是发霉
            return self.state_each(
                act.grammar, act.where, act.subject, Predicate("是", "isA"), (what,), act.sense, "copula"
            )
        bare = inner is not None and inner.kind == "verb" and inner.object is None and inner.complement is None
        if inner is not None and bare and not predicate.adjuncts:
            predicate.core = replace(inner, kind="adjective")
        return self.predicate(act.grammar, predicate, act.sense, act.subject)

    def _adjective(self, act: Act) -> list[Statement]:
        """State a quality, or that one is more so than another."""
        grammar, core = act.grammar, act.core
        amounts = any(grammar.cats[k] & t.VALUE for k in range(act.where[0], core.end))
        if core.verb.rstrip("吗呢").endswith(_SO) or (amounts and not act.brought_by(*_THAN)):
            return []
        subject = tuple(conduct_of(one) for one in act.subject)
        compared = act.brought_by(*_THAN)
        if compared:
            more = Predicate("比…" + grammar.tokens[core.start].text, None)
            return self.state_each(grammar, act.where, subject, more, compared, act.sense, "comparison", 0.9)
        if self._nominal(act) or "再" in act.words[:-1]:
            self.drop(f"“{act.words}”: a noun in it may be what it is said of")
            return []
        done = any(grammar.cats[k] & (t.ASP | t.Q) for k in range(*act.where)) and not act.words.endswith(("了", "过"))
        if done or "了" in act.words[1:-1] or act.words.endswith(GOING):
            self.drop(f"“{act.words}”: it is something done, not a quality")  # 慢慢说了一句
            return []
        if "越" in act.words.replace("越来越", ""):
            self.drop(f"“{act.words}”: it changes with something else")  # 温度越低，脱得越慢
            return []
        if self._left_far(act) or (core.verb in _OF_ALL and _left_out(act)):
            self.drop(f"“{act.words}”: of whom it is said is not sure")
            return []
        if _headless(act):
            self.drop(f"“{act.words}”: it names what is so")
            return []
        quality = Reference(Entity(core.verb.lstrip("很更最"), "Quality"), grammar.span(core.start, core.end))
        first = grammar.cats[core.start]
        whole = core.end == core.start + 1 and len(grammar.tokens[core.start].text) == _IDIOM
        phrasal = first & t.IDIOM and first & t.N and core.start == act.where[0] and not whole
        so = Predicate(act.words.rstrip("的了"), "hasProperty")
        confidence = 0.65 if phrasal else 0.9
        return self.state_each(grammar, act.where, subject, so, (quality,), act.sense, "adjective", confidence)

    def _nominal(self, act: Act) -> bool:
        """Tell whether a plain noun stands in a quality, and in no prepositional phrase of it: 立面再漂亮."""
        within = {k for one in act.oblique for k in range(one.adjunct.start, one.adjunct.end)}
        kinds = [act.grammar.cats[k] for k in range(act.where[0], act.core.end) if k not in within]
        return any(c & t.N and not c & (t.A | t.D | t.IDIOM | t.V | t.T | t.R | t.NEG | t.MODAL | t.M) for c in kinds)

    def _left_far(self, act: Act) -> bool:
        """Tell whether the subject was left out, and last named in another sentence."""
        left = [used for one in act.subject for used in one.antecedents if not used.mention]
        begun = self.resolver.document.alignment.raw_span(self.sentence).start
        return any(used.source.start < begun for used in left)

    # Constructions

    def _construction(self, act: Act) -> list[Statement]:
        """State what a linguist's construction states."""
        grammar, core, construction = act.grammar, act.core, self.matcher.by_id[act.core.construction]
        used = {end for state in construction.states for end in (state.subject, state.object)}
        names = {state.property for state in construction.states}
        new = self.newly_made(act, names)
        ends: dict[str, References] = {"subject": act.subject if new is None else new}
        shifted = act.brought_by("把", "将")
        if shifted and act.subject and any(state.property in _CHANGES for state in construction.states):
            whose = act.subject[0].end.label  # 海棠把年产能提高到十万只
            ends["subject"] = tuple(
                replace(one, end=Entity(one.end.label if whose in one.end.label else f"{whose}的{one.end.label}"))
                for one in shifted
            )
        elif shifted and _tells_of_it(construction):
            ends["subject"] = shifted if act.oblique[-1].word in ("把", "将") else ()
        for name, phrase in core.slots.items():
            if name in used:
                ends[name] = self.references(grammar, phrase, act.sense.within(), act.subject)
        label = self._wording(act, construction)
        found: list[Statement] = []
        if _orders(construction):
            self._obliged(act, ends)
        for state in construction.states:
            if _orders(construction) and act.sense.negative and state.property != "obliges":
                continue  # 没有判令工厂赔偿
            predicate, sense = self._claim(act, construction, state, label)
            for one in ends.get(state.subject, ()):
                for other in ends.get(state.object, ()):
                    made = self.state(grammar, act.where, one, predicate, other, sense, construction.id)
                    found += [made] if made is not None else []
                    if predicate.property == "differsFrom":
                        aspect = Predicate(construction.label, "differsFrom")
                        self.state_each(grammar, act.where, self.aspects, aspect, (other,), sense, construction.id)
        return found

    def _obliged(self, act: Act, ends: dict[str, References]) -> None:
        """State what those must do who are ordered to act: 判令网站删除照片."""
        grammar = act.grammar
        for name, phrase in act.core.slots.items():
            clause = grammar.clause(phrase.start, phrase.end) if name not in ends else None
            if clause is None or clause.predicate is None or clause.subject is not None:
                continue
            sense = replace(act.sense, modality=Modality.NECESSITY)
            if not act.sense.negative:
                self.quietly(grammar, clause, sense, ends.get("x", ()))

    def _wording(self, act: Act, construction: Construction) -> str:
        """Give the words of a construction as the text has them, with … for its slots: 在…首演, not 在…举行.

        Where they are many, or the slots stand side by side, the label of the construction is shown.
        """
        grammar, core = act.grammar, act.core
        label = construction.label
        for name, phrase in core.slots.items():
            label = label.replace("{" + name + "}", self.resolver.label(grammar, phrase.start, phrase.end))
        if "{" in construction.label:
            return label
        place, words = core.start, ""
        for phrase in sorted(core.slots.values(), key=lambda one: one.start):
            words += grammar.text(place, phrase.start) + "…"
            place = phrase.end
        words = (words + grammar.text(place, core.end)).strip("…的了")
        plain = words not in ("", "是", f"{label}本") and "……" not in words and words[-1] not in _POINTING
        return words if plain and len(words) <= _WORDED else label

    def _claim(self, act: Act, construction: Construction, state: State, label: str) -> tuple[Predicate, Sense]:
        """Give what one line of a construction says, and how: a denial may be a property of its own."""
        sense = replace(act.sense, negative=act.sense.negative != state.negative)
        name = state.property
        if _orders(construction) and state.property != "obliges":
            sense = replace(sense, modality=Modality.NECESSITY)  # 判令化工厂赔偿渔民: it is to do so
        if state.property == "obliges" and sense.modality is Modality.NECESSITY:
            due = any(act.grammar.cats[k] & t.MODAL for k in range(act.where[0], act.core.start))
            if not due:
                sense = replace(sense, modality=Modality.ASSERTED, holder=None)  # 遂判令被告赔偿: it did so
        if sense.negative and construction.denied:
            name, sense = construction.denied, replace(sense, negative=False)
        if state.property in ("regardedAs", "hasCause") and state.subject != "subject":
            sense = _held(sense, act.subject, reported=state.property == "hasCause")
        if name != state.property:
            label = act.grammar.text(act.where[0], act.core.start) + label
        return Predicate(label, name), sense


def _orders(construction: Construction) -> bool:
    """Tell whether a construction says that somebody orders others to act."""
    return any(state.property == "obliges" for state in construction.states)


def _tells_of_it(construction: Construction) -> bool:
    """Tell whether a construction says of what 将 brings, not of who does it: 将竹子用于造纸, 把歉收归咎于冰雹."""
    return any(one.subject == "subject" and one.property in _OF_IT for one in construction.states)


def _left_out(act: Act) -> bool:
    """Tell whether the subject is named nowhere before what is said of it."""
    begun = act.grammar.tokens[act.core.start].start
    guessed = any(not used.mention for one in act.subject for used in one.antecedents)
    return guessed or any(one.span.start >= begun for one in act.subject)


def _headless(act: Act) -> bool:
    """Tell whether a quality with 的 names what is so, and a comma stands behind it: 产业政策最怕的，是…."""
    grammar, end = act.grammar, act.where[1]
    closed = end in grammar.breaks and end < len(grammar.tokens) and grammar.cats[end - 1] & t.DE
    if not closed or act.sense.supposed:
        return False  # 照片不清晰的，不予受理
    return not any(grammar.cats[k] & t.COP for k in range(grammar.piece_start(end - 1), end))


def _held(sense: Sense, subject: References, *, reported: bool) -> Sense:
    """Give the sense of a view that the subject holds; what caused something, is only said: 农户把歉收归咎于冰雹."""
    who = next((one.end for one in subject if isinstance(one.end, Entity)), None)
    if who is None or who == AUTHOR:
        return sense
    said = reported and sense.modality is Modality.ASSERTED
    return replace(sense, holder=who, modality=Modality.REPORTED if said else sense.modality)
