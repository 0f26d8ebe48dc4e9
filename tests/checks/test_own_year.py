"""Years of titles: what the check looks at besides stays out of what a document remembers of its titles."""

from __future__ import annotations

from disclosurelint.checks.years.own_year import OwnYear
from disclosurelint.document import parse
from disclosurelint.document.walking import titles_of
from disclosurelint.text import Source

#: Blanks in the third line make a table of the first lines, so that the second title is no title of the outline.
PAGE = """首页 > 政务公开 > 财政信息
宁晋县林业局2022年部门预算公开
来源：宁晋县林业局 发布时间：2023-02-10
宁晋县林业局2023年部门预算
第一部分 宁晋县林业局概况
负责造林。
第二部分 2023年部门预算表
无。
第三部分 2023年部门预算情况说明
收支平衡。
"""


def test_titles_in_front_are_looked_at_and_not_remembered() -> None:
    document = parse(Source("page.txt", PAGE))
    before = list(titles_of(document))
    found = list(OwnYear(own=("部门预算",)).run(document))
    assert [document.quote(finding.span) for finding in found] == ["2022"]
    assert titles_of(document) == before
