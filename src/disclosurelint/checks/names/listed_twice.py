"""``listed_twice``: one body twice in a list of units."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related
from disclosurelint.document.bodies import body_lists
from disclosurelint.document.model import Document
from disclosurelint.lexicon.speech import spoken
from disclosurelint.text import Span, occurrences, part_around, sentence_around

_PIECE = re.compile(r"[^、，,；;（(]*")
_AND = spoken("bodies.list_ends")
_NEXT_CELL = re.compile(r"[ \u3000]*\t|[ \u3000]")


@options
class ListedTwice:
    """Compares names in each list of the sections on institutions, to the letter: 某局 beside 某局（本级） is in order.

    A sentence that goes on to say something of the units it has listed may name them again, and so may a table in which
    rows tell of the parts of one unit (its 行政编制 and its 事业编制).
    """

    kind: ClassVar[str] = "listed_twice"

    again: tuple[str, ...] = option(
        default=(), zh="句子里有这些字样时，可以再说一次", en="words in a sentence that may name bodies again"
    )

    def run(self, document: Document) -> Iterator[Finding]:
        told: set[Span] = set()  # a section within another gives its lists once more
        for bodies in body_lists(document):
            first: dict[str, Span] = {}
            for body in bodies:
                name = document.quote(body.span)
                if name not in first:
                    first[name] = body.span
                elif (
                    body.span not in told
                    and _behind(document, first[name]) == _behind(document, body.span)
                    and not self._is_said_again(document, first, first[name], body.span)
                ):
                    told.add(body.span)
                    yield Finding(body.span, {"name": name}, related=(Related(first[name], "first"),))

    def _is_said_again(self, document: Document, names: dict[str, Span], one: Span, other: Span) -> bool:
        """Whether a sentence goes on to speak of what it has listed, of this body or of one before."""
        sentence = document.quote(sentence_around(document.text, Span(one.start, other.end)))
        between = document.text[one.end : other.start]
        return any(word in sentence for word in self.again) or any(_is_subject(between, name, names) for name in names)


def _is_subject(text: str, name: str, names: Container[str]) -> bool:
    """Whether a text says something of a name (某局为…): what begins with it is no other name, nor two with 和."""
    pieces = (piece.group() for at in occurrences(text, name) if (piece := _PIECE.match(text, at)))
    return any(piece not in names and not _AND.match(piece, len(name)) for piece in pieces)


def _behind(document: Document, span: Span) -> str:
    """What else a row of a table tells of a name in it; nothing elsewhere."""
    line = part_around(document.text, span, "\n")
    told = document.text[span.end : line.end]
    return told if _NEXT_CELL.match(told) else ""
