"""Whether a document says that there is none of something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclosurelint.document.model import Document, Paragraph
from disclosurelint.lexicon.speech import spoken
from disclosurelint.text import SENTENCE_ENDS, Span, parts_with

_CLAUSE_ENDS = "，。；：:（）()\n"
_NONE = spoken("denials.said")
_NONE_OR_ZERO = spoken("denials.none_or_zero")


def absence_told(document: Document, words: Iterable[str], zero: bool = True) -> Span | None:
    """The first clause that names one of ``words`` and says that there is none of it, or with ``zero`` only zero."""
    return next(absences_told(document, words, zero), None)


def absences_told(document: Document, words: Iterable[str], zero: bool = True) -> Iterator[Span]:
    """Every clause that names one of ``words`` and says that there is none of it, or with ``zero`` only zero.

    Where a heading names it, the opening sentence below may say so without naming it again.
    """
    none = _NONE_OR_ZERO if zero else _NONE
    for word in words:
        for clause in parts_with(document.text, word, _CLAUSE_ENDS):
            if none.search(document.text, clause.start, clause.end):
                yield clause
        for section in document.sections():
            if word in document.quote(section.title) and section.parts and isinstance(section.parts[0], Paragraph):
                start, end = section.parts[0].span
                opening = Span(start, next(_ends(document.text, start, end)))
                if none.search(document.text, opening.start, opening.end):
                    yield opening


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    yield from (at for at in range(start, end) if text[at] in SENTENCE_ENDS)
    yield end
