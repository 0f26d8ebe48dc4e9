"""Why a relation may fail: the one slip of the hand in the one figure that would make it hold.

A cause is tested, never guessed: the corrected figure must close the gap, and it must be the only one that does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from disclosurelint.checks.finding import Words
from disclosurelint.document.model import Figure
from disclosurelint.records import NamedTuple
from disclosurelint.text import Amount, Edit, Interval, Span

_TRANSPOSED = Words("两位数字颠倒", "two digits transposed")
_DOUBLED = Words("多打了一位数字", "a digit doubled")
_FACTOR = Words("小数点错位", "decimal point shifted")
_UNIT = Words("元与万元混用", "元 taken for 万元")
#: What a verb was that tells a change the wrong way.
TURNED = Words("方向写反", "the verb turned round")
_ASKED = Words("有关的各处都要求这个数", "all its relations ask for that")
#: How likely a slip may close a gap by chance where the gap alone proves nothing.
_CHANCE = Decimal("0.01")
#: Below this many digits a swap closes gaps by chance.
_FEWEST_DIGITS = 3


class Wanted(NamedTuple):
    """A figure of a relation, and the value (元 for money) at which the relation holds, the others being right."""

    figure: Figure
    value: Decimal


class Cause(NamedTuple):
    """``figure`` was meant to be ``amount``; ``how`` says what slip turns one into the other."""

    figure: Figure
    amount: Amount
    how: Words


def only_cause(figures: Iterable[Wanted], slack: Decimal) -> Cause | None:
    """The single slip in a single figure that brings it within ``slack`` of what is wanted, if there is just one."""
    return _only([cause for wanted in figures for cause in _causes(wanted, slack)])


def only_slip(figures: Iterable[Figure], rooms: Mapping[Span, Interval]) -> Cause | None:
    """The single slip in a single figure that brings it where it may lie for a relation to hold, if there is one."""
    causes = [
        cause
        for figure in figures
        if (room := rooms.get(figure.span)) is not None
        for cause in slips_of(figure)
        if room.low <= cause.amount.base_value <= room.high
    ]
    return _only(causes)


def is_lost_unit(cause: Cause) -> bool:
    """Whether 万 got lost: 116.50元 for 116.50万元."""
    return cause.figure.amount.unit == "元" and cause.amount.unit == "万元"


def _only(causes: Sequence[Cause]) -> Cause | None:
    """The one cause there is; of two units mixed up, the 万 that was lost: nobody writes one too many."""
    if len(causes) > 1 and all(cause.how is _UNIT for cause in causes):
        causes = [cause for cause in causes if is_lost_unit(cause)]
    return causes[0] if len(causes) == 1 else None


def telling_cause(figures: Iterable[Wanted], slack: Decimal, gap: Decimal) -> Cause | None:
    """The only cause, if so many slips would hardly close this gap by chance, or if it sets right a unit.

    For lists that may be incomplete: their gap proves nothing by itself. ``gap`` in 元.
    """
    wanted = list(figures)
    cause = only_cause(wanted, slack)
    if cause is None or cause.how not in (_TRANSPOSED, _UNIT) or not gap:
        return None
    if cause.amount.unit != cause.figure.amount.unit:
        return cause  # one figure in 元 among figures in 万元
    candidates = sum(one.how in (_TRANSPOSED, _UNIT) for each in wanted for one in slips_of(each.figure))
    return cause if candidates * 2 * slack <= _CHANCE * abs(gap) else None


def meant(figure: Figure, amount: Amount) -> Cause:
    """That a figure was meant to be what its relations ask for, by the slip that made it what it is, if one did."""
    same = (cause for cause in slips_of(figure) if cause.amount.base_value == amount.base_value)
    return next(same, Cause(figure, amount, _ASKED))


def fix_of(text: str, cause: Cause) -> Edit:
    """Write the figure as it was meant. Its separators are kept, and only what changes is touched."""
    span, meant = cause.figure.span, cause.amount
    printed = text[span.start : span.end]
    size = len(printed) - len(printed.lstrip("-－0123456789.,"))
    if meant.unit != cause.figure.amount.unit:
        blanks = len(printed[size:]) - len(printed[size:].lstrip())
        return Edit(Span(span.start + size + blanks, span.end), meant.unit)
    separator = "," if "," in printed[:size] else ""
    return Edit(Span(span.start, span.start + size), f"{meant.value:{separator}.{meant.places}f}")


def slips_of(figure: Figure) -> Iterator[Cause]:
    """Everything a figure may have been meant to be, if one slip of the hand made it what it is.

    Nothing of one below zero: of a decrease (减少0.70万元) the text prints no sign.
    """
    if figure.amount.value > 0:
        yield from (Cause(figure, meant, how) for meant, how in _meant_by(figure.amount))


@lru_cache(maxsize=1024)  # a figure is asked for in every relation of it that fails
def _meant_by(amount: Amount) -> tuple[tuple[Amount, Words], ...]:
    """Each value once, with the likeliest slip that leads to it."""
    found: dict[Decimal, tuple[Amount, Words]] = {}
    for meant, how in _slips(amount):
        found.setdefault(meant.base_value, (meant, how))
    found.pop(amount.base_value, None)
    return tuple(found.values())


def _causes(wanted: Wanted, slack: Decimal) -> Iterator[Cause]:
    return (cause for cause in slips_of(wanted.figure) if abs(cause.amount.base_value - wanted.value) <= slack)


def _slips(amount: Amount) -> Iterator[tuple[Amount, Words]]:
    """What an amount may have been meant to be, and the slip that made it what it is."""
    digits = f"{amount.value:.{amount.places}f}".replace(".", "")
    scale = Decimal(1).scaleb(-amount.places)
    if len(digits) >= _FEWEST_DIGITS:
        for at in range(len(digits) - 1):
            if digits[at] != digits[at + 1]:
                swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
                yield amount._replace(value=Decimal(swapped) * scale), _TRANSPOSED
            else:
                yield amount._replace(value=Decimal(digits[:at] + digits[at + 1 :]) * scale), _DOUBLED
    for power in (1, 2, -1, -2):
        yield amount._replace(value=amount.value.scaleb(power)), _FACTOR
    other_unit = {"元": "万元", "万元": "元"}.get(amount.unit)
    if other_unit is not None:
        yield amount._replace(unit=other_unit), _UNIT
    for power in (4, -4):
        yield amount._replace(value=amount.value.scaleb(power)), _UNIT
