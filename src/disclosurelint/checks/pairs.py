"""``pairs``: brackets and quotation marks that come in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related
from disclosurelint.document.model import Document, Paragraph
from disclosurelint.text import Edit, Span

_MARKS = re.compile(r"[（）()《》“”〔〕]")
_CLOSES = {"）": "（(", ")": "（(", "》": "《", "”": "“", "〕": "〔"}
_PARTNER = {"（": "）", "(": ")", "《": "》", "“": "”", "〔": "〕"}
#: 1） and a) stand alone by right.
_ENUMERATES = re.compile(r"(?:^|[\s，。；：:、])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3})$")


@options
class Pairs:
    """Looks at each paragraph for itself, after its lines have been joined. Reports the first fault of a paragraph."""

    kind: ClassVar[str] = "pairs"

    mixed: bool = option(
        default=False,
        zh="改为只报告半角与全角配成一对的括号",
        en="tell of half-width brackets paired with full-width ones instead",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        for block in document.blocks():
            if isinstance(block, Paragraph):
                finding = self._in(document, block.span)
                if finding is not None:
                    yield finding

    def _in(self, document: Document, place: Span) -> Finding | None:
        text = document.text
        open_marks: list[re.Match[str]] = []
        for found in _MARKS.finditer(text, place.start, place.end):
            mark = found.group()
            if mark in _PARTNER:
                open_marks.append(found)
            elif not open_marks or open_marks[-1].group() not in _CLOSES[mark]:
                if mark in "）)" and _ENUMERATES.search(text, max(place.start, found.start() - 4), found.start()):
                    continue
                return None if self.mixed else _alone(document, found)
            else:
                opening = open_marks.pop()
                if self.mixed and _PARTNER[opening.group()] != mark:
                    return _mixed(document, opening, found)
        return _alone(document, open_marks[0]) if open_marks and not self.mixed else None


def _alone(document: Document, found: re.Match[str]) -> Finding:
    return Finding(Span(*found.span()), {"mark": found.group()})


def _mixed(document: Document, opening: re.Match[str], closing: re.Match[str]) -> Finding:
    edits = [
        Edit(Span(*found.span()), wide) for found, wide in ((opening, "（"), (closing, "）")) if found.group() != wide
    ]
    span = Span(opening.start(), closing.end())
    return Finding(
        span,
        {"told": document.quote(span)},
        related=(Related(Span(*closing.span()), "closing"),),
        edits=tuple(edits),
        safe=True,
    )
