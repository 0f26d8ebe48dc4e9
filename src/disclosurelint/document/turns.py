"""The turns of a document: every run of four characters, and how often it comes."""

from __future__ import annotations

from collections import Counter

from disclosurelint.document.model import Document

#: Characters of a turn: three that agree around or beside an odd one leave little to chance.
SIZE = 4


def turns_of(document: Document) -> Counter[str]:
    """All turns of the joined text, whatever characters they are made of."""
    return document.once("turns", _turns)


def _turns(document: Document) -> Counter[str]:
    text = document.text
    return Counter([text[begin : begin + SIZE] for begin in range(len(text) - SIZE + 1)])
