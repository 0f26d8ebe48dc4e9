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


def test_maintainers_are_told_how_everything_is_made() -> None:
    told = (ROOT / "tools" / "README.md").read_text(encoding="utf-8")
    makers = [*(ROOT / "tools").glob("build_*.py"), *(ROOT / "tools").glob("make_*.py"), ROOT / "tools/regenerate.py"]
    assert [maker.name for maker in makers if f"tools/{maker.name}" not in told] == []
    measured = [
        page.stem for page in (ROOT / "docs").glob("*.md") if "由 `python -m benchmarks" in page.read_text("utf-8")
    ]
    assert [page for page in measured if page != "corpus" and f"`docs/{page}.md`" not in told] == []
