"""The summary in Markdown, read by a program that renders it."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from disclosurelint.output import Look, render
from disclosurelint.output.rule_markdown import render_rule
from disclosurelint.results.report import Failure
from disclosurelint.rules import load_ruleset
from tests.output.reports import report, shown, typo

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


def test_a_table_for_every_file_with_findings() -> None:
    text = "防贫\n与防贪"
    assert shown("markdown", report(text, typo(text, "防贪", "防贫")), report("预算")) == (
        "## disclosurelint\n\n"
        "检查 2 个文件：1 个错误；按 河北·部门预算·2021 检查\n\n"
        "### draft.txt\n\n"
        "| 级别 | 位置 | 规则 | 问题 |\n"
        "| --- | --- | --- | --- |\n"
        "| 错误 | 2:2 | WRD001 confusable-term | “防贪”应为“防贫”<br>建议修改：改为“防贫” |\n"
    )


def test_failures_are_listed() -> None:
    assert shown("markdown", Failure("a_b_.doc", "a_b_.doc：无法读取", "")).endswith("\n\n- a\\_b\\_.doc：无法读取\n")


def test_statistics_take_the_place_of_the_findings() -> None:
    text = "防贪，防食"
    results = [report(text, typo(text, "防贪", "防贫"), typo(text, "防食", "防贫"))]
    told = render("markdown", results, Look(statistics=True))
    assert told.endswith("| 数量 | 级别 | 规则 |\n| --- | --- | --- |\n| 2 | 错误 | WRD001 confusable-term |\n")


def test_a_long_summary_tells_what_it_leaves_out() -> None:
    text = "防贪" * 700
    told = shown("markdown", report(text, *(typo(text, "防贪", "防贫", nth=at + 1) for at in range(700))), lang="en")
    assert told.count("WRD001") == 500
    assert "200 findings more are not listed." in told


@given(st.text(st.sampled_from("预算|`*_[]()<>&~#\\!@\n\x1b-1.+ "), max_size=30))
def test_no_text_is_taken_for_markdown(words: str) -> None:
    found = typo("防贪", "防贪", "防贫")._replace(message=f"问题{words}", fix=None)
    html = MARKDOWN.render(shown("markdown", report("防贪", found)))
    (row,) = re.findall(r"<tr>\n((?:<td>.*</td>\n)+)</tr>", html)
    cells = re.findall(r"<td>(.*)</td>", row)
    assert len(cells) == 4
    assert not re.search("<(?!br)", cells[3].replace("&lt;!-- --&gt;", ""))


def test_the_page_of_every_rule_renders() -> None:
    for rule in load_ruleset().rules:
        html = MARKDOWN.render(render_rule(rule, "zh"))
        assert f"<code>--ignore {rule.code}</code>" in html
        assert "<pre>" in html
