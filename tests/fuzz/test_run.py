"""Fuzzing as CI does it: the same program is judged alike every time, and what breaks is told."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.fuzz.seeds import ROOT

pytestmark = pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is not here (extra fuzz)")


def fuzzed(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """``python -m tests.fuzz.run`` in a folder of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tests.fuzz.run", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}", **environment},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def test_a_repeatable_run_is_the_same_every_time(tmp_path: Path) -> None:
    runs = [
        fuzzed(tmp_path, "expression", "--repeatable", PYTHONHASHSEED=seed, TZ=zone)
        for seed, zone in (("1", "UTC"), ("random", "Asia/Shanghai"))
    ]
    assert [done.returncode for done in runs] == [0, 0]
    found = [re.findall(r"^#(\d+)\s+(\w+).* corp: (\S+)", done.stderr, re.MULTILINE) for done in runs]
    assert len(found[0]) > 10
    assert found[0] == found[1]


def test_what_breaks_a_target_is_kept_and_told(tmp_path: Path) -> None:
    """A formula that breaks down on a certain byte, which one of the mutations has soon."""
    (tmp_path / "sitecustomize.py").write_text(
        "from disclosurelint.document import formulas\n"
        "def read_formula(text):\n"
        "    assert '\\0' not in text, 'broken'\n"
        "formulas.read_formula = read_formula\n"
    )
    done = fuzzed(tmp_path, "formula", "--repeatable")
    assert done.returncode == 1
    assert "AssertionError: broken" in done.stdout + done.stderr
    (kept,) = tmp_path.glob("formula-crash-*")
    assert b"\0" in kept.read_bytes()
