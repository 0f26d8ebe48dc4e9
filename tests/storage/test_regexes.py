"""Expressions compiled by an earlier run are the same, and are not compiled again."""

from __future__ import annotations

import marshal
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from disclosurelint.storage import regexes
from disclosurelint.storage.store import read_entry, write_entry

CHECK = """
import re._compiler as compiler, sys
times, compile = 0, compiler.compile
def counted(*arguments):
    global times
    times += 1
    return compile(*arguments)
compiler.compile = counted
from disclosurelint.cli.main import run
status = run(["check", "--no-cache", "--format", "concise", *sys.argv[1:]])
print(times, status)
"""
DRAFT = "某某县水务局2021年部门预算\n一、收支总体情况\n支出10万元，包括人员经费7万元和公用经费2万元。\n"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where expressions are kept; the folder is empty."""
    monkeypatch.setenv("DISCLOSURELINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    kept = regexes._file()
    assert kept is not None
    return Path(kept)


def checked() -> tuple[str, int]:
    """The output of a process, and how many expressions it compiled."""
    done = subprocess.run(
        [sys.executable, "-c", CHECK, "draft.txt"], capture_output=True, check=True, encoding="utf-8", timeout=120
    )
    out, _, last = done.stdout.rstrip("\n").rpartition("\n")
    times, status = last.split()
    assert status == "1"
    return out, int(times)


def test_the_second_process_compiles_next_to_nothing(file: Path) -> None:
    (first, many), (second, few) = checked(), checked()
    assert first == second
    assert many > 100
    assert few < 25  # those of Python itself and of the command line, which come before


def test_there_is_room_for_all_expressions(file: Path) -> None:
    checked()
    kept = read_entry(str(file))
    assert kept is not None
    assert len(marshal.loads(kept)) < 0.95 * regexes._MOST  # beyond that, every process compiles some anew


@pytest.mark.parametrize("damage", ["no expressions", "nonsense", "another Python"])
def test_whatever_the_file_holds_the_output_is_right(file: Path, damage: str) -> None:
    first, _ = checked()
    held: Any = {"no expressions": [], "nonsense": 7}.get(damage)
    if damage == "another Python":
        records = marshal.loads(file.read_bytes()[37:])
        held = [(*record[:3], record[3][::-1], *record[4:]) for record in records]
    write_entry(str(file), marshal.dumps(held))
    assert checked()[0] == first


@pytest.mark.parametrize(
    ("pattern", "flags", "text"),
    [
        (r"(?P<年>(?:19|20)\d\d)年(?P<word>度?)", 0, "2021年度"),
        (r"[一二三]{1,3}(?=、)|[^\x00-\x7f]+$", re.MULTILINE, "二、\n甲"),
        (r"(?i)a([\u4e00-\u9fff])b\1?(c)?", re.ASCII, "xA字B"),
    ],
)
def test_what_is_kept_finds_the_same(pattern: str, flags: int, text: str) -> None:
    record = regexes._record(pattern, flags)
    import _sre  # type: ignore[import-not-found]
    from array import array

    made = _sre.compile(record[0], record[2], array("I", record[3]).tolist(), *record[4:])
    expected = re.compile(pattern, flags)
    assert made == expected
    assert made.search(text).groupdict() == expected.search(text).groupdict()  # type: ignore[union-attr]
    assert made.search(text).span() == expected.search(text).span()  # type: ignore[union-attr]


def test_a_user_without_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regexes, "cache_folder", lambda: None)
    regexes.recall.__wrapped__()
    regexes.keep.__wrapped__()
