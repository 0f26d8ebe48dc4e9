"""Facts: what a figure of the text is a figure of, for which year, and in which section it stands."""

from __future__ import annotations

import re
from typing import NamedTuple

from disclosurelint.document.model import Document, Figure, Paragraph, Section, Statement
from disclosurelint.document.tables import grids_of
from disclosurelint.document.walking import Placed, label_of, placed_in

_YEAR = re.compile(r"((?:19|20)\d\d) ?年")
_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.、．])|^(?:其中[：:]?)"
)
_LAST_YEAR = re.compile(r"上年|去年|上一年")


class Fact(NamedTuple):
    """``concept`` has the value of ``figure`` in ``year`` (None where neither label nor title tells it).

    ``side`` is budget or final; ``section`` the innermost heading it stands under.
    """

    concept: str
    year: int | None
    side: str
    section: Section
    statement: Statement
    whole: Statement | None

    @property
    def figure(self) -> Figure:
        return self.statement.figure


def facts_of(document: Document) -> list[Fact]:
    """Every money figure whose label is known; changes, limits and figures of the year before are not among them."""
    return document.once("facts", _facts)


def _facts(document: Document) -> list[Fact]:
    facts: list[Fact] = []
    for section in document.sections():
        for part in section.parts:
            if isinstance(part, Paragraph) and part.statements:
                facts.extend(
                    fact for placed in placed_in(part) if (fact := _fact(document, section, placed)) is not None
                )
    return facts


def table_facts_of(document: Document) -> list[Fact]:
    """The figures of tables whose row label names a concept and whose column says which side it is on."""
    facts: list[Fact] = []
    for grid in grids_of(document):
        for row in grid.rows:
            if row.code:
                continue  # a line of the economic classification: the part of the concept that is basic expenditure
            for column, figure in row.figures.items():
                side = _column_side(grid.columns[column], document.subject.kind)
                label = document.quote(figure.label)
                concept = document.lexicon.concepts.of_label(_NUMBERING.sub("", label))
                if side and concept is not None:
                    statement = Statement(row.span, figure)
                    facts.append(Fact(concept, document.subject.year, side, grid.section, statement, None))
    return facts


def _column_side(header: str, kind: str) -> str:
    """Whether a column holds this year's budget or account; empty where its header does not say."""
    if _LAST_YEAR.search(header) or _YEAR.search(header):
        return ""
    if "决算" in header:
        return "final"
    if "预算" in header:
        return "budget"
    return (
        "final"
        if kind.endswith("final") and header in ("金额", "合计")
        else "budget"
        if header in ("金额", "合计")
        else ""
    )


def _fact(document: Document, section: Section, placed: Placed) -> Fact | None:
    statement, whole = placed
    figure = statement.figure
    if figure.bounded or not figure.amount.is_money or _is_change(statement):
        return None
    label = label_of(document, figure)
    if _LAST_YEAR.search(label):
        return None
    concept = document.lexicon.concepts.of_label(label)
    if concept is None:
        return None
    year = _YEAR.search(label)
    side = "final" if "决算" in label else "budget" if "预算" in label.replace("一般公共预算", "") else ""
    return Fact(
        concept,
        int(year[1]) if year else document.subject.year,
        side or ("final" if document.subject.kind.endswith("final") else "budget"),
        section,
        statement,
        whole,
    )


def _is_change(statement: Statement) -> bool:
    return any(change.delta is not None and change.delta.span == statement.figure.span for change in statement.changes)
