"""What a document quotes: words between “” and titles between 《》 are somebody else's."""

from __future__ import annotations

import re
from bisect import bisect_right

from disclosurelint.document.model import Document, once

_QUOTED = re.compile(r"“[^”\n]{0,200}”|《[^《》\n]{0,80}》")


def is_quoted(document: Document, at: int) -> bool:
    """Whether a place lies within quotation marks or a title."""
    spans = _quotations(document)
    before = bisect_right(spans, (at, at)) - 1
    return before >= 0 and spans[before][1] > at


@once
def _quotations(document: Document) -> list[tuple[int, int]]:
    return [found.span() for found in _QUOTED.finditer(document.text)]
