"""Sentences that nobody writes, to show that time grows with the length of a text and not faster."""

from __future__ import annotations

from time import perf_counter

from benchmarks.tables import Table
from disclosurelint.linter import lint
from disclosurelint.rules import Ruleset, load_ruleset
from disclosurelint.text import Source

#: Each is made of a beginning, a piece that is repeated, and an end.
_SHAPES = {
    "一句话列一万个数": ("项目支出", "、甲项目1.00万元", "。"),
    "其中套其中": ("总额9.00万元", "，其中甲1.00万元", "。"),
    "括号套括号": ("总额9.00万元", "（甲1.00万元", "。"),
    "不断比较": ("甲9.00万元", "，比上年增加1.00万元，增长5.00%", "。"),
    "名称不断，没有数": ("支出", "和甲、乙", "分别为1.00万元、2.00万元。"),
    "一个很长的数": ("支出", "9", "万元。"),
    "成千上万的标题": ("", "一、职责\n", ""),
    "层层加深的编号": ("", "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n", ""),
    "一整份没有换行": ("", "负责全县林业工作", ""),
    "不成对的引号": ("", "“甲《乙（丙", ""),
    "只有空格": ("", " ", ""),
}
_LENGTHS = (25_000, 50_000, 100_000)


def measure() -> Table:
    """Seconds at three lengths, each twice the one before: two is linear, four would be quadratic."""
    ruleset = load_ruleset()
    lint(Source("x", "甲1.00万元。"), ruleset)
    rows = []
    for name, (begin, piece, end) in _SHAPES.items():
        seconds = []
        for length in _LENGTHS:
            source = Source("x", begin + piece * (length // len(piece)) + end)
            seconds.append(min(_seconds(source, ruleset) for _ in range(2)))
        growth = (seconds[-1] / seconds[0]) ** 0.5
        rows.append([name, *(f"{taken:.3f}" for taken in seconds), f"{growth:.2f}×"])
    return Table(
        "刁难人的文字",
        "全部规则检查一遍的秒数，长度逐次加倍；末列是加倍时时间平均增长的倍数：2 是线性，4 是平方。",
        ["写法", *(f"{length:,} 字" for length in _LENGTHS), "长度加倍时"],
        rows,
    )


def _seconds(source: Source, ruleset: Ruleset) -> float:
    start = perf_counter()
    lint(source, ruleset)
    return perf_counter() - start
