"""One clause as the reader has it: parsed, with the connectives that open it, and what these say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.grammar.words import WHENEVER
from kg.extract.interpret.words import BY_PLAN
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.discourse import References
    from kg.extract.grammar import Grammar
    from kg.extract.nodes import Clause, Core, Phrase, Predicate
    from kg.extract.sense import Sense
    from kg.model import Statement

#: Adverbs of what is over.
DONE = frozenset("已 已经 曾 曾经 业已 均已 早已 现已".split())
_LAYING_DOWN = re.compile("(?:特|现)?(?:制定|制订)本")
_UNTIL = ("等到", "待", "待到")
_OPENING = 5  # tokens among which a connective stands behind a subject or a place
_PLACES = ("里", "上", "中", "内", "下", "间", "外")
_UP_TO = ("直到", "直至")
_HARDLY = 0.6  # cost from which a clause was hardly read
DOUBTFUL = 1.0  #: cost from which a reading is not used
AMONG = "其中"  #: it opens what is said of a part of what was spoken of
NO_CLAUSE = 9.0  #: the cost of what could not be parsed

#: Functions of connectives that make a clause a condition.
CONDITIONS = frozenset({"condition", "only-if", "wish"})
#: Nouns of what is given, with a clause before them: 在对手退出的情况下.
_GIVEN = frozenset("情况 情形 前提 条件 情况下 前提下 条件下".split())
WHILE = ("时", "之时", "的时候", "时候")
AFTER, BEFORE = ("后", "之后", "以后"), ("前", "之前", "以前")
#: Adverbs of what holds only under the conditions before: 只有…才能….
THEN = frozenset("才能 方能 方可 才会 才可".split())
#: Adverbs of the bare verb phrase of which the next clause draws the consequence: 仅仅以流量为追求.
ONLY = frozenset("仅仅 仅 只 是 单单 光 一味".split())
#: Adverbs of a verdict on the clause before: 未免偏颇, 多少是有些失焦的.
VERDICT = frozenset("未免 的确 确实 不免 难免 无疑 多少 固然".split())
#: They say what must be done, or must not.
DEONTIC = frozenset("应当 应 应该 必须 须 不得 不应 不应当".split())
_RIGHTS = frozenset("有权 有权利 可以 可".split())
_NEEDING = ("须", "需", "必须", "只有")
WHETHER = frozenset("是否 能否 可否 应否 会否 该不该 能不能 可不可以 要不要".split())
#: Verbs that say of a question that it is open.
_OPEN = frozenset("有 没有 存在 尚无 取决于 成为 引发 引起".split())
_THUS = frozenset("才 便 就".split())
#: Verbs that say what comes of the clause before.
_RESULTING = frozenset("成为 意味着 导致 使 让".split())


@dataclass(frozen=True, slots=True)
class Spoken:
    """Whom the text spoke of before a clause."""

    subject: References
    topic: References
    near: bool


@dataclass(slots=True)
class Read:
    """One clause, parsed, with the connectives that open it."""

    grammar: Grammar
    clause: Clause | None
    start: int = 0  #: its first token in the sentence
    end: int = 0
    words: set[str] = field(default_factory=set)  #: functions of its connectives
    opened: bool = False  #: a connective opens it, before its subject
    sense: Sense | None = None  #: what stands over it; None where it says what must be for another
    spoken: Spoken | None = None  #: whom the text spoke of before it; None where it was not read

    @property
    def predicate(self) -> Predicate | None:
        """Give its predicate, if it has one."""
        return self.clause.predicate if self.clause is not None else None

    @property
    def core(self) -> Core | None:
        """Give the core of its predicate."""
        return self.predicate.core if self.predicate is not None else None

    @property
    def complete(self) -> bool:
        """Tell whether it has a predicate."""
        return self.predicate is not None

    @property
    def cost(self) -> float:
        """Give what its reading costs."""
        return self.clause.cost if self.clause is not None else NO_CLAUSE

    @property
    def done(self) -> bool:
        """Tell whether 了 or 过 stands behind its verb, in a construction too: 与航运公司签|了|协议."""
        core, cats, tokens = self.core, self.grammar.cats, self.grammar.tokens
        if core is None or core.kind != "construction":
            return core is not None and core.aspect
        inner = range(core.start + 1, core.end - 1)
        return any(tokens[k].text[-1] in "了过" and (cats[k] | cats[k - 1]) & t.V for k in inner)

    @property
    def text(self) -> str:
        """Give its words."""
        return self.grammar.text(self.start, self.end)

    @property
    def operators(self) -> set[str]:
        """Give the adverbs, negations and modals before its verb."""
        predicate = self.predicate
        return {self.grammar.tokens[k].text for k in predicate.operators} if predicate is not None else set()

    @property
    def conditional(self) -> bool:
        """Tell whether a connective makes it a condition."""
        return bool(self.words & CONDITIONS)

    @property
    def given(self) -> Clause | None:
        """Give the clause of what it holds under, where it says so itself: 在对手退出的情况下才能递补."""
        predicate = self.predicate
        adjuncts = (*(self.clause.adjuncts if self.clause else ()), *(predicate.adjuncts if predicate else ()))
        if not self.modal:
            return None
        for one in adjuncts:
            phrase = one.phrase
            if one.word != "在" or phrase is None or not phrase.modifiers or not self._names_what_is_given(phrase):
                continue
            return phrase.modifiers[0].clause
        return None

    @property
    def after(self) -> bool:
        """Tell whether it says itself after what it holds: 通过验收后方可运营."""
        adjuncts = (
            *(self.clause.adjuncts if self.clause else ()),
            *(self.predicate.adjuncts if self.predicate else ()),
        )
        return any(one.tail in AFTER for one in adjuncts)

    def _names_what_is_given(self, phrase: Phrase) -> bool:
        head = self.grammar.text(phrase.head, phrase.end).removesuffix("下").removesuffix("之")
        return head in _GIVEN

    @property
    def agent(self) -> bool:
        """Tell whether it names who acts behind 由."""
        adjuncts = (
            *(self.clause.adjuncts if self.clause else ()),
            *(self.predicate.adjuncts if self.predicate else ()),
        )
        return any(one.word == "由" for one in adjuncts)

    @property
    def subjectless(self) -> bool:
        """Tell whether it is a clause that leaves its subject out."""
        return self.clause is not None and self.clause.subject is None

    @property
    def defining(self) -> bool:
        """Tell whether it leaves its subject out and says what that is: 归根到底是信任的竞争."""
        return self.subjectless and self.core is not None and self.core.kind == "copula" and not self.conditional

    @property
    def bare(self) -> bool:
        """Tell whether it is a bare verb phrase: no subject, no aspect, nothing but 仅仅 before it."""
        core = self.core
        return self.subjectless and core is not None and not core.aspect and self.operators <= ONLY

    @property
    def goal(self) -> tuple[int, int] | None:
        """Give the tokens of what it asks for, where it is a condition: without its subject and 真正."""
        clause, predicate, core = self.clause, self.predicate, self.core
        if clause is None or predicate is None or core is None:
            return None
        denied = [k for k in predicate.operators if self.grammar.cats[k] & t.NEG]
        return min([core.start, *(one.start for one in predicate.adjuncts), *denied]), clause.end

    @property
    def temporal(self) -> bool:
        """Tell whether it is no more than a clause with 时 or 之后 behind it."""
        clause = self.clause
        if clause is None or clause.subject is not None or clause.cost >= DOUBTFUL:
            return False
        return any(one.kind == "clause" for one in clause.adjuncts)

    @property
    def ruled(self) -> bool:
        """Tell whether it says what must be done."""
        tokens = self.grammar.tokens[self.start : self.end]
        return any(one.text in DEONTIC and one.cats & (t.MODAL | t.NEG) for one in tokens)

    @property
    def allows(self) -> bool:
        """Tell whether it says what somebody may do."""
        return any(one.text in _RIGHTS for one in self.grammar.tokens[self.start : self.end])

    @property
    def modal(self) -> bool:
        """Tell whether a modal stands before its verb."""
        predicate = self.predicate
        return predicate is not None and any(self.grammar.cats[k] & t.MODAL for k in predicate.operators)

    @property
    def exemplary(self) -> bool:
        """Tell whether a condition is shown by somebody who meets it: 只有像X这样…."""
        clause, predicate = self.clause, self.predicate
        adjuncts = (*(clause.adjuncts if clause else ()), *(predicate.adjuncts if predicate else ()))
        return any(one.word in ("像", "如同") and one.tail for one in adjuncts)

    def behind_plan(self, start: int) -> int:
        """Give where a condition begins behind the pieces that tell by what it is laid down: 按照方案，|药店缺货的."""
        while self.grammar.tokens[start].text in BY_PLAN and self.grammar.piece_end(start) < self.end:
            start = self.grammar.piece_end(start)
        return start

    @property
    def local(self) -> bool:
        """Tell whether it is no more than a place or a time, and takes nobody's place."""
        last = self.grammar.tokens[self.end - 1]
        return bool(last.cats & (t.LOC | t.T)) and not last.cats & t.N

    def judges(self, before: Read) -> bool:
        """Tell whether it speaks of the clause before as a whole: 仅仅以流量为追求，多少是有些失焦的."""
        core, words = self.core, self.operators
        if core is None or not self.subjectless:
            return False
        if "consequence" in self.words:
            words |= _THUS
        if before.operators & WHETHER and core.stem in _OPEN:
            return True  # 飞手是否应当担责，也有争议
        if before.clause is not None and before.clause.subject is not None:
            return bool({"便", "就"} & words) and core.stem == "成为"
        if not before.bare:
            return False
        if words & VERDICT and core.kind == "verb":
            return True
        verdict = core.kind in ("copula", "focus", "construction", "adjective") or core.stem in _RESULTING
        return verdict and bool(words & (VERDICT | _THUS))


