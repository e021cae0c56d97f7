"""The language of web pages around an article: what says nothing of the matter.

The patterns stand in ``data/furniture.txt``, one for a whole line each.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

LONGEST = 120  #: characters; a longer line is never furniture
FRAGMENTS = {"<end>": "[。.!！~～…]*", "<count>": r"(?>[(（\[]?\s*\d[\d,.]*\s*[万wWkK+]*\s*[条次人篇个]?\s*[)）\]]?)"}
LISTS = re.compile(
    r"[\W_]*(?:(?:相关|推荐)(?:阅读|推荐|文章|新闻|链接|资讯|内容)|(?:延伸|扩展)阅读|更多(?:阅读|文章|新闻|精彩)"
    r"|(?:往期|精彩)(?:回顾|推荐|精选|文章)|(?:热门|最新)(?:文章|推荐|阅读|新闻|资讯)|猜你喜欢|为你推荐|大家都在看"
    r"|作者的?(?:其他|最新)文章|友情链接)[\W_]*"
)  #: heads of lists of links: what follows them is furniture, up to the next full sentence


@cache
def furniture() -> re.Pattern[str]:
    """Give the pattern of a whole line that is furniture."""
    lines = (files("kg.text") / "data" / "furniture.txt").read_text(encoding="utf-8").splitlines()
    patterns = [f"(?:{line})" for line in lines if line and not line.startswith("#")]
    joined = "|".join(patterns)
    for name, fragment in FRAGMENTS.items():
        joined = joined.replace(name, fragment)
    return re.compile(joined, re.IGNORECASE)


def is_furniture(line: str) -> bool:
    """Tell whether a line is part of the page and not of the article.

    >>> is_furniture("最新评论(评论仅代表用户观点)"), is_furniture("评论家们最新的评论都很尖锐")
    (True, False)
    """
    return len(line) <= LONGEST and furniture().fullmatch(line) is not None


def opens_list(line: str) -> bool:
    """Tell whether a line is the head of a list of other articles.

    >>> opens_list("相关阅读："), opens_list("相关阅读材料已经备好")
    (True, False)
    """
    return len(line) <= LONGEST and LISTS.fullmatch(line) is not None
