"""What a verb states of its subject and its object, and what prepositions bring to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.discourse import AUTHOR, Reference, References
from kg.extract.interpret.act import common, part_of, reached, several, short, swallowed
from kg.extract.interpret.alone import SPANS
from kg.extract.interpret.moving import GOALS, MOVING, Moving, figured
from kg.extract.interpret.seen import once, there_acts
from kg.extract.interpret.stating import NOTHING
from kg.extract.interpret.words import MUTUAL, PARTNER, PLACED, RECIPROCAL, WITH
from kg.extract.phrasing import torn
from kg.extract.support import BY
from kg.model import Entity, Modality, Predicate, Statement, Value
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract import nodes
    from kg.extract.grammar import Grammar
    from kg.extract.interpret.act import Act, Oblique
    from kg.extract.sense import Sense

_PASSIVE = frozenset("被 由 遭".split())
_SHIFTED = frozenset("将 把".split())
_LESSENING = ("reduces", "prevents", "avoids", "opposes", "prohibits", "loses", "lacks", "refuses")
_COMING = ("gains", "has", "uses", "acquires", "achieves", "buys")  #: 从X获得: X is where it comes from, not what comes
_TOWARDS = frozenset("向 给 对 对于 朝 往 从 为".split())
#: Verbs of what two parties do together, whatever they sign.
_JOINT = frozenset("签署 签订 签约 签下 达成".split())
#: Verbs of what somebody does not come by.
_MISSING = frozenset("无缘 错失 错过 缺席".split())
#: Verbs that say nothing themselves: what is done stands behind them.
_LIGHT = frozenset("进行 加以 予以 给予 作出 展开".split())
#: Of these it is said with whom or in what they lie: 责任在承运人.
_ROOTED = tuple("责任 关键 问题 症结 根源 原因 难点 重点 优势 短板 主动权 决定权 过错 义务".split())
_LASTING = ("duration", "age", "takesEffectOn")  #: properties whose object is a stretch of time
#: Verbs of what is so, and of what somebody has: 曾|拥有 need not be so now.
_STANDING = frozenset("位于 为 系 属 属于 隶属 隶属于 有 只有 仅有 拥有 具有 设有 占有".split())
_TIMES = ("date", "gYear", "gYearMonth")
#: Properties that a date as the object turns into the property of that date.
_DATED = {
    "founds": "inception",
    "birthPlace": "birthDate",
    "deathPlace": "deathDate",
    "builds": "builtIn",
    "publishes": "publishedOn",
    "releases": "releasedOn",
    "takesEffectOn": "takesEffectOn",
    "listedOn": "listedOnDate",
    "originatesFrom": "inception",
    "destroys": "destroyedIn",
    "wrote": "publishedOn",
}
_PLACES = ("Place", "Structure", "Organisation", "University", "Company", "City", "Country")
_SIDES = "内外上下中里边旁侧部"  #: a noun that ends so is a place
_HOLLOW = ("存在", "事物", "东西")  #: heads that say nothing
_LISTS = ("包括", "包含", "涵盖", "共有", "分为", "分成")  #: verbs before a list of nouns
_LISTING = 0.8  # cost from which a list behind them may be a clause
_DOUBTFUL = 0.35  # cost from which an object may be a clause
_GOING = ("前往", "赶往", "赶赴", "奔赴", "来到")
_SHOWING = ("证明", "证实", "表明", "佐证", "说明")
_TAUGHT = ("学生", "学徒", "弟子", "学员", "研究生")
_NO_MEASURES = ("pays", "employs", "layOff")  #: an amount behind what they are done to is no measure of who does it
_PAIR = 2


@dataclass(slots=True)
class Roles:
    """Who does what to whom, as far as it is clear."""

    actors: References
    objects: References  #: behind the verb
    targets: References = ()  #: before the verb, or the objects
    prefix: str = ""  #: the preposition of the targets, for the words of the predicate
    share: Reference | None = None
    lasting: References = ()
    shifted: References = ()  #: what 将 brings, of which the verb is said: 将样本送往北京
    agents: References = ()  #: whom 被 brings, where something else stands behind the verb: 被队友踢伤左腿


class Verbs(Moving):
    """The part of the interpreter that reads verbs."""

    def verb(self, act: Act) -> list[Statement]:
        """State what a verb says, and what the same subject does next."""
        outer, core = self.outer, act.core
        if core.complement is not None:
            agent = next((one for one in act.oblique if one.word == "由" and one.adjunct.phrase is not None), None)
            if agent is not None and not agent.references:
                return []
            if agent is not None:
                act = replace(act, subject=agent.references)  # 由部门责令退还
            return self.complement(act, core.complement)
        following = core.next.core if core.next is not None else None
        if following is not None and following.stem in _SHOWING and act.sense.negative:
            self.drop(f"“{act.words}”: it is denied as a whole")
            return []  # 未能提供证据证明合同已变更
        if following is not None and following.object is not None and act.sense.negative and not outer:
            self.drop(f"“{act.words}”: what is denied is done for what follows")
            return []  # 从未动用公款购买车辆
        found = self._own(act)
        if core.next is None or core.verb.endswith("给") or self.passive or self.tried(act.grammar):
            return found  # 捐给学校购买乐器, 被运去修水库: another does what follows
        if not found:
            return found  # 未在指定期限内申请, 有意留她任教: who does what follows, and whether, is not sure
        sense = replace(act.sense, negative=outer)
        return [*found, *self.predicate(act.grammar, core.next, sense, act.subject)]

    def _own(self, act: Act) -> list[Statement]:
        """State what a verb says of itself."""
        core = act.core
        otherwise = self._otherwise(act, core.object) if core.object is not None else None
        if otherwise is not None:
            return otherwise
        roles = self._roles(act)
        if roles is None:
            return []
        if core.object is not None and core.stem in _LIGHT:
            return self._light(act, core.object, roles.actors)
        if core.recipient is not None:
            return self.received(act, core.recipient, roles.actors)
        self._joint(act)
        mutual = self._mutual(act, roles)
        if mutual is not None and not roles.objects:
            return mutual
        self._look_back(act, roles)
        if roles.targets is roles.objects and (self.passive or roles.agents):
            return self.suffered(act, roles.objects, roles.agents)
        if core.object is not None and not roles.targets and not roles.lasting:
            self.drop(f"“{act.grammar.text(core.object.start, core.object.end)}”: what it means is not sure")
            self.keep(core, ())
            return []
        found = self._stated(act, roles)
        self.achieved(act, roles.actors)
        self.serving(act, roles.actors)
        return [*found, *(mutual or ())]

    def _otherwise(self, act: Act, phrase: nodes.Phrase) -> list[Statement] | None:
        """Read a verb whose object is a measure, is said or seen, or names a relation; None where it is plain."""
        grammar, core, sense = act.grammar, act.core, act.sense
        entry = self.verb_entry(core)
        taught = grammar.tokens[phrase.start].text.startswith(_TAUGHT)  # 招收学生二十余人
        said = entry is not None and (
            (entry.property in _NO_MEASURES and not taught) or entry.frame == "clause"
        )  # 支付租金3万元, 裁减员工300人, 承诺净利润5亿元
        measured = () if said else self.measured(grammar, act.where, phrase, sense, act.subject)
        if measured:
            return list(measured)
        spent = self.spent(act, phrase)
        if spent is not None:
            return spent
        known = self.verb_entry(core)
        if known is not None and known.frame == "clause" and known.property in ("says", "believes"):
            self.drop(f"“{core.verb}”: what is said is no clause")
            return []
        named = act.subject and all(self.resolver.sure(one) and one.end != AUTHOR for one in act.subject)
        if known is not None and known.frame == "factive" and not (known.property == "discovers" and named):
            seen = self.references(grammar, phrase, replace(sense, modality=Modality.ASSERTED, negative=False))
            seen = act.subject if core.verb == "考虑到" else seen  # who weighs it does what follows
            self.resolver.discourse.subject = seen or self.resolver.discourse.subject
            self.drop(f"“{core.verb}”: what is seen or known is read for itself")
            return []
        if known is not None and known.property == "isA" and not core.next:
            return self.relation_noun(act, phrase, core.verb) or None
        return None

    # Roles

    def _roles(self, act: Act) -> Roles | None:
        """Resolve the object, and sort out what the prepositions bring; None where that makes no sense."""
        act, spell = self.spell(act)
        grammar, core, phrase = act.grammar, act.core, act.core.object
        self.lessened = self.property_of(core) in _LESSENING
        objects, share = self.share(act)
        self.lessened = False
        if phrase is not None and self._unclear(grammar, phrase, objects):
            return None
        lasting = tuple(one for one in objects if isinstance(one.end, Value) and one.end.unit in SPANS)
        name = self.property_of(core)
        if name in _LASTING:
            lasting = ()
        objects, lasting = () if lasting else objects, lasting or spell
        roles = Roles(act.subject, objects, share=share, lasting=lasting)
        for one in act.oblique:
            if swallowed(act, one):
                self.drop(f"“{act.words}”: “{one.word}” has taken in who acts")
                return None
            if not one.references and one.word in (*_SHIFTED, *_PASSIVE) and one.adjunct.phrase is not None:
                self.drop(f"“{act.words}”: whom {one.word} brings is not sure")
                return None
            if one.references and one.word in _SHIFTED and objects and name == "gains":
                return None  # 将功能得到发挥: neither the one nor the other
            if one.references:
                self._bring(act, roles, one, name)
        return roles

    def _unclear(self, grammar: Grammar, phrase: nodes.Phrase, objects: References) -> bool:
        """Tell whether an object must not be used, and note why."""
        words = grammar.text(phrase.start, phrase.end)
        why = torn(grammar, phrase) or there_acts(grammar, phrase)
        if why:
            self.ambiguous = True
            self.drop(f"“{words}”: {why}")
            return True
        done = all(c & t.V and not c & t.N for c in grammar.cats[phrase.start : phrase.end])
        if done and grammar.tokens[phrase.start - 1].text in _GOING:
            self.drop(f"“{words}”: it is done where somebody goes, and is no place")
            return True
        if phrase.modifiers and grammar.text(phrase.head, phrase.end) in _HOLLOW:
            self.drop(f"“{words}”: its head says nothing")
            return True
        doubtful = _LISTING if len(objects) > 1 and grammar.tokens[phrase.start - 1].text in _LISTS else _DOUBTFUL
        if phrase.cost >= doubtful and not any(self.resolver.sure(one) for one in objects):
            self.drop(f"“{words}”: it may be a clause")
            return True
        return False

    def _bring(self, act: Act, roles: Roles, brought: Oblique, name: str | None) -> None:
        """Put what a preposition brings in its role."""
        word, refs, _ = brought
        lacking = not roles.objects and not roles.targets and act.core.object is None
        if word in _PASSIVE and not roles.objects and name is None and self.takes_none(act.core):
            roles.actors = refs  # 由县绅出面调解
        elif word in _PASSIVE and not roles.objects:
            roles.actors, roles.targets = refs, act.subject
        elif word in BY:
            roles.agents = refs
        elif word == "由" and act.core.verb[-1] not in GOALS:
            roles.actors = refs  # 由部门责令退还
        elif word in _SHIFTED:
            if not roles.objects:
                roles.targets = refs
            elif name is None or name in (*MOVING, "isA") or act.core.verb[-1] in GOALS:
                roles.actors, roles.targets = refs, roles.objects
                roles.shifted = refs
            else:
                roles.targets = roles.objects
        elif (
            (word in WITH and (name in RECIPROCAL or act.core.stem in MUTUAL) and not roles.objects)
            or (word in ("在", "于") and name in PLACED and act.core.object is None and not roles.targets)
            or (word in _TOWARDS and lacking and name != "says" and not (word == "从" and name in _COMING))
        ):
            roles.targets, roles.prefix = refs, f"{word}…"

    def _mutual(self, act: Act, roles: Roles) -> list[Statement] | None:
        """Read what two subjects do with each other: 甲和乙融合; None where they are not two, or the verb is another."""
        if len(act.subject) != _PAIR or self.property_of(act.core) not in RECIPROCAL or roles.targets:
            return None
        first, second = act.subject
        made = self.state_verb(act.grammar, act.where, first, act.core, second, act.sense, "与…")
        return [made] if made is not None else []

    def _joint(self, act: Act) -> None:
        """State that two parties that sign something cooperate."""
        core, subject = act.core, act.subject
        if core.stem not in _JOINT:
            return
        pair = subject if len(subject) == _PAIR else (*subject[:1], *act.brought_by(*WITH)[:1])
        if len(pair) == _PAIR:
            what = act.grammar.text(core.object.start, core.object.end) if core.object is not None else ""
            predicate = Predicate(f"与…{core.verb}{what}", "cooperatesWith")
            if act.sense.negative:
                predicate = replace(predicate, property=None)  # 未能达成一致: they may work together all the same
            self.state(act.grammar, act.where, pair[0], predicate, pair[1], act.sense, "joint")

    def _look_back(self, act: Act, roles: Roles) -> None:
        """Give a name to whom the text speaks of; put the other prepositions before an unknown verb."""
        name, discourse = self.property_of(act.core), self.resolver.discourse
        if (
            name == "alias"
            and roles.objects
            and all(common(one) or (one.antecedents and "之为" in act.core.verb) for one in act.subject)
        ):
            first = next((found for found in self.subjects if found and found != act.subject), ())
            roles.actors = discourse.topic or first or discourse.subject or act.subject
        new = self.newly_made(act, (name,)) if name == "renamedTo" else None
        roles.actors = roles.actors if new is None else new
        if name is None and roles.objects and not roles.prefix:
            roles.prefix = "".join(
                act.grammar.text(one.adjunct.start, one.adjunct.end)
                for one in act.oblique
                if one.references and one.word in part_of(act.core) and short(act, one)
            )
        roles.targets = roles.targets or roles.objects

    # Statements

    def _stated(self, act: Act, roles: Roles) -> list[Statement]:
        """State the verb of all actors and targets, and of its twins; then how much, and how long."""
        grammar, where = act.grammar, act.where
        self.keep(act.core, roles.targets)
        twins = [replace(act.core, verb=twin, stem=twin, twins=()) for twin in act.core.twins]
        if roles.targets or roles.prefix:
            kept = self.headed
            for doer in act.subject[:1] if roles.shifted else ():
                place = doer.source if doer.antecedents else doer.span
                if place is not None and self.sentence.covers(place):
                    self.headed = roles.shifted, place  # the network takes for it who does it
            found = self.moved(act, roles.shifted, roles.actors, roles.targets) or self._each(
                act, roles, act.core, roles.targets or NOTHING
            )
            self.headed = kept
            found += self.does_to(act, roles.shifted)
        else:
            found = self.alone(act, roles.actors, lasting=bool(roles.lasting))
        if found and roles.share is not None:
            self.detail(grammar, where, found[0], "股权", "share", roles.share)
        if found and roles.lasting:
            self.detail(grammar, where, found[0], "时长", "duration", roles.lasting[0])
        for twin in twins:
            found += self._each(act, roles, twin, roles.targets)
        return found

    def _each(self, act: Act, roles: Roles, core: nodes.Core, targets: tuple[Reference | None, ...]) -> list[Statement]:
        pairs = [(one, target) for one in roles.actors for target in targets]
        if len(roles.actors) == len(targets) > 1 and "分别" in act.words:
            pairs = list(zip(roles.actors, targets, strict=True))
        if len(roles.actors) == 1 and roles.actors[0].antecedents and "分别" in act.words:
            pairs = pairs[-1:] if figured(roles.actors[0]) else pairs  # 利润1亿元，分别增长4%和5%: that of the last
        made = [
            self.state_verb(act.grammar, act.where, one, core, target, act.sense, roles.prefix) for one, target in pairs
        ]
        return [one for one in made if one is not None]

    def state_verb(
        self, grammar: Grammar, where: tuple[int, int], one: Reference, core: nodes.Core,
        target: Reference | None, sense: Sense, prefix: str = "", rule: str = "verb",
    ) -> Statement | None:  # fmt: skip
        """State what a verb says of its subject and one object."""
        known = self.verb_entry(core)
        name = self.property_with(core, one)
        if name is None and core.stem in ("分", "设") and len(self.listed) > 1:
            name = "hasPart"
        end = target.end if target is not None else None
        runs_on = core.verb[-1] == "在" and core.object and grammar.broken(core.object.start, core.object.end)
        says = core.object is not None and grammar.text(core.object.start, core.object.end) == "道"  # 摆摆手|道：…
        if core.stem == "在" and name == "locatedIn" and not self._place(end):
            name = None if core.verb == "在" and one.end.label.endswith(_ROOTED) else name
        if runs_on or says or one.end == AUTHOR or (core.stem == "在" and name == "locatedIn" and not self._place(end)):
            return None  # 抢在后卫之前，把球顶入球门: where that is, ends at the comma
        if target is not None and several(target) and "分别" in grammar.text(max(0, where[0] - _PAIR), where[1]):
            self.drop(f"“{target.end.label}”: who does how much of it is not sure")  # 甲和乙分别出售19%和8%的股权
            return None
        if known is None and core.verb[0] == "再" and len(core.verb) > 1:
            self.drop(f"“{core.verb}”: nobody says that it is so")  # 即便名单再有价值
            return None
        core, sense = reached(core, sense)
        name = None if core.unable and name == "says" else name  # 说不清原因
        if core.verb == "没有":
            name, sense = "has", replace(sense, negative=not sense.negative)
        if core.stem == "为" and name == "isA" and isinstance(end, Value) and end.unit:
            name = "amount"
        if core.stem in _MISSING and name is not None:
            sense = replace(sense, negative=not sense.negative)
        taken = name is None and core.verb.endswith("作")  # 误作1921年 tells no time
        if isinstance(end, Value) and end.datatype in _TIMES and not end.unit and not taken:
            name = _DATED.get(name or "", "date")
        pure = not grammar.cats[core.start] & (t.N | t.A) and not one.antecedents
        plain = core.aspect or self.signed or pure
        confidence = 1.0 if known is not None or core.verb == "没有" else 0.8 if plain else 0.6
        verb = "并非没有" if core.verb == "没有" and not sense.negative else core.verb
        standing = core.stem in _STANDING and verb.startswith(core.stem)
        limited = standing or sense.negative or sense.modality is Modality.NECESSITY  # 原无铁路, 过去要走一天
        before = once(grammar, core.start) if limited else ""
        predicate = Predicate(prefix + before + verb, name)
        return self.state(grammar, where, one, predicate, target, sense, f"{rule}:{core.stem}", confidence)

    def _place(self, end: Entity | Value | Statement | None) -> bool:
        if not isinstance(end, Entity):
            return False
        return self.resolver.kind_of(end) in _PLACES or end.label[-1] in _SIDES

    def _light(self, act: Act, phrase: nodes.Phrase, actors: References) -> list[Statement]:
        """Read 对X进行改造 as 改造X; what is worked on is spoken of next where nobody is named."""
        patients = act.brought_by(*PARTNER, *_SHIFTED, "就")
        if not patients and act.core.stem != "作出":
            return []
        if not patients:
            what = self.references(act.grammar, phrase, act.sense.within())
            done = Predicate(act.core.verb, None)
            return self.state_each(act.grammar, act.where, actors, done, what, act.sense, "light-verb", 0.9)
        if any(one.end == AUTHOR for one in actors):
            self.resolver.discourse.subject = patients
        verb = act.grammar.tokens[phrase.end - 1].text
        known = self.resolver.lexicon.verbs.get(verb)
        predicate = Predicate(f"对…{act.core.stem}{verb}", known.property if known else None)
        acting = tuple(one for one in actors if one.end != AUTHOR)
        return self.state_each(act.grammar, act.where, acting, predicate, patients, act.sense, "light-verb", 0.9)
