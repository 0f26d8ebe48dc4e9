"""The lexer of ``amounts.lark``: finds the words and marks that matter, and takes what lies between as one token."""

from __future__ import annotations

import re

from disclosurelint.document.tokens import Token
from disclosurelint.text import Span

#: Brackets nested deeper than this are read as plain words: no office writes them, and readings nest with them.
DEEPEST = 8

#: What is found and read as part of the words around it.
_CLAUSE_ENDS = {"COMMA": 2, "SEMICOLON": 3, "STOP": 4}
_NAMING = frozenset({"QUOTED", "NOTE", "YEAR", "NUMBER", "WORDS"})
_AMOUNTS = frozenset({"MONEY", "PERCENT", "COUNT"})
#: Words that mean something only in front of a figure, and what that may be.
_ANNOUNCES = {
    "VERB": _AMOUNTS | {"BOUND"},
    "BOUND": _AMOUNTS,
    "UP": _AMOUNTS,
    "DOWN": _AMOUNTS,
    "SHARE": frozenset({"PERCENT"}),
}


class Skimmer:
    """Searches for the next terminal instead of matching at every place. Brackets that do not pair become words."""

    def __init__(self, terminals: str) -> None:
        """``terminals`` is the expression of a grammar for all its terminals."""
        self._terminals = re.compile(terminals).finditer

    def tokens(self, text: str, piece: Span) -> list[Token]:
        """The tokens of a piece of a text, with their places in the whole text."""
        at = piece.start
        tokens: list[Token] = []
        opened: list[int] = []
        brackets = False
        for found in self._terminals(text, at, piece.end):
            kind = found.lastgroup
            if kind is None or kind in _NAMING:
                continue  # part of the words up to the next mark
            start, end = found.span()
            words = bool(text[at:start].strip())
            if kind == "OPEN":
                opened.append(len(tokens) + words)
                brackets = True
            elif kind == "CLOSE":
                if not opened:
                    continue
                opened.pop()
            elif kind == "STOP":
                _give_up(tokens, opened)
            if words:
                tokens.append(Token("WORDS", at, start))
            tokens.append(Token(kind, start, end))
            at = end
        if at < piece.end:
            tokens.append(Token("WORDS", at, piece.end))
        _give_up(tokens, opened)
        _settle(tokens)
        return _joined(_shallow(tokens) if brackets else tokens)


def _joined(tokens: list[Token]) -> list[Token]:
    """Fewer tokens that say the same: neighbouring words as one, and no words that lead to no figure.

    Words between two marks matter where a list, a pairing or a comparison goes by them, or right behind 主要是.
    """
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        if token.type == "WORDS" and last is not None and last.type == "WORDS":
            joined[-1] = Token("WORDS", last.start, token.end)
            continue
        alone = len(joined) == 1 or (len(joined) > 1 and joined[-2].type in _CLAUSE_ENDS)
        if token.type in _CLAUSE_ENDS and last is not None and last.type == "WORDS" and alone:
            joined.pop()
            if joined and _CLAUSE_ENDS[joined[-1].type] <= _CLAUSE_ENDS[token.type]:
                joined.pop()
            elif joined:
                continue
        joined.append(token)
    return joined


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
