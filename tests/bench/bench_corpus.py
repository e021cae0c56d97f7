"""How long a corpus takes: built by one process and by two, unchanged, and with one document changed.

    python tests/bench/bench_corpus.py [DOCUMENTS]

The articles are made here, of some 170 characters each, with names that vary. Each build is a process of its own;
memory is that of the largest one.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyoxigraph

SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英"
PLACES = "北京 上海 杭州 深圳 广州 成都 武汉 南京 西安 苏州 天津 重庆 青岛 大连 厦门 宁波".split()
STEMS = "云岭 海川 星河 远山 澜沧 启明 长风 瑞丰 天工 安泰 博远 嘉禾 金石 飞羽 鼎新 恒信".split()
TRADES = "科技 能源 生物 物流 传媒 食品 汽车 软件 医药 材料".split()
GOODS = "电池 芯片 疫苗 机器人 传感器 卫星 汽车 软件 药物 材料".split()


def article(chance: random.Random, number: int) -> str:
    company = chance.choice(STEMS) + chance.choice(STEMS) + chance.choice(TRADES)
    other = chance.choice(STEMS) + chance.choice(STEMS) + chance.choice(TRADES)
    person = chance.choice(SURNAMES) + chance.choice(GIVEN) + chance.choice(GIVEN)
    place, goods, year = chance.choice(PLACES), chance.choice(GOODS), chance.randint(1980, 2020)
    return (
        f"{company}公司位于{place}，成立于{year}年，主要生产{goods}。{person}是{company}公司的董事长，"
        f"他出生于{chance.choice(PLACES)}。去年，{company}公司收购了{other}公司，双方将合作开发新型{chance.choice(GOODS)}。"
        f"{person}认为，如果没有{goods}，这个行业就不可能发展。{other}公司没有放弃{place}的市场，"
        f"它计划在{year + 3}年投资{number % 97 + 3}亿元建设第{number % 9 + 1}座工厂。专家指出，{goods}的价格可能下降。\n"
    )


def build(folder: Path, *options: str) -> tuple[float, float]:
    """Give the seconds that pass, and those that the cores work (of all processes): the latter hold on a busy machine."""
    start, before = time.perf_counter(), worked()
    command = [sys.executable, "-m", "kg", "build", "texts", "-q", *options]
    subprocess.run(command, cwd=folder, check=True)
    return time.perf_counter() - start, worked() - before


def worked() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "texts").mkdir()
        chance = random.Random(1)
        for number in range(count):
            (folder / "texts" / f"{number:06}.txt").write_text(article(chance, number), encoding="utf-8")
        print(f"{count:,} articles, {size(folder / 'texts') / 1e6:.1f} MB")
        one, work = build(folder, "-j", "1", "-o", "one")
        two, both = build(folder, "-j", "2", "-o", "two")
        print(f"one process: {one:.1f} s, cores worked {work:.1f} s, {work / count * 1000:.2f} ms a document")
        print(f"two processes: {two:.1f} s, {one / two:.2f} times as fast, cores worked {both:.1f} s")
        assert (folder / "one/graph.ttl").read_bytes() == (folder / "two/graph.ttl").read_bytes()
        _, again = build(folder, "-j", "1", "-o", "one")
        print(f"nothing changed: cores worked {again:.1f} s, {again / work:.1%}")
        with (folder / "texts" / "000000.txt").open("a", encoding="utf-8") as file:
            file.write("支付宝沉迷于流量。\n")
        _, changed = build(folder, "-j", "1", "-o", "one")
        print(f"one changed: cores worked {changed:.1f} s, {changed / work:.1%}")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        print(f"peak memory of a process: {peak / 1024:.0f} MiB")
        told = json.loads((folder / "one" / "report.json").read_text(encoding="utf-8"))["counts"]["statements"]
        triples = load(folder)
        print(f"{told:,} statements, {triples:,} triples")
        for part in ("store", "documents.sqlite", "graph.ttl"):
            path = folder / "one" / part
            print(f"{part}: {(size(path) if path.is_dir() else path.stat().st_size) / told:,.0f} bytes a statement")


def load(folder: Path) -> int:
    """Compare the way a build loads with Oxigraph's own loader, on the same triples."""
    from kg.store.oxigraph import OxigraphStore

    pyoxigraph.Store.read_only(str(folder / "one" / "store")).dump(
        str(folder / "all.nt"), format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph()
    )
    start = time.perf_counter()
    pyoxigraph.Store(str(folder / "theirs")).bulk_load(path=str(folder / "all.nt"))
    theirs = time.perf_counter() - start
    pieces = (folder / "all.nt").read_bytes().splitlines(keepends=True)
    batches = [b"".join(pieces[at : at + 20_000]) for at in range(0, len(pieces), 20_000)]
    start = time.perf_counter()
    with OxigraphStore(pyoxigraph.Store(str(folder / "ours")), fresh=True) as store:
        store.load(batches)
    ours = time.perf_counter() - start
    print(f"loading: {len(pieces) / ours:,.0f} triples a second, {theirs / ours:.2f} of Oxigraph's own rate")
    return len(pieces)


if __name__ == "__main__":
    main()
