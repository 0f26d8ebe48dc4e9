"""The manual as a site: every link leads somewhere, every page is listed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.packaging
def test_the_site_is_built_without_a_complaint(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", "tools/site.yml"]
    built = subprocess.run([*command, "--site-dir", str(tmp_path)], cwd=ROOT, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    page = (tmp_path / "rules" / "names" / "index.html").read_text(encoding="utf-8")
    assert 'id="nam001"' in page
    assert "fonts.googleapis" not in page
    assert (tmp_path / "en" / "index.html").exists()
