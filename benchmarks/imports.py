"""What importing costs, module by module."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.processes import PROGRAM, seconds
from benchmarks.tables import Table, milliseconds

_SHOWN = 15


class _Cost(NamedTuple):
    """Seconds: of a module alone, and with all that it was the first to import."""

    own: float
    whole: float


def measure(document: Path, rounds: int) -> Table:
    """The dearest modules of one ``check``, medians over rounds."""
    command = ["check", str(document)]
    seconds([*PROGRAM, *command])  # compiles what Python and the program keep compiled
    costs = [_costs(command) for _ in range(rounds)]
    common = set(costs[0]).intersection(*costs)
    middle = {
        name: _Cost(median(cost[name].own for cost in costs), median(cost[name].whole for cost in costs))
        for name in common
    }
    total = sum(cost.own for cost in middle.values())
    dearest = sorted(middle, key=lambda name: -middle[name].own)[:_SHOWN]
    return Table(
        "导入时间",
        f"一次 `check` 中各模块的导入时间（`-X importtime`，{rounds} 次的中位数），最费时的 {_SHOWN} 个；"
        f"共 {len(middle)} 个模块，{milliseconds(total)} 毫秒。计时本身也费时，只宜互相比较。",
        ["模块", "自身（毫秒）", "连同所导入的（毫秒）"],
        [[f"`{name}`", milliseconds(middle[name].own), milliseconds(middle[name].whole)] for name in dearest],
    )


def _costs(arguments: list[str]) -> dict[str, _Cost]:
    """Module → its cost, as Python prints it: ``import time: self [us] | cumulative | package``."""
    command = [sys.executable, "-X", "importtime", "-m", "disclosurelint", *arguments]
    printed = subprocess.run(command, capture_output=True, text=True, encoding="utf-8").stderr
    costs = {}
    for line in printed.splitlines():
        if line.startswith("import time:") and "[us]" not in line:
            own, whole, name = line.removeprefix("import time:").split("|")
            costs[name.strip()] = _Cost(int(own) / 1e6, int(whole) / 1e6)
    return costs
