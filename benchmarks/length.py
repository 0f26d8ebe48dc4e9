"""One document, longer and longer: whether time and memory keep in step with its length."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corpus import document, large
from benchmarks.processes import PROGRAM, peak, seconds
from benchmarks.tables import Table, megabytes_a_second

#: A document that takes hardly more than the start.
_SMALL = 10_000
_LENGTHS = (1, 10, 100)


def measure() -> Table:
    """Whole processes with one file each, in megabytes; a character's memory is what goes beyond a small document's."""
    rows = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        least = _peak(folder, document(0, _SMALL))
        for megabytes in _LENGTHS:
            text = large(megabytes, 0)
            size, characters = len(text.encode()), len(text)
            memory = _peak(folder, text)
            del text
            taken = seconds(_command(folder))
            rows.append(
                [
                    f"{megabytes} MB",
                    str(characters),
                    f"{taken:.1f}",
                    megabytes_a_second(size / taken),
                    f"{memory / 2**20:.0f}",
                    f"{(memory - least) / characters:.0f}",
                ]
            )
    return Table(
        "一个越来越长的文件",
        "整个进程，不用缓存。每字字节数按超出一个 10 KB 的文件的部分计算。",
        ["文件", "字数", "秒", "MB/s", "MiB", "字节 / 字"],
        rows,
    )


def _peak(folder: Path, text: str) -> int:
    (folder / "one.txt").write_text(text, encoding="utf-8")
    return peak(_command(folder))


def _command(folder: Path) -> list[str]:
    return [*PROGRAM, "check", "--no-cache", "--format", "concise", str(folder / "one.txt")]
