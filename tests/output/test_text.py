"""What a clerk sees. The expected texts below are the specification."""

from __future__ import annotations

import re
from textwrap import dedent

import pytest

from disclosurelint.output import Look, render
from disclosurelint.output.style import Style
from disclosurelint.results.report import Failure, Report
from disclosurelint.rules.diagnostic import Diagnostic, Fix, RelatedPlace
from disclosurelint.text import Edit, Source, Span
from tests.output.reports import PATH, SUM, report, span_of, typo, wrong_sum


def shown(*reports: Report, columns: int = 100, lang: str = "zh") -> str:
    return render("text", reports, Look("en" if lang == "en" else "zh", Style(columns=columns)))


def plain(expected: str) -> str:
    return dedent(expected).lstrip("\n")


def test_a_finding_with_a_related_place_and_a_fix() -> None:
    text = "一、做好防贫工作\n\n二、落实“防贪”责任\n"
    assert shown(report(text, typo(text, "防贪", "防贫"))) == plain("""
        draft.txt:3:6: 错误 WRD001 confusable-term
          “防贪”应为“防贫”
         3 │ 二、落实“防贪”责任
           │          ^^^^
         1 │ 一、做好防贫工作
           │         ~~~~ 本文的正确写法
           │
           │ 建议修改：改为“防贫”

        检查 1 个文件：1 个错误；按 河北·部门预算·2021 检查
        可自动修改 1 处：加 --fix
        规则的理由和依据：disclosurelint rules show WRD001
    """)


def test_all_that_a_document_lacks_is_told_at_its_title_once() -> None:
    title = "某县水务局2021年部门预算"
    lacks = [
        Diagnostic(PATH, Span(0, len(title)), "STR001", "missing-section", "warning", f"缺少“{part}”")
        for part in ("机构设置", "政府采购")
    ]
    assert shown(report(f"{title}\n", *lacks)) == plain("""
        draft.txt:1:1: 警告 STR001 missing-section
          - 缺少“机构设置”
          - 缺少“政府采购”
         1 │ 某县水务局2021年部门预算
           │ ^^^^^^^^^^^^^^^^^^^^^^^^

        检查 1 个文件：2 个警告；按 河北·部门预算·2021 检查
        规则的理由和依据：disclosurelint rules show STR001
    """)


def test_the_same_in_english() -> None:
    text = "落实防贪责任\n"
    assert shown(report(text, typo(text, "防贪", "防贫", "warning")), lang="en") == plain("""
        draft.txt:1:3: warning WRD001 confusable-term
          “防贪”应为“防贫”
         1 │ 落实防贪责任
           │     ^^^^
           │
           │ suggested change: 改为“防贫”

        checked 1 file: 1 warning; by the profile 河北, department budget, 2021
        1 can be fixed: add --fix
        reasons: disclosurelint rules show WRD001
    """)


def test_a_sum_is_set_out_with_the_line_of_every_figure() -> None:
    """Decimal points stand under one another; what was printed in another unit is shown beside."""
    assert shown(report(SUM, wrong_sum())) == plain("""
        draft.txt:1:3: 错误 AMT001 total-mismatch
          “支出”为 50.00 万元，所列 3 项合计 37.09 万元，少 12.91 万元
         1 │ 支出50.00万元，包括：
           │     ^^^^^^^^^
           │
           │ 算式
         2 │ + 人员经费      30.5  万元
         2 │ + 公用经费       6.6  万元
         3 │ - 调剂           0.01 万元 (100 元)
           │ ──────────────────────────
           │ = 所列合计      37.09 万元
         1 │   文中为 支出   50.00 万元
           │   差额         -12.91 万元

        检查 1 个文件：1 个错误；按 河北·部门预算·2021 检查
        规则的理由和依据：disclosurelint rules show AMT001
    """)


def test_places_on_one_line_share_it() -> None:
    text = "防贫与防贪"
    assert " 1 │ 防贫与防贪\n   │       ^^^^\n   │ ~~~~ 本文的正确写法\n" in shown(
        report(text, typo(text, "防贪", "防贫"))
    )


