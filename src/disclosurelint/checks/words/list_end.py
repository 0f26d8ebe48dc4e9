"""``list_end``: a numbered list whose last item ends as if another were to follow."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import options
from disclosurelint.checks.finding import Finding, Related, times
from disclosurelint.document.model import Document, Paragraph, Section
from disclosurelint.text import Edit, Span

_SEPARATOR, _STOP = "；", "。"


@options
class ListEnd:
    """Tells only of lists behind which a heading comes, or nothing: an inner list may end as its outer list goes on."""

    kind: ClassVar[str] = "list_end"

    def run(self, document: Document) -> Iterator[Finding]:
        places = list(_places(document))
        if places:
            yield Finding(
                places[0],
                {"count": len(places), "times": times(len(places))},
                related=tuple(Related(place, "place") for place in places[1:]),
                edits=tuple(Edit(place, _STOP) for place in places),
                safe=True,
            )


def _places(document: Document) -> Iterator[Span]:
    """The separators at the end of a list."""
    sections = document.sections()
    starts = [section.span.start for section in sections]
    for section in sections:
        item = section.parts[-1] if section.parts else None
        if not isinstance(item, Section) or item.marker is None or _has_title(item) or not item.parts:
            continue
        end = item.parts[-1].span.end
        if isinstance(item.parts[-1], Paragraph) and document.text[end - 1 : end] == _SEPARATOR:
            behind = bisect_left(starts, end)
            if behind == len(sections) or (sections[behind].level < item.level and _has_title(sections[behind])):
                yield Span(end - 1, end)


def _has_title(section: Section) -> bool:
    return section.title.start < section.title.end
