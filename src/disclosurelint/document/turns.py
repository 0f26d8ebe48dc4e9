"""The turns of a document: every run of four characters, and how often it comes; and its pairs."""

from __future__ import annotations

from collections import Counter
from operator import add, itemgetter

from disclosurelint.document.model import Document

#: Characters of a turn: three that agree around or beside an odd one leave little to chance.
SIZE = 4


def turns_of(document: Document) -> Counter[str]:
    """All turns of the joined text, whatever characters they are made of."""
    return document.once("turns", _turns)


def pairs_of(document: Document) -> frozenset[str]:
    """Every run of two characters of the joined text."""
    return document.once("pairs", _pairs)


def _pairs(document: Document) -> frozenset[str]:
    end = document.text[-SIZE:]
    # Half of the characters begin a turn that came before: this takes half the time of going through the text.
    return frozenset(map(itemgetter(slice(2)), turns_of(document))).union(map(add, end, end[1:]))


def _turns(document: Document) -> Counter[str]:
    text = document.text
    return Counter([text[begin : begin + SIZE] for begin in range(len(text) - SIZE + 1)])
