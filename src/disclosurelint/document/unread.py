"""Figures that stand in the text and were read neither from a sentence nor from a table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from disclosurelint.document.model import Document, KeyValue, Table
from disclosurelint.document.walking import figures_of, statements_of
from disclosurelint.lexicon.speech import spoken
from disclosurelint.text import Span

_AMOUNT = spoken("figures.amount")


def unread_of(document: Document) -> list[Span]:
    """The amounts of money and percentages (ranges of ``Document.text``) that no statement and no table holds."""
    known = sorted(
        {figure.span for statement, _ in statements_of(document) for figure in figures_of(statement)}
        | set(_tables(document))
    )
    starts = [span.start for span in known]
    unread = []
    for found in _AMOUNT.finditer(document.text):
        at = bisect_right(starts, found.start()) - 1
        if at < 0 or known[at].end <= found.start():
            unread.append(Span(*found.span()))
    return unread


def _tables(document: Document) -> Iterator[Span]:
    for block in document.blocks():
        if isinstance(block, Table | KeyValue):
            yield block.span
