"""What the front pages promise. Their first command is run in ``test_wheel``."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCS = [f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md"))]
PAGES = ["README.md", "README.en.md", "CONTRIBUTING.md", "CHANGELOG.md", *DOCS]


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", _text(page))
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []


@pytest.mark.parametrize("page", ["README.md", "README.en.md"])
def test_the_python_example_finds_its_fault(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(_block(page, "python"), {})
    assert capsys.readouterr().out.startswith("AMT001 ")


def test_the_rule_of_the_guide_works(tmp_path: Path) -> None:
    ruleset = tmp_path / "county.yaml"
    ruleset.write_text(_block("CONTRIBUTING.md", "yaml"), encoding="utf-8")
    command = [sys.executable, "-m", "disclosurelint", "rules", "test", str(ruleset)]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, run.stdout + run.stderr


def test_both_front_pages_show_the_same_commands() -> None:
    def commands(page: str) -> list[str]:
        return re.findall(r"^disclosurelint (check|init|parse|rules|config|baseline)\b", _text(page), re.MULTILINE)

    assert commands("README.md") == commands("README.en.md") != []


def _text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def _block(page: str, language: str) -> str:
    found = re.search(rf"```{language}\n(.+?)```", _text(page), re.DOTALL)
    assert found is not None, f"{page} has no block of {language}"
    return found[1]
