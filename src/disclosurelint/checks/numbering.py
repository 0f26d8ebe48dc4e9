"""``numbering``: numbers of headings and lists run on without gaps, repeats and lost brackets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.model import Document, Marker, Section
from disclosurelint.document.walking import parents_of
from disclosurelint.text import Edit, Span

#: Styles that number headings and never the points of a list inside a paragraph.
_OF_HEADINGS = frozenset({"part", "han-dun"})
#: What a broken marker of a style lacks in front.
_OPENING = {"han-bracket": "（", "arabic-bracket": "（"}


@options
class Numbering:
    """Tells of one fault a sequence, the first; the others of the sequence are attached.

    A sequence that begins anew with one is a new list, and says nothing of a fault.
    """

    kind: ClassVar[str] = "numbering"

    nested: bool = option(
        default=True,
        zh="下级编号与上级编号样式相同时也报告",
        en="tell also of a level that carries the same style of number as the level above it",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        parents = parents_of(document)
        for section in document.sections():
            for sequence in _sequences(section):
                finding = _first_fault(document, sequence)
                if finding is None and self.nested:
                    finding = _inside_its_own_kind(document, section, sequence, parents)
                if finding is not None:
                    yield finding


def _sequences(section: Section) -> Iterator[list[Section]]:
    """The numbered sections right below one, a list for every style that runs through."""
    running: list[Section] = []
    for part in section.parts:
        if not isinstance(part, Section) or part.marker is None:
            continue
        marker = part.marker
        first = running[0].marker if running else None
        if first is not None and (marker.style != first.style or marker.ordinal == 1) and not _continues(running, part):
            yield running
            running = []
        running.append(part)
    if running:
        yield running


def _continues(running: list[Section], part: Section) -> bool:
    """Whether a number of another style goes on where the one before it stopped: 一、二、3、."""
    before, marker = running[-1].marker, part.marker
    assert before is not None and marker is not None
    return marker.ordinal > 1 and marker.ordinal == before.ordinal + 1


def _first_fault(document: Document, sequence: list[Section]) -> Finding | None:
    faults = [(at, kind) for at in range(len(sequence)) if (kind := _fault(sequence, at))]
    if not faults:
        return None
    at, kind = faults[0]
    marker = _marker(sequence[at])
    before = _marker(sequence[at - 1]) if at else None
    values: dict[str, Value] = {
        "told": document.quote(marker.span).strip(),
        "before": document.quote(before.span).strip() if before else "",
        "expected": before.ordinal + 1 if before else 1,
        "more": len(faults) - 1,
    }
    related = [Related(before.span, "before", {"before": values["before"]})] if before else []
    related += [Related(_marker(sequence[other]).span, "also") for other, _ in faults[1:]]
    return Finding(marker.span, values, kind, tuple(related), edits=_edits(document, marker, kind))


def _fault(sequence: list[Section], at: int) -> str:
    """The message for what is wrong with one number; empty when it follows on the one before."""
    marker = _marker(sequence[at])
    if at == 0:
        return "broken" if marker.broken and len(sequence) > 1 else ""
    before = _marker(sequence[at - 1])
    if marker.broken:
        return "broken"
    if marker.style != before.style:
        return "mixed"
    if marker.ordinal == before.ordinal + 1:
        return ""
    if marker.ordinal == before.ordinal:
        return "repeat"
    return "default" if marker.ordinal > before.ordinal else "back"


def _edits(document: Document, marker: Marker, kind: str) -> tuple[Edit, ...]:
    """Put back the bracket that got lost, in the width of the one that is left."""
    opening = _OPENING.get(marker.style)
    told = document.quote(marker.span)
    if kind != "broken" or opening is None or told[:1] in "（(" or told.rstrip()[-1:] not in "）)":
        return ()
    bracket = "(" if told.rstrip().endswith(")") else opening
    return (Edit(Span(marker.span.start, marker.span.start), bracket),)


def _inside_its_own_kind(
    document: Document, section: Section, sequence: list[Section], parents: dict[int, Section | None]
) -> Finding | None:
    """A sequence right below a number of its own style: 一、 under 一、."""
    first = _marker(sequence[0])
    around: Section | None = section
    # A label between the two (绩效目标：) may begin a list of its own, but no list begins with 一、.
    while around is not None and around.marker is None and first.style in _OF_HEADINGS:
        around = parents[id(around)]
    above = around.marker if around is not None else None
    if above is None or above.style != first.style or len(sequence) < 2:
        return None
    values: dict[str, Value] = {
        "told": document.quote(first.span).strip(),
        "above": document.quote(above.span).strip(),
        "count": len(sequence),
    }
    return Finding(first.span, values, "nested", (Related(above.span, "above", {"above": values["above"]}),))


def _marker(section: Section) -> Marker:
    assert section.marker is not None
    return section.marker
