"""``stale_year``: a place where a document tells of its own year and names the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Value
from disclosurelint.document.absences import part_around
from disclosurelint.document.model import Document
from disclosurelint.text import Edit, Span

_SENTENCE_ENDS = "。；\n"
_CLAUSE = re.compile(r"[，。；：、\n《》“”（）()]")
#: Characters in front that are looked at for words of comparison.
_FARTHEST = 40


@options
class StaleYear:
    """Looks only at years right in front of what a document is about, in clauses that compare nothing.

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

    def run(self, document: Document) -> Iterator[Finding]:
        year = document.subject.year
        if year is None or not self.own or document.text.count(f"{year}年") < self.fewest:
            return
        for found in _pattern(year - 1, self.own).finditer(document.text):
            start = max(0, found.start() - _FARTHEST)
            before = _CLAUSE.split(document.text[start : found.start()])[-1]
            sentence = part_around(document.text, Span(*found.span()), _SENTENCE_ENDS)
            if any(word in before for word in self.comparing) or f"{year}年" in document.quote(sentence):
                continue
            span = Span(found.start(), found.start() + 4)
            values: dict[str, Value] = {"told": str(year - 1), "year": str(year), "words": found.group()}
            yield Finding(Span(*found.span()), values, edits=(Edit(span, str(year)),))


@cache
def _pattern(year: int, own: tuple[str, ...]) -> re.Pattern[str]:
    # What may not stand in front is looked at behind the year: what begins with a text is found by it.
    return re.compile(f"{year}(?<!\\d{year})年度?(?:{'|'.join(map(re.escape, own))})")
