"""How a verb is meant that the grammar did not read: by the modals before it, by the marks around it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Modality
from kg.nlp import token as t

if TYPE_CHECKING:
    from kg.extract.grammar import Grammar
    from kg.extract.sense import Sense
    from kg.model import Span
    from kg.ontology.lexicon import Verb

#: They ask somebody to do what follows.
_REQUESTS = frozenset("请 敬请 务请 恳请 烦请 谨请 诚邀 欢迎".split())
#: What they are followed by is wanted, not done.
_SOUGHT = frozenset(
    "建议 提议 提出 要求 主张 呼吁 考虑 企图 试图 请求 诉请 准备 力争 希望 想 想要 反对 禁止 拒绝 不准 不许".split()
)
_TO_COME = frozenset("将 将会 将要".split())
#: What verbs of these properties are followed by is to come, or does not come about.
_PLANNED, _GIVEN_UP = (
    frozenset("plans promises aimsAt".split()),
    frozenset("refuses stops abandons avoids prohibits".split()),
)
#: Before a verb of what is so they say that it was so, and need not be so now.
_ONCE = frozenset("曾 曾经 一度 最初 起初 原 原本 原先 早先 当初".split())
_OPENS, _CLOSES = "“「『", "”」』"


def before_it(grammar: Grammar, k: int, sense: Sense) -> Sense | None:
    """Give the sense of the verb at ``k`` under the modals before it in its piece; None for what is asked."""
    tokens, lexicon, held = grammar.tokens, grammar.lexicon, k
    for j in range(k - 1, -1, -1):
        one = tokens[j]
        if j + 1 in grammar.breaks:
            break
        if one.cats & t.DE or one.text == "的":
            within = next((i for i in range(j - 1, -1, -1) if i + 1 in grammar.breaks or tokens[i].cats & t.P), -1)
            if within < 0 or within + 1 in grammar.breaks:
                break
            held = within  # 须为本市的骑手提供服务: what the preposition brings is not looked at
        if j > held:
            continue
        if one.text in _REQUESTS or one.text in _SOUGHT:
            return None
        governed = _governed(lexicon.verbs.get(one.text) if one.cats & t.V else None, sense)
        if governed is None:
            return None
        sense = governed
        force = lexicon.function(one.text, "neg") or lexicon.function(one.text, "modal")
        if force not in ("necessity", "possibility", "plan") or not one.cats & (t.MODAL | t.NEG | t.D):
            continue
        following = tokens[j + 1].cats
        if one.cats & t.DET and following & (t.N | t.NAME) and not following & (t.V | t.A | t.D | t.P):
            continue  # 该公司
        if one.text == "得" and not following & (t.V | t.D | t.P | t.A | t.MODAL):
            continue  # 得族人资助
        denied = lexicon.function(one.text, "neg") is not None
        if force == "plan" or one.text in _TO_COME:
            if tokens[j + 1].cats & (t.N | t.NAME | t.R | t.M | t.VALUE | t.DET | t.Q):
                continue  # 将大桥列为文物 is done
            denied = bool(j) and lexicon.function(tokens[j - 1].text, "neg") is not None  # 不打算转让股权
        meant = Modality.NECESSITY if force == "necessity" else Modality.POSSIBILITY
        plain = sense.modality in (Modality.ASSERTED, Modality.REPORTED) or denied
        return replace(sense, negative=sense.negative or denied, modality=meant if plain else sense.modality)
    return sense


def _governed(verb: Verb | None, sense: Sense) -> Sense | None:
    """Give the sense of what a verb is followed by; None for what does not come about."""
    if verb is None or sense.modality not in (Modality.ASSERTED, Modality.REPORTED):
        return sense
    if verb.property == "denies":
        return None  # 否认公司有出售工厂的计划
    if verb.property == "sentencedTo":
        return replace(sense, modality=Modality.NECESSITY)  # 判令被告支付货款
    if verb.frame != "vp":
        return sense
    if verb.property in _GIVEN_UP:
        return None
    return replace(sense, modality=Modality.POSSIBILITY) if verb.property in _PLANNED else sense  # 决定关闭工厂


def once(grammar: Grammar, k: int) -> str:
    """Give the word before the verb at ``k`` that says that it was so once: 曾在全国|拥有, 最初只|是; nothing where none does."""
    tokens, cats = grammar.tokens, grammar.cats
    named = False
    for j in range(k - 1, -1, -1):
        if j + 1 in grammar.breaks or cats[j] & (t.DE | t.ASP | t.COP):
            break
        if tokens[j].text in _ONCE:
            return tokens[j].text if cats[j] & t.T or not named else ""  # 原总经理|是
        if cats[j] & t.V and not cats[j] & (t.P | t.D | t.N | t.AUX | t.MODAL):
            break
        named = not cats[j] & t.P and (named or bool(cats[j] & (t.N | t.NAME | t.R)))
    return ""


def quoted(text: str, sentence: Span, start: int, end: int) -> bool:
    """Tell whether a stretch of a sentence stands in quotation marks that open behind a colon.

    >>> from kg.model import Span
    >>> said = "碑上刻着：“桥成于隋。”"
    >>> quoted(said, Span(0, len(said)), 6, 10), quoted(said, Span(0, len(said)), 0, 4)
    (True, False)
    """
    for k in range(sentence.start + 1, min(start + 1, sentence.end)):
        if text[k] in _OPENS and text[k - 1] in "：:":
            close = text.find(_CLOSES[_OPENS.index(text[k])], k)
            if k < start and (close == -1 or end <= close):
                return True
    return False
