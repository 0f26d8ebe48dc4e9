"""``retired_term``: a subject of the accounts that has another name in the year of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Value
from disclosurelint.document.model import Document
from disclosurelint.document.turns import places_of
from disclosurelint.lexicon.speech import spoken
from disclosurelint.text import Edit, Span

#: A year some characters in front of a name that is told of an earlier time.
_YEAR = spoken("years.written")
_FARTHEST = 40


@options
class RetiredTerm:
    """Looks at subjects that the glossary knows to have ended, in documents of later years which tell of today."""

    kind: ClassVar[str] = "retired_term"

    former: tuple[str, ...] = option(
        default=(), zh="紧靠在名称前面时，说的是从前", en="words right in front of a name that speak of the past"
    )

    def run(self, document: Document) -> Iterator[Finding]:
        year = document.subject.year
        if year is None:
            return
        text = document.text
        told: list[Span] = []  # a longer name is listed before the shorter one within it
        for name, until, now in document.lexicon.terms.retired:
            for at in places_of(document, name) if year > until else ():
                span = Span(at, at + len(name))
                if not self._is_past(text, span, until) and not any(one.covers(span) for one in told):
                    told.append(span)
                    values: dict[str, Value] = {"name": name, "now": now, "until": str(until), "year": str(year)}
                    yield Finding(span, values, edits=(Edit(span, now),))

    def _is_past(self, text: str, span: Span, until: int) -> bool:
        before = text[max(0, span.start - _FARTHEST) : span.start]
        if before.endswith(self.former):
            return True
        clause = re.split(r"[，。；\n]", before)[-1]
        return any(int(found[1]) <= until for found in _YEAR.finditer(clause))
