"""Sentences that are right, in documents of several kinds: the rules on names, templates and years stay silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosurelint.linter import check
from disclosurelint.rules import load_ruleset
from disclosurelint.settings import Plan
from disclosurelint.text import Source

SENTENCES = Path(__file__).parent.parent / "traps" / "sentences.txt"
RULES = ("NAM", "TPL", "YER", "DAT")
#: The body, its fiscal year, and how its document begins.
FRAMES = {
    "county budget": ("宁晋县林业局", 2024, "{own}{year}年部门预算信息公开\n现将{own}{year}年部门预算公开如下："),
    "district budget": ("上海市嘉定区河湖事务管理局", 2024, "{own}{year}年部门预算"),
    "city account": (
        "荆门市湿地和林木种苗管理局",
        2024,
        "{own}{year}年度部门决算\n现将{own}{year}年度部门决算公开如下：",
    ),
    "county-level city": ("任丘市住房和城乡建设局", 2024, "{own}{year}年度单位决算"),
    "no frame": ("本单位", 2024, "{year}年工作"),
}


def lines(frame: str) -> list[str]:
    own, year, opening = FRAMES[frame]
    text = SENTENCES.read_text(encoding="utf-8")
    told = [line for line in text.splitlines() if line and not line.startswith("#")]
    words = {"own": own, "year": str(year), "last": str(year - 1), "next": str(year + 1)}
    return [line.format(**words) for line in (opening, *told)]


def findings(text: str) -> list[str]:
    plan = Plan(load_ruleset(), only=lambda rule: rule.code.startswith(RULES))
    report = check(Source("traps.txt", text), plan)
    return [f"{found.code} {found.message}" for found in report.diagnostics]


@pytest.mark.parametrize("frame", FRAMES)
def test_all_together_are_silent(frame: str) -> None:
    opening, *sentences = lines(frame)
    assert findings("\n".join([opening, "一、基本情况", *sentences, "二、其他", *sentences])) == []


@pytest.mark.parametrize("frame", FRAMES)
def test_each_alone_is_silent(frame: str) -> None:
    opening, *sentences = lines(frame)
    found = {sentence: findings(f"{opening}\n一、基本情况\n{sentence}") for sentence in sentences}
    assert {sentence: told for sentence, told in found.items() if told} == {}


def test_the_frames_do_not_silence_the_rules() -> None:
    """Guards the tests above: a slip among the traps is found."""
    opening, *sentences = lines("county budget")
    slips = "平乡县水务局上年末固定资产金额为1.00万元。较上年增加（减少）1.00万元。于2024年2月30日前完成。"
    told = findings("\n".join([opening, *sentences, slips]))
    assert [one.split()[0] for one in told] == ["NAM001", "TPL001", "DAT001"]
