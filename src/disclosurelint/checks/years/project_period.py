"""``project_period``: a project carried out in last year only, where the others are carried out in this one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.dates import Period, periods_of
from disclosurelint.document.model import Document, Section
from disclosurelint.document.walking import parents_of
from disclosurelint.lexicon.speech import spoken_word
from disclosurelint.text import Span

#: What may stand between a label and the period.
_LEADING_IN = spoken_word("years.leading_in")

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
        return before.rstrip(_LEADING_IN).endswith(self.labels)

    def _settles(self, document: Document, period: Period) -> bool:
        return any(word in title for title in _titles_around(document, period.span) for word in self.settled)


def _within(period: Period, year: int) -> bool:
    return period.start.year == period.end.year == year


def _titles_around(document: Document, place: Span) -> Iterator[str]:
    """The titles of the sections around a place, the document's own left out; an item without one by its beginning."""
    sections = document.sections()
    parents = parents_of(document)
    around: Section | None = sections[bisect_right(sections, place.start, key=lambda section: section.span.start) - 1]
    while around is not None and around is not document.root:
        if around.span.covers(place):
            yield document.quote(around.title) or document.quote(around.span)[:_FARTHEST]
        around = parents[id(around)]
