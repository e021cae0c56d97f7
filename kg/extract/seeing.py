"""What the network of arguments points to: predicates, phrases, and whom these mean, in the words of the grammar."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.discourse import AUTHOR, ONE, WHO, Reference
from kg.extract.grammar.words import NONE
from kg.extract.interpret.copula import of_conduct
from kg.extract.interpret.seen import for_what, misplaced, of_a_class, preceding
from kg.extract.interpret.words import DENYING
from kg.extract.meaning import Meaning
from kg.extract.nodes import Phrase
from kg.extract.parsed import AMONG
from kg.extract.phrasing import goes_on
from kg.extract.unfit import judged, may_be_headless, sure_of, unfit, whose
from kg.extract.unmeant import stands_for_all, unproved
from kg.extract.verbwords import closing
from kg.model import Entity, Span, Value
from kg.nlp import arguments as net
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.discourse import References
    from kg.extract.grammar import Grammar
    from kg.extract.parsed import Read
    from kg.extract.sense import Sense
    from kg.nlp.arguments import Arguments, Pointing

_LIKELY = math.log(0.5)  #: probability from which a character begins a predicate that is somebody's object
_KNOWN = math.log(0.8)  #: the same for a word that the lexica take for no verb
#: What people and things are counted by, one by one.
_COUNTERS = tuple("人名位家户座件款部册卷本辆台架艘只头棵株枚颗粒套间所门支幅尊幢栋盏封根匹尾例块把羽顶包盒")
_MEANT = math.log(0.5)  #: probability from which somebody is meant
_ALSO, _BOTH = 0.05, 0.85  #: probability from which the second of two is meant, and both are
_TWO = ("两人", "二人", "他俩", "她俩")
_COPULAS = ("是", "系")
_MANY = ("们", "双方", "两人", "二人", "三人", "两者", "二者", "彼此", "各方")  #: they look back to several
_EVENTS = ("这", "那", "此", "这里", "那里")  #: they mean what happened, or where
_NEAR = 100  # things named last, among which somebody is sought
_SHORT = 2  # code points
_WHOSE = ("其", "他", "她", "它", "他们", "她们")
_PAIRS = (("“", "”"), ("‘", "’"), ("《", "》"), ("（", "）"), ("「", "」"), ("(", ")"))
_BEFORE = 6  # tokens before a verb, among which stands what tells which noun is meant
_SURE = 0.5  #: confidence of what the grammar read, from which the network says nothing of the same verb
_LACKING = "没有"
_NOT_YET = frozenset("前 之前 以前".split())
LAST = 12  # statements made last


class Seeing(Meaning):
    """Gives what the network points to."""

    def _predicates(self, read: Read, sentence: Arguments) -> list[tuple[int, int]]:
        """Give the words of a clause that are more probably predicates than not, and where in them these begin: 互|补."""
        tokens, found = read.grammar.tokens, dict[int, int]()
        for place in sentence.likely():
            at = sentence.start + place
            k = bisect_right(tokens, at, read.start, read.end, key=lambda one: one.start) - 1
            if k < read.start or tokens[k].end <= at:
                continue
            if k not in found or sentence.predicates[place] > sentence.predicates[found[k]]:
                found[k] = place
        return sorted(found.items())

    def _may_be_verb(self, grammar: Grammar, k: int, pointing: Pointing, *, within: bool) -> bool:
        """Tell whether a word may be a verb, a quality or 是; one that no lexicon knows as such, where the network is sure.

        ``within``: the predicate is only the end of the word, 没|有.
        """
        c, alone = grammar.cats[k], self._outside(grammar, k, pointing) is None
        if within and grammar.tokens[k].text[0] in DENYING:
            return True
        if c & t.COP or (grammar.tokens[k].text == "起" and c & t.LOC):
            return grammar.tokens[k].text in _COPULAS  # 自2016年|起
        if c & (t.NAME | t.VALUE | t.T | t.R | t.NEG | t.DE):
            return False
        if c & (t.MODAL | t.AUX):
            noun = c & t.N and grammar.next_de[k] == k + 1  # 工厂计划的产量
            return closing(grammar, k + 1) if alone else not noun  # 合作由此|开始, 去了|昆明
        if c & t.V:
            return True
        return pointing.is_predicate > (_KNOWN if alone or c & t.A else _LIKELY) and not c & (t.CONN | t.COORD)

    def _anybody_so(self, grammar: Grammar, k: int, named: Phrase, actors: References) -> bool:
        """Tell whether a relative clause only tells of which ones of a kind is spoken: 没有实体门店的|经营者, not 一家….

        What things are so, that may be told; who does so, must be somebody.
        """
        bare = named.end - named.start == 1 and not grammar.cats[named.start] & t.NAME
        if not bare or not grammar.tokens[named.start].text.endswith(WHO) or any(one.antecedents for one in actors):
            return False
        for j in range(k - 1, max(-1, k - _BEFORE), -1):
            if grammar.cats[j] & (t.M | t.DET) and not grammar.cats[j] & t.VALUE:
                return grammar.tokens[j].text == "那些"  # 那些离开的商户, but not 一个经营药材行的家庭
            if j in grammar.breaks or grammar.cats[j] & (t.P | t.V):
                break
        return True

    def _says_more(self, grammar: Grammar, k: int) -> bool:
        """Tell whether a clause goes on at a token, and not with another predicate: 导热|很慢, but not 牵头|筹建, 停水、停电."""
        if k >= len(grammar.tokens) or k in grammar.breaks or grammar.cats[k] & (t.ASP | t.Y | t.CONN):
            return False
        if grammar.tokens[k].text == "、":
            return self._says_more(grammar, k + 1)
        sentence = self.support.sentence
        return sentence is None or sentence.predicates[grammar.tokens[k].start - sentence.start] < _LIKELY

    def _clausal(self, stretch: tuple[int, int]) -> bool:
        """Tell whether what the network points to is a predicate, for all that it opens."""
        sentence = self.support.sentence
        return stretch[1] - stretch[0] == 1 and sentence is not None and sentence.predicates[stretch[0]] > _LIKELY

    def _outside(self, grammar: Grammar, k: int, pointing: Pointing) -> tuple[int, int] | None:
        """Give the characters of an object; none where it is the end of the verb itself: 回|家."""
        stretch, one, sentence = pointing.stretch(net.OBJECT_END), grammar.tokens[k], self.support.sentence
        if stretch is None or sentence is None:
            return None
        within = one.start < sentence.start + stretch[0] and sentence.start + stretch[1] == one.end
        return None if within else stretch

    def _holds_clause(self, stretch: tuple[int, int]) -> bool:
        """Tell whether what the network takes for a thing is a clause to it: a predicate stands in it, and no 的."""
        sentence = self.support.sentence
        if sentence is None or "的" in sentence.words[stretch[0] : stretch[1]]:
            return False
        return any(stretch[0] <= place < stretch[1] for place in sentence.likely())

    def _without(self, grammar: Grammar, phrase: Phrase, size: int) -> References:
        """Give the first characters of a noun phrase as a thing: 硬碳|作负极."""
        start = grammar.tokens[phrase.start].start
        span = Span(start, start + size)
        return (Reference(self.resolver.entity(span.of(self.document.clean)), span),)

    def _cleft(self, copula: Pointing) -> bool:
        """Tell whether what stands behind 是 is done to its subject: 位置是他指定的."""
        sentence, named = self.support.sentence, copula.stretch(net.SUBJECT_END)
        stretch = copula.stretch(net.OBJECT_END)
        if sentence is None or stretch is None or named is None:
            return False
        within = [place for place in sentence.likely() if stretch[0] <= place < stretch[1]]
        return any(sentence.at(place).stretch(net.OBJECT_END) == named for place in within)

    def _actors(self, grammar: Grammar, k: int, pointing: Pointing) -> tuple[References, Phrase | None]:
        """Give of whom a verb is stated, and the phrase that names them in the sentence."""
        stretch, sentence = pointing.stretch(net.SUBJECT_END), self.support.sentence
        if sentence is None or stretch is None:
            return (), None
        phrase = self._phrase(grammar, pointing, net.SUBJECT_END)
        if phrase is None or self._clausal(stretch):
            return (), None
        if unfit(grammar, phrase, k, pointing):
            return (), None
        if (owner := whose(grammar, phrase, k)) is not phrase:
            span = grammar.span(phrase.start, phrase.end)
            return tuple(replace(one, span=span) for one in self.resolver.references(grammar, owner)), phrase
        span = grammar.span(phrase.start, phrase.end)
        known = self._named_so(span) or self.resolver.pointed(grammar, phrase)
        if known is not None:
            return known, phrase
        found = self._told_by(grammar, phrase) or self._so_many(grammar, phrase, k)
        found = found or self.resolver.references(grammar, phrase)
        if not all(isinstance(one.end, Entity) for one in found):
            return (), phrase
        if found and not any(one.antecedents for one in found):
            return goes_together(found, span), phrase
        words = span.of(self.document.clean)
        if words in _TWO and not found:
            return self._both(words, span, sentence), phrase
        if words.endswith(_MANY) and len(found) == 1:
            return (), phrase  # 二者 is no one of them
        back = grammar.cats[phrase.start] & (t.R | t.DET) and not words.endswith(_MANY) and words not in _EVENTS
        pronoun = grammar.cats[phrase.start] & t.R and "的" in words and not _is_owned(grammar, phrase)
        back = back and not pronoun  # 他们研制的电池 is none of them
        return found or (self._backwards(grammar, phrase, sentence) if back else ()), phrase

    def _thought_of(self, grammar: Grammar, object_: Phrase, actors: References) -> References:
        """Give what an object that looks back means: what is the actor's own, else what the network takes it for: 它."""
        span, sentence = grammar.span(object_.start, object_.end), self.support.sentence
        words, first = span.of(self.document.clean), grammar.cats[object_.start]
        if words.startswith("自己的") and len(actors) == 1:
            return self.resolver.owned(actors[0], words.removeprefix("自己的"), span)  # 听见自己的名字
        back = first & (t.R | t.DET) and not words.endswith(_MANY) and words not in _EVENTS
        of_theirs = first & t.R and "的" in words and not _is_owned(grammar, object_)
        return self._backwards(grammar, object_, sentence) if sentence is not None and back and not of_theirs else ()

    def _told_by(self, grammar: Grammar, phrase: Phrase) -> References:
        """Give words that close with 的 for whom or what they tell of, all of them: 主持修缮的|是石匠."""
        if not grammar.cats[phrase.end - 1] & t.DE or grammar.cats[phrase.start] & t.R:
            return ()
        span = grammar.span(phrase.start, phrase.end)
        return (Reference(Entity(span.of(self.document.clean), "Concept"), span),)

    def _so_many(self, grammar: Grammar, phrase: Phrase, k: int) -> References:
        """Give so many of those who are counted one by one: 61人|遇难, but not 两人, who were named."""
        first = phrase.start + (grammar.tokens[phrase.start].text == AMONG)
        if k < phrase.start or first >= phrase.end:
            return ()
        counted = self.resolver.amount(grammar, first, phrase.end).end
        one_by_one = isinstance(counted, Value) and counted.datatype == "integer" and counted.unit.endswith(_COUNTERS)
        if not one_by_one or not grammar.cats[first] & t.VALUE or grammar.text(first, phrase.end) in _MANY:
            return ()
        return (Reference(Entity(grammar.text(first, phrase.end), "Group"), grammar.span(phrase.start, phrase.end)),)

    def _backwards(self, grammar: Grammar, phrase: Phrase, sentence: Arguments) -> References:
        """Give what a phrase that looks back means: whom the network takes it for, or what is theirs."""
        span = grammar.span(phrase.start, phrase.end)
        whom = self._looked_for(span, sentence)
        if not _is_owned(grammar, phrase):
            return whom
        rest = self.resolver.label(grammar, phrase.start + 1, phrase.end).removeprefix("的")
        return tuple(owned for one in whom for owned in self.resolver.owned(one, rest, span))

    def _both(self, words: str, span: Span, sentence: Arguments) -> References:
        """Give the two people whom the network takes 两人 for, where nobody else may be meant."""
        begin = sentence.before[0].start if sentence.before else sentence.start
        people = {one[2]: one for one in self.resolver.mentions.between(begin, span.start) if one[1] == "Person"}
        forms = {label: {label, one[0].of(self.document.clean)} for label, one in people.items()}
        probable = sentence.meant_of(span.end - 1 - sentence.start, forms, there=True)
        two = sorted(probable, key=lambda label: probable[label], reverse=True)[:_SHORT]
        likely = [math.exp(probable[label]) for label in two]
        if len(two) < _SHORT or likely[1] < _ALSO or sum(likely) < _BOTH:
            return ()
        return tuple(self.resolver.resolved(self.resolver.mentioned(people[one]), words, span) for one in two)

    def _named_so(self, span: Span) -> References:
        """Give what the grammar took the same words for."""
        discourse = self.resolver.discourse
        for known in (discourse.acting, discourse.named):
            for one in reversed(known):
                if one.span == span:
                    return (one,)
                if one.span.end < self.resolver.mentions.here:
                    break
        return ()

    def _looked_for(self, span: Span, sentence: Arguments) -> References:
        """Give whom the network takes words for that look back."""
        discourse, clean = self.resolver.discourse, self.document.clean
        begin = sentence.before[0].start if sentence.before else sentence.start
        place = span.end - 1 - sentence.start
        words = span.of(clean)
        candidates: dict[str, Reference] = {}
        for one in (*discourse.named[-_NEAR:], *discourse.acting[-_NEAR:]):
            plain = isinstance(one.end, Entity) and one.end.kind != "Situation" and one.end != AUTHOR
            if plain and not one.antecedents and begin <= one.span.start < one.span.end <= span.start:
                candidates[one.end.label] = one
        for named in self.resolver.mentions.between(begin, span.start):
            candidates[named[2]] = self.resolver.mentioned(named)
        may_be = self.resolver.may_stand_for
        candidates = {label: one for label, one in candidates.items() if may_be(words, one)}
        if words in ONE:  # 由她向单于海支付
            behind = self.resolver.named_behind
            candidates = {label: one for label, one in candidates.items() if not behind(one, span)}
        forms = {label: {label, one.span.of(clean)} for label, one in candidates.items()}
        probable = sentence.meant_of(place, forms, there=True)
        best = max(probable, key=lambda label: probable[label], default="")
        if not best or probable[best] < _MEANT:
            return ()
        return (self.resolver.resolved(candidates[best], words, span),)

    def _phrase(self, grammar: Grammar, pointing: Pointing, row: int) -> Phrase | None:
        """Give the noun phrase that the network points to; None where it is none, or cuts words."""
        stretch, sentence = pointing.stretch(row), self.support.sentence
        if stretch is None or sentence is None:
            return None
        opens, closes, tokens = sentence.start + stretch[0], sentence.start + stretch[1], grammar.tokens
        begin = bisect_left(tokens, opens, key=lambda one: one.start)
        end = bisect_right(tokens, closes, key=lambda one: one.end)
        torn = (begin > 0 and tokens[begin - 1].end > opens) or (end < len(tokens) and tokens[end].start < closes)
        begin += row == net.SUBJECT_END and begin + 1 < end and tokens[begin].text == AMONG  # 其中|巴西的增速|超过四成
        words = sentence.words[stretch[0] : stretch[1]]
        if begin >= end or torn or any(words.count(a) != words.count(b) for a, b in _PAIRS):
            return None
        found = grammar.phrase(begin, end)
        headless = row == net.SUBJECT_END and may_be_headless(grammar, begin, end, pointing)
        bare = found is None and (headless or sure_of(pointing, row))
        return Phrase(begin, end, begin, (), 1.0) if bare else found

    def _denying(self, grammar: Grammar, k: int, sense: Sense, *, within: bool) -> Sense | None:
        """Give how a verb is meant which may deny by itself; None where it says nothing of its own."""
        word = grammar.tokens[k].text
        if _not_yet(grammar, k) or (word.startswith(DENYING) and not (within and sense.negative)):
            return None
        if within and word == _LACKING and k and grammar.cats[k - 1] & t.NEG:
            sense = replace(sense, negative=False)  # 并非没有
        if (
            within
            and any(one in word for one in DENYING)
            and word[1:] not in grammar.lexicon.verbs
            and word != _LACKING
        ):
            sense = replace(sense, negative=False)  # 不服, 概不负责
        return None if sense.negative and not within and for_what(grammar, k) else sense

    def _does_it(self, grammar: Grammar, k: int, actors: References, named: Phrase | None) -> bool:
        """Tell whether whom the network points to does what a verb says, and is somebody."""
        if named is not None and (named.start <= k < named.end or stands_for_all(grammar, named, k)):
            return False
        if named is not None and (_is_nobody(grammar, named) or judged(grammar, k, named)):
            return False
        if of_conduct(grammar, k, grammar.piece_end(k)) and any(self.resolver.is_person(one) for one in actors):
            return False  # 王某系|执行公务
        if unproved(grammar, k, named):
            self.interpreter.drop(f"“{grammar.tokens[k].text}”: a rumour, a simile, or nobody is named who thinks so")
            return False
        if named is not None and named.start > k and self._anybody_so(grammar, k, named, actors):
            self.interpreter.drop(f"“{grammar.text(named.start, named.end)}”: which of them, its clause only tells")
            return False
        return True

    def _misplaced(
        self, grammar: Grammar, k: int, named: Phrase | None, object_: Phrase, stretch: tuple[int, int]
    ) -> bool:
        """Tell whether subject, verb and object cannot stand so: 坐落于|滨海路的永和戏院, 停下|手里|的活."""
        overlap = named is not None and named.start < object_.end and object_.start < named.end
        if overlap or (named is not None and misplaced(grammar, k, named)) or _miscut(grammar, k, object_):
            return True
        before = named is not None and named.start > k  # 位于嘉义的永乐戏院
        counted = any(grammar.cats[j] & t.VALUE and grammar.cats[j] & t.M for j in preceding(grammar, k))
        if named is not None and before and not counted and of_a_class(grammar, named):
            return True
        goes_on = not before and not _stressed(grammar, k, object_) and self._cut_short(grammar, k, object_)
        return goes_on or object_.start <= k < object_.end or self._holds_clause(stretch)

    def _cut_short(self, grammar: Grammar, k: int, object_: Phrase) -> bool:
        """Tell whether the object of a verb goes on behind its end, and not with what is said next: 到|厂|核查."""
        end, sentence = object_.end, self.support.sentence
        if sentence is None or not goes_on(grammar, object_):
            return False
        relative = object_.start - 1 > k and grammar.cats[object_.start - 1] & t.DE and not grammar.broken(k, end)
        if relative and grammar.cats[end] & (t.COP | t.MODAL | t.NEG | t.T) and not grammar.cats[end] & t.N:
            return False  # 公司去年设立的|子公司|不
        either = object_.start > k and grammar.cats[end] & t.V and grammar.cats[end] & t.N
        return not either or sentence.predicates[grammar.tokens[end].start - sentence.start] < _LIKELY

    def _within_object(self, words: str, actors: References) -> bool:
        """Tell whether words close what the same subject was read to do something with: 球队参加|在曼谷举行的比赛."""
        doing = {one.end.label for one in actors}
        return "的" in words and any(
            one.confidence >= _SURE
            and one.subject.label in doing
            and one.object is not None
            and one.object.label.endswith(words)
            for one in self.interpreter.statements[-LAST:]
        )


