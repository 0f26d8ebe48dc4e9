"""The guide for rule authors, followed to the letter, and what a new ruleset begins with."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from disclosurelint.checks import ACROSS, KINDS
from disclosurelint.rules.starting import skeleton
from disclosurelint.rules.yaml_text import read_yaml
from tests.cli.conftest import Run

GUIDE = (Path(__file__).parent.parent.parent / "docs" / "rule-authors.md").read_text(encoding="utf-8")
#: The part of the guide in which every command is followed by what it prints.
FOLLOWED = GUIDE[: GUIDE.index("## 五、")]


def test_the_guide_comes_to_what_it_shows(disclosurelint: Run, folder: Path) -> None:
    told: list[str] = []
    followed = 0
    for language, title, text in re.findall(r"```(\w+)(?: title=\"(.+?)\")?\n(.+?)```", FOLLOWED, re.DOTALL):
        if title:
            (folder / title).write_text(text, encoding="utf-8")
        elif language == "sh":
            commands = [shlex.split(line, comments=True) for line in text.splitlines()]
            told = [disclosurelint(*command[1:]).out for command in commands if ">" not in command]
        elif language == "text":
            assert "".join(told) == text
            followed += 1
    assert followed == 3


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_examples_of_a_new_ruleset_hold(disclosurelint: Run, lang: str) -> None:
    assert disclosurelint("rules", "new", "own", "--lang", lang).status == 0
    done = disclosurelint("rules", "test", "own.yaml", "--lang", "en")
    assert (done.status, done.out) == (0, "3 rules, 6 examples, 0 mismatches\n")


@pytest.mark.parametrize("kind", KINDS)
def test_a_skeleton_shows_all_options_of_its_kind(kind: str) -> None:
    text = skeleton("own", kind, "zh")
    (rule,) = read_yaml(text)[0]["rules"]
    assert rule["check"] == kind
    assert all(("beside" in example) == (kind in ACROSS) for example in rule["examples"])
    assert read_yaml(skeleton("own", kind, "en"))


def test_nothing_is_written_over(disclosurelint: Run, folder: Path) -> None:
    (folder / "own.yaml").write_text("mine", encoding="utf-8")
    done = disclosurelint("rules", "new", "own.yaml")
    assert (done.status, done.err) == (2, "disclosurelint: own.yaml：已经有这个文件，不会覆盖\n")
    assert (folder / "own.yaml").read_text(encoding="utf-8") == "mine"
    assert disclosurelint("rules", "new", "gone/own.yaml").status == 2


def test_an_unknown_kind_gets_a_suggestion(disclosurelint: Run) -> None:
    done = disclosurelint("rules", "new", "own", "--check", "identty")
    assert (done.status, done.err) == (2, "disclosurelint: 没有检查种类 identty，是不是 identity？\n")