_THEN_ONLY = ("此时", "那时", "这时", "届时", "到时")  #: times that the clause before tells


def _in_time(read: Read) -> bool:
    """Tell whether 才能 says that something comes late, not what it needs: 2027年才能实现盈利."""
    predicate = read.predicate
    tokens, cats = read.grammar.tokens, read.grammar.cats
    operators = predicate.operators if predicate is not None else ()
    return any(
        k and tokens[k].text in THEN and cats[k - 1] & t.T and tokens[k - 1].text not in _THEN_ONLY for k in operators
    )


def before_only_then(reads: list[Read]) -> range:
    """Give the clauses before the first 才能 that say what must be for it: the last, and those joined to it."""
    for place, read in enumerate(reads):
        core = read.core
        if core is None or not THEN & read.operators or _in_time(read):
            continue
        said = "only-if" in read.words or read.given is not None or read.after
        if said or any(word in read.text.partition("才")[0].partition("方能")[0] for word in _NEEDING):
            return range(0)  # 只有在对手退出的情况下才能递补, 须用放大镜才能辨认: it says so itself
        if core.kind not in ("copula", "focus") and core.construction != "cause-of":
            first = max(0, place - 1)
            while first and (reads[first - 1].conditional or reads[first].subjectless):
                first -= 1
            return range(first, place)
    return range(0)


