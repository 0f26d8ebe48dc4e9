"""Looking for words in a text."""

from __future__ import annotations

from collections.abc import Iterator


def occurrences(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text, one within another too."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
