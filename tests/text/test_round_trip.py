"""Clean sentences, damaged on purpose in seven ways, come back."""

import random
import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

import pytest
from damage import CASES, Machine, clean_lines, fold

from kg.model import Seed
from kg.text import repair
from kg.text.annotation import BRACKET
from kg.text.offsets import Aligned
from kg.text.restore import restore

MACHINES = {
    "most-keys": Machine(),
    "few-keys": Machine(share=0.3),
    "all-keys": Machine(share=1.0),
    "no-cuts": Machine(cuts=()),
    "browser": Machine(keeps_ascii=True, mark="\N{REPLACEMENT CHARACTER}"),
    "more-cuts": Machine(cuts=("？", "；", "！", "，", "：")),
    "full-width": Machine(folds=False),
}
#: Share of all lines, and of those that dropping the readings alone leaves wrong, that come back exactly. The rest
#: holds swallowed digits, which nothing can bring back, and names that no word list knows.
FLOORS = {
    "most-keys": (0.98, 0.95),
    "few-keys": (0.98, 0.95),
    "all-keys": (0.98, 0.97),
    "no-cuts": (0.98, 0.94),
    "browser": (0.99, 0.96),
    "more-cuts": (0.97, 0.92),
    "full-width": (0.98, 0.95),
}
PAGE = 40  #: lines to a page


@dataclass(frozen=True)
class Line:
    raw: str
    truth: str
    found: str

    @property
    def is_back(self) -> bool:
        return self.found == self.truth

    @property
    def is_shifted(self) -> bool:
        return re.sub(BRACKET, "", self.raw) != self.truth


def pages(machine: Machine, seed: int) -> list[tuple[str, str, Aligned]]:
    rng = random.Random(seed)
    lines = clean_lines()
    rng.shuffle(lines)
    texts = ["\n".join(lines[i : i + PAGE]) for i in range(0, len(lines), PAGE)]
    damaged = [machine.damage(text, rng) for text in texts]
    return [(raw, truth, restore(raw)) for raw, truth in damaged]


@pytest.fixture(scope="module", params=MACHINES, ids=str)
def family(request) -> tuple[str, list[tuple[str, str, Aligned]]]:
    return request.param, pages(MACHINES[request.param], 1)


def lines_of(found: list[tuple[str, str, Aligned]]) -> list[Line]:
    lines = []
    for raw, truth, restored in found:
        columns = [fold(text).split("\n") for text in (raw, truth, restored.text)]
        lines += [Line(*row) for row in zip(*columns, strict=True)]
    return lines


def test_lines_come_back(family):
    name, found = family
    lines = lines_of(found)
    shifted = [line for line in lines if line.is_shifted]
    everywhere, hard = FLOORS[name]
    assert len(lines) >= 280
    assert len(shifted) >= 60
    assert sum(line.is_back for line in lines) / len(lines) >= everywhere
    assert sum(line.is_back for line in shifted) / len(shifted) >= hard


def test_no_digit_is_silently_wrong(family):
    _, found = family
    with_digits = [line for line in lines_of(found) if re.search(r"\d", line.truth)]
    assert len(with_digits) >= 25
    wrong = [
        line
        for line in with_digits
        if re.sub(r"\D", "", line.found) != re.sub(r"\D", "", line.truth)
        and "\N{REPLACEMENT CHARACTER}" not in line.found
    ]
    assert not wrong


def test_alignment_holds(family):
    _, found = family
    for raw, _, restored in found:
        starts, ends = restored.alignment.starts, restored.alignment.ends
        assert len(restored.text) == len(starts) == len(ends)
        assert all(a <= b for a, b in pairwise(starts))
        assert all(a <= b for a, b in pairwise(ends))
        assert all(0 <= a < b <= len(raw) for a, b in zip(starts, ends, strict=True))
        covered = {i for a, b in zip(starts, ends, strict=True) for i in range(a, b)}
        covered |= {i for change in restored.changes for i in range(change.raw.start, change.raw.end)}
        assert covered == set(range(len(raw)))


