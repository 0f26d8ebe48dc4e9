"""Sentences and clauses around places of a text."""

from __future__ import annotations

from collections.abc import Iterator

from disclosurelint.text.span import Span

#: What ends a sentence, or a part of one that stands by itself.
SENTENCE_ENDS = "。；\n"
#: Characters that a stretch goes to either side at most, for time not to grow with the square of a text without marks.
_FARTHEST = 2000
#: Characters to either side in which there nearly always is an end.
_NEAR = 100


def sentence_around(text: str, span: Span) -> Span:
    """The sentence, or part of one between semicolons, that a span stands in."""
    return part_around(text, span, SENTENCE_ENDS)


def part_around(text: str, span: Span, ends: str) -> Span:
    """The stretch around a span between two of the characters ``ends``; where they are far off, so much of it."""
    for reach in (_NEAR, _FARTHEST):
        first, last = max(0, span.start - reach), min(len(text), span.end + reach)
        before = max(text.rfind(mark, first, span.start) for mark in ends)
        behind = min((at for mark in ends if (at := text.find(mark, span.end, last)) >= 0), default=-1)
        if before >= 0 and behind >= 0:
            break
    return Span(max(first, before + 1), behind if behind >= 0 else last)


def sentences_with(text: str, word: str) -> Iterator[Span]:
    """Every sentence or line that holds a word, each once."""
    return parts_with(text, word, SENTENCE_ENDS)


def parts_with(text: str, word: str, ends: str) -> Iterator[Span]:
    """Every stretch between two of the characters ``ends`` that holds a word, each once."""
    at = text.find(word)
    while at >= 0:
        part = part_around(text, Span(at, at + len(word)), ends)
        yield part
        at = text.find(word, part.end)
