"""Comments that let findings pass, and what is said of those that do not do what they look like."""

from __future__ import annotations

import pytest

from disclosurelint.linter import check
from disclosurelint.results.report import Report
from disclosurelint.rules import load_ruleset
from disclosurelint.rules.selection import selection
from disclosurelint.settings import Plan, Settings
from disclosurelint.text import Source, apply_edits

#: AMT001 and, in the second half, WRD003.
WRONG = "支出10万元，包括人员经费7万元和公用经费2万元。"
DOUBLED = "全县全县水利工作有序开展。"


def report(text: str, *select: str, required: tuple[str, ...] = (), today: str | None = None) -> Report:
    ruleset = load_ruleset()
    plan = Plan(ruleset, Settings(required=required, narrowed=bool(select)), selection(ruleset, select))
    return check(Source("draft.md", text), plan, today)


def told(text: str, *select: str, required: tuple[str, ...] = (), today: str | None = None) -> list[tuple[str, str]]:
    """Codes with the words of the file that they stand on."""
    found = report(text, *select, required=required, today=today)
    return [(one.code, found.source.quote(one.span)) for one in found.diagnostics]


def comment(words: str) -> str:
    return f"<!-- disclosurelint: {words} -->"


def test_without_a_comment_it_is_told() -> None:
    assert told(WRONG + DOUBLED) == [("AMT001", "10万元"), ("WRD003", "全县全县")]


@pytest.mark.parametrize(
    "text",
    [
        f"{WRONG}{comment('ignore AMT001 -- 批复如此')}\n",
        f"{WRONG} {comment('ignore total-mismatch')}\n",
        f"{comment('ignore AMT')}{WRONG}\n",
        f"支出10万元{comment('ignore')}，包括人员经费7万元和公用经费2万元。\n",
        f"{comment('ignore-next-line AMT001')}\n{WRONG}\n",
        f"{comment('ignore-next-line AMT001')}\n\n{WRONG}\n",
        f"{comment('ignore-next-line AMT001')}\n{comment('ignore-next-line AMT')}\n{WRONG}\n",
        f"{comment('disable AMT001')}\n一、说明\n{WRONG}\n{comment('enable AMT001')}\n",
        f"{comment('disable')}\n{WRONG}\n{comment('enable')}\n",
        f"{comment('disable AMT001')}\n{WRONG}\n",
        f"{WRONG}\n{comment('ignore-file AMT001')}\n",
        f"{comment('ignore-file')}\n{WRONG}\n",
        f"{WRONG}<!--disclosurelint：ignore AMT001——批复如此-->\n",
        f"{WRONG}<!-- disclosurelint:\n ignore\n AMT001\n -- 批复如此 -->\n",
        f"{comment('ignore-next-line AMT001')}\r\n{WRONG}\r\n",
    ],
)
def test_ways_to_let_it_pass(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{comment('ignore AMT001')}\n{WRONG}\n",
        f"{comment('ignore-next-line AMT001')}\n一、说明\n{WRONG}\n",
        f"{comment('disable AMT001')}\n{comment('enable AMT001')}\n{WRONG}\n",
        f"{WRONG}\n{comment('disable AMT001')}\n",
        f"{WRONG}{comment('ignore WRD003')}\n",
    ],
)
def test_it_passes_only_where_the_comment_says(text: str) -> None:
    assert {code for code, _ in told(text)} == {"AMT001", "SUP001"}


def test_what_was_let_pass_is_kept_with_its_reason() -> None:
    (one,) = report(f"{WRONG}{comment('ignore AMT001 -- 批复如此')}").suppressed
    assert (one.diagnostic.code, one.by, one.reason) == ("AMT001", "comment", "批复如此")


def test_a_block_ends_for_one_rule_and_goes_on_for_another() -> None:
    text = f"{comment('disable AMT001, WRD003')}\n{WRONG}\n{DOUBLED}\n{comment('enable AMT001')}\n{WRONG}\n{DOUBLED}\n"
    assert told(text) == [("AMT001", "10万元")]


