"""``mark``: what the reader of a file found about it that its text does not show: changes tracked, text hidden."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.model import Document
from disclosurelint.text import Span

#: Places attached to a finding, at most: the message tells how many there are.
_MOST_PLACES = 20


@options
class Mark:
    """One finding for all places of a document that bear one sort of mark."""

    kind: ClassVar[str] = "mark"

    mark: Literal["", "no-text", "garbled", "tracked-change", "comment", "hidden-text", "no-result"] = option(
        default="",
        zh="哪种情况：no-text 没有文字的页，garbled 文字读不出的页，tracked-change 修订，comment 批注，"
        "hidden-text 隐藏的文字，no-result 没有结果的公式",
        en="which sort: pages without text, pages whose text cannot be told, tracked changes, comments, hidden text, "
        "formulas without a result",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        marks = [mark for mark in document.source.marks if mark.kind == self.mark]
        if not marks:
            return
        first, *others = [Span(document.mapped.after(mark.start), document.mapped.after(mark.end)) for mark in marks]
        values: dict[str, Value] = {"count": sum(mark.times for mark in marks), "where": marks[0].detail}
        related = tuple(Related(span, "place") for span in dict.fromkeys(others) if span != first)
        yield Finding(first, values, related=related[:_MOST_PLACES])
