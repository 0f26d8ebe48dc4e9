"""What a long run shows on a terminal, and a draft checked again whenever it is saved."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from disclosurelint.cli import progress
from disclosurelint.cli.progress import followed, said
from disclosurelint.output.width import width
from tests.cli.conftest import CLEAN, DRAFT, Run


@pytest.fixture
def watched(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """``check draft.txt --watch`` in a process of its own."""
    arguments = [sys.executable, "-m", "disclosurelint", "check", "draft.txt", "--watch", "--select", "AMT001"]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    yield process
    process.kill()
    process.wait()
    for stream in (process.stdout, process.stderr):
        assert stream is not None
        stream.close()


def test_a_draft_is_checked_again_when_it_is_saved(watched: subprocess.Popen[str]) -> None:
    assert watched.stdout is not None
    assert watched.stderr is not None
    assert "等待文件保存" in watched.stderr.readline()
    Path("draft.txt").write_text(CLEAN, encoding="utf-8")
    assert "等待文件保存" in watched.stderr.readline()
    beside = Path("draft.new")  # as editors save: written beside, put in its place
    beside.write_text(DRAFT, encoding="utf-8")
    beside.replace("draft.txt")
    assert "等待文件保存" in watched.stderr.readline()
    watched.send_signal(signal.SIGINT)
    assert watched.wait(10) == 130
    summaries = [line for line in watched.stdout.read().splitlines() if line.startswith("检查 1 个文件")]
    assert ["1 个错误" in line for line in summaries] == [True, False, True]


def test_a_draft_that_is_gone_for_a_moment_ends_nothing(watched: subprocess.Popen[str]) -> None:
    assert watched.stderr is not None
    watched.stderr.readline()
    Path("draft.txt").unlink()
    assert watched.stderr.readline() == "draft.txt：没有这个文件\n"
    assert "等待文件保存" in watched.stderr.readline()
    Path("draft.txt").write_text(CLEAN, encoding="utf-8")
    assert "等待文件保存" in watched.stderr.readline()
    assert watched.poll() is None


def test_standard_input_cannot_be_watched(disclosurelint: Run) -> None:
    assert disclosurelint("check", "-", "--watch").status == 2


def test_on_a_terminal_a_line_tells_how_far_it_has_come(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(100))
    monkeypatch.setattr(progress, "monotonic", lambda: float(next(clock)))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(followed(_three(), 3, "zh")) == [1, 2, 3]
    shown = capsys.readouterr().err
    assert "1/3 个文件，每秒 1.0 个，还要 0:02" in shown
    assert shown.endswith("\r\x1b[K"), "the line is taken away in the end"


def test_on_a_narrow_terminal_it_stays_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(100))
    monkeypatch.setattr(progress, "monotonic", lambda: float(next(clock)))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((20, 24)))
    monkeypatch.setattr(sys.stderr, "fileno", lambda: 2)
    assert list(followed(_three(), 3, "zh")) == [1, 2, 3]
    lines = capsys.readouterr().err.split("\r\x1b[K")
    assert "1/3 个文件，每秒 1…" in lines
    assert all(width(line) < 20 for line in lines)


def test_elsewhere_nothing_is_shown(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(100))
    monkeypatch.setattr(progress, "monotonic", lambda: float(next(clock)))
    assert list(followed(_three(), 3, "zh")) == [1, 2, 3]
    assert capsys.readouterr().err == ""


def test_what_is_followed_ends_with_it() -> None:
    ended: list[bool] = []

    def items() -> Generator[int]:
        try:
            yield from _three()
        finally:
            ended.append(True)

    following = followed(items(), 3, "zh")
    next(following)
    following.close()
    assert ended == [True]


def test_times_are_told_as_clocks_tell_them() -> None:
    assert said(10, 20, 5.0, "en") == "10/20 files, 2.0 a second, 0:05 left"
    assert said(1, 7201, 1.0, "zh") == "1/7201 个文件，每秒 1.0 个，还要 2:00:00"
    assert said(0, 5, 0.0, "zh") == "0/5 个文件，每秒 0.0 个"


def _three() -> Generator[int]:
    yield from (1, 2, 3)