def test_of_two_rules_the_idle_one_is_named_and_taken_out() -> None:
    text = f"{WRONG}{comment('ignore WRD003, AMT001, PUN001 -- 批复如此')}\n"
    found = report(text)
    assert [(one.code, found.source.quote(one.span)) for one in found.diagnostics] == [("SUP001", "WRD003")]
    fix = found.diagnostics[0].fix
    assert fix is not None and fix.applicability == "safe"
    assert apply_edits(text, fix.edits) == f"{WRONG}{comment('ignore AMT001 -- 批复如此')}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("甲。 {}\n乙。\n", "甲。\n乙。\n"),
        ("{} 甲。\n", "甲。\n"),
        ("甲{}乙。\n", "甲乙。\n"),
        ("甲。\n  {}  \n乙。\n", "甲。\n乙。\n"),
        ("甲。\r\n{}\r\n乙。\r\n", "甲。\r\n乙。\r\n"),
        ("甲。\n{}", "甲。\n"),
    ],
)
def test_an_idle_comment_is_taken_out_with_what_set_it_apart(before: str, after: str) -> None:
    text = before.format(comment("ignore AMT001"))
    (found,) = report(text).diagnostics
    assert found.code == "SUP001" and found.fix is not None
    assert apply_edits(text, found.fix.edits) == after


def test_a_comment_for_rules_that_do_not_run_is_not_idle() -> None:
    text = f"说明。{comment('ignore AMT001')}\n说明。{comment('ignore')}\n"
    assert told(text, "WRD", "SUP") == []
    assert [code for code, _ in told(text)] == ["SUP001", "SUP001"]


def test_a_second_comment_for_the_same_is_idle() -> None:
    twice = f"{comment('disable WRD003')}\n" * 2
    text = f"{comment('ignore-file AMT001')}\n{twice}{DOUBLED}\n{WRONG}\n"
    assert told(text) == [("SUP001", comment("disable WRD003"))]


def test_a_relation_that_was_put_together_with_others_keeps_its_comment_from_being_idle() -> None:
    """One figure breaks two relations, so only one is told; what hides the other is of use all the same."""
    text = (
        "支出10万元，包括人员经费7万元和公用经费2万元。\n"
        f"支出10万元，包括基本支出5万元和项目支出4万元。{comment('ignore AMT001')}\n"
    )
    assert "SUP001" not in {code for code, _ in told(text)}


def test_the_last_day() -> None:
    text = f"{WRONG}{comment('ignore AMT001 expires=2025-06-30 -- 待批复')}\n"
    assert told(text) == []
    assert told(text, today="2025-06-30") == []
    assert [code for code, _ in told(text, today="2025-07-01")] == ["AMT001", "SUP002"]


@pytest.mark.parametrize(
    ("words", "lacking"),
    [
        ("ignore AMT001", "理由、负责人、到期日"),
        ("ignore AMT001 owner=财务科", "理由、到期日"),
        ("ignore AMT001 owner=财务科 expires=2999-01-01 -- 待批复", ""),
    ],
)
def test_what_a_comment_has_to_tell(words: str, lacking: str) -> None:
    found = report(f"{WRONG}{comment(words)}\n", required=("reason", "owner", "expires")).diagnostics
    assert [one.message for one in found] == ([f"这条忽略没有写明{lacking}，本单位的配置要求写明"] if lacking else [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (comment("ignore AMT0O1"), "没有规则 AMT0O1，是不是 AMT001？"),
        (comment("ignore 合计"), "没有规则 合计，这里什么也没有忽略"),
        (comment("ignroe AMT001"), "不认识“ignroe”，是不是 ignore？"),
        (comment("跳过 AMT001"), "不认识“跳过”；可用的有：ignore、ignore-next-line、ignore-file、disable、enable"),
        (comment(""), "没有写要做什么；可用的有：ignore、ignore-next-line、ignore-file、disable、enable"),
        ("<!-- disclosurelint: ignore AMT001", "注释没有以 --> 结束，不起作用"),
        (comment("ignore AMT001 until=2025-01-01"), "不认识“until=”；可用的有：owner、expires"),
        (comment("ignore AMT001 expires=2025-02-30"), "“2025-02-30”不是日期，应写成 2025-12-31 的样子"),
        (comment("enable AMT001"), "前面没有与它相应的 disable"),
    ],
)
def test_a_comment_that_cannot_be_understood(text: str, message: str) -> None:
    found = report(f"{WRONG}{text}\n").diagnostics
    assert message in [one.message for one in found]


def test_a_comment_is_no_part_of_what_is_read() -> None:
    """Hard-wrapped lines go on over it, no figure in it is read, and every place in the file stays right."""
    lines = [
        "    二〇二一年全县水利部门认真落实各项工作部署，基本支出10万元，其中人员经",
        comment("ignore-next-line WRD003 expires=2025-01-01 -- 5万元"),
        "费7万元，公用经费2万元，其余各项支出均按照有关规定执行完毕，并经过审计部门",
        "的审核和确认，现将有关情况按照规定的内容和程序向社会公开，接受社会各界的监督",
    ]
    with_comment, without = "\n".join(lines), "\n".join(line for line in lines if "<!--" not in line)
    assert told(with_comment, "AMT001") == told(without, "AMT001") == [("AMT001", "10万元")]
