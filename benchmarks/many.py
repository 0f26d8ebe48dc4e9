"""A folder of documents: by one process, by all processors, unchanged, and how memory grows with their number."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.corpus import document
from benchmarks.processes import PROGRAM, peak, seconds
from benchmarks.tables import Table, megabytes_a_second, times

#: Bytes of a document, as real ones are.
SIZE = 27_000
#: A document of which there may be very many, each of another body.
_TINY = "某某县第{}局2024年部门预算\n支出10万元，包括人员经费7万元和公用经费3万元。\n"
_ONE, _ALL, _SAME = "一个进程", "全部处理器", "没有变过（缓存）"


def write_folder(folder: Path, count: int, round_: int) -> int:
    """So many documents, others in every round; their bytes together."""
    size = 0
    for at in range(count):
        content = document(2_000_000 * (round_ + 1) + at, SIZE).encode()
        (folder / f"{at:05}.txt").write_bytes(content)
        size += len(content)
    return size


def measure(files: int, rounds: int, tiny: int) -> list[Table]:
    """Every way once a round on the same new files, each round beginning with another.

    Then the memory that up to ``tiny`` documents of two lines take.
    """
    check = [*PROGRAM, "check", "--format", "concise", "."]
    ways = {
        _ONE: [*check, "--no-cache", "--jobs", "1"],
        _ALL: [*check, "--no-cache"],
        _SAME: check,
    }
    taken: dict[str, list[float]] = {way: [] for way in ways}
    sizes: list[int] = []
    with TemporaryDirectory() as name:
        cache = Path(name, "cache")
        for round_ in range(rounds):
            folder = Path(name, f"{round_}")
            folder.mkdir()
            sizes.append(write_folder(folder, files, round_))
            seconds(check, cache, folder)
            names = list(ways)
            for way in names[round_ % len(names) :] + names[: round_ % len(names)]:
                taken[way].append(seconds(ways[way], cache, folder))
    _held(ways[_ONE], 1)  # what the first start of all compiles takes room too
    memory = {number: _held(ways[_ONE], number) for number in (tiny // 100, tiny // 10, tiny)}
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    rows = []
    for way, times_taken in taken.items():
        speed = median(size / one for size, one in zip(sizes, times_taken, strict=True))
        faster = median(one / other for one, other in zip(taken[_ONE], times_taken, strict=True))
        share = f"{faster / processors:.2f}" if way == _ALL else ""
        rows.append([way, f"{median(times_taken):.2f}", megabytes_a_second(speed), times(faster), share])
    return [
        Table(
            "许多文件",
            f"{files} 个 {SIZE // 1000} KB 的新文件，全部规则，整个进程的时间，{rounds} 轮交错运行的中位数；"
            f"{processors} 个处理器，效率是倍数除以处理器数。",
            ["方式", "秒", "MB/s", "÷ 一个进程", "效率"],
            rows,
        ),
        Table(
            "文件多时的内存",
            "一个进程常驻内存的最大值；文件各只两行，每份是另一家单位的。先记住各种标题、名称，到一定数目为止。",
            ["文件", "MiB"],
            [[f"{number} 个", f"{held / 2**20:.1f}"] for number, held in memory.items()],
        ),
    ]


def _held(command: Sequence[str], number: int) -> int:
    """The most memory that checking so many documents of two lines takes."""
    with TemporaryDirectory() as folder:
        for at in range(number):
            Path(folder, f"{at:06}.txt").write_text(_TINY.format(at), encoding="utf-8")
        return peak(command, Path(folder))