def note(span: Span, related: tuple[RelatedPlace, ...] = (), fix: Fix | None = None) -> Diagnostic:
    return Diagnostic(PATH, span, "STR001", "missing-section", "info", "说明", related, None, fix)


def snippet(text: str, span: Span, columns: int = 100) -> list[str]:
    """The lines between the message and the blank line."""
    lines = shown(report(text, note(span)), columns=columns).split("\n")
    return lines[2 : lines.index("")]


def test_a_place_over_several_lines_shows_its_first_and_last() -> None:
    text = "支出预算为\n402.41\n\n 万元。\n"
    assert snippet(text, span_of(text, "预算为\n402.41\n\n 万元")) == [
        " 1 │ 支出预算为",
        "   │     ^^^^^^",
        " ⋮",
        " 4 │  万元。",
        "   │  ^^^^",
    ]


def test_a_line_break_inside_an_amount_needs_no_dots() -> None:
    text = "支出402.\n\n41万元"
    assert snippet(text, span_of(text, "402.\n\n41万元")) == [
        " 1 │ 支出402.",
        "   │     ^^^^",
        " 3 │ 41万元",
        "   │ ^^^^^^",
    ]


def test_an_empty_place_still_gets_a_mark() -> None:
    assert snippet("预算", Span(1, 1)) == [" 1 │ 预算", "   │   ^"]
    assert snippet("", Span(0, 0)) == [" 1 │", "   │ ^"]
    assert snippet("预算\n", Span(3, 3)) == [" 2 │", "   │ ^"]


def test_a_long_line_is_cut_around_the_place() -> None:
    text = "预算公开" * 100 + "防贪" + "预算公开" * 100
    assert snippet(text, span_of(text, "防贪"), columns=40) == [
        " 1 │ …算公开预算公开防贪预算公开预算公…",
        "   │                ^^^^",
    ]


def test_places_far_apart_on_a_long_line_are_shown_apart() -> None:
    text = "防贫" + "预算公开" * 100 + "防贪"
    assert shown(report(text, typo(text, "防贪", "防贫")), columns=40).split("\n")[2:6] == [
        " 1 │ …公开预算公开预算公开预算公开防贪",
        "   │                              ^^^^",
        " 1 │ 防贫预算公开预算公开预算公开预算…",
        "   │ ~~~~ 本文的正确写法",
    ]


def test_places_near_one_another_on_a_long_line_share_a_stretch_of_it() -> None:
    text = "预算公开" * 100 + "防贫与防贪" + "预算公开" * 100
    assert shown(report(text, typo(text, "防贪", "防贫")), columns=40).split("\n")[2:5] == [
        " 1 │ …开预算公开防贫与防贪预算公开预算…",
        "   │                  ^^^^",
        "   │            ~~~~ 本文的正确写法",
    ]


def test_many_places_are_told_by_their_lines() -> None:
    text = "\n".join(["防贪"] * 9)
    related = tuple(RelatedPlace(PATH, span_of(text, "防贪", nth), "这里也是") for nth in range(2, 10))
    edits = tuple(Edit(span_of(text, "防贪", nth), "防贫") for nth in range(1, 10))
    output = shown(report(text, note(span_of(text, "防贪"), related, Fix("safe", "全部改", edits))))
    assert output.count("~~~~ 这里也是") == 4
    assert "   │ 另有 4 处，在第 6、7、8、9 行\n" in output
    assert output.count("- 防贪  + 防贫") == 4
    assert "   │ 另有 5 处，在第 5、6、7、8、9 行\n" in output


def test_the_width_of_combining_and_narrow_characters_is_right() -> None:
    text = "ée\u0301①防贪"
    assert snippet(text, span_of(text, "防贪")) == [" 1 │ ée\u0301①防贪", "   │    ^^^^"]


def test_a_document_cannot_drive_the_terminal() -> None:
    text = "预\x1b[2J算\u202e防贪\r\n"
    output = shown(report(text, typo(text, "防贪", "\x1b]0;x\x07")))
    assert "预␛[2J算�防贪" in output
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", output)


