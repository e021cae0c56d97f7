"""Labels and kinds: what a reader would write in a graph, and what sort of thing it is.

Determiners, counters and plural endings are left out, modifiers kept. A kind comes from the document, the lexicon, or
the ending of the name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.grammar.words import BOUNDS
from kg.model import Entity, Span
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.grammar import Grammar
    from kg.model import Document
    from kg.nlp.token import Token
    from kg.ontology.lexicon import Lexicon

#: They say where in a thing, or that there are several: no part of its name.
_TRAILING = frozenset(
    "们 等 等地 等人 等国 等省 等市 等处 本身 自身 所在 身上 上 中 里 之中 当中 方面 里面 来讲 来说 而言 来看 看来 之间".split()
)
#: What is so of some is not so of all: they belong to the label.
_SOME = frozenset(
    "部分 一部分 大部分 小部分 多数 大多数 绝大多数 少数 半数 近半数 过半 一些 有些 某些 个别 不少 那么多 这么多 太多 多少".split()
)
_HALF = re.compile("半(?![年天日夜])")
#: Behind a name they tell when, where or how something is done: 褚思雨|全场, 法院|审理认为, 田奶奶|半夜.
AFTER_NAMES = frozenset(
    "公开 正式 首次 联合 早盘 午盘 尾盘 盘中 凌晨 清晨 傍晚 上半场 下半场 "
    "全场 全程 全线 半夜 深夜 当晚 当天 当日 当场 次日 背地里 私下 独力 独自 亲自 审理 经审理 一审 二审 再审 终审 昨晚 今晚".split()
)
#: They tell when something is so, before a thing that is pointed to or named.
_NOW = frozenset("目前 如今 现在 当时 此时 随后 后来 此前 近年 近年来 眼下 当下 其后".split())
#: They tell what sort of people or things do something: others do it, too.
_NEWLY = frozenset("刚 刚刚 新近 经常 常 偶尔 长期 常年 从未 尚未 首次 初次 最早 最先 率先".split())
#: Prepositions that may be left before a noun by the grammar.
_LEADING = ("像", "如同", "有关", "关于")
#: Kinds of what has a name of its own: what is said before the name does not make it another.
_PROPER = frozenset("Person Company Organisation SportsTeam University School Court GovernmentBody Law Work".split())
_HELD = ("持", "持有", "拥有")
_WHETHER = frozenset("不没否")  #: in an adverb they ask whether: 该不该公布
_ENDING = 6  # code points of the longest ending that tells a kind

_SO_MANY = re.compile("[两二三四五六七八九十百千万亿][一二三四五六七八九十百千万亿零余多]*")


class Labels:
    """Gives labels and kinds within one document."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.document = document
        self.lexicon = lexicon
        self.kinds: dict[str, str] = {}
        self.aliases: dict[str, str] = {}  #: short name -> full name, as the document introduces them
        self.together: dict[Span, Span] = {}  #: of the sentence: member of a coordination -> all of it
        #: of the sentence: where a name begins -> where what stands beside it does, and where the name ends
        self.before: dict[int, tuple[int, int]] = {}

    def entity(self, label: str, kind: str = "") -> Entity:
        """Give the entity of a label, known or new."""
        label = self.canonical(label)
        term = self.lexicon.terms.get(label)
        if term is not None:
            return Entity(term.label, term.kind)
        known = self.kinds.get(label) or kind or self.kind(label)
        self.kinds.setdefault(label, known)
        return Entity(label, known)

    def whole(self, span: Span) -> Span:
        """Give where all of a phrase stands, as the network sees it: with those joined to it, and what its owner is.

        In 地震学家乔定边的实验室 the phrase opens with 地震学家.
        """
        span = self.together.get(span, span)
        begin, named = self.before.get(span.start, (span.start, span.end))
        owned = self.document.clean.startswith("的", named, span.end)
        return Span(begin, span.end) if owned else span

    def canonical(self, label: str) -> str:
        """Fold an alias to its label: first those of the document, then those of the lexicon."""
        label = self.aliases.get(label, label)
        for form in (label, label.replace("的", ""), label.removesuffix("们")):
            known = self.lexicon.aliases.get(form)
            if known is not None:
                return known
        return label.removesuffix("们")

    def kind(self, label: str) -> str:
        """Tell the kind of a thing by the ending of its name; Concept where none tells."""
        for length in range(min(_ENDING, len(label) - 1), 0, -1):
            found = self.lexicon.noun(label[-length:], "suffix")
            if found == "Group" and length > 1:
                return found
            if found is not None and "的" not in label:
                return found if length > 1 or len(label) > 2 else "Concept"
        return "Concept" if self.lexicon.noun(label, "role") is None else "Role"

    def kind_of(self, entity: Entity) -> str:
        """Give the kind that the document tells of an entity so far."""
        return self.kinds.get(entity.label, entity.kind)

    def label(self, grammar: Grammar, start: int, end: int) -> str:
        """Give the words of ``[start, end)`` as a label."""
        tokens, cats = grammar.tokens, grammar.cats
        while start < end - 1 and self._leads(grammar, start):
            start += 1
        if start + 2 < end and cats[start] & t.SUO and tokens[start + 1].text in _HELD:
            start += 3 if cats[start + 2] & t.DE and start + 3 < end else 2  # 所持|云岭公司的股权
        headless = end - 2 >= start and cats[end - 1] & t.DE and cats[end - 2] & (t.V | t.A) and not cats[end - 2] & t.N
        while not headless and end - 1 > start and (tokens[end - 1].text in _TRAILING or cats[end - 1] & (t.W | t.DE)):
            end -= 1
        last = end
        while last - 1 > start and (tokens[last - 1].text in AFTER_NAMES or _dates(tokens[last - 1])):
            last -= 1
        if last < end and self._names_somebody(grammar, last - 1):
            end = last
        if end - start == 1:
            return tokens[start].label.removesuffix("们") if not cats[start] & t.NAME else tokens[start].label
        if self._described(grammar, start, end - 1):
            return tokens[end - 1].label
        words = []
        for k in range(start, end):
            if start < k < end - 1 and cats[k] & t.DET and cats[k - 1] & t.DE and not cats[k] & t.R:
                continue
            word = tokens[k].text
            words.append(word.strip("“”「」『』《》〈〉") if word[0] in "“「『《〈" else word)
        return "".join(words)

    def _names_somebody(self, grammar: Grammar, k: int) -> bool:
        """Tell whether a token is a name, or a noun of people or a court, behind which an adverb may stand."""
        token = grammar.tokens[k]
        return bool(grammar.cats[k] & t.NAME) or token.text.endswith(("法院", "法庭", "仲裁委", "人", "队", "者", "员"))

    def _described(self, grammar: Grammar, start: int, last: int) -> bool:
        """Tell whether a proper name stands last, behind what only describes it: 主场作战的蓝鲸队, 视觉企业澜川科技."""
        one = grammar.tokens[last]
        if one.kind not in _PROPER or not grammar.cats[last] & t.NAME or last == start:
            return False
        if grammar.cats[last - 1] & t.DE:
            return True
        before = grammar.tokens[last - 1].text
        return len(before) > 1 and any(self.lexicon.noun(before, use) is not None for use in ("role", "suffix"))

    def _leads(self, grammar: Grammar, k: int) -> bool:
        """Tell whether a word only leads to what a thing is called: 这, 一个, 更, 有关."""
        c, word = grammar.cats[k], grammar.tokens[k].text
        some = word in _SOME or word == "每" or word[0] == "哪" or _HALF.match(word) is not None
        if some or (word[0] == "第" and c & t.M and not c & t.VALUE):
            return False  # 部分剧本, 第一件乐器, 半条正街
        if self._numbers(grammar, k):
            return False
        if word in BOUNDS and grammar.cats[k + 1] & (t.M | t.VALUE):
            return False  # 不超过5亿元的票据
        if word in _NOW and grammar.cats[k + 1] & (t.DET | t.R | t.NAME):
            return True  # 目前该物种
        if c & t.M and grammar.cats[k + 1] & t.LOC:
            return False  # 千里之外的设计院
        if c & (t.DET | t.Q | t.DE) or (c & t.M and not c & t.VALUE):
            return True
        if c & t.D and not c & (t.A | t.N | t.P | t.V):
            if word in _NEWLY and grammar.cats[k + 1] & t.V:
                return False  # 刚刚搬来的人
            function = self.lexicon.function(word, "adv")
            return function is not None and not (function == "question" and set(word) & _WHETHER)
        return bool(c & t.P) and word in _LEADING

    def _numbers(self, grammar: Grammar, k: int) -> bool:
        """Tell whether a word tells which of several things is meant, how many, or is a noun itself: 三号井, 首批邮票, 两国, 三百笔, 壶身."""
        c, word = grammar.cats[k], grammar.tokens[k].text
        if k + 1 >= len(grammar.tokens):
            return False
        if c & t.M and word[-1] == "号":
            return not c & t.VALUE
        if word in ("多", "少") and grammar.cats[k + 1] & t.V and not grammar.cats[k + 1] & t.N:
            return True  # 多付钱的理由
        if c & t.DET and word[0] == "首" and len(word) > 1:
            return True
        alone = c & t.Q and not (k and grammar.cats[k - 1] & (t.DET | t.M | t.R | t.A | t.Q))
        following, last = grammar.tokens[k + 1], k + 2 in grammar.breaks or k + 2 >= len(grammar.tokens)
        if _SO_MANY.fullmatch(word) and following.cats & t.M:
            return self._numbers(grammar, k + 1)  # 六百|四十余|份
        joined = len(following.text) == 1 and following.cats & (t.N | t.Q if last else t.N)
        return bool(joined and ((alone and len(word) == 1) or _SO_MANY.fullmatch(word)))


def _dates(token: Token) -> bool:
    """Tell whether a token is a day, a month or a year: 澜津冷链|14日|早盘."""
    return bool(token.cats & t.VALUE) and token.text[-1] in "日月年" and token.text[0].isdigit()
