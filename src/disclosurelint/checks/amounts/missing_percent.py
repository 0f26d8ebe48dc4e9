"""``missing_percent``: a share that lost its per cent sign beside shares that have theirs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding
from disclosurelint.document.model import Document, Paragraph
from disclosurelint.lexicon.speech import spoken
from disclosurelint.text import Edit, Span

_SHARE = spoken("parts.share")


@options
class MissingPercent:
    """Looks at paragraphs in which other shares carry the sign: only there is a bare number a slip."""

    kind: ClassVar[str] = "missing_percent"

    others: int = option(
        default=1, zh="同段里至少有几个占比带百分号", en="shares of the paragraph that have their sign"
    )

    def run(self, document: Document) -> Iterator[Finding]:
        for block in document.blocks():
            if isinstance(block, Paragraph):
                shares = list(_SHARE.finditer(document.text, block.span.start, block.span.end))
                bare = [share for share in shares if not share[2]]
                if len(shares) - len(bare) >= self.others:
                    for share in bare:
                        span = Span(*share.span(1))
                        yield Finding(span, {"told": share[1]}, edits=(Edit(Span(span.end, span.end), "%"),))
