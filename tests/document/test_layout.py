"""Joining what the page broke, without ever losing the way back to the file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from disclosurelint.document.layout import lay_out
from disclosurelint.text import Source, Span

# Wrapped at 42 Han characters, as a PDF gives it: a blank line between any two.
WRAPPED = """\
一、关于二〇二三年度部门预算安排的总体情况及有关说明：

本部门按照统筹兼顾、勤俭节约、量力而行、讲求绩效和收支平衡的原则编制全年各项支出计划，并经集体

研究确定后报送财政部门审核，其中用于林木管护和森林防火两项重点工作的项目支出安排资金共计 105.87

万元，比上年有所增加，主要是新增了重点区域的巡护道路维修任务以及配套设备购置经费和相应的人员保

障支出，其余各项支出与上年保持一致。

(二)其他事项按照规定执行。
"""


def joined(text: str) -> list[str]:
    return lay_out(Source("a.txt", text)).text.split("\n")


def test_hard_wrapped_lines_become_one_paragraph_again() -> None:
    lines = joined(WRAPPED)
    assert len(lines) == 3
    assert lines[1].startswith("本部门按照统筹兼顾")
    assert "并经集体研究确定后" in lines[1]
    assert "共计105.87万元，比上年" in lines[1]
    assert lines[1].endswith("与上年保持一致。")


def test_an_amount_broken_over_two_lines_leads_back_to_both() -> None:
    mapped = lay_out(Source("a.txt", WRAPPED))
    start = mapped.text.index("105.87万元")
    place = mapped.origin_span(Span(start, start + 8))
    assert WRAPPED[place.start : place.end] == "105.87\n\n万元"


def test_a_numbered_line_always_begins_something_new() -> None:
    assert joined(WRAPPED)[-1] == "(二)其他事项按照规定执行。"


def test_text_with_one_paragraph_a_line_is_left_alone() -> None:
    clean = "\n".join(
        f"第{n}段写明本年度预算安排的基本情况以及与上一年度相比的增减变化原因，另有说明。" for n in "一二三四五六"
    )
    assert joined(clean) == clean.split("\n")


def test_indented_lines_begin_paragraphs_in_wrapped_text() -> None:
    width = 38
    first = "　　" + "本部门全年收入全部纳入预算统一管理并按规定用途使用" * 3
    second = "　　" + "各项支出严格执行标准厉行节约并接受监督检查和审计" * 3
    text = "\n".join(p[i : i + width] for p in (first, second, first, second) for i in range(0, len(p), width))
    assert len(joined(text)) == 4


def test_blanks_between_words_and_figures_are_dropped_in_prose_only() -> None:
    assert joined("2023 年安排 10.50 万元，占 77.70 %。") == ["2023年安排10.50万元，占77.70%。"]
    assert joined("车辆（台、辆） 1 2.966688") == ["车辆（台、辆） 1 2.966688"]


def test_full_width_digits_are_read_as_digits() -> None:
    assert joined("共计１２．５０万元。") == ["共计12.50万元。"]


LINES = st.lists(st.text(alphabet="预算安排资金万元，。；（）一二、.: 　12３\t", max_size=50), max_size=30)


@given(LINES, st.sampled_from(["\n", "\r\n", "\n\n", "\r", "\f", "\r\n\r\n"]))
def test_every_joined_character_is_the_file_s_own(lines: list[str], line_end: str) -> None:
    text = line_end.join(lines)
    mapped = lay_out(Source("a.txt", text))
    for index, character in enumerate(mapped.text):
        there = text[mapped.origin(index)]
        assert character == there or (character == "\n" and there in "\r\n\f") or (character == "3" and there == "３")


@given(LINES)
def test_nothing_but_blanks_and_line_ends_is_ever_dropped(lines: list[str]) -> None:
    text = "\n".join(lines)
    kept = "".join(lay_out(Source("a.txt", text)).text.split())
    assert kept == "".join(text.split()).replace("３", "3")


def test_a_line_is_short_by_the_figure_that_did_not_fit() -> None:
    full = "收入预算包括一般公共预算拨款收入和政府性基金预算拨款收入以及单位资金收入等，分别为"
    text = (
        f"{full}\n" * 4 + "，全部为苗圃场苗木销售形成的事业收入，除此以外没有其他来源的收入，上年结转\n1324.50 万元。"
    )
    assert "上年结转1324.50万元。" in lay_out(Source("x", text)).text


def test_rows_of_one_width_are_no_wrapped_text() -> None:
    rows = [
        "一级指标 二级指标 三级指标 绩效指标描述 指标值 指标值确定依据",
        "数量指标 造林面积 全年造林面积 ≥400 亩 二〇二三年度的工作计划",
        "质量指标 成活率 当年的成活率要求 ≥85% 二〇二二年度的工作计划",
        "时效指标 及时率 按期完成造林任务 ≥95% 二〇二三年度的工作计划",
    ]
    assert lay_out(Source("x", "\n".join(rows))).text.count("\n") == 3


def test_page_numbers_do_not_stand_between_the_halves_of_a_paragraph() -> None:
    lines = WRAPPED.split("\n\n")
    for number in ("—5—", "- 12 -", "第 3 页", "第3页 共15页"):
        paged = "\n".join([*lines[:3], number, *lines[3:]])
        assert joined(paged) == joined(WRAPPED)
    assert joined("合计 5\n5\n-5") == ["合计 5", "5", "-5"]  # these may be figures


def test_codes_of_fields_are_no_part_of_the_text() -> None:
    text = '目录\n第一部分 概况 PAGEREF _Toc25831 \\h 3\nHYPERLINK \\l "_Toc8" 一、职责 PAGEREF _Toc8 h 3\n_Toc的说明'
    assert joined(text) == ["目录", "第一部分 概况 3", "一、职责 3", "_Toc的说明"]


def test_titles_of_one_width_are_no_wrapped_text() -> None:
    year = "宁晋县第一实验中学2022年度单位"
    titles = [
        f"第一部分：{year}概况介绍",
        f"第二部分：{year}决算报表",
        "表一：收入支出决算总表",
        f"第三部分：{year}决算说明",
    ]
    assert joined("\n".join(titles)) == titles


def test_numbered_paragraphs_that_run_on_are_wrapped_text_too() -> None:
    items = [
        f"{number}、贯彻落实国家和省、市有关方针政策以及法律法规和规章制度并结合本县实际情况认真\n组织实施。"
        for number in range(1, 6)
    ]
    assert joined("\n".join(items)) == [item.replace("\n", "") for item in items]
