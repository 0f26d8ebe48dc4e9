"""``project_period``: a project carried out in last year only, where the others are carried out in this one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.dates import Period, periods_of
from disclosurelint.document.model import Document, Section

#: Characters in front of a period in which its label stands.
_FARTHEST = 16


@options
class ProjectPeriod:
    """Looks at periods behind a label, both of whose ends lie in the year before the document's own.

    Periods of several years, and projects that settle last year's work, are in order.
    """

    kind: ClassVar[str] = "project_period"

    labels: tuple[str, ...] = option(zh="期间前面的栏目：实施期限", en="labels in front of a period")
    settled: tuple[str, ...] = option(
        default=(), zh="项目名称里有这些字样时，可以是上年的事", en="words of a project that may be of last year"
    )

    def run(self, document: Document) -> Iterator[Finding]:
        year = document.subject.year
        if year is None:
            return
        periods = [period for period in periods_of(document) if self._labelled(document, period)]
        witness = next((period for period in periods if _within(period, year)), None)
        if witness is None:
            return
        for period in periods:
            if _within(period, year - 1) and not self._settles(document, period):
                values: dict[str, Value] = {
                    "told": document.quote(period.span),
                    "year": str(year),
                    "right": document.quote(witness.span),
                }
                yield Finding(period.span, values, related=(Related(witness.span, "witness"),))

    def _labelled(self, document: Document, period: Period) -> bool:
        before = document.text[max(0, period.span.start - _FARTHEST) : period.span.start]
        return before.rstrip("：:为是自从 ").endswith(self.labels)

    def _settles(self, document: Document, period: Period) -> bool:
        around = [section for section in document.sections() if section.span.covers(period.span)]
        titles = [_name(document, section) for section in around if section is not document.root]
        return any(word in title for title in titles for word in self.settled)


def _within(period: Period, year: int) -> bool:
    return period.start.year == period.end.year == year


def _name(document: Document, section: Section) -> str:
    return document.quote(section.title) or document.quote(section.span)[:40]
