"""One token a logical line: the lexer of ``document.lark``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from disclosurelint.document.rows import is_row
from disclosurelint.text.numbering import digits_of, han_number, roman_number

#: Heading terminals that carry a number, from the outermost level as official papers use them to the innermost.
STYLES = {
    "PART": "part",
    "ROMAN": "roman",
    "HAN_DUN": "han-dun",
    "HAN_BRACKET": "han-bracket",
    "ARABIC_DUN": "arabic-dun",
    "ARABIC_DOT": "arabic-dot",
    "ARABIC_BRACKET": "arabic-bracket",
    "CIRCLED": "circled",
}


class LineToken(str):
    """A logical line: its text, and where it stands. ``type`` is the terminal of ``document.lark`` that it is read as.

    ``marker`` is the length of the numbering in front of it, ``ordinal`` its number; ``listed`` says that the contents
    page names it.
    """

    __slots__ = ("end", "expected", "listed", "marker", "ordinal", "start", "type")

    type: str
    start: int
    end: int
    marker: int
    ordinal: int
    expected: int
    listed: bool

    def __new__(cls, kind: str, value: str, start: int, marker: int) -> LineToken:
        token = str.__new__(cls, value)
        token.type = kind
        token.start = start
        token.end = start + len(value)
        token.marker = marker
        token.listed = False
        token.ordinal = token.expected = _ordinal(kind, value[:marker]) if marker else 0
        return token

    def become(self, kind: str) -> LineToken:
        """This line read as something else."""
        return LineToken(kind, str(self), self.start, 0)


class LineLexer:
    """Takes the first terminal that fits the beginning of a line, and the whole line with it.

    A row of cells is one whatever its first cell begins with; only a unit line may be set in cells as well.
    """

    def __init__(self, terminals: str) -> None:
        """``terminals`` is the expression of a grammar for all its terminals."""
        self._begins = re.compile(terminals, re.MULTILINE).match

    def lex(self, text: str) -> Iterator[LineToken]:
        begins = self._begins
        at = 0
        length = len(text)
        while at < length:
            end = text.find("\n", at)
            if end < 0:
                end = length
            if end > at:
                found = begins(text, at)
                kind = found.lastgroup if found else None
                if kind != "UNIT" and text.find("\t", at, end) >= 0 and is_row(text[at:end]):
                    yield LineToken("CELLS", text[at:end], at, 0)
                elif found is None or kind is None:
                    yield LineToken("TEXT", text[at:end], at, 0)
                else:
                    yield LineToken(kind, text[at:end], at, found.end() - at if kind in STYLES else 0)
            at = end + 1


@lru_cache(maxsize=2048)  # numberings are few, and in every document the same
def _ordinal(kind: str, marker: str) -> int:
    """The number a marker stands for; 0 where there is none."""
    if kind == "CIRCLED":
        return ord(marker[0]) - ord("①") + 1
    if kind == "ROMAN":
        return roman_number(marker.rstrip(" 、．."))
    digits = digits_of(marker)
    if not digits:
        return 0
    return int(digits) if digits.isdigit() else han_number(digits)
