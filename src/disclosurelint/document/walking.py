"""Walks over what was read: every statement of a document with the whole it is part of, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from disclosurelint.document.model import Breakdown, Document, Figure, Paragraph, Statement


class Placed(NamedTuple):
    """A statement with the statement whose part it is (None at the top)."""

    statement: Statement
    whole: Statement | None


def statements_by_paragraph(document: Document) -> Iterator[list[Placed]]:
    """For every paragraph that states figures, all its statements in the order they are read."""
    for block in document.root.walk():
        if isinstance(block, Paragraph) and block.statements:
            placed: list[Placed] = []
            pending = [Placed(statement, None) for statement in block.statements]
            while pending:
                found = pending.pop()
                placed.append(found)
                for breakdown in _below(found.statement):
                    pending.extend(Placed(item, found.statement) for item in breakdown.items)
            # A closing total (…，合计10万元) lists its items a second time.
            unique = {id(found.statement): found for found in reversed(placed)}
            yield sorted(unique.values(), key=lambda found: found.statement.figure.span)


def statements_of(document: Document) -> Iterator[Placed]:
    """Every statement of the document."""
    for placed in statements_by_paragraph(document):
        yield from placed


def breakdowns_of(document: Document) -> Iterator[tuple[Statement, Breakdown]]:
    """Every list of parts with its whole; lists of the parts of a change are not among them."""
    for statement, _ in statements_of(document):
        for breakdown in statement.breakdowns:
            yield statement, breakdown


def label_of(document: Document, figure: Figure) -> str:
    """The words that name a figure, without the punctuation around them."""
    return document.quote(figure.label).strip("，。；：:、 \u3000")


def _below(statement: Statement) -> list[Breakdown]:
    return statement.breakdowns + [breakdown for change in statement.changes for breakdown in change.breakdowns]
