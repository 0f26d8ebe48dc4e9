"""``substitution``: words of a curated list that are wrong where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options, require_word_list
from disclosurelint.checks.finding import Finding, Related, Value, times
from disclosurelint.document.model import Document
from disclosurelint.document.turns import pairs_of
from disclosurelint.lexicon.substitutions import Entry
from disclosurelint.text import Edit, Span


@options
class Substitution:
    """Reports a wrong word where the conditions of its entry hold; the entries lie in a word list."""

    kind: ClassVar[str] = "substitution"

    word_list: str = option(default="substitutions", zh="词表的名称", en="name of the word list")

    def __post_init__(self) -> None:
        require_word_list(self.word_list)

    def run(self, document: Document) -> Iterator[Finding]:
        style: dict[Entry, list[Span]] = {}
        pack = document.lexicon.substitutions(self.word_list)
        for at, entry in pack.found_in(document.text, pairs_of(document)):
            span = Span(at, at + len(entry.wrong))
            if entry.apart and not entry.stands_alone(document.text, at, document.lexicon.common_words):
                continue
            if entry.in_section and not _in_section(document, span, entry.in_section):
                continue
            if entry.level == "info":
                style.setdefault(entry, []).append(span)
            else:
                yield _finding(entry, [span], "default")
        for entry, places in style.items():
            yield _finding(entry, places, "style")


def _finding(entry: Entry, places: list[Span], message: str) -> Finding:
    """What is wrong is told of place by place, what is a matter of style once."""
    values: dict[str, Value] = {"wrong": entry.wrong, "right": entry.right, "why": entry.why}
    values |= {"count": len(places), "times": times(len(places))}
    return Finding(
        places[0],
        values,
        message,
        related=tuple(Related(place, "place") for place in places[1:]),
        edits=tuple(Edit(place, entry.right) for place in places),
        safe=entry.certain,
        severity=entry.level,
    )


def _in_section(document: Document, span: Span, concepts: tuple[str, ...]) -> bool:
    return any(
        section.span.covers(span) and not section.concepts.isdisjoint(concepts) for section in document.sections()
    )
