"""``contents_page``: the contents page names the headings that are there, in their order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.contents import Match, matches_of, number_of, whole_entry
from disclosurelint.document.model import Document, Section
from disclosurelint.document.walking import parents_of

#: Fewer entries than these that are found again word for word make no contents page to go by.
_LEAST = 3


@options
class ContentsPage:
    """Tells of headings without an entry, of other names, other numbers and another order.

    A heading without an entry is told of if others beside it are listed; an entry without a heading is content
    that is missing, and no matter of this check.
    """

    kind: ClassVar[str] = "contents_page"

    def run(self, document: Document) -> Iterator[Finding]:
        matches = matches_of(document)
        if sum(match.section is not None and match.likeness == "same" for match in matches) < _LEAST:
            return
        moved = _moved(matches)
        unlisted = list(_unlisted(document, matches))
        parents = parents_of(document)
        shifted = {id(parents[id(section)]) for section, _ in unlisted}
        for match in matches:
            section = match.section
            if section is not None:
                finding = _differing(document, match, section, moved)
                # where an entry is left out, those behind it are numbered on without it
                if finding is not None and (finding.message != "number" or id(parents[id(section)]) not in shifted):
                    yield finding
        yield from (finding for _, finding in unlisted)


def _differing(document: Document, match: Match, section: Section, moved: set[int]) -> Finding | None:
    entry = match.entry
    values: dict[str, Value] = {
        "title": document.quote(section.title),
        "number": number_of(document, section),
        "entry": document.quote(whole_entry(entry)),
        "heading": number_of(document, section) + document.quote(section.title),
    }
    related = (Related(whole_entry(entry), "entry"),)
    if entry.span.start in moved:
        return Finding(section.title, values, "moved", related)
    if match.likeness == "renamed":
        mistyped = _is_mistyped(document.quote(entry.title), document.quote(section.title))
        return None if mistyped else Finding(section.title, values, "renamed", related, severity="info")
    marker = section.marker
    written = document.quote(entry.number).replace(" ", "")
    if marker and written and written != values["number"]:
        # where a number was lost or doubled before it, that is the fault
        return Finding(marker.span, values, "number", related) if marker.ordinal == marker.expected else None
    return None


def _is_mistyped(one: str, other: str) -> bool:
    """Whether two titles differ by one character for another, which is a slip and no other name."""
    return len(one) == len(other) and sum(left != right for left, right in zip(one, other, strict=True)) == 1


def _moved(matches: list[Match]) -> set[int]:
    """The entries, by their start, that stand out of the order of the headings: as few as explain it."""
    placed = [(match.entry.span.start, match.section.span.start) for match in matches if match.section is not None]
    ends: list[int] = []  # the least heading that a rising run of each length ends with
    runs: list[list[int]] = []
    for entry, heading in placed:
        at = bisect_left(ends, heading)
        run = [*(runs[at - 1] if at else []), entry]
        ends[at : at + 1] = [heading]
        runs[at : at + 1] = [run]
    kept = set(runs[-1]) if runs else set()
    return {entry for entry, _ in placed} - kept


def _unlisted(document: Document, matches: list[Match]) -> Iterator[tuple[Section, Finding]]:
    """Numbered headings that the contents page leaves out, although it lists those before and behind them."""
    listed = {id(match.section): match.entry for match in matches if match.section is not None}
    parents = parents_of(document)
    seen: set[int] = set()
    for match in matches:
        parent = parents[id(match.section)] if match.section is not None else None
        if parent is None or id(parent) in seen:
            continue
        seen.add(id(parent))
        beside = [
            part
            for part in parent.parts
            if isinstance(part, Section) and part.marker and part.title.end > part.title.start
        ]
        known = [at for at, part in enumerate(beside) if id(part) in listed]
        for at in range(known[0], known[-1]) if len(known) > 1 else ():
            part, before = beside[at], beside[max(at - 1, 0)]
            if id(part) not in listed and _style(part) == _style(beside[known[0]]):
                values: dict[str, Value] = {"heading": number_of(document, part) + document.quote(part.title)}
                entry = listed.get(id(before))
                related = (Related(whole_entry(entry), "before"),) if entry else ()
                yield part, Finding(part.title, values, "unlisted", related)


def _style(section: Section) -> str:
    return section.marker.style if section.marker else ""
