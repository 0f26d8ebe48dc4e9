"""``change``: this figure minus the old one is the change the text tells, and the verb says which way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import ClassVar

from disclosurelint.checks.causes import TURNED, Wanted, fix_of, only_cause
from disclosurelint.checks.check import option, options
from disclosurelint.checks.comparison import Comparison, comparisons_of, turned_round
from disclosurelint.checks.finding import Calculation, Finding, Related, Term, Value
from disclosurelint.checks.judgement import Judgement, findings, judged, unjudged
from disclosurelint.checks.rooms import sum_rooms
from disclosurelint.document.model import Change as Told
from disclosurelint.document.model import Document, Figure
from disclosurelint.document.walking import label_of
from disclosurelint.text import Edit, Interval, Span


@options
class Change:
    """Judges a change only where both figures are told: beside it (比上年285万元下降34万元) or before it."""

    kind: ClassVar[str] = "change"

    ignore_flat: bool = option(
        default=False, zh="不检查“持平”“相同”", en="do not judge figures that are said to be unchanged"
    )

    def run(self, document: Document) -> Iterator[Finding]:
        return findings(self.judge(document))

    def judge(self, document: Document) -> Iterator[Judgement]:
        """Every change that the text states."""
        for comparison in comparisons_of(document):
            change, now, before = comparison.change, comparison.now, comparison.before
            figures = [figure for figure in (now, before, change.delta) if figure is not None]
            says = document.quote(change.span)
            if change.delta and change.rate and change.rate_direction not in (None, change.direction):
                yield judged(says, figures, _opposite_verbs(document, comparison))
            elif now is None or before is None:
                yield unjudged(says, figures, "没有写出两个数", "one of the two figures is not told")
            else:
                rooms = partial(_rooms, change, now, before)
                yield judged(says, figures, self._fault(document, comparison, now, before), rooms)

    def _fault(self, document: Document, comparison: Comparison, now: Figure, before: Figure) -> Finding | None:
        change = comparison.change
        moved = Interval.of(now.amount) - Interval.of(before.amount)
        if change.direction == "flat":
            at_odds = not self.ignore_flat and not moved.overlaps(Interval(moved.width * 0, moved.width * 0))
            return _finding(document, comparison, now, before, "not_flat") if at_odds else None
        if change.direction == "up" and moved.high < 0:
            return _finding(document, comparison, now, before, "fell")
        if change.direction == "down" and moved.low > 0:
            return _finding(document, comparison, now, before, "rose")
        if change.delta is None:
            return None
        size = moved if change.direction == "up" else Interval(-moved.high, -moved.low)
        if size.overlaps(Interval.of(change.delta.amount)):
            return None
        return _finding(document, comparison, now, before, "default")


def _rooms(told: Told, now: Figure, before: Figure) -> Mapping[Span, Interval]:
    figures = [now, before, *((told.delta,) if told.delta else ())]
    slack = sum((Interval.of(figure.amount).width for figure in figures), Decimal(0)) / 2
    if told.direction == "flat":
        return sum_rooms(now, [(1, before)], slack)
    rose = told.direction == "up"
    if told.delta is None:
        return sum_rooms(now, [(1, before)], slack, ">=" if rose else "<=")
    return sum_rooms(now, [(1, before), (1 if rose else -1, told.delta)], slack)


def _opposite_verbs(document: Document, comparison: Comparison) -> Finding:
    change = comparison.change
    assert change.delta is not None and change.rate is not None
    values: dict[str, Value] = {"one": document.quote(change.delta.label), "other": document.quote(change.rate.label)}
    span = Span(change.rate.label.start, change.rate.span.end)
    related = (Related(Span(change.delta.label.start, change.delta.span.end), "verb"),)
    return Finding(span, values, "opposite", related)


def _finding(document: Document, comparison: Comparison, now: Figure, before: Figure, message: str) -> Finding:
    change = comparison.change
    unit, places = now.amount.unit, max(now.amount.places, before.amount.places)
    moved = now.amount.base_value - before.amount.base_value
    actual = now.amount.like(abs(moved), places)
    place = change.delta or change.rate
    span = place.span if place is not None and message == "default" else change.span
    values: dict[str, Value] = {
        "label": label_of(document, now),
        "now": now.amount,
        "before": before.amount,
        "actual": actual,
        "told": change.delta.amount if change.delta else "",
    }
    related = (
        Related(now.span, "now", {"amount": now.amount}),
        Related(before.span, "before", {"amount": before.amount}),
    )
    calculation = None
    if change.delta is not None:
        stated = change.delta.amount
        computed = stated.like(abs(moved), max(stated.places, places if unit == stated.unit else 0))
        minuend, subtrahend = (now, before) if moved >= 0 else (before, now)
        calculation = Calculation(
            Term(document.quote(change.delta.label), stated, change.delta.span),
            (
                Term(label_of(document, minuend), minuend.amount, minuend.span),
                Term(label_of(document, subtrahend), subtrahend.amount, subtrahend.span, -1),
            ),
            computed,
            stated.like(abs(moved) - stated.base_value),
        )
    edits = _mended(document, comparison, now, before, message, values)
    # a figure found by its name elsewhere may be of another 口径
    severity = "warning" if comparison.borrowed else None
    return Finding(span, values, message, related, calculation, edits, severity=severity)


def _mended(
    document: Document, comparison: Comparison, now: Figure, before: Figure, message: str, values: dict[str, Value]
) -> tuple[Edit, ...]:
    """The one slip that explains a change that does not follow: the verb turned round, or a figure mistyped.

    Adds what the slip was to ``values``.
    """
    delta = comparison.change.delta
    if delta is None:
        return ()
    moved = now.amount.base_value - before.amount.base_value
    slack = sum((Interval.of(figure.amount).width for figure in (now, before, delta)), Decimal(0)) / 2
    if message in ("fell", "rose"):
        verb = document.quote(delta.label)
        edit = turned_round(document, delta.label)
        if edit is None or abs(abs(moved) - delta.amount.base_value) > slack:
            return ()
        values |= {"slip": label_of(document, now), "from": verb[:2], "to": edit.replacement, "how": TURNED}
        return (edit,)
    sign = 1 if comparison.change.direction == "up" else -1
    size = delta.amount.base_value
    wanted = [
        Wanted(delta, abs(moved)),
        Wanted(now, before.amount.base_value + sign * size),
        Wanted(before, now.amount.base_value - sign * size),
    ]
    cause = only_cause(wanted, slack) if message == "default" else None
    if cause is None:
        return ()
    values |= {"slip": label_of(document, cause.figure) or str(cause.figure.amount), "from": cause.figure.amount}
    values |= {"to": cause.amount, "how": cause.how}
    return (fix_of(document.text, cause),)
