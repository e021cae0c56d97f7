"""What is told by a book or by papers: 据《临江府志》，石桥毁于洪水. Laws and contracts tell nothing, they rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.parsed import Read

#: What is written of the past; what is laid down for the future.
_PAPERS = tuple("志 谱 史 史料 史书 档案 文献 笔记 日记 回忆录 自传 自述 奏折 书信 遗书".split())
_RULES = tuple(f"{one}》" for one in "法 条例 规定 办法 规则 细则 章程 协议 合同 方案 规划 标准 通知".split())
_TODAY = ("至今", "迄今", "如今", "现今", "时至今日")


def in_writing(read: Read, first: int) -> bool:
    """Tell whether a piece only names the book or the papers that tell what follows: 据《临江府志》; no law."""
    tokens, last = read.grammar.tokens, read.end - 1
    if last <= first or tokens[first].text not in ("据", "根据"):
        return False
    book = tokens[last].kind == "Work" and not tokens[last].text.endswith(_RULES)
    return book or tokens[last].text.endswith(_PAPERS)


def outlives(read: Read, opening: Read) -> bool:
    """Tell whether a clause tells what is so today, which no old book does: 据《临江府志》，…，至今仍有庙会."""
    return read.text.startswith(_TODAY) and in_writing(opening, opening.start)
