"""``list_end``: a numbered list whose last item ends as if another were to follow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import options
from disclosurelint.checks.finding import Finding, Related
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
                {"count": len(places)},
                related=tuple(Related(place, "place") for place in places[1:]),
                edits=tuple(Edit(place, _STOP) for place in places),
                safe=True,
            )


def _places(document: Document) -> Iterator[Span]:
    """The separators at the end of a list."""
    sections = document.sections()
    for section, following in zip(sections, [*sections[1:], None], strict=True):
        last = section.parts[-1] if section.parts else None
        if section.marker is None or section.title.start < section.title.end or not isinstance(last, Paragraph):
            continue
        goes_on = following is not None and (
            following.level >= section.level or following.title.start == following.title.end
        )
        end = last.span.end
        if not goes_on and document.text[end - 1 : end] == _SEPARATOR and _is_last(document, section, end):
            yield Span(end - 1, end)


def _is_last(document: Document, section: Section, end: int) -> bool:
    """Whether nothing of the text around, such as a table or a line without a number, follows the item."""
    return not any(
        parent.span.end > end and section in parent.parts and parent.parts[-1] is not section
        for parent in document.sections()
        if parent.span.covers(section.span)
    )
