"""Lines that tell who wrote an article, for whom, where and when."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

LONGEST = 120  #: characters; a longer line is no byline
SECTIONS = frozenset(
    "前言 引言 导言 序言 导语 摘要 目录 背景 简介 概述 概况 方法 "
    "结果 讨论 结论 结语 结束语 总结 小结 后记 附录 致谢 注释".split()
)  #: lines of two or three characters that are no names although some begin like one
OFFICE = "(?:本报|本刊|本网|新华社|特约|见习|实习)?"
WRITERS = f"作者|撰文|撰稿人?|执笔|{OFFICE}(?:记者|通讯员)|采写|编译|翻译|译者|口述|整理|主笔|来源|来自|转自|转载自"
PLACES = "文|图文|文字|译|出品|首发|发布|发表|发布于|发布时间|发表时间|更新时间|时间|日期|编者"
MARK = r"\s*[:：/／|丨｜]\s*"
VALUE = r"[^。！？!?]{1,60}"
LABELLED = re.compile(
    rf"[(（【]?\s*(?:本文|原创\s+)?(?:{WRITERS}){MARK}{VALUE}"
    rf"|本文(?:来自|来源于?|转自|转载自|首发于|原载于?|作者(?:为|是|系)?)[:：]?\s*[^。！？!?]{{1,110}}[。.]?"
    rf"|[(（]\s*(?:本文)?(?:作者|记者|译者|撰稿人)\s*(?:系|为|是|[:：])?\s*{VALUE}[。]?\s*[)）]"
    rf"|{OFFICE}(?:记者|通讯员|评论员|撰稿人?)\s+[^。，,！？]{{2,30}}"
)
CUES = "记者|通讯员|作者|撰文|撰稿|采写|编译|来源|原载|选自|出自|转自|文|译|编辑"
IN_FRONT = re.compile(
    rf"[(（【]?\s*(?:{PLACES}){MARK}{VALUE}"
    rf"|(?:{OFFICE}(?:记者|通讯员)|作者|撰文|原载|选自|出自|转自){VALUE}"
    rf"|[^。！？!?]{{0,40}}(?:{CUES})[\s:：／/｜|]{VALUE}|[^。！？!?]{{1,50}}(?:报道|报导|撰文|供稿|[讯电])"
)
CLOCK = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
DATE = rf"\d{{4}}\s*[-/.年]\s*\d{{1,2}}\s*[-/.月]\s*\d{{1,2}}\s*日?(?:\s*(?:星期|周)[一二三四五六日天])?(?:\s*{CLOCK})?"
DATED = re.compile(rf"(?:[^。，,\d]{{1,20}}\s+)?{DATE}(?:\s+[^。，,]{{1,40}}|\s*来源\s*[:：].{{1,40}})?")


def is_labelled(line: str) -> bool:
    """Tell whether a line says who wrote the article or where it stood first, wherever the line stands.

    >>> is_labelled("作者：孟永辉，专栏作家"), is_labelled("记者：您怎么看？")
    (True, False)
    """
    return len(line) <= LONGEST and LABELLED.fullmatch(line) is not None


def is_front_matter(line: str) -> bool:
    """Tell whether a line between title and body belongs to neither.

    >>> is_front_matter("2021-06-10 08:30 来源：搜狐网"), is_front_matter("2021年，它上市了。")
    (True, False)
    """
    if len(line) > LONGEST:
        return False
    return is_labelled(line) or is_names(line) or any(p.fullmatch(line) for p in (IN_FRONT, DATED))


def is_names(line: str) -> bool:
    """Tell whether a line holds only Chinese names, at most four.

    >>> is_names("孟永辉"), is_names("欧阳明月 李白"), is_names("方法"), is_names("京东")
    (True, True, False, False)
    """
    names = re.split(r"[ 、/|]+", line)
    return line not in SECTIONS and len(names) <= 4 and all(map(_is_name, names))


def _is_name(word: str) -> bool:
    if not re.fullmatch(r"[\u3400-\u9fff]{2,4}", word):
        return False
    single, double = surnames()
    return (word[:2] in double and len(word) >= 3) or (word[0] in single and len(word) <= 3)


@cache
def surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Give the surnames of one character, and those of two."""
    text = (files("kg.text") / "data" / "surnames.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return frozenset("".join(lines[:-1])), frozenset(lines[-1].split())
