"""State what stands beside names without a verb: sorts of things, kin, and who wrote which work.

老牌超市惠万家, “玄序X1”芯片, 吴添丁的曾孙女吴佩珊, 鲁迅的《故乡》, 张嘉贞在《安济桥铭》中写道.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.discourse import Reference
from kg.extract.resolve import SHORT_KIN
from kg.extract.sorts import SORTS
from kg.model import Entity, Predicate, Span
from kg.nlp import token as t
from kg.nlp.name_lists import countries
from kg.nlp.token import Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.facts import Facts

_CHARACTERS = ("女主角", "男主角", "主角", "配角", "主人公")
#: Kin and companions beyond those of the lexicon, with the property that each states.
_KIN = dict.fromkeys(
    "曾孙 曾孙女 孙子 孙女 外孙 外孙女 侄子 侄女 侄儿 外甥 外甥女 叔叔 叔父 伯父 舅舅 舅父 姑姑 姑母 姨妈 祖父 祖母 爷爷 奶奶 外公 外婆 "
    "外祖父 岳父 岳母 女婿 儿媳 堂兄 堂弟 表兄 表弟 表哥 表姐 表妹 后人".split(), "relative",
) | dict.fromkeys("好友 朋友 挚友 友人".split(), "friend") | dict.fromkeys("同学 同事 队友 搭档 战友 助手 秘书".split())  # fmt: skip
#: Behind 其 a character says it.
_OF_WHOSE = frozenset(f"其{one}" for one in SHORT_KIN)
_KINDRED = ("child", "parent", "father", "mother", "spouse", "sibling", "student", "teacher")
#: What may stand before the kin that a life names of its person without saying whose they are.
_OPENING = t.W | t.T | t.CONN | t.P
_WITH = ("与", "和", "同", "跟", "及")
_IN = ("中", "里", "一文中", "一书中")
_WRITES = tuple("写 指出 说 记 载 提出 描 认为 回忆 称 论 评 介绍 提到 主张 强调 赞 叹 吟".split())
_OPENED, _CLOSED = "“「『《〈", "”」』》〉"
_NAMED = ("软件", "应用", "游戏", "机器人", "芯片")  #: products before their names; but 手机“直降”
_QUOTED = re.compile("[“「](?![没不很太有是])[^“”「」，、！？]{2,8}[”」]")
_ONE_OF = frozenset("案 文 书 诗 词 剧 片 曲 歌".split())
_ONES = frozenset("一案 一文 一书 一诗 一词 一剧 一片 一曲 一歌".split())
_STOPS = t.W | t.V | t.P | t.D | t.R | t.DE | t.CONN | t.ASP | t.DET | t.LOC | t.T
_MOST = 3  # nouns before a sort that make it more exact
_NEAR = 8  # tokens between a writer and 在《…》中


class Beside:
    """Reads the names of one document with what stands beside them."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.sentence = Span(0, 0)

    def read(self, tokens: Sequence[Token], sentence: Span) -> list[Span]:
        """State what stands beside the names of one sentence, and give the words that only say whose kin one is."""
        self.sentence = sentence
        told: list[Span] = []
        for k, one in enumerate(tokens):
            if not one.cats & t.NAME or not one.kind:
                self._quoted(tokens, k)
                continue
            self._sort(tokens, k)
            told += _one_of_its_kind(tokens, k)
            if one.kind == "Person":
                told += self._kin(tokens, k)
                self._of_the_life(tokens, k)
            elif one.kind == "Work":
                self._wrote(tokens, k)
        return told

    # Sorts

    def _sort(self, tokens: Sequence[Token], k: int) -> None:
        """State what sort of thing the name at ``k`` is, by the noun before or behind it."""
        name = tokens[k]
        before, behind = _outside(tokens, k, -1), _outside(tokens, k, 1)
        if name.kind == "Person":
            if before >= 0 and tokens[before].text in _CHARACTERS:
                self._is(name, tokens, before, before + 1)
            return
        sorts = SORTS.get(name.kind)
        if sorts is None:
            return
        if before >= 0 and tokens[before].text.endswith(sorts) and _noun(tokens[before]):
            start = before
            while start > 0 and before - start < _MOST and _exact(tokens[start - 1]):
                start -= 1
            if start and tokens[start - 1].text in countries():
                start -= 1  # 英国|商船“晨星号”
            if start == 0 or not tokens[start - 1].cats & (t.R | t.DET | t.NAME | t.COORD):
                self._is(name, tokens, start, before + 1)
        quoted = behind > k + 1 or name.text[0] in _OPENED  # “玄序X1”芯片, but not 苹果手机
        follows = tokens[behind + 1].cats if behind + 1 < len(tokens) else t.W
        if quoted and behind < len(tokens) and tokens[behind].text in sorts and not follows & (t.N | t.DE):
            self._is(name, tokens, behind, behind + 1)

    def _quoted(self, tokens: Sequence[Token], k: int) -> None:
        """State what sort of thing a name in quotation marks is that nothing else tells to be one: 自主品牌“梭上”."""
        one, before = tokens[k], tokens[k - 1] if k else None
        lexicon, name = self.facts.resolver.lexicon, one.text[1:-1]
        said = name in lexicon.verbs or name in lexicon.bare  # 品牌“出海”, 电池“没力气”
        if before is None or said or not _QUOTED.fullmatch(one.text) or not _noun(before):
            return
        kind = next((kind for kind, sorts in SORTS.items() if before.text.endswith(sorts)), None)
        if kind is not None and (kind != "Product" or before.text.endswith(_NAMED)):
            self._sort([*tokens[:k], Token(one.text, one.start, one.cats | t.NAME, kind, name)], k)

    def _is(self, name: Token, tokens: Sequence[Token], start: int, end: int) -> None:
        sort = Entity("".join(one.text for one in tokens[start:end]))
        place = Span(tokens[start].start, tokens[end - 1].end)
        self.facts.state(self._entity(name), Predicate("是", "isA"), (sort, place), self.sentence, "apposition")

    # Kin

    def _kin(self, tokens: Sequence[Token], k: int) -> list[Span]:
        """State what the person at ``k`` is to the one named right before: 吴添丁的曾孙女吴佩珊, 祁越与同学段临川."""
        if k < 2:
            return []
        word = tokens[k - 1].text
        joint = tokens[k - 2]
        companion = word in _KIN and _KIN[word] is None
        j = k - 3 if joint.cats & t.DE or (companion and joint.text in _WITH) else k - 2
        if j < 0 or tokens[j].kind != "Person" or not tokens[j].cats & t.NAME or tokens[j].label == tokens[k].label:
            return []
        known = self.facts.resolver.lexicon.noun(word, "relation")
        name = known.split()[0] if known is not None else _KIN.get(word)
        if name not in _KINDRED and word not in _KIN:
            return []
        first, second = self._entity(tokens[j]), self._entity(tokens[k])
        self.facts.state(first, Predicate(word, name), second, self.sentence, "kin")
        return [Span(tokens[j].start, tokens[k].start)] if joint.cats & t.DE else []

    def _of_the_life(self, tokens: Sequence[Token], k: int) -> None:
        """State of the person of a life whose kin the one at ``k`` is: 父亲简添福, 长女沈知行."""
        theme = self.facts.resolver.theme
        if theme is None or theme.pronoun == "它" or k == 0 or tokens[k].label == theme.label:
            return
        word, joint = tokens[k - 1], tokens[k - 2] if k > 1 else None
        kin = word.text
        if kin in _OF_WHOSE or (kin in SHORT_KIN and joint is not None and joint.text == "其"):
            kin = SHORT_KIN[kin[-1]]  # 其父|柳敬堂, 其|女|柳令仪
            joint = None
        known = self.facts.resolver.lexicon.noun(kin, "relation")
        name = known.split()[0] if known is not None else _KIN.get(kin)
        near = word.end == tokens[k].start and theme.mention[0].end <= word.start
        if name not in (*_KINDRED, "relative") or not near or (joint is not None and not joint.cats & _OPENING):
            return
        span, kind, label = theme.mention
        person = self.facts.resolver.entity(label, kind)
        here = Span(word.start, word.start)
        antecedents = self.facts.resolver.resolved(Reference(person, span), "", here).antecedents
        second = self._entity(tokens[k])
        self.facts.state((person, here), Predicate(kin, name), second, self.sentence, "kin", 0.8, antecedents)

    # Works

    def _wrote(self, tokens: Sequence[Token], k: int) -> None:
        """State who wrote the work at ``k``: 鲁迅的《故乡》, 张嘉贞在《安济桥铭》中写道."""
        before = tokens[k - 1] if k else None
        if before is None:
            return
        if before.cats & t.DE and k > 1 and tokens[k - 2].kind == "Person" and tokens[k - 2].cats & t.NAME:
            self._author(tokens[k - 2], tokens[k], "的")
        elif before.text == "在" and k + 2 < len(tokens):
            place = k + 1
            while place < len(tokens) and tokens[place].cats & (t.M | t.Q | t.N) and tokens[place].text not in _IN:
                place += 1
            said = tokens[place + 1].text if place + 1 < len(tokens) else ""
            if place < len(tokens) and tokens[place].text in _IN and said.startswith(_WRITES):
                writer = _writer(tokens, k - 1)
                if writer is not None:
                    self._author(writer, tokens[k], said)

    def _author(self, writer: Token, work: Token, said: str) -> None:
        self.facts.state(self._entity(writer), Predicate(said, "wrote"), self._entity(work), self.sentence, "work-of")

    def _entity(self, name: Token) -> tuple[Entity, Span]:
        return self.facts.resolver.entity(name.label, name.kind), Span(name.start, name.end)


