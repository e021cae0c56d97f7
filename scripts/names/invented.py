"""Invent names, and put them into sentences: those written for kg, and copies of given ones."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import rjieba
from character_classes import name_parts

from kg.nlp.name_lists import known_names, surnames

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

_FREQUENT = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
_PLACES = tuple("省 市 县 区 镇 乡 村 州 郡 岛 山 河 江 湖 海 湾 港 路 街 道 寺 庙 站 线 桥 府 城 堡 峰 岭 里 町 机场 公园 半岛 群岛 山脉 盆地 平原 高原 海峡 大桥 大厦 水库 火车站 国际机场 自治县 自治州 自治区".split())
_BODIES = tuple("股份有限公司 有限公司 集团 公司 大学 学院 中学 小学 医院 银行 电视台 电台 出版社 研究所 研究院 委员会 协会 学会 联盟 党 队 俱乐部 政府 法院 局 部 厅 院 会 社 军 团 舰队 师 基金会 博物馆 图书馆 航空 电子 科技 汽车 足球会 教会".split())
_TRADES = "科技 医疗 汽车 电子 生物 制药 新能源 软件 网络 咨询 传媒 物流 货运 食品 乳业 服饰 家居 地产 置业 航空 通信 半导体 芯片 智能 机器人 教育 文化 影业 游戏 环保 化工 钢铁 矿业 重工 机械 电器 电网 能源 光电 材料 资本 投资 电商 超市 百货 酒店 旅游 出行 网 到家 鲜 信息 数据 云 健康 农业 水泥 纺织".split()
_FORMS = "有限公司 股份有限公司 集团有限公司 有限责任公司 集团 集团股份有限公司".split()
_FIELDS = "物流科技 医疗设备 电子 电子科技 生物制药 汽车零部件 货运 供应链管理 信息技术 网络科技 文化传播 新能源科技 机械制造 置业 餐饮管理 食品 服装 建筑工程 环保设备 投资管理 软件 智能装备 农业发展 数据服务 房地产开发 国际贸易".split()
_BANKS = "银行 农商银行 证券 期货 基金 保险 人寿 信托 资管".split()
_SCHOOLS = "大学 大学 大学 理工大学 师范大学 医学院 学院 中学 一中 第二中学 实验小学 职业技术学院 外国语学校".split()
_GOVERNS = "市人民政府 市中级人民法院 区人民法院 县人民法院 市市场监管局 县文旅局 市公安局 省生态环境厅 市教育局 县人民检察院 市发改委 区税务局 市应急管理局 省高级人民法院 市住建局 县委 市委宣传部 区卫健委 市交通运输局".split()
_TEAMS = "队 足球队 俱乐部 足球俱乐部 蓝鲸队 猎豹队 雄狮队 猛虎队 飞龙队 海鸥 男篮 女排 猎豹 联队".split()
_PRESS = "日报 晚报 电视台 卫视 商报 财经 观察 新闻网 周刊 出版社 晨报 时报 网 广播电台 文艺出版社 都市报 科技报".split()
_INSTITUTES = "研究院 研究所 协会 学会 博物馆 美术馆 医院 第一人民医院 图书馆 基金会 商会 交响乐团 剧团 书院 文化馆 咨询 古建筑设计院 中医院 地质调查院 行业协会 作家协会 慈善会".split()
_NATURES = "河 江 湖 山 大桥 桥 路 公园 岛 水库 寺 湾 岭 峡谷 古镇 港 塔 溪 大道 老街 机场 站".split()
_AREAS = "市 县 区 镇 村 省 乡 岛 城 港".split()
_ROLES = "董事长 总经理 首席执行官 副总裁 总裁 创始人 负责人 财务总监 首席技术官 联合创始人 销售总监 发言人".split()
_EXPERTISE = "内窥镜影像系统 工业视觉 锂电池材料 同城货运 在线教育 储能设备 农产品加工 跨境电商 医用光学 精密零部件".split()
_BRANDS = "星 云 海 天 华 信 达 通 瑞 远 恒 泰 安 盛 鑫 科 创 新 中 联 正 博 康 美 嘉 德 宏 伟 金 银 龙 凤 鹏 飞 腾 驰 峰 岚 澜 川 沐 光 拓 微 途 麦 声 屿 数 衡 驿 棠 野 澄 鹿 鲸 禾 木 青 蓝 赤 白 玄 墨 竹 松 梅 兰 芯 智 源 润 晨 晖 曦 睿 锐 捷 顺 惠 万 家 邻 里 快 优 鲜 果 果 橙 柚 桃 米 谷 麦 原 石 岩 溪 泉 湾 洲 江 湖 北 东 南 西 京 沪 粤 蜀".split()
_SLOT = re.compile(r"\{([A-Za-z])(\d?)\}")
_SENTENCES = Path(__file__).parent / "sentences.txt"


def sentences_with_slots() -> Iterator[str]:
    """Give the sentences written for kg."""
    for line in _SENTENCES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


class Inventor:
    """Invents names by chance, the same ones each time."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.parts = name_parts()
        names = surnames()
        self.surnames = {kind: sorted(n for n, k in names.items() if k == kind) for kind in ("common", "word", "compound")}
        self.famous: dict[str, list[str]] = {}
        for name, kinds in sorted(known_names().items()):
            for kind in kinds:
                self.famous.setdefault(kind, []).append(name)

    def one(self, *of: str) -> str:
        return self.chance.choice(of)

    def part(self, name: str) -> str:
        return self.chance.choice(self.parts[name])

    # Kinds

    def person(self) -> str:
        draw = self.chance.random()
        kind = "common" if draw < 0.8 else "word" if draw < 0.93 else "compound"
        family = self.one(*_FREQUENT) if draw < 0.6 else self.chance.choice(self.surnames[kind])
        draw = self.chance.random()
        if draw < 0.22:
            return family + self.part("last")
        if draw < 0.3:
            return family + self.one("某", "某某", "某")
        return family + self.part("first") + self.part("last")

    def foreigner(self) -> str:
        draw = self.chance.random()
        if draw < 0.35:
            return self.chance.choice(self.famous["part"])
        if draw < 0.5:
            return self.part("nrt")
        if draw < 0.7:
            return self.sounds(3, 4)
        return f"{self.chance.choice(self.famous['part'])}·{self.sounds(2, 4)}"

    def sounds(self, least: int, most: int) -> str:
        return "".join(self.part("usual") for _ in range(self.chance.randint(least, most)))

    def stem(self) -> str:
        draw = self.chance.random()
        if draw < 0.55:
            return self.part("place") + self.part("place")
        return self.sounds(2, 3) if draw < 0.65 else self.famous_place()

    def famous_place(self) -> str:
        return self.chance.choice([one for one in self.famous["Place"] if 2 <= len(one) <= 3])

    def brand(self) -> str:
        draw = self.chance.random()
        if draw < 0.75:
            return self.one(*_BRANDS) + self.one(*_BRANDS)
        return self.one(*_BRANDS) + self.one(*_BRANDS) + self.one(*_BRANDS) if draw < 0.85 else self.stem()

    def place(self) -> str:
        draw = self.chance.random()
        if draw < 0.35:
            return self.chance.choice(self.famous["Place"])
        if draw < 0.5:
            return self.part("ns")
        stem = self.part("place") + self.part("place")
        return stem if draw < 0.6 else stem + self.one(*_AREAS)

    def nature(self) -> str:
        """Name a river or a bridge; one in four begins like a personal name."""
        head = self.one(*_FREQUENT) if self.chance.random() < 0.25 else self.part("place")
        return head + (self.part("place") if self.chance.random() < 0.6 else "") + self.one(*_NATURES)

    def company(self) -> str:
        draw = self.chance.random()
        if draw < 0.15:
            return self.chance.choice(self.famous["Company"])
        return self.brand() if draw < 0.25 else self.brand() + self.one(*_TRADES)

    def full_company(self) -> str:
        head = self.stem() if self.chance.random() < 0.6 else ""
        return head + self.brand() + self.one(*_FIELDS) + self.one(*_FORMS)

    # Sentences

    def filled(self, line: str) -> dict:
        """Give a sentence with names in its slots, and where they stand."""
        made: dict[str, str] = {}
        text, spans, place = "", [], 0
        for slot in _SLOT.finditer(line):
            text += line[place : slot.start()]
            place = slot.end()
            letter = slot[1]
            name = made.setdefault(slot[0], self.slot(letter))
            if letter in _TYPES and not (letter == "M" and line[slot.start() - 1] == "《"):
                spans.append([len(text), len(text) + len(name), _TYPES[letter]])
            text += name
        return {"text": text + line[place:], "spans": spans}

    def slot(self, letter: str) -> str:
        short: dict[str, Callable[[], str]] = {
            "P": self.person, "F": self.foreigner, "C": self.company, "K": self.full_company, "L": self.place,
            "B": lambda: self.stem() + self.one(*_BANKS), "U": lambda: self.stem() + self.one(*_SCHOOLS),
            "G": lambda: self.stem() + self.one(*_GOVERNS), "T": lambda: self.stem() + self.one(*_TEAMS),
            "M": lambda: self.stem() + self.one(*_PRESS), "X": lambda: self.stem() + self.one(*_INSTITUTES),
            "N": self.nature,
            "r": lambda: self.one(*_ROLES), "e": lambda: self.one(*_EXPERTISE), "f": lambda: self.one("John Miller", "A. Costa", "Ivan Petrov"),
        }  # fmt: skip
        return short[letter]()

    def renamed(self, sentence: dict) -> dict:
        """Give a copy of a sentence with other names of the same kinds; some stay."""
        text, spans, place = "", [], 0
        made: dict[tuple[str, str], str] = {}
        for start, end, kind in sorted(sentence["spans"]):
            if start < place:
                continue
            old = sentence["text"][start:end]
            new = made.setdefault((old, kind), self.other(old, kind))
            text += sentence["text"][place:start]
            spans.append([len(text), len(text) + len(new), kind])
            text += new
            place = end
        return {"text": text + sentence["text"][place:], "spans": spans}

    def other(self, old: str, kind: str) -> str:
        if len(old) < 2 or old.isascii():
            return old
        if kind == "PER":
            return self.other_person(old)
        draw = self.chance.random()
        if kind == "LOC":
            ending = next((one for one in _PLACES if old.endswith(one) and len(old) > len(one) + 1), "")
            if ending:
                return self.stem() + ending if draw < 0.5 else old
            return old if draw < 0.5 else self.part("ns") if draw < 0.7 else self.chance.choice(self.famous["Place"])
        ending = next((one for one in _BODIES if old.endswith(one) and len(old) > len(one) + 1), "")
        if not ending:
            return old if draw < 0.6 else self.chance.choice(self.famous["Organisation"] + self.famous["Company"])
        inner = rjieba.cut(old.removesuffix(ending))
        return self.stem() + "".join(inner[1:]) + ending

    def other_person(self, old: str) -> str:
        if not re.fullmatch("[\u3400-\u9fff·]+", old):
            return old
        if "·" in old:
            return f"{self.sounds(2, 4)}·{self.sounds(2, 4)}"
        if len(old) <= 3 and old[0] in surnames():
            return self.person()
        return self.foreigner() if len(old) >= 3 else old


_TYPES = dict.fromkeys("PF", "PER") | dict.fromkeys("CKBUGTMX", "ORG") | dict.fromkeys("LN", "LOC")
