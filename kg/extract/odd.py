"""Objects with which a verb says something else than what it mostly states: 作出贡献 issues nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Entity, Statement, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

End = Entity | Value | Statement
#: 叫 fetches them; with 请 they tell where to.
_CALLED_FOR = frozenset("代驾 车 外卖 救护车 出租车 网约车 快递 菜 号 停 醒 救兵".split())
_BACK = frozenset("回来 出来 进来 过来 上来 下来 出去 回去 进去 到场".split())
_LISTS = tuple("名录 名单 目录 计划 规划 清单 预算 日程 议程 范围".split())
_DEEDS = tuple("上诉 诉讼 申诉 公诉 反诉 起诉 复议 贡献 牺牲 让步 努力 反应 改变 调整 选择 表率 妥协 动作 表情".split())
_PUPILS = ("生", "学员", "弟子", "学徒", "徒弟", "班")
_SO_MANY = re.compile("[0-9一二两三四五六七八九十百千万余多几名人个]+$")
_ACCOUNTS = tuple("账户 账号 帐户 专户 国库 财政 资金池 基金 卡 工厂 公司 银行 市场 企业".split())
_RECORDS = ("纪录", "记录")
_PENALTIES = tuple("刑 徒刑 死刑 无期 拘役 管制 监禁 罚金 罚款 处罚 缓刑 赔偿 流放 绞刑".split())
_SUMS = ("金", "费", "款", "元", "费用")
_MOVED = "针轮磨车门杆盘轴阀片泵桨船球椅板塞叶石箱"  #: things that are moved, not helped: 推动铜针


def _no_content(label: str, target: End) -> bool:
    """对此说, 约定时间, 质疑程序 and 反映变化 say nothing."""
    content = isinstance(target, Entity) and target.kind == "Situation"
    claimed = label.endswith("主张") and target.label.endswith(_SUMS)  # 主张精神抚慰金
    return label.startswith("对…") or claimed or (label.endswith(("约定", "质疑", "反映")) and not content)


_ODD: Mapping[str, Callable[[str, End], bool]] = {
    "alias": lambda label, target: label == "叫" and target.label in _CALLED_FOR,
    "invites": lambda _, target: target.label in _BACK,
    "regardedAs": lambda label, target: label.endswith("列入") and target.label.endswith(_LISTS),
    "issues": lambda _, target: target.label.endswith(_DEEDS),  # 作出贡献
    "says": _no_content,
    "understands": lambda label, _: label.endswith("在"),  # 流水掌握在平台手里
    "builds": lambda label, _: label.endswith(("到", "至", "通")),  # 公路修到县城
    "employs": lambda _, target: _SO_MANY.sub("", target.label).endswith(_PUPILS),  # 招收研究生, 招收学徒三百多人
    "empowers": lambda label, target: (
        (isinstance(target, Entity) and target.kind == "Situation")  # 协助划定停放点
        or (label.endswith(("推动", "带动", "驱动")) and target.label[-1] in _MOVED)
    ),
    "flowsInto": lambda _, target: target.label.endswith(_ACCOUNTS),  # 款项汇入账户
    "achieves": lambda label, target: label.startswith("打破") and not target.label.endswith(_RECORDS),  # 打破旧规
    "sentencedTo": lambda _, target: isinstance(target, Entity) and not target.label.endswith(_PENALTIES),  # 裁定重整
}


def odd(name: str, label: str, target: End) -> bool:
    """Tell whether a verb says something else than its property with such an object."""
    rule = _ODD.get(name)
    return rule is not None and rule(label, target)