def but_for(reads: list[Read], place: int) -> bool:
    """Tell whether a clause says what would be lacking, of nobody: 没有水，就没有鱼."""
    read, following = reads[place], reads[place + 1] if place + 1 < len(reads) else None
    core = read.core
    if core is None or not read.subjectless or core.verb != "没有":
        return False
    if place and but_for(reads, place - 1):
        return True
    return following is not None and not read.operators and bool(following.operators & {"就", "便"})


def in_order(reads: list[Read]) -> list[tuple[int, Read]]:
    """Give the clauses with their places; 除非… and 前提是…，并且… behind what they bear on are read before it."""
    order = list(enumerate(reads))
    for place in range(1, len(reads)):
        before = reads[place - 1]
        behind = "unless" in reads[place].words and place + 1 == len(reads)
        if "provided" in reads[place].words:
            end = place + 1
            while end < len(reads) and "addition" in reads[end].words and reads[end].complete:
                reads[end].words.add("condition")
                end += 1
            if not before.conditional and reads[place].complete and before.complete:
                order[place - 1 : end] = [*order[place:end], order[place - 1]]
        elif behind and not before.conditional and reads[place].complete and before.complete:
            order[place - 1], order[place] = order[place], order[place - 1]
    return order


def drop_needless(reads: list[Read]) -> None:
    """Take 只有 for an adverb where nothing follows from what it opens: 只有会员可以预订."""
    for place, read in enumerate(reads):
        if "only-if" in read.words and not _needs(reads, place):
            read.words.discard("only-if")
        done = any(one.operators & DONE for one in reads[place : place + 2]) or learnt_then(reads, place)
        if done and read.start and read.grammar.tokens[read.start - 1].text in _UNTIL:
            read.words.discard("condition")  # 等到工厂入场时，价格战已经打响


