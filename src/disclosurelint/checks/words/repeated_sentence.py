"""``repeated_sentence``: a sentence that stands twice on end, as where a paragraph was pasted once more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related
from disclosurelint.document.model import Document, Paragraph
from disclosurelint.text import Edit, Span

_SENTENCE = re.compile(r"[^。；：\n]+[。；：]?")
_ENDS = ("。", "；", "：", ":")
#: Characters of a sentence that a message quotes.
_QUOTED = 16


@options
class RepeatedSentence:
    """Compares each sentence of prose with the one right in front of it, in its own paragraph or the one before.

    A heading, the title of a table or any other line between two alike sets them apart.
    """

    kind: ClassVar[str] = "repeated_sentence"

    shortest: int = option(default=15, zh="句子至少几个字", en="characters that a sentence must have")

    def run(self, document: Document) -> Iterator[Finding]:
        for one, other in pairwise(_sentences(document)):
            words = document.quote(other).strip()
            if len(words) >= self.shortest and words.endswith(_ENDS) and words == document.quote(one).strip():
                related = (Related(one, "first"),)
                yield Finding(other, {"told": words[:_QUOTED]}, related=related, edits=(Edit(other, ""),))


def _sentences(document: Document) -> Iterator[Span]:
    """Every sentence of prose in reading order; every other block as a whole."""
    for block in document.blocks():
        if not isinstance(block, Paragraph):
            yield Span(block.span.start, block.span.start)
            continue
        yield from (Span(*found.span()) for found in _SENTENCE.finditer(document.text, *block.span))
