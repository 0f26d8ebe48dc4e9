"""What the lexers give to the parsers."""

from __future__ import annotations


class Token:
    """A terminal of a grammar (``type`` is its name) and the characters of the text that it takes."""

    __slots__ = ("end", "start", "type")

    def __init__(self, kind: str, start: int = 0, end: int = 0) -> None:
        self.type = kind
        self.start = start
        self.end = end
