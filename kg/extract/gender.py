"""Whether 他 or 她 means a person, as a text tells beside the name: a relation to kin, a title, 男 or 女 before a calling."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.mentions import Mention
    from kg.extract.theme import Theme

_NEAR = 12  #: code points before or behind a name that tell of it
_CALLING = (
    "(?:选手|教师|老师|工人|工|兵|运动员|演员|歌手|星|作家|诗人|画家|医生|护士|职工|员工|生|学生|青年|子|孩"
    "|司机|记者|警|飞行员|球员|将|村民|居民|乘客|性)"
)
_BEFORE = {
    "她": re.compile(
        r"(?:母亲|妻子|夫人|太太|遗孀|女儿|长女|次女|三女|幼女|独女|独生女|孙女|侄女|姪女|外甥女|养女|姐姐|妹妹|胞姐|胞妹|姊姊|祖母|外婆|奶奶|姑姑|姑母|姨妈|姨母"
        r"|舅妈|婶婶|嫂子|儿媳|岳母|婆婆|继母|养母|其母|其妻|其女|之[女妻母妹姐]|[娶迎]了?"
        rf"|(?<![儿子男妇少美])女{_CALLING})$"
    ),
    "他": re.compile(
        r"(?:父亲|丈夫|儿子|长子|次子|三子|幼子|独子|独生子|(?<!外)孙子|外孙|侄子|侄儿|外甥|养子|哥哥|弟弟|兄长|胞兄|胞弟|祖父|外公|爷爷|叔叔|叔父|伯父|舅舅|舅父"
        r"|女婿|岳父|公公|继父|养父|其父|其夫|其子|其兄|其弟|之[子父兄弟夫]"
        rf"|嫁给(?:了)?[^，。；、的]{{0,8}}|(?<![儿女孙])男{_CALLING})$"
    ),
}
_BEHIND = {
    "她": re.compile(r"女士|小姐|太太|[（(，,]女[，,）)]|(?:的丈夫|之夫)"),
    "他": re.compile(r"先生|[（(，,]男[，,）)]|的(?:妻子|遗孀)|之妻"),
}


def genders(text: str, names: Iterable[Mention], theme: Theme | None = None) -> dict[str, str]:
    """Give the pronoun of each person of whom a text tells it, and never both; whose life it is has the one used more.

    >>> from kg.model import Span
    >>> told = "姐姐白薇嫁给医生田汉。林谦先生来贺，沈立没有来。"
    >>> people = [(Span(told.index(one), told.index(one) + 2), "Person", one) for one in ("白薇", "田汉", "林谦", "沈立")]
    >>> genders(told, people)
    {'白薇': '她', '田汉': '他', '林谦': '他'}
    """
    found: dict[str, set[str]] = {}
    for span, kind, label in names:
        if kind != "Person":
            continue
        before, behind = text[max(0, span.start - _NEAR) : span.start], text[span.end : span.end + _NEAR]
        told = {one for one in _BEFORE if _BEFORE[one].search(before) or _BEHIND[one].match(behind)}
        found.setdefault(label, set()).update(told)
    if theme is not None and all(text.count(theme.pronoun) > text.count(one) for one in {*_BEFORE} - {theme.pronoun}):
        found.setdefault(theme.label, set()).add(theme.pronoun)
    return {label: told.pop() for label, told in found.items() if len(told) == 1}
