"""The words that the grammar knows by form: closed classes of Chinese, which no user's lexicon adds to.

Their parts of speech stand in the lexicon; here is only what a part of speech does not tell.
"""

from __future__ import annotations

from kg.nlp import token as t

#: What may stand in a group of nouns without 的.
FLAT = t.N | t.A | t.M | t.Q | t.DET | t.R | t.T | t.LOC | t.COORD | t.VALUE | t.NAME | t.IDIOM
#: Where a predicate may start.
OPENERS = t.D | t.NEG | t.MODAL | t.AUX | t.P | t.V | t.COP | t.A | t.IDIOM | t.SUO

#: They close what a preposition opens: 对…来讲, 在…看来, 以…为例.
TAILS = frozenset(
    "来讲 来说 而言 来看 看来 说来 上来讲 上来看 上来说 的话 为例 为由 为止 起 这样 那样 一样 一般".split()
)
#: Of these, what says for whom a clause holds: 对企业来讲.
TOPIC_TAILS = frozenset("来讲 来说 而言 看来 来看".split())
#: They make a time, a place or a course of what stands before them.
TIMES = frozenset(
    "时 时候 的时候 之时 之际 之初 之后 以后 后 之前 以前 前 以来 期间 之中 中 当中 过程中 来 里 同时 间 内 之内 起".split()
)
#: They make an aspect of a noun: 技术方面.
ABOUT = frozenset({"方面"})
#: Where an adjunct may end.
CLOSERS = TIMES | ABOUT | {"的话"}
#: Prepositions of topic stand before a noun and before a clause alike: 有关支付宝的消息.
TOPICAL = frozenset("有关 关于".split())
#: Prepositions of likeness, and the words that close them: 像…这样, 如同…一般.
LIKE = frozenset("像 如 如同 好像".split())
LIKENESS = frozenset("这样 那样 一样 一般".split())
#: They open what is spoken of, or what something is done to, before whoever acts.
UPON = ("对", "对于", "针对")
#: They bring the object before the verb: 将关注的焦点聚焦在产业端.
SHIFTED = frozenset("将 把".split())
#: What they bring, the verb need not take behind it.
FILLING = frozenset("与 同 跟 和 将 把 被 由 对 对于 向 为 给".split())
#: Of what they open it is said that something else is so each time: 每逢大风封桥, 每到春天.
WHENEVER = ("每逢", "每到", "每遇")
#: A passive may leave its agent out: 被誉为.
BARE_PASSIVE = frozenset("被 遭".split())
#: Before 人, 一名员工 or 任何部门 they say that none of these does what follows.
NONE = ("没有", "没", "无")
#: Before an amount they say that it is the most or the least, and of these what tells which of several: 不超过三日的活动.
LIMITS = frozenset("不超过 不低于 不少于 不高于 不多于".split())
BOUNDS = LIMITS | frozenset("至少 最多 超过 逾 近 约 大约 将近 接近".split())
#: Behind a verb with 了 they tell where what is done leads: 掉了下来.
COURSE = frozenset("下来 下去 起来 出来 出去 回来 回去 上来 上去 过来 进来 进去".split())
#: What they open may belong to a noun: 在海外的收入, 对员工的要求, 与妻子的感情.
OF_THINGS = ("在", "于", "对", "对于", "与", "和", "同", "跟", "向")
