"""Other checkers of Chinese text beside this one, on the same documents: what they take and what they find.

Each is optional: what is not on the search path (or in the folders that ``PEERS`` names) is left out, and named.
CONTRIBUTING.md tells how to install them. First each must find the faults of a small document, in every one of
several files: a program that passes over what it is handed would seem to be a quick one.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from math import inf
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory, TemporaryFile
from time import perf_counter
from typing import NamedTuple

import yaml

from benchmarks.many import write_folder
from benchmarks.processes import PROGRAM, seconds
from benchmarks.tables import Table, milliseconds
from disclosurelint.sources import read

_OURS = "disclosurelint"
#: Seconds that a program may take for the folder.
_LONGEST = 300
#: The rules of textlint for Chinese, and for text of any language, that the package registry has.
_TEXTLINT = (
    "zh-half-and-full-width-bracket",
    "@textlint-rule/no-unmatched-pair",
    "doubled-spaces",
    "no-zero-width-spaces",
    "no-kangxi-radicals",
    "@textlint-rule/no-invalid-control-character",
)
#: Has something for each program to find in its third line.
_KNOWN = (
    "某某县水务局2024年部门预算\n一、收支总体情况\n"
    "支出10万元,包括人员经费7万元和公用经费2万元(含税)。“公开\u200b。  Teh budget is public.\n"
)


class Peer(NamedTuple):
    """A program; ``arguments`` come before the files. ``place`` finds file and line of a remark in its output.

    ``reads_text`` is false for a program that only sets the bar for the start; ``pattern`` is what stands for all
    files of a folder with one that takes no more than one name.
    """

    name: str
    arguments: tuple[str, ...]
    place: str = r"^(?P<file>[^\s:]+):(?P<line>\d+):\d+"
    reads_text: bool = True
    pattern: str | None = None


_PEERS = (
    Peer("autocorrect", ("--lint", "--format", "rdjson"), r'"path":"(?P<file>[^"]+)".*?"line":(?P<line>\d+)'),
    Peer("zhlint", (), pattern="*.txt"),
    Peer("textlint", ("--format", "unix", *(word for rule in _TEXTLINT for word in ("--rule", rule)))),
    Peer("typos", ("--format", "brief")),
    Peer("ruff", (), reads_text=False),
)


def measure(fixtures: Path, files: int, rounds: int) -> Table:
    """Start (``--version``), one document, a folder of them; remarks on the faulty fixtures and planted faults met."""
    commands, missing = _commands()
    rows = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        documents = _faulty(fixtures, folder / "faulty")
        (folder / "one").mkdir()
        (folder / "one" / "one.txt").write_bytes((folder / "faulty" / min(documents)).read_bytes())
        (folder / "many").mkdir()
        write_folder(folder / "many", files, 0)
        for peer, command in commands.items():
            _require_that_it_reads(peer, command, folder / f"known-{peer.name}")
        taken: dict[tuple[Peer, str], list[float]] = {}
        for _ in range(rounds):
            for peer, command in commands.items():
                start = [*PROGRAM, "--version"] if peer.name == _OURS else [command[0], "--version"]
                taken.setdefault((peer, "start"), []).append(seconds(start, folder / "cache"))
                if peer.reads_text:
                    taken.setdefault((peer, "one"), []).append(_run(peer, command, folder / "one")[0])
        for peer, command in commands.items():
            cells = [peer.name, milliseconds(median(taken[peer, "start"]))]
            if peer.reads_text:
                whole, told = _run(peer, command, folder / "many")
                named = len({file for file, _ in _places(peer, told)})
                places = _places(peer, _run(peer, command, folder / "faulty")[1])
                met = sum((file, line) in set(places) for file, lines in documents.items() for line in lines)
                planted = sum(map(len, documents.values()))
                time = f"{whole:.1f}" if whole < inf else f"超过 {_LONGEST}"
                cells += [milliseconds(median(taken[peer, "one"])), time, str(named), str(len(places))]
                cells.append(f"{met} / {planted}")
            rows.append([*cells, *([""] * (7 - len(cells)))])
    absent = f"没有装、略去的：{'、'.join(missing)}。" if missing else ""
    return Table(
        "同类工具",
        "同一次运行，同样的文本，都不用缓存。启动是 `--version`；一份是一份写有差错的样例；"
        f"许多份是 {files} 个 27 KB 的文件，其中有意见的份数列在后面，以见文件都读了。"
        "意见和差错按写有差错的样例计：意见落在种下的差错所在的行，算作遇到（不等于说对）。"
        "zhlint 只认一个参数，用 `*.txt` 交给它；textlint 用括号、配对、多余空格、零宽字符、部首字、控制字符六条规则，"
        "包管理器里没有它的别的中文规则。" + absent,
        ["工具", "启动（毫秒）", "一份（毫秒）", "许多份（秒）", "有意见的份数", "意见", "遇到的差错"],
        rows,
    )


def _commands() -> tuple[dict[Peer, list[str]], list[str]]:
    """The programs that are here, with their commands but for the files, and the names of those that are not."""
    commands = {Peer(_OURS, ()): [*PROGRAM, "check", "--no-cache", "--format", "concise"]}
    missing = []
    for peer in _PEERS:
        program = shutil.which(peer.name, path=os.environ.get("PEERS")) or shutil.which(peer.name)
        if program is None:
            missing.append(peer.name)
        else:
            commands[peer] = [program, *peer.arguments]
    return commands, missing


def _require_that_it_reads(peer: Peer, command: Sequence[str], folder: Path) -> None:
    """Raises RuntimeError where a program does not find what is wrong in each of three files."""
    folder.mkdir()
    names = {f"{number}.txt" for number in range(3)}
    for name in names:
        (folder / name).write_text(_KNOWN, encoding="utf-8")
    _, output = _run(peer, command, folder)
    found = {file for file, line in _places(peer, output) if line == 3}
    if peer.reads_text and found != names:
        raise RuntimeError(f"{peer.name} found what is wrong in {sorted(found)} of {sorted(names)}:\n{output[:2000]}")


def _faulty(fixtures: Path, folder: Path) -> dict[str, set[int]]:
    """The faulty fixtures as UTF-8 files, with the lines of what was planted in them."""
    folder.mkdir()
    documents = {}
    for path in sorted(fixtures.glob("*/faulty.txt")):
        faults = yaml.safe_load((path.parent / "faults.yaml").read_text(encoding="utf-8"))
        name = f"{path.parent.name}.txt"
        (folder / name).write_text(read(path).text, encoding="utf-8", newline="")
        documents[name] = {fault["line"] for fault in faults}
    return documents


def _run(peer: Peer, command: Sequence[str], folder: Path) -> tuple[float, str]:
    """Seconds and output of a program on all files of a folder; finding something is no failure.

    Infinite where it takes too long. The output goes to a file, for zhlint ends before a pipe has taken all of it.
    """
    files = [peer.pattern] if peer.pattern else sorted(file.name for file in folder.iterdir())
    with TemporaryFile() as output:
        start = perf_counter()
        try:
            subprocess.run(
                [*command, *files],
                cwd=folder,
                env={**os.environ, "DISCLOSURELINT_CACHE_DIR": str(folder.parent / "cache")},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                timeout=_LONGEST,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return inf, ""
        taken = perf_counter() - start
        output.seek(0)
        return taken, output.read().decode("utf-8", "replace")


def _places(peer: Peer, output: str) -> list[tuple[str, int]]:
    """The file and the line of every remark."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", output)
    found = re.finditer(peer.place, plain, re.MULTILINE)
    return [(Path(one["file"]).name, int(one["line"])) for one in found]


if __name__ == "__main__":
    table = measure(Path(__file__).parent.parent / "fixtures", int(sys.argv[1]) if len(sys.argv) > 1 else 1000, 5)
    print(table.markdown())
