"""Read how an entry on a person opens: 沈若川（1911年—1994年），字济之，浙江嘉兴人，中国桥梁工程师、教育家.

The pieces behind the name have no verb; each is known by its form, and the first that is not ends the reading.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.naming import CALLED, NAMED, dates
from kg.extract.posts import held
from kg.model import Entity, Predicate, Span, Value
from kg.nlp.name_lists import name_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.facts import Facts

_OPENING = re.compile(r"(?:[（(][^（()）]{2,80}[）)])?[，,]")
_PIECE = re.compile(r"[^，,；;。！？!?：:“「]+")
_BORN = re.compile(r"(?:出?生于)?(?P<day>[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?)(?:出?生)?$")
_BORN_AT = re.compile(
    r"(?P<day>[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?)?(?:出生于|生于|出生在)(?P<where>[\u3400-\u9fff]{2,14})$"
)
_NO_PLACE = re.compile("[一个这那]|家庭|之家|世家|人家|时代|年代|战乱|富裕|贫困")
_FROM = re.compile(
    r"(?:(?P<home>祖籍|原籍|籍贯)[为是]?(?P<where>[\u3400-\u9fff]{2,12})|(?P<native>[\u3400-\u9fff]{2,10})人(?:氏)?)$"
)
_PEOPLE = re.compile(r"(?P<people>[\u3400-\u9fff]{1,4}族)$")
_GENDER = ("男", "女", "男性", "女性")
_ACTING = re.compile(
    "(?:曾|历任|担任|出任|任|是|为|当|后|获|被|成|从|与|和|在|由|于|自|因|据|对|把|让|也|都|还|却|但|而|并|则|师从|先后|一|这|那|他|她|其|该)"
)
_PRESENT = ("现任", "现为", "时任")
_BEARERS = ("家", "师", "员", "者")
_LONGEST = 20  # code points; a longer piece is no post
_SHORT = 3  # code points of the longest courtesy name; of the shortest role that only its last character tells
_NO_NATIVES = frozenset(
    "主持 负责 创始 发起 继承 传承 领导 代理 主人 商 诗 军 工 老 年轻 中年 名 文 艺 证 联系 发言 经纪 当事 候选 合伙".split()
)


class Entries:
    """Reads the openings of entries in one document."""

    def __init__(self, facts: Facts, names: Sequence[tuple[Span, str, str]]) -> None:
        self.facts = facts
        self.clean = facts.document.clean
        self.lists = name_lists(facts.resolver.lexicon)
        self.starts = {where.start: (where, kind, label) for where, kind, label in names}
        self.sentence = Span(0, 0)

    def read(self, sentence: Span) -> list[Span]:
        """State what opens a sentence that begins with a person, and give the pieces that are read thereby."""
        found = self.starts.get(sentence.start)
        if found is None or found[1] != "Person":
            return []
        where, kind, label = found
        opening = _OPENING.match(self.clean, where.end, sentence.end)
        if opening is None:
            return []
        self.sentence = sentence
        person = self.facts.resolver.entity(label, kind), where
        done: list[Span] = []
        place = opening.end()
        while piece := _PIECE.match(self.clean, place, sentence.end):
            if not self._piece(person, Span(*piece.span())):
                break
            done.append(Span(*piece.span()))
            place = piece.end()
            if self.clean[place : place + 1] not in ("，", ","):
                break
            place += 1
        return done

    def _piece(self, person: tuple[Entity, Span], where: Span) -> bool:
        """State one piece; tell whether its form is known."""
        text = where.of(self.clean)
        named, born, home, people = NAMED.match(text), _BORN.match(text), _FROM.match(text), _PEOPLE.match(text)
        if text in _GENDER:
            return self._say(person, "性别", "gender", Value(text[0], text[0], "string"), where)
        if people is not None and people["people"] not in ("家族", "贵族", "民族"):
            return self._say(person, "民族", "ethnicity", Entity(text, "EthnicGroup"), where)
        if born is not None and (text[-1] == "生" or "生于" in text):
            day = next(dates(born["day"]), None)
            return day is not None and self._say(person, "生于", "birthDate", replace(day, label=born["day"]), where)
        at = _BORN_AT.match(text)
        if at is not None and not _NO_PLACE.search(at["where"]):
            return self._born_at(person, at, where)
        if named is not None and self._names(named, text):
            name = named["name"].strip("“”「」『』")
            return self._say(person, named["how"], CALLED[named["how"]], Value(name, name, "string"), where)
        if home is not None and self._home(person, home, where):
            return True
        return self._posts(person, where)

    def _born_at(self, person: tuple[Entity, Span], at: re.Match[str], where: Span) -> bool:
        """State where somebody was born, and when, where that is told with it."""
        day = next(dates(at["day"]), None) if at["day"] else None
        if day is not None:
            self._say(person, "生于", "birthDate", replace(day, label=at["day"]), where)
        place = self.facts.resolver.entity(at["where"], "Place")
        return self._say(person, "生于", "birthPlace", place, where)

    def _names(self, named: re.Match[str], text: str) -> bool:
        """Tell whether a piece gives another name: 字 and 号 are short, or words of their own."""
        how = named["how"]
        return len(text) <= _LONGEST and (
            how not in ("字", "号", "即") or len(named["name"]) <= _SHORT + 2 * (how == "号")
        )

    def _home(self, person: tuple[Entity, Span], home: re.Match[str], where: Span) -> bool:
        words = home["where"] or home["native"]
        if home["native"] and words in self.lists.countries:
            return self._say(person, "国籍", "nationality", self.facts.resolver.entity(words, "Place"), where)
        if home["native"] and (home[0] in self.lists.roles or words.endswith(tuple(_NO_NATIVES))):
            return False
        label, name = ("祖籍", "ancestralHome") if home["home"] else ("人", "birthPlace")
        return self._say(person, label, name, self.facts.resolver.entity(words, "Place"), where)

    # Posts

    def _posts(self, person: tuple[Entity, Span], where: Span) -> bool:
        """State the posts that a piece lists; nothing unless all that it lists are posts."""
        parts = list(self._listed(where))
        if not parts or not all(self._is_post(part.of(self.clean)) for part in parts):
            return False
        for part in parts:
            self._post(person, part)
        return True

    def _listed(self, where: Span) -> Iterator[Span]:
        place = where.start
        for part in where.of(self.clean).split("、"):
            yield Span(place, place + len(part))
            place += len(part) + 1

    def _is_post(self, words: str) -> bool:
        label = next((words.removeprefix(one) for one in _PRESENT if words.startswith(one)), words)
        if not 1 < len(label) <= _LONGEST or (_ACTING.match(label) and label not in self.lists.roles):
            return False
        known = any(label[-n:] in self.lists.roles for n in range(min(len(label), 8), 1, -1))
        return known or (len(label) >= _SHORT and label.endswith(_BEARERS))

    def _post(self, person: tuple[Entity, Span], where: Span) -> None:
        """State one post, the body or the work that it is held at, and the country that opens it."""
        words = where.of(self.clean)
        start = where.start + next((len(one) for one in _PRESENT if words.startswith(one)), 0)
        country = next((n for n in range(8, 1, -1) if self.clean[start : start + n] in self.lists.countries), 0)
        after = self.clean[start + country : start + country + 1]
        body = self.starts.get(start)
        if body is not None and body[1] in ("Organisation", "Company") and body[0].end < where.end:
            entity = self.facts.resolver.entity(body[2], body[1])
            held(
                self.facts,
                person,
                self.clean[body[0].end : where.end].removeprefix("的"),
                (entity, body[0]),
                self.sentence,
            )
            start = body[0].end
        elif country and after == "裔":
            return self._post(person, Span(start + country + 1, where.end))
        elif country and after != "的":
            place = self.facts.resolver.entity(self.clean[start : start + country], "Place")
            self._say(person, "国籍", "nationality", place, Span(start, start + country))
            start += country
        label = self.clean[start : where.end].removeprefix("的")
        self._say(person, "是", "hasRole", Entity(label, "Role"), Span(start, where.end))
        return self._owner(person, start, where.end)

    def _owner(self, person: tuple[Entity, Span], start: int, end: int) -> None:
        """State what 云江大桥的总设计师 says of the bridge."""
        owner, mark, noun = self.clean[start:end].rpartition("的")
        value = self.facts.resolver.lexicon.noun(noun, "relation") if mark else None
        if value is None and noun.endswith("设计师"):
            value = "architect of>is"
        if owner and value is not None and value.endswith("of>is"):
            thing = self.facts.resolver.entity(owner), Span(start, start + len(owner))
            self.facts.state(thing, Predicate(noun, value.split()[0]), person, self.sentence, "entry")

    def _say(self, person: tuple[Entity, Span], label: str, name: str, target: Entity | Value, where: Span) -> bool:
        self.facts.state(person, Predicate(label, name), (target, where), self.sentence, "entry")
        return True
