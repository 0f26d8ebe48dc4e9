"""What a document quotes: words between “” and titles between 《》 are somebody else's."""

from __future__ import annotations

import re
from bisect import bisect_right

from disclosurelint.document.model import Document

_QUOTED = re.compile(r"“[^”\n]{0,200}”|《[^《》\n]{0,80}》")


def is_quoted(document: Document, at: int) -> bool:
    """Whether a place lies within quotation marks or a title."""
    spans = document.once("quotations", lambda read: [found.span() for found in _QUOTED.finditer(read.text)])
    before = bisect_right(spans, (at, at)) - 1
    return before >= 0 and spans[before][1] > at
