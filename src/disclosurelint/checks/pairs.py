"""``pairs``: brackets and quotation marks that come in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import options
from disclosurelint.checks.finding import Finding
from disclosurelint.document.model import Document, Paragraph, Section
from disclosurelint.text import Span

_MARKS = re.compile(r"[（）()《》〈〉“”〔〕【】]")
_CLOSES = {"）": "（(", ")": "（(", "》": "《", "〉": "〈", "”": "“", "〕": "〔", "】": "【"}
_OPENING = frozenset("（(《〈“〔【")
#: 1） and a) stand alone by right.
_ENUMERATES = re.compile(r"(?:^|[\s，。；：:、])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3})$")


@options
class Pairs:
    """Looks at each heading and paragraph for itself, after its lines have been joined, for its first fault."""

    kind: ClassVar[str] = "pairs"

    def run(self, document: Document) -> Iterator[Finding]:
        for block in document.blocks():
            if isinstance(block, Paragraph | Section):
                found = _alone(document.text, block.span if isinstance(block, Paragraph) else block.title)
                if found is not None:
                    yield Finding(Span(*found.span()), {"mark": found.group()})


def _alone(text: str, place: Span) -> re.Match[str] | None:
    """The first mark without its partner. That of another width is a partner, too."""
    open_marks: list[re.Match[str]] = []
    for found in _MARKS.finditer(text, place.start, place.end):
        mark = found.group()
        if mark in _OPENING:
            open_marks.append(found)
        elif open_marks and open_marks[-1].group() in _CLOSES[mark]:
            open_marks.pop()
        elif mark not in "）)" or not _ENUMERATES.search(text, max(place.start, found.start() - 4), found.start()):
            return found
    return open_marks[0] if open_marks else None
