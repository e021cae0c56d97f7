"""Function words and properties by which several parts of the interpreter decide who does what to whom."""

from __future__ import annotations

#: They bring a partner.
WITH = frozenset("与 同 跟 和".split())
#: They bring whom something is done to.
PARTNER = frozenset("对 对于".split())
#: They bring whose plan something goes by.
BY_PLAN = frozenset("按照 按 依照 根据 遵照".split())
#: They bring a means.
MEANS = frozenset("通过 凭借 借助 依靠 依托 靠 透过 经由 利用".split())
#: They bring a ground.
BECAUSE = ("因", "因为", "由于", "鉴于")
#: Closed by 这样 or 一样 they bring an example, who does what is spoken of.
LIKE = frozenset("像 如同".split())
#: Closing words that say for whom a clause holds.
FOR_WHOM = ("来讲", "来说", "而言")
#: Properties that two partners have with each other.
RECIPROCAL = frozenset("integratesWith cooperatesWith competesWith differsFrom conflictsWith drawsWith spouse".split())
#: Properties whose object may stand before the verb: 在北京去世.
PLACED = frozenset("deathPlace birthPlace heldIn worksFor educatedAt listedOn residence".split())
#: What two are or do to each other.
MUTUAL = frozenset(
    "相近 相似 相同 相仿 相当 相反 相等 一致 类似 不同 相望 相邻 相连 相接 相通 相交 相遇 相识 相关 毗邻 为邻".split()
)
#: Verbs of speech with whom they are said to behind them: 告诫学生，….
ADDRESSING = frozenset("告诫 告诉 提醒 警告 叮嘱 嘱咐 劝告 告知".split())
#: In a ruling they tell what the court itself does: 法院判决：被告返还押金，驳回其他请求.
DISPOSING = ("驳回", "维持", "发回")
#: Behind what somebody says, too, they tell what else that one does: 提出…，建议法庭从轻处罚.
ASKING = ("建议", "并建议", "请求", "并请求", "要求", "并要求", "希望", "并希望", "呼吁", "并呼吁")
#: Within a word they deny what is left of it: 不佳, 无家可归.
DENYING = ("不", "没", "未", "无")
#: Who is led by somebody does not do this, but whoever leads: 随母亲改嫁.
LEADING, WEDDING = ("随", "跟", "跟随"), ("改嫁", "再嫁", "出嫁")
#: Properties of verbs that judge others: what stands behind them is only said, and not of who says it.
JUDGING = ("criticises", "praises")
WONDERING = ("问", "询问", "追问", "质问", "发问")  #: what follows is asked, not said
#: Idioms that end so tell what happens, and no quality: 随之而来, 腾空而起.
GOING = ("而来", "而去", "而至", "而出", "而过", "而起", "而归")
#: What something amounts to is not done by it: 光缆相当于埋下了上万只麦克风.
AMOUNTING = ("相当于", "等于", "好比", "如同", "无异于", "不亚于")
#: The rule that reads what a deal costs.
OF_DEAL = "price-of-deal"
