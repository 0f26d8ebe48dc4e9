"""When a heading stands alone, and when it only seems to."""

from __future__ import annotations

import pytest

from disclosurelint.checks.structure.empty_section import EmptySection
from disclosurelint.document import parse
from disclosurelint.text import Source

CHECK = EmptySection(fillers=("略", "待补充"))


def empty(*lines: str, check: EmptySection = CHECK) -> list[tuple[str, str]]:
    text = "\n".join(["一、部门职责", "负责造林。", *lines, "九、机构设置", "两个股室。"])
    document = parse(Source("draft.txt", text))
    return [(found.message, document.quote(found.span)) for found in check.run(document)]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ([], "default"),
        (["略。"], "filler"),
        (["（待补充）"], "filler"),
        (["……"], "filler"),
        (["政府采购情况"], "filler"),
        (["政府采购具体情况如下："], "announces"),
        (["本单位政府采购情况见下表。"], "announces"),
        (["详见附件。"], "refers"),
        (["政府采购预算明细参见附表3。"], "refers"),
    ],
)
def test_what_says_nothing(body: list[str], kind: str) -> None:
    assert empty("二、政府采购情况", *body) == [(kind, "政府采购情况")]


@pytest.mark.parametrize(
    "lines",
    [
        ["二、政府采购情况", "无。"],
        ["二、政府采购情况：无"],
        ["二、政府采购情况", "（一）货物", "5万元。"],
        ["二、政府采购情况", "具体如下：", "1.货物5万元。", "2.服务3万元。"],
        ["二、政府采购情况", "项目 金额（万元）", "货物 5.00", "服务 3.00"],
        ["二、政府采购情况", "采购预算5万元，明细见附件。"],
        ["二、本单位没有政府采购预算"],
        ["二、政府采购预算5万元"],
        ["二、森林防火"],
        ["二、机构设置情况", "1.办公室", "2.政府采购科"],
        ["二、部门预算表"],
        ["二、政府采购预算表"],
    ],
)
def test_what_says_something_or_is_no_section(lines: list[str]) -> None:
    assert empty(*lines) == []


def test_a_line_that_was_read_as_the_next_heading_may_be_the_text() -> None:
    before = ["部门预算编制说明", "一、名词解释", "无。", "二、国有资产情况", "无。"]
    lines = [*before, "三、政府采购情况", "政府采购", "无。"]
    document = parse(Source("draft.txt", "\n".join(lines)))
    assert list(CHECK.run(document)) == []


def test_a_list_of_titles_is_no_row_of_empty_sections() -> None:
    assert empty("二、政府采购情况", "三、国有资产情况", "四、名词解释") == []


def test_a_declared_attachment_excuses_the_reference() -> None:
    declared = EmptySection(attachments=("procurement",))
    assert empty("二、政府采购情况", "详见附件。", check=declared) == []
    assert empty("二、国有资产情况", "详见附件。", check=declared) == [("refers", "国有资产情况")]
