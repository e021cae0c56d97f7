"""What speaks against a statement: better none than a wrong one.

Each objection is a reason that ``--explain`` shows. None knows a sentence; they say what a subject, an object or a
holder must at least be for the reading to be trusted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Entity, Statement, Value
from kg.nlp.name_lists import name_lists

if TYPE_CHECKING:
    from kg.extract.resolve import Resolver
    from kg.model import Predicate
    from kg.ontology import Vocabulary

_LONG_VERB = 14  # code points; a longer verbatim predicate has swallowed what is not its own
#: Nouns that mean something only with what they are of: 这种看法 is known by what is thought.
_POINTED = frozenset(
    "看法 观点 判断 说法 想法 结论 意见 事情 事 问题 情况 结果 方式 方法 做法 关键 重点 "
    "事件 消息 现象 行为 单位 内容 部分 措施 工作 活动 时间 地方 东西 方面 其他".split()
)
_SHOWN = ("这", "那", "该", "此", "上述", "前述", "其", "有关", "相关")
#: How many there are, and nothing of what: 七, 三位, 2比1, 第27轮.
_AMOUNT = re.compile(
    "(?!第.{1,3}[轮届]$)第?[0-9〇零一二两三四五六七八九十百千万亿.多几]+(?:比[0-9一二三四五六七八九十]+|[位个名只件条款座轮场次家所孔层间艘辆架局盘][女男]?)?"
)
#: They are several: 下游两座新桥, but not 第二座桥.
_SEVERAL = re.compile(
    "(?<!第)(?:两|几|数|[三四五六七八九百]|(?<![0-9])[2-9]|[0-9十]{2,})[余多]?[座家个件条棵艘辆架栋幢匹扇块份封部本间]"
)
_DIRECTIONS = (
    "每人每年",
    "每人每月",
    "每人",
    "每年",
    "每月",
    "每天",
    "南北",
    "东西",
    "前后",
    "左右",
    "上下",
    "左",
    "右",
    "长宽",
)
_CARRIED = frozenset("带到 运到 送到 搬到 寄到 拉到 抬到 挑到 驮到 带往 运往 送往 寄往 发往 运至 送至".split())
_BROUGHT = re.compile("[^的]+的(?!第)[0-9一二两三四五六七八九十百千几]")  #: 带到|青溪镇的86箱蜂
_OPENERS = tuple("若 倘若 如果 至于 不顾 由于 鉴于 即便 即使 只要 不论 无论 不是".split())
_PIVOTS = ("称其", "视其", "使其", "将其", "令其")
_FOR = re.compile("为.{1,3}[队方]")  #: 为主队|锁定胜局
_QUESTIONS = ("孰", "谁", "什么", "哪")
_ASKING = ("什么", "哪些", "哪个", "哪种", "哪家", "何种", "怎样", "多少", "多大", "谁")
_LISTED = ("下列", "以下", "如下")
_LAWFUL = ("依法", "依规", "据此")
_WITH_THIS = frozenset(
    "因此 如此 彼此 从此 在此 由此 至此 就此 应该 据此 对此 为此 此外 此后 此前 此类 此种 此次 该当".split()
)
_POINTING = ("这", "那")
_WHAT_WAS_SAID = ("此事", "此举", "此说", "此言", "此话")
_UNSAID = ("两者", "二者", "双方", "前者", "后者", "其中", "该", "此")

#: What belongs to those says what it is: 该线的167名员工.
_OF_THEM = re.compile("(?:该.{1,4}|(?:二者|两者|双方)(?:之间|在.+)?)的.{2,}")

#: Properties that only persons have.
_PERSONAL = frozenset(
    "holdsPosition appointedAs educatedAt birthPlace deathPlace birthDate deathDate spouse teacher student resignsFrom "
    "awarded degree".split()
)
_KIN = ("child", "parent", "spouse", "sibling")
_INSIDE = "中里内上下"  # 家中: where somebody is
#: So only people are counted: 三十名老渔民.
_HEADS = re.compile("[0-9一二两三四五六七八九十百千数几多余]+(?:名|位)(?!于)")
_OF_PERSONS = frozenset({"Person", "Group", "Role"})
#: Properties whose object must be a value.
FIGURES = frozenset(
    "amount price revenue profit length height area population employees age width weight speed capacity duration "
    "sales marketValue cost quantity increasesBy decreasesBy increasesTo decreasesTo rate depth temperature users".split()
)
#: Of these, those that no person has.
_OF_THINGS = frozenset(
    "price length area population employees width capacity sales marketValue quantity depth users cost".split()
)
#: What only somebody does.
_OF_ACTORS = frozenset(
    "promises plans asks appoints studies investigates employs invites sues announces suggests hopes".split()
)
#: Those that are said of a figure itself.
OF_FIGURES = ("increasesBy", "decreasesBy", "increasesTo", "decreasesTo", "amount", "quantity")
#: Endings of nouns that name a measure.
MEASURING = tuple(
    "率 量 力 度 额 价 费 数 积 长 高 宽 重 值 比 龄 速 温 压 距 幅 规模 成本 时间 全票 门票 寿命 续航 周期 投资 预算 份额 跨度 "
    "半径 直径 产能 费用 利润 收入".split()
)
#: Endings of what tells figures and has none: 报告, 数据.
TELLING = ("数据", "结果", "报告", "公告")
#: Endings of what is nobody: 业绩, 能量密度.
_MEASURE = tuple(one for one in MEASURING if one not in "长高宽重")  # 馆长 is somebody
_NO_MEASURE = ("劳动力", "主力", "压力", "动力", "能力")
_NOBODY = (
    *_MEASURE,
    "业绩",
    "密度",
    "售价",
    "人数",
    "方言",
    "数据",
    "理由",
    "原因",
    "问题",
    "产品",
    "价格",
    "元",
    "条件",
    "期限",
)
#: What a thing has and nobody could know of without the thing; words that stress it.
_ABSTRACT = ("hasCause", "purpose", "notableWork", "hasBasis", "causes", "representativeOf")
_EMPHATIC = ("真正", "主要", "根本", "直接", "唯一", "最大", "首要", "重要", "最终", "另一个")
#: Endings of those who say something though they are no persons.
_SPEAKERS = tuple(
    "公告 报告 半年报 年报 财报 数据 研究 调查 结果 统计 专家 记者 法院 公司 部门 人士 学者 媒体 警方 检方 校方 馆方 "
    "官方 有人 会议 大会 市场 业内 声明 通报 论文 判决书 史书 县志 新规 规定 办法 条例 通知 意见 方案 协议 合同 公报 白皮书 草案 规划 纲要 标准 "
    "指南 章程 会议记录 记录 纪要 日记 碑文 铭文 碑记 残碑 石碑 墓志 镇志 村志 市志 州志 府志 省志 方志 族谱 家谱 宗谱 旧志 档案 记载 传说 "
    "笔记 文献 史料 回忆录 自传 自述 奏折 书信 遗书 "
    "题记 题刻 账本 账簿 合约 契约 判决 裁定 遗嘱 来信 信件 家书 批注 按语 预案 预告 页面 说明书 手册 传言 实验 "
    "校史 督导 法医 妇女 爆料 房东 股东 船东 邻居 家属 亲属 夫妇 夫妻 儿子 女儿 子女 妻子 丈夫 父亲 母亲 长辈 老板 老板娘 双方 "
    "农户 商户 用户 住户 客户 租户 养殖户 牧户 渔户 散户 储户 "
    "合议庭 审判庭 评审组 专家组 工作组 课题组 调查组 矿工 工人 民工 职工 乡绅 士绅 同窗 同学 同乡 同行 同僚 队医 "
    "企业 厂商 车企 房企 商家 银行 学校 医院 机构 协会 平台 院方 厂方 店方 官员 人员 代表 负责人".split()
)
#: Subjects that are parts of something left unsaid.
_HOW = frozenset("困难 艰难 不便 缓慢 吃力 灵活 自如 迟缓 不畅 顺畅".split())
#: They end so, and are no time when something was: hours, and what current does in an hour.
_HOURS = frozenset("小时 工时 课时 学时 平时 战时 耗时 用时 准时 及时 同时 计时 历时 不时 暂时 瓦时 安时".split())
_CASES = ("的情况下", "的情形下", "的时候", "的同时", "之际")  #: they end what tells when something is so
_PARTS = frozenset(
    "一审 二审 终审 再审 一部分 部分 另一部分 大部分 小部分 多数 大多数 少数 半数 近半数 过半数 其余 门下 旗下 名下 麾下 膝下 手下 门口 屋内 箱内 馆内 院内 "
    "原因 缘由 起因 成因 一半 大半 多半 过半 另一半 小半 三分之一 三分之二 心里 心中 嘴里 眼里 脸上 身上 脚下 头上 手里 手中 "
    "部门 有关部门 相关部门 一方 者 等 合计 累计 总计 共计".split()
)
#: With nothing before it, a place beside something unsaid; what is told of by its quality alone, or is only said: 轻的, 说的.
_BESIDE = frozenset("背后 里面 上面 下面 外面 前面 后面 旁边 中间 两侧 底下 其上 其中 数量 开局 开场".split())
_ONES = re.compile("[说讲指谈轻重新旧大小高低多少好坏长短老贵快慢]的|[左右上下前后东西南北中]边的")
#: Of such it says little what they are, where it is not said of what.
_OF_SOMETHING = frozenset("理由 原因 答案 前提 目的 代价 初衷 下场".split())
#: Last characters of people of a kind: 市民, 读者, 船员.
_PEOPLE = frozenset("民者员师人手众友客兵农商长徒生迷主")
#: Other endings of nouns that mean people of some sort: 未婚女性.
_SORTS = ("女性", "男性", "子女", "女子", "男子", "妇女", "儿童", "专家", "青年", "少年")
#: Last characters of bodies that a place or a thing is called after: 船厂, 剧院.
_BODIES = frozenset("厂店馆院校行社局所台队团县市省国方会司部处组府署厅委")
_SPEECHLESS = ("Concept", "Quality", "Situation", "Place", "Value")
_ROLE = 6  # code points of the longest role
_NAME = 6  # code points of the longest name behind a role
#: Behind them, without quotation marks, stands what is called so: 环保组织清流, 啤酒商湟源.
_CALLED = ("组织", "机构", "商", "企业", "公司", "厂", "集团", "协会", "基金会")
_ARTICLE = re.compile("第[0-9一二三四五六七八九十百]+[条款章]$")  #: 协议第九条 says what must be
End = Entity | Value | Statement


#: They mean somebody who was named before.
_OTHER = ("对方", "双方", "二者", "两者", "后者", "前者", "彼此", "另一方", "其中一方")
#: What begins so is said by somebody to somebody; but not 我国, 我市. 这次 is when.
_TALKING = re.compile("[你您咱俺]|我(?![国市省县区镇校院党军方司所])|[这那此][次回]$")


def hollow(subject: End, words: str, target: End | None) -> str:
    """Tell what makes the ends of any statement say too little; nothing where they say enough.

    ``words`` are those of the subject in the text: 这种看法 means more than 看法.
    """
    if isinstance(subject, Value) and subject.label.isdigit():
        return f"“{subject.label}” is a number, not a thing"
    against = _unnamed(subject, words) if isinstance(subject, Entity) else ""
    if against:
        return against
    if (
        isinstance(target, Entity)
        and target.kind != "Situation"
        and (target.label.endswith(("而得名", "得名", "的可能")) or _points_within(target.label))
    ):
        return f"“{target.label}” has run into what follows"
    if isinstance(target, Entity) and target.kind != "Situation" and target.label.startswith(_ASKING):
        return f"“{target.label}” asks which"  # 扮演了什么角色，大家心知肚明
    if words.startswith(_ASKING):
        return f"“{words}” asks which"  # 明确哪些服务必须保留窗口
    for one in (subject, target):
        if isinstance(one, Entity) and (
            one.label in _OTHER or (one.label.startswith(("后者", "前者")) and one.label[2:4] != "旗下")
        ):
            return f"whom “{one.label}” means is not known"
        if isinstance(one, Entity) and _TALKING.match(one.label):
            return f"“{one.label}” is said to somebody"  # 教练让我上场, 你留意过…
    if isinstance(target, Entity) and _is_when(target.label):
        return f"“{target.label}” is a time"
    if isinstance(target, Entity) and target.label.startswith("等"):
        return f"“{target.label}” is the end of a list"
    return ""


def _is_when(label: str) -> bool:
    """Tell whether an object only tells when: 之初, 触碰时."""
    return label.endswith(("之初", "之际", "之时")) or (
        len(label) > 2 and label[-1] == "时" and label[-2:] not in _HOURS
    )


def _unnamed(subject: Entity, words: str) -> str:
    """Tell what shows that a subject names nothing; nothing where nothing does."""
    label = subject.label
    pointed = label in _POINTED and words.startswith(_SHOWN)
    told = ""
    bare = label in _BESIDE or _ONES.fullmatch(label) is not None
    if pointed or bare or label in _PARTS or (label.startswith(_UNSAID) and not _OF_THEM.match(label)):
        told = "is a part of something left unsaid"
    elif label.endswith(("的他", "的她", "的它", "的他们", "的我", "的我们")):
        told = "is somebody not known"
    elif _AMOUNT.fullmatch(label) or label in _DIRECTIONS:
        told = "is a number or a direction, not a thing"
    elif label.startswith(_OPENERS) or label.endswith(_PIVOTS) or _FOR.fullmatch(label):
        told = "has taken in what is no part of a thing"
    elif label.startswith(_LAWFUL):
        told = "is something done"
    elif label.startswith(_POINTING) and len(label) > 1 and not subject.name and subject.kind != "Situation":
        told = "points to what is not known"
    elif label.startswith(_QUESTIONS):
        told = "asks who or what"
    return f"“{label}” {told}" if told else ""


def _points_within(label: str) -> bool:
    """Tell whether a 此 or 该 within a label begins another thing: 民间传说此桥."""
    return "的" not in label and any(
        label[k] in "此该" and not {label[k - 1 : k + 1], label[k : k + 2]} & _WITH_THIS
        for k in range(2, len(label) - 1)
    )


def objection(
    vocabulary: Vocabulary, resolver: Resolver, subject: End, predicate: Predicate, target: End | None,
    holder: Entity | None,
) -> str:  # fmt: skip
    """Tell what speaks against a statement; nothing where nothing does."""
    brought = predicate.label in _CARRIED and isinstance(target, Entity) and _BROUGHT.match(target.label)
    if len(predicate.label) > _LONG_VERB or brought:
        return "its predicate has swallowed other words, or its object those of what was brought there"
    if isinstance(subject, Entity) and isinstance(target, (Entity, Value)):
        words = predicate.label.replace("…", "")
        if target.label and target.label in subject.label and words and words in subject.label:
            return "the subject says it already"
        if predicate.property == "isA" and target.label.startswith(f"{subject.label}的"):
            return "nothing is its own part"
    back = predicate.property == "denies" and target is not None and target.label in _WHAT_WAS_SAID
    elsewhere = isinstance(target, Entity) and (target.label.startswith(_LISTED) or target.label.endswith(_CASES))
    if isinstance(target, Entity) and (back or elsewhere or _acts(resolver, target.label)):
        return f"“{target.label}” is something done, tells when, or points to a list or to what was said"
    if predicate.property in _OF_ACTORS and isinstance(subject, Value):
        return f"“{subject.label}” is an amount, and does nothing"
    for one, fit in ((holder, can_speak), (subject if predicate.property in _OF_ACTORS else None, _can_act)):
        if isinstance(one, Entity) and not fit(resolver, one):
            return f"“{one.label}” is nobody who could say or do so"
    if predicate.property is None or not isinstance(subject, Entity):
        return ""
    if _is_role_of(resolver, subject.label):
        return f"“{subject.label}” is somebody's, and whose is not said"
    if predicate.property in FIGURES and predicate.property not in OF_FIGURES and is_figure(resolver, subject.label):
        return f"“{subject.label}” is a figure, and has none"
    return _misfit(vocabulary, subject, resolver.kind_of(subject), predicate.property, target)


def _can_act(resolver: Resolver, subject: Entity) -> bool:
    """Tell whether a subject may be somebody who plans, asks or promises."""
    return resolver.kind_of(subject) not in ("Quality", "Value", "Measure") and (
        resolver.kind_of(subject) != "Concept" or not subject.label.endswith(_NOBODY)
    )


def _is_role_of(resolver: Resolver, label: str) -> bool:
    """Tell whether a label is the bare name of what something has: 原因, 真正的目的; no figure, and no person."""
    bare = label.partition("的")[2] if label.partition("的")[0] in _EMPHATIC else label
    known = resolver.lexicon.noun(bare, "relation")
    return known is not None and known.endswith("of>is") and known.split()[0] in _ABSTRACT


def is_figure(resolver: Resolver, label: str) -> bool:
    """Tell whether a label is the bare name of a figure: 利润, 产量."""
    known = resolver.lexicon.noun(label, "relation")
    return known is not None and known.split()[0] in FIGURES


def is_measure(label: str) -> bool:
    """Tell whether a label ends as the names of figures do: 履约成本, 离子半径."""
    return label.endswith(_MEASURE) and not label.endswith(_NO_MEASURE)


def is_many(label: str) -> bool:
    """Tell whether a label counts several things: 它 means none of these."""
    return _SEVERAL.search(label) is not None


def is_sum(label: str) -> bool:
    """Tell whether a label is the name of a figure, and not of whose it is: 数额, 净利润."""
    return is_measure(label) and "的" not in label


def _acts(resolver: Resolver, label: str) -> bool:
    """Tell whether an object is a verb phrase: 允许他人使用 of 披露并允许他人使用."""
    if "的" in label or label in resolver.lexicon.aliases:
        return False
    verbs = resolver.lexicon.verbs
    found = next((verbs[label[:n]] for n in (3, 2) if label[:n] in verbs), None)
    return found is not None and found.frame == "pivot" and len(label) > len(found.word) + 2


def _misfit(vocabulary: Vocabulary, subject: Entity, kind: str, name: str, target: End | None) -> str:
    """Tell why a property cannot be said of a thing of a kind, or not with such an object."""
    somebody = kind in _OF_PERSONS or _HEADS.match(subject.label) is not None
    kin = name in _KIN and (not somebody or subject.label[-1] in _INSIDE)
    somebody = somebody or (target is not None and _are_people(subject.label))  # 渔民离职后 tells of none that did
    if kin or (name in _PERSONAL and not somebody):
        return f"“{subject.label}” is not known as a person"
    if (
        name == "invites"
        and isinstance(target, Entity)
        and any(c.isdigit() or c in "一二三四五六七八九十百千万两" for c in target.label[-3:])
    ):
        return "an amount is nobody to invite"
    if name in FIGURES and not isinstance(target, Value):
        return "a measure needs a value"
    if name == "transitionsTo" and target is not None and target.label in _HOW:
        return f"“{target.label}” tells how it goes"  # 转向困难
    if name == "isA":
        amount = isinstance(target, Value) and target.unit
        whose = f"what the “{subject.label}” is of stays unknown" if subject.label in _OF_SOMETHING else ""
        return "an amount is no kind" if amount else whose
    if kind == "Person" and name in _OF_THINGS:
        return f"a person has no {name}"
    known = vocabulary.properties.get(name)
    domain = known.domain if known is not None else None
    if domain and domain in vocabulary.classes and vocabulary.disjoint(kind, domain):
        return f"a {kind} is no {domain}"
    if name == "wrote" and kind not in _OF_PERSONS and not (isinstance(target, Entity) and target.kind == "Work"):
        return "neither a writer nor a work"
    return ""


def _are_people(label: str) -> bool:
    """Tell whether a noun means people of some sort, whoever they are: 外国人, 女性, 成年子女."""
    return len(label) > 1 and (label[-1] in _PEOPLE or label.endswith(_SORTS))


def can_speak(resolver: Resolver, holder: Entity) -> bool:
    """Tell whether somebody may be who says something: a name, a pronoun, a role, a document."""
    label, lexicon = holder.label, resolver.lexicon
    if resolver.kind_of(holder) not in _SPEECHLESS or lexicon.function(label, "pron") is not None:
        return True
    if label in lexicon.aliases or label.endswith(_SPEAKERS) or label[-1] in _PEOPLE:
        return True
    if label[-1] in _BODIES and len(label) > 1:
        return True
    if _ARTICLE.search(label) or _is_role(resolver, label):
        return True
    named = (k for k in range(max(2, len(label) - _NAME), len(label) - 1) if "的" not in label[k - 1 :])
    ends = [label[:k] for k in named if label[k:] not in lexicon.verbs]
    return any(one.endswith(_CALLED) or _is_role(resolver, one) for one in ends)  # 领队郎万里


def _is_role(resolver: Resolver, label: str) -> bool:
    """Tell whether a label ends as a role does: 射击队领队."""
    lexicon, roles = resolver.lexicon, name_lists(resolver.lexicon).roles
    ends = (label[-n:] for n in range(min(_ROLE, len(label)), 0, -1))
    return any(lexicon.noun(one, "role") is not None or (len(one) > 1 and one in roles) for one in ends)