def test_what_is_held_certain_is_right(family):
    """Of the stretches that were out of step, those that the search is sure of hold what was meant."""
    _, found = family
    sure = 0
    for _, truth, restored in found:
        text = fold(restored.text)
        blocks = SequenceMatcher(None, fold(truth), text, autojunk=False).get_matching_blocks()
        same = {i for block in blocks for i in range(block.b, block.b + block.size)}
        for edit in restored.edits():
            if edit.kind == "shift" and edit.certainty >= 0.99:
                sure += 1
                assert same.issuperset(range(edit.clean.start, edit.clean.end))
    assert sure >= 50


def test_repairing_twice_is_repairing_once(family):
    _, found = family
    for raw, _, _ in found[:3]:
        once = repair(Seed("page.txt", raw.encode())).clean
        assert repair(Seed("page.txt", once.encode())).clean == once


@pytest.mark.parametrize("number", ["5，其余不变。", "1,280元。", "7：3。", "5。"])
@pytest.mark.parametrize("words", ["当到", "试到", "车到", "输到", "顶到", "顾到", "鲁到"])
def test_a_swallowed_digit_is_never_passed_over(words, number):
    """Between each two characters a key was hit; what it swallowed shows in the text, or at least in the edits."""
    text = "\n".join([f"人数{words}{number}", *clean_lines()[:3]])
    raw, truth = Machine(share=1.0, cuts=("，", "：", "？")).damage(text, random.Random(1))
    restored = restore(raw)
    first, wanted = fold(restored.text).split("\n")[0], truth.split("\n")[0]
    assert re.sub(r"\D", "", first) != re.sub(r"\D", "", wanted)
    lost = [change for change in restored.changes if change.kind == "lost"]
    assert len(lost) == 1
    assert lost[0].raw.end <= raw.index("\n")
    assert (lost[0].certainty == 1.0) == ("\N{REPLACEMENT CHARACTER}" in first) == (number != "5，其余不变。")


def wild() -> list[list[str]]:
    rows = (CASES / "wild.tsv").read_text(encoding="utf-8").splitlines()
    return [row.split("\t") for row in rows if not row.startswith("#")]


@pytest.mark.parametrize(("raw", "truth"), wild(), ids=[truth for _, truth in wild()])
def test_damage_seen_in_the_wild(raw, truth):
    """The snippets stand between lines that show the page to be damaged."""
    damaged = "當(dāng)產(chǎn)業(yè)互聯(lián)網(wǎng)時(shí)代來(lái)臨。"
    found = restore(f"{damaged}\n{raw}\n{damaged}").text.split("\n")
    assert found == ["當產業互聯網時代來臨。", truth, "當產業互聯網時代來臨。"]


def test_wild_cases_are_all_there():
    assert len(wild()) == 9


def test_toneless_and_doubled_readings_go():
    raw = (
        "机器的特(te)(te)点是齿轮传(chuan)动(dong)(dong)平稳，传(chuan)动(dong)可靠，"
        "机(ji)器(qi)运(yun)行(xing)的时候没有噪(zao)音，维(wei)护(hu)也很方便。"
    )
    truth = "机器的特点是齿轮传动平稳，传动可靠，机器运行的时候没有噪音，维护也很方便。"
    assert restore(raw).text == truth


def test_only_the_damaged_part_of_a_collection_is_touched():
    gloss = "邗(hán)江在揚州，龜(qiū)茲國在新疆。開始研究產業的時候，業務開始發展，時機來臨。"
    damaged = "當(dāng)產(chǎn)業(yè)互聯(lián)網(wǎng)時(shí)代來(lái)臨。"
    raw = "\n".join([gloss, *["這是一篇沒有問題的文章。"] * 4, damaged, *["這也是一篇沒有問題的文章。"] * 4, gloss])
    assert restore(raw).text == raw.replace(damaged, "當產業互聯網時代來臨。")
