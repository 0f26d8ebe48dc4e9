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


def test_of_two_funds_that_tell_as_much_the_first_is_shown_in_every_process() -> None:
    shown = overview_of(parse(Source("draft.txt", _TWO_FUNDS))).expenditure
    assert shown is not None and shown.amount.value == Decimal(7)
