"""How much memory a process takes at most."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corpus import SMALL, document, files_of, large
from benchmarks.processes import PROGRAM, peak
from benchmarks.tables import Table


def measure(megabytes: float, files: int) -> Table:
    """Peak resident memory, and what a character costs over what a small document takes anyway."""
    corpora = {
        f"一个 {SMALL // 1000} KB 的文件": [document(0, SMALL)],
        f"{files} 个 {SMALL // 1000} KB 的文件": files_of(files, 0),
        f"一个 {megabytes:g} MB 的文件": [large(megabytes, 0)],
    }
    peaks = {name: _peak(texts) for name, texts in corpora.items()}
    least = min(peaks.values())
    rows = [
        ["python -c pass", _mebibytes(peak([sys.executable, "-c", "pass"])), "", ""],
        ["--version", _mebibytes(peak([*PROGRAM, "--version"])), "", ""],
    ]
    for name, texts in corpora.items():
        characters = sum(map(len, texts))
        over = peaks[name] - least
        rows.append([name, _mebibytes(peaks[name]), str(characters), f"{over / characters:.0f}" if over else ""])
    return Table(
        "内存",
        "整个进程常驻内存的最大值；每字字节数按超出一个小文件的部分计算。",
        ["运行", "MiB", "字数", "字节 / 字"],
        rows,
    )


def _peak(texts: Sequence[str]) -> int:
    with TemporaryDirectory() as folder:
        for at, text in enumerate(texts):
            Path(folder, f"{at:06}.txt").write_text(text, encoding="utf-8")
        return peak([*PROGRAM, "check", "--no-cache", "--jobs", "1", "--format", "concise", folder])


def _mebibytes(size: int) -> str:
    return f"{size / 2**20:.1f}"
