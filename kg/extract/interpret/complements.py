"""What a verb says of a whole clause: reports, knowledge, demands, refusals, what somebody is made to do."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.discourse import AUTHOR, DIRECTING, Reference
from kg.extract.interpret.circumstances import as_event
from kg.extract.interpret.copula import Copulas
from kg.extract.interpret.seen import TRYING, without_proof
from kg.extract.interpret.words import AMOUNTING, JUDGING, WONDERING
from kg.model import Entity, Modality, Predicate, Statement
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract import nodes
    from kg.extract.grammar import Grammar
    from kg.extract.interpret.act import Act
    from kg.extract.sense import Sense

_PEOPLE = Entity("人们", "Group")  #: who says what is said to be so: 被认为
_REFUSING = frozenset("refuses avoids abandons prohibits opposes".split())
#: Verbs of what is not done: 忘记带钥匙.
_FAILING = frozenset("忘记 忘 忘了 懒得 来不及 顾不上 舍不得 羞于 耻于 怯于 不屑 无暇 无力 停 停止 中止 戒".split())
_AIMING = ("promises", "supports", "aimsAt", "plans", "hopes")  #: what they are about is not done yet
_WHETHER = re.compile("是不是|是否|能不能|能否|有没有|会不会")
#: What is said so is done by saying it: that it is said is a fact of its own.
_ACTS_OF_SPEECH = ("announces", "denies", "promises", "suggests", *JUDGING)
#: What somebody wants or fears is theirs: that they do is a fact of its own too.
_STANCES = frozenset(
    "主张 力主 呼吁 建议 倡议 提议 提出 提倡 倡导 希望 盼望 期望 期待 渴望 担心 担忧 忧虑 抱怨 质疑 怕 生怕 唯恐 惟恐 深怕".split()
)
#: Of these, what others are to do.
_URGING = frozenset("主张 力主 呼吁 建议 倡议 提议 提倡 倡导".split())
#: What these are followed by must be.
BINDING = (_URGING - {"主张"}) | frozenset("判决 判令 判 裁定 裁决 责令 命令".split())
#: Verbs before what is only tried, or only done in part: it is named, not stated.
_NAMING = frozenset("协助 配合 协同".split()) | TRYING
#: Verbs of speech whose clause leaves out who speaks, when it is of himself.
OF_ONESELF = frozenset(
    "否认 承认 宣布 表示 称 声称 宣称 承诺 坦言 坦承 声明 誓言 发誓 希望 期待 期望 "
    "谎称 自称 回忆 回忆说 透露 公告称 发布公告称 发公告称 回应称 答称 坦称".split()
)
#: Verbs of what somebody only feels: who feels so does what follows, and nothing more is said.
FEELING = ("嫌", "怕", "生怕", "唯恐", "惟恐", "深怕")
#: Verbs that ask somebody to act: whether what follows is done by who asks or by who is asked, is not sure.
_ASKING = ("asks", "suggests")
#: Verbs of trying to move somebody: that they do so is not said.
_PRESSING = frozenset("劝 劝说 号召 动员 催促 督促 吩咐 呼吁 敦促 倡议 嘱托 恳求 央求 力劝 怂恿 鼓动".split())
_OF_OTHERS = ("下令", "责令")  #: they order others about, and what follows they may do themselves
#: What somebody demands of others; what these owe.
_DEMANDING = ("要求", "请求", "主张", "诉请")
_OWED = frozenset(
    "赔偿 支付 返还 退还 偿还 补偿 归还 退款 道歉 赔礼道歉 停止 承担 披露 公开 说明 解释 给付 交付 恢复 撤销".split()
)
_ORDERING = ("asks", "requires", "obliges", "permits", "prohibits", "invites", "suggests")
_DRAFTS = ("草案", "原稿", "初稿", "草稿", "征求意见稿", "旧规", "旧版")
_CAUSING = ("causes", "lets", "empowers")  #: what they bring about is stated itself, not as a situation


class Complements(Copulas):
    """The part of the interpreter that reads verbs with a clause behind them."""

    def complement(self, act: Act, clause: nodes.Clause) -> list[Statement]:
        """State what a verb with a clause says, and what the clause says."""
        grammar, core, sense = act.grammar, act.core, act.sense
        known = self.verb_entry(core)
        frame, name = (known.frame, known.property) if known else ("vp", None)
        named = core.stem in _NAMING and clause.subject is None
        unfound = name == "discovers" and sense.negative  # 没有发现墙体有裂缝 does not say that there are some
        aside = core.stem in AMOUNTING or (name == "requires" and _only_drafted(act))
        if frame == "content" or named or unfound or aside or self.tried(grammar):
            return self._with_content(act, clause)
        if frame == "np" and name == "causes":
            return self._brings_about(act, clause)
        if name == "proves":
            return self._shown(act, clause)
        if frame == "clause" and name != "requires":
            quoted = self._quoted(grammar, clause)
            return self._reported(act, clause, denied=name == "denies" and not quoted, acting=not quoted)
        if frame == "factive":
            return self._known_so(act, clause)
        if core.stem == "有" and core.pivot is not None:
            return self._those_there(act, core.pivot, clause)
        inner = clause.predicate.core if clause.predicate is not None else None
        left_out = any(one.antecedents for one in act.subject)
        if known is None and inner is not None and inner.kind == "copula" and clause.subject is None and left_out:
            self.drop(f"“{core.verb}”: it may be a name")  # 腾跃既是投资人
            self.ambiguous = True
            return []
        anybody = core.pivot is not None and grammar.text(core.pivot.start, core.pivot.end) in ("人", "人们")
        if anybody and name == "causes":
            return self._makes_one(act)
        found: list[Statement] = []
        if self.passive and name in _ORDERING:
            return self._ordered(act, clause)
        compound = frame == "np" and clause.start == core.start + 1  # 主持修建: what is said is that it was built
        guessed = any(one.antecedents for one in act.subject)
        ruled = name == "prohibits" and core.pivot is None and guessed  # 平台不得…，禁止…: of platforms
        if name == "causes" or (name is not None and name not in _CAUSING and not compound and not ruled):
            found += self._with_content(act, clause)
        if name is None and known is not None and core.pivot is not None:
            found += self._sent(act, core.pivot)
        if name != "opposes" and not sense.negative:
            found += self._inner(act, clause, name)
        return found

    def _known_so(self, act: Act, clause: nodes.Clause) -> list[Statement]:
        """State what somebody knows to be so; who weighs it does what follows: 考虑到药材短缺，推迟了手术."""
        found = self.clause(act.grammar, clause, replace(act.sense, negative=False, modality=_plain(act.sense)))
        if act.core.verb == "考虑到":
            self.resolver.discourse.subject = act.subject
        return found

    def _those_there(self, act: Act, pivot: nodes.Phrase, clause: nodes.Clause) -> list[Statement]:
        """State what those do whom there are: 有三名工人获救; but not 三十名学员有九名|来自海外."""
        if all(c & t.VALUE for c in act.grammar.cats[pivot.start : pivot.end]):
            self.drop(f"“{act.grammar.text(pivot.start, pivot.end)}”: of how many it is so, not who")
            return []
        return self.clause(act.grammar, clause, act.sense)

    def _ordered(self, act: Act, clause: nodes.Clause) -> list[Statement]:
        """State 被责令停产: what the subject was told to do, and that it must."""
        content, predicate = self._whole(act.grammar, clause), Predicate(f"被{act.core.verb}", None)
        rule, must = f"passive:{act.core.stem}", replace(act.sense, modality=Modality.NECESSITY)
        found = self.state_each(act.grammar, act.where, act.subject, predicate, (content,), act.sense, rule, 0.9)
        if clause.subject is not None or clause.predicate is None or act.sense.negative:
            return found
        return found + self.predicate(act.grammar, clause.predicate, must, act.subject)

    def forbidden(self, grammar: Grammar, predicate: nodes.Predicate, sense: Sense) -> list[Statement]:
        """Read 严禁游客攀爬: a rule that names nobody who makes it, only who must not do what."""
        core = predicate.core
        if core is None or core.pivot is None or core.complement is None or self.property_of(core) != "prohibits":
            return []
        inner = _imposed(sense.with_operators(grammar, predicate), "prohibits", core.stem)
        return self.clause(grammar, core.complement, inner)

    def _sent(self, act: Act, pivot: nodes.Phrase) -> list[Statement]:
        """State whom somebody sends, asks or leads, where the verb has no property: 派出小艇搜寻."""
        predicate, rule = Predicate(act.core.verb, None), f"verb:{act.core.stem}"
        whom = self.resolver.references(act.grammar, pivot)
        return self.state_each(act.grammar, act.where, act.subject, predicate, whom, act.sense, rule)

    def _with_content(self, act: Act, clause: nodes.Clause) -> list[Statement]:
        """State the verb, with what its clause says as a thing of its own."""
        if self._breaks_off(act.grammar, clause):
            self.drop(f"“{act.core.verb}”: what stands behind it goes on")
            return []
        content = self._whole(act.grammar, clause)
        if act.core.stem in DIRECTING and content.end.label.startswith("其") and not content.antecedents:
            self.drop(f"“{content.end.label}”: whom it is asked of is not sure")
            return []
        made = [self.state_verb(act.grammar, act.where, one, act.core, content, act.sense) for one in act.subject]
        return [one for one in made if one is not None]

    def _breaks_off(self, grammar: Grammar, clause: nodes.Clause) -> bool:
        """Tell whether a clause ends in a verb whose own clause stands behind a comma: 希望他们明白，…."""
        core = clause.predicate.core if clause.predicate is not None else None
        known = self.verb_entry(core) if core is not None and core.object is None and core.complement is None else None
        behind = grammar.span(clause.start, clause.end).end
        if core is None or core.kind != "verb" or core.start + 1 < clause.end:
            return False
        comma = self.resolver.document.clean[behind : behind + 1] in ("，", ",", "：")
        return comma and known is not None and known.frame in ("clause", "factive")

    def _whole(self, grammar: Grammar, clause: nodes.Clause) -> Reference:
        """Give what a clause says as a thing of its own, whom its pronoun means by name: 希望他继承家业."""
        stop = next(
            (b for b in grammar.breaks if clause.start < b < clause.end and _opens_anew(grammar, b)), clause.end
        )
        content, subject = self.situation(grammar, clause.start, stop), clause.subject
        if subject is None or subject.start != clause.start or subject.end != clause.start + 1:
            return content
        word = grammar.tokens[clause.start].text
        if self.resolver.lexicon.function(word, "pron") != "third" or not isinstance(content.end, Entity):
            return content
        meant = self.resolver.references(grammar, subject)
        if len(meant) != 1 or not content.end.label.startswith(word):
            return content
        named = meant[0].end.label + content.end.label.removeprefix(word)
        return replace(content, end=replace(content.end, label=named), antecedents=meant[0].antecedents)

    def _brings_about(self, act: Act, clause: nodes.Clause) -> list[Statement]:
        """State 造成三人受伤: what came about, and that the subject caused it."""
        effect = self.situation(act.grammar, clause.start, clause.end)
        if any(self.property_with(act.core, one) is None for one in act.subject):
            self.drop(f"“{act.core.verb}”: what is brought along, and what is done with it")  # 带来一套软件请她试用
            return []
        if not act.sense.negative:
            inner = self._aside(act, clause, act.sense)
            if len(inner) == 1:
                effect = Reference(as_event(inner[0]), effect.span)
        predicate = Predicate(act.core.verb, "causes")
        return self.state_each(
            act.grammar, act.where, act.subject, predicate, (effect,), act.sense, "brings-about", 0.9
        )

    def _makes_one(self, act: Act) -> list[Statement]:
        """Read 让人X as a quality: 让人惊叹."""
        grammar, core = act.grammar, act.core
        words = Entity(grammar.text(core.start, core.end).rstrip("的"), "Quality")
        quality = Reference(words, grammar.span(core.start, core.end))
        predicate = Predicate(grammar.text(act.where[0], core.start + 1), "hasProperty")
        return self.state_each(grammar, act.where, act.subject, predicate, (quality,), act.sense, "makes-one", 0.9)

    def _inner(self, act: Act, clause: nodes.Clause, name: str | None) -> list[Statement]:
        """State what is said of whoever is made to act, or of the subject itself."""
        sense, pivot = _imposed(act.sense, name, act.core.stem), act.core.pivot
        if act.core.stem in _PRESSING and sense.modality is Modality.ASSERTED and not _done(clause):
            sense = replace(sense, modality=Modality.POSSIBILITY)
        if pivot is not None or clause.subject is not None:
            if pivot is not None and name == "empowers":
                for one in act.subject:
                    for other in self.resolver.references(act.grammar, pivot):
                        self.state_verb(act.grammar, act.where, one, act.core, other, act.sense)
            kept = self.resolver.discourse.subject
            found = self.clause(act.grammar, clause, sense)
            self.imposed = self.resolver.discourse.subject if name == "requires" and self._rules(act) else ()
            self.resolver.discourse.subject = kept
            self.ambiguous = name in _ASKING
            return found
        self.ambiguous = name in _ASKING
        if name == "asks" and act.core.stem not in _OF_OTHERS:
            self.asked = act.subject, Predicate(act.core.verb, name)
        inner = clause.predicate.core if clause.predicate is not None else None
        if clause.predicate is None or inner is None or (name is None and inner.kind not in ("verb", "construction")):
            return []
        if name in ("requires", "asks") and act.core.stem in _DEMANDING and inner.stem in _OWED:
            return []  # 要求赔偿损失: whoever demands it does not pay
        if name in _AIMING and sense.supposed and act.core.stem != "决定":
            return []  # 如果亏损，公司将考虑关店: it would only be considered
        if act.core.stem in _FAILING or name == "stops":
            sense = replace(sense, negative=not sense.negative)
        if self.asks_how(act.grammar, clause.predicate):
            self.sought = act.subject, Predicate(act.core.verb, name)
            return []
        return self.predicate(act.grammar, clause.predicate, sense, act.subject) if name != "asks" else []

    def _rules(self, act: Act) -> bool:
        """Tell whether a rule demands something, which does nothing itself: 办法要求平台签订合同，并…."""
        kinds = [self.resolver.kind_of(one.end) for one in act.subject if isinstance(one.end, Entity)]
        return bool(kinds) and all(kind in ("Law", "Work", "Document") for kind in kinds)

    def _aside(self, act: Act, clause: nodes.Clause, sense: Sense) -> list[Statement]:
        """Read a clause and go on speaking of whom the text spoke of before it."""
        kept = self.resolver.discourse.subject
        found = self.clause(act.grammar, clause, sense)
        self.resolver.discourse.subject = kept
        return found

    def _shown(self, act: Act, clause: nodes.Clause) -> list[Statement]:
        """State what a document shows: the text takes it over, and names the document as holder."""
        if act.sense.negative:
            return self._with_content(act, clause)  # 未能证明其商誉受损 does not say that it was not
        if without_proof(act.grammar, act.core.start):
            self.drop(f"“{act.grammar.text(clause.start, clause.end)}”: nothing shows it")
            return []
        shown = (one.end for one in act.subject if isinstance(one.end, Entity))
        # 与公告一同披露的年报显示: whoever was spoken of does not
        holder = next((one for one in shown if self.resolver.kind_of(one) != "Person"), None)
        return self._aside(act, clause, replace(act.sense, holder=holder))

    def _quoted(self, grammar: Grammar, clause: nodes.Clause) -> bool:
        """Tell whether a clause is quoted behind a colon: 明确否认：“计划没有变。” says what is so."""
        text, start = self.resolver.document.clean, grammar.tokens[clause.start].start
        return text[max(0, start - 2) : start].startswith(("：", ":"))

    def _reported(self, act: Act, clause: nodes.Clause, *, denied: bool, acting: bool) -> list[Statement]:
        """State what somebody says: the holder is who says it; what the author says is said by the text."""
        sense, name = act.sense, self.property_of(act.core)
        if sense.negative and name == "says":
            self.drop(f"“{act.grammar.text(clause.start, clause.end)}”: it was not said")  # 没有说质量不好
            return []
        if self.passive and clause.subject is None and clause.predicate is not None:
            said = replace(sense, holder=_PEOPLE, modality=Modality.REPORTED)
            return self.predicate(act.grammar, clause.predicate, said, act.subject)
        holder = next((one.end for one in act.subject if isinstance(one.end, Entity)), None)
        if holder is None:
            return []
        negative = denied != sense.negative
        if holder == AUTHOR:
            return self.clause(act.grammar, clause, replace(sense, negative=negative, modality=_plain(sense)))
        supposed = sense.modality is Modality.HYPOTHETICAL  # 业主如果认为物业违约: nobody does yet
        modality = sense.modality if supposed else _uttered(act, clause, name)
        said = replace(sense, holder=holder, modality=modality, negative=negative)
        told = acting and (name in _ACTS_OF_SPEECH or act.core.stem in _STANCES)
        if act.core.stem in FEELING or name in JUDGING:
            self.resolver.mentions.barred = frozenset(one.end.label for one in act.subject)  # 母亲嫌|她|手小
        found = self._with_content(act, clause) if told else []
        found += self._said(act, clause, said)
        self.resolver.mentions.barred = frozenset()
        return found

    def _said(self, act: Act, clause: nodes.Clause, sense: Sense) -> list[Statement]:
        """State what somebody says, and decide who does what follows.

        Who says that he does something leaves himself out: 宣布收购. What follows 判决 is done by who judges; what
        follows 认为X… goes on about X, and is still said.
        """
        discourse = self.resolver.discourse
        kept = discourse.subject, discourse.topic
        own = clause.subject is None
        discourse.subject = discourse.topic = ()
        found = self.clause(act.grammar, clause, sense, act.subject if own and act.core.stem in OF_ONESELF else None)
        of_oneself = own and (found or act.core.stem in OF_ONESELF)
        name = self.property_of(act.core)
        by_name = name == "sentencedTo" or name in JUDGING
        if sense.supposed or of_oneself or by_name or act.core.stem in FEELING:
            discourse.subject = act.subject
        elif own and act.core.stem in _URGING:
            self.ambiguous = True  # 建议引入评估，每年公布报告: not who urges it
            self.asked = act.subject, Predicate(act.core.verb, self.property_of(act.core))
        elif own:
            discourse.subject, discourse.topic = kept
        else:
            self.reporting, self.reporter = sense, act.subject
        return found


def _only_drafted(act: Act) -> bool:
    """Tell whether what is laid down stands only in a draft, and need not hold: 原稿规定违规者一律罚款."""
    return any(isinstance(one.end, Entity) and one.end.label.endswith(_DRAFTS) for one in act.subject)


def _uttered(act: Act, clause: nodes.Clause, name: str | None) -> Modality:
    """Give how what somebody says is meant: what is ruled or urged must be, what is promised may come; else it is reported."""
    if act.core.stem in WONDERING and _WHETHER.search(act.grammar.text(clause.start, clause.end)):
        return Modality.QUESTION
    core = clause.predicate.core if clause.predicate is not None else None
    acting = core is not None and core.kind in ("verb", "construction") and not core.aspect and core.stem != "为"
    if acting and name == "promises":
        return Modality.POSSIBILITY
    others = clause.subject is not None and acting
    return Modality.NECESSITY if others and act.core.stem in BINDING else Modality.REPORTED


def _opens_anew(grammar: Grammar, k: int) -> bool:
    """Tell whether a word behind a comma opens a clause of its own: 若, 它."""
    lexicon, word = grammar.lexicon, grammar.tokens[k].text
    return lexicon.function(word, "pron") == "third" or lexicon.function(word, "conn") == "condition"


def _done(clause: nodes.Clause) -> bool:
    """Tell whether a clause has an aspect: 劝他离开了."""
    core = clause.predicate.core if clause.predicate is not None else None
    return core is not None and core.aspect


def _plain(sense: Sense) -> Modality:
    """Give the modality of what is known: it is so, unless all is supposed."""
    return sense.modality if sense.supposed else Modality.ASSERTED


def _imposed(sense: Sense, name: str | None, verb: str) -> Sense:
    """Give the sense of what is demanded, permitted or refused."""
    if name in ("requires", "advocates", "asks", "suggests"):
        return replace(sense, modality=Modality.NECESSITY, negative=False)
    told = sense.modality is Modality.REPORTED and sense.holder is not None  # 他说答应送一件礼物: it is not sent yet
    aimed = name in _AIMING and verb != "决定" and (told or sense.modality is Modality.ASSERTED)
    if name == "permits" or aimed:
        return replace(sense, modality=Modality.POSSIBILITY)
    if name == "prohibits" and not sense.negative:
        return replace(sense, modality=Modality.NECESSITY, negative=True)
    return replace(sense, negative=not sense.negative) if name in _REFUSING else sense
