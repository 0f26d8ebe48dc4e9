"""The contents page laid beside the headings."""

from __future__ import annotations

from disclosurelint.document import parse
from disclosurelint.document.contents import matches_of, unfulfilled
from disclosurelint.text import Source

BODY = "一、部门职责\n造林。\n二、机构设置\n两个股室。\n三、政府采购情况\n无。\n四、名词解释\n无。\n"


def matched(contents: str, body: str = BODY) -> list[tuple[str, str, str]]:
    """Every entry with its heading and how it was known."""
    document = parse(Source("draft.txt", f"目录\n{contents}{body}"))
    return [
        (
            document.quote(match.entry.title),
            document.quote(match.section.title) if match.section else "",
            match.likeness if match.section else "",
        )
        for match in matches_of(document)
    ]


def entries(*titles: str, leader: str = "……1") -> str:
    return "".join(f"{title}{leader}\n" for title in titles)


def test_number_leader_and_page_are_no_part_of_a_title() -> None:
    for leader in ("", "……1", "........ 12", "  3", "…………"):
        contents = entries("一、部门职责", "二、机构设置", "三、政府采购情况", "四、名词解释", leader=leader)
        assert [match[0] for match in matched(contents)] == ["部门职责", "机构设置", "政府采购情况", "名词解释"]
        assert {match[2] for match in matched(contents)} == {"same"}


def test_a_title_is_known_again_by_its_number_first() -> None:
    body = "第一部分 预算\n一、情况说明\n无。\n第二部分 决算\n二、情况说明\n无。\n三、其他\n无。\n"
    contents = entries("第一部分 预算", "二、情况说明", "三、其他")
    document = parse(Source("draft.txt", f"目录\n{contents}{body}"))
    sections = [match.section for match in matches_of(document)]
    assert [document.quote(section.marker.span) for section in sections if section and section.marker] == [
        "第一部分",
        "二、",
        "三、",
    ]


def test_lost_first_characters_and_other_words() -> None:
    contents = entries("一、部门职责", "二、机构设置", "三、府采购情况", "四、专业名词解释")
    assert matched(contents)[2:] == [("府采购情况", "政府采购情况", "cut"), ("专业名词解释", "名词解释", "cut")]
    contents = entries("一、部门职责", "二、机构设置", "三、政府采购安排情况说明", "四、名词解释")
    assert matched(contents)[2] == ("政府采购安排情况说明", "政府采购情况", "renamed")


def test_the_first_headings_may_be_renamed() -> None:
    contents = entries("一、部门主要职责", "二、机构设置", "三、政府采购情况", "四、名词解释", leader="")
    assert matched(contents)[0] == ("部门主要职责", "部门职责", "renamed")
    assert [match[2] for match in matched(contents)[1:]] == ["same"] * 3


def test_an_entry_is_unfulfilled_only_if_its_words_stand_nowhere() -> None:
    contents = entries(
        "一、部门职责", "二、机构设置", "三、政府采购情况", "四、名词解释", "五、债务情况", "六、两个股室"
    )
    document = parse(Source("draft.txt", f"目录\n{contents}{BODY}"))
    assert [document.quote(entry.title) for entry in unfulfilled(document)] == ["债务情况"]


def test_a_contents_page_that_fits_nothing_promises_nothing() -> None:
    document = parse(Source("draft.txt", f"目录\n{entries('甲', '乙', '丙')}{BODY}"))
    assert unfulfilled(document) == []


def test_a_contents_page_without_end_costs_little() -> None:
    titles = [f"一、甲{number}乙" for number in range(20_000)]
    document = parse(Source("draft.txt", "目录\n" + entries(*titles, leader="......1")))
    assert len(matches_of(document)) == 300


def test_numbered_tables_and_titles_with_a_full_stop_are_entries_too() -> None:
    contents = "一、部门职责\n二、机构设置\n表一：收支总表\n表二：收入总表\n三、政府采购情况。\n四、名词解释\n"
    assert [match[0] for match in matched(contents)] == [
        "部门职责",
        "机构设置",
        "表一：收支总表",
        "表二：收入总表",
        "政府采购情况。",
        "名词解释",
    ]


def test_what_the_contents_page_is_asked_for_is_no_entry() -> None:
    contents = "公开日期：2024年9月26日\n一、部门职责\n二、机构设置\n三、政府采购情况\n四、名词解释\n"
    assert [match[2] for match in matched(contents)] == ["same"] * 4


def test_a_contents_page_may_have_lost_its_heading() -> None:
    contents = "一、部门职责\n二、机构设置\n三、政府采购情况\n四、名词解释\n"
    document = parse(Source("draft.txt", f"宁晋县林业局2023年部门预算\n{contents}{BODY}"))
    assert [document.quote(entry.title) for entry in document.contents] == [
        "部门职责",
        "机构设置",
        "政府采购情况",
        "名词解释",
    ]
    # what has a text between the two is a list of its own
    for text in (f"{contents}造林护林，防治病虫害。\n{BODY}", f"一、部门职责\n{BODY}", BODY):
        assert parse(Source("draft.txt", f"宁晋县林业局2023年部门预算\n{text}")).contents == ()


def test_an_opening_may_stand_between_such_a_page_and_the_first_part() -> None:
    page = "第一部分 概况\n一、部门职责\n二、机构设置\n第二部分 部门预算表\n第三部分 名词解释\n"
    body = "第一部分 概况\n一、部门职责\n造林。\n二、机构设置\n两个股室。\n第二部分 部门预算表\n见附件。\n"
    opening = "现将本部门预算公开如下，请予监督。\n"
    document = parse(Source("draft.txt", f"青阳县林业局2023年部门预算\n{page}{opening}{body}"))
    assert len(document.contents) == 5
    # parts with a text of their own that begin anew are none
    unit = "第一部分 概况\n造林，护林。\n第二部分 收支\n收支平衡，没有结余。\n"
    assert parse(Source("draft.txt", f"青阳县林业局2023年部门预算\n{unit}青阳县苗圃场\n{unit}")).contents == ()


def test_a_title_without_leader_among_those_with_one_is_an_entry() -> None:
    document = parse(
        Source("draft.txt", "目录\n第一部分 概况\n一、部门职责......1\n第二部分 说明\n二、机构设置......2\n三、附表\n")
    )
    assert [document.quote(entry.title) for entry in document.contents] == ["概况", "部门职责", "说明", "机构设置"]
