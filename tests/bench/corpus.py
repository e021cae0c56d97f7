"""Articles as many as wanted, of some 170 characters each, for measuring: ``python tests/bench/corpus.py COUNT FOLDER``.

They tell of one invented world, which grows with their number: a company for four articles, each with one place, year,
product and founder, so that what articles say agrees, but for the namesakes that any crowd of people has. The names come
from lists, the sentences from the patterns below; the same count gives the same bytes.
"""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass
from pathlib import Path

SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜谢邹喻柏章苏潘葛范彭鲁韦马苗方俞任袁柳史唐薛雷贺"
)
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英文博雅涵宇晨浩然子轩思远佳慧建国志远梓萱欣怡俊峰海燕春梅立新永康"
PLACES = "北京 上海 杭州 深圳 广州 成都 武汉 南京 西安 苏州 天津 重庆 青岛 大连 厦门 宁波".split()
STEMS = (
    "云岭 海川 星河 远山 澜沧 启明 长风 瑞丰 天工 安泰 博远 嘉禾 金石 飞羽 鼎新 恒信 "
    "望岳 清源 朗润 华衡 卓然 同泽 凌霄 宏图 景曜 柏涛 晟元 旭升 泓达 颂和 岱宗 沐阳"
).split()
TRADES = "科技 能源 生物 物流 传媒 食品 汽车 软件 医药 材料".split()
GOODS = "电池 芯片 疫苗 机器人 传感器 卫星 汽车 软件 药物 材料".split()

OPENING = "{a}公司位于{place}，成立于{year}年，主要生产{goods}。"
PATTERNS = (
    "{p}是{a}公司的董事长，他出生于{home}。",
    "去年，{a}公司收购了{b}公司，双方将合作开发新型{other}。",
    "{p}认为，如果没有{goods}，这个行业就不可能发展。",
    "{b}公司没有放弃{place}的市场，它计划在{later}年投资{sum}亿元建设第{nth}座工厂。",
    "专家指出，{goods}的价格可能下降。",
    "{a}公司与{b}公司签署了合作协议，{b}公司将为其提供{other}。",
    "{a}公司由{p}创办，总部设在{place}，现有员工{staff}人。",
    "由于{goods}的需求增加，{a}公司的收入增长了{share}%。",
    "{p}毕业于{place}大学，曾任{b}公司的总经理。",
    "{a}公司不再生产{other}，而是专注于{goods}。",
    "据报道，{b}公司必须降低{other}的成本，否则将失去市场。",
    "{a}公司是{b}公司的子公司，{goods}是它的核心产品。",
)


@dataclass(frozen=True, slots=True)
class Company:
    """What the world knows of a company."""

    name: str
    founder: str
    place: str
    home: str
    goods: str
    year: int


def company(number: int) -> Company:
    """Give the company of a number: always the same."""
    chance = random.Random(number)
    stems, trades = len(STEMS), len(TRADES)
    spread = number * 7919 % (stems * stems * trades * len(PLACES))  # neighbours do not look alike
    name = STEMS[spread % stems] + STEMS[spread // stems % stems] + TRADES[spread // stems**2 % trades]
    round_trip = spread // (stems**2 * trades)
    person = chance.choice(SURNAMES) + chance.choice(GIVEN) + chance.choice(GIVEN)
    return Company(
        name=(PLACES[round_trip] if round_trip else "") + name,
        founder=person,
        place=chance.choice(PLACES),
        home=chance.choice(PLACES),
        goods=chance.choice(GOODS),
        year=chance.randint(1980, 2020),
    )


def article(number: int, count: int) -> str:
    """Write one of so many articles."""
    chance, companies = random.Random(-number - 1), max(8, count // 4)
    one, other = company(chance.randrange(companies)), company(chance.randrange(companies))
    told = {
        "a": one.name, "b": other.name, "p": one.founder, "place": one.place, "home": one.home, "goods": one.goods,
        "year": one.year, "later": one.year + 12, "other": other.goods, "sum": chance.randint(3, 99),
        "nth": chance.randint(2, 9), "staff": chance.randint(50, 9000), "share": chance.randint(2, 60),
    }  # fmt: skip
    chosen = sorted(chance.sample(range(len(PATTERNS)), 5))
    return "".join(pattern.format_map(told) for pattern in (OPENING, *(PATTERNS[n] for n in chosen))) + "\n"


def write(count: int, folder: Path) -> None:
    """Write articles into a folder."""
    for number in range(count):
        (folder / f"{number:06}.txt").write_text(article(number, count), encoding="utf-8")


if __name__ == "__main__":
    Path(sys.argv[2]).mkdir(parents=True)
    write(int(sys.argv[1]), Path(sys.argv[2]))
