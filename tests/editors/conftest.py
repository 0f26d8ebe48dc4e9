"""A document to open in editors, and the editors themselves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import CLEAN

ROOT = Path(__file__).parents[2]
EDITORS = ROOT / "editors"
PROGRAMS = Path(sys.executable).parent

#: On the second line, behind a character outside the Basic Multilingual Plane, a wrong sum (error); on the third a
#: misused word (warning); on the fourth a document number in wrong brackets (info).
DRAFT = """\
一、收支说明
𬭚支出10万元，包括人员经费7万元和公用经费2万元。
各单位银行帐户管理。
按照财办发【2019】18号文件。
"""
RULES = ("--select", "AMT001,WRD002,PUN005")

Editor = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose name has a blank in it, with the document and a clean one."""
    folder = tmp_path / "公开 文件"
    folder.mkdir()
    (folder / "草 稿.txt").write_text(DRAFT, encoding="utf-8")
    (folder / "净.txt").write_text(CLEAN, encoding="utf-8")
    return folder


@pytest.fixture
def editor(folder: Path, tmp_path: Path) -> Editor:
    """Runs an editor in the folder, with the program of this checkout before any other."""

    def call(program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        path = f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"
        found = shutil.which(program, path=path)
        if found is None:
            pytest.skip(f"{program} is not installed")
        environment = {
            **os.environ,
            "PATH": path,
            "HOME": str(tmp_path),
            "XDG_CONFIG_HOME": str(tmp_path),
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm",
        }
        environment.pop("DISCLOSURELINT_LANG", None)
        return subprocess.run(
            [found, *arguments],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=120,
        )

    return call
