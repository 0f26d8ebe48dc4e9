"""``as_of_date``: what a document counts at the end of a year, at the end of the wrong year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Value, Words
from disclosurelint.document.model import Document
from disclosurelint.lexicon.speech import spoken
from disclosurelint.records import NamedTuple
from disclosurelint.text import Edit, Span, part_around

#: The last day of a year, in the ways it is written.
_YEAR_END = spoken("years.end")
_SENTENCE_END = re.compile(r"[。；\n]")
_KINDS = {"budget": Words("预算", "budget"), "final": Words("决算", "final account")}
#: Characters behind a date that may tell what is counted.
_FARTHEST = 40


class _Count(NamedTuple):
    """A year's end at which something is counted; ``year`` are its four digits."""

    span: Span
    year: Span
    told: int


@options
class AsOfDate:
    """A budget counts what there is at the end of the year before it, a final account at the end of its own.

    Days within a year may be right in either and are not looked at.
    """

    kind: ClassVar[str] = "as_of_date"

    opening: tuple[str, ...] = option(zh="日期前面的字样：截至", en="words in front of the date")
    counted: tuple[str, ...] = option(
        zh="日期后面说的是数了什么：共有车辆", en="words behind the date that tell what is counted"
    )
    labels: tuple[str, ...] = option(default=(), zh="填截止日期的栏目", en="labels of the date")
    unless: tuple[str, ...] = option(
        default=(),
        zh="同一句里出现时，说的是打算或比较",
        en="words in the sentence that plan or compare",
    )

    own: tuple[str, ...] = option(
        default=(),
        zh="句首的日期后面紧接着这些字样时，不写“截至”也算",
        en="words that follow a date at the head of a sentence at once; it needs no words in front then",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        year = document.subject.year
        side = document.subject.kind.rpartition("-")[2]
        if year is None or side not in _KINDS:
            return
        right = year if side == "final" else year - 1
        for count in self._counts(document, right):
            if count.told == right:
                continue
            values: dict[str, Value] = {
                "told": document.quote(count.span),
                "right": str(right),
                "year": str(year),
                "kind": _KINDS[side],
            }
            message = "default" if count.told < right else "ahead"
            milder = "info" if side == "budget" and count.told == right - 1 else None  # written in autumn
            yield Finding(count.span, values, message, edits=(Edit(count.year, str(right)),), severity=milder)

    def _counts(self, document: Document, right: int) -> Iterator[_Count]:
        text = document.text
        for found in _YEAR_END.finditer(text):
            before = text[max(0, found.start() - 12) : found.start()].rstrip("：: ")
            behind = _SENTENCE_END.split(text[found.end() : found.end() + _FARTHEST])[0]
            labelled = before.endswith(self.labels)
            opened = before.endswith(self.opening) or self._tells_of_own(document, Span(*found.span()), behind, right)
            counting = opened and any(word in behind for word in self.counted)
            if (labelled or counting) and not any(word in behind for word in self.unless):
                yield _Count(Span(*found.span()), Span(*found.span(1)), int(found[1]))

    def _tells_of_own(self, document: Document, date: Span, behind: str, right: int) -> bool:
        """Whether a sentence begins with the date and goes on with the body itself, and none beside it has the year."""
        text = document.text
        begins = date.start == 0 or text[date.start - 1] in "。；\n"
        if not begins or not behind.lstrip("，, ").startswith(self.own):
            return False
        return str(right) not in document.quote(part_around(text, date, "\n"))
