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
from kg.nlp.categories import categories
from kg.nlp.name_words import everyday
from kg.nlp.neighbours import COUNTING, counted, counts, opens_stretch, opens_with_place, takes_ending
from kg.nlp.potential import potentials
from kg.nlp.standing import fit
from kg.nlp.times import times
from kg.nlp.token import Token
from kg.nlp.values import values

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.ontology.lexicon import Lexicon

_TITLE = re.compile(r"《[^《》\n]{1,60}》|〈[^〈〉\n]{1,60}〉")
#: Letters and figures that a hyphen joins: QF-7, COVID-19.
_MODEL = re.compile(r"(?<![A-Za-z0-9-])[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+(?![A-Za-z0-9-])", re.ASCII)
#: How often something is done: 每两年更换, but not 每三天的.
_EACH = re.compile(
    "每(?:隔)?[半一二两三四五六七八九十几0-9]+(?:个)?(?:年|月|周|星期|天|小时|分钟|季度)(?=[^的一二两三四五六七八九十0-9多余内后前以，。、时])"
)
_QUOTED = re.compile(r"[“「『]([^“”「」『』，,。！？!?；;：:\n]{1,16})[”」』]")
#: Kinds of names, by the tag of the segmenter.
_KINDS = {"nr": "Person", "nrt": "Person", "ns": "Place", "nt": "Organisation"}
_THREE, _MIDDLE = 3, "由被将把从向对"  #: between two others in a guess, it is a word
#: They say how much of a noun there is; 长 only behind what has a length: else it heads somebody's title.
_QUALITIES, _SPANS = "多少高低大小强弱快慢长短", "期间程离命线限史度龄条"
_PAIR, _TWO_WORDS = 2, 4  # code points of most guesses; of one that may be a verb and its object
#: Verbs that stand in no noun: with two characters behind them they are a verb and its object.
_SUPPORTING = frozenset(
    "发生 签订 签署 提起 作出 造成 举行 召开 达成 引发 导致 承担 拖欠 违反 违背 遵守 触犯 具有 享有 拥有 占有 留有 怀有 抱有 富有 "
    "获得 取得 赢得 颁发 颁布 出席 列席 发表 引起 满足 失去 丧失 缺乏 提供 履行 侵犯 缴纳 肩负 面临 面向 顺应 打破 扭转 成为 化为 "
    "加快 加强 减轻 减少 增加 增强 提高 降低 扩大 缩小 形成 完成 妨碍 阻碍 赡养 抚养 抢救 创造 建立 追求 寻找 寻求 脱离 走向 接触 下达 "
    "收购 谢绝 碰到 节约 节省 维护 宣告 宣布 通过 提交 出具 得到 受到 遭到 达到 担任 加入 离开 到达 返回 包括 包含 拒绝 否认 允许 征得 争取 博得 "
    "患有 带有 含有 写有 刻有 印有 装有 建有 设有 配有 附有 倾倒 偿还 消除 追究 上缴 符合 接听 占据 毫无".split()
)
_SURE = 200_000  # a frequency above that of any word a known name could be cut into
#: Function words of one character: a guess that begins or ends with one is taken apart.
_FUNCTION = frozenset("与同和跟对向把将被由以从为于则曾已也又却并均皆仍需比因")
#: Words that may begin a guess and are no part of a noun: 但|仅, 先|习, 此|桥, 应|知.
_OPENING = _FUNCTION | frozenset(
    "但而仅只还再先全未更最极刚屡及其此该这那哪每必应可能肯须若且或常竟才随按我你您他她它咱称"
)
#: Words that may end one: 称|其, 称|该.
_CLOSING = _FUNCTION | frozenset("其此该之而仅须但或系是他她它")
#: Behind a noun they say where or when, behind a verb they are its place: 地震|时, 报|省.
_WHERE, _TOWARDS, _PLACES = "时后前里中上下内外间侧", "报经到撤返离抵赴出进入", "省市县区镇乡村"
_PAST = "时后前"  #: behind what somebody does they say when
_WHEN, _SAYING = "时后中里间", "说称道问答讲"  # 下称 is no speech
#: Endings that make one noun with the word before them: 配送|员.
_ENDINGS = frozenset(
    "员 者 率 力 性 化 度 型 费 税 量 额 品 商 厂 馆 店 业 界 权 法 证 区 圈 群 器 剂 罪 案 队 师 生 工 手 迷 党 派 族 "
    "户 户口 线 网 站 点 端 方 机 署".split()
)
_FIXED, _FOUR = ("l", "i"), 4  #: tags of fixed expressions, and how many characters most have
#: Before 约 they make a word with it: 节约, 签约, 合约.
_BINDING = frozenset("节签公条合契违制简特预毁续解隐婚盟邀履失守立")
_BEHIND_VERBS = frozenset("成 为 成为 得 了 着 过".split())
_VERB = 2  # code points of a verb
_ENDING_VERBS = "住到出成掉完开起下上过得定布"  # as the second character, it makes a verb of the first
_RULINGS = ("一审判决", "二审判决", "终审判决", "再审判决")
_ASPECTS = ("着", "了")  # what the segmenter has joined to a noun before them is a verb: 女中教|了
_DATES = ("date", "gYear", "gYearMonth", "string")
#: A short quotation that begins or holds one of these is speech, not a name.
_SPEECH_TAGS = ("r", "y", "p", "c")
_SPEECH_WORDS = ("是", "不", "了")
_KEPT = 200_000  # words whose categories are kept: about 30 MB
_PLAIN = 50_000  # words kept with all that they are: about 15 MB
_BY_PLACE = _ENDINGS | {*_ASPECTS, "会上"}  # what they are hangs on what stands before them
_LAW = (4, 3, 2, 1)  # code points of an ending that tells a law


