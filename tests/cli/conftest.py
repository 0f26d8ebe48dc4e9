"""Running the program: in this process where that is enough, in its own where processes matter."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from disclosurelint.cli.main import run

DRAFT = "某某县水务局2021年部门预算\n一、收支总体情况\n支出10万元，包括人员经费7万元和公用经费2万元。\n"
CLEAN = "一、说明\n支出10万元，包括人员经费7万元和公用经费3万元。\n"


class Outcome(NamedTuple):
    status: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with a faulty draft and a clean one, and no results of other tests."""
    shutil.rmtree(cache_folder / "results", ignore_errors=True)
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "clean.txt").write_text(CLEAN, encoding="gb18030")
    monkeypatch.chdir(tmp_path)
    for name in ("DISCLOSURELINT_LANG", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def disclosurelint(folder: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line in this process, on ``stdin``; ``raw`` bytes come out as so many Latin characters."""

    def call(*arguments: str, stdin: bytes = b"", raw: bool = False) -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsysbinary.readouterr()
        status = run(arguments)
        out, err = capsysbinary.readouterr()
        return Outcome(status, out.decode("latin-1" if raw else "utf-8"), err.decode())

    return call


@pytest.fixture
def process(folder: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs a command line in a process of its own."""

    def call(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "disclosurelint", *arguments],
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, **environment},
            check=False,
            timeout=60,
        )

    return call
