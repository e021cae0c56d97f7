"""Give a verb the property that it has with such an object: 承担 plays a role, and pays the costs.

The lexicon tells what a verb mostly states. With some objects it states something else, or nothing that the ontology
has a name for: then it names itself.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from kg.extract.odd import End, odd
from kg.model import Entity, Predicate, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.ontology.lexicon import Lexicon


class Kinds(Protocol):
    """What is known of the things of a document."""

    @property
    def lexicon(self) -> Lexicon:
        """Give the words known."""
        ...

    def kind_of(self, end: Entity) -> str:
        """Give the kind of a thing."""
        ...


_PERSONS = ("Person", "Group", "Role", "Family")
_BODIES = ("Person", "Company", "Organisation", "School", "University", "GovernmentBody", "SportsTeam")
_AUTHORITIES = ("政府", "公司", "集团", "部门", "局", "委员会")
_EMPLOYERS = (*_BODIES[1:], "Court", "Hospital", "Group", "Structure")
#: Last characters of bodies that one may join or work for.
_BODY = frozenset("厂店馆院校行社局所台队团会司部处组署厅委盟军党帮班系室网报站坊铺号家")
_REGIONS = frozenset("省市县区州镇乡村国府郡")
_FAMILIES = ("家庭", "世家", "人家", "家族", "门第")
_COSTS = tuple("费 费用 成本 开支 支出 款 税 租金 债务 运费 车费 罚金 赔偿金 押金 差价".split())
_NO_ROLES = tuple("损失 流量 风险 后果 亏损 压力 代价 刑罚 重量 载荷 负荷 责任 义务 刑责 一半 多数 部分 全部".split())
#: What comes before 中 where it is a state, not a place: 睡梦中, 战乱中.
_STATES = tuple("梦 途 乱 困 贫 病 痛 战 斗 役 难 故 祸 危 急 险 境 忙 怒 静 争 程 态 慌".split())
_STANDING = tuple(
    "任上 任内 状态 阶段 时期 水平 地位 低谷 困境 劣势 优势 下风 上风 危机 高峰 边缘 关头 低位 高位 战乱 动乱 贫困 睡梦 饥荒 战争".split()
)
_HARM = tuple(
    "批评 处罚 影响 冲击 限制 破坏 伤害 威胁 质疑 指责 污染 打击 制裁 攻击 干扰 阻碍 谴责 损失 损害 惩罚 审判 调查 歧视 投诉 罚单 "
    "阻力 排挤 迫害 侵害 侵扰 警告 处分 重创".split()
)
_UNDERGONE = tuple(
    "采访 专访 访问 治疗 手术 检查 审讯 检验 考验 挑战 事实 现实 建议 意见 请求 条件 命运 观点 结果 监督".split()
)
_BETWEEN = tuple(
    "关系 联系 信任 友谊 友情 优势 感情 攻击 进攻 投票 倡议 诉讼 行动 众筹 挑战 冲击 反攻 总攻 信心".split()
)
#: What is done and is no thing of a kind: 构成违约; what is brought before a court: 提起上诉.
_OFFENCES = tuple("违约 侵权 犯罪 欺诈 罪 威胁 影响 挑战 障碍 危险 污染 伤害 侵犯 侵害 违法 压力".split())
_HARDSHIPS = tuple("困难 问题 阻力 挑战 瓶颈 危机 障碍 难题 麻烦 挫折 风险 难关 困境".split())
_SECURITIES = ("股份", "股票", "债券", "票据", "新股", "债", "券", "基金")
#: Endings of colours, shapes and traits.
_TRAITS, _SHORT_TRAIT = ("色", "性", "形", "状"), 4
_BUILT = frozenset("桥路渠坝堤庙寺塔墙城房屋库井道殿堂馆楼站铁港闸沟祠亭阁宫园")
_SCHOOLS = tuple(
    "大学 学院 学校 中学 小学 学堂 书院 师范 系 班 所 院 校 专业 研究生 博士 硕士 本科 大专 一中 二中 附中".split()
)
_WHEREABOUTS = tuple("海域 水域 流域 区域 地区 地带 一带 境内 附近 遗址 墓".split())
#: What may be gone on with; a seat and a share are only kept.
_CUSTOMS = tuple("习惯 习俗 风俗 传统 做法 惯例 风格 风貌 制度 格局 工艺 特色 作风 方式 仪式".split())
#: What heirs come to own.
_ESTATES = tuple("遗产 财产 家产 房产 地产 房屋 田产 产业 份额 股份 股权 存款 债务 权利".split())
#: What is put into use, and no target of an investment: 投入资金, 投入运营.
_PUT_IN = tuple("资金 经费 人力 物力 兵力 精力 力量 时间 设备 成本 运营 运行 使用 生产 服务 市场 战斗".split())
_STAFF = tuple("后卫 前锋 中锋 门将 外援 球员 队员 教练 主帅 人才 专家 教师 学者 医生 团队 人员".split())
_METRES = ("米", "公里", "千米", "里", "厘米", "毫米", "尺", "丈", "英里", "海里")
_NO_SPELLS = tuple("页 字 行 万字 条 卷 章".split())
_GOALS = ("球", "助攻", "分")
_PARTS = tuple("一栏 一项 一条 一款 一节 一章 一课 一科 一列 一环 功能 环节 选项 条款 附录".split())
_TERM = re.compile("[0-9一二两三四五六七八九十几数][任届]$")  #: so often was it done: 做了一任
_AT = ("于", "在")
#: What is made somewhere: the place is no maker's work.
_MADE_AT = {"founds": "foundedIn", "builds": "locatedIn", "publishes": "publishedIn"}
_MADE = ("wrote", "produces", "discovers", "develops", "invents", "creates", "releases")


def fitting(known: Kinds, subject: End, predicate: Predicate, target: End | None) -> Predicate:
    """Give a predicate the property that it has with such a subject and object; none where it has none."""
    if target is None:
        return predicate
    if _strange(known, subject, predicate, target):
        return replace(predicate, property=None)
    rule = _RULES.get(predicate.property or "")
    if rule is None:
        return predicate
    name = rule(known, predicate, target)
    if name == "worksFor" and predicate.label == "加入" and _kind(known, subject) not in (*_PERSONS, "Concept"):
        name = "memberOf"  # 希腊加入欧盟
    return predicate if name == predicate.property else replace(predicate, property=name)


def _strange(known: Kinds, subject: End, predicate: Predicate, target: End) -> bool:
    """Tell whether a verb says something else of such a subject, or with such an object, than its property."""
    name, label, kind = predicate.property, predicate.label, _kind(known, subject)
    if name == "publishes":
        return kind == "Work" or target.label.endswith(_SECURITIES)  # 《志》出版上册, 发行票据
    if name == "causes":
        return kind == "Person" and label.endswith(("产生", "产生了"))  # 他对草木产生了兴趣
    if name == "engagesIn":
        return (
            _TERM.search(target.label) is not None
            or kind in ("Structure", "Place")
            or subject.label[-1] in (*_BUILT, *"宅院厅舍址")
        )  # 老宅做过粮站
    if name == "contains":
        shown = label.endswith("展出") and (label.startswith("为…") or subject.label.endswith(_AUTHORITIES))
        return shown or kind in _PERSONS  # 县政府展出日记: it holds none
    if name == "discovers":
        return kind in ("Place", "Structure") or subject.label.endswith(_WHEREABOUTS)  # 海域没有发现过海星
    return odd(name or "", label, target)


def _kind(known: Kinds, target: End) -> str:
    return known.kind_of(target) if isinstance(target, Entity) else "Value"


def _is_verb(known: Kinds, word: str) -> bool:
    return word in known.lexicon.verbs or word in known.lexicon.bare


def _said_with(predicate: Predicate, words: str) -> bool:
    """Tell whether a predicate is one of some verbs, with an aspect or a preposition or without."""
    return any(word in predicate.label for word in words.split())


def _more(_known: Kinds, predicate: Predicate, target: End) -> str | None:
    """高于10度 exceeds it; 落后于两成 is not worse than that."""
    if not isinstance(target, Value):
        return predicate.property
    if _said_with(predicate, "高出 多出 超出"):
        return "exceedsBy"  # 较收盘价高出约两成
    return "exceeds" if _said_with(predicate, "高于 大于 多于 远超") else None


def _employer(known: Kinds, predicate: Predicate, target: End) -> str | None:
    """加入公司 works for it; 加入添加剂 does not."""
    kind, label = _kind(known, target), target.label
    if not predicate.label.endswith(("加入", "加入了")):
        return None if kind == "Substance" else predicate.property
    return predicate.property if is_body(kind, label) else None


def is_body(kind: str, label: str) -> bool:
    """Tell whether a thing of a kind is a body, by its name at least: 合作社, 护林队."""
    return kind in _EMPLOYERS or (kind in ("Concept", "Place") and label[-1] in _BODY)


def _role(_known: Kinds, predicate: Predicate, target: End) -> str | None:
    """承担费用 pays; 承担5%的流量 and 承担损失 are no roles."""
    if not _said_with(predicate, "承担 担负 肩负"):
        return predicate.property
    if target.label.endswith(_COSTS):
        return "pays"
    if isinstance(target, Value) or target.label.endswith(_NO_ROLES) or any(c in "0123456789%" for c in target.label):
        return None
    return predicate.property


def _sort(known: Kinds, predicate: Predicate, target: End) -> str | None:
    """戏箱原属小玉成班 is owned by it; 铁罗镇属砚山县 is part of it."""
    if target.label.endswith("的") and len(target.label) <= _SHORT_TRAIT and target.label[-2] not in "目标":
        return "hasProperty"  # 外面的天是红的
    if target.label.endswith(_TRAITS) and len(target.label) <= _SHORT_TRAIT and _kind(known, target) == "Concept":
        return "hasProperty"  # 卵为白色, 雏鸟为晚成性
    if _said_with(predicate, "构成") and target.label.endswith(_OFFENCES):
        return None
    if not predicate.label.endswith("属"):
        return predicate.property
    kind = _kind(known, target)
    if kind in _BODIES:
        return "ownedBy"
    return "partOf" if kind == "Place" and target.label[-1] in _REGIONS else predicate.property


def _place(known: Kinds, predicate: Predicate, target: End) -> str | None:
    """在睡梦中离世 and 处于低谷 tell of a state, 出生于商人家庭 of a family: no places."""
    label = target.label
    if isinstance(target, Value):
        return predicate.property
    stated = label.endswith(tuple(f"{one}中" for one in _STATES) + tuple(f"{one}之中" for one in _STATES))
    standing = label.removesuffix("中").removesuffix("之").endswith(_STANDING)
    if _kind(known, target) in _PERSONS or label.endswith(_FAMILIES):
        return None if predicate.property == "birthPlace" else predicate.property
    return None if stated or standing else predicate.property


def _lasting(_known: Kinds, predicate: Predicate, target: End) -> str | None:
    """持续至12月7日 tells when it ends, 持续三天 how long it lasts, 长达7.2米 how long it is, 长达31页 neither."""
    if isinstance(target, Value) and predicate.label.endswith(("长达", "长约")):
        unit = target.label.rstrip("多余")
        return "length" if unit.endswith(_METRES) else None if unit.endswith(_NO_SPELLS) else "duration"
    until = predicate.label.endswith(("至", "到"))
    return "endsOn" if until and isinstance(target, Value) and target.label[-1] in "日号月年" else predicate.property


def _made(_known: Kinds, predicate: Predicate, target: End) -> str | None:
    """创办于老城: founded in it; 建立关系 and 发起进攻 found nothing; 修鞋 builds nothing."""
    name = predicate.property
    if predicate.label.endswith(_AT) and isinstance(target, Entity):
        return _MADE_AT.get(name or "")
    if name == "founds" and target.label.endswith(_BETWEEN):
        return None
    mended = predicate.label in ("修", "修了", "修好", "修过")
    return None if name == "builds" and mended and target.label[-1] not in _BUILT else name


def _gained(_known: Kinds, predicate: Predicate, target: End) -> str | None:
    """受到批评 and 接受采访 are no gains."""
    taken = _said_with(predicate, "接受") and target.label.endswith(_UNDERGONE)
    return None if taken or target.label.endswith(_HARM) else predicate.property


def _thought(known: Kinds, predicate: Predicate, target: End) -> str | None:
    """考虑增资 plans it; 考虑因素 does not. 显示总分 proves nothing; 看见石阶 knows nothing."""
    if not isinstance(target, Entity) or known.kind_of(target) == "Situation":
        return predicate.property
    shown = {
        "plans": "决定 考虑 准备 计划",
        "proves": "显示 说明 表明 确认",
        "knows": "看到 看见 见到 观察到 注意到 想到",
    }
    if predicate.property == "plans" and _is_verb(known, target.label[:2]):
        return "plans"  # 考虑增资
    words = shown.get(predicate.property or "")
    return None if words is None or _said_with(predicate, words) else predicate.property


def _continued(_known: Kinds, predicate: Predicate, target: End) -> str | None:
    """保留习俗 goes on with it; 保留约13%, 保留席位 and 继承房产: what is kept or owned is not gone on with."""
    if isinstance(target, Value) or (_said_with(predicate, "继承") and target.label.endswith(_ESTATES)):
        return None
    kept = _said_with(predicate, "保留") and not target.label.endswith(_CUSTOMS)
    return None if kept else predicate.property


def _origin(_known: Kinds, predicate: Predicate, target: End) -> str | None:
    """始于渔村 comes from it; 始于今年3月 tells when it began."""
    begins = predicate.label.endswith("始于") and isinstance(target, Value)
    return "inception" if begins else predicate.property


def _invested(_known: Kinds, predicate: Predicate, target: End) -> str | None:
    """投入研发 invests in it; 投资31亿元 and 投入运营 do not tell in what."""
    into = _said_with(predicate, "投入") and target.label.endswith(_PUT_IN)
    return None if into or isinstance(target, Value) else predicate.property


def _used(known: Kinds, predicate: Predicate, target: End) -> str | None:
    """引进设备 uses it; 引进后卫 employs somebody."""
    if not _said_with(predicate, "引进 引入"):
        return predicate.property
    somebody = _kind(known, target) in ("Person", "Role") or target.label.endswith(_STAFF)
    return "employs" if somebody else predicate.property


def _post(known: Kinds, predicate: Predicate, target: End) -> str | None:
    """率领军队 leads it; 主持会议 holds no post; 由周若琳接任 tells whom she follows."""
    role = _kind(known, target) == "Role" or known.lexicon.noun(target.label, "role") is not None
    if _said_with(predicate, "率领 统领 领导 执掌 掌管") and not role:
        return "leads"
    if _said_with(predicate, "主持") and not role:
        return None
    return "succeeds" if _kind(known, target) == "Person" else predicate.property


def _scored(_known: Kinds, predicate: Predicate, target: End) -> str | None:
    """贡献力量 and 送出礼物 score nothing."""
    if _said_with(predicate, "射入 打入 踢入"):
        return predicate.property if target.label.endswith(("球", "网", "门", "死角", "角")) else None
    if not _said_with(predicate, "贡献 送出 得 收获"):
        return predicate.property
    fits = target.label.endswith(_GOALS) or (isinstance(target, Value) and target.unit in ("球", "分", "粒", ""))
    return predicate.property if fits else None


def _met(known: Kinds, predicate: Predicate, target: End) -> str | None:
    """遇到困难 faces it; 遇到大雨 meets nobody."""
    if target.label.endswith(_HARDSHIPS):
        return "faces"
    return None if _kind(known, target) in ("Value", "Quality", "Substance") else predicate.property


def _turned(known: Kinds, predicate: Predicate, target: End) -> str | None:
    """扩大到三百家 increases to that; 延伸至火车站 does not become it."""
    if not _said_with(predicate, "延伸 扩大 扩展"):
        return predicate.property
    if isinstance(target, Value):
        return "increasesTo" if not _said_with(predicate, "延伸") else None
    return None if _kind(known, target) in ("Place", "Structure") else predicate.property


def _reduced(known: Kinds, predicate: Predicate, target: End) -> str | None:
    """减少三成 falls by it; 控制公司 controls it, and 控制成本 reduces the cost."""
    if isinstance(target, Value):
        return "decreasesBy"
    held = _said_with(predicate, "控制") and _kind(known, target) in ("Company", "Organisation", "Place", "Structure")
    return "controls" if held else predicate.property


def _increased(_known: Kinds, predicate: Predicate, target: End) -> str | None:
    """增加三成 rises by it; 增加附录一章 adds it."""
    if isinstance(target, Value):
        return "increasesBy"
    return None if target.label.endswith(_PARTS) else predicate.property


def _merged(known: Kinds, predicate: Predicate, target: End) -> str | None:
    """合并两家公司 merges them; 合并段落 merges no bodies."""
    fits = _kind(known, target) in _BODIES or target.label[-1] in _BODY or target.label[-1] in _REGIONS
    return predicate.property if fits else None


def _compensated(_known: Kinds, predicate: Predicate, target: End) -> str | None:
    """赔偿原告 compensates somebody; 赔偿原告医疗费 pays it."""
    return "pays" if target.label.endswith(("费", "金", "款", "损失", "利息", "费用")) else predicate.property


def _taught(known: Kinds, predicate: Predicate, target: End) -> str | None:
    """考上大学 is educated there; 考上公务员 and 考取奖学金 are not."""
    if not predicate.label.startswith(("考上", "考取", "考入")):
        return predicate.property
    fits = _kind(known, target) in ("University", "School") or target.label.endswith(_SCHOOLS)
    return predicate.property if fits else None


def _opened(_known: Kinds, predicate: Predicate, target: End) -> str | None:
    """开放操场: what opens is the object, and no day."""
    return predicate.property if isinstance(target, Value) else None


_RULES: Mapping[str, Callable[[Kinds, Predicate, End], str | None]] = {
    "increases": _increased,
    "reduces": _reduced,
    "worseThan": _more,
    "betterThan": _more,
    "worksFor": _employer,
    "playsRole": _role,
    "isA": _sort,
    **dict.fromkeys(("birthPlace", "deathPlace", "locatedIn", "residence"), _place),
    "duration": _lasting,
    **dict.fromkeys((*_MADE_AT, *_MADE), _made),
    "gains": _gained,
    **dict.fromkeys(("plans", "proves", "knows"), _thought),
    "continues": _continued,
    "originatesFrom": _origin,
    "investsIn": _invested,
    "uses": _used,
    "holdsPosition": _post,
    "scores": _scored,
    "meets": _met,
    "transitionsTo": _turned,
    "openedOn": _opened,
    "educatedAt": _taught,
    "compensates": _compensated,
    "mergesWith": _merged,
}