def goes_together(found: References, span: Span) -> References:
    """Give the members of a coordination with where all of them stand: that is what the network points to."""
    return tuple(replace(one, span=span) for one in found) if len(found) > 1 else found


def _is_owned(grammar: Grammar, phrase: Phrase) -> bool:
    """Tell whether a phrase is somebody's, whom the pronoun alone means: 其|母, 他|女儿, but not 他|本人."""
    behind = phrase.start + 1
    if phrase.end <= behind or grammar.tokens[phrase.start].text not in _WHOSE:
        return False
    return bool(grammar.cats[behind] & (t.N | t.DE)) and not grammar.cats[behind] & (t.R | t.M)


def _not_yet(grammar: Grammar, k: int) -> bool:
    """Tell whether a verb only tells before what: 在签字前两天."""
    return k + 1 < len(grammar.tokens) and k + 1 not in grammar.breaks and grammar.tokens[k + 1].text in _NOT_YET


def _miscut(grammar: Grammar, k: int, phrase: Phrase) -> bool:
    """Tell whether an object belongs to two things, or tells how it was done: 落款为|2020年的|遗嘱, 厂是|2010年投产|的."""
    if grammar.tokens[k].text == "是" and _how(grammar, phrase):
        return True
    first, second = grammar.cats[phrase.start], grammar.cats[min(phrase.start + 1, phrase.end - 1)]
    if grammar.tokens[k].text == "为":
        return bool(first & t.VALUE and second & t.DE)
    counted = first & t.VALUE and first & t.M and second & t.N and phrase.end - phrase.start > _SHORT
    return bool(counted) and grammar.tokens[phrase.end - 1].text[-1] == "率"


def _how(grammar: Grammar, phrase: Phrase) -> bool:
    """Tell whether a phrase behind 是 is a verb with its time or place, which a closing 的 makes stressed: 2010年投产|的."""
    end = phrase.end - 1 if grammar.tokens[phrase.end - 1].text == "的" else phrase.end
    behind = grammar.tokens[end].text if end < len(grammar.tokens) else ""
    if behind != "的" or not (end + 1 == len(grammar.tokens) or grammar.cats[end + 1] & t.W):
        return False
    before, last = grammar.cats[end - 2], grammar.cats[end - 1]
    noun = last & t.N and not before & (t.VALUE | t.T)
    return bool(end - phrase.start > 1 and last & t.V and not noun and not last & (t.A | t.NEG | t.COP))


def _is_nobody(grammar: Grammar, phrase: Phrase) -> bool:
    """Tell whether a phrase names whom there is none of: 没有人, 没有|一名员工."""
    return phrase.start > 0 and grammar.tokens[phrase.start - 1].text in NONE


def _stressed(grammar: Grammar, k: int, object_: Phrase) -> bool:
    """Tell whether 是 stands between an object and its verb: 位置|是|他|指定|的."""
    return object_.end < k and bool(grammar.cats[object_.end] & t.COP)
