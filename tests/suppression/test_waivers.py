"""Waivers of a configuration: for formats without comments, by the words that a finding stands on."""

from __future__ import annotations

import pytest

from disclosurelint.house import Waiver
from disclosurelint.linter import check
from disclosurelint.results.report import Report
from disclosurelint.rules import load_ruleset
from disclosurelint.settings import Plan, Settings, load
from disclosurelint.text import Source

TEXT = "一、说明\n支出10万元，包括人员经费7万元和公用经费2万元。\n全县全县水利工作有序开展。\n"


def report(*waivers: Waiver, text: str = TEXT) -> Report:
    return check(Source("draft.txt", text), Plan(load_ruleset(), Settings(waivers=waivers)))


def waiver(rule: str, text: str | None = None, *, single: bool = False) -> Waiver:
    return Waiver(rule, "/house/.disclosurelint.yaml", 0, single, text, reason="批复如此")


@pytest.mark.parametrize(
    "quoted",
    [
        None,
        "10万元",
        "支出10万元，包括人员经费",
        "支出 10 万元，\n包括人员经费7万元和公用经费2万元。",
        "一、说明支出10万元",
    ],
)
def test_a_finding_within_the_quoted_words_passes(quoted: str | None) -> None:
    found = report(waiver("AMT001", quoted))
    assert [one.code for one in found.diagnostics] == ["WRD003"]
    ((one, by, reason),) = found.suppressed
    assert (one.code, by, reason) == ("AMT001", "configuration", "批复如此")


@pytest.mark.parametrize("quoted", ["7万元", "支出10万元整", "全县全县水利工作"])
def test_a_finding_elsewhere_does_not(quoted: str) -> None:
    assert "AMT001" in [one.code for one in report(waiver("AMT001", quoted)).diagnostics]


def test_edits_elsewhere_do_not_matter() -> None:
    own = waiver("AMT001", "支出10万元，包括人员经费7万元")
    edited = "二、另起\n新的一段。\n" + TEXT.replace("包括", "\n    包括").replace("公用经费2万元", "公用经费 2 万元")
    assert [one.code for one in report(own, text=edited).diagnostics] == ["WRD003"]


def test_a_waiver_that_lets_nothing_pass_is_idle_unless_its_rules_did_not_run() -> None:
    idle, other, not_run = waiver("AMT001", "7万元", single=True), waiver("AMT", "7万元"), waiver("WRD", single=True)
    assert report(idle, other, not_run).idle == (idle, other)


def test_a_waiver_of_several_rules_is_not_idle_where_one_of_them_was_left_out_for_this_run_only() -> None:
    own = waiver("AMT", single=True)
    text = TEXT.replace("支出10万元", "支出9万元")
    for narrowed, idle in ((False, (own,)), (True, ())):
        settings = Settings(ignore=("AMT001",), narrowed=narrowed, waivers=(own,))
        assert check(Source("draft.txt", text), load(settings)).idle == idle
