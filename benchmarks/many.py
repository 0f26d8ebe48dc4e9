"""A folder of documents: by one process, by all processors, unchanged, and how memory grows with their number."""

from __future__ import annotations

import os
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.corpus import document
from benchmarks.processes import PROGRAM, peak, seconds
from benchmarks.tables import Table, megabytes_a_second, times

#: Bytes of a document, as real ones are.
SIZE = 27_000
_ONE, _ALL, _SAME = "一个进程", "全部处理器", "没有变过（缓存）"


def write_folder(folder: Path, count: int, round_: int) -> int:
    """So many documents, others in every round; their bytes together."""
    size = 0
    for at in range(count):
        content = document(2_000_000 * (round_ + 1) + at, SIZE).encode()
        (folder / f"{at:05}.txt").write_bytes(content)
        size += len(content)
    return size


def measure(files: int, rounds: int) -> list[Table]:
    """Every way once a round on the same new files, each round beginning with another."""
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
        memory = {number: peak(ways[_ONE], _subset(Path(name), number)) for number in (files // 10, files)}
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
            "一个进程常驻内存的最大值。",
            ["文件", "MiB"],
            [[f"{number} 个", f"{held / 2**20:.1f}"] for number, held in memory.items()],
        ),
    ]


def _subset(folder: Path, number: int) -> Path:
    """A folder with the first files of the first round."""
    subset = folder / f"first-{number}"
    subset.mkdir()
    for file in sorted((folder / "0").iterdir())[:number]:
        (subset / file.name).write_bytes(file.read_bytes())
    return subset
