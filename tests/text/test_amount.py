"""Amounts are exact and know how finely they were printed."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from disclosurelint.text import YUAN, Amount, in_unit


def test_an_amount_in_wan_yuan_is_compared_in_yuan() -> None:
    amount = Amount(Decimal("232.88"), "万元", 2)
    assert amount.yuan == Decimal("2328800")
    assert amount.base_step == Decimal("100")
    assert str(amount) == "232.88 万元"


def test_a_count_keeps_its_unit() -> None:
    cars = Amount(Decimal(3), "辆", 0)
    assert (cars.is_money, cars.dimension, cars.base_value) == (False, "辆", Decimal(3))


@given(st.decimals(-(10**9), 10**9, places=2), st.sampled_from(sorted(YUAN)))
def test_changing_the_unit_changes_no_value(value: Decimal, unit: str) -> None:
    assert in_unit(value, unit, 2).yuan == value


def test_what_is_worked_out_is_printed_like_the_figure_it_is_held_against() -> None:
    told = Amount(Decimal("1234.50"), "元", 2, grouped=True)
    assert str(told) == "1,234.50 元"
    assert str(told.like(Decimal("1234567.5"))) == "1,234,567.50 元"
    assert str(told._replace(grouped=False).like(Decimal("1234567.505"))) == "1234567.505 元"
