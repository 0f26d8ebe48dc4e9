"""What the front pages promise. Their first command is run in ``test_wheel``."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCS = [f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md"))]
ENGLISH = [path.name for path in sorted((ROOT / "docs" / "en").glob("*.md"))]
PAGES = [
    "README.md",
    "README.en.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *DOCS,
    *(f"docs/en/{name}" for name in ENGLISH),
]


def _text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


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
    """The same commands and options in the same order; the files of the examples are named in each language."""

    def commands(page: str) -> list[list[str]]:
        lines = "\n".join(re.findall(r"```sh\n(.+?)```", _text(page), re.DOTALL)).splitlines()
        words = [line.partition(" #")[0].split() for line in lines if line.startswith("disclosurelint ")]
        return [[word for word in line if re.fullmatch("[a-z-]+|[A-Z0-9]+", word)] for line in words]

    assert commands("README.md") == commands("README.en.md")
    assert len(commands("README.md")) > 10


@pytest.mark.parametrize("name", [name for name in ENGLISH if "tools/regenerate.py" not in _text(f"docs/en/{name}")])
def test_english_pages_say_what_their_chinese_twins_say(name: str) -> None:
    """Headings and rows as many, the same examples but for their comments, the same words in code."""
    assert _landmarks(f"docs/en/{name}") == _landmarks(f"docs/{name}")


def _landmarks(page: str) -> dict[str, object]:
    prose, *pieces = re.split(r"^```(\w*)\n(.*?)^```", _text(page), flags=re.DOTALL | re.MULTILINE)
    prose += "".join(pieces[2::3])
    examples = [re.sub(r" *# .*", "", code) for code in pieces[1::3]]
    return {
        "headings": re.findall(r"^#+", prose, re.MULTILINE),
        "rows": [row.count(" | ") for row in re.findall(r"^\|.*", prose, re.MULTILINE)],
        "examples": examples,
        "code": {code for code in re.findall(r"`([^`\n]+)`", prose) if code.isascii()},
    }


def _block(page: str, language: str) -> str:
    found = re.search(rf"```{language}\n(.+?)```", _text(page), re.DOTALL)
    assert found is not None, f"{page} has no block of {language}"
    return found[1]
