"""How headings find their place, in clean documents and in damaged ones."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosurelint.document import parse
from disclosurelint.document.model import Document, KeyValue, Paragraph, Section, Table
from disclosurelint.text import Source


def outline(text: str) -> str:
    """One line a heading, indented by level; ``?n`` where the sequence called for n, ``!`` where a marker is broken."""
    document = parse(Source("a.txt", text))
    lines = []
    for section in document.sections():
        if section.level:
            marker = section.marker
            sign = "" if marker is None else document.quote(marker.span)
            if marker is not None and marker.expected != marker.ordinal:
                sign += f"?{marker.expected}"
            if marker is not None and marker.broken:
                sign += "!"
            lines.append("  " * (section.level - 1) + f"{sign} {document.quote(section.title)}".strip())
    return "\n".join(lines)


CASES = {
    "levels as official papers use them": (
        "第一部分 概况\n一、主要职能\n（一）管理\n1.登记\n（1）受理\n二、机构设置\n第二部分 决算表",
        """
第一部分 概况
  一、 主要职能
    （一） 管理
      1. 登记
        （1） 受理
  二、 机构设置
第二部分 决算表
""",
    ),
    "Roman numbers, in one character or in letters": (
        "Ⅰ、概况\n一、职责\nⅡ. 预算表\nIV.说明\nVI、其他\nX、Y两项支出\nXX、待定\nIT、通信费",
        """
Ⅰ、 概况
  一、 职责
Ⅱ. 预算表
IV.?3 说明
VI、?5 其他
""",
    ),
    "Roman numbers of a list within a section, and of grades": (
        "一、职责\n负责防汛，分级如下：\nⅠ．重大\nⅡ．较大\nⅠ、Ⅱ级响应由县政府启动。\n二、机构",
        """
一、 职责
  Ⅰ. 重大
  Ⅱ. 较大
二、 机构
""",
    ),
    "the same marker inside itself": (
        "一、职责\n部门职责：\n一、本级职责：\n（一）甲。\n（二）乙。\n二、所属单位职责：\n（一）丙。\n机构设置：\n无。\n二、预算",
        """
一、 职责
  部门职责
    一、 本级职责
      （一） 甲
      （二） 乙
    二、 所属单位职责
      （一） 丙
  机构设置
二、 预算
""",
    ),
    "a child list in its parent's style, and back": (
        "（一）总体目标\n文字。\n（二）分项目标\n（一）甲目标。\n（二）乙目标。\n（三）丙目标。\n（三）保障措施\n（四）其他",
        """
（一） 总体目标
（二） 分项目标
  （一） 甲目标
  （二） 乙目标
  （三） 丙目标
（三） 保障措施
（四） 其他
""",
    ),
    "half-width and broken brackets stay in their sequence": (
        "(一)甲。\n二)乙。\n（三）丙。",
        """
(一) 甲
二)! 乙
（三） 丙
""",
    ),
    "a gap and a repeat are facts, not failures": (
        "一、甲\n二、乙\n四、丙\n四、丁",
        """
一、 甲
二、 乙
四、?3 丙
四、?5 丁
""",
    ),
    "run-in headings and definitions": (
        "1、收入说明。反映全部收入。\n2、事业收入：指取得的收入。",
        """
1、 收入说明
2、 事业收入
""",
    ),
    "parts inside a section": (
        "五、绩效信息\n第一部分整体目标\n（一）总体\n第二部分 项目目标\n1、甲项目\n六、政府采购",
        """
五、?1 绩效信息
  第一部分 整体目标
    （一） 总体
  第二部分 项目目标
    1、 甲项目
