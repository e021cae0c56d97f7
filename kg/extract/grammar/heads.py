"""The verb of a core with its complement, before what follows it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.ontology.lexicon import Verb

#: Behind them and their object stands what is done there, with it or with them: 前往云州考察, 带着学生参观.
_LEADING = frozenset(
    "前往 赴 去 到 来 来到 回到 回 赶到 赶往 返回 抵达 带 带着 带领 率 率领 随 跟随 陪同 陪 乘 乘坐 坐 骑 拿 手持 利用 运用 借助 "
    "使用 用".split()
)

#: Behind them stands what others do to the subject.
_SUFFERING = frozenset("遭到 受到 遭 遭受 遭遇".split())


@dataclass(slots=True)
class Head:
    """The verb of a core, before what follows it is read."""

    start: int
    whole: int  #: where the core ends
    object: int  #: where the object starts
    end: int  #: where it ends, without final particles
    verb: str
    stem: str
    aspect: bool
    unable: bool
    known: Verb | None
    dear: float  #: cost of taking for a verb what may be a preposition

    @property
    def frame(self) -> str:
        """Give what the verb takes behind it; a noun phrase, where it is not known."""
        return self.known.frame if self.known is not None else "np"

    @property
    def gains(self) -> bool:
        """Tell whether its object may be what others do: 获得法院支持, 遭到邻居反对."""
        return self.stem in _SUFFERING or (self.known is not None and self.known.property == "gains")

    @property
    def leads(self) -> bool:
        """Tell whether what stands behind its object may be what is done there: 送往北京检测."""
        return self.stem in _LEADING or self.verb[-1] in "往给"
