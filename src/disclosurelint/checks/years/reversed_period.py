"""``reversed_period``: a period that ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import options
from disclosurelint.checks.finding import Finding, Value
from disclosurelint.document.dates import Date, periods_of
from disclosurelint.document.model import Document


@options
class ReversedPeriod:
    """Looks at periods whose two ends both name their year; 12月至3月 leads into the next one."""

    kind: ClassVar[str] = "reversed_period"

    def run(self, document: Document) -> Iterator[Finding]:
        for period in periods_of(document):
            if _key(period.end) < _key(period.start):
                values: dict[str, Value] = {
                    "start": document.quote(period.start.span),
                    "end": document.quote(period.end.span),
                }
                milder = None if period.start.month else "warning"  # years may be told backwards
                yield Finding(period.span, values, severity=milder)


def _key(date: Date) -> tuple[int, int, int]:
    return date.year or 0, date.month, date.day or 0
