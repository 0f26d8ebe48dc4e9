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


@pytest.mark.parametrize(
    "title",
    [
        "青阳县林业局2023年度一般公共预算财政\n拨款“三公”经费支出决算情况说明",
        "青阳县林业局2023年度\n一般公共预算及政府性基金财政\n拨款“三公”经费支出决算情况说明",
    ],
)
def test_a_title_may_be_broken_between_lines(title: str) -> None:
    subject = parse(Source("x", title + BODY)).subject
    assert (subject.name, subject.kind, subject.side, subject.year) == ("青阳县林业局", "three-public", "final", 2023)


@pytest.mark.parametrize("title", ["青阳县林业局\n部门决算", "青阳县林业局\n\n简介\n\n部门决算"])
def test_lines_that_do_not_belong_together_make_no_title(title: str) -> None:
    assert parse(Source("x", title + BODY)).subject.year is None


@pytest.mark.parametrize(
    "page",
    [
        "某网站\n首页 > 政务公开 > 2022部门决算专题\n青阳县林业局2023年度部门决算",
        "青阳县财政局\n首页 | 公开 | 互动\n[ 索引号 ] 01/2024-63 [ 文号 ]\n青阳县林业局 2023年度部门决算公开说明",
        "索引号: 015115177-202411-924165 主题分类: 财政预决算\n名  称: 青阳县林业局2023年度部门决算",
        "• 公开日期\n  • 2024-08-16\n  • 标题\n  • 青阳县林业局2023年度部门决算",
        "青阳县林业局(青阳县绿化办公室) 2023年度部门决算",
        "青阳县林业局（青阳县绿化办公室）（部门）2023年度部门决算",
        "青阳县林业局（本级）2023年度部门决算",
        "2023年度决算公开\n发布时间：2024-09-29\n2023年度\n青阳县林业局（青阳县绿化办公室）\n部门决算公开",
        "2023年度部门决算\n单位名称：青阳县林业局",
        "青阳县林业局\n2023年度县级部门决算公开说明",
    ],
)
def test_what_a_web_page_or_a_second_name_puts_around_a_title_is_no_part_of_it(page: str) -> None:
    subject = parse(Source("x", page + BODY)).subject
    assert (subject.name, subject.kind, subject.year) == ("青阳县林业局", "department-final", 2023)


def test_headings_tell_name_year_and_kind_where_the_title_is_lost() -> None:
    text = (
        "公开日期：2024-08-16\n第一部分 青阳县林业局概况\n"
        "第二部分 2023年度部门决算表\n第三部分 2023年度部门决算情况说明\n"
    )
    subject = parse(Source("x", text)).subject
    assert (subject.name, subject.kind, subject.year) == ("青阳县林业局", "department-final", 2023)


def test_headings_of_two_years_tell_none() -> None:
    text = "第一部分 青阳县林业局概况\n第二部分 2023年度部门决算表\n第三部分 2024年度部门决算情况说明\n"
    assert parse(Source("x", text)).subject.year is None


@pytest.mark.parametrize(
    "text",
    [
        "凤凰镇人民政府2023年度部门决算\n第一部分 青阳县凤凰镇人民政府概况\n",
        "县林业局2023年度部门决算\n一、青阳县林业局概况\n协助石台县林业局造林。\n",
        "池州市公安局交通管理支队青阳县大队2023年度部门决算\n",
        "青阳县2023年九华河开发区管理委员会部门决算公开\n",
    ],
)
def test_the_region_may_be_told_elsewhere_in_the_text_or_further_on_in_the_name(text: str) -> None:
    assert parse(Source("x", text)).subject.region[-1] == "青阳县"
