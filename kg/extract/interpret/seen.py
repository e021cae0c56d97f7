"""How a verb is meant that the grammar did not read: by the modals before it, by the marks around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.grammar.words import BOUNDS
from kg.extract.parsed import BEFORE, DONE
from kg.extract.sense import force_of
from kg.model import Modality
from kg.nlp import token as t

if TYPE_CHECKING:
    from collections.abc import Container

    from kg.extract.grammar import Grammar
    from kg.extract.nodes import Phrase
    from kg.extract.sense import Sense
    from kg.model import Span
    from kg.ontology.lexicon import Verb

_COMES = frozenset("生效 送达 公布 作出 下达 宣布 到期 失效".split())  #: what a ruling does: 判决|生效
#: They ask somebody to do what follows.
_REQUESTS = frozenset("请 敬请 务请 恳请 烦请 谨请 诚邀 欢迎".split())
#: What they are followed by is wanted, not done.
_SOUGHT = frozenset(
    "建议 提议 提出 要求 主张 呼吁 考虑 企图 试图 力图 设法 尝试 协助 配合 责令 勒令 下令 命令 敦促 督促 推动 请求 诉请 准备 力争 希望 想 "
    "想要 反对 禁止 拒绝 不准 不许 劝 劝说 劝导 号召 动员 催 催促 吩咐 嘱咐 嘱托 叮嘱 恳求 央求 哀求 力劝 怂恿 鼓动 通知 倡议 力主".split()
)
#: Under a condition too they say what is allowed, not what is supposed.
_RIGHTS = frozenset("有权 有权利 可以 可 得以".split())
#: Whoever does this may or may not do what stands behind it.
UNWARRANTED = frozenset("擅自 私自 随意 任意 肆意 无故 违规 违法 非法 恶意 过度 盲目".split())
TRYING = frozenset("试图 企图 力图 设法 尝试 试着 妄图".split())
_TO_COME = frozenset("将 将会 将要".split())
#: What verbs of these properties are followed by is to come, or does not come about.
_PLANNED, _GIVEN_UP = (
    frozenset("plans promises aimsAt supports".split()),
    frozenset("refuses stops abandons avoids prohibits".split()),
)
_RIGHTLESS = frozenset("无权 无权利 没有权利 没有资格".split())
_WITHOUT, _POWER = ("没有", "没", "无"), ("权利", "资格", "能力", "力量", "机会", "理由")
CERTAIN = frozenset("确定 清楚 明朗 明确 知晓 可知 不详 不明 未知".split())
_ASKED = frozenset("能否 是否 可否 会否 何时 如何 多少 谁 什么 哪里 为何".split())
_PROVIDED, _WHEN = ("前提", "条件", "前提条件"), ("时候", "时间", "时")
_FIRST = ("第一次", "首次", "头一次", "第一回", "头一回", "初次", "唯一一次")
_ADVISED, _OR = ("最好", "不妨"), ("或者", "或")
#: Without these nothing is shown.
_EVIDENCE, _NONE_THERE = (
    ("证据", "迹象", "资料", "数据", "线索", "记录"),
    ("没有", "没", "无", "并无", "尚无", "缺乏", "缺少"),
)
_NOT_THERE = frozenset("没有 没 无 找不到 不见".split())
#: What these are followed by need not be so, where they are denied.
_MEANING = frozenset("等于 等同于 意味着 代表 说明 表明".split())
#: Before a verb of closing they tell when it is so, and at no other time.
_REGULAR = re.compile("(?:每?(?:周|星期)[一二三四五六日天末]|夜间|节假日)")
_CLOSING = frozenset("闭馆 闭园 闭店 关门 关闭 歇业 停业 休市 休业 停运 停航 休馆".split())
#: What a rule says of those it is for.
_RULING = frozenset("可以 可 免收 免 免费 免予 允许 准予 禁止 严禁".split())
_RULED = 6  # tokens behind whom a rule is for, among which it says what must be
#: What is wished for is no duty.
ENCOURAGING = ("鼓励", "支持", "提倡", "倡导", "欢迎")
#: Before a verb of what is so they say that it was so, and need not be so now.
_ONCE = frozenset("曾 曾经 一度 最初 起初 原 原本 原先 早先 当初 过去 从前 以往 当时".split())
#: They bring for whom something is done.
_ON_BEHALF = frozenset("为 专为 专门为 代 替 代替".split())
_HANDS = frozenset("手里 手上 怀里 肩上 背上 头上 嘴里 身上 路上".split())  #: what is there, its owner holds
_OPENS, _CLOSES = "“「『", "”」』"


def before_it(grammar: Grammar, k: int, sense: Sense) -> Sense | None:
    """Give the sense of the verb at ``k`` under the modals before it in its piece; None for what is asked."""
    tokens, lexicon, held = grammar.tokens, grammar.lexicon, k
    for j in range(k - 1, -1, -1):
        one = tokens[j]
        if j + 1 in grammar.breaks:
            break
        if one.cats & t.DE or one.text == "的":
            within = next((i for i in range(j - 1, -1, -1) if i + 1 in grammar.breaks or tokens[i].cats & t.P), -1)
            if within < 0 or within + 1 in grammar.breaks:
                break
            held = within  # 须为本市的骑手提供服务: what the preposition brings is not looked at
        if j > held:
            continue
        noun = j > 0 and grammar.cats[j - 1] & t.DE  # 在王毅的|劝说|下复出
        if one.text in _REQUESTS or (one.text in _SOUGHT and not noun):
            return None
        named = one.cats & t.N and (tokens[j + 1].text in DONE or tokens[j + 1].text in _COMES)  # 判决|已生效
        verb = lexicon.verbs.get(one.text) if one.cats & t.V and not named else None
        governed = _governed(verb, sense)
        if governed is None or (verb is not None and verb.property == "worriesAbout" and sense.holder is None):
            return None  # 担心新学败坏风气
        sense = governed
        force = lexicon.function(one.text, "neg") or force_of(grammar, j)
        if force not in ("necessity", "possibility", "plan") or not one.cats & (t.MODAL | t.NEG | t.D):
            continue
        following = tokens[j + 1].cats
        if one.cats & t.DET and following & (t.N | t.NAME) and not following & (t.V | t.A | t.D | t.P):
            continue  # 该公司
        if one.text == "可" and (j == 0 or j in grammar.breaks) and following & (t.N | t.NAME | t.R):
            continue  # 可|谁也没签字
        if one.text == "得" and _opens_no_duty(grammar, j):
            continue  # 得族人资助, 砸得粉碎
        denied = lexicon.function(one.text, "neg") is not None
        if force == "plan" or one.text in _TO_COME:
            brought = bool(tokens[j + 1].cats & (t.N | t.NAME | t.R | t.M | t.VALUE | t.DET | t.Q))
            if brought or (one.text == "将" and object_marked(grammar, k)):
                continue  # 将大桥列为文物 is done
            denied = bool(j) and lexicon.function(tokens[j - 1].text, "neg") is not None  # 不打算转让股权
        meant = Modality.NECESSITY if force == "necessity" else Modality.POSSIBILITY
        lawful = bool(sense.conditions) and (force == "necessity" or one.text in _RIGHTS)
        barred = denied and (bool(sense.conditions) or not sense.supposed)
        plain = sense.modality in (Modality.ASSERTED, Modality.REPORTED) or barred or lawful
        return replace(sense, negative=sense.negative or denied, modality=meant if plain else sense.modality)
    return sense


def _opens_no_duty(grammar: Grammar, j: int) -> bool:
    """Tell whether 得 is a verb, or opens what comes of one: 得族人资助, 砸|得|粉碎."""
    behind_verb = j > 0 and j not in grammar.breaks and grammar.cats[j - 1] & t.V and not grammar.cats[j - 1] & t.N
    return bool(behind_verb) or not grammar.cats[j + 1] & (t.V | t.D | t.P | t.A | t.MODAL)


def averted(grammar: Grammar, k: int, *, denied: bool) -> bool:
    """Tell whether the verb at ``k`` names what is denied, given up or only advised, or nobody's right.

    否认自己将|执教, 停止|供货, 最好|公证, 或者|公证, 无权|处分, 不等于承认公司|欺骗了客户.
    That what is given up is not done, is no such thing: then it is ``denied``.
    """
    if any(_powerless(grammar, j) and grammar.next_de[j] > k for j in preceding(grammar, k)):
        return True
    for j in preceding(grammar, k):
        word = grammar.tokens[j].text
        if word in _ADVISED or (word in _OR and (j == 0 or j in grammar.breaks)):
            return True
        if word in _MEANING and j and grammar.cats[j - 1] & t.NEG:
            return True
        verb = grammar.lexicon.verbs.get(grammar.tokens[j].text) if grammar.cats[j] & t.V else None
        if verb is None or (j and grammar.cats[j - 1] & t.NEG):
            continue
        given_up = verb.frame == "vp" and verb.property in _GIVEN_UP and j == k - 1 and not denied
        if given_up or verb.property == "denies":
            return True
    return False


def _powerless(grammar: Grammar, j: int) -> bool:
    """Tell whether a token says that somebody may not, or cannot: 没有权利, 没有|能力."""
    word, behind = grammar.tokens[j].text, grammar.tokens[j + 1].text
    return word in _RIGHTLESS or (word in _WITHOUT and behind in _POWER)


def announced(grammar: Grammar, k: int) -> bool:
    """Tell whether the verb at ``k`` names what somebody only says is to come: 宣布|退役."""
    verb = grammar.lexicon.verbs.get(grammar.tokens[k - 1].text) if k and k not in grammar.breaks else None
    return verb is not None and verb.property == "announces" and verb.frame == "clause"


def planned(grammar: Grammar, k: int) -> bool:
    """Tell whether a word of planning stands before the verb at ``k``, and none of duty: 计划|与邻市|申报."""
    words = [force_of(grammar, j) for j in preceding(grammar, k)]
    return "plan" in words and "necessity" not in words


def even_lacking(grammar: Grammar, k: int) -> bool:
    """Tell whether a verb tells of what is not even there: 连一台|能用|的机器|都|没有."""
    words = [grammar.tokens[j].text for j in range(k + 1, grammar.piece_end(k))]
    lacking = any(a in ("都", "也") and b in _NOT_THERE for a, b in pairwise(words))
    return lacking and grammar.preceded_by(k, ("连",))


def tries(grammar: Grammar, k: int) -> bool:
    """Tell whether the verb at ``k`` names what is only tried: 尝试培育水稻."""
    return k > 0 and k not in grammar.breaks and grammar.tokens[k - 1].text in TRYING


def shifting(grammar: Grammar, k: int) -> int | None:
    """Give the 将 or 把 that brings, before a verb, what goes or becomes something: 将展期|延至八月."""
    before = (j for j in range(grammar.piece_start(k), k - 1) if grammar.tokens[j].text in ("将", "把"))
    return next((j for j in before if grammar.tokens[j].text == "把" or _opens_noun(grammar, j + 1, k)), None)


def _opens_noun(grammar: Grammar, j: int, k: int) -> bool:
    """Tell whether a noun phrase opens at a token before ``k``: 部门, 主要|设备."""
    described = grammar.cats[j] & t.A and j + 1 < k and grammar.cats[j + 1] & t.N
    return bool(described or grammar.cats[j] & (t.N | t.NAME | t.R | t.DET))


def object_marked(grammar: Grammar, k: int) -> bool:
    """Tell whether the 将 before a verb brings its object, and tells of no future: 将运营者|诉至法院."""
    marker = shifting(grammar, k)
    if marker is None or grammar.tokens[marker].text != "将" or not grammar.cats[k - 1] & (t.N | t.NAME | t.R):
        return False
    return grammar.phrase(marker + 1, k) is not None


def granting(grammar: Grammar, span: Span) -> bool:
    """Tell whether a phrase stands behind 获: who makes the subject something, 获部门列为保护单位."""
    return behind(grammar, span, ("获", "获得", "经", "受"))


def behind(grammar: Grammar, span: Span, words: Container[str]) -> bool:
    """Tell whether one of some words stands right before a phrase."""
    k = bisect_left(grammar.tokens, span.start, key=lambda one: one.start)
    found = 0 < k < len(grammar.tokens) and grammar.tokens[k].start == span.start
    return found and grammar.tokens[k - 1].text in words


def misplaced(grammar: Grammar, k: int, named: Phrase) -> bool:
    """Tell whether a noun before a verb is not who does it: 代学长|看管, 偏心|的|是, 直径|超过一米|的管子, 他|脑子里|装着."""
    if grammar.cats[k] & t.COP and named.end < k and grammar.cats[k - 1] & t.DE:
        return True
    if _measured(grammar, named.end, k) or _held_there(grammar, named.end, k):
        return True
    return named.start > 0 and named.end == k and grammar.tokens[named.start - 1].text in _ON_BEHALF


def _measured(grammar: Grammar, start: int, k: int) -> bool:
    """Tell whether a noun is only what the next one is measured by: 直径|超过|800毫米|的|主干管|…|经过."""
    if start + 2 >= k or not grammar.cats[start + 1] & t.VALUE or not grammar.cats[start + 2] & t.DE:
        return False
    verb = grammar.lexicon.verbs.get(grammar.tokens[start].text)
    compares = verb is not None and verb.property in ("exceeds", "fallsBelow", "quantity", "amount")
    return compares or grammar.tokens[start].text in BOUNDS


def _held_there(grammar: Grammar, start: int, k: int) -> bool:
    """Tell whether a place stands between a noun and a verb with 着: it holds something, not they, 他|脑子里|装着|戏."""
    lasting = "着" in (grammar.tokens[k].text[-1], *(one.text for one in grammar.tokens[k + 1 : k + 2]))
    place = grammar.tokens[k - 1]
    if not lasting or start >= k or place.text in _HANDS or place.text[-1] not in "里上内下":
        return False
    return not any(grammar.cats[j] & (t.P | t.T) for j in range(start, k))


def preceding(grammar: Grammar, k: int) -> range:
    """Give the tokens before one in its piece."""
    return range(grammar.piece_start(k), k)


def narrowed(grammar: Grammar, k: int) -> bool:
    """Tell whether a preposition stands between a denial and its verb: only that is denied, 从未|在公司|任职."""
    denied = [j for j in preceding(grammar, k) if grammar.cats[j] & t.NEG]
    return bool(denied) and any(grammar.cats[j] & t.P for j in range(denied[-1] + 1, k))


def closed_then(grammar: Grammar, k: int) -> bool:
    """Tell whether something is closed on some days only: 周一|闭馆."""
    then = grammar.tokens[k - 1].text if k else ""
    return grammar.tokens[k].text in _CLOSING and _REGULAR.fullmatch(then) is not None


def closes(grammar: Grammar, k: int) -> bool:
    """Tell whether 前 closes at a token what stands before it, and does not open 前三个月."""
    behind = grammar.cats[k + 1] if k + 1 < len(grammar.tokens) else 0
    closing = grammar.tokens[k].text in BEFORE and grammar.cats[k] & t.LOC and k not in grammar.breaks
    return bool(closing) and (k + 1 in grammar.breaks or not behind & (t.M | t.VALUE | t.Q))


def until_then(grammar: Grammar, k: int) -> bool:
    """Tell whether the verb at ``k`` is denied only before something: 比赛开始前|没有|检查."""
    closing = next((j for j in preceding(grammar, k) if closes(grammar, j)), k)
    return any(grammar.cats[j] & t.NEG for j in range(closing, k))


def open_still(grammar: Grammar, k: int) -> bool:
    """Tell whether the verb at ``k`` tells what is asked, or is open, or must be for something: 什么时候|补货, 能否成行|不确定."""
    if grammar.tokens[k].text in CERTAIN and any(grammar.tokens[j].text in _ASKED for j in preceding(grammar, k)):
        return True
    words = pairwise(grammar.tokens[j].text for j in preceding(grammar, k))
    return any((a in _PROVIDED and b == "是") or (a == "什么" and b in _WHEN) for a, b in words)


def of_whoever(grammar: Grammar, k: int) -> bool:
    """Tell whether a verb only tells whom a rule is for: 数据|造假|的将被取消资格."""
    mark = grammar.next_de[k] + 1
    if mark >= len(grammar.tokens) or grammar.broken(k, mark + 1):
        return False
    return bool(grammar.cats[mark] & t.MODAL) or grammar.tokens[mark].text in ("不得", "一律", "不予", "依法")


def denied_whole(grammar: Grammar, k: int) -> bool:
    """Tell whether a clause with the verb at ``k`` stands behind 不是 or 并非, which denies it as such: 不是|工资|太低, 不是|坏|了."""
    start = next((j for j in preceding(grammar, k) if _denies_all(grammar, j)), k)
    within = start == k - 1 or any(
        grammar.cats[j] & (t.N | t.NAME | t.R) and not grammar.cats[j] & t.D for j in range(start + 1, k)
    )
    if any(grammar.tokens[j].text in _FIRST for j in range(start + 1, k)):
        return False  # 不是他第一次|离开
    mark = grammar.next_de[k]
    return within and (mark >= len(grammar.tokens) or grammar.broken(k, mark + 1))


def _denies_all(grammar: Grammar, j: int) -> bool:
    """Tell whether 不是 ends at a token, or 并非 stands there."""
    if grammar.tokens[j].text in ("并非", "绝非"):
        return True
    return bool(grammar.cats[j] & t.COP) and j > 0 and bool(grammar.cats[j - 1] & t.NEG)


def for_what(grammar: Grammar, k: int) -> bool:
    """Tell whether what is denied is something done for what the verb at ``k`` tells: 从未|动用|公款|购买|车辆."""
    denied = [j for j in preceding(grammar, k) if grammar.cats[j] & t.NEG and not grammar.cats[j] & t.MODAL]
    done = denied[-1] + 1 if denied else k
    if done + 1 >= k or not grammar.cats[done] & t.V or grammar.cats[done] & (t.P | t.AUX | t.MODAL):
        return False
    return grammar.cats[k - 1] & (t.N | t.V) == t.N


def of_a_class(grammar: Grammar, named: Phrase) -> bool:
    """Tell whether a rule is given for those of whom a clause before them is true: 提供堂食的商户|应当…, of no shop in particular."""
    last = grammar.tokens[named.end - 1]
    if last.cats & t.NAME or grammar.cats[named.start] & (t.NAME | t.R | t.M | t.VALUE) or last.kind:
        return False
    lexicon, behind = grammar.lexicon, grammar.tokens[named.end : named.end + _RULED]
    demanded = "要求其" in grammar.text(named.end, min(named.end + _RULED, len(grammar.tokens)))
    return demanded or any(
        one.text in _RULING or "necessity" in (lexicon.function(one.text, "modal"), lexicon.function(one.text, "neg"))
        for one in behind
        if not one.cats & t.DET
    )


def without_proof(grammar: Grammar, k: int) -> bool:
    """Tell whether nothing is there that would show what the verb at ``k`` says: 没有证据|证明|两人相识."""
    evidence = k > 0 and grammar.tokens[k - 1].text in _EVIDENCE
    return evidence and any(grammar.tokens[j].text in _NONE_THERE for j in preceding(grammar, k))


def _governed(verb: Verb | None, sense: Sense) -> Sense | None:
    """Give the sense of what a verb is followed by; None for what does not come about."""
    if verb is None or sense.modality not in (Modality.ASSERTED, Modality.REPORTED):
        return sense
    if verb.property == "denies":
        return None  # 否认公司有出售工厂的计划
    if verb.property == "sentencedTo":
        return replace(sense, modality=Modality.NECESSITY)  # 判令被告支付货款
    if verb.property == "permits" and verb.frame in ("pivot", "vp"):
        return replace(sense, modality=Modality.POSSIBILITY)  # 准许商民开市
    if verb.frame != "vp":
        return sense
    if verb.property in _GIVEN_UP:
        return None
    return replace(sense, modality=Modality.POSSIBILITY) if verb.property in _PLANNED else sense  # 决定关闭工厂


def once(grammar: Grammar, k: int) -> str:
    """Give the word before the verb at ``k`` that says that it was so once: 曾在全国|拥有, 最初只|是; nothing where none does."""
    tokens, cats = grammar.tokens, grammar.cats
    named = False
    for j in range(k - 1, -1, -1):
        if j + 1 in grammar.breaks or cats[j] & (t.DE | t.ASP | t.COP):
            break
        if tokens[j].text in _ONCE:
            return tokens[j].text if cats[j] & t.T or not named else ""  # 原总经理|是
        if cats[j] & t.V and not cats[j] & (t.P | t.D | t.N | t.AUX | t.MODAL):
            break
        named = not cats[j] & t.P and (named or bool(cats[j] & (t.N | t.NAME | t.R)))
    return ""


def quoted(text: str, sentence: Span, start: int, end: int) -> bool:
    """Tell whether a stretch of a sentence stands in quotation marks that open behind a colon.

    >>> from kg.model import Span
    >>> said = "碑上刻着：“桥成于隋。”"
    >>> quoted(said, Span(0, len(said)), 6, 10), quoted(said, Span(0, len(said)), 0, 4)
    (True, False)
    """
    for k in range(sentence.start + 1, min(start + 1, sentence.end)):
        if text[k] in _OPENS and text[k - 1] in "：:":
            close = text.find(_CLOSES[_OPENS.index(text[k])], k)
            if k < start and (close == -1 or end <= close):
                return True
    return False


def there_acts(grammar: Grammar, phrase: Phrase) -> str:
    """Tell what shows that 有 only says that there is somebody who does something: 有平台打出了…的口号."""
    if phrase.start == 0 or grammar.tokens[phrase.start - 1].text != "有" or not phrase.modifiers:
        return ""
    clause = phrase.modifiers[0].clause
    core = clause.predicate.core if clause is not None and clause.predicate is not None else None
    acts = clause is not None and clause.subject is not None and core is not None and core.aspect
    return f"“{core.verb}” in it may be what somebody does" if acts and core is not None else ""
