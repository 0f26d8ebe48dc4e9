"""``impossible_change``: a figure cannot have grown by more than it is, nor fallen by more than all of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.comparison import comparisons_of
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.checks.judgement import Judgement, findings, judged
from disclosurelint.checks.rooms import sum_rooms
from disclosurelint.document.model import Document, Figure
from disclosurelint.document.walking import label_of, statements_of
from disclosurelint.text import Interval, sentence_around

_NOTHING = Decimal(0)
_ALL = Decimal(100)


@options
class ImpossibleChange:
    """Judges increases against the figure they are told with, and decreases told in per cent.

    An increase may be meant of another figure of its sentence (用车5万元，其中租车0.2万元，比上年增加1万元), so it
    must be larger than all of them. Figures that may be below zero (结余, 投资收益) are left out.
    """

    kind: ClassVar[str] = "impossible_change"

    signed: tuple[str, ...] = option(
        default=(), zh="标签里有这些字样的数可以小于零", en="words in the label of figures that may be below zero"
    )

    def run(self, document: Document) -> Iterator[Finding]:
        return findings(self.judge(document))

    def judge(self, document: Document) -> Iterator[Judgement]:
        """Every increase with its figure, and every decrease by a rate."""
        figures = [statement.figure for statement, _ in statements_of(document)]
        starts = [figure.span.start for figure in figures]
        for comparison in comparisons_of(document):
            change, now = comparison.change, comparison.now
            label = label_of(document, now) if now is not None else document.quote(change.label)
            if any(word in label for word in self.signed):
                continue
            if change.direction == "up" and change.delta is not None and now is not None and not comparison.borrowed:
                begin = sentence_around(document.text, change.span).start
                told = figures[bisect_left(starts, begin) : bisect_left(starts, change.span.start)]
                largest = max((now, *_alike(now, told)), key=lambda one: one.amount.base_value)
                yield _judge_increase(document, change.delta, largest)
            falls = "down" in (change.rate_direction, change.direction)
            if falls and change.rate is not None and change.rate.amount.unit == "%":
                yield _judge_rate(change.rate)


def _alike(now: Figure, figures: list[Figure]) -> Iterator[Figure]:
    """The figures that may be compared with one."""
    return (one for one in figures if one.amount.dimension == now.amount.dimension)


def _judge_increase(document: Document, delta: Figure, now: Figure) -> Judgement:
    says = partial("{} - {} >= 0".format, now.amount, delta.amount)
    whole = Interval(_NOTHING, _NOTHING) if now.amount.value == 0 else Interval.of(now.amount)  # 0万元 is nothing
    slack = (whole.width + Interval.of(delta.amount).width) / 2
    rooms = partial(sum_rooms, delta, [(1, now)], slack, "<=")
    if (whole - Interval.of(delta.amount)).high >= 0:
        return judged(says, [now, delta], None, rooms)
    before = now.amount.like(now.amount.base_value - delta.amount.base_value)
    values: dict[str, Value] = {
        "label": label_of(document, now),
        "now": now.amount,
        "told": delta.amount,
        "before": before,
    }
    related = (Related(now.span, "now", {"amount": now.amount}),)
    return judged(says, [now, delta], Finding(delta.span, values, related=related), rooms)


def _judge_rate(rate: Figure) -> Judgement:
    says = partial("{} <= 100%".format, rate.amount)
    fault = None if rate.amount.value <= _ALL else Finding(rate.span, {"told": rate.amount}, "rate")
    return judged(says, [rate], fault, lambda: {rate.span: Interval(_NOTHING, _ALL)})
