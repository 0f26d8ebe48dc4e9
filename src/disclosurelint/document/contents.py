"""The contents page laid beside the headings of the document: which entry is which heading, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from disclosurelint.document.model import ContentsEntry, Document, Section, once
from disclosurelint.lexicon import normalise_title
from disclosurelint.lexicon.speech import spoken
from disclosurelint.records import NamedTuple
from disclosurelint.text import Span

#: ``cut`` is the same title with its first characters lost on one side, ``renamed`` one that is nearly the same.
Likeness = Literal["same", "cut", "renamed"]
#: How many characters may be lost at the head of a title, and how many must be left for it to be known again.
_MOST_CUT, _LEAST_LEFT = 2, 4
#: Fewer entries than these that have a heading make no contents page to go by.
_LEAST_FOUND = 3
#: A contents page is no longer than this; what looks like one and is, was made to cost time.
_MOST_ENTRIES = 300
#: How alike two titles must be to be the same heading written otherwise.
_ALIKE = 60.0

#: A remark behind a title.
_ELSEWHERE = spoken("titles.elsewhere")


class Match(NamedTuple):
    """An entry with its heading (None where there is none)."""

    entry: ContentsEntry
    section: Section | None = None
    likeness: Likeness = "same"


def unfulfilled(document: Document) -> list[ContentsEntry]:
    """The entries whose heading is not there, and whose words stand nowhere behind the contents page either."""
    matches = matches_of(document)
    if sum(match.section is not None for match in matches) < _LEAST_FOUND:
        return []
    behind = document.contents[-1].span.end
    return [
        match.entry
        for match in matches
        if match.section is None and document.text.find(document.quote(match.entry.title), behind) < 0
    ]


def whole_entry(entry: ContentsEntry) -> Span:
    """An entry without leader and page."""
    return Span(entry.number.start, entry.title.end)


def number_of(document: Document, section: Section) -> str:
    """The number of a heading as it is written, without blanks."""
    return document.quote(section.marker.span).replace(" ", "") if section.marker else ""


@once
def matches_of(document: Document) -> list[Match]:
    """The entries of the contents page in their order; no heading belongs to two."""
    entries = document.contents[:_MOST_ENTRIES]
    if not entries:
        return []
    headings = [section for section in document.sections() if section.title.end > section.title.start]
    titles = [_bare(document.quote(entry.title)) for entry in entries]
    named = [_bare(document.quote(section.title)) for section in headings]
    numbers = [document.quote(entry.number).replace(" ", "") for entry in entries]
    numbered = [number_of(document, section) for section in headings]
    by_title, by_tail, by_number = _index(named), _index(named, _tails), _index(numbered)
    found: dict[int, int] = {}
    likeness: dict[int, Likeness] = {}

    def match(how: Likeness, candidates: Callable[[int], Iterable[int]]) -> None:
        """Give every entry without a heading the first candidate behind those of the entries before it, else any."""
        taken = set(found.values())
        last = -1
        for at in range(len(entries)):
            free = [] if at in found else [to for to in candidates(at) if to not in taken]
            if free:
                found[at] = next((to for to in free if to > last), free[0])
                likeness[at] = how
                taken.add(found[at])
            last = max(last, found.get(at, -1))

    def cut(at: int) -> list[int]:
        shorter = [to for tail in _tails(titles[at]) for to in by_title.get(tail, ())]
        return [*by_tail.get(titles[at], ()), *shorter]

    def renamed(at: int) -> list[int]:
        same_number = by_number.get(numbers[at], ()) if numbers[at] else ()
        return [to for to in same_number if _between(at, to, found) and _alike(titles[at], named[to])]

    match("same", lambda at: [to for to in by_title.get(titles[at], ()) if numbers[at] == numbered[to]])
    match("same", lambda at: by_title.get(titles[at], ()))
    match("cut", cut)
    match("renamed", renamed)
    return [
        Match(entry, headings[found[at]], likeness[at]) if at in found else Match(entry)
        for at, entry in enumerate(entries)
    ]


def _bare(title: str) -> str:
    """A title as it is compared: where else something is to be found (见附表) is no part of it."""
    return normalise_title(_ELSEWHERE.sub("", title))


def _index(words: list[str], keys: Callable[[str], Iterable[str]] = lambda word: (word,)) -> dict[str, list[int]]:
    """Under every key of a word the places where it stands."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        for key in keys(word):
            places.setdefault(key, []).append(at)
    return places


def _tails(title: str) -> list[str]:
    """What is left of a title that lost its first characters."""
    return [title[cut:] for cut in range(1, _MOST_CUT + 1) if len(title) - cut >= _LEAST_LEFT]


def _between(at: int, to: int, found: dict[int, int]) -> bool:
    """Whether a heading stands between those of the entries around one."""
    before = max((found[one] for one in found if one < at), default=-1)
    after = min((found[one] for one in found if one > at), default=to + 1)
    return before < to < after


def _alike(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other) >= _ALIKE or (
        min(len(one), len(other)) >= _LEAST_LEFT and (one in other or other in one)
    )
