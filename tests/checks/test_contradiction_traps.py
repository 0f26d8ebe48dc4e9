"""Passages that agree with themselves: the rules on contradictions and figures stay silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosurelint.linter import check
from disclosurelint.rules import load_ruleset
from disclosurelint.settings import Plan
from disclosurelint.text import Source

PASSAGES = Path(__file__).parent.parent / "traps" / "contradictions.txt"
RULES = ("CON", "AMT", "IND")
OWN, YEAR = "宁晋县林业局", 2024
_ACCOUNT = "[决算] "


def passages() -> list[str]:
    """Each a document of its own, with the title in front that makes it a budget or an account."""
    told = []
    for passage in PASSAGES.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in passage.strip().splitlines() if not line.startswith("#")]
        if lines:
            title = f"{OWN}{YEAR}年度部门决算公开" if lines[0].startswith(_ACCOUNT) else f"{OWN}{YEAR}年部门预算公开"
            text = "\n".join([title, *lines]).replace(_ACCOUNT, "")
            told.append(text.format(own=OWN, year=YEAR, last=YEAR - 1))
    return told


def findings(text: str) -> list[str]:
    plan = Plan(load_ruleset(), only=lambda rule: rule.code.startswith(RULES))
    return [f"{found.code} {found.message}" for found in check(Source("traps.txt", text), plan).diagnostics]


@pytest.mark.parametrize("passage", passages(), ids=lambda passage: passage.splitlines()[1][:20])
def test_a_passage_that_agrees_with_itself_is_silent(passage: str) -> None:
    assert findings(passage) == []


def test_the_frame_does_not_silence_the_rules() -> None:
    """Guards the test above: a contradiction among the passages is found."""
    text = f"{OWN}{YEAR}年部门预算公开\n六、政府采购\n我局无政府采购预算安排，政府采购预算总额20.00万元。"
    assert [found[:6] for found in findings(text)] == ["CON001"]
