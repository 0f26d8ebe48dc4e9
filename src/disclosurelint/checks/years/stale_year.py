"""``stale_year``: a place where a document tells of its own year and names one before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Value
from disclosurelint.document.model import Document, Paragraph
from disclosurelint.document.quotations import is_quoted
from disclosurelint.lexicon.speech import spoken, spoken_word
from disclosurelint.text import Edit, Span, sentence_around

_CLAUSE = re.compile(r"[，。；：、\n《》“”（）()]")
#: Characters in front that are looked at for words of comparison.
_FARTHEST = 40
_YEAR = spoken("years.written")
#: A plan for a year, whoever makes it: 2023年，我局将.
_PLAN = spoken("years.plan_of_year").pattern
_PLANS, _SIGN = spoken_word("years.plans"), spoken_word("years.sign")


@options
class StaleYear:
    """Looks at years right in front of what a document is about, in clauses that compare nothing; at plans for a year
    that is over; and at how a section begins that is headed with the document's own year.

    A sentence that names the document's own year as well sets one against the other.
    """

    kind: ClassVar[str] = "stale_year"

    own: tuple[str, ...] = option(
        default=(), zh="紧跟在年份后面时，说的是本年的字样", en="what makes a year in front of it the document's own"
    )
    comparing: tuple[str, ...] = option(
        default=(),
        zh="小句里在年份前面出现时，说的是别的年份的字样",
        en="words in front of a year, in its clause, that make it another year",
    )
    fewest: int = option(
        default=3, zh="本年在文中至少出现几次才检查", en="times that the document must name its own year"
    )

    planned: tuple[str, ...] = option(
        default=(),
        zh="“某年，我局将……”里“将”字后面的字样；已经过去的年份不能再打算",
        en="words behind 将 that tell of what is planned; nothing is planned for a year that is over",
    )
    headed: tuple[str, ...] = option(
        default=(),
        zh="标题写明本年的一节，第一句开头的年份后面有这些字样时，说的也是本年",
        en="words behind the year that begins a section headed with the own year, which make it the own year too",
    )
    headings: tuple[str, ...] = option(
        default=(),
        zh="标题没有年份，但有这些字样的一节，也算写明本年",
        en="words of a heading without a year that make its section the own year's as well",
    )
    other_headings: tuple[str, ...] = option(
        default=(),
        zh="标题有这些字样的一节，可以说别的年份",
        en="words of a heading under which another year may be told of",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        year = document.subject.year
        if year is None:
            return
        found = chain(self._own(document, year), self._plans(document, year), self._headed(document, year))
        seen: set[int] = set()
        for place in found:
            if place.start() not in seen and self._is_alone(document, place, year):
                seen.add(place.start())
                told = Span(place.start(), place.start() + 4)
                values: dict[str, Value] = {"told": place[0][:4], "year": str(year), "words": place.group()}
                # what an account plans is planned for the year after it, or for a later one
                plans_ahead = document.subject.side == "final" and _PLANS in place.group()
                edits = () if plans_ahead else (Edit(told, str(year)),)
                yield Finding(Span(*place.span()), values, edits=edits)

    def _own(self, document: Document, year: int) -> Iterator[re.Match[str]]:
        if self.own and document.text.count(f"{year}年") >= self.fewest:
            yield from _pattern(year - 1, self.own).finditer(document.text)

    def _plans(self, document: Document, year: int) -> Iterator[re.Match[str]]:
        if self.planned and _PLANS in document.text:
            plans = (one for one in _plan(self.planned).finditer(document.text) if int(one[1]) < year)
            yield from (one for one in plans if not is_quoted(document, one.start()))

    def _headed(self, document: Document, year: int) -> Iterator[re.Match[str]]:
        """An earlier year with which a section of the own year begins that never names its own."""
        if not self.headed:
            return
        for section in document.sections():
            first = section.parts[0] if section.parts else None
            if not isinstance(first, Paragraph) or not self._is_own(document.quote(section.title), year):
                continue
            begins = _opening(self.headed).match(document.text, first.span.start, first.span.end)
            told = document.text[section.title.end : section.span.end]
            if begins is not None and int(begins[1]) < year and f"{year}年" not in told:
                yield begins

    def _is_own(self, title: str, year: int) -> bool:
        """Whether a heading is over what a document tells of its own year."""
        years = [int(found[1]) for found in _YEAR.finditer(title)]
        if any(word in title for word in self.other_headings):
            return False
        return years == [year] or (not years and any(word in title for word in self.headings))

    def _is_alone(self, document: Document, place: re.Match[str], year: int) -> bool:
        """Whether nothing before a year in its clause compares, and its sentence does not name the own year as well."""
        start = max(0, place.start() - _FARTHEST)
        before = _CLAUSE.split(document.text[start : place.start()])[-1]
        sentence = sentence_around(document.text, Span(*place.span()))
        return not any(word in before for word in self.comparing) and f"{year}年" not in document.quote(sentence)


@cache
def _opening(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"{_YEAR.pattern}{_SIGN}?(?:{'|'.join(map(re.escape, words))})")


@cache
def _plan(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"{_PLAN}(?:{'|'.join(map(re.escape, words))})")


@cache
def _pattern(year: int, own: tuple[str, ...]) -> re.Pattern[str]:
    # What may not stand in front is looked at behind the year: what begins with a text is found by it.
    return re.compile(f"{year}(?<!\\d{year})" + f"年{_SIGN}?(?:{'|'.join(map(re.escape, own))})")
