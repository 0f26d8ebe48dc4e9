"""``numbering``: numbers of headings and lists run on without gaps, repeats and lost brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.model import Document, Marker, Section
from disclosurelint.document.walking import parents_of
from disclosurelint.lexicon.speech import spoken
from disclosurelint.records import NamedTuple
from disclosurelint.text import Edit, Span
from disclosurelint.text.numbering import HAN_NUMBER, han_number, may_be_first

#: Styles that number headings and never the points of a list inside a paragraph.
_OF_HEADINGS = frozenset({"part", "han-dun"})
#: What a broken marker of a style lacks in front.
_OPENING = {"han-bracket": "（", "arabic-bracket": "（"}
#: A sequence may lack so many numbers at its head before it is something else that was read as one.
_MOST_LOST = 2
#: A line that ends a sentence is no heading that the reading missed.
_SENTENCE_ENDS = ("。", "；", "！", "？", ".", ";")
_LONGEST_HEADING = 20
#: A number behind the end of a sentence.
_INSIDE = re.compile(rf"[。；;] ?[（(]?(\d{{1,2}}|{HAN_NUMBER}) ?[）).．、]")
#: The first number of a list that begins inside a sentence or behind a title: 主要职责是：（一）负责…….
_FIRST_INSIDE = spoken("parts.first_inside")
#: How many further places of a fault are shown.
_MOST_PLACES = 9


class _Fault(NamedTuple):
    """What is wrong with one number; ``before`` is the one that it should follow."""

    section: Section
    kind: str
    before: Section | None = None
    severity: str | None = None


@options
class Numbering:
    """Tells of one fault a sequence, the first; the others of the sequence are attached.

    A list that begins anew with one says nothing of a fault, unless it is of headings with nothing between the two.
    """

    kind: ClassVar[str] = "numbering"

    nested: bool = option(
        default=True,
        zh="下级编号与上级编号样式相同时也报告",
        en="tell also of a level that carries the same style of number as the level above it",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        parents, heads = parents_of(document), _Heads(document)
        for section in document.sections():
            sequences = list(_sequences(section))
            for at, sequence in enumerate(sequences):
                faults = list(_faults(document, section, sequence, heads))
                if not faults and at and _restarts(document, sequences[at - 1], sequence):
                    faults = [_Fault(sequence[0], "restart", sequences[at - 1][-1])]
                heads.told.update(id(fault.section) for fault in faults)
                finding = _finding(document, faults) if faults else None
                if finding is None and self.nested:
                    finding = _inside_its_own_kind(document, section, sequence, parents)
                if finding is not None:
                    yield finding


class _Heads:
    """Which sequences may begin with another number than one: those that go on where one before them stopped.

    ``told`` are the sections that are reported already, by ``id``: what goes on below one is no further fault.
    """

    def __init__(self, document: Document) -> None:
        self.told: set[int] = set()
        self._document = document
        self._going_on: set[int] = set()
        last: dict[str, int] = {}
        for section in document.sections():
            if section.marker is not None:
                if last.get(section.marker.style, 0) + 1 == section.marker.ordinal:
                    self._going_on.add(id(section))
                last[section.marker.style] = section.marker.ordinal

    def fault(self, section: Section, sequence: list[Section]) -> _Fault | None:
        """A sequence goes on the level above in another style, or what it began with is lost."""
        marker, above = _marker(sequence[0]), section.marker
        if marker.ordinal == 1 or id(sequence[0]) in self._going_on or id(section) in self.told:
            return None
        text, title = self._document.text, section.title
        if _begins_inside(text[title.start : marker.span.start], marker.ordinal):
            return None
        start = title.end if section.marker is not None else section.span.start
        if (
            above is not None
            and above.style != "part"
            and above.style != marker.style
            and above.ordinal + 1 == marker.ordinal
        ):
            return _Fault(sequence[0], "mixed", section)
        if len(sequence) < 2 or marker.ordinal > 1 + _MOST_LOST:
            return None
        lines = text[start : marker.span.start].split("\n")
        return None if any(map(may_be_first, lines)) else _Fault(sequence[0], "start")


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
    marker = _marker(part)
    return marker.ordinal > 1 and marker.ordinal == _marker(running[-1]).ordinal + 1


def _faults(document: Document, section: Section, sequence: list[Section], heads: _Heads) -> Iterator[_Fault]:
    """What is wrong with the numbers of one sequence, in their order."""
    head = heads.fault(section, sequence)
    if head is not None:
        yield head
    halves = sum(_marker(one).broken for one in sequence)
    halves_count = halves * 2 <= len(sequence)  # 1）2）3） is a style
    if _marker(sequence[0]).broken and halves_count:
        yield _Fault(sequence[0], "broken")
    for one, following in pairwise(sequence):
        kind = _fault(_marker(one), _marker(following), halves_count)
        if kind and not (kind == "default" and (_holds_next(one) or _run_on(document, one, following))):
            yield _Fault(following, kind, one)
    yield from _of_two_widths(document, sequence)


def _fault(before: Marker, marker: Marker, halves_count: bool) -> str:
    """The message for what is wrong with a number behind another; empty when it follows on it."""
    if marker.broken and halves_count:
        return "broken"
    if marker.style != before.style:
        return "mixed"
    if marker.ordinal == before.ordinal + 1:
        return ""
    if marker.ordinal == before.ordinal:
        return "repeat"
    return "default" if marker.ordinal > before.ordinal else "back"


def _holds_next(section: Section) -> bool:
    """Whether the next number stands below a section, in another style: that is told of there."""
    inside = next((part for part in section.parts if isinstance(part, Section) and part.marker is not None), None)
    if inside is None:
        return False
    marker, other = _marker(section), _marker(inside)
    return other.style != marker.style and other.ordinal == marker.ordinal + 1


def _run_on(document: Document, section: Section, following: Section) -> bool:
    """Whether the numbers between two stand inside the line of the first: 1.职责……。2.机构……。"""
    first, next_one = _marker(section), _marker(following)
    between = document.text[first.span.end : next_one.span.start]
    return _numbers_inside(between).issuperset(range(first.ordinal + 1, next_one.ordinal))


def _begins_inside(text: str, following: int) -> bool:
    """Whether the numbers before one stand inside the sentences of a text, which goes on with it in a line."""
    return _FIRST_INSIDE.search(text) is not None and _numbers_inside(text).issuperset(range(2, following))


def _numbers_inside(text: str) -> set[int]:
    found = _INSIDE.findall(text)
    return {int(number) if number.isdigit() else han_number(number) for number in found}


def _of_two_widths(document: Document, sequence: list[Section]) -> Iterator[_Fault]:
    """Brackets of both widths around the numbers of one sequence: a matter of style."""
    whole = [one for one in sequence if not _marker(one).broken and _marker(one).style in _OPENING]
    half = [one for one in whole if document.text[_marker(one).span.start] == "("]
    if half and len(half) < len(whole):
        fewer = half if len(half) * 2 <= len(whole) else [one for one in whole if one not in half]
        other = next(one for one in whole if one not in fewer)
        yield from (_Fault(one, "width", other, "info") for one in fewer)


def _restarts(document: Document, sequence: list[Section], following: list[Section]) -> bool:
    """Whether headings begin anew with one, in the same style, right behind a sentence of the section before."""
    first = _marker(following[0])
    if first.style not in _OF_HEADINGS or _marker(sequence[0]).style != first.style or len(sequence) < 2:
        return False
    end = first.span.start - 1
    line = document.text[document.text.rfind("\n", 0, end) + 1 : end]
    return line.endswith(_SENTENCE_ENDS) and len(line) > _LONGEST_HEADING


def _finding(document: Document, faults: list[_Fault]) -> Finding:
    """The first fault of a sequence with the places of the others; matters of style only where there is no other."""
    grave = [fault for fault in faults if fault.severity is None] or faults
    first = grave[0]
    marker = _marker(first.section)
    before = _marker(first.before) if first.before is not None else None
    values: dict[str, Value] = {
        "told": document.quote(marker.span).strip(),
        "before": document.quote(before.span).strip() if before else "",
        "more": len(grave) - 1,
    }
    related = [Related(before.span, "before", {"before": values["before"]})] if before else []
    related += [Related(_marker(other.section).span, "also") for other in grave[1 : 1 + _MOST_PLACES]]
    return Finding(
        marker.span,
        values,
        first.kind,
        tuple(related),
        None,
        _edits(document, marker, first.kind),
        False,
        first.severity,
    )


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
    if around is None or above is None or above.style != first.style or len(sequence) < 2:
        return None
    values: dict[str, Value] = {
        "told": document.quote(first.span).strip(),
        "above": document.quote(above.span).strip(),
        "count": len(sequence),
    }
    related = [Related(above.span, "above", {"above": values["above"]})]
    related += [Related(_marker(other).span, "inside") for other in sequence[1 : 1 + _MOST_PLACES]]
    resumed = _next_of(around, parents)
    if resumed is not None:
        span = _marker(resumed).span
        last = document.quote(_marker(sequence[-1]).span).strip()
        related.append(Related(span, "resumed", {"told": document.quote(span).strip(), "last": last}))
    return Finding(first.span, values, "nested", tuple(related))


def _next_of(section: Section, parents: dict[int, Section | None]) -> Section | None:
    """The numbered section of the same style right behind one, beside it."""
    parent, marker = parents[id(section)], _marker(section)
    siblings = [part for part in parent.parts if isinstance(part, Section) and part.marker] if parent else []
    for one, following in pairwise(siblings):
        if one is section and _marker(following).style == marker.style:
            return following
    return None


def _marker(section: Section) -> Marker:
    assert section.marker is not None
    return section.marker
