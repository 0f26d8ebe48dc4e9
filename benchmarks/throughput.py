"""How much is checked a second: one large document, and many small ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.corpus import SMALL, document, files_of, large
from benchmarks.processes import PROGRAM, seconds
from benchmarks.tables import Table, megabytes_a_second, times
from disclosurelint.api import lint_text

#: What the cheapest tool would do: one pass that looks for amounts.
_AMOUNT = re.compile(r"[\d,.]+(?:万|亿)?元")


def measure(megabytes: float, files: int, rounds: int) -> Table:
    """Sustained speed on one core. Every round brings texts never seen before: memory of old ones is no help."""
    corpora: dict[str, Callable[[int], list[str]]] = {
        f"一个 {megabytes:g} MB 的文件": lambda round_: [large(megabytes, round_)],
        f"{files} 个 {SMALL // 1000} KB 的文件": lambda round_: files_of(files, round_),
    }
    ways = {"Python 接口": _checked, "整个进程": _checked_by_a_process, "只用一个正则表达式": _searched}
    _checked([document(0, SMALL)])  # loads what every check needs
    rows: list[list[str]] = []
    for name, texts_of in corpora.items():
        taken: dict[str, list[float]] = {way: [] for way in ways}
        sizes: list[int] = []
        for round_ in range(rounds):
            texts = texts_of(round_)
            sizes.append(sum(len(text.encode()) for text in texts))
            for way, measured in ways.items():
                taken[way].append(measured(texts))
        bare = taken["只用一个正则表达式"]
        for way, times_taken in taken.items():
            speed = median(size / one for size, one in zip(sizes, times_taken, strict=True))
            slower = median(one / other for one, other in zip(times_taken, bare, strict=True))
            rows.append([name, way, megabytes_a_second(speed), times(slower)])
    return Table(
        "持续速度",
        f"单核，全部规则，按 UTF-8 字节计，{rounds} 轮的中位数，每轮的文本都是新的。"
        f"文本由 `benchmarks/corpus.py` 按种子生成：{_description(large(0.5, 0))}。",
        ["文本", "方式", "MB/s", "时间 ÷ 正则表达式"],
        rows,
    )


def _checked(texts: Sequence[str]) -> float:
    """Seconds for checking texts with all rules in this process, as a program does that imports us."""
    start = perf_counter()
    for text in texts:
        lint_text(text)
    return perf_counter() - start


def _checked_by_a_process(texts: Sequence[str]) -> float:
    """Seconds for one process that reads the texts from files and writes what it finds."""
    with TemporaryDirectory() as folder:
        for at, text in enumerate(texts):
            Path(folder, f"{at:05}.txt").write_text(text, encoding="utf-8")
        return seconds([*PROGRAM, "check", "--no-cache", "--format", "concise", "--jobs", "1", folder])


def _searched(texts: Sequence[str]) -> float:
    """Seconds for looking for amounts and nothing else."""
    start = perf_counter()
    for text in texts:
        _AMOUNT.findall(text)
    return perf_counter() - start


def _description(text: str) -> str:
    lines = text.splitlines()
    amounts = 1000 * len(_AMOUNT.findall(text)) / len(text)
    return f"{len(set(lines)) / len(lines):.0%} 的行各不相同，每千字 {amounts:.0f} 个金额"
