"""``retired_body``: a department called by the name it had before a reform."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Value
from disclosurelint.document.model import Document
from disclosurelint.document.quotations import is_quoted
from disclosurelint.document.turns import places_of
from disclosurelint.document.walking import headings_over
from disclosurelint.lexicon import is_around
from disclosurelint.lexicon.speech import spoken
from disclosurelint.text import Edit, Span, sentence_around
from disclosurelint.text.han import is_han

_YEAR = spoken("years.of_paper")
#: A paper named in a sentence with its number: what is told of the past there is told of the paper.
_PAPER = re.compile(r"《[^《》\n]{0,80}》(?:[（(][^（）()\n]{0,30}[）)])?")
#: What stands behind the name of whoever issued a paper: 某厅、某厅联合发布的《…》.
_ISSUED = spoken("bodies.issued")
_LONGEST_PLACE = 15


@options
class RetiredBody:
    """Looks for old names behind a place of the document's own (某县…) or its level (县…), in papers of later years.

    Sentences that tell of the past, of the reform itself, of what the old body left behind, or quote, are in order.
    """

    kind: ClassVar[str] = "retired_body"

    past: tuple[str, ...] = option(
        default=(), zh="同一句里有这些字样时，说的是从前", en="words in a sentence that speak of the past"
    )
    joining: str = option(
        default="",
        zh="可以紧靠在“县某局”前面的字",
        en="characters that may stand right in front of the level of a name",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        year, bodies = document.subject.year, document.lexicon.bodies
        own = bodies.parted(document.subject.name).core
        if year is None or not document.subject.region:
            return
        for body in bodies.retired:
            for at in places_of(document, body.name) if year > body.until else ():
                span = self._with_place(document, Span(at, at + len(body.name)))
                if span is None or self._is_past(document, span, body.until):
                    continue
                is_own = bodies.is_now(body.now[0], own)
                now = document.subject.name if is_own else body.now[0]
                values: dict[str, Value] = {"told": document.quote(span), "now": now, "until": str(body.until)}
                edits = (Edit(span, now),) if is_own else ()
                yield Finding(span, values, "own" if is_own else "default", edits=edits)

    def _is_past(self, document: Document, span: Span, until: int) -> bool:
        text = document.text
        sentence = document.quote(sentence_around(text, span)).replace(document.quote(span), "")
        told = _PAPER.sub("", sentence) + "".join(headings_over(document, span))
        return (
            is_quoted(document, span.start)
            or _is_remark(text, span)
            or _ISSUED.match(text, span.end) is not None
            or any(word in told for word in self.past)
            or any(int(found[1]) <= until for found in _YEAR.finditer(told))
        )

    def _with_place(self, document: Document, span: Span) -> Span | None:
        """The name with the place in front of it, if that is one the document belongs to; or with its own level."""
        text, regions, region = document.text, document.lexicon.regions, document.subject.region
        place = regions.ending(text[max(0, span.start - _LONGEST_PLACE) : span.start])
        if place:
            near = any(is_around(path, region) for path in regions.paths[place])
            return Span(span.start - len(place), span.end) if near else None
        level, before = text[span.start - 1 : span.start], text[max(0, span.start - 2) : span.start - 1]
        apart = not is_han(before) or before in self.joining
        return Span(span.start - 1, span.end) if level == region[-1][-1] and apart else None


def _is_remark(text: str, span: Span) -> bool:
    """Whether a name stands in brackets alone: 某局（某局） tells what the one in front was called, or hangs out."""
    before, behind = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return before in ("（", "(") and behind in ("）", ")")
