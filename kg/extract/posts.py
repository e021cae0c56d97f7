"""State who bears which role where, how old they are and where they are from, as what stands beside names says it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from kg.model import Entity, Predicate, Span
from kg.nlp.names import Trait
from kg.nlp.values import values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.facts import Facts
    from kg.nlp.names import NamesFound, Role

Standing = tuple[Entity, Span]  #: who, and where they are named

#: Nouns for what somebody is to somebody else: no role that they bear by themselves.
_TO_OTHERS = frozenset(
    "同学 同事 队友 朋友 好友 搭档 邻居 同乡 老乡 战友 师兄 师弟 弟子 徒弟 学生 导师 恩师 老师 后援 对手 当事人 当事者 笔者 "
    "作者 编者 译者 有关负责人 相关负责人 先生 女士 第三人 合伙人之一 项目负责人 负责人之一".split()
)
#: What somebody is rather than an office that they hold.
_PEOPLE = frozenset(
    "小将 老将 名将 名帅 居民 市民 村民 网友 患者 游客 农民 渔民 果农 茶农 菜农 工人 士兵 战士 学生 大学生 留学生 "
    "研究生 博士生 丫鬟 球星 歌星 影星 选手 嫌犯 嫌疑人 犯罪嫌疑人".split()
)
#: Those who do not work for the body before them.
_OUTSIDE = frozenset(
    "老板 股东 大股东 小股东 控股股东 实际控制人 实控人 投资人 投资者 粉丝 客户 用户 消费者 读者 居民 市民 村民 患者 游客 学生 大学生 "
    "研究生 博士生 留学生 代理人 诉讼代理人 委托代理人 辩护人 辩护律师 代表律师 原告 被告 被告人 上诉人 被上诉人 受害人 被害人 债权人 "
    "债务人 承租人 出租人 供应商 经销商 得主 冠军得主 创始人 联合创始人 创办人 共同创办人 发起人".split()
)
_PLAYERS = frozenset("前锋 后卫 边后卫 中后卫 门将 守门员 中场 中锋 边锋 射手 球员 外援 投手 捕手 队员 队长".split())
_MEMBERS = frozenset("院士 学部委员 会员 委员 常委 党员 代表 政协委员 人大代表 理事 议员".split())
_COACHES = frozenset("主教练 教练 主帅 助理教练 总教练".split())
_OWNERS = frozenset("老板 实际控制人 实控人".split())
_TEAMS = ("队", "俱乐部", "女排", "男排", "女篮", "男篮", "女足", "男足", "国足", "国乒")
#: How the head of a body is called, and how the names of such bodies end.
_HEADS = {
    "馆长": ("馆",), "校长": ("大学", "学院", "中学", "小学", "学校"), "院长": ("院",), "局长": ("局",),
    "行长": ("银行",), "厂长": ("厂",), "社长": ("社",), "台长": ("台",), "所长": ("所",), "会长": ("会",),
}  # fmt: skip
_SQUADS = tuple("支队 大队 中队 消防队 考古队 救援队 施工队 乐队 医疗队 科考队 船队 车队 工程队 生产队".split())
#: How the names of bodies end that a common noun can mean.
_SAME = {
    "学校": ("学校", "大学", "学院", "中学", "小学"), "校": ("学校", "大学", "学院", "中学", "小学"), "院": ("院",), "行": ("银行",),
    "球队": ("队",), "俱乐部": ("队", "俱乐部"), "局": ("局",), "厂": ("厂",), "所": ("所",), "馆": ("馆",), "社": ("社",),
}  # fmt: skip
#: Nouns that tell what a longer role is.
_LISTED = _TO_OTHERS | _PEOPLE | _OUTSIDE | _MEMBERS | _PLAYERS | _COACHES | _OWNERS | frozenset(_HEADS)
_PARTIES = ("原告", "被告")
_NEAR = 200  # code points before a post in which the company is named that it is a post of
_MANY = 12  # names of bodies among which it is looked for
_NOUN = 4  # code points of the longest role that is looked for at the end of a longer one

#: 东莞一家代工厂: one of many, whose head is not 厂长 by himself.
_FORMER = re.compile("原(?![平阳州])")  #: 原研究院副院长: he is so no more
_SOME = re.compile("[一某][家个所间座]")


class Posts:
    """Reads the roles and traits that were found beside names."""

    def __init__(self, facts: Facts, found: NamesFound, names: Sequence[tuple[Span, str, str]]) -> None:
        """Take what was found, and the names that are used: where, kind, label."""
        self.facts = facts
        self.names = {where: (kind, label) for where, kind, label in names}
        self.bodies = sorted(where for where, kind, _ in names if kind in ("Company", "Organisation"))
        self.places_of_bodies = [where.start for where in self.bodies]
        beside: list[Role | Trait] = [*found.roles, *found.traits]
        known = [one for one in beside if one.person in self.names and one.where is not None]
        self.beside = sorted(known, key=lambda one: (one.person, one.where or one.person))
        self.places = [one.person.start for one in self.beside]
        kept = {one.person.start for one in found.roles if self._is_kin(_noun(one.role))}
        self.described = sorted(one for one in found.described if one.end not in kept)

    def read(self, sentence: Span) -> list[Span]:
        """State what stands beside the names of one sentence, and give the words that are read thereby."""
        for k in range(bisect_left(self.places, sentence.start), bisect_left(self.places, sentence.end)):
            one = self.beside[k]
            if isinstance(one, Trait):
                self._trait(one, sentence)
            elif one.where is not None:
                self._role(one, one.where, sentence)
        first = bisect_left(self.described, Span(sentence.start, sentence.start))
        return list(takewhile(lambda one: one.start < sentence.end, self.described[first:]))

    def _is_kin(self, noun: str) -> bool:
        """Tell whether a noun says what somebody is to whom the text speaks of: that is read with the clause."""
        return noun in _TO_OTHERS and self.facts.resolver.lexicon.noun(noun, "relation") is not None

    def _role(self, role: Role, where: Span, sentence: Span) -> None:
        """State a role, and what it says of its body."""
        noun = _noun(role.role)
        if noun in _TO_OTHERS:
            return
        person = self._named(role.person)
        of = role.organisation
        former = role.former or (of is not None and _FORMER.match(self.facts.document.clean, of.start) is not None)
        label = "原" if former else "是"
        name = "isA" if noun in _PEOPLE else "hasRole"
        self.facts.state(person, Predicate(label, name), (Entity(role.role, "Role"), where), sentence, "post")
        if person[0].kind != "Person" or former:
            return
        body = self._body(role) or self._headed(noun)
        if body is not None:
            held(self.facts, person, role.role, body, sentence)
        elif role.organisation is None and not role.former:
            self._of_whom(noun, person, sentence)

    def _of_whom(self, noun: str, person: Standing, sentence: Span) -> None:
        """State of the company of a report, or named before, what 董事长 is to it; nothing where it may be another."""
        value = self.facts.resolver.lexicon.noun(noun, "relation")
        if value is None or not value.endswith("of>is") or noun in _TO_OTHERS or noun in _PARTIES:
            return
        last = bisect_left(self.places_of_bodies, person[1].start)
        near = [where for where in self.bodies[max(0, last - _MANY) : last] if where.start > person[1].start - _NEAR]
        companies = [where for where in near if self.names[where][0] == "Company"]
        here = [where for where in companies if sentence.covers(where)]
        here = here or self._house(person, sentence) or companies
        if len({self.names[where][1] for where in here}) == 1:
            relation = Predicate(noun, value.split()[0])
            self.facts.state(self._named(here[-1]), relation, person, sentence, "post", 0.8)

    def _house(self, person: Standing, sentence: Span) -> list[Span]:
        """Give where the company of a report is named, for one whose post opens a sentence: 董事长陆崇岱在会上说."""
        house, clean = self.facts.resolver.house, self.facts.document.clean
        if house is None or house[0].end > sentence.start or house[0] not in self.names:
            return []
        return [] if "，" in clean[sentence.start : person[1].start] else [house[0]]

    def _body(self, role: Role) -> Standing | None:
        """Give the body of a role; a place is none."""
        where = role.organisation
        if where is not None and role.common:
            return self._meant(where)
        if where is None or self.names.get(where, ("",))[0] == "Place":
            return None
        return self._named(where) if where in self.names else self._unknown(where)

    def _meant(self, where: Span) -> Standing | None:
        """Give the body that 该公司 or 公司 means: the last that was named and fits."""
        noun = where.of(self.facts.document.clean)
        noun = noun.removeprefix("该").removeprefix("这家").removeprefix("这所").removeprefix("本")
        places = self.places_of_bodies
        for k in range(bisect_left(places, where.start) - 1, -1, -1):
            place = self.bodies[k]
            kind, label = self.names[place]
            if _fits(noun, kind, label) and not _SOME.search(
                self.facts.document.clean, max(0, place.start - 4), place.start
            ):
                return self._named(place)
        return None

    def _unknown(self, where: Span) -> Standing:
        label = where.of(self.facts.document.clean)
        return self.facts.resolver.entity(label, "Organisation"), where

    def _headed(self, noun: str) -> Standing | None:
        """Give the only body of the document that can have such a head: 馆长 of the one museum."""
        endings = _HEADS.get(noun)
        if endings is None:
            return None
        fitting = {
            label: where for where, (kind, label) in self.names.items() if kind != "Place" and label.endswith(endings)
        }
        return self._named(next(iter(fitting.values()))) if len(fitting) == 1 else None

    def _trait(self, trait: Trait, sentence: Span) -> None:
        """State an age or a nationality."""
        person, words = self._named(trait.person), trait.where.of(self.facts.document.clean)
        if trait.property == "nationality":
            country = self.facts.resolver.entity(words, "Place")
            self.facts.state(person, Predicate("国籍", "nationality"), (country, trait.where), sentence, "trait")
            return
        for _, value in values(words, Span(0, len(words))):
            target = replace(value, label=words)
            self.facts.state(person, Predicate("年龄", "age"), (target, trait.where), sentence, "trait")

    def _named(self, where: Span) -> Standing:
        kind, label = self.names[where]
        return self.facts.resolver.entity(label, kind), where


def _fits(noun: str, kind: str, label: str) -> bool:
    """Tell whether a common noun can mean a body of a kind and a name."""
    if noun in ("公司", "企业", "集团"):
        return kind == "Company" and not label.endswith("交易所")
    return any(label.endswith(one) for one in _SAME.get(noun, (noun,)))


def held(facts: Facts, person: Standing, role: str, body: Standing, sentence: Span) -> None:
    """State what a role says of a person and the body where it is held."""
    noun, label = _noun(role), body[0].label
    team = label.endswith(_TEAMS) and not label.endswith(_SQUADS)
    name, word = "worksFor", "任职于"
    if noun in _PLAYERS and team:
        name, word = "playsFor", noun
    elif noun in _MEMBERS:
        name, word = "memberOf", noun
    if noun not in _OUTSIDE:
        facts.state(person, Predicate(word, name), body, sentence, "post")
    if noun in _COACHES and team:
        facts.state(person, Predicate(noun, "coachOf"), body, sentence, "post")
    if noun in _OWNERS:
        facts.state(body, Predicate(noun, "ownedBy"), person, sentence, "post")
    value = facts.resolver.lexicon.noun(noun, "relation")
    if value is not None and value.endswith("of>is") and noun not in _TO_OTHERS:
        facts.state(body, Predicate(noun, value.split()[0]), person, sentence, "post")


def _noun(role: str) -> str:
    """Give the noun at the end of a role that tells what it is.

    >>> _noun("头号射手"), _noun("主教练"), _noun("时任知府")
    ('射手', '主教练', '时任知府')
    """
    return next((role[-n:] for n in range(min(len(role), _NOUN + 2), 1, -1) if role[-n:] in _LISTED), role)