六、 政府采购
""",
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_outline(text: str, expected: str) -> None:
    assert outline(text) == expected.strip()


def kinds(text: str) -> list[str]:
    document = parse(Source("a.txt", text))
    return [type(block).__name__ for block in document.root.walk()][1:]


def test_the_contents_page_is_no_outline() -> None:
    text = (
        "某县某局2023年部门预算\n目 录\n第一部分 概况…………1\n第二部分 情况说明……3\n"
        "第一部分 概况\n正文。\n第二部分 情况说明\n正文。"
    )
    document = parse(Source("a.txt", text))
    assert [document.quote(entry.span) for entry in document.contents] == [
        "第一部分 概况…………1",
        "第二部分 情况说明……3",
    ]
    assert outline(text) == "第一部分 概况\n第二部分 情况说明"


def test_numbered_rows_belong_to_their_table() -> None:
    text = (
        "七、国有资产\n项目 数量 价值（金额单位：万元）\n资产总额 -- 34.86\n"
        "1、房屋（平方米）\n2、车辆（台、辆） 1 2.96\n八、名词解释"
    )
    document = parse(Source("a.txt", text))
    [table] = [block for block in document.root.walk() if isinstance(block, Table)]
    assert [document.quote(row) for row in table.rows] == [
        "资产总额 -- 34.86",
        "1、房屋（平方米）",
        "2、车辆（台、辆） 1 2.96",
    ]
    assert table.unit == "万元"
    assert outline(text) == "七、?1 国有资产\n八、 名词解释"


def test_key_value_lines() -> None:
    document = parse(Source("a.txt", "编制部门：某县某局 截止时间：2020年12月31日"))
    [line] = [block for block in document.root.walk() if isinstance(block, KeyValue)]
    pairs = {document.quote(key): document.quote(value) for key, value in line.pairs}
    assert pairs == {"编制部门": "某县某局", "截止时间": "2020年12月31日"}


LINES = st.sampled_from(
    [
        "一、甲",
        "二、乙。",
        "（一）丙：",
        "(二)丁",
        "三)戊",
        "1.己",
        "1、庚",
        "2、辛",
        "（1）壬",
        "①癸",
        "第一部分 子",
        "第二部分",
        "目录",
        "甲……1",
        "部门职责：",
        "机构设置",
        "项目 数量 金额",
        "资产 1 2.50",
        "单位：万元",
        "收支总表",
        "编制部门：某局",
        "正文共10万元，其中甲4万元、乙6万元。",
        "",
        "\u3000",
        "十、",
        "、、、",
        "：",
        "1",
        "%",
    ]
)


@given(st.lists(LINES, max_size=40))
def test_any_text_parses_to_the_end_and_loses_nothing(lines: list[str]) -> None:
    document = parse(Source("a.txt", "\n".join(lines)))
    _blocks_lie_inside_their_section(document, document.root)


def _blocks_lie_inside_their_section(document: Document, section: Section) -> None:
    at = section.span.start
    for part in section.parts:
        assert section.span.covers(part.span)
        assert part.span.start >= at
        at = part.span.start
        if isinstance(part, Section):
            _blocks_lie_inside_their_section(document, part)
        elif isinstance(part, Paragraph):
            assert document.quote(part.span).strip()


def test_a_name_in_front_of_a_title_is_not_looked_for_in_a_whole_book() -> None:
    book = "".join(chr(0x4E00 + number * 7919 % 20000) for number in range(200_000))
    lines = (f"{book[start : start + 4]}{'甲' * 24}。" for start in range(0, len(book), 100))
    before = process_time()
    outline(f"{book}。\n" + "\n".join(lines))
    assert process_time() - before < 1  # two seconds with every line held against the book, eight with twice as much


def test_a_name_of_a_section_with_a_full_stop_is_a_heading() -> None:
    document = parse(
        Source("a.txt", "一、概况\n（一）职能职责。\n造林。\n（二）机构设置。\n两股。\n（三）编制规划。\n")
    )
    concepts = {document.quote(section.title): section.concepts for section in document.sections() if section.level > 1}
    assert concepts == {
        "职能职责": frozenset({"duties"}),
        "机构设置": frozenset({"institutions"}),
        "编制规划": frozenset(),
    }


def test_the_colon_behind_a_part_belongs_to_no_title() -> None:
    assert outline("第一部分：概况\n第二部分: 部门预算表\n") == "第一部分 概况\n第二部分 部门预算表"


def test_a_part_that_lost_its_number_stands_beside_the_others() -> None:
    text = "第一部分 概况\n一、职责\n第二部分 预算情况说明\n一、绩效情况\n部分 名词解释\n"
    assert outline(text).split("\n")[-1] == "部分 名词解释"


def test_a_part_is_one_in_the_other_spelling_too() -> None:
    assert outline("第一部份 概况\n一、职责\n第二部分 说明\n") == "第一部份 概况\n  一、 职责\n第二部分 说明"
