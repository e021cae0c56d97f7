"""The same thing in many documents: which names mean one thing, and which of one name do not.

A reader sees one document, in which a name means one thing. Over many documents, two questions are left:

- *Namesakes*: one name stands for a person here and a company there, or for people born in different years. They are
  kept apart: the one that most documents speak of keeps the name, each other gets a suffix.
- *Aliases*: a document says that 鲁迅 is also called 周树人, and others speak of 周树人. They are made one, if their
  kinds and facts agree, if nobody else is called so, and if the other name is known as a name at all (short names are
  often common words).

Each decision has its reason, and whoever knows better says so in a few lines of a file (`rules`). Decisions depend on
the documents alone, not on their order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Any

from kg.errors import UsageError
from kg.report import SINGLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kg.ontology.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """That two names mean one thing, or not, and why."""

    name: str
    other: str
    same: bool
    reason: str
    documents: tuple[str, ...] = ()  #: IRIs of the documents that the reason comes from


@dataclass(frozen=True, slots=True)
class Rules:
    """What the user knows better: pairs of names that mean one thing, and pairs that do not."""

    same: frozenset[frozenset[str]] = frozenset()
    apart: frozenset[frozenset[str]] = frozenset()


@dataclass(slots=True)
class Profile:
    """What documents say of a thing that tells it from others."""

    kinds: set[str] = field(default_factory=set)
    facts: dict[str, set[str]] = field(default_factory=dict)
    documents: int = 0

    def add(self, kind: str, facts: Mapping[str, Iterable[str]]) -> None:
        """Take in what one document says."""
        self.documents += 1
        if kind != "Concept":
            self.kinds.add(kind)
        for name, values in facts.items():
            self.facts.setdefault(name, set()).update(values)

    def joined(self, other: Profile) -> Profile:
        """Give what is said of both."""
        facts = {name: set(values) for name, values in self.facts.items()}
        for name, values in other.facts.items():
            facts.setdefault(name, set()).update(values)
        return Profile(self.kinds | other.kinds, facts, self.documents + other.documents)


@dataclass(frozen=True, slots=True)
class Sameness:
    """All decisions, and what follows for each document."""

    decisions: tuple[Decision, ...] = ()
    renamed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  #: of a document: name and new name
    canonical: Mapping[str, str] = field(default_factory=dict)  #: of all documents: alias and name

    def of(self, document: str, entities: Iterable[str]) -> dict[str, str]:
        """Give the new names of the things in a document; empty for most."""
        own = self.renamed.get(document, {})
        if not own and not self.canonical:
            return {}
        found = {key: own.get(key) or self.canonical.get(key, key) for key in entities}
        return {key: new for key, new in found.items() if new != key}


def rules(text: str, place: str = "same.txt") -> Rules:
    r"""Read what the user knows better: a line for each pair, ``A = B`` or ``A != B``; ``#`` opens a comment.

    >>> [sorted(pair) for pair in rules("鲁迅 = 周树人  # pen name\n蚂蚁 != 蚂蚁集团").same]
    [['周树人', '鲁迅']]

    Raises:
        UsageError: a line is neither

    """
    same, apart = set[frozenset[str]](), set[frozenset[str]]()
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.partition("#")[0].strip()
        if not bare:
            continue
        left, sign, right = (part.strip() for part in bare.partition("!=" if "!=" in bare else "="))
        if not (left and sign and right):
            msg = f"{place}:{number}: write “A = B” for one thing, “A != B” for two"
            raise UsageError(msg)
        (apart if sign == "!=" else same).add(frozenset((left, right)))
    return Rules(frozenset(same), frozenset(apart))


def decide(
    told: Callable[[], Iterable[tuple[str, Mapping[str, Any]]]], vocabulary: Vocabulary, known: Rules | None = None
) -> Sameness:
    """Decide for all documents; ``told`` gives each time anew their IRIs and what `kg.report.summed` told of them."""
    wanted = known or Rules()
    profiles: dict[str, Profile] = {}
    claims: dict[tuple[str, str], set[str]] = {}
    for iri, one in told():
        for key, (kind, facts) in one["things"].items():
            profiles.setdefault(key, Profile()).add(kind, facts)
        for key, alias in one["aliases"]:
            claims.setdefault((key, alias), set()).add(iri)
    judge = _Judge(vocabulary, wanted)
    decisions, renamed = _split(judge, profiles, told)
    canonical, joined = _join(judge, profiles, claims, {key for names in renamed.values() for key in names})
    return Sameness(tuple(sorted({*decisions, *joined})), renamed, canonical)


class _Judge:
    """Tells whether two profiles can be of one thing."""

    def __init__(self, vocabulary: Vocabulary, known: Rules) -> None:
        self.vocabulary, self.known = vocabulary, known

    def against(self, one: Profile, other: Profile) -> str:
        """Give why they cannot; empty where they can."""
        for kind in sorted(one.kinds):
            for another in sorted(other.kinds):
                if self.vocabulary.disjoint(kind, another):
                    return f"{self._label(kind)} / {self._label(another)}"
        for name in SINGLE:
            ours, theirs = one.facts.get(name, set()), other.facts.get(name, set())
            if ours and theirs and not any(_agree(a, b) for a in ours for b in theirs):
                return f"{self._property(name)} {min(ours)} / {min(theirs)}"
        return ""

    def torn(self, profile: Profile) -> bool:
        """Tell whether what is said of one name cannot be of one thing."""
        kinds = any(self.vocabulary.disjoint(a, b) for a, b in combinations(sorted(profile.kinds), 2))
        facts = (profile.facts.get(name, ()) for name in SINGLE)
        return kinds or any(not _agree(a, b) for values in facts for a, b in combinations(sorted(values), 2))

    def suffix(self, profile: Profile, main: Profile) -> str:
        """Give what tells a namesake from the one that keeps the name: its kind, else a fact."""
        for kind in sorted(profile.kinds):
            if any(self.vocabulary.disjoint(kind, other) for other in main.kinds):
                return self._label(kind)
        for name in SINGLE:
            ours, theirs = profile.facts.get(name, set()), main.facts.get(name, set())
            if ours and theirs and not any(_agree(a, b) for a in ours for b in theirs):
                return min(ours)
        return ""

    def _label(self, kind: str) -> str:
        return self.vocabulary.classes[kind].zh if kind in self.vocabulary.classes else kind

    def _property(self, name: str) -> str:
        return self.vocabulary.properties[name].zh if name in self.vocabulary.properties else name


def _agree(one: str, other: str) -> bool:
    """Tell whether two values can be of one thing: 1881 and 1881-09-25 can."""
    return one.startswith(other) or other.startswith(one)


def _split(
    judge: _Judge, profiles: dict[str, Profile], told: Callable[[], Iterable[tuple[str, Mapping[str, Any]]]]
) -> tuple[list[Decision], dict[str, dict[str, str]]]:
    """Tell namesakes apart: the decisions, and for each document the new names."""
    torn = {key for key, one in profiles.items() if frozenset((key,)) not in judge.known.same and judge.torn(one)}
    found: dict[str, list[tuple[str, Profile]]] = {key: [] for key in torn}
    if torn:
        for iri, one in told():
            for key in torn & one["things"].keys():
                profile = Profile()
                profile.add(*one["things"][key])
                found[key].append((iri, profile))
    decisions, renamed = [], dict[str, dict[str, str]]()
    for key in sorted(torn):
        main, *others = _groups(judge, found[key])
        taken = {key}
        for group, documents in others:
            suffix = judge.suffix(group, main[0])
            name = next(one for one in _spellings(key, suffix) if one not in taken and one not in profiles)
            taken.add(name)
            reason = judge.against(main[0], group)
            decisions.append(Decision(key, name, False, reason, tuple(sorted(documents))))  # noqa: FBT003 - a verdict
            for iri in documents:
                renamed.setdefault(iri, {})[key] = name
            profiles[name] = group
        profiles[key] = main[0]
    return decisions, renamed


def _groups(judge: _Judge, found: list[tuple[str, Profile]]) -> list[tuple[Profile, list[str]]]:
    """Put together documents that can speak of one thing; the group of the most documents comes first."""
    groups: list[tuple[Profile, list[str]]] = []
    for iri, profile in sorted(found, key=lambda one: (-sum(map(len, one[1].facts.values())), one[0])):
        fitting = [n for n, (group, _) in enumerate(groups) if not judge.against(group, profile)]
        if fitting:
            group, documents = groups[fitting[0]]
            groups[fitting[0]] = (group.joined(profile), [*documents, iri])
        else:
            groups.append((profile, [iri]))
    return sorted(groups, key=lambda one: (-len(one[1]), sorted(one[0].kinds), min(one[1])))


def _spellings(key: str, suffix: str) -> Iterable[str]:
    yield f"{key}（{suffix}）"
    yield from (f"{key}（{suffix}{number}）" for number in range(2, 1 << 30))


def _join(
    judge: _Judge, profiles: dict[str, Profile], claims: dict[tuple[str, str], set[str]], split: set[str]
) -> tuple[dict[str, str], list[Decision]]:
    """Make one of aliases: for each its name, and the decisions."""
    named: dict[str, set[str]] = {}
    for key, alias in claims:
        named.setdefault(alias, set()).add(key)
    groups = _Groups(judge, profiles)
    for pair in sorted(judge.known.same, key=sorted):
        if len(pair) == 2:
            name, alias = sorted(pair, key=lambda one: (-_count(profiles, one), one))
            groups.join(Decision(name, alias, True, "same.txt"), surely=True)  # noqa: FBT003 - a verdict
    for (key, alias), documents in sorted(claims.items()):
        told = Decision(key, alias, True, "也叫", tuple(sorted(documents)))  # noqa: FBT003 - a verdict
        why = _against_alias(profiles, named, key, alias, split)
        if key == alias or alias not in profiles:
            continue
        if why:
            groups.decisions.append(Decision(key, alias, False, why, told.documents))  # noqa: FBT003 - a verdict
        else:
            groups.join(told)
    # A group is called by what is nobody's alias, and what most documents use.
    best = {
        top: min(members, key=lambda key: (key in named, -_count(profiles, key), key))
        for top, members in groups.members.items()
    }
    canonical = {key: best[top] for top, members in groups.members.items() for key in members if key != best[top]}
    return canonical, groups.decisions


def _against_alias(
    profiles: dict[str, Profile], named: dict[str, set[str]], key: str, alias: str, split: set[str]
) -> str:
    """Give why an alias is not followed, whatever is known of the two; empty where it may be."""
    others = sorted(named[alias] - {key})
    if others:
        return f"也是{others[0]}的名称"
    if key in split or alias in split:
        return "有同名者"
    if alias in profiles and not profiles[alias].kinds:
        return "可能是普通词语"
    return ""


class _Groups:
    """Names that are of one thing, put together one by one."""

    def __init__(self, judge: _Judge, profiles: Mapping[str, Profile]) -> None:
        """Begin with each name a group of its own."""
        self.decisions: list[Decision] = []
        self.members: dict[str, list[str]] = {}  #: of groups of several, by one of them
        self._judge = judge
        self._profiles = dict(profiles)
        self._top: dict[str, str] = {}

    def join(self, told: Decision, *, surely: bool = False) -> None:
        """Make the groups of two names one, unless something speaks against it."""
        one, other = (self._top.get(name, name) for name in (told.name, told.other))
        if one == other:
            self.decisions.append(told)
            return
        here, there = self.members.get(one, [one]), self.members.get(other, [other])
        ours, theirs = self._profiles.get(one, Profile()), self._profiles.get(other, Profile())
        why = "" if surely else self._judge.against(ours, theirs)
        apart = self._judge.known.apart
        if apart and any(frozenset((a, b)) in apart for a in here for b in there):
            why = "same.txt"
        if why:
            self.decisions.append(Decision(told.name, told.other, False, why, told.documents))  # noqa: FBT003 - a verdict
            return
        self.members.pop(other, None)
        self.members[one] = [*here, *there]
        self._top.update(dict.fromkeys(self.members[one], one))
        self._profiles[one] = ours.joined(theirs)
        self.decisions.append(told)


def _count(profiles: dict[str, Profile], key: str) -> int:
    return profiles[key].documents if key in profiles else 0
