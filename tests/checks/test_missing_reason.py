"""Every change owes a reason; what counts as one, and whom it covers."""

from __future__ import annotations

import pytest

from disclosurelint.document import parse
from disclosurelint.rules import load_ruleset
from disclosurelint.text import Source

CHECK = load_ruleset().rule("STR006").bind().check
HEAD = "三、机关运行经费\n"


def bare(text: str) -> list[str]:
    """The changes that are told without a reason, the first and those attached to it."""
    document = parse(Source("draft.txt", text))
    return [
        document.quote(span)
        for found in CHECK.run(document)
        for span in (found.span, *(place.span for place in found.related))
    ]


@pytest.mark.parametrize(
    "reason",
    [
        "，主要原因是压减印刷费。",
        "，主要是压减印刷费。",
        "，其原因为人员减少。",
        "。减少的主要原因是人员减少。",
        "，压减会议费。",
        "，办公用房水电费下调。",
        "（下降3.11%），落实过紧日子要求。",
        "。\n减少的原因是人员减少。",
    ],
)
def test_a_reason(reason: str) -> None:
    assert bare(f"{HEAD}机关运行经费98.42万元，比上年减少3.16万元{reason}\n四、其他\n无。\n") == []


@pytest.mark.parametrize(
    "rest",
    [
        "。",
        "，主要用于办公费、印刷费。",
        "，其中办公费50.00万元。",
        "，占基本支出的12%。",
        "。该项经费用于局机关的办公费。",
    ],
)
def test_no_reason(rest: str) -> None:
    text = f"{HEAD}机关运行经费98.42万元，比上年减少3.16万元{rest}\n四、其他\n无。\n"
    assert bare(text) == ["比上年减少3.16万元"]


@pytest.mark.parametrize("same", ["与上年持平", "与上年相同", "比上年增加0.00万元"])
def test_what_stays_the_same_owes_no_reason(same: str) -> None:
    assert bare(f"{HEAD}机关运行经费98.42万元，{same}。\n") == []


def test_parts_without_a_reason_are_attached_to_the_whole() -> None:
    text = (
        "四、“三公”经费\n“三公”经费预算11.05万元，比上年增加0.80万元。\n"
        "（一）公务用车运行费9.60万元，比上年增加1.00万元。\n（二）公务接待费1.45万元，比上年减少0.20万元。\n"
    )
    assert bare(text) == ["比上年增加0.80万元", "比上年增加1.00万元", "比上年减少0.20万元"]


def test_reasons_for_parts_cover_the_whole_and_no_other_part() -> None:
    text = (
        "四、“三公”经费\n“三公”经费预算11.05万元，比上年增加0.80万元。\n"
        "（一）公务用车运行费9.60万元，比上年增加1.00万元，主要是车辆老旧。\n"
        "（二）公务接待费1.45万元，比上年减少0.20万元。\n"
    )
    assert bare(text) == ["比上年减少0.20万元"]


def test_the_whole_may_be_told_under_a_heading_of_its_own() -> None:
    text = (
        "七、“三公”经费\n（一）总体情况\n支出决算11.05万元，比上年增加0.80万元，主要是车辆老旧。\n"
        "（二）具体情况\n1.公务用车运行费9.60万元，比上年增加1.00万元。\n2.公务接待费1.45万元，比上年减少0.20万元。\n"
    )
    assert bare(text) == []
    assert bare(text.replace("，主要是车辆老旧", "")) != []


def test_a_notice_of_the_three_public_expenses_needs_no_headings() -> None:
    title = "松溪县林业局2024年度“三公”经费支出情况公告\n"
    assert bare(title + "2024年度“三公”经费支出11.00万元，比上年减少1.00万元，下降8.33%。\n") == [
        "比上年减少1.00万元，下降8.33%"
    ]
    assert bare(title + "2024年度“三公”经费支出11.00万元，比上年减少1.00万元，主要是少接待。\n") == []
