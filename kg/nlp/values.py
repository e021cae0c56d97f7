"""Find dates, amounts and counts, and give their canonical form.

Only stretches with a unit or a date word count: in 三五个人, 一带一路 and 六安 no number is meant.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.model import Span, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

LOST = "\N{REPLACEMENT CHARACTER}"  # repair puts it where a character of the file is lost for good

_HAN = "〇零一二两三四五六七八九十百千万亿"
_NUMBER = rf"(?:[0-9]+亿[0-9]+万|[0-9][0-9,]*(?:\.[0-9]+)?\s?(?:万亿|亿|万|千|百)?|[{_HAN}]+(?:点[{_HAN}]+)?)"
_CURRENCY = "块银元|块大洋|银元|两银子|两白银|文钱|毛钱|分钱|角钱|美分|人民币|美元|港元|港币|欧元|日元|英镑|新台币|元|块钱|卢布|韩元|法郎"
_MEASURE = (
    "平方公里|平方千米|平方米|平方厘米|平方公尺|立方米|立方公尺|立方厘米|公尺|公分|公厘|公克|公吨|公升|毫升|公里|千米|厘米|毫米|微米|纳米|公顷|海里|公斤|千克|毫克|千瓦时|兆瓦时|吉瓦时|瓦时|千瓦|兆瓦|吉瓦|摄氏度|毫安时|小时|分钟|"
    "个月|个百分点|百分点|周岁|英寸|英里|英尺|英亩|加仑|台斤|光年|赫兹|勒克斯|流明|米|克|吨|亩|里|丈|尺|寸|度|秒|分|天|年|岁|周|日|倍|成|折|GB|TB|MB|TOPS|Mbps|Gbps|km|kg|mm|cm|nm|kWh|mAh|Wh|GHz|MHz|Hz|℃|[%％‰]"
)
_COUNT = (
    "万人|人次|人|名|位|家|座|个|件|款|项|部|篇|册|卷|本|辆|台|架|艘|只|头|棵|株|条|张|枚|颗|粒|套|层|孔|间|所|"
    "处|场|届|次|轮|户|种|类|万|亿|首|幅|尊|幢|栋|盏|门|支|组|批|起|宗|票|股|席|球|分|步|代|斤|箱|桶|瓶|杯|门类|副|页|集|期|道|"
    "例|匹|尾|封|块|根|片|把|双|句|羽|担|枝|束|盘|罐|盒|袋|筐|串|捆|沓|摞|堵|列|顶|桌|遍|趟|口|字|面|对|回|则|包"
)
#: Of these, what a numeral of one character makes no count of: 两口子, 四面环山, 十字, 两回事.
_IDIOMATIC = "口字面对回则包"
_DATE = re.compile(
    rf"(?P<bc>公元前|前)?(?P<y>[0-9]{{3,4}}|[〇零一二三四五六七八九]{{4}})年(?:(?P<m>[0-9]{{1,2}}|[{_HAN}]{{1,3}})月(?:(?P<d>[0-9]{{1,2}}|[{_HAN}]{{1,3}})[日号])?)?(?:[初末底])?"
    rf"|(?P<iso>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})"
)
_MONTH = re.compile(
    rf"(?P<m>[0-9]{{1,2}}|[{_HAN}]{{1,3}})月(?:(?P<d>[0-9]{{1,2}}|[{_HAN}]{{1,3}})[日号])?(?:[初末底]|上旬|中旬|下旬)?"
)
#: Half of a measure, what is counted by 个 and goes beyond, and tenths behind a unit: 半米多, 一个多小时, 两个半月, 一米六四.
_BEYOND = re.compile(
    rf"半(?P<u>公里|千米|厘米|毫米|公斤|海里|公顷|小时|米|斤|吨|亩)(?:多|余)?"
    rf"|(?P<n>[0-9]+|[{_HAN}]+)个(?:(?P<half>半)|多)(?P<of>小时|钟头|世纪|星期|百分点|月)"
    r"|(?P<whole>[0-9]|[一二两三四五六七八九])(?P<by>米|尺|丈|块)(?P<tenths>[一二三四五六七八九]{1,2}|(?<=[0-9].)[0-9]{1,2})"
    r"(?=[，。；、（）”！？\n的以左右上高长宽深]|$)"
)
#: A digit right behind its power of ten counts the next lower one: 两万六, 一百二.
_SPOKEN = re.compile("[一二两三四五六七八九十][十百千万亿一二两三四五六七八九]*(?<=[百千万亿])[一二三四五六七八九]")
_AMOUNT = re.compile(
    rf"(?P<pre>百分之|千分之|约|近|超过|超|逾|第)?(?P<n>{_NUMBER})(?P<more>多|余|来)?(?P<scale>万亿|亿|万|千|百)?(?P<u>{_CURRENCY}|{_MEASURE}|{_COUNT})?(?P<over>多|余)?"
)
_ERAS = frozenset(
    "光绪 同治 咸丰 道光 嘉庆 乾隆 雍正 康熙 顺治 宣统 崇祯 天启 万历 隆庆 嘉靖 正德 弘治 "
    "成化 天顺 正统 宣德 永乐 洪武 至正 贞观 开元 天宝 元丰 绍兴 淳熙 庆历 熙宁 大业 开皇 民国".split()
)
_ADVERBS = frozenset("十分 万分 百分之百 七分 八分 三分 一点 千万 万一 一百二十分".split())
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCORING = frozenset("胜 败 负 输 赢 克 平 敌 逼 淘汰 横扫 比分 领先 落后 取胜 战成".split())
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12}
_ANY = re.compile(rf"[0-9{_HAN}半]")
_DASH = "\N{EN DASH}"
_ERA = re.compile(rf"(?:公元前|(?<=[（(—{_DASH}－至])前)\Z")
_MIXED = re.compile("([0-9]+)亿([0-9]+)万")
_SCORE = re.compile(
    rf"(?P<a>[0-9]{{1,3}}|[{_HAN[1:11]}])\s?(?:[:：{_DASH}-]|比)\s?(?P<b>[0-9]{{1,3}}|[{_HAN[1:11]}])(?![0-9{_HAN}.年月])"
)
_RECORD = re.compile(rf"[0-9{_HAN}]+[胜平负战](?:[0-9{_HAN}]+[胜平负])+")
_SPELLS = ("年", "天", "个月", "周", "小时", "分钟", "秒")
_LOST_NEAR = re.compile(rf"{LOST}[.,，]?$|^[.,，]?{LOST}")


def number(text: str) -> str:
    """Give a numeral in canonical decimal form.

    >>> number("3.5亿"), number("一千二百零三"), number("12,000"), number("二〇二四")
    ('350000000', '1203', '12000', '2024')
    >>> number("两万六"), number("一百二"), number("三百零五")
    ('26000', '120', '305')
    """
    if text.isascii() and text.isdigit():
        return text.lstrip("0") or "0"
    scale = 1
    body = text.replace(",", "").replace(" ", "")
    if mixed := _MIXED.fullmatch(body):
        return str(int(mixed[1]) * _SCALES["亿"] + int(mixed[2]) * _SCALES["万"])
    if body[:1].isascii() and body[:1].isdigit():
        digits = re.match(r"[0-9.]+", body)
        rest = body[digits.end() :] if digits else ""
        for name in ("万亿", "亿", "万", "千", "百"):
            if rest == name:
                scale = _SCALES[name]
        return _shown(digits[0] if digits else "0", scale)
    whole, _, part = body.partition("点")
    if part:
        return f"{_whole(whole)}.{''.join(str(_DIGITS.get(c, 0)) for c in part)}"
    return str(_whole(whole))


def _shown(digits: str, scale: int) -> str:
    whole, _, part = digits.partition(".")
    power = len(str(scale)) - 1
    part = part.ljust(power, "0")
    whole, part = whole + part[:power], part[power:].rstrip("0")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{part}" if part else whole


def _whole(text: str) -> int:
    if len(text) > 1 and not any(c in _SCALES for c in text):
        return int("".join(str(_DIGITS.get(c, 0)) for c in text))
    total = section = digit = 0
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c == "亿":
            total = (total + section + digit) * _SCALES[c]
            section = digit = 0
        elif c == "万":
            total += (section + digit) * _SCALES[c]
            section = digit = 0
        else:
            section += (digit or 1) * _SCALES[c]
            digit = 0
    lower = _SCALES.get(text[-2:-1], 10) // 10  # 两万六 is 26,000
    return total + section + digit * lower


def values(text: str, span: Span) -> Iterator[tuple[Span, Value]]:
    """Give the dates and amounts in a stretch of text, left to right, without overlap.

    A number that touches a lost character is left out: it may be any number.

    >>> line = "2020年3月5日，公司以3.5亿元收购12家企业的51%股权。"
    >>> [(v.label, v.value, v.datatype, v.unit) for _, v in values(line, Span(0, len(line)))]
    [('2020年3月5日', '2020-03-05', 'date', ''), ('3.5亿元', '350000000', 'integer', '元'), ('12家', '12', 'integer', '家'), ('51%', '51', 'integer', '%')]
    >>> list(values("占\N{REPLACEMENT CHARACTER}7.9%", Span(0, 6))), list(values("三五个人一带一路", Span(0, 8)))
    ([], [])
    """
    place = span.start
    lost = LOST in text
    while True:
        hit = _ANY.search(text, place, span.end)
        if hit is None:
            return
        start = hit.start()
        era = _ERA.search(text, place, start) if start > place and text[start - 1] == "前" else None
        found = (
            _date(text, era.start() if era else start, span.end)
            or _record(text, start, span.end)
            or _score(text, start, span.end)
            or _beyond(text, start, span.end)
            or _amount(text, start, span.start, span.end)
        )
        if found is None:
            place = start + 1
            continue
        where, value = found
        place = where.end
        if value is not None and not (lost and _touches_lost(text, where, span)):
            yield where, value


def _touches_lost(text: str, where: Span, within: Span) -> bool:
    """Tell whether a lost character stands in or beside a value, perhaps across its decimal point."""
    before, after = text[max(within.start, where.start - 2) : where.start], text[where.end : where.end + 2]
    return LOST in where.of(text) or bool(_LOST_NEAR.search(before) or _LOST_NEAR.match(after))


def _date(text: str, start: int, end: int) -> tuple[Span, Value | None] | None:
    match = _DATE.match(text, start, end)
    if match is not None:
        if match["iso"]:
            return Span(*match.span()), Value(match[0], match[0], "date")
        return Span(*match.span()), _day(match)
    match = _MONTH.match(text, start, end)
    if match is not None and int(number(match["m"])) <= 12:
        return Span(*match.span()), Value(match[0], match[0], "string")
    return None


def _day(match: re.Match[str]) -> Value | None:
    """Give a date as a value; none where there is no such day."""
    year = number(match["y"]).zfill(4)
    if match["bc"]:
        return Value(match[0], f"-{year}", "gYear") if match["m"] is None else None
    if match["m"] is None:
        return Value(match[0], year, "gYear")
    month, day = number(match["m"]).zfill(2), number(match["d"] or "1").zfill(2)
    try:
        date.fromisoformat(f"{year}-{month}-{day}")
    except ValueError:
        return None
    if match["d"] is None:
        return Value(match[0], f"{year}-{month}", "gYearMonth")
    return Value(match[0], f"{year}-{month}-{day}", "date")


def _score(text: str, start: int, end: int) -> tuple[Span, Value | None] | None:
    """Read 3比1, 3:2, 2-0, 三比一; the time of a clock (19:30) is read as no value."""
    match = _SCORE.match(text, start, end)
    if match is None or match["a"][0].isascii() != match["b"][0].isascii():
        return None
    where = Span(*match.span())
    if "比" not in match[0] and not _won_or_lost(text, match.start(), match.end()):
        return (where, None) if ":" in match[0] or "：" in match[0] else None  # 2-3 is a range
    return where, Value(match[0], f"{number(match['a'])}:{number(match['b'])}", "string", "比分")


def _record(text: str, start: int, end: int) -> tuple[Span, Value] | None:
    """Read how often was won, drawn and lost: 13胜10平7负."""
    match = _RECORD.match(text, start, end)
    return (Span(*match.span()), Value(match[0], match[0], "string", "战绩")) if match is not None else None


def _won_or_lost(text: str, start: int, end: int) -> bool:
    return any(word in text[max(0, start - 8) : end + 8] for word in _SCORING)


def _beyond(text: str, start: int, end: int) -> tuple[Span, Value] | None:
    """Read half of a measure, somewhat more than a count, and tenths of a unit: 半米多, 一个多小时, 两个半月, 一米六四."""
    match = _BEYOND.match(text, start, end)
    if match is None:
        return None
    where = Span(*match.span())
    if match["n"] is None:
        if match["whole"] is None:
            return where, Value(match[0], "0.5", "decimal", match["u"])
        tenths = "".join(number(one) for one in match["tenths"])
        return where, Value(match[0], f"{number(match['whole'])}.{tenths}", "decimal", match["by"])
    value, unit = number(match["n"]), match["of"]
    if match["half"]:
        return where, Value(match[0], f"{value}.5", "decimal", unit)
    return where, Value(match[0], value, "integer", unit)


def _amount(text: str, hit: int, first: int, end: int) -> tuple[Span, Value | None] | None:
    start = hit
    for prefix in ("百分之", "千分之", "第"):
        if text.startswith(prefix, max(first, hit - len(prefix))) and hit - len(prefix) >= first:
            start = hit - len(prefix)
    match = _AMOUNT.match(text, start, end)
    if match is None:
        return None
    where = Span(*match.span())
    if match[0] in _ADVERBS or (match["u"] == "年" and text[max(first, start - 2) : start] in _ERAS):
        return where, None
    digits, unit = match["n"], match["u"] or ""
    han = not digits[0].isascii()
    if match["pre"] == "第":
        return where, None  # an ordinal names, it does not measure
    before = text[start - 1 : start] if start > first else ""
    if before.isascii() and before.isalpha() and unit in ("", "只", "个", "款", "台", "系") and not match["scale"]:
        return Span(match.start(), match.end("n")), None  # H3, H7只有: a model
    spoken = not unit and _SPOKEN.fullmatch(digits) is not None
    if han and not unit and not spoken and match["pre"] not in ("百分之", "千分之"):
        return where, None
    if han and before and before in "几数" and digits[0] in _SCALES:
        return _many(Span(where.start - 1, where.end), text, unit)
    if han and _vague(digits, unit):
        return where, None
    if match["scale"]:
        digits += match["scale"]
    value = number(digits.rstrip())
    if unit == "成":
        value, unit = str(Decimal(value) * 10).removesuffix(".0"), "%"
    if match["pre"] in ("百分之", "千分之"):
        unit = "%" if match["pre"] == "百分之" else "‰"
    return where, Value(match[0], value, "decimal" if "." in value else "integer", unit.replace("％", "%"))


def _many(where: Span, text: str, unit: str) -> tuple[Span, Value | None]:
    """Give a stretch of time that nobody has counted in its own words, and nothing for other things: 几百年, 数十名."""
    label = where.of(text)
    return where, Value(label, label, "string", unit) if unit in _SPELLS else None


def _vague(digits: str, unit: str) -> bool:
    """Tell whether a Chinese numeral is loose talk: 三五个, 一个, 一家, 七八年, 四面."""
    if digits in ("一", "万", "千", "百", "亿") and unit not in ("年", "倍", "成"):
        return True
    if len(digits) == 1 and unit and unit in _IDIOMATIC:
        return True
    pair = len(digits) == 2 and all(c in _DIGITS for c in digits) and "零" not in digits
    return pair and unit != "年"
