"""How long one run takes from nothing to its end, beside what Python and the bare dependencies take."""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import copy
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.processes import PROGRAM, seconds
from benchmarks.tables import Table, milliseconds, times

_PASS = "python -c pass"
_CLICK = "import click"
_BARE = "import lark, yaml, rapidfuzz, click"
_FIRST = "check，第一次（什么都没有编译过）"
_NEW = "check，新文件"
_SAME = "check，没有变的文件"


def measure(document: Path, rounds: int) -> Table:
    """Every command once a round, each round beginning with another, so that a busy machine slows all alike."""
    with TemporaryDirectory() as name:
        folder = Path(name)  # where no configuration is found
        return _measured(Path(copy(document, folder)), rounds, folder)


def _measured(document: Path, rounds: int, folder: Path) -> Table:
    commands = {
        _PASS: [sys.executable, "-c", "pass"],
        _CLICK: [sys.executable, "-c", _CLICK],
        _BARE: [sys.executable, "-c", _BARE],
        "--version": [*PROGRAM, "--version"],
        "--help": [*PROGRAM, "--help"],
        _FIRST: [*PROGRAM, "check", str(document)],
        _NEW: [*PROGRAM, "check", "--no-cache", str(document)],
        _SAME: [*PROGRAM, "check", str(document)],
    }
    taken: dict[str, list[float]] = {name: [] for name in commands}
    warm = folder / "warm"
    for command in commands.values():  # compiles what Python and the program keep compiled
        seconds(command, warm, folder)
    names = list(commands)
    for at in range(rounds):
        first = at % len(names)
        for name in names[first:] + names[:first]:
            cache = folder / f"cold-{at}" if name == _FIRST else warm
            taken[name].append(seconds(commands[name], cache, folder))

    def ratio(name: str, base: str) -> str:
        return times(median(one / other for one, other in zip(taken[name], taken[base], strict=True)))

    size = document.stat().st_size
    return Table(
        "启动与单个文件",
        f"整个进程的时间，{rounds} 轮交错运行的中位数；倍数是各轮之比的中位数。文件 {document.name}，{size} 字节。",
        ["命令", "毫秒", "÷ pass", "÷ import click", "÷ 四个依赖"],
        [
            [name, milliseconds(median(taken[name])), *(ratio(name, base) for base in (_PASS, _CLICK, _BARE))]
            for name in names
        ],
    )
