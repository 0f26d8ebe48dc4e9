"""Where a figure may lie for a relation to hold, the others being right."""

from __future__ import annotations

from decimal import Decimal

import pytest

from disclosurelint.checks.rooms import equal_rooms, growth_rooms, need_rooms, share_rooms, sum_rooms
from disclosurelint.document.figures import read_amount
from disclosurelint.document.model import Figure
from disclosurelint.text import Interval, Span


def figures(*texts: str) -> list[Figure]:
    amounts = [read_amount(text) for text in texts]
    return [Figure(Span(at, at + 1), amount, Span(at, at)) for at, amount in enumerate(amounts) if amount is not None]


def room(low: str, high: str) -> Interval:
    return Interval(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("relation", "of_whole", "of_part", "of_taken"),
    [
        ("=", room("69", "71"), room("109", "111"), room("19", "21")),
        ("<=", room("-Infinity", "71"), room("109", "Infinity"), room("-Infinity", "21")),
        (">=", room("69", "Infinity"), room("-Infinity", "111"), room("19", "Infinity")),
    ],
)
def test_a_sum_leaves_each_figure_what_the_others_ask_of_it(
    relation: str, of_whole: Interval, of_part: Interval, of_taken: Interval
) -> None:
    """80 against 100 - 30, which may be one apart."""
    whole, part, taken = figures("80元", "100元", "30元")
    rooms = sum_rooms(whole, [(1, part), (-1, taken)], Decimal(1), relation)
    assert rooms == {whole.span: of_whole, part.span: of_part, taken.span: of_taken}


def test_of_two_that_must_be_equal_each_may_be_what_rounding_makes_of_the_other() -> None:
    one, other = figures("1.45万元", "14540元")
    rooms = equal_rooms([one, other])
    assert rooms[one.span] == room("14489.5", "14590.5")
    assert rooms[other.span] == room("14449.5", "14550.5")


def test_money_and_its_count_are_nothing_together() -> None:
    money, count = figures("5.00万元", "0辆")
    assert need_rooms(money, count) == {money.span: room("0", "0"), count.span: room("0.5", "Infinity")}
    money, count = figures("0.00万元", "2辆")
    assert need_rooms(money, count)[money.span].high == Decimal("Infinity")


def test_a_share_asks_of_each_of_its_figures_what_the_other_two_give() -> None:
    rate, part, whole = figures("25.00%", "30元", "100元")
    rooms = share_rooms(rate, part, whole)
    assert rooms[rate.span].low < 30 < rooms[rate.span].high
    assert rooms[part.span].low < 25 < rooms[part.span].high < 30
    assert 100 < rooms[whole.span].low < 120 < rooms[whole.span].high


@pytest.mark.parametrize(("rose", "now"), [(True, "120元"), (False, "80元")])
def test_a_rate_of_change_asks_of_each_of_its_figures_what_the_other_two_give(rose: bool, now: str) -> None:
    rate, change, after = figures("20.00%", "20元", now)
    rooms = growth_rooms(rate, change, after, rose)
    assert all(
        room.low < figure.amount.base_value < room.high
        for figure, room in ((rate, rooms[rate.span]), (change, rooms[change.span]), (after, rooms[after.span]))
    )
    wrong = growth_rooms(rate, figures("一", "50元")[0], after, rose)
    assert not wrong[rate.span].low < 20 < wrong[rate.span].high
