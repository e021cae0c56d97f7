"""Nouns that say what sort of thing stands behind them: 厂商, 耳机, 小说."""

from __future__ import annotations

from kg.nlp.name_marks import THINGS

_BODIES = tuple(
    "企业 公司 厂商 巨头 品牌 平台 网站 超市 银行 券商 机构 媒体 出版社 报社 电商 运营商 供应商 制造商 开发商 车企 药企 房企 大学 "
    "高校 剧团 乐队 球队 俱乐部 组织 智库 医院 商店 书店 酒店 餐厅 工厂".split()
)
_PRODUCTS = (*THINGS, *"应用 游戏 车型 电芯 药品 饮料 眼镜".split())
_WORKS = tuple(
    "小说 论文 电影 影片 话剧 诗集 歌曲 专著 著作 文章 散文 电视剧 纪录片 专辑 油画 画作 诗作 词典 教材 杂志 期刊 剧目 折子 歌剧 舞剧 短剧 "
    "散文集 回忆录 传记 译著 单曲 长诗 组诗 剧本 绘本 随笔 报告文学".split()
)
#: Nouns that say what sort of thing a name of a kind is.
SORTS = {"Company": _BODIES, "Organisation": _BODIES, "Product": _PRODUCTS, "Work": _WORKS}
