"""How a corpus scales with workers on one machine."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.corpus import document
from benchmarks.tables import Table, megabytes_a_second, times
from disclosurelint.corpus.cluster import cluster
from disclosurelint.corpus.dataset import Dataset
from disclosurelint.corpus.listing import Listed, find
from disclosurelint.corpus.run import run
from disclosurelint.corpus.work import Terms
from disclosurelint.running.runner import processors
from disclosurelint.settings import Settings

#: Bytes of a document.
_SIZE = 27_000
_WORKERS = (1, 2, 4)


def measure(files: int) -> Table:
    """Seconds from the first batch to the last, by the number of workers; every run begins anew."""
    with TemporaryDirectory() as folder:
        return _measured(files, Path(folder))


def _measured(files: int, folder: Path) -> Table:
    inputs = folder / "in"
    inputs.mkdir()
    for number in range(files):
        (inputs / f"{number:06}.txt").write_text(document(number, _SIZE), encoding="utf-8")
    listed = list(find([str(inputs)]))
    bytes_ = sum(one.size for one in listed)
    rows, alone = [], None
    for number in _WORKERS:
        begun, seconds = _timed(listed, number, folder / f"out-{number}")
        alone = alone or seconds
        rows.append(
            [
                f"{number} 个进程",
                f"{begun:.1f}",
                f"{seconds:.1f}",
                f"{len(listed) / seconds:.0f}",
                megabytes_a_second(bytes_ / seconds),
                times(alone / seconds),
            ]
        )
    return Table(
        "集群：按进程数",
        f"`python -m benchmarks scaling`：`corpus` 检查 {len(listed)} 份文件，共 {bytes_ / 1e6:.0f} MB；"
        f"本机 {processors()} 个处理器，进程比处理器多时不会更快。",
        ["进程", "启动（秒）", "检查（秒）", "份/秒", "MB/s", "相对第一行"],
        rows,
    )


def _timed(listed: list[Listed], workers: int, output: Path) -> tuple[float, float]:
    """Seconds until all workers are there, and until all is done."""
    start = perf_counter()
    with cluster(None, workers) as client:
        client.wait_for_workers(workers)
        ready = perf_counter()
        for _ in run(listed, Settings(), Terms(Dataset(str(output))), client):
            pass
        return ready - start, perf_counter() - ready
