"""``check --timing``: what every stage and every rule took."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from disclosurelint.rules import load_ruleset
from tests.cli.conftest import DRAFT, Run

_LINE = re.compile(r"\s*([\d.]+) ms\s+([\d.]+)%  (.+)")


def test_stages_and_rules_are_listed_beside_the_output(disclosurelint: Run) -> None:
    plain = disclosurelint("check", "draft.txt", "clean.txt")
    timed = disclosurelint("check", "draft.txt", "clean.txt", "--timing")
    assert (timed.status, timed.out) == (plain.status, plain.out)
    head, *lines = timed.err.splitlines()
    assert head.startswith("2 个文件，用处理器 ")
    found = [found for line in lines if (found := _LINE.fullmatch(line))]
    assert len(found) == len(lines)
    parts = {line[3] for line in found}
    assert {"读入", "接行", "层次、表格", "数字句", "归属", "措辞、试改"} < parts
    rules = load_ruleset()
    assert {f"{rule.code} {rule.name}" for rule in rules.rules if rule.enabled and not rule.is_across} <= parts
    times = [float(line[1]) for line in found]
    assert times == sorted(times, reverse=True)
    assert 95 < sum(float(line[2]) for line in found) < 105


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_every_file_is_checked_and_counted(disclosurelint: Run, folder: Path, jobs: str) -> None:
    disclosurelint("check", ".")
    for number in range(4):
        (folder / f"{number}.txt").write_text(DRAFT, encoding="utf-8")
    timed = disclosurelint("check", ".", "--timing", "--jobs", jobs, "--lang", "en")
    assert timed.err.startswith("6 files took ")
    assert " AMT001 total-mismatch\n" in timed.err
    assert "  outline and tables\n" in timed.err
