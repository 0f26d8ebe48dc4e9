"""Examples are tests: a rule that is silently dead, misplaced, noisy or half documented is named."""

from __future__ import annotations

import pytest

from disclosurelint.rules.tester import failures


@pytest.fixture
def fails(load, check_text):
    """What fails in the ruleset with texts in it changed."""
    return lambda *changes: [failure.message() for failure in failures(load(*changes).rules, check_text)]


def test_a_rule_that_does_what_its_page_says_passes(fails):
    assert fails() == []


def test_a_silently_dead_rule_fails(fails):
    assert fails(("{帐户: 账户}", "{帐薄: 账簿}")) == [
        "WRD001 misspelling 示例 1：应在“帐户”（第 1 处）报告问题，实际：没有",
        "WRD001 misspelling 示例 1：修改后应为“银行账户三个。”，实际为“银行帐户三个。”",
        "WRD001 misspelling：没有一个示例能触发这条规则",
    ]


def test_a_finding_at_another_place_fails(fails):
    assert fails(("at: 帐户", "at: 银行帐户")) == [
        "WRD001 misspelling 示例 1：应在“银行帐户”（第 1 处）报告问题，实际：“帐户”"
    ]


def test_the_occurrence_can_be_named(fails):
    twice = ("- bad: 银行帐户三个。", "- bad: 帐户、帐户。")
    fixed = ("fix: 银行账户三个。", "fix: 账户、账户。")
    assert fails(twice, fixed, ("at: 帐户", "at: 帐户\n        nth: 2")) == []


def test_a_good_example_that_fires_fails(fails):
    assert fails(("- good: 银行账户三个。", "- good: 帐户")) == [
        "WRD001 misspelling 示例 2：不该报告问题，却报告了：“帐户”"
    ]


def test_another_text_after_the_fixes_fails(fails):
    assert fails(("fix: 银行账户三个。", "fix: 银行账户四个。")) == [
        "WRD001 misspelling 示例 1：修改后应为“银行账户四个。”，实际为“银行账户三个。”"
    ]


def test_a_fix_that_must_be_fixed_again_fails(fails):
    assert fails(("{帐户: 账户}", "{帐户: 老帐户}"), ("        fix: 银行账户三个。\n", "")) == [
        "WRD001 misspelling 示例 1：再改一遍又变成“银行老老帐户三个。”"
    ]


def test_fixes_that_overlap_fail(fails):
    assert fails(("{帐户: 账户}", "{帐户: 账户, 行帐: 行账}")) == ["WRD001 misspelling 示例 1：几处建议修改互相重叠"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("    why: {zh: 账本从贝。, en: Accounts are written with 账.}\n", ""), "缺少理由（why）"),
        (("    why: {zh: 账本从贝。, en: Accounts are written with 账.}", "    why: ''"), "缺少理由（why）"),
        (("    source: {kind: standard, text: 《现代汉语词典》}\n", ""), "缺少依据（source）"),
        (("      - good: 银行账户三个。\n", ""), "缺少 good 示例"),
    ],
)
def test_half_a_page_fails(change, said, fails):
    assert fails(change) == [f"WRD001 misspelling：{said}"]


def test_a_rule_without_a_bad_example_fails_twice_over(fails):
    bad = ("      - bad: 银行帐户三个。\n        at: 帐户\n        fix: 银行账户三个。\n", "")
    assert fails(bad) == ["WRD001 misspelling：缺少 bad 示例", "WRD001 misspelling：没有一个示例能触发这条规则"]


def test_a_placeholder_that_nothing_fills_fails_whichever_language_it_is_in(fails):
    said = '示例 1：“"{wrng}" should be "{right}"”里的 {wrng} 没有对应的值；可用的有：wrong、right'
    assert fails(('"{wrong}" should', '"{wrng}" should')) == [f"WRD001 misspelling {said}"]


def test_failures_are_told_in_english_too(load, check_text):
    (failure,) = failures(load(("- good: 银行账户三个。", "- good: 帐户")).rules, check_text)
    assert failure.message("en") == "WRD001 misspelling example 2: must stay silent, but reports: “帐户”"
