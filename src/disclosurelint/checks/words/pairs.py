"""``pairs``: brackets and quotation marks that come in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import options
from disclosurelint.checks.finding import Finding
from disclosurelint.document.model import Document, Paragraph, Section
from disclosurelint.text import Span
from disclosurelint.text.numbering import HAN_NUMBER

_MARKS = re.compile(r"[（）()《》〈〉“”〔〕【】]")
_CLOSES = {"）": "（(", ")": "（(", "》": "《", "〉": "〈", "”": "“", "〕": "〔", "】": "【"}
_OPENING = frozenset("（(《〈“〔【")
#: What a sentence ends with.
_STOPS = "。！？；：”"
#: 1） and a) stand alone by right.
_ENUMERATES = re.compile(rf"(?:^|[\s，。；：:、])(?:\d{{1,2}}|[a-zA-Z]|{HAN_NUMBER})$")


@options
class Pairs:
    """Looks at each heading, paragraph and entry of the contents page for itself, after its lines have been joined.

    It tells of the first fault of each.

    A mark whose partner stands in the next paragraph is none, where the first breaks off in the middle of a sentence:
    there the page has broken a line that could not be joined.
    """

    kind: ClassVar[str] = "pairs"

    def run(self, document: Document) -> Iterator[Finding]:
        text = document.text
        places = [
            block.span if isinstance(block, Paragraph) else block.title
            for block in document.blocks()
            if isinstance(block, Paragraph | Section)
        ]
        places[:0] = [entry.span for entry in document.contents]
        alone = [_alone(text, place) for place in places]
        for marks, following, place in zip(alone, [*alone[1:], []], places, strict=True):
            if marks and following and text[place.end - 1] not in _STOPS and _fit(marks[-1], following[0]):
                del marks[-1], following[0]
            if marks:
                yield Finding(Span(*marks[0].span()), {"mark": marks[0].group()})


def _alone(text: str, place: Span) -> list[re.Match[str]]:
    """The marks without a partner. That of another width is a partner, too."""
    open_marks: list[re.Match[str]] = []
    closing: list[re.Match[str]] = []
    for found in _MARKS.finditer(text, place.start, place.end):
        if found.group() in _OPENING:
            open_marks.append(found)
        elif open_marks and _fit(open_marks[-1], found):
            open_marks.pop()
        elif not _enumerates(text, place, found):
            closing.append(found)
    return sorted([*closing, *open_marks], key=re.Match.start) if closing or open_marks else []


def _fit(opening: re.Match[str], closing: re.Match[str]) -> bool:
    return opening.group() in _CLOSES.get(closing.group(), "")


def _enumerates(text: str, place: Span, found: re.Match[str]) -> bool:
    return found.group() in "）)" and bool(_ENUMERATES.search(text, max(place.start, found.start() - 4), found.start()))
