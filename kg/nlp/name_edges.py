"""Mend the edges of names that the tagger found: words of grammar, directions, roles that do not belong to the name."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Span
from kg.nlp.name_words import made_up

if TYPE_CHECKING:
    from kg.nlp.name_lists import NameLists
    from kg.nlp.name_parts import Name
    from kg.nlp.name_words import Words

#: Words of grammar that the tagger takes for a first or last character.
_BEFORE = frozenset("据由在为与和对向从被将把于至及同跟以因经给让该称")
_AFTER = frozenset("则也都就又还便曾已将并却再仍原等")
_WRITTEN = ("有", "《", "成")
_LINES = ("报道", "报导", "讯", "电")  #: what follows the place in a byline
BY = re.compile(r"[由被][^，。；、,;]{0,8}$")  #: before who does it: 由知府何绍曾题写, where 曾 would stand before 由
NEAR = 10  # code points in which that stands
_KNOWN_WORD = 4  # code points of a word of the dictionary that opens a name whole
_BRINGING, _SHORT = "于在自至", 2  #: they bring a date, and are the last character of few names; code points of these
_DATE = (
    "(?:[0-9〇一二三四五六七八九十]{1,4}(?:世纪|年|月|日|号)|[今去昨前明次当同本翌][年天日月晚]|[上本下]个?[月周]|上世纪|"
    "(?:公元前?|民国)[0-9〇一二三四五六七八九十元]{1,4}年)"
)
#: Before a word of speech these only close a name.
_LAST = ("之", "正")
_SPEAKS = "(?:表示|认为|指出|坦言|介绍|回忆|解释|透露|告诉|强调|提醒|说[，：道])"
#: Words of one character that the tagger takes for the last one of a name, and what shows behind them that they are none.
_ALONE = (
    (_BRINGING, _DATE),
    ("则也却", _SPEAKS),
    ("叹笑哭说问答喊走来", "了(?![解然])"),
    ("见劝问让叫请教送给帮替陪催骂", "[他她它]们?"),
)
_DIRECTION = re.compile("[东西南北](?:连|邻|靠|临|接|抵|濒|依|界|望|距)")


def edges(words: Words, start: int, end: int, kind: str, lists: NameLists) -> tuple[int, int]:
    """Give where a name begins and ends, without what stands at its edges by mistake.

    >>> from kg.model import Span
    >>> from kg.nlp.name_lists import name_lists
    >>> from kg.nlp.name_words import cut
    >>> from kg.ontology import load
    >>> lists = name_lists(load().lexicon)
    >>> def mended(name, kind):
    ...     start, end = edges(cut(name, [Span(0, len(name))]), 0, len(name), kind, lists)
    ...     return name[start:end]
    >>> mended("据车谱研究院", "Organisation"), mended("西连梨树坪", "Place"), mended("鹿渚报道", "Place")
    ('车谱研究院', '梨树坪', '鹿渚')
    >>> mended("江西金溪知县", "Organisation"), mended("沈伯谦原", "Person"), mended("以色列", "Place")
    ('江西金溪', '沈伯谦', '以色列')
    """
    start = _left(words, start, end, kind, lists)
    return start, _right(words, start, end, kind, lists)


def apart(text: str, name: Name) -> Name:
    """Give a person without the word of one character behind it, and with the character that is of no word behind it.

    >>> from kg.model import Span
    >>> from kg.nlp.name_parts import Name
    >>> def named(text, end):
    ...     return apart(text, Name(Span(0, end), "Person", text[:end], 0.9, "tagger")).label
    >>> named("林谦于1742年去世", 3), named("陈放自去年起", 3), named("方于1960年去世", 2), named("林守于辞职", 3)
    ('林谦', '陈放', '方于', '林守于')
    >>> named("卢敏则认为", 3), named("小夏叹了口气", 3), named("路易莎见她发呆", 4), named("邬静之表示", 2)
    ('卢敏', '小夏', '路易莎', '邬静之')
    >>> named("林守则辞职", 3), named("林达了解情况", 2), named("陆思见说", 3), named("邬静正说着", 2)
    ('林守则', '林达', '陆思见', '邬静')
    """
    label, (start, end) = name.label, (name.span.start, name.span.end)
    if name.kind != "Person":
        return name
    if len(label) == _SHORT and text[end : end + 1] in _LAST and _followed(text, text[start : end + 1], _SPEAKS):
        return replace(name, span=Span(start, end + 1), label=text[start : end + 1])
    if len(label) > _SHORT and any(label[-1] in last and _followed(text, label, behind) for last, behind in _ALONE):
        return replace(name, span=Span(start, end - 1), label=label[:-1])
    return name  # 李自在1990年入学，李自在说


def _followed(text: str, label: str, behind: str) -> bool:
    """Tell whether something always stands behind a name."""
    label = re.escape(label)
    return 0 < len(re.findall(label, text)) == len(re.findall(label + behind, text))


def _left(words: Words, start: int, end: int, kind: str, lists: NameLists) -> int:
    text = words.text
    if kind == "Person" and end - start == 4 and _is_trader(words, start, lists):
        return start + 1  # 板材商|郤春林
    if end - start > 3 and kind == "Place" and text[start] == "今" and text[start : start + 3] not in lists.known:
        return start + 1  # 位于|今|岚溪市
    if end - start > 3 and kind == "Place" and _DIRECTION.match(text, start):
        return start + 2
    if kind == "Organisation":
        if text[start] in "但而且又并" and text[start + 1] in "省市县区":
            return start + 1
        k = words.index(start)
        if words.starts[k] < start and len(words.word(k)) <= _KNOWN_WORD and not made_up(words.word(k)):
            return words.starts[k]  # 灶王爷|集团
        for size in (2, 3, 4):
            known = lists.known.get(text[start : start + size], ())
            rest = text[start + size : end]
            if "Place" in known and rest in lists.known and rest.endswith(("大学", "学院")):
                return start + size  # 美国|康奈尔大学
    known_start = any(text[start : start + size] in lists.known for size in (2, 3, 4))
    if end - start > 2 and text[start] in _BEFORE and not known_start and _stands_alone(words, start):
        return start + 1
    return start


def _is_trader(words: Words, start: int, lists: NameLists) -> bool:
    """Tell whether 商 behind a noun ends what a person is, before a name of three characters: 板材商|郤春林."""
    k, text = words.at.get(start, 0), words.text
    surname = text[start + 1] in lists.surnames and text[start : start + 2] not in lists.surnames
    return words.word(k) == "商" and words.flag(k - 1) == "n" and surname


def _right(words: Words, start: int, end: int, kind: str, lists: NameLists) -> int:
    text = words.text
    if kind == "Person":
        if end - start == 2 and text[end : end + 1] == "曾" and BY.search(text, max(0, start - NEAR), start):
            return end + (text[end : end + 2] != "曾经")
        if end - start > 2 and text[end - 1] == "著" and text[end : end + 1] in _WRITTEN:
            return end - 1  # 沈立|著有
        long = end - start == 4 and text[start : start + 2] not in lists.surnames and "·" not in text[start:end]
        stray = end - start > 2 and text[end - 1] in _AFTER and (long or (end - 1) in words.at)
        stray = stray and not (text[end - 1] == "曾" and BY.search(text, max(0, start - NEAR), start))
        return end - 1 if stray else end
    tail = next((one for one in _LINES if text.endswith(one, start, end)), "")
    if not tail:
        tail = next((text[end - size : end] for size in (4, 3, 2) if text[end - size : end] in lists.roles), "")
    return end - len(tail) if end - start > len(tail) + 1 else end


def _stands_alone(words: Words, start: int) -> bool:
    """Tell whether the character at ``start`` is a word, or the first of a word that the segmenter made up."""
    k = words.at.get(start)
    if k is None:
        return False
    word = words.word(k)
    return len(word) == 1 or made_up(word)
