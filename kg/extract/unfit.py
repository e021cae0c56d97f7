"""What shows that a noun phrase to which the network of arguments points as a subject is none, or is cut wrongly."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from kg.extract.interpret.words import JUDGING
from kg.extract.phrasing import BRINGERS, cut, poor, torn
from kg.nlp import arguments as net
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.grammar import Grammar
    from kg.extract.nodes import Phrase
    from kg.nlp.arguments import Pointing

#: Probabilities of both edges: from which a stretch is a noun phrase, whatever the grammar says; though a verb may stand in it.
_WHOLE, _NOMINAL = math.log(0.7), math.log(0.45)
_HEADLESS = math.log(0.35)  #: the same for what ends with 的 before 是
_PLAIN = math.log(0.85)  #: the same for what may open with a name: 向晚晴|的外衣
#: What follows is still to come, or is not there: 没有剧照可以参考.
_AWAITING = ("等", "等到", "待", "直到", "没有", "没", "无", "并无", "毫无", "缺少")
_FOR = ("替", "给", "对", "为", "把", "将", "从")  #: no name begins with them
_ABOUT = ("对", "对于", "关于", "针对", "向", "替", "按照", "根据")  #: what they bring does nothing
_SOMEBODY = ("有人", "无人", "没人")
_CAUSING = ("使", "使得", "令", "致使", "促使", "迫使", "让")
_FROM_TO = re.compile("从.+到.+的.+")
_WHOEVER = ("凡", "凡是")
_HAS = ("有", "着", "满")
_SEATS = ("总部", "本部", "前身", "注册地", "旧址", "厂址", "院址", "校址")


def unfit(grammar: Grammar, phrase: Phrase, k: int, pointing: Pointing) -> bool:
    """Tell whether a phrase does not do what the verb at ``k`` says, or is cut wrongly."""
    likely = _likely(pointing, net.SUBJECT_END)
    if _misopened(grammar, phrase, likely) or _awaited(grammar, phrase) or _nounless(grammar, phrase):
        return True
    if _placed(grammar, phrase) or _only_brought(grammar, phrase, k) or _others_do(grammar, phrase, k, pointing):
        return True
    if likely > _WHOLE:
        return False
    if torn(grammar, phrase):
        return True
    if grammar.cats[phrase.end - 1] & t.LOC and _has_there(grammar, k):
        return False  # 每只桶上|写着停水的天数
    return bool(cut(grammar, phrase) if likely > _NOMINAL else poor(grammar, phrase))


def _nounless(grammar: Grammar, phrase: Phrase) -> bool:
    """Tell whether a phrase stops before its noun: 公司的这样一种|扎根乡村|的做法."""
    last = phrase.end - 1
    return last > phrase.start and bool(grammar.cats[last] & t.DET) and grammar.tokens[last].text.endswith("种")


def whose(grammar: Grammar, phrase: Phrase, k: int) -> Phrase:
    """Give whose seat or origin a phrase names, where a later piece goes on: 毡厂的总部设在县城，1994年接到|第一笔订单."""
    of = phrase.end - 2
    named = grammar.tokens[phrase.end - 1].text in _SEATS and of > phrase.start and grammar.cats[of] & t.DE
    if not named or grammar.piece_start(k) < phrase.end:
        return phrase
    return grammar.phrase(phrase.start, of) or phrase


def sure_of(pointing: Pointing, row: int) -> bool:
    """Tell whether the network is sure of both edges of a phrase."""
    return _likely(pointing, row) > _WHOLE


def may_be_headless(grammar: Grammar, begin: int, end: int, pointing: Pointing) -> bool:
    """Tell whether words that close with 的 stand before 是 for whom or what they tell of: 买走债券的|大多是银行."""
    if not grammar.cats[end - 1] & t.DE or _likely(pointing, net.SUBJECT_END) < _HEADLESS:
        return False
    if begin and begin not in grammar.breaks and grammar.cats[begin - 1] & (t.ASP | t.DET | t.M | t.DE):
        return False  # 首先吃过|这种草汁的|是他
    k = end
    while k < len(grammar.tokens) and k not in grammar.breaks and grammar.cats[k] & (t.D | t.NEG):
        k += 1
    return k < len(grammar.tokens) and bool(grammar.cats[k] & t.COP)


def _likely(pointing: Pointing, row: int) -> float:
    return float(pointing.ends[row].max() + pointing.ends[row + 1].max())


def _misopened(grammar: Grammar, phrase: Phrase, likely: float) -> bool:
    """Tell whether a phrase opens with what is no part of it: 随风, 以消费电子的节奏, but not 被劝退的客户, 最缺的."""
    opening, word = grammar.cats[phrase.start], grammar.tokens[phrase.start].text
    if opening & (t.N | t.NAME | t.R | t.M | t.A | t.V | t.DET):
        return False
    if opening & (t.CONN | t.ASP) and not opening & t.P:
        return word not in _WHOEVER
    if opening & t.P:
        named = likely > _PLAIN and word not in _FOR
        return not named and not _brings_within(grammar, phrase)
    return bool(opening & t.D and grammar.cats[phrase.end - 1] & t.LOC)  # 最窄处


def _brings_within(grammar: Grammar, phrase: Phrase) -> bool:
    """Tell whether what a preposition brings is part of a relative clause: 给茶店供应果酱的公司, but not 替关联的公司."""
    first, second = grammar.tokens[phrase.start].text, grammar.cats[phrase.start + 1 : phrase.end]
    if first in BRINGERS:
        return False
    mark = next((k for k, c in enumerate(second) if c & t.DE), 0)
    return first == "被" or any(c & t.V for c in second[1:mark])


def _awaited(grammar: Grammar, phrase: Phrase) -> bool:
    """Tell whether a phrase stands behind a word that awaits or lacks it: 等|水|来了."""
    before = phrase.start - 1
    return before >= 0 and phrase.start not in grammar.breaks and grammar.tokens[before].text in _AWAITING


def _has_there(grammar: Grammar, k: int) -> bool:
    """Tell whether a verb says what there is at a place: 矿上|有卡车, 桶上|写着天数."""
    follows = k + 1 < len(grammar.tokens) and grammar.tokens[k + 1].text in _HAS
    return follows or grammar.tokens[k].text.endswith(_HAS)


def _only_brought(grammar: Grammar, phrase: Phrase, k: int) -> bool:
    """Tell whether whoever 由 brought in a clause before is taken for who does it: 学校由商人创办，以书法见长."""
    first = grammar.piece_start(phrase.start)
    words = [one.text for one in grammar.tokens[first : phrase.end]]
    after = next((one for one in sorted(grammar.breaks) if phrase.end <= one <= k), None)
    return "由" in words and after is not None and bool(grammar.cats[after - 1] & t.V)


def _others_do(grammar: Grammar, phrase: Phrase, k: int, pointing: Pointing) -> bool:
    """Tell whether another does it: 车站|有人|躺着, 大雨|使|水位|上升; or a phrase is what it is done about, 对|损失|也有责任."""
    before = phrase.start - 1
    about = before >= 0 and phrase.start not in grammar.breaks and grammar.tokens[before].text in _ABOUT
    if about and phrase.end <= k and not grammar.broken(before, k) and grammar.next_de[k] >= grammar.piece_end(k):
        return True
    if phrase.end < k and phrase.end not in grammar.breaks and grammar.tokens[phrase.end].text in _SOMEBODY:
        return True
    first = max(phrase.end, grammar.piece_start(k))
    if pointing.marks[net.PASSIVE] > 0:
        return False
    if phrase.end < k and _FROM_TO.fullmatch(grammar.text(phrase.end, k)):
        return True  # 好毡|从芯到面的密度要|递减
    if any(_decides_on(grammar, j, k) for j in range(first, k - 1)):
        return True
    return any(
        grammar.tokens[j].text in _CAUSING and grammar.cats[k - 1] & (t.N | t.R | t.D | t.A | t.MODAL | t.NAME)
        for j in range(first, k - 1)
    )


def _decides_on(grammar: Grammar, j: int, k: int) -> bool:
    """Tell whether somebody decides at ``j`` what is to be with what stands behind: 决定|三成利润|用作奖金."""
    verb = grammar.lexicon.verbs.get(grammar.tokens[j].text) if grammar.cats[j] & t.V else None
    if verb is None or verb.property != "plans":
        return False
    opens = grammar.cats[j + 1] & (t.M | t.VALUE) and not grammar.cats[j + 1] & (t.T | t.D)
    return bool(opens) and not any(
        grammar.cats[i] & t.P or grammar.tokens[i].text in ("把", "将") for i in range(j + 1, k)
    )


def _placed(grammar: Grammar, phrase: Phrase) -> bool:
    """Tell whether a phrase has taken in where something is done: 临时工在三号罐旁."""
    words = [grammar.tokens[k].text for k in range(phrase.start + 1, phrase.end)]
    return "在" in words and bool(grammar.cats[phrase.end - 1] & t.LOC)


def judged(grammar: Grammar, k: int, phrase: Phrase) -> bool:
    """Tell whether a phrase names whom somebody blames or praises for what the verb at ``k`` says: 指责|政府|隐瞒疫情."""
    before = grammar.tokens[phrase.start - 1] if phrase.start and phrase.start not in grammar.breaks else None
    known = grammar.lexicon.verbs.get(before.text) if before is not None and before.cats & t.V else None
    judging = known is not None and known.property in JUDGING and known.frame == "clause"
    return judging and phrase.end <= k and not grammar.broken(phrase.start, k)
