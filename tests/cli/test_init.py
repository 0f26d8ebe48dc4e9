"""``disclosurelint init``: a beginning that works as it is and when it is opened up, and never over what is there."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import Run


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_beginning_changes_nothing_until_it_is_opened_up(disclosurelint: Run, folder: Path, lang: str) -> None:
    before = disclosurelint("check", "draft.txt")
    assert disclosurelint("init", "--lang", lang).status == 0
    assert disclosurelint("check", "draft.txt") == before
    path = folder / ".disclosurelint.yaml"
    assert all(line.startswith("#") for line in path.read_text(encoding="utf-8").splitlines() if line)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_all_of_it_is_valid_once_it_is_opened_up(disclosurelint: Run, folder: Path, lang: str) -> None:
    disclosurelint("init", "--lang", lang)
    path = folder / ".disclosurelint.yaml"
    path.write_text(re.sub(r"(?m)^#(?! )|^#(?=  )", "", path.read_text(encoding="utf-8")), encoding="utf-8")
    assert disclosurelint("rules", "new", "county").status == 0
    assert disclosurelint("baseline", "create", "draft.txt").status == 0
    shown = disclosurelint("config", "show", "draft.txt")
    assert (shown.status, shown.err) == (0, "")
    for key in ("organisation.name", "words.substitutions", "ignore", "severity.WRD", "rulesets", "baseline"):
        assert f"\n{key} " in shown.out


def test_a_folder_can_be_named(disclosurelint: Run, folder: Path) -> None:
    (folder / "县").mkdir()
    assert disclosurelint("init", "县").out == "写好了 县/.disclosurelint.yaml\n"
    assert (
        disclosurelint("init", "无").err
        == "disclosurelint: 无/.disclosurelint.yaml：无法写入（没有这个文件或文件夹）\n"
    )


def test_nothing_is_overwritten_unless_forced(disclosurelint: Run, folder: Path) -> None:
    path = folder / ".disclosurelint.yaml"
    path.write_text("select: [AMT]\n", encoding="utf-8")
    done = disclosurelint("init")
    assert (done.status, done.out) == (2, "")
    assert "已经有这个文件，没有改它" in done.err
    assert path.read_text(encoding="utf-8") == "select: [AMT]\n"
    assert disclosurelint("init", "--force").status == 0
    assert path.read_text(encoding="utf-8").startswith("# disclosurelint")


def test_a_repository_gets_a_hook(disclosurelint: Run, folder: Path) -> None:
    subprocess.run(["git", "init", "--quiet"], check=True)
    done = disclosurelint("init")
    assert "pre-commit install" in done.out
    (repo,) = yaml.safe_load((folder / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    (hook,) = repo["hooks"]
    assert (repo["repo"], hook["entry"], hook["language"]) == ("local", "disclosurelint check", "system")


def test_hooks_that_are_there_are_left_alone(disclosurelint: Run, folder: Path) -> None:
    (folder / ".git").mkdir()
    hooks = folder / ".pre-commit-config.yaml"
    hooks.write_text("repos:\n  - repo: local\n    hooks: []\n", encoding="utf-8")
    before = hooks.read_text(encoding="utf-8")
    done = disclosurelint("init", "--force")
    assert hooks.read_text(encoding="utf-8") == before
    shown = done.out.partition("repos：\n")[2]
    assert [one["hooks"][0]["id"] for one in yaml.safe_load(before + shown)["repos"] if one["hooks"]] == [
        "disclosurelint"
    ]
