"""One finding a sequence, at its first fault, with the places of the others beside it."""

from __future__ import annotations

from disclosurelint.checks.finding import Finding
from disclosurelint.checks.structure.numbering import Numbering
from disclosurelint.document import Document, parse
from disclosurelint.text import Source


def read(*lines: str) -> Document:
    return parse(Source("draft.txt", "\n".join(lines)))


def said(document: Document) -> list[tuple[str, str]]:
    """What is wrong and with which number."""
    return [(found.message, document.quote(found.span)) for found in Numbering().run(document)]


def places(document: Document, finding: Finding) -> list[tuple[str, str]]:
    return [(place.note, document.quote(place.span)) for place in finding.related]


def test_further_faults_of_a_sequence_are_attached() -> None:
    document = read("（一）甲。", "（三）乙。", "四）丙。", "（四）丁。", "（五）戊。")
    (finding,) = Numbering().run(document)
    assert (finding.message, document.quote(finding.span)) == ("default", "（三）")
    assert places(document, finding) == [("before", "（一）"), ("also", "四）"), ("also", "（四）")]


def test_every_sequence_speaks_for_itself() -> None:
    document = read("一、甲", "（一）乙。", "（三）丙。", "二、丁", "1、戊。", "1、己。", "四、庚", "无。")
    assert said(document) == [("default", "四、"), ("default", "（三）")]


def test_a_level_inside_its_own_kind_shows_where_the_level_above_goes_on() -> None:
    inner = ["（一）造林", "千亩。", "（二）护林", "全境。", "（三）育苗", "百亩。"]
    document = read("（一）总体目标", "造林。", "（二）分项目标", *inner, "（三）措施", "督查。")
    (finding,) = Numbering().run(document)
    assert (finding.message, document.quote(finding.span)) == ("nested", "（一）")
    assert finding.values["count"] == 3
    assert places(document, finding) == [
        ("above", "（二）"),
        ("inside", "（二）"),
        ("inside", "（三）"),
        ("resumed", "（三）"),
    ]


def test_another_style_at_the_end_of_a_sequence_is_told_once() -> None:
    assert said(read("一、甲", "无。", "二、乙", "无。", "3、丙", "无。", "4、丁", "无。")) == [("mixed", "3、")]
    assert said(read("1.甲。", "2.乙。", "3、丙。", "4.丁。")) == [("mixed", "3、")]


def test_a_lost_beginning_needs_two_that_follow_it_and_no_line_that_may_be_it() -> None:
    assert said(read("概况", "二、甲", "无。", "三、乙", "无。")) == [("start", "二、")]
    assert said(read("概况", "二、甲", "无。")) == []
    assert said(read("概况", "一 职责", "二、甲", "无。", "三、乙", "无。")) == []
    assert said(read("概况", "七、甲", "无。", "八、乙", "无。")) == []


def test_a_fault_outweighs_a_matter_of_style() -> None:
    ((kind, number),) = said(read("（一）甲。", "(二)乙。", "（四）丙。"))
    assert (kind, number) == ("default", "（四）")
    (finding,) = Numbering().run(read("（一）甲。", "(二)乙。", "（三）丙。"))
    assert (finding.message, finding.severity) == ("width", "info")


def test_nesting_may_be_left_alone() -> None:
    document = read("（一）甲", "（一）乙", "无。", "（二）丙", "无。", "（二）丁", "无。")
    assert list(Numbering(nested=False).run(document)) == []
