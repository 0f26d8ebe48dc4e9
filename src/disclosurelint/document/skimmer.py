"""The lexer of ``amounts.lark``: finds the words and marks that matter, and takes what lies between as one token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lark import Token
from lark.common import LexerConf
from lark.lexer import Lexer

from disclosurelint.document.grammar import alternation

#: Brackets nested deeper than this are read as plain words: no office writes them, and readings nest with them.
DEEPEST = 8

_AMOUNTS = frozenset({"MONEY", "PERCENT", "COUNT"})
#: Words that mean something only in front of a figure, and what that may be.
_ANNOUNCES = {
    "VERB": _AMOUNTS | {"BOUND"},
    "BOUND": _AMOUNTS,
    "UP": _AMOUNTS,
    "DOWN": _AMOUNTS,
    "SHARE": frozenset({"PERCENT"}),
}


class Piece(NamedTuple):
    """The part of a text to read; tokens keep their places in the whole text.

    Lark's own TextSlice counts the lines in front of the part at every parse, which makes reading a long text quadratic.
    """

    text: str
    start: int
    end: int


class Skimmer(Lexer):
    """Searches for the next terminal instead of matching at every place. Brackets that do not pair become words."""

    __future_interface__ = 2  # the lexer interface of Lark that hands over its state

    def __init__(self, conf: LexerConf) -> None:
        self._terminals = re.compile(alternation(conf)).finditer

    def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Token]:
        piece: Piece = lexer_state.text
        text, at = piece.text, piece.start
        tokens: list[Token] = []
        opened: list[int] = []
        for found in self._terminals(text, at, piece.end):
            start, end = found.span()
            if start > at:
                tokens.append(Token("WORDS", text[at:start], at, end_pos=start))
            kind = found.lastgroup or "WORDS"
            if kind == "OPEN":
                opened.append(len(tokens))
            elif kind == "CLOSE":
                if opened:
                    opened.pop()
                else:
                    kind = "WORDS"
            elif kind == "STOP":
                _give_up(tokens, opened)
            tokens.append(Token(kind, found.group(), start, end_pos=end))
            at = end
        if at < piece.end:
            tokens.append(Token("WORDS", text[at : piece.end], at, end_pos=piece.end))
        _give_up(tokens, opened)
        _settle(tokens)
        return iter(_shallow(tokens))


def _give_up(tokens: list[Token], opened: list[int]) -> None:
    """Read brackets that were never closed as words."""
    for index in opened:
        tokens[index].type = "WORDS"
    opened.clear()


def _settle(tokens: list[Token]) -> None:
    """Read words that announce a figure as plain words where none follows."""
    following = ""
    for token in reversed(tokens):
        wanted = _ANNOUNCES.get(token.type)
        if wanted is not None and following not in wanted:
            token.type = "WORDS"
        following = token.type


def _shallow(tokens: list[Token]) -> list[Token]:
    depth = 0
    for token in tokens:
        if token.type == "OPEN":
            depth += 1
            if depth > DEEPEST:
                token.type = "WORDS"
        elif token.type == "CLOSE":
            if depth > DEEPEST:
                token.type = "WORDS"
            depth -= 1
    return tokens
