"""``percentage``: rates of change, shares and completion follow from the figures they are told with."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property, partial
from typing import ClassVar

from disclosurelint.checks.causes import TURNED, fix_of, is_lost_unit, only_slip
from disclosurelint.checks.check import option, options
from disclosurelint.checks.comparison import Comparison, comparisons_of, turned_round
from disclosurelint.checks.finding import Finding, Related, Value, Words
from disclosurelint.checks.judgement import Judgement, findings, judged
from disclosurelint.checks.rooms import growth_rooms, rate_room, share_rooms
from disclosurelint.checks.shares import shares_of
from disclosurelint.document.model import Document, Figure
from disclosurelint.document.walking import label_of
from disclosurelint.records import NamedTuple
from disclosurelint.text import Amount, Interval, Span, percent_of

#: Characters within which a rate is copied from one item to the next.
_NEARBY = 300
#: A hundred percent is told of many things by themselves, so it is no trace of copying.
_ALL = Decimal(100)
#: A change by its direction, and its rate.
_MOVED = {"up": Words("增加", "An increase"), "down": Words("减少", "A decrease")}
_RATE = {"up": Words("增长率", "rate of growth"), "down": Words("下降率", "rate of decline")}


class _Quotient(NamedTuple):
    """``rate`` is told as ``part`` of ``whole``; either may be worked out (its interval counts).

    Where the whole is worked out from what it has become, ``whole_figure`` is that: the figure after the change.
    """

    rate: Figure
    part: Interval
    part_figure: Figure
    whole: Interval
    whole_figure: Figure | None
    kind: str
    borrowed: bool = False
    turned: Interval | None = None  # the whole, if the change went the other way
    verbs: tuple[Span, ...] = ()
    direction: str = ""  # up or down, for a change told in figures

    def rooms(self) -> Mapping[Span, Interval]:
        """Where each figure may lie for the rate to follow, as far as that is known."""
        if self.whole_figure is None or self.kind == "change_of_both":
            return rate_room(self.rate, self.part, self.whole)
        if self.kind == "change_from_now":
            return growth_rooms(self.rate, self.part_figure, self.whole_figure, self.direction == "up")
        return share_rooms(self.rate, self.part_figure, self.whole_figure)


class _Right:
    """The quotients that come to just the rate they are told with, by rate and place; worked out when first asked."""

    def __init__(self, quotients: list[_Quotient]) -> None:
        self._quotients = quotients

    def copied_by(self, quotient: _Quotient) -> _Quotient | None:
        """The one other figure nearby whose rate this is, and truly its own."""
        told = quotient.rate.amount
        if told.value == _ALL:
            return None
        others, at = self._by_rate.get(told, []), _place(quotient)
        same = others[bisect_right(others, at - _NEARBY, key=_place) : bisect_left(others, at + _NEARBY, key=_place)]
        return same[0] if len(same) == 1 else None

    @cached_property
    def _by_rate(self) -> dict[Amount, list[_Quotient]]:
        found: dict[Amount, list[_Quotient]] = {}
        for quotient in sorted(self._quotients, key=_place):
            told, actual = quotient.rate.amount, percent_of(quotient.part, quotient.whole)
            if actual is not None and actual.overlaps(Interval.of(told)):
                found.setdefault(told, []).append(quotient)
        return found


def _place(quotient: _Quotient) -> int:
    return quotient.rate.span.start


@options
class Percentage:
    """Judges a rate only where the figures it follows from are told; rounding of all of them is carried along."""

    kind: ClassVar[str] = "percentage"

    truncated: bool = option(
        default=True,
        zh="截去尾数而不四舍五入的，只作提示",
        en="a rate that was cut off instead of rounded is only a hint",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        return findings(self.judge(document))

    def judge(self, document: Document) -> Iterator[Judgement]:
        """Every rate whose figures are told."""
        quotients = [*_rates_of_change(document), *_shares(document)]
        right = _Right(quotients)
        for quotient in quotients:
            figures = [quotient.rate, quotient.part_figure]
            if quotient.whole_figure is not None:
                figures.append(quotient.whole_figure)
            fault = self._fault(document, quotient, right)
            yield judged(partial(_set_out, quotient), figures, fault, quotient.rooms)

    def _fault(self, document: Document, quotient: _Quotient, right: _Right) -> Finding | None:
        stated = quotient.rate.amount
        actual = percent_of(quotient.part, quotient.whole)
        if actual is None:
            if quotient.whole.low == quotient.whole.high == 0 or quotient.whole.high <= 0:
                return self._finding(document, quotient, "no_base", None, "info")
            return None
        if actual.overlaps(Interval.of(stated)):
            return None
        middle = _ALL * (quotient.part.low + quotient.part.high) / (quotient.whole.low + quotient.whole.high)
        cut = self.truncated and actual.overlaps(Interval(stated.value, stated.value + stated.step))
        weaker = "warning" if quotient.borrowed else None
        if quotient.turned is not None and not cut:
            other_way = percent_of(quotient.part, quotient.turned)
            if other_way is not None and other_way.overlaps(Interval.of(stated)):
                finding = self._finding(document, quotient, "turned", middle, weaker)
                return _with_verbs_turned(document, finding, quotient)
        finding = self._finding(document, quotient, quotient.kind, middle, "info" if cut else weaker)
        other = None if cut else right.copied_by(quotient)
        if other is not None:
            return _with_source(document, finding, other)
        return finding if cut else _with_slip(document, finding, quotient)

    def _finding(
        self, document: Document, quotient: _Quotient, message: str, actual: Decimal | None, severity: str | None
    ) -> Finding:
        stated = quotient.rate.amount
        values: dict[str, Value] = {
            "label": label_of(document, quotient.part_figure),
            "told": stated,
            "part": quotient.part_figure.amount,
            "whole": quotient.whole_figure.amount if quotient.whole_figure else "",
            "whole_label": label_of(document, quotient.whole_figure) if quotient.whole_figure else "",
        }
        if actual is not None:
            places = max(stated.places, 2)
            values["actual"] = Amount(actual.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), "%", places)
        if quotient.direction:
            values |= {"moved": _MOVED[quotient.direction], "rate": _RATE[quotient.direction]}
        related = [Related(quotient.part_figure.span, "part", {"amount": quotient.part_figure.amount})]
        if quotient.whole_figure is not None:
            worked_out = quotient.kind == "change_from_now"
            if worked_out:
                values["before"] = _before(quotient.whole, quotient.part_figure.amount, quotient.whole_figure.amount)
            amount = quotient.whole_figure.amount
            related.append(Related(quotient.whole_figure.span, "now" if worked_out else "whole", {"amount": amount}))
        return Finding(quotient.rate.span, values, message, tuple(related), severity=severity)


def _set_out(quotient: _Quotient) -> str:
    """9.76% = 35.77 万元 / 366.50 万元"""
    whole = f" / {quotient.whole_figure.amount}" if quotient.whole_figure else ""
    return f"{quotient.rate.amount} = {quotient.part_figure.amount}{whole}"


def _before(whole: Interval, delta: Amount, now: Amount) -> Amount:
    """What is left when the change is taken back, printed as finely as the finer of the two."""
    return now.like((whole.low + whole.high) / 2, max(delta.places, now.places))


def _with_source(document: Document, finding: Finding, other: _Quotient) -> Finding:
    place = Related(other.rate.span, "other", {"amount": other.rate.amount})
    values = {**finding.values, "other": label_of(document, other.part_figure)}
    return finding._replace(values=values, message="of_another", related=(*finding.related, place))


def _with_verbs_turned(document: Document, finding: Finding, quotient: _Quotient) -> Finding:
    edits = [edit for verb in quotient.verbs if (edit := turned_round(document, verb)) is not None]
    if not edits or len(edits) < len(quotient.verbs):
        return finding
    verb, right = document.quote(edits[0].span), edits[0].replacement
    told: dict[str, Value] = {"slip": finding.values["whole_label"], "from": verb, "to": right, "how": TURNED}
    return finding._replace(values={**finding.values, **told}, edits=tuple(edits))


def _with_slip(document: Document, finding: Finding, quotient: _Quotient) -> Finding:
    """With the slip of the hand that explains the rate, where one in one of its figures does."""
    figures = [quotient.rate, quotient.part_figure, *([quotient.whole_figure] if quotient.whole_figure else [])]
    cause = only_slip(figures, quotient.rooms())
    if cause is None:
        return finding
    told: dict[str, Value] = {
        "slip": label_of(document, cause.figure),
        "from": cause.figure.amount,
        "to": cause.amount,
        "how": cause.how,
    }
    explained = finding._replace(values={**finding.values, **told}, edits=(fix_of(document.text, cause),))
    if not is_lost_unit(cause):
        return explained
    # the rate is right: it is the figure without 万 that is shown
    rate = Related(quotient.rate.span, "rate", {"amount": quotient.rate.amount})
    others = tuple(one for one in finding.related if one.span != cause.figure.span)
    return explained._replace(span=cause.figure.span, message="lost_unit", related=(*others, rate))


def _rates_of_change(document: Document) -> Iterator[_Quotient]:
    for comparison in comparisons_of(document):
        change = comparison.change
        if change.rate is None or change.rate.amount.unit != "%" or change.direction == "flat":
            continue
        if change.rate_direction not in (None, change.direction):
            continue  # the verbs contradict each other: nothing follows from them
        quotient = _of_delta(comparison) if change.delta else _of_both(comparison)
        if quotient is not None:
            yield quotient


def _of_delta(comparison: Comparison) -> _Quotient | None:
    """The change told, against the old figure: told too, or what is left when the change is taken back."""
    change, now = comparison.change, comparison.now
    assert change.delta is not None and change.rate is not None
    size = Interval.of(change.delta.amount)
    before = comparison.before
    if before is not None and before.amount.dimension == change.delta.amount.dimension:
        return _Quotient(
            change.rate,
            size,
            change.delta,
            Interval.of(before.amount),
            before,
            "change",
            comparison.borrowed,
            direction=change.direction,
        )
    if now is None:
        return None
    told = Interval.of(now.amount)
    before_rise, before_fall = told - size, told + size
    whole, turned = (before_rise, before_fall) if change.direction == "up" else (before_fall, before_rise)
    verbs = (change.delta.label, *((change.rate.label,) if change.rate_direction is not None else ()))
    return _Quotient(
        change.rate,
        size,
        change.delta,
        whole,
        now,
        "change_from_now",
        comparison.borrowed,
        turned,
        verbs,
        change.direction,
    )


def _of_both(comparison: Comparison) -> _Quotient | None:
    """No change is told in figures: it is the difference of the two."""
    change, now, before = comparison.change, comparison.now, comparison.before
    if now is None or before is None or change.rate is None:
        return None
    moved = Interval.of(now.amount) - Interval.of(before.amount)
    if change.direction == "down":
        moved = Interval(-moved.high, -moved.low)
    return _Quotient(change.rate, moved, now, Interval.of(before.amount), before, "change_of_both", comparison.borrowed)


def _shares(document: Document) -> Iterator[_Quotient]:
    for share in shares_of(document):
        kind = "completion" if share.is_completion else "share" if share.whole_figure else "default"
        part = Interval.of(share.part.amount)
        yield _Quotient(share.rate, part, share.part, share.whole, share.whole_figure, kind)
