"""``publication_delay``: the days from the approval of a budget or an account to its publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.dates import Date, dates_of
from disclosurelint.document.model import Document
from disclosurelint.lexicon.speech import spoken_word

#: What may stand between a label and the date.
_LEADING_IN = spoken_word("years.date_in_front")

_CLAUSE_END = re.compile(r"[。；，\n]")
#: Characters around a date that are looked at for what happened on it.
_FARTHEST = 30


@options
class PublicationDelay:
    """Speaks only where a document gives one day of approval and one of publication, and both beyond doubt."""

    kind: ClassVar[str] = "publication_delay"

    days: int = option(zh="批复后多少日内公开", en="days within which it has to be published")
    approved: tuple[str, ...] = option(zh="日期后面的小句里说的是批复", en="words behind a date that tell of approval")
    published: tuple[str, ...] = option(
        zh="日期后面的小句里说的是公开", en="words behind a date that tell of publication"
    )
    about: tuple[str, ...] = option(zh="小句里必有的字样：部门预算", en="what the clause has to be about")
    approval_labels: tuple[str, ...] = option(default=(), zh="填批复日期的栏目", en="labels of the day of approval")
    publication_labels: tuple[str, ...] = option(
        default=(), zh="填公开日期的栏目", en="labels of the day of publication"
    )

    def run(self, document: Document) -> Iterator[Finding]:
        approval = _only(document, self.approval_labels, self.approved, self.about)
        publication = _only(document, self.publication_labels, self.published, self.about)
        if approval is None or publication is None:
            return
        first, last = approval.as_day(), publication.as_day()
        if first is None or last is None:
            return
        passed = (last - first).days
        if 0 <= passed <= self.days:
            return
        values: dict[str, Value] = {
            "approved": document.quote(approval.span),
            "published": document.quote(publication.span),
            "passed": passed,
            "days": self.days,
        }
        related = (Related(approval.span, "approval"),)
        yield Finding(publication.span, values, "default" if passed > 0 else "before", related)


def _only(document: Document, labels: tuple[str, ...], words: tuple[str, ...], about: tuple[str, ...]) -> Date | None:
    """The one day that a label or a clause gives; None where there is none or more than one."""
    text = document.text
    found: list[Date] = []
    for date in dates_of(document):
        if date.day is None:
            continue
        before = text[max(0, date.span.start - _FARTHEST) : date.span.start].rstrip(_LEADING_IN)
        clause = _CLAUSE_END.split(text[date.span.end : date.span.end + _FARTHEST])[0]
        if before.endswith(labels) or (_has(clause, words) and _has(clause, about)):
            found.append(date)
    return found[0] if len({date.as_day() for date in found}) == 1 else None


def _has(clause: str, words: tuple[str, ...]) -> bool:
    return bool(words) and _words(words).search(clause) is not None


@cache
def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))
