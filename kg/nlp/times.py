"""Find expressions of time that are more than one date or one word, and give what they mean.

两年前, 去年第四季度, 近一年来, 第38分钟, 昨（12）日, 明成化六年（1470年） are one thing each: cut apart, a part of them would
be taken for the subject. A date alone is found by `values`; here it is what stands around it. A stretch of time with
nothing that places it (三年, 四十三天) is an amount, no time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Span, Value
from kg.nlp.values import number, values

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGIT = "0-9〇零一二两三四五六七八九十百千"
_N = rf"(?:[{_DIGIT}]+(?:多|余|几)?|数|几|半|多|十几|数十|数百)"
_UNIT = "(?:年|个[多半]?月|周|个?[多半]?星期|天|日|(?:个[多半]?)?小时|分钟|秒钟?|个?工作日|个?交易日|个?世纪|个?赛季)"
_COUNT = rf"(?:{_N}{_UNIT}半?(?:多|余)?|[数几两半]月)"
#: What places a stretch of time, before it and behind it; what may follow makes another word of the last character.
_ANCHOR = "(?:此后|此前|今后|未来|过去|最近|(?<!将)近|随后|其后|其后的|接下来|接下来的|往后|未来的|过去的)"
_SIDE = "(?:之前|以前|前(?![往进来台方列])|之后|以后|后(?![来者续])|以来|来(?![到自源年])|以内|之内|内(?![部容在])|之间|间(?!隔)|里(?!程))"
_PART = (
    "(?:元旦|春节|元宵节?|清明节?|端午节?|中秋节?|国庆节?|重阳节?|除夕|年?[初末底]|[春夏秋冬](?:天|季)?(?![日])|上半年|下半年|第?[一二三四1-4]季度|前[两二三2-3]个?季度|[上中下]旬|凌晨|清晨|早晨|早上|上午|"
    "中午|午间|下午|傍晚|晚间|晚上|深夜|夜间|夜里|晚(?![年清明唐])|夜)"
)
_CLOCK = rf"(?:[{_DIGIT}]{{1,3}}[点时](?:[{_DIGIT}]{{1,3}}分|半|整|许)?)"
_YEAR = r"(?:(?:公元前|公元)?(?:[0-9]{3,4}|[〇零一二三四五六七八九]{4})年)(?![级轻龄])"
_MONTH = rf"(?:[0-9]{{1,2}}|[{_DIGIT}]{{1,3}})月(?:(?:[0-9]{{1,2}}|[{_DIGIT}]{{1,3}})[日号]|初[一二三四五六七八九十])?"
_DATE = rf"(?:{_YEAR}(?:{_MONTH})?|{_MONTH})"
_NEAR = (
    "(?:[今去明前后同次翌当来上]年(?![轻龄幼度事级代])|[本上下同次当](?:个)?月(?!球)|[昨今明](?:日|天|晚|晨|夜)(?![本体])|"
    "[昨今明][（(][0-9]{1,2}[)）]日|[同次翌当]日(?![本])|当[天晚夜]|[本上下](?:周|星期)[一二三四五六日末]?(?![次期年])|这个月)"
)
_WEEK = "(?:(?<![一二两三四五六七八九十0-9])(?:每逢|每个?)?(?:周|星期)[一二三四五六日天末](?![次个年期本]))"
_ERA_NAMES = (
    "光绪|同治|咸丰|道光|嘉庆|乾隆|雍正|康熙|顺治|宣统|崇祯|天启|万历|隆庆|嘉靖|正德|弘治|成化|天顺|景泰|正统|宣德|洪熙|永乐|建文|"
    "洪武|至正|至元|大德|延祐|贞观|永徽|开元|天宝|大历|贞元|元和|长庆|会昌|大中|元丰|元祐|绍圣|崇宁|政和|宣和|靖康|建炎|绍兴|"
    "隆兴|乾道|淳熙|庆元|嘉定|淳祐|咸淳|庆历|嘉祐|治平|熙宁|太平兴国|景德|大中祥符|天圣|大业|开皇|仁寿|武德|显庆|仪凤|垂拱|"
    "神龙|景龙|建安|黄初|太康|永和|太和|太元|永明|天监|民国"
)
_DYNASTY = "春秋|战国|先秦|西汉|东汉|三国|西晋|东晋|南北朝|北魏|北齐|北周|南朝|五代|北宋|南宋|西夏|晚清|晚明|民国"
_AGE = "(?:时期|时(?![代期间候常])|初年|初期|末年|末期|中叶|中期|后期|前期|年间|[初末](?![步期中]))"
_ERA = (
    rf"(?:(?:[唐宋元明清隋]|北宋|南宋)?(?:{_ERA_NAMES})(?:(?:元|[{_DIGIT}]{{1,3}})年(?:[{_DIGIT}]{{1,2}}月)?(?:[春夏秋冬初末])?"
    rf"(?:[（(](?:公元)?[0-9]{{3,4}}年?[)）])?|{_AGE}))"
)
#: 宋代, 清朝末年; what may follow makes another word of 代.
_REIGN = rf"(?:[秦汉晋隋唐宋元明清]|西汉|东汉|北宋|南宋|北魏)[代朝](?![理办表替价言沟号数码])(?:{_AGE})?"
_AFTER = "(?:之前|以前|前后|前(?![往进来台方列])|之后|以后|后(?![来者续])|以来|间(?!隔)|期间)"
_TRADING = "(?:开市|开盘|收盘|收市|休市)(?:起|前|后)"  #: of an exchange, on its day
_SINCE = "起(?![源草诉义飞步用兵家舞初到获])"  # behind 自 it belongs to that
_CENTURY = (
    rf"(?:(?:公元前|公元|上)?[{_DIGIT}]{{0,3}}世纪(?:[{_DIGIT}]{{2,4}}年代)?(?:初期?|末期?|中叶|中期|后期|前期|[上下前后]半叶)?|"
    rf"[{_DIGIT}]{{2,4}}年代(?:初期?|末期?|中期|后期|前期)?)"
)
_MINUTE = (
    rf"(?:(?:上半场|下半场|加时赛?)?(?:伤停)?(?:补时|开场|开赛)?(?:阶段)?(?:仅|刚|不到)?第[{_DIGIT}]+(?:\+[0-9]+)?分钟|"
    rf"(?:开场|开赛|补时)(?:仅|刚|不到|才)?[{_DIGIT}]+分钟)"
)
_TO = "[至到—\N{EN DASH}~-]"
_DAY = rf"(?:{_NEAR}(?:{_MONTH})?|{_DATE}|{_WEEK})(?:{_PART})*(?:{_CLOCK})?"
#: Hours of each day: 夜间十时至次日六时.
_HOURS = rf"(?:每[天日晚])?(?:{_PART})?{_CLOCK}{_TO}(?:次日|翌日|当日|第二天)?(?:{_PART})?{_CLOCK}"
#: An hour of whatever day: 每日22时30分后, 上午十点; no 三点建议.
_HOUR = rf"(?:(?:每[天日晚早](?:{_PART})?|{_PART}){_CLOCK}|(?<![{_DIGIT}])[0-9]{{1,2}}[时点][0-9]{{1,2}}分许?){_AFTER}?"
#: Part of a season or a match, before what was done in it: 前八轮只赢一场; 第三节，主队连得八分; the first months of a year,
#: 前8个月营收3亿元.
_FIRST = (
    rf"(?:[前后][{_DIGIT}]+(?:轮|场|局|盘|节|战|站)(?=[只仅才就都均共已还曾未没全连])"
    rf"|(?<![^，。；：“（\s])(?:第[{_DIGIT}]+|首|次|末|决胜)(?:局|节|盘|回合|轮)(?=，)"
    rf"|(?<![^，。；：“（\s年在比较])前[{_DIGIT}]+(?:个月|个?季度))"
)
#: A day without its month, as news have it: 董事会16日晚间公告; no stretch of days (住了16日, 连续2日上涨).
_LONE = (
    rf"(?:(?<![{_DIGIT}年月第过了共近约逾满住停达每历经时超长期续周隔])(?:3[01]|[12][0-9]|[1-9])日(?!电)"
    rf"(?:{_PART}|(?=[在从向对将就以与和由因宣公通发表称消上召举开披签启致报作提赴抵飞收正未仍已再高低涨跌午早大续复]))|"
    r"(?<![^，,。；：“”\s])(?:3[01]|[12][0-9]|[1-9])日(?=，))"
)
_TIME = re.compile(
    rf"(?=[{_DIGIT}数几半多此今未过最近随其接往去明前后同次翌当来上本下昨每周星这公光同咸道嘉乾雍康顺宣崇天万隆正弘成景洪永建至大延贞开会元绍政靖淳庆"
    rf"治熙太仁武显仪垂神黄民春战先西东三南北五晚唐宋清隋元汉晋秦第补加伤夜晚凌清深傍早中午首末决])"
    rf"(?:(?P<hours>{_HOURS}|{_HOUR})|(?<![（(])(?P<range>(?:{_NEAR}|{_YEAR})?[0-9]{{1,2}}月?{_TO}[0-9]{{1,2}}月(?![0-9])|(?:{_NEAR}|{_DATE})(?:{_PART})?{_TO}(?:{_NEAR}|{_DATE})(?:{_PART})?)|"
    rf"(?P<era>{_ERA}{_AFTER}?)|(?P<dynasty>(?:{_DYNASTY}){_AGE}|{_REIGN})|(?P<minute>{_MINUTE}{_SIDE}?)|(?P<lone>{_LONE})|"
    rf"(?P<first>{_FIRST})|(?P<placed>{_ANCHOR}?{_COUNT}{_SIDE})|(?P<anchored>{_ANCHOR}的?{_COUNT})|"
    rf"(?P<century>{_CENTURY}{_AFTER}?)|(?P<day>{_DAY}{_TRADING}|(?<![自从于由]){_DAY}{_SINCE}|{_DAY}{_AFTER}?)|(?P<one>一(?:个月|天|周|个?星期|个?小时|分钟)(?=[，。；、！]|\Z))|(?P<half>[{_DIGIT}]+(?:年|个月|小时|天|周)半))"
)
_BRACKET = re.compile(r"[（(](?:公元)?([0-9]{3,4})年?[)）]\Z")
#: Behind a date they make a stretch of it, no date; 起 tells that it starts then.
_OPEN = ("前", "后", "来", "间", "内", "前后")


def times(text: str, span: Span) -> Iterator[tuple[Span, Value]]:
    """Give the expressions of time in a stretch of text that are more than a plain date, left to right.

    What places itself by a calendar has the value of its date; any other is a string, as written.

    >>> line = "两年前，1944年冬，明成化六年（1470年），近一年来，历时一年半，第38分钟，今年轻人多。"
    >>> [(v.label, v.value, v.datatype) for _, v in times(line, Span(0, len(line)))][:3]
    [('两年前', '两年前', 'string'), ('1944年冬', '1944', 'gYear'), ('明成化六年（1470年）', '1470', 'gYear')]
    >>> [(v.label, v.value, v.datatype) for _, v in times(line, Span(0, len(line)))][3:]
    [('近一年来', '近一年来', 'string'), ('一年半', '1.5', 'decimal'), ('第38分钟', '第38分钟', 'string')]
    """
    for match in _TIME.finditer(text, span.start, span.end):
        yield Span(*match.span()), _value(match)


def _value(match: re.Match[str]) -> Value:
    words = match[0]
    if match["half"]:
        return Value(
            words,
            f"{number(words.rstrip('年个月小时天周半'))}.5",
            "decimal",
            words.lstrip("0123456789〇零一二两三四五六七八九十百千")[:-1],
        )
    if match["one"]:
        return Value(words, "1", "integer", words[1:])
    bracket = _BRACKET.search(words)
    if bracket is not None:
        return Value(words, bracket[1].zfill(4), "gYear")
    if match["day"] and not words.endswith(_OPEN):
        for where, value in values(words, Span(0, len(words))):
            if where.start == 0 and not value.unit:
                return Value(words, value.value if value.datatype != "string" else words, value.datatype)
    return Value(words, words, "string")
