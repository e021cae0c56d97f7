"""Read the answer to a question out of one sentence, where the sentence says it in so many words.

Four ways, each wanting the words around the empty place to stand in the sentence: between the words on both sides of it
(拜谁为师: 拜林金水为师), behind the verb (考入了哪所大学), before the verb (谁攻占了石陂), beside the noun of a relation
(总部, 妻子). What is read must be of the kind that is asked for, and nobody else may stand where the one asked about should.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.ask.beside import beside
from kg.ask.counting import number
from kg.ask.lists import enumerated
from kg.ask.patterns import MARK
from kg.ask.reading import verbs
from kg.ask.stretches import AGENTS, CLAUSE, LESSER, LONGEST, STOPS, acts, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ask.asker import Asker
    from kg.ask.goal import Goal, Shape
    from kg.ask.passages import Held, Passage

_ADVERBS = re.compile(
    "^(?:终将|必将|将会|将|会|可能|或许|也|都|就|才|还|又|已经|已|正在|正|则|便|以|用|靠|通过)+(?=..)"
)
_PREPOSITIONS = frozenset("拜向以由把对给为在从用让被于将与和跟")
_ASKING_TAIL = re.compile("^(?:了|的|会|将|能|可以|来|去|在)+")
_ASKED_NOUN = re.compile("(?:大学|学校|公司|企业|城市|地方|机构|部门|银行|医院|国家)")
_TIMES = re.compile("^(?:今天|如今|现在|当时|今日|目前)的")
_WHEN = re.compile(
    "^(?:次年|同年|翌年|当年|后来|随后|此后|当时|昨日|近日|[0-9]{4}年(?:[0-9]+月)?(?:[0-9]+日)?|[0-9]+月(?:[0-9]+日)?)+"
)
_POINTING = re.compile("^(?:前者|后者|他|她|它|其|该|此|这|那|双方|两者|大家|有人|对方)")
_OF_TWO = ("前者", "后者")
_BEFORE = 3  # sentences that may name the two
_LATER = re.compile("将|(?<!社)会(?!议|员|社|计|馆)|可能|计划|拟|打算|如果|若|希望|应")
_DENIAL = re.compile("不|未|没|无|非|否认|拒绝")
_SIDE = re.compile("[上下]?(?:方面|来[看说讲]|而言)")  #: 从商业模式|上来看 closes what is looked at


def quoted(asker: Asker, goal: Goal, held: Held, passage: Passage) -> list[str]:
    """Give what the sentence says in the empty place; nothing where it does not say it plainly."""
    if goal.form == "whose-countryman":
        return list(_countryman(goal, held, passage))
    for way in _WAYS.get(goal.wants, (_between, enumerated, beside, _placed, _behind, _after, _before)):
        found = [
            one for one in way(asker, goal, held, passage) if way is enumerated or _fits(asker, one, goal, passage)
        ]
        if found:
            return list(dict.fromkeys(found))
    return []


def _countryman(goal: Goal, held: Held, passage: Passage) -> Iterator[str]:
    """Read where somebody is from: 浙江嘉兴人."""
    if held.about(goal.slots.get("x", ""), passage) < 1:
        return
    for found in re.finditer(
        "(?:^|[，、：是]|原籍|籍贯)(?P<place>[^，。、：是（）]{2,10})人(?=[，。、（])", passage.text
    ):
        if any(one.start == found.start("place") and one.kind == "Place" for one in passage.names):
            yield found["place"]
            return


def _between(_asker: Asker, goal: Goal, held: Held, passage: Passage) -> Iterator[str]:
    """Read what stands between the words on both sides of the empty place."""
    for text in dict.fromkeys((goal.asked, goal.text, *goal.texts)):
        left, mark, right = text.partition(MARK)
        right = _ASKING_TAIL.sub("", right.rstrip("的了吗呢"))
        if not mark or MARK in right or not left or not right:
            continue
        for start in _ends_of(left.rstrip("，"), passage.text):
            stop = _start_of(right, passage.text, start)
            if stop is None:  # 哪个版本具备: Pro版具备
                noun = goal.noun or next((shape.tail for shape in goal.shapes if shape.tail), "")
                rest = right.removeprefix(noun)
                stop = _start_of(rest, passage.text, start) if noun and rest != right else None
            subject = next((name for name in held.names if name in left), "")
            if stop is None or (subject and not _about(held, subject, passage, start)):
                continue
            words = _named(passage.text[start:stop].strip("，"))
            if 0 < len(words) <= LONGEST and not CLAUSE.search(words):
                if not words.endswith("的") and _ASKED_NOUN.match(right):  # 交通, of 考入哪所大学
                    words = STOPS.split(passage.text[start:])[0]
                if _DENIAL.search(words):
                    return
                bare = _ADVERBS.sub("", words)
                yield from listed(_person(passage, bare) if goal.wants == "person" else bare, goal)
                return


def _named(words: str) -> str:
    """Give the name in quotation marks that words end with: 玄序X1 of 拓微研发的“玄序X1”."""
    return words.rpartition("“")[2].removesuffix("”") if words.endswith("”") and "“" in words[1:] else words


def _ends_of(left: str, text: str) -> list[int]:
    """Give where the words before the empty place end in a sentence: as many of them as stand there."""
    bare = left.removesuffix("了").removesuffix("着")
    further = (left[:-1],) if left[-1:] in _PREPOSITIONS and len(left) > 3 else ()
    for words in dict.fromkeys((left, bare, *further)):
        for length in range(min(len(words), 8), 0, -1):
            part = words[-length:]
            if length < 2 and part not in _PREPOSITIONS:
                continue
            places = [found.end() for found in re.finditer(re.escape(part), text)]
            if places:
                return [end + (text[end : end + 1] in "了着") for end in places]
    return []


def _start_of(right: str, text: str, start: int) -> int | None:
    for length in range(min(len(right), 8), 1, -1):
        place = text.find(right[:length], start)
        if place >= 0:
            return place
    return None


def _person(passage: Passage, words: str) -> str:
    """Give the name that words begin with: 黎某, of 黎某实际."""
    return next((text for one in passage.names if words.startswith(text := passage.text[one.start : one.end])), words)


def _shapes(goal: Goal, side: str) -> Iterator[Shape]:
    for shape in goal.shapes:
        # 的本质是 is no verb: what is beside its noun is read
        told = shape.origin == "form" or shape.words.startswith("的")
        if shape.asked == side and not shape.negative and not shape.holder and not told:
            yield shape


def _behind(asker: Asker, goal: Goal, held: Held, passage: Passage) -> Iterator[str]:
    """Read the object behind the verb; before it stands the subject asked about, or nobody else."""
    for shape in _shapes(goal, "object"):
        verb = shape.words.removesuffix("了").removesuffix("的").removesuffix("是")
        found = held.at(verb, passage.text) if len(verb) > 1 else None
        if found is None or verb.endswith("有") or goal.wants == "place" or passage.text[: found[0]].endswith(LESSER):
            continue
        if not _plain(goal, passage.text, found[0]) or not _about(held, shape.subject, passage, found[0]):
            continue
        words = STOPS.split(passage.text[found[1] :])[0]
        if goal.wants in AGENTS:
            name = next((one for one in passage.names if found[1] <= one.start <= found[1] + 3), None)
            if name is not None and acts(asker, name):
                yield passage.text[name.start : name.end]
            return
        if 1 < len(words) <= LONGEST:
            yield from listed(words, goal)
            return


#: Somebody else stands before the verb: 沈叔敬推荐的学生创办.
_OTHERS = re.compile("的[^的，]{0,6}(?:公司|企业|团队|机构|部门|[者人生员师家子女长手队院校])$")
_BODY = re.compile("(?:企业|公司|银行|部门|平台|机构|学校|顾问|专家|学者|居民|村民|用户|[人者员家院局会队军团])$")
_TOWARDS = (
    "在",
    "于",
    "到",
    "至",
    "往",
    "向",
    "入",
    "自",
    "位于",
    "赴",
    "扎根",
    "落户",
    "入驻",
    "抵达",
    "选址",
    "落成",
)


def _after(_asker: Asker, goal: Goal, _held: Held, passage: Passage) -> Iterator[str]:
    """Read what follows the last words before the empty place, where nothing follows that: 藏于, 列为."""
    for text in dict.fromkeys((goal.asked, goal.text)):
        left, mark, right = text.partition(MARK)
        if not mark or right.strip("的了呢") or len(left) < 3:
            continue
        anchor = left.removesuffix("了")[-2:]
        if passage.text.count(anchor) == 1 and anchor[-1] in _LINKING:
            words = STOPS.split(passage.text.partition(anchor)[2])[0]
            if 1 < len(words) <= LONGEST and _plain(goal, passage.text, passage.text.find(anchor)):
                yield from listed(_TIMES.sub("", words), goal)
            return


_LINKING = frozenset("于为成作到入向至称叫")


def _placed(asker: Asker, goal: Goal, held: Held, passage: Passage) -> Iterator[str]:
    """Read the place behind a verb that leads to one (迁到, 任教于), or between 在 and the verb."""
    if goal.wants != "place":
        return
    told = [
        (shape.words.removesuffix("了").removesuffix("的"), shape.subject)
        for shape in goal.shapes
        if shape.origin != "form"
    ]
    told += [(one.text, "") for one in verbs((goal.asked or goal.text).replace(MARK, "，"), asker.ontology)]
    for verb, subject in told:
        found = held.at(verb, passage.text) if len(verb) > 1 else None
        if found is None or not _plain(goal, passage.text, found[0]) or not _about(held, subject, passage, found[0]):
            continue
        behind = passage.text[found[1] :]
        clause = CLAUSE.split(passage.text[: found[0]])[-1]
        lead = next((one for one in _TOWARDS if behind.startswith(one)), "")
        name = next((one for one in passage.names if one.start == found[1] and one.kind == "Place"), None)
        if lead or passage.text[found[0] : found[1]].endswith(_TOWARDS) or name is not None:
            words = _TIMES.sub("", STOPS.split(behind[len(lead) :])[0])
            yield from listed(words.partition("的")[0], goal)
            return
        inside = re.search("(?:在|于|赴|到)([^在于赴到]{2,12}?)$", clause.removesuffix("等地"))
        if inside and not CLAUSE.search(inside[1]):
            yield from listed(inside[1], goal)
            return


def _before(asker: Asker, goal: Goal, held: Held, passage: Passage) -> Iterator[str]:
    """Read the subject before the verb: the name nearest before it in its clause, else what opens the clause."""
    for shape in _shapes(goal, "subject"):
        verb = shape.words.rpartition("…")[2].removesuffix("了").removesuffix("的")
        found = held.at(verb, passage.text) if len(verb) > 1 else None
        if found is None or not shape.object or not _plain(goal, passage.text, found[0]):
            continue
        if not _says(asker, held, shape.object, passage, found[1]):
            continue
        later = held.at(verb, passage.text, found[1])
        if later is not None and _follows(asker, shape.object, passage.text[later[1] :]):
            found = later  # 前者赢得订单，后者赢得信赖
        start = max((m.end() for m in CLAUSE.finditer(passage.text, 0, found[0])), default=0)
        known = [one for one in passage.names if start <= one.start and one.end <= found[0] and acts(asker, one)]
        if known:
            last = known[-1]
            between = passage.text[last.end : found[0]]
            if not CLAUSE.search(between) and not between.startswith("的") and not _OTHERS.search(between):
                yield passage.text[last.start : last.end]
                return
        words = re.sub("(?:又|也|都|才|已经|已|正式|首次|率先|共同|分别|于.+)$", "", passage.text[start : found[0]])
        words = _WHEN.sub("", words)
        led = words.startswith("由")  # 由人力资源部门责令
        words = words.removeprefix("由")
        if 1 < len(words) <= (16 if led else 8) and not known:
            if words in _OF_TWO:
                yield from _one_of_two(asker, passage, words)
            elif not _POINTING.match(words) and goal.wants not in ("place", "name"):
                yield words
            return
        people = [one for one in passage.names if one.end <= start and acts(asker, one)]
        first = (
            next((one for one in people if one.kind == "Person"), None)
            if goal.wants == "person"
            else next(iter(people), None)
        )
        if not words and first is not None:
            yield passage.text[first.start : first.end]
            return


def _follows(asker: Asker, words: str, behind: str) -> bool:
    """Tell whether words stand right behind a verb, in its clause."""
    units = [said for said, _ in asker.units(words)]
    return bool(units) and all(said in CLAUSE.split(behind)[0] for said in units)


def _one_of_two(asker: Asker, passage: Passage, words: str) -> Iterator[str]:
    """Give the one of two that the sentences right before spoke of, where they name just two who act."""
    place = next((k for k, one in enumerate(asker.passages) if one == passage), 0)
    before = asker.passages[max(0, place - _BEFORE) : place]
    for sentences in (before[-1:], before):
        known = [one for p in sentences for one in p.names if acts(asker, one)]
        told = list(dict.fromkeys(one.label for one in known if one.kind == known[-1].kind))
        if len(told) == len(_OF_TWO):
            yield told[_OF_TWO.index(words)]
            return


def _says(asker: Asker, held: Held, words: str, passage: Passage, start: int) -> bool:
    """Tell whether what is done is done to the thing asked about: it stands behind the verb, or is spoken of."""
    behind = passage.text[start : start + 40]
    units = asker.units(words) or [(words, 1.0)]
    whole = sum(weight for _, weight in units)
    near, far = (sum(weight for said, weight in units if said in text) / whole for text in (behind, passage.text))
    return near >= 0.6 or (far >= 0.8 and near > 0.3) or (held.about(words, passage) > 0 and words in held.names)


def _about(held: Held, subject: str, passage: Passage, place: int) -> bool:
    """Tell whether a verb is said of the subject: its name stands before it, or the sentence names nobody else there."""
    if not subject:
        return True
    sure = held.about(subject, passage)
    if sure <= 0:
        units = [words for words, _ in held.asker.units(subject)]
        return bool(units) and all(words in passage.text[:place] for words in units)
    labels = held.names.get(subject) or {subject}
    text = passage.text
    if not any(label in text[:place] for label in labels) and any(label in text for label in labels):
        # It is named, but behind the verb: somebody else does it, unless the verb is said of it with 的.
        return any(re.match(f"[^，。]{{0,16}}的[^，。]{{0,8}}{re.escape(label)}", text[place:]) for label in labels)
    start = max((m.end() for m in CLAUSE.finditer(text, 0, place)), default=0)
    named = [one for one in passage.names if one.start < place]
    own = [one for one in named if one.label in labels or text[one.start : one.end] in labels]
    others = [one for one in named if start <= one.start and one not in own and acts(held.asker, one)]
    return not others or (bool(own) and own[-1].start > others[-1].start)


def _plain(goal: Goal, text: str, place: int) -> bool:
    """Tell whether a clause says so outright: not denied, and not only planned, unless that is asked."""
    clause = CLAUSE.split(text[:place])[-1]
    asked = goal.asked or goal.text
    return bool(_DENIAL.search(clause)) == bool(_DENIAL.search(asked)) and not (
        _LATER.search(clause) and not _LATER.search(asked)
    )


def _fits(asker: Asker, words: str, goal: Goal, passage: Passage) -> bool:
    """Tell whether words are of the kind that is asked for, and no part of the question."""
    asked = (goal.asked or goal.text).replace(MARK, "，")
    if not words or words in asked or len(words) < 2 or _SIDE.match(words):
        return False
    if goal.wants == "date":
        return bool(re.search("[年月日]|时期|年间|时代|世纪", words))
    if goal.wants == "number":
        return bool(re.search("[0-9〇零一二两三四五六七八九十百千万亿半]", words))
    named = [one for one in passage.names if words in (one.label, passage.text[one.start : one.end])]
    if not named and any(one in passage.text for one in _OF_TWO):  # named in the sentences before
        named = [one for other in asker.passages for one in other.names if one.label == words]
    if goal.wants in ("person", "name"):
        return any(acts(asker, one) or (goal.wants == "name" and one.kind) for one in named) or (
            goal.wants == "person" and not named and bool(_BODY.search(words))
        )
    if goal.wants == "agent":
        return (any(acts(asker, one) for one in named) or bool(_BODY.search(words))) and not _WHEN.match(words)
    if goal.wants == "place":
        return not any(acts(asker, one) and one.kind == "Person" for one in named) and not re.search("[0-9]", words)
    return True


_WAYS = {"number": (beside, number), "date": (beside, _between)}  #: for what has a shape of its own
