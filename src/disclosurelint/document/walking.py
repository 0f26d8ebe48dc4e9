"""Walks over what was read: every statement of a document with the whole it is part of."""

from __future__ import annotations

from collections.abc import Iterator

from disclosurelint.document.model import Breakdown, Document, Paragraph, Statement


def statements_of(document: Document) -> Iterator[tuple[Statement, Statement | None]]:
    """Every statement with the statement whose part it is (None at the top), in reading order of the wholes."""
    for block in document.root.walk():
        if not isinstance(block, Paragraph):
            continue
        pending: list[tuple[Statement, Statement | None]] = [(statement, None) for statement in block.statements[::-1]]
        while pending:
            statement, whole = pending.pop()
            yield statement, whole
            for breakdown in _below(statement)[::-1]:
                pending.extend((item, statement) for item in breakdown.items[::-1])


def _below(statement: Statement) -> list[Breakdown]:
    return statement.breakdowns + [breakdown for change in statement.changes for breakdown in change.breakdowns]


def labelled_breakdowns(document: Document) -> Iterator[tuple[Statement, Breakdown]]:
    """Every list of parts with its whole; lists of the parts of a change are not among them."""
    for statement, _ in statements_of(document):
        for breakdown in statement.breakdowns:
            yield statement, breakdown
