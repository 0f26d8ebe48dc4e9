"""``required_section``: what a disclosure of its kind, region and year has to hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Value, Words
from disclosurelint.document.model import Block, Document, Paragraph, Section
from disclosurelint.document.walking import placed_in
from disclosurelint.lexicon import ConceptNames
from disclosurelint.text import Span

#: How far into a paragraph its subject is looked for when no heading names it.
_OPENING = 40
_TABLE_NAME = re.compile(r"表(?:[（(][^）)]*[）)])?$")


@options
class Part:
    """Something that has to be there: one concept, or any one of several, from one year until another."""

    shorthand: ClassVar[str] = "key"

    key: str = option(default="", zh="概念", en="the concept")
    any_of: tuple[str, ...] = option(default=(), zh="任一概念即可", en="any one of these concepts will do")
    since: int | None = option(default=None, zh="自该年度起要求", en="required from this fiscal year on")
    until: int | None = option(default=None, zh="至该年度止要求", en="required up to this fiscal year")

    @property
    def keys(self) -> tuple[str, ...]:
        return self.any_of or (self.key,)

    def applies(self, year: int | None) -> bool:
        """Whether the part is required in a year; where the year is unknown, only what is always required is."""
        if year is None:
            return self.since is None and self.until is None
        return (self.since is None or year >= self.since) and (self.until is None or year <= self.until)


@options
class RequiredSection:
    """Reports required sections that are absent, one finding each, and absent tables, one finding for all.

    Sections and tables are recognised by what they are about, whatever their title, number and order; a section
    without a heading counts when a paragraph opens with its subject or states a figure of it.
    """

    kind: ClassVar[str] = "required_section"

    sections: tuple[Part, ...] = option(default=(), zh="必备的内容（概念）", en="required concepts")
    tables: tuple[Part, ...] = option(default=(), zh="必备的表（概念）", en="required tables")

    def run(self, document: Document) -> Iterator[Finding]:
        year = document.subject.year
        place = document.subject.title
        names = document.lexicon.sections
        present, absent = _sorted([part for part in self.sections if part.applies(year)], _present_sections(document))
        for part in absent:
            yield Finding(place, {"part": _name(part, names), "present": _names(present, names)})
        names = document.lexicon.tables
        present, absent = _sorted([part for part in self.tables if part.applies(year)], _present_tables(document))
        if absent:
            values: dict[str, Value] = {
                "parts": _names(absent, names),
                "count": len(absent),
                "present": _names(present, names),
            }
            yield Finding(place, values, "some_tables" if present else "all_tables")


def _sorted(required: list[Part], present: set[str]) -> tuple[list[Part], list[Part]]:
    """The required parts that are there, and those that are not."""
    there = [part for part in required if not present.isdisjoint(part.keys)]
    return there, [part for part in required if part not in there]


def _present_sections(document: Document) -> set[str]:
    names = document.lexicon.sections
    present: set[str] = set()
    for block in _outside_glossary(document.root):
        if isinstance(block, Section):
            present |= block.concepts
        elif isinstance(block, Paragraph):
            opening = document.quote(Span(block.span.start, min(block.span.end, block.span.start + _OPENING)))
            present |= names.of_title(opening.split("，")[0].split("。")[0])
            for statement, _ in placed_in(block):
                present |= names.of_title(document.quote(statement.figure.label))
    return present


def _outside_glossary(root: Section) -> Iterator[Block]:
    """All blocks but those below a glossary: what it explains is not thereby published."""
    pending: list[Block] = [root]
    while pending:
        block = pending.pop()
        yield block
        if isinstance(block, Section) and "glossary" not in block.concepts:
            pending.extend(block.parts)


def _present_tables(document: Document) -> set[str]:
    names = document.lexicon.tables
    titles = [document.quote(section.title) for section in document.sections()]
    return {
        concept
        for title in titles
        if names.is_name(title) or _TABLE_NAME.search(title)  # 三公经费预算情况 tells of a table's content, but is none
        for concept in names.of_title(title)
    }


def _name(part: Part, names: ConceptNames) -> Words:
    found = [names.concepts[key] for key in part.keys if key in names.concepts]
    return Words(" / ".join(concept.zh for concept in found), " / ".join(concept.en for concept in found))


def _names(parts: list[Part], names: ConceptNames) -> Words:
    if not parts:
        return Words("（无）", "(none)")
    words = [_name(part, names) for part in parts]
    return Words("、".join(word.zh for word in words), ", ".join(word.en for word in words))
