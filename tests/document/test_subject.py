"""Whose document it is, of which kind and year: titles as they are set out."""

from __future__ import annotations

import pytest

from disclosurelint.document import parse
from disclosurelint.text import Source

BODY = "\n\n目录\n\n第一部分 部门概况\n"


@pytest.mark.parametrize(
    "title",
    [
        "青阳县林业局2023年度部门决算",
        "2023年度青阳县林业局部门决算",
        "青阳县林业局\n2023年度部门决算",
        "2023年度青阳县林业局\n部门决算",
        "2023年度\n\n青阳县林业局\n\n部门决算",
        "青阳县林业局\n\n2023年度\n\n部门决算",
        "青阳县林业局\n\n部门决算\n\n（2023年度）",
        "青阳县林业局部门决算\n2023年",
        "二〇二三年度\n青阳县林业局\n部门决算公开",
        "2023年度部门决算公开说明\n　　青阳县林业局",
        "附件\n\n2023年度部门决算\n\n青阳县林业局\n\n2024年8月",
    ],
)
def test_name_year_and_kind_may_have_lines_of_their_own(title: str) -> None:
    subject = parse(Source("x", title + BODY)).subject
    assert (subject.name, subject.kind, subject.year) == ("青阳县林业局", "department-final", 2023)
    assert subject.region[-1] == "青阳县"


@pytest.mark.parametrize("title", ["青阳县林业局\n部门决算", "青阳县林业局\n\n简介\n\n部门决算"])
def test_lines_that_do_not_belong_together_make_no_title(title: str) -> None:
    assert parse(Source("x", title + BODY)).subject.year is None
