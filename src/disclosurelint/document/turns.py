"""The turns of a document: every run of four characters, and how often it comes; its pairs, and words found by them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from operator import add, itemgetter

from disclosurelint.document.model import Document, once
from disclosurelint.text import occurrences

#: Characters of a turn: three that agree around or beside an odd one leave little to chance.
SIZE = 4
#: Turns that are counted at a time.
_AT_A_TIME = 100_000


def may_hold(document: Document, word: str) -> bool:
    """Whether the joined text may have a word. That most of a list are not there shows so, at no cost."""
    if len(word) >= SIZE:
        return word[:SIZE] in turns_of(document)
    return len(word) < 2 or (word[:2] in pairs_of(document) and word[-2:] in pairs_of(document))


def places_of(document: Document, word: str) -> Iterator[int]:
    """Where a word stands in the joined text, one within another too."""
    return occurrences(document.text, word) if may_hold(document, word) else iter(())


@once
def pairs_of(document: Document) -> frozenset[str]:
    """Every run of two characters of the joined text."""
    end = document.text[-SIZE:]
    # Half of the characters begin a turn that came before: this takes half the time of going through the text.
    return frozenset(map(itemgetter(slice(2)), turns_of(document))).union(map(add, end, end[1:]))


@once
def turns_of(document: Document) -> Counter[str]:
    """All turns of the joined text, whatever characters they are made of."""
    text, counts = document.text, Counter[str]()
    last = len(text) - SIZE + 1
    for begin in range(0, last, _AT_A_TIME):  # a list of all of them would take eighty bytes for each character
        counts.update([text[at : at + SIZE] for at in range(begin, min(begin + _AT_A_TIME, last))])
    return counts