def _one_of_its_kind(tokens: Sequence[Token], k: int) -> list[Span]:
    """Give the words behind a name that only say what it is: 《…》一文, 聚鲜公司一案."""
    j = k + 1
    if j < len(tokens) and tokens[j].text[0] in "（(":
        j = next((m + 1 for m in range(j, len(tokens)) if tokens[m].text[-1] in "）)"), len(tokens))
    if j < len(tokens) and tokens[j].text in _ONES:
        return [Span(tokens[j].start, tokens[j].end)]
    if j + 1 < len(tokens) and tokens[j].text == "一" and tokens[j + 1].text in _ONE_OF:
        return [Span(tokens[j].start, tokens[j + 1].end)]
    return []


def _outside(tokens: Sequence[Token], k: int, step: int) -> int:
    """Give the token beside the one at ``k``, beyond the mark that quotes it."""
    other = k + step
    marks = _OPENED if step < 0 else _CLOSED
    if 0 <= other < len(tokens) and tokens[other].cats & t.W and tokens[other].text in marks:
        other += step
    return other


def _noun(one: Token) -> bool:
    return bool(one.cats & t.N) and not one.cats & t.NAME


def _exact(one: Token) -> bool:
    """Tell whether a word may make a sort more exact: 在线|旅游|平台."""
    if one.cats & t.NAME or (one.cats & t.W and not one.text.isalnum()):
        return False
    return bool(one.cats & (t.N | t.A)) and not one.cats & (_STOPS & ~t.V) and len(one.text) > 1


def _writer(tokens: Sequence[Token], place: int) -> Token | None:
    """Give the only person named before ``place`` in the same part of the sentence."""
    found: Token | None = None
    for one in reversed(tokens[max(0, place - _NEAR) : place]):
        if one.cats & t.W and not one.cats & t.COORD:
            break
        if one.kind == "Person" and one.cats & t.NAME:
            if found is not None:
                return None
            found = one
    return found
