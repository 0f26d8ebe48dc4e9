"""The files of a run are kept in little room, and come out as they went in."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Sequence

import pytest

from disclosurelint.running.discovery import Paths


@pytest.mark.parametrize(
    "paths",
    [
        [],
        ["budget.txt"],
        ["-", "a.txt", "./a.txt", "b/../a.txt", "/", "b//c.txt", "文件/预算 2024.docx", "folder/"],
        ["b/2.txt", "a/1.txt", "b/3.txt"],  # as they were named, and a folder may come again
        [f"folder/{at}.txt" for at in range(2500)],
    ],
)
def test_paths_come_out_as_they_went_in(paths: Sequence[str]) -> None:
    kept = Paths(iter(paths))
    assert list(kept) == list(kept) == list(paths)
    assert len(kept) == len(paths)
    assert all(path in kept for path in paths[:20])
    assert "other" not in kept


@pytest.mark.skipif(sys.implementation.name != "cpython", reason="measures CPython's memory")
def test_a_path_takes_little_more_than_its_name() -> None:
    tracemalloc.start()
    kept = Paths(f"/very/long/name/of/a/folder/that/is/kept/once/{at:06}.txt" for at in range(20_000))
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(kept) == 20_000
    assert held < 20_000 * 2 * len("000000.txt")
