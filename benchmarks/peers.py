"""Other checkers of Chinese text beside this one, on the same documents: what they take and what they find.

Each is optional: what is not on the search path (or in the folders that ``PEERS`` names) is left out, and named.
CONTRIBUTING.md tells how to install them.
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
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

import yaml

from benchmarks.many import write_folder
from benchmarks.processes import PROGRAM, seconds
from benchmarks.tables import Table, milliseconds
from disclosurelint.sources import read

_OURS = "disclosurelint"
#: Seconds that a program may take for the folder.
_LONGEST = 60


class Peer(NamedTuple):
    """A program; ``arguments`` come before the files. ``place`` finds file and line of a remark in its output.

    ``reads_text`` is false for a program that only sets the bar for the start.
    """

    name: str
    arguments: tuple[str, ...]
    place: str = r"^(?P<file>[^\s:]+):(?P<line>\d+):\d+"
    reads_text: bool = True


_PEERS = (
    Peer("autocorrect", ("--lint", "--format", "rdjson"), r'"path":"(?P<file>[^"]+)".*?"line":(?P<line>\d+)'),
    Peer("zhlint", ()),
    Peer("textlint", ("--format", "unix", "--rule", "zh-half-and-full-width-bracket")),
    Peer("typos", ("--format", "brief")),
    Peer("ruff", (), reads_text=False),
)


def measure(fixtures: Path, files: int, rounds: int) -> Table:
    """Start (``--version``), one document, a folder of them; remarks on the faulty fixtures and planted faults met."""
    commands = {_OURS: [*PROGRAM, "check", "--no-cache", "--format", "concise"]}
    missing = []
    for peer in _PEERS:
        program = shutil.which(peer.name, path=os.environ.get("PEERS")) or shutil.which(peer.name)
        if program is None:
            missing.append(peer.name)
        else:
            commands[peer.name] = [program, *peer.arguments]
    peers = {peer.name: peer for peer in _PEERS} | {_OURS: Peer(_OURS, ())}
    rows = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        documents = _faulty(fixtures, folder / "faulty")
        (folder / "many").mkdir()
        write_folder(folder / "many", files, 0)
        taken: dict[tuple[str, str], list[float]] = {}
        for _ in range(rounds):
            for one, command in commands.items():
                start = [*PROGRAM, "--version"] if one == _OURS else [command[0], "--version"]
                taken.setdefault((one, "start"), []).append(seconds(start, folder / "cache"))
                if peers[one].reads_text:
                    file = sorted(documents)[0]
                    taken.setdefault((one, "one"), []).append(_run(command, [file], folder / "faulty")[0])
        for one, command in commands.items():
            cells = [one, milliseconds(median(taken[one, "start"]))]
            if peers[one].reads_text:
                names = sorted(file.name for file in (folder / "many").iterdir())
                whole, _ = _run(command, names, folder / "many")
                _, output = _run(command, sorted(documents), folder / "faulty")
                remarks, met = _found(peers[one], output, documents)
                planted = sum(map(len, documents.values()))
                told = f"{whole:.1f}" if whole < inf else f"超过 {_LONGEST}"
                cells += [milliseconds(median(taken[one, "one"])), told, str(remarks), f"{met} / {planted}"]
            rows.append([*cells, *([""] * (6 - len(cells)))])
    absent = f"没有装、略去的：{'、'.join(missing)}。" if missing else ""
    return Table(
        "同类工具",
        "同一次运行，同样的文本，都不用缓存。启动是 `--version`；一份是一份写有差错的样例；"
        f"许多份是 {files} 个 27 KB 的文件。"
        "意见和差错按写有差错的样例计：意见落在种下的差错所在的行，算作遇到（不等于说对）。" + absent,
        ["工具", "启动（毫秒）", "一份（毫秒）", "许多份（秒）", "意见", "遇到的差错"],
        rows,
    )


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


def _run(command: Sequence[str], files: Sequence[str], folder: Path) -> tuple[float, str]:
    """Seconds and output of a command on files; finding something is no failure. Infinite where it takes too long."""
    start = perf_counter()
    try:
        done = subprocess.run(
            [*command, *files],
            cwd=folder,
            env={**os.environ, "DISCLOSURELINT_CACHE_DIR": str(folder.parent / "cache")},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_LONGEST,
        )
    except subprocess.TimeoutExpired:
        return inf, ""
    return perf_counter() - start, done.stdout + done.stderr


def _found(peer: Peer, output: str, documents: dict[str, set[int]]) -> tuple[int, int]:
    """How many remarks there are, and how many of the lines with a planted fault have one."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", output)
    places = [(Path(found["file"]).name, int(found["line"])) for found in re.finditer(peer.place, plain, re.MULTILINE)]
    return len(places), sum((name, line) in set(places) for name, lines in documents.items() for line in lines)


if __name__ == "__main__":
    table = measure(Path(__file__).parent.parent / "fixtures", int(sys.argv[1]) if len(sys.argv) > 1 else 1000, 5)
    print(table.markdown())