def test_a_document_cannot_command_a_build_server() -> None:
    text = "::add-mask::预算\n防贪"
    found = typo(text, "防贪", "防贫")._replace(message="::error::x\n##[add-mask]y")
    output = shown(report(text, found))
    assert "  ：:error::x\n  ＃#[add-mask]y\n" in output
    assert not re.search(r"^\s*::", output, re.MULTILINE)


def test_a_fix_of_several_edits_shows_each() -> None:
    text = "防贪\n防食\n"
    edits = (Edit(span_of(text, "防贪"), "防贫"), Edit(span_of(text, "防食"), "防贫"))
    found = note(edits[0].span, fix=Fix("unsafe", "统一为“防贫”", edits))
    expected = "   │ 建议修改（请人工确认）：统一为“防贫”\n 1 │ - 防贪  + 防贫\n 2 │ - 防食  + 防贫\n"
    assert expected in shown(report(text, found))


def test_a_note_too_long_for_its_line_goes_below() -> None:
    text = "预算公开防贪"
    found = note(span_of(text, "防贪"), related=(RelatedPlace(PATH, span_of(text, "公开"), "很长的说明" * 6),))
    assert shown(report(text, found), columns=40).split("\n")[4:7] == [
        "   │     ~~~~",
        "   │   很长的说明很长的说明很长的说明很",
        "   │   长的说明很长的说明很长的说明",
    ]


def test_a_place_in_another_file_is_shown_with_its_line() -> None:
    other = Source("附件.txt", "第一行\n收入20万元")
    found = note(Span(0, 2), related=(RelatedPlace("附件.txt", span_of(other.text, "20万元"), "这里是 20 万元"),))
    both = report("预算", found)._replace(others={other.path: other})
    assert shown(both).split("\n\n")[0].splitlines()[3:] == [
        "   │ ^^^^",
        "   │",
        "   │ 附件.txt:2:3",
        " 2 │ 收入20万元",
        "   │     ~~~~~~ 这里是 20 万元",
    ]


def test_a_place_in_another_file_is_named() -> None:
    found = note(Span(0, 2), related=(RelatedPlace("附件.txt", Span(0, 1), "附件里是另一个数"),))
    assert "   │ 附件.txt: 附件里是另一个数\n" in shown(report("预算", found))


def test_clean_files_take_one_quiet_line() -> None:
    assert shown(report("预算")) == "检查 1 个文件：未发现问题；按 河北·部门预算·2021 检查\n"
    assert shown(report("预算", profile=None)) == "检查 1 个文件：未发现问题；未能识别文件种类，只用了通用规则\n"
    assert shown(report("预算"), report("决算", profile=None)) == "检查 2 个文件：未发现问题\n"


def test_files_that_could_not_be_checked_are_counted() -> None:
    failed = render("text", [report("预算"), Failure("a.doc", "a.doc：…", "a.doc: …")])
    assert failed == "检查 1 个文件：未发现问题；按 河北·部门预算·2021 检查；另有 1 个文件无法检查\n"


def test_colour_only_adds_to_the_words() -> None:
    text = "做好防贫工作，落实防贪责任"
    reports = [report(text, typo(text, "防贪", "防贫")), report(SUM, wrong_sum())]
    coloured = render("text", reports, Look(style=Style(coloured=True)))
    assert "\x1b[1;31m错误\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render("text", reports)


@pytest.mark.parametrize(("unit", "column"), [("characters", 3), ("utf16", 4), ("bytes", 8)])
def test_concise_counts_columns_as_an_editor_does(unit: str, column: int) -> None:
    text = "𬭚与防贪"
    output = render("concise", [report(text, typo(text, "防贪", "防贫"))], Look(columns=unit))
    assert output.startswith(f"draft.txt:1:{column}: 错误 WRD001 ")


def test_concise_is_one_line_a_finding() -> None:
    text = "防贫\n\n落实防贪责任"
    assert render("concise", [report(text, typo(text, "防贪", "防贫", "info"))]) == plain("""
        draft.txt:3:3: 提示 WRD001 “防贪”应为“防贫”
        检查 1 个文件：1 个提示；按 河北·部门预算·2021 检查
    """)
