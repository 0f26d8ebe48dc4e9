"""Between which values a figure of a relation may lie for the relation to hold, the others being right.

Values are in 元 for money, per cent for rates, and else in the unit printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from disclosurelint.document.model import Figure
from disclosurelint.text import Interval, Span, percent_of

#: The rooms of the figures of a relation, for those whose room is known; worked out only where they are asked for.
Rooms = Callable[[], Mapping[Span, Interval]]

_FAR = Decimal("Infinity")
_ANY = Interval(-_FAR, _FAR)
_NOTHING = Interval(Decimal(0), Decimal(0))
_HUNDRED = Interval(Decimal(100), Decimal(100))


def sum_rooms(
    whole: Figure, parts: Iterable[tuple[int, Figure]], slack: Decimal, relation: str = "="
) -> dict[Span, Interval]:
    """The whole against parts with their signs; the two may be ``slack`` apart. ``relation`` is =, <= or >=."""
    terms = [(-1, whole), *parts]
    gap = sum((sign * figure.amount.base_value for sign, figure in terms), Decimal(0))
    rooms = {}
    for sign, figure in terms:
        wanted = figure.amount.base_value - sign * gap
        is_least = (relation == ">=") == (sign < 0)
        low = wanted - slack if relation == "=" or is_least else -_FAR
        high = wanted + slack if relation == "=" or not is_least else _FAR
        rooms[figure.span] = Interval(low, high)
    return rooms


def equal_rooms(figures: Sequence[Figure]) -> dict[Span, Interval]:
    """Figures that must all be the same."""
    rooms = {}
    for figure in figures:
        others = [Interval.of(other.amount) for other in figures if other is not figure]
        low, high = max(other.low for other in others), min(other.high for other in others)
        rooms[figure.span] = _printed(figure, Interval(min(low, high), max(low, high)))
    return rooms


def need_rooms(one: Figure, other: Figure) -> dict[Span, Interval]:
    """Some of one means some of the other: money and counts are zero together."""
    if one.amount.value > 0:
        least = other.amount.base_step / 2
        return {one.span: _ANY if other.amount.value > 0 else _NOTHING, other.span: Interval(least, _FAR)}
    return {one.span: _ANY if other.amount.value > 0 else _NOTHING, other.span: _ANY}


def share_rooms(rate: Figure, part: Figure, whole: Figure) -> dict[Span, Interval]:
    """``rate`` is what ``part`` is of ``whole``, in per cent."""
    told, of = Interval.of(part.amount), Interval.of(whole.amount)
    rooms = rate_room(rate, told, of)
    percent = Interval.of(rate.amount)
    rooms[part.span] = _printed(part, _over(_times(of, percent), _HUNDRED))
    if percent.low > 0:
        rooms[whole.span] = _printed(whole, _over(_times(told, _HUNDRED), percent))
    return rooms


def growth_rooms(rate: Figure, change: Figure, now: Figure, rose: bool) -> dict[Span, Interval]:
    """``rate`` is by how many per cent what became ``now`` changed by ``change``."""
    size, told, percent = (Interval.of(figure.amount) for figure in (change, now, rate))
    rooms = rate_room(rate, size, told - size if rose else told + size)
    if percent.low > 0:
        before = _over(_times(size, _HUNDRED), percent)
        rooms[now.span] = _printed(now, before + size if rose else before - size)
    after = _HUNDRED + percent if rose else _HUNDRED - percent
    if after.low > 0:
        rooms[change.span] = _printed(change, _over(_times(told, percent), after))
    return rooms


def quotient_rooms(each: Figure, whole: Figure, number: Figure) -> dict[Span, Interval]:
    """``each`` is what ``whole`` comes to for one of ``number``, a count above zero."""
    one, all_of_it, count = Interval.of(each.amount), Interval.of(whole.amount), Interval.of(number.amount)
    rooms = {
        each.span: _printed(each, _over(all_of_it, count)),
        whole.span: _printed(whole, _times(one, count)),
    }
    if one.low > 0:
        rooms[number.span] = _over(all_of_it, one)
    return rooms


def rate_room(rate: Figure, part: Interval, whole: Interval) -> dict[Span, Interval]:
    """The room of a rate alone, where it is not told what it follows from."""
    actual = percent_of(part, whole)
    return {} if actual is None else {rate.span: _printed(rate, actual)}


def _printed(figure: Figure, wanted: Interval) -> Interval:
    """The values that a figure may be printed with for what it was rounded from to lie in an interval."""
    own = Interval.of(figure.amount)
    return Interval(wanted.low - own.width / 2, wanted.high + own.width / 2)


def _times(one: Interval, other: Interval) -> Interval:
    products = [low * high for low in one for high in other]
    return Interval(min(products), max(products))


def _over(one: Interval, other: Interval) -> Interval:
    """One interval divided by another, which lies above zero."""
    quotients = [edge / by for edge in one for by in other]
    return Interval(min(quotients), max(quotients))