class Segmenter:
    """Cuts sentences by the words of one lexicon.

    Built once, used for all documents; of what it has cut it keeps only what each word can be.
    """

    def __init__(self, lexicon: Lexicon, also: Iterable[str] = ()) -> None:
        """Build a segmenter that keeps the words of the lexicon whole, and ``also`` these."""
        self.lexicon = lexicon
        self._jieba = rjieba.Jieba()
        self._known: dict[str, int] = {}
        self._plain: dict[tuple[str, str], tuple[int, str, str]] = {}  #: word and tag -> what it is wherever it stands
        self._adverbs: dict[str, bool] = {}  #: of fixed expressions: whether an adverb begins them
        whole = dict.fromkeys(also, "v") | _whole_words(lexicon)
        for word, flag in sorted(whole.items()):
            self._jieba.add_word(word, _SURE if flag == "nz" else None, self._flag(word, flag))
        self._terms = lexicon.aliases

    def _flag(self, word: str, flag: str) -> str:
        """Give the tag for a word: the dictionary's own, where it has the word and it is no known term."""
        if flag == "nz" or not self._jieba.has_word(word):
            return flag
        known = self._jieba.tag(word, hmm=False)
        return known[0][1] if len(known) == 1 else flag

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
        self._part(tokens)
        potentials(tokens, self.lexicon)
        fit(tokens, self.lexicon)
        return tokens

    def _part(self, tokens: list[Token]) -> None:
        """Take compounds apart before what stands behind verbs only: 厂房|改造成图书室."""
        compounds = self.lexicon.compounds
        for k in range(len(tokens) - 2, -1, -1):
            one = tokens[k]
            if one.text in _RULINGS and k and tokens[k - 1].cats & tokens[k + 1].cats & t.N:
                instance, verb = one.text[:2], one.text[2:]  # 法院|一审|判决|被告|赔偿
                tokens[k : k + 1] = [self._token(instance, one.start, "n"), self._token(verb, one.start + 2, "v")]
                continue
            if one.text in compounds and tokens[k + 1].text in _BEHIND_VERBS:
                length = compounds[one.text]
                second = self._token(one.text[length:], one.start + length, "v")
                if len(second.text) > 1 and second.cats & t.V:  # else no verb ends it: 毛利率|为
                    tokens[k : k + 1] = [self._token(one.text[:length], one.start, "n"), second]

    def _fixed(self, text: str, span: Span, found: Iterable[tuple[Span, str, str]]) -> list[Token]:
        """Give the stretches that are one token whatever the segmenter thinks; the longest first at each place."""
        named = {w: Token(w.of(text), w.start, t.N | t.NAME, kind, label) for w, kind, label in found}
        fixed = list(named.values())
        fixed += [
            Token(
                where.of(text),
                where.start,
                (t.T if value.datatype in _DATES and not value.unit else t.M) | t.VALUE,
                value.datatype,
            )
            for where, value in (*times(text, span), *values(text, span))  # of the same words, the time
        ]
        fixed += [about for one in fixed if (about := _about(text, span, one)) is not None]
        part = text[span.start : span.end]
        if "每" in part:
            for hit in _EACH.finditer(text, span.start, span.end):
                fixed.append(Token(hit[0], hit.start(), t.T))
        if "-" in part:
            for hit in _MODEL.finditer(text, span.start, span.end):
                fixed.append(Token(hit[0], hit.start(), t.N))
        if "《" in part or "〈" in part:
            for hit in _TITLE.finditer(text, span.start, span.end):
                title = hit[0][1:-1]
                fixed.append(Token(hit[0], hit.start(), t.N | t.NAME, self._title_kind(title), title))
        if "“" in part or "「" in part or "『" in part:
            for hit in _QUOTED.finditer(text, span.start, span.end):
                own = named.get(Span(*hit.span(1)))
                if own is not None:
                    fixed.append(Token(hit[0], hit.start(), own.cats, own.kind, own.label))
                elif self._is_name(hit[1]):
                    fixed.append(Token(hit[0], hit.start(), t.N, "", hit[1]))
        fixed.sort(key=lambda one: (one.start, -one.end))
        return fixed

    def _is_name(self, quoted: str) -> bool:
        """Tell whether a short quotation is used as a noun, not as speech."""
        tags = self._jieba.tag(quoted)
        if any(tag in _SPEECH_TAGS for _, tag in tags[:1]):
            return False
        return not any(word in _SPEECH_WORDS for word, _ in tags)

    def _title_kind(self, title: str) -> str:
        """Tell a law from a work by the ending of its title."""
        law = any(self.lexicon.noun(title[-length:], "suffix") == "Law" for length in _LAW)
        return "Law" if law else "Work"

    def _cut(self, text: str, start: int, end: int, tokens: list[Token]) -> None:
        if start >= end:
            return
        place = start
        plain = self._plain
        for pair in self._jieba.tag(text[start:end]):
            word, flag = pair
            known = plain.get(pair)
            if known is not None:
                tokens.append(Token(word, place, *known))
                place += len(word)
                continue
            parts = self.lexicon.splits.get(word)
            if parts:
                for part in parts:
                    if part in _ENDINGS and part is parts[0] and tokens and takes_ending(tokens[-1], place, part):
                        before = tokens.pop()  # 建成|区内
                        tokens.append(Token(before.text + part, before.start, t.N))
                    elif tokens and part is parts[0] and tokens[-1].end == place and counts(tokens[-1].text, part):
                        tokens.append(Token(part, place, t.Q))  # 这|条|鱼
                    else:
                        tokens.append(self._token(part, place, self._flag(part, "d")))
                    place += len(part)
            elif word in _ASPECTS and tokens and self._holds_verb(tokens[-1], place):
                before = tokens.pop()
                self._again(before.text[:-1], before.start, tokens)
                tokens.append(Token(before.text[-1], before.end - 1, t.V))
                tokens.append(self._token(word, place, flag))
                place += 1
            elif word in _ENDINGS and tokens and takes_ending(tokens[-1], place, text[place : place + 2]):
                before = tokens.pop()
                tokens.append(Token(before.text + word, before.start, t.N))
                place += len(word)
            else:
                before_it, place = place, self._add(word, place, flag, tokens)
                if tokens[-1].start == before_it and word[0] not in COUNTING and word not in _BY_PLACE:
                    self._keep(pair, tokens[-1])

    def _keep(self, pair: tuple[str, str], token: Token) -> None:
        """Keep what a word is that stays whole wherever it stands."""
        if len(self._plain) >= _PLAIN:
            self._plain.clear()
        self._plain[pair] = token.cats, token.kind, token.label

    def _add(self, word: str, place: int, flag: str, tokens: list[Token]) -> int:
        """Add a word, taken apart where the segmenter only guessed that it is one: 同普速, 支乐队."""
        if tokens and tokens[-1].end == place and counts(tokens[-1].text, word[0]):
            if len(word) == 1:
                tokens.append(Token(word, place, t.Q))
                return place + 1
            if not self._jieba.has_word(word) or (len(word) >= _THREE and self._jieba.has_word(word[1:])):
                tokens.append(Token(word[0], place, t.Q))
                return self._again(word[1:], place + 1, tokens)
        if word == "会上" and tokens and tokens[-1].end == place and len(tokens[-1].text) == _VERB:
            before = tokens[-1]
            if before.cats & t.V and not before.cats & (t.T | t.R | t.NAME):  # 说明会上, 发布会上
                tokens[-1] = Token(before.text + "会", before.start, t.N)
                tokens.append(self._token("上", place + 1, "f"))
                return place + 2
        if len(word) == _FOUR and flag[0] in "nli" and word[1] in _ENDING_VERBS and self._joins(word):
            return self._again(word[2:], self._again(word[:2], place, tokens), tokens)
        if (word[0] in "不没未" and flag[0] in "vp" and self._denies(word)) or self._is_after(word, flag):
            tokens.append(self._token(word[0], place, "f" if word[0] == "后" else "d"))
            return self._again(word[1:], place + 1, tokens)
        if flag in _FIXED and len(word) == _FOUR and self._adverbial(word):
            tokens.append(self._token(word[:2], place, "d"))
            return self._again(word[2:], place + 2, tokens)
        since = word[0] == "起" and len(word) > 1 and opens_stretch(tokens, place)
        opening = since or word[0] in _OPENING
        if (opening or word[-1] in _CLOSING) and not counted(word) and self.guessed(word):
            if opening:
                tokens.append(self._token(word[0], place, "f" if since else "p"))
                return self._again(word[1:], place + 1, tokens)
            place = self._again(word[:-1], place, tokens)
            tokens.append(self._token(word[-1], place, "p"))
            return place + 1
        if self._apart(word) or (flag in ("v", "p") and self.guessed(word) and opens_with_place(word, place, tokens)):
            place = self._again(word[:2], place, tokens)  # 盘后; 发生爆炸, 签订协议
            return self._again(word[2:], place, tokens)
        tokens.append(self._token(word, place, flag))
        return place + len(word)

    def _adverbial(self, word: str) -> bool:
        """Tell whether a fixed expression is a verb behind an adverb or its subject: 共同开发, 人口减少."""
        known = self._adverbs.get(word)
        if known is None:
            lexicon = self.lexicon
            own = word in lexicon.words or word in lexicon.verbs or word in lexicon.nouns or word in self._terms
            known = self._adverbs[word] = not own and word[2:] in lexicon.verbs and self._opens(word[:2], word[2:])
        return known

    def _opens(self, word: str, verb: str) -> bool:
        """Tell whether a word before a verb is an adverb, or a noun where the verb cannot be one."""
        tags = self._jieba.tag(word, hmm=False)
        if len(tags) != 1:
            return False
        return tags[0][1] in ("d", "ad") or (tags[0][1] == "n" and self._jieba.tag(verb, hmm=False)[0][1] == "v")

    def _apart(self, word: str) -> bool:
        """Tell whether a guess of two, three or four characters is two words or more."""
        if len(word) == _PAIR:
            return self._stands_apart(word)
        if len(word) == _THREE:
            if word[2] in _QUALITIES and self.guessed(word):
                return self._measures(word[:2], word[2])
            said = word[1] in _WHEN and word[2] in _SAYING  # 信中称
            when = word[2] in _PAST and self._jieba.tag(word[:2])[0][1][0] in "nv"  # 占领海澄时, 收函后
            return (said or when or word[1] in _MIDDLE) and self.guessed(word)  # 现由市
        return len(word) == _TWO_WORDS and self._two_words(word)

    def _measures(self, noun: str, quality: str) -> bool:
        """Tell whether a guess is a noun and how much of it there is: 变数|多, 工期|长, but not 秘书|长."""
        if not self._jieba.has_word(noun) or (quality == "长" and noun[1] not in _SPANS):
            return False
        return self._jieba.tag(noun, hmm=False)[0][1] in ("n", "vn")

    def _stands_apart(self, word: str) -> bool:
        """Tell whether the second character of a guess is a word of its own: 盘|后, 报|省."""
        first, second = word[0], word[1]
        if first in _WHEN and second in _SAYING:
            return self.guessed(word)  # 接受采访时|说, 回复中|称
        if second in _PLACES:
            return first in _TOWARDS and self.guessed(word)
        return second in _WHERE and self.guessed(word) and self._jieba.tag(first)[0][1][0] == "n"

    def _two_words(self, word: str) -> bool:
        """Tell whether four characters are two words: a verb with its object, or what was only guessed to be one."""
        first, second = word[:2], word[2:]
        if first in _SUPPORTING:
            return True
        if not self.guessed(word) or not self._jieba.has_word(second):
            return False
        return self._jieba.has_word(first) or second in self.lexicon.verbs or second in self.lexicon.bare  # 高票当选

    def _joins(self, word: str) -> bool:
        """Tell whether the dictionary has joined a verb and its object: 抓住机会, 发布公告."""
        lexicon = self.lexicon
        if word in lexicon.nouns or word in lexicon.tags or word in self._terms or not self._jieba.has_word(word[2:]):
            return False
        known = lexicon.verbs.get(word[:2])
        if known is not None:
            return known.frame == "np"
        tagged = self._jieba.tag(word[:2], hmm=False)
        return len(tagged) == 1 and tagged[0][1] == "v"

    def _denies(self, word: str) -> bool:
        """Tell whether a word is 不 before a verb or a preposition, and no word that the lexicon knows."""
        lexicon = self.lexicon
        if len(word) == 1 or word in lexicon.words or word in lexicon.verbs:
            return False
        return word[1:] in lexicon.verbs or lexicon.function(word[1:], "prep") is not None

    def _is_after(self, word: str, flag: str) -> bool:
        """Tell whether a guess holds a verb behind 后: 登场|后|连进三球."""
        return word[0] == "后" and flag[0] == "v" and self.guessed(word)

    def _holds_verb(self, before: Token, place: int) -> bool:
        """Tell whether a guess before 着 or 了 ends with the verb that it belongs to: 镇口立|着."""
        return before.end == place and not before.cats & (t.V | t.A | t.NAME) and self.guessed(before.text)

    def guessed(self, word: str) -> bool:
        """Tell whether the segmenter only guessed that this is one word."""
        return len(word) > 1 and word not in self._terms and not self._jieba.has_word(word)

    def parted(self, token: Token, length: int) -> list[Token]:
        """Give what a guess is, taken apart behind so many characters."""
        found: list[Token] = []
        self._again(token.text[length:], self._again(token.text[:length], token.start, found), found)
        return found

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
            if len(self._known) >= _KEPT:
                self._known.clear()
            flag = "n" if flag == "nr" and everyday(word) else flag
            cats = self._known[key] = categories(word, flag, self.lexicon)
        kind = _KINDS.get(flag, "") if cats & t.NAME and 1 < len(word) < 5 else ""
        return Token(word, place, cats, kind)


def _about(text: str, span: Span, value: Token) -> Token | None:
    """Give the 约 before a number, which the segmenter joins to a name that it guesses: 配送|员约|2.6万人."""
    place = value.start - 1
    if not value.cats & t.M or place <= span.start or text[place] != "约" or text[place - 1] in _BINDING:
        return None
    return Token("约", place, t.D)


def _whole_words(lexicon: Lexicon) -> dict[str, str]:
    """Give the words that the segmenter must keep whole, with a tag: all of two characters or more."""
    words = dict.fromkeys(lexicon.compounds, "n") | {word: tags[0] for word, tags in lexicon.tags.items()}
    words |= dict.fromkeys((*lexicon.splits, *lexicon.words), "d")
    words |= {w: "n" for w, classes in lexicon.nouns.items() if set(classes) - {"suffix"}}
    words |= dict.fromkeys((*lexicon.bare, *lexicon.verbs), "v") | dict.fromkeys(lexicon.aliases, "nz")
    return {w: flag for w, flag in words.items() if len(w) > 1}
