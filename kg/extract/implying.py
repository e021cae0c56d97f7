"""Clauses that say without 如果 what must be for the next to hold: 逾期未获批准，双方有权解约; 差一点，颜色就发灰."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.always import part_always
from kg.extract.parsed import DONE, learnt_then
from kg.extract.rulings import Rulings
from kg.model import Modality
from kg.nlp import token as t
from kg.nlp.arguments import SUPPOSED

if TYPE_CHECKING:
    from kg.extract.parsed import Read
    from kg.nlp.body import Floats

#: A term passes without what was to come: 逾期未缴清.
_LAPSING = re.compile("(?P<mark>逾期|到期|期满|届满|届时)(?:后)?(?:仍|尚|还)?(?:拒|未|不|没有|无法)")
#: A little more or less of something, or a slip: 晚一步, 稍有不慎, 一不留神.
_SLIGHT = re.compile(
    "稍有.{2}|[稍一]不(?:小心|留神|注意|当心)|(?:稍微?)?[差多少快慢早晚高低深浅轻重厚薄长短]一?[点些分步丝毫寸]"
)
#: Such a rule tells what is then lawful or due.
_DUE = re.compile("有权|可以?(?!能)|应当?|须|必须|即|则|视为|视同|不得|不再|不予|将(?!近|军)|自动")
_MAY = ("即可", "便可", "就可", "即视为", "即为", "就能", "便能")
_SO = re.compile("就|便|会|难免|则")
#: Modals of the future: the next clause does not go on under them.
_FUTURE = frozenset("将 会 将会 能 才能 能够".split())
_THUS = frozenset("便 就 即 则 便会 就会 就能 便能 才".split())
#: Verbs of a lack: without a subject they say what would be if there were none.
_LACKING = frozenset("没有 离开 缺少 失去 脱离 缺乏 离不开".split())


class Implying(Rulings):
    """Tells which clauses are conditions though no 如果 opens them."""

    def _whenever(self, reads: list[Read], place: int) -> bool:
        """Tell whether 当…时 tells what must be, not when something was: 当海绵受到触碰时，通道打开; 逾期未获批准，…."""
        read = reads[place]
        if implied(reads, place):
            return True
        if "when" not in read.words or any(one.core is not None and one.core.aspect for one in reads[place:]):
            return False
        marks = self._marks(read)
        return marks is not None and bool(marks[SUPPOSED] > 0)

    def _parted(self, reads: list[Read], strong: set[int]) -> list[Read]:
        """Give clauses, what tells when one is always so apart from it: 水温降到零度时|湖面结冰."""
        return part_always(reads, strong, self._supposed)

    def _supposed(self, read: Read) -> float | None:
        """Give how far the network takes the first predicate of a clause for supposed: a logit."""
        marks = self._marks(read)
        return None if marks is None else float(marks[SUPPOSED])

    def _marks(self, read: Read) -> Floats | None:
        """Give how the network takes the first predicate of a clause to be meant; None where it does not tell."""
        sentence, tokens = self.support.sentence, read.grammar.tokens
        if sentence is None or read.start >= read.end:
            return None
        first, last = tokens[read.start].start - sentence.start, tokens[read.end - 1].end - sentence.start
        return next((sentence.at(one).marks for one in sentence.likely() if first <= one < last), None)

    def _implies(self, reads: list[Read], place: int) -> bool:
        """Tell whether a clause without 如果 is a condition: 离开了订单，前置仓便一无是处; 没有老师，算法只是工具."""
        read = reads[place]
        following = reads[place + 1] if place + 1 < len(reads) else None
        if following is None or following.core is None or not read.subjectless or read.core is None or place:
            return False
        if read.text.endswith("的") or learnt_then(reads, place):
            return False  # 最让教练头疼的，其实就是后防
        if "要" in read.operators and any(self._force(one) is Modality.NECESSITY for one in reads[1:]):
            return True  # 要降低成本，企业必须建立供应链
        if following.core.aspect or following.conditional or read.words:
            return False
        lacking = read.core.stem in _LACKING or any(read.grammar.cats[k] & t.NEG for k in self._operators(read))
        drawn = bool(_THUS & following.operators) or ("consequence" in following.words and following.opened)
        return (lacking and (drawn or (following.clause is not None and following.clause.subject is not None))) or (
            drawn and not read.core.aspect and read.core.kind == "verb"
        )

    def _operators(self, read: Read) -> tuple[int, ...]:
        return read.predicate.operators if read.predicate is not None else ()

    def _force(self, read: Read) -> Modality | None:
        """Give the modality that a clause's own modal sets."""
        predicate = read.predicate
        for k in predicate.operators if predicate is not None else ():
            word = read.grammar.tokens[k].text
            function = self.lexicon.function(word, "modal")
            if function in ("necessity", "possibility") and word not in _FUTURE:
                return Modality(function)
        return None


def implied(reads: list[Read], place: int) -> str:
    """Give the word that shows that an unmarked clause is a condition: 逾期, 就 or 即可; nothing where none does."""
    read = reads[place]
    following = reads[place + 1] if place + 1 < len(reads) else None
    done = read.operators & DONE or (read.core is not None and read.core.aspect)
    if following is None or following.conditional or done or read.start >= read.end:
        return ""
    lapse = _LAPSING.match(read.text)
    if lapse is not None and not read.text.endswith("的") and _DUE.search(following.text):
        return lapse["mark"]
    thus = _SO.search(following.text)
    came = following.core is not None and following.core.aspect  # 晚一步，门就关上了
    if thus is not None and not came and _SLIGHT.fullmatch(read.text):
        return thus[0]
    return next((one for one in _MAY if following.text.startswith(one)), "")


def of_nobody(read: Read) -> bool:
    """Tell whether an unmarked condition names nobody who does what it says: 稍有不慎, 到期未付."""
    return not read.words and (_SLIGHT.fullmatch(read.text) or _LAPSING.match(read.text)) is not None
