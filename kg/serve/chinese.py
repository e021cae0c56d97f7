"""What is wrong with a query, said in Chinese: the messages of `kg.store` have their forms here once more."""

from __future__ import annotations

import re

_FORMS = (
    (r"the quotation mark (.) is never closed; .*", "引号 {0} 没有闭合，请在同一行内闭合"),
    (r"(.) closes nothing; .*", "{0} 没有对应的开括号，请删去它，或补上开括号"),
    (r"(.) is never closed; add (.)", "{0} 没有闭合，请补上 {1}"),
    (r"there is no query here; .*", "这里没有查询，请以 SELECT、ASK、CONSTRUCT 或 DESCRIBE 开头"),
    (r"(\w+) would change the graph; .*", "{0} 会改动图谱，而这里只能查询，请用 SELECT 或 ASK"),
    (r"(.+) is no form of query; did you mean (.+)\?", "{0} 不是查询的开头，是不是 {1}？"),
    (r"(.+) is no form of query; .*", "{0} 不是查询的开头，请以 SELECT 或 ASK 开头"),
    (r"a prefix ends in a colon; write (.+)", "前缀以冒号结尾，请写作 {0}"),
    (r"the prefix (.*): is not declared; known: (.*)", "前缀 {0}: 没有声明，可用的有 {1}"),
    (r"(.+) is no function of SPARQL; did you mean (.+)\?", "SPARQL 没有函数 {0}，是不是 {1}？"),
    (r"(.+) is no function of SPARQL; .*", "SPARQL 1.1 没有函数 {0}"),
    (r"(.+) is no word of SPARQL; did you mean (.+)\?", "SPARQL 没有 {0} 这个词，是不是 {1}？"),
    (r"(.+) is no word of SPARQL; a thing is written (.+)", "SPARQL 没有 {0} 这个词；实体写作 {1}"),
    (r"an IRI holds no spaces or quotation marks; .*", "IRI 里不能有空格和引号，请在 < 与 > 之间去掉它们"),
    (r"the condition of a FILTER stands in brackets; .*", "FILTER 的条件要放在括号里，请写作 FILTER(...)"),
    (r"(\w+) takes a whole number; write (.*)", "{0} 后面要一个整数，例如 {1}"),
    (r"a computed column needs a name; write (.*)", "算出来的列要有名字，请写作 {0}"),
    (r"a triple has three parts: .*; one is missing", "三元组要有主语、谓语、宾语三部分，这里缺了一部分"),
    (r"a triple has three parts and ends with a dot; .*", "三元组只有三部分，以句点结束，请在这之前加一个句点"),
    (r"SELECT names a variable that is neither .*", "SELECT 里有变量既没有分组也没有聚合，请加进 GROUP BY，或从 SELECT 去掉"),
    (r"what stands before here does not hold together; .*", "这之前的部分互相矛盾，也许同一个变量被赋值了两次"),
    (r"(.+) cannot stand here; expected: (.*)", "{0} 不能放在这里，这里可以是 {1}"),
    (r"the query ends too soon; expected: (.*)", "查询没有写完，接下来可以是 {0}"),
    (r"SERVICE calls another server.*", "SERVICE 会访问别的服务器，这里不允许"),
    (r"LOAD reads another file or server.*", "LOAD 会读取别的文件或服务器，这里不允许"),
    (r"FROM names another graph.*", "FROM 指的是别的图，这里只有一个图，请去掉它"),
    (r"stopped after ([\d.]+) seconds; .*", "查询超过 {0} 秒，已被停止，请缩小范围（FILTER、LIMIT）"),
    (r"needs more than (\d+) MiB of memory; .*", "查询需要的内存超过 {0} MiB，已被停止，请缩小范围（FILTER、LIMIT）"),
    (r"too many questions at once; .*", "同时提问的太多，请稍后再试"),
    (r"that is longer than (\d+) characters; .*", "超过了 {0} 个字，请说得短一些"),
    (r"the request is longer than (\d+) bytes; .*", "请求超过了 {0} 字节，请缩短"),
    (r"the graph cannot be read", "图谱读不出来了"),
    (r"(.*); see the grammar of SPARQL 1\.1", "{0}；请查看 SPARQL 1.1 的语法"),
    (r"(.*); use what SPARQL 1\.1 has", "{0}；请只用 SPARQL 1.1 的功能"),
)  # fmt: skip
FORMS = tuple((re.compile(form, re.DOTALL), said) for form, said in _FORMS)


def in_chinese(message: str) -> str | None:
    """Say a message in Chinese; None if it is of no form that is known here.

    >>> in_chinese("{ is never closed; add }")
    '{ 没有闭合，请补上 }'
    """
    for form, said in FORMS:
        found = form.fullmatch(message)
        if found:
            return said.format(*found.groups())
    return None
