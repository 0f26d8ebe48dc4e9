"""``unfinished``: a paragraph that ends in the middle of what it was about to say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding
from disclosurelint.document.model import Block, Document, Paragraph, Section
from disclosurelint.document.walking import parents_of
from disclosurelint.text import Span


@options
class Unfinished:
    """Looks at paragraphs that end with words which announce more, and behind which another subject begins.

    What follows as a paragraph, a table or items of a lower level may be what was announced.
    """

    kind: ClassVar[str] = "unfinished"

    announcing: tuple[str, ...] = option(
        default=(), zh="后面必有下文的字样", en="words behind which something has to be said"
    )

    def run(self, document: Document) -> Iterator[Finding]:
        parents = parents_of(document)
        around: Section = document.root
        blocks = document.blocks()
        for at, block in enumerate(blocks):
            if isinstance(block, Section):
                around = block
            elif isinstance(block, Paragraph) and _is_last(blocks, at, around, parents):
                words = document.quote(block.span).rstrip("：:， ")
                cue = next((cue for cue in self.announcing if words.endswith(cue)), None)
                if cue is not None:
                    end = block.span.start + len(words)
                    yield Finding(Span(end - len(cue), end), {"told": cue})


def _is_last(blocks: list[Block], at: int, around: Section, parents: dict[int, Section | None]) -> bool:
    """Whether a block is the last of its section, and what follows is no item below it."""
    if at + 1 == len(blocks):
        return True
    following = blocks[at + 1]
    return isinstance(following, Section) and parents[id(following)] is not around
