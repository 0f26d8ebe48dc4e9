"""Rounded figures are intervals; relations between them hold when the intervals meet."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import reduce
from operator import add

from hypothesis import given
from hypothesis import strategies as st

from disclosurelint.text import Amount, Interval, percent_of

EXACT = st.decimals(min_value=0, max_value=10**6, places=6)


def printed(value: Decimal, places: int) -> Amount:
    return Amount(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), "万元", places)


@given(st.lists(EXACT, min_size=1, max_size=12), st.integers(0, 4))
def test_rounding_never_makes_a_true_sum_look_wrong(terms: list[Decimal], places: int) -> None:
    stated = printed(sum(terms, Decimal(0)), places)
    total = reduce(add, (Interval.of(printed(term, places)) for term in terms))
    assert total.overlaps(Interval.of(stated))


@given(st.lists(EXACT, min_size=1, max_size=12), st.integers(0, 4))
def test_a_gap_beyond_half_a_place_for_every_figure_is_seen(terms: list[Decimal], places: int) -> None:
    step = Decimal(1).scaleb(-places)
    figures = [printed(term, places) for term in terms]
    wrong = sum((figure.value for figure in figures), Decimal(0)) + step * (len(terms) + 2)
    total = reduce(add, map(Interval.of, figures))
    assert not total.overlaps(Interval.of(Amount(wrong, "万元", places)))


@given(EXACT, st.decimals(min_value=1, max_value=10**6, places=6), st.integers(0, 3))
def test_a_rate_worked_out_from_exact_figures_is_never_doubted(part: Decimal, whole: Decimal, places: int) -> None:
    rate = Amount((part / whole * 100).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), "%", places)
    found = percent_of(Interval.of(printed(part, 2)), Interval.of(printed(whole, 2)))
    assert found is not None
    assert found.overlaps(Interval.of(rate))


def test_there_is_no_rate_of_a_base_that_may_be_zero() -> None:
    assert percent_of(Interval.of(printed(Decimal(5), 2)), Interval.of(printed(Decimal(0), 2))) is None


def test_counts_are_exact() -> None:
    cars = Interval.of(Amount(Decimal(3), "辆", 0))
    assert cars == Interval(Decimal(3), Decimal(3))
