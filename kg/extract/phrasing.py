"""What shows that a noun phrase was cut wrongly: no subject and no object may be read from it.

Each reason is one that ``--explain`` shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.grammar import Grammar
    from kg.extract.nodes import Phrase

#: Frames of verbs: a word that takes a clause or a verb phrase is seldom a noun.
_CLAUSAL = ("clause", "vp", "factive")
#: No thing begins with these: the phrase has taken in what stands before its subject, or is none.
_NO_START = frozenset(
    "越 就 便 却 也 都 还 再 又 才 则 由 在 从 把 将 被 对 为 以 向 于 按 因 经 连 就连 光是 会 取名 初名 不如说 与其说 不如 与其 何况 更何况".split()
)
#: In a noun phrase they begin what is said of it.
_TURNING = frozenset("却 也 倒 反而 其实 竟 竟然 仍 仍然".split())
#: They bring a means or a ground.
BRINGERS = frozenset("利用 借助 依靠 凭借 通过 依托 运用 按照 依照 遵照 根据 针对 至于 关于 对于".split())
#: They are times, whatever the segmenter calls them.
_TIMES = frozenset(
    "首回合 次回合 全程 途中 那年 那天 那时 当年 当天 前后 时代 年代 头一天 那一年 那一天 那段时间 轮".split()
)
#: Behind a clause they tell when something else is so.
BEHIND = frozenset("时 之时 的时候 后 之后 以后 之际 期间 以来 次日 当天 当日".split())
_PLACING = ("在", "从", "于", "向")
_DAYS = ("当日", "次日", "翌日", "当天", "当晚", "当年", "次年")
_ABOUT = ("左右", "上下", "前后", "不等", "以上", "以下", "以内")  #: behind an amount
_QUOTED = ("”", "’", "」", "』", "》", '"')
_PERIODS = ("年代", "时代", "那年", "同期")
#: Of one character, they are said of the noun before them: 思路多.
DEGREES = tuple("多少大小高低长短好差重轻强弱快慢深浅厚薄贵早晚远近难易")


def poor(grammar: Grammar, phrase: Phrase) -> str:
    """Tell what makes a noun phrase unfit to be a subject; nothing where it is fit."""
    return cut(grammar, phrase) or _acting(grammar, phrase)


def cut(grammar: Grammar, phrase: Phrase) -> str:
    """Tell what shows that a noun phrase has other words in it, or is no thing; nothing where nothing does."""
    tokens = grammar.tokens
    opening = next(iter(phrase.modifiers), None)
    clausal = opening is not None and opening.start == phrase.start and opening.kind != "noun"
    clausal = clausal and tokens[phrase.start].text not in ("由", "被", "将", "把")
    begun = _misbegun(grammar, phrase, clausal=clausal)
    return begun or _misended(grammar, phrase) or _spliced(grammar, phrase)


def _misbegun(grammar: Grammar, phrase: Phrase, *, clausal: bool) -> str:
    """Tell what a noun phrase begins with that is no part of it."""
    cats, tokens, last = grammar.cats, grammar.tokens, phrase.end - 1
    first = cats[phrase.start]
    opener = tokens[phrase.start].text
    if opener == "再" and last > phrase.start:
        return "it is so of the best of them"  # 再好的机器
    if opener == "在" and last > phrase.start and grammar.cats[phrase.start + 1] & t.M:
        return "“在” brings a place"  # 在一家真正的伞厂
    if opener in BRINGERS and not clausal:
        return f"“{opener}” brings a means"
    if (opener in _NO_START or opener == "越是") and last > phrase.start and not first & (t.N | t.NAME) and not clausal:
        return f"“{opener}” is no part of a thing"
    return _doing(grammar, phrase) if last > phrase.start and not clausal else ""


def _doing(grammar: Grammar, phrase: Phrase) -> str:
    """Tell which word opens something done: 先习机械, 报县政府."""
    cats, word = grammar.cats, grammar.tokens[phrase.start].text
    first, second = cats[phrase.start], cats[phrase.start + 1]
    if first & (t.N | t.NAME | t.R | t.M | t.T | t.DET):
        return ""
    if first & t.D and second & t.V and not second & t.N and grammar.lexicon.function(word, "adv") is not None:
        return f"“{word}” opens what is done"
    if first & t.V and not first & t.A and len(word) == 1 and second & (t.N | t.NAME | t.R):
        return f"“{word}” may be a verb with its object"
    return ""


def _misended(grammar: Grammar, phrase: Phrase) -> str:
    """Tell what a noun phrase ends with that is said of it, or no thing."""
    cats, tokens, head, last = grammar.cats, grammar.tokens, phrase.head, phrase.end - 1
    plain = not any(cats[k] & t.DE for k in range(phrase.start, last))
    timed = plain and (tokens[last].text in _TIMES or tokens[last].text.endswith(_PERIODS))
    if timed or (cats[last] & (t.LOC | t.T) and not cats[last] & (t.N | t.R) and last > phrase.start):
        return "it is a place or a time, not a thing"
    if last > phrase.start and tokens[last].text == "只" and cats[last - 1] & t.M:
        return "“只” begins what is said"  # 第二局|只拿到8分
    if last > head and cats[last] & t.VALUE and tokens[last].kind in ("integer", "decimal"):
        return "it ends with a measure"
    if any(cats[k] & t.COP and cats[k - 1] & t.DE for k in range(phrase.start + 1, phrase.end)):
        return "it is cut out of a sentence with 的是"
    return ""


def _spliced(grammar: Grammar, phrase: Phrase) -> str:
    """Tell what parts a noun phrase from what is said of it, or of another: 每届不超过20人，|其余四个专业, 图|却|一张."""
    cats = grammar.cats
    parted = any(
        phrase.start < k < phrase.end and cats[k] & (t.DET | t.R) and cats[k - 1] & t.VALUE for k in grammar.breaks
    )
    if parted:
        return "a comma in it parts two things"
    turning = (k for k in range(phrase.start + 1, phrase.end) if grammar.tokens[k].text in _TURNING and cats[k] & t.D)
    turn = next((k for k in turning if not any(cats[m] & t.DE for m in range(k, phrase.end))), None)
    return "" if turn is None else f"“{grammar.tokens[turn].text}” in it begins what is said"


def _acting(grammar: Grammar, phrase: Phrase) -> str:
    """Tell what in a noun phrase is said or done."""
    cats, tokens, head, last = grammar.cats, grammar.tokens, phrase.head, phrase.end - 1
    if (len(tokens[last].text) > 1 or tokens[last].text in DEGREES) and _ends_as_predicate(cats, phrase):
        return f"“{tokens[last].text}” may be said of it"
    for k in range(phrase.start + 1, last):
        said = cats[k] & t.IDIOM and not cats[k] & t.N and cats[k - 1] & (t.N | t.NAME)
        if said and cats[k + 1] & t.COORD:
            return f"“{tokens[k].text}” is said of what stands before it"  # 水深流急、覆盖层太厚
    alone = grammar.lexicon.verbs.get(tokens[head].text) if head == last == phrase.start else None
    if alone is not None and alone.frame in (*_CLAUSAL, "pivot") and cats[head] & t.V:
        return f"“{tokens[head].text}” may be a verb"
    for k in range(head + 1, phrase.end):
        if not cats[k] & t.V or cats[k] & t.NAME or _describes(grammar, phrase, k) or _closes_name(grammar, k):
            continue
        known = grammar.lexicon.verbs.get(tokens[k].text)
        clausal = known is not None and known.frame in _CLAUSAL and bool(cats[k - 1] & (t.N | t.NAME))
        if clausal or (cats[k - 1] & (t.N | t.R | t.NAME) and not cats[k] & t.GERUND):
            return f"“{tokens[k].text}” in it may be a verb"
    return ""


def torn(grammar: Grammar, phrase: Phrase) -> str:
    """Tell what shows that a noun phrase has run over the edge of a clause; nothing where nothing does."""
    cats, tokens = grammar.cats, grammar.tokens
    if phrase.end - phrase.start == 1 and tokens[phrase.start].text in _DAYS:
        return "it is a time, not a thing"  # 公布|当日，股价下跌
    first = phrase.start - bool(phrase.start and cats[phrase.start - 1] & t.M)
    counted = first and cats[first] & t.M and not cats[first] & t.VALUE
    if counted and tokens[first - 1].text in _PLACING and not (first > 1 and cats[first - 2] & t.V):
        return "it is where, not who"  # 在|一家|真正的伞厂
    for k in range(max(phrase.start + 1, phrase.head), phrase.end):
        pointing = cats[k] & t.DET and tokens[k].text in ("这", "此", "该", "那", "这个", "这一", "这种")
        if pointing and cats[k - 1] & (t.N | t.NAME) and not cats[k - 1] & (t.DE | t.COORD | t.LOC):
            return f"“{tokens[k].text}” in it begins another thing"
        ended = cats[k] & t.ASP and cats[k - 1] & t.V and not any(cats[m] & t.DE for m in range(k, phrase.end))
        if ended and k + 1 < phrase.end:
            return f"“{tokens[k].text}” in it stands behind a verb"  # 有平台打出了口号
        verbal = cats[k] & t.V and not cats[k] & (t.GERUND | t.N | t.NAME | t.A) and tokens[k].text not in _ABOUT
        if verbal and cats[k - 1] & (t.NAME | t.VALUE | t.T) and not _closes_name(grammar, k):
            return f"“{tokens[k].text}” in it may be a verb"
    return _overrun(grammar, phrase)


def _closes_name(grammar: Grammar, k: int) -> bool:
    """Tell whether a word is the end of a name in quotation marks: 渡轮“海燕”|号."""
    return grammar.tokens[k].text == "号" and k > 0 and grammar.tokens[k - 1].text.endswith(_QUOTED)


def _overrun(grammar: Grammar, phrase: Phrase) -> str:
    """Tell what in a noun phrase, behind its last 的, only a clause has: a denial, a modal, a verb with its object."""
    cats, tokens, last = grammar.cats, grammar.tokens, phrase.end - 1
    marks = [k for k in range(phrase.start, phrase.end) if cats[k] & t.DE]
    for k in range(marks[-1] + 1 if marks else phrase.start, phrase.end):
        unless = tokens[k].text in ("未经", "尚未", "从未", "未曾")
        if unless or (cats[k] & (t.NEG | t.MODAL) and not cats[k] & (t.N | t.A | t.V | t.NAME | t.IDIOM | t.P | t.DET)):
            return f"“{tokens[k].text}” in it belongs to a clause"  # 价值|未经|举证
        plain = cats[k] & t.V and not cats[k] & (t.GERUND | t.N | t.NAME | t.A | t.IDIOM)
        short = plain and len(tokens[k].text) == 1 and phrase.start < k < last
        if short and cats[k - 1] & t.N and not cats[k - 1] & (t.V | t.A | t.COORD):
            return f"“{tokens[k].text}” in it may be a verb"  # 奖学金|赴|英深造
    if tokens[last].text == "时" and last > phrase.start:
        return "it is a time, not a thing"
    return ""


def _ends_as_predicate(cats: list[int], phrase: Phrase) -> bool:
    """Tell whether the last word is said of the noun before it: 价格便宜, 倒地根本, 关键在于."""
    last = phrase.end - 1
    if last in (phrase.start, phrase.head) or not cats[last - 1] & (t.N | t.NAME) or cats[last - 1] & t.DE:
        return False
    return not cats[last] & (t.N | t.R | t.LOC | t.T | t.M | t.Q | t.VALUE | t.GERUND | t.NAME | t.IDIOM | t.DET)


def _describes(grammar: Grammar, phrase: Phrase, k: int) -> bool:
    """Tell whether a verb within a noun group tells the kind of its head: 患者候诊时间."""
    if k + 2 != phrase.end or grammar.cats[k - 1] & t.NAME:
        return False
    return grammar.lexicon.noun(grammar.tokens[k + 1].text, "head") is not None


def goes_on(grammar: Grammar, phrase: Phrase) -> bool:
    """Tell whether a noun phrase goes on behind what was taken for its end."""
    end = phrase.end
    if end == len(grammar.tokens) or end in grammar.breaks:
        return False
    word, c = grammar.tokens[end].text, grammar.cats[end]
    if word == "为" and end + 1 < len(grammar.tokens) and grammar.cats[end + 1] & t.VALUE:
        return True  # 一份落款日期|为2020年的遗嘱
    if grammar.tokens[end - 1].text[-1].isdigit() and len(word) == 1 and c & t.V:
        return True  # 色温不超过2700|开
    if word in BEHIND:
        return False  # 抵达槟城|时
    return not c & (t.CONN | t.COORD | t.Y | t.V | t.D | t.P) or bool(c & (t.N | t.DE))
