"""What each line of an article is for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.model import Paragraph, Role, Span
from kg.text.furniture import is_furniture, opens_list

NO_PROSE = (Role.TITLE, Role.BYLINE, Role.HEADING, Role.FURNITURE)
LONGEST_TITLE = 60
LONGEST_HEADING = 40
SHORTEST_ABSTRACT = 15
SENTENCE_END = re.compile(r"[。！？!?；;…](?:[”’」』）)】》\"']*)$|(?<=[\u3400-\u9fff])\.$")
UNFINISHED = re.compile(r"[，,、：:—\-]$")
NUMBERED = re.compile(
    r"#{1,6}\s|第[一二三四五六七八九十百\d]+[章节部分篇回]|[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|\d{1,2}(?:\.\d{1,2})*[、.．)）]?\s*(?=[\u3400-\u9fff])|【[^】]+】$"
)
SECTIONS = frozenset("前言 引言 导言 序言 导语 摘要 目录 背景 简介 概述 概况 方法 结果 讨论 结论 结语 结束语 总结 小结 后记 附录 致谢 参考文献 注释".split())
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄"
    "和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢"
    "裴陆荣翁荀羊甄曲家封储靳汲邴松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全班仰秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司韶黎薄印宿白怀蒲从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂"
    "濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公"
    "肖闫付邸覃佟岳商佘代"
)
DOUBLE_SURNAMES = ("欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "长孙", "宇文", "夏侯", "端木")
WHO = (
    "作者|文字|撰文|撰稿|执笔|记者|特约记者|本报记者|通讯员|实习生|采写|编译|翻译|译者|译|文|口述|整理|主笔|出品|来源|来自|转自|转载自|首发|发布|发表|发布时间|发表时间|更新时间|时间|日期|本文来源"
)
LABELLED = re.compile(
    rf"[(（【]?\s*(?:本文)?(?:{WHO})\s*[:：/|丨｜]\s*\S.*|本文(?:来自|来源于?|转自|转载自|首发于|原载于?|作者(?:为|是|系|[:：]))\s*[^。]{{1,80}}[。.]?"
    rf"|[(（]\s*(?:本文)?(?:作者|记者|译者)\s*(?:系|为|是|[:：])?[^。]{{1,60}}[)）]|(?:本报|本刊|本网|新华社|特约|见习|实习)?(?:记者|通讯员|评论员|撰稿人?)\s+[^。，]{{2,30}}"
)
DATED = re.compile(
    r"(?:(?:发布时间|时间|日期)\s*[:：]?\s*)?\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?(?:\s+[^。，]{1,40}|\s*来源\s*[:：].{1,40})?"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line with text on it, without blanks around."""

    span: Span
    text: str
    role: Role = Role.BODY

    @property
    def is_prose(self) -> bool:
        """Tell whether it reads as a sentence or more."""
        return SENTENCE_END.search(self.text) is not None or len(self.text) > LONGEST_TITLE


def find_paragraphs(clean: str) -> tuple[Paragraph, ...]:
    """Give each line that holds text, with what it is for.

    >>> text = "京东科技驶向深海\\n\\n孟永辉\\n京东科技关注产业。\\n结语\\n它找到了红利。\\n暂无评论"
    >>> [p.role.value for p in find_paragraphs(text)]
    ['title', 'byline', 'body', 'heading', 'body', 'furniture']
    """
    lines = mark_furniture(list(split_lines(clean)))
    lines = mark_headings(mark_abstract(mark_front(lines), clean))
    return tuple(Paragraph(line.span, line.role) for line in lines)


def split_lines(clean: str) -> list[Line]:
    """Give the lines that hold text."""
    lines, place = [], 0
    for whole in clean.split("\n"):
        text = whole.strip()
        if text:
            start = place + whole.index(text[0])
            lines.append(Line(Span(start, start + len(text)), text))
        place += len(whole) + 1
    return lines


def mark_furniture(lines: list[Line]) -> list[Line]:
    """Mark what belongs to the page; a list of links goes on to the next full sentence."""
    marked, in_list = [], False
    for line in lines:
        in_list = opens_list(line.text) or (in_list and not line.is_prose)
        marked.append(replace(line, role=Role.FURNITURE) if in_list or is_furniture(line.text) else line)
    return marked


def mark_front(lines: list[Line]) -> list[Line]:
    """Mark the title, and the lines that tell who wrote the article, where and when."""
    marked = [replace(one, role=Role.BYLINE) if _is_labelled(one) else one for one in lines]
    content = [i for i, line in enumerate(marked) if line.role is not Role.FURNITURE]
    if not content or not any(marked[i].is_prose for i in content[1:]):
        return marked
    first = content[0]
    if not _is_title(marked[first]):
        return marked
    marked[first] = replace(marked[first], role=Role.TITLE)
    for i in content[1:]:
        line = marked[i]
        if line.role is Role.BODY and not is_name(line.text):
            break
        marked[i] = replace(line, role=Role.BYLINE)
    return marked


def mark_abstract(lines: list[Line], clean: str) -> list[Line]:
    """Mark the paragraphs before the body that the body repeats word for word."""
    for i, line in enumerate(lines):
        if line.role is not Role.BODY:
            continue
        if len(line.text) < SHORTEST_ABSTRACT or clean.find(line.text, line.span.end) < 0:
            break
        lines[i] = replace(line, role=Role.ABSTRACT)
    return lines


def mark_headings(lines: list[Line]) -> list[Line]:
    """Mark the short lines without a full stop that stand before a paragraph."""
    content = [i for i, line in enumerate(lines) if line.role is not Role.FURNITURE]
    for i, after in reversed(list(pairwise(content))):
        follows = lines[after].role is Role.HEADING or (lines[after].role is Role.BODY and lines[after].is_prose)
        if follows and lines[i].role is Role.BODY and _is_heading(lines[i]):
            lines[i] = replace(lines[i], role=Role.HEADING)
    return lines


def is_name(text: str) -> bool:
    """Tell whether a line holds only one or two Chinese names.

    >>> is_name("孟永辉"), is_name("欧阳明月 李白"), is_name("方法"), is_name("京东")
    (True, True, False, False)
    """
    names = re.split(r"[ 、/|]+", text)
    return text not in SECTIONS and len(names) <= 3 and all(map(_is_name, names))


def _is_name(word: str) -> bool:
    if not re.fullmatch(r"[\u3400-\u9fff]{2,4}", word):
        return False
    return word[:2] in DOUBLE_SURNAMES and len(word) > 2 or (word[0] in SURNAMES and len(word) <= 3)


def _is_labelled(line: Line) -> bool:
    if line.role is not Role.BODY or len(line.text) > 120:
        return False
    return LABELLED.fullmatch(line.text) is not None or DATED.fullmatch(line.text) is not None


def _is_title(line: Line) -> bool:
    text = line.text
    if line.role is not Role.BODY or len(text) > LONGEST_TITLE or "。" in text or UNFINISHED.search(text):
        return False
    return not SENTENCE_END.search(text) or (text[-1] in "？?！!" and len(text) <= LONGEST_HEADING)


def _is_heading(line: Line) -> bool:
    text = line.text
    if len(text) > LONGEST_HEADING or "。" in text or UNFINISHED.search(text):
        return False
    return not SENTENCE_END.search(text) or (NUMBERED.match(text) is not None and text[-1] in "？?！!")
