"""The flow of money that a report shows beside the findings."""

from __future__ import annotations

from decimal import Decimal

from disclosurelint.document import parse
from disclosurelint.results.overview import overview_of
from disclosurelint.text import Source

_TWO_FUNDS = """某某县林业局2023年部门预算
一、政府性基金预算支出情况
支出合计7万元。
二、国有资本经营预算支出情况
支出合计5万元。
"""


_DUTIES = """\
一、部门职责
（一）贯彻执行林业法律法规。
（二）组织开展造林绿化、防沙治沙和退耕还林还草工作，负责种苗的监督管理。
（三）完成其他任务。
二、收支说明
（一）收入说明。
收入预算10万元。
"""


def test_a_numbered_sentence_is_no_heading() -> None:
    overview = overview_of(parse(Source("draft.txt", _DUTIES)))
    headings = [heading.title for heading in overview.headings if not heading.is_sentence]
    assert headings == ["部门职责", "收支说明", "收入说明"]


def test_of_two_funds_that_tell_as_much_the_first_is_shown_in_every_process() -> None:
    shown = overview_of(parse(Source("draft.txt", _TWO_FUNDS))).expenditure
    assert shown is not None and shown.amount.value == Decimal(7)
