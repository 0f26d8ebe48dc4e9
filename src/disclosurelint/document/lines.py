"""One token a logical line: the lexer of ``document.lark``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lark import Token
from lark.common import LexerConf
from lark.lexer import Lexer

from disclosurelint.document.grammar import alternation
from disclosurelint.document.rows import is_row

_HAN_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
#: Heading terminals that carry a number, from the outermost level as official papers use them to the innermost.
STYLES = {
    "PART": "part",
    "HAN_DUN": "han-dun",
    "HAN_BRACKET": "han-bracket",
    "ARABIC_DUN": "arabic-dun",
    "ARABIC_DOT": "arabic-dot",
    "ARABIC_BRACKET": "arabic-bracket",
    "CIRCLED": "circled",
}


class LineToken(Token):
    """A logical line. The value is its text; ``marker`` the length of the numbering in front of it.

    ``listed`` says that the contents page names it.
    """

    marker: int
    ordinal: int
    expected: int
    listed: bool

    def __new__(cls, kind: str, value: str, start: int, marker: int) -> LineToken:
        token = str.__new__(cls, value)
        token.type = kind
        token.value = value
        token.start_pos = start
        token.end_pos = start + len(value)
        token.line = token.column = token.end_line = token.end_column = None
        token.marker = marker
        token.listed = False
        token.ordinal = token.expected = _ordinal(kind, value[:marker]) if marker else 0
        return token

    @property
    def stop(self) -> int:
        """Offset after the last character of the line."""
        return int(self.start_pos or 0) + len(self)

    def become(self, kind: str) -> LineToken:
        """This line read as something else."""
        return LineToken(kind, str(self), self.start_pos or 0, 0)


class LineLexer(Lexer):
    """Takes the first terminal that fits the beginning of a line, and the whole line with it.

    A row of cells is one whatever its first cell begins with; only a unit line may be set in cells as well.
    """

    __future_interface__ = 2  # the lexer interface of Lark that hands over its state

    def __init__(self, conf: LexerConf) -> None:
        self._begins = re.compile(alternation(conf), re.MULTILINE).match

    def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Token]:
        text: str = lexer_state.text.text
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


def _ordinal(kind: str, marker: str) -> int:
    """The number a marker stands for; 0 where there is none."""
    if kind == "CIRCLED":
        return ord(marker[0]) - ord("①") + 1
    digits = re.sub(r"[^\d一二三四五六七八九十百零〇两]", "", marker)
    if not digits:
        return 0
    return int(digits) if digits.isdigit() else han_number(digits)


def han_number(digits: str) -> int:
    """A number below a thousand in Han digits: 二十一 is 21, 二〇 read digit by digit is 20."""
    if not any(unit in digits for unit in "十百"):
        return int("".join(str(_HAN_DIGITS[digit]) for digit in digits))
    total = unit = 0
    for digit in digits:
        if digit in "十百":
            total += (unit or 1) * (10 if digit == "十" else 100)
            unit = 0
        else:
            unit = _HAN_DIGITS[digit]
    return total + unit
