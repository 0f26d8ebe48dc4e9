"""A text with a memory: what is left of a file after joining and trimming, and where each character came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from disclosurelint.text.span import Span


class MappedText:
    """Pieces of an original text put together, with a map back to the original.

    ``text[i]`` is the character ``original[origin(i)]``, or its length-preserving replacement
    (a full-width digit folded to half width). Only dropping and one-for-one replacing are possible,
    so the map is exact for every character and grows with the number of pieces, not of characters.
    """

    __slots__ = ("_origins", "_starts", "text")

    def __init__(self, text: str, starts: list[int], origins: list[int]) -> None:
        self.text = text
        self._starts = starts
        self._origins = origins

    @classmethod
    def of_pieces(cls, original: str, pieces: Iterable[tuple[int, int]]) -> MappedText:
        """Join the ranges ``(start, end)`` of ``original``, given in rising order without overlap."""
        kept: list[str] = []
        starts: list[int] = []
        origins: list[int] = []
        length = 0
        follows = -1
        for start, end in pieces:
            if start == end:
                continue
            if start != follows:
                starts.append(length)
                origins.append(start)
            kept.append(original[start:end])
            length += end - start
            follows = end
        if not starts:
            starts, origins = [0], [0]
        return cls("".join(kept), starts, origins)

    def origin(self, index: int) -> int:
        """Offset in the original of the character at ``index``."""
        run = bisect_right(self._starts, index) - 1
        return self._origins[run] + index - self._starts[run]

    def origin_span(self, span: Span) -> Span:
        """The range of the original from a span's first character to its last.

        What was dropped inside the span (a line break in the middle of an amount) lies inside the result;
        what was dropped before or after it does not. An empty span maps to the place before its character.
        """
        if span.start < span.end:
            return Span(self.origin(span.start), self.origin(span.end - 1) + 1)
        if span.start < len(self.text) or not self.text:
            start = self.origin(span.start)
        else:
            start = self.origin(len(self.text) - 1) + 1
        return Span(start, start)

    def through(self, outer: MappedText) -> MappedText:
        """This text with its origins in what ``outer`` was made from, where this was made from ``outer.text``."""
        starts: list[int] = []
        origins: list[int] = []
        ends = [*self._starts[1:], len(self.text)]
        for start, end, origin in zip(self._starts, ends, self._origins, strict=True):
            run = bisect_right(outer._starts, origin) - 1
            while True:
                starts.append(start)
                origins.append(outer.origin(origin))
                run += 1
                if run == len(outer._starts) or outer._starts[run] - origin >= end - start:
                    break
                start, origin = start + outer._starts[run] - origin, outer._starts[run]
        return MappedText(self.text, starts, origins)

    def after(self, offset: int) -> int:
        """The index of the first character that stands at an offset of the original or behind it."""
        run = max(0, bisect_right(self._origins, offset) - 1)
        index = self._starts[run] + max(0, offset - self._origins[run])
        end = self._starts[run + 1] if run + 1 < len(self._starts) else len(self.text)
        return min(index, end)

    def replaced(self, places: Iterable[int], by: str) -> MappedText:
        """The same text with the characters at some indexes, in rising order, replaced by another one."""
        kept: list[str] = []
        at = 0
        for place in places:
            kept += (self.text[at:place], by)
            at = place + 1
        return MappedText("".join([*kept, self.text[at:]]), self._starts, self._origins)

    def folded(self, table: dict[int, int]) -> MappedText:
        """The same text with single characters replaced by others; offsets stay as they are."""
        return MappedText(self.text.translate(table), self._starts, self._origins)
