"""Who presents what stands behind a colon: 经理算了一笔账：…; 老人摇头：…; 她一边收拾，一边抱怨：“…”."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.discourse import AUTHOR
from kg.extract.speakers import COLONS, Speakers, Told, told_of
from kg.model import Span
from kg.nlp.arguments import SUBJECT_END

if TYPE_CHECKING:
    from kg.extract.discourse import References
    from kg.extract.parsed import Read

#: Verbs of laying something before others, and nouns of what is laid so in words: 列了一组|数字, 打了个|比方.
_LAYING = (
    "(?:列举?|摆|举|给|提|算|讲|说|谈|道|报|拿|亮|抛|开|打|作|做|分享|总结|概括|归纳|陈述|提供|补充|透露|公布|披露)"
)
_LAID = (
    "(?:数字|数据|账|细账|比方|比喻|例子|事例|例|理由|解释|说明|分析|判断|评价|回应|答复|回答|答案|看法|观点|意见|"
    "结论|缘由|原因|苦衷|担忧|疑问|质疑|故事|细节|道理|情况|证词|证言|总结|回忆|感慨|一句话|[一两几]句话?)"
)
#: What is done with the face or the hands while one speaks.
_GESTURE = (
    "(?:摇(?:了?摇|着|了)?头|点(?:了?点|着|了)?头|[摆挥](?:了?[摆挥]|着|了)?手|耸(?:了?耸|了)?肩|撇(?:了?撇|了)?嘴|"
    "皱(?:着|了皱|起)?眉头?|摊(?:了?摊|开)?(?:双|两)?手|叹(?:了口|了一口|口)?气|叹息|长叹|"
    "[苦冷微大]?笑(?:笑|了笑|着|了|一声)?)"
)
#: Verbs of speech that need no object.
_SPEAKING = (
    "(?:反问|追问|发问|解释|回忆|感叹|感慨|总结|直言|打趣|补充|坦承|诉苦|吐槽|抱怨|比喻|举例|辩解|强调)(?:道|说)?"
)
#: Between them stands how much of it: 了|三条.
_SOME = "(?:出|起)?(?:了|过)?[^，：、的]{0,3}?(?:[^，：、]{0,4}的)?"
_PRESENTING = re.compile(f"(?:{_LAYING}{_SOME}{_LAID}|{_GESTURE}|{_SPEAKING})$")
#: They lay down what must be.
_RULING = re.compile("(?:判决|裁定|裁决|判令|决定|决议|命令|通令|要求|原判|宣判|改判)(?:如下)?$")
_PROPOSING = re.compile("(?:我们?|笔者)(?:的(?:主张|建议|提议)|(?:主张|建议|提议|倡议|呼吁))")  #: so does the author
#: Behind a colon, what is said, and no mere name.
_QUOTATION = re.compile("[“「][^”」]*[，。！？；][^”」]*[”」]?")


class Presenting(Speakers):
    """Tells who presents what stands behind a colon."""

    def presents(self, read: Read) -> Told | None:
        """Give who says what stands behind a piece and a colon; None where nobody does.

        What one has is no such thing, 他有两个爱好：…; a quotation behind what a person does is that person's. What stands
        behind a ruling must be: 法院作出判决：被告返还押金; so must what the author proposes: 我主张的是：由镇里修路.
        """
        if read.end <= read.start:
            return None
        end, clean = read.grammar.tokens[read.end - 1].end, self.document.clean
        if not clean.startswith(COLONS, end):
            return None
        if _PROPOSING.match(read.text):
            return Told(must=True)
        ruled = _RULING.search(read.text) is not None
        laid = ruled or _PRESENTING.search(read.text) is not None
        if not laid and not _QUOTATION.match(clean, end + 1):
            return None
        found = self._presenter(read)
        if found and found[0].end == AUTHOR:
            return None
        if not laid and not (found and all(self.resolver.is_person(one) for one in found)):
            return None
        return replace(told_of(found), must=ruled)

    def _presenter(self, read: Read) -> References:
        """Give the subject of a piece: of its clause, where that was read, else whom the network takes for it."""
        clause, sentence = read.clause, self.support.sentence
        if clause is not None and read.complete and clause.subject is not None:
            return self.resolver.references(read.grammar, clause.subject)
        if sentence is not None:
            first, last = read.grammar.tokens[read.start].start, read.grammar.tokens[read.end - 1].end
            for place in sentence.between(first - sentence.start, last - sentence.start):
                whom = sentence.at(place).stretch(SUBJECT_END)
                if whom is not None:
                    return self.whom(read, Span(sentence.start + whom[0], sentence.start + whom[1]))
        return self.resolver.discourse.subject if read.subjectless else ()
