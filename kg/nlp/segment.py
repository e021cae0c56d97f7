"""Cut a sentence into tokens, each with what it can be.

`rjieba` cuts (MIT; 1.5 million characters a second, measured), with every word of the lexica added, so that
known terms stay whole. On top: strings that it joins and that the reader takes apart (``splits.tsv``), values,
titles of works, short quoted names. Its tags are a first guess only: the lexica overrule them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import rjieba

from kg.model import Span
from kg.nlp import token as t
from kg.nlp.token import Token
from kg.nlp.values import values

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.ontology.lexicon import Lexicon

_CLASS = {
    "adj": t.A, "time": t.T, "adv": t.D, "aux": t.AUX, "conn": t.CONN, "coord": t.COORD, "cop": t.COP, "det": t.DET, "loc": t.LOC,
    "modal": t.MODAL, "neg": t.NEG, "particle": t.Y, "prep": t.P, "pron": t.R,
}  # fmt: skip
_FLAG = {
    "n": t.N, "v": t.V, "a": t.A, "b": t.A, "z": t.A, "d": t.D | t.A, "p": t.P, "c": t.CONN, "r": t.R, "m": t.M, "q": t.Q,
    "t": t.T, "f": t.LOC, "s": t.N, "y": t.Y, "i": t.IDIOM, "l": t.IDIOM | t.N, "j": t.N, "x": t.N, "k": t.N, "o": t.A,
    "e": t.Y, "h": t.A, "g": t.N,
}  # fmt: skip
_WHOLE = {
    "vn": t.V | t.N | t.GERUND, "an": t.A | t.N, "ad": t.A | t.D, "nr": t.N | t.NAME, "ns": t.N | t.NAME, "nt": t.N | t.NAME,
    "nrt": t.N | t.NAME, "nrfg": t.N | t.NAME, "nz": t.N, "eng": t.N, "mq": t.M, "uj": t.DE, "uv": t.DI, "ud": t.GET, "ul": t.ASP, "uz": t.ASP,
    "ug": t.ASP, "zg": t.A, "vd": t.V, "rz": t.DET, "ng": t.N, "vg": t.V, "tg": t.T, "nrf": t.N | t.NAME,
}  # fmt: skip
_MARKS = {"的": t.DE, "地": t.DI, "得": t.GET, "了": t.ASP | t.Y, "着": t.ASP, "过": t.ASP, "所": t.SUO, "、": t.COORD | t.W}
_PUNCT = re.compile(r"[\s，,。．.！!？?；;：:、“”‘’「」『』（）()《》〈〉【】\[\]—…·~～\-—\"'|/]+")
_TITLE = re.compile(r"《[^《》\n]{1,60}》")
_QUOTED = re.compile(r"[“「『]([^“”「」『』，,。！？!?；;：:\n]{1,16})[”」』]")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.&+\-']*(?: [A-Z][A-Za-z0-9.&+\-']*)*")
_KINDS = {"nr": "Person", "nrt": "Person", "ns": "Place", "nt": "Organisation"}
_SURE = 200_000  # a frequency above that of any word a known name could be cut into
_FUNCTION = frozenset("与同和跟对向把将被由以从为于则曾已也又却并均皆仍需")
_CLASSIFIERS = frozenset("个条款项支家座位名件种部本份场次代批群片段句首幅间所台架辆艘枚颗只头棵届轮套层类张")
_COUNTING = frozenset("这 那 某 每 几 哪 各 此 一 两 三 四 五 六 七 八 九 十 数 该 另 首 上 下 前 后".split())
_ENDINGS = frozenset("员 者 率 力 性 化 度 型 费 税 量 额 品 商 厂 馆 店 业 界 权 法 证 区 圈 群 器 剂 罪 案 队 师 生 工 手 迷 党 派 族 户 户口 线 网 站 点 端".split())
_COMPLEMENTS = ("到", "在", "于", "为", "成", "出", "入", "至", "向", "给", "起", "上", "下", "回", "开")


class Segmenter:
    """Cuts sentences by the words of one lexicon.

    Built once, used for all documents; it keeps no trace of what it has cut.
    """

    def __init__(self, lexicon: Lexicon, also: Iterable[str] = ()) -> None:
        """Build a segmenter that keeps the words of the lexicon whole, and ``also`` these."""
        self.lexicon = lexicon
        self._jieba = rjieba.Jieba()
        self._known: dict[str, int] = {}
        whole = dict.fromkeys(also, "v") | _whole_words(lexicon)
        for word, flag in sorted(whole.items()):
            known = self._jieba.tag(word, hmm=False) if self._jieba.has_word(word) else []
            self._jieba.add_word(word, _SURE if flag == "nz" else None, known[0][1] if len(known) == 1 and flag != "nz" else flag)
        self._terms = lexicon.aliases

    def tokens(self, text: str, span: Span, found: Iterable[tuple[Span, str, str]] = ()) -> list[Token]:
        """Cut ``text[span]``; ``found`` are names found in the document: where, kind, canonical label."""
        fixed = self._fixed(text, span, found)
        tokens: list[Token] = []
        place = span.start
        for one in fixed:
            if one.start < place:
                continue
            self._cut(text, place, one.start, tokens)
            tokens.append(one)
            place = one.end
        self._cut(text, place, span.end, tokens)
        return tokens

    def _fixed(self, text: str, span: Span, found: Iterable[tuple[Span, str, str]]) -> list[Token]:
        """Give the stretches that are one token whatever the segmenter thinks; the longest first at each place."""
        fixed = [Token(text[w.start : w.end], w.start, t.N | t.NAME, kind, label) for w, kind, label in found]
        for where, value in values(text, span):
            cats = t.T | t.VALUE if value.datatype in ("date", "gYear", "gYearMonth", "string") else t.M | t.VALUE
            fixed.append(Token(where.of(text), where.start, cats, value.datatype))
        part = text[span.start : span.end]
        if "《" in part:
            for hit in _TITLE.finditer(text, span.start, span.end):
                title = hit[0][1:-1]
                fixed.append(Token(hit[0], hit.start(), t.N | t.NAME, self._title_kind(title), title))
        if "“" in part or "「" in part or "『" in part:
            for hit in _QUOTED.finditer(text, span.start, span.end):
                if self._is_name(hit[1]):
                    fixed.append(Token(hit[0], hit.start(), t.N, "", hit[1]))
        fixed.sort(key=lambda one: (one.start, -one.end))
        return fixed

    def _is_name(self, quoted: str) -> bool:
        """Tell whether a short quotation is used as a noun, not as speech."""
        tags = self._jieba.tag(quoted)
        return not any(tag in ("r", "y", "p", "c") for _, tag in tags[:1]) and not any(w in ("是", "不", "了") for w, _ in tags)

    def _title_kind(self, title: str) -> str:
        for length in (4, 3, 2, 1):
            kind = self.lexicon.noun(title[-length:], "suffix")
            if kind in ("Law",):
                return kind
        return "Work"

    def _cut(self, text: str, start: int, end: int, tokens: list[Token]) -> None:
        if start >= end:
            return
        place = start
        for word, flag in self._jieba.tag(text[start:end]):
            parts = self.lexicon.splits.get(word)
            if parts:
                for part in parts:
                    tokens.append(self._token(part, place, "d"))
                    place += len(part)
                continue
            if word in _ENDINGS and tokens and tokens[-1].end == place and len(tokens[-1].text) > 1 and tokens[-1].cats & (t.N | t.V | t.A):
                before = tokens.pop()  # 配送|员 is one noun
                tokens.append(Token(before.text + word, before.start, t.N))
                place += len(word)
                continue
            place = self._add(word, place, flag, tokens)

    def _add(self, word: str, place: int, flag: str, tokens: list[Token]) -> int:
        """Add a word, taken apart where the segmenter only guessed that it is one: 同普速, 支乐队."""
        if tokens and word[0] in _CLASSIFIERS and tokens[-1].end == place and tokens[-1].text in _COUNTING:
            if len(word) == 1:
                tokens.append(Token(word, place, t.Q))
                return place + 1
            if not self._jieba.has_word(word):
                tokens.append(Token(word[0], place, t.Q))
                return self._again(word[1:], place + 1, tokens)
        if word[0] in "不没未" and len(word) > 1 and flag[0] == "v" and word not in self.lexicon.words and word not in self.lexicon.verbs and self._acts(word[1:]):
            tokens.append(self._token(word[0], place, "d"))
            return self._again(word[1:], place + 1, tokens)
        if len(word) > 1 and (word[0] in _FUNCTION or word[-1] in _FUNCTION) and word not in self._terms and not self._jieba.has_word(word):
            if word[0] in _FUNCTION:
                tokens.append(self._token(word[0], place, "p"))
                return self._again(word[1:], place + 1, tokens)
            place = self._again(word[:-1], place, tokens)
            tokens.append(self._token(word[-1], place, "p"))
            return place + 1
        tokens.append(self._token(word, place, flag))
        return place + len(word)

    def _acts(self, word: str) -> bool:
        """Tell whether a word is a verb or a preposition that 不 can stand before."""
        return word in self.lexicon.verbs or self.lexicon.function(word, "prep") is not None

    def _again(self, text: str, place: int, tokens: list[Token]) -> int:
        """Cut what is left of a guess by the dictionary alone."""
        for word, flag in self._jieba.tag(text, hmm=False):
            tokens.append(self._token(word, place, flag))
            place += len(word)
        return place

    def _token(self, word: str, place: int, flag: str) -> Token:
        label = self._terms.get(word)
        if label is not None:
            term = self.lexicon.terms[label]
            return Token(word, place, t.N | t.NAME, term.kind, label)
        key = word + "\t" + flag
        cats = self._known.get(key)
        if cats is None:
            cats = self._known[key] = self._cats(word, flag)
        kind = _KINDS.get(flag, "") if cats & t.NAME and 1 < len(word) < 5 else ""  # noqa: PLR2004
        return Token(word, place, cats, kind)

    def _cats(self, word: str, flag: str) -> int:
        if _PUNCT.fullmatch(word):
            return _MARKS.get(word, t.W)
        mark = _MARKS.get(word, 0)
        cats = mark
        for word_class in self.lexicon.words.get(word, ()):
            cats |= _CLASS[word_class]
        verb = word in self.lexicon.verbs or (len(word) > 1 and word.endswith(_COMPLEMENTS) and word[:-1] in self.lexicon.verbs)
        if not verb and len(word) > 1 and word[-1] in "了着过" and word[:-1] in self.lexicon.verbs:
            return t.V
        if verb:
            cats |= t.V
            if flag in ("vn", "n") and len(word) > 1:
                cats |= t.GERUND | t.N
        if cats & ~(t.V | t.N | t.GERUND):
            return cats  # a word of a closed class is nothing else
        if word in self.lexicon.nouns:
            cats |= t.N
        if verb:
            return cats
        open_class = _WHOLE.get(flag) or _FLAG.get(flag[:1], t.N)
        return cats | open_class


def _whole_words(lexicon: Lexicon) -> dict[str, str]:
    """Give the words that the segmenter must keep whole, with a tag: all of two characters or more."""
    words = {w: "d" for w in (*lexicon.splits, *lexicon.words)}
    words |= {w: "n" for w, classes in lexicon.nouns.items() if set(classes) - {"suffix"}}
    words |= dict.fromkeys(lexicon.verbs, "v") | dict.fromkeys(lexicon.aliases, "nz")
    return {w: flag for w, flag in words.items() if len(w) > 1}
