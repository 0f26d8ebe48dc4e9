"""What is generated from the program and its rules is current: ``python tools/regenerate.py`` writes it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.packaging
def test_everything_generated_is_current() -> None:
    done = subprocess.run(
        [sys.executable, "tools/regenerate.py", "--check"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
