"""Who bears which role where: 长衡证券分析师董若谷, 蓝鲸队老板、岚港港务集团董事长邱怀仁, 19岁小将司徒俊.

What stands before a person is read from right to left, group by group: roles with the nouns that make them more
exact, ages, nationalities, and the body where a role is held.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.model import Span
from kg.nlp.name_parts import Name, Role, Trait

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.nlp.name_lists import NameLists
    from kg.nlp.name_words import Words

_GAP = re.compile(r"[ \u3000]{0,2}[：:／/]?[ \u3000]{0,2}$")
_JOINTS = "兼、及和暨"
_BEFORE = tuple(
    "常务 名誉 执行 高级 资深 首席 联合 特派 外企 国企 央企 民企 继任 首任 末任 候任 第一 第二 副 总 女 男".split()
)
_FORMER = ("前任", "原任", "时任", "前", "原")  #: the role was held once: 时任 when it happened
_PRESENT = ("现任", "新任")
_BODIES = ("Organisation", "Company", "Place")
_DEPARTMENT = re.compile(r"(?:部|处|室|科|系|院|中心|分行|支行|分公司|办公室|车间|学部|教研室|栏目|学院|研究所)$")
_HAN = re.compile(r"[\u3400-\u9fff]*")
_AGE = re.compile(r"(?:现年|年仅|时年|年满|年方)?((?:[0-9]{1,3}|[一二三四五六七八九十百]{1,4})(?:多|余)?周?岁)的?$")
_OF_COUNTRY = ("人", "籍", "裔", "籍的")
TITLES = frozenset(
    "教授 副教授 院士 律师 博士 主任 局长 副局长 校长 副校长 院长 副院长 医生 法官 检察官 市长 县长 省长 部长 董事长 "
    "总裁 总经理 经理 馆长 队长 教练 书记 主席 会长 秘书长 处长 科长 厂长 所长 行长 站长 村长 镇长 将军 老师 先生 女士".split()
)  #: what people are called by behind their name
#: Nouns that make a role more exact have one of these flags, and are none of the words below.
_EXACT = ("n", "vn", "b", "nz")
_LOOSE = frozenset(
    "结果 情况 时候 期间 问题 消息 全场 现场 当场 赛后 会上 时 后 前 中 内 其中 部分 全体 多名 下半场 上半场 对方 双方 "
    "全国 全市 全省 全县 事件 案件 比赛 会议 影片 电影 作品 节目 书 片 剧 小说 系列 项目 工程 团队 家族 家庭 时代".split()
)
_LEGAL = frozenset("被告 原告 被告人 上诉人 被上诉人 申请人 被申请人 第三人 被执行人 申请执行人".split())
_LEGAL_JOINTS = ("、", "和", "与", "及", "以及")
_LONGEST, _MOST, _FAR, _STEPS, _EXTRA = 8, 4, 7, 6, 8
_COMMON_BODIES = frozenset(
    "公司 企业 集团 学校 大学 医院 银行 球队 俱乐部 剧团 乐团 博物馆 研究所 研究院 法院 协会 机构 工厂 酒店 书院".split()
)
_THE_BODY = frozenset("该校 该院 该行 该局 该厂 该所 该馆 该队 该社 该会".split())
_THE = ("该", "这家", "这所", "这支", "该家", "本")
_NO_BODY = tuple("一该本据由对")
_BODY_ENDS = frozenset("馆局院厅校社所会队厂委台站团部庭")
_WIDEST = 12  # code points of a body that no list and no tagger knows
_RUN = ("n", "ns", "nz", "nt", "nr", "j", "b", "vn", "ng", "s", "m")
_EDGES = ("x", "p", "c", "d", "t", "f", "y", "uj")


def beside(words: Words, names: Sequence[Name], lists: NameLists) -> tuple[list[Role], list[Trait], list[Span]]:
    """Give the roles, and the ages and nationalities, that stand beside names, and the words that say all that."""
    ends = {one.span.end: one for one in names}
    roles: list[Role] = []
    traits: list[Trait] = []
    described: list[Span] = []
    for one in names:
        if one.kind == "Person":
            left = _Left(words, one.span, ends, lists)
            read = list(left.read())
            roles += [found for found in read if isinstance(found, Role)]
            traits += [found for found in read if isinstance(found, Trait)]
            if left.begin < one.span.start:
                described.append(Span(left.begin, one.span.start))
            title = _title(words, one.span)
            if title is not None:
                roles.append(Role(one.span, title.of(words.text), None, title))
                described.append(title)
    for role in _parties(words.text, names):
        roles.append(role)
        if role.where is not None and role.where.end == role.person.start:
            described.append(role.where)
    return roles, traits, described


def _title(words: Words, person: Span) -> Span | None:
    """Give the title behind a person: 王明|教授."""
    k = words.at.get(person.end)
    if k is None or words.word(k) not in TITLES or words.flag(k + 1).startswith(("n", "a")):
        return None
    return Span(words.starts[k], words.end(k))


@dataclass(slots=True)
class _Left:
    """What stands before one person, read from right to left."""

    words: Words
    person: Span
    ends: Mapping[int, Name]
    lists: NameLists
    pending: list[Role] = field(default_factory=list)  #: roles for which no body was found yet
    begin: int = 0  #: where the words about the person begin

    def read(self) -> Iterator[Role | Trait]:
        """Give what stands before the person, from right to left: roles with their bodies, an age, a nation."""
        text, start = self.words.text, self.person.start
        self.begin = start
        gap = _GAP.search(text, max(0, start - 5), start)
        place = gap.start() if gap else start
        for _ in range(_STEPS):
            trait = self._age(place) or self._nation(place)
            if trait is not None:
                yield trait
                place = self.begin = trait.where.start
            else:
                body = self._body(place) if self.pending else None
                found, begin = self._group(place) if body is None else ([], place)
                self.pending += found
                if body is not None:
                    yield from self._held(body)
                    place = self.begin = body.start
                elif begin == place:
                    break
                else:
                    place = self.begin = begin
            if text[place - 1 : place] in ("、", "兼", "暨") and place > 1:
                yield from self._settle(place)
                place -= 1
        yield from self._settle(place)

    def _settle(self, place: int) -> Iterator[Role]:
        """Give the roles held at no body that has a name; perhaps at one that no list knows."""
        if not self.pending:
            return
        body, common = self._unnamed(place), False
        if body is None:
            body, common = self._epithet(place), True
        if body is not None:
            self.begin = body.start
        yield from self._held(body, common=common)

    def _held(self, body: Span | None, *, common: bool = False) -> Iterator[Role]:
        for one in self.pending:
            yield Role(one.person, one.role, body, one.where, former=one.former, common=common)
        self.pending = []

    def _age(self, place: int) -> Trait | None:
        hit = _AGE.search(self.words.text, max(0, place - 10), place)
        return Trait(self.person, "age", Span(hit.start(1), hit.end(1))) if hit else None

    def _nation(self, place: int) -> Trait | None:
        """Read 巴西人, 巴西籍, and 法国 before a role."""
        text, countries = self.words.text, self.lists.countries
        for tail in (*_OF_COUNTRY, "") if self.pending else _OF_COUNTRY:
            end = place - len(tail)
            if text.endswith(tail, 0, place):
                size = next((n for n in range(8, 1, -1) if n <= end and text[end - n : end] in countries), 0)
                if size:
                    return Trait(self.person, "nationality", Span(end - size, end))
        return None

    def _group(self, end: int) -> tuple[list[Role], int]:
        """Give the roles joined to each other that end at ``end``, and where they begin."""
        text, known = self.words.text, self.lists.roles
        found: list[Role] = []
        begin = end
        while len(found) < _MOST:
            size = next((n for n in range(_LONGEST, 1, -1) if n <= end and text[end - n : end] in known), 0)
            if not size:
                break
            start, former = self._opened(end - size)
            label = text[start:end].removeprefix("现任").removeprefix("新任")
            cut = next((len(one) for one in _FORMER if former and label.startswith(one)), 0)
            label = label[cut:]
            found.append(Role(self.person, label, None, Span(end - len(label), end), former=former))
            begin = start
            if start == 0 or text[start - 1] not in _JOINTS or self._body(start - 1) is not None:
                break
            end = start - 1
        if found and found[-1].former:  # 原党组书记、局长: he was both
            present = {one for one in found if one.where is not None and text.endswith(_PRESENT, 0, one.where.start)}
            found = [one if one in present else replace(one, former=True) for one in found]
        return found, begin

    def _opened(self, start: int) -> tuple[int, bool]:
        """Give where a role begins with what makes it more exact, and whether it was held once."""
        text = self.words.text
        first = start
        while first > 0:
            mark = next((one for one in (*_BEFORE, *_PRESENT) if text.endswith(one, 0, first)), "")
            once = next((one for one in _FORMER if text.endswith(one, 0, first)), "")
            opened = first - len(once)
            if once and (opened in self.words.at or text[opened - 1 : opened] in _BODY_ENDS):
                return opened, True
            exact = "" if mark else self._exact(first)
            if not mark and (not exact or start - first + len(exact) > _EXTRA):
                return first, False
            first -= len(mark or exact)
        return first, False

    def _exact(self, place: int) -> str:
        """Give the noun before a role that belongs to it: 销售|总监, but not 公司|发言人."""
        k = self.words.at.get(place)
        if k is None or k == 0 or place in self.ends or self.words.word(k) in _LEGAL:
            return ""  # 开庭审理|被告人
        word, flag = self.words.word(k - 1), self.words.flag(k - 1)
        if flag not in _EXACT or len(word) < 2 or self._is_loose(word):
            return ""
        before = self.words.flag(k - 2)
        return "" if before == "r" or before.startswith(("v", "m", "q")) else word

    def _is_loose(self, word: str) -> bool:
        """Tell whether a noun before a role does not belong to it: 全场裁判, 公司发言人, 三中院庭长."""
        lists = self.lists
        return word in _LOOSE or word in lists.verbs or word[-1] in _BODY_ENDS or self._is_body(word)

    def _is_body(self, word: str) -> bool:
        """Tell whether a word ends as bodies and their departments do."""
        if _DEPARTMENT.search(word) or word in self.lists.frames["body"]:
            return True
        kinds = (self.lists.endings.get(word[-n:]) for n in range(min(4, len(word)), 0, -1))
        return next((kind for kind in kinds if kind), "") in ("Organisation", "Company", "GovernmentBody")

    def _body(self, end: int) -> Span | None:
        """Give the body whose name ends at ``end``, perhaps with 的 or a department between."""
        text = self.words.text
        part = _DEPARTMENT.search(text, max(0, end - _FAR), end)
        first = max(0, end - _FAR) if part else end - (text[end - 1 : end] == "的")
        for place in range(end, first - 1, -1):
            body = self.ends.get(place)
            if body is not None:
                fits = body.kind in _BODIES and _HAN.fullmatch(text, place, end)
                return body.span if fits and body.span != self.person else None
        return None

    def _epithet(self, end: int) -> Span | None:
        """Give a common noun for a body that was named before: 该公司, 公司, 该校."""
        words = self.words
        k = words.at.get(end)
        if k is None or k == 0 or end in self.ends:
            return None
        word = words.word(k - 1)
        if word in _THE_BODY and words.flag(k - 1) in ("r", "n"):
            return Span(words.starts[k - 1], end)
        if word not in _COMMON_BODIES:
            return None
        start = words.starts[k - 1]
        for mark in _THE:
            if words.text.endswith(mark, 0, start):
                return Span(start - len(mark), end)
        return Span(start, end) if words.flag(k - 2) in _EDGES and words.word(k - 2) != "的" else None

    def _unnamed(self, end: int) -> Span | None:
        """Give a body that no list knows, whole between two edges: 县志馆, 省古建筑设计院."""
        words = self.words
        k = words.at.get(end)
        if k is None or k == 0 or not (self._is_body(words.word(k - 1)) or words.word(k - 1)[-1:] in _BODY_ENDS):
            return None
        j = k
        while j > 0 and words.flag(j - 1) in _RUN and words.end(j - 1) not in self.ends and len(words.word(j - 1)):
            j -= 1
        start = words.starts[j]
        if words.flag(j - 1) not in _EDGES or not 2 < end - start <= _WIDEST or words.end(j - 1) in self.ends:
            return None
        plain = all(self._is_body(words.word(n)) for n in range(j, k)) or words.flag(j) == "m"
        return None if plain or words.text[start:end].startswith(_NO_BODY) else Span(start, end)


def _parties(text: str, names: Sequence[Name]) -> Iterator[Role]:
    """Give the parties in a lawsuit that are bodies, or joined to one named before: 被告黎某及睿达公司."""
    part: Span | None = None
    end = 0
    for one in names:
        own = _part(text, one.span.start)
        joined = part is not None and text[end : one.span.start] in _LEGAL_JOINTS
        part = own or (part if joined else None)
        end = one.span.end
        if part is not None and (one.kind in _BODIES[:2] or (one.kind == "Person" and not own)):
            yield Role(one.span, part.of(text), None, part)


def _part(text: str, end: int) -> Span | None:
    """Give the part in a lawsuit whose word ends at a place: 原告, 被上诉人."""
    size = next((n for n in (5, 4, 3, 2) if n <= end and text[end - n : end] in _LEGAL), 0)
    return Span(end - size, end) if size else None