def learnt_then(reads: list[Read], place: int) -> bool:
    """Tell whether a clause tells when somebody came to know something: 出院后前往探望，才得知树已死亡; 直到…."""
    read, following = reads[place], reads[place + 1] if place + 1 < len(reads) else None
    if following is None or following.core is None or not _only_then(following):
        return False
    known = following.grammar.lexicon.verbs.get(following.core.stem)
    return read.text.startswith(_UP_TO) or (known is not None and known.frame == "factive")


def _only_then(read: Read) -> bool:
    """Tell whether 才 opens a clause or stands before its verb."""
    return "才" in read.operators or (read.start > 0 and read.grammar.tokens[read.start - 1].text == "才")


def aim_together(reads: list[Read], strong: set[int]) -> None:
    """Take all clauses of an aim for one, up to where somebody acts: 为了保护水源，改善环境，县政府关闭了工厂.

    A rule that lays itself down says nothing before that but why: 为了规范停车，保障安全，制定本办法.
    """
    lays_down = bool(reads) and _LAYING_DOWN.match(reads[-1].text) is not None
    for place in range(1, len(reads) - 1):
        read, acts = reads[place], not reads[place + 1].subjectless or lays_down
        plain = read.subjectless and not read.words and not read.operators and read.start not in strong
        aspect = read.core is not None and read.core.aspect
        if "purpose" in reads[place - 1].words and plain and acts and not aspect:
            read.words.add("purpose")


def _needs(reads: list[Read], place: int) -> bool:
    """Tell whether something is said to hold only with a clause: by 才 in it, or in one behind it."""
    return any("才" in read.text or "方" in read.text for read in reads[place : place + 3])


def of_the_unread(reads: list[Read], place: int, *, known: bool) -> bool:
    """Tell whether a clause is of whom the clauses around it do not tell: 接替他的不是甲，|而是乙; 受消息影响，|股价高开.

    ``known``: the next clause tells.
    """
    read, before = reads[place], reads[place - 1] if place else None
    if before is None:
        suffers = read.core is not None and read.core.construction == "influenced-by"
        return suffers and read.subjectless and len(reads) > 1 and not known
    if "contrast" not in read.words or not read.subjectless or read.core is None:
        return False
    unread = not before.complete or before.cost >= _HARDLY
    return unread and "不是" in before.text and read.core.kind in ("copula", "focus")


def placed(grammar: Grammar, start: int, end: int) -> bool:
    """Tell whether a piece names a place before it supposes something: 村里|若|有人去世."""
    k = supposing(grammar, start, end)
    if k is None:
        return False
    return bool(grammar.cats[k - 1] & t.LOC) or grammar.tokens[k - 1].text.endswith(_PLACES)


def supposing(grammar: Grammar, start: int, end: int) -> int | None:
    """Give the connective behind what opens a piece by which it supposes something: 学生|若|三次旷课; None without."""
    for k in range(start, min(start + _OPENING, end - 1)):
        one, following = grammar.tokens[k], grammar.cats[k + 1]
        function = grammar.lexicon.function(one.text, "conn") if one.cats & t.CONN and k > start else None
        if function is not None and "condition" in function.split("|") and one.text not in WHENEVER:
            # 水果如|苹果, 如|他所料
            such = one.text == "如" and following & (t.N | t.NAME | t.R) and not following & t.V
            return None if such or k + 1 in grammar.breaks else k
        if not one.cats & (t.N | t.NAME | t.LOC | t.R | t.DET | t.M):
            return None
    return None


def only_within(read: Read, told: list[Statement]) -> bool:
    """Tell whether of a condition only that is told which its verb has for its object: 老人希望|将财产留给邻居."""
    core = read.core
    if core is None or core.complement is None or core.kind != "verb":
        return False
    return not any(core.stem in one.predicate.label for one in told)
