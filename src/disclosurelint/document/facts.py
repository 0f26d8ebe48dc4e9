"""Facts: what a figure of the text is a figure of, for which year, and in which section it stands."""

from __future__ import annotations

import re
from typing import NamedTuple

from disclosurelint.document.model import Document, Figure, Paragraph, Section, Statement
from disclosurelint.document.walking import Placed, label_of, placed_in

_YEAR = re.compile(r"((?:19|20)\d\d) ?年")
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
    facts = []
    for section in document.sections():
        for part in section.parts:
            if isinstance(part, Paragraph):
                facts.extend(
                    fact for placed in placed_in(part) if (fact := _fact(document, section, placed)) is not None
                )
    return facts


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
