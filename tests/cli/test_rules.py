"""``disclosurelint rules``: what is checked and why, for those who use rules and those who write them."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from tests.cli.conftest import Run

RULE = """\
ruleset: county
title: 本县
rules:
  - code: XYZ001
    name: county-total
    title: {zh: 本县合计, en: County totals}
    check: total
    severity: warning
    messages:
      default: {zh: 多了, en: too much}
      less: {zh: 少了, en: too little}
    notes:
      part: '{label}'
    why: {zh: 应当加得上。, en: It should.}
    source: {kind: practice, text: {zh: 惯例, en: custom}}
    examples:
      - bad: 支出10万元，包括甲7万元和乙2万元。
        at: 10万元
      - good: 支出10万元，包括甲7万元和乙3万元。
"""


def test_the_list(disclosurelint: Run) -> None:
    done = disclosurelint("rules")
    assert done.status == 0
    lines = done.out.splitlines()
    assert any(line.split() == ["AMT001", "错误", "total-mismatch", "合计与明细不符"] for line in lines)
    assert len({line.index(line.split()[2]) for line in lines}) == 1, "names stand in one column"


def test_the_page_of_a_rule(disclosurelint: Run) -> None:
    page = disclosurelint("rules", "show", "AMT001").out
    assert page.startswith("AMT001 total-mismatch [错误]\n合计与明细不符\n\n为什么\n  ")
    for heading in ("依据", "选项", "示例", "忽略"):
        assert f"\n\n{heading}\n  " in page
    assert "  反例\n    基本支出10万元，包括人员经费7万元和日常公用经费2万元。\n    报告在：10万元\n" in page
    assert page.endswith("  disclosurelint check PATH --ignore AMT001\n")
    assert disclosurelint("rules", "show", "total-mismatch").out == page


def test_the_page_in_english(disclosurelint: Run) -> None:
    page = disclosurelint("rules", "show", "AMT001", "--lang", "en").out
    assert page.startswith("AMT001 total-mismatch [error]\nParts do not come to their total\n\nWhy\n  ")


def test_a_rule_that_is_off_by_default_says_so(disclosurelint: Run) -> None:
    assert "HNT001  提示" in disclosurelint("rules").out
    page = disclosurelint("rules", "show", "HNT001").out
    assert page.startswith("HNT001 word-to-weigh [提示 (默认不启用)]\n")
    assert page.endswith("启用\n  disclosurelint check PATH --select HNT001\n")


def test_an_unknown_rule(disclosurelint: Run) -> None:
    done = disclosurelint("rules", "show", "AMT0O1")
    assert (done.status, done.err) == (2, "disclosurelint: 没有规则 AMT0O1，是不是 AMT001？\n")


def test_rules_of_ones_own(disclosurelint: Run, folder: Path) -> None:
    (folder / "county.yaml").write_text(RULE, encoding="utf-8")
    assert "XYZ001" in disclosurelint("rules", "--ruleset", "county.yaml").out
    assert "应当加得上。" in disclosurelint("rules", "show", "XYZ001", "--ruleset", "county.yaml").out
    assert disclosurelint("rules", "test", "county.yaml") == (0, "1 条规则，2 个示例，0 处不符\n", "")


def test_an_example_that_does_not_hold(disclosurelint: Run, folder: Path) -> None:
    (folder / "county.yaml").write_text(RULE.replace("乙3万元", "乙4万元"), encoding="utf-8")
    done = disclosurelint("rules", "test", "county.yaml")
    assert done.status == 1
    first, last = done.out.splitlines()
    assert first.startswith("XYZ001 county-total 示例 2：不该报告问题")
    assert last == "1 条规则，2 个示例，1 处不符"


def test_a_ruleset_with_mistakes_names_each_with_its_line(disclosurelint: Run, folder: Path) -> None:
    broken = RULE.replace("severity: warning", "severity: grave").replace("check: total", "check: totals")
    (folder / "county.yaml").write_text(broken, encoding="utf-8")
    done = disclosurelint("rules", "test", "county.yaml")
    assert done.status == 2
    lines = done.err.splitlines()
    assert len(lines) == 2
    assert all("county.yaml:" in line for line in lines)


def test_the_shipped_rules_do_what_their_pages_say(disclosurelint: Run) -> None:
    done = disclosurelint("rules", "test", "--lang", "en")
    assert done.status == 0, done.out
    assert done.out.endswith(" 0 mismatches\n")


def test_a_word_list_that_is_not_there(disclosurelint: Run, folder: Path) -> None:
    rule = RULE.replace("check: total", "check: substitution\n    options: {word_list: county}")
    (folder / "county.yaml").write_text(rule, encoding="utf-8")
    done = disclosurelint("check", "draft.txt", "--ruleset", "county.yaml")
    assert done.status == 2
    assert "county.yaml:8: rules.options.word_list：没有词表 county；" in done.err


def test_the_schema_is_one(disclosurelint: Run) -> None:
    Draft202012Validator.check_schema(json.loads(disclosurelint("rules", "schema").out))


def test_the_rules_of_the_configuration_are_told_of(disclosurelint: Run, folder: Path) -> None:
    (folder / "rules").mkdir()
    (folder / "rules" / "county.yaml").write_text(RULE.replace("severity", "preview: true\n    severity"), "utf-8")
    (folder / ".disclosurelint.yaml").write_text("rulesets: [rules/county.yaml]\n", encoding="utf-8")
    assert "XYZ001  警告  county-total" in disclosurelint("rules").out
    page = disclosurelint("rules", "show", "XYZ001").out
    assert page.startswith("XYZ001 county-total [警告 (试用中)]\n")
    assert page.endswith("启用\n  disclosurelint check PATH --preview\n")
    assert "XYZ001" not in disclosurelint("rules", "--isolated").out


def test_the_page_tells_both_ways_to_let_a_finding_pass(disclosurelint: Run) -> None:
    assert "\n  <!-- disclosurelint: ignore AMT001 -- 理由 -->\n" in disclosurelint("rules", "show", "AMT001").out
    english = disclosurelint("rules", "show", "AMT001", "--lang", "en").out
    assert "\n  <!-- disclosurelint: ignore AMT001 -- reason -->\n" in english
    assert "<!-- disclosurelint: ignore SUP001" not in disclosurelint("rules", "show", "SUP001").out
