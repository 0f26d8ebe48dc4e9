"""The pages on configuration and suppression: the generated one is current, and what the others show works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from disclosurelint.cli import settings_options
from tests.cli.conftest import Run
from tools import write_configuration

DOCS = Path(__file__).parent.parent.parent / "docs"


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.+?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)


def test_the_references_are_what_their_script_writes() -> None:
    pages = write_configuration.pages()
    assert {path: path.read_text(encoding="utf-8") for path in pages} == pages


@pytest.mark.parametrize("text", [*blocks("configuration.md", "yaml"), *blocks("suppression.md", "yaml")])
def test_what_is_shown_of_configurations_can_be_used(
    disclosurelint: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    (folder / "全省").mkdir()
    (folder / "全省" / "disclosurelint.yaml").write_text("preview: false\n")
    (folder / "县" / "规则").mkdir(parents=True)
    (folder / "县" / "规则" / "county.yaml").write_text("ruleset: county\ntitle: 本县规则\n", encoding="utf-8")
    monkeypatch.chdir(folder / "县")
    Path(".disclosurelint.yaml").write_text(text, encoding="utf-8")
    done = disclosurelint("config", "show")
    assert (done.status, done.err) == (0, "")


def test_the_same_in_pyproject(disclosurelint: Run) -> None:
    (text,) = blocks("configuration.md", "toml")
    Path("pyproject.toml").write_text(text, encoding="utf-8")
    done = disclosurelint("config", "show")
    assert "某某县林业局" in done.out and "pyproject.toml:6" in done.out


def test_what_is_shown_of_comments_lets_findings_pass(disclosurelint: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings_options, "today", lambda: "2026-06-30")
    (text,) = blocks("suppression.md", "markdown")
    Path("draft.md").write_text(text, encoding="utf-8")
    done = disclosurelint("check", "draft.md", "--ignore", "WRD002,TPL014", "--format", "concise")
    assert done.out.splitlines() == ["检查 1 个文件：未发现问题；忽略 2 个；未能识别文件种类，只用了通用规则"]
