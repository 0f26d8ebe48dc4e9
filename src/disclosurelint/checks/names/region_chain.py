"""``region_chain``: a county named under a city or province that it does not belong to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Value
from disclosurelint.document.model import Document
from disclosurelint.lexicon.speech import spoken
from disclosurelint.text import Edit, Span

#: Where the name of a province or city may end and another begin.
_SEAM = spoken("bodies.region_ends")
_LONGEST = 15
#: Characters behind a region in which the end of a body's name is looked for.
_LONGEST_BODY = 14


@options
class RegionChain:
    """Looks at names that follow each other directly: 某市某县. What lay there once, or is no known name, is right.

    Names of two characters, districts whose name is a common word, and words that run on (某市场) never count.
    """

    kind: ClassVar[str] = "region_chain"

    running_on: tuple[str, ...] = option(
        default=(), zh="后面紧跟这些字时，不是地名", en="characters behind a name that make it another word"
    )
    common: tuple[str, ...] = option(
        default=(), zh="也是普通词语的区名", en="names of districts that are common words too"
    )

    def run(self, document: Document) -> Iterator[Finding]:
        regions = document.lexicon.regions
        text = document.text
        for seam in _SEAM.finditer(text):
            above = regions.ending(text[max(0, seam.end() - _LONGEST) : seam.end()])
            places = [path for path in regions.paths[above] if len(path) < 3] if above else []
            below = regions.beginning(text[seam.end() : seam.end() + _LONGEST]) if places else ""
            span = Span(seam.end(), seam.end() + len(below))
            if self._counts(document, span) and not any(regions.lies_in(below, path) for path in places):
                yield _finding(document, Span(seam.end() - len(above), seam.end()), span)

    def _counts(self, document: Document, span: Span) -> bool:
        """Whether a name behind another is one beyond doubt."""
        name = document.quote(span)
        if len(name) < 3 or document.text[span.end : span.end + 1] in self.running_on:
            return False
        if name[-1] in "县市旗":
            return True
        if name[-1] != "区" or name in self.common:
            return False
        behind = document.text[span.end : span.end + _LONGEST_BODY]
        suffixes = document.lexicon.organisations["suffixes"]
        return any(suffix in behind for suffix in suffixes if len(suffix) > 1 or suffix == "局")


def _finding(document: Document, above: Span, below: Span) -> Finding:
    regions = document.lexicon.regions
    paths = regions.paths[document.quote(below)]
    values: dict[str, Value] = {
        "above": document.quote(above),
        "below": document.quote(below),
        "where": "、".join(dict.fromkeys(path[-2] for path in paths)),
    }
    right = paths[0][-2]
    alike = {len(path) for name in (right, document.quote(above)) for path in regions.paths[name]} == {2}
    edits = (Edit(above, right),) if len(paths) == 1 and alike else ()
    return Finding(Span(above.start, below.end), values, edits=edits)
