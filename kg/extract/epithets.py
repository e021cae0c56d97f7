"""What an epithet may stand for: 该公司, 这座桥, 这部三幕歌剧."""

from __future__ import annotations

#: What an epithet may stand for, by its noun: 该公司, 这家银行. A name that ends with the noun always fits.
EPITHETS = {
    "公司": ("Company",),
    "企业": ("Company",),
    "集团": ("Company",),
    "银行": ("Company",),
    "机构": ("Organisation", "Company"),
    "平台": ("Product", "Company"),
    **dict.fromkeys("产品 新品 新机 新车 车型 机型 手机 耳机".split(), ("Product",)),
    "学校": ("Organisation", "University", "School"),
    "城市": ("Place",),
    **dict.fromkeys(
        "作品 剧 片 书 戏 歌 诗 小说 话剧 歌剧 舞剧 电影 影片 电视剧 纪录片 诗集 文集 专辑 歌曲 乐曲 交响曲 论文 文章 著作 专著 传记 "
        "散文 画作 油画 剧本 全剧 全书 全片".split(),
        ("Work",),
    ),
    "法规": ("Law",),
    "办法": ("Law",),
    "条例": ("Law",),
    "小城": ("Place", "City"),
    "县城": ("Place", "City"),
    "古城": ("Place", "City"),
    "小镇": ("Place", "City"),
    "古镇": ("Place", "City"),
    "村庄": ("Place",),
    "国家": ("Country",),
    "球队": ("SportsTeam",),
    "某人": ("Person",),
    "俱乐部": ("SportsTeam",),
}
#: Of these, what a text calls a body that it has named: 公司, 球队.
BODIES = frozenset("公司 集团 俱乐部 球队".split())
#: Endings of names that an epithet may leave out: 该院 of 云溪区人民法院, 这支球队 of 蓝鲸队.
ENDINGS = {
    "球队": ("队", "女排", "男篮", "女足", "俱乐部"),
    "俱乐部": ("队",),
    "学校": ("大学", "学院", "中学", "小学"),
    "校": ("大学", "学院", "中学", "小学"),
    "剧团": ("团",),
    "行": ("银行",),
}
#: They open an epithet of a person, whatever the noun behind them: 这位老人.
OF_PERSONS = ("这位", "那位", "这名", "该名")


def noun_of(label: str) -> str:
    """Give the noun of an epithet that says what it may stand for: the end of a longer one.

    >>> noun_of("三幕歌剧"), noun_of("公司"), noun_of("石桥")
    ('歌剧', '公司', '石桥')
    """
    if label in EPITHETS:
        return label
    return next((label[-n:] for n in (3, 2) if len(label) > n and label[-n:] in EPITHETS), label)
