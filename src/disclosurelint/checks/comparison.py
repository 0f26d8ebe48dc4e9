"""What a stated change compares: the figure now, the figure before, and where each is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from disclosurelint.document.model import Change, Document, Figure
from disclosurelint.document.walking import Placed, label_of, statements_by_paragraph

_COMPARING = re.compile(r"^(?:与|同|较|比|对比|相较于?)")
#: A base that names its figure: a year's budget or account, the budget at the start of the year.
_NAMED_BASE = re.compile(r"(?:19|20)\d\d ?年|年初预算|全年预算|调整预算")


class Comparison(NamedTuple):
    """``now`` and ``before`` are None where the text does not tell them for certain."""

    change: Change
    now: Figure | None
    before: Figure | None


def comparisons_of(document: Document) -> Iterator[Comparison]:
    """Every change a document states."""
    for placed in statements_by_paragraph(document):
        for at, found in enumerate(placed):
            for change in found.statement.changes:
                now = change.figure
                if now is not None and now.bounded:
                    now = None
                before = change.base_amount or _told_before(document, placed[:at], change)
                if now is not None and before is not None and now.amount.dimension != before.amount.dimension:
                    before = None
                if change.delta and now is not None and change.delta.amount.dimension != now.amount.dimension:
                    now = None  # 购置车辆2辆，较上年增加10万元: the change is of something else
                yield Comparison(change, now, before)


def _told_before(document: Document, earlier: Sequence[Placed], change: Change) -> Figure | None:
    """The old figure, where the base names one that stands earlier in the paragraph: 2023年预算执行数为45.41万元."""
    if change.base is None:
        return None
    name = _COMPARING.sub("", document.quote(change.base)).strip()
    if not _NAMED_BASE.match(name):
        return None
    for found in reversed(earlier):
        if label_of(document, found.statement.figure) == name:
            return found.statement.figure
    return None
