"""The dates and periods a text writes in figures: 2023年12月31日, 2023.1.1-2023.12.31, 2021年至2025年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from disclosurelint.document.model import Document, once
from disclosurelint.records import NamedTuple
from disclosurelint.text import Span

# What may not stand in front is looked at behind the first digits: an expression that begins with a class of characters
# skips over all others, which takes a tenth of the time.
_DATE = re.compile(r"((?:19|20)\d\d)(?<!\d\d\d\d\d) ?年 ?(\d{1,2}) ?月(?: ?(\d{1,2}) ?日)?")
_DOTTED_DATE = re.compile(r"((?:19|20)\d\d)(?<![\d./]\d\d\d\d)([./-])(\d{1,2})\2(\d{1,2})(?!\d|\.\d)")
_DAY = re.compile(r"(\d\d?)月(\d{1,2})日")
#: In front of a day: its year, or another number that it belongs with (1-2月, 1、2月).
_MORE_IN_FRONT = re.compile(r"\d(?:年 ?|[、.~～—－至-])?$")
#: What stands between the two ends of a period.
_JOINER = re.compile(r"(?:年?[初末底]|[上中下]旬|起)?(?: ?[至到] ?|—{1,2}|[–－~～-])")
_YEAR_END = re.compile(r"((?:19|20)\d\d)(?<!\d\d\d\d\d) ?年")


class Date(NamedTuple):
    """A date as written, which need not exist; ``day`` and ``year`` are None where the text does not tell them."""

    span: Span
    year: int | None
    month: int
    day: int | None

    @property
    def exists(self) -> bool:
        """Whether the calendar has it: 29 February counts where the year is not told."""
        try:
            date(self.year or 2000, self.month, self.day or 1)
        except ValueError:
            return False
        return self.day != 0

    def as_day(self) -> date | None:
        """The day of the calendar; None where the date is none or names no single day."""
        if self.year is None or self.day is None or not self.exists:
            return None
        return date(self.year, self.month, self.day)


class Period(NamedTuple):
    """Two dates, or two bare years (``month`` 0 then), with a word that leads from one to the other."""

    span: Span
    start: Date
    end: Date


@once
def dates_of(document: Document) -> list[Date]:
    """Every date with year and month, in reading order; a dotted date too, wherever three numbers look like one."""
    return sorted(_dates(document.text))


def days_without_year(document: Document) -> Iterator[Date]:
    """Every day told without its year: 6月30日."""
    for found in _DAY.finditer(document.text):
        if not _MORE_IN_FRONT.search(document.text, max(0, found.start() - 3), found.start()):
            yield Date(Span(*found.span()), None, int(found[1]), int(found[2]))


@once
def periods_of(document: Document) -> list[Period]:
    """Every period whose two ends both name their year, in one way of writing."""
    return list(_periods(document))


def _periods(document: Document) -> Iterator[Period]:
    text = document.text
    dates = dates_of(document)
    for start, end in pairwise(dates):
        joiner = _JOINER.match(text, start.span.end)
        if joiner and joiner.end() == end.span.start and (start.day is None) == (end.day is None):
            yield Period(Span(start.span.start, end.span.end), start, end)
    years = list(_YEAR_END.finditer(text))
    for first, last in pairwise(years):
        joiner = _JOINER.match(text, first.end())
        if joiner and joiner.end() == last.start():
            ends = [Date(Span(*found.span()), int(found[1]), 0, None) for found in (first, last)]
            yield Period(Span(first.start(), last.end()), ends[0], ends[1])


def _dates(text: str) -> Iterator[Date]:
    for found in _DATE.finditer(text):
        day = int(found[3]) if found[3] else None
        yield Date(Span(*found.span()), int(found[1]), int(found[2]), day)
    for found in _DOTTED_DATE.finditer(text):
        yield Date(Span(*found.span()), int(found[1]), int(found[3]), int(found[4]))
