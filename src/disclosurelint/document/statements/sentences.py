"""Reads the amount statements of a paragraph through ``amounts.lark``."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from disclosurelint.document.grammar import Parser, load_grammar
from disclosurelint.document.model import Figure, Statement
from disclosurelint.document.statements.assembly import assemble
from disclosurelint.document.statements.phrases import (
    Bracket,
    ChangePhrase,
    FigurePhrase,
    FlatPhrase,
    Phrase,
    SharePhrase,
)
from disclosurelint.document.statements.skimmer import Skimmer
from disclosurelint.document.tokens import Token
from disclosurelint.lexicon.speech import spoken
from disclosurelint.text import Span

#: Where there is nothing of this kind, there is nothing to read, and the parser stays asleep.
_ANY_FIGURE = spoken("figures.any")
#: A full stop in front of a closing bracket ends no sentence: （购置费10万元。）
_SENTENCE = re.compile(r"[^。！？\n]*(?:[。！？](?=[）)])[^。！？\n]*)*[。！？\n]?")
_GOES_ON = spoken("parts.needs_more")


def read_statements(text: str, span: Span, told: dict[str, Figure]) -> tuple[Statement, ...]:
    """The statements of one paragraph of ``text``, from the sentences that hold a figure.

    ``told`` holds what the paragraphs before have told, by label, and is added to.
    """
    figure = _ANY_FIGURE.search(text, span.start, span.end)
    if figure is None:
        return ()
    skimmer, parser = _reading()
    statements: list[Statement] = []
    for piece in _pieces(text, span, figure):
        phrases: list[Phrase] = parser.parse(skimmer.tokens(text, piece))
        statements.extend(assemble(text, phrases, told))
    return tuple(statements)


def _pieces(text: str, span: Span, figure: re.Match[str] | None) -> list[Span]:
    """Runs of sentences that belong together and hold a figure; 。其中 goes on with the sentence before.

    ``figure`` is the first of the paragraph.
    """
    pieces: list[Span] = []
    for found in _SENTENCE.finditer(text, span.start, span.end):
        start, end = found.span()
        if figure is None:
            break
        if figure.start() >= end:
            continue
        figure = _ANY_FIGURE.search(text, end, span.end)
        if pieces and pieces[-1].end == start and _GOES_ON.match(text, start):
            pieces[-1] = Span(pieces[-1].start, end)
        else:
            pieces.append(Span(start, end))
    return pieces


@cache
def _reading() -> tuple[Skimmer, Parser]:
    grammar = load_grammar("amounts")
    return Skimmer(grammar.terminals), Parser(grammar, _Phrases())


class _Phrases:
    """Turns what the parser reduces into phrases."""

    def start(self, phrases: list[Phrase]) -> list[Phrase]:
        return phrases

    def label(self, tokens: list[Token]) -> Span:
        return Span(tokens[0].start, tokens[0].end)

    def figure(self, parts: list[Any]) -> FigurePhrase:
        label = verb = bound = None
        for part in parts[:-1]:
            if isinstance(part, Span):
                label = part
            elif part.type == "VERB":
                verb = part
            else:
                bound = part
        return FigurePhrase(label, verb, bound, parts[-1])

    def change(self, parts: list[Any]) -> ChangePhrase:
        label = parts[0] if isinstance(parts[0], Span) else None
        word = parts[-2]
        return ChangePhrase(label, "up" if word.type == "UP" else "down", word, parts[-1])

    def flat(self, parts: list[Any]) -> FlatPhrase:
        return FlatPhrase(parts[0] if len(parts) > 1 else None, parts[-1])

    def share(self, parts: list[Any]) -> SharePhrase:
        return SharePhrase(parts[0] if len(parts) > 2 else None, parts[-2], parts[-1])

    def bracket(self, parts: list[Any]) -> Bracket:
        return Bracket(parts[1:-1])
