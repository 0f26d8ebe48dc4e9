"""What is told of a contents page that went stale, and what is not."""

from __future__ import annotations

from disclosurelint.checks.structure.contents_page import ContentsPage
from disclosurelint.checks.structure.cut_title import CutTitle
from disclosurelint.document import parse
from disclosurelint.text import Source

HEADINGS = ("一、部门职责", "二、机构设置", "三、机关运行经费", "四、政府采购情况", "五、名词解释")


def told(contents: tuple[str, ...], headings: tuple[str, ...] = HEADINGS) -> list[tuple[str, str]]:
    body = [line for heading in headings for line in (heading, "本节文字。")]
    document = parse(Source("draft.txt", "\n".join(["目录", *contents, *body])))
    found = [*ContentsPage().run(document), *CutTitle().run(document)]
    return [(finding.message, document.quote(finding.span)) for finding in found]


def test_a_contents_page_that_fits() -> None:
    assert told(HEADINGS) == []
    assert told(tuple(f"{title}……3" for title in HEADINGS)) == []


def test_one_that_lists_the_upper_level_only() -> None:
    headings = ("第一部分 概况", "一、职责", "二、机构", "第二部分 说明", "一、收支", "第三部分 名词解释")
    assert told(("第一部分 概况", "第二部分 说明", "第三部分 名词解释"), headings) == []


def test_a_heading_that_is_not_listed() -> None:
    assert told(("一、部门职责", "二、机构设置", "四、政府采购情况", "五、名词解释")) == [("unlisted", "机关运行经费")]


def test_one_section_moved_is_one_finding() -> None:
    contents = ("一、部门职责", "二、政府采购情况", "三、机构设置", "四、机关运行经费", "五、名词解释")
    assert ("moved", "政府采购情况") in told(contents)
    assert [kind for kind, _ in told(contents)].count("moved") == 1


def test_another_number() -> None:
    contents = ("一、部门职责", "二、机构设置", "四、机关运行经费", "四、政府采购情况", "五、名词解释")
    assert told(contents) == [("number", "三、")]


def test_entries_need_no_numbers() -> None:
    assert told(tuple(title[2:] for title in HEADINGS)) == []


def test_a_gap_in_the_numbers_of_the_headings_is_no_fault_of_the_contents_page() -> None:
    headings = ("一、部门职责", "二、机构设置", "四、机关运行经费", "五、政府采购情况", "六、名词解释")
    assert ("number", "四、") not in told(HEADINGS, headings)


def test_other_words_are_told_and_a_slip_is_not() -> None:
    renamed = ("一、部门职责", "二、机构设置", "三、机关运行经费安排情况", "四、政府采购情况", "五、名词解释")
    assert told(renamed) == [("renamed", "机关运行经费")]
    slip = ("一、部门职责", "二、机构设置", "三、机关运行经贾", "四、政府采购情况", "五、名词解释")
    assert told(slip) == []


def test_lost_first_characters_on_either_side() -> None:
    headings = ("一、部门职责", "二、机构设置", "三、关运行经费", "四、政府采购情况", "五、名词解释")
    assert told(HEADINGS, headings) == [("default", "关运行经费")]
    assert told(headings, HEADINGS) == [("default", "关运行经费")]
    assert told(headings, headings) == [("default", "关运行经费")] * 2
