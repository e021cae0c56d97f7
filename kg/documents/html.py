"""The main text of a page, with the way back to its source.

A page is cut into blocks (what stands between tags that break a line). What the page says of itself is left out:
navigation, comment boxes, lists of links. The article is the smallest element that holds three quarters of the prose.

Weighed: trafilatura and readability (they give new text: where in the source it stood is lost), GNE (the same).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.documents.layout import Layout
from kg.documents.markup import Tag, scan

if TYPE_CHECKING:
    from kg.text.offsets import Aligned

_BREAKING = frozenset(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section summary table tbody td tfoot th "
    "thead tr ul".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_FRAME = frozenset("nav footer aside form button select menu dialog textarea".split())
_WHOLE = frozenset("html body article main".split())  # what they are called tells nothing of their use
_USES = re.compile(
    r"(?<![a-z])(?:comments?|repl(?:y|ies)|sidebar|side|footer|nav(?:bar|igation)?|menu|breadcrumbs?|crumbs?|related|"
    r"recommend(?:s|ed|ation)?|share|sharing|social|copyright|advert(?:s|isement)?|ads?|banner|login|toolbar|pagination|"
    r"pager|qrcode|popup|modal|hotnews|hot|rank(?:ing)?|tags?|subscribe)(?![a-z])"
)
_SEPARATORS = re.compile(r"\s*(?:[|｜_]|\s[-\u2013—]\s|——|-(?=[^-]{1,12}$)).*", re.DOTALL)
_DEEPEST = 100  # elements; those further in count as parts of the last
_SHARE = 0.75
_LONGEST_TITLE = 300


@dataclass(slots=True, eq=False)
class Node:
    """An element that breaks lines."""

    name: str
    parent: Node | None = None
    aside: bool = False  #: it, or what it stands in, is no part of the article
    weight: float = 0.0  #: characters of prose, fewer where they are links
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Block:
    """What stands on a line of its own."""

    node: Node
    heading: str = ""  #: h1 to h6, title
    pieces: list[tuple[int, int]] = field(default_factory=list)
    characters: int = 0
    linked: int = 0  #: characters that are links

    @property
    def share(self) -> float:
        """Give the share of links."""
        return self.linked / self.characters if self.characters else 0.0


def main_text(source: str) -> Aligned:
    r"""Give the title and the main text of a page; nothing where it has no text.

    >>> main_text("<title>要闻 - 某网</title><nav><a href=/>首页</a></nav><p>支付宝<b>沉迷于</b>流量。</p>").text
    '要闻\n支付宝沉迷于流量。'
    """
    blocks = _Blocks(source).read()
    text = [block for block in blocks if block.heading != "title"]
    chosen = _chosen([block for block in text if not block.node.aside]) or _chosen(text)
    layout = Layout(source)
    title = _title(source, blocks, chosen)
    if title:
        layout.take(*title)
        layout.line()
    for block in chosen:
        for start, end in block.pieces:
            layout.take(start, end)
        layout.line()
    return layout.finish()


class _Blocks:
    """Cuts a page into blocks."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.root = Node("")
        self.stack: list[tuple[str, Node]] = []  #: open elements with the node that what they hold belongs to
        self.blocks: list[Block] = []
        self.block: Block | None = None
        self.linked = 0  #: open links

    def read(self) -> list[Block]:
        """Give the blocks in the order of the source."""
        for part in scan(self.source):
            if not isinstance(part, Tag):
                self._text(part.start, part.end)
            elif part.closing:
                self._close(part.name)
            else:
                self._open(part)
        self._break()
        return self.blocks

    @property
    def node(self) -> Node:
        """Give where we are."""
        return self.stack[-1][1] if self.stack else self.root

    def _text(self, start: int, end: int) -> None:
        size = len(self.source[start:end].strip())
        if self.block is None:
            if not size:
                return
            names = (name for name, _ in reversed(self.stack[-6:]))
            heading = next((name for name in names if name in _HEADINGS or name == "title"), "")
            self.block = Block(self.node, heading)
        self.block.pieces.append((start, end))
        self.block.characters += size
        self.block.linked += size if self.linked else 0

    def _break(self) -> None:
        if self.block is not None:
            self.blocks.append(self.block)
            self.block = None

    def _open(self, tag: Tag) -> None:
        if tag.name in _BREAKING or tag.name == "title":
            self._break()
            if self.stack and self.stack[-1][0] == "p":  # a paragraph ends where another block begins
                self.stack.pop()
        if tag.name in _VOID or len(self.stack) >= _DEEPEST:
            return
        self.linked += tag.name == "a"
        here = self.node
        node = here
        aside = here.aside or _is_aside(tag)
        if tag.name in _BREAKING or aside != here.aside:
            node = Node(tag.name, here, aside)
        self.stack.append((tag.name, node))

    def _close(self, name: str) -> None:
        if name in _BREAKING or name == "title":
            self._break()
        at = next((at for at in range(len(self.stack) - 1, -1, -1) if self.stack[at][0] == name), None)
        if at is not None:
            self.linked -= sum(name == "a" for name, _ in self.stack[at:])
            del self.stack[at:]


def _is_aside(tag: Tag) -> bool:
    """Tell by its name, its class or its role that an element is no part of the article."""
    if tag.name in _FRAME:
        return True
    for name, value in tag.attributes:
        if name == "hidden" or (name == "aria-hidden" and value == "true"):
            return True
        if name == "style" and "display:none" in value.replace(" ", "").lower():
            return True
        if name in {"class", "id", "role"} and tag.name not in _WHOLE:
            words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", value).lower()
            if _USES.search(words) and "article" not in words:
                return True
    return False


def _chosen(blocks: list[Block]) -> list[Block]:
    """Give the blocks of the article."""
    nodes: dict[Node, None] = {}
    total = 0.0
    for block in blocks:
        weight = block.characters * (1 - block.share) ** 2
        total += weight
        node: Node | None = block.node
        while node is not None and weight:
            node.weight += weight
            nodes[node] = None
            node = node.parent
    best = max(nodes, key=lambda node: node.parent is None, default=None)
    for node in nodes:
        if node.parent is not None:
            node.parent.children.append(node)
    while best is not None:
        heaviest = max(best.children, key=lambda node: node.weight, default=None)
        if heaviest is None or heaviest.weight < _SHARE * total:
            break
        best = heaviest
    kept = [block for block in blocks if best is not None and _within(block.node, best) and _is_text(block)]
    for node in nodes:
        node.weight, node.children = 0.0, []
    return kept


def _within(node: Node | None, best: Node) -> bool:
    while node is not None and node is not best:
        node = node.parent
    return node is best


def _is_text(block: Block) -> bool:
    return block.share < 0.5 or bool(block.heading)


def _title(source: str, blocks: list[Block], chosen: list[Block]) -> tuple[int, int] | None:
    """Give where the title stands: the heading before the article, else that of the page without the site's name."""
    if not chosen or any(block.heading == "h1" for block in chosen):
        return None
    first = chosen[0].pieces[0][0]
    before = [block for block in blocks if block.pieces[-1][1] <= first]
    for block in reversed(before):
        if block.heading == "h1" and len(block.pieces) == 1:
            return block.pieces[0]
    for block in before:
        if block.heading == "title":
            start, end = block.pieces[0]
            if end - start > _LONGEST_TITLE:
                return None
            lead = len(source[start:end]) - len(source[start:end].lstrip())
            named = _SEPARATORS.sub("", source[start + lead : end])
            return (start + lead, start + lead + len(named)) if named else None
    return None
