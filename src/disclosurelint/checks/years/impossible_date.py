"""``impossible_date``: a date that the calendar does not have, or a year of too many digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding
from disclosurelint.document.dates import Date, dates_of, days_without_year, periods_of
from disclosurelint.document.model import Document, Paragraph, Section
from disclosurelint.lexicon.speech import spoken
from disclosurelint.text import Span

#: 20233年度, 202年12月: a digit too many or too few, where a year has to stand.
_LAME_YEAR = spoken("years.lame")

_SEVEN_DIGITS = re.compile(r"[：:] ?((?:19|20)\d{5})(?!\d)")
_DIGITS = re.compile(r"(?:19|20)\d{5}")
_LONGEST_LABEL = 12
#: Lines at the beginning and at the end of a document among which a date stands alone.
_FRONT, _LAST = 4, 3


@options
class ImpossibleDate:
    """Looks at dates with 年 and 月; at dotted ones (2023.2.30) and bare digits only where a date must stand."""

    kind: ClassVar[str] = "impossible_date"

    labels: tuple[str, ...] = option(default=(), zh="后面填日期的栏目", en="labels behind which a date has to stand")

    def run(self, document: Document) -> Iterator[Finding]:
        told = [date for date in (*self._dates(document), *days_without_year(document)) if not date.exists]
        for date in told:
            yield _finding(document, date.span, "default" if 1 <= date.month <= 12 else "month")
        for found in _LAME_YEAR.finditer(document.text):
            yield _finding(document, Span(found.start(), found.end()), "year")
        for digits in self._run_together(document):
            yield _finding(document, digits, "digits")

    def _dates(self, document: Document) -> Iterator[Date]:
        """Dates of the text without the dotted numbers that may be something else."""
        ends = {end.span for period in periods_of(document) for end in (period.start, period.end)}
        for date in dates_of(document):
            before = document.text[max(0, date.span.start - _LONGEST_LABEL) : date.span.start].rstrip("：: ")
            if "年" in document.quote(date.span) or date.span in ends or before.endswith(self.labels):
                yield date

    def _run_together(self, document: Document) -> Iterator[Span]:
        """Seven digits where a date belongs, behind a label or on a line under a signature: which day is 2024926?"""
        blocks = document.blocks()
        for block in {id(block): block for block in (*document.root.parts[:_FRONT], *blocks[-_LAST:])}.values():
            if isinstance(block, Paragraph | Section) and _DIGITS.fullmatch(document.quote(block.span).strip()):
                yield block.span
        for found in _SEVEN_DIGITS.finditer(document.text):
            if document.text[max(0, found.start() - _LONGEST_LABEL) : found.start()].endswith(self.labels):
                yield Span(*found.span(1))


def _finding(document: Document, span: Span, message: str) -> Finding:
    return Finding(span, {"told": document.quote(span)}, message)
