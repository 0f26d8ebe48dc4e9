"""The document as read, for programs: the same tree as ``parse_tree`` with every place, figure and flag."""

from __future__ import annotations

from collections.abc import Iterable
from json import dumps
from typing import Any

from disclosurelint.document.facts import facts_of, former_facts_of
from disclosurelint.document.model import (
    Block,
    Breakdown,
    Change,
    Document,
    Figure,
    KeyValue,
    Marker,
    Paragraph,
    Section,
    Statement,
    Table,
)
from disclosurelint.document.unread import unread_of
from disclosurelint.document.walking import flattened
from disclosurelint.output.parse_tree import DEEPEST
from disclosurelint.output.whereabouts import position
from disclosurelint.text import Amount, Span

VERSION = 1


def render_json(document: Document) -> str:
    """One JSON object. Places count as in the output of ``check``; ``text`` is the joined text."""
    subject = document.subject
    writer = _Writer(document)
    tree = {
        "version": VERSION,
        "path": document.source.path,
        "subject": {
            "name": subject.name,
            "kind": subject.kind,
            "region": list(subject.region),
            "year": subject.year,
            "evidence": [{"kind": evidence.kind, **writer.place(evidence.span)} for evidence in subject.evidence],
        },
        "contents": [writer.place(entry.span) for entry in document.contents],
        "parts": writer.blocks(document.root.parts, 1),
        "unread": [writer.place(span) for span in unread_of(document)],
    }
    return dumps(tree, ensure_ascii=False, indent=2) + "\n"


class _Writer:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._facts = {fact.figure.span: fact for fact in (*former_facts_of(document), *facts_of(document))}

    def place(self, span: Span) -> dict[str, Any]:
        """Where a span of the joined text stands in the file, and what it says."""
        start, end = self._document.origin(span)
        source = self._document.source
        return {
            "start": position(source, start),
            "end": source.position(end)._asdict(),
            "text": self._document.quote(span),
        }

    def blocks(self, parts: list[Block], depth: int) -> list[dict[str, Any]]:
        if depth < DEEPEST:
            return [self._block(part, depth) for part in parts]
        flat = (block for part in parts for block in (part.walk() if isinstance(part, Section) else (part,)))
        return [self._section(block, []) if isinstance(block, Section) else self._block(block, depth) for block in flat]

    def _block(self, block: Block, depth: int) -> dict[str, Any]:
        if isinstance(block, Section):
            return self._section(block, self.blocks(block.parts, depth + 1))
        if isinstance(block, Paragraph):
            statements = [self._statement(statement) for statement in flattened(block.statements, DEEPEST)]
            return {"type": "paragraph", **self.place(block.span), "statements": statements}
        if isinstance(block, KeyValue):
            return {"type": "key-value", **self.place(block.span), "pairs": self._pairs(block.pairs)}
        return self._table(block)

    def _section(self, section: Section, parts: list[dict[str, Any]]) -> dict[str, Any]:
        return {
            "type": "section",
            "level": section.level,
            "marker": self._marker(section.marker) if section.marker else None,
            "title": self.place(section.title),
            "concepts": sorted(section.concepts),
            "parts": parts,
        }

    def _marker(self, marker: Marker) -> dict[str, Any]:
        return {
            **self.place(marker.span),
            "style": marker.style,
            "ordinal": marker.ordinal,
            "expected": marker.expected,
            "broken": marker.broken,
        }

    def _table(self, table: Table) -> dict[str, Any]:
        return {
            "type": "table",
            **self.place(table.span),
            "labels": self._pairs(table.labels),
            "heads": [self._row(head) for head in table.heads],
            "unit": table.unit,
            "rows": [self._row(row) for row in table.rows],
        }

    def _row(self, row: Span) -> dict[str, Any]:
        return {**self.place(row), "cells": [self.place(cell) for cell in self._document.cells(row)]}

    def _pairs(self, pairs: Iterable[tuple[Span, Span]]) -> list[dict[str, Any]]:
        return [{"key": self.place(key), "value": self.place(value)} for key, value in pairs]

    def _statement(self, statement: Statement) -> dict[str, Any]:
        return {
            "figure": self._figure(statement.figure),
            "rates": [self._figure(rate) for rate in statement.rates],
            "changes": [self._change(change) for change in statement.changes],
            "breakdowns": [self._breakdown(breakdown) for breakdown in statement.breakdowns],
        }

    def _breakdown(self, breakdown: Breakdown) -> dict[str, Any]:
        return {
            "opener": self.place(breakdown.opener),
            "closed": breakdown.closed,
            "endings": list(breakdown.endings),
            "items": [self._statement(item) for item in breakdown.items],
        }

    def _change(self, change: Change) -> dict[str, Any]:
        figures = {"base_amount": change.base_amount, "delta": change.delta, "rate": change.rate}
        return {
            **self.place(change.span),
            "direction": change.direction,
            "label": self.place(change.label),
            "base": self.place(change.base) if change.base else None,
            **{name: self._figure(figure) if figure else None for name, figure in figures.items()},
            "breakdowns": [self._breakdown(breakdown) for breakdown in change.breakdowns],
        }

    def _figure(self, figure: Figure) -> dict[str, Any]:
        label = self.place(figure.label)
        fact = self._facts.get(figure.span)
        meaning = {"concept": fact.concept, "year": fact.year, "side": fact.side, "scope": fact.scope} if fact else None
        return {
            **self.place(figure.span),
            "label": label,
            **_amount(figure.amount),
            "bounded": figure.bounded,
            "meaning": meaning,
        }


def _amount(amount: Amount) -> dict[str, Any]:
    return {"amount": f"{amount.value:.{amount.places}f}", "unit": amount.unit}
