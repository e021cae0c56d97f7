"""People by rule: a surname and a given name beside a role or after a byline mark, and 李某.

The segmenter often cuts a name it does not know in pieces (顾闻|笛); where words begin and end is therefore only a
hint, and what stands left and right of the name decides.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Span
from kg.nlp.name_edges import BY, NEAR
from kg.nlp.name_parts import Name
from kg.nlp.name_words import everyday, made_up

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.nlp.name_lists import NameLists
    from kg.nlp.name_words import Words

_NEVER = frozenset("的了着过们我你您他她它这那哪谁某啊吗呢吧是在和与及或被把让给等都也就很不没")
_SELDOM = frozenset(
    "有为将对从向到于以而则曾已又还再最更说称表认指上下前后内外中时年月日来去出入要会能可其之所因由两三四五六七八九十百千万"
)
_NAMING = frozenset("原名 本名 改名 化名 更名 取名 名叫 叫做".split())
#: Kin, whose name stands behind.
_KIN = frozenset(
    "父亲 母亲 丈夫 妻子 夫人 太太 儿子 女儿 长子 次子 三子 幼子 独子 长女 次女 三女 幼女 独女 独生女 独生子 哥哥 弟弟 姐姐 妹妹 "
    "兄长 胞兄 胞弟 胞妹 胞姐 长兄 长姐 祖父 祖母 外祖父 外祖母 爷爷 奶奶 外公 外婆 叔父 伯父 舅父 舅舅 姑母 姨母 养父 养母 "
    "养女 养子 继母 继父 孙子 孙女 外孙 外孙女 侄子 侄女 外甥 女婿 儿媳 岳父 岳母 徒弟 弟子 门生 学生 恩师 业师 师父 "
    "其父 其母 其妻 其夫 其子 其女 其兄 其弟 其孙".split()
)
_JOINS = ("、", "和", "与", "及", "以及")
_BYLINE = re.compile(
    r"(?:作者|撰文|撰稿|编译|编辑|摄影|供图|联系人|经办人|(?<![\u4e00-\u9fff])文|(?<![\u4e00-\u9fff])图)\s{0,2}[：:／/|丨]\s{0,2}"
)
_GAP = re.compile(r"[ \u3000]{0,2}(?:[：:／/是为][ \u3000]{0,2})?")
_UNNAMED = re.compile(r"某(?:某{1,2}|[甲乙丙丁])?")
#: A name that opens a sentence, with the years of a life behind it: 简玉兰（1920年—1988年）, 简玉兰（一九二〇－一九八八）.
_LIVED = re.compile(
    r"(?:(?<=^)|(?<=[\n。]))[\u3400-\u9fff]{2,4}(?=[（(](?:约|公元)?(?:[0-9]{3,4}|[〇零○一二三四五六七八九]{4})年?[0-9月日]{0,6}[ ]?"
    r"(?:[—－\u2013\-~～至]{1,2}[ ]?[0-9一二？?今]|[^（()）]{0,12}[生出]))"
)
#: Kin of one surname, the second of whom is named behind: 沈阔之女沈令仪.
_KIN_OF = re.compile(
    r"([\u3400-\u9fff]{1,2})(?<!之)[\u3400-\u9fff]{1,2}之[长次幼独]?[子女兄弟姐妹侄孙](?=\1[\u3400-\u9fff])"
)
#: Who speaks is named behind what was said: “……”干子墨说。
_SPEAKER = re.compile(
    r"(?<=[”」])[\u3400-\u9fff]{2,4}(?=(?:说|表示|介绍|坦言|回忆|解释|告诉记者|接受采访时说)[，。：,])"
)
#: A name that opens a sentence, with what only a person does behind it, or is: 方守拙1931年生于…, 方守拙回忆说, 方守拙是澹州的船匠.
_OPENS = re.compile(
    r"(?:(?<=^)|(?<=[\n。；！？]))[\u3400-\u9fff]{2,4}(?=[，,]?(?:[0-9]{4}年[0-9月日]{0,6}|[〇零○一二三四五六七八九]{4}年|去年|今年|早年)?[，,]?"
    r"(?:出?生于|出生在|出生[，。]|毕业于|就读于|考入|考上|逝世|病逝|去世|辞世|过世|退休|(?:回忆|坦言|感叹|笑着|介绍|解释|告诉记者)?说[，：]"
    r"|回忆[，：道]|坦言[，：]|感叹[，：道]))"
)
_IS = re.compile(
    r"(?:(?<=^)|(?<=[\n。；！？]))(?P<who>[\u3400-\u9fff]{2,4})是[\u3400-\u9fff、《》“”0-9]{0,24}?(?P<what>[\u3400-\u9fff]{2,4})(?=[，。])"
)
_SPEAKING = re.compile("透露|表示|说|介绍|指出|坦言|告诉|回忆|强调|称[，：]")
#: Surnames that are prepositions as well: 局长|向记者|透露.
_BRINGING = frozenset("向于和从由对为就因经自同与及")
_NO_SPEAKER = frozenset("者们人员工商家长友方户民生爷奶妈爸婆叔伯婶嫂姨哥姐弟妹总")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_OF_JAPAN = re.compile(r"日本|日籍|日裔")
_JAPANESE = 4  # code points of most Japanese names
_NO_ENDS = frozenset("国军队党朝地为的得着")
_COMMON, _RARE, _LISTED = 0.8, 0.65, 0.75
_SURE = 0.95
_ENOUGH, _GOOD = 1.4, 2.2


class People:
    """Finds people in the words of one document."""

    def __init__(self, words: Words, lists: NameLists) -> None:
        self.words = words
        self.text = words.text
        self.surnames = lists.surnames
        self.roles = lists.roles
        self.known = lists.known
        self._double = re.compile(
            "|".join(one for one, sort in lists.surnames.items() if sort == "compound" and not everyday(one))
        )

    def find(self) -> Iterator[Name]:
        """Give the people that stand beside a role, after a byline mark, or joined to such."""
        roles, cut = self.roles, self.words
        for k, word in enumerate(cut.words):
            if word in roles:
                yield from self._after(k)
                yield from self._before(k)
            elif word == "商" and cut.flag(k - 1) == "n":
                yield from self._list(cut.end(k), 0.0)  # 板材|商
            elif word in _NAMING or word in _KIN:
                yield from self._list(cut.end(k), 0.0)
        for hit in _BYLINE.finditer(self.text):
            yield from self._list(hit.end(), _SURE)
        for hit in _KIN_OF.finditer(self.text):
            yield from self._list(hit.end(), _SURE)
        yield from self._compound()
        yield from self._opening()
        for hit in _SPEAKER.finditer(self.text):
            if self._speaks(hit[0], hit.start()):
                yield self._name(*hit.span(), _COMMON)
        for hit in _UNNAMED.finditer(self.text):
            yield from self._unnamed(hit.start(), hit.end())
        for hit in _LIVED.finditer(self.text):
            if self._surname(hit.start()) and self.text[hit.end() - 1] not in _NO_ENDS:
                yield self._name(*hit.span(), _SURE)

    def _opening(self) -> Iterator[Name]:
        """Give who opens a sentence with what only a person does, or is: 方守拙|生于白塔镇, 席明远|是澹州的船匠."""
        for hit in _OPENS.finditer(self.text):
            if self._full(*hit.span()):
                yield self._name(*hit.span(), _COMMON)
        for hit in _IS.finditer(self.text):
            bears = any(hit["what"][k:] in self.roles for k in range(len(hit["what"]) - 1))
            if bears and self._full(*hit.span("who")):
                yield self._name(*hit.span("who"), _COMMON)

    def _full(self, start: int, end: int) -> bool:
        """Tell whether a stretch is a surname and a given name that is no everyday word with it."""
        name = self.text[start:end]
        size = self._surname(start)
        given = name[size:]
        common = size > 0 and self.surnames[name[:size]] != "word"
        if not (1 if common else 2) <= len(given) <= 2 or not _NEVER.isdisjoint(given) or name[0] in _BRINGING:
            return False
        if start not in self.words.at or end not in self.words.at or everyday(name):
            return False  # 严格来说
        return given not in self.roles and name[-1] not in _NO_SPEAKER | _NO_ENDS

    def _compound(self) -> Iterator[Name]:
        """Give names with a surname that is hardly anything else and that the text gives twice: 呼延珂, 欧阳靖."""
        text = self.text
        for start in (one.start() for one in self._double.finditer(text)):
            end, _ = self.starting(start, unsure=True)
            if end and text.count(text[start:end]) > 1:
                yield self._name(start, end, _COMMON)

    def _speaks(self, name: str, start: int) -> bool:
        """Tell whether what stands between a quotation and 说 is a name: 干子墨, but not 方教授, 应聘者."""
        size = self._surname(start)
        given = name[size:]
        common = size > 0 and self.surnames[name[:size]] != "word"
        if not size or not (1 if common else 2) <= len(given) <= 2 or not _NEVER.isdisjoint(given):
            return False
        return given not in self.roles and name[-1] not in _NO_SPEAKER and not everyday(name) and not everyday(given)

    def _after(self, k: int) -> Iterator[Name]:
        """Look for people after the role at ``k``."""
        gap = _GAP.match(self.text, self.words.end(k))
        yield from self._list(gap.end() if gap else self.words.end(k), 0.0)
        yield from self._foreign(k)

    def _foreign(self, k: int) -> Iterator[Name]:
        """Give a Japanese name of four characters after the role at ``k``: 日本学者|高濑|康平."""
        cut = self.words
        start, before = cut.end(k), cut.starts[k]
        end = start + _JAPANESE
        size = len(cut.word(k + 1))
        if cut.at.get(end) not in (k + 2, k + 3) or not _OF_JAPAN.search(self.text, max(0, before - NEAR), before):
            return
        first = cut.word(k + 1)
        named = cut.flag(k + 1).startswith("nr") or made_up(first) or "part" in self.known.get(first, ())
        name = self.text[start:end]
        if named and size in (2, _JAPANESE) and _NEVER.isdisjoint(name) and not everyday(self.text[start + 2 : end]):
            yield self._name(start, end, _SURE)

    def _before(self, k: int) -> Iterator[Name]:
        """Look for a person before the role at ``k``: a word that the segmenter counts among names."""
        cut = self.words
        before = k - 1
        if before < 0 or not cut.flag(before).startswith("nr"):
            return
        start, end = cut.starts[before], cut.starts[k]
        word = cut.word(before)
        family = self.text[start : start + self._surname(start)]
        given = end - start - len(family)
        if not family or not 0 < given <= 2 or (self.surnames[family] == "word" and given == 1):
            return
        if not everyday(word) and word[-1] not in _NO_ENDS and "Person" in self.known.get(word, ("Person",)):
            yield self._name(start, end, _COMMON)

    def _list(self, place: int, certainty: float) -> Iterator[Name]:
        """Give the person that begins at ``place``, and those joined to them."""
        start = place
        while True:
            end, sure = self.starting(start, unsure=certainty < _SURE)
            if not end:
                return
            yield self._name(start, end, max(certainty, sure) if start == place else min(sure, _LISTED))
            joint = next((j for j in _JOINS if self.text.startswith(j, end)), "")
            if not joint:
                return
            start = end + len(joint)

    def _name(self, start: int, end: int, certainty: float) -> Name:
        return Name(Span(start, end), "Person", self.text[start:end], certainty, "role")

    def starting(self, start: int, *, unsure: bool) -> tuple[int, float]:
        """Give where the personal name that begins at ``start`` ends, and how sure that is; 0 where none begins.

        Where it is ``unsure`` whether a name stands there at all, words that are no names are ruled out.
        """
        size = self._surname(start)
        if not size:
            return 0, 0.0
        best, best_score = 0, 0.0
        for given in (2, 1):
            end = start + size + given
            score = (
                0.0
                if unsure and self._within_words(start, start + size, end)
                else self._score(start, start + size, end)
            )
            if score > best_score:
                best, best_score = end, score
        if best_score < _ENOUGH or everyday(self.text[start:best]):
            return 0, 0.0
        common = self.surnames[self.text[start : start + size]] != "word"
        return best, (_COMMON if common else _RARE) + (0.1 if best_score > _GOOD else 0)

    def _surname(self, start: int) -> int:
        if self.text[start : start + 2] in self.surnames:
            return 2
        return 1 if self.text[start : start + 1] in self.surnames else 0

    def _within_words(self, start: int, given: int, end: int) -> bool:
        """Tell whether a surname or given name is part of everyday words: 席位|从, 由|皇室."""
        cut, text = self.words, self.text
        first = cut.at.get(start)
        if first is not None and given < cut.end(first) != end and everyday(cut.word(first)):
            return True
        doubtful = self.surnames[text[start:given]] == "word" or text[start] == "曾"  # 博士曾任职
        if text[start] not in _BRINGING and text[given:end] not in self.roles and _SPEAKING.match(text, end):
            return False  # 局长|席明远|透露
        return doubtful and end - given > 1 and everyday(text[given:end])

    def _score(self, start: int, given: int, end: int) -> float:
        """Tell how well a surname and the characters ``[given, end)`` make a name."""
        cut, name = self.words, self.text[given:end]
        if len(name) < end - given or end not in cut.at or not _HAN.fullmatch(name) or not _NEVER.isdisjoint(name):
            return 0.0
        first, after = cut.at.get(start), cut.at[end]
        if cut.word(after) == "曾" and BY.search(self.text, max(0, start - NEAR), start):
            return 0.0
        score = 1.0 if first is not None else 0.5
        if first is not None and cut.end(first) == end:
            score += self._whole(cut.word(first), cut.flag(first), start)
        score -= 0.7 * (len(name) == 1 and name in _SELDOM)
        score += 0.2 * (given - start > 1)  # a surname of two characters is hardly anything else
        return score + 0.3 * (len(name) - 1) + _follows(cut.word(after), cut.flag(after))

    def _whole(self, word: str, flag: str, start: int) -> float:
        """Tell how much a word is a name that the segmenter kept whole: of what it made up, it only guesses the flag."""
        if flag.startswith("nr"):
            return 1.0
        if made_up(word) and self.surnames[self.text[start : start + self._surname(start)]] != "word":
            return 0.2
        return 0.0 if flag in ("ns", "nz", "x", "n") else -0.8

    def _unnamed(self, start: int, end: int) -> Iterator[Name]:
        """Give 李某, 张某某, 欧阳某."""
        for size in (2, 1):
            if start >= size and self.text[start - size : start] in self.surnames:
                if size == 1 and self.surnames[self.text[start - 1]] == "word" and (start - 1) not in self.words.at:
                    continue
                yield self._name(start - size, end, _SURE)
                return


def _follows(word: str, flag: str) -> float:
    """Tell how well a word fits after a personal name."""
    if flag in ("x", "c", "v", "d", "p", "uj", "ul", "f", "ad", "zg"):
        return 0.5
    if flag in ("vn", "t", "m", "r", "b"):
        return 0.2
    return -0.9 if len(word) == 1 else 0.0
