"""From the pieces of a sentence to its clauses: what is no clause alone is joined with what follows.

将关注的焦点，聚焦在产业端 is one clause; 净利润3.1亿元，同比下降4.5% are two.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from kg.extract.discourse import WHO
from kg.extract.grammar import Grammar
from kg.extract.grammar.words import WHENEVER
from kg.extract.interpret import Interpreter
from kg.extract.interpret.words import ASKING, BY_PLAN
from kg.extract.match import Matcher
from kg.extract.nodes import Clause
from kg.extract.parsed import AMONG, DOUBTFUL, Read, placed, supposing
from kg.extract.pieces import RULING, gives_reason, rules
from kg.extract.resolve import Resolver
from kg.extract.support import Support
from kg.nlp import token as t
from kg.nlp.segment import Segmenter

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kg.model import Document
    from kg.nlp.token import Token
    from kg.ontology import Ontology

_OR = ("或者", "或", "或是")
_SPEAKER = 2  # tokens of 车婉清说
_EARLY = 3  # tokens of what follows 再准, among which 也 stands
_JOINED = 4  # pieces that may make up one clause
_MAY = ("可", "有权", "禁止", "严禁", "免予")
_SURELY = 0.2  # cost of whom a rule names, whatever else the words might be
_RULED = 3  # tokens among which a modal opens what is laid down
_RESULTS = frozenset("到 出 成 完 好 见 着 了".split())  #: behind a verb: 查到
_PLAIN = 0.4  # cost up to which a piece is taken as it stands
#: Connectives that are wishes: what they ask for must come about by something.
_WISHES = frozenset("欲要 欲 要想 若要 想要".split())
#: They open what somebody is going to speak of.
_ON = ("对于", "针对", "关于", "至于", "对")
#: Before 是 they open what must be for what stands before.
_PROVIDED = ("前提", "条件", "前提条件", "先决条件")
_BUT = ("但", "不过", "但是", "只是")
_GIVEN = 3  # tokens from which it is told
#: What was just told, as the subject of what follows.
_THIS = ("这", "那", "此举", "这样")
#: They open what follows from a condition.
_THEN = ("就", "便", "则", "那么", "那", "即")
#: Behind a noun without its head they say that it is there: 同时披露的，还有一项计划.
_THERE = ("有", "还有", "就是", "是", "恐怕", "可")
#: They open what is asked of it.
_ASKING = frozenset("怎么 怎 怎能 怎可 怎会 怎样 岂 岂能 哪 哪能 哪里 哪有 谁 何 何必 为何 为什么 凭什么 难道".split())
#: They open what somebody goes on to say, and, before these, do not.
_SAYING, _NAMING = ("称", "并称"), ("为", "之", "其", "作", "得", "职", "病")
#: A piece that only counts what was spoken of: 桥完整无缺，五孔，长六十米.
_COUNT = re.compile(
    "(?:[0-9]+|[一二三四五六七八九十百两几]+)[余多]?[孔层间进座栋幢排级艘辆架台口根张幅株棵匹尾件条把套册卷页章]"
)
#: Connectives that are prepositions too, and open a clause here.
_OPENING = ("当", "因为", "由于", "因", "鉴于", *WHENEVER)
#: Behind what these open they begin what is then so: 每逢端午|都要赛龙舟.
_THEN_SO = frozenset("都 总 总是 总会 就 便 必 必定 必须 要 都要 会 都会 才 皆 均 还 也 仍 往往".split())


class Joining:
    """Gives the clauses of sentences."""

    def __init__(self, document: Document, ontology: Ontology) -> None:
        self.document = document
        self.lexicon = ontology.lexicon
        self.segmenter, self.matcher = _tools(ontology)
        self.resolver = Resolver(document, ontology.lexicon)
        self.support = Support(self.matcher.by_id)
        self.interpreter = Interpreter(self.resolver, self.matcher, ontology.vocabulary, self.support)

    def clauses(self, parts: list[list[Token]], strong: Collection[int] = ()) -> Iterator[Read]:
        """Give the clauses of a sentence: each of one piece, or of several where it goes on behind a comma.

        ``strong`` are the tokens behind a semicolon, over which no clause goes on.
        """
        edges = list(accumulate((len(part) for part in parts), initial=0))
        tokens = [one for part in parts for one in part]
        grammar = Grammar(tokens, self.lexicon, self.matcher, tuple(edges[1:-1]), self.support.sentence)
        k, before = 0, set[str]()
        while k < len(parts):
            if k and edges[k] not in strong and _COUNT.fullmatch(grammar.text(edges[k], edges[k + 1])):
                self.interpreter.drop(f"“{grammar.text(edges[k], edges[k + 1])}”: how many of what, is not said")
                k += 1
                continue
            best, used = self._longest(grammar, edges, k, before, strong)
            ruled = k + used < len(parts) and (rules(parts[k + used]) or self._ruled_on(grammar, edges, k + used - 1))
            k += used
            if ruled and _may_suppose(parts[k - 1], parts[k]) and (best.complete or self._says_something(best)):
                best.words.add("condition")  # 平台违规收取保证金的，责令退还
            yield best
            before = best.words

    def _longest(
        self, grammar: Grammar, edges: list[int], k: int, before: set[str], strong: Collection[int]
    ) -> tuple[Read, int]:
        """Give the clause that starts with piece ``k``, and of how many pieces it is."""
        if self._either(grammar, edges, k):
            return Read(grammar, None, edges[k], edges[k + 2]), 2
        best, used = self.parse(grammar, edges[k], edges[k + 1], before), 1
        if self.tells(best) or self._ruled_on(grammar, edges, k) or self._stands_supposed(best):
            return best, used
        whom = self._of_whom(grammar, edges, k, best) or self._headless(grammar, edges, k, before)
        if whom is not None:
            return whom, 2
        for more in range(2, _JOINED + 1):
            if k + more >= len(edges) or edges[k + more - 1] in strong:
                break
            if (best.complete and best.cost < _PLAIN) or (more == 2 and self._stands(best)):
                break
            if gives_reason(grammar.tokens[edges[k + more - 1] : edges[k + more]]):
                break
            turning = grammar.tokens[edges[k + more - 1]]
            resumed = _resumes(grammar, edges[k + more - 1]) and self._says_something(best)
            if resumed or self._turns(turning, best) or self._draws_from(grammar, edges[k], turning):
                break  # 以三千元买下，这相当于他六年的工资
            if grammar.tokens[edges[k]].text in BY_PLAN and "condition" in self._functions(turning.text):
                break  # 按计划，如果验收通过，…
            if not best.complete and self._labels(best):
                break
            if self._names_speaker(grammar, edges[k + more - 1], edges[k + more]) and self._says_something(best):
                break  # 县里计划把做法推广到其他乡镇，车婉清说，…
            if self._denies(grammar.tokens, edges[k + more - 1]):
                break  # 网上可以查到，不构成秘密
            joined = self.parse(grammar, edges[k], edges[k + more], before)
            if not best.complete and not joined.complete and joined.temporal:
                return joined, more
            if joined.complete and joined.cost < (min(best.cost, DOUBTFUL) if best.complete else DOUBTFUL):
                best, used = joined, more
        return best, used

    def _either(self, grammar: Grammar, edges: list[int], k: int) -> bool:
        """Tell whether two pieces are what a rule is for, the one or the other: 企业瞒报产量，或者拒绝检查的，责令改正."""
        if k + 3 >= len(edges) or grammar.tokens[edges[k + 1]].text not in _OR:
            return False
        second, third = (grammar.tokens[edges[k + n] : edges[k + n + 1]] for n in (1, 2))
        return (rules(third) or self._ruled_on(grammar, edges, k + 1)) and _may_suppose(second, third)

    def _stands_supposed(self, read: Read) -> bool:
        """Tell whether a piece is a condition of its own, however it is read: 如果某个节点连续三次没有响应."""
        if "each" in read.words:
            return True
        clause = read.clause
        if clause is not None and clause.predicate is None and clause.subject is not None and "unless" in read.words:
            return True  # 若非这六年的数据
        whole = not read.grammar.cats[read.end - 1] & (t.LOC | t.T)  # 倘若决策者在动工之前，肯住上一个月
        return whole and read.opened and "condition" in read.words and self._says_something(read)

    def _says_something(self, read: Read) -> bool:
        """Tell whether a piece has a predicate to the network: 封签破损的."""
        sentence, tokens, clause = self.support.sentence, read.grammar.tokens, read.clause
        if sentence is None or read.start >= read.end:
            return False
        if clause is not None and clause.predicate is None and clause.subject is not None and clause.cost < DOUBTFUL:
            return False  # it is a noun phrase: 以流量为主的玩家
        first, last = tokens[read.start].start - sentence.start, tokens[read.end - 1].end - sentence.start
        return any(first <= place < last for place in sentence.likely())

    def _turns(self, token: Token, before: Read) -> bool:
        """Tell whether a word opens a clause of its own: 但, 因此; 如果 behind what says something."""
        function = self.lexicon.function(token.text, "conn") if token.cats & t.CONN else None
        opening = {"contrast", "result", "cause"} if before.complete else {"cause"}
        if function is not None and "condition" in function and self._says_something(before):
            return True
        if token.text in _SAYING and token.cats & t.V:
            return before.complete
        quotes = before.end > before.start and before.grammar.tokens[before.end - 1].text.endswith("”")
        if token.text in ASKING and token.cats & t.V and quotes:
            return True  # 称方案“缺乏依据”，要求公开数据
        return function is not None and bool(opening & set(function.split("|")))

    def _labels(self, read: Read) -> bool:
        """Tell whether a piece without a verb stands before a colon: 记者：成绩下滑了吗."""
        end = read.grammar.tokens[read.end - 1].end if read.end > read.start else 0
        nominal = read.clause is not None and read.clause.subject is not None and not read.clause.adjuncts
        return nominal and self.document.clean[end : end + 1] in ("：", ":")

    def _denies(self, tokens: list[Token], at: int) -> bool:
        """Tell whether a negation opens a piece behind a verb with its result, which takes no such object."""
        first, last, verb = tokens[at], tokens[at - 1], tokens[max(0, at - 2)]
        if not first.cats & t.NEG or first.cats & (t.N | t.V):
            return False
        return last.text in _RESULTS and bool(verb.cats & t.V)

    def _names_speaker(self, grammar: Grammar, start: int, end: int) -> bool:
        """Tell whether a piece only names who says what follows, and the one before tells neither when nor of what."""
        before, last = grammar.tokens[start - 1], grammar.tokens[end - 1]
        if end - start != _SPEAKER or not grammar.cats[start] & (t.NAME | t.R) or before.cats & (t.LOC | t.T):
            return False
        known = self.lexicon.verbs.get(last.text)
        first = grammar.piece_start(start - 1)
        opens = grammar.cats[first] & (t.P | t.CONN)
        says = known is not None and known.frame == "clause" and known.property == "says"
        return says and not opens and self.document.clean[last.end : last.end + 1] in ("，", ",", "：", ":")

    def _draws_from(self, grammar: Grammar, start: int, token: Token) -> bool:
        """Tell whether a word draws what follows from the condition that stands before it: 工程师若不来，就…."""
        if token.text not in _THEN:
            return False
        words = (one.text for one in grammar.tokens[start:] if one.start < token.start and one.cats & t.CONN)
        return any("condition" in self._functions(word) for word in words)

    def tells(self, read: Read) -> bool:
        """Tell whether a piece only tells who says what follows; who speaks is told elsewhere."""
        return not read.text

    def _of_whom(self, grammar: Grammar, edges: list[int], k: int, read: Read) -> Read | None:
        """Read a piece that names whom the next lays something down for: 未取得执照的人员，|不得驾驶车辆; None elsewhere."""
        end, tokens = edges[k + 1], grammar.tokens
        if k + 2 >= len(edges) or read.opened or not grammar.cats[end - 1] & t.N or grammar.cats[end - 1] & t.NAME:
            return None
        mark = max((one for one in grammar.marks if edges[k] < one < end - 1), default=None)
        if mark is None or (read.complete and not read.subjectless and not grammar.cats[mark - 1] & t.VALUE):
            return None
        opening = tokens[end : end + _RULED]
        if not any(one.cats & (t.MODAL | t.NEG) or one.text in _MAY for one in opening) or not tokens[
            end - 1
        ].text.endswith(WHO):
            return None
        whom, rule = grammar.phrase(edges[k], end), grammar.predicate(end, edges[k + 2])
        if whom is None or rule is None or whom.cost >= DOUBTFUL:
            return None
        whom = replace(whom, cost=min(whom.cost, _SURELY))
        if whom.cost + rule.cost >= DOUBTFUL:
            return None
        clause = Clause(edges[k], edges[k + 2], (), whom, rule, whom.cost + rule.cost)
        return Read(grammar, clause, edges[k], edges[k + 2])

    def _headless(self, grammar: Grammar, edges: list[int], k: int, before: set[str]) -> Read | None:
        """Read a piece without its noun with what the next says that it is: 真正改变行业的，|是标准; None elsewhere."""
        end = edges[k + 1]
        if k + 2 >= len(edges) or not grammar.cats[end - 1] & t.DE or not grammar.cats[end] & t.COP:
            return None
        joined = self.parse(grammar, edges[k], edges[k + 2], before)
        predicate = joined.predicate
        cleft = predicate is not None and predicate.core is not None and predicate.core.kind != "copula"
        return joined if cleft and joined.complete and joined.cost < DOUBTFUL else None

    def _ruled_on(self, grammar: Grammar, edges: list[int], k: int) -> bool:
        """Tell whether a piece is an act, and the next what is laid down for it: 情节严重的，责令停产停业."""
        if k + 2 >= len(edges) or not grammar.cats[edges[k + 1] - 1] & t.DE:
            return False
        return RULING.fullmatch(grammar.text(edges[k + 1], edges[k + 2])) is not None

    def _stands(self, read: Read) -> bool:
        """Tell whether a piece without a verb is no subject of the next: 净利润3.1亿元, 报告期内."""
        clause = read.clause
        if clause is None or clause.predicate is not None or clause.subject is None or clause.cost > _PLAIN:
            return False
        last = read.grammar.tokens[clause.subject.end - 1]
        if last.cats & t.VALUE and last.kind in ("integer", "decimal"):
            return self.interpreter.has_measure(read.grammar, clause.subject)
        return bool(last.cats & t.LOC) and not last.cats & (t.N | t.T)

    def parse(self, grammar: Grammar, start: int, end: int, before: set[str]) -> Read:
        """Parse tokens as one clause, behind the connectives that open it; ``before`` are those of the last one."""
        tokens = grammar.tokens
        if "concession" in before and [one.text for one in tokens[start : start + 2]] == ["还", "是"]:
            start += 2  # 无论是…，还是…
        words: set[str] = set()
        if end - start > 1 and tokens[start].text == AMONG:
            words.add("among")
            start += 1
        lead = start + (tokens[start].text in _BUT)
        if start and end - lead > _GIVEN and tokens[lead].text in _PROVIDED and tokens[lead + 1].text == "是":
            words.update(("condition", "provided"))  # 她愿意放弃租金，但前提是邻居修剪大树
            start = lead + 2
        if end - start > _GIVEN and tokens[start].text in _SAYING and not tokens[start + 1].text.startswith(_NAMING):
            words.add("says")  # 他否认公司将放弃，称新版本将于9月上线
            start += 1
        while start < end and tokens[start].cats & t.CONN:
            function = self.lexicon.function(tokens[start].text, "conn")
            if function is None or not _opens(tokens[start]) or _at_each(tokens, start, grammar.piece_end(start)):
                break
            if function == "hearsay" and _is_spoken_of(grammar, start):
                break
            words.update(function.split("|"))
            if tokens[start].text in _WISHES:
                words.add("wish")
            start += 1
        clause = self._worry(grammar, start, end) or grammar.parse(start, end) if start < end else None
        unread = clause is None or clause.predicate is None or clause.cost >= DOUBTFUL
        if not words and (placed(grammar, start, end) or (unread and supposing(grammar, start, end) is not None)):
            words.add("condition")
        read = Read(grammar, clause, start, end, words, opened=bool(words))
        self._add_connectives(read)
        return read

    def _worry(self, grammar: Grammar, start: int, end: int) -> Clause | None:
        """Read what others think, of which somebody is going to speak: 对于企业担心成本上涨，她表示…."""
        if grammar.tokens[start].text not in _ON:
            return None
        clause = grammar.parse(start + 1, end)
        core = clause.predicate.core if clause is not None and clause.predicate is not None else None
        if clause is None or core is None or clause.subject is None or clause.cost >= _PLAIN:
            return None
        known = self.lexicon.verbs.get(core.stem)
        return clause if known is not None and known.frame == "clause" and core.complement is not None else None

    def _add_connectives(self, read: Read) -> None:
        """Add the functions of the connectives within a clause, before its verb or behind its subject."""
        clause, predicate = read.clause, read.predicate
        for adjunct in clause.adjuncts if clause is not None else ():
            if adjunct.kind == "connective":
                read.words.update(self._functions(adjunct.word))
        for k in predicate.operators if predicate is not None else ():
            one = read.grammar.tokens[k]
            if one.text in _WISHES:
                read.words.add("wish")
            denied = k > 0 and read.grammar.cats[k - 1] & t.NEG  # 没有等到答复
            if not one.cats & (t.D | t.MODAL) and not denied:
                read.words.update(self._functions(one.text))
        if _however(read):
            read.words.add("supposed")

    def _functions(self, word: str) -> list[str]:
        return (self.lexicon.function(word, "conn") or "").split("|")


def _may_suppose(part: list[Token], following: list[Token]) -> bool:
    """Tell whether a piece ends as a condition of a rule does, and not as a noun or a cleft: 门是开着的，可以进去."""
    told = any(one.cats & t.COP for one in part) or following[0].text in _THERE or _tells_what(following)
    counted = len(part) > _GIVEN and part[-3].cats & (t.M | t.VALUE) and part[-2].cats & t.A  # 漏掉一条假的
    return bool(part[-1].cats & t.DE) and not told and not counted


def _tells_what(piece: list[Token]) -> bool:
    """Tell whether a piece says, or asks, what that is which stands before it: 留不住人的，往往不是…; 他教我的，怎么能忘."""
    first = next((one for one in piece if not one.cats & (t.D | t.NEG | t.CONN)), None)
    return (first is not None and bool(first.cats & t.COP)) or piece[0].text in _ASKING


def _resumes(grammar: Grammar, at: int) -> bool:
    """Tell whether a piece says of all that stands before it what it is or brings about: 这相当于, 这也意味着, 此举使."""
    if grammar.tokens[at].text not in _THIS:
        return False
    verb = next((one for one in grammar.tokens[at + 1 :] if not one.cats & (t.D | t.NEG | t.MODAL)), None)
    return verb is not None and bool(verb.cats & (t.V | t.COP)) and not verb.cats & (t.N | t.M)


def _opens(token: Token) -> bool:
    """Tell whether a connective stands there, not the preposition or adverb of the same form."""
    return not token.cats & (t.P | t.V) or token.text in _OPENING


def _however(read: Read) -> bool:
    """Tell whether a clause says that however much so, something else is so: 警报再准，也补不了裂缝."""
    tokens, end = read.grammar.tokens, read.end
    if end >= len(tokens) or not {one.text for one in tokens[end : end + _EARLY]} & {"也", "都"}:
        return False
    return any(
        tokens[k].text == "再" and (tokens[k + 1].cats & t.A or k + 2 == end) for k in range(read.start, end - 1)
    )


def _is_spoken_of(grammar: Grammar, k: int) -> bool:
    """Tell whether a rumour is what a clause is on, and the clause not what it tells: 坊间传闻|停息后, 坊间传说|很多."""
    if not grammar.cats[k] & t.N:
        return False
    alone = k + 2 >= grammar.piece_end(k)
    return alone or not grammar.cats[k + 1] & (t.N | t.NAME | t.R | t.M | t.T | t.DET)


def _at_each(tokens: list[Token], start: int, end: int) -> bool:
    """Tell whether a piece says itself what is so each time that it names: 每逢端午都要赛龙舟."""
    if tokens[start].text not in WHENEVER:
        return False
    return end == len(tokens) or any(one.text in _THEN_SO for one in tokens[start:end])


@lru_cache(maxsize=4)
def _tools(ontology: Ontology) -> tuple[Segmenter, Matcher]:
    """Build the segmenter and the matcher of an ontology, once."""
    matcher = Matcher(ontology.constructions)
    return Segmenter(ontology.lexicon, matcher.words), matcher
